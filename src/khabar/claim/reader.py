"""An article to claims: every sentence's frames, with their parties, voices and times."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from khabar.claim.agreements import is_agreement
from khabar.claim.attempts import failed_attempts
from khabar.claim.bases import Bases
from khabar.claim.choice import model
from khabar.claim.choice.case import Case
from khabar.claim.choice.choose import Chooser, Verdict
from khabar.claim.choice.pairs import headings
from khabar.claim.choice.speaking import likeliest
from khabar.claim.choice.voice import Heard, Telling
from khabar.claim.conditions import condition_of
from khabar.claim.context import Context
from khabar.claim.dating import dating
from khabar.claim.draft import Draft, sureness
from khabar.claim.drones import mark_drones
from khabar.claim.frame import Frame
from khabar.claim.means import means
from khabar.claim.meetings import how_they_met
from khabar.claim.nisbas import nisba_parties
from khabar.claim.nodes import Node
from khabar.claim.offices import Offices
from khabar.claim.own_words import own_words
from khabar.claim.parties.cast import OwnParty
from khabar.claim.parties.dropped import dropped
from khabar.claim.parties.meant import Parties
from khabar.claim.party import in_words
from khabar.claim.sentence import Sentence, is_bare_offer
from khabar.claim.surnames import mark_surnames
from khabar.claim.to_come import note_day
from khabar.claim.tolls import join_tolls
from khabar.claim.topic import leisure
from khabar.claim.voices import speech
from khabar.claim.voices.chains import Voices
from khabar.claim.where import HELD, places_of, receivers
from khabar.find.mentions import country_of, find, settle
from khabar.find.places import find_places, place_candidates
from khabar.find.times import find_times, resolve
from khabar.find.tokens import tokenise
from khabar.knowledge.event_types import event_types
from khabar.knowledge.names import names
from khabar.model import Article, EntityRef, Interval, Modality, Polarity
from khabar.read.sentences import sentences

_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
"""Types whose recipient may be named by a deed alone: whoever did it is meant."""
_FOR_A_BODY = frozenset({"CONSULT", "AGREE"})
"""Types in which a person stands for the body that he leads or speaks for."""
_HELP = frozenset({"AID", "SUPPORT", "SUPPORTS"})
_HIT = frozenset({"vehicle", "building"})
_ENDING = frozenset({"REJECT", "RETREAT", "SANCTION"})
"""Types of what is broken off, given up or turned down: that it is (علّقت المفاوضات) says more than what it was."""
_REMEMBERED = 12  # drafts back in which the doer of a judged deed is looked for
_PARTY_MARKERS = frozenset({"ل", "بواسطة", "ضد", "بين", "على", "مع", "من", "عن"})


class _Sides(NamedTuple):
    """Who and where: the parties and places of one draft."""

    actors: list[EntityRef]
    recipients: list[EntityRef]
    places: list[EntityRef]


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
        self.sentences = self._sentences()

    # -- sentences -----------------------------------------------------------------------------

    def _sentences(self) -> list[Sentence]:
        found = list(self._split())
        for sentence in found:
            sentence.mentions = find(sentence.tokens)
            sentence.candidates = place_candidates(sentence.tokens)
        countries = country_of(
            (m for s in found for m in s.mentions),
            (t for s in found for t in s.tokens),
            (p for s in found for p in find_places(s.tokens, (), s.candidates)),
        )
        mark_surnames([s.tokens for s in found])
        mark_drones([s.tokens for s in found])
        bases = Bases()
        for sentence in found:
            settle(sentence.tokens, sentence.mentions, countries)
            bases.settle(sentence.tokens, sentence.mentions)
            _mark_times(sentence)
            _mark_places(sentence, countries)
            sentence.analyse()
            self.parties.note(sentence)
        self.parties.noted()
        return found

    def _split(self) -> Iterator[Sentence]:
        for number, block in enumerate(self.article.blocks):
            if block.kind.is_story:
                for start, end in sentences(self.article, block):
                    tokens = tokenise(self.article.text, start, end)
                    if tokens:
                        yield Sentence(start, end, number, block.kind, tokens)

    # -- drafts --------------------------------------------------------------------------------

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
            elif id(node) not in best or _likelier(draft, best[id(node)]):
                best[id(node)] = draft
                self.dropped.pop(id(node), None)
        for inner in [node for node in sentence.consumed if node in best]:
            outer = next((node for node in sentence.takers(inner) if node in best), None)
            if outer is not None:
                lost = outer if _tells_more(best[inner], best[outer]) else inner
                if lost is inner:
                    _take_doer(best[outer], best[inner])
                self.dropped[lost] = "it is part of another trigger's claim"
                del best[lost]
        return list(best.values())

    def _draft(self, sentence: Sentence, frame: Frame, context: Context) -> Draft | str:
        """A frame whose parties are weighed: as a draft, or why it makes none."""
        expression = dating(sentence, frame.node, frame.sense.kind == "relation")
        if expression is not None:
            note_day(frame.node, expression.value, context)
        sides = self._sides(sentence, frame, context)
        rejected = self._rejected(frame, context, sides)
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

    def _case(self, sentence: Sentence, frame: Frame, context: Context, sides: _Sides) -> Case:
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

    def _sides(self, sentence: Sentence, frame: Frame, context: Context) -> _Sides:
        """The parties that fill the frame, or that its surroundings give it, and its places."""
        sense = frame.sense
        actors = self.parties.entities(frame, "actor", sentence)
        recipients = self.parties.entities(frame, "recipient", sentence, frozenset(a.name for a in actors))
        if not actors and sense.slot("actor") is not None:
            actors = self._blamed(sentence, frame) or self._unnamed_actor(sentence, frame, recipients)
        if not recipients and context.target is not None and sense.slot("recipient") is not None:
            recipients = self.parties.of_node(context.target, sentence)
        if not recipients and sense.type in _JUDGING:
            recipients = self._answerable(frame, actors)
        if sense.kind != "relation":
            own = {a.name for a in actors}
            recipients = [r for r in recipients if r.name not in own]
        recipients = recipients or receivers(frame, sentence)
        places = places_of(frame, sense.type, sentence, self.parties, recipients)
        if sense.type == "ASSAULT" and not (recipients or places):
            recipients = self._struck(frame, context)
        if sense.type in HELD:
            return _Sides(actors, recipients or places[:1], [])
        return _Sides(actors, recipients, places)

    def _blamed(self, sentence: Sentence, frame: Frame) -> list[EntityRef]:
        """متهم بقتل شرطي: whoever is held to have done it."""
        host = frame.node.parent if frame.sense.type in ("ASSAULT", "COERCE") and frame.node.kind == "ev" else None
        blamed = host is not None and host.kind == "np" and "culprit" in host.tokens[host.head].word.classes
        return self.parties.of_node(host, sentence) if blamed and host is not None else []

    def _struck(self, frame: Frame, context: Context) -> list[EntityRef]:
        """هاجم مسلحون سيارة, تعرضت كنيسة لهجوم: what was hit stands for those in it where nobody else is named."""
        hit = [n for n in frame.nodes("recipient") if "vehicle" in n.classes]
        if context.target is not None and not _HIT.isdisjoint(context.target.classes):
            hit.append(context.target)
        nodes = (n for n in hit if n.kind == "np")
        return [in_words(n, n.first, n.last) for n in nodes]

    def _unnamed_actor(self, sentence: Sentence, frame: Frame, recipients: list[EntityRef]) -> list[EntityRef]:
        """The actor that a nisba names (القصف الروسي), or whom a verb without a subject goes on with."""
        suffering = {r.id for r in recipients}
        doers = [ref for ref in nisba_parties(frame.node, names()) if ref.id not in suffering]
        if doers:
            return doers
        return [] if frame.roles.get("actor") else dropped(frame, sentence, self.parties, recipients)

    def _answerable(self, frame: Frame, actors: list[EntityRef]) -> list[EntityRef]:
        """Who is judged where only the deed is named (أدانت إيران القصف): whoever the page last said did it."""
        for node in (*frame.nodes("recipient"), *frame.nodes("theme")):
            types = {s.type for s in node.senses if s.kind == "event"} if node.kind == "ev" else set()
            doers = _last_doers((d for d in self._lately() if d.type in types), actors)
            if doers:
                return doers
        return []

    def _rejected(self, frame: Frame, context: Context, sides: _Sides) -> _Sides | None:
        """Whose deed is denied where only the deed is named: theirs of whom it was said last, who need no weighing.

        نفى وجود أي اتفاق; what an agreement provides for (اتفاق لتسليم المدينة) is for its parties to do.
        """
        node, sense = frame.node, frame.sense
        bare = node.kind == "ev" and not (node.pron or sides.actors or sides.recipients)
        if context.polarity is not Polarity.DENIED or not bare:
            return None
        agreed = node.parent is not None and is_agreement(node.parent) and frame.first and frame.strict
        kinds = {("AGREE", None)} if agreed else {(sense.type, sense.mode)}
        said = (d for d in self._lately() if d.polarity is Polarity.AFFIRMED and (d.type, d.mode) in kinds)
        last = next(said, None)
        if last is None:
            return None
        return sides._replace(actors=list(last.actors), recipients=[] if agreed else list(last.recipients))

    def _lately(self) -> Iterator[Draft]:
        """The drafts of the sentences before, the last first."""
        return reversed(self.found[-_REMEMBERED:])

    def _offering(self, sentence: Sentence, frame: Frame, actors: list[EntityRef]) -> list[EntityRef]:
        """Whose offer is weighed or wanted (تدرس الحركة العرض المصري): its owner, or whoever offered before."""
        for node in filter(is_bare_offer, frame.nodes("content")):
            owners = self.parties.of_node(node.gen, sentence) if node.gen is not None else nisba_parties(node, names())
            offers = (d for d in self._lately() if node.det and d.modality is Modality.OFFERED)
            return owners or _last_doers(offers, actors)
        return []

    def _fallback(self, sentence: Sentence, frame: Frame, context: Context) -> Draft | str:
        """A threat, demand or offer whose content makes no claim: it stands for itself."""
        if frame.sense.kind != "modal":
            return self._draft(sentence, frame, context)
        parties = self.parties
        actors = parties.entities(frame, "holder", sentence) or dropped(frame, sentence, parties, [])
        recipients = parties.entities(frame, "target", sentence) or parties.entities(frame, "doer", sentence)
        recipients = recipients or self._offering(sentence, frame, actors)
        case = self._case(sentence, frame, context, _Sides(actors, recipients, []))
        if actors and recipients and sentence.stands_alone(frame.node):
            return self._made(case, Verdict(case.actors, case.recipients, None))
        return self._weighed(case)

    def _made(self, case: Case, verdict: Verdict) -> Draft:
        sentence, frame, context = case.sentence, case.frame, case.context
        node, sense = frame.node, frame.sense
        polarity = context.polarity
        if sense.value == "negated" and polarity is Polarity.AFFIRMED:
            polarity = Polarity.NEGATED
        return Draft(
            sentence=sentence,
            type=sense.type,
            mode=sense.mode,
            trigger=(node.tokens[node.first].start, node.tokens[node.head].end),
            extent=_extent(case, verdict),
            sources=case.chain,
            actors=self._for_their_bodies(sense.type, verdict.actors),
            recipients=self._for_their_bodies(sense.type, verdict.recipients),
            places=case.places,
            modality=Modality(case.modality),
            polarity=polarity,
            condition=self._condition(case),
            score=frame.score,
            because=(f"{sense.lemma} [{sense.kind}]", *context.because),
            time=self._time(sentence, node, sense.kind == "relation"),
            telling=case.telling,
            means=means(frame) or how_they_met(frame, (*verdict.actors, *verdict.recipients)),
            chance=verdict.chance,
        )

    def _for_their_bodies(self, type_: str, refs: tuple[EntityRef, ...]) -> tuple[EntityRef, ...]:
        """Whoever meets or signs for a body, by the office that the page gives him, is that body under his name."""
        if type_ not in _FOR_A_BODY:
            return refs
        bodies = ((r, self.parties.bodies.get(r.name)) for r in refs)
        return tuple(replace(r, id=b.ref.id, label=b.ref.label) if b is not None and b.ref.id else r for r, b in bodies)

    def _condition(self, case: Case) -> str | None:
        """The words of what it depends on."""
        found = condition_of(case.sentence, case.frame, case.context, Modality(case.modality))
        tokens = case.sentence.tokens
        return self.article.text[tokens[found[0]].start : tokens[found[1]].end] if found is not None else None

    def _time(self, sentence: Sentence, node: Node, standing: bool) -> Interval:
        """When it is said to have happened: the dating words of its own clause, against the page's date."""
        expression = dating(sentence, node, standing)
        return resolve(expression, self.published) if expression is not None else Interval()


