"""The door: what a person asks of the state, answered from a ledger.

Names come in as sets of party keys (``khabar.query.keys`` finds them); days are ISO dates, recorded times ISO in UTC.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from khabar.knowledge.event_types import event_types
from khabar.knowledge.relations import machine
from khabar.ledger import Ledger
from khabar.ledger.briefs import Brief, Which
from khabar.state.changes import Change, changes
from khabar.state.contradictions import Contradiction, contradictions
from khabar.state.events import History, between, history, naming
from khabar.state.interest import AFFILIATING, Interests
from khabar.state.naming import Usage, usages
from khabar.state.relation import Relation, relation_id
from khabar.state.times import END
from khabar.state.why import Reason, reasons
from khabar.state.world import World, world

Keys = frozenset[str]


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


@dataclass(frozen=True)
class Asking:
    """A ledger as known at one time, with what was judged of its entities and pages."""

    ledger: Ledger
    known_at: str | None = None
    canonical: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger, known_at: str | None = None) -> Self:
        """The ledger as known at a recorded time, by default now."""
        return cls(ledger, known_at, ledger.canonical(known_at))

    # -- the state -------------------------------------------------------------------------------

    def state(self, question: Question) -> list[Relation]:
        """What held, ordered by relation and parties."""
        actor = self.judged(question.actor)
        told = self._world(actor, voice=self.judged(question.voice))
        found = told.state(question.as_of)
        return [r for r in found if (actor is None or {r.a, r.b} & actor) and _is(r, question.relation)]

    def pair(self, one: Keys, other: Keys) -> History:
        """What stood and stands between two parties, and every claim that names both."""
        one, other = self.judged(one) or one, self.judged(other) or other
        told = self._world(one)
        relations = [r for r in told.state() if (r.a in one and r.b in other) or (r.a in other and r.b in one)]
        claims = between(self._briefs(keys=one, roles=("actor", "recipient")), one, other)
        return history(claims, relations, told.context)

    def timeline(self, party: Keys) -> History:
        """Every claim that names a party, in the order of time, with what it moved."""
        party = self.judged(party) or party
        told = self._world(party)
        relations = [r for r in told.state() if {r.a, r.b} & party]
        return history(naming(self._briefs(keys=party), party), relations, told.context)

    def changes(self, since: str, relation: str | None = None) -> list[Change]:
        """What began, stopped or otherwise changed on that day or later."""
        return changes([r for r in self._world(None).state() if _is(r, relation)], since)

    def contested(self, actor: Keys | None = None) -> list[Contradiction]:
        """Where voices contradict each other."""
        keys = self.judged(actor)
        told = self._world(keys, words=True)
        found = contradictions(told)
        return [c for c in found if keys is None or c.parties & keys]

    def words(self, party: Keys) -> list[Usage]:
        """How a party is named, by outlet and voice."""
        party = self.judged(party) or party
        return usages(self._briefs(keys=party), party)

    def why(self, prefix: str, as_of: str | None = None) -> list[tuple[Relation, list[Reason]]]:
        """The relations whose id begins with ``prefix``, each with every claim that bears on it."""
        told = self._world(None)
        pairs = [p for p in told.steps if relation_id(*p).startswith(prefix)]
        wanted = {relation_id(*p) for p in pairs}
        found = [r for r in told.state(as_of) if r.id in wanted]
        return [(r, reasons(r, told.steps[r.relation, r.a, r.b], as_of or END)) for r in found]

    def passages(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The words of the evidence of claims, by id."""
        return self.ledger.passages(frozenset(claims), self.known_at)

    @cached_property
    def _origins(self) -> Mapping[str, str]:
        """Page id → the page that stands for it, of pages that tell the same story in the same words as others."""
        found = self.ledger.origins(self.known_at)
        heads = Counter(found.values())
        return {page: head for page, head in found.items() if heads[head] > 1}

    # -- reading ---------------------------------------------------------------------------------

    def judged(self, keys: Keys | None) -> Keys | None:
        """``keys`` with all that were judged to be the same."""
        if keys is None or not self.canonical:
            return keys
        roots = {self.canonical.get(k, k) for k in keys}
        return frozenset(roots | {k for k, root in self.canonical.items() if root in roots})

    def _world(self, keys: Keys | None, *, voice: Keys | None = None, words: bool = False) -> World:
        """The world around ``keys`` (all of it where there are none), complete as far as their relations go."""
        briefs = self._briefs(words=words) if keys is None else self._around(keys, words=words)
        interests = Interests(briefs if keys is None else self._speaking(briefs))
        return world(briefs, canonical=self.canonical, origins=lambda: self._origins, interests=interests, voice=voice)

    def _around(self, keys: Keys, *, words: bool) -> list[Brief]:
        """The claims that name ``keys``, and those that can change what they say: of their places and truces."""
        control, truce = _types("control"), _types("truce")
        found = {b.id: b for b in self._briefs(keys=keys, words=words)}
        places = {n.key for b in found.values() for n in (*b.places, *b.recipients) if b.type in control}
        more = self._briefs(keys=self.judged(frozenset(places)), types=control, words=words) if places else []
        pages = {b.page for b in found.values() if b.type in truce}
        if pages:
            there = self._briefs(pages=pages, types=truce, words=words)
            parties = frozenset(n.key for b in there for n in (*b.actors, *b.recipients))
            more += there + self._briefs(keys=self.judged(parties), types=truce, words=words)
        return list((found | {b.id: b for b in more}).values())

    def _speaking(self, briefs: Iterable[Brief]) -> list[Brief]:
        """The claims that say for whom the speakers of ``briefs`` speak."""
        speakers = {b.sources[-1].key for b in briefs if b.sources}
        return self._briefs(keys=speakers, roles=("actor",), types=AFFILIATING) if speakers else []

    def _briefs(
        self, *, keys: Collection[str] | None = None, roles: Collection[str] | None = None,
        pages: Collection[str] | None = None, types: Collection[str] | None = None, words: bool = False,
    ) -> list[Brief]:  # fmt: skip
        words_of = frozenset(event_types()) if words else machine().worded
        return list(self.ledger.briefs(Which(keys, roles, pages, types, None, self.known_at, words_of)))


def _types(relation: str) -> frozenset[str]:
    """The event types that bear on a relation."""
    return frozenset(m.type for m in machine().moves if m.relation == relation)


def _is(relation: Relation, wanted: str | None) -> bool:
    return wanted is None or wanted in (relation.relation, relation.group)
