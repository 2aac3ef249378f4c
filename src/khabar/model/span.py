"""A stretch of a page, by offsets into its raw text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open Unicode code-point offsets ``[start, end)`` into a page's raw text.

    >>> Span(3, 5).text("أكدت مصادر")
    'ت '
    """

    start: int
    end: int

    def text(self, raw: str) -> str:
        """The words themselves, exactly as the page has them."""
        return raw[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end
