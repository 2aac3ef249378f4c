"""What people decided, for lists and screens: who said what of which claim, and what is still to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from khabar.ledger.decisions import Decision
from khabar.ledger.store import KeptClaim, Ledger
from khabar.ledger.tables import CLAIMS, DECISIONS
from khabar.ledger.undoing import newest


class Review(StrEnum):
    """Where a claim stands. ``REJECTED`` ones hold no longer, and are asked for as they were read."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    ADDED = "added"


_VERDICTS = {Review.ACCEPTED: Decision.ACCEPT, Review.REJECTED: Decision.REJECT, Review.CORRECTED: Decision.CORRECT,
             Review.ADDED: Decision.ADD}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision in a list. ``claim`` is the claim that it is about, ``undone_by`` who took it back."""

    id: int
    claim: str
    page: str
    verdict: Decision
    who: str
    made_at: str
    undone_by: str | None

    @property
    def review(self) -> Review:
        """Where it leaves the claim."""
        return next(review for review, verdict in _VERDICTS.items() if verdict is self.verdict)


_COLUMNS = (DECISIONS.c.id, DECISIONS.c.claim, DECISIONS.c.page, DECISIONS.c.verdict, DECISIONS.c.who,
            DECISIONS.c.made_at, DECISIONS.c.undone_by)  # fmt: skip


def standing(review: Review) -> ColumnElement[bool]:
    """Whether a row of ``claims`` stands there now."""
    last = newest(DECISIONS, None, "claim")
    if review is Review.OPEN:
        return and_(CLAIMS.c.decision.is_(None), CLAIMS.c.id.not_in(select(DECISIONS.c.claim).where(last)))
    such = and_(last, DECISIONS.c.verdict == str(_VERDICTS[review]))
    if review in {Review.CORRECTED, Review.ADDED}:
        return CLAIMS.c.decision.in_(select(DECISIONS.c.id).where(such))
    return CLAIMS.c.id.in_(select(DECISIONS.c.claim).where(such))


def verdicts(ledger: Ledger, claims: Iterable[KeptClaim]) -> dict[str, Verdict]:
    """Claim id → what was decided of it last, or by which decision a person wrote it; without those still open."""
    listed = list(claims)
    ids = [kept.claim.id for kept in listed if kept.decision is None]
    written = {kept.decision: kept.claim.id for kept in listed if kept.decision is not None}
    found: dict[str, Verdict] = {}
    with ledger.transaction() as connection:
        about = select(*_COLUMNS).where(newest(DECISIONS, None, "claim"), DECISIONS.c.claim.in_(ids))
        for row in connection.execute(about):
            found[row.claim] = _verdict(row)
        for row in connection.execute(select(*_COLUMNS).where(DECISIONS.c.id.in_(written))):
            found[written[row.id]] = _verdict(row)
    return found


def recent(ledger: Ledger, limit: int = 8) -> list[Verdict]:
    """The last decisions, the newest first; those taken back are among them."""
    with ledger.transaction() as connection:
        asked = select(*_COLUMNS).order_by(DECISIONS.c.id.desc()).limit(limit)
        return [_verdict(row) for row in connection.execute(asked)]


def tally(ledger: Ledger) -> dict[str, int]:
    """How many decisions hold, by verdict."""
    held = select(DECISIONS.c.verdict, func.count()).where(newest(DECISIONS, None, "claim"))
    with ledger.transaction() as connection:
        return {row[0]: row[1] for row in connection.execute(held.group_by(DECISIONS.c.verdict))}


def reviewed_pages(ledger: Ledger) -> Sequence[str]:
    """Pages of which something was decided, in the order in which that began."""
    asked = select(DECISIONS.c.page).where(DECISIONS.c.undone_at.is_(None)).group_by(DECISIONS.c.page)
    with ledger.transaction() as connection:
        return list(connection.execute(asked.order_by(func.min(DECISIONS.c.id))).scalars())


def _verdict(row: Any) -> Verdict:
    return Verdict(row.id, row.claim, row.page, Decision(row.verdict), row.who, row.made_at, row.undone_by)
