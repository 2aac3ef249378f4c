"""The schema of khabar 0.1, which kept it in SQLite only and without migrations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "schema_version",
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("applied_at", sa.Text, nullable=False),
    )
    op.create_table(
        "pages",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("uri", sa.Text, nullable=False),
        sa.Column("media", sa.Text, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.Column("beside", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published_from", sa.Text),
        sa.Column("published_to", sa.Text),
        sa.Column("published_basis", sa.Text, nullable=False),
        sa.Column("published_reason", sa.Text),
        sa.Column("recorded_from", sa.Text, nullable=False),
    )
    op.create_table(
        "sightings",
        sa.Column("page", sa.String(64), sa.ForeignKey("pages.id"), primary_key=True),
        sa.Column("uri", sa.Text, primary_key=True),
        sa.Column("outlet", sa.Text),
        sa.Column("first_seen", sa.Text, nullable=False),
    )
    _claims()
    op.create_table(
        "parties",
        sa.Column("claim", _NUMBER, sa.ForeignKey("claims.row"), primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("entity", sa.Text),
        sa.Column("names", sa.Text, nullable=False),
        sa.Column("kind", sa.Text),
        sa.Column("cue", sa.Text),
    )
    op.create_index("parties_entity", "parties", ["entity", "role"])
    op.create_table(
        "evidence",
        sa.Column("claim", _NUMBER, sa.ForeignKey("claims.row"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("row", _NUMBER, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("page", sa.String(64), sa.ForeignKey("pages.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("modality", sa.Text, nullable=False),
        sa.Column("polarity", sa.Text, nullable=False),
        sa.Column("time_from", sa.Text),
        sa.Column("time_to", sa.Text),
        sa.Column("published_from", sa.Text),
        sa.Column("published_to", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("recorded_from", sa.Text, nullable=False),
        sa.Column("recorded_to", sa.Text),
    )
    op.create_index("ix_claims_page", "claims", ["page"])
    op.create_index("claims_id", "claims", ["id"])
    current = sa.text("recorded_to IS NULL")
    op.create_index("claims_current_id", "claims", ["id"], unique=True, sqlite_where=current, postgresql_where=current)
    op.create_index("claims_type", "claims", ["type", "mode"])