def _answered(drafts: Iterable[Draft]) -> frozenset[int]:
    """Identities of the words that claim something and of those that govern them."""
    told = [d.telling for d in drafts if d.telling is not None]
    return frozenset(id(node) for telling in told for node in (telling.node, *telling.context.above))


def _held_back(context: Context) -> str:
    """Why what stands in such a context is no claim, or nothing."""
    if context.disowned:
        return "nobody says that he did it"
    return "it stands in a condition" if context.in_condition else ""


def _last_doers(drafts: Iterable[Draft], but: Iterable[EntityRef]) -> list[EntityRef]:
    """Who did what the first of the drafts tells that none of these parties did."""
    names = {ref.name for ref in but}
    doers = (draft.actors for draft in drafts if draft.actors and names.isdisjoint(a.name for a in draft.actors))
    return list(next(doers, ()))


def _likelier(draft: Draft, other: Draft) -> bool:
    return sureness(draft) > sureness(other)


def _tells_more(noun: Draft, verb: Draft) -> bool:
    """Whether of a light verb and its noun the noun tells what is claimed (عبّر عن رفضه).

    Where both tell the same (لم يبرم صفقة) the verb does: how firm it is hangs on that. So it does of a truce, which is
    not kept before it is agreed on (وافق على وقف إطلاق النار), and of what is broken off or given up (علّق المفاوضات).
    """
    return verb.type not in (noun.type, "CONCEDE", *_ENDING) and _likelier(noun, verb)


