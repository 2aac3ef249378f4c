"""What a sense asks for besides its slots: tense, negation, the words around it, and the sort of what fills them."""

from __future__ import annotations

from khabar.claim.frame import Frame
from khabar.claim.nodes import Node
from khabar.claim.sorts import is_sort, surroundings
from khabar.knowledge.slots import Sense


def is_ruled_out(node: Node, sense: Sense, around: frozenset[str]) -> bool:
    """Whether the tense, or the words about the predicate, already say that the sense is not meant."""
    if sense.value in TENSES and not _aspect(node, sense.value):
        return True
    if sense.value == REFUSED and not _is_refused(node):
        return True
    if _is_only_named(node, sense):
        return True
    return bool(sense.when) and all(c[0] == "@" and c != "@person" and c[1:] not in around for c in sense.when)


def _is_only_named(node: Node, sense: Sense) -> bool:
    """قصف معاقل الحركة: a noun that says what its subject is has none where it is struck, left or gone to."""
    of_subject = (slot := sense.slot("recipient")) is not None and slot.markers == ("subj",)
    hangs = bool(node.prep or node.conj or node.fn == "gen")
    return hangs and of_subject and sense.kind == "relation" and sense.pos == "noun"


REFUSED = "refused"
"""Of a sense: meant only where the word is negated, and the negation is part of it (لن نتفاوض: REJECT)."""
_WILL_NOT = frozenset({"لن", "لا"})


def _is_refused(node: Node) -> bool:
    """لن نتفاوض, لا نقبل, لا تفاوض, لم تستجب: what one does not do, and does not mean to."""
    negation = node.neg
    if node.kind == "verb" and node.clause is not None and node is node.clause.verb:
        negation = negation or node.clause.neg
    return negation in _WILL_NOT or (node.kind == "verb" and negation == "لم")


TENSES = frozenset({"perfect", "imperfect"})


def _aspect(node: Node, wanted: str) -> bool:
    if wanted == "future":
        return node.kind == "verb" and node.clause is not None and "future" in node.clause.particles
    if node.kind == "verb" and node.form is not None:
        past = node.form.aspect == "P" or (node.clause is not None and node.clause.neg == "لم")
        future = node.clause is not None and "future" in node.clause.particles
        return (past or future) == (wanted == "perfect")
    if node.kind == "adj":
        return wanted == "imperfect"
    return wanted == "perfect"


_BLOWN_WITH = frozenset({"@aircraft", "@airstrike", "@artillery", "@bomb", "@drone", "@gun", "@gas", "@blade"})


def _used(frame: Frame) -> frozenset[str]:
    """What stands about a blow but for what it struck (هاجم مسلحون طائرة; whose قصف الطيران is, is open)."""
    return surroundings(frame.node, [n for n in frame.nodes("recipient") if n is not frame.node.gen])


_LOOKED_AT = {"obj": ("recipient", "theme", "content"), "recipient:place": ("recipient", "place")}
"""Conditions that look at other roles than the one they name."""


def condition_holds(condition: str, frame: Frame, around: frozenset[str]) -> bool:
    """Whether a condition of a sense holds of its frame and of the words around it."""
    if condition == "@person" and any(is_sort(n, "person") for role in frame.roles for n in frame.nodes(role)):
        return True
    if condition.startswith("@"):
        of_arms = condition in _BLOWN_WITH and frame.sense.type == "ASSAULT"
        return condition[1:] in (_used(frame) if of_arms else around)
    role, _, want = condition.partition(":")
    if role == "form":
        return _aspect(frame.node, want)
    roles = _LOOKED_AT.get(condition) or _LOOKED_AT.get(role, (role,))
    return any(is_sort(f, want) for name in roles for f in frame.nodes(name))
