"""Briefs packed otherwise, and indexes by which all of them are read without the claims themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from khabar.ledger.briefs import brief_row
from khabar.ledger.record import claim_of

revision = "0006"
down_revision = "0005"

_BATCH = 500
_HELD, _WRITTEN = sa.text("recorded_to IS NULL"), sa.text("decision IS NOT NULL")

_CLAIMS = sa.table("claims", *map(sa.column, ("row", "position", "body")))
_BRIEFS = sa.table("briefs", *map(sa.column, ("claim", "type", "line", "words")))


def upgrade() -> None:
    """Make the indexes; fill the table again from the claims as they were kept, a few hundred at a time."""
    op.drop_index("claims_place", "claims")
    op.drop_index("ix_claims_decision", "claims")
    place = ["page", "position", "decision", "id", "recorded_to"]
    op.create_index("claims_place", "claims", place, sqlite_where=_HELD, postgresql_where=_HELD)
    op.create_index("claims_decision", "claims", ["decision"], sqlite_where=_WRITTEN, postgresql_where=_WRITTEN)
    connection, last = op.get_bind(), 0
    connection.execute(_BRIEFS.delete())
    asked = sa.select(_CLAIMS.c.row, _CLAIMS.c.position, _CLAIMS.c.body).order_by(_CLAIMS.c.row).limit(_BATCH)
    while rows := connection.execute(asked.where(_CLAIMS.c.row > last)).all():
        last = rows[-1].row
        made = [brief_row(claim_of(body), row, position) for row, position, body in rows]
        connection.execute(_BRIEFS.insert(), made)
