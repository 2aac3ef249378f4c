"""Adverbial and conditional clauses."""

from __future__ import annotations

from khabar.claim.nodes import PROVIDED, Clause, Node, is_cue
from khabar.claim.syntax.pronouns import pronoun_node
from khabar.claim.syntax.state import Pass
from khabar.find.tokens import Token
from khabar.knowledge.lexicon import Function


def on_sub(now: Pass, function: Function, token: Token) -> None:
    """A subordinating word (بعد أن، بينما): an adverbial clause beside the one around it."""
    agreed = _agreeing(now) if function.value == PROVIDED else None
    if agreed is not None:
        now.open("comp", "إن", token.index, agreed)
        now.prep = ""
        return
    within = next((c for c in now.stack[1:] if c.verb is not None), None)
    top = now.pop_subordinate()
    while function.value == "فيما" and now.comma and len(now.stack) > 1 and not _reporting(now.clause):
        now.stack.pop()
        top = now.pop_subordinate()
    now.open("sub", function.value, token.index, None)
    bare = top.verb is None and top.topic is None  # بينما …، حيث …: no main clause has begun
    now.clause.parent = within if bare and within is not None else top
    if token.word.fpron:
        now.clause.topic = pronoun_node(now, token, token.word.fpron)
    now.prep = ""


def _agreeing(now: Pass) -> Node | None:
    """شدد على أن، اتفقا على أن: the open predicate that has what it tells or settles after على."""
    for clause in reversed(now.stack):
        for node in clause.predicates():
            settled = any(fn == "على" for fn, _ in node.kids)  # وافقوا على الهدنة على أن تبدأ غدا
            waits = not settled and not (node.content and now.comma)
            if waits and any("على" in sense.content for sense in node.senses):
                return node
        if clause.kind in ("comp", "quote"):
            return None
    return None


def _reporting(clause: Clause) -> bool:
    """Whether a clause is what somebody says: what contrasts with it after a comma may be said by him too."""
    governor = clause.governor
    return clause.kind != "comp" or (governor is not None and is_cue(governor))


def on_cond(now: Pass, function: Function, token: Token) -> None:
    """A word of condition (إذا، لو): a clause of its own."""
    now.open("cond", function.value, token.index, None)
    now.prep = ""
