"""Verbs of saying: what they say, or who says it, tells them from nouns of the same letters."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.asides import asks_not_to
from khabar.find.tokens import QUOTES, Token
from khabar.find.words import Word
from khabar.knowledge.lexicon import lexicon


def says(word: Word) -> bool:
    """Whether a form may be of a verb of saying or writing."""
    return any(s.kind == "cue" for form in word.verbs for s in lexicon().senses.get(form.verb, ()))


_WRITTEN = frozenset({"document", "statement"})


def written_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether "a statement" or the like stands before, which was issued or published sooner than it has a construct."""
    return any(_WRITTEN & t.word.classes and not t.word.nominal.det for t in tokens[max(0, i - 2) : i])


def says_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of saying stands right before, marks between left aside: قال: رصدنا."""
    at = next((k for k in range(i - 1, max(i - 4, -1), -1) if tokens[k].kind != "p"), None)
    return at is not None and tokens[at].is_verb and says(tokens[at].word)


def about_speech(tokens: Sequence[Token], i: int) -> bool | None:
    """Whether what follows tells a verb of saying, or of what its speaker asks for."""
    told = _tells(tokens, i, tokens[i].word) or _says_that(tokens, i) or wants_no_name(tokens, i)
    return True if told else None


_THAT = frozenset({"أن", "إن", "بأن"})
_REACH = 8
"""How many tokens after a verb of saying what it says may begin."""


def _tells(tokens: Sequence[Token], i: int, word: Word) -> bool:
    """في الضفة المقابلة ذكر المتحدث أن: the first verb of saying before أنّ, with whoever says so right after it."""
    if word.vconj or not says(word) or i + 1 >= len(tokens) or any(t.is_verb for t in tokens[:i]):
        return False
    before, doer = tokens[i - 1].word.function if i else None, tokens[i + 1].word
    named = tokens[i + 1].mention is not None or doer.group is not None or bool(doer.titles) or doer.nominal.det
    if (before is not None and before.kind != "dem") or not named or doer.nominal.prep or doer.nominal.conj:
        return False
    for token in tokens[i + 2 : i + 2 + _REACH]:
        function = token.word.function
        if function is not None and function.kind == "comp":
            return function.value in _THAT
        if token.kind == "p" and token.text not in QUOTES:
            return False
    return False


def _says_that(tokens: Sequence[Token], i: int) -> bool:
    """لكن مصدرا مقربا من الحركة كشف للوكالة أن: the first past form of saying, with أنّ right after it or its hearer."""
    word = tokens[i].word
    form = next((f for f in word.verbs if f.aspect == "P" and f.person == "3"), None)
    if form is None or word.vpron or not says(word) or not i or any(t.is_verb for t in tokens[:i]):
        return False
    before = tokens[i - 1].word.function
    if before is not None and before.kind in ("prep", "nominal-prep", "quant"):
        return False
    at = i + 1
    if at < len(tokens) and tokens[at].word.nominal.prep == "ل":
        at = next((k for k in range(at, min(at + 4, len(tokens))) if tokens[k].word.function is not None), at)
    function = tokens[at].word.function if at < len(tokens) else None
    return function is not None and function.kind == "comp" and function.value in _THAT


def wants_no_name(tokens: Sequence[Token], i: int) -> bool:
    """قيادي في الحركة طلب عدم نشر اسمه: after whoever speaks, what he asks for about his name."""
    return asks_not_to(tokens, i) and any(t.is_verb and says(t.word) for t in tokens[:i])
