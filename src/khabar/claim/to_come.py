"""What is not done yet though no modal says so: aims, duties, what is wanted first, and what has a day to come."""

from __future__ import annotations

from khabar.claim.context import Context
from khabar.claim.nodes import Clause, Node, is_cue
from khabar.find.times.values import Edge, Nth, Offset, Part, Point, Span, Value, Window
from khabar.model import Modality

_AIM = "aim"
_BEFORE = "قبل"
_ON = "على"
_THAT = "ان"
_NEVER = "لن"
_REACH = 7
"""Words between على and أن: على وزارة الدفاع الأميركية أن تسحب."""


def note_ahead(item: Node | Clause, found: Context) -> None:
    """Take in that a step on the climb is an aim, a duty or asked for first, where nothing firmer has been said."""
    if found.modality is not Modality.ASSERTED or found.gloss or found.beside:
        return
    if isinstance(item, Clause):
        if _is_duty(item):
            found.set_modality(Modality.DEMANDED, "a duty")
        elif item.kind == "sub" and item.marker == _BEFORE and _refuses(item.parent):
            found.set_modality(Modality.DEMANDED, "asked for first")
    elif item.kind == "ev" and item.prep == _BEFORE and _refuses(item.clause):
        found.set_modality(Modality.DEMANDED, "asked for first")
    elif _is_aim(item):
        found.set_modality(Modality.PLANNED, "an aim")


def note_day(node: Node, value: Value, found: Context) -> None:
    """يلتقي الوزيران غداً: what goes on on a day to come is planned; what was decided for it is done."""
    verb = node if node.kind == "verb" else node.clause.verb if node.clause is not None else None
    past = verb is not None and (verb.form is None or verb.form.aspect == "P" or (verb is not node and is_cue(verb)))
    if found.modality is Modality.ASSERTED and not (past or found.gloss) and _looks_ahead(value):
        found.set_modality(Modality.PLANNED, "a day to come")


def note_tense(verb: Node, clause: Clause, found: Context) -> None:
    """سيتم نشر قوات، قد يتم نشرها: a verb that only says that something is done says too whether it will or may be."""
    if is_future(clause):
        found.set_modality(Modality.PLANNED, "future")
    elif may_be(verb):
        found.set_modality(Modality.SPECULATED, "perhaps")


def is_future(clause: Clause) -> bool:
    """Whether a clause tells of what is to be, or is not to be (لن)."""
    return "future" in clause.particles or "سوف" in clause.particles or clause.neg == "لن"


def may_be(verb: Node) -> bool:
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


def _is_aim(item: Node) -> bool:
    """الهدف من الزيارة هو تعزيز التعاون، أولوية الحكومة هزيمة التنظيم: what is told of an aim is still to be done."""
    clause = item.clause
    if clause is None or clause.verb is not None or clause.topic is None or item.prep or item.kind not in ("ev", "np"):
        return False
    return item in clause.after and _AIM in clause.topic.classes


def _is_duty(clause: Clause) -> bool:
    """على الحكومة أن تنسحب: whose it is to do something is asked to; أن follows whoever stands after على at once."""
    verb = clause.verb
    if clause.kind != "comp" or clause.governor is not None or verb is None or verb.tokens[clause.start].norm != _THAT:
        return False
    tokens = verb.tokens
    for at in range(clause.start - 2, max(clause.start - 2 - _REACH, -1), -1):
        token = tokens[at]
        if token.kind != "w" or token.is_verb:
            return False
        function = token.word.function
        if function is not None and function.kind == "prep":
            opens = at == 0 or tokens[at - 1].kind == "p" or tokens[at - 1].norm in _OPENING
            return function.value == _ON and opens
    return False


_OPENING = frozenset({"ان", "بان", "انه", "بانه", "لكن"})


def _refuses(clause: Clause | None) -> bool:
    """لن نتفاوض قبل الانسحاب، ترفض الحوار قبل الانسحاب: whether a clause says that one will not talk before."""
    verb = clause.verb if clause is not None else None
    if clause is None or verb is None or not any(sense.type == "REJECT" for sense in verb.senses):
        return False
    return clause.neg == _NEVER or any(s.value == "negated" for s in verb.senses)


def _looks_ahead(value: Value) -> bool:
    """Whether dating words name a day to come by themselves: غداً، الأسبوع المقبل, but not a bare date."""
    if isinstance(value, Point):
        return value.toward == 1 or (value.within is not None and value.within[1] > 0)
    if isinstance(value, Offset):
        return not value.turned and all(count > 0 for _, count in value.parts)
    if isinstance(value, Window):
        return value.forward and not value.hedged
    if isinstance(value, Span | Nth):
        return _looks_ahead(value.first if isinstance(value, Span) else value.of)
    if isinstance(value, Part | Edge):
        return not (isinstance(value, Edge) and value.side != "since") and _looks_ahead(value.value)
    return False
