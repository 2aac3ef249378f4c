"""The rules by which one pass over a sentence hangs every phrase and clause on what governs it (``claim.parse``)."""
