"""Whoever the ledger's claims name: by which key, in which words, as what, and how often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from khabar.ledger.judgements import Clusters
from khabar.ledger.query import Name, Query, held
from khabar.ledger.tables import CLAIMS, ENTITIES, PARTIES
from khabar.model import Label


@dataclass(slots=True)
class Named:
    """One party key with what it stands for (``entity``, ``label``: of known entities), over the claims that hold."""

    key: str
    entity: str | None
    label: Label
    names: Counter[str] = field(default_factory=Counter)
    """The pages' wordings, with how often each stands."""
    roles: Counter[str] = field(default_factory=Counter)
    """actor, recipient, place, source."""
    kinds: Counter[str] = field(default_factory=Counter)
    """Of its links in chains: person, organization, outlet, unnamed, document."""


def named(connection: Connection, keys: Iterable[str] | None = None, known_at: str | None = None) -> dict[str, Named]:
    """Everyone whom the claims that hold name, or these keys alone, by key."""
    asked = (
        select(PARTIES.c.key, PARTIES.c.name, PARTIES.c.role, PARTIES.c.kind, func.count())
        .join(CLAIMS, CLAIMS.c.row == PARTIES.c.claim)
        .where(held(known_at))
        .group_by(PARTIES.c.key, PARTIES.c.name, PARTIES.c.role, PARTIES.c.kind)
    )
    entities = select(ENTITIES)
    if keys is not None:
        wanted = sorted(keys)
        asked, entities = asked.where(PARTIES.c.key.in_(wanted)), entities.where(ENTITIES.c.key.in_(wanted))
    found = {e.key: Named(e.key, e.entity, Label(e.ar, e.en)) for e in connection.execute(entities)}
    for key, name, role, kind, count in connection.execute(asked):
        one = found[key]
        one.names[name] += count
        one.roles[role] += count
        if kind is not None:
            one.kinds[kind] += count
    return {key: found[key] for key in sorted(found)}


def formerly(connection: Connection, known_at: str | None = None) -> dict[frozenset[str], str]:
    """Pairs of keys of which a claim that holds says that one was formerly the other → that claim's id."""
    asked = (
        select(CLAIMS.c.id, CLAIMS.c.row, PARTIES.c.role, PARTIES.c.key)
        .join(PARTIES, PARTIES.c.claim == CLAIMS.c.row)
        .where(CLAIMS.c.type == "FORMERLY", PARTIES.c.role.in_(("actor", "recipient")), held(known_at))
        .order_by(CLAIMS.c.row)
    )
    sides: defaultdict[tuple[str, int], defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for id_, row, role, key in connection.execute(asked):
        sides[id_, row][role].append(key)
    return {
        frozenset((new, old)): id_
        for (id_, _), found in sides.items() for new in found["actor"] for old in found["recipient"] if new != old
    }  # fmt: skip


def widened(query: Query, found: Clusters) -> Query:
    """``query`` with each of its names standing for everyone who is one with it."""
    if not found.canonical:
        return query
    changed = {role: _widened(name, found) for role in ("actor", "recipient", "place", "source")
               if (name := getattr(query, role)) is not None}  # fmt: skip
    return Query(**{**{f: getattr(query, f) for f in Query.__dataclass_fields__}, **changed})


def _widened(name: Name, found: Clusters) -> Name:
    known = {*name.ids, *((f"name:{name.key}",) if name.key else ())}
    return Name(
        name.key, frozenset(name.ids | {one for key in known & found.canonical.keys() for one in found.of(key)})
    )
