"""Claims in brief beside the claims, for those who read very many at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from khabar.ledger.briefs import brief_row
from khabar.ledger.record import claim_of

revision = "0003"
down_revision = "0002"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_BATCH = 500

_CLAIMS = sa.table("claims", *map(sa.column, ("row", "position", "body")))
_BRIEFS = sa.table("briefs", *map(sa.column, ("claim", "type", "line", "words")))


def upgrade() -> None:
    """Make the table, and fill it from the claims as they were kept, a few hundred at a time."""
    op.create_table(
        "briefs",
        sa.Column("claim", _NUMBER, sa.ForeignKey("claims.row"), primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("type", "line", "words")),
    )
    connection, last = op.get_bind(), 0
    while True:
        asked = sa.select(_CLAIMS.c.row, _CLAIMS.c.position, _CLAIMS.c.body).where(_CLAIMS.c.row > last)
        rows = connection.execute(asked.order_by(_CLAIMS.c.row).limit(_BATCH)).all()
        if not rows:
            return
        last = rows[-1].row
        made = [brief_row(claim_of(body), row, position) for row, position, body in rows]
        connection.execute(_BRIEFS.insert(), made)
