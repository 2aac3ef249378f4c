"""Where and when: how many of the claims that fit are said to happen at each place, and in each year or month.

A claim counts where it names a place as its own (role ``place``), and when its words date it or, where they do not,
when its page was published, as the filters by date have it too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from khabar.ledger.listing import Wanted, narrowed
from khabar.ledger.store import Ledger
from khabar.ledger.tables import CLAIMS, ENTITIES, PARTIES, WORDINGS
from khabar.model import Label

_YEAR, _MONTH = 4, 7  # letters of an ISO date
_IN_DETAIL = 4
"""Years up to which months are told apart."""


@dataclass(slots=True)
class Spot:
    """A place by its key (``record.party_key``), with its claims by event type; ``first`` and ``last`` are ISO days."""

    key: str
    entity: str | None = None
    label: Label = field(default_factory=lambda: Label("", ""))
    types: Counter[str] = field(default_factory=Counter)
    first: str | None = None
    last: str | None = None

    @property
    def claims(self) -> int:
        """How many claims name it."""
        return self.types.total()

    @property
    def value(self) -> str:
        """By what the filter ``place`` finds it: its id, or its wording where it has none."""
        return self.entity or self.label.ar or self.key


def spots(ledger: Ledger, wanted: Wanted) -> list[Spot]:
    """Every place of the claims that fit, the most named first."""
    began, number = _began(), func.count(CLAIMS.c.row.distinct())
    columns = (PARTIES.c.key, CLAIMS.c.type)
    counted = select(*columns, number, func.min(began), func.max(began)).join(CLAIMS, CLAIMS.c.row == PARTIES.c.claim)
    counted = counted.where(PARTIES.c.role == "place", *narrowed(ledger, wanted)).group_by(*columns)
    with ledger.transaction() as connection:
        found = _spots(connection.execute(counted))
        wording = select(func.min(WORDINGS.c.name)).where(WORDINGS.c.key == ENTITIES.c.key).scalar_subquery()
        named = select(ENTITIES.c.key, ENTITIES.c.entity, ENTITIES.c.ar, ENTITIES.c.en, wording.label("wording"))
        placed = select(PARTIES.c.key).where(PARTIES.c.role == "place")
        for row in connection.execute(named.where(ENTITIES.c.key.in_(placed))):
            if row.key in found:
                found[row.key].entity = row.entity
                found[row.key].label = Label(row.ar or row.wording, row.en or row.wording)
    return sorted(found.values(), key=lambda s: (-s.claims, s.key))


def _spots(rows: Iterable[Any]) -> dict[str, Spot]:
    found: dict[str, Spot] = {}
    for key, type_, number, first, last in rows:
        spot = found.setdefault(key, Spot(key))
        spot.types[type_] += number
        spot.first = min(filter(None, (spot.first, first)), default=None)
        spot.last = max(filter(None, (spot.last, last)), default=None)
    return found


def periods(ledger: Ledger, wanted: Wanted) -> dict[str, int]:
    """How many placed claims that fit began in each month (``2017-03``), or each year where that is many months.

    In order, without those that nothing dates; periods without a claim are not in it.
    """
    month = func.substr(_began(), 1, _MONTH)
    placed = select(PARTIES.c.claim).where(PARTIES.c.role == "place")
    counted = select(month, func.count()).where(CLAIMS.c.row.in_(placed), *narrowed(ledger, wanted)).group_by(month)
    with ledger.transaction() as connection:
        found = {period: n for period, n in connection.execute(counted) if period}
    years: Counter[str] = Counter()
    for period, n in found.items():
        years[period[:_YEAR]] += n
    return dict(sorted((found if len(years) <= _IN_DETAIL else years).items()))


def _began() -> Any:
    return func.coalesce(CLAIMS.c.time_from, CLAIMS.c.time_to, CLAIMS.c.published_from)
