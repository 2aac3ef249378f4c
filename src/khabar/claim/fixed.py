"""Where triggers of several words, and verbs that only say that another is past, stand among the tokens."""

from __future__ import annotations

from functools import lru_cache

from khabar.claim.function_words import can_follow, match_words, seconds_of
from khabar.find.clitics import proclitics
from khabar.find.tokens import Token
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon

_ALREADY = frozenset({"سبق", "سبقت"})


def already(tokens: list[Token], i: int) -> int:
    """سبق أن قصفت، سبق لها وأن قصفت، سبق وقصفت: how many tokens say no more than that the verb after them is past.

    0 where no verb follows so (سبق وصول الوفد).
    """
    if tokens[i].norm.removeprefix("و") not in _ALREADY:
        return 0
    at = i + 1
    function = tokens[at].word.function if at < len(tokens) else None
    if function is not None and function.value == "ل" and tokens[at].word.fpron:
        at += 1
    following = tokens[at : at + 2]
    if len(following) == 2 and following[0].norm.removeprefix("و") == "ان" and following[1].is_verb:
        return at + 1 - i
    joined = bool(following) and at == i + 1 and following[0].is_verb and following[0].word.vconj == "و"
    return 1 if joined else 0


_BEING = frozenset(fold("هو هي يعد تعد يعتبر تعتبر كان كانت بات باعتباره باعتبارها بوصفه بوصفها").split())


def stands_beside(tokens: list[Token], i: int) -> bool:
    """Whether a phrase of membership (أحد قادة X) says what someone is; in قتل أحد قادة X it is a party itself."""
    function = tokens[i].word.function
    if function is None or not (function.kind == "quant" or (function.kind, function.value) == ("prep", "من")):
        return True
    before = tokens[i - 1] if i else None
    return before is not None and (
        before.kind == "p"
        or (before.mention is not None and before.mention.kind == "person")
        or not _BEING.isdisjoint((before.norm, before.norm[1:]))
    )


def fixed_at(tokens: list[Token], i: int) -> tuple[int, str] | None:
    """The trigger of several words that stands at token ``i``: (tokens taken, its key), or ``None``."""
    token = tokens[i]
    if token.kind != "w":
        return None
    seconds, triggers = _fixed_from(token.norm)
    if triggers and can_follow(tokens, i, seconds):
        for rest, key in triggers:
            taken = match_words(tokens, i, rest) if rest else int(token.word.function is None)
            if taken:
                return taken, key
    return None


@lru_cache(maxsize=16_384)
def _fixed_from(norm: str) -> tuple[frozenset[str] | None, tuple[tuple[tuple[str, ...], str], ...]]:
    """The triggers of several words that may begin with the word, its clitics cut off or not: (other words, key).

    Before them stands what ``seconds_of`` says of them.
    """
    keys = dict.fromkeys((norm, *(stem for _, _, det, stem in proclitics(norm) if not det)))
    found = tuple(item for key in keys for item in lexicon().fixed.get(key, ()))
    return seconds_of(rest for rest, _ in found), found
