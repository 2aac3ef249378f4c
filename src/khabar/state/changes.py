"""Who began, stopped, switched: the moves of all relations since a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from khabar.knowledge.relations import NOTHING, machine
from khabar.ledger.windows import Window
from khabar.state.course import Taken
from khabar.state.relation import Relation, Voice
from khabar.state.steps import NOBODY

What = Literal["began", "stopped", "at risk", "proposed", "denied", "changed"]
_BY_CAMP: dict[str, What] = {
    "prospect": "proposed",
    "on": "began",
    "risk": "at risk",
    "off": "stopped",
    "denial": "denied",
}


@dataclass(frozen=True)
class Change:
    """One move of a relation: when, from what to what, by whose word. ``joint``: for all, not for its voices only."""

    what: What
    relation: Relation
    taken: Taken
    joint: bool

    @property
    def window(self) -> Window:
        """When it happened, as far as the pages tell."""
        return Window(self.taken.step.earliest, self.taken.step.latest)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who says so."""
        return self.relation.context.voices((self.taken.step,))


@dataclass(frozen=True, slots=True)
class Switch:
    """A party whose backing or alliance with one ended or is at risk, and with another began or is proposed."""

    party: str
    relation: str
    away: tuple[Change, ...]
    towards: tuple[Change, ...]


def changes(relations: Iterable[Relation], since: str) -> list[Change]:
    """The moves that may have come on the day ``since`` or later, the earliest first."""
    found = [c for relation in relations for c in _of(relation) if c.taken.step.latest >= since]
    return sorted(found, key=lambda c: (c.taken.step, c.relation.id))


def _of(relation: Relation) -> Iterator[Change]:
    seen: set[tuple[str, str]] = set()
    for account in relation.accounts.told:
        for taken in account.taken:
            if taken.status != taken.before and (taken.step.claim, taken.status) not in seen:
                seen.add((taken.step.claim, taken.status))
                yield Change(_what(relation.relation, taken), relation, taken, account is relation.accounts.joint)


def _what(relation: str, taken: Taken) -> What:
    camp = machine().status(relation, taken.status).camp
    before = machine().status(relation, taken.before).camp if taken.before != NOTHING else ""
    return "changed" if camp == before else _BY_CAMP[camp]


def switches(found: Sequence[Change]) -> list[Switch]:
    """Of ``changes``, those in which a party leaves one and comes to another, by party."""
    away: dict[tuple[str, str], list[Change]] = {}
    towards: dict[tuple[str, str], list[Change]] = {}
    for change in found:
        side = (
            away if change.what in ("stopped", "at risk") else towards if change.what in ("began", "proposed") else None
        )
        if side is not None and change.relation.relation in ("support", "alignment"):
            for party in _backed(change.relation):
                side.setdefault((party, change.relation.relation), []).append(change)
    result = []
    for key in sorted(away.keys() & towards.keys()):
        left = {_other(c.relation, key[0]) for c in away[key]}
        joined = [c for c in towards[key] if _other(c.relation, key[0]) not in left]
        if joined:
            result.append(Switch(*key, tuple(away[key]), tuple(joined)))
    return result


def _backed(relation: Relation) -> tuple[str, ...]:
    parties = (relation.b,) if relation.relation == "support" else (relation.a, relation.b)
    return tuple(p for p in parties if p != NOBODY)


def _other(relation: Relation, party: str) -> str:
    return relation.a if relation.b == party else relation.b
