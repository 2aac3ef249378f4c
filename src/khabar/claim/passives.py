"""Passives that no letter tells: by whom it is done, what is held to be something, what nobody in particular thinks."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.claim.valency import is_thing
from khabar.knowledge.folding import fold
from khabar.knowledge.valency import BORN, HELD, KNOWN, THOUGHT, takes

BY = "بواسطة"
_BY_HAND = frozenset(fold("قبل يد أيدي يدي طرف جانب").split())
"""من قبل، على يد، من طرف: before whoever did it, where بواسطة may be before what he did it with."""
_ONE_OF = frozenset(fold("أحد إحدى").split())
_NAMED = "باسم"
_NOT = "لم"


def told_passive(verb: Node) -> bool:
    """Whether a verb that has its subject and object by their places is in the passive for another reason."""
    if verb.form is None or verb.form.person != "3" or verb.tokens[verb.first].word.vpron:
        return False
    return _done_by_hand(verb) or _is_held(verb) or _is_born(verb) or _is_thought(verb)


def by_hand(agent: Node) -> bool:
    """Whether a phrase that tells by whom tells whose hand it was, and not with what."""
    return agent.begin > 0 and agent.tokens[agent.begin - 1].norm in _BY_HAND


def _may_be(verb: Node, kind: str) -> bool:
    """Whether the form may be the passive of a verb of that kind."""
    forms = verb.tokens[verb.first].word.verbs
    return any(form.voice == "p" and takes(form.verb) == kind for form in forms)


def _done_by_hand(verb: Node) -> bool:
    """احتلت الأراضي من قبل الجيش: what stands right after the verb suffers it, whatever seems to be its subject."""
    subject, thing = verb.subject, verb.object
    if verb.content or not any(form.voice == "p" for form in verb.tokens[verb.first].word.verbs):
        return False
    if thing is None or not any(fn == BY and by_hand(kid) for fn, kid in verb.kids):
        return False
    if subject is not None and thing.begin == verb.last + 1 and _from_before(subject, verb):
        verb.subject = None
    return True


def _from_before(subject: Node, verb: Node) -> bool:
    """Whether a verb has its subject from another clause."""
    clause = verb.clause
    before = clause is not None and subject is not clause.topic and subject is not clause.antecedent
    return before and subject.first < verb.first


def _is_held(verb: Node) -> bool:
    """تعتبر المدينة مركزا، يعد من أبرز القادة، تعرف باسم القصر: held to be something, and by nobody who is told."""
    thing, called = verb.subject, verb.object
    if thing is None or verb.content:
        return False
    there = {fn for fn, _ in verb.kids}
    if called is None and _NAMED in there and _may_be(verb, KNOWN):
        return True
    if called is None or not _may_be(verb, HELD):
        return "من" in there and _may_be(verb, HELD)
    between = verb.tokens[min(thing.last, called.last) + 1 : called.begin]
    that = any(token.word.function is not None and token.word.function.kind == "dem" for token in between)
    if called.first < verb.first or that or _others_follow(verb, called):
        return False  # يعتبر الوزير ذلك خطوة
    alone = all(takes(form.verb) == HELD for form in verb.tokens[verb.first].word.verbs)
    if not alone and verb.first and verb.tokens[verb.first - 1].norm.endswith(_NOT):
        return False  # لم تعد المدينة آمنة: of عاد
    one_of = fold(called.quant) in _ONE_OF
    open_ = not (called.det or called.pron or called.mention)
    now = verb.form is not None and verb.form.aspect == "I"
    return is_thing(thing) or one_of or (alone and open_ and now)


def _others_follow(verb: Node, called: Node) -> bool:
    clause = verb.clause
    return clause is not None and any(not n.prep and n.first > called.last for n in clause.after)


def _is_born(verb: Node) -> bool:
    """ولد الشاعر في القرية: without a child it is himself."""
    return verb.subject is not None and verb.object is None and not verb.content and _may_be(verb, BORN)


def _is_thought(verb: Node) -> bool:
    """وأصيب ضابط ويعتقد أن المهاجم فر: no thing thinks, nor a woman where the verb is masculine."""
    clause, subject = verb.clause, verb.subject
    if clause is None or not verb.content or not _may_be(verb, THOUGHT) or verb.form is None:
        return False
    told = verb.content[0].start == verb.last + 1 and verb.form.aspect == "I" and verb.object is None
    if not told or verb.gender == "f" or verb.number != "s":
        return False
    if subject is not None and not (is_thing(subject) or subject.gender == "f" or subject.kind == "ev"):
        return False
    verb.subject = None
    return True
