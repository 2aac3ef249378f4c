"""Attempts that failed before the deed was done: سيطر الجيش على البلدة بعد خمس محاولات فاشلة."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.draft import Draft
from khabar.claim.nodes import Node
from khabar.claim.sentence import Sentence
from khabar.knowledge.lexicon import lexicon
from khabar.model import Interval, Polarity

_EARLIER = frozenset({"بعد", "عقب", "إثر"})


def failed_attempts(sentence: Sentence, made: list[Draft]) -> list[Draft]:
    """For each deed that came after failed attempts whose aim is not said, the same deed as not done before."""
    found = []
    for node in sentence.nodes:
        if node.prep in _EARLIER and _failed(node):
            done = _deed(node, made)
            if done is not None:
                found.append(_undone(node, done))
    return found


def _failed(node: Node) -> bool:
    """Whether a phrase is of attempts that failed, and does not itself say at what."""
    if "effort" not in node.tokens[node.head].word.classes or any(kid.kind == "ev" for _, kid in node.kids):
        return False
    senses = (s for at in node.adjs for s in lexicon().senses.get(node.tokens[at].word.adjective or "", ()))
    return any(s.kind == "modal" and s.value == "negated" for s in senses)


def _deed(attempts: Node, made: list[Draft]) -> Draft | None:
    """The last deed told before the attempts in the same clause, if it was done."""
    for draft in reversed(made):
        telling = draft.telling
        if telling is None or telling.node.first > attempts.first or telling.node.tokens is not attempts.tokens:
            continue
        if telling.node.clause is attempts.clause and draft.polarity is Polarity.AFFIRMED:
            return draft
    return None


def _undone(node: Node, done: Draft) -> Draft:
    """The deed as attempted in vain, at some time that is not said."""
    tokens = node.tokens
    last = max([node.last, *node.adjs])
    span = (tokens[node.first].start, tokens[last].end)
    because = (*done.because, "negated by failed attempts before it")
    return replace(done, trigger=span, extent=span, polarity=Polarity.NEGATED, time=Interval(), because=because)
