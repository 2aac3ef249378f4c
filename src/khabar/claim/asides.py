"""Asides of the press about its own sources: who would not be named, and who got a copy of a statement.

طلب عدم نشر اسمه لأنه غير مخول بالتصريح, تلقت الوكالة نسخة منه: what is said of whom stands around them, not in them.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.find.tokens import QUOTES, Token
from khabar.knowledge import tables
from khabar.knowledge.folding import fold
from khabar.knowledge.once import once
from khabar.knowledge.tsv import read_tsv


@once
def _parts() -> dict[str, frozenset[str]]:
    """The folded words of each part that such an aside may have."""
    rows = read_tsv("asides.tsv", tables.ASIDE_COLUMNS)
    parts = {part: frozenset(fold(word) for word in words.split("|")) for part, words, _ in rows}
    parts["any asked"] = parts["asked"] | parts["asking"]
    return parts


_LONG = 9
"""How many tokens may stand between a verb of receiving and the copy."""
_REFUSAL = 6


def aside(tokens: Sequence[Token], i: int) -> int:
    """How many tokens from ``i`` on are such an aside; 0 where none begins."""
    parts, norm = _parts(), tokens[i].norm
    if norm in parts["any asked"] or norm.removeprefix("و") in parts["any asked"]:
        return _unnamed(tokens, i)
    return _copied(tokens, i) if norm in parts["got"] else 0


_WITHOUT = "عدم"


def asks_not_to(tokens: Sequence[Token], i: int) -> bool:
    """طلب عدم نشر اسمه: whether at ``i`` a verb of asking for something about one's name stands before عدم."""
    after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    return after == _WITHOUT and tokens[i].norm in _parts()["asked"]


def _unnamed(tokens: Sequence[Token], i: int) -> int:
    """طلب عدم الكشف عن هويته: what says that a source is not named, and why."""
    for k in range(i + 1, min(i + 1 + _REFUSAL, len(tokens))):
        if tokens[k].norm in _parts()["named"]:
            return _reason(tokens, k + 1) - i if k > i + 1 else 0
        if tokens[k].norm not in _parts()["unsaid"]:
            return 0
    return 0


def _reason(tokens: Sequence[Token], at: int) -> int:
    """Where the reason ends that is given for it (لأنه غير مخول بالتصريح للإعلام); ``at`` where none is given."""
    if at >= len(tokens) or tokens[at].norm not in _parts()["why"]:
        return at
    for k in range(at + 1, min(at + _REFUSAL, len(tokens))):
        if tokens[k].kind == "p":
            return at
        if tokens[k].norm in _parts()["free"]:
            end = k + 1
            while end < len(tokens) and tokens[end].norm in _parts()["hearers"]:
                end += 1
            return end
    return at


def _copied(tokens: Sequence[Token], i: int) -> int:
    """تلقت وكالة X نسخة منه: who got the statement of which the sentence goes on to tell."""
    for k in range(i + 1, min(i + 1 + _LONG, len(tokens) - 1)):
        if tokens[k].norm in _parts()["copy"]:
            return k + 2 - i if tokens[k + 1].norm in _parts()["of_it"] else 0
        ends = tokens[k].kind == "p" and tokens[k].text not in QUOTES and tokens[k].text not in "{}()"
        if ends or tokens[k].is_verb:
            return 0
    return 0
