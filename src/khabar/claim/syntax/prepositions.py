"""Phrases with a preposition: the predicate whose frame asks for it, what is nearest, or what else is much likelier."""

from __future__ import annotations

from khabar.claim.descriptions import is_document
from khabar.claim.nodes import Clause, Node, is_cue, takes_object
from khabar.claim.sorts import is_of
from khabar.claim.syntax import hosts
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
from khabar.knowledge.folding import fold

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
    if now.last is not None and _ends_name(now.last, node):
        node.kind, node.senses = "np", ()
        now.last.add(node.prep, node)
        return
    if _is_said(now, node):
        now.clause.after.append(node)
        return
    hearing = _speaking_to(now, node)
    if hearing is None and now.last is not None and _is_its(now.last, node):
        now.last.add(node.prep, node)
        return
    target = _line(now, node) or _suffering(now, node) or hearing or _needing(now, node) or _likeliest(now, node)
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
    if rule is not None and _speaks(rule, node):
        return rule
    return hosts.likeliest(now, node, rule, wanting is not None) if rule is not None else None


def _speaks(somebody: Node, node: Node) -> bool:
    """قال متحدث باسم الجيش, قال ممرضون في مستشفى: right after whoever speaks, what tells who he is."""
    verb = somebody.clause.verb if somebody.clause is not None else None
    person = somebody.title is not None or (somebody.group is not None and somebody.group.human)
    told = verb is not None and verb.last + 1 == somebody.begin and is_cue(verb)
    return told and person and not somebody.det and somebody.last + 2 >= node.begin


def _is_deed_of_outer(now: Pass, verb: Node, node: Node) -> bool:
    """هددت الفصائل التي لا تلتزم بكذا بإيقاف الدعم: past a relative, what the outer verb asks for."""
    at = next((n for n, c in enumerate(now.stack) if c is verb.clause), -1)
    inner = now.stack[at + 1 :]
    over = at >= 0 and bool(inner) and all(c.kind == "rel" and c.verb is not None for c in inner)
    return verb.kind == "verb" and node.kind == "ev" and over


def _is_its(last: Node, node: Node) -> bool:
    """Whether the phrase right before has what comes now by what it is, and not by a frame."""
    whose = _wrote(last, node) or _serves(last, node) or belongs(last, node)
    return whose or blamed(last, node) or answers(last, node) or skilled(last, node) or sort_of(last, node)


def _wrote(paper: Node, author: Node) -> bool:
    """وفق بيان للوزارة, بحسب تقرير لها: right after what is gone by, whose it is."""
    beside = author.prep == "ل" and paper.fn == "attr" and paper.last == author.first - 1
    return beside and author.kind in ("np", "pron") and not (paper.det or paper.pron) and is_document(paper)


_NEWS = frozenset(fold("أنباء إعلام صحافة").split())


def _ends_name(outlet: Node, node: Node) -> bool:
    """وكالة الأناضول للأنباء, وكالة (تاس) للأنباء: what an outlet is for ends its name, and nobody hears."""
    named = outlet.mention is not None and outlet.mention.kind == "outlet" and node.prep == "ل" and node.det
    return named and outlet.last + 2 >= node.first and node.tokens[node.head].word.nominal.stem in _NEWS


_OFFICES = frozenset(fold("خاص عام تنفيذي رسمي عسكري إعلامي سياسي إقليمي دائم شخصي").split())
"""What the offices are called by whose body comes after ل."""


def _serves(office: Node, body: Node) -> bool:
    """قال المبعوث الخاص للرئيس، قال القائد العام للجيش: right after such an office whose it is; nobody hears."""
    if body.prep != "ل" or office.kind != "np" or office.title is None or office.last != body.first - 1:
        return False
    called = office.tokens[office.last].word.nominal.stem
    person = office.det and office.number != "p" and office.name_at < 0 and office.mention is None
    hears = body.kind != "np" or (body.mention is not None and body.mention.kind in ("outlet", "person"))
    return person and office.last == office.head + 1 and called in _OFFICES and not (hears or "media" in body.classes)


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


def _needing(now: Pass, node: Node) -> Node | None:
    """أودى قصف الطيران بحياة مدنيين: the verb that is nothing without this very word, whatever noun stands nearer."""
    verb = now.clause.verb
    if verb is None or node.kind == "ev" or any(fn == node.prep for fn, _ in verb.kids):
        return None
    slots = (slot for sense in verb.senses for slot in sense.slots if slot.required and slot.role != "theme")
    limits = (slot.limit(node.prep) for slot in slots)
    return verb if any(limit is not None and is_of(node, limit) for limit in limits) else None


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
