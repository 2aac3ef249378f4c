"""Words for a body that name the act instead: التحالف مع أنقرة is to ally with Ankara, and no coalition's name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.find.tokens import QUOTES, Token
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon

_WITH = "مع"
_BETWEEN = frozenset({"بين", "بواسطة"})
_OF_DOERS = frozenset({"ASSAULT", "AID", "SUPPORT"})
"""Types of acts that a body right after them does: غارات التحالف."""


def mark_acts(tokens: Sequence[Token]) -> None:
    """Set ``act`` on words for a body that are verbal nouns here, and take names of one word off them."""
    for token in tokens:
        if token.kind != "w" or token.word.group is None:
            continue
        if _is_act(tokens, token) or _takes(tokens, token) or _is_aggression(tokens, token):
            token.act, token.mention = True, None


def _is_act(tokens: Sequence[Token], token: Token) -> bool:
    """Whether what is done with another party stands here, with that party after it."""
    mention, after = token.mention, tokens[token.index + 1 : token.index + 2]
    if not after or not _is_with(after[0]) or not _is_mutual(token.word.masdars):
        return False
    if token.is_verb or token.word.nominal.pron or (mention is not None and mention.last > mention.first):
        return False
    return _is_not_doer(tokens, token)


_OCCUPATION = fold("احتلال")


def _takes(tokens: Sequence[Token], token: Token) -> bool:
    """احتلال الجولان، احتلال تركيا لعفرين: what is occupied or who does it right after it, and no force (الاحتلال)."""
    nominal, after = token.word.nominal, tokens[token.index + 1 : token.index + 2]
    before = tokens[token.index - 1] if token.index else None
    if nominal.stem != _OCCUPATION or nominal.det or nominal.pron or not after or after[0].kind != "w":
        return False
    body = before is not None and before.word.group is not None  # قوات احتلال
    word = after[0].word
    joined = word.nominal.prep or word.nominal.conj or word.function is not None
    return not (body or joined) and (word.nominal.det or after[0].mention is not None or after[0].place is not None)


_AGGRESSION = fold("عدوان")
_ON = frozenset({"على", "ضد"})


def _is_aggression(tokens: Sequence[Token], token: Token) -> bool:
    """وقع عدوان، عدوانه، العدوان الجوي الإسرائيلي على دمشق: the deed, and not those who are called after it."""
    nominal = token.word.nominal
    if nominal.stem != _AGGRESSION:
        return False
    if not nominal.det:
        return True
    for after in tokens[token.index + 1 : token.index + 4]:
        function = after.word.function
        if function is not None:
            return function.kind == "prep" and function.value in _ON
        if after.is_verb or not (after.word.nominal.det and after.word.nominal.stem.endswith("ي")):
            return False
    return False


def _is_with(token: Token) -> bool:
    function = token.word.function
    return function is not None and function.kind == "prep" and function.value == _WITH and not token.word.fconj


@lru_cache(maxsize=1_000)
def _is_mutual(masdars: tuple[str, ...]) -> bool:
    """Whether it is the verbal noun of a verb of doing something with each other, and of nothing else."""
    senses = [s for key in masdars for s in lexicon().senses.get(key, ())]
    return bool(senses) and all(_WITH in s.markers and "obj" not in s.markers for s in senses)


def _is_not_doer(tokens: Sequence[Token], token: Token) -> bool:
    """Whether the words before leave no body that does something with another (اشتبك التحالف مع, غارات التحالف مع)."""
    nominal = token.word.nominal
    before = next((t for t in reversed(tokens[: token.index]) if t.text not in QUOTES), None)
    if before is None or nominal.prep or before.kind == "p":
        return True
    if nominal.conj:
        return _joins_act(tokens[: token.index])
    function = before.word.function
    if function is not None and not before.is_verb:
        return function.kind in ("prep", "nominal-prep", "neg", "comp", "dem") and function.value not in _BETWEEN
    return not before.is_verb and before.word.group is None and not _acts(before)


def _joins_act(before: Sequence[Token]) -> bool:
    """ترك واشنطن والتحالف مع موسكو: the last predicate before it is a verbal noun that asks for nobody with it."""
    last = next((t for t in reversed(before) if t.is_verb or t.word.masdars), None)
    return last is not None and not last.is_verb and last.word.group is None and not _acts(last)


def _acts(token: Token) -> bool:
    """Whether a word names an act whose doer may stand right after it, or that is done with somebody."""
    senses = [s for key in token.word.masdars for s in lexicon().senses.get(key, ())]
    mutual = bool(senses) and all(_WITH in s.markers for s in senses)
    return mutual or any(s.type in _OF_DOERS for s in senses)
