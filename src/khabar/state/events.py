"""Claims in the order of time, each with what it moved: the histories of a pair and of a party."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from khabar.ledger.briefs import Brief
from khabar.ledger.windows import Window
from khabar.state.course import Taken
from khabar.state.relation import Context, Relation, Voice, relation_id


@dataclass(frozen=True, slots=True)
class Moved:
    """What a claim did to a relation: by which rule, from what to what; ``joint``: for all, not for its voice only."""

    relation: Relation
    taken: Taken
    joint: bool


@dataclass(frozen=True, slots=True)
class Event:
    """A claim in a history: when its content began, who says so, and what it moved (often nothing)."""

    brief: Brief
    window: Window
    voice: Voice
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What stood and stands between parties, and the claims that tell of it, the earliest first."""

    relations: tuple[Relation, ...]
    events: tuple[Event, ...]


def history(briefs: Iterable[Brief], relations: Sequence[Relation], context: Context) -> History:
    """``briefs`` in the order of time, with what they moved of ``relations``."""
    moved: dict[str, list[Moved]] = {}
    for relation in relations:
        for found in _moves(relation):
            moved.setdefault(found.taken.step.claim, []).append(found)
    events = [Event(b, b.window, context.voice(b), tuple(moved.get(b.id, ()))) for b in briefs]
    events.sort(key=lambda e: (e.window.latest, e.window.earliest, e.brief.page, e.brief.position, e.brief.id))
    return History(tuple(relations), tuple(events))


def _moves(relation: Relation) -> Iterator[Moved]:
    joint = relation.accounts.joint
    for account in relation.accounts.told:
        for taken in account.taken:
            if relation_id(*taken.pair) == relation.id:
                yield Moved(relation, taken, account is joint)


def between(briefs: Iterable[Brief], one: Collection[str], other: Collection[str]) -> list[Brief]:
    """The claims that name somebody of both as actor or recipient."""
    return [b for b in briefs if _names(b, one) and _names(b, other)]


def naming(briefs: Iterable[Brief], keys: Collection[str]) -> list[Brief]:
    """The claims that name somebody of ``keys`` as actor or recipient, or a place."""
    return [b for b in briefs if _names(b, keys) or any(n.key in keys for n in b.places)]


def _names(brief: Brief, keys: Collection[str]) -> bool:
    return any(n.key in keys for n in (*brief.actors, *brief.recipients))
