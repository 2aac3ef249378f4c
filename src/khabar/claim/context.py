"""What stands above a claim: who says it, how firmly, whether it is denied, and on what condition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from khabar.claim.agreements import parties_of
from khabar.claim.frames import Frame, is_town
from khabar.claim.hearsay import tells_hearsay
from khabar.claim.nodes import PROVIDED, Clause, Node, is_cue
from khabar.claim.telling import (
    CONTRAST,
    QUOTE,
    further,
    impersonal,
    is_his_saying,
    is_mentioned,
    outer,
    reports,
    said_in,
    teller,
    tells_on,
)
from khabar.claim.together import name_like
from khabar.find.tokens import Token
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.slots import Sense
from khabar.model import Modality, Polarity

_MODALITIES = frozenset(m.value for m in Modality)
_SPECULATIVE = frozenset({"ربما", "هل"})
_ASKING = frozenset({"هل", "لماذا", "ماذا", "كيف", "متي", "اين"})
_ABOUT = _ASKING - {"هل"} | {"ما", "من", "كم"}
"""Words that ask about something which they take for granted: لماذا قصفت، من يقف وراء القصف."""
_AVAIL = "جدوي"
_IN_EXCHANGE = "مقابل"
_ABLE = frozenset({"امكن", "استطاع", "قدر", "قادر", "بامكان", "وسع"})
_MEANWHILE = frozenset({"فيما", "بينما"})
_AFTER = frozenset({"بعد", "منذ", "قبل", "إثر", "رغم", "بسبب", "جراء", "عقب", "خلال", "من", "عن", "بين"})
"""What a phrase after these words tells is over, or no part of what is to be done."""


@dataclass(slots=True)
class Link:
    """A link of the chain before it is resolved: the speaker's phrase (``None``: dropped) and the cue's node."""

    speaker: Node | None
    cue: Node
    frame: Frame | None


@dataclass(slots=True)
class Context:
    """What was met on the way from a predicate up to the sentence's root, innermost first."""

    links: list[Link] = field(default_factory=list)
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    condition: Clause | None = None
    gloss: bool = False
    """It stands in a relative clause or an adjective: the page's own voice, outside quotation marks."""
    presupposed: bool = False
    """It stands in a relative clause that tells which one is meant: voices reach it, how firm they are does not."""
    beside: bool = False
    """It goes on beside what is wanted, asked or feared: voices reach it, how firm they are does not."""
    described: bool = False
    """It tells of somebody who he is: no condition around it touches it (إذا انسحب الجيش الذي تدعمه X)."""
    in_condition: bool = False
    disowned: bool = False
    """It is what somebody is said not to have owned up to: whether and by whom it was done, that does not tell."""
    because: list[str] = field(default_factory=list)
    controller: Node | None = None
    target: Node | None = None
    top: Clause | None = None
    passive: bool = False
    """A light verb without a doer (تم، جرى) makes the event noun passive."""
    at: int = 0
    """Token index of the predicate."""
    governed: bool = False
    """It is the content of a modal, a cue or an accusation."""
    above: list[Node] = field(default_factory=list)
    """The words that govern it, innermost first."""


@dataclass(slots=True)
class Governed:
    """That a node or clause is the content of a modal, a cue or an accusation."""

    frame: Frame


