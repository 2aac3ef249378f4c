"""The ledger for a screen: claims a page at a time, newest page first, and how many there are by type, party, outlet …

A list is paged by key: the next part begins after a claim's place, so that a far page costs no more than the first
and nothing is shown twice while pages are added.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from khabar.ledger import record
from khabar.ledger.query import Query, conditions, held
from khabar.ledger.reviewed import Review, standing
from khabar.ledger.store import KeptClaim, Ledger
from khabar.ledger.tables import CLAIMS, ENTITIES, PAGES, PARTIES, WORDINGS
from khabar.model import Label

ROLES = ("actor", "recipient", "place", "source")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query, and what narrows it further on a screen. ``ids``: these claims alone. ``outlet``: an id or a name.

    ``review``: where it stands with the people who check; rejected claims are shown as they were read.
    """

    query: Query = field(default_factory=Query)
    outlet: str | None = None
    ids: tuple[str, ...] = ()
    review: Review | None = None


class Place(NamedTuple):
    """Where a claim stands in the list: when its page was first kept, the page, its position there, its row."""

    recorded: str
    page: str
    position: int
    row: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A part of the list, and where the next begins (``None``: there is no more)."""

    claims: list[KeptClaim]
    following: Place | None


@dataclass(frozen=True, slots=True)
class Facet:
    """One value, what it is called where the ledger knows, and how many claims have it."""

    value: str
    count: int
    label: Label | None = None


def listed(ledger: Ledger, wanted: Wanted, after: Place | None = None, limit: int = 50) -> Listed:
    """``limit`` claims from ``after`` on: newest page first, each page in the order of its text."""
    order = (PAGES.c.recorded_from.desc(), PAGES.c.id.desc(), CLAIMS.c.position, CLAIMS.c.row)
    found = select(CLAIMS.c.row.label("at"), PAGES.c.recorded_from, PAGES.c.id, CLAIMS.c.position)
    found = found.join(PAGES, PAGES.c.id == CLAIMS.c.page).where(*narrowed(ledger, wanted)).order_by(*order)
    if after is not None:
        found = found.where(_beyond(after))
    with ledger.transaction() as connection:
        rows = connection.execute(found.limit(limit + 1)).all()
        claims = _claims(connection, [row.at for row in rows[:limit]])
    last = rows[limit - 1] if len(rows) > limit else None
    return Listed(claims, Place(last[1], last[2], last[3], last[0]) if last is not None else None)


def _beyond(after: Place) -> ColumnElement[bool]:
    """The claims that follow; the first condition lets an index begin at the right place."""
    kept, page, position = PAGES.c.recorded_from, PAGES.c.id, CLAIMS.c.position
    same_place = and_(position == after.position, CLAIMS.c.row > after.row)
    same_page = and_(page == after.page, or_(position > after.position, same_place))
    return and_(kept <= after.recorded, or_(kept < after.recorded, page < after.page, same_page))


def _claims(connection: Connection, rows: Sequence[int]) -> list[KeptClaim]:
    """Whole claims are fetched last, by number, in the order asked."""
    columns = (CLAIMS.c.row, CLAIMS.c.body, CLAIMS.c.because, CLAIMS.c.recorded_from, CLAIMS.c.recorded_to)
    found = connection.execute(select(*columns, CLAIMS.c.decision).where(CLAIMS.c.row.in_(rows)))
    kept = {r[0]: KeptClaim(record.claim_of(r[1], r[2]), *r[3:]) for r in found}
    return [kept[row] for row in rows]


# -- counts --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims fit, on how many pages, and by what they are told apart."""

    total: int
    pages: int
    types: list[Facet]
    modalities: list[Facet]
    polarities: list[Facet]
    outlets: list[Facet]


def counts(ledger: Ledger, wanted: Wanted) -> Counts:
    """Count what fits ``wanted``."""
    fitting = narrowed(ledger, wanted)
    with ledger.transaction() as connection:
        kinds = _kinds(connection, fitting)
        pages = _pages(connection, fitting)
    types, modalities, polarities = (_ranked(kinds, column) for column in range(3))
    total, number = sum(n for *_, n in kinds), sum(n for _, n, _ in pages)
    return Counts(total, number, types, modalities, polarities, _outlets(pages))


