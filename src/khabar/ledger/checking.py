"""Is the ledger whole? Every page against its hash, every claim against its page and its rows, every reference.

Faults are told one by one, by name and place; nothing is mended.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Result, Row, RowMapping, Table, select

from khabar.knowledge.once import collector_at_rest
from khabar.ledger import pages, record
from khabar.ledger.address import address
from khabar.ledger.briefs import brief_row
from khabar.ledger.stores import Opening, open_store
from khabar.ledger.tables import BRIEFS, CLAIMS, DECISIONS, EVIDENCE, METADATA, PAGES, PARAGRAPHS, PARTIES
from khabar.model import Claim

_BUSY_S = 30.0
_PAGES = 50  # looked at together
_BROKEN = (ValueError, KeyError, TypeError, AttributeError)  # what reading a broken JSON body raises


class Fault(NamedTuple):
    """What is wrong (``kind``, by which it can be looked up in docs/ledger.md), where, and in which way."""

    kind: str
    where: str
    why: str


def check(where: Path | str, *, busy_s: float = _BUSY_S) -> Iterator[Fault]:
    """The faults of a ledger, as of one moment; nothing where it is whole. Raises ``LedgerError``."""
    store = open_store(address(where), busy_s, Opening.READ)
    try:
        with store.transaction() as connection:
            yield from (Fault("store", store.name, why) for why in store.faults(connection))
            yield from (Fault("search", "full-text index", why) for why in store.search_faults(connection))
            yield from _references(connection)
            yield from _pages(connection)
            yield from _decisions(connection)
    finally:
        store.close()


def _references(connection: Connection) -> Iterator[Fault]:
    """Rows that name a row that is not there."""
    for table in METADATA.sorted_tables:
        for key in (key for column in table.columns for key in column.foreign_keys):
            there = key.column.table.alias("there")
            missing = (
                select(key.parent)
                .outerjoin(there, key.parent == there.c[key.column.name])
                .where(key.parent.is_not(None), there.c[key.column.name].is_(None))
                .distinct()
            )
            for value in connection.execute(missing).scalars():
                yield Fault("reference", f"{table.name}.{key.parent.name}", f"{key.column.table.name} has no {value}")


def _pages(connection: Connection) -> Iterator[Fault]:
    ids = connection.execute(select(PAGES.c.id).order_by(PAGES.c.id)).scalars().all()
    for start in range(0, len(ids), _PAGES):
        with collector_at_rest():
            found = list(_some_pages(connection, ids[start : start + _PAGES]))
        yield from found


def _some_pages(connection: Connection, ids: Sequence[str]) -> Iterator[Fault]:
    claims = _by(connection.execute(select(CLAIMS).where(CLAIMS.c.page.in_(ids))), "page")
    rows = [c.row for found in claims.values() for c in found]
    hanging = [
        _by(connection.execute(select(table).where(table.c.claim.in_(rows))), "claim")
        for table in (PARTIES, EVIDENCE, BRIEFS)
    ]
    paragraphs = _by(connection.execute(select(PARAGRAPHS).where(PARAGRAPHS.c.page.in_(ids))), "page")
    for page in connection.execute(select(PAGES).where(PAGES.c.id.in_(ids)).order_by(PAGES.c.id)).mappings():
        raw, faults = _page(page)
        yield from faults
        for paragraph in paragraphs[page["id"]]:
            if not 0 <= paragraph.start <= paragraph.end <= len(raw):
                yield Fault("paragraph", f"page {page['id']}", f"{paragraph.start}–{paragraph.end} is not in it")
        for claim in claims[page["id"]]:
            yield from _claim(claim, raw, [rows[claim.row] for rows in hanging])


def _by(rows: Result[Any], column: str) -> defaultdict[Any, list[Row[Any]]]:
    found = defaultdict(list)
    at = list(rows.keys()).index(column)
    for row in rows.all():
        found[row[at]].append(row)
    return found


def _page(row: RowMapping) -> tuple[str, list[Fault]]:
    """The page's text, and what is wrong with it."""
    where = f"page {row['id']} ({row['uri']})"
    try:
        why = pages.fault(row)
        return pages.page_of(row).raw, [Fault("page-hash", where, why)] if why else []
    except (*_BROKEN, pages.Unpackable) as error:
        return "", [Fault("page-hash", where, f"cannot be unpacked ({error})")]


