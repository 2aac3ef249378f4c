"""One page and what a reading of it claims, on their way into the tables, inside one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite

from khabar.ledger import briefs, pages, record
from khabar.ledger.stores import Store
from khabar.ledger.tables import BRIEFS, CLAIMS, ENTITIES, EVIDENCE, PAGES, PARTIES, SIGHTINGS, WORDINGS
from khabar.ledger.times import after
from khabar.model import Claim, Doc, Page


class Kept(NamedTuple):
    """What keeping a page came to, in claims: new, already known, and known before but no longer made."""

    new: int
    known: int
    closed: int


class Held(NamedTuple):
    """A claim as the ledger holds it: its row, since when, and its body."""

    row: int
    since: str
    body: str


class Keeping:
    """Keeps one page at the recorded time ``now``, in ``run``; nobody else writes this page meanwhile."""

    def __init__(
        self, store: Store, connection: Connection, now: str, run: int | None, decision: int | None = None
    ) -> None:
        self.store, self.connection, self.now = store, connection, now
        self.run, self.decision = run, decision

    def keep(self, page: Page, doc: Doc, claims: Sequence[Claim]) -> Kept:
        """Compare with what is held, close what changed or is gone, write what is new."""
        held = self._held(page.id)
        doc, reads = self._page(page, doc)
        if not reads:
            return Kept(0, sum(c.id in held for c in claims), 0)
        self.now = after(self.now, [h.since for h in held.values()])
        wanted = {c.id: replace(c, doc=doc) for c in reversed(claims)}
        order = [wanted[i] for i in dict.fromkeys(c.id for c in claims)]
        bodies = [record.body(c) for c in order]
        fresh = [(n, c, b) for n, (c, b) in enumerate(zip(order, bodies, strict=True))
                 if c.id not in held or held[c.id].body != b]  # fmt: skip
        gone = [h.row for i, h in held.items() if i not in wanted]
        self._close([*gone, *(held[c.id].row for _, c, _ in fresh if c.id in held)])
        self.write(fresh)
        known = sum(c.id in held for c in order)
        return Kept(len(order) - known, known, len(gone))

    def _page(self, page: Page, doc: Doc) -> tuple[Doc, bool]:
        """Keep the page itself; returns the doc that its claims carry, and whether this reading counts.

        Both are those of the first of the page's addresses, in alphabetical order and not in that of being seen: what
        the ledger holds must not depend on the order in which pages come. A reading at another address counts if the
        same title, date and outlet came with the page there.
        """
        first = self.connection.execute(select(PAGES).where(PAGES.c.id == page.id)).mappings().one_or_none()
        row = pages.page_row(page)
        counts = True
        if first is None:
            self.connection.execute(PAGES.insert().values(**row, **pages.doc_row(doc), recorded_from=self.now))
        elif first["uri"] < page.uri:
            doc, counts = pages.doc_of(first), first["beside"] == row["beside"]
        elif (refreshed := row | pages.doc_row(doc)).items() - first.items():
            self.connection.execute(update(PAGES).where(PAGES.c.id == page.id).values(**refreshed))
        seen = {"page": page.id, "uri": page.uri, "outlet": page.outlet, "first_seen": self.now}
        self._once(SIGHTINGS, [seen])
        return doc, counts

    def _held(self, page_id: str) -> dict[str, Held]:
        """The claims that the ledger holds as read from this page, by id."""
        found = select(CLAIMS.c.id, CLAIMS.c.row, CLAIMS.c.recorded_from, CLAIMS.c.body)
        current = found.where(CLAIMS.c.page == page_id, CLAIMS.c.recorded_to.is_(None), CLAIMS.c.decision.is_(None))
        return {i: Held(row, since, body) for i, row, since, body in self.connection.execute(current)}

    def _close(self, rows: Sequence[int]) -> None:
        if rows:
            self.connection.execute(update(CLAIMS).where(CLAIMS.c.row.in_(rows)).values(recorded_to=self.now))

    def write(self, fresh: Sequence[tuple[int, Claim, str]]) -> None:
        """Write claims: (position in the page, claim, body) of each."""
        if not fresh:
            return
        recorded = {"recorded_from": self.now, "run": self.run, "decision": self.decision}
        numbered = list(zip(self.store.new_rows(self.connection, len(fresh)), fresh, strict=True))
        claims = [record.claim_row(c, row, n, body) | recorded for row, (n, c, body) in numbered]
        parties = [r for row, (_, c, _) in numbered for r in record.party_rows(c, row)]
        self.connection.execute(CLAIMS.insert(), claims)
        self.connection.execute(BRIEFS.insert(), [briefs.brief_row(c, row) for row, (_, c, _) in numbered])
        if parties:
            self._name([r for _, c, _ in fresh for r in record.entity_rows(c)], parties)
            self.connection.execute(PARTIES.insert(), parties)
        self.connection.execute(
            EVIDENCE.insert(), [r for row, (_, c, _) in numbered for r in record.evidence_rows(c, row)]
        )

    def _name(self, entities: Sequence[record.Row], parties: Sequence[record.Row]) -> None:
        """Keep whoever is named, and each wording, once; in order, so that two writers cannot wait for each other."""
        by_key = {e["key"]: e for e in reversed(entities)}
        self._once(ENTITIES, [by_key[key] for key in sorted(by_key)])
        worded = {(p["key"], p["names"]): p["name"] for p in reversed(parties)}
        self._once(WORDINGS, [{"key": k, "names": n, "name": worded[k, n]} for k, n in sorted(worded)])

    def _once(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert the rows whose key is not there yet."""
        insert = sqlite.insert if self.connection.dialect.name == "sqlite" else postgresql.insert
        self.connection.execute(insert(table).on_conflict_do_nothing(), rows)
