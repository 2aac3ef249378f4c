"""Verbs and nouns of saying: what they govern beyond what the parser gives them, and who says it."""

from __future__ import annotations

from khabar.claim.frame import Frame
from khabar.claim.frames import best_frame
from khabar.claim.nodes import CUES, Clause, Node, is_cue
from khabar.claim.verbs.saying import wants_no_name
from khabar.knowledge.lexicon import lexicon

QUOTE = "نقل"
_SAY = "قال"
_IMPERSONAL = frozenset({"ذكر", "اعتقد", "ظن", "رجح", "زعم", "اشتبه"})
"""يُعتقد، يُذكر، يُرجَّح without a subject: nobody in particular thinks so."""
_OCCASION = frozenset({"في", "عبر", "خلال", "ب", "ل"})
_BESIDE = frozenset({"على", "من", "ب", "عن", "إلى"})
_TELLS_ON = frozenset({"حيث", "لأن"})
CONTRAST = frozenset({"فيما", "بينما", "حين", "لكن", "بل"})
"""Words that set what follows against what was said before."""
_DEPTH = 8


def is_first_person(cue: Node) -> bool:
    """نعلم أن، أعتقد أن: the speaker's own, no voice within his."""
    return cue.kind == "verb" and cue.form is not None and cue.form.person == "1"


def is_manner(node: Node) -> bool:
    """وأضاف قائلاً: a participle of saying beside the verb is no speaker."""
    norm = node.tokens[node.head].norm
    if node.first != node.last or node.group is not None or not norm.endswith(("ا", "ه")):
        return False
    lex = lexicon()
    key = lex.active.get(norm) or lex.active.get(norm[:-1])
    return key is not None and any(s.kind == "cue" for s in lex.senses.get(key, ()))


def is_his_saying(frame: Frame) -> bool:
    """قوله، قولها: what somebody is quoted as saying."""
    return frame.node.kind == "ev" and bool(frame.node.pron) and frame.sense.lemma == _SAY


def tells_his_words(node: Node) -> bool:
    """The same of a phrase that has no frame yet."""
    return node.kind == "ev" and bool(node.pron) and any(s.kind == "cue" and s.lemma == _SAY for s in node.senses)


def impersonal(node: Node, lemma: str) -> bool:
    """Whether a verb of thinking or mentioning has nobody who thinks (يُعتقد أن، يُذكر أن)."""
    if lemma not in _IMPERSONAL or node.kind != "verb" or node.form is None or node.form.aspect != "I":
        return False
    subject, clause = node.subject, node.clause
    if subject is None or node.passive:
        return node.gender != "f"
    if clause is not None and clause.kind == "sub" and subject.first < clause.start:
        return node.gender != "f"  # حيث يعتقد أن: not of whoever the clause around is about
    relative = clause is not None and clause.kind == "rel" and subject is clause.antecedent
    if relative and subject.number == "p" and node.number == "s":
        return node.gender != "f"  # جثث جنود يعتقد أن التنظيم أعدمهم
    return relative and subject.group is None and subject.mention is None and subject.title is None


def is_mentioned(lemma: str) -> bool:
    """يُذكر أن: what is only mentioned is as certain as the page makes it."""
    return lemma == "ذكر"


def reports(frame: Frame) -> bool:
    """Whether a frame of saying brings in a voice; a verbal noun does where it names who says what."""
    node = frame.node
    if node.kind != "ev":
        return True
    if node.fn == "gen" and node.gen is None and not node.kids and not node.content:
        return False
    held = frame.roles.get("content", ())
    named = bool(frame.nodes("source")) and any(isinstance(c, Clause) or c.prep or c is node.object for c in held)
    return frame.sense.pos != "verb" or named


# -- what is said though no clause says so ----------------------------------------------------


def said_in(item: Node) -> Frame | None:
    """The verb of saying whose content a phrase is, though no clause: what it is or holds is said too.

    عبرت عن استيائها من تسليح X, نشرت تقريراً يقول إن, أكدت مصادر معارضة إيقاف X.
    """
    if item.fn == "gen" and item.kind == "ev" and not item.tokens[item.head].word.nominal.det:
        host = _swallowed_by(item)
        return best_frame(host, CUES) if host is not None and "obj" in _markers(host, "content") else None
    verb = item.parent
    if verb is None and item.clause is not None:
        verb = item.clause.verb
    if verb is None or verb.kind != "verb" or item.kind not in ("np", "ev") or verb.subject is item or not is_cue(verb):
        return None
    marker = "obj" if item.parent is None else item.fn
    if marker == "obj" and verb.object is not item:
        return None
    wanted = marker in _markers(verb, "content") or marker in _markers(verb, "deeper")
    return best_frame(verb, CUES) if wanted or _beside(verb, marker) else None


def _markers(verb: Node, role: str) -> set[str]:
    slots = [s.slot(role) for s in verb.senses if s.kind == "cue"]
    return {m for slot in slots if slot is not None for m in slot.markers}


def _beside(verb: Node, marker: str) -> bool:
    """أعلنت العثور على مقبرة: what hangs beside the object of a verb of declaring belongs to it."""
    free = verb.clause is not None and verb.clause.marker == "ما" and verb.clause.antecedent is None
    if marker == "حول" and free:  # ما أعلنه بشأن القصف
        return True
    if marker not in _BESIDE or verb.object is None or verb.object.kind != "np" or verb.object.mention is not None:
        return False
    return {"clause", "obj"} <= _markers(verb, "content")


