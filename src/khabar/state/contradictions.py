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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from operator import itemgetter
from typing import Literal, get_args

from khabar.knowledge.event_types import event_types
from khabar.knowledge.relations import machine
from khabar.ledger.briefs import Brief, Who
from khabar.state.course import Account
from khabar.state.interest import Interests, above
from khabar.state.quantities import causes, counts
from khabar.state.relation import Context, Relation, Voice
from khabar.state.steps import Step, innermost
from khabar.state.times import BEGINNING, END, around, near, window
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
    briefs = told.briefs
    found = [
        *_states(told), *_denied(briefs, told.context), *_timed(told),
        *_same_happening("performer", briefs, told.context, _targets, _performers),
        *_same_happening("number", briefs, told.context, _parties, _numbers),
        *_same_happening("cause", briefs, told.context, _parties, _causes),
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
    said = _Said((b for b in briefs if b.polarity == "affirmed"), context.interests)
    for brief in briefs:
        if brief.polarity == "denied":
            rejected = said.rejected_by(brief)
            tellings = [_telling("affirmed", rejected, context)] if rejected else []
            yield Contradiction("denied", (*tellings, _telling("denied", [brief], context)), None, _keys([brief]))


class _Said:
    """Claims by page, and by event type and party in the order of time, so that a denial finds what it is about."""

    def __init__(self, briefs: Iterable[Brief], interests: Interests) -> None:
        self._interests = interests
        self._pages: defaultdict[tuple[str, str], list[Brief]] = defaultdict(list)
        self._parties: defaultdict[tuple[str, str], list[tuple[str, str, Brief]]] = defaultdict(list)
        for brief in briefs:
            self._pages[brief.type, brief.page].append(brief)
            for key in self._keys(brief):
                self._parties[brief.type, key].append((window(brief).latest, brief.id, brief))
        for told in self._parties.values():
            told.sort(key=lambda t: t[:2])

    def rejected_by(self, denial: Brief) -> list[Brief]:
        """What others say of the same kind on its page, or of the same party within a month, by id."""
        found = list(self._pages[denial.type, denial.page])
        first, last = around(window(denial).latest)
        for key in self._keys(denial):
            told = self._parties[denial.type, key]
            start, end = bisect_left(told, first, key=itemgetter(0)), bisect_right(told, last, key=itemgetter(0))
            undated = told[max(end, bisect_left(told, END, key=itemgetter(0))) :]
            found += [brief for _, _, brief in (*told[start:end], *undated)]
        whose = self._interests.speaker
        by_id = {b.id: b for b in found if whose(b) != whose(denial) and len({b.mode, denial.mode} - {""}) < 2}
        return [by_id[i] for i in sorted(by_id)]

    def _keys(self, brief: Brief) -> set[str]:
        return {self._interests.key(n) for n in _parties(brief)}


def _telling(says: str, briefs: Sequence[Brief], context: Context) -> Telling:
    return Telling(says, tuple(context.voice(b) for b in briefs), tuple(b.id for b in briefs))


# -- the same happening, told otherwise ----------------------------------------------------------

Anchors = Callable[[Brief], Iterable[Who]]
Difference = Callable[[Brief, Brief, Interests], tuple[str, str] | None]
"""What each of two tellings says, where that differs."""


def _same_happening(
    what: What, briefs: Sequence[Brief], context: Context, anchors: Anchors, difference: Difference
) -> Iterator[Contradiction]:
    """Pairs of asserted claims of one kind, with an anchor in common and sharp days that overlap, that differ."""
    whose = context.interests.speaker
    by_anchor: defaultdict[tuple[str, str], list[tuple[str, str, Brief]]] = defaultdict(list)
    for brief in briefs:
        if brief.modality == "asserted" and brief.polarity == "affirmed" and _sharp(brief):
            for named in anchors(brief):
                by_anchor[brief.type, context.interests.key(named)].append((brief.time_from, brief.time_to, brief))
    for told in by_anchor.values():
        for one, other in _overlapping(sorted(told)):
            if whose(one) != whose(other) and len({one.mode, other.mode} - {""}) < 2:
                says = difference(one, other, context.interests)
                if says is not None:
                    tellings = (_telling(says[0], [one], context), _telling(says[1], [other], context))
                    yield Contradiction(what, tellings, None, _keys([one, other]))


def _sharp(brief: Brief) -> bool:
    if not brief.time_from or not brief.time_to:
        return False
    return (date.fromisoformat(brief.time_to) - date.fromisoformat(brief.time_from)).days <= _SHARP_DAYS


def _overlapping(told: Sequence[tuple[str, str, Brief]]) -> Iterator[tuple[Brief, Brief]]:
    """Pairs whose days overlap; ``told`` is sorted by its first days."""
    current: list[tuple[str, Brief]] = []
    for start, end, brief in told:
        current = [(e, b) for e, b in current if e > start]
        yield from ((b, brief) for _, b in current)
        current.append((end, brief))


def _parties(brief: Brief) -> tuple[Who, ...]:
    return (*brief.actors, *brief.recipients)


def _targets(brief: Brief) -> tuple[Who, ...]:
    """Whom or what it is done to; a place only of what is done to places."""
    return brief.recipients or (innermost(brief.places) if event_types()[brief.type].needs == "target" else ())


def _performers(one: Brief, other: Brief, interests: Interests) -> tuple[str, str] | None:
    """Who did it, where the two name different doers of whom none stands above another."""
    if not one.actors or not other.actors:
        return None
    if any(above(interests.key(a)) & above(interests.key(b)) for a in one.actors for b in other.actors):
        return None
    return _list(one.actors), _list(other.actors)


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
    if first and second and not set(first.split()) & set(second.split()):
        return first, second
    return None


def _timed(told: World) -> Iterator[Contradiction]:
    """What happens once, or the taking of a place within a month, dated apart by two voices."""
    whose = told.context.interests.speaker
    for (relation, a, b), steps in told.steps.items():
        if machine().kinds[relation].once or relation == "control":
            for one, other in combinations([s for s in steps if _dates(s)], 2):
                apart = one.latest < other.earliest or other.latest < one.earliest
                if (
                    apart
                    and whose(one.brief) != whose(other.brief)
                    and (relation != "control" or near(one.latest, other.latest))
                ):
                    tellings = tuple(_telling(_day(s), [s.brief], told.context) for s in (one, other))
                    yield Contradiction("time", tellings, None, frozenset({a, b}) - {""})


def _dates(step: Step) -> bool:
    brief = step.brief
    happened = brief.modality == "asserted" and brief.polarity == "affirmed" and step.earliest != BEGINNING
    return happened and (step.relation != "control" or brief.type == "ASSAULT")


def _day(step: Step) -> str:
    return step.earliest if step.earliest == step.latest else f"{step.earliest}…{step.latest}"


def _keys(briefs: Iterable[Brief]) -> frozenset[str]:
    return frozenset(n.key for b in briefs for n in (*_parties(b), *b.places))
