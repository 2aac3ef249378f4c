"""Where the middle of a country is: the point of its largest land that is farthest from any border.

The gazetteer has a country at its capital; what is said of a whole country is not said of its capital.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from khabar.knowledge.once import once
from khabar.knowledge.tsv import read_tsv

COLUMNS = ("country", "lat", "lon")


class Middle(NamedTuple):
    """Degrees north and east."""

    lat: float
    lon: float


@once
def middles() -> Mapping[str, Middle]:
    """By the country's ISO 3166 code; generated (``scripts/build_base_map.py``). Small islands are not in it."""
    return {country: Middle(float(lat), float(lon)) for country, lat, lon in read_tsv("middles.tsv", COLUMNS)}
