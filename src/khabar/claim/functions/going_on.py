"""Verbs that go on from another: قال إن قواته تقدمت وأوقفت كذا, طالب دمشق بأن تتحمل مسؤوليتها."""

from __future__ import annotations

from khabar.claim.functions.agreement import agrees, is_party
from khabar.claim.functions.topics import impersonal, taken_up
from khabar.claim.nodes import Clause, Node, takes_object
from khabar.claim.valency import is_done, is_thing, takes_nothing


def goes_on(clause: Clause, verb: Node, first: Node) -> bool:
    """Whether a joined verb keeps the subject before it, so that the one noun after it is its object."""
    if clause.governor is not None and _wanted(clause, clause.governor, verb):
        return _asked_to(clause.governor, verb, first)
    doer = _doer_above(clause, verb) if is_done(verb) and is_thing(first) and not verb.passive else None
    if doer is not None:
        verb.subject, verb.object = doer, verb.object or first
        return True
    subject = inherited(clause, verb) if _may_go_on(clause, verb, first) else None
    if subject is None or not _does_so_too(subject, verb, first):
        return False
    verb.subject = subject
    verb.object = verb.object or first
    return True


def _may_go_on(clause: Clause, verb: Node, first: Node) -> bool:
    """Whether a verb in such a clause may have its subject before it, and the noun after it as its object."""
    comprises = _comprises(verb) and not verb.passive
    told_too = (
        clause.kind == "comp" and clause.joined is not None and clause.topic is None
    )  # قال إن قواته تقدمت وأوقفت …
    joined = clause.kind in ("coord", "part") or told_too or (clause.kind == "sub" and comprises)
    happens = first.kind == "ev" and impersonal(verb)  # ويمكن تتبعه
    return joined and _takes_object(verb) and not (happens or (is_party(first) and not comprises))


def _does_so_too(subject: Node, verb: Node, first: Node) -> bool:
    """صدرت الرواية وطُبعت الترجمة: whether the subject before may do to the noun what the joined verb says."""
    things = is_done(verb) and is_thing(subject) and is_thing(first)
    return not (things or (subject.kind == "ev" and first.kind == "ev") or taken_up(subject, verb, [first]))


_ON_WHOM = frozenset({"على", "ل"})


def _asked_to(governor: Node, verb: Node, first: Node) -> bool:
    """طالب دمشق بأن تتحمل مسؤوليتها: who is to do it stands in the clause above; a noun, if no party, is the object."""
    if is_party(first) or not _takes_object(verb):
        return False
    told = (kid for fn, kid in governor.kids if fn in _ON_WHOM)  # على الوزارة أن تترك المشروع
    above = (governor.object, governor.subject, *told)
    doer = next((n for n in above if n is not None and agrees(n, verb, preverbal=True)), None)
    if doer is None:
        return False
    verb.subject, verb.object = doer, verb.object or first
    return True


def _wanted(clause: Clause, governor: Node, verb: Node) -> bool:
    """Whether the clause says what a modal verb above it wants done (طالب … بأن تتحمل)."""
    if clause.kind != "comp" or clause.topic is not None or verb.form is None or verb.form.aspect != "I":
        return False
    return any(s.kind == "modal" for s in governor.senses)


def _doer_above(clause: Clause, verb: Node) -> Node | None:
    """عليها أن تنشر الصور، بعدما نشرت الصور: who does it to the thing in the clause around."""
    governor, around = clause.governor, clause.joined or clause.parent
    if clause.topic is not None or clause.kind not in ("sub", "comp"):
        return None
    if clause.kind == "comp" and governor is not None:
        above = [governor.object, governor.subject] if verb.form is not None and verb.form.aspect == "I" else []
    elif around is not None:
        above = [around.verb.subject if around.verb is not None else None, around.topic]
    else:
        above = []
    return next((n for n in above if n is not None and not is_thing(n) and agrees(n, verb, preverbal=True)), None)


def _comprises(verb: Node) -> bool:
    """ضم، شمل: a verb whose object is a member of its subject never stands with the one noun alone."""
    relations = [s for s in verb.senses if s.kind == "relation"]
    slots = [(s.slot("actor"), s.slot("recipient")) for s in relations]
    return any(a is not None and r is not None and a.markers[:1] == ("obj",) and "subj" in r.markers for a, r in slots)


def _takes_object(verb: Node) -> bool:
    """Whether a sense of the verb takes a bare object; a verb without senses may, unless it is known not to."""
    return takes_object(verb) if verb.senses else not takes_nothing(verb)


def inherited(clause: Clause, verb: Node) -> Node | None:
    """The subject of the clause that a verb without one is joined to."""
    around = clause.parent
    if clause.kind == "sub" and clause.joined is not None:
        around = clause.joined
    circumstance = clause.kind == "sub" and (clause.marker == "حيث" or clause.joined is not None)
    if clause.kind in ("coord", "part") or circumstance or (clause.kind == "rel" and clause.antecedent is None):
        return _subject_around(around, verb)
    return _subject_beside(clause, clause.governor, verb) if clause.governor is not None else None


def _subject_around(around: Clause | None, verb: Node) -> Node | None:
    """هاجم الجيش القرية ثم انسحب: the nearest subject above, if it agrees, or a topic before that."""
    while around is not None:
        if around.verb is not None and around.verb.subject is not None and around.verb is not verb:
            return around.verb.subject if agrees(around.verb.subject, verb, preverbal=True) else None
        if around.topic is not None and agrees(around.topic, verb, preverbal=True):
            return around.topic
        around = around.parent
    return None


def _subject_beside(clause: Clause, governor: Node, verb: Node) -> Node | None:
    """قال إن الجيش تقدم وإنه …: the subject of what the same verb governs before this clause."""
    for sibling in governor.content:
        if sibling is clause:
            break
        subject = sibling.verb.subject if sibling.verb is not None else None
        if subject is not None and agrees(subject, verb, preverbal=True):
            return subject
    return None
