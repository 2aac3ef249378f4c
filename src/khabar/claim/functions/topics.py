"""The noun before a verb: whether it does what the verb says, or is taken up by what stands after it."""

from __future__ import annotations

from khabar.claim.functions.agreement import accusative, agrees, is_party
from khabar.claim.nodes import Clause, Node, may_mean, takes_object
from khabar.claim.valency import takes_nothing


def topic_acts(topic: Node, verb: Node, bare: list[Node]) -> bool:
    """Whether the noun before the verb is its subject: it agrees, and no better one follows a verb after a comma."""
    if topic.first >= verb.first or not agrees(topic, verb, preverbal=True):
        return False
    if not verb.after_comma or not bare or topic.kind == "pron" or _set_off(topic, verb, bare):
        return True
    first = bare[0]
    return first.begin != verb.first + 1 or not agrees(first, verb, preverbal=False) or accusative(first)


def _set_off(topic: Node, verb: Node, bare: list[Node]) -> bool:
    """لكن الفصائل، هاجمت مواقع الجيش: a party before the comma and one to be struck after the verb; no dateline."""
    place = topic.mention is not None and topic.mention.kind in ("place", "state", "outlet")
    alone = sum(is_party(node) for node in bare) < 2
    return is_party(topic) and not place and alone and takes_object(verb)


def taken_up(before: Node, verb: Node, bare: list[Node]) -> bool:
    """الفصيل تدعمه تركيا: the pronoun on the verb takes up the noun before it, and the doer stands right after."""
    pronoun = verb.object
    if pronoun is None or pronoun.kind != "pron" or not bare or not pronoun.pron.startswith("3"):
        return False
    first = bare[0]
    meant = not before.gender or pronoun.gender in (before.gender, "c", "")
    follows = first.begin == verb.first + 1 and first.kind == "np" and not accusative(first)
    likely = is_party(first) or not is_party(before)
    return meant and follows and likely and agrees(first, verb, preverbal=False)


def happens_to(topic: Node, happening: Node) -> bool:
    """إنه تم اغتيال القائد، القائد تم اغتياله: what is done follows, and the topic is no subject beside it."""
    if topic.kind == "pron":
        return True
    return happening.kind == "ev" and may_mean(happening.pron, topic)


def impersonal(verb: Node) -> bool:
    """تم، جرى، يجب: what is done is the subject, and a pronoun before it (أنه تم …) stands for nothing."""
    return any(
        s.kind == "modal" and (slot := s.slot("content")) is not None and "subj" in slot.markers for s in verb.senses
    )


_WHICH = "مما"


def brings_about(clause: Clause, verb: Node, bare: list[Node]) -> bool:
    """مما سبب أزمة: what went before does it, so that the one noun is whom or what it is done to."""
    alone = len(bare) == 1 and verb.object is None and not (takes_nothing(verb) or verb.passive)
    return alone and clause.kind == "sub" and clause.topic is None and verb.tokens[clause.start].norm == _WHICH
