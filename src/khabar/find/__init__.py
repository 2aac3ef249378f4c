"""Words, and the names, places and times that are found in them: articles → tokens and mentions."""
