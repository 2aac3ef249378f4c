"""Who is said to support, threaten, fight or meet whom, and by how many independent voices.

A voice is where a claim comes from: the first speaker of its chain, or the outlet where the page speaks in its own
voice. The same speaker quoted by ten pages is one voice. An unnamed speaker ("opposition sources") is a voice of its
page alone, for nobody knows whether two pages mean the same one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import NamedTuple

from khabar.export import wording
from khabar.export.marking import PageView
from khabar.knowledge.folding import fold
from khabar.model import Claim, EntityRef, Label, Modality, Polarity, SourceKind

KINDS = ("support", "threaten", "fight", "meet")
_MUTUAL = frozenset({"ALLIED_WITH", "COOPERATE", "CONSULT", "AGREE"})
_MATRIX_SIZE = 12


class Numbered(NamedTuple):
    """A claim with its number in the report: the page's, a dot, its own."""

    number: str
    claim: Claim


@dataclass(slots=True)
class Party:
    """An entity over all pages: its neutral names, the pages' wordings, and how often it does what."""

    key: str
    label: Label
    id: str | None
    wordings: Counter[str] = field(default_factory=Counter)
    acts: list[str] = field(default_factory=list)
    receives: list[str] = field(default_factory=list)
    speaks: list[str] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How much the pages say of it."""
        return len(self.acts) + len(self.receives) + len(self.speaks)


@dataclass(slots=True)
class Relation:
    """One kind of relation between two parties. ``mutual``: neither side is the doer alone."""

    kind: str
    actor: Party
    recipient: Party
    mutual: bool
    said: list[str] = field(default_factory=list)
    """Numbers of the claims that say it is or was so."""
    uncertain: list[tuple[str, str]] = field(default_factory=list)
    """(number, modality) of those that plan, offer, demand or suppose it."""
    contested: list[tuple[str, str]] = field(default_factory=list)
    """(number, polarity) of those that say it is not so."""
    voices: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """Independent voices that say it is so."""
        return len(self.voices)


class Relations:
    """Gathers parties and relations from pages as they come."""

    def __init__(self) -> None:
        self.parties: dict[str, Party] = {}
        self.relations: dict[tuple[str, str, str], Relation] = {}
        self.voices: set[str] = set()
        self.claims = 0

    def add(self, view: PageView, number: int) -> None:
        """Count in a page's claims, numbered ``number.1``, ``number.2`` …"""
        for n, claim in enumerate(view.claims, 1):
            self.claims += 1
            self._add_claim(Numbered(f"{number}.{n}", claim))

    def _add_claim(self, one: Numbered) -> None:
        claim = one.claim
        actors = [self._party(e) for e in claim.actors]
        recipients = [self._party(e) for e in claim.recipients]
        for parties, role in ((actors, "acts"), (recipients, "receives")):
            for party in parties:
                getattr(party, role).append(one.number)
        for source in claim.sources:
            if source.kind is not SourceKind.UNNAMED:
                self._party(source.entity).speaks.append(one.number)
        voice = origin(claim)
        self.voices.add(voice)
        kind = relation_kind(claim)
        if kind:
            for a, b, mutual in pairs(claim, actors, recipients):
                self._relate(kind, a, b, mutual=mutual).add_claim(one, voice)

    def _party(self, entity: EntityRef) -> Party:
        key = entity.id or fold(entity.name)
        party = self.parties.get(key)
        if party is None:
            label = Label(wording.neutral(entity, "ar"), wording.neutral(entity, "en"))
            party = self.parties[key] = Party(key, label, entity.id)
        party.wordings[entity.name] += 1
        return party

    def _relate(self, kind: str, a: Party, b: Party, *, mutual: bool) -> _Adder:
        if mutual and b.key < a.key:
            a, b = b, a
        found = self.relations.setdefault((kind, a.key, b.key), Relation(kind, a, b, mutual))
        return _Adder(found)

    # -- for the page --------------------------------------------------------------------------

    def of_kind(self, kind: str) -> list[Relation]:
        """The relations of a kind, those that most voices tell of first."""
        found = [r for r in self.relations.values() if r.kind == kind]
        return sorted(found, key=lambda r: (-r.count, -len(r.said), -len(r.uncertain), r.actor.key, r.recipient.key))

    def ranked(self) -> list[Party]:
        """All parties, those that the pages say most of first."""
        return sorted(self.parties.values(), key=lambda p: (-p.weight, p.key))

    def matrix(self) -> list[Party]:
        """The parties between which most is counted, at most a dozen."""
        weights: Counter[str] = Counter()
        for relation in self.relations.values():
            if relation.count:
                weights[relation.actor.key] += relation.count
                weights[relation.recipient.key] += relation.count
        return [self.parties[key] for key, _ in weights.most_common(_MATRIX_SIZE)]

    def between(self, a: Party, b: Party) -> list[Relation]:
        """What ``a`` does to ``b`` in counted relations, mutual ones from either side."""
        found = []
        for kind in KINDS:
            for x, y in ((a, b), (b, a)):
                relation = self.relations.get((kind, x.key, y.key))
                if relation is not None and relation.count and (x is a or relation.mutual):
                    found.append(relation)
        return found


class _Adder(NamedTuple):
    """Puts a claim where it belongs in a relation."""

    relation: Relation

    def add_claim(self, one: Numbered, voice: str) -> None:
        claim, relation = one.claim, self.relation
        if claim.polarity is not Polarity.AFFIRMED:
            relation.contested.append((one.number, str(claim.polarity)))
        elif claim.modality is Modality.ASSERTED or relation.kind == "threaten":
            relation.said.append(one.number)
            relation.voices.add(voice)
        else:
            relation.uncertain.append((one.number, str(claim.modality)))


def relation_kind(claim: Claim) -> str:
    """Which of ``KINDS`` the claim is about, or none; whatever is threatened counts as a threat."""
    kind = wording.wording(claim.event.type, claim.event.mode).relation
    return "threaten" if claim.modality is Modality.THREATENED else kind


def pairs(claim: Claim, actors: list[Party], recipients: list[Party]) -> Iterator[tuple[Party, Party, bool]]:
    """Who stands to whom: actors to recipients; where only actors are named (they met, they clashed), to each other."""
    if recipients:
        mutual = claim.event.type in _MUTUAL
        found: Iterable[tuple[Party, Party]] = product(actors, recipients)
    else:
        mutual = True
        found = combinations(actors, 2)
    return ((a, b, mutual) for a, b in found if a is not b)


def origin(claim: Claim) -> str:
    """The voice that a claim comes from, as a key."""
    if claim.sources:
        first = claim.sources[-1]
        if first.kind is SourceKind.UNNAMED:
            return f"{claim.doc.id}\x1f{fold(first.entity.name)}"
        return first.entity.id or fold(first.entity.name)
    outlet = claim.doc.outlet
    return (outlet.id or fold(outlet.name)) if outlet is not None else claim.doc.id
