"""A predicate read in one sense, as it is to be weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from khabar.claim.choice.options import Option
from khabar.claim.choice.place import View, kind_of
from khabar.claim.choice.voice import Telling
from khabar.claim.context import Context
from khabar.claim.frame import Frame
from khabar.claim.nodes import Node, may_mean
from khabar.claim.passives import BY, by_hand
from khabar.claim.sentence import Sentence
from khabar.claim.several import count
from khabar.knowledge.event_types import EventType
from khabar.model import EntityRef, Modality, Source

Refs = tuple[EntityRef, ...]
Names = frozenset[str]
_OWN = frozenset({("event", "offered"), ("modal", "speculated")})
"""Kinds and values of senses whose claim has its modality from them."""


_FRIENDLY = frozenset({"SUPPORT", "SUPPORTS", "AID"})
_AGAINST = "ضد"
_MEETING = "CONSULT"


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

    def spares(self, recipients: Option) -> bool:
        """متهم بقتل شرطي, دعم بولندا ضد روسيا: not hit is who is held to have done it, nor helped who it is against."""
        if self.frame.sense.type in _FRIENDLY and recipients.node is not None and recipients.node.prep == _AGAINST:
            return False
        if recipients.node is not None and self._fired_by(recipients.node):
            return False
        node = self.frame.node.parent if self.frame.sense.type in ("ASSAULT", "COERCE") else None
        for _ in range(2):
            if node is None:
                return True
            if "culprit" in node.tokens[node.head].word.classes and recipients.node is node:
                return False
            node = node.parent
        return True

    def done_by(self, actor: Option) -> bool:
        """تدريبهم على يد الجيش: where it is told by whose hand it was done, nobody else did it.

        توغلت القوات وقتل حارس: nor does what stands before a verb of another gender do what it says.
        """
        if self._of_other_gender(actor):
            return False
        hands = [kid for fn, kid in self.frame.node.kids if fn == BY and by_hand(kid)]
        if not hands:
            return True  # asked of every pair, and hardly ever told
        told = [o for o in self.options if o.node is not None and any(o.node is hand for hand in hands)]
        return not told or any(actor is o or actor.names & o.names for o in told)

    def _of_other_gender(self, actor: Option) -> bool:
        verb, node = self.frame.node, actor.node
        if verb.kind != "verb" or verb.gender != "m" or node is None or actor.names & self.ruled[0]:
            return False
        return node.gender == "f" and not (node.prep or node.conjuncts) and node.last < verb.first

    def both_meet(self, actor: Option, recipient: Option) -> bool:
        """استقبل الوزير المبعوث: where the rules see both who meet, neither meets nobody."""
        seen = self.frame.sense.type == _MEETING and self.ruled[0] and self.ruled[1]
        return not seen or len(actor.names | recipient.names) > 1

    def _fired_by(self, somebody: Node) -> bool:
        """سقط صاروخ أطلقه الحوثيون: who fired what fell is not whom it hit."""
        fell, verb = self.frame.node.subject, somebody.clause.verb if somebody.clause is not None else None
        if self.frame.sense.type != "ASSAULT" or fell is None or verb is None or verb.subject is not somebody:
            return False
        fired = verb.object
        return fired is not None and (fired is fell or (fired.kind == "pron" and may_mean(fired.pron, fell)))

    def fills(self, actors: Refs, recipients: Refs) -> bool:
        """Whether these parties are as many as a claim of its type needs."""
        return self.needed.met(count(actors), count(recipients))
