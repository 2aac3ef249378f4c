"""What a verbal noun is done to, bare after the noun and its doer: مهاجمة إسرائيل إيران."""

from __future__ import annotations

from khabar.claim.adjectives import HARM
from khabar.claim.nodes import Node, is_assault, takes_object
from khabar.claim.predicative import POSTS
from khabar.claim.syntax.constructs import constructs
from khabar.claim.syntax.state import Pass
from khabar.claim.valency import LIKED, takes_nothing
from khabar.knowledge.attachment import governing
from khabar.knowledge.folding import fold

_RELEASE = [fold("إطلاق"), fold("سراح")]
_HIT = POSTS | {"city_word", "territory", "infrastructure", "vehicle", "convoy"}


def done_to(now: Pass, node: Node) -> Node | None:
    """The verbal noun before a bare phrase, its doer told as pronoun or construct, that is done to the phrase."""
    last = now.last
    if last is None or now.comma or last.clause is not now.clause:
        return None  # بعد نشر اسمه أن روسيا …: another clause has begun
    if last.kind == "ev" and last.pron and last.last == node.begin - 1 and _takes(now, last, node):
        return last
    event = last.parent if last.fn == "gen" else None
    if event is None or constructs(now, last, node) or not _takes(now, event, node):
        return None
    return event


def _takes(now: Pass, event: Node, node: Node) -> bool:
    """مهاجمة إسرائيل إيران: a verbal noun with its doer as construct takes its object bare after it."""
    after = now.clause.after
    free = now.clause.verb is None or len(after) > 1 or (bool(after) and after[-1] is not event)
    own = bool(node.pron) or (node.kind == "ev" and bool(event.pron))
    named = node.mention is not None or node.group is not None or own
    if event.kind != "ev" or event.object is not None or event.passive:
        return False
    return (
        _sets_free(event, node)
        or _counted(event, node)
        or _announces(now, event, node)
        or (named and free and takes_object(event))
        or _deals(now, event, node)
    )


def _sets_free(event: Node, node: Node) -> bool:
    """إطلاق إسرائيل سراح السجناء: the rest of the phrase, past who does it."""
    return [n.tokens[n.head].word.nominal.stem for n in (event, node)] == _RELEASE and not node.prep


def _counted(event: Node, node: Node) -> bool:
    """منع عناصر الحزب إحدى عشرة حافلة: so many of something, bare after a blow and a known body that deals it."""
    doer = event.gen
    known = doer is not None and doer.mention is not None and doer.mention.kind not in ("place", "person", "outlet")
    return known and bool(node.quant) and not (node.prep or node.conj) and takes_object(event)


def _deals(now: Pass, event: Node, node: Node) -> bool:
    """أدانت مصر قصف إسرائيل مخيم جباليا: what a blow falls on, bare after the blow and its doer.

    Not where the verb has no other noun so far: the blow may be its subject (دمر قصف الطيران مدرسة), unless it has no
    object (أدى قصف الطيران مدرسة إلى مقتل).
    """
    doer, clause = event.gen, now.clause
    served = clause.topic is not None or any(n is not event and not n.prep for n in clause.after)
    served = served or (clause.verb is not None and _leads_to(clause.verb))
    ends = bool(event.prep) or (bool(clause.after) and clause.after[-1] is event)
    if doer is None or not (served and ends) or node.prep or node.conj:
        return False
    if HARM & event.classes:  # مقتل جنود: they died
        return False
    able = doer.group is not None and doer.group.kind in ("armed", "state", "org")
    able = able or "aircraft" in doer.classes
    able = able or (doer.mention is not None and doer.mention.kind not in ("place", "person", "outlet"))
    hit = not node.classes.isdisjoint(_HIT) or node.tokens[node.first].place is not None or (
        node.group is not None and node.group.human)  # fmt: skip
    return able and hit and takes_object(event) and is_assault(event)


_OUTCOME = ("إلى", "عن")


def _leads_to(verb: Node) -> bool:
    """أدى إلى, أسفر عن: a verb with no object, or with what comes of it after a preposition that it likes."""
    forms = verb.tokens[verb.first].word.verbs
    likes = (governing().get((form.verb, prep), 0) for form in forms for prep in _OUTCOME)
    return takes_nothing(verb) or any(level >= LIKED for level in likes)


def _announces(now: Pass, event: Node, node: Node) -> bool:
    """بعد إعلان الحزب قصف الموقع: what a verbal noun of saying says has happened, its speaker between them."""
    says_what = any(s.kind == "cue" and "obj" in s.content for s in event.senses)
    speaker = event.gen
    if not says_what or speaker is None or node.kind != "ev" or node.det or node.conj:
        return False
    verb = now.clause.verb
    waits = verb is not None and not now.clause.after and takes_object(verb)  # أثار إعلان الحزب قصف …
    return (speaker.mention is not None or speaker.group is not None) and not waits
