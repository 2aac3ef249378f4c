"""Days on which a page can have been written, as ranges, and the clues that allow them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from khabar.find.times import almanac
from khabar.find.times.calendar import Mention
from khabar.find.times.values import TimeExpression
from khabar.find.tokens import Token

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""Days by ordinal number, closed-open, in order."""
YEARS = range(2000, 2041)
"""Years in which a page can have been written."""
ALL: Ranges = ((date(YEARS[0], 1, 1).toordinal(), date(YEARS[-1], 1, 1).toordinal()),)
LEAD = 4
"""Sentences at the top in which an office or a weekday with its date speaks of the page's own day."""


class Clue(NamedTuple):
    """Days on which the page can have been written if the words say what they seem to."""

    days: Ranges
    words: str
    strong: bool
    """It names the page's own day or week, year and all: weaker clues cannot unseat it."""


class Sentence(NamedTuple):
    """One sentence with what of it can be dated; ``number`` counts from 0, ``text`` is the article's."""

    text: str
    tokens: Sequence[Token]
    number: int
    expressions: Sequence[TimeExpression]
    events: list[Mention]


def meet(first: Ranges, second: Ranges) -> Ranges:
    """The days in both."""
    found = []
    for a, b in first:
        found += [(max(a, c), min(b, d)) for c, d in second if c < b and a < d]
    return tuple(sorted(found))


def spans(spans: Iterable[tuple[date, int]]) -> Ranges:
    """(first day, how many) as ranges."""
    return tuple((first.toordinal(), first.toordinal() + count) for first, count in spans)


def since_day(day: date) -> Ranges:
    """That day and all after it."""
    return meet(ALL, ((day.toordinal(), ALL[0][1]),))


def months_named(number: int) -> Ranges:
    """That month of every year."""
    months = [almanac.month(year, number) for year in YEARS]
    return tuple((first.toordinal(), after.toordinal()) for first, after in months)


def union(ranges: Iterable[Ranges]) -> Ranges:
    """All days of all, in order, joined where they touch."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pair for group in ranges for pair in group):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def joined(days: Iterable[int]) -> Ranges:
    """Single days, by ordinal number, as ranges."""
    return union(((day, day + 1),) for day in days)


def quote(first: int, last: int, sentence: Sentence) -> str:
    """The page's words from one token to another, on one line."""
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    return " ".join(sentence.text[start:end].split())
