"""What the words that govern a predicate add to its context: a voice, a modality, a denial."""

from __future__ import annotations

from collections.abc import Callable

from khabar.claim.agreements import parties_of
from khabar.claim.context import Context, Link
from khabar.claim.frame import Frame
from khabar.claim.nodes import Clause, Node, is_cue
from khabar.claim.sorts import is_town
from khabar.claim.telling import impersonal, is_mentioned, reports
from khabar.claim.to_come import note_tense
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.slots import Sense
from khabar.model import Modality, Polarity

_MODALITIES = frozenset(m.value for m in Modality)
_PUT_FORWARD = frozenset({"threatened", "offered", "planned"})
_RECORDED = "recorded"
"""Of verbs of taking down what happens (سجّل، رصد): what nobody has taken down did not happen."""
_PLAINLY = frozenset({"", "said", "asserted", _RECORDED})
_ABLE = frozenset({"امكن", "استطاع", "قدر", "قادر", "بامكان", "وسع"})


def govern(frame: Frame, found: Context, quoted: Callable[[int], bool]) -> None:
    """Take in what governs; it does not reach a gloss, which is the page's own voice, outside quotation marks.

    A gloss is what a name is told to be (المدعومة من, الذي يقود); what it is told to have done the voice tells.
    """
    found.above.append(frame.node)
    sense = frame.sense
    if found.gloss and not quoted(found.at):
        if found.told_of and sense.kind == "cue" and sense.value in _PLAINLY:
            _unmoved(frame, found)
        return
    if found.beside and sense.kind == "modal" and sense.value != "asserted":
        return
    if found.presupposed and not quoted(found.at):
        _over_presupposed(frame, found)
    elif found.beside and sense.kind == "cue":
        _unmoved(frame, found)
    elif sense.kind == "cue":
        _cue(frame, found)
    elif sense.kind == "accuse":
        found.links.append(Link(_holder(frame), frame.node, frame))
        found.controller = found.controller or next(iter(frame.nodes("recipient")), None)
    else:
        _modal(frame, found)


def as_fact(telling: Frame, found: Context, quoted: Callable[[int], bool]) -> Node:
    """حذر الأهالي من التحرك حيث يخطف مسلحون …: a circumstance is said, not feared, asked or denied."""
    firm = found.modality, found.polarity
    govern(telling, found, quoted)
    found.modality, found.polarity = firm
    return telling.node


def _over_presupposed(frame: Frame, found: Context) -> None:
    """أكد أن الهجوم الذي شنه X …: who tells of it has it so; who denies, asks or wants something has not."""
    if frame.sense.kind == "cue" and frame.sense.value in _PLAINLY:
        _unmoved(frame, found)


def _unmoved(frame: Frame, found: Context) -> None:
    """Take in the voice alone."""
    before = found.modality, found.polarity
    _cue(frame, found)
    found.modality, found.polarity = before


def _cue(frame: Frame, found: Context) -> None:
    sense, node = frame.sense, frame.node
    if impersonal(node, sense.lemma):
        if not is_mentioned(sense.lemma):
            found.set_modality(Modality.SPECULATED, "what is thought, by nobody in particular")
        return
    if reports(frame):
        found.links += [Link(n, node, None) for n in frame.nodes("deeper")[:1]]
        found.links.append(Link(_holder(frame) or node.subject, node, frame))
    if sense.value == "denied":  # برّأت اللجنة الجيش من قصف …: who is cleared is who was said to have done it
        found.controller = found.controller or next(iter(frame.nodes("addressee")), None)
    if sense.value == _RECORDED and (negated := _negation(node)):
        found.negate(negated)
    _cue_value(sense.value, found)


def _cue_value(value: str, found: Context) -> None:
    if value == "denied":
        if found.modality is Modality.SPECULATED:  # كذّب أنباء عن: what is denied is the thing itself
            found.modality = Modality.ASSERTED
        found.polarity = Polarity.DENIED
        found.because.append("denied by its speaker")
    elif value == "speculated":
        found.set_modality(Modality.SPECULATED, "expected, feared or asked")
    elif value == "demanded":
        found.set_modality(Modality.DEMANDED, "demanded by its speaker")


