"""When a page was published: what came beside it, or else the date under its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from khabar.knowledge.folding import fold
from khabar.knowledge.tsv import read_tsv
from khabar.model import Article, BlockKind, Interval

MONTH_COLUMNS = ("name", "month", "calendar", "example")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_BYLINE_CHARACTERS = 120
"""A date line is short: a paragraph's dates are the story's, not the page's."""
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=t\d|$|\s)")
_MONTH_ONLY = re.compile(r"(\d{4})-(\d{2})")
_ADDRESS = re.compile(r"https?://[^/]+/.*?\b((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?!\d)")


def published(article: Article) -> Interval:
    """The day of publication as a closed-open interval; ``Interval()`` where nothing says it.

    ``basis`` is ``metadata`` (the record, the HTML head, the address) or ``byline`` (a date line).
    """
    page = article.page
    found = _from_metadata(page.published) or _from_byline(article) or _from_address(page.uri)
    if found is None and page.published:
        return Interval(text=page.published, reason=f"«{page.published}» is no date that khabar can read")
    return found or Interval()


def parse_day(text: str) -> date | None:
    """The first full date in ``text``, whichever way it is written; ``None`` without one.

    >>> parse_day("الاثنين ١٢ آب/ أغسطس ٢٠١٩")
    datetime.date(2019, 8, 12)
    """
    found = next(_days(_fold(text)), None)
    return found[1] if found else None


_fold = fold.__wrapped__  # lines would drive single words out of fold's cache


def _from_metadata(text: str | None) -> Interval | None:
    """The date that came beside the page: a day, or a month where no day is given."""
    if text is None:
        return None
    if month := _MONTH_ONLY.fullmatch(text):
        first = _date(int(month[1]), int(month[2]), 1)
        if first:
            after = (first + timedelta(days=31)).replace(day=1)
            return Interval(first.isoformat(), after.isoformat(), text, "metadata", "the month came with the page")
    day = parse_day(text)
    return _interval(day, text, "metadata", "the date came with the page") if day else None


def _from_byline(article: Article) -> Interval | None:
    """The date in the first short line outside the story that has one."""
    for block in article.blocks:
        if block.kind in _DATED and block.end - block.start <= _BYLINE_CHARACTERS:
            line = article.text[block.start : block.end]
            day = parse_day(line)
            if day:
                return _interval(day, line, "byline", f"the line «{line}»")
    return None


_DATED = frozenset({BlockKind.BYLINE, BlockKind.MENU})


def _from_address(uri: str) -> Interval | None:
    """The date in a web address: ``https://…/2019/08/12/…``."""
    found = _ADDRESS.match(uri)
    day = _date(int(found[1]), int(found[2]), int(found[3])) if found else None
    return _interval(day, uri, "metadata", "the date in the page's address") if day else None


def _interval(day: date, text: str, basis: str, reason: str) -> Interval:
    """One day, closed-open."""
    return Interval(day.isoformat(), (day + timedelta(days=1)).isoformat(), text, basis, reason)


def _days(text: str) -> Iterator[tuple[int, date]]:
    """Dates in folded ``text`` with where they stand, the first to stand there first."""
    yield from sorted([*_numeric(text), *_named(text)])


def _numeric(text: str) -> Iterator[tuple[int, date]]:
    """2019/08/12, 12/08/2019, 20190812."""
    for m in _YEAR_FIRST.finditer(text):
        yield from _dated(m.start(), int(m[1]), int(m[3]), int(m[4]))
    for m in _COMPACT.finditer(text):
        yield from _dated(m.start(), int(m[1]), int(m[2]), int(m[3]))
    for m in _YEAR_LAST.finditer(text):
        day, month = int(m[1]), int(m[3])
        if month > 12 >= day:  # the American order, where the usual one is impossible
            day, month = month, day
        yield from _dated(m.start(), int(m[4]), month, day)


def _named(text: str) -> Iterator[tuple[int, date]]:
    """12 آب 2019 and August 12, 2019."""
    day_first, month_first = _patterns()
    for m in day_first.finditer(text):
        yield from _dated(m.start(), int(m["year"]), month_number(m["month"]), int(m["day"]))
    for m in month_first.finditer(text):
        yield from _dated(m.start(), int(m["year"]), month_number(m["month"]), int(m["day"]))


def _dated(at: int, year: int, month: int, day: int) -> Iterator[tuple[int, date]]:
    """A date, if there is such a day in the years of the press."""
    made = _date(year, month, day)
    if made:
        yield at, made


def _date(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` where there is no such day."""
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1–12 for a folded month name. Raises ``KeyError`` for any other word."""
    return _months()[name]


@cache
def _months() -> dict[str, int]:
    """Folded month name → number."""
    return {_fold(name): int(month) for name, month, _, _ in read_tsv("months.tsv", MONTH_COLUMNS)}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Day before month and month before day, in folded text; a second name of the month may follow the first."""
    names = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(_months(), key=len, reverse=True))
    month = rf"(?P<month>{names})(?:\s*[/(\s]\s*(?:{names})\)?)?"
    year = r"[\s,،.-]*(?:من\s+)?(?:عام\s+|سنه\s+)?(?P<year>\d{4})(?!\d)"
    day = r"(?<!\d)(?P<day>\d{1,2})"
    return (
        re.compile(rf"{day}(?:st|nd|rd|th)?[\s,،-]*(?:من\s+)?(?:شهر\s+)?{month}(?!\w){year}"),
        re.compile(rf"(?<!\w){month}[\s,]+{day}(?!\d){year}"),
    )
