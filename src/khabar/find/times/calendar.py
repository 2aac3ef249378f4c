"""Known events in a sentence: what ``calendar.tsv`` says happened, by the words that name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from khabar.find.tokens import Token
from khabar.knowledge.folding import fold
from khabar.knowledge.once import once
from khabar.knowledge.tsv import cell_list, read_tsv

CALENDAR_COLUMNS = ("event", "words", "from", "to", "kind", "example", "source")
Kind: TypeAlias = Literal["day", "planned", "name", "office", "live"]
_GAP = 4
"""Words that "*" stands for, at most."""
_SKIPPED = frozenset("\"'“«-")
_STOPS = frozenset(".؛!؟")


class Happening(NamedTuple):
    """A row of the calendar: closed-open dates, the end open for a name or an office still held."""

    event: str
    start: date
    end: date | None
    kind: Kind


class Mention(NamedTuple):
    """Token indices (both inside) and every event that the words can name."""

    first: int
    last: int
    happenings: tuple[Happening, ...]


_Pattern: TypeAlias = tuple[str, ...]
_Patterns: TypeAlias = tuple[tuple[_Pattern, tuple[Happening, ...]], ...]
_Index: TypeAlias = dict[str, list[tuple[_Pattern, tuple[Happening, ...]]]]


def mentions(tokens: Sequence[Token]) -> Iterator[Mention]:
    """The known events that ``tokens`` name, left to right, the longest naming first."""
    until = 0
    for i, token in enumerate(tokens):
        patterns = _beginning(token.norm)
        found = _longest(tokens, i, patterns) if patterns and i >= until else None
        if found is not None:
            yield found
            until = found.last + 1


def _longest(tokens: Sequence[Token], i: int, patterns: _Patterns) -> Mention | None:
    best: Mention | None = None
    for rest, happenings in patterns:
        after = _match(tokens, i + 1, rest)
        if after is not None and (best is None or after - 1 > best.last):
            best = Mention(i, after - 1, happenings)
    return best


@lru_cache(maxsize=16_384)
def _beginning(norm: str) -> _Patterns:
    """The patterns that a word may begin, without their first word: none, for most words."""
    index = _index()
    return tuple((pattern[1:], happenings) for stem in _stems(norm) for pattern, happenings in index.get(stem, ()))


def _match(tokens: Sequence[Token], i: int, pattern: _Pattern) -> int | None:
    """The index after the pattern, or ``None``; a sentence's end stops a gap."""
    if not pattern:
        return i
    if pattern[0] == "*":
        return _bridge(tokens, i, pattern[1:])
    if i < len(tokens) and tokens[i].norm in _SKIPPED:
        return _match(tokens, i + 1, pattern)
    if i >= len(tokens) or pattern[0] not in _stems(tokens[i].norm):
        return None
    return _match(tokens, i + 1, pattern[1:])


def _bridge(tokens: Sequence[Token], i: int, pattern: _Pattern) -> int | None:
    """Past up to ``_GAP`` words of one sentence to where the rest of the pattern stands."""
    for j in range(i, min(i + _GAP, len(tokens)) + 1):
        after = _match(tokens, j, pattern)
        if after is not None:
            return after
        if j < len(tokens) and tokens[j].norm in _STOPS:
            break
    return None


@lru_cache(maxsize=20_000)
def _stems(norm: str) -> tuple[str, ...]:
    """The word as it stands and without و، ف; ب، ل، ك before it."""
    found = [norm]
    for word in (norm, norm[1:] if norm[:1] in "وف" else ""):
        if len(word) < 3:
            continue
        found.append(word)
        if word.startswith("لل"):
            found.append("ال" + word[2:])
        elif word[0] in "بلك":
            found.append(word[1:])
    return tuple(dict.fromkeys(found))


@once
def _index() -> _Index:
    """First word → patterns; read on first use. Raises ``KnowledgeError`` where the table is broken."""
    events: defaultdict[_Pattern, list[Happening]] = defaultdict(list)
    for event, words, start, end, kind, _example, _source in read_tsv("calendar.tsv", CALENDAR_COLUMNS):
        happening = Happening(
            event,
            date.fromisoformat(start),
            date.fromisoformat(end) if end else None,
            kind,  # type: ignore[arg-type]
        )
        for phrase in cell_list(words):
            events[tuple(fold(word) for word in phrase.split())].append(happening)
    index: _Index = defaultdict(list)
    for pattern, happenings in events.items():
        index[pattern[0]].append((pattern, tuple(happenings)))
    return dict(index)
