"""Reading Arabic claims: from tokens to who is said to do what to whom, by which voice, how firmly."""
