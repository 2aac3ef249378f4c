"""How firm a predicate is by its own clause: denied, to come, provided for, perhaps, asked, or not there."""

from __future__ import annotations

from khabar.claim.context import Context
from khabar.claim.governing import take_adjectives, take_modal
from khabar.claim.nodes import PROVIDED, Clause, Node
from khabar.claim.to_come import is_future, may_be
from khabar.find.tokens import Token
from khabar.model import Modality

_AVAIL = "جدوي"


def _does_not_occur(deed: Node) -> bool:
    """دون وقوع إصابات, من دون حدوث اشتباك: what does not happen."""
    happening = deed.parent if deed.fn == "gen" else None
    return happening is not None and happening.prep == "دون" and "happening" in happening.classes


def note_own(node: Node, found: Context) -> None:
    """Take in what a predicate says of itself: its negation, tense, doubt and adjectives."""
    if node.neg in ("عدم", "دون", "غير") or node.prep == "دون" or _does_not_occur(node):
        found.negate(node.neg or node.prep or "دون")
    if node.kind == "verb" and node.clause is not None:
        _note_verb(node.clause, found)
    elif _is_not_there(node):
        found.negate("ليس")
    if node.kind == "np" and node.senses and node.det:
        found.gloss = True
    if any(fn == "دون" and kid.tokens[kid.head].word.nominal.stem == _AVAIL for fn, kid in node.kids):
        found.negate("in vain")
    take_adjectives(node, found)


def _note_verb(clause: Clause, found: Context) -> None:
    if clause.neg:
        found.negate(clause.neg)
    if is_future(clause):
        found.set_modality(Modality.PLANNED, "future")
    elif _is_provided(clause):
        found.set_modality(Modality.PLANNED, "على أن")
    verb = clause.verb
    if verb is not None:
        _opened(clause, verb, found)
    if verb is not None and (may_be(verb) or _is_doubted(clause, verb)):
        found.set_modality(Modality.SPECULATED, "question or perhaps")


def _opened(clause: Clause, verb: Node, found: Context) -> None:
    """من المزمع أن يلتقي: a fixed modal right before the verb, that has taken the أن with it."""
    preds = [*clause.preds, *(clause.parent.preds if clause.parent is not None else ())]
    for pred in preds:
        if pred.kind == "adj" and pred.last + 1 == verb.first:
            modal = next((s for s in pred.senses if s.kind == "modal"), None)
            if modal is not None:
                take_modal(modal.value, modal.lemma, found)


def _is_provided(clause: Clause) -> bool:
    """أعلنوا الهدنة على أن ينسحب الجيش: what is still to be done besides."""
    form = clause.verb.form if clause.verb is not None else None
    return clause.kind == "sub" and clause.marker == PROVIDED and form is not None and form.aspect == "I"


def _is_not_there(node: Node) -> bool:
    """ليس هناك هجوم على المدينة: in a clause without a verb ليس says that there is no such thing."""
    clause = node.clause
    if node.kind != "ev" or node.det or node.pron or clause is None or clause.verb is not None or clause.neg != "ليس":
        return False
    before = node.tokens[clause.start : node.first]
    return node is clause.topic and any(t.word.function is not None and t.word.function.value == "ليس" for t in before)


_SPECULATIVE = frozenset({"ربما", "هل"})
_ASKING = frozenset({"هل", "لماذا", "ماذا", "كيف", "متي", "اين"})
_ABOUT = _ASKING - {"هل"} | {"ما", "من", "كم"}
"""Words that ask about something which they take for granted: لماذا قصفت، من يقف وراء القصف."""


def _is_doubted(clause: Clause, verb: Node) -> bool:
    """Whether ربما، لعل or هل stands before the verb in its clause, or فيما يبدو beside it."""
    for token in verb.tokens[clause.start : verb.first]:
        function = token.word.function
        doubts = function is not None and function.kind == "part" and function.value in _SPECULATIVE
        if doubts and _bare(token) not in _ABOUT and len(token.norm) > 1:  # (أ ف ب)
            return True
    after = [t.norm for t in verb.tokens[verb.first + 1 : verb.first + 4]]
    return "يبدو" in after and after[after.index("يبدو") - 1] in ("فيما", "ما")


def _bare(token: Token) -> str:
    """A word without the و or ف before it."""
    return token.norm.removeprefix("و").removeprefix("ف") if len(token.norm) > 2 else token.norm


def is_asked(node: Node) -> bool:
    """Whether the sentence is a question that takes in ``node``: not what is told before هل begins to ask."""
    if not any(t.text == "؟" for t in node.tokens[-3:]):
        return False
    asks = [_bare(t) for t in node.tokens]
    begins = next((at for at, word in enumerate(asks) if word in _ASKING), 0)
    opening = next((word for word, t in zip(asks, node.tokens, strict=True) if t.kind == "w"), "")
    if (opening in _ABOUT or asks[begins] in _ABOUT) and _past(node):
        return False
    return node.first > begins or not any(t.kind == "p" for t in node.tokens[node.last : begins])


def _past(node: Node) -> bool:
    """Whether a predicate is of what is done already, or of what happens now rather than will."""
    clause = node.clause
    return clause is None or "future" not in clause.particles


def is_open_ended(node: Node) -> bool:
    """Whether a predicate can be the outcome of a condition: it is not told in the past."""
    verb = node if node.kind == "verb" else node.clause.verb if node.clause is not None else None
    return verb is None or verb.form is None or verb.form.aspect != "P"
