"""The door: what a person asks of the state, answered from a ledger.

Names come in as sets of party keys (``khabar.query.keys`` finds them); days are ISO dates, recorded times ISO in UTC.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from threading import Lock
from typing import Self

from khabar.knowledge.event_types import event_types
from khabar.knowledge.once import collector_at_rest
from khabar.knowledge.relations import machine
from khabar.ledger import Ledger
from khabar.ledger.briefs import Brief, Which, Who, kind_of
from khabar.ledger.windows import END
from khabar.state.changes import Change, changes
from khabar.state.contradictions import Contradiction, contradictions
from khabar.state.events import History, between, history, naming
from khabar.state.interest import Interests, may_be_tied
from khabar.state.naming import Usage, usages
from khabar.state.relation import Relation, relation_id
from khabar.state.steps import idle_kinds
from khabar.state.why import Reason, reasons
from khabar.state.world import World, world

Keys = frozenset[str]
_MANY_PAGES = 5_000
_PLACES = ("place", "recipient")


@dataclass(frozen=True)
class Question:
    """Which part of the state is wanted; what is ``None`` does not narrow.

    ``as_of``: the day on which it held, by default the last that is known of. ``actor``, ``voice``: party keys.
    ``relation``: a relation or a group of them (``structure``).
    """

    as_of: str | None = None
    actor: Keys | None = None
    relation: str | None = None
    voice: Keys | None = None


@dataclass(slots=True)
class _Read:
    """What was read of the whole; the lock keeps threads from reading it twice at once."""

    world: World | None = None
    lock: AbstractContextManager[bool] = field(default_factory=Lock)


@dataclass(frozen=True)
class Asking:
    """A ledger as known at one time, with what was judged of its entities and pages.

    What is asked of the whole is read once and kept: make another ``Asking`` where the ledger may have grown.
    """

    ledger: Ledger
    known_at: str | None = None
    canonical: Mapping[str, str] = field(default_factory=dict)
    _read: _Read = field(default_factory=_Read, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, ledger: Ledger, known_at: str | None = None) -> Self:
        """The ledger as known at a recorded time, by default now."""
        return cls(ledger, known_at, ledger.canonical(known_at))

    # -- the state -------------------------------------------------------------------------------

    def state(self, question: Question) -> list[Relation]:
        """What held, ordered by relation and parties."""
        actor = self.judged(question.actor)
        with collector_at_rest():
            told = self._world(actor, voice=self.judged(question.voice), until=question.as_of)
            found = told.state(question.as_of)
            return [r for r in found if (actor is None or {r.a, r.b} & actor) and _is(r, question.relation)]

    def pair(self, one: Keys, other: Keys) -> History:
        """What stood and stands between two parties, and every claim that names both."""
        one, other = self.judged(one) or one, self.judged(other) or other
        claims = list(self._briefs(Which(keys=one, also=other)))
        told = self._part(self._around(claims, words=False))
        relations = [r for r in told.state() if (r.a in one and r.b in other) or (r.a in other and r.b in one)]
        return history(between(claims, one, other), relations, told.context)

    def timeline(self, party: Keys) -> History:
        """Every claim that names a party, in the order of time, with what it moved."""
        party = self.judged(party) or party
        told = self._world(party)
        relations = [r for r in told.state() if {r.a, r.b} & party]
        return history(naming(self._briefs(Which(keys=party)), party), relations, told.context)

    def changes(self, since: str, relation: str | None = None) -> list[Change]:
        """What began, stopped or otherwise changed on that day or later."""
        return changes([r for r in self._world(None).state() if _is(r, relation)], since)

    def contested(self, actor: Keys | None = None) -> list[Contradiction]:
        """Where voices contradict each other."""
        keys = self.judged(actor)
        with collector_at_rest():
            found = contradictions(self._world(keys, words=True))
            return [c for c in found if keys is None or c.parties & keys]

    def words(self, party: Keys) -> list[Usage]:
        """How a party is named, by outlet and voice."""
        party = self.judged(party) or party
        return usages(self._briefs(Which(keys=party)), party)

    def why(self, prefix: str, as_of: str | None = None) -> list[tuple[Relation, list[Reason]]]:
        """The relations whose id begins with ``prefix``, each with every claim that bears on it."""
        told = self._world(None)
        ids = (relation_id(relation, *ends) for relation, steps in told.steps.items() for ends in steps)
        wanted = {one for one in ids if one.startswith(prefix)}
        found = [r for r in told.state(as_of) if r.id in wanted]
        return [(r, reasons(r, told.steps[r.relation][r.a, r.b], as_of or END)) for r in found]

    def passages(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The words of the evidence of claims, by id."""
        return self.ledger.passages(frozenset(claims), self.known_at)

    def _whole(self, until: str | None) -> World:
        """All of it as far as a day, read once; where a later day is asked for next, all of it is read, and kept."""
        with self._read.lock:
            told = self._read.world
            if told is None or told.until < (until or END):
                as_far = until if told is None else None
                moving = Which(no_kinds=idle_kinds(), until=as_far)
                told = self._read.world = world(
                    self._briefs(moving), canonical=self.canonical, interests=self._interests, until=as_far,
                    origins=partial(_origins, self.ledger, self.known_at, None), named=self._of_moving_types,
                )  # fmt: skip
            return told

    def _of_moving_types(self) -> Iterator[Brief]:
        """Claims of all types that can move anything: those that do not, or not yet, name somebody all the same."""
        return self._briefs(Which(types=frozenset(machine().by_type)))

    @property
    def _interests(self) -> Interests:
        """Of all speakers, by all that the ledger holds."""
        return Interests(self.ledger.ties(None, self.known_at), self.canonical)

    # -- reading ---------------------------------------------------------------------------------

    def judged(self, keys: Keys | None) -> Keys | None:
        """``keys`` with all that were judged to be the same."""
        if keys is None or not self.canonical:
            return keys
        roots = {self.canonical.get(k, k) for k in keys}
        return frozenset(roots | {k for k, root in self.canonical.items() if root in roots})

    def _world(
        self, keys: Keys | None, *, voice: Keys | None = None, words: bool = False, until: str | None = None
    ) -> World:
        """The world around ``keys`` (all of it where there are none), complete as far as their relations go.

        It can tell of days up to ``until``, at least.
        """
        if keys is not None:
            return self._part(self._around(self._briefs(Which(keys=keys), words=words), words=words), voice)
        if voice is None and not words:
            return self._whole(until)
        types = None if words else frozenset(machine().by_type)
        return self._part(list(self._briefs(Which(types=types), words=words)), voice, self._interests)

    def _part(self, briefs: list[Brief], voice: Keys | None = None, interests: Interests | None = None) -> World:
        interests = interests or Interests(self._ties(briefs), self.canonical)
        origins = partial(_origins, self.ledger, self.known_at, frozenset(b.page for b in briefs))
        return world(briefs, canonical=self.canonical, origins=origins, interests=interests, voice=voice)

    def _around(self, briefs: Iterable[Brief], *, words: bool) -> list[Brief]:
        """``briefs`` and those that can change what they say: of who held their places, of their pages' truces."""
        briefs = list(briefs)
        found = {b.id: b for b in briefs}
        control, truce = _kinds("control"), _kinds("truce")
        places = frozenset(n.key for b in briefs if _bears(b.kind, control) for n in (*b.places, *_held(b)))
        if places:
            more = self._briefs(Which(keys=self.judged(places), roles=_PLACES, kinds=control), words=words)
            found |= {b.id: b for b in more}
        pages = {b.page for b in briefs if _bears(b.kind, truce)}
        if pages:
            found |= {b.id: b for b in self._briefs(Which(pages=pages, kinds=truce), words=words)}
        return list(found.values())

    def _ties(self, briefs: Iterable[Brief]) -> list[tuple[str, str]]:
        """For whom the speakers of ``briefs`` are said to speak."""
        speakers = {link.key for link in {b.speaker for b in briefs} if link is not None and may_be_tied(link)}
        if not speakers:
            return []
        return self.ledger.ties(self.judged(frozenset(speakers)) or (), self.known_at)

    def _briefs(self, which: Which, *, words: bool = False) -> Iterator[Brief]:
        words_of = frozenset(event_types()) if words else machine().worded
        return self.ledger.briefs(replace(which, known_at=self.known_at, words_of=words_of))


