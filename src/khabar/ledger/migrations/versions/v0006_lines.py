"""Indexes by which all of them are read without the claims themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_HELD, _WRITTEN = sa.text("recorded_to IS NULL"), sa.text("decision IS NOT NULL")


def upgrade() -> None:
    """Make the indexes; 0008 fills the table again."""
    op.drop_index("claims_place", "claims")
    op.drop_index("ix_claims_decision", "claims")
    place = ["page", "position", "decision", "id", "recorded_to"]
    op.create_index("claims_place", "claims", place, sqlite_where=_HELD, postgresql_where=_HELD)
    op.create_index("claims_decision", "claims", ["decision"], sqlite_where=_WRITTEN, postgresql_where=_WRITTEN)