class Contexts:
    """The contexts of one sentence; ``content`` maps a node's or clause's identity to what governs it."""

    def __init__(
        self,
        content: dict[int, Governed],
        quoted: Callable[[int], bool],
        clauses: Sequence[Clause] = (),
        untrue: frozenset[int] = frozenset(),
    ) -> None:
        self.content = content
        self.quoted = quoted
        self.untrue = untrue
        """Identities of the reports that the sentence says are untrue."""
        self.conditions = [c for c in clauses if c.kind == "cond"]

    def of(self, node: Node) -> Context:
        """Climb from ``node`` to the root, gathering voices and modality; the outermost modality wins."""
        found = Context(at=node.first)
        self._own(node, found)
        item: Node | Clause | None = node
        met: list[Clause] = []
        for _ in range(24):
            if item is None:
                break
            if isinstance(item, Clause):
                met.append(item)
            if id(item) in self.untrue:
                found.modality, found.polarity = Modality.ASSERTED, Polarity.DENIED
            item = self._step(item, found)
        self._hypothetical(node, met, found)
        return found

    def _hypothetical(self, node: Node, met: list[Clause], found: Context) -> None:
        """What follows if something else does, and what is asked."""
        if found.in_condition or found.gloss or any(c.kind == "rel" for c in met):
            return
        hangs = any(c.parent is not None and (c.parent in met or c.parent is node.clause) for c in self.conditions)
        if hangs and found.modality in (Modality.ASSERTED, Modality.PLANNED) and _open_ended(node):
            self.set_modality(found, Modality.CONDITIONAL, "a condition")
        if found.modality is Modality.ASSERTED and not self.quoted(node.first) and _asked(node):
            self.set_modality(found, Modality.SPECULATED, "a question")

    def _own(self, node: Node, found: Context) -> None:
        if node.neg in ("عدم", "دون", "غير") or node.prep == "دون":
            self.negate(found, node.neg or node.prep)
        if node.kind == "verb" and node.clause is not None:
            self._verb(node.clause, found)
        elif _is_not_there(node):
            self.negate(found, "ليس")
        if node.kind == "np" and node.senses and node.det:
            found.gloss = True
        if any(fn == "دون" and kid.tokens[kid.head].word.nominal.stem == _AVAIL for fn, kid in node.kids):
            self.negate(found, "in vain")
        self._adjectives(node, found)

    def _adjectives(self, node: Node, found: Context) -> None:
        """هجوم محتمل، محاولة فاشلة: how firm a thing is by its adjective."""
        for at in node.adjs:
            adjective = node.tokens[at].word.adjective
            modal = next((s for s in lexicon().senses.get(adjective or "", ()) if s.kind == "modal"), None)
            if modal is not None:
                self._modal_value(modal.value, modal.lemma, found)

    def _verb(self, clause: Clause, found: Context) -> None:
        if clause.neg:
            self.negate(found, clause.neg)
        if _is_future(clause):
            self.set_modality(found, Modality.PLANNED, "future")
        elif _is_provided(clause):
            self.set_modality(found, Modality.PLANNED, "على أن")
        verb = clause.verb
        if verb is not None:
            self._opened(clause, verb, found)
        if verb is not None and (_may(verb) or _doubted(clause, verb)):
            self.set_modality(found, Modality.SPECULATED, "question or perhaps")

    def _opened(self, clause: Clause, verb: Node, found: Context) -> None:
        """من المزمع أن يلتقي: a fixed modal right before the verb, that has taken the أن with it."""
        preds = [*clause.preds, *(clause.parent.preds if clause.parent is not None else ())]
        for pred in preds:
            if pred.kind == "adj" and pred.last + 1 == verb.first:
                modal = next((s for s in pred.senses if s.kind == "modal"), None)
                if modal is not None:
                    self._modal_value(modal.value, modal.lemma, found)

    @staticmethod
    def negate(found: Context, word: str) -> None:
        """Turn the polarity over, for the reason of ``word``."""
        found.polarity = Polarity.NEGATED if found.polarity is not Polarity.NEGATED else Polarity.AFFIRMED
        found.because.append(f"negated by {word}")

    @staticmethod
    def set_modality(found: Context, modality: Modality, why: str) -> None:
        """Set the modality, and say why."""
        found.modality = modality
        found.because.append(f"{modality} by {why}")

    def _step(self, item: Node | Clause, found: Context) -> Node | Clause | None:
        governed = self.content.get(id(item))
        frame = governed.frame if governed is not None else None
        if isinstance(item, Clause):
            condition = self._answered(item)
            if condition is not None:
                if found.modality in (Modality.ASSERTED, Modality.PLANNED):
                    self.set_modality(found, Modality.CONDITIONAL, "a condition")
                if _clause_of(item.governor) is condition or item.kind == "cond":
                    found.top = condition.parent
                    return condition.parent
            if item.kind == "comp":
                frame = teller(item, frame)
            return self._under(frame, found) if frame is not None else self._clause_step(item, found)
        return self._under(frame, found) if frame is not None else self._node_step(item, found)

    def _under(self, frame: Frame, found: Context) -> Node:
        """Take in what governs, and go on from there; قوله is said by whom its outlet has it from."""
        found.governed = True
        self._govern(frame, found)
        quoting = outer(frame.node.clause, frame.node, None, QUOTE) if is_his_saying(frame) else None
        if quoting is None:
            return frame.node
        self._govern(quoting, found)
        return quoting.node

    def _node_step(self, item: Node, found: Context) -> Node | Clause | None:
        parent = item.parent
        if item.kind == "ev" and item.prep == _IN_EXCHANGE and parent is not None:
            self._exchanged(item, found)
        if item.kind == "adj" and parent is not None:
            found.gloss = found.gloss or not _is_manner(item)
            found.described = found.described or item.tokens[item.first].word.nominal.det
            return parent
        if item.fn == "conj" and parent is not None:
            return parent
        if item.kind == "verb" and item.clause is not None:
            return item.clause
        self._in_the_future(item, found)
        saying = said_in(item)
        if saying is not None:
            self._govern(saying, found)
            return saying.node
        if parent is not None and parent.kind == "ev" and item.fn == "gen" and parent.neg:
            self.negate(found, parent.neg)
        return parent or item.clause

    def _in_the_future(self, item: Node, found: Context) -> None:
        """ستعقد جولة برعاية X، سيصل في زيارة: how and for what a thing is to be done is still to come too."""
        verb = item.clause.verb if item.clause is not None else None
        if verb is None or found.modality is not Modality.ASSERTED or found.gloss or item.clause is None:
            return
        around = item.fn in _AFTER or item.prep in _AFTER or (item.prep == "في" and item.det)
        if not around and item is not verb.subject and item.first > verb.first and "future" in item.clause.particles:
            self.set_modality(found, Modality.PLANNED, "future")

    def _exchanged(self, item: Node, found: Context) -> None:
        """مقابل الانسحاب: a mere condition; where it says who is to do it (مقابل سحب الجيش), that is asked of him."""
        if item.gen is None and not item.nisbas:
            found.in_condition = True
            return
        clause = item.clause
        verb = clause.verb if clause is not None else None
        bargained = verb is not None and any(
            s.kind == "modal" and s.value in ("offered", "planned") for s in verb.senses
        )
        if found.modality is Modality.ASSERTED and bargained:
            self.set_modality(found, Modality.DEMANDED, "in exchange")
        elif found.modality is Modality.ASSERTED and clause is not None and "future" in clause.particles:
            self.set_modality(found, Modality.PLANNED, "in exchange")

    def _clause_step(self, clause: Clause, found: Context) -> Node | Clause | None:
        if clause.kind == "cond" and not found.described:
            found.in_condition = True
        found.beside = found.beside or _goes_on_beside(clause)
        if _is_anothers(clause):
            found.top = clause
            return None
        if clause.kind == "rel":
            # A relative without a pronoun, or one that stands for itself (ما أعلنه), tells what the voice tells.
            if clause.marker.startswith("ال") and not tells_hearsay(clause):
                found.described = True
                found.presupposed = found.presupposed or _tells_which(clause, found.at)
                found.gloss = found.gloss or not found.presupposed
            telling = outer(clause.parent, None, told=None) if clause.antecedent is None else None
        elif (telling := tells_on(clause)) is not None:
            return self._as_fact(telling, found)
        else:
            telling = further(clause)
        if telling is not None:
            self._govern(telling, found)
            return telling.node
        if clause.kind == "rel":
            return clause.antecedent
        found.top = clause
        return clause.governor or clause.parent

    def _answered(self, clause: Clause) -> Clause | None:
        """إذا انسحبوا فستقصف …، فإن X سيقصف: the condition whose outcome a clause that ف opens tells."""
        verb = clause.verb
        if clause.kind not in ("cond", "comp") or verb is None:
            return None
        word = verb.tokens[clause.start].word if clause.kind == "comp" else verb.tokens[verb.first].word
        if (word.fconj if clause.kind == "comp" else word.vconj) != "ف":
            return None
        earlier = (c for c in reversed(self.conditions) if c.start < clause.start and c.verb is not None)
        if clause.kind == "cond":
            return next((c for c in earlier if c.parent is clause.parent), None)
        governor, host = clause.governor, _clause_of(clause.governor)
        return next((c for c in earlier if c is host or governor is None or governor.first < c.start), None)

    def _govern(self, frame: Frame, found: Context) -> None:
        found.above.append(frame.node)
        if found.gloss and not self.quoted(found.at):
            return
        sense = frame.sense
        if found.beside and sense.kind == "modal":
            return
        if found.presupposed and not self.quoted(found.at):
            self._over_presupposed(frame, found)
        elif found.beside and sense.kind == "cue":
            self._unmoved(frame, found)
        elif sense.kind == "cue":
            self._cue(frame, found)
        elif sense.kind == "accuse":
            found.links.append(Link(_holder(frame), frame.node, frame))
            found.controller = found.controller or next(iter(frame.nodes("recipient")), None)
        else:
            self._modal(frame, found)

    def _as_fact(self, telling: Frame, found: Context) -> Node:
        """حذر الأهالي من التحرك حيث يخطف مسلحون …: a circumstance is said, not feared, asked or denied."""
        firm = found.modality, found.polarity
        self._govern(telling, found)
        found.modality, found.polarity = firm
        return telling.node

    def _over_presupposed(self, frame: Frame, found: Context) -> None:
        """أكد أن الهجوم الذي شنه X …: who tells of it has it so; who denies, asks or wants something has not."""
        if frame.sense.kind == "cue" and frame.sense.value in ("", "said", "asserted"):
            self._unmoved(frame, found)

    def _unmoved(self, frame: Frame, found: Context) -> None:
        """Take in the voice alone."""
        before = found.modality, found.polarity
        self._cue(frame, found)
        found.modality, found.polarity = before

    def _cue(self, frame: Frame, found: Context) -> None:
        sense, node = frame.sense, frame.node
        if impersonal(node, sense.lemma):
            if not is_mentioned(sense.lemma):
                self.set_modality(found, Modality.SPECULATED, "what is thought, by nobody in particular")
            return
        if reports(frame):
            found.links += [Link(n, node, None) for n in frame.nodes("deeper")[:1]]
            found.links.append(Link(_holder(frame) or node.subject, node, frame))
        if sense.value == "denied":  # برّأت اللجنة الجيش من قصف …: who is cleared is who was said to have done it
            found.controller = found.controller or next(iter(frame.nodes("addressee")), None)
        self._cue_value(sense.value, found)

    def _modal(self, frame: Frame, found: Context) -> None:
        sense, node = frame.sense, frame.node
        if _owns_up(sense) and node.clause is not None and node is node.clause.verb and node.clause.neg:
            found.disowned = True
            return
        self._modal_value(sense.value, sense.lemma, found)
        if node.kind == "ev":
            self._adjectives(node, found)
        negated = node.neg or (node.clause.neg if node.clause is not None and node is node.clause.verb else "")
        if negated:
            self.negate(found, "negated " + sense.lemma)
        holder, doer = _holder(frame), next(iter(frame.nodes("doer")), None)
        if sense.slot("holder") is None and sense.slot("doer") is None and node.kind == "verb":
            found.passive = True
        agents = parties_of(holder) if holder is not None else None
        found.controller = found.controller or doer or (agents if sense.slot("doer") is None else None)
        found.target = found.target or next((n for n in frame.nodes("target") if not is_town(n)), None)
        if _speaks(frame, holder):
            found.links.append(Link(holder, node, frame))
        future = node.kind == "verb" and node.clause is not None and "future" in node.clause.particles
        if future and found.modality is Modality.ASSERTED:
            self.set_modality(found, Modality.PLANNED, "future")

    def _cue_value(self, value: str, found: Context) -> None:
        if value == "denied":
            if found.modality is Modality.SPECULATED:  # كذّب أنباء عن: what is denied is the thing itself
                found.modality = Modality.ASSERTED
            found.polarity = Polarity.DENIED
            found.because.append("denied by its speaker")
        elif value == "speculated":
            self.set_modality(found, Modality.SPECULATED, "expected, feared or asked")
        elif value == "demanded":
            self.set_modality(found, Modality.DEMANDED, "demanded by its speaker")

    def _modal_value(self, value: str, lemma: str, found: Context) -> None:
        value, _, negated = value.partition("-")
        if negated or value == "negated":
            self.negate(found, lemma)
        if lemma in _ABLE and (found.modality is Modality.OFFERED or _is_telling(found.above)):
            return  # يمكنكم الاعتماد علينا: what is offered can be had; يمكننا أن نؤكد أن …: that is to say so
        if value in _MODALITIES and value != "asserted":
            self.set_modality(found, Modality(value), lemma)


