"""Where a ledger lies: a SQLite file by its path, or a PostgreSQL database by its URL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from khabar.model import LedgerError

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_POSTGRES = {"postgresql", "postgres", "postgresql+psycopg"}


@dataclass(frozen=True, slots=True)
class Address:
    """Either ``path`` or ``url`` is set; ``name`` is what people are told, without a password."""

    name: str
    path: Path | None = None
    url: URL | None = None

    def beside(self, suffix: str) -> Path:
        """A file next to the ledger: its path with another suffix; for a database, its name in the current folder."""
        if self.path is not None:
            return self.path.with_suffix(suffix)
        database = self.url.database if self.url is not None else None
        return Path(f"{Path(database or 'khabar').name}{suffix}")


def address(where: Path | str) -> Address:
    """``where`` as an address: a path, ``sqlite:///PATH``, or ``postgresql://…``. Raises ``LedgerError``."""
    scheme = _SCHEME.match(where) if isinstance(where, str) else None
    if scheme is None:
        return Address(str(where), path=Path(where))
    try:
        url = make_url(str(where))
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"{scheme[0]}…: is no URL of a database ({error})") from error
    if scheme[1].lower() == "sqlite" and url.database:
        return Address(url.database, path=Path(url.database))
    if scheme[1].lower() in _POSTGRES:
        url = url.set(drivername="postgresql+psycopg")
        return Address(url.set(drivername="postgresql").render_as_string(hide_password=True), url=url)
    raise LedgerError(f"{scheme[0]}…: khabar keeps ledgers in a file (a path) or in PostgreSQL (postgresql://…)")
