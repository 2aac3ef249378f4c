"""When a claim's content began, as far as the page tells: an interval, kept as one.

Days are ISO dates, inclusive. ``BEGINNING`` and ``END`` stand for "no bound known". It follows from the claim alone,
and is kept with its brief (``briefs``): whoever asks of one day need not read what began later.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from khabar.model import Interval

BEGINNING, END = "", "9999-12-31"


class Window(NamedTuple):
    """It began on ``earliest`` at the earliest; on ``latest`` it had certainly begun."""

    earliest: str
    latest: str


@lru_cache(maxsize=65_536)
def day_before(day: str) -> str:
    """The day before an ISO date; ``END`` stays."""
    return day if day == END else (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def window_of(time: Interval, published: Interval, *, asserted: bool) -> Window:
    """When what a claim says began to hold, by its own time and its page's.

    What is said to have happened happened within the claim's own time and no later than the page; where the words
    give no time it held by then, as said. A plan, threat, offer or demand holds from when it is made, which its own
    time bounds only where that lies before the page: else it is the time at which the thing is to come.
    """
    by_then = day_before(published.end) if published.end else END
    if not time.start and not time.end:
        return Window(BEGINNING, by_then)
    if asserted:
        if time.start and time.end == published.end:  # "for a year and a half", up to the page's own day
            return Window(time.start, time.start)
        end = day_before(time.end) if time.end else time.start or END
        return Window(time.start or BEGINNING, min(end, by_then))
    made = time.start if time.start and (not published.start or time.start <= published.start) else BEGINNING
    return Window(made, min(day_before(time.end) if time.end else END, by_then))
