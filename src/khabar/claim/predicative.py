"""Participles and words for a party that stand as predicates: محاصرون, حليف لموسكو."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.adjectives import is_relational
from khabar.claim.nodes import Node
from khabar.find.tokens import Token
from khabar.find.words import Word
from khabar.knowledge.lexicon import Lexicon

POSTS = frozenset({"asset", "hq", "base", "building"})
"""Classes of what is held and manned."""


def is_predicative(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a participle or adjective stands as a predicate: in the accusative, or before what it asks for."""
    word = tokens[i].word
    if not (word.passive or word.active or word.adjective) or not POSTS.isdisjoint(word.classes):
        return False
    return word.tanween or is_relational(tokens, i, lex)


_TIES = frozenset({"ALLIED_WITH", "HOSTILE_TO", "SUPPORTS"})


def is_tie(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """حليف لموسكو، حلفاء إيران، أعداؤها: a word for a party that tells how it stands to another."""
    word = tokens[i].word
    markers = {m for s in lex.senses.get(word.adjective or "", ()) if s.type in _TIES for m in s.markers}
    if not markers or word.titles:
        return False
    if word.nominal.pron:
        return "obj" in markers
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or following.kind == "p" or following.is_verb:
        return False
    other = following.word.nominal
    if other.prep:
        return other.prep in markers
    beyond = tokens[i + 2].word.nominal.prep if i + 2 < len(tokens) and tokens[i + 2].kind == "w" else ""
    if other.det == word.nominal.det and following.mention is None and beyond:
        return beyond in markers  # الحليف الأبرز لداعش
    named = other.det or following.mention is not None
    return "obj" in markers and named and not (word.nominal.det or other.conj or following.word.function)


def participle(node: Node, word: Word, lex: Lexicon) -> None:
    """Mark ``node`` as a predicative participle where the verb or adjective has senses."""
    passive = word.passive is not None and word.active is None
    key = word.adjective or word.passive or word.active
    senses = lex.senses.get(key or "", ())
    if senses and node.mention is None:
        node.senses = senses
        node.passive = passive and not word.adjective
