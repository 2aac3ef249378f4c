"""Pronouns: phrases of their own, whether written onto another word or alone."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.claim.syntax.prepositions import attach_pp
from khabar.claim.syntax.state import Pass
from khabar.find.tokens import Token


def pronoun_node(now: Pass, token: Token, pron: str) -> Node:
    """The phrase of a pronoun, with the gender and number of its code."""
    node = Node("pron", now.tokens, token.index, token.index, token.index)
    node.pron = pron
    node.det = True
    node.gender = pron[1] if len(pron) > 1 else ""
    node.number = pron[-1]
    node.clause = now.clause
    return node


def pronoun(now: Pass, token: Token, pron: str) -> None:
    """A pronoun on a preposition or particle: it fills a slot like a noun phrase."""
    node = pronoun_node(now, token, pron)
    node.prep = now.prep
    node.clause = now.clause
    if now.clause.kind == "rel" and now.clause.verb is not None and node.prep != "@":
        now.clause.verb.add(node.prep, node)
    else:
        attach_pp(now, node)
    now.prep = ""
