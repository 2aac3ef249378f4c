"""Recorded time: when the ledger learned something, as text that sorts like the time itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
_TICK = timedelta(microseconds=1)


def stamp(time: datetime) -> str:
    """``time`` (aware) as the ledger writes it: ISO, UTC, to the microsecond.

    >>> stamp(datetime(2024, 5, 1, 12, tzinfo=UTC))
    '2024-05-01T12:00:00.000000+00:00'
    """
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def after(time: str, others: list[str]) -> str:
    """``time``, or the first moment after all ``others`` where a clock that was set back says less."""
    latest = max(others, default="")
    return time if time > latest else stamp(datetime.fromisoformat(latest) + _TICK)


def now() -> datetime:
    """What the machine's clock says."""
    return datetime.now(UTC)
