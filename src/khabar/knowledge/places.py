"""The gazetteer and the words before a place's name, looked up by folded words.

``places.tsv`` is generated (``scripts/build_places.py``) and large: it is read without taking its rows apart, and
a row becomes a ``Place`` when its name is first met. That the file keeps the contract of ``read_tsv`` is a test's
business, not every start's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources
from typing import NamedTuple

from khabar.knowledge.folding import fold
from khabar.knowledge.once import once
from khabar.knowledge.tsv import cell_list, read_tsv
from khabar.model.errors import KnowledgeError

COLUMNS = ("names", "id", "country", "level", "plain", "ar", "en", "lat", "lon", "parent")
WORD_COLUMNS = ("word", "forms", "level", "example")
LEVELS = ("country", "capital", "region", "area", "city", "county", "subdistrict", "locality", "neighbourhood")
"""Widest first, as far as a bare name goes: حلب is the governorate unless a word says that it is the city."""
WELL_KNOWN = frozenset(LEVELS[:5])
"""Levels whose names need no country of the page to be understood."""


class Place(NamedTuple):
    """A place: ``country`` is ISO 3166 alpha-2 or empty, ``parent`` the id of the next wider place or empty."""

    id: str
    ar: str
    en: str
    country: str
    level: str
    lat: float | None
    lon: float | None
    parent: str


class Name(NamedTuple):
    """One name: the words after its first, the place, and whether it is a plain word (or another's name) as well."""

    rest: tuple[str, ...]
    place: Place
    plain: bool


class PlaceWord(NamedTuple):
    """A word before a place's name. ``levels`` are what the name may be, the likeliest first; none = any."""

    word: str
    levels: tuple[str, ...]
    exact: frozenset[str]
    """At these levels word and name together are the place; at others a part of it, or its surroundings."""
    nisba: bool
    """It takes a state's adjective: الشمال السوري."""
    several: bool
    """A dual or plural: names follow in a list."""


class Places:
    """Every place, by the first folded word of its names and by id."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines: dict[str, list[str]] = {}
        self._names: dict[str, dict[str, tuple[Name, ...]]] = {}
        self._places: dict[str, Place] = {}
        add = self._lines.setdefault
        for line in lines:
            names = line[: line.index("\t")]
            if "|" in names:
                for first in {n.partition(" ")[0] for n in names.split("|")}:
                    add(first, []).append(line)
            else:
                add(names.partition(" ")[0], []).append(line)
        self._ids: dict[str, str] = {}

    def starts(self, word: str) -> bool:
        """Whether a name begins with this folded word."""
        return word in self._lines

    def starting(self, word: str) -> Mapping[str, tuple[Name, ...]]:
        """The names that begin with a folded word, by their second word (empty for names of one), longest first."""
        found = self._names.get(word)
        if found is None:
            by_next: dict[str, list[Name]] = {}
            for line in self._lines.get(word, ()):
                for name in self._named(line, word):
                    by_next.setdefault(name.rest[0] if name.rest else "", []).append(name)
            found = self._names[word] = {k: tuple(sorted(v, key=lambda n: -len(n.rest))) for k, v in by_next.items()}
        return found

    def lookup(self, words: Sequence[str]) -> tuple[Place, ...]:
        """The places whose name is exactly these folded words, widest first."""
        if not words:
            return ()
        rest = tuple(words[1:])
        return tuple(n.place for n in self.starting(words[0]).get(rest[0] if rest else "", ()) if n.rest == rest)

    def get(self, place_id: str) -> Place | None:
        """The place of an id."""
        if not self._ids:
            self._ids = {line.split("\t", 2)[1]: line for lines in self._lines.values() for line in lines}
        line = self._ids.get(place_id)
        return self._place(line.split("\t")) if line is not None else None

    def above(self, place: Place) -> tuple[str, ...]:
        """The ids of the places around a place, nearest first."""
        found: list[str] = []
        around = place.parent
        while around and around not in found:
            found.append(around)
            wider = self.get(around)
            around = wider.parent if wider is not None else ""
        return tuple(found)

    def _named(self, line: str, word: str) -> list[Name]:
        cells = line.split("\t")
        place = self._place(cells)
        found = []
        for i, name in enumerate(cells[0].split("|")):
            first, *rest = name.split(" ")
            if first == word:
                found.append(Name(tuple(rest), place, cells[4][i : i + 1] == "1"))
        return found

    def _place(self, cells: list[str]) -> Place:
        place = self._places.get(cells[1])
        if place is None:
            if len(cells) != len(COLUMNS):
                raise KnowledgeError(f"places.tsv: {cells[1]}: {len(cells)} cells, expected {len(COLUMNS)}")
            names, id_, country, level, _, ar, en, lat, lon, parent = cells
            place = Place(id_, ar or names.partition("|")[0], en, country, level, float(lat) if lat else None,
                          float(lon) if lon else None, parent)  # fmt: skip
            self._places[id_] = place
        return place


@once
def places() -> Places:
    """All places, read on first use; raises ``KnowledgeError`` where the table has another header."""
    text = (resources.files("khabar.knowledge") / "data/places.tsv").read_text(encoding="utf-8")
    lines = text.rstrip("\n").split("\n")
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise KnowledgeError(f"places.tsv: columns are {lines[0]}, expected {COLUMNS}")
    return Places(lines[1:])


@once
def place_words() -> dict[str, PlaceWord]:
    """The words before places' names, by folded form."""
    found: dict[str, PlaceWord] = {}
    for word, forms, level, _example in read_tsv("place_words.tsv", WORD_COLUMNS):
        exact, _, vague = level.partition("~")
        levels = tuple(v for v in (*cell_list(exact.rstrip("|")), *cell_list(vague)) if v in LEVELS)
        for form in (word, *cell_list(forms)):
            made = PlaceWord(fold(word), levels, frozenset(cell_list(exact)), "nisba" in vague, form != word)
            found.setdefault(fold(form), made)
    return found
