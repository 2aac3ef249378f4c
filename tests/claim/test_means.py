"""By what means force is used, told by the arms that a sentence names."""

from __future__ import annotations

import hashlib

import pytest

from khabar.model import Page
from khabar.pipeline import read_page


def modes(text: str) -> set[str | None]:
    claims = read_page(Page(hashlib.sha256(text.encode()).hexdigest(), "page.txt", text)).claims
    return {c.event.mode for c in claims if c.event.type == "ASSAULT"}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("لقي خمسة جنود ماليين مصرعهم في انفجار لغم قرب موبتي", "explosives"),
        ("أصيب ضابط عراقي برصاص مسلحين مجهولين في كركوك", "firearms"),
        ("قتل عنصران من الشرطة الباكستانية في قصف مدفعي على بيشاور", "heavy-weapons"),
        ("شنت إثيوبيا هجوما بطائرات بدون طيار على مقاتلي جبهة تيغراي", "drone"),
        ("قتل عشرة مصلين أفغان في تفجير انتحاري في هرات", "suicide-attack"),
        ("نفذ سلاح الجو النيجيري ضربات على بوكو حرام في بورنو", "aerial"),
    ],
)
def test_arms_tell_the_mode(text: str, mode: str) -> None:
    assert modes(text) == {mode}


def test_two_sorts_of_arms_tell_none() -> None:
    assert modes("هاجم مسلحون دورية كينية بالقذائف والرشاشات في لامو") <= {None, "heavy-weapons", "firearms"}


@pytest.mark.parametrize(
    "text",
    ["هاجم الجيش السوداني مستودع قذائف في كسلا", "هاجم مسلحون طائرة أممية في مطار كيدال"],
)
def test_what_is_struck_is_no_means(text: str) -> None:
    assert not {"heavy-weapons", "aerial"} & modes(text)


def test_a_sort_of_arms_named_beside_the_word_for_it_refines_it() -> None:
    assert modes("قصف الجيش التركي بطائرة مسيرة مقرا للمسلحين في جبال قنديل") == {"drone"}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("نشرت شرطة الاحتلال الإسرائيلية آلافا من عناصرها في القدس.", "police"),
        ("أرسلت تركيا جنودا إلى إدلب.", "troops"),
    ],
)
def test_the_police_that_goes_out_is_no_army(text: str, mode: str) -> None:
    claims = read_page(Page(hashlib.sha256(text.encode()).hexdigest(), "page.txt", text)).claims
    assert [c.event.mode for c in claims if c.event.type == "MOBILIZE"] == [mode]
