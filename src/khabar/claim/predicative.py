"""Participles and words for a party that stand as predicates: محاصرون, معتقل, حليف لموسكو."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.adjectives import is_relational
from khabar.claim.function_words import function_at
from khabar.claim.nodes import Node
from khabar.claim.verbs.neighbours import clause_start
from khabar.find.tokens import Token
from khabar.find.words import Word
from khabar.knowledge.lexicon import Lexicon, lexicon

POSTS = frozenset({"asset", "hq", "base", "building"})
"""Classes of what is held and manned."""


def is_predicative(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a participle or adjective stands as a predicate: in the accusative, or before what it asks for."""
    word = tokens[i].word
    if not (word.passive or word.active or word.adjective) or not POSTS.isdisjoint(word.classes):
        return False
    return word.tanween or is_relational(tokens, i, lex)


_HELD, _ARREST = "prisoner", ("COERCE", "arrest")


def is_held(tokens: Sequence[Token], i: int) -> bool:
    """موكله محتجز في دمشق، لا يزال الناشط معتقلا: a word for prisoners without the article, said of whoever is named.

    In a sentence without a verb it stands after a definite noun, no preposition before that; in the accusative after
    لا يزال.
    """
    word, before = tokens[i].word, tokens[i - 1] if i else None
    own = word.nominal
    if _HELD not in word.classes or not _done_to(word) or before is None or own.det or own.prep or own.conj or own.pron:
        return False
    named = before.mention is not None and before.mention.kind == "person"
    if not (before.word.nominal.det or before.word.nominal.pron or named) or before.word.function:
        return False
    start = clause_start(tokens, i)
    found = [function_at(tokens, k) for k in range(start, i)]
    kinds = {f[0].kind for f in found if f is not None}
    verbal = "prep" in kinds or any(t.is_verb or t.word.nominal.prep or t.word.fprep for t in tokens[start:i])
    accusative = word.tanween or tokens[i].norm.endswith("ين")
    return not verbal and (not accusative or "aux" in kinds)


def _done_to(word: Word) -> str | None:
    """The verb of which a word is the passive participle, in the accusative too where its letters are also a name."""
    return word.passive or (lexicon().passive.get(word.nominal.stem.removesuffix("ا")) if word.tanween else None)


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
    held = is_held(node.tokens, node.head)  # محتجز is who holds too
    passive = held or (word.passive is not None and word.active is None)
    key = _done_to(word) if held else word.adjective or word.passive or word.active
    senses = lex.senses.get(key or "", ())
    if held:
        senses = tuple(s for s in senses if (s.type, s.mode) == _ARREST)
    if senses and node.mention is None:
        node.senses = senses
        node.passive = held or (passive and not word.adjective)
