"""Two indexes fewer on claims: those by kind and by page lose their condition, and serve what the dropped ones did."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"

_DROPPED = ("claims_type", "ix_claims_page", "claims_kinds", "claims_place")
_MADE = {
    "claims_kinds": ["type", "modality", "polarity", "mode", "row", "decision", "id", "recorded_to"],
    "claims_place": ["page", "position", "decision", "id", "recorded_to"],
}


def upgrade() -> None:
    """Drop four, make two anew."""
    for name in _DROPPED:
        op.drop_index(name, "claims")
    for name, columns in _MADE.items():
        op.create_index(name, "claims", columns)
