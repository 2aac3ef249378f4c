"""The ledger's pages for a screen: newest first, a part at a time, with how many claims each holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, or_, select

from khabar.ledger import record
from khabar.ledger.query import held
from khabar.ledger.store import Ledger
from khabar.ledger.tables import CLAIMS, PAGES, SIGHTINGS
from khabar.model import EntityRef, Interval


class Spot(NamedTuple):
    """Where a page stands in the list."""

    recorded: str
    page: str


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page in a list; ``claims`` counts those that hold."""

    id: str
    uri: str
    title: str | None
    outlet: EntityRef | None
    published: Interval
    recorded: str
    claims: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of the list, how many pages there are in all, and where the next part begins."""

    pages: list[PageLine]
    total: int
    following: Spot | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """An address at which a page was seen, and the outlet that was named with it."""

    uri: str
    outlet: str | None
    first_seen: str


_COLUMNS = (PAGES.c.id, PAGES.c.uri, PAGES.c.title, PAGES.c.outlet, PAGES.c.published_from, PAGES.c.published_to,
            PAGES.c.published_basis, PAGES.c.published_reason, PAGES.c.recorded_from)  # fmt: skip


def shelf(ledger: Ledger, after: Spot | None = None, limit: int = 50) -> Shelf:
    """``limit`` pages from ``after`` on, newest first."""
    asked = select(PAGES.c.id, PAGES.c.recorded_from).order_by(PAGES.c.recorded_from.desc(), PAGES.c.id.desc())
    if after is not None:
        beyond = or_(PAGES.c.recorded_from < after.recorded, PAGES.c.id < after.page)
        asked = asked.where(and_(PAGES.c.recorded_from <= after.recorded, beyond))
    with ledger.transaction() as connection:
        found = connection.execute(asked.limit(limit + 1)).all()
        lines = _lines(connection, [row.id for row in found[:limit]])
        total = connection.execute(select(func.count(PAGES.c.id))).scalar_one()
    last = found[limit - 1] if len(found) > limit else None
    return Shelf(lines, total, Spot(last.recorded_from, last.id) if last is not None else None)


def pages_by_id(ledger: Ledger, ids: Sequence[str]) -> list[PageLine]:
    """These pages, in the order asked."""
    with ledger.transaction() as connection:
        return _lines(connection, ids)


def sightings(ledger: Ledger, page: str) -> list[Sighting]:
    """Where a page was seen, in order."""
    asked = select(SIGHTINGS).where(SIGHTINGS.c.page == page).order_by(SIGHTINGS.c.first_seen, SIGHTINGS.c.uri)
    with ledger.transaction() as connection:
        return [Sighting(r.uri, r.outlet, r.first_seen) for r in connection.execute(asked)]


def _lines(connection: Connection, ids: Sequence[str]) -> list[PageLine]:
    counted = select(CLAIMS.c.page, func.count()).where(CLAIMS.c.page.in_(ids), held(None)).group_by(CLAIMS.c.page)
    claims = {row[0]: row[1] for row in connection.execute(counted)}
    rows = {r.id: r for r in connection.execute(select(*_COLUMNS).where(PAGES.c.id.in_(ids)))}
    return [_line(rows[i], claims.get(i, 0)) for i in ids if i in rows]


def _line(row: Any, claims: int) -> PageLine:
    outlet = record.entity_of(json.loads(row.outlet)) if row.outlet else None
    published = Interval(row.published_from, row.published_to, None, row.published_basis, row.published_reason)
    return PageLine(row.id, row.uri, row.title, outlet, published, row.recorded_from, claims)
