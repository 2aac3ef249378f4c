"""Where a network's parties and ties stand in a drawing: two arcs, a row each party, so that no names overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from khabar.state.network import Network, Tie
from khabar.state.relation import Party

_WIDTH, _ROW, _MARGIN, _REACH = 1200, 27, 30, 300
_WIDEST, _LETTERS = 7.0, 34


@dataclass(frozen=True, slots=True)
class Dot:
    """A party: its point, and on which side of it the name stands."""

    party: Party
    x: float
    y: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A tie: an SVG path from point to point, and its width, by independent origins."""

    tie: Tie
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """In units of its own; ``letters`` is how much of a name has room."""

    width: int
    height: int
    dots: Sequence[Dot]
    lines: Sequence[Line]
    letters: int = _LETTERS


def drawing(of: Network) -> Drawing:
    """Half of the parties down the right, the others up the left; ties bend towards the middle."""
    half = (len(of.parties) + 1) // 2
    height = max(2 * _MARGIN + _ROW * max(half - 1, 0), 160)
    dots = [*_arc(of.parties[:half], height, is_right=True), *_arc(of.parties[half:][::-1], height, is_right=False)]
    at = {dot.party.key: dot for dot in dots}
    drawn: Counter[frozenset[str]] = Counter()
    lines = []
    for tie in of.ties:
        a, b = tie.relation.a, tie.relation.b
        lines.append(Line(tie, _path(at[a], at[b], height, drawn[frozenset((a, b))]), min(0.8 + tie.origins, _WIDEST)))
        drawn[frozenset((a, b))] += 1
    return Drawing(_WIDTH, height, dots, lines)


def _arc(parties: Sequence[Party], height: int, *, is_right: bool) -> list[Dot]:
    rows, middle = len(parties), height / 2
    found = []
    for number, party in enumerate(parties):
        y = middle if rows == 1 else _MARGIN + (height - 2 * _MARGIN) * number / (rows - 1)
        reach = _REACH * (0.35 + 0.65 * sqrt(max(0.0, 1 - ((y - middle) / middle) ** 2)))
        found.append(Dot(party, _WIDTH / 2 + (reach if is_right else -reach), round(y, 1), is_right))
    return found


def _path(one: Dot, other: Dot, height: int, already: int) -> str:
    """A curve; each further tie of the same two bends more."""
    pull = 0.3 + 0.22 * already
    x = (one.x + other.x) / 2 * (1 - pull) + _WIDTH / 2 * pull
    y = (one.y + other.y) / 2 * (1 - pull) + height / 2 * pull + 14 * already
    return f"M{one.x:.1f} {one.y:.1f}Q{x:.1f} {y:.1f} {other.x:.1f} {other.y:.1f}"
