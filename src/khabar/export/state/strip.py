"""Lanes over time as places on a strip: a dated part with its years, and behind it a part for what no page dates.

Everything is in the strip's own units, ``WIDTH`` by the height of its tracks. In Arabic time runs from right to left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from khabar.ledger.windows import END
from khabar.state.lanes import Lane, Stretch

WIDTH, ROW, UNDATED = 960, 26, 170
_DATED = WIDTH - UNDATED - 10
_LEAST = 3.0
_TICKS = 10
_LETTER = 8.5
"""What a letter of a status takes at most; words that do not fit are left out, for the table has them."""


class Tick(NamedTuple):
    """A year's first day."""

    x: float
    year: int


class Box(NamedTuple):
    """A stretch where it is drawn; ``hatched``: (x, width) of what is contested. ``room``: letters that fit."""

    stretch: Stretch
    x: float
    y: int
    width: float
    hatched: tuple[float, float] | None
    room: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The scale that all lanes share: from the first day of a year to the last of another, or the day asked for."""

    first: date
    last: date
    mirrored: bool

    @classmethod
    def of(cls, lanes: Iterable[Lane], as_of: str | None, *, mirrored: bool) -> Strip:
        """Wide enough for every dated stretch; of this year where none is dated."""
        days = [s.began.latest for lane in lanes for track in lane.tracks for s in track if s.is_dated]
        end = date.fromisoformat(as_of or max(days, default=date.today().isoformat()))
        start = date.fromisoformat(min(days)) if days else end
        start = min(start, end)
        return cls(start.replace(month=1, day=1), end if as_of else end.replace(month=12, day=31), mirrored)

    def ticks(self) -> list[Tick]:
        """Years, few enough to be read."""
        years = range(self.first.year, self.last.year + 1)
        step = -(-len(years) // _TICKS)
        return [Tick(self._turned(self._at(date(y, 1, 1).isoformat()), 0), y) for y in years[::step]]

    def boxes(self, lane: Lane) -> list[Box]:
        """A row a track."""
        return [box for n, track in enumerate(lane.tracks) for box in self._row(track, n * ROW)]

    @property
    def undated(self) -> tuple[float, float]:
        """Where the part for what is not dated lies: x, width."""
        return self._turned(WIDTH - UNDATED, UNDATED), UNDATED

    def _row(self, track: Sequence[Stretch], y: int) -> Iterator[Box]:
        for is_dated, group in groupby(track, key=lambda s: s.is_dated):
            stretches = list(group)
            for number, stretch in enumerate(stretches):
                if is_dated:
                    start, end = self._at(stretch.began.latest), self._at(stretch.until or END)
                else:
                    share = UNDATED / len(stretches)
                    start = WIDTH - UNDATED + number * share
                    end = start + share
                yield self._box(stretch, start, max(end - start, _LEAST), y)

    def _box(self, stretch: Stretch, start: float, width: float, y: int) -> Box:
        hatched = None
        if stretch.contested_from is not None:
            within = self._at(stretch.contested_from) if stretch.is_dated and stretch.contested_from != END else start
            within = min(max(within, start), start + width - _LEAST)
            hatched = (self._turned(within, start + width - within), round(start + width - within, 1))
        return Box(stretch, self._turned(start, width), y, round(width, 1), hatched, int((width - 12) / _LETTER))

    def _at(self, day: str) -> float:
        if day >= self.last.isoformat():
            return float(_DATED)
        whole = max((self.last - self.first).days, 1)
        return max((date.fromisoformat(day) - self.first).days, 0) / whole * _DATED

    def _turned(self, x: float, width: float) -> float:
        return round(WIDTH - x - width if self.mirrored else x, 1)
