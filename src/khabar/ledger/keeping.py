"""One page and what a reading of it claims, on their way into the tables, inside one transaction."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, Table, bindparam, select, update

from khabar.ledger import briefs, pages, record
from khabar.ledger.stores import Store
from khabar.ledger.tables import BRIEFS, CLAIMS, ENTITIES, EVIDENCE, PAGES, PARTIES, SIGHTINGS, TIES, WORDINGS
from khabar.ledger.times import after
from khabar.ledger.writing import insert
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


class Wanted(NamedTuple):
    """A claim on its way in: where in its page, its id and its body, each made once."""

    position: int
    id: str
    claim: Claim
    body: str


Wording = tuple[str, str]
"""A party key, and the names that it goes by there (the key of ``wordings``)."""

# Built once: building a statement takes longer than running it.
_FIRST = select(PAGES).where(PAGES.c.id == bindparam("page"))
_HELD = select(CLAIMS.c.id, CLAIMS.c.row, CLAIMS.c.recorded_from, CLAIMS.c.body).where(
    CLAIMS.c.page == bindparam("of"), CLAIMS.c.recorded_to.is_(None), CLAIMS.c.decision.is_(None)
)
_CLOSE = update(CLAIMS).where(CLAIMS.c.row == bindparam("at")).values(recorded_to=bindparam("now"))


class Keeping:
    """Keeps one page at the recorded time ``now``, in ``run``; nobody else writes this page meanwhile.

    ``known`` are wordings that the ledger has already; ``named`` afterwards has those that this page brought, and
    ``new_page`` whether the ledger did not have the page before.
    """

    def __init__(self, store: Store, connection: Connection, now: str, known: Sequence[Set[Wording]] = ()) -> None:
        self.store, self.connection, self.now, self.known = store, connection, now, known
        self.run: int | None = None
        self.decision: int | None = None
        self.named: set[Wording] = set()
        self.new_page = False

    def keep(self, page: Page, doc: Doc, claims: Sequence[Claim]) -> Kept:
        """Compare with what is held, close what changed or is gone, write what is new."""
        doc, reads = self._page(page, doc)
        held = {} if self.new_page else self._held(page.id)
        made: dict[str, Claim] = {}
        for claim in claims:
            made.setdefault(claim.id, claim)
        known = len(made.keys() & held.keys())
        if not reads:
            return Kept(0, known, 0)
        self.now = after(self.now, [h.since for h in held.values()])
        on_page = [(i, claim if claim.doc is doc else replace(claim, doc=doc)) for i, claim in made.items()]
        wanted = [Wanted(n, i, claim, record.body(claim, i)) for n, (i, claim) in enumerate(on_page)]
        fresh = [w for w in wanted if w.id not in held or held[w.id].body != w.body]
        gone = [h.row for i, h in held.items() if i not in made]
        self._close([*gone, *(held[w.id].row for w in fresh if w.id in held)])
        self.write(fresh)
        return Kept(len(made) - known, known, len(gone))

    def _page(self, page: Page, doc: Doc) -> tuple[Doc, bool]:
        """Keep the page itself; returns the doc that its claims carry, and whether this reading counts.

        Both are those of the first of the page's addresses, in alphabetical order and not in that of being seen: what
        the ledger holds must not depend on the order in which pages come. A reading at another address counts if the
        same title, date and outlet came with the page there.
        """
        row = pages.page_row(page) | pages.doc_row(doc)
        counts = True
        self.new_page = insert(self.connection, PAGES, [{**row, "recorded_from": self.now}]) > 0
        if not self.new_page:
            first = self.connection.execute(_FIRST, {"page": page.id}).mappings().one()
            if first["uri"] < page.uri:
                doc, counts = pages.doc_of(first), first["beside"] == row["beside"]
            elif row.items() - first.items():
                self.connection.execute(update(PAGES).where(PAGES.c.id == page.id).values(**row))
        seen = {"page": page.id, "uri": page.uri, "outlet": page.outlet, "first_seen": self.now}
        insert(self.connection, SIGHTINGS, [seen])
        return doc, counts

    def _held(self, page_id: str) -> dict[str, Held]:
        """The claims that the ledger holds as read from this page, by id."""
        found = self.connection.execute(_HELD, {"of": page_id})
        return {i: Held(row, since, body) for i, row, since, body in found}

    def _close(self, rows: Sequence[int]) -> None:
        if rows:
            self.connection.execute(_CLOSE, [{"at": row, "now": self.now} for row in rows])

    def write(self, fresh: Sequence[Wanted]) -> None:
        """Write claims with all that hangs on them."""
        if not fresh:
            return
        recorded = {"recorded_from": self.now, "recorded_to": None, "run": self.run, "decision": self.decision}
        numbered = list(zip(self.store.new_rows(self.connection, len(fresh)), fresh, strict=True))
        parties = [r for row, w in numbered for r in record.party_rows(w.claim, row)]
        rows: dict[Table, list[record.Row]] = {
            CLAIMS: [record.claim_row(w.claim, row, w.position, w.body, w.id) | recorded for row, w in numbered],
            BRIEFS: [briefs.brief_row(w.claim, row, w.position, w.id) for row, w in numbered],
            TIES: [tie for row, w in numbered for tie in briefs.tie_rows(w.claim, row)],
            PARTIES: parties,
            EVIDENCE: [r for row, w in numbered for r in record.evidence_rows(w.claim, row)],
        }
        self._name([w.claim for w in fresh], parties)
        for table, some in rows.items():
            if some:
                insert(self.connection, table, some)

    def _name(self, claims: Sequence[Claim], parties: Sequence[record.Row]) -> None:
        """Keep whoever is named, and each wording, once; in order, so that two writers cannot wait for each other."""
        worded = {(p["key"], p["names"]): p["name"] for p in reversed(parties)}
        self.named = set(worded)
        for some in self.known:
            self.named = {one for one in self.named if one not in some}
        if not self.named:
            return
        keys = {key for key, _ in self.named}
        by_key = {e["key"]: e for claim in claims for e in record.entity_rows(claim, keys)}
        insert(self.connection, ENTITIES, [by_key[key] for key in sorted(keys)])
        wordings = [{"key": k, "names": n, "name": worded[k, n]} for k, n in sorted(self.named)]
        insert(self.connection, WORDINGS, wordings)
