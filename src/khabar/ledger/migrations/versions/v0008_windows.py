"""Briefs packed as bytes, with their kind and the days on which what they say began in columns of their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from khabar.ledger.briefs import brief_row
from khabar.ledger.record import claim_of

revision = "0008"
down_revision = "0007"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_BATCH = 500
_TEXTS = ("type", "kind", "earliest", "latest")

_CLAIMS = sa.table("claims", *map(sa.column, ("row", "position", "body")))
_BRIEFS = sa.table("briefs", *map(sa.column, ("claim", *_TEXTS, "line", "words")))


def upgrade() -> None:
    """Make the table anew, and fill it from the claims as they were kept, a few hundred at a time."""
    op.drop_table("briefs")
    op.create_table(
        "briefs",
        sa.Column("claim", _NUMBER, sa.ForeignKey("claims.row"), primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in _TEXTS),
        sa.Column("line", sa.LargeBinary, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    connection, last = op.get_bind(), 0
    asked = sa.select(_CLAIMS.c.row, _CLAIMS.c.position, _CLAIMS.c.body).order_by(_CLAIMS.c.row).limit(_BATCH)
    while rows := connection.execute(asked.where(_CLAIMS.c.row > last)).all():
        last = rows[-1].row
        made = [brief_row(claim_of(body), row, position) for row, position, body in rows]
        connection.execute(_BRIEFS.insert(), made)
