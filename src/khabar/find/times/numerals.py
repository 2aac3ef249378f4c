"""Numbers of a sentence: digits, words (خمسة وعشرين، ألفين وثمانية عشر), ordinals, and dates in digits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.find.times.lexis import Item
from khabar.find.times.values import Point, Span, Value
from khabar.find.tokens import Token

Items = Sequence[Item | None]
Numbered = tuple[int, int]
"""(index after, number)."""

_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[/.-](\d{1,2})")
_YEARS = re.compile(r"(\d{4})[-/](\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})([/.-])(\d{1,2})")
_PAIR = re.compile(r"(\d{1,2})-(\d{1,2})")
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Four bare digits are a year between these."""


def is_digits(token: Token) -> bool:
    """Whether the token is a whole number in digits."""
    return token.kind == "n" and token.norm.isdecimal()


def number(tokens: Sequence[Token], items: Items, i: int) -> Numbered | None:
    """The cardinal that begins at ``i``: digits, or words joined with و."""
    if i >= len(tokens):
        return None
    if is_digits(tokens[i]):
        return _scaled(items, i + 1, int(tokens[i].norm[:9]))
    first = items[i]
    if first is None or first.number is None:
        return None
    return _words(items, i)


def _scaled(items: Items, i: int, value: int) -> Numbered:
    item = items[i] if i < len(items) else None
    if item is not None and item.number == 1000 and not item.conj and not item.det:
        return i + 1, value * 1000
    return i, value


def _words(items: Items, i: int) -> Numbered:
    total, part, start = 0, 0, i
    while i < len(items):
        item = items[i]
        if item is None or item.number is None or (i > start and (item.clitic or (item.det and not item.conj))):
            break
        if i > start and not item.conj and not _joins(part, item.number):
            break
        if item.number == 1000 and 0 < part < 1000:
            total, part = total + part * 1000, 0
        elif item.number == 100 and 2 < part < 10 and not item.conj:
            part = part * 100
        else:
            part += item.number
        i += 1
    return i, total + part


def _joins(part: int, following: int) -> bool:
    """Whether a number word follows the last without و: ثلاثة عشر، ثلاثة آلاف، خمس مئة."""
    return (following == 10 and 0 < part % 100 < 10) or (following in (100, 1000) and 2 < part < 1000)


def ordinal(items: Items, i: int) -> Numbered | None:
    """The ordinal that begins at ``i``: الثاني، الثاني عشر، الحادي والعشرين، العشرين."""
    item = items[i] if i < len(items) else None
    if item is None:
        return None
    if item.ordinal is None:
        if item.number is not None and item.det and 20 <= item.number <= 90:
            return i + 1, item.number
        return None
    following = items[i + 1] if i + 1 < len(items) else None
    if following is not None and following.number is not None and 0 < item.ordinal < 10:
        if following.number == 10 and not following.conj:
            return i + 2, item.ordinal + 10
        if following.conj and following.number in (20, 30, 40, 50, 60, 70, 80, 90):
            return i + 2, item.ordinal + following.number
    return i + 1, item.ordinal


def dated(text: str, intro: bool) -> Value | None:
    """The date that one token of digits and marks writes: 12/8/2019, 2019-08-12, 8/2019, 2011-2013.

    ``intro`` tells that «في» or «يوم» stands before it: only then is 22-4 or 4.22 a day and a month.
    """
    if found := _YEAR_FIRST.fullmatch(text):
        return day_point(int(found[1]), int(found[3]), int(found[4]))
    if (found := _DAY_MONTH.fullmatch(text)) and (intro or found[2] == "/"):
        return _day_month(int(found[1]), int(found[3]), intro)
    return _with_year(text)


def _with_year(text: str) -> Value | None:
    """A date in digits that ends in its year, a month of a year, or two years."""
    if found := _YEAR_LAST.fullmatch(text):
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        return day_point(year, int(found[3]), int(found[1])) or day_point(year, int(found[1]), int(found[3]))
    if found := _YEARS.fullmatch(text):
        first, last = int(found[1]), int(found[2])
        in_order = FIRST_YEAR <= first < last <= LAST_YEAR
        return Span(Point(year=first), Point(year=last)) if in_order else None
    if found := _MONTH_YEAR.fullmatch(text):
        return _month_point(int(found[2]), int(found[1]))
    if found := _YEAR_MONTH.fullmatch(text):
        return _month_point(int(found[1]), int(found[2]))
    return None


def days(text: str) -> tuple[int, int] | None:
    """The two days of «19-20» (before a month's name), in order."""
    found = _PAIR.fullmatch(text)
    if found and 0 < int(found[1]) < int(found[2]) <= 31:
        return int(found[1]), int(found[2])
    return None


def day_point(year: int, month: int, day: int) -> Point | None:
    """The day, if its numbers are of a calendar."""
    if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2999:
        return Point(year=year, month=month, day=day)
    return None


def _month_point(year: int, month: int) -> Point | None:
    return Point(year=year, month=month) if 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR else None


def _day_month(first: int, second: int, intro: bool) -> Point | None:
    """22/4; the American order where the usual one is impossible. 1/3 without an intro is a fraction."""
    if not intro and max(first, second) <= 12:
        return None
    if 1 <= second <= 12 and 1 <= first <= 31:
        return Point(month=second, day=first)
    if 1 <= first <= 12 and 1 <= second <= 31:
        return Point(month=first, day=second)
    return None
