"""Whether ``confidence`` means what it says: of claims with 0.7, about seven in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from outcomes import EVENT_RIGHT, Outcome

BINS = 10
_SIDE, _LEFT, _TOP = 320, 56, 24
_INK, _PALE, _FILL = "#333", "#bbb", "#4a7ab5"


class Judged(NamedTuple):
    """A claim's confidence, and whether its type and parties are right."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """The claims whose confidence lies from ``low`` up to a tenth more."""

    low: float
    number: int
    expected: float
    """Their mean confidence."""
    right: float
    """The share of them that is right."""


def judged(found: Iterable[Outcome]) -> list[Judged]:
    """Every claim read, with its confidence."""
    return [Judged(o.made["confidence"], o.kind in EVENT_RIGHT) for o in found if o.made is not None]


def bins(found: Sequence[Judged]) -> Iterator[Bin]:
    """Ten bins of one width; those without claims are left out."""
    for n in range(BINS):
        inside = [j for j in found if min(int(j.confidence * BINS), BINS - 1) == n]
        if inside:
            size = len(inside)
            expected = sum(j.confidence for j in inside) / size
            yield Bin(n / BINS, size, expected, sum(j.right for j in inside) / size)


def calibration_error(found: Sequence[Judged]) -> float:
    """Expected calibration error: by how much, on average, a claim's bin is righter or less right than it says."""
    return sum(b.number * abs(b.expected - b.right) for b in bins(found)) / max(1, len(found))


def plot(found: Sequence[Judged], about: str) -> str:
    """A reliability diagram as SVG: a dot a bin, its area by the bin's claims; on the diagonal all is well."""
    shown = list(bins(found))
    most = max(b.number for b in shown)
    parts = [*_frame(), *(_dot(b, most) for b in shown)]
    size = f'width="{_SIDE + _LEFT + 24}" height="{_SIDE + _TOP + 48}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12" fill="{_INK}">'
    middle = _LEFT + _SIDE / 2
    words = [
        f'<text x="{middle}" y="{_TOP - 8}" text-anchor="middle">{about}</text>',
        f'<text x="{middle}" y="{_TOP + _SIDE + 38}" text-anchor="middle">confidence</text>',
        f'<text x="16" y="{_TOP + _SIDE / 2}" text-anchor="middle" transform="rotate(-90 16 {_TOP + _SIDE / 2})">'
        "share that is right</text>",
    ]
    back = '<rect width="100%" height="100%" fill="white"/>'
    return "\n".join([head, f"<title>{about}</title>", back, *parts, *words, "</svg>"]) + "\n"


def _frame() -> Iterator[str]:
    """The axes with a mark each fifth, and the diagonal."""
    yield f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="{_PALE}"/>'
    yield f'<path d="M{_x(0)} {_y(0)} L{_x(1)} {_y(1)}" stroke="{_PALE}" stroke-dasharray="4 4"/>'
    for fifth in range(6):
        at = fifth / 5
        yield f'<text x="{_x(at)}" y="{_TOP + _SIDE + 18}" text-anchor="middle">{at:.1f}</text>'
        yield f'<text x="{_LEFT - 8}" y="{_y(at) + 4}" text-anchor="end">{at:.1f}</text>'


def _dot(shown: Bin, most: int) -> str:
    radius = 3 + 11 * (shown.number / most) ** 0.5
    tip = f"{shown.number} claims, confidence {shown.expected:.2f}, right {shown.right:.2f}"
    return (
        f'<circle cx="{_x(shown.expected)}" cy="{_y(shown.right)}" r="{radius:.1f}" fill="{_FILL}" '
        f'fill-opacity="0.7"><title>{tip}</title></circle>'
    )


def _x(share: float) -> float:
    return round(_LEFT + _SIDE * share, 1)


def _y(share: float) -> float:
    return round(_TOP + _SIDE * (1 - share), 1)
