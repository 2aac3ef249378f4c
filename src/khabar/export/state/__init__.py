"""What the state tells, for a terminal and as JSON Lines."""
