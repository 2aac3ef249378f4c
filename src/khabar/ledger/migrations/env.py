"""How Alembic runs the migrations: on the connection and in the transaction that ``schema.upgrade`` gives it."""

from __future__ import annotations

from alembic import context

from khabar.ledger.fulltext import SHADOWS, TOKENS
from khabar.ledger.tables import METADATA, VERSION_TABLE


def is_ours(_item: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Leave out what the full-text index is made of: Alembic would drop it."""
    name = name or ""
    return not (name.startswith(SHADOWS) or (kind == "column" and name == TOKENS) or name == f"claims_{TOKENS}")


context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, version_table=VERSION_TABLE,
    include_object=is_ours,
)  # fmt: skip
with context.begin_transaction():
    context.run_migrations()
