"""What is asked of the ledger → SQL."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select

from khabar.ledger.tables import CLAIMS, PAGES, PARTIES


@dataclass(frozen=True, slots=True)
class Name:
    """A party as it is looked for: by a search key within its names (whole words), or by one of these entity ids."""

    key: str
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Query:
    """Which claims are wanted; what is empty does not narrow. All conditions hold together.

    ``since``/``until`` are ISO dates, closed-open. A claim is inside if its own time overlaps them or, where the words
    give it no time, its page's date bounds do; a claim with neither is left out. ``words`` are folded and must all
    occur in the evidence, as parts of words: clitics are written together with them.
    """

    actor: Name | None = None
    recipient: Name | None = None
    source: Name | None = None
    type: str | None = None
    mode: str | None = None
    modality: str | None = None
    polarity: str | None = None
    since: str | None = None
    until: str | None = None
    words: tuple[str, ...] = ()
    page: str | None = None
    limit: int | None = None


def statement(query: Query) -> Select[tuple[str, str, str, str | None]]:
    """The current claims that fit: body, because, recorded from and to; in the order of pages and of their text."""
    found = (
        select(CLAIMS.c.body, CLAIMS.c.because, CLAIMS.c.recorded_from, CLAIMS.c.recorded_to)
        .join(PAGES, PAGES.c.id == CLAIMS.c.page)
        .where(CLAIMS.c.recorded_to.is_(None), *_conditions(query))
        .order_by(PAGES.c.recorded_from, PAGES.c.id, CLAIMS.c.position)
    )
    return found.limit(query.limit) if query.limit is not None else found


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for column in ("type", "mode", "modality", "polarity", "page"):
        wanted = getattr(query, column)
        if wanted is not None:
            found.append(CLAIMS.c[column] == wanted)
    for role in ("actor", "recipient", "source"):
        name = getattr(query, role)
        if name is not None:
            found.append(_names(role, name))
    found += [CLAIMS.c.words.like(f"%{_escaped(word)}%", escape="\\") for word in query.words]
    return found + _when(query)


def _names(role: str, name: Name) -> ColumnElement[bool]:
    """Whether some party in this role goes by ``name``."""
    wanted: list[ColumnElement[bool]] = [PARTIES.c.entity.in_(sorted(name.ids))]
    if name.key:
        wanted.append(PARTIES.c.names.like(f"% {_escaped(name.key)} %", escape="\\"))
    return select(literal(1)).where(PARTIES.c.claim == CLAIMS.c.row, PARTIES.c.role == role, or_(*wanted)).exists()


def _when(query: Query) -> list[ColumnElement[bool]]:
    """An interval with one end unknown is open there; with both unknown, the page's bounds stand in."""
    if query.since is None and query.until is None:
        return []
    own = or_(CLAIMS.c.time_from.is_not(None), CLAIMS.c.time_to.is_not(None))
    page = or_(CLAIMS.c.published_from.is_not(None), CLAIMS.c.published_to.is_not(None))
    return [or_(
        and_(own, *_overlap(query, CLAIMS.c.time_from, CLAIMS.c.time_to)),
        and_(~own, page, *_overlap(query, CLAIMS.c.published_from, CLAIMS.c.published_to)),
    )]  # fmt: skip


def _overlap(query: Query, start: ColumnElement[str], end: ColumnElement[str]) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.since is not None:
        found.append(func.coalesce(end, "9999") > query.since)
    if query.until is not None:
        found.append(func.coalesce(start, "0000") < query.until)
    return found


def _escaped(text: str) -> str:
    """``text`` with LIKE's own signs taken literally."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
