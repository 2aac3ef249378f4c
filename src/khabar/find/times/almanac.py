"""Arithmetic of days: months, weeks, thirds, seasons, and the Hijri calendar.

A span of days is (first day, day after the last).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

from khabar.find.times.values import Unit

Days: TypeAlias = tuple[date, date]
_HIJRI_EPOCH = date(622, 7, 19)
"""1 Muharram 1 of the tabular calendar (civil epoch, proleptic Gregorian)."""
_SEASONS = {1: 12, 2: 3, 3: 6, 4: 9}
"""First month of winter, spring, summer, autumn (meteorological); winter begins in the year before."""


def days(first: date, count: int = 1) -> Days:
    """``count`` days from ``first`` on."""
    return first, first + timedelta(days=count)


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months on, or the month's last where it is shorter."""
    month = day.year * 12 + day.month - 1 + count
    year, month = divmod(month, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            if not 1 <= year <= 9999:
                raise
    raise ValueError(day)


@lru_cache(maxsize=4096)
def month(year: int, number: int) -> Days:
    """A month of the Gregorian calendar."""
    first = date(year, number, 1)
    return first, add_months(first, 1)


def year_of(year: int) -> Days:
    """A Gregorian year."""
    return date(year, 1, 1), date(year + 1, 1, 1)


def season(year: int, number: int) -> Days:
    """Winter (1) to autumn (4): whole months, winter ending in ``year``."""
    first = date(year - (number == 1), _SEASONS[number], 1)
    return first, add_months(first, 3)


def unit_at(day: date, unit: Unit, count: int = 0) -> Days:
    """The unit ``count`` units away from the one that ``day`` is in; weeks begin on Monday."""
    monday = day - timedelta(days=day.weekday())
    if unit == "week":
        return days(monday + timedelta(weeks=count), 7)
    if unit == "weekend":
        return days(monday + timedelta(weeks=count, days=5), 2)
    if unit == "month":
        first = add_months(day.replace(day=1), count)
        return first, add_months(first, 1)
    if unit == "quarter":
        first = add_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * count)
        return first, add_months(first, 3)
    if unit in ("year", "decade", "century"):
        width = {"year": 1, "decade": 10, "century": 100}[unit]
        year = (day.year // width + count) * width
        return date(year, 1, 1), date(year + width, 1, 1)
    return days(day + timedelta(days=count))


def move(day: date, unit: Unit, count: float) -> date:
    """The day ``count`` units on, to the day: half a year is six months, half a month fifteen days."""
    whole = int(count)
    half = count - whole
    if unit == "hour":
        return day + timedelta(days=round(count / 24))
    if unit in ("day", "week", "weekend"):
        return day + timedelta(days=round(count * (1 if unit == "day" else 7)))
    months = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    if months == 1:
        return add_months(day, whole) + timedelta(days=round(30 * half))
    return add_months(day, round(count * months))


def third(span: Days, which: str, day: date | None) -> Days | None:
    """The early, middle or late third of a span: four months of a year, ten days of a month, days of a week."""
    first, after = span
    length = (after - first).days
    if which == "rest":
        return (max(first, day), after) if day is not None and day < after else None
    if length > 300:
        cuts = [first, add_months(first, 4), add_months(first, 8), after]
    elif length > 80:
        cuts = [first, add_months(first, 1), add_months(first, 2), after]
    elif length > 27:
        cuts = [first, first + timedelta(days=10), first + timedelta(days=20), after]
    else:
        step = max(length // 3, 1)
        cuts = [first, first + timedelta(days=step), max(after - timedelta(days=step), first), after]
    at = {"early": 0, "mid": 1, "late": 2}[which]
    return (cuts[at], cuts[at + 1]) if cuts[at] < cuts[at + 1] else span


def week_of(span: Days, count: int) -> Days:
    """The n-th week of a month or year (-1: the last): a week belongs where its Thursday is, as in ISO 8601."""
    if count < 0:
        thursday = span[1] - timedelta(days=1)
        thursday -= timedelta(days=(thursday.weekday() - 3) % 7)
    else:
        thursday = span[0] + timedelta(days=(3 - span[0].weekday()) % 7, weeks=count - 1)
    return days(thursday - timedelta(days=3), 7)


def weekday_of(span: Days, weekday: int, count: int) -> Days | None:
    """The n-th such weekday of a span (-1: the last), if it has so many."""
    if count < 0:
        last = span[1] - timedelta(days=1)
        return days(last - timedelta(days=(last.weekday() - weekday) % 7))
    found = span[0] + timedelta(days=(weekday - span[0].weekday()) % 7, weeks=count - 1)
    return days(found) if found < span[1] else None


def nearest_weekday(day: date, weekday: int) -> date:
    """The day of that name next to ``day``: the day after it, or else the last such day."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 1 else ahead - 7)


def hijri_day(year: int, number: int, day: int = 1) -> date:
    """A Hijri date in the Gregorian calendar, by the tabular (arithmetic) calendar.

    Months have 30 and 29 days in turn and 11 of 30 years a day more (years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26,
    29). Umm al-Qura, which is set by computed new moons, is off from it by at most two days either way.
    """
    before = (year - 1) * 354 + (11 * year + 3) // 30 + 29 * (number - 1) + number // 2 + day - 1
    return _HIJRI_EPOCH + timedelta(days=before)


def hijri_month(year: int, number: int) -> Days:
    """A Hijri month, to within two days (see ``hijri_day``)."""
    following = hijri_day(year + number // 12, number % 12 + 1)
    return hijri_day(year, number), following


def hijri_year_of(day: date) -> int:
    """The Hijri year that ``day`` is in."""
    year = max(((day - _HIJRI_EPOCH).days * 30) // 10631, 0) + 1
    while hijri_day(year + 1, 1) <= day:
        year += 1
    while year > 1 and hijri_day(year, 1) > day:
        year -= 1
    return year
