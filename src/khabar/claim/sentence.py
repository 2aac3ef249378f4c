"""One sentence as the claim stage sees it: tokens, syntax, and the frame of every predicate."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from khabar.claim.acts import mark_acts
from khabar.claim.agreements import bind_agreements
from khabar.claim.asked import asks_for_words
from khabar.claim.climbing import Contexts
from khabar.claim.context import Context, Governed
from khabar.claim.control import controller_of
from khabar.claim.frame import Frame
from khabar.claim.frames import best_frame, readings
from khabar.claim.functions import subjects
from khabar.claim.nodes import CUES, Attribution, Clause, Node
from khabar.claim.parse import parse
from khabar.claim.renamed import mark_former_names
from khabar.claim.sense_conditions import REFUSED
from khabar.claim.untrue import untrue
from khabar.claim.verbs.tagging import tag_verbs
from khabar.find.clitics import proclitics
from khabar.find.mentions import Mention
from khabar.find.places import Candidate, PlaceMention
from khabar.find.times import TimeExpression
from khabar.find.tokens import QUOTES, Token
from khabar.knowledge.lexicon import GAP, lexicon
from khabar.model import BlockKind, Modality, Polarity

_GOVERNING = frozenset({"modal", "cue", "accuse"})
_CLAIMING = frozenset({"event", "relation", "accuse"})
_MODAL = frozenset({"modal"})
_AGAINST = frozenset({"على", "ضد"})
_OF_CONTENT = frozenset({"THREATEN", "REQUEST"})
"""Types that stand only where what is threatened or asked is not said."""
_HOPED = frozenset({Modality.DEMANDED, Modality.SPECULATED})
_DEEPEST = 4  # predicates that take each other as theme
_NOT = "negated"
_REFUSAL = "REJECT"
_SURE = 2  # score from which a verb that governs something is an event besides


@dataclass(slots=True)
class Sentence:
    """A sentence of the story: where it stands, its tokens, and after ``read`` its syntax."""

    start: int
    end: int
    paragraph: int
    kind: BlockKind
    tokens: list[Token]
    mentions: list[Mention] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    """What may be a place, whatever the page is about."""
    times: list[TimeExpression] = field(default_factory=list)
    places: dict[int, PlaceMention] = field(default_factory=dict)
    """Token index → the place that it is part of."""
    clauses: list[Clause] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    content: dict[int, Governed] = field(default_factory=dict)
    quotations: list[tuple[int, int]] = field(default_factory=list)
    untrue: frozenset[int] = frozenset()
    """Identities of the reports that it says are untrue."""
    sayings: list[Node] = field(default_factory=list)
    """Those of the nodes that are verbs of saying."""
    consumed: dict[int, int] = field(default_factory=dict)
    """Identities of nodes that another predicate's frame has taken as theme → that predicate's: where it makes a claim,
    they make none of their own."""

    held: dict[int, list[tuple[Frame, Context]]] = field(default_factory=dict)
    """By the identity of a predicate that governs another: readings that wait for whether that makes a claim."""

    def analyse(self) -> None:
        """Tag, parse, and find what governs what."""
        tag_verbs(self.tokens)
        mark_idioms(self.tokens)
        mark_acts(self.tokens)
        self.clauses, self.nodes, self.attributions = parse(self.tokens)
        self.sayings = [n for n in self.nodes if n.kind == "verb" and n.may_be(CUES)]
        mark_former_names(self.tokens, self.nodes, self.clauses)
        subjects.resolve(self.clauses)
        bind_agreements(self.nodes)
        self.untrue = untrue(self.tokens, self.nodes, self.clauses)
        self._attribute_clauses()
        self.quotations = quotations(self.tokens)
        for node in self.nodes:
            if node.may_be(_GOVERNING):
                self._govern(node)

    def _attribute_clauses(self) -> None:
        """بحسب ما نقلت القناة عن X, وفق ما جاء في بيان: whoever says so is a voice, and so is whom he quotes."""
        for clause in self.clauses:
            verb = clause.verb
            if clause.kind != "attr" or verb is None:
                continue
            frame = best_frame(verb, CUES)
            told = [*(frame.nodes("source") if frame is not None else ()), *([verb.subject] if verb.subject else ())]
            voice = next((n for n in told if n.kind in ("np", "ev")), None)
            if voice is None:
                continue
            self.attributions.append(Attribution(voice, "source", verb.words(), clause))
            for role in ("deeper", "addressee"):
                named = [n for n in frame.nodes(role) if n.kind == "np"] if frame is not None else []
                self.attributions += [Attribution(n, role, verb.words(), clause) for n in named[:1]]

    def _govern(self, node: Node) -> None:
        frame = best_frame(node, _GOVERNING, controller_of(node, self.content) if node.kind == "ev" else None)
        if frame is None:
            return
        if frame.sense.kind == "modal" and frame.sense.value != _NOT and self._better_event(node, frame):
            return  # رفض الانسحاب: refused, whether or not that is an event besides
        for filler in frame.roles.get("content", []):
            if isinstance(filler, Clause) or filler.kind == "ev" or _is_doing(filler):
                self.content.setdefault(id(filler), Governed(frame))

    @staticmethod
    def _better_event(node: Node, frame: Frame) -> bool:
        """Whether what might govern tells of an event itself: by a word that it asks for, not by any phrase."""
        if not any(asks_for_words(sense) for sense in node.senses if sense.kind in _CLAIMING):
            return False
        event = best_frame(node, _CLAIMING)
        if event is not None and event.sense.type in _OF_CONTENT and _content_is_told(frame):
            return False
        return event is not None and event.score > frame.score + 0.4 and asks_for_words(event.sense)

    def context(self, node: Node) -> Context:
        """What stands above ``node``."""
        return Contexts(self.content, self.quoted, self.clauses, self.untrue).of(node)

    def quoted(self, index: int) -> bool:
        """Whether the token stands inside quotation marks that hold more than a name."""
        return any(first < index < last for first, last in self.quotations)

    def frames(self) -> list[tuple[Frame, Context]]:
        """The claim-making frames of the sentence with their contexts; light verbs take their nouns along.

        A predicate may have several, one for each type that it can stand for; they follow each other.
        """
        governing = self._governing()
        found: list[tuple[Frame, Context]] = []
        for node in self.nodes:
            governs = id(node) in governing
            if not node.may_be(_CLAIMING):
                continue
            frames = self._readings(node)
            if governs:
                self.held[id(node)] = [(f, c) for f, c in frames if not _is_event_besides(f)]
                frames = [(f, c) for f, c in frames if _is_event_besides(f)]
            for frame, _ in frames[:1]:
                if frame.strict:
                    self.consumed.update(dict.fromkeys(map(id, _taken_along(frame)), id(node)))
            found += frames
        return found

    def takers(self, node: int) -> Iterator[int]:
        """Identities of the predicates that have taken the node as theme, or what has taken it, the nearest first."""
        for _ in range(_DEEPEST):
            if node not in self.consumed:
                return
            node = self.consumed[node]
            yield node

    def _readings(self, node: Node) -> list[tuple[Frame, Context]]:
        context = self.context(node)
        node.passive = node.passive or (context.passive and node.kind == "ev")
        frames = readings(node, _CLAIMING, None if node.passive else self._controller(node, context))
        return [(frame, _of_refusal(frame, context)) for frame in frames if not _is_to_come(frame, context)]

    def _controller(self, node: Node, context: Context) -> Node | None:
        """Who is to do it; whoever only asks for it is not."""
        if context.controller is not None or context.modality is Modality.DEMANDED:
            return context.controller
        return controller_of(node, self.content)

    def _governing(self) -> set[int]:
        """Identities of the predicates whose content is another predicate."""
        return {id(g.frame.node) for g in self.content.values() if g.frame.sense.kind in ("modal", "cue")}

    def fallbacks(self, answered: Collection[int]) -> list[tuple[Frame, Context]]:
        """Predicates whose content makes no claim: they stand for themselves (هدد → THREATEN، رفض → REJECT).

        ``answered`` are the identities of the nodes whose content does make one, or that make one themselves.
        """
        found = list[tuple[Frame, Context]]()
        for node in self.nodes:
            if id(node) in answered or id(node) in self.consumed:
                continue
            found += self.held.get(id(node), ())
            frame = best_frame(node, _MODAL) if any(s.kind == "modal" and s.type for s in node.senses) else None
            if frame is not None and frame.sense.type:
                found.append((frame, self.context(node)))
        return found

    def stands_alone(self, node: Node) -> bool:
        """Whether a modal has no content, or a bare offer for one, and can be read in no other way."""
        if any(g.frame.node is node and not _of_offers(g.frame) for g in self.content.values()):
            return False
        forms = {form.verb for form in node.tokens[node.first].word.verbs} if node.kind == "verb" else set()
        return len(forms) < 2 and best_frame(node, _CLAIMING) is None


def _is_doing(node: Node) -> bool:
    """ضرورة تسريع المفاوضات: a verbal noun that tells nothing itself is of the event that it is done to."""
    return node.gen is not None and node.gen.kind == "ev" and bool(node.tokens[node.head].word.masdars)


def _content_is_told(frame: Frame) -> bool:
    """هددت بإغلاق المعبر: whether what is threatened or asked is a deed that can be coded itself."""
    held = frame.roles.get("content", ())
    deeds = (c for c in held if not isinstance(c, Clause) and c.kind == "ev" and (c.gen or c.kids or c.last > c.head))
    return any(best_frame(deed, _CLAIMING) is not None for deed in deeds)


def _of_offers(frame: Frame) -> bool:
    """Whether all that is wanted or weighed is an offer (تدرس الحركة العرض)."""
    held = frame.roles.get("content", ())
    asks = frame.sense.slot("doer") is not None
    return not asks and all(not isinstance(c, Clause) and is_bare_offer(c) for c in held)


def _of_refusal(frame: Frame, context: Context) -> Context:
    """لن نتفاوض: the negation is what the sense itself says, now and firmly."""
    if frame.sense.value != REFUSED or context.polarity is not Polarity.NEGATED:
        return context
    planned = context.modality is Modality.PLANNED
    return replace(context, polarity=Polarity.AFFIRMED, modality=Modality.ASSERTED if planned else context.modality)


def _is_event_besides(frame: Frame) -> bool:
    """Whether a predicate that has another for its content surely tells of something itself (رفض الانسحاب)."""
    sense = frame.sense
    return frame.strict and (sense.kind != "event" or sense.type == _REFUSAL or frame.score >= _SURE)


def _taken_along(frame: Frame) -> Iterator[Node]:
    """What a predicate has taken for its theme, and what that says again."""
    for role in ("theme", "lit"):
        yield from frame.nodes(role)
    yield from _told_within(frame)
    yield from (n.gen for n in frame.nodes("theme") if n.gen is not None and _is_blow(n.gen, frame))
    dealt = frame.node.subject if frame.node.kind == "verb" and frame.sense.type == "ASSAULT" else None
    if dealt is not None and _is_blow(dealt, frame) and all(fn not in _AGAINST for fn, _ in dealt.kids):
        yield dealt  # دمر قصف الطيران مدرسة


def _is_blow(node: Node | None, frame: Frame) -> bool:
    """أصيبوا في عملية دهس: what sort of operation it was, where the frame itself is of a blow."""
    return node is not None and node.kind == "ev" and any(s.type == frame.sense.type for s in node.senses)


def _told_within(frame: Frame) -> list[Node]:
    """قتلوا في كمين نصبته الجماعة: the verb of the relative clause from which the frame has its doer."""
    doers = {id(n) for n in frame.nodes("actor")}
    verbs = [c.verb for n in frame.nodes("theme") for c in n.rels if c.verb is not None and c.verb is not frame.node]
    if not frame.nodes("recipient"):
        return []
    alone = (v for v in verbs if not any(fn in _AGAINST for fn, _ in v.kids))
    return [v for v in alone if v.subject is not None and id(v.subject) in doers]


def _is_to_come(frame: Frame, context: Context) -> bool:
    """دعا إلى اتفاق لوقف إطلاق النار: what is called for or refused is the ceasefire; no agreement on it is there."""
    truce = frame.node.kind == "ev" and frame.sense.type == "CONCEDE" and "agreement" in frame.node.classes
    return truce and (context.modality in _HOPED or context.polarity is not Polarity.AFFIRMED)


def is_bare_offer(node: Node) -> bool:
    """العرض, عرض موسكو: an offer that is named and no more says nothing that could be wanted, weighed or refused."""
    if "offer" not in node.classes:
        return False
    offered = best_frame(node, _MODAL)
    said = offered.roles.get("content", ()) if offered is not None else ()
    return not any(isinstance(c, Clause) or c.kind == "ev" for c in said) and best_frame(node, _CLAIMING) is None


def quotations(tokens: list[Token]) -> list[tuple[int, int]]:
    """Token indexes of the marks around every quotation longer than a name."""
    found, opened = [], -1
    for token in tokens:
        if token.text in QUOTES:
            if opened < 0:
                opened = token.index
            elif token.text not in "“«‹„‘":
                if token.index - opened > 5:
                    found.append((opened, token.index))
                opened = -1
    if opened >= 0 and len(tokens) - opened > 5:
        found.append((opened, len(tokens)))
    return found


def mark_idioms(tokens: list[Token]) -> None:
    """Set ``idle`` on the words of phrases in which a trigger word names no event (خط الهجوم، حملة انتخابية)."""
    for i, token in enumerate(tokens):
        if token.kind != "w":
            continue
        verbs = [form.verb for form in token.word.verbs] if token.is_verb else token.word.masdars
        idioms = (rest for verb in verbs for rest in lexicon().idioms.get(verb, ()))
        token.idle = token.idle or any(_follows(tokens, i + 1, rest) for rest in idioms)
        for rest in _idioms_of(token.norm, token.word.nominal.stem):
            if rest[:1] == (GAP,):
                token.idle = token.idle or _follows(tokens, i + 1, rest)
            elif len(rest) < len(tokens) - i and all(_is_word(tokens[i + k], w) for k, w in enumerate(rest, 1)):
                _lay_idle(token, tokens[i + 1 : i + len(rest) + 1])


def _lay_idle(first: Token, others: list[Token]) -> None:
    """The words of such a phrase; where it begins with a verbal noun, that and what is joined to it.

    تعزيز التعاون moves no troops, but may well be told of two who work together.
    """
    first.idle = True
    for other in others:
        other.idle = other.idle or not first.word.masdars or bool(other.word.nominal.conj)


def _is_word(token: Token, word: str) -> bool:
    """Whether a token is the word, with the alef of its tanween or without."""
    return token.norm == word or (token.word.tanween and token.word.nominal.stem == word)


_BETWEEN = 4  # words that the … of an idiom may stand for


def _follows(tokens: list[Token], i: int, rest: tuple[str, ...]) -> bool:
    """Whether the rest of an idiom stands from token ``i`` on, or a few words later where it begins with ``…``."""
    gap, words = (_BETWEEN, rest[1:]) if rest[:1] == (GAP,) else (0, rest)
    starts = range(i, min(i + gap, len(tokens) - len(words)) + 1)
    return any(all(_is_word(tokens[at + k], word) for k, word in enumerate(words)) for at in starts)


@lru_cache(maxsize=16_384)
def _idioms_of(norm: str, stem: str) -> tuple[tuple[str, ...], ...]:
    """What follows in the idioms that a word may begin, as it is written or by its stem; none, for most words."""
    return tuple(dict.fromkeys((*_idioms_from(norm), *_idioms_from(stem))))


def _idioms_from(norm: str) -> tuple[tuple[str, ...], ...]:
    """What follows in the idioms that the word, its clitics cut off, may begin."""
    idioms = lexicon().idioms
    stems = ("ال" + stem if det else stem for _, _, det, stem in proclitics(norm))
    return tuple(rest for stem in stems for rest in idioms.get(stem, ()))
