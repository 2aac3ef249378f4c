"""Words of quantity and numbers: with the noun that they count, or alone for people."""

from __future__ import annotations

from khabar.claim.adjectives import some_of_them
from khabar.claim.nodes import Node
from khabar.claim.syntax.attach import attach
from khabar.claim.syntax.bare import AMONG
from khabar.claim.syntax.finite import MATERIAL
from khabar.claim.syntax.pronouns import pronoun
from khabar.claim.syntax.state import Pass
from khabar.claim.together import is_bound
from khabar.find.tokens import QUOTES, Token
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import Function

_PERSON = fold("شخص")
_NUMERALS = frozenset(
    fold(
        "اثنين اثنان اثنتين اثنتان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرين عشرون ثلاثين ثلاثون أربعين أربعون "
        "خمسين خمسون ستين ستون عدد عددا عشرات العشرات مئات المئات"
    ).split()
)


def on_number(now: Pass, i: int) -> None:
    """A number before a word: how many there are of what comes next."""
    now.quant_at = now.quant_at if now.quant else i
    now.quant, now.counting, now.counted = now.tokens[i].text, True, i
    _lone_count(now, i)


def on_quant(now: Pass, function: Function, token: Token) -> None:
    """A word of quantity (كل، عدة): it begins the noun phrase after it; with a pronoun (نفسه) it stands alone."""
    if function.value == "نفس" and now.last is not None and now.last.last == token.index - 1:
        return  # الأطراف ذات الصلة: what they have, where ذات المصدر is the same one
    if now.last is not None and _counted_so(now, now.last, token):
        now.last.last = token.index
        return
    if token.word.fpron:
        pronoun(now, token, token.word.fpron)
        return
    now.quant_at = now.quant_at if now.quant else token.index
    now.quant = now.quant or token.text
    now.counting = True
    now.counted = token.index
    _lone_count(now, token.index)


_ONE, _TWO = (frozenset(fold(words).split()) for words in ("واحد واحدة", "اثنان اثنين اثنتان اثنتين"))


def _counted_so(now: Pass, noun: Node, number: Token) -> bool:
    """عسكريين اثنين وثلاثة مدنيين, شخص واحد: one and two after the noun that they count, and not of what follows."""
    if noun.kind != "np" or noun.last != number.index - 1 or now.conj or now.prep or now.quant:
        return False
    known = noun.det or noun.pron or noun.mention is not None
    dual = noun.tokens[noun.head].norm.endswith(("ان", "ين"))
    return not known and number.norm in (_TWO if dual else _ONE)


def _lone_count(now: Pass, i: int) -> None:
    """قتل ثلاثة في …، مقتل 3 وإصابة 7: a bare number right after a blow or an arrest stands for people."""
    if _some_of_them(now, i):
        _stands_for_people(now, i)
        return
    last = now.last
    if last is None or last.last != now.quant_at - 1 or now.prep or now.conj or is_bound(now.tokens[i]):
        return
    struck = any(s.type in MATERIAL and s.kind == "event" and "obj" in s.markers for s in last.senses)
    if last.kind not in ("verb", "ev") or not struck or not _ends_count(now, i + 1):
        return
    _stands_for_people(now, i)


def _some_of_them(now: Pass, i: int) -> bool:
    """احتجزت الشرطة أربعة منهم، بحق اثنين منهم: a bare number before "of them" is a phrase of its own."""
    following = now.following(i)
    alone = now.quant_at == i and following is not None and following.text not in QUOTES
    token = now.tokens[i]
    numeral = token.kind == "n" or token.word.nominal.stem in _NUMERALS or token.norm in _NUMERALS
    return alone and numeral and following is not None and some_of_them(following.word)


def _stands_for_people(now: Pass, i: int) -> None:
    """Make a phrase of so many people of the number that was read last."""
    conj, prep = now.conj or now.tokens[i].word.fconj, now.prep or now.tokens[i].word.fprep
    node = Node("np", now.tokens, now.quant_at, i, i)
    node.quant, node.begin, node.clause = now.quant, now.quant_at, now.clause
    node.group, node.number = now.lex.groups[_PERSON], "p"
    node.prep, node.conj = prep, bool(conj)
    now.nodes.append(node)
    attach(now, node, conj)
    now.reset()


def _ends_count(now: Pass, i: int) -> bool:
    """Whether nothing that a number can count stands at ``i``."""
    if i >= len(now.tokens):
        return True
    token = now.tokens[i]
    word = token.word
    if token.kind == "p":
        return token.text not in QUOTES and token.text not in "%٪.,"
    function = word.function
    if function is not None:
        return function.kind in ("prep", "sub", "conj") and (function.value not in AMONG or bool(word.fpron))
    return token.kind == "w" and bool(token.word.nominal.conj or token.word.nominal.prep) and word.known
