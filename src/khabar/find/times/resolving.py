"""Symbolic value + the day it was said on → dates.

The page's own date is an interval; a value is worked out for its first and for its last day, and the
result holds both: what is said "two days ago" on a page of 12–14 August happened on 10–12 August.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

from khabar.find.times import almanac
from khabar.find.times.almanac import Days
from khabar.find.times.values import Decade, Edge, Nth, Offset, Part, Point, Span, TimeExpression, Vague, Value, Window
from khabar.model import Interval

Ends: TypeAlias = tuple[date | None, date | None]
"""(first day, day after the last), each possibly open."""
_OPEN_UNITS = frozenset({"year", "decade", "century"})
_SOON = 31
"""Days: a date without a year that lies so near ahead is the coming one."""
_HIJRI_FROM, _HIJRI_TO = 1200, 1700
"""Years that are Hijri beside a Hijri month; others beside one are Gregorian."""


def resolve(
    expression: TimeExpression,
    page: Interval,
    statement: Interval | None = None,
    *,
    grain: bool = True,
    ongoing: bool | None = None,
) -> Interval:
    """The expression's dates as said on ``page`` (or in a dated ``statement``), closed-open.

    Where the day is unknown, only absolute dates come out; the wording is kept in any case. ``grain`` takes
    units whole ("two months ago" is that month); without it they count to the day. ``ongoing`` says whether
    «منذ» + duration begins something that goes on (default: for years and decades).
    """
    said = _known(statement) or _known(page)
    value = expression.value
    ends = [dates(value, day, expression.future, grain, ongoing) for day in said] if said else []
    found = _union(ends) if said else dates(value, None, expression.future, grain, ongoing)
    if found is None or found == (None, None):
        return Interval(text=expression.text)
    start, end = found
    return Interval(
        start.isoformat() if start else None,
        end.isoformat() if end else None,
        expression.text,
        "explicit" if is_absolute(value) else "relative",
    )


def is_absolute(value: Value) -> bool:
    """Whether the words name a date of the calendar (a year, or a month and its day), not a distance."""
    if isinstance(value, Point):
        return value.toward is None and value.within is None and (value.year is not None or value.month is not None)
    if isinstance(value, Part | Edge):
        return is_absolute(value.value)
    if isinstance(value, Nth):
        return is_absolute(value.of)
    if isinstance(value, Span):
        return is_absolute(value.last)
    return isinstance(value, Decade)


def dates(
    value: Value, day: date | None, future: bool = False, grain: bool = True, ongoing: bool | None = None
) -> Ends | None:
    """The dates of a value said on ``day`` (``None``: unknown); ``None`` where they cannot be known."""
    try:
        return Resolver(day, future, grain, ongoing).ends(value)
    except (ValueError, OverflowError):  # a day that is in no calendar, or a year beyond it
        return None


def _known(said: Interval | None) -> tuple[date, ...]:
    """The first and the last day of an interval with both ends."""
    if said is None or said.start is None or said.end is None:
        return ()
    first, last = date.fromisoformat(said.start), date.fromisoformat(said.end) - timedelta(days=1)
    return (first, last) if last > first else (first,)


def _union(ends: Iterable[Ends | None]) -> Ends | None:
    """The interval that holds all; open where one is; unknown where one is."""
    found = list(ends)
    known = [e for e in found if e is not None]
    if len(known) < len(found):
        return None
    starts, stops = [e[0] for e in known], [e[1] for e in known]
    return (
        None if None in starts else min(s for s in starts if s),
        None if None in stops else max(s for s in stops if s),
    )


class Resolver:
    """Works one value out for one day."""

    def __init__(self, day: date | None, future: bool, grain: bool, ongoing: bool | None) -> None:
        self.day, self.future, self.grain, self.ongoing = day, future, grain, ongoing

    def ends(self, value: Value) -> Ends | None:
        """The dates of any value."""
        found: Ends | None = None
        match value:
            case Point():
                found = self.point(value)
            case Offset():
                found = self.offset(value)
            case Window():
                found = self.window(value)
            case Span():
                found = self.span(value)
            case Edge():
                found = self.edge(value)
            case Part():
                found = self.part(value)
            case Nth():
                found = self.nth(value)
            case Decade():
                found = self.decade(value)
            case Vague():
                pass
        return found

    # -- points -----------------------------------------------------------------------------------------

    def point(self, value: Point) -> Days | None:
        """A date of the calendar, its year told or chosen."""
        if value.year is not None:
            return _in_year(value, value.year)
        if self.day is None:
            return None
        if value.within is not None:
            return self.within(value, self.day, *value.within)
        if value.weekday is not None:
            return self.weekday(value, self.day, value.weekday)
        if value.month is None and value.season is None:
            return self.choose(value, self.months_around(value, self.day), self.day)
        base = almanac.hijri_year_of(self.day) if value.hijri else self.day.year
        return self.choose(value, [_in_year(value, base + k) for k in (-2, -1, 0, 1, 2)], self.day)

    def within(self, value: Point, day: date, unit: str, count: int) -> Days | None:
        """A weekday of a week, a day of a month, a month or season of a year that is told by distance."""
        if unit == "week" and value.weekday is not None:
            return almanac.days(almanac.unit_at(day, "week", count)[0] + timedelta(days=value.weekday))
        if unit == "month" and value.day is not None:
            return almanac.days(almanac.unit_at(day, "month", count)[0].replace(day=value.day))
        if unit == "year":
            return _in_year(value, (almanac.hijri_year_of(day) if value.hijri else day.year) + count)
        return None

    def weekday(self, value: Point, day: date, weekday: int) -> Days:
        """The last such day, today included; the next where the words look ahead."""
        back = (day.weekday() - weekday) % 7
        if value.toward is not None and value.toward < 0:
            return almanac.days(day - timedelta(days=back or 7))
        ahead = (weekday - day.weekday()) % 7
        if value.toward is not None and value.toward > 0:
            return almanac.days(day + timedelta(days=ahead or 7))
        return almanac.days(day + timedelta(days=ahead) if self.future else day - timedelta(days=back))

    def months_around(self, value: Point, day: date) -> list[Days | None]:
        """The day of that number in this month, the one before and the one after."""
        first = day.replace(day=1)
        return [_in_month(almanac.add_months(first, k), value.day or 1) for k in (-2, -1, 0, 1, 2)]

    def choose(self, value: Point, candidates: list[Days | None], day: date) -> Days | None:
        """Which year's (or month's) date is meant."""
        spans = [c for c in candidates if c is not None]
        if value.toward == 0:
            return next((c for c in spans if c[0].year == day.year or c[0] <= day < c[1]), None)
        past = [c for c in spans if (c[1] if value.toward else c[0]) <= day]
        ahead = [c for c in spans if c[0] > day]
        if value.toward is not None:
            return (past[-1] if past else None) if value.toward < 0 else (ahead[0] if ahead else None)
        current = [c for c in spans if c[0] <= day < c[1]]
        if current:
            return current[0]
        if self.future or not past:
            return ahead[0] if ahead else None
        gap = (ahead[0][0] - day).days if ahead else _SOON + 1
        return ahead[0] if gap <= _SOON and gap < (day - past[-1][1]).days else past[-1]

    # -- distances --------------------------------------------------------------------------------------

    def offset(self, value: Offset) -> Ends | None:
        """A unit at a distance."""
        if self.day is None:
            return None
        span = self.moved(value, self.day)
        unit = value.parts[0][0]
        goes_on = self.ongoing if self.ongoing is not None else unit in _OPEN_UNITS
        return (span[0], None) if value.since and goes_on else span

    def moved(self, value: Offset, day: date) -> Days:
        """The whole unit at the distance; a compound counts in its smallest unit."""
        unit, count = value.parts[0]
        whole = len(value.parts) == 1 and count == int(count)
        if whole and unit not in ("day", "hour") and (self.grain or not value.counted):
            return almanac.unit_at(day, unit, int(count))
        sign = -1 if value.turned and not self.future else 1
        for part, distance in value.parts:
            day = almanac.move(day, part, sign * distance)
        if value.weekday is not None:
            day = almanac.nearest_weekday(day, value.weekday)
        units = {part for part, _ in value.parts}
        return almanac.unit_at(day, "month") if self.grain and units <= {"month", "year"} else almanac.days(day)

    def window(self, value: Window) -> Days | None:
        """So many units up to the day, or from the day after on."""
        if self.day is None or (value.hedged and not self.future):
            return None
        sign = 1 if value.forward else -1
        start = self.day + timedelta(days=1) if value.forward else self.day
        other = start
        for unit, count in value.parts:
            other = almanac.move(other, unit, sign * count) if count else other
        hours = value.parts[0][0] == "hour"
        if value.forward:
            return start, max(other, start + timedelta(days=1))
        return other, start + timedelta(days=value.closed or hours or other == start)

    # -- made of others ---------------------------------------------------------------------------------

    def span(self, value: Span) -> Ends | None:
        """From the first's first day to the last's last, the year and month told once for both."""
        first, last = value.first, value.last
        if isinstance(first, Point) and isinstance(last, Point):
            first, last = _shared(first, last)
        begin, end = self.ends(first), self.ends(last)
        if begin is None or end is None or begin[0] is None:
            return None
        if end[1] is not None and end[1] <= begin[0]:
            end = Resolver(begin[0], True, self.grain, self.ongoing).ends(last)
            if end is None or end[1] is None or end[1] <= begin[0]:
                return None
        return begin[0], end[1]

    def edge(self, value: Edge) -> Ends | None:
        """Open on one side; "since today" is today."""
        found = self.ends(value.value)
        if found is None:
            return None
        start, end = found
        if value.side == "since":
            today = isinstance(value.value, Offset) and value.value.parts == (("day", 0),)
            return (start, end) if today else (start, None)
        if value.side == "after":
            return end, None
        late = isinstance(value.value, Part) and value.value.third == "late"
        return None, (start if value.side == "before" and not late else end)

    def part(self, value: Part) -> Days | None:
        """A third of a span."""
        found = self.ends(value.value)
        if found is None or found[0] is None or found[1] is None:
            return None
        return almanac.third((found[0], found[1]), value.third, self.day)

    def nth(self, value: Nth) -> Days | None:
        """A week, quarter, half or weekday of a longer span."""
        found = self.ends(value.of)
        if found is None or found[0] is None or found[1] is None:
            return None
        span = (found[0], found[1])
        if value.weekday is not None:
            return almanac.weekday_of(span, value.weekday, value.rank)
        if value.unit == "week":
            return almanac.week_of(span, value.rank) if value.rank else almanac.unit_at(span[0], "week")
        months = {"quarter": 3, "half": 6}.get(value.unit)
        if months is None or value.rank * months > 12:
            return None
        count = value.rank if value.rank > 0 else 12 // months
        first = almanac.add_months(span[0], months * (count - 1))
        return first, almanac.add_months(first, months)

    def decade(self, value: Decade) -> Days | None:
        """Ten years; where the century is not told, the last such decade that has begun."""
        if value.start >= 100:
            return date(value.start, 1, 1), date(value.start + 10, 1, 1)
        year = self.day.year if self.day else 1999
        start = year // 100 * 100 + value.start
        start -= 100 if start > year else 0
        return date(start, 1, 1), date(start + 10, 1, 1)


def _in_year(value: Point, year: int) -> Days | None:
    """The date in that year; ``None`` where it has no such day."""
    if value.season is not None:
        return almanac.season(year, value.season)
    if value.month is None:
        return (almanac.hijri_day(year, 1), almanac.hijri_day(year + 1, 1)) if value.hijri else almanac.year_of(year)
    if value.hijri:
        return _hijri(value, value.month, year)
    if value.day is None:
        return almanac.month(year, value.month)
    return _in_month(date(year, value.month, 1), value.day)


def _in_month(first: date, day: int) -> Days | None:
    after = almanac.add_months(first, 1)
    found = first + timedelta(days=day - 1)
    return almanac.days(found) if found < after else None


def _hijri(value: Point, month: int, year: int) -> Days | None:
    """A Hijri month or day; a Gregorian year beside it picks the Hijri year whose month began in it."""
    if not _HIJRI_FROM <= year <= _HIJRI_TO:
        around = almanac.hijri_year_of(date(year, 1, 1))
        year = next((y for y in (around, around + 1) if almanac.hijri_day(y, month).year == year), around)
    if value.day is None:
        return almanac.hijri_month(year, month)
    return almanac.days(almanac.hijri_day(year, month, value.day)) if value.day <= 30 else None


def _shared(first: Point, last: Point) -> tuple[Point, Point]:
    """Both ends with what only one of them says."""
    if first.year is None and last.year is not None and first.month is not None:
        first = first._replace(year=last.year)
    if last.month is None and last.day is not None and first.month is not None:
        last = last._replace(month=first.month, year=first.year)
    if first.month is None and first.day is not None and last.month is not None and first.weekday is None:
        first = first._replace(month=last.month, year=last.year)
    return first, last
