"""Reports that a sentence says are untrue: لا صحة للأنباء عن …, ما نقلته الوكالة عن … عار عن الصحة."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.claim.hearsay import reports
from khabar.claim.nodes import Clause, Node
from khabar.find.tokens import Token
from khabar.knowledge import tables
from khabar.knowledge.folding import fold
from khabar.knowledge.once import once
from khabar.knowledge.tsv import read_tsv

_REACH = 25  # tokens between a report and what is said of it
_RIGHT_AFTER = 3


@once
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By the first folded word of what says that a report is untrue: (its other words, the side of the report)."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, side, _ in read_tsv("untrue.tsv", tables.UNTRUE_COLUMNS):
        first, *rest = fold(phrase).split()
        found.setdefault(first, []).append((tuple(rest), side))
    return {first: tuple(rests) for first, rests in found.items()}


def untrue(tokens: Sequence[Token], nodes: Sequence[Node], clauses: Sequence[Clause]) -> frozenset[int]:
    """Identities of the reports (phrases, or clauses of ما) that the sentence says are untrue."""
    found = []
    for at, length, side in _said(tokens):
        told = reports(nodes, clauses)
        if side == "after":
            near = (r for start, r in told if at + length <= start <= at + length + _RIGHT_AFTER)
        else:
            near = (r for start, r in reversed(told) if at - _REACH <= start < at and _is_known(r))
        report = next(near, None)
        if report is not None:
            found.append(id(report))
    return frozenset(found)


def _said(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Where it is said that something is untrue: the first token, how many, and the side on which that stands."""
    known = _phrases()
    for at, token in enumerate(tokens):
        for rest, side in known.get(token.norm.removeprefix("و"), ()):
            following = tokens[at + 1 : at + 1 + len(rest)]
            if tuple(t.norm for t in following) == rest:
                yield at, len(rest) + 1, side


def _is_known(report: Node | Clause) -> bool:
    """الأنباء كاذبة, and not أخبار كاذبة, which are spread and not denied."""
    return isinstance(report, Clause) or report.det or report.kind == "verb"
