"""What a ledger holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select

from khabar.ledger import schema
from khabar.ledger.address import address
from khabar.ledger.query import held
from khabar.ledger.stores import Opening, open_store
from khabar.ledger.tables import CLAIMS, METADATA, PAGES

_BUSY_S = 30.0


@dataclass(frozen=True, slots=True)
class Info:
    """A ledger's name, store, schema, rows by table, and the recorded times of its first and last page."""

    name: str
    store: str
    schema: str
    rows: dict[str, int]
    held: int
    """Claims that hold now; ``rows["claims"]`` counts earlier wordings and what people rejected as well."""
    lost: int
    """Pages that khabar 0.1 kept without their bytes: their hash cannot be checked until they are read again."""
    first: str | None
    last: str | None


def info(where: Path | str, *, busy_s: float = _BUSY_S) -> Info:
    """What the ledger at ``where`` holds. Raises ``LedgerError``."""
    store = open_store(address(where), busy_s, Opening.READ)
    try:
        with store.transaction() as connection:
            return _info(connection, store.name, store.kind)
    finally:
        store.close()


def _info(connection: Connection, name: str, kind: str) -> Info:
    rows = {t.name: _count(connection, select(func.count()).select_from(t)) for t in METADATA.sorted_tables}
    times = connection.execute(select(func.min(PAGES.c.recorded_from), func.max(PAGES.c.recorded_from))).one()
    return Info(
        name, kind, schema.version(connection), rows,
        held=_count(connection, select(func.count()).select_from(CLAIMS).where(held(None))),
        lost=_count(connection, select(func.count()).select_from(PAGES).where(PAGES.c.hashed == "lost")),
        first=times[0], last=times[1],
    )  # fmt: skip


def _count(connection: Connection, asked: object) -> int:
    return int(connection.execute(asked).scalar_one())  # type: ignore[call-overload]
