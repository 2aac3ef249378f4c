"""What people say is never removed: it is taken back, and what held before holds again."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, and_, func, or_, select, update

from khabar.model import LedgerError


def active(table: Table, known_at: str | None) -> ColumnElement[bool]:
    """Whether a row was made and not taken back, now or at the recorded time ``known_at``."""
    if known_at is None:
        return table.c.undone_at.is_(None)
    return and_(table.c.made_at <= known_at, or_(table.c.undone_at.is_(None), table.c.undone_at > known_at))


def newest(table: Table, known_at: str | None, *about: str) -> ColumnElement[bool]:
    """Whether a row is the last active one of those that agree in the columns ``about``."""
    last = select(func.max(table.c.id)).where(active(table, known_at)).group_by(*(table.c[a] for a in about))
    return table.c.id.in_(last)


def undo(connection: Connection, table: Table, number: int, who: str, now: str) -> None:
    """Take a row back. Raises ``LedgerError`` where there is none, or it was taken back before."""
    found = connection.execute(select(table).where(table.c.id == number)).one_or_none()
    if found is None:
        raise LedgerError(f"there is no {table.name.removesuffix('s')} {number}")
    if found.undone_at is not None:
        raise LedgerError(f"{table.name.removesuffix('s')} {number} was taken back before, by {found.undone_by}")
    connection.execute(update(table).where(table.c.id == number).values(undone_at=now, undone_by=who))
