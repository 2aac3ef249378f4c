"""Map: where claims are said to happen, and when; how precisely each place is known; and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from khabar.export import atlas
from khabar.export.atlas import Point
from khabar.ledger.placing import periods, spots
from khabar.model import UsageError
from khabar.web.asked import wanted
from khabar.web.filters import Filters, parameters
from khabar.web.language import N_
from khabar.web.parts import part
from khabar.web.view import Context, Operation, Screen, View
from khabar.web.views.claims import tallies

_SHOWN = 60
"""Places in one part of the table; the map has all of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """The places of the claims that fit, those on the map first, most named first; how many claims began when."""

    points: Sequence[Point]
    periods: Mapping[str, int]

    @property
    def placed(self) -> int:
        """Mentions of places that are on the map."""
        return sum(p.spot.claims for p in self.points if p.at is not None)

    @property
    def unplaced(self) -> int:
        """Mentions of places that nobody knows where they are."""
        return sum(p.spot.claims for p in self.points if p.at is None)


def shown(context: Context) -> Response:
    """The map, its table, and the bars by time."""
    filters = Filters.of(context.asked)
    status, error, found = 200, "", Found((), {})
    shelf = part(found.points, None, _SHOWN)
    try:
        found = _found(context, filters)
        shelf = part(found.points, context.asked.get("after"), _SHOWN)
    except UsageError as wrong:
        status, error = 400, str(wrong)
    return context.render(
        "map.html.j2", status, error=error, filters=filters, found=found, shelf=shelf, bars=atlas.bars(found.periods),
        precisions=atlas.PRECISIONS, drawn=any(p.at is not None for p in found.points),
        types=sorted({type_ for p in found.points for type_ in p.spot.types}),
    )  # fmt: skip


def map_json(context: Context) -> object:
    """The same as JSON."""
    found = _found(context, Filters.of(context.asked))
    told = [{"period": bar.period, "claims": bar.claims} for bar in atlas.bars(found.periods)]
    return {**atlas.collection(found.points), "periods": told}


def _found(context: Context, filters: Filters) -> Found:
    fitting = wanted(context, filters)

    def work() -> Found:
        points = sorted(map(atlas.point, spots(context.ledger, fitting)), key=lambda p: p.at is None)  # these come last
        return Found(points, periods(context.ledger, fitting))

    return context.site.memory.get(("map", fitting), work)


_STRING = {"type": ["string", "null"]}
_LABEL = {"type": "object", "properties": {"ar": _STRING, "en": _STRING}}
_PLACE = {"type": "object", "properties": {
    "place": {"type": "string", "description": "What the filter `place` finds it by."}, "ar": _STRING, "en": _STRING,
    "precision": {"enum": list(atlas.PRECISIONS), "description": "What the point stands for: the place itself, or no "
                  "more than the middle of a district, governorate or country."},
    "within": {"type": "array", "items": _LABEL}, "claims": {"type": "integer"},
    "types": {"type": "object", "additionalProperties": {"type": "integer"}}, "first": _STRING, "last": _STRING,
}}  # fmt: skip
_FEATURE = {"type": "object", "properties": {
    "type": {"const": "Feature"}, "properties": _PLACE,
    "geometry": {"type": "object", "properties": {
        "type": {"const": "Point"}, "coordinates": {"type": "array", "items": {"type": "number"}}}}}}  # fmt: skip
_FOUND = {"type": "object", "properties": {
    "type": {"const": "FeatureCollection"}, "features": {"type": "array", "items": _FEATURE},
    "unplaced": {"type": "array", "items": _PLACE},
    "periods": {"type": "array", "items": {"type": "object", "properties": {
        "period": {"type": "string"}, "claims": {"type": "integer"}}}}}}  # fmt: skip

VIEW = View(
    "map", N_("Map"),
    (Screen("/map", shown), *tallies("/map")),
    (Operation("/map", map_json, "Where claims are said to happen, as GeoJSON; and how many began when.", _FOUND,
               parameters()),),
)  # fmt: skip
