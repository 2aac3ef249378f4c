"""Review decisions: what a person says of a claim that khabar read, or missed.

Machine and person stay apart. A corrected or added claim is a row of ``claims`` of its own that names its decision; the
claim that was read stays as it was read. Which of them holds follows from the last decision that nobody took back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, case, select, union_all

from khabar.ledger import record
from khabar.ledger.tables import CLAIMS, DECISIONS
from khabar.ledger.undoing import active, newest
from khabar.model import Claim


class Decision(StrEnum):
    """What is said of a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"


OUT = (Decision.REJECT, Decision.CORRECT)
"""Decisions after which the claim as it was read no longer holds."""
IN = (Decision.CORRECT, Decision.ADD)
"""Decisions that bring a claim of their own."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision. ``claim`` is the id of the claim that it is about; ``corrected`` is what it brings instead."""

    id: int
    claim: str
    page: str
    verdict: Decision
    who: str
    note: str | None
    corrected: Claim | None
    made_at: str
    undone_at: str | None = None
    undone_by: str | None = None


def in_force(known_at: str | None) -> ColumnElement[bool]:
    """Whether a row of ``claims`` holds by what people decided, now or at a recorded time."""
    last = newest(DECISIONS, known_at, "claim")
    gone = select(DECISIONS.c.claim).where(last, DECISIONS.c.verdict.in_(OUT))
    brought = select(DECISIONS.c.id).where(last, DECISIONS.c.verdict.in_(IN))
    theirs = CLAIMS.alias("theirs")  # what khabar reads by now as a person wrote it holds once
    written = select(theirs.c.id).where(theirs.c.decision.in_(brought))
    as_read = CLAIMS.c.id.not_in(union_all(gone, written))  # one list: each costs every claim a look
    # No OR: SQLite would look nearly all claims up one by one in the index of the column `decision`.
    return case((CLAIMS.c.decision.is_(None), as_read), else_=CLAIMS.c.decision.in_(brought))


def decisions(
    connection: Connection, claim: str | None = None, page: str | None = None, known_at: str | None = None,
    *, undone: bool = False,
) -> list[Decided]:  # fmt: skip
    """Decisions in the order in which they were made: about a claim or a page; with ``undone``, all ever made."""
    asked = select(DECISIONS).order_by(DECISIONS.c.id)
    if claim is not None:
        asked = asked.where(DECISIONS.c.claim == claim)
    if page is not None:
        asked = asked.where(DECISIONS.c.page == page)
    if not undone:
        asked = asked.where(active(DECISIONS, known_at))
    return [
        Decided(r.id, r.claim, r.page, Decision(r.verdict), r.who, r.note,
                record.claim_of(r.corrected, json.dumps([f"corrected by {r.who}"])) if r.corrected else None,
                r.made_at, r.undone_at, r.undone_by)
        for r in connection.execute(asked)
    ]  # fmt: skip
