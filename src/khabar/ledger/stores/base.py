"""The shape of a store: an engine, and what each database does in its own way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Connection, Engine, Select, exc, inspect

from khabar.ledger import schema
from khabar.ledger.tables import VERSION_TABLE
from khabar.model import LedgerError

WRITE = "khabar_write"
"""Execution option of a connection that writes: on SQLite it takes the write lock at once, and so cannot deadlock."""

BATCH = 200
"""Rows that are fetched at a time."""


class Opening(Enum):
    """What a ledger is opened for."""

    READ = "read"
    """Asking only: it must be there, and of this khabar's schema."""
    WRITE = "write"
    """Keeping: it is made where there is none."""
    UPGRADE = "upgrade"
    """Bringing its schema up to date: it must be there, of whatever older schema."""


class Store(ABC):
    """An open store; ``name`` is how people are told which. Databases' errors come out as ``LedgerError``."""

    kind: ClassVar[str]
    engine: Engine

    def __init__(self, name: str) -> None:
        self.name = name

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    @contextmanager
    def transaction(self, *, write: bool = False) -> Iterator[Connection]:
        """One transaction, committed at the end of the block; what is asked within it is of one moment."""
        with (
            self.explained(),
            self.engine.connect().execution_options(**self._options(write=write)) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn the database's errors into ``LedgerError`` (``LedgerFull`` where no room is left), in plain words."""
        try:
            yield
        except self._errors() as error:
            cause = error.orig if isinstance(error, exc.DBAPIError) else error
            raise self.explain(cause) from error

    def _errors(self) -> tuple[type[Exception], ...]:
        return (exc.DBAPIError,)

    def _options(self, *, write: bool) -> dict[str, object]:
        return {WRITE: write}

    def ready(self, connection: Connection, opening: Opening) -> None:
        """Make the tables in an empty store that is opened for keeping; check the version of any other."""
        tables = inspect(connection).get_table_names()
        if not tables and opening is Opening.WRITE:
            self.mark(connection)
            schema.create(connection)
            return
        if VERSION_TABLE not in tables and not schema.is_first(tables):
            raise LedgerError(f"{self.name}: {self.foreign}")
        if opening is not Opening.UPGRADE:
            schema.check(connection, self.name)

    foreign: ClassVar[str]
    """What is said of a database that holds tables but no ledger."""

    def mark(self, connection: Connection) -> None:  # noqa: B027 - not every database has such means
        """Say in a new store, by the database's own means, that it is khabar's."""

    @abstractmethod
    def explain(self, cause: BaseException | None) -> LedgerError:
        """What went wrong, for a person to read."""

    @abstractmethod
    def lock_page(self, connection: Connection, page_id: str) -> None:
        """Until the transaction ends, nobody else writes this page's claims."""

    @abstractmethod
    def new_rows(self, connection: Connection, count: int) -> Sequence[int]:
        """``count`` numbers for new rows of ``claims`` that no other writer gets, ascending."""

    @abstractmethod
    def matching(self, tokens: Sequence[str]) -> ColumnElement[bool]:
        """Whether a row of ``claims`` has all these search tokens (``ledger.words``)."""

    def rows(self, connection: Connection, asked: Select[Any]) -> Iterator[Sequence[Sequence[Any]]]:
        """What is found, of columns that need no translation, some rows at a time; for those who read very many."""
        with connection.execute(asked.execution_options(yield_per=BATCH)) as found:
            yield from found.partitions()

    def faults(self, connection: Connection) -> list[str]:  # noqa: ARG002
        """What the database itself finds wrong with its files, in words."""
        return []

    def clone(self, path: Path) -> bool:  # noqa: ARG002
        """Copy the whole ledger into a new file of SQLite's, by the database's own means; whether it has such."""
        return False

    def numbered(self, connection: Connection) -> None:  # noqa: B027 - not every database counts by itself
        """Rows were written under numbers that they had elsewhere: new ones are to go on after them."""

    @abstractmethod
    def search_faults(self, connection: Connection) -> list[str]:
        """What is wrong with the full-text index itself, in words; nothing where it is in step with ``claims``."""
