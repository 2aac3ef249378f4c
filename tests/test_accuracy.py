"""docs/accuracy.md says what is so, and what it counts adds up."""

from __future__ import annotations

from collections import Counter
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import accuracy
from outcomes import CHAIN, EVENT_RIGHT, FURNITURE, MISSED, MODALITY, RIGHT, ROLE, SPURIOUS, TYPE, outcomes
from reliability import Judged, bins, calibration_error, plot

Record = dict[str, Any]
TEXT = "قصف الجيش المدينة"


def gold(**changed: Any) -> Record:
    return {
        "doc": "page", "type": "ASSAULT", "mode": None, "trigger": "قصف", "firm": True, "sources": [], "places": [],
        "evidence": [{"start": 0, "end": len(TEXT), "text": TEXT}], "actors": [{"name": "الجيش"}],
        "recipients": [{"name": "المدينة"}], "modality": "asserted", "polarity": "affirmed", "time": None, **changed,
    }  # fmt: skip


def made(at: int = 0, type_: str = "ASSAULT", **changed: Any) -> Record:
    trigger = {"start": at, "end": at + 3}
    span = {"start": at, "end": at + len(TEXT), "text": TEXT}
    event = {"type": type_, "mode": None, "trigger": trigger}
    return {**gold(), "doc": {"uri": "x/page"}, "event": event, "evidence": [span], "confidence": 0.5, **changed}


@pytest.mark.parametrize(
    ("wanted", "found", "kind"),
    [
        (gold(), made(), RIGHT),
        (gold(), made(modality="planned"), MODALITY),
        (gold(), made(sources=[{"name": "سانا"}]), CHAIN),
        (gold(), made(actors=[{"name": "روسيا"}]), ROLE),
        (gold(), made(at=6, actors=[{"name": "روسيا"}]), ROLE),
        (gold(), made(type_="COERCE"), TYPE),
    ],
)
def test_a_claim_read_in_the_place_of_another_is_that_claim_got_wrong(wanted: Record, found: Record, kind: str) -> None:
    assert [o.kind for o in outcomes([wanted], [found])] == [kind]


def test_what_has_no_partner_was_missed_or_made_up() -> None:
    other = made(at=100, type_="AID")
    assert [o.kind for o in outcomes([gold()], [other])] == [MISSED, SPURIOUS]
    assert [o.kind for o in outcomes([gold()], [other], {"page": [(90, 130)]})] == [MISSED, FURNITURE]
    assert [o.kind for o in outcomes([gold(firm=False)], [])] == []


@pytest.mark.parametrize("name", accuracy.OURS)
def test_outcomes_and_scores_agree(name: str) -> None:
    figures, found = accuracy.read(name)
    count = Counter(o.kind for o in found)
    assert sum(o.made is not None for o in found) == figures["predicted"]
    right = sum(count[k] for k in EVENT_RIGHT)
    assert figures["event"]["precision"] == pytest.approx(right / figures["predicted"], abs=0.001)
    assert figures["full"]["precision"] == pytest.approx(count[RIGHT] / figures["predicted"], abs=0.001)


def test_an_honest_and_a_boastful_confidence() -> None:
    honest = [Judged(0.75, n % 4 != 0) for n in range(40)]
    assert calibration_error(honest) == pytest.approx(0.0)
    assert calibration_error([Judged(0.95, right=False)] * 10) == pytest.approx(0.95)


@given(st.lists(st.builds(Judged, st.floats(0, 1), st.booleans()), min_size=1))
def test_bins_hold_every_claim_once(found: list[Judged]) -> None:
    assert sum(b.number for b in bins(found)) == len(found)
    assert 0 <= calibration_error(found) <= 1
    drawn = ElementTree.fromstring(plot(found, "about"))
    assert len(drawn.findall(".//{*}circle")) == len(list(bins(found)))


def test_the_page_is_in_step() -> None:
    assert not accuracy.stale(), "figures changed: make accuracy writes them anew"
