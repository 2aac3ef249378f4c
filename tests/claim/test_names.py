"""Who has which name and office, and where a name ends, in sentences made up for it."""

from __future__ import annotations

import pytest

from tests.claim.told import speakers, told


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("استقبل رئيس البرلمان سليم العوا السفير التركي.", "السفير التركي", "سليم العوا"),
        ("استقبل وزير الخارجية كمال الفهد المبعوث الروسي.", "المبعوث الروسي", "كمال الفهد"),
    ],
)
def test_whom_a_host_meets_is_not_the_host(text: str, who: str, whom: str) -> None:
    claim = told(text, "CONSULT")
    assert {p.name for p in (*claim.actors, *claim.recipients)} == {who, whom}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال السفير فؤاد الأمين في تصريح إن الجيش قصف البلدة.", "فؤاد الأمين"),
        ("قال النائب حسن شيخ محمود إن الجيش قصف البلدة.", "حسن شيخ محمود"),
        ("قال المتحدث باسم الجبهة سعيد المولود حمدان إن الجيش قصف البلدة.", "سعيد المولود حمدان"),
        ("قال العقيد فؤاد حمدان المتحدث العسكري إن الجيش قصف البلدة.", "فؤاد حمدان"),
        ("قال اللواء الركن فؤاد حمدان إن الجيش قصف البلدة.", "فؤاد حمدان"),
    ],
)
def test_words_of_office_may_stand_in_a_name(text: str, speaker: str) -> None:
    assert speakers(told(text, "ASSAULT")) == [speaker]


def test_a_ministry_of_two_affairs_is_one() -> None:
    claim = told("حاصرت وزارة الصحة والسكان مقر الحركة.", "COERCE")
    assert len(claim.actors) == 1


def test_a_brigade_is_no_general() -> None:
    claim = told("أعلن لواء فجر الوادي، على لسان الناطق باسمه أنس حمدان، انسحاب الجيش.", "SPEAKS_FOR")
    assert ([a.name for a in claim.actors], [r.name for r in claim.recipients]) == (["أنس حمدان"], ["لواء فجر الوادي"])


def test_who_leads_a_brigade_as_deputy() -> None:
    claim = told("قال نائب قائد لواء الفتح سمير حمدان إن الجيش انسحب.", "LEADS")
    assert ([a.name for a in claim.actors], [r.name for r in claim.recipients]) == (["سمير حمدان"], ["لواء الفتح"])


def test_the_same_voice_goes_on_once() -> None:
    text = (
        "قالت سلوى حمدان، في مقابلة بثتها قناة الجزيرة، إن الجيش مستعد.\n"
        "وقالت إن الحرب انتهت، لكنها لفتت إلى أن الجيش قصف البلدة."
    )
    assert speakers(told(text, "ASSAULT")) == ["قناة الجزيرة", "سلوى حمدان"]


def test_the_officer_who_goes_on_has_spoken_under_his_name() -> None:
    text = "صرح العقيد سمير حمدان بأن الهدنة صامدة.\nوتابع العسكري أن الجيش قصف البلدة."
    assert speakers(told(text, "ASSAULT")) == ["سمير حمدان"]


@pytest.mark.parametrize(
    "body",
    ["جبهة الإنقاذ والتقدم", "مركز الدفاع والحريات", "غرفة تنسيق الدعم", "مركز حماية وحرية الصحفيين", "هيئة الادعاء"],
)
def test_what_a_body_is_for_is_its_name(body: str) -> None:
    assert speakers(told(f"قصف الجيش التركي المدينة، وفق {body}.", "ASSAULT")) == [body]


def test_a_state_after_a_body_is_another_party() -> None:
    claim = told("اتهمت هيئة الادعاء والتحقيق تركيا بقصف المدينة.", "ASSAULT")
    assert ([a.name for a in claim.actors], speakers(claim)) == (["تركيا"], ["هيئة الادعاء والتحقيق"])


def test_the_opposition_is_named_by_no_deed() -> None:
    claim = told("أكدت مصادر معارضة إيقاف الدعم العسكري عن الفصائل.", "SANCTION")
    assert speakers(claim) == ["مصادر معارضة"]


@pytest.mark.parametrize(
    ("office", "name"),
    [("حاكم الولاية", "باباجانا زولوم"), ("مدير المدرسة", "ساني عبد الله"), ("رئيس البلدية", "يوسف حمدان")],
)
def test_the_words_of_a_foreign_name_after_an_office_are_one_name(office: str, name: str) -> None:
    assert speakers(told(f"قصف الجيش البلدة، بحسب {office} {name}.", "ASSAULT")) == [name]
