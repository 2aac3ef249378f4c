"""Finite verbs: the predicate of the present clause, or of one that it opens."""

from __future__ import annotations

from khabar.claim.fixed import already
from khabar.claim.syntax.embedded import embedded, tells_of_last
from khabar.claim.syntax.finite import verb_node, verb_senses
from khabar.claim.syntax.joined_clauses import coordinate
from khabar.claim.syntax.pronouns import pronoun_node
from khabar.claim.syntax.relative_ends import past_voice
from khabar.claim.syntax.state import Pass
from khabar.claim.together import name_like
from khabar.claim.verbs.saying import wants_no_name
from khabar.find.tokens import Token


def finite_verb(now: Pass, i: int) -> int:
    """A finite verb, or words that only say that the verb after them is past; the token to go on at."""
    token = now.tokens[i]
    taken = already(now.tokens, i)
    if taken:
        auxiliary(now, token, token.norm)
        return i + taken
    _predicate(now, token)
    return i + 1


def auxiliary(now: Pass, token: Token, word: str) -> None:
    """An auxiliary (كان، لا يزال): it may open a joined clause before its verb comes."""
    if now.clause.verb is not None and (now.conj or now.comma):
        coordinate(now, token, light=True)
    now.clause.particles.add(word)
    now.note_neg()


def _predicate(now: Pass, token: Token) -> None:
    """The predicate of the present clause, or of one that it opens."""
    _find_clause(now, token)
    node = verb_node(now, token)
    node.after_comma = now.comma
    now.nodes.append(node)
    now.clause.verb = node
    node.clause = now.clause
    now.note_neg()
    node.neg = now.clause.neg
    if token.word.future:
        now.clause.particles.add("future")
    now.conj = now.prep = ""
    now.comma = False
    if token.word.vpron:
        node.object = pronoun_node(now, token, token.word.vpron)
    now.last = node


def _find_clause(now: Pass, token: Token) -> None:
    """Go back to the clause of which the verb at ``token`` is the predicate, or open it."""
    if now.prep == "@":
        now.open("attr", token.norm, token.index, None)
    conj = now.conj or token.word.vconj or ("و" if not token.word.verbs and token.norm[0] in "و" else "")
    _leave_what_is_over(now, conj)
    if token.word.purpose and now.clause.verb is not None and not conj:
        now.open("part", "ل", token.index, None)
    clause = now.clause
    at_head = clause.kind == "main" and clause.start < token.index and clause.topic is None
    begun = at_head and (clause.preds or clause.after)
    told = clause.topic is not None and bool(clause.after)
    if (clause.verb is not None or told) and _main_at_last(now, conj):
        now.pop_to(now.stack[0])
    elif clause.verb is not None or (begun and conj) or (conj and _said_without_verb(now, token)):
        if conj or now.comma:
            now.conj = conj
            coordinate(now, token)
        else:
            embedded(now, token)
    elif not conj and tells_of_last(now, token):
        embedded(now, token)


def _said_without_verb(now: Pass, token: Token) -> bool:
    """وصفت القرار بأنه خطأ، ودعت إلى كذا: what is said of something has no verb; past a comma its speaker goes on."""
    clause, form = now.clause, token.word.verbs[0] if token.word.verbs else None
    topic = clause.topic
    if clause.kind != "comp" or topic is None or topic.kind != "pron" or form is None or not now.comma:
        return False
    around = clause.governor.clause if clause.governor is not None else None
    if around is None or around.kind == "rel":
        return False
    apart = bool(topic.gender) and {topic.gender, form.gender} == {"m", "f"}
    return topic.last + 1 < token.index - 1 and (apart or any(s.kind == "cue" for s in verb_senses(now, token)))


def _leave_what_is_over(now: Pass, conj: str) -> None:
    """Close what is said of a voice, and relative clauses of ليس without a verb, before a verb past them."""
    if now.comma and now.clause.kind == "attr" and now.clause.verb is not None:
        now.pop_to(next(c for c in reversed(now.stack) if c.kind != "attr"))  # بحسب ما نقلت القناة، قصفت …
    past_voice(now, conj)
    if (conj or now.comma) and now.clause.neg == "ليس" and now.clause.kind == "rel" and not now.clause.verb:
        now.stack.pop()


def _main_at_last(now: Pass, conj: str) -> bool:
    """وبينما أعلن X أن …، اتهم Y: after an adverbial clause at the head the verb past a comma is the main one."""
    first = now.stack[0]
    begun = first.verb is not None or first.topic is not None or bool(first.after)
    if begun or conj or not now.comma or now.quoted() or len(now.stack) < 2:
        return False
    return now.stack[1].kind == "sub" and now.stack[1].verb is not None


def reported_noun(now: Pass, token: Token) -> bool:
    """أكد المتحدث تعرض الموكب …: a word that may be verb or verbal noun, where what is said is still to come."""
    verb = now.clause.verb
    word = token.word
    if (
        verb is None
        or not word.masdars
        or word.vconj
        or now.conj
        or (now.comma and word.future)
        or verb.content
        or verb.passive
        or wants_no_name(now.tokens, token.index)
        or (verb.object is not None and now.comma)  # بحسب بيان أصدرته الحركة، قصف …
    ):
        return False
    if now.last is None or now.last.kind == "verb" or not (
            now.last.det or now.last.mention or now.last.pron or name_like(now.last)):  # fmt: skip
        return False
    if word.verbs and word.verbs[0].aspect == "P" and not now.comma and now.last.last == token.index - 1:
        return True
    return any("obj" in sense.content for sense in verb.senses if sense.kind == "cue")
