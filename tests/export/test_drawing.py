"""Where a network is drawn: within its frame, no two names over each other, every tie once; and the slider's months."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from khabar.export.state.drawing import Drawing, drawing
from khabar.export.state.slider import dated, slider
from khabar.ledger.briefs import brief_of
from khabar.state.network import network
from khabar.state.relation import Relation
from khabar.state.world import world
from tests.state.told import on, told

ROOM = 20
NAMES = st.sampled_from(["A", "B", "C", "state-ru", "state-ir", "state-tr", "state-us", "state-sa", "state-eg"])
EVENTS = st.sampled_from(["AID", "ASSAULT", "CONSULT", "SUPPORTS", "MEMBER_OF", "ALLIED_WITH"])


def state(*contents: str) -> list[Relation]:
    claims = [told(content, on(f"20{10 + n % 15}-{n % 12 + 1:02}-01")) for n, content in enumerate(contents)]
    return world([brief_of(c) for c in claims]).state()


def drawn(*contents: str) -> Drawing:
    return drawing(network(state(*contents), 60))


@given(st.lists(st.tuples(NAMES, EVENTS, NAMES), max_size=14))
def test_everything_lies_within_and_apart(told_of: list[tuple[str, str, str]]) -> None:
    found = drawn(*(f"{a} {event} {b}" for a, event, b in told_of if a != b))
    assert all(0 <= dot.x <= found.width and 0 <= dot.y <= found.height for dot in found.dots)
    for side in (True, False):
        rows = sorted(dot.y for dot in found.dots if dot.is_right == side)
        assert all(below - above >= ROOM for above, below in pairwise(rows))
    at = {dot.party.key: (round(dot.x, 1), round(dot.y, 1)) for dot in found.dots}
    for line in found.lines:
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", line.path)]
        assert (numbers[0], numbers[1]) == at[line.tie.relation.a]
        assert (numbers[-2], numbers[-1]) == at[line.tie.relation.b]
    assert len({line.path for line in found.lines}) == len(found.lines)


def test_a_line_is_as_wide_as_its_origins_up_to_a_bound() -> None:
    one = drawn("A AID B").lines[0]
    many = world([brief_of(told("A AID B", on(f"2020-01-{n:02}"))) for n in range(1, 20)]).state()
    assert one.width < drawing(network(many, 60)).lines[0].width <= 7


def test_nothing_is_drawn_of_nothing() -> None:
    found = drawn()
    assert (found.dots, found.lines) == ([], [])


def test_a_slider_runs_over_the_months_that_are_dated() -> None:
    claims = [told("A AID B offered", on("2019-11-03")), told("A AID B", on("2020-02-05"))]
    found = world([brief_of(c) for c in claims]).state()
    days = dated(found)
    assert days == ("2019-11-03", "2020-02-05")
    whole = slider(days, None)
    assert whole is not None
    assert (whole.first, whole.last, whole.value) == ("2019-11", 3, 3)
    assert [s.value for s in (slider(days, d) for d in ("2020-01-31", "1999-01-01", "2031-05-05")) if s] == [2, 0, 3]
    assert slider(dated(world([brief_of(claims[0])]).state()), None) is None
    assert slider(dated([]), None) is None
