"""Words that say on which side of a place something is (غربي درعا): no adjectives, and no parties."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.nodes import Node
from khabar.find.tokens import Token
from khabar.knowledge.folding import fold

SIDE = "قرب"
"""The preposition that such a word stands for."""
_SIDES = frozenset(fold("شمالي جنوبي شرقي غربي").split())
_BETWEEN = _SIDES | frozenset(fold("شمال جنوب شرق غرب").split())
"""What may stand between such a word and its place: شمالي غرب المدينة."""
_OWNERS = frozenset({"people", "state"})


def tells_side(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at ``i`` is one of a side (شمالي المدينة) and no adjective (مقاتل شمالي)."""
    after = i + 1
    doubled = tokens[i].norm in _BETWEEN and after < len(tokens) and tokens[after].norm in _SIDES
    if tokens[i].kind != "w" or not (doubled or tokens[i].norm in _SIDES):
        return False
    while after < len(tokens) and tokens[after].norm in _BETWEEN:
        after += 1
    if after >= len(tokens) or tokens[after].kind != "w" or tokens[after].is_verb:
        return False
    word = tokens[after].word
    if word.nominal.prep or word.nominal.conj or word.function is not None:
        return False
    known = tokens[after].place is not None or tokens[after].mention is not None
    return known or word.nominal.det or bool(word.nominal.pron)


def is_of_side(last: Node, i: int) -> bool:
    """سكان شمالي غزة: a side right after a bare word for people or a government says whose they are."""
    owner = last.group is not None and last.group.kind in _OWNERS and last.last == i - 1
    complete = last.det or last.quant or last.adjs or last.tokens[last.head].word.tanween
    return owner and not (complete or last.tokens[last.head].norm.endswith(("ون", "ين")))
