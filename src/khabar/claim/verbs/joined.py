"""Verbs that go on from another: خُطف وقُتل, انتشرت القوات وقتل ثلاثة, ثم داستها الدبابات."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.verbs.saying import says
from khabar.find.tokens import Token
from khabar.find.words import Word
from khabar.knowledge.lexicon import lexicon


def goes_on(tokens: Sequence[Token], i: int) -> bool:
    """واتهمه بكذا, وقتل ثلاثة: whether a form tells what was done next, and to whom."""
    return _done_to_him(tokens, i) or _befell_so_many(tokens, i)


def _befell_so_many(tokens: Sequence[Token], i: int) -> bool:
    """انتشرت القوات وقتل ثلاثة: joined past a verb, with no verbal noun between that it could be joined to."""
    word = tokens[i].word
    if not (word.vconj and word.masdars and word.verbs[0].aspect == "P") or word.vpron or i + 1 >= len(tokens):
        return False
    after = tokens[i + 1]
    function = after.word.function
    counted = after.kind == "n" or (function is not None and function.kind == "quant")
    verb = next((k for k in range(i - 1, -1, -1) if tokens[k].is_verb), -1)
    between = tokens[verb + 1 : i]
    told = verb >= 0 and bool(tokens[verb].word.verbs) and tokens[verb].word.verbs[0].aspect == "P"
    return counted and told and not any(t.word.masdars or t.kind == "p" for t in between)


def _done_to_him(tokens: Sequence[Token], i: int) -> bool:
    """واتهمه بكذا، ودعاه إلى كذا: joined to a verb of the past, to whom it is done and what it asks for."""
    word = tokens[i].word
    first = word.verbs[0]
    if not (word.vconj and word.vpron.startswith("3") and first.aspect == "P") or word.masdars or i + 1 >= len(tokens):
        return False
    after = tokens[i + 1].word
    prep = after.function.value if after.function is not None and after.function.kind == "prep" else after.nominal.prep
    asked = (
        any(prep in s.markers for form in word.verbs for s in lexicon().senses.get(form.verb, ())) if prep else False
    )
    before = next((t.word.verbs[0] for t in reversed(tokens[:i]) if t.is_verb and t.word.verbs), None)
    alike = before is not None and (before.aspect, before.gender, before.number) == ("P", first.gender, first.number)
    return asked and alike


def joined_to_verb(tokens: Sequence[Token], i: int, word: Word) -> bool | None:
    """خُطف وقُتل: right after a verb of the past, what is joined to it is no noun, for there is none to join it to."""
    if not i or not tokens[i - 1].is_verb or word.nominal.conj != "و" or word.vconj != "و":
        return None
    before, first = tokens[i - 1].word, word.verbs[0]
    past = first.aspect == "P" and first.person == "3" and bool(before.verbs) and before.verbs[0].aspect == "P"
    alike = past and (before.verbs[0].gender, before.verbs[0].number) == (first.gender, first.number)
    return True if alike and not (before.vpron or word.group or word.titles or says(before)) else None


_THEN = "ثم"


def comes_next(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool:
    """ثم داستها الدبابات: after ثم comes what was done next, sooner than a noun."""
    noun = word.masdars or word.group or word.titles or word.classes
    return bool(i) and tokens[i - 1].norm == _THEN and word.verbs[0].aspect == "P" and not noun and margin > -150


def asks_of(tokens: Sequence[Token], i: int) -> bool:
    """، وطالبهما بوقف القتال: past a comma, a verb with what it asks for in its own preposition."""
    word, after = tokens[i].word, tokens[i + 1].word if i + 1 < len(tokens) else None
    if not i or tokens[i - 1].kind != "p" or not word.vconj or after is None or not after.masdars:
        return False
    senses = (s for form in word.verbs for s in lexicon().senses.get(form.verb, ()))
    prep = after.nominal.prep
    return bool(prep) and any(s.kind in ("modal", "accuse") and prep in s.content for s in senses)
