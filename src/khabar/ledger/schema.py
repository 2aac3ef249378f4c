"""The schema's version: made anew, checked, brought up to date by Alembic's migrations."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, column, insert, select, table

from khabar.ledger import fulltext
from khabar.ledger.tables import HEAD, METADATA, VERSION_TABLE
from khabar.model import LedgerError

_VERSION = table(VERSION_TABLE, column("version_num"))
_FIRST = frozenset({"schema_version", "pages", "claims", "parties"})
"""Tables of khabar 0.1, which had no migrations yet."""


def create(connection: Connection) -> None:
    """Make all tables in an empty store, at the newest version."""
    METADATA.create_all(connection, checkfirst=False)
    fulltext.create(connection)
    # Alembic's table, written by hand: Alembic takes long to load, and is not needed until a ledger is old.
    connection.exec_driver_sql(f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL,"
                               f" CONSTRAINT {VERSION_TABLE}_pkc PRIMARY KEY (version_num))")  # fmt: skip
    connection.execute(insert(_VERSION).values(version_num=HEAD))


def is_first(tables: Sequence[str]) -> bool:
    """Whether these are the tables of khabar 0.1, which had no migrations yet."""
    return set(tables) >= _FIRST


def version(connection: Connection) -> str:
    """The migration that the store is at; ``0001`` is khabar 0.1."""
    if not connection.dialect.has_table(connection, VERSION_TABLE):
        numbers = connection.exec_driver_sql("SELECT max(version) FROM schema_version")
        return f"{numbers.scalar_one():04}"
    return str(connection.execute(select(_VERSION.c.version_num)).scalar_one())


def check(connection: Connection, name: str) -> None:
    """Raise ``LedgerError`` where the store is of another version than this khabar's."""
    found = version(connection)
    if found < HEAD:
        raise LedgerError(f"{name}: was made by an older khabar (schema {found}, now {HEAD}); copy it, then run"
                          f" `khabar ledger upgrade --ledger {name}`")  # fmt: skip
    if found > HEAD:
        raise LedgerError(f"{name}: was made by a newer khabar (schema {found}; this one knows {HEAD})")


def upgrade(connection: Connection, name: str) -> tuple[str, str]:
    """Bring the store up to date within the connection's transaction; the versions before and after."""
    before = version(connection)
    if before > HEAD:
        check(connection, name)
    migrate(connection, HEAD, before)
    return before, version(connection)


def migrate(connection: Connection, to: str, at: str | None = None) -> None:
    """Run the migrations up to ``to``; ``at`` is where a store is that does not say so itself."""
    from alembic import command  # noqa: PLC0415 - slow to load, see above
    from alembic.config import Config  # noqa: PLC0415

    settings = Config()
    settings.set_main_option("script_location", "khabar:ledger/migrations")
    settings.attributes["connection"] = connection
    if at is not None and not connection.dialect.has_table(connection, VERSION_TABLE):
        command.stamp(settings, at)
    command.upgrade(settings, to)