def _origins(
    ledger: Ledger, known_at: str | None, pages: Keys | None, briefs: Iterable[Brief]
) -> Mapping[str, str]:  # fmt: skip
    """Page id → the page that stands for it, of pages that tell the same story in the same words as others.

    Of some thousands of pages all are asked for.
    """
    pages = frozenset(b.page for b in briefs) if pages is None else pages
    found = ledger.origins(known_at, pages if len(pages) < _MANY_PAGES else None)
    heads = Counter(found.values())
    return {page: head for page, head in found.items() if heads[head] > 1}


@lru_cache(maxsize=16)
def _kinds(relation: str) -> frozenset[tuple[str, str]]:
    """The event types, with modes, that bear on a relation."""
    return frozenset((m.type, m.mode) for m in machine().moves if m.relation == relation)


@lru_cache(maxsize=16_384)
def _bears(kind: str, kinds: frozenset[tuple[str, str]]) -> bool:
    """Whether claims of a kind, as briefs hold it, are among ``kinds``."""
    type_, mode, *_ = kind_of(kind)
    return (type_, mode) in kinds or (type_, "") in kinds


def _held(brief: Brief) -> tuple[Who, ...]:
    """The places that a claim of control has as its recipients."""
    return brief.recipients if brief.type == "CONTROLS" else ()


def _is(relation: Relation, wanted: str | None) -> bool:
    return wanted is None or wanted in (relation.relation, relation.group)
