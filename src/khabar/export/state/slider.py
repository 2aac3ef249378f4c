"""The months over which something of the state moved, as steps of a slider for the day asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khabar.ledger.windows import END
from khabar.state.relation import Relation

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Slider:
    """Steps from 0 (the month ``first``, as ``2017-03``) to ``last``; ``value`` is the one that stands for the day."""

    first: str
    last: int
    value: int


def dated(relations: Iterable[Relation]) -> tuple[str, str] | None:
    """The first and the last day on which some account of a relation moved, as far as the pages date it."""
    days = {taken.step.latest for r in relations for account in r.accounts.told for taken in account.taken} - {END}
    return (min(days), max(days)) if days else None


def slider(days: tuple[str, str] | None, as_of: str | None) -> Slider | None:
    """From the month of the first day to that of the last; ``None`` where there are not two."""
    if days is None:
        return None
    first, last = map(_month, days)
    if first == last:
        return None
    value = last - first if as_of is None else min(max(_month(as_of) - first, 0), last - first)
    return Slider(f"{first // _MONTHS:04}-{first % _MONTHS + 1:02}", last - first, value)


def _month(day: str) -> int:
    return int(day[:4]) * _MONTHS + int(day[5:7]) - 1
