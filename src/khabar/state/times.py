"""When a claim's content began, as far as the page tells: an interval, kept as one.

Days are ISO dates, inclusive. ``BEGINNING`` and ``END`` stand for "no bound known".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from khabar.ledger.briefs import Brief

BEGINNING, END = "", "9999-12-31"
_NEAR = timedelta(days=31)


class Window(NamedTuple):
    """It began on ``earliest`` at the earliest; on ``latest`` it had certainly begun."""

    earliest: str
    latest: str


@lru_cache(maxsize=65_536)
def day_before(day: str) -> str:
    """The day before an ISO date; ``END`` stays."""
    return day if day == END else (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def window(brief: Brief) -> Window:
    """When what the claim says began to hold.

    What is said to have happened happened within the claim's own time and no later than the page; where the words
    give no time it held by then, as said. A plan, threat, offer or demand holds from when it is made, which its own
    time bounds only where that lies before the page: else it is the time at which the thing is to come.
    """
    return Window(*bounds(brief.days, brief.modality == "asserted"))


def bounds(days: Sequence[str], asserted: bool) -> tuple[str, str]:
    """The window of a claim with these ``days`` (``Brief.days``) as a plain tuple, for whoever needs very many."""
    time_from, time_to, published_from, published_to = days
    published = day_before(published_to) if published_to else END
    if not time_from and not time_to:  # as in many: by then, whatever it is
        return BEGINNING, published
    if asserted:
        if time_from and time_to == published_to:  # "for a year and a half", up to the page's own day
            return time_from, time_from
        end = day_before(time_to) if time_to else time_from or END
        return time_from, end if end < published else published
    made = time_from if not published_from or time_from <= published_from else BEGINNING
    end = day_before(time_to) if time_to else END
    return made, end if end < published else published


@lru_cache(maxsize=65_536)
def around(day: str) -> tuple[str, str]:
    """The days a month before and after; where nothing bounds it, all days."""
    if day == END:
        return BEGINNING, END
    found = date.fromisoformat(day)
    return (found - _NEAR).isoformat(), (found + _NEAR).isoformat()


def near(one: str, other: str) -> bool:
    """Whether two days lie within a month of each other; unbounded ones are near to everything."""
    first, last = around(one)
    return other == END or first <= other <= last
