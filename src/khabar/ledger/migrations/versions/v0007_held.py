"""An index by which the claims that hold are found in the order of their rows, which is that of the briefs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_HELD = sa.text("recorded_to IS NULL")


def upgrade() -> None:
    """Make the index."""
    columns = ["row", "decision", "id", "recorded_to"]
    op.create_index("claims_held", "claims", columns, sqlite_where=_HELD, postgresql_where=_HELD)
