"""Saved searches, and indexes by which lists and counts do not read whole pages and claims."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_CURRENT = sa.text("recorded_to IS NULL")
_OF_CLAIMS = {
    "claims_kinds": ["type", "modality", "polarity", "decision", "id"],
    "claims_place": ["page", "position", "decision", "id"],
}


def upgrade() -> None:
    """Make the table and the indexes."""
    op.create_table(
        "searches",
        sa.Column("id", _NUMBER, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "asked", "who", "made_at")),
        *(sa.Column(name, sa.Text) for name in ("undone_at", "undone_by")),
    )
    op.create_index("pages_recorded", "pages", ["recorded_from", "id"])
    for name, columns in _OF_CLAIMS.items():
        op.create_index(name, "claims", columns, sqlite_where=_CURRENT, postgresql_where=_CURRENT)
