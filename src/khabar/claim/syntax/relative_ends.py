"""Where a relative clause is over: what comes next is what the clause around it still waits for."""

from __future__ import annotations

from khabar.claim.nodes import Clause, Node, takes_object
from khabar.claim.syntax.state import Pass
from khabar.find.tokens import Token


def past_voice(now: Pass, conj: str) -> None:
    """بحسب بيان أصدرته الحركة، قصف …: what is said of the voice ends where what it says begins."""
    clause = now.clause
    voice = clause.antecedent if clause.kind == "rel" and clause.verb is not None else None
    if voice is None or voice.fn != "attr" or conj or not (now.comma or clause.after):
        return
    around = next((c for c in reversed(now.stack) if c is voice.clause), None)
    if around is not None and around.verb is None:
        now.pop_to(around)


def past_description(now: Pass, token: Token) -> Clause | None:
    """القوات التي يقودها حفتر هاجمت: the clause whose topic a relative has told of, and whose verb comes now."""
    inner = now.clause
    if inner.kind != "rel" or not inner.marker or inner.verb is None or now.last is inner.verb:
        return None
    around = next((c for c in reversed(now.stack[:-1]) if c.kind != "rel"), now.stack[0])
    topic = around.topic
    if around.verb is not None or topic is None or topic.kind == "pron" or not token.word.verbs:
        return None
    form = token.word.verbs[0]
    agrees = form.gender in (topic.gender or form.gender, "c") if form.number == "s" else topic.number == "p"
    return around if agrees and form.person == "3" else None


def awaited(now: Pass, node: Node) -> bool:
    """عرضت عليهم، عبر وسطاء التقوا بهم في بغداد، أسلحة: an object still to come after a set-off relative."""
    inner = now.clause
    if not now.comma or len(now.stack) < 2 or inner.kind != "rel" or inner.verb is None:
        return False
    outer = now.stack[-2]
    verb = outer.verb
    if inner.after:
        return _awaited_deed(now, node, outer)
    told = outer.topic is not None and not outer.after and inner.verb.kids and inner.marker == ""
    return bool(told) and verb is not None and verb.object is None and takes_object(verb)


def _awaited_deed(now: Pass, node: Node, outer: Clause) -> bool:
    """تبنت الحركة، التي تضم فصائل، الهجوم: what the outer verb takes, after a relative with all that it takes.

    So too after طوقت الهيئة، وهي تحالف يضم فصائل، مقاتلي الجيش.
    """
    verb, told = outer.verb, now.clause.antecedent
    beside = told is not None and told.fn == "appos" and told is now.equal
    told = told.parent if beside and told is not None else told
    if verb is None or verb.object is not None or told is None or not outer.after or outer.after[-1] is not told:
        return False
    known = (node.kind == "ev" and node.det) or (beside and bool(node.group or node.mention))
    return known and not node.conj and takes_object(verb)


def past_relative(now: Pass, node: Node) -> bool:
    """اختطف مسلحون ينتمون إلى التنظيم موظفين: the outer verb's object, after a relative that has all it takes."""
    inner = now.clause
    if inner.kind != "rel" or inner.verb is None or len(now.stack) < 2:
        return False
    outer = now.stack[-2]
    verb = outer.verb
    if verb is None or verb.object is not None or not takes_object(verb) or outer.after != [inner.antecedent]:
        return False
    if inner.marker:  # قصفت القوات التي تدعمها تركيا عفرين
        whole = inner.verb.object is not None and inner.verb.object.kind == "pron" and len(inner.after) == 1
        return whole and not (node.prep or node.conj) and now.last is inner.after[0] and not now.comma
    if inner.after:
        whole = inner.verb.object is None or inner.verb.object.kind == "pron"
        return len(inner.after) == 1 and whole and bool(node.group or node.mention)
    return bool(inner.verb.senses) and not takes_object(inner.verb)
