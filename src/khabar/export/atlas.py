"""Places of claims as points of a map, each with how precisely it is known, and the same by time as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from khabar.knowledge.middles import Middle, middles
from khabar.knowledge.places import Place, places
from khabar.ledger.placing import Spot
from khabar.model import Label

Precision = Literal["place", "district", "region", "country", "unknown"]
PRECISIONS: tuple[Precision, ...] = ("place", "district", "region", "country", "unknown")
"""What a point stands for: the place itself, or no more than the middle of a district, governorate or country."""

_OF_LEVEL: dict[str, Precision] = {
    "capital": "place", "city": "place", "locality": "place", "neighbourhood": "place", "county": "district",
    "subdistrict": "district", "region": "region", "country": "country",
}  # fmt: skip
_YEAR = 4
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Point:
    """A place with its claims. ``at`` is ``None`` where the gazetteer does not know it, or not where it is."""

    spot: Spot
    at: Middle | None
    precision: Precision
    within: tuple[Label, ...]
    """The wider places around it, the nearest first."""


def point(spot: Spot) -> Point:
    """Where a place is, as far as the gazetteer knows."""
    found = places().get(spot.entity) if spot.entity else None
    if found is None:
        return Point(spot, None, "unknown", ())
    at = _at(found)
    around = (places().get(wider) for wider in places().above(found))
    within = tuple(Label(wider.ar, wider.en) for wider in around if wider is not None)
    return Point(spot, at, _OF_LEVEL.get(found.level, "region") if at is not None else "unknown", within)


def _at(place: Place) -> Middle | None:
    """Of a country its middle, for the gazetteer has its capital."""
    if place.level == "country":
        return middles().get(place.country)
    return Middle(place.lat, place.lon) if place.lat is not None and place.lon is not None else None


# -- GeoJSON -------------------------------------------------------------------------------------


def collection(points: Sequence[Point]) -> dict[str, Any]:
    """The points that have a place as a GeoJSON collection; the others beside it, in ``unplaced``."""
    return {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [p.at.lon, p.at.lat]},
                      "properties": properties(p)} for p in points if p.at is not None],
        "unplaced": [properties(p) for p in points if p.at is None],
    }  # fmt: skip


def properties(of: Point) -> dict[str, Any]:
    """What is told of one place. ``place`` is what the claims' filter ``place`` finds it by."""
    spot = of.spot
    return {
        "place": spot.value, "ar": spot.label.ar, "en": spot.label.en, "precision": of.precision,
        "within": [{"ar": w.ar, "en": w.en} for w in of.within], "claims": spot.claims,
        "types": dict(spot.types.most_common()), "first": spot.first, "last": spot.last,
    }  # fmt: skip


# -- by time -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bar:
    """A year or month, how many claims began in it, and how high it stands: 0 to 1, of the highest."""

    period: str
    claims: int
    height: float


def bars(periods: Mapping[str, int]) -> list[Bar]:
    """Every period from the first to the last, those without a claim too."""
    if not periods:
        return []
    highest = max(periods.values())
    whole = _between(min(periods), max(periods))
    return [Bar(p, periods.get(p, 0), periods.get(p, 0) / highest) for p in whole]


def _between(first: str, last: str) -> list[str]:
    if len(first) == _YEAR:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    begin, end = (int(p[:_YEAR]) * _MONTHS + int(p[_YEAR + 1 :]) - 1 for p in (first, last))
    return [f"{n // _MONTHS:04}-{n % _MONTHS + 1:02}" for n in range(begin, end + 1)]
