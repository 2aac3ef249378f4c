"""What is asked of the ledger → SQL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from khabar.ledger.decisions import in_force
from khabar.ledger.tables import CLAIMS, PAGES, PARTIES, WORDINGS
from khabar.ledger.words import wanted

Matching = Callable[[Sequence[str]], ColumnElement[bool]]
"""How a store tells whether a claim has all of some search tokens."""


@dataclass(frozen=True, slots=True)
class Name:
    """A party as it is looked for: by a search key within its names (whole words), or by one of these entity ids."""

    key: str
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Query:
    """Which claims are wanted; what is empty does not narrow. All conditions hold together.

    ``since``/``until`` are ISO dates, closed-open. A claim is inside if its own time overlaps them or, where the words
    give it no time, its page's date bounds do; a claim with neither is left out. ``words`` must all occur in the
    evidence, in any spelling, with or without article and other clitics. ``known_at`` is a recorded time as ``stamp``
    writes it: the claims that the ledger held then, worded as they were then. Claims hold as people decided of them;
    ``as_read`` asks for what khabar read, whatever people said.
    """

    actor: Name | None = None
    recipient: Name | None = None
    place: Name | None = None
    source: Name | None = None
    type: str | None = None
    mode: str | None = None
    modality: str | None = None
    polarity: str | None = None
    since: str | None = None
    until: str | None = None
    words: tuple[str, ...] = ()
    page: str | None = None
    known_at: str | None = None
    as_read: bool = False
    limit: int | None = None


def statement(query: Query, matching: Matching) -> Select[tuple[str, str, str, str | None, int | None]]:
    """The claims that fit: body, because, recorded from and to, decision; in the order of pages and of their text."""
    # Whole claims are fetched last: sorting thousands of them by what they weigh would take longer than finding them.
    found = (
        select(CLAIMS.c.row.label("at"), PAGES.c.recorded_from, PAGES.c.id, CLAIMS.c.position)
        .join(PAGES, PAGES.c.id == CLAIMS.c.page)
        .where(held(query.known_at, as_read=query.as_read), *conditions(query, matching))
        .order_by(PAGES.c.recorded_from, PAGES.c.id, CLAIMS.c.position, CLAIMS.c.row)
        .limit(query.limit)
        .subquery()
    )
    return (
        select(CLAIMS.c.body, CLAIMS.c.because, CLAIMS.c.recorded_from, CLAIMS.c.recorded_to, CLAIMS.c.decision)
        .join(found, found.c.at == CLAIMS.c.row)
        .order_by(found.c.recorded_from, found.c.id, found.c.position, found.c.at)
    )


def held(known_at: str | None, *, as_read: bool = False) -> ColumnElement[bool]:
    """Whether the ledger holds a row of ``claims`` now, or held it at the recorded time ``known_at``.

    As people decided; with ``as_read``, as khabar read it, whatever people said of it.
    """
    by_whom = CLAIMS.c.decision.is_(None) if as_read else in_force(known_at)
    if known_at is None:
        return and_(CLAIMS.c.recorded_to.is_(None), by_whom)
    still = or_(CLAIMS.c.recorded_to.is_(None), CLAIMS.c.recorded_to > known_at)
    return and_(CLAIMS.c.recorded_from <= known_at, still, by_whom)


def conditions(query: Query, matching: Matching) -> list[ColumnElement[bool]]:
    """What ``query`` asks of a row of ``claims``; when it was held is asked apart."""
    found: list[ColumnElement[bool]] = []
    for column in ("type", "mode", "modality", "polarity", "page"):
        asked = getattr(query, column)
        if asked is not None:
            found.append(CLAIMS.c[column] == asked)
    for role in ("actor", "recipient", "place", "source"):
        name = getattr(query, role)
        if name is not None:
            found.append(CLAIMS.c.row.in_(_named(role, name)))
    if query.words:
        tokens = wanted(" ".join(query.words))
        found.append(matching(tokens) if tokens else false())
    return found + _when(query)


def _named(role: str, name: Name) -> Select[tuple[int]]:
    """The rows of the claims in which some party in this role goes by ``name``.

    Names are looked for among the wordings, each of which is kept once, and only then among the parties.
    """
    worded = and_(PARTIES.c.key == WORDINGS.c.key, PARTIES.c.names == WORDINGS.c.names)
    return select(PARTIES.c.claim).join(WORDINGS, worded).where(PARTIES.c.role == role, _goes_by(name))


def wordings(name: Name) -> Select[tuple[str]]:
    """The keys of those who go by ``name``."""
    return select(WORDINGS.c.key).where(_goes_by(name)).distinct()


def _goes_by(name: Name) -> ColumnElement[bool]:
    asked = [WORDINGS.c.key.in_(sorted(name.ids))]
    if name.key:
        asked.append(WORDINGS.c.names.like(f"% {_escaped(name.key)} %", escape="\\"))
    return or_(*asked)


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
