"""Clauses beside others: which one a conjunction, comma or full stop goes on from."""

from __future__ import annotations

from khabar.claim.asked import finds_its_words
from khabar.claim.nodes import Clause, is_cue
from khabar.claim.syntax.finite import AHEAD, MATERIAL, verb_senses
from khabar.claim.syntax.state import Pass
from khabar.find.tokens import QUOTES, Token

_SUBORDINATE = frozenset({"rel", "sub", "cond", "part"})


def coordinate(now: Pass, token: Token, light: bool = False) -> None:
    """Open a clause beside the one that the new verb joins."""
    base = _base_of(now, token, light)
    now.pop_to(base)
    governor, kind = base.governor, base.kind
    clause = Clause("coord" if kind in ("main", "coord") else kind, base.marker, token.index, base.parent)
    clause.governor, clause.antecedent, clause.joined = governor, base.antecedent, base
    if governor is not None:
        governor.content.append(clause)
    if base.antecedent is not None:
        base.antecedent.rels.append(clause)
    clause.parent = base if kind in ("main", "coord") else base.parent
    now.clauses.append(clause)
    if len(now.stack) > 1 and kind != "main":
        now.stack.pop()
    now.stack.append(clause)
    now.conj = ""


def main_clause(now: Pass, token: Token) -> None:
    """Go back to the main clause; where that has begun, open another beside it."""
    now.pop_to(now.stack[0])
    if now.clause.verb is not None or now.clause.topic is not None:
        coordinate(now, token, light=True)


def _base_of(now: Pass, token: Token, light: bool) -> Clause:
    """The clause that a coordinated verb stands beside: a verb of saying goes back to the speaker's level."""
    if not light and not now.quoted() and _tells(now, token):
        for clause in now.stack:
            verb = clause.verb
            if verb is not None and is_cue(verb):
                return clause
    if not light and token.word.verbs:
        form = token.word.verbs[0]
        for clause in reversed(now.stack):
            other = clause.verb.form if clause.verb is not None else None
            fits_here = not now.comma or clause.kind not in _SUBORDINATE or (now.conj and _alone(now, clause))
            if fits_here and other is not None and (other.number, other.gender) == (form.number, form.gender):
                return clause
            if clause.kind in ("comp", "quote"):
                break
    if now.comma:
        for clause in reversed(now.stack):
            if clause.kind not in _SUBORDINATE:
                return clause
    return now.clause


def _alone(now: Pass, clause: Clause) -> bool:
    """بينما تأسست الغرفة، وبدأت …: an adverbial clause before any main one goes on over a comma."""
    first = now.stack[0]
    return clause.kind == "sub" and first.verb is None and first.topic is None


def _tells(now: Pass, token: Token) -> bool:
    """Whether a verb says something: ألقت القبض does not, where ألقت كلمة قالت فيها إن does."""
    senses = verb_senses(now, token)
    kinds = {s.kind for s in senses}
    following = now.tokens[token.index + 1 : token.index + 1 + AHEAD]
    done = (s for s in senses if s.type in MATERIAL and finds_its_words(s, following))
    if "cue" not in kinds or "modal" in kinds or not any(done):
        return "cue" in kinds
    stop = next((k for k, t in enumerate(following) if t.is_verb), len(following))
    return any(t.text == ":" or t.text in QUOTES or (t.word.function is not None and t.word.function.kind == "comp")
               for t in following[:stop])  # fmt: skip
