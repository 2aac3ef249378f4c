"""Drones: مسيرة is a march or a drone as it is written, and what stands by it, or the page, tells which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from khabar.claim.verbs.saying import says
from khabar.find.tokens import Token
from khabar.find.words import Word
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon

_DOUBLED = re.compile("ي[\u064e-\u0650]?\u0651")
_MARCH, _DRONE, _SIGN = "demo", "drone", "drone_sign"
_ARMS = frozenset({"artillery", "aircraft", "airstrike", "bomb"})
_BEFORE = 2  # words before it that may tell what it is (سرب من المسيرات)
_REACH = 8  # words between a blow and what it was dealt with
_AIRCRAFT, _PLANES = fold("طائرة"), fold("طائرات")


def mark_drones(sentences: Sequence[Sequence[Token]]) -> None:
    """Take the march out of a word that is a drone here: it names no event, and is no demonstration.

    A drone is what is written or described as one, or dealt a blow with; on a page that speaks of drones, and beside
    other arms, so is whatever stands where nobody protests.
    """
    either = [(tokens, token) for tokens in sentences for token in tokens if _is_either(token)]
    sure = {id(token) for tokens, token in either if _is_told(token) or _is_described(tokens, token)}
    flown = bool(sure) or any(_speaks_of_drones(tokens) for tokens in sentences) if either else False
    for tokens, token in either:
        if id(token) in sure or (not _is_protested(tokens) and (flown or _is_beside_arms(tokens, token))):
            token.word = _drone(token.word, _tells_of_planes(tokens, token))


def _is_either(token: Token) -> bool:
    return token.kind == "w" and {_MARCH, _DRONE} <= token.word.classes and bool(token.word.masdars)


def _is_told(token: Token) -> bool:
    """مسيّرة: written with its doubled letter."""
    return _DOUBLED.search(token.text) is not None


def _is_described(tokens: Sequence[Token], token: Token) -> bool:
    """طائرة مسيرة، مسيرات انتحارية، سرب من المسيرات، هاجمت المسيرات: what it is called, or that it strikes itself."""
    if _tells_of_planes(tokens, token):
        return True
    at = token.index
    near = (*tokens[max(at - _BEFORE, 0) : at], *tokens[at + 1 : at + 2])
    beside = (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 1 + _BEFORE])
    return any(_SIGN in t.word.classes for t in near) or (
        not token.word.nominal.prep and any(_strikes(t.word) and _is_feminine(t.word) for t in beside)
    )


def _is_feminine(word: Word) -> bool:
    return bool(word.verbs) and not word.masdars and all(form.gender == "f" for form in word.verbs)


def _speaks_of_drones(tokens: Sequence[Token]) -> bool:
    """Whether there is a word for a drone that is nothing else (طائرة مسيرة، درون)."""
    return any(
        before.word.nominal.stem in (_AIRCRAFT, _PLANES)
        if _is_either(token)
        else _DRONE in token.word.classes and not token.word.active
        for before, token in pairwise(tokens)
    )


def _tells_of_planes(tokens: Sequence[Token], token: Token) -> bool:
    """الطائرات المسيرة: the word for which sort of aircraft right after them."""
    return token.index > 0 and tokens[token.index - 1].word.nominal.stem in (_AIRCRAFT, _PLANES)


def _is_protested(tokens: Sequence[Token]) -> bool:
    """Whether a sentence speaks of protest beside the word itself."""
    return any(_protests(t.word) for t in tokens if not _is_either(t))


def _is_beside_arms(tokens: Sequence[Token], token: Token) -> bool:
    """أطلق صواريخ ومسيرات، قصفه بمسيرة: joined to other arms, or what a blow was dealt with."""
    if token.word.nominal.prep == "ب":
        return any(_strikes(t.word) for t in tokens[max(token.index - _REACH, 0) : token.index])
    joined = bool(token.word.nominal.conj)
    return joined and any(t.word.classes & _ARMS for t in tokens[max(token.index - _BEFORE, 0) : token.index])


def _protests(word: Word) -> bool:
    types = _types(_keys(word))  # نفذ، أعلن: what strikes and protests alike tells nothing
    return _MARCH in word.classes or ("PROTEST" in types and "ASSAULT" not in types and not says(word))


def _strikes(word: Word) -> bool:
    return "ASSAULT" in _types(_keys(word))


def _keys(word: Word) -> tuple[str, ...]:
    return (*word.masdars, *dict.fromkeys(form.verb for form in word.verbs))


@lru_cache(maxsize=4_000)
def _types(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(sense.type for key in keys for sense in lexicon().senses.get(key, ()) if sense.kind == "event")


@lru_cache(maxsize=100)
def _drone(word: Word, adjective: bool) -> Word:
    """The word without the march: it stands for whose it is, as an aircraft does, unless it only tells which sort."""
    group = None if adjective else lexicon().groups[_AIRCRAFT]
    return replace(word, masdars=(), classes=word.classes - {_MARCH}, group=group)
