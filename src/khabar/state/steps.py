"""Claims → steps: what a claim may move, of which relation between whom, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, product
from typing import NamedTuple, Self

from khabar.knowledge.event_types import event_types
from khabar.knowledge.folding import fold
from khabar.knowledge.places import place_words, places
from khabar.knowledge.relations import NOTHING, STAYS, Machine, Move, machine, words_asked
from khabar.ledger.briefs import (
    FIELD,
    HEAD,
    Brief,
    Who,
    keys_of,
    kind_of,
    last_link,
    packed_kind,
    places_of,
    trigger_of,
    unpacked,
)
from khabar.ledger.windows import END
from khabar.model import Modality, Polarity
from khabar.state.interest import Interests, tells_of_others
from khabar.state.remembered import Remembered

Pair = tuple[str, str, str]
"""Relation, a, b."""
Ends = tuple[str, str]
"""The parties that a relation is between: a, b."""
NOBODY = ""
"""The key of a party that the page does not name."""
CONDITIONAL = "?"


def _unordered(a: str, b: str) -> tuple[Ends]:
    return ((a, b) if a <= b else (b, a),)


_OF_TWO: Mapping[str, Callable[[str, str], tuple[Ends]]] = {
    "among": _unordered, "opposed": _unordered,
    "actor>recipient": lambda actor, recipient: ((actor, recipient),),
    "recipient>actor": lambda actor, recipient: ((recipient, actor),),
}  # fmt: skip


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
    of_two: Callable[[str, str], tuple[Ends]] | None
    """Between whom, where there is one actor and one recipient; ``None`` where that does not tell."""

    @cached_property
    def fitting(self) -> Mapping[str, Move | None]:
        """Status → the first rule that begins there and moves something, or ``None``."""
        return Remembered(self._fitting)

    @cached_property
    def first(self) -> Move | None:
        """The rule that begins where nothing was said yet, or ``None``."""
        return self.fitting[NOTHING]

    @classmethod
    def of(cls, rules: Sequence[Move], polarity: str) -> Self:
        """The bearing of rules of one relation, on claims of a polarity."""
        ordered = tuple(sorted(rules, key=lambda m: m.narrowness, reverse=True))
        relation, to, between = ordered[0].relation, ordered[0].to, ordered[0].between
        denies, camp, charged, rank = polarity == "denied", "", False, 0
        if to != STAYS:
            _, _, camp, charged, _, rank = machine().status(relation, to)
            denies = denies or camp == "denial"
        return cls(ordered, relation, to, camp, charged, rank, between, denies, _OF_TWO.get(between))

    def _fitting(self, status: str) -> Move | None:
        found = next((m for m in self.rules if m.moves(status)), None)
        return found if found is not None and found.to != STAYS else None


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
    interested: bool
    """Whether its first speaker is a party that tells of what others did."""


Sorted = Mapping[str, Mapping[Ends, list[Step]]]
"""Relation → between whom → the steps of it, in the order in which they move it."""
Keys = tuple[str, ...]
"""Party keys."""


class _Heard(NamedTuple):
    """What claims of one kind come to: their bearings, and what tells whether their words can make a difference."""

    bearings: tuple[Bearing, ...]
    asks: tuple[str, ...]
    """Words that make a difference."""
    moves: tuple[Move, ...]
    polarity: str

    def as_worded(self, brief: Brief) -> tuple[Bearing, ...]:
        """How a claim bears on relations of whose words a rule may ask.

        What was met may stand elsewhere in the evidence than beside the trigger; the rules tell.
        """
        near = around(brief.trigger, brief.words)
        return _bearings((m for m in self.moves if m.reads(near, brief.words)), self.polarity)


class _Named(NamedTuple):
    """The parties of one role: their canonical keys, and these with the keys of all bodies above them."""

    keys: Keys
    under: frozenset[str]


class Stepping:
    """Makes steps of claims. ``canonical`` maps party keys that were judged the same to one of them.

    ``interests`` tell who is a party to what he tells; by default by what the knowledge base has alone.
    """

    def __init__(self, canonical: Mapping[str, str] | None = None, interests: Interests | None = None) -> None:
        self._canonical = canonical or {}
        self._interests = interests or Interests((), canonical)
        self._machine: Machine = machine()
        self._named = Remembered(self._keys)
        self._inside = Remembered(self._innermost)

    def steps(
        self, briefs: Iterable[Brief], passed: Callable[[Brief], object] = lambda _: None, until: str = END
    ) -> Sorted:
        """Every step of every claim by the relation that it is of, sorted; each claim is handed to ``passed``, too.

        Steps that cannot have begun by the day ``until`` are left out.
        """
        found: dict[str, dict[Ends, list[Step]]] = {relation: {} for relation in self._machine.kinds}
        heard, named, spoken, make = _kinds(), self._named, self._interests.spoken, tuple.__new__
        for brief in briefs:
            # What every claim goes through: in one function, and without a look at fields that are not needed.
            passed(brief)
            kind_, earliest, latest, line, words = brief
            if earliest > until:
                continue
            id_, by, to, sources, condition, rest = line.split(FIELD, HEAD)
            kind = heard[kind_ + CONDITIONAL if condition else kind_]
            bearings, asks, _, _ = kind
            if asks and any(map(f"{words}\n{trigger_of(rest)}".__contains__, asks)):
                bearings = kind.as_worded(brief)
            if not bearings:
                continue
            claim = id_.decode()
            (actors, under_actors), (recipients, under_recipients) = named[by], named[to]
            sides = spoken[last_link(sources)]
            of_two = len(actors) == 1 == len(recipients) and actors != recipients  # as most are
            for bearing in bearings:
                relation, rank = bearing.relation, bearing.rank
                steps = found[relation]
                interested = bool(sides) and tells_of_others(sides, under_actors, under_recipients, bearing.charged)
                if of_two and bearing.of_two is not None:
                    between: Iterable[Ends] = bearing.of_two(actors[0], recipients[0])
                else:
                    between = self._between(bearing, actors, recipients, rest)
                for ends in between:
                    a, b = ends
                    # Made as the tuple that it is: hundreds of thousands of calls would take twice as long.
                    step = make(Step, (latest, rank, earliest, claim, relation, a, b, bearing, brief, interested))
                    same = steps.get(ends)
                    if same is None:
                        steps[ends] = [step]
                    else:
                        same.append(step)
        _in_order(found)
        return found

    def _keys(self, packed: bytes) -> _Named:
        keys = tuple(self._canonical.get(key, key) for key in keys_of(packed))
        return _Named(keys, self._interests.under(keys))

    def _innermost(self, packed: bytes) -> Keys:
        """The canonical keys of packed places, as far as they are meant."""
        return tuple(self._canonical.get(n.key, n.key) for n in innermost(unpacked(packed)))

    def _between(self, bearing: Bearing, actors: Keys, recipients: Keys, rest: bytes) -> Iterable[Ends]:
        """Between whom a claim bears; ``rest`` of its line holds its places."""
        if bearing.between == "actor>place":
            places = places_of(rest)
            return _directed(actors, self._inside[places]) if places else ()
        return _of_many(bearing.between, actors, recipients)


def _in_order(found: Sorted) -> None:
    for steps in found.values():
        for several in steps.values():
            if len(several) > 1:
                several.sort()


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, _Heard]:
    """Kinds as briefs hold them packed, ``CONDITIONAL`` behind those that depend on a condition → what they come to."""
    return Remembered(_hear)


def _hear(kind: str) -> _Heard:
    type_, mode, modality, polarity = kind_of(kind.removesuffix(CONDITIONAL))
    condition = kind.endswith(CONDITIONAL)
    fitting = (m for m in machine().by_type.get(type_, ()) if m.fits(mode, modality, polarity, condition=condition))
    moves = tuple(fitting)
    plain = _bearings((m for m in moves if m.reads("", "")), polarity)
    return _Heard(plain, words_asked(moves), moves, polarity)


@lru_cache(maxsize=1)
def idle_kinds() -> frozenset[str]:
    """Kinds, as briefs hold them, of which no claim moves anything, whatever its words: of known types and modes."""
    known = (
        packed_kind(type_, mode, modality, polarity)
        for type_, of_type in event_types().items()
        for mode, modality, polarity in product(("", *of_type.modes), Modality, Polarity)
    )
    heard = _kinds()
    return frozenset(kind for kind in known if not heard[kind].moves and not heard[kind + CONDITIONAL].moves)


_ONE = (NOBODY,)


def _of_many(between: str, actors: Keys, recipients: Keys) -> Iterable[Ends]:
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


def _directed(actors: Keys, recipients: Keys) -> list[Ends]:
    pairs = product(actors or _ONE, recipients or _ONE)
    return [(a, b) for a, b in dict.fromkeys(pairs) if a != b]


def _mutual(actors: Keys, recipients: Keys) -> list[Ends]:
    """Actors with recipients; where only one side is named, those named with each other; one alone with nobody."""
    if actors and recipients:
        return _sorted(product(actors, recipients))
    named = actors or recipients
    return _sorted(combinations(named, 2) if len(named) > 1 else product(named, _ONE))


def _sorted(pairs: Iterable[Ends]) -> list[Ends]:
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
