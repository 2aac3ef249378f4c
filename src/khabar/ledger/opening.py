"""Opening a ledger's file, and saying in plain words what is wrong with it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.pool import QueuePool

from khabar.ledger.tables import APPLICATION_ID, METADATA, SCHEMA_VERSION, VERSION
from khabar.model import LedgerError, LedgerFull

_MAGIC = b"SQLite format 3\x00"
_ROOM = 256 * 1024  # bytes below which a disk error is put down to the disk being full
WRITE = "khabar_write"
"""Execution option of a connection that writes: it takes the write lock at once, and so cannot deadlock."""


def open_for_writing(path: Path, busy_s: float) -> Engine:
    """An engine on the ledger at ``path``, which is made where there is none. Raises ``LedgerError``."""
    with explained(path, busy_s):
        _check_file(path)
        engine = _engine(lambda: _connect(path, busy_s))
        try:
            _use_wal(engine, busy_s)
            with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
                _prepare(connection, path)
        except BaseException:
            engine.dispose()
            raise
    return engine


def open_for_reading(path: Path, busy_s: float) -> Engine:
    """An engine that only reads; the file must be a ledger, and may be write-protected. Raises ``LedgerError``."""
    if not os.path.lexists(path):
        raise LedgerError(f"{path}: there is no ledger here; `khabar run PATH... --ledger {path}` makes one")
    with explained(path, busy_s):
        _check_file(path)
        engine = _engine(lambda: _connect_reading(path, busy_s))
        try:
            with engine.connect() as connection:
                _check_version(connection, path)
        except BaseException:
            engine.dispose()
            raise
    return engine


# -- the file ------------------------------------------------------------------------------------


def _check_file(path: Path) -> None:
    """Whether the file can be a ledger, before SQLite touches it."""
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; name a file")
    if not path.exists():
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: there is no folder {path.parent}")
        return
    if not path.is_file():
        raise LedgerError(f"{path}: is no ordinary file")
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_MAGIC))
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read ({error.strerror})") from error
    if start and start != _MAGIC:
        raise LedgerError(f"{path}: is no ledger (not a SQLite database); it was left as it is")


def _connect(path: Path, busy_s: float) -> sqlite3.Connection:
    return _configured(sqlite3.connect(path, timeout=busy_s, isolation_level=None, check_same_thread=False))


def _connect_reading(path: Path, busy_s: float) -> sqlite3.Connection:
    """Read-only; where SQLite's lock files cannot be made beside it, the file is taken as one that nobody writes."""
    uri = path.absolute().as_uri()
    mode = "mode=ro"
    wal = path.with_name(path.name + "-wal")
    if not os.access(path.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids) and not wal.exists():
        mode = "immutable=1"
    return _configured(
        sqlite3.connect(f"{uri}?{mode}", uri=True, timeout=busy_s, isolation_level=None, check_same_thread=False)
    )


def _configured(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA foreign_keys = ON")
    # A killed process loses nothing. A power cut may lose the last pages, whole ones; the next run reads them again.
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _engine(connect: Callable[[], sqlite3.Connection]) -> Engine:
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _use_wal(engine: Engine, busy_s: float) -> None:
    """Switch to write-ahead logging; SQLite does not wait by itself where two processes do so at once."""
    raw = engine.raw_connection()
    try:
        until = time.monotonic() + busy_s
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                    raise
                time.sleep(0.05)
            else:
                return
    finally:
        raw.close()


# -- the schema ----------------------------------------------------------------------------------


def _prepare(connection: Connection, path: Path) -> None:
    """Make the tables in an empty file; check the version of any other."""
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if tables:
        _check_version(connection, path)
        return
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    METADATA.create_all(connection, checkfirst=False)
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    connection.execute(SCHEMA_VERSION.insert().values(version=VERSION, applied_at=now))


def _check_version(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise LedgerError(f"{path}: is a SQLite database but no khabar ledger; it was left as it is")
    found = connection.exec_driver_sql("SELECT max(version) FROM schema_version").scalar_one()
    if found != VERSION:
        raise LedgerError(f"{path}: its schema is version {found}; this khabar knows version {VERSION}")


# -- errors --------------------------------------------------------------------------------------


@contextmanager
def explained(path: Path, busy_s: float) -> Iterator[None]:
    """Turn SQLite's errors into ``LedgerError`` (``LedgerFull`` where no room is left) with the reason in words."""
    try:
        yield
    except (exc.DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, exc.DBAPIError) else error
        raise _explain(path, busy_s, cause) from error


def _explain(path: Path, busy_s: float, cause: BaseException | None) -> LedgerError:
    name = str(getattr(cause, "sqlite_errorname", ""))
    if name == "SQLITE_FULL" or (name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) and _is_full(path)):
        return LedgerFull(f"{path}: no room left on the disk; what was kept before is safe. Make room and run again")
    for start, words in _REASONS.items():
        if name.startswith(start):
            return LedgerError(f"{path}: {words.format(busy_s=busy_s)}")
    return LedgerError(f"{path}: {cause}")


_REASONS = {
    "SQLITE_BUSY": "another process has been writing to it for {busy_s:g} s",
    "SQLITE_LOCKED": "another process has been writing to it for {busy_s:g} s",
    "SQLITE_READONLY": "cannot be written: the file or its folder is write-protected",
    "SQLITE_PERM": "no permission to write to it",
    "SQLITE_CANTOPEN": "cannot be opened: the file or its folder is write-protected or out of reach",
    "SQLITE_NOTADB": "is no ledger (not a SQLite database); it was left as it is",
    "SQLITE_CORRUPT": "is damaged; restore a copy, or run again into a new file",
    "SQLITE_IOERR": "the disk failed to read or write it",
}


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False
