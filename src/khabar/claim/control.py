"""Who does what a predicate names, where it does not say so itself: the subject of what it hangs on."""

from __future__ import annotations

from khabar.claim.arguments import turns_passive
from khabar.claim.context import Governed
from khabar.claim.nodes import Node

_CONTROL = frozenset({"ب", "في", "إلى", "ل", "لأجل", "على", "عن", "من", "obj", "عبر"})
"""Prepositions between a verb and an event noun that its subject does (بدأ بقصف، نجح في السيطرة)."""
_TOPICAL = frozenset({"على", "في", ""})
_HIGHEST = 4  # phrases up to the verb


def understood(verb: Node) -> Node | None:
    """The pronoun that stands for the subject a verb leaves out, where the verb is in the third person."""
    if verb.form is None or verb.form.person != "3" or verb.passive:
        return None
    pronoun = Node("pron", verb.tokens, verb.first, verb.first, verb.first)
    pronoun.gender, pronoun.number = verb.gender, verb.number
    pronoun.pron, pronoun.det = f"3{verb.gender}{verb.number}", True
    pronoun.clause = verb.clause
    return pronoun


def controller_of(node: Node, content: dict[int, Governed]) -> Node | None:
    """Who does what an event noun names, where the noun does not say: the subject of the verb it hangs on."""
    if node.kind == "verb" or _merely_is(node):
        return None
    item = node
    for _ in range(_HIGHEST):
        governed = content.get(id(item))
        if governed is not None and governed.frame.node.subject is not None and governed.frame.sense.kind == "cue":
            return governed.frame.node.subject
        if governed is not None and governed.frame.sense.kind == "modal" and governed.frame.nodes("doer"):
            return governed.frame.nodes("doer")[0]  # يمكنها الاعتماد علينا
        parent = item.parent
        if parent is None or ("protest_act" in parent.classes and item.fn != "gen"):
            return _of_clause(item) if parent is None else None  # احتجاجا على اختطاف رئيسها
        if parent.kind == "verb" and item.fn != "conj":
            suffers = any(turns_passive(sense, item.fn) for sense in parent.senses)  # تعرضت القافلة لهجوم
            does = item.fn in _CONTROL and not (parent.passive or suffers)
            return (parent.subject or understood(parent)) if does else None
        item = parent
    return None


def _merely_is(node: Node) -> bool:
    """نفى وجود أي اتفاق، وجود اتفاق لتسليم X: who speaks of its being or happening is not said to have a part in it."""
    above = [n for n in (node, node.parent) if n is not None and n.fn == "gen" and n.parent is not None]
    return any("happening" in n.parent.classes for n in above if n.parent is not None)


def _of_clause(item: Node) -> Node | None:
    """The subject of the verb whose object ``item`` is, or the topic of a clause without a verb."""
    clause = item.clause
    if clause is None:
        return None
    verb = clause.verb
    if verb is not None:
        return (verb.subject or understood(verb)) if verb.object is item else None
    return clause.topic if clause.topic is not item and item.prep in _TOPICAL else None
