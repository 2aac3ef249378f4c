"""Copies of a ledger: a backup is a ledger in a file, whatever store it was made of, and restored into any.

Row by row, so that it works between stores; within one transaction on either side, so that a copy is of one moment and
all there or not at all.
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
    return _copied(address(source), address(where), busy_s)


def _copied(source: Address, target: Address, busy_s: float) -> dict[str, int]:
    taken = open_store(source, busy_s, Opening.READ)
    try:
        made = open_store(target, busy_s, Opening.WRITE)
        try:
            with taken.transaction() as reading, made.transaction(write=True) as writing:
                return _copy(reading, writing, made)
        finally:
            made.close()
    finally:
        taken.close()


def _copy(reading: Connection, writing: Connection, made: Store) -> dict[str, int]:
    held = {t.name for t in METADATA.sorted_tables if writing.execute(select(func.count()).select_from(t)).scalar()}
    if held:
        raise LedgerError(f"{made.name}: holds something already ({', '.join(sorted(held))}); name an empty ledger")
    copied = {}
    for table in METADATA.sorted_tables:
        rows = reading.execute(select(table).execution_options(yield_per=_BATCH))
        for part in rows.mappings().partitions():
            writing.execute(table.insert(), [dict(row) for row in part])
        copied[table.name] = writing.execute(select(func.count()).select_from(table)).scalar_one()
    made.numbered(writing)
    return copied
