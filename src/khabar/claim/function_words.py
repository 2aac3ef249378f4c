"""Function words and fixed phrases as they stand among the tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from khabar.find.tokens import QUOTES, Token
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import Function, lexicon

_ABOUT = "نحو"
_GOVERNOR = "والي"
_TOWARDS = Function("prep", _ABOUT)
_MEETING, _FOR = fold("لقاء"), Function("prep", "مقابل")
_PAID = frozenset(fold("فدية مبلغ مبالغ أجر أجور ثمن رشوة رشاوى عمولة دية").split())
_AMOUNTS = frozenset({"amount", "money"})


def function_at(tokens: Sequence[Token], i: int) -> tuple[Function, int, str] | None:
    """The function word or fixed phrase at token ``i``: (function, tokens taken, clitic that completes it)."""
    token = tokens[i]
    function = token.word.function
    if token.kind != "w" or token.text == _GOVERNOR or (token.mention is not None and function is None):
        return None  # والي غزني is no وإلى
    if function is not None and function.value.startswith("أ") and token.text.lstrip("وف").startswith("إ"):
        return None if function.kind == "prep" else (function, 1, "")  # إمام is no أمام
    seconds, phrases = _phrases_from(token.norm)
    if (function is None and not phrases) or _part_of_place(tokens, i):
        return (_FOR, 1, "") if token.norm == _MEETING and _in_return(tokens, i) else None
    if phrases and can_follow(tokens, i, seconds):
        for rest, phrase_function in phrases:
            taken = match_words(tokens, i, rest, phrase_function.kind == "attr")
            if taken:
                return phrase_function, taken, rest[-1] if len(rest[-1]) == 1 else ""
    if function is None or token.is_verb:
        return None
    return _TOWARDS if function.value == _ABOUT and _is_towards(tokens, i) else function, 1, ""


def _in_return(tokens: Sequence[Token], i: int) -> bool:
    """أفرج عنه لقاء فدية, لقاء نقلهم: in return for what is paid or done to them, where no meeting is governed."""
    if not i or i + 1 >= len(tokens):
        return False
    before, after = tokens[i - 1], tokens[i + 1].word
    function = before.word.function
    governed = before.is_verb or (function is not None and function.kind != "dem" and not before.word.fpron)
    paid = not _AMOUNTS.isdisjoint(after.classes) or after.nominal.stem in _PAID
    done = bool(after.masdars) and after.nominal.pron.startswith("3")
    return not governed and not after.nominal.prep and (paid or done)


def _is_towards(tokens: Sequence[Token], i: int) -> bool:
    """نحو دمشق and not نحو ألف شخص: a preposition, where no number follows and no other preposition stands before."""
    token = tokens[i]
    if token.norm.removeprefix("و") != _ABOUT or i + 1 >= len(tokens):
        return False
    before = tokens[i - 1].word.function if i else None
    if before is not None and before.kind == "prep":
        return False
    after = next((t for t in tokens[i + 1 : i + 3] if t.text not in QUOTES), tokens[i + 1])
    counted = after.word.function
    number = after.kind == "n" or after.timed or (counted is not None and counted.kind == "quant")
    return after.kind == "w" and not number and _AMOUNTS.isdisjoint(after.word.classes)


def _part_of_place(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word begins a place's name of several words (أم درمان): it is no function word there."""
    place = tokens[i].place
    return place is not None and i + 1 < len(tokens) and tokens[i + 1].place is place


@lru_cache(maxsize=16_384)
def _phrases_from(norm: str) -> tuple[frozenset[str] | None, tuple[tuple[tuple[str, ...], Function], ...]]:
    """The fixed phrases that a word may begin, و or ف cut off or not, and what ``seconds_of`` says of them."""
    known = lexicon().phrases
    keys = (norm, norm[1:]) if norm[0] in "وف" and len(norm) > 2 else (norm,)
    found = tuple(item for key in keys for item in known.get(key, ()))
    bare = any(function.kind == "attr" and len(rest) == 1 for rest, function in found)
    return None if bare else seconds_of(rest for rest, _ in found), found


def seconds_of(rests: Iterable[tuple[str, ...]]) -> frozenset[str] | None:
    """The words one of which must stand next in phrases; ``None`` where one ends at once, or goes on in a clitic."""
    found = list(rests)
    return frozenset(rest[0] for rest in found) if all(rest and len(rest[0]) > 1 for rest in found) else None


def can_follow(tokens: Sequence[Token], i: int, seconds: frozenset[str] | None) -> bool:
    """Whether what stands after token ``i`` lets one of the phrases stand here whose ``seconds_of`` is given."""
    return seconds is None or (i + 1 < len(tokens) and tokens[i + 1].norm in seconds)


def match_words(tokens: Sequence[Token], i: int, rest: tuple[str, ...], pronoun: bool = False) -> int:
    """How many tokens the phrase takes, 0 where it does not stand here; a last clitic takes no token of its own.

    With ``pronoun`` the last word may carry one (على حد تعبيره).
    """
    for k, word in enumerate(rest, 1):
        if i + k >= len(tokens):
            return 0
        token = tokens[i + k]
        if len(word) == 1:
            return k if token.word.nominal.prep == word or token.norm.startswith(word) else 0
        if token.norm != word and not (
            pronoun and k == len(rest) and token.word.nominal.pron and token.word.nominal.stem == word
        ):
            return 0
    return len(rest) + 1