def _swallowed_by(item: Node) -> Node | None:
    """The verb whose subject or object swallowed a bare verbal noun: أكدت مصادر معارضة [إيقاف الدعم]."""
    host = item
    while host.fn == "gen" and host.parent is not None:
        host = host.parent
    verb = host.clause.verb if host.clause is not None and host.kind == "np" else None
    return verb if verb is not None and host in (verb.subject, verb.object) and host.parent is None else None


def tells_on(clause: Clause) -> Frame | None:
    """كشفت عن X، حيث …: a clause of circumstance after what somebody tells is told by him too."""
    verb = clause.parent.verb if clause.parent is not None else None
    if clause.kind != "sub" or clause.marker not in _TELLS_ON or verb is None or clause.start < verb.first:
        return None
    frame = best_frame(verb, CUES) if is_cue(verb) else None
    held = frame.roles.get("content", ()) if frame is not None else ()
    return frame if any(isinstance(c, Clause) or c.kind == "ev" or c.prep for c in held) else None


def further(clause: Clause) -> Frame | None:
    """وإنّ …, إنها …: a clause that إنّ opens beside one that is being told is told by the same."""
    verb = clause.parent.verb if clause.parent is not None else None
    if clause.kind != "coord" or verb is None:
        return None
    function = verb.tokens[clause.start].word.function
    return outer(clause.parent, None, told=True) if function is not None and function.kind == "comp" else None


# -- who tells an أنّ clause --------------------------------------------------------------------


def teller(clause: Clause, frame: Frame | None) -> Frame | None:
    """Who really tells an أنّ clause, where the parser has given it to the nearest predicate.

    A participle of saying right before it (مشيراً إلى أن), a verb of saying further out (قال مسؤول رفض كشف هويته إن),
    or, for a further وإنّ without a governor, whoever told the first.
    """
    made = _participle(clause)
    if made is not None:
        return made
    node = frame.node if frame is not None else clause.governor
    if node is None:
        return outer(clause.parent, None, told=True)
    if _says(clause, node):
        return outer(node.clause, node, told=False, lemma=_SAY) or frame
    if _no_teller(node) and not (node.clause is not None and _is_aside(node.clause)):
        return outer(node.clause, node, told=False) or frame
    if node.clause is not None and (
        _is_aside(node.clause) or (node.clause.kind in ("rel", "attr") and _is_closed(clause, node))
    ):
        return outer(node.clause.parent or _above(node.clause), node, told=False) or frame
    return frame


def _says(clause: Clause, node: Node) -> bool:
    """إنّ, not أنّ, belongs to قال."""
    return node.tokens[clause.start].text.startswith("إ") and not any(s.lemma == _SAY for s in node.senses)


def _no_teller(node: Node) -> bool:
    """آمر الغرفة أكد أن, قال في بيان إن: a title that looks like a participle, or where it was said."""
    return node.kind in ("np", "adj") or (node.kind == "ev" and node.prep in _OCCASION)


def _is_aside(clause: Clause) -> bool:
    """قيادي طلب عدم نشر اسمه أن: what a speaker asks for about his name is over before what he says."""
    return clause.verb is not None and wants_no_name(clause.verb.tokens, clause.verb.first)


def _is_closed(clause: Clause, node: Node) -> bool:
    """أعلن X، الذي يقود Y، أن, وثيقة كشفت عنها … أن: the relative clause has its own, or a comma has closed it."""
    if clause.start > 0 and node.tokens[clause.start - 1].kind == "p":
        return True
    antecedent = node.clause.antecedent if node.clause is not None else None
    return any(fn in ("عن", "ب", "إلى") and (kid.kind == "pron" or kid is antecedent) for fn, kid in node.kids)


def _above(clause: Clause) -> Clause | None:
    return clause.antecedent.clause if clause.antecedent is not None else None


def outer(clause: Clause | None, but: Node | None, told: bool | None, lemma: str = "") -> Frame | None:
    """The nearest verb of saying from ``clause`` outwards that has (``told``) or still wants its content."""
    for _ in range(_DEPTH):
        if clause is None:
            return None
        verb = clause.verb
        fit = verb is not None and verb is not but and (told is None or bool(verb.content) == told)
        if fit and verb is not None and any(s.kind == "cue" and (not lemma or s.lemma == lemma) for s in verb.senses):
            return best_frame(verb, CUES)
        clause = clause.parent or _above(clause)
    return None


def _participle(clause: Clause) -> Frame | None:
    """The participle of saying that stands right before an أنّ clause and was read as no clause of its own."""
    governor = clause.governor
    at = clause.start - 1
    if governor is None or at < 1:
        return None
    tokens = governor.tokens
    function = tokens[at].word.function
    if function is not None and function.kind == "prep":
        at -= 1
    word = tokens[at].word
    later = governor.first == at or (governor.kind == "verb" and governor.first > at)
    if word.active is None or not word.tanween or later:
        return None
    senses = tuple(s for s in lexicon().senses.get(word.active, ()) if s.kind == "cue")
    base = (outer(governor.clause, None, told=True) or outer(governor.clause, None, told=False)) if senses else None
    if base is None:
        return None
    node = Node("verb", tokens, at, at, at)
    node.senses, node.subject, node.clause, node.content = senses, base.node.subject, base.node.clause, [clause]
    return best_frame(node, CUES)
