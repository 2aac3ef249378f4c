"""A ledger in a PostgreSQL database (its current schema): several writers and readers at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import BigInteger, ColumnElement, Connection, create_engine, func, literal, literal_column, select, text
from sqlalchemy.dialects.postgresql import TSQUERY

from khabar.ledger.address import Address
from khabar.ledger.fulltext import TOKENS
from khabar.ledger.stores.base import Opening, Store
from khabar.ledger.tables import METADATA
from khabar.model import LedgerError, LedgerFull

_MAKING = 0x6B686272  # the lock that whoever makes the tables holds


class PostgresStore(Store):
    """The database at ``address``, which must be there; its tables are made where it is opened for keeping."""

    kind: ClassVar[str] = "PostgreSQL"
    foreign: ClassVar[str] = "holds other tables but no khabar ledger; it was left as it is"

    def __init__(self, address: Address, busy_s: float, opening: Opening) -> None:
        super().__init__(address.name)
        if address.url is None:
            raise LedgerError(f"{address.name}: is no URL of a database")
        self._reads = opening is Opening.READ
        wait = f"-c lock_timeout={int(busy_s * 1000)}"
        given = str(address.url.query.get("options", ""))
        try:
            self.engine = create_engine(
                address.url.update_query_dict({"options": f"{given} {wait}".strip()}),
                isolation_level="REPEATABLE READ" if self._reads else "READ COMMITTED",
            )
        except ModuleNotFoundError as error:
            raise LedgerError(
                f"{address.name}: PostgreSQL needs one more package; `pip install 'khabar[postgres]'` brings it"
            ) from error
        try:
            with self.transaction(write=opening is not Opening.READ) as connection:
                self._prepare(connection, opening)
        except BaseException:
            self.engine.dispose()
            raise

    def _options(self, *, write: bool) -> dict[str, object]:
        return {**super()._options(write=write), "postgresql_readonly": not write}

    def _prepare(self, connection: Connection, opening: Opening) -> None:
        if opening is not Opening.READ:
            connection.execute(text("SELECT pg_advisory_xact_lock(:making)"), {"making": _MAKING})
        if opening is not Opening.WRITE and not connection.execute(text("SELECT to_regclass('claims')")).scalar_one():
            raise LedgerError(f"{self.name}: no ledger is here; `khabar run PATH... --ledger {self.name}` makes one")
        self.ready(connection, opening)

    def lock_page(self, connection: Connection, page_id: str) -> None:
        """A lock of the transaction's, named by the page's id; two pages that share a number wait for each other."""
        number = int.from_bytes(hashlib.blake2b(page_id.encode(), digest_size=8).digest(), "big", signed=True)
        connection.execute(text("SELECT pg_advisory_xact_lock(:page)"), {"page": number})

    def new_rows(self, connection: Connection, count: int) -> Sequence[int]:
        """From the column's sequence: what one writer took no other gets, whether it is used or not."""
        take = text("SELECT nextval(pg_get_serial_sequence('claims', 'row')) FROM generate_series(1, :count)")
        return sorted(connection.execute(take, {"count": count}).scalars())

    def matching(self, tokens: Sequence[str]) -> ColumnElement[bool]:
        """By the GIN index; tokens are letters and digits, so that quoting them is enough."""
        asked = literal(" & ".join(f"'{token}'" for token in tokens)).cast(TSQUERY)
        return literal_column(f"claims.{TOKENS}").op("@@", is_comparison=True)(asked)

    def numbered(self, connection: Connection) -> None:
        """Set every sequence behind the largest number of its column."""
        for table in METADATA.sorted_tables:
            key = next(iter(table.primary_key.columns))
            if key.autoincrement and isinstance(key.type, BigInteger) and not key.foreign_keys:
                largest = select(func.max(key)).scalar_subquery()
                sequence = func.pg_get_serial_sequence(table.name, key.name)
                connection.execute(select(func.setval(sequence, largest)))

    def search_faults(self, connection: Connection) -> list[str]:
        """The vectors against ``claims.words``, of which the database makes them."""
        there = text("SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() "
                     "AND table_name = 'claims' AND column_name = :name AND is_generated = 'ALWAYS'")  # fmt: skip
        if not connection.execute(there, {"name": TOKENS}).scalar_one():
            return ["is missing"]
        wrong = text(
            "SELECT row FROM claims WHERE tokens IS DISTINCT FROM array_to_tsvector(string_to_array(words, ' '))"
        )
        return [f"the claim in row {row} is not found by its words" for row in connection.execute(wrong).scalars()]

    def explain(self, cause: BaseException | None) -> LedgerError:
        """PostgreSQL's error codes in words."""
        state = str(getattr(cause, "sqlstate", None) or "")
        if state in {"53100", "53200"}:
            return LedgerFull(f"{self.name}: no room left at the server; what was kept before is safe")
        for start, words in _REASONS.items():
            if state.startswith(start):
                return LedgerError(f"{self.name}: {words} ({_line(cause)})")
        if not state:
            return LedgerError(f"{self.name}: the server cannot be reached ({_line(cause)})")
        return LedgerError(f"{self.name}: {_line(cause)}")


_REASONS = {
    "55P03": "another process has been writing to it for too long",
    "25006": "cannot be written",
    "42501": "no permission",
    "28": "the server refuses this user or password",
    "3D000": "the server has no such database; make it with createdb",
    "57P": "the server is shutting down",
    "08": "the connection to the server was lost",
}


def _line(cause: BaseException | None) -> str:
    return " ".join(str(cause).split())
