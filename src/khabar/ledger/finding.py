"""Looking for parties and pages by words of their names and titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select

from khabar.knowledge.folding import fold
from khabar.ledger.query import Name
from khabar.ledger.shelf import PageLine, pages_by_id
from khabar.ledger.store import Ledger
from khabar.ledger.tables import ENTITIES, PAGES, PARTIES, WORDINGS
from khabar.model import Label


@dataclass(frozen=True, slots=True)
class FoundParty:
    """Someone who is named in claims: ``value`` finds it again (an id, or a wording), ``named`` is how often it is."""

    value: str
    label: Label
    id: str | None
    wordings: tuple[str, ...]
    named: int


def parties(ledger: Ledger, name: Name, limit: int = 20) -> list[FoundParty]:
    """Whoever goes by ``name``, those named most first."""
    keys = select(WORDINGS.c.key).where(_goes_by(name))
    number = func.count().label("number")
    counted = select(PARTIES.c.key, number).where(PARTIES.c.key.in_(keys)).group_by(PARTIES.c.key)
    ranked = counted.order_by(number.desc(), PARTIES.c.key).limit(limit).subquery()
    named = select(ranked.c.key, ranked.c.number, ENTITIES.c.entity, ENTITIES.c.ar, ENTITIES.c.en)
    with ledger.transaction() as connection:
        rows = connection.execute(named.join(ENTITIES, ENTITIES.c.key == ranked.c.key)).all()
        asked = select(WORDINGS.c.key, WORDINGS.c.name).where(WORDINGS.c.key.in_([row.key for row in rows]))
        wordings: dict[str, list[str]] = {}
        for key, worded in connection.execute(asked.order_by(WORDINGS.c.name)):
            wordings.setdefault(key, []).append(worded)
    found = []
    for key, number_of, entity, ar, en in rows:
        said = tuple(dict.fromkeys(wordings.get(key, [])))
        first = said[0] if said else key
        found.append(FoundParty(entity or first, Label(ar or first, en or first), entity, said, number_of))
    return sorted(found, key=lambda f: (-f.named, f.value))


def _goes_by(name: Name) -> ColumnElement[bool]:
    asked: list[ColumnElement[bool]] = [WORDINGS.c.key.in_(sorted(name.ids))]
    if name.key:  # every word of it, as the beginning of a word: names are rarely typed to their end
        asked.append(and_(*(WORDINGS.c.names.contains(f" {word}", autoescape=True) for word in name.key.split())))
    return or_(*asked)


def pages(ledger: Ledger, words: Sequence[str], limit: int = 20) -> list[PageLine]:
    """Pages whose title or address holds all of ``words`` (folded), newest first."""
    asked = select(PAGES.c.id, PAGES.c.title, PAGES.c.uri).order_by(PAGES.c.recorded_from.desc(), PAGES.c.id.desc())
    found: list[str] = []
    with ledger.transaction() as connection:
        for page, title, uri in connection.execute(asked.execution_options(yield_per=500)):
            text = f"{fold(title) if title else ''} {uri.lower()}"
            if all(word in text for word in words):
                found.append(page)
                if len(found) == limit:
                    break
    return pages_by_id(ledger, found)


def labels(ledger: Ledger, ids: Sequence[str]) -> dict[str, Label]:
    """The neutral names of entities that claims of this ledger name, by id."""
    asked = select(ENTITIES.c.entity, ENTITIES.c.ar, ENTITIES.c.en).where(ENTITIES.c.entity.in_(ids))
    with ledger.transaction() as connection:
        return {row.entity: Label(row.ar, row.en) for row in connection.execute(asked)}
