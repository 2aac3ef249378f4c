"""What became of every gold claim and every claim read: right, or wrong in which way.

The scorer (``score.py``) says which claims agree. Those that it leaves over are laid side by side by their words:
a claim read at the same word of the page, or of the same type in the same sentence, is the same claim got wrong.
What then has no partner was missed, or was made up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import score

Record = dict[str, Any]
Extent = tuple[int, int]

RIGHT = "right"
MODALITY = "wrong modality"
CHAIN = "wrong chain"
ROLE = "wrong role"
TYPE = "wrong type"
MISSED = "missed trigger"
FURNITURE = "furniture"
SPURIOUS = "spurious"
KINDS = (RIGHT, MODALITY, CHAIN, ROLE, TYPE, MISSED, FURNITURE, SPURIOUS)
EVENT_RIGHT = frozenset({RIGHT, MODALITY, CHAIN})
"""Kinds in which type and parties are right: what the scorer calls ``event``."""
_LEVELS = {3: RIGHT, 2: MODALITY, 1: CHAIN}


class Outcome(NamedTuple):
    """A gold claim, a claim read (in the scorer's flat form), or both, and what became of them."""

    kind: str
    gold: Record | None
    made: Record | None


def outcomes(
    gold: Iterable[Record], predicted: Iterable[Record], furniture: dict[str, list[Extent]] | None = None
) -> Iterator[Outcome]:
    """The outcomes of every coded page. ``furniture`` is what a person marked as such, by page, as raw offsets.

    A gold claim that is not ``firm`` has an outcome only where something was read in its place.
    """
    coded: defaultdict[str, list[Record]] = defaultdict(list)
    made: defaultdict[str, list[Record]] = defaultdict(list)
    for claim in gold:
        coded[score.page_of(claim["doc"])].append(claim)
    for claim in map(score.flat, predicted):
        made[score.page_of(claim["doc"]["uri"])].append(claim)
    for page, claims in coded.items():
        yield from _of_page(score.once(claims), score.once(made[page]), (furniture or {}).get(page, []))


def _of_page(gold: list[Record], made: list[Record], furniture: Sequence[Extent]) -> Iterator[Outcome]:
    pairs, lost, extra = score.pair(gold, made)
    for level, wanted, found in pairs:
        yield Outcome(_LEVELS[level], wanted, found)
    taken: set[int] = set()
    for _, i, j in sorted(_near(lost, extra)):
        if i in taken or ~j in taken:
            continue
        taken |= {i, ~j}
        yield Outcome(ROLE if lost[i]["type"] == extra[j]["type"] else TYPE, lost[i], extra[j])
    for i, wanted in enumerate(lost):
        if i not in taken and wanted.get("firm", True):
            yield Outcome(MISSED, wanted, None)
    for j, found in enumerate(extra):
        if ~j not in taken:
            yield Outcome(FURNITURE if _lies_in(found, furniture) else SPURIOUS, None, found)


def _near(lost: Sequence[Record], extra: Sequence[Record]) -> Iterator[tuple[int, int, int]]:
    """Pairs that could be one claim, as (how far apart, number of the gold claim, of the one read)."""
    for i, wanted in enumerate(lost):
        for j, found in enumerate(extra):
            apart = _apart(wanted, found)
            if apart is not None:
                yield 2 * apart + (not wanted.get("firm", True)), i, j


def _apart(wanted: Record, found: Record) -> int | None:
    """0 for one type at one word, 1 for one word, 2 for one type in one sentence; ``None``: two different claims."""
    same_type = wanted["type"] == found["type"]
    at = found["event"]["trigger"]["start"], found["event"]["trigger"]["end"]
    if any(_overlap(at, word) for word in _triggers(wanted)):
        return 0 if same_type else 1
    together = any(_overlap(a, b) for a in _extents(wanted) for b in _extents(found))
    return 2 if same_type and together else None


def _triggers(claim: Record) -> Iterator[Extent]:
    """Where the gold's trigger stands in its evidence."""
    for evidence in claim["evidence"]:
        offset = evidence["text"].find(claim["trigger"]) if claim.get("trigger") else -1
        if offset >= 0:
            start = evidence["start"] + offset
            yield start, start + len(claim["trigger"])


def _extents(claim: Record) -> list[Extent]:
    return [(e["start"], e["end"]) for e in claim["evidence"]]


def _overlap(a: Extent, b: Extent) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _lies_in(claim: Record, furniture: Sequence[Extent]) -> bool:
    return any(_overlap(at, part) for at in _extents(claim) for part in furniture)