_OWNS_UP = fold("تبنى")


def _owns_up(sense: Sense) -> bool:
    """أعلن مسؤوليته عن الهجوم، تبنى الهجوم: whether a modal is of saying that one did it."""
    lit = sense.slot("lit")
    limit = lit.limit("obj") if lit is not None else None
    return sense.value == "asserted" and (sense.lemma == _OWNS_UP or (limit is not None and "@responsibility" in limit))


def _is_telling(above: list[Node]) -> bool:
    """Whether the last of the words above governs a word of saying."""
    return len(above) > 1 and is_cue(above[-2])


def _is_manner(item: Node) -> bool:
    """بإسناد من X، برعاية Y: tells how something was done, where a participle (المدعومة من X) describes a name."""
    by = item.tokens[item.first].word.nominal.prep == "ب"
    return by and not any(s.kind == "relation" for s in item.senses)


def _tells_which(clause: Clause, at: int) -> bool:
    """الهجوم الذي استهدف X, الرجل الذي قتله Y: an event told to say which one is meant is no gloss on a name."""
    noun, verb = clause.antecedent, clause.verb
    if noun is None or verb is None or verb.first != at or any(s.kind == "relation" for s in verb.senses):
        return False
    named = noun.mention is not None or noun.title is not None or noun.name_at >= 0 or noun.appos
    return noun.last == clause.start - 1 and not named and not name_like(noun)


