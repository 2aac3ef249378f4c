"""Phrases to clauses: one left-to-right pass that attaches every phrase to what governs it.

The pass keeps a stack of open clauses and, in each, its open predicates. A preposition goes to the nearest
predicate whose frame asks for it; a bare noun phrase is topic, subject, object, second part of a construct or
apposition by its place; a conjunction repeats the function of what it joins. There is no search and no undo.
"""

from __future__ import annotations

from khabar.claim.asides import aside
from khabar.claim.datelines import heading
from khabar.claim.directions import SIDE, is_of_side, tells_side
from khabar.claim.function_words import function_at
from khabar.claim.nodes import Attribution, Clause, Node
from khabar.claim.syntax.counts import on_number
from khabar.claim.syntax.marks import mark
from khabar.claim.syntax.noun_phrases import noun_phrase
from khabar.claim.syntax.particles import function_word
from khabar.claim.syntax.predicates import finite_verb, reported_noun
from khabar.claim.syntax.state import Pass
from khabar.claim.syntax.triggers import fixed_trigger, trigger_at
from khabar.find.tokens import Token


def parse(tokens: list[Token]) -> tuple[list[Clause], list[Node], list[Attribution]]:
    """One sentence: its clauses in order of their opening (the main one first), its phrases, its attributions."""
    now = Pass(tokens)
    i = heading(tokens)
    while i < len(tokens):
        i = _step(now, i)
    for clause in now.stack:
        clause.end = len(tokens)
    return now.clauses, now.nodes, now.attributions


def _step(now: Pass, i: int) -> int:
    """Read what stands at token ``i``; the token to go on at."""
    token = now.tokens[i]
    if token.kind == "p":
        mark(now, token)
        return i + 1
    if token.timed:
        return _date(now, i)
    passed = aside(now.tokens, i)
    if passed:
        now.conj = now.prep = ""
        return i + passed
    following = now.following(i) if token.kind == "n" else None
    if following is not None and following.kind == "w":
        on_number(now, i)
        return i + 1
    return _word(now, i)


def _word(now: Pass, i: int) -> int:
    """Read a fixed trigger, verb, function word or noun phrase, tried in that order; the token to go on at."""
    token = now.tokens[i]
    trigger = trigger_at(now, i)
    if trigger is not None:
        return fixed_trigger(now, i, *trigger)
    found = function_at(now.tokens, i)
    alone = found is not None and found[1] == 1
    if token.is_verb and (found is None or alone) and not reported_noun(now, token):
        return finite_verb(now, i)
    if found is not None and not (alone and token.mention is not None and token.word.function is None):
        return function_word(now, i, *found)
    return _side(now, i) if tells_side(now.tokens, i) else noun_phrase(now, i)


def _side(now: Pass, i: int) -> int:
    """غربي درعا: on which side of a place, as a preposition says it, unless one stands before it already."""
    last = now.last
    if last is None or last.kind == "verb" or now.prep or now.conj or is_of_side(last, i):
        return noun_phrase(now, i)
    now.prep = SIDE
    return noun_phrase(now, i) if now.tokens[i].place is not None else _past_sides(now, i)


def _past_sides(now: Pass, i: int) -> int:
    """شمال شرقي البلاد: the token of the place itself."""
    return i + 2 if tells_side(now.tokens, i + 1) else i + 1


def _date(now: Pass, i: int) -> int:
    """Dating words are no phrases of the clause; a preposition before them goes with them."""
    now.conj = now.conj or now.tokens[i].word.conj
    while i < len(now.tokens) and now.tokens[i].timed:
        i += 1
    now.prep = now.quant = ""
    now.counting = False
    return i
