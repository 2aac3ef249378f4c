"""Claims → steps: what a claim may move, of which relation between whom, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple, Self

from khabar.knowledge.folding import fold
from khabar.knowledge.places import place_words, places
from khabar.knowledge.relations import STAYS, Machine, Move, machine, words_asked
from khabar.ledger.briefs import Brief, Who, unpacked
from khabar.state.times import bounds

Pair = tuple[str, str, str]
"""Relation, a, b."""
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
    between: str
    denies: bool
    """Whether it says that something is not so."""
    _fitting: dict[str, Move | None] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Sequence[Move], polarity: str) -> Self:
        """The bearing of rules of one relation, on claims of a polarity."""
        ordered = tuple(sorted(rules, key=lambda m: m.narrowness, reverse=True))
        relation, to, between = ordered[0].relation, ordered[0].to, ordered[0].between
        denied = polarity == "denied"
        if to == STAYS:
            return cls(ordered, relation, to, "", charged=False, rank=0, between=between, denies=denied)
        _, _, camp, charged, _, rank = machine().status(relation, to)
        return cls(ordered, relation, to, camp, charged, rank, between, denied or camp == "denial")

    def fitting(self, status: str) -> Move | None:
        """The first rule that begins at ``status`` and moves something, or ``None``."""
        try:
            return self._fitting[status]
        except KeyError:
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


Keys = tuple[str, ...]
"""Party keys."""


class _Heard(NamedTuple):
    """What claims of one kind come to: their bearings, and what tells whether their words can make a difference."""

    plain: tuple[Bearing, ...]
    asserted: bool
    asks: Callable[[str], object] | None


class Stepping:
    """Makes steps of claims. ``canonical`` maps party keys that were judged the same to one of them."""

    def __init__(self, canonical: Mapping[str, str] | None = None) -> None:
        self._canonical = canonical or {}
        self._machine: Machine = machine()
        self._kinds: dict[tuple[str, bool], _Heard] = {}
        self._named: dict[str, Keys] = {}

    def steps(self, briefs: Iterable[Brief]) -> dict[Pair, list[Step]]:
        """Every step of every claim by the relation that it is of, sorted."""
        found: defaultdict[Pair, list[Step]] = defaultdict(list)
        named = self._named
        for brief in briefs:
            bearings, asserted = self._of(brief)
            if not bearings:
                continue
            earliest, latest = bounds(brief.days, asserted=asserted)
            actors = named.get(brief.packed_actors) or self._keys(brief.packed_actors)
            recipients = named.get(brief.packed_recipients) or self._keys(brief.packed_recipients)
            for bearing in bearings:
                relation, rank = bearing.relation, bearing.rank
                for a, b in self._between(brief, bearing.between, actors, recipients):
                    # Made as the tuple that it is: hundreds of thousands of calls would take twice as long.
                    step = tuple.__new__(Step, (latest, rank, earliest, brief.id, relation, a, b, bearing, brief))
                    found[relation, a, b].append(step)
        for steps in found.values():
            if len(steps) > 1:
                steps.sort()
        return dict(found)

    def _keys(self, packed: str) -> Keys:
        """The canonical keys of packed parties, kept for all claims that name the same."""
        found = self._named[packed] = tuple(self._canonical.get(n.key, n.key) for n in unpacked(packed))
        return found

    def _inside(self, named: tuple[Who, ...]) -> Keys:
        return tuple(self._canonical.get(n.key, n.key) for n in innermost(named))

    def _of(self, brief: Brief) -> tuple[tuple[Bearing, ...], bool]:
        """How the claim bears on relations, one each; and whether it is asserted."""
        kind = (brief.packed_kind, not brief.condition)
        heard = self._kinds.get(kind)
        if heard is None:
            moves = self._moves(brief)
            plain = _bearings((m for m in moves if m.reads("", "")), brief.polarity)
            heard = self._kinds[kind] = _Heard(plain, brief.modality == "asserted", words_asked(moves))
        plain, asserted, asks = heard
        # The rest holds the trigger; where it is something else in it that is met, the rules tell.
        if asks is not None and (asks(brief.words) or asks(brief.packed_rest)):
            near = around(brief.trigger, brief.words)
            plain = _bearings((m for m in self._moves(brief) if m.reads(near, brief.words)), brief.polarity)
        return plain, asserted

    def _moves(self, brief: Brief) -> list[Move]:
        """The rules for claims of its kind, as far as its codes tell."""
        condition = bool(brief.condition)
        return [
            m for m in self._machine.by_type.get(brief.type, ())
            if m.fits(brief.mode, brief.modality, brief.polarity, condition=condition)
        ]  # fmt: skip

    def _between(self, brief: Brief, between: str, actors: Keys, recipients: Keys) -> Iterable[tuple[str, str]]:
        if between in _OF_TWO and len(actors) == len(recipients) == 1:
            return _OF_TWO[between](actors[0], recipients[0]) if actors != recipients else ()
        if between == "actor>place":
            return _directed(actors, self._inside(brief.places)) if brief.places else ()
        return _of_many(between, actors, recipients)


_ONE = (NOBODY,)


def _unordered(a: str, b: str) -> list[tuple[str, str]]:
    return [(a, b) if a <= b else (b, a)]


_OF_TWO: dict[str, Callable[[str, str], list[tuple[str, str]]]] = {
    "among": _unordered, "opposed": _unordered,
    "actor>recipient": lambda actor, recipient: [(actor, recipient)],
    "recipient>actor": lambda actor, recipient: [(recipient, actor)],
}  # fmt: skip
"""Between whom, where there is one actor and one recipient, as in most claims."""


def _of_many(between: str, actors: Keys, recipients: Keys) -> Iterable[tuple[str, str]]:
    match between:
        case "among":
            return _mutual(actors, recipients)
        case "opposed":
            return _sorted(product(actors or _ONE, recipients or _ONE))
        case "all":
            return [(a, NOBODY) for a in dict.fromkeys([*actors, *recipients])]
        case "recipient>actor":
            return _directed(recipients, actors)
        case _:
            return _directed(actors, recipients)


def _bearings(moves: Iterable[Move], polarity: str) -> tuple[Bearing, ...]:
    by_relation: dict[str, list[Move]] = {}
    for move in moves:
        by_relation.setdefault(move.relation, []).append(move)
    return tuple(Bearing.of(rules, polarity) for rules in by_relation.values())


def around(trigger: str, words: str) -> str:
    """The folded trigger with the words beside it in the evidence: two before and three after."""
    found, said = trigger.split(), words.split()
    at = next((i for i in range(len(said)) if said[i : i + len(found)] == found), None) if found else None
    if at is None:
        return trigger
    return " ".join(said[max(0, at - 2) : at + len(found) + 3])


def _directed(actors: Keys, recipients: Keys) -> list[tuple[str, str]]:
    pairs = product(actors or _ONE, recipients or _ONE)
    return [(a, b) for a, b in dict.fromkeys(pairs) if a != b]


def _mutual(actors: Keys, recipients: Keys) -> list[tuple[str, str]]:
    """Actors with recipients; where only one side is named, those named with each other; one alone with nobody."""
    if actors and recipients:
        return _sorted(product(actors, recipients))
    named = actors or recipients
    return _sorted(combinations(named, 2) if len(named) > 1 else product(named, _ONE))


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
