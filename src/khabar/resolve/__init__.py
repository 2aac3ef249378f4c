"""What a page and its claims refer to beyond the text: the outlet that published it."""
