"""One decision on its way into the tables, inside one transaction."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from khabar.ledger import pages, record
from khabar.ledger.checking import spans
from khabar.ledger.decisions import IN, Decided, Decision
from khabar.ledger.keeping import Keeping, Wanted
from khabar.ledger.stores import Store
from khabar.ledger.tables import CLAIMS, DECISIONS, PAGES
from khabar.model import Claim, LedgerError


class Reviewing:
    """Writes what ``who`` decides at the recorded time ``now``."""

    def __init__(self, store: Store, connection: Connection, who: str, now: str) -> None:
        if not who.strip():
            raise LedgerError("a decision needs a name: who decides?")
        self.store, self.connection, self.who, self.now = store, connection, who, now

    def decide(self, about: str | None, verdict: Decision, corrected: Claim | None, note: str | None) -> Decided:
        """Write the decision, and the claim that it brings. Raises ``LedgerError`` where it does not fit."""
        if (corrected is not None) != (verdict in IN):
            raise LedgerError(f"{verdict}: {'needs the claim as it should be' if verdict in IN else 'brings no claim'}")
        claim, page = self._about(about, verdict, corrected)
        if corrected is not None:
            corrected = self._checked(corrected, page)
        made = self.connection.execute(DECISIONS.insert().values(
            claim=claim, page=page, verdict=str(verdict), who=self.who, note=note, made_at=self.now,
            corrected=record.body(corrected) if corrected is not None else None,
        ))  # fmt: skip
        number = int(made.inserted_primary_key[0])  # type: ignore[index]
        if corrected is not None:
            keeping = Keeping(self.store, self.connection, self.now)
            keeping.decision = number
            position = self._position(claim, page)
            keeping.write([Wanted(position, corrected.id, corrected, record.body(corrected))])
        return Decided(number, claim, page, verdict, self.who, note, corrected, self.now)

    def _about(self, about: str | None, verdict: Decision, corrected: Claim | None) -> tuple[str, str]:
        """The ids of the claim that is decided on, and of its page."""
        if verdict is Decision.ADD:
            if about is not None or corrected is None:
                raise LedgerError("add: names no claim, it brings one")
            return corrected.id, corrected.doc.id
        rows = select(CLAIMS.c.page, CLAIMS.c.decision).where(CLAIMS.c.id == about)
        found = self.connection.execute(rows.order_by(CLAIMS.c.decision.is_not(None), CLAIMS.c.row.desc())).first()
        if about is None or found is None:
            raise LedgerError(f"there is no claim {about}")
        if found.decision is None:
            return about, found.page
        # What is decided of a person's claim is decided of the claim that it stands for.
        if verdict is Decision.ACCEPT:
            raise LedgerError(f"claim {about} was written by a person: it is accepted already")
        stood_for = select(DECISIONS.c.claim).where(DECISIONS.c.id == found.decision)
        return self.connection.execute(stood_for).scalar_one(), found.page

    def _checked(self, claim: Claim, page: str) -> Claim:
        """``claim`` with the page's own doc. Raises ``LedgerError`` where its evidence is not what the page says."""
        row = self.connection.execute(select(PAGES).where(PAGES.c.id == page)).mappings().one_or_none()
        if row is None:
            raise LedgerError(f"there is no page {page}")
        if claim.doc.id != page:
            raise LedgerError(f"the claim as it should be is on another page ({claim.doc.id})")
        for why in spans(claim, pages.page_of(row).raw):
            raise LedgerError(why)
        return replace(claim, doc=pages.doc_of(row), because=(f"{self.who} says so",))

    def _position(self, claim: str, page: str) -> int:
        """Where among its page's claims a person's claim stands: where the one stood that it is instead of."""
        asked = select(CLAIMS.c.position).where(CLAIMS.c.page == page).order_by(CLAIMS.c.row.desc())
        found = self.connection.execute(asked.where(CLAIMS.c.id == claim)).scalars().first()
        if found is not None:
            return int(found)
        return max(self.connection.execute(asked).scalars().all(), default=-1) + 1
