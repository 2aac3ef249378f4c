"""A token sequence as time expressions see it: what each word can be, and steps past words that carry nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from khabar.find.times.lexis import Item, Lexis
from khabar.find.times.numerals import FIRST_YEAR, LAST_YEAR, Items
from khabar.find.times.values import Unit, Value
from khabar.find.tokens import Token

Found: TypeAlias = tuple[int, Value]
"""(index after, value)."""
Parts: TypeAlias = tuple[tuple[Unit, float], ...]
DASHES = frozenset("-–—")
COMMAS = frozenset(",،")
EMPTY = Item()


class Looking:
    """The words of one token sequence. Rules built on it take an index and answer ``Found`` or ``None``."""

    def __init__(self, tokens: Sequence[Token], lexis: Lexis) -> None:
        self.tokens = tokens
        self.items: Items = [lexis[t.norm] if t.kind == "w" else None for t in tokens]
        self.size = len(tokens)
        self._items = [item or EMPTY for item in self.items] + [EMPTY]

    def item(self, i: int) -> Item:
        """What the i-th word can be; an empty item for any other word, mark or number."""
        return self._items[i if i < self.size else self.size]  # -1 is the empty item beyond the end, too

    def norm(self, i: int) -> str:
        """The folded i-th token, or nothing beyond the ends."""
        return self.tokens[i].norm if 0 <= i < self.size else ""

    def prep(self, i: int) -> str:
        """The preposition that stands at ``i`` as a word of its own."""
        item = self.item(i)
        return item.prep if not item.clitic and not item.det else ""

    def glue(self, i: int, words: Sequence[str] = ()) -> int:
        """Past words that carry no value: «شهر», «الموافق», or any of ``words``."""
        while i < self.size and (self.item(i).glue or self.norm(i) in words):
            i += 1
        return i

    def month_word(self, i: int) -> int:
        """Past «شهر» before a month's name."""
        i = self.glue(i)
        return i + 1 if self.norm(i).endswith("شهر") and self.item(i).unit == "month" and not self.item(i).det else i

    def comma(self, i: int) -> int:
        """Past one comma."""
        return i + 1 if self.norm(i) in COMMAS else i

    def past(self, i: int, words: Sequence[str]) -> int:
        """Past one of ``words``."""
        return i + 1 if self.norm(i) in words else i

    def counts(self, i: int) -> bool:
        """Whether the word at ``i`` is what the number before it counts."""
        if i >= self.size:
            return False
        token = self.tokens[i]
        return (
            token.kind in "wl"
            and not token.word.conj
            and token.word.function is None
            and not self.prep(i)
            and not token.word.verbs
        )

    def ends(self, i: int) -> bool:
        """Whether the clause ends before ``i``."""
        return i >= self.size or (self.tokens[i].kind == "p" and self.norm(i) not in ("%", "٪"))

    def ago(self, i: int, words: Sequence[str]) -> int:
        """Past «من الآن», which says that a count is from the day itself."""
        ends = (self.norm(i), self.norm(i + 1))
        return i + 2 if (ends[0] == "من" and ends[1] in words) or ends == ("في", "المستقبل") else i

    def joint(self, i: int, joints: Sequence[str]) -> int | None:
        """Past the word between two ends of a range."""
        if "and" in joints:
            if self.norm(i) in ("و", "-", "–"):
                return i + 1
            return i if self.item(i).conj == "و" else None
        if self.prep(i) in joints or self.norm(i) in DASHES:
            return self.glue(i + 1, ("يوم",))
        return None


def is_year(value: int) -> bool:
    """Whether a bare number can be a year of the press."""
    return FIRST_YEAR <= value <= LAST_YEAR