def _claim(row: Row[Any], raw: str, hanging: Sequence[Sequence[Row[Any]]]) -> Iterator[Fault]:
    parties, evidence, briefs = hanging
    where = f"claim {row.id} (row {row.row})"
    try:
        claim = record.claim_of(row.body, row.because)
    except _BROKEN as error:
        yield Fault("claim-body", where, f"is no claim ({type(error).__name__}: {error})")
        return
    yield from (Fault("span", where, why) for why in spans(claim, raw))
    if row.recorded_to is not None and row.recorded_to <= row.recorded_from:
        yield Fault("recorded-time", where, f"from {row.recorded_from} to {row.recorded_to}")
    number, id_ = row.row, claim.id
    expected = record.claim_row(claim, number, row.position, row.body, id_)
    expected["because"] = row.because
    yield from _differences(CLAIMS, where, [expected], [row])
    yield from _differences(PARTIES, where, list(record.party_rows(claim, number)), parties)
    yield from _differences(BRIEFS, where, [brief_row(claim, number, row.position, id_)], briefs)
    yield from _differences(EVIDENCE, where, list(record.evidence_rows(claim, number)), evidence)


def spans(claim: Claim, raw: str) -> Iterator[str]:
    """What a claim quotes that does not stand in ``raw`` where it says."""
    for evidence in (*claim.evidence, claim.event.trigger):
        if evidence.span.text(raw) != evidence.text:
            start, end = evidence.span
            yield f"the page does not say “{evidence.text}” at {start}–{end}"


def _differences(
    table: Table, where: str, expected: Sequence[record.Row], found: Sequence[Row[Any]]
) -> Iterator[Fault]:
    """How rows of ``table`` differ from what the claim's body says that they are."""
    kind = "claim-row" if table is CLAIMS else table.name
    if len(found) != len(expected):
        yield Fault(kind, where, f"{len(found)} rows where the claim has {len(expected)}")
        return
    if not found or _are(table, expected, found):
        return
    for wanted in expected:
        same_place = [f for f in found if all(getattr(f, k) == wanted[k] for k in ("role", "position") if k in wanted)]
        wrong = sorted(k for k in wanted if not same_place or getattr(same_place[0], k) != wanted[k])
        if wrong:
            yield Fault(kind, where, f"{', '.join(wrong)} not as the claim has it")


def _are(table: Table, expected: Sequence[record.Row], found: Sequence[Row[Any]]) -> bool:
    """Whether rows of ``table`` are as they should be, as nearly all are; in which order they come does not matter."""
    names, columns = _columns(table, tuple(expected[0]))
    if len(found) == 1:
        return bool(names(expected[0]) == columns(found[0]))
    return set(map(names, expected)) == set(map(columns, found))


@lru_cache(maxsize=16)
def _columns(table: Table, names: tuple[str, ...]) -> tuple[itemgetter[Any], itemgetter[Any]]:
    """What takes the values of these columns of an expected row, and of a row that was found."""
    return itemgetter(*names), itemgetter(*map(table.columns.keys().index, names))


def _decisions(connection: Connection) -> Iterator[Fault]:
    """A claim that a person wrote is kept with its decision and as a row: the two must agree."""
    written = CLAIMS.c.decision == DECISIONS.c.id
    asked = select(DECISIONS.c.id, DECISIONS.c.corrected, CLAIMS.c.body).outerjoin(CLAIMS, written)
    for number, corrected, body in connection.execute(asked.order_by(DECISIONS.c.id)):
        if corrected != body:
            try:
                told = json.loads(corrected or body)["id"]
            except _BROKEN:
                told = "its claim"
            yield Fault("decision", f"decision {number}", f"claim {told} is not kept as it was decided")
