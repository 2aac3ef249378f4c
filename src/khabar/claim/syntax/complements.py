"""Clauses with أنّ، أن and إن: what is said or wanted, a condition, or the main clause."""

from __future__ import annotations

from khabar.claim.nodes import Clause, Node, is_cue
from khabar.claim.syntax.joined_clauses import main_clause
from khabar.claim.syntax.pronouns import pronoun_node
from khabar.claim.syntax.state import Pass
from khabar.find.tokens import Token
from khabar.knowledge.lexicon import Function


def on_comp(now: Pass, function: Function, token: Token) -> None:
    """أن، إن: what the governing predicate says or wants, a condition, or a main clause."""
    opened = now.clause.kind == "quote" and now.clause.start == token.index - 1
    if opened and not (token.word.fpron or _conditional(now, token)):
        return  # وقال: إن …
    governor = _adjacent_verb(now, token) or _taking_clause(now)
    if "أ" not in token.text and (governor is None or ("إ" in token.text and _conditional(now, token))):
        if _conditional(now, token):
            now.open("cond", "إن", token.index, None)
        else:
            main_clause(now, token)
    else:
        sibling = now.clause_of_kind("comp") if now.conj and governor is None else None
        if sibling is not None:
            governor = sibling.governor
            now.pop_past(sibling)
        elif now.conj:
            governor = _comp_sibling(now, governor) or governor
        now.open("comp", function.value, token.index, governor)
    if token.word.fpron:
        now.clause.topic = pronoun_node(now, token, token.word.fpron)
    now.prep = now.conj = ""


def _conditional(now: Pass, token: Token) -> bool:
    """إن before a past or jussive verb or لم opens a condition (folding hides إنّ from إنْ)."""
    following = now.following(token.index)
    return following is not None and (following.is_verb or following.norm == "لم") and not token.word.fpron


def _comp_sibling(now: Pass, governor: Node | None) -> Node | None:
    """وأنّ joins the last أنّ clause of the same speaker and no verb inside it: close that; its governor."""
    for clause in reversed(now.stack):
        if clause.kind in ("comp", "quote") and clause.governor is not None:
            wanting = governor is not None and governor.clause is clause and not governor.content
            if governor is not None and wanting and is_cue(governor):
                return None
            now.pop_past(clause)
            return clause.governor
    return None


def _adjacent_verb(now: Pass, token: Token) -> Node | None:
    """يبدو أن, اتضح أن: a verb right before أنّ governs it, though no list knows the verb."""
    last = now.last
    adjacent = last is not None and last is now.clause.verb and last.last == token.index - 1
    return last if adjacent and last is not None and not last.senses and not last.content else None


def _taking_clause(now: Pass) -> Node | None:
    """The nearest open predicate that takes a clause; failing that, the clause's verb."""
    for clause in reversed(now.stack):
        if _tells_outside(now, clause):
            continue
        for node in clause.predicates():
            if any("clause" in s.markers or s.content for s in node.senses) and (not node.content or not now.comma):
                return node
        if clause.kind in ("comp", "quote") and not now.conj:
            return clause.verb
    return None


def _tells_outside(now: Pass, clause: Clause) -> bool:
    """كشف تقرير اطلعت عليه الوكالة أن …: what follows is told by whom the relative clause is about, not in it."""
    teller = clause.antecedent if clause.kind == "rel" else None
    verb = teller.clause.verb if teller is not None and teller.clause is not None else None
    if verb is None or clause.verb is None or not is_cue(verb) or verb.content or verb.last > clause.start:
        return False
    taken_up = [clause.verb.object, *(kid for _, kid in clause.verb.kids)]
    resumed = any(node is not None and node.kind == "pron" for node in taken_up)
    return resumed and any(c.verb is verb for c in now.stack)