def _goes_on_beside(clause: Clause) -> bool:
    """ينبغي كذا بينما تتقدم القوات، بعد أن قصفت …: what goes on meanwhile, or is over, is not itself wanted."""
    verb = clause.verb
    if clause.kind != "sub" or verb is None or verb.form is None:
        return False
    return clause.marker in _MEANWHILE or (clause.marker == "بعد" and verb.form.aspect == "P")


def _is_anothers(clause: Clause) -> bool:
    """أكد X أن …، فيما قالت Y إن …: who speaks in contrast is no voice within the other's."""
    verb = clause.verb
    if clause.kind != "sub" or clause.marker not in CONTRAST or verb is None or verb.subject is None:
        return False
    return is_cue(verb) and verb.tokens[clause.start - 1].kind == "p"


def _is_provided(clause: Clause) -> bool:
    """أعلنوا الهدنة على أن ينسحب الجيش: what is still to be done besides."""
    form = clause.verb.form if clause.verb is not None else None
    return clause.kind == "sub" and clause.marker == PROVIDED and form is not None and form.aspect == "I"


def _is_future(clause: Clause) -> bool:
    """Whether a clause tells of what is to be, or is not to be (لن)."""
    return "future" in clause.particles or "سوف" in clause.particles or clause.neg == "لن"


