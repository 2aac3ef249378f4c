"""What is left of a text's words when all that is asked is how many of them another text shares."""

from __future__ import annotations

from typing import NamedTuple


class Fingerprint(NamedTuple):
    """A MinHash of the words of raw ``[start, end)``: ``words`` of them; equal places mean equal shares, on average."""

    start: int
    end: int
    words: int
    signature: tuple[int, ...]

    def share(self, other: Fingerprint) -> float:
        """About how much of all their runs of words the two have in common, from 0 to 1 (Jaccard)."""
        same = sum(a == b for a, b in zip(self.signature, other.signature, strict=True))
        return same / len(self.signature)
