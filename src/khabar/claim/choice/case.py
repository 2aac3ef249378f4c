"""A predicate read in one sense, as it is to be weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from khabar.claim.choice.options import Option
from khabar.claim.choice.place import View, kind_of
from khabar.claim.choice.voice import Telling
from khabar.claim.context import Context
from khabar.claim.frame import Frame
from khabar.claim.sentence import Sentence
from khabar.claim.several import count
from khabar.knowledge.event_types import EventType
from khabar.model import EntityRef, Modality, Source

Refs = tuple[EntityRef, ...]
Names = frozenset[str]
_OWN = frozenset({("event", "offered"), ("modal", "speculated")})
"""Kinds and values of senses whose claim has its modality from them."""


@dataclass(slots=True)
class Case:
    """A frame to be weighed: what the rules make of it, and where it stands."""

    sentence: Sentence
    frame: Frame
    context: Context
    actors: Refs
    recipients: Refs
    telling: Telling
    needed: EventType
    places: Refs
    explicit: bool
    """Whether an event noun names a party of its own, or something governs it."""
    weight: Mapping[str, int]
    """How often the page names each party, by name or id."""
    before: Mapping[tuple[str, str], int]
    """(role, name or id) → in how many earlier claims of the frame's type it has that role."""
    between: Mapping[tuple[str, str, str], int]
    """(actor, recipient, heading) → how many earlier claims have the two, of a type or of such types (``headings``)."""
    leisure: int
    """How much the page is about sport or the arts, 0 to 5."""
    options: list[Option] = field(init=False)
    """Whoever is within reach of the predicate, nobody first."""
    view: View = field(init=False)
    """Where the options' phrases stand."""
    chain: tuple[Source, ...] = field(init=False)
    """The voices that the rules give."""
    speakers: Names = field(init=False)
    """Their names."""
    ruled: tuple[Names, Names] = field(init=False)
    """The names of the actors and of the recipients that the rules give."""
    made: bool = field(init=False)
    """Whether the rules alone make a claim of it."""
    does: str = field(init=False)
    """What sort of predicate it is."""
    modality: str = field(init=False)
    """As its surroundings have it; what its own verb offers (عرض أسلحة) or weighs (درس العرض) has it from that
    unless they say otherwise."""

    def __post_init__(self) -> None:
        self.chain = self.telling.rule
        self.speakers = frozenset([s.entity.name for s in self.chain])
        self.ruled = frozenset([r.name for r in self.actors]), frozenset([r.name for r in self.recipients])
        self.made = bool(self.actors or self.recipients) and self.explicit and self.fills(self.actors, self.recipients)
        sense = self.frame.sense
        own = (sense.kind, sense.value) in _OWN and self.context.modality is Modality.ASSERTED
        self.does = kind_of(self.frame.node)
        self.modality = sense.value if own else str(self.context.modality)

    def fills(self, actors: Refs, recipients: Refs) -> bool:
        """Whether these parties are as many as a claim of its type needs."""
        return self.needed.met(count(actors), count(recipients))