def _clause_of(node: Node | None) -> Clause | None:
    """The clause in which a node stands."""
    return node.clause if node is not None else None


def _holder(frame: Frame) -> Node | None:
    return next(iter(frame.nodes("holder") or frame.nodes("source") or frame.nodes("actor")), None)


def _speaks(frame: Frame, holder: Node | None) -> bool:
    """Whether a modal brings in a voice: whoever asks others, fears or hopes, or puts it in words (تعهد بأن)."""
    sense, node = frame.sense, frame.node
    cue = is_cue(node)
    if sense.value.startswith("demanded"):
        asks = holder is not None and sense.slot("doer") is not None
        return asks or bool(frame.nodes("doer")) or (cue and _in_words(frame))
    if sense.value == "speculated":
        return holder is not None and (node.kind == "ev" or cue)
    if holder is not None and sense.lemma == _OWNS_UP and _owns_up(sense):
        return True  # تبنى الهجوم: that is to say so
    # أعلن مسؤوليته عن الهجوم: he says that he did it.
    return cue and (_in_words(frame) or (sense.value == "asserted" and sense.slot("lit") is not None))


def _in_words(frame: Frame) -> bool:
    return frame.node.kind == "verb" and any(isinstance(c, Clause) for c in frame.roles.get("content", ()))


