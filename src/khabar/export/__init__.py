"""Claims going out: one file a format."""
