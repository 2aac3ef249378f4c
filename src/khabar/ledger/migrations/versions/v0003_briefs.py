"""Claims in brief beside the claims, for those who read very many at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table; 0008 makes it otherwise, and fills it."""
    op.create_table(
        "briefs",
        sa.Column("claim", _NUMBER, sa.ForeignKey("claims.row"), primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("type", "line", "words")),
    )
