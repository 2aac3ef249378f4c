"""What differs between the stores: SQLite's file and PostgreSQL's server, behind one shape (``Store``)."""

from __future__ import annotations

from khabar.ledger.address import Address
from khabar.ledger.stores.base import BATCH, Opening, Store


def open_store(address: Address, busy_s: float, opening: Opening) -> Store:
    """The store at ``address``, opened. Raises ``LedgerError``."""
    if address.path is not None:
        from khabar.ledger.stores.sqlite import SqliteStore  # noqa: PLC0415

        return SqliteStore(address.path, busy_s, opening)
    # A ledger in a file needs no driver of a server.
    from khabar.ledger.stores.postgres import PostgresStore  # noqa: PLC0415

    return PostgresStore(address, busy_s, opening)


__all__ = ["BATCH", "Opening", "Store", "open_store"]