def _modal(frame: Frame, found: Context) -> None:
    sense, node = frame.sense, frame.node
    if _owns_up(sense) and node.clause is not None and node is node.clause.verb and node.clause.neg:
        found.disowned = True
        return
    take_modal(sense.value, sense.lemma, found)
    if node.kind == "ev":
        take_adjectives(node, found)
    if _negation(node):
        found.negate("negated " + sense.lemma)
    holder, doer = _holder(frame), next(iter(frame.nodes("doer")), None)
    if sense.slot("holder") is None and sense.slot("doer") is None and node.kind == "verb":
        found.passive = True
    agents = parties_of(holder) if holder is not None else None
    found.controller = found.controller or doer or (agents if sense.slot("doer") is None else None)
    found.target = found.target or next((n for n in frame.nodes("target") if not is_town(n)), None)
    if _speaks(frame, holder):
        found.links.append(Link(holder, node, frame))
    elif _puts_forward(frame, holder):
        found.links.append(Link(holder, node, frame, faint=True))
    if node.kind == "verb" and node.clause is not None and found.modality is Modality.ASSERTED:
        note_tense(node, node.clause, found)


def _negation(node: Node) -> str:
    """The word that negates a verb or its noun (لم، عدم), or nothing."""
    return node.neg or (node.clause.neg if node.clause is not None and node is node.clause.verb else "")


def take_modal(value: str, lemma: str, found: Context) -> None:
    """Take in the value of a modal: a negation, a modality, or both (``demanded-negated``)."""
    value, _, negated = value.partition("-")
    if negated or value == "negated":
        found.negate(lemma)
    if lemma in _ABLE and (found.modality is Modality.OFFERED or _is_telling(found.above)):
        return  # يمكنكم الاعتماد علينا: what is offered can be had; يمكننا أن نؤكد أن …: that is to say so
    if lemma == _HEAR and any(map(is_cue, found.above)):
        return  # نسمع عن الإعلان عن استعداد X: what is announced is no hearsay
    if value in _MODALITIES and value != "asserted":
        found.set_modality(Modality(value), lemma)


def take_adjectives(node: Node, found: Context) -> None:
    """هجوم محتمل، محاولة فاشلة: how firm a thing is by its adjective."""
    for at in node.adjs:
        adjective = node.tokens[at].word.adjective
        modal = next((s for s in lexicon().senses.get(adjective or "", ()) if s.kind == "modal"), None)
        if modal is not None:
            take_modal(modal.value, modal.lemma, found)


_HEAR = fold("سمع")
_OWNS_UP = fold("تبنى")


def _owns_up(sense: Sense) -> bool:
    """أعلن مسؤوليته عن الهجوم، تبنى الهجوم: whether a modal is of saying that one did it."""
    lit = sense.slot("lit")
    limit = lit.limit("obj") if lit is not None else None
    return sense.value == "asserted" and (sense.lemma == _OWNS_UP or (limit is not None and "@responsibility" in limit))


def _is_telling(above: list[Node]) -> bool:
    """Whether the last of the words above governs a word of saying."""
    return len(above) > 1 and is_cue(above[-2])


def _holder(frame: Frame) -> Node | None:
    return next(iter(frame.nodes("holder") or frame.nodes("source") or frame.nodes("actor")), None)


def _speaks(frame: Frame, holder: Node | None) -> bool:
    """Whether a modal brings in a voice: whoever asks others, fears or hopes, or puts it in words (تعهد بأن)."""
    sense, node = frame.sense, frame.node
    cue = _is_said(frame)
    if sense.value.startswith("demanded"):
        asks = holder is not None and sense.slot("doer") is not None
        return asks or bool(frame.nodes("doer")) or (cue and _in_words(frame))
    if sense.value == "speculated":
        return holder is not None and (node.kind == "ev" or cue)
    if holder is not None and sense.lemma == _OWNS_UP and _owns_up(sense):
        return True  # تبنى الهجوم: that is to say so
    # أعلن مسؤوليته عن الهجوم: he says that he did it.
    return cue and (_in_words(frame) or (sense.value == "asserted" and sense.slot("lit") is not None))


def _puts_forward(frame: Frame, holder: Node | None) -> bool:
    """هدد بقصف المدينة, تعهد بسحب القوات: whoever threatens or pledges something has said so, if in no clause."""
    sense, node = frame.sense, frame.node
    return holder is not None and node.kind == "verb" and _is_said(frame) and sense.value in _PUT_FORWARD


def _is_said(frame: Frame) -> bool:
    """Whether the verb of a modal is one of saying too; يُعِدّ عقوبات is not, though يَعُدّ is."""
    return any(sense.kind == "cue" and sense.lemma == frame.sense.lemma for sense in frame.node.senses)


def _in_words(frame: Frame) -> bool:
    return frame.node.kind == "verb" and any(isinstance(c, Clause) for c in frame.roles.get("content", ()))
