"""Rows on their way into a table: by the driver's own means, for SQLAlchemy looks at each value of each row first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite

from khabar.ledger.record import Row
from khabar.ledger.tables import ENTITIES, PAGES, SIGHTINGS, WORDINGS

_ONCE = frozenset({PAGES, SIGHTINGS, ENTITIES, WORDINGS})
"""Tables of which a row whose key is there already is left as it is."""


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> int:
    """Insert rows that have every column of ``table``, all of them texts, numbers and bytes; how many were new."""
    statement, values = _inserting(table, connection.dialect)
    if values:  # SQLite: its driver takes the values as they are
        cursor = connection.connection.cursor()
        cursor.executemany(statement, list(map(values, rows)))
        return int(cursor.rowcount)
    return connection.exec_driver_sql(statement, list(rows)).rowcount


@lru_cache(maxsize=64)
def _inserting(table: Table, dialect: Dialect) -> tuple[str, Callable[[Row], Any] | None]:
    """The statement that inserts a row, and what makes a row's values of it; nothing where they go by their names."""
    lite = dialect.name == "sqlite"
    made: sqlite.Insert | postgresql.Insert = sqlite.insert(table) if lite else postgresql.insert(table)
    compiled = (made.on_conflict_do_nothing() if table in _ONCE else made).compile(dialect=dialect)
    return compiled.string, itemgetter(*compiled.positiontup) if compiled.positiontup else None
