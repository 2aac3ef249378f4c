"""On what condition something is to be done: a conditional clause, what is asked in exchange, or who is threatened."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.claim.context import Context
from khabar.claim.frame import Frame
from khabar.claim.nodes import Clause, Node
from khabar.claim.sentence import Sentence
from khabar.model import Modality

Words = tuple[int, int]
"""The first and the last token of a condition."""

_STOPS = frozenset("،,.؛”»")
_IN_EXCHANGE = "مقابل"
_PUT_FORWARD = frozenset({Modality.OFFERED, Modality.THREATENED, Modality.PLANNED, Modality.DEMANDED})
_AIMED = frozenset({Modality.OFFERED, Modality.THREATENED})


def condition_of(sentence: Sentence, frame: Frame, context: Context, modality: Modality) -> Words | None:
    """The words on which a predicate of that modality depends; ``None`` where nothing in its sentence conditions it."""
    return (
        _conditional(sentence, frame.node)
        or _exchange(sentence, frame.node, modality)
        or _of_the_aimed_at(sentence, frame, context, modality)
    )


def _conditional(sentence: Sentence, node: Node) -> Words | None:
    """The sentence's conditional clause, where ``node`` stands outside it."""
    clause = next((c for c in sentence.clauses if _conditions(c, node)), None)
    if clause is None or node.clause is None:
        return None
    tokens = sentence.tokens
    last = clause.end if clause.end > clause.start else len(tokens) - 1
    inside = tokens[clause.start + 1 : last + 1]
    stop = next((t.index for t in inside if t.text in _STOPS or (t.is_verb and t.word.vconj == "ف")), last)
    return None if clause.start <= node.first < stop else (clause.start, stop - 1)


def _conditions(clause: Clause, node: Node) -> bool:
    return clause.kind == "cond" and clause.verb is not None and clause.verb is not node


def _exchange(sentence: Sentence, node: Node, modality: Modality) -> Words | None:
    """عرضت السلاح مقابل الولاء: an act or thing that is asked for what is put forward, in the same clause after it."""
    if modality not in _PUT_FORWARD or node.clause is None:
        return None
    for other in sentence.nodes:
        if other.prep != _IN_EXCHANGE or other.first <= node.first or other.quant:
            continue
        if not any(c.kind in ("main", "coord", "comp") and node.first < c.start <= other.first
                   for c in sentence.clauses):  # fmt: skip
            first = other.first
            while first > 0 and not sentence.tokens[first].norm.endswith(_IN_EXCHANGE):
                first -= 1
            return first, max(n.last for n in _below(other))
    return None


def _of_the_aimed_at(sentence: Sentence, frame: Frame, context: Context, modality: Modality) -> Words | None:
    """هددت الفصائل التي لا تلتزم بالهدنة: what those do who are threatened, or offered something, is its condition."""
    if modality not in _AIMED:
        return None
    aimed = [n for n in (context.target, *frame.nodes("recipient")) if n is not None and n.kind == "np"]
    for node in aimed:
        for clause in node.rels:
            verb = clause.verb
            habitual = verb is not None and verb.form is not None and verb.form.aspect == "I" and clause.marker
            several = node.det and node.mention is None and node.gender != "m"
            if habitual and verb is not None and several and node.tokens is sentence.tokens:
                until = frame.node.first if frame.node.first > clause.start else len(node.tokens)
                return clause.start + 1, max((n.last for n in _below(verb) if n.last < until), default=verb.last)
    return None


def _below(node: Node) -> Iterator[Node]:
    """A phrase and all that hangs on it after it."""
    yield node
    for inner in (node.gen, node.object, *node.conjuncts, *(kid for _, kid in node.kids)):
        if inner is not None and inner.first > node.first:
            yield from _below(inner)