def _is_not_there(node: Node) -> bool:
    """ليس هناك هجوم على المدينة: in a clause without a verb ليس says that there is no such thing."""
    clause = node.clause
    if node.kind != "ev" or node.det or node.pron or clause is None or clause.verb is not None or clause.neg != "ليس":
        return False
    before = node.tokens[clause.start : node.first]
    return node is clause.topic and any(t.word.function is not None and t.word.function.value == "ليس" for t in before)


def _asked(node: Node) -> bool:
    """Whether the sentence is a question that takes in ``node``: not what is told before هل begins to ask."""
    if not any(t.text == "؟" for t in node.tokens[-3:]):
        return False
    asks = [_bare(t) for t in node.tokens]
    begins = next((at for at, word in enumerate(asks) if word in _ASKING), 0)
    opening = next((word for word, t in zip(asks, node.tokens, strict=True) if t.kind == "w"), "")
    if (opening in _ABOUT or asks[begins] in _ABOUT) and _past(node):
        return False
    return node.first > begins or not any(t.kind == "p" for t in node.tokens[node.last : begins])


def _bare(token: Token) -> str:
    """A word without the و or ف before it."""
    return token.norm.removeprefix("و").removeprefix("ف") if len(token.norm) > 2 else token.norm


def _past(node: Node) -> bool:
    """Whether a predicate is of what is done already, or of what happens now rather than will."""
    clause = node.clause
    return clause is None or "future" not in clause.particles


def _open_ended(node: Node) -> bool:
    """Whether a predicate can be the outcome of a condition: it is not told in the past."""
    verb = node if node.kind == "verb" else node.clause.verb if node.clause is not None else None
    return verb is None or verb.form is None or verb.form.aspect != "P"


def _doubted(clause: Clause, verb: Node) -> bool:
    """Whether ربما، لعل or هل stands before the verb in its clause, or فيما يبدو beside it."""
    for token in verb.tokens[clause.start : verb.first]:
        function = token.word.function
        doubts = function is not None and function.kind == "part" and function.value in _SPECULATIVE
        if doubts and _bare(token) not in _ABOUT and len(token.norm) > 1:  # (أ ف ب)
            return True
    after = [t.norm for t in verb.tokens[verb.first + 1 : verb.first + 4]]
    return "يبدو" in after and after[after.index("يبدو") - 1] in ("فيما", "ما")


def _may(verb: Node) -> bool:
    """قد يكون، قد يكونون قتلوا: قد before an imperfect, an auxiliary's included, says that it may be so."""
    tokens = verb.tokens
    for at in range(verb.first, max(verb.first - 2, 0), -1):
        before = tokens[at - 1].word.function
        if before is not None and before.kind == "part" and before.value == "قد":
            if at == verb.first:
                return verb.form is not None and verb.form.aspect == "I"
            return tokens[at].norm.startswith(("ي", "ت", "ن"))
        if before is None or before.kind != "aux":
            return False
    return False
