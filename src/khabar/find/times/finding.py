"""The expressions of a sentence, left to right, and the one nearest to a predicate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khabar.find.times.grammar import Scan
from khabar.find.times.lexis import lexis
from khabar.find.times.values import TimeExpression, Value
from khabar.find.tokens import Token

_LOOK_BACK = 12
"""Tokens before an expression in which a word of the future («المقرر», «سيلتقي») speaks for it."""
_STOPS = frozenset(".؛!؟?")


def find_times(tokens: Sequence[Token]) -> list[TimeExpression]:
    """The time expressions of ``tokens`` in order, none inside another."""
    scan = Scan(tokens, lexis())
    found: list[TimeExpression] = []
    i, size, items = 0, scan.size, scan.items
    while i < size:
        item = items[i]
        if tokens[i].kind != "n" if item is None else not (item.starts or item.prep or item.phrases):
            i += 1
            continue
        hit = scan.expression(i)
        if hit is None:
            i += 1
            continue
        after, core, value = hit
        found.append(_expression(scan, i, after, core, value))
        i = after
    return found


def nearest(
    expressions: Iterable[TimeExpression], first: int, last: int, clause_first: int, clause_last: int
) -> TimeExpression | None:
    """The expression nearest to the predicate ``[first, last]`` among those inside the clause.

    All four are token indices, both ends inside. One that overlaps the predicate is nearest; of two equally
    far the one after it wins, as Arabic puts it.
    """
    inside = [e for e in expressions if e.first >= clause_first and e.last <= clause_last]
    return min(inside, key=lambda e: (max(e.first - last, first - e.last, 0), e.first < first), default=None)


def _expression(scan: Scan, first: int, after: int, core: int, value: Value) -> TimeExpression:
    tokens = scan.tokens
    start, end = tokens[first].start, tokens[after - 1].end
    inner, wording = tokens[core].start + _clitics(scan, core), _wording(tokens, first, after)
    return TimeExpression(first, after - 1, start, end, inner, wording, value, _ahead(scan, first))


def _clitics(scan: Scan, i: int) -> int:
    """Letters of و and ب that are written into the first dating word (ل belongs to it: «للثاني»)."""
    item, text = scan.item(i), scan.tokens[i].text
    cut = item.conj + (item.clitic if item.clitic == "ب" else "")
    return len(cut) if text.startswith(cut) else 0


def _wording(tokens: Sequence[Token], first: int, after: int) -> str:
    """The tokens with as many plain blanks between them as the text has characters of white space."""
    following = (" " * (tokens[k].start - tokens[k - 1].end) + tokens[k].text for k in range(first + 1, after))
    return tokens[first].text + "".join(following)


def _ahead(scan: Scan, first: int) -> bool:
    """Whether a word of the future governs the expression: the nearest before it, no past verb between."""
    for i in range(first - 1, max(first - 1 - _LOOK_BACK, -1), -1):
        token = scan.tokens[i]
        if token.kind == "p" and token.norm in _STOPS:
            return False
        if token.word.future or scan.item(i).future:
            return True
        if token.is_verb and any(v.aspect == "P" for v in token.word.verbs):
            return False
    return False
