"""Whose words a claim is, where the sentence makes it hard to tell: who speaks, and how far his voice reaches."""

from __future__ import annotations

import pytest

from khabar.model import Page
from khabar.pipeline import read_page
from tests.claim.told import reading, speakers, told

CONTRAST = "انسحب الجيش المالي من غاو، بينما قصف الطيران، وفق مدونين محليين، عدة قرى على حدود النيجر."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قصفت الطائرات مواقع في غاو، وفق بلاغ لوزارة الدفاع المالية.", ["وزارة الدفاع المالية"]),
        ("قصفت الطائرات مواقع في غاو، بحسب تقرير للأمم المتحدة.", ["الأمم المتحدة"]),
        (CONTRAST, ["مدونين محليين"]),
        ("قالت الشرطة إن رجلين جرحا في غاو، حيث يعتقد أن مسلحا هاجم المارة.", ["الشرطة"]),
        ("تبنت حركة الشباب الهجوم على القاعدة الكينية.", ["حركة الشباب"]),
    ],
)
def test_what_is_gone_by(text: str, names: list[str]) -> None:
    assert speakers(told(text, "ASSAULT")) == names


@pytest.mark.parametrize(
    "text",
    [
        "بلغت الحصيلة ستة، بحسب سلطات الإقليم التي قصفت طائراتها المدينة أمس.",
        "وقال الوزير إن المدينة هادئة. ويذكر أن الجيش المالي قصف المدينة أمس.",
        "يحاكم الوزير بتهمة قتل متظاهرين في باماكو.",
    ],
)
def test_the_page_s_own_voice(text: str) -> None:
    assert speakers(told(text, "ASSAULT")) == []


def test_what_stands_in_contrast_is_not_said_of_the_first() -> None:
    assert speakers(told(CONTRAST, "RETREAT")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("لكن ناشطا من غاو كشف أن الجيش قصف المدينة.", ["ناشطا من غاو"]),
        (
            "لكن مصدرا مقربا من المجلس كشف لصحيفة الخبر أن الجيش قصف المدينة.",
            ["صحيفة الخبر", "مصدرا مقربا من المجلس"],
        ),
        ("قال المبعوث الخاص للرئيس الفرنسي إلى مالي، جان لوران، إن الجيش قصف المدينة.", ["جان لوران"]),
        ("قال نائب قائد القوات البرية الفريق الركن سعيد المطيري إن الجيش قصف المدينة.", ["الركن سعيد المطيري"]),
        ("نقلت وكالة الأناضول للأنباء عن شونباتر قوله إن الجيش قصف المدينة.", ["وكالة الأناضول للأنباء", "شونباتر"]),
        ("نقلت وكالة (الأناضول) عن مسؤول محلي أن الجيش قصف المدينة.", ["الأناضول", "مسؤول محلي"]),
        ("قال مسؤول رفيع في الحكومة إن الجيش قصف المدينة.", ["مسؤول رفيع في الحكومة"]),
        ("وقال ممرضون في مستشفى لرويترز إن الجيش قصف المدينة.", ["رويترز", "ممرضون في مستشفى"]),
    ],
)
def test_who_is_said_to_say_so(text: str, names: list[str]) -> None:
    assert speakers(told(text, "ASSAULT")) == names


@pytest.mark.parametrize(
    "text",
    [
        "وكانت الوزارة قد وصفت بقاء الجنود في غاو بأنه احتلال سافر، وحثت باريس على سحب قواتها من مالي.",
        'ووصفت الوزارة الوزير الفرنسي بأنه "مقاول حروب"، ودعت المسلحين إلى الانسحاب من غاو.',
    ],
)
def test_past_what_somebody_is_called_the_speaker_goes_on(text: str) -> None:
    assert speakers(told(text, "RETREAT")) == ["الوزارة"]


REPORTED = "قصف الجيش المالي مدينة غاو، بحسب {}."


@pytest.mark.parametrize(
    ("who", "outlet", "names"),
    [
        ("مراسلنا", None, []),
        ("مراسل الشروق", "الشروق", []),
        ("مراسل الشروق", "الخبر", ["مراسل الشروق"]),
    ],
)
def test_the_outlet_s_own_reporter_is_no_voice(who: str, outlet: str | None, names: list[str]) -> None:
    raw = REPORTED.format(who)
    claims = read_page(Page("made", "made", raw, outlet=outlet)).claims
    assert [speakers(c) for c in claims if c.event.type == "ASSAULT"] == [names]


def test_an_outlet_that_nobody_has_named_is_the_page_s_own() -> None:
    assert speakers(told("وقال مصدر محلي للوكالة إن الجيش المالي قصف مدينة غاو.", "ASSAULT")) == ["مصدر محلي"]


def test_a_statement_is_told_by_its_head_below_menus_too() -> None:
    raw = (
        "الرئيسية\nسياسة | اقتصاد | رأي\n\nبيان صادر عن حركة العدل والمساواة\n\n"
        "إن قواتنا باقية في مواقعها ولن نترك أهلنا.\n\nقصف الجيش السوداني مدينة نيالا أمس.\n\n"
        "ونحن نؤكد أننا ماضون في طريقنا."
    )
    assert {tuple(speakers(c)) for c in reading(raw).claims if c.event.type == "ASSAULT"} == {("حركة العدل والمساواة",)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("أعلنت الحركة على لسان الناطق باسمها سامي الحلو أنها قصفت مدينة غاو.", ["سامي الحلو"]),
        ("وأعلن المجلس، بلسان الناطق باسمه سامي الحلو، أن الجيش قصف مدينة غاو.", ["سامي الحلو"]),
    ],
)
def test_a_spokesman_speaks_in_the_place_of_his_body(text: str, names: list[str]) -> None:
    assert speakers(told(text, "ASSAULT")) == names


@pytest.mark.parametrize(
    ("first", "then", "names"),
    [
        ("وقالت ليلى الحلو، مندوبة قطر، إنها راضية.", "وأعلنت مندوبة مالي", ["مندوبة مالي"]),
        ("وقالت ليلى الحلو، مندوبة قطر، إنها راضية.", "وأعلنت مندوبة قطر", ["ليلى الحلو"]),
        ("غادر جان لوران، الرئيس الأسبق للاتحاد.", "وقال رئيس الدائرة القاضي سامي الحلو", ["سامي الحلو"]),
    ],
)
def test_an_office_of_another_body_is_another_s(first: str, then: str, names: list[str]) -> None:
    assert speakers(told(f"{first} {then} إن الجيش قصف مدينة غاو.", "ASSAULT")) == names
