"""The words that give furniture away, from ``furniture.tsv``, ready to match."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from khabar.knowledge.folding import fold
from khabar.knowledge.tsv import read_tsv
from khabar.model import BlockKind, KnowledgeError

FURNITURE_COLUMNS = ("kind", "pattern", "match", "example")
CUE_SPAN = 160
"""Characters of a line in which a cue at its start is looked for."""

_START_WORDS = 15
"""A line with a cue at its start is furniture up to so many words; a "read also" line may be longer."""
_CONTAINS_WORDS = 40
_END_WORDS = 6
_LEAD = re.compile(r"^[\W_]+")
_TRAIL = re.compile(r"[\W_\d]+$")
_LEAD_DIGITS = re.compile(r"^[\W_\d]+")
_SPACE = re.compile(r"\s+")
_fold = fold.__wrapped__  # whole lines would drive single words out of fold's cache


class Cue(NamedTuple):
    """What a line is by its words, and why."""

    kind: BlockKind
    reason: str


class _Table(NamedTuple):
    start: re.Pattern[str]
    whole: dict[str, BlockKind]
    end: re.Pattern[str]
    contains: re.Pattern[str]
    kinds: dict[tuple[str, str], BlockKind]
    anywhere: re.Pattern[str]
    head: re.Pattern[str]


def normal(text: str) -> str:
    """``text`` folded, blanks single, none before a colon."""
    return _SPACE.sub(" ", _fold(text)).strip().replace(" :", ":")


def cue(words: str, count: int) -> Cue | None:
    """What a line of ``count`` words, given in ``normal`` form, is by its words; ``None``: nothing gives it away."""
    table = _table()
    bare = _TRAIL.sub("", _LEAD_DIGITS.sub("", words)) if count <= _END_WORDS else ""
    if kind := table.whole.get(bare):
        return Cue(kind, f"the line is «{bare}»")
    found = table.start.match(_LEAD.sub("", words))
    if found:
        kind = table.kinds["start", found[1]]
        if count <= _START_WORDS or kind in _LONG:
            return Cue(kind, f"begins with «{found[1]}»")
    if count <= _END_WORDS and (found := table.end.search(words)):
        return Cue(table.kinds["end", found[1]], f"ends with «{found[1]}»")
    if count <= _CONTAINS_WORDS and (found := table.contains.search(words)):
        return Cue(table.kinds["contains", found[0]], f"contains «{found[0]}»")
    return _menu(words, count) if 1 < count <= _CONTAINS_WORDS else None


def _menu(words: str, count: int) -> Cue | None:
    """A line made of menu words, or of three and more short items between bars."""
    items = _ITEM.split(words)
    if len(items) >= _MENU_ITEMS and all(len(item.split()) <= _ITEM_WORDS for item in items):
        return Cue(BlockKind.MENU, "short items between bars")
    if count > _START_WORDS:
        return None
    found = _table().anywhere.findall(words)
    if len(found) > 1 and sum(len(item.split()) for item in found) >= _MENU_SHARE * count:
        return Cue(_table().whole[found[0]], f"a row of buttons: «{'», «'.join(found)}»")
    return None


_ITEM = re.compile(r"\s*(?:[|»>•·■]|::|\s/\s)\s*")
_MENU_ITEMS = 3
_ITEM_WORDS = 4
_MENU_SHARE = 0.6
"""Share of a line's words that are names of buttons: a site's own sections stand among the usual ones."""


def names_outlet(words: str, count: int) -> bool:
    """Whether a line of ``count`` words, given in ``normal`` form, may be the site's name above the title."""
    return count <= _END_WORDS and _table().head.match(words) is not None


_LONG = frozenset({BlockKind.RELATED, BlockKind.COMMENTS})


def is_bare(text: str) -> bool:
    """Whether a line is a cue and no more: «Read also» with the headline in the next line."""
    words = normal(text)
    bare = _TRAIL.sub("", _LEAD_DIGITS.sub("", words))
    if bare in _table().whole:
        return True
    found = _table().start.match(_LEAD.sub("", words))
    return found is not None and len(bare.split()) <= len(found[0].split()) + 1 and ":" not in words.rstrip(": ")


@cache
def _table() -> _Table:
    """The compiled table. Raises ``KnowledgeError`` for a kind or match that does not exist."""
    patterns: dict[str, list[str]] = {"start": [], "whole": [], "end": [], "contains": [], "head": []}
    kinds: dict[tuple[str, str], BlockKind] = {}
    for kind, pattern, match, _ in read_tsv("furniture.tsv", FURNITURE_COLUMNS):
        if match not in patterns or kind not in set(BlockKind):
            raise KnowledgeError(f"furniture.tsv: {kind}/{match} for «{pattern}» is unknown")
        folded = normal(pattern)
        patterns[match].append(folded)
        kinds[match, folded] = BlockKind(kind)
    whole = {p: kinds["whole", p] for p in patterns["whole"]}
    return _Table(
        re.compile(f"({_any(patterns['start'])})ا?(?!\\w)"), whole,
        re.compile(f"(?:[–—|/-]|\\d) ?({_any(patterns['end'])})\\W*$"),
        re.compile(_any(patterns["contains"])), kinds,
        re.compile(f"(?<!\\w)(?:{_any(patterns['whole'])})(?!\\w)"),
        re.compile(f"(?:{_any(patterns['head'])})(?!\\w)"),
    )  # fmt: skip


def _any(patterns: list[str]) -> str:
    """Alternatives, longest first, so that the fullest cue is named."""
    return "|".join(map(re.escape, sorted(patterns, key=len, reverse=True))) or r"(?!)"
