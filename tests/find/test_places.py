"""Places in sentences: described, bare, in lists, settled by the page; and what is no place."""

from __future__ import annotations

import re

import pytest

from khabar.find.places import PlaceMention, find_places, place_candidates
from khabar.find.tokens import tokenise
from khabar.knowledge.places import WORD_COLUMNS
from khabar.knowledge.tsv import read_tsv

ARAB = ("SY", "YE", "LY", "SD", "IQ", "LB", "PS")


def read(text: str, countries: tuple[str, ...] = ("SY",)) -> list[tuple[str, PlaceMention]]:
    tokens = list(tokenise(text, 0, len(text)))
    return [(text[tokens[m.first].start : tokens[m.last].end], m) for m in find_places(tokens, countries)]


def names(text: str, countries: tuple[str, ...] = ("SY",)) -> list[str]:
    return [name for name, _ in read(text, countries)]


def levels(text: str, countries: tuple[str, ...] = ("SY",)) -> list[str | None]:
    return [m.place.level if m.place else None for _, m in read(text, countries)]


def examples() -> list[str]:
    return [row[3] for row in read_tsv("place_words.tsv", WORD_COLUMNS)]


@pytest.mark.parametrize("example", examples())
def test_every_place_word_has_a_working_example(example: str) -> None:
    expected = re.findall(r"\[(.*?)\]", example)
    assert set(expected) <= set(names(re.sub(r"[\[\]]", "", example), ARAB))


def test_description_and_name_are_one_mention() -> None:
    [(name, mention)] = read("قصف الطيران ريف حماة الشمالي أمس")
    assert name == "ريف حماة الشمالي"
    assert mention.place is not None
    assert (mention.place.level, mention.precise) == ("region", False)


def test_dual_gives_two_places() -> None:
    found = read("قصف الطيران ريفي حماة وإدلب")
    assert [n for n, _ in found] == ["ريفي حماة", "وإدلب"]
    assert [(m.place and m.place.ar, m.precise) for _, m in found] == [("حماة", False), ("إدلب", False)]


def test_plural_lets_plain_names_follow() -> None:
    assert levels("دخلت القوات مدن حلب وحمص والباب") == ["city", "city", "city"]


def test_list_after_a_preposition() -> None:
    assert names("انتشرت القوات في حلب وحماة، وإدلب ثم عادت") == ["حلب", "وحماة", "وإدلب"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("وصل إلى مدينة حلب", "city"), ("وصل إلى محافظة حلب", "region"), ("وصل إلى حلب", "region"),
        ("وصل إلى دمشق", "capital"), ("وصل إلى العاصمة السورية دمشق", "capital"), ("وصل إلى ريف دمشق", "region"),
        ("في شمال غرب سوريا", "country"), ("سيطرت على بلدة القصير", "city"),
        ("قوات في الشمال الغربي السوري", "country"),
    ],
)  # fmt: skip
def test_the_word_before_says_which(text: str, level: str) -> None:
    assert levels(text) == [level]


@pytest.mark.parametrize("text", ["انسحبت بحلب", "توجه لحلب", "وبحلب قتل اثنان", "قصف حلب"])
def test_bare_names_after_clitics_and_as_objects(text: str) -> None:
    [(_, mention)] = read(text)
    assert mention.place is not None
    assert mention.place.ar == "حلب"


@pytest.mark.parametrize(
    "text",
    [
        "قال إن الحرية والنصر في السلام", "الطلاب في الجامعة والسوق", "وقف أمام الباب", "في البداية كان الأمر سهلا",
        "رسالة من صدام حسين إلى محمد", "القضاء على الفساد أولوية", "طلب من أحمد العودة", "يعيش في بلد بعيد",
        "على الجميع احترام القانون", "وصلت إلى مدينة كبيرة", "اجتمعوا في منطقة آمنة", "نظر إلى الوراء",
    ],
)  # fmt: skip
def test_plain_words_are_no_places(text: str) -> None:
    assert names(text, ARAB) == []


@pytest.mark.parametrize(
    "text",
    ["طالبت أنقرة بالهدنة", "التحالف مع تركيا", "محادثات بين روسيا وتركيا", "أعلنت إيران الحرب", "رحبت دمشق بالقرار"],
)
def test_a_state_that_acts_is_no_place(text: str) -> None:
    assert names(text, ("SY", "TR", "IR")) == []


def test_countries_of_the_page_decide() -> None:
    def country(*countries: str) -> str | None:
        [(_, mention)] = read("وصل إلى طرابلس", countries)
        return mention.place.country if mention.place else None

    assert country("LB") == "LB"
    assert country("LY") == "LY"
    assert country("LB", "LY") is None
    assert country("SY") == "LY"  # a capital is better known than a city
    assert country() is None


@pytest.mark.parametrize("name", ["الموصل", "تكريت", "سنجار", "الرمادي", "كركوك"])
def test_known_towns_need_no_word(name: str) -> None:
    assert names(f"انسحبت القوات من {name} أمس", ("IQ",)) == [name]


def test_a_village_needs_its_country() -> None:
    assert names("سيطرت على الهبيط", ("SY",)) == ["الهبيط"]
    assert names("سيطرت على الهبيط", ("LY",)) == []


def test_an_adjective_is_no_place() -> None:
    assert names("قدم طلبا إلى بريطانياً واحدا", ("GB",)) == []


def test_two_states_leave_the_place_open() -> None:
    [(name, mention)] = read("على الحدود السورية التركية")
    assert name == "الحدود السورية التركية"
    assert mention.place is None


def test_nothing_in_nothing() -> None:
    assert find_places([], ()) == []


def test_candidates_serve_for_every_country() -> None:
    """What may be a place is found once; settling it for one country leaves it as it was for the next."""
    text = "انسحبت القوات من ريف حماة الشمالي إلى مدينة إدلب، وقُصفت طرابلس والزاوية، ودخل الجيش الموصل قرب تل عفر."
    tokens = tokenise(text, 0, len(text))
    known = place_candidates(tokens)
    for countries in ((), ("SY",), ("LY", "SY"), ("IQ",), ()):
        assert find_places(tokens, countries, known) == find_places(tokens, countries)


def test_a_city_is_not_mistaken_for_what_nobody_says() -> None:
    assert names("عقدت الجولة في أستانا أمس") == ["أستانا"]
