"""An article to claims: every sentence's frames, with their parties, voices and times."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from khabar.claim.analysed import analysed
from khabar.claim.attempts import failed_attempts
from khabar.claim.choice import model
from khabar.claim.choice.case import Case
from khabar.claim.choice.choose import Chooser, Verdict
from khabar.claim.choice.pairs import headings
from khabar.claim.choice.speaking import likeliest
from khabar.claim.choice.voice import Heard, Telling
from khabar.claim.context import Context
from khabar.claim.dating import dating
from khabar.claim.draft import Draft
from khabar.claim.drafting import drafted
from khabar.claim.frame import Frame
from khabar.claim.nodes import Node
from khabar.claim.offices import Offices
from khabar.claim.own_words import own_words
from khabar.claim.parties.cast import OwnParty
from khabar.claim.parties.meant import Parties
from khabar.claim.rivals import join_taken, likelier
from khabar.claim.sentence import Sentence
from khabar.claim.sides import Sides, denied, sides_of, sides_of_modal
from khabar.claim.to_come import note_day
from khabar.claim.tolls import join_tolls
from khabar.claim.topic import leisure
from khabar.claim.voices import speech
from khabar.claim.voices.chains import Voices
from khabar.knowledge.event_types import event_types
from khabar.model import Article, Interval

_PARTY_MARKERS = frozenset({"ل", "بواسطة", "ضد", "بين", "على", "مع", "من", "عن"})

_Make = Callable[[Sentence, Frame, Context], Draft | str]


class Reader:
    """Reads one article: ``sentences`` are analysed at once, ``drafts`` makes what they claim.

    ``dropped`` tells, by the identity of a trigger's node, why a frame that fitted made no draft.
    """

    def __init__(self, article: Article, weights: model.Fitted | None = None) -> None:
        self.article = article
        self.published = Interval()
        self.parties = Parties()
        self.voices = Voices(self.parties)
        self.offices = Offices(self.parties)
        self.chooser = Chooser(self.parties, weights or model.weights())
        self.found: list[Draft] = []
        self.told: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        """Event type → how often a party, by id or name, has had a role in the claims so far."""
        self.between: Counter[tuple[str, str, str]] = Counter()
        """How often two parties, in this order, are the sides of claims so far, by type and by kind of type."""
        self.dropped: dict[int, str] = {}
        self.leisure = leisure(article.text)
        self.sentences = analysed(article, self.parties)

    def drafts(self, published: Interval) -> list[Draft]:
        """The drafts of every sentence in order; relative times count from ``published``."""
        self.published = published
        self.dropped.clear()
        self.told.clear()
        self.between.clear()
        self.voices.opened.clear()
        self._find_own_words()
        found = self.found = []
        for sentence in self.sentences:
            held = self.offices.drafts(sentence)  # first, for whoever holds an office acts for its body at once
            made = join_tolls(self._drafted(sentence, sentence.frames(), self._draft))
            made += self._drafted(sentence, sentence.fallbacks(_answered(made)), self._fallback)
            made += failed_attempts(sentence, made)
            made += held
            self.voices.remember(sentence)
            found += made
            self._remember(made)
        heard, scale = Heard(self.voices.opened), self.chooser.weights.scales.voice
        for draft in found:
            if draft.telling is not None:
                draft.sources = likeliest(draft.telling, heard, draft.actors, draft.recipients, scale)
        return found

    def _find_own_words(self) -> None:
        """Whether the page gives a statement or an interview, and whose."""
        own = self.voices.own = own_words(self.sentences, self.parties, self.voices.speakers)
        party = own.party if own is not None else None
        self.parties.own = OwnParty(party, own.paragraphs) if own is not None and party is not None else None

    def _remember(self, made: list[Draft]) -> None:
        for draft in made:
            for role, refs in (("actor", draft.actors), ("recipient", draft.recipients)):
                self.told[draft.type].update((role, r.key) for r in refs)
            pairs = [(a.key, r.key) for a in draft.actors for r in draft.recipients]
            self.between.update((*pair, heading) for pair in pairs for heading in headings(draft.type))

    def _drafted(self, sentence: Sentence, found: list[tuple[Frame, Context]], make: _Make) -> list[Draft]:
        """A draft for each predicate, in its likeliest reading; why one makes none goes to ``dropped``."""
        best: dict[int, Draft] = {}
        for frame, context in found:
            node = frame.node
            draft = _held_back(context) or make(sentence, frame, context)
            if isinstance(draft, str):
                if id(node) not in best:
                    self.dropped[id(node)] = f"{frame.sense.type}: {draft}"
            elif id(node) not in best or likelier(draft, best[id(node)]):
                best[id(node)] = draft
                self.dropped.pop(id(node), None)
        self.dropped.update(dict.fromkeys(join_taken(sentence, best), "it is part of another trigger's claim"))
        return list(best.values())

    def _draft(self, sentence: Sentence, frame: Frame, context: Context) -> Draft | str:
        """A frame whose parties are weighed: as a draft, or why it makes none."""
        expression = dating(sentence, frame.node, frame.sense.kind == "relation")
        if expression is not None:
            note_day(frame.node, expression.value, context)
        sides = sides_of(sentence, frame, context, self.parties, self.found)
        rejected = denied(frame, context, sides, self.found)
        case = self._case(sentence, frame, context, rejected or sides)
        if rejected is not None and case.fills(case.actors, case.recipients):
            return self._made(case, Verdict(case.actors, case.recipients, None))
        return self._weighed(case)

    def _weighed(self, case: Case) -> Draft | str:
        """A case with its likeliest parties as a draft, or why it makes none."""
        self.chooser.offer(case, self.found)
        verdict = self.chooser.weigh(case)
        if verdict is None:
            return f"a claim of this type needs: {case.needed.needs}"
        if not self.chooser.accepts(verdict, self.leisure):
            return f"too unlikely a claim ({verdict.chance:.2f})"
        return self._made(case, verdict)

    def _case(self, sentence: Sentence, frame: Frame, context: Context, sides: Sides) -> Case:
        """The frame with the parties that the rules give it, and with whose words it is."""
        telling = self._telling(sentence, frame, context)
        explicit = frame.node.kind != "ev" or context.governed or _explicit(frame.node)
        return Case(
            sentence, frame, context, tuple(sides.actors), tuple(sides.recipients), telling,
            event_types()[frame.sense.type], tuple(sides.places), explicit, self.parties.discourse.weight,
            self.told[frame.sense.type], self.between, self.leisure,
        )  # fmt: skip

    def _telling(self, sentence: Sentence, frame: Frame, context: Context) -> Telling:
        """Whose words the frame is by the rules, and who else speaks near by."""
        node, speakers = frame.node, self.voices.speakers
        said = speech.said(frame, sentence, speakers)
        chain = self.voices.chain(sentence, context, node, said)
        return Telling(sentence, node, context, frame.sense.type, chain, speakers.last, speakers.near(sentence),
                       said is not None, self.voices.own_words(sentence) is not None)  # fmt: skip

    def _fallback(self, sentence: Sentence, frame: Frame, context: Context) -> Draft | str:
        """A threat, demand or offer whose content makes no claim: it stands for itself."""
        if frame.sense.kind != "modal":
            return self._draft(sentence, frame, context)
        sides = sides_of_modal(sentence, frame, self.parties, self.found)
        case = self._case(sentence, frame, context, sides)
        if sides.actors and sides.recipients and sentence.stands_alone(frame.node):
            return self._made(case, Verdict(case.actors, case.recipients, None))
        return self._weighed(case)

    def _made(self, case: Case, verdict: Verdict) -> Draft:
        return drafted(case, verdict, self.article.text, self.published, self.parties.bodies)


def _answered(drafts: Iterable[Draft]) -> frozenset[int]:
    """Identities of the words that claim something and of those that govern them."""
    told = [d.telling for d in drafts if d.telling is not None]
    return frozenset(id(node) for telling in told for node in (telling.node, *telling.context.above))


def _held_back(context: Context) -> str:
    """Why what stands in such a context is no claim, or nothing."""
    if context.disowned:
        return "nobody says that he did it"
    return "it stands in a condition" if context.in_condition else ""


def _explicit(node: Node) -> bool:
    """Whether an event noun names a party of its own: without one it only mentions what another verb says."""
    if node.gen is not None or node.nisbas or node.pron:
        return True
    return any(fn in _PARTY_MARKERS for fn, _ in node.kids)
