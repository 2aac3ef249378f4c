"""Function words: what each kind of them does to what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from khabar.claim.syntax.complements import on_comp
from khabar.claim.syntax.counts import on_quant
from khabar.claim.syntax.joined_clauses import coordinate
from khabar.claim.syntax.predicates import auxiliary
from khabar.claim.syntax.pronouns import pronoun, pronoun_node
from khabar.claim.syntax.relatives import describe_by_neg, on_rel
from khabar.claim.syntax.state import Pass
from khabar.claim.syntax.subordinate import on_cond, on_sub
from khabar.claim.verbs.letters import is_present
from khabar.find.tokens import Token
from khabar.knowledge.lexicon import Function

_MAY_FOLLOW_PREPOSITION = frozenset({"dem", "rel", "quant", "neg"})
"""Kinds of words that a preposition may be written onto, and that its noun comes after."""


def function_word(now: Pass, i: int, function: Function, taken: int, glued: str) -> int:
    """A function word or fixed phrase, read as its kind is; the token to go on at.

    ``glued`` is the proclitic of the next word that completes the phrase (بالإضافة ل).
    """
    token = now.tokens[i]
    now.glued = glued
    if not (now.counting and function.kind == "quant"):  # سبعة وعشرين: inside a number nothing is joined
        now.conj = _conjunction(token, taken) or now.conj
    read = _READERS.get(function.kind)
    if read is not None:
        read(now, function, token)
    if token.word.fprep and function.kind in _MAY_FOLLOW_PREPOSITION:
        now.prep = token.word.fprep
    if taken > 1 and now.prep == "@" and now.tokens[i + taken - 1].word.nominal.pron:
        _told_by_pronoun(now, now.tokens[i + taken - 1])
    return i + max(1, taken)


def _conjunction(token: Token, taken: int) -> str:
    """The و or ف written onto a function word or the first word of a fixed phrase."""
    glued = taken > 1 and token.norm[0] in "وف" and not token.word.function
    return token.word.fconj or (token.norm[0] if glued else "")


def _on_prep(now: Pass, function: Function, token: Token) -> None:
    """A preposition: it waits for its noun, or already carries a pronoun."""
    if now.counting and function.value == "من" and token.index == now.counted + 1 and not token.word.fpron:
        return
    now.prep = function.value
    if token.word.fpron:
        pronoun(now, token, token.word.fpron)


def _on_attr(now: Pass, function: Function, token: Token) -> None:
    """A particle of attribution (بحسب، وفقاً ل): the next noun phrase is a voice."""
    now.attribution = function.value
    now.attribution_cue = token.text
    now.prep = "@" if function.value else ""


def _told_by_pronoun(now: Pass, token: Token) -> None:
    """على حد قوله: the pronoun on the particle's last word is the voice."""
    node = pronoun_node(now, token, token.word.nominal.pron)
    node.fn = "attr"
    now.attribute(node)
    now.prep = ""


def _on_neg(now: Pass, function: Function, token: Token) -> None:
    """A negation: it holds for the next verb or noun, ليس for the whole clause."""
    now.neg = function.value
    if function.value == "ليس":
        describe_by_neg(now, token)
        now.clause.neg = "ليس"


def _on_except(now: Pass, _function: Function, token: Token) -> None:
    """لم يقتل إلا مدنيين: what is denied of all others. ألا تستهدف، بألا تدعم: أن and لا, which fold to the same."""
    after = now.following(token.index)
    if token.word.fprep or (after is not None and is_present(after)):
        on_comp(now, Function("comp", "أن"), token)
        now.neg = "لا"
    elif now.clause.verb is not None and now.clause.neg != "ليس" and after is not None and _is_bare(after):
        now.clause.neg = now.clause.verb.neg = ""


def _is_bare(token: Token) -> bool:
    """Whether a token is a number, or a noun without a preposition."""
    word = token.word
    counted = word.function is not None and word.function.kind == "quant" and not word.fprep
    return token.kind == "n" or counted or (token.kind == "w" and not word.nominal.prep and word.function is None)


def _on_part(now: Pass, function: Function, _token: Token) -> None:
    """A particle that colours its clause (قد، ربما)."""
    if function.value:
        now.clause.particles.add(function.value)


def _on_aux(now: Pass, function: Function, token: Token) -> None:
    """An auxiliary (كان، لا يزال)."""
    auxiliary(now, token, function.value)


def _on_conj(now: Pass, function: Function, token: Token) -> None:
    """A conjunction that stands alone; لكن and بل after a verb open a clause."""
    now.conj = function.value
    now.prep = ""
    begun = now.clause.verb is not None or (function.value == "لكن" and now.clause.topic is not None)
    if function.value in ("لكن", "بل") and begun and not now.quoted():
        now.comma = True
        coordinate(now, token, light=True)
    if token.word.fpron and now.clause.topic is None:
        now.clause.topic = pronoun_node(now, token, token.word.fpron)


def _on_pron(now: Pass, function: Function, token: Token) -> None:
    """A pronoun that stands alone: a copula after a conjunction and a noun, else the topic."""
    if now.conj and now.last is not None and now.last.kind == "np":
        now.copula, now.conj = now.last, ""
        return
    if now.clause.verb is None and now.clause.topic is None:
        now.clause.topic = pronoun_node(now, token, function.value)


_Reader: TypeAlias = Callable[[Pass, Function, Token], None]
_READERS: dict[str, _Reader] = {
    "prep": _on_prep,
    "nominal-prep": _on_prep,
    "attr": _on_attr,
    "neg": _on_neg,
    "part": _on_part,
    "except": _on_except,
    "aux": _on_aux,
    "conj": _on_conj,
    "pron": _on_pron,
    "quant": on_quant,
    "comp": on_comp,
    "rel": on_rel,
    "sub": on_sub,
    "cond": on_cond,
}
"""What reads each kind. A demonstrative, and the article alone before a quoted name, say nothing of the clause."""
