"""Copies of a ledger: a backup is a ledger in a file, whatever store it was made of, and restored into any.

From a file into a new file by SQLite's own means; else row by row, so that it works between stores, within one
transaction on either side. Either way a copy is of one moment, and all there or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, func, select

from khabar.ledger.address import Address, address
from khabar.ledger.stores import Opening, Store, open_store
from khabar.ledger.tables import METADATA
from khabar.model import LedgerError

_BATCH = 1000
_BUSY_S = 30.0


def backup(where: Path | str, target: Path, *, busy_s: float = _BUSY_S) -> Mapping[str, int]:
    """Copy the ledger at ``where`` into a new file; how many rows of each table. Raises ``LedgerError``.

    Others may go on writing to it. The file is there once it is whole.
    """
    if os.path.lexists(target):
        raise LedgerError(f"{target}: is there already; name a new file")
    if not target.parent.is_dir():
        raise LedgerError(f"{target}: there is no folder {target.parent}")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        copied = _copied(address(where), Address(str(target), path=part), busy_s)
        part.replace(target)
    finally:
        for left in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)
    return copied


def restore(source: Path | str, where: Path | str, *, busy_s: float = _BUSY_S) -> Mapping[str, int]:
    """Copy the ledger ``source`` to where none is yet; how many rows of each table. Raises ``LedgerError``."""
    target = address(where)
    if target.path is not None and not os.path.lexists(target.path):
        return backup(source, target.path, busy_s=busy_s)
    return _copied(address(source), target, busy_s)


def _copied(source: Address, target: Address, busy_s: float) -> dict[str, int]:
    taken = open_store(source, busy_s, Opening.READ)
    try:
        new = target.path if target.path is not None and not os.path.lexists(target.path) else None
        if new is not None and taken.clone(new):
            return _counted(target, busy_s)
        made = open_store(target, busy_s, Opening.WRITE)
        try:
            with taken.transaction() as reading, made.transaction(write=True) as writing:
                return _copy(reading, writing, made)
        finally:
            made.close()
    finally:
        taken.close()


def _counted(where: Address, busy_s: float) -> dict[str, int]:
    made = open_store(where, busy_s, Opening.READ)
    try:
        with made.transaction() as connection:
            return _rows(connection)
    finally:
        made.close()


def _copy(reading: Connection, writing: Connection, made: Store) -> dict[str, int]:
    held = {name for name, count in _rows(writing).items() if count}
    if held:
        raise LedgerError(f"{made.name}: holds something already ({', '.join(sorted(held))}); name an empty ledger")
    for table in METADATA.sorted_tables:
        rows = reading.execute(select(table).execution_options(yield_per=_BATCH))
        for part in rows.mappings().partitions():
            writing.execute(table.insert(), [dict(row) for row in part])
    made.numbered(writing)
    return _rows(writing)


def _rows(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in METADATA.sorted_tables
    }
