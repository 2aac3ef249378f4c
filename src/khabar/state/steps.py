"""Claims → steps: what a claim may move, of which relation between whom, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple, Self

from khabar.knowledge.folding import fold
from khabar.knowledge.places import place_words, places
from khabar.knowledge.relations import STAYS, Machine, Move, machine
from khabar.ledger.briefs import Brief, Who
from khabar.state.times import window

NOBODY = ""
"""The key of a party that the page does not name."""


@dataclass(frozen=True, eq=False)
class Bearing:
    """How claims of one kind bear on one relation: by which rules, the narrowest first, and what these lead to."""

    rules: tuple[Move, ...]
    relation: str
    to: str
    camp: str
    charged: bool
    rank: int
    _fitting: dict[str, Move | None] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Sequence[Move]) -> Self:
        """The bearing of rules of one relation."""
        ordered = tuple(sorted(rules, key=lambda m: m.narrowness, reverse=True))
        relation, to = ordered[0].relation, ordered[0].to
        if to == STAYS:
            return cls(ordered, relation, to, "", charged=False, rank=0)
        status = machine().status(relation, to)
        return cls(ordered, relation, to, status.camp, status.charged, status.rank)

    def fitting(self, status: str) -> Move | None:
        """The first rule that begins at ``status`` and moves something, or ``None``."""
        if status not in self._fitting:
            found = next((m for m in self.rules if m.moves(status)), None)
            self._fitting[status] = found if found is not None and found.to != STAYS else None
        return self._fitting[status]


class Step(NamedTuple):
    """A claim as it bears on one relation; steps sort in the order in which they move it.

    Where two have the same ``latest`` day, the order of the statuses decides (``rank``); where that is the same too,
    the claim's id, so that the order in which pages were read never does.
    """

    latest: str
    rank: int
    earliest: str
    claim: str
    relation: str
    a: str
    b: str
    bearing: Bearing
    brief: Brief

    @property
    def speaker(self) -> str:
        """Whose word it is: the first speaker, else the outlet, else the page; unnamed speakers are their page's."""
        return speaker(self.brief)


def speaker(brief: Brief) -> str:
    """The key of whoever a claim comes from."""
    if brief.sources:
        first = brief.sources[-1]
        return f"{brief.page}/{first.key}" if first.kind == "unnamed" else first.key
    return brief.outlet[0].key if brief.outlet else brief.page


class Stepping:
    """Makes steps of claims. ``canonical`` maps party keys that were judged the same to one of them."""

    def __init__(self, canonical: Mapping[str, str] | None = None) -> None:
        self._canonical = canonical or {}
        self._machine: Machine = machine()
        self._bearings: dict[tuple[str, str, str, str, bool], tuple[Bearing, ...]] = {}

    def steps(self, briefs: Iterable[Brief]) -> Iterator[Step]:
        """Every step of every claim, in no particular order."""
        for brief in briefs:
            found = self._of(brief)
            if not found:
                continue
            earliest, latest = window(brief)
            actors, recipients = self._keys(brief.actors), self._keys(brief.recipients)
            for bearing in found:
                for a, b in self._between(brief, bearing.rules[0].between, actors, recipients):
                    yield Step(latest, bearing.rank, earliest, brief.id, bearing.relation, a, b, bearing, brief)

    def _keys(self, named: tuple[Who, ...]) -> list[str]:
        """The canonical keys of parties."""
        if not self._canonical:
            return [n.key for n in named]
        return [self._canonical.get(n.key, n.key) for n in named]

    def _of(self, brief: Brief) -> tuple[Bearing, ...]:
        """How the claim bears on relations, one each."""
        asked = self._machine.words_asked(brief.type)
        if asked is not None and (asked(brief.words) or asked(brief.trigger)):
            return self._look(brief)
        kind = (brief.type, brief.mode, brief.modality, brief.polarity, bool(brief.condition))
        found = self._bearings.get(kind)
        if found is None:
            found = self._bearings[kind] = self._look(brief)
        return found

    def _look(self, brief: Brief) -> tuple[Bearing, ...]:
        by_relation: dict[str, list[Move]] = {}
        near = around(brief.trigger, brief.words)
        for move in self._machine.by_type.get(brief.type, ()):
            fits = move.fits(brief.mode, brief.modality, brief.polarity, condition=bool(brief.condition))
            if fits and move.reads(near, brief.words):
                by_relation.setdefault(move.relation, []).append(move)
        return tuple(map(Bearing.of, by_relation.values()))

    def _between(
        self, brief: Brief, between: str, actors: list[str], recipients: list[str]
    ) -> Iterable[tuple[str, str]]:
        match between:
            case "among":
                return _mutual(actors, recipients)
            case "opposed":
                return _sorted(product(actors or [NOBODY], recipients or [NOBODY]))
            case "all":
                return [(a, NOBODY) for a in dict.fromkeys([*actors, *recipients])]
            case "actor>place":
                return _directed(actors, self._keys(innermost(brief.places))) if brief.places else ()
            case "recipient>actor":
                return _directed(recipients, actors)
            case _:
                return _directed(actors, recipients)


def around(trigger: str, words: str) -> str:
    """The folded trigger with the words beside it in the evidence: two before and three after."""
    found, said = trigger.split(), words.split()
    at = next((i for i in range(len(said)) if said[i : i + len(found)] == found), None) if found else None
    if at is None:
        return trigger
    return " ".join(said[max(0, at - 2) : at + len(found) + 3])


def _directed(actors: list[str], recipients: list[str]) -> list[tuple[str, str]]:
    if len(actors) == len(recipients) == 1:
        return [(actors[0], recipients[0])] if actors[0] != recipients[0] else []
    pairs = product(actors or [NOBODY], recipients or [NOBODY])
    return [(a, b) for a, b in dict.fromkeys(pairs) if a != b]


def _mutual(actors: list[str], recipients: list[str]) -> list[tuple[str, str]]:
    """Actors with recipients; where only one side is named, those named with each other; one alone with nobody."""
    if actors and recipients:
        return _sorted(product(actors, recipients))
    named = actors or recipients
    return _sorted(combinations(named, 2) if len(named) > 1 else product(named, [NOBODY]))


def _sorted(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs whose order says nothing, each once."""
    return [p for p in dict.fromkeys((a, b) if a <= b else (b, a) for a, b in pairs) if p[0] != p[1]]


@lru_cache(maxsize=65_536)
def innermost(named: tuple[Who, ...]) -> tuple[Who, ...]:
    """The places that are meant where a list names a place with the area around it: those inside, not the area."""
    if len(named) < 2:
        return named
    known = places()
    found = [known.get(n.entity) if n.entity else None for n in named]
    around = {wider for place in found if place is not None for wider in known.above(place)}
    inside = tuple(n for n in named if n.entity not in around and not (n.entity is None and _is_area(n.name)))
    return inside or named


def _is_area(name: str) -> bool:
    word = place_words().get(fold(name).partition(" ")[0])
    return word is not None and not word.exact & {"city", "locality", "neighbourhood"}
