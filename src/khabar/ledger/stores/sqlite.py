"""A ledger in one SQLite file: one writer at a time, any number of readers."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from functools import reduce
from operator import xor
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    FromClause,
    Integer,
    Select,
    Text,
    column,
    create_engine,
    event,
    select,
    table,
)
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.pool import QueuePool

from khabar.ledger.stores.base import BATCH, WRITE, Opening, Store
from khabar.ledger.tables import APPLICATION_ID, CLAIMS
from khabar.model import LedgerError, LedgerFull

_MAGIC = b"SQLite format 3\x00"
_FOUND = table("claims_text", column("rowid", Integer), column("claims_text", Text))  # FTS5 (``fulltext``)
_NEXT = "SELECT coalesce(max(row), 0) + 1 FROM claims"
_NOTED = 400  # rows of an index that are looked at, as SQLite's own documentation advises
_TERMS = 10_000  # of the full-text index, looked at together
_CACHE_KIB = 64 * 1024
_WAL_PAGES = 32_000  # 128 MB: moving the log into the file costs least in large parts, each page of it once
_ROOM = 256 * 1024  # bytes below which a disk error is put down to the disk being full


class SqliteStore(Store):
    """The file at ``path``; one that is not there is made where it is opened for keeping."""

    kind: ClassVar[str] = "SQLite"
    foreign: ClassVar[str] = "is a SQLite database but no khabar ledger; it was left as it is"

    def __init__(self, path: Path, busy_s: float, opening: Opening) -> None:
        super().__init__(str(path))
        self.path, self.busy_s, self.opening = path, busy_s, opening
        if opening is not Opening.WRITE and not os.path.lexists(path):
            raise LedgerError(f"{path}: there is no ledger here; `khabar run PATH... --ledger {path}` makes one")
        with self.explained():
            _check_file(path)
            self.engine = _engine(lambda: self._connect(opening))
            try:
                if opening is not Opening.READ:
                    self._use_wal()
                with self.transaction(write=opening is not Opening.READ) as connection:
                    self._check_owner(connection)
                    self.ready(connection, opening)
            except BaseException:
                self.engine.dispose()
                raise

    def close(self) -> None:
        """Note down for SQLite's planner how the tables are filled (milliseconds, however large), and close."""
        if self.opening is Opening.WRITE:
            self._note()
        super().close()

    def _note(self) -> None:
        raw = self.engine.raw_connection()
        try:
            # The notes only make questions quicker: where another process writes, or no room is left, they can wait.
            with suppress(sqlite3.Error):
                for statement in ("PRAGMA busy_timeout = 0", f"PRAGMA analysis_limit = {_NOTED}", "ANALYZE"):
                    raw.cursor().execute(statement)
        finally:
            raw.close()

    def _errors(self) -> tuple[type[Exception], ...]:
        return (*super()._errors(), sqlite3.Error)

    def _connect(self, opening: Opening) -> sqlite3.Connection:
        return _connect_reading(self.path, self.busy_s) if opening is Opening.READ else _connect(self.path, self.busy_s)

    def _use_wal(self) -> None:
        """Switch to write-ahead logging; SQLite does not wait by itself where two processes do so at once."""
        raw = self.engine.raw_connection()
        try:
            until = time.monotonic() + self.busy_s
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

    def _check_owner(self, connection: Connection) -> None:
        owner = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if owner != APPLICATION_ID and tables:
            raise LedgerError(f"{self.name}: {self.foreign}")

    def mark(self, connection: Connection) -> None:
        """Write khabar's number into the file's header."""
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    def lock_page(self, connection: Connection, page_id: str) -> None:
        """Nothing to do: a transaction that writes holds the file's one write lock."""

    def new_rows(self, connection: Connection, count: int) -> Sequence[int]:
        """The numbers after the last; the transaction holds the write lock."""
        first = connection.exec_driver_sql(_NEXT).scalar_one()
        return range(first, first + count)

    def matching(self, tokens: Sequence[str]) -> ColumnElement[bool]:
        """By the FTS5 table; tokens are letters and digits, so that quoting them is enough."""
        asked = " ".join(f'"{token}"' for token in tokens)
        return CLAIMS.c.row.in_(select(_FOUND.c.rowid).where(_FOUND.c.claims_text.op("MATCH")(asked)))

    def rows(self, connection: Connection, asked: Select[Any]) -> Iterator[Sequence[Sequence[Any]]]:
        """As ``sqlite3`` gives them, without SQLAlchemy's own rows, which take a fifth of the time.

        Not with ``yield_per``: SQLAlchemy would fetch the first row ahead, and it would be missing here.
        """
        with connection.execute(asked) as found:
            cursor = found.cursor
            while some := cursor.fetchmany(BATCH):
                yield some

    def clone(self, path: Path) -> bool:
        """Page by page, as of the moment at which it begins; others may go on writing."""
        with self.explained(), closing(self._connect(Opening.READ)) as mine, closing(sqlite3.connect(path)) as copy:
            mine.backup(copy)
        return True

    def faults(self, connection: Connection) -> list[str]:
        """SQLite's own check of the file."""
        found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        return [] if found == ["ok"] else [str(why) for why in found]

    def search_faults(self, connection: Connection) -> list[str]:
        """What the index holds, term by term, against ``claims.words``; FTS5's own check would have to write."""
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, claims_text, instance)")
        try:
            indexed: defaultdict[int, int] = defaultdict(int)
            for some in connection.exec_driver_sql("SELECT doc, term FROM temp.terms").partitions(_TERMS):
                for row, term in some:
                    indexed[row] ^= hash(term)
        finally:
            connection.exec_driver_sql("DROP TABLE temp.terms")
        wrong = []
        for row, words in connection.execute(select(CLAIMS.c.row, CLAIMS.c.words)):
            if indexed.pop(row, 0) != reduce(xor, map(hash, words.split()), 0):
                wrong.append(row)
        return [f"the claim in row {row} is not found by its words" for row in wrong] + [
            f"words of row {row} are found, and no claim is there" for row in indexed
        ]

    def explain(self, cause: BaseException | None) -> LedgerError:
        """SQLite's error codes in words."""
        name = str(getattr(cause, "sqlite_errorname", ""))
        if name == "SQLITE_FULL" or (name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) and _is_full(self.path)):
            return LedgerFull(
                f"{self.path}: no room left on the disk; what was kept before is safe. Make room and run again"
            )
        for start, words in _REASONS.items():
            if name.startswith(start):
                return LedgerError(f"{self.path}: {words.format(busy_s=self.busy_s)}")
        return LedgerError(f"{self.path}: {cause}")


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
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
    # Debian's SQLite writes zeros over whatever is dropped: here only what the full-text index merges.
    connection.execute("PRAGMA secure_delete = OFF")
    return connection


class _Compiler(SQLiteCompiler):
    """Writes what ``with_hint`` says behind the table's name, where SQLite wants its ``INDEXED BY``.

    SQLite's notes on how tables are filled are rough (``_NOTED``): now and then it would read all claims instead of
    the index that holds the few columns asked for, which are a twentieth of them.
    """

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:  # noqa: ARG002
        return text


def _engine(connect: Callable[[], sqlite3.Connection]) -> Engine:
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    engine.dialect.statement_compiler = _Compiler

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False
