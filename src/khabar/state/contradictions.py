"""Where voices contradict each other, typed; never decided, never averaged.

- ``denied``: a claim that rejects what others say, beside what it rejects.
- ``states``: accounts of a relation that cannot both be so.
- ``performer``, ``number``, ``cause``: two voices tell of the same happening (same kind, same parties or place, same
  days) with other doers, other numbers of the same thing, other reasons.
- ``time``: two voices date apart what can happen but once, or the taking of one place.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from operator import attrgetter, itemgetter
from typing import Literal, NamedTuple, get_args

from khabar.knowledge.event_types import event_types
from khabar.knowledge.relations import machine
from khabar.ledger.briefs import Brief, Who
from khabar.ledger.windows import BEGINNING, END
from khabar.state.course import Account
from khabar.state.interest import Interests, above
from khabar.state.quantities import causes, counts
from khabar.state.relation import Context, Relation, Voice
from khabar.state.statements import Statement, against, overlapping, statements
from khabar.state.steps import Step, innermost
from khabar.state.times import around, near
from khabar.state.world import World

What = Literal["denied", "states", "performer", "number", "cause", "time"]
KINDS: tuple[What, ...] = get_args(What)
_SHARP_DAYS = 31
"""Two tellings are of one happening only where each dates it this closely."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One side of a contradiction: what it says, in which claims, by whose word. ``says`` is a status, a number …"""

    says: str
    voices: tuple[Voice, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more tellings that cannot all be so; ``relation`` where it is one of the state's."""

    what: What
    tellings: tuple[Telling, ...]
    relation: Relation | None
    parties: frozenset[str]

    @property
    def id(self) -> str:
        """The same for the same claims."""
        claims = sorted(c for t in self.tellings for c in t.claims)
        return hashlib.sha256("\x1f".join([self.what, *claims]).encode()).hexdigest()[:10]


def contradictions(told: World) -> list[Contradiction]:
    """Every contradiction of a world, by kind, then by claims."""
    briefs, sharp = told.briefs, _sharp(told.briefs)
    found = [
        *_states(told), *_denied(briefs, told.context), *_timed(told),
        *(c for kind in _happenings() for c in _same_happening(kind, sharp, told.context)),
    ]  # fmt: skip
    return sorted({c.id: c for c in found}.values(), key=lambda c: (c.what, c.id))


# -- accounts and denials ------------------------------------------------------------------------


def _states(told: World) -> Iterator[Contradiction]:
    for relation in told.state():
        if relation.contested:
            others = [account for _, account in relation.accounts.elsewhere]
            tellings = [_account(a, told.context) for a in (*relation.accounts.told, *others)]
            yield Contradiction("states", tuple(tellings), relation, frozenset({relation.a, relation.b}) - {""})


def _account(account: Account, context: Context) -> Telling:
    return Telling(account.status, context.voices(account.carried), tuple(sorted({s.claim for s in account.carried})))


def _denied(briefs: Sequence[Brief], context: Context) -> Iterator[Contradiction]:
    """Each denial with what it rejects; a denial of what the ledger does not hold stands alone."""
    denials = [b for b in briefs if b.polarity == "denied"]
    said = _Said(briefs, denials, context.interests)
    for brief in denials:
        rejected = said.rejected_by(brief)
        tellings = [_telling("affirmed", rejected, context)] if rejected else []
        yield Contradiction("denied", (*tellings, _telling("denied", [brief], context)), None, _keys([brief]))


class _Said:
    """What denials may be about: claims by page, and by event type and party in the order of time."""

    def __init__(self, briefs: Iterable[Brief], denials: Iterable[Brief], interests: Interests) -> None:
        self._interests = interests
        self._pages: dict[tuple[str, str], list[Brief]] = {}
        self._parties: dict[tuple[str, str], list[tuple[str, str, Brief]]] = {}
        for denial in denials:
            self._pages[denial.type, denial.page] = []
            self._parties |= {(denial.type, key): [] for key in self._keys(denial)}
        types = {kind for kind, _ in self._pages}
        for brief in briefs:
            if brief.type in types and brief.polarity == "affirmed":
                self._add(brief)
        for told in self._parties.values():
            told.sort(key=itemgetter(0, 1))

    def _add(self, brief: Brief) -> None:
        kind = brief.type
        on_page = self._pages.get((kind, brief.page))
        if on_page is not None:
            on_page.append(brief)
        wanted = [told for key in self._keys(brief) if (told := self._parties.get((kind, key))) is not None]
        if wanted:
            latest = brief.latest
            for told in wanted:
                told.append((latest, brief.id, brief))

    def rejected_by(self, denial: Brief) -> list[Brief]:
        """What others say of the same kind on its page, or of the same party within a month, by id."""
        found = list(self._pages[denial.type, denial.page])
        first, last = around(denial.latest)
        for key in self._keys(denial):
            told = self._parties[denial.type, key]
            start, end = bisect_left(told, first, key=itemgetter(0)), bisect_right(told, last, key=itemgetter(0))
            undated = told[max(end, bisect_left(told, END, key=itemgetter(0))) :]
            found += [brief for _, _, brief in (*told[start:end], *undated)]
        speaker, mode, whose = self._interests.speaker(denial), denial.mode, self._interests.speaker
        by_id = {b.id: b for b in found if not (mode and b.mode and b.mode != mode) and whose(b) != speaker}
        return [by_id[i] for i in sorted(by_id)]

    def _keys(self, brief: Brief) -> set[str]:
        return {self._interests.key(n) for n in _parties(brief)}


def _telling(says: str, briefs: Sequence[Brief], context: Context) -> Telling:
    return Telling(says, tuple(context.voice(b) for b in briefs), tuple(b.id for b in briefs))


# -- the same happening, told otherwise ----------------------------------------------------------

Anchors = Callable[[Brief], Iterable[Who]]
Saying = Callable[[Brief, Interests], tuple[Hashable, ...] | str]
"""What of a telling can differ: equal where two tell the same, nothing where it cannot contradict any."""
Difference = Callable[[Brief, Brief, Interests], tuple[str, str] | None]
"""What each of two tellings says, where that differs."""


class _Kind(NamedTuple):
    """What two tellings of one happening have in common, and in what they can differ."""

    what: What
    anchors: Anchors
    says: Saying
    difference: Difference


def _same_happening(kind: _Kind, sharp: Sequence[Brief], context: Context) -> Iterator[Contradiction]:
    """Statements of one kind, with an anchor in common and days that overlap, that differ: pair by pair."""
    interests = context.interests
    by_anchor: defaultdict[tuple[str, str], list[Brief]] = defaultdict(list)
    said: dict[str, Hashable] = {}
    for brief in sharp:
        found = kind.says(brief, interests)
        if found:
            said[brief.id] = found
            for named in kind.anchors(brief):
                by_anchor[brief.type, interests.key(named)].append(brief)
    for told in by_anchor.values():
        if len(told) > 1:
            for one, other in overlapping(_statements(told, said, interests)):
                differs = kind.difference(one.first, other.first, interests)
                sides = against(one, other) if differs is not None else None
                if differs is not None and sides is not None:
                    tellings = tuple(_telling(says_, side, context) for says_, side in zip(differs, sides, strict=True))
                    yield Contradiction(kind.what, tellings, None, _keys([*sides[0], *sides[1]]))


def _statements(told: Iterable[Brief], said: Mapping[str, Hashable], interests: Interests) -> list[Statement]:
    """What is told in the same mode of the same parties; so what is asked about one party finds whole statements."""
    ordered = sorted(told, key=attrgetter("time_from", "time_to", "id"))
    parted = ((b.time_from, b.time_to, b, (b.mode, said[b.id], _keys((b,)))) for b in ordered)
    return statements(parted, interests.speaker)


def _sharp(briefs: Iterable[Brief]) -> list[Brief]:
    """Those that tell of what happened, and date it closely."""
    return [b for b in briefs if b.modality == "asserted" and b.polarity == "affirmed" and _closely(*b.days[:2])]


@lru_cache(maxsize=65_536)
def _closely(time_from: str, time_to: str) -> bool:
    if not time_from or not time_to:
        return False
    return (date.fromisoformat(time_to) - date.fromisoformat(time_from)).days <= _SHARP_DAYS


def _parties(brief: Brief) -> tuple[Who, ...]:
    return (*brief.actors, *brief.recipients)


def _targets(brief: Brief) -> tuple[Who, ...]:
    """Whom or what it is done to; a place only of what is done to places."""
    return brief.recipients or (innermost(brief.places) if event_types()[brief.type].needs == "target" else ())


def _performers(one: Brief, other: Brief, interests: Interests) -> tuple[str, str] | None:
    """Who did it, where the two name different doers of whom none stands above another."""
    doers, others = _doers(one, interests), _doers(other, interests)
    return (_list(one.actors), _list(other.actors)) if _with_bodies(doers).isdisjoint(_with_bodies(others)) else None


def _doers(brief: Brief, interests: Interests) -> tuple[str, ...]:
    return tuple(sorted({interests.key(a) for a in brief.actors}))


@lru_cache(maxsize=65_536)
def _with_bodies(parties: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(above, parties))


def _list(named: Iterable[Who]) -> str:
    return "، ".join(n.name for n in named)


def _numbers(one: Brief, other: Brief, _: Interests) -> tuple[str, str] | None:
    first, second = counts(one.words), counts(other.words)
    for thing in sorted(first.keys() & second.keys()):
        if first[thing] != second[thing]:
            return f"{first[thing]} {thing}", f"{second[thing]} {thing}"
    return None


def _causes(one: Brief, other: Brief, _: Interests) -> tuple[str, str] | None:
    first, second = causes(one.words), causes(other.words)
    return (first, second) if set(first.split()).isdisjoint(second.split()) else None


@lru_cache(maxsize=1)
def _happenings() -> tuple[_Kind, ...]:
    return (
        _Kind("performer", _targets, _doers, _performers),
        _Kind("number", _parties, lambda brief, _: (*counts(brief.words).items(),), _numbers),
        _Kind("cause", _parties, lambda brief, _: causes(brief.words), _causes),
    )


def _timed(told: World) -> Iterator[Contradiction]:
    """What happens once, or the taking of a place within a month, dated apart by two voices."""
    for relation in told.steps:
        if machine().kinds[relation].once or relation == "control":
            yield from _dated_apart(relation, told)


def _dated_apart(relation: str, told: World) -> Iterator[Contradiction]:
    whose = told.context.interests.speaker
    for ends, steps in told.steps[relation].items():
        dated = statements(((s.earliest, s.latest, s.brief, None) for s in steps if _dates(s)), whose)
        for one, other in combinations(dated, 2):
            apart = one.end < other.start or other.end < one.start
            sides = against(one, other) if apart and (relation != "control" or near(one.end, other.end)) else None
            if sides is not None:
                days = (_day(one), _day(other))
                tellings = tuple(_telling(d, side, told.context) for d, side in zip(days, sides, strict=True))
                yield Contradiction("time", tellings, None, frozenset(ends) - {""})


def _dates(step: Step) -> bool:
    brief = step.brief
    happened = brief.modality == "asserted" and brief.polarity == "affirmed" and step.earliest != BEGINNING
    return happened and (step.relation != "control" or brief.type == "ASSAULT")


def _day(told: Statement) -> str:
    return told.start if told.start == told.end else f"{told.start}…{told.end}"


def _keys(briefs: Iterable[Brief]) -> frozenset[str]:
    return frozenset(n.key for b in briefs for n in (*_parties(b), *b.places))
