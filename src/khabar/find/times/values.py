"""What a time expression says, before anyone knows the day it was said on.

A value is symbolic ("the month two before", "September of the year before"); ``resolve`` turns it into
dates once the page's day is known.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Unit = Literal["hour", "day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century"]
Third = Literal["early", "mid", "late", "rest"]
Year = int


class Point(NamedTuple):
    """A day, month, season or year of the calendar; what is ``None`` is not said.

    ``within`` moves the container: «أيلول من العام الماضي» is month 9 within ("year", -1).
    ``toward`` is -1 for «الماضي», +1 for «المقبل», ``None`` where nothing says. ``weekday`` is 0 for Monday.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    within: tuple[Unit, int] | None = None
    toward: int | None = None
    hijri: bool = False


class Offset(NamedTuple):
    """The unit so many units away, at its own grain: «الشهر الماضي», «قبل شهرين», «أمس» (days, -1).

    ``parts`` are (unit, signed count); ``open_start`` marks «منذ» + duration, which may begin a state.
    ``weekday`` is a name of the day said beside it («أمس السبت»).
    """

    parts: tuple[tuple[Unit, float], ...]
    since: bool = False
    weekday: int | None = None
    counted: bool = False
    """Told by a count («قبل شهر»), not by name («الشهر الماضي»)."""
    turned: bool = False
    """Counted «من الآن» with no word for the direction: back, unless the words around look ahead."""


class Window(NamedTuple):
    """A stretch that ends (``forward``: begins) at the day it is said: «خلال الأشهر الستة الماضية»."""

    parts: tuple[tuple[Unit, float], ...]
    forward: bool = False
    closed: bool = False
    """Whether the day itself is part of it («بعد عام ونصف من الدعم»)."""
    hedged: bool = False
    """Known only where the words around look ahead («في يومين»)."""


class Span(NamedTuple):
    """From one value to another, both inside."""

    first: Value
    last: Value


class Edge(NamedTuple):
    """Open on one side: ``since`` and ``after`` leave the end open, ``until`` and ``before`` the start."""

    side: Literal["since", "after", "until", "before"]
    value: Value


class Part(NamedTuple):
    """A third of a value: «أواخر نيسان», «مطلع العام»."""

    third: Third
    value: Value


class Nth(NamedTuple):
    """The n-th unit of a longer one: «الأسبوع الثالث من أيلول»; -1 is the last. ``weekday``: n-th such day."""

    rank: int
    unit: Unit
    of: Value
    weekday: int | None = None


class Decade(NamedTuple):
    """«السبعينيات»: the years from ``start``, of the century said or the last such."""

    start: int


class Vague(NamedTuple):
    """Dating words that name no date: «مؤخراً», «في وقت سابق», «قبل 5 أيام من الهجوم»."""


Value: TypeAlias = Point | Offset | Window | Span | Edge | Part | Nth | Decade | Vague


class TimeExpression(NamedTuple):
    """Dating words of a sentence.

    ``first``/``last`` are indices into the token sequence given (both inside); ``start``/``end`` are offsets into
    the article's text, preposition included; ``core_start`` leaves a bare «في» or «يوم» out. ``future`` says
    whether the words around speak of what is to come. ``text`` is the wording, blanks as plain blanks.
    """

    first: int
    last: int
    start: int
    end: int
    core_start: int
    text: str
    value: Value
    future: bool = False
