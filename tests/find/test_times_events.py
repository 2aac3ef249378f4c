"""The days on which a distance in time means some known day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from khabar.find.times.events import days_meaning, moves_in_step
from khabar.find.times.resolving import dates
from khabar.find.times.values import Offset, Part, Point, Third, Unit, Value

UNITS = [u for u in get_args(Unit) if u not in ("season", "half")]
POINTS = st.builds(
    Point,
    month=st.none() | st.integers(1, 12),
    weekday=st.none() | st.integers(0, 6),
    season=st.none() | st.integers(1, 4),
    within=st.none() | st.tuples(st.sampled_from(["week", "month", "year"]), st.integers(-2, 2)),
    year=st.none(),
    day=st.none() | st.integers(1, 31),
    toward=st.sampled_from([None, -1, 0, 1]),
    hijri=st.booleans(),
)
OFFSETS = st.builds(
    Offset,
    parts=st.tuples(st.tuples(st.sampled_from(UNITS), st.integers(-14, 14).map(float))),
    weekday=st.none() | st.integers(0, 6),
    since=st.just(False),
    counted=st.booleans(),
    turned=st.booleans(),
)
DISTANCES: st.SearchStrategy[Value] = POINTS | OFFSETS
VALUES = DISTANCES | st.builds(Part, third=st.sampled_from(get_args(Third)), value=DISTANCES)
DAYS = st.dates(date(2003, 1, 1), date(2037, 1, 1))


@given(VALUES, st.booleans(), DAYS)
def test_what_moves_in_step_never_goes_back(value: Value, future: bool, day: date) -> None:
    if not moves_in_step(value):
        return
    found = [dates(value, day + timedelta(days=k), future) for k in range(400)]
    known = [ends for ends in found if ends is not None]
    assert known in ([], found)
    assert [e[0] for e in known] == sorted(e[0] for e in known if e[0])
    assert [e[1] for e in known] == sorted(e[1] for e in known if e[1])


@given(VALUES, st.booleans(), DAYS, DAYS, st.integers(1, 40))
def test_days_meaning_are_those_that_trying_every_day_finds(
    value: Value, future: bool, day: date, other: date, width: int
) -> None:
    said = range(day.toordinal(), day.toordinal() + 300)
    target = date.fromordinal(day.toordinal() + (other.toordinal() % 500) - 100)
    span = (target, target + timedelta(days=width))
    tried = []
    for k in said:
        ends = dates(value, date.fromordinal(k), future)
        if ends and ends[0] and ends[1] and ends[0] < span[1] and ends[1] > span[0]:
            tried.append(k)
    found = list(days_meaning(value, future, span, said))
    named = isinstance(value, Offset) and value.weekday is not None
    assert set(found) <= set(tried)
    assert named or found == tried
