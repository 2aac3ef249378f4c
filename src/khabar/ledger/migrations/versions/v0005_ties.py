"""Who is said to belong to whom, in a table of its own, by which speakers are found fast."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from khabar.ledger.briefs import TYING, tie_rows
from khabar.ledger.record import claim_of

revision = "0005"
down_revision = "0004"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_BATCH = 500

_CLAIMS = sa.table("claims", *map(sa.column, ("row", "type", "body")))
_TIES = sa.table("ties", *map(sa.column, ("claim", "actor", "body")))


def upgrade() -> None:
    """Make the table, and fill it from the claims as they were kept, a few hundred at a time."""
    op.create_table(
        "ties",
        sa.Column("claim", _NUMBER, sa.ForeignKey("claims.row"), primary_key=True),
        sa.Column("actor", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, primary_key=True),
    )
    op.create_index("ties_actor", "ties", ["actor"])
    connection, last = op.get_bind(), 0
    while True:
        asked = sa.select(_CLAIMS.c.row, _CLAIMS.c.body).where(_CLAIMS.c.row > last, _CLAIMS.c.type.in_(TYING))
        rows = connection.execute(asked.order_by(_CLAIMS.c.row).limit(_BATCH)).all()
        if not rows:
            return
        last = rows[-1].row
        ties = [tie for row, body in rows for tie in tie_rows(claim_of(body), row)]
        if ties:
            connection.execute(_TIES.insert(), ties)
