"""Days beside each other: which lie close enough together to be of the same thing.

Days are ISO dates, inclusive; ``END`` stands for "no bound known" (``khabar.ledger.windows``).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from khabar.ledger.windows import BEGINNING, END

_NEAR = timedelta(days=31)


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
