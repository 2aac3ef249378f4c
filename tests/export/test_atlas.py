"""Places as points: what a point stands for, and time as bars."""

from __future__ import annotations

from collections import Counter

import pytest

from khabar.export.atlas import bars, collection, point
from khabar.knowledge.places import places
from khabar.ledger.placing import Spot
from khabar.model import Label


def spot(entity: str | None, name: str = "مكان") -> Spot:
    return Spot(entity or f"name:{name}", entity, Label(name, name), Counter({"ASSAULT": 2, "AID": 1}), "2017-03-01")


@pytest.mark.parametrize(
    ("name", "level", "precision"),
    [
        ("دمشق", "capital", "place"),
        ("سراقب", "city", "place"),
        ("ادلب", "region", "region"),
        ("سوريا", "country", "country"),
    ],
)
def test_a_point_says_what_it_stands_for(name: str, level: str, precision: str) -> None:
    found = next(p for p in places().lookup(name.split()) if p.level == level and p.country == "SY")
    made = point(spot(found.id))
    assert made.precision == precision
    assert made.at is not None
    assert (made.within == ()) == (level == "country")


def test_a_country_is_not_its_capital() -> None:
    made = point(spot("state-sy"))
    damascus = next(p for p in places().lookup(["دمشق"]) if p.level == "capital")
    assert made.at is not None
    assert damascus.lat is not None
    assert abs(made.at.lat - damascus.lat) > 0.5
    assert 34 < made.at.lat < 36.5


def test_what_nobody_can_place_is_not_on_the_map() -> None:
    for unknown in (None, "area-jabal-al-zawiya", "no-such-place"):
        made = point(spot(unknown))
        assert (made.at, made.precision) == (None, "unknown")
    told = collection([point(spot("state-sy", "سوريا")), point(spot(None, "المنطقة"))])
    assert [f["properties"]["place"] for f in told["features"]] == ["state-sy"]
    assert [p["place"] for p in told["unplaced"]] == ["المنطقة"]
    assert told["features"][0]["properties"]["claims"] == 3


def test_bars_have_every_period() -> None:
    assert bars({}) == []
    assert [(b.period, b.claims) for b in bars({"2015": 1, "2017": 4})] == [("2015", 1), ("2016", 0), ("2017", 4)]
    months = bars({"2016-11": 2, "2017-02": 1})
    assert [b.period for b in months] == ["2016-11", "2016-12", "2017-01", "2017-02"]
    assert [b.height for b in months] == [1, 0, 0, 0.5]
