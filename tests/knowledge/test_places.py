"""The gazetteer keeps the contract of every table, resolves within itself, and knows what news names."""

from __future__ import annotations

import pytest

from khabar.knowledge.folding import fold
from khabar.knowledge.places import COLUMNS, LEVELS, WORD_COLUMNS, place_words, places
from khabar.knowledge.tsv import cell_list, read_tsv


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, r, strict=True)) for r in read_tsv("places.tsv", COLUMNS)]


def test_names_are_folded_and_arabic(rows: list[dict[str, str]]) -> None:
    for row in rows:
        for name in row["names"].split("|"):
            assert name == fold(name), row
            assert all("ء" <= c <= "ي" or c == " " for c in name), row
            assert len(name.replace(" ", "")) >= 2, row


def test_written_name_is_one_of_the_names(rows: list[dict[str, str]]) -> None:
    for row in rows:
        if row["ar"]:
            assert fold(row["ar"]).endswith(row["names"].split("|")[0]), row


def test_ids_are_unique_and_parents_exist(rows: list[dict[str, str]]) -> None:
    ids = {r["id"] for r in rows}
    assert len(ids) == len(rows)
    assert not {r["parent"] for r in rows} - ids - {""}


def test_levels_coordinates_and_marks(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert row["level"] in LEVELS, row
        assert len(row["country"]) in (0, 2), row
        assert row["plain"] == "" or len(row["plain"]) == len(row["names"].split("|")), row
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90, row
            assert -180 <= float(row["lon"]) <= 180, row


def test_no_place_lies_around_itself(rows: list[dict[str, str]]) -> None:
    known = places()
    for row in rows:
        place = known.get(row["id"])
        assert place is not None
        assert place.id not in known.above(place), row


@pytest.mark.parametrize(
    ("name", "level", "country"),
    [
        ("سوريا", "country", "SY"), ("السودان", "country", "SD"), ("صنعاء", "capital", "YE"), ("حلب", "region", "SY"),
        ("دارفور", "area", "SD"), ("منبج", "city", "SY"), ("سنجار", "county", "IQ"), ("سراقب", "subdistrict", "SY"),
        ("الهبيط", "locality", "SY"), ("جنيف", "city", "CH"), ("البحر الأحمر", "area", ""), ("القدس", "city", ""),
    ],
)  # fmt: skip
def test_known(name: str, level: str, country: str) -> None:
    found = places().lookup(fold(name).split())
    assert (level, country) in {(p.level, p.country) for p in found}


def test_chain_of_parents() -> None:
    known = places()
    city = next(p for p in known.lookup(["منبج"]) if p.level == "city")
    assert known.above(city)[-1] == "state-sy"


def test_nothing_is_found_for_nothing() -> None:
    assert places().lookup([]) == ()
    assert places().lookup(["ليسمكانا"]) == ()
    assert places().get("no-such-id") is None


def test_place_words_are_well_formed() -> None:
    seen: dict[str, str] = {}
    for word, forms, level, example in read_tsv("place_words.tsv", WORD_COLUMNS):
        for form in (word, *cell_list(forms)):
            assert seen.setdefault(fold(form), word) == word, f"{form}: {seen[fold(form)]} and {word}"
        levels = [v for v in level.replace("~", "|").split("|") if v]
        assert set(levels) <= {*LEVELS, "nisba"}, word
        assert example.count("[") == example.count("]") >= 1, word
    assert place_words()[fold("ريفي")].several
