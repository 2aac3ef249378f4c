"""What the reader makes of sentences: the coding contract, by example."""
