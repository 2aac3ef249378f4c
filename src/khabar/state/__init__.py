"""Claims → what held between parties, as of when, and according to whom. ``asking`` is the door."""