def _take_doer(verb: Draft, noun: Draft) -> None:
    """قُتل مدنيون بغارة للتحالف: where both tell the same deed and only its noun has a doer, the verb has him too."""
    both = [ref.name for ref in (*verb.recipients, *noun.recipients)]
    if verb.type == noun.type and not verb.actors and all(ref.name not in both for ref in noun.actors):
        verb.actors = noun.actors


def _mark_times(sentence: Sentence) -> None:
    sentence.times = find_times(sentence.tokens)
    for expression in sentence.times:
        for token in sentence.tokens[expression.first : expression.last + 1]:
            token.timed = True


def _mark_places(sentence: Sentence, countries: dict[str, int]) -> None:
    found = find_places(sentence.tokens, countries, sentence.candidates)
    sentence.places = {k: m for m in found for k in range(m.first, m.last + 1)}
    for at, place in sentence.places.items():
        sentence.tokens[at].place = place


def _explicit(node: Node) -> bool:
    """Whether an event noun names a party of its own: without one it only mentions what another verb says."""
    if node.gen is not None or node.nisbas or node.pron:
        return True
    return any(fn in _PARTY_MARKERS for fn, _ in node.kids)


def _extent(case: Case, verdict: Verdict) -> tuple[int, int]:
    """Start and end, in the article's text, of the words that say it."""
    frame, sentence = case.frame, case.sentence
    tokens = frame.node.tokens
    nodes = [frame.node, *(n for role in frame.roles for n in frame.nodes(role) if n.tokens is tokens)]
    first = min(tokens[n.first].start for n in nodes)
    ends = max(inner.last for n in nodes for inner in _chain(n))
    last = max([tokens[ends].end, *(tokens[inner.last].end for n in _foes(case, ends) for inner in _chain(n))])
    spans = [r.span for r in (*verdict.actors, *verdict.recipients) if r.span is not None]
    inside = [s for s in spans if sentence.start <= s.start and s.end <= sentence.end]
    return min([first, *(s.start for s in inside)]), max([last, *(s.end for s in inside)])


def _foes(case: Case, last: int) -> list[Node]:
    """طلبت كييف دعم وارسو ضد موسكو: whom help is given against belongs to the words that say so."""
    if case.frame.sense.type not in _HELP:
        return []
    return [n for n in case.sentence.nodes if n.prep == "ضد" and n.begin == last + 2]


def _chain(node: Node) -> Iterator[Node]:
    """A phrase and its constructs, conjuncts and appositions, and those counted among it."""
    yield node
    among = (kid for fn, kid in node.kids if fn == "among")
    for inner in (node.gen, *node.conjuncts, *node.appos, *among):
        if inner is not None:
            yield from _chain(inner)
