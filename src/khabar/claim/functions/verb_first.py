"""The nouns after a verb that stands first: who does it, whom it is done to, and when neither is said."""

from __future__ import annotations

from khabar.claim.functions.agreement import accusative, agrees, right_after
from khabar.claim.functions.topics import impersonal
from khabar.claim.nodes import Clause, Node, may_mean
from khabar.claim.sorts import is_of
from khabar.claim.valency import is_span


def verb_first(clause: Clause, verb: Node, bare: list[Node]) -> None:
    """هاجمت الحركة مقرا: the first noun does it, if it agrees and may, and else it is done to it."""
    first = bare[0] if bare else None
    fits = first is not None and agrees(first, verb, preverbal=False) and not accusative(first)
    alone = len(bare) == 1 and verb.object is None
    if first is not None and fits and not (len(bare) == 1 and _dealt_in(verb, first)) and not (
            alone and _never_without(verb)):  # fmt: skip
        verb.subject = first
        verb.object = verb.object or (bare[1] if len(bare) > 1 else None)
    elif first is not None:
        verb.object = verb.object or first
        later = next((n for n in bare[1:] if not n.conj and agrees(n, verb, preverbal=False)), None)
        verb.subject = later
    if verb.subject is None and clause.topic is not None and clause.topic is not first:
        if verb.object is None and not agrees(clause.topic, verb, preverbal=True):
            verb.object = clause.topic
        else:
            verb.subject = clause.topic


def _never_without(verb: Node) -> bool:
    """كما اتهمت إيران بكذا, وحثت واشنطن على كذا: whom one accuses or urges is always said.

    So the one noun after such a verb is the accused, or who is to do it.
    """
    if _urges(verb):
        return True
    accuses = [s for s in verb.senses if s.kind == "accuse" and s.mode == "allege"]
    there = {fn for fn, _ in verb.kids}
    slots = [(s.slot("recipient"), s.slot("content")) for s in accuses]
    return any(
        whom is not None and of is not None and whom.markers[0] == "obj" and "obj" not in of.markers
        and not there.isdisjoint(of.markers)
        for whom, of in slots
    )  # fmt: skip


_URGED_TO = "على"


def _urges(verb: Node) -> bool:
    """حث، حض, and what they are to do after على; after what one asks with ب or إلى who is to do it may go unsaid."""
    urges = (s for s in verb.senses if s.kind == "modal" and s.value == "demanded")
    slots = [(s.slot("doer"), s.slot("content")) for s in urges]
    whom = any(d is not None and d.markers == ("obj",) and c is not None and _URGED_TO in c.markers for d, c in slots)
    return whom and any(fn == _URGED_TO for fn, _ in verb.kids)


def _dealt_in(verb: Node, noun: Node) -> bool:
    """Whether the one noun after a verb is what it is known to be done to, and whoever does it goes unsaid.

    "Her" thing is (فقدت ثقتها، سحبت قواتها), and so is what happens: أعلن أمس وقف إطلاق النار.
    """
    happens = noun.kind == "ev" and noun.group is None and not impersonal(verb)
    own = happens or (noun.pron.startswith("3") and noun.last == noun.head)
    limits = (slot.limit("obj") for sense in verb.senses for slot in sense.slots)
    return own and any(limit is not None and is_of(noun, limit) for limit in limits)


HOW = "كيف"
"""Under this the accusatives of a verb without objects stand: ساروا احتجاجا."""


def without_object(verb: Node, bare: list[Node]) -> None:
    """وتراجع الاقتصاد، ترتجف يداها: after a verb that takes no object a noun is its subject, or tells when or how."""
    noun, before = verb.object, verb.subject
    if noun is None or noun.kind == "pron":
        return
    verb.object = None
    lone_topic = before is None and verb.clause is not None and noun is verb.clause.topic
    after = noun is next(iter(bare), None) and not (accusative(noun) or is_span(noun))
    if lone_topic or (after and _follows(noun, before, verb)):
        verb.subject = noun
    else:
        verb.kids.append((HOW, noun))


def _follows(noun: Node, before: Node | None, verb: Node) -> bool:
    """Whether the first noun after a verb that takes no object is its subject, rather than ``before``."""
    clause = verb.clause
    if before is None or clause is None:
        return verb.number == "s"  # انفض الحلفاء
    if before.first > verb.first or not right_after(noun, verb) or not agrees(noun, verb, preverbal=False):
        return False
    own = before in (clause.topic, clause.antecedent) and before.kind != "pron"
    return not own or may_mean(noun.pron, before) or (noun.kind == "ev" and impersonal(verb))
