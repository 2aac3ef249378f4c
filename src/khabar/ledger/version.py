"""What tells whether a ledger has changed, so that what was worked out of it may be kept until it does."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select

from khabar.ledger.store import Ledger
from khabar.ledger.tables import CLAIMS, DECISIONS, JUDGEMENTS, PAGES


class Version(NamedTuple):
    """Rows are only ever added, closed or taken back: what the ledger holds differs exactly where one of these does."""

    last_claim: int
    held: int
    last_page: str
    decisions: tuple[int, int]
    judgements: tuple[int, int]


def version(ledger: Ledger) -> Version:
    """The ledger's, now; a few milliseconds with 100,000 claims."""
    held = select(func.count()).select_from(CLAIMS).where(CLAIMS.c.recorded_to.is_(None))
    # Left to itself, SQLite may count by reading the claims, which takes ten times as long.
    held = held.with_hint(CLAIMS, "INDEXED BY claims_place", "sqlite")
    with ledger.transaction() as connection:
        last, page = func.max(CLAIMS.c.row), func.max(PAGES.c.recorded_from)
        judged = [
            (connection.execute(select(func.max(table.c.id))).scalar() or 0,
             connection.execute(select(func.count(table.c.undone_at))).scalar() or 0)
            for table in (DECISIONS, JUDGEMENTS)
        ]  # fmt: skip
        return Version(
            connection.execute(select(last)).scalar() or 0, connection.execute(held).scalar() or 0,
            connection.execute(select(page)).scalar() or "", judged[0], judged[1],
        )  # fmt: skip
