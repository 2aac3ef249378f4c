"""Relative clauses: what opens them, and what they are about."""

from __future__ import annotations

from khabar.claim.nodes import Node, is_cue
from khabar.claim.syntax.state import Pass
from khabar.claim.together import ancestors, described, fits
from khabar.claim.verbs.saying import says
from khabar.find.tokens import Token
from khabar.knowledge.lexicon import Function

_RELATIVES = ("الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللواتي", "اللاتي")
"""What begins a relative clause of something definite."""
_UP = 6
"""How many phrases up a relative pronoun may look for what it is of."""


def on_rel(now: Pass, function: Function, token: Token) -> None:
    """A relative pronoun: a clause about the nearest noun that agrees with it."""
    if now.prep == "@":
        now.open("attr", token.norm, token.index, None)
        now.prep = ""
        return
    if _free(now, token):
        now.open("rel", token.norm, token.index, None)
        now.prep = ""
        return
    antecedent = _antecedent_of(now, function.value)
    if antecedent is None:
        return
    if now.conj:
        previous = now.clause_of_kind("rel")
        if previous is not None and (previous.marker or not token.norm.endswith(_RELATIVES)):
            antecedent = previous.antecedent or antecedent  # الحزب الذي أسسه X والذي يقوده Y
    now.open_relative(token.norm.removeprefix(token.word.fconj), token.index, antecedent)
    now.prep = ""


def _free(now: Pass, token: Token) -> bool:
    """أكدت موسكو ما أعلنته: ما after the doer of a verb of saying is what is said, and no gloss on him."""
    verb = now.clause.verb
    following = now.following(token.index)
    speaks = verb is not None and is_cue(verb)
    cue = following is not None and following.is_verb and says(following.word)
    return token.norm == "ما" and speaks and cue and not now.comma


def _antecedent_of(now: Pass, agreement: str) -> Node | None:
    """The nearest noun phrase to the left that the relative pronoun can agree with."""
    node = now.last
    if now.conj and node is not None and not node.gender:  # المدينة الواقعة في غرب اليمن والتي …
        sure = (n for n in ancestors(node) if fits(n, agreement) and n.det and n.gender == agreement[0])
        node = next(sure, node)
    for _ in range(_UP):
        if node is None:
            break
        if fits(node, agreement):
            return node
        node = node.parent
    return now.last


def describe_by_neg(now: Pass, token: Token) -> None:
    """نفذوا عمليات ليس من الممكن تصورها: right after something indefinite, ليس says how that is."""
    last = now.last
    if now.clause.verb is None or now.conj or now.comma or last is None or last.last != token.index - 1:
        return
    meant = described(last)
    if meant is not None:
        now.open_relative("", token.index, meant)
