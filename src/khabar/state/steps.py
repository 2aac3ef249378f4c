"""Claims → steps: what a claim may move, of which relation between whom, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from khabar.knowledge.folding import fold
from khabar.knowledge.places import place_words, places
from khabar.knowledge.relations import STAYS, Machine, Move, machine
from khabar.ledger.briefs import Brief, Who
from khabar.state.times import window

Rules = tuple[Move, ...]
NOBODY = ""
"""The key of a party that the page does not name."""


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
    rules: Rules
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
        self._rules: dict[tuple[str, str, str, str, bool], tuple[Rules, ...]] = {}
        self.wordings: dict[str, str] = {}
        """For keys of unknown names, one wording of the pages: always the same one."""

    def key(self, named: Who) -> str:
        """The canonical key of a party."""
        key = self._canonical.get(named.key, named.key)
        if named.entity is None:
            seen = self.wordings.get(key)
            if seen is None or named.name < seen:
                self.wordings[key] = named.name
        return key

    def steps(self, briefs: Iterable[Brief]) -> Iterator[Step]:
        """Every step of every claim, in no particular order."""
        for brief in briefs:
            for rules in self._of(brief):
                first = rules[0]
                began = window(brief)
                rank = 0 if first.to == STAYS else self._machine.status(first.relation, first.to).rank
                for a, b in self._between(brief, first.between):
                    yield Step(began.latest, rank, began.earliest, brief.id, first.relation, a, b, rules, brief)

    def _of(self, brief: Brief) -> tuple[Rules, ...]:
        """The rules that fit the claim, by relation, the narrowest first."""
        worded = brief.type in self._machine.worded
        kind = (brief.type, brief.mode, brief.modality, brief.polarity, bool(brief.condition))
        found = None if worded else self._rules.get(kind)
        if found is None:
            found = self._look(brief)
            if not worded:
                self._rules[kind] = found
        return found

    def _look(self, brief: Brief) -> tuple[Rules, ...]:
        by_relation: dict[str, list[Move]] = {}
        near = around(brief.trigger, brief.words)
        for move in self._machine.by_type.get(brief.type, ()):
            fits = move.fits(brief.mode, brief.modality, brief.polarity, condition=bool(brief.condition))
            if fits and move.reads(near, brief.words):
                by_relation.setdefault(move.relation, []).append(move)
        return tuple(tuple(sorted(moves, key=lambda m: m.narrowness, reverse=True)) for moves in by_relation.values())

    def _between(self, brief: Brief, between: str) -> Iterable[tuple[str, str]]:
        actors = [self.key(n) for n in brief.actors]
        recipients = [self.key(n) for n in brief.recipients]
        match between:
            case "among":
                return _mutual(actors, recipients)
            case "opposed":
                return _sorted(product(actors or [NOBODY], recipients or [NOBODY]))
            case "all":
                return [(a, NOBODY) for a in dict.fromkeys([*actors, *recipients])]
            case "actor>place":
                return _directed(actors, [self.key(n) for n in innermost(brief.places)]) if brief.places else ()
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
