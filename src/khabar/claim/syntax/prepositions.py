"""Phrases with a preposition: the predicate whose frame asks for it, what is nearest, or what else is much likelier."""

from __future__ import annotations

from khabar.claim.nodes import Clause, Node, is_cue, takes_object
from khabar.claim.syntax.hosts import likeliest
from khabar.claim.syntax.state import Pass
from khabar.claim.together import (
    answers,
    belongs,
    blamed,
    explained,
    held,
    is_end,
    is_occasion,
    serves,
    skilled,
    sort_of,
    suffers,
    wants,
)

_LINES = frozenset({"فاصل", "فاصله", "تماس"})


def attach_pp(now: Pass, node: Node) -> None:
    """Hang a phrase with a preposition on the predicate that asks for it, or on what is nearest."""
    if node.prep == "@":
        now.attribute(node)
        node.prep, node.fn = "", "attr"
        return
    if now.last is not None and (node.prep == "obj" or (node.prep == "ب" and serves(now.last, node))):
        now.last.add(node.prep, node)
        return
    if _is_said(now, node):
        now.clause.after.append(node)
        return
    if now.last is not None and _is_its(now.last, node):
        now.last.add(node.prep, node)
        return
    target = _line(now, node) or _suffering(now, node) or _speaking_to(now, node) or _likeliest(now, node)
    if target is None:
        now.clause.after.append(node)
        return
    if held(target, node):
        node.kind, node.senses = "np", ()
    target.add(node.prep, node)
    clause = target.clause
    if clause is not None and _is_deed_of_outer(now, target, node):
        now.pop_to(clause)
        node.clause = clause


def _likeliest(now: Pass, node: Node) -> Node | None:
    """The predicate whose frame asks for it or what is nearest, unless another host is much likelier."""
    wanting = _wanting(now, node)
    rule = wanting or _default_host(now, node)
    return likeliest(now, node, rule, wanting is not None) if rule is not None else None


def _is_deed_of_outer(now: Pass, verb: Node, node: Node) -> bool:
    """هددت الفصائل التي لا تلتزم بكذا بإيقاف الدعم: past a relative, what the outer verb asks for."""
    at = next((n for n, c in enumerate(now.stack) if c is verb.clause), -1)
    inner = now.stack[at + 1 :]
    over = at >= 0 and bool(inner) and all(c.kind == "rel" and c.verb is not None for c in inner)
    return verb.kind == "verb" and node.kind == "ev" and over


def _is_its(last: Node, node: Node) -> bool:
    """Whether the phrase right before has what comes now by what it is, and not by a frame."""
    return (
        blamed(last, node) or answers(last, node) or skilled(last, node) or sort_of(last, node) or belongs(last, node)
    )


def _is_said(now: Pass, node: Node) -> bool:
    """تركيا، التي هي على طريق التقارب: the first phrase after a pronoun that opens a relative is its predicate."""
    clause = now.clause
    opened = clause.kind == "rel" and clause.verb is None and not (clause.after or clause.preds)
    return opened and clause.topic is not None and clause.topic.kind == "pron" and node.kind == "np"


def _line(now: Pass, node: Node) -> Node | None:
    """خط التماس الفاصل بين X وY, الحدود بين X وY: what a line runs between is no side of what is done there."""
    last = now.last
    if node.prep != "بين" or last is None or last.kind == "verb" or last.last < node.first - 2:
        return None
    ends = now.tokens[last.last].word.nominal.stem
    return last if ends in _LINES or "border" in last.classes else None


def _suffering(now: Pass, node: Node) -> Node | None:
    """تعرضت قافلة إغاثة لهجوم: the verb whose subject suffers the event, whatever noun stands nearer."""
    verb = now.clause.verb
    if verb is None or node.kind != "ev" or any(fn == node.prep and kid.kind == "ev" for fn, kid in verb.kids):
        return None
    return verb if any(suffers(sense) and node.prep in sense.content for sense in verb.senses) else None


def _speaking_to(now: Pass, node: Node) -> Node | None:
    """قال منير سعد، قائد الشرطة في داكا لرويترز، إن: the verb of an open clause whose speaker an outlet hears."""
    outlet = node.mention is not None and node.mention.kind == "outlet"
    if not outlet or node.prep != "ل":
        return None
    verb = now.clause.verb
    speaks = verb is not None and is_cue(verb) and not verb.content and wants(verb, node)
    return verb if speaks else None


def _wanting(now: Pass, node: Node) -> Node | None:
    """The nearest open predicate, innermost clause first, whose frame asks for this preposition."""
    for clause in reversed(now.stack):
        if _tells_when(now, clause, node.prep):
            continue
        for pred in clause.predicates():
            if wants(pred, node) and not _is_mere(pred, clause, node):
                return pred
        if clause.kind in ("comp", "quote"):
            return None
    return None


def _is_mere(pred: Node, clause: Clause, node: Node) -> bool:
    """Whether a predicate is only an end, occasion or thing explained, and the clause's verb asks for the same."""
    mere = is_end(pred) or is_occasion(pred) or explained(pred, clause, node.prep)
    return mere and clause.verb is not None and wants(clause.verb, node)


def _tells_when(now: Pass, clause: Clause, prep: str) -> bool:
    """هدد في كلمة ألقاها في طهران بضرب كذا: whether a verb outside what tells of the occasion awaits ``prep``."""
    if clause.antecedent is None or not is_occasion(clause.antecedent):
        return False
    verbs = (c.verb for c in now.stack if c is not clause and c.verb is not None)
    return any(prep in sense.content for verb in verbs for sense in verb.senses)


def _default_host(now: Pass, node: Node) -> Node | None:
    """What a prepositional phrase hangs on where no frame asks for it."""
    last = now.last
    if node.prep == "ل" and last is not None and _struck(now, last):
        return last.parent
    if _leads_to(now, node):
        return now.clause.verb
    if (
        node.prep in ("من", "ل", "في", "عن", "إلى", "على", "باسم")
        and last is not None
        and last.kind == "np"
        and not now.comma
    ):
        return last
    if node.prep in ("ل", "من", "ب", "على", "مع", "بين", "ضد", "بواسطة") and last is not None and last.kind == "ev":
        return last
    if now.clause.verb is not None:
        return now.clause.verb
    return last


def _leads_to(now: Pass, node: Node) -> bool:
    """أدى هجوم على مركز في مقديشو إلى مقتل …: what a verb of which no sense is known brings about."""
    verb = now.clause.verb
    if verb is None or verb.senses or node.kind != "ev" or node.prep not in ("إلى", "عن"):
        return False
    return not any(fn == node.prep for fn, _ in verb.kids)


def _struck(now: Pass, doer: Node) -> bool:
    """قصف الطيران الروسي لمواقع …: after a verbal noun and its doer, ل brings what it is done to."""
    event = doer.parent
    if event is None or event.kind != "ev" or doer.fn != "gen" or event.object is not None or now.comma:
        return False
    party = doer.mention is not None or doer.group is not None
    return party and doer.det and takes_object(event)
