"""Saved searches: questions that someone wants to ask again. Taken back, never removed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Row, select

from khabar.ledger import undoing
from khabar.ledger.store import Ledger
from khabar.ledger.tables import SEARCHES
from khabar.model import LedgerError


@dataclass(frozen=True, slots=True)
class Search:
    """A question by name. ``asked``: filter → value, as whoever asks writes them."""

    id: int
    name: str
    asked: dict[str, str]
    who: str
    made_at: str


def save(ledger: Ledger, name: str, asked: Mapping[str, str], who: str) -> Search:
    """Keep a question. Raises ``LedgerError`` where it has no name, or narrows nothing."""
    name = " ".join(name.split())
    if not name or not asked:
        raise LedgerError("a saved search needs a name and at least one filter")
    written = json.dumps(dict(asked), ensure_ascii=False, sort_keys=True)
    with ledger.transaction(write=True) as connection:
        values = {"name": name, "asked": written, "who": who, "made_at": ledger.now()}
        made = connection.execute(SEARCHES.insert().values(**values))
        number = int(made.inserted_primary_key[0])  # type: ignore[index]
    return Search(number, name, dict(asked), who, values["made_at"])


def searches(ledger: Ledger) -> list[Search]:
    """All that are kept, by name."""
    asked = select(SEARCHES).where(SEARCHES.c.undone_at.is_(None)).order_by(SEARCHES.c.name, SEARCHES.c.id)
    with ledger.transaction() as connection:
        return [_search(row) for row in connection.execute(asked)]


def search(ledger: Ledger, number: int) -> Search:
    """One of them. Raises ``LedgerError`` where there is none, or it was taken back."""
    asked = select(SEARCHES).where(SEARCHES.c.id == number, SEARCHES.c.undone_at.is_(None))
    with ledger.transaction() as connection:
        row = connection.execute(asked).one_or_none()
    if row is None:
        raise LedgerError(f"there is no saved search {number}")
    return _search(row)


def forget(ledger: Ledger, number: int, who: str) -> None:
    """Take a saved search back. Raises ``LedgerError`` where there is none."""
    with ledger.transaction(write=True) as connection:
        undoing.undo(connection, SEARCHES, number, who, ledger.now())


def _search(row: Row[tuple[int, str, str, str, str, str | None, str | None]]) -> Search:
    return Search(row.id, row.name, json.loads(row.asked), row.who, row.made_at)