def parties(ledger: Ledger, wanted: Wanted, most: int = 12) -> dict[str, list[Facet]]:
    """By role, whom the claims that fit ``wanted`` name most. Slower than ``counts``: every mention is counted.

    A claim that names an entity twice in one role counts once.
    """
    number = func.count(PARTIES.c.claim.distinct()).label("number")
    fitting = select(CLAIMS.c.row).where(*narrowed(ledger, wanted))
    counted = select(PARTIES.c.role, PARTIES.c.key, number).where(PARTIES.c.claim.in_(fitting))
    with ledger.transaction() as connection:
        rows = connection.execute(counted.group_by(PARTIES.c.role, PARTIES.c.key)).all()
        return {role: _most(connection, [(n, key) for of, key, n in rows if of == role], most) for role in ROLES}


Conditions = Sequence[ColumnElement[bool]]


def _kinds(connection: Connection, narrowed: Conditions) -> Sequence[Any]:
    columns = (CLAIMS.c.type, CLAIMS.c.modality, CLAIMS.c.polarity)
    return connection.execute(select(*columns, func.count()).where(*narrowed).group_by(*columns)).all()


def _pages(connection: Connection, narrowed: Conditions) -> Sequence[Any]:
    """(outlet as JSON or none, pages, claims)."""
    found = select(CLAIMS.c.page, func.count().label("claims")).where(*narrowed).group_by(CLAIMS.c.page).subquery()
    grouped = select(PAGES.c.outlet, func.count(), func.sum(found.c.claims)).join(found, PAGES.c.id == found.c.page)
    return connection.execute(grouped.group_by(PAGES.c.outlet)).all()


def _most(connection: Connection, counted: Sequence[tuple[int, str]], most: int) -> list[Facet]:
    """The largest of ``counted`` (number, key) with their names."""
    largest = {key: n for n, key in sorted(counted, key=lambda c: (-c[0], c[1]))[:most]}
    wording = select(func.min(WORDINGS.c.name)).where(WORDINGS.c.key == ENTITIES.c.key).scalar_subquery()
    asked = select(ENTITIES.c.key, ENTITIES.c.entity, ENTITIES.c.ar, ENTITIES.c.en, wording.label("wording"))
    rows = connection.execute(asked.where(ENTITIES.c.key.in_(largest)))
    return sorted((_party(row, largest[row.key]) for row in rows), key=lambda f: (-f.count, f.value))


def _party(row: Any, number: int) -> Facet:
    """By its id, or by one of the wordings where it has none."""
    return Facet(row.entity or row.wording, number, Label(row.ar or row.wording, row.en or row.wording))


def _ranked(rows: Sequence[Any], column: int) -> list[Facet]:
    found: Counter[str] = Counter()
    for row in rows:
        found[row[column]] += row[-1]
    return [Facet(value, n) for value, n in found.most_common()]


def _outlets(rows: Sequence[Any]) -> list[Facet]:
    found = []
    for written, _, claims in rows:
        if written:
            outlet = record.entity_of(json.loads(written))
            number = int(claims)  # PostgreSQL's sums are decimals
            found.append(Facet(outlet.id or outlet.name, number, outlet.label or Label(outlet.name, outlet.name)))
    return sorted(found, key=lambda f: (-f.count, f.value))


# -- conditions ----------------------------------------------------------------------------------


def narrowed(ledger: Ledger, wanted: Wanted) -> Conditions:
    """What ``wanted`` asks of a row of ``claims``, for the read side's own statements."""
    query = ledger.widened(wanted.query)
    as_read = query.as_read or wanted.review is Review.REJECTED
    found = [held(query.known_at, as_read=as_read), *conditions(query, ledger.matching)]
    if wanted.review is not None:
        found.append(standing(wanted.review))
    if wanted.ids:
        found.append(CLAIMS.c.id.in_(wanted.ids))
    if wanted.outlet is not None:
        found.append(CLAIMS.c.page.in_(_pages_of(wanted.outlet)))
    return found


def _pages_of(outlet: str) -> Select[tuple[str]]:
    """Found by the JSON that a page's outlet is kept as: its id, or its name where it has none."""
    written = json.dumps(outlet, ensure_ascii=False)
    keys = (f'"id": {written}', f'"name": {written}')
    return select(PAGES.c.id).where(or_(*(PAGES.c.outlet.contains(key, autoescape=True) for key in keys)))
