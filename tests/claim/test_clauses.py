"""Where a clause begins and ends, and who does what in it: told by the claims that come out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from khabar.knowledge.names import names as known_names
from khabar.model import EntityRef
from tests.claim.told import reading, told


def names(parties: Sequence[EntityRef]) -> list[str]:
    """Each party as the page words it."""
    return [party.name for party in parties]


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        (
            "القوات التي يقودها الجنرال ماكينغا هاجمت ثكنات الجيش المالي.",
            "ASSAULT",
            ["القوات التي يقودها الجنرال ماكينغا"],
        ),
        ("قال متحدث إن الفصائل التي تدعمها كيغالي سيطرت على مدينة غوما.", "ASSAULT", ["الفصائل التي تدعمها كيغالي"]),
        ("الجماعة التي تسيطر على الجزيرة منذ سنوات أطلقت صاروخا على الهند.", "ASSAULT", ["الجماعة"]),
        ("لكن قوات الحكومة المالية، كبدت المتمردين خسائر فادحة.", "ASSAULT", ["قوات الحكومة المالية"]),
        ("غير أن الفصائل المسلحة، هاجمت مواقع الجيش المالي في الشمال.", "ASSAULT", ["الفصائل المسلحة"]),
        ("بعدما انسحبت القوات الفرنسية، دخل المتمردون مدينة كيدال.", "RETREAT", ["القوات الفرنسية"]),
    ],
)
def test_the_verb_after_a_description_or_a_comma_is_its_topics(text: str, type_: str, actors: list[str]) -> None:
    assert names(told(text, type_).actors) == actors


def test_a_noun_that_agrees_leads_the_relative_clause_and_not_its_antecedent() -> None:
    claim = told("أعلن التحالف الذي تقود الهند بدء العملية.", "LEADS")
    assert (names(claim.actors), names(claim.recipients)) == (["الهند"], ["التحالف الذي تقود الهند"])


def test_the_object_after_a_whole_relative_clause_is_the_outer_verbs() -> None:
    claim = told("هاجمت القوات التي تدعمها كيغالي متمردين من الهوتو.", "ASSAULT")
    assert names(claim.recipients)[0].startswith("متمردين")


def test_the_other_side_of_between_stands_after_the_relative_clause() -> None:
    claim = told("اندلعت اشتباكات بين الفصائل التي تدعمها كيغالي والجيش الكونغولي.", "ASSAULT")
    assert len([*claim.actors, *claim.recipients]) == 2


@pytest.mark.parametrize(
    ("text", "modality", "voices"),
    [
        ("شدد وزير الدفاع الهندي، الأحد، على أن القوات انسحبت من الحدود.", "asserted", 1),
        ("أكد المتحدث في تصريح على أن القوات انسحبت من الحدود.", "asserted", 1),
        ("اتفق الطرفان على أن ينسحب الجيش من العاصمة.", "planned", 0),
    ],
)
def test_what_is_stressed_or_agreed_on_may_be_a_clause(text: str, modality: str, voices: int) -> None:
    claim = told(text, "RETREAT")
    assert (str(claim.modality), len(claim.sources)) == (modality, voices)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("طالب الوزير في تصريحات صحفية بانسحاب القوات الهندية من كشمير.", "demanded"),
        ("طالب الوزير في تصريحات نقلتها وسائل إعلام بانسحاب القوات الهندية من كشمير.", "demanded"),
        ("تعهد الرئيس في خطاب وجهه إلى الشعب بانسحاب القوات الهندية من كشمير.", "planned"),
        ("انتقدت نيبال الهند، داعية إلى انسحاب القوات الهندية من كشمير.", "demanded"),
    ],
)
def test_what_was_said_on_an_occasion_hangs_on_the_verb(text: str, modality: str) -> None:
    assert str(told(text, "RETREAT").modality) == modality


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("قصف الجيش المستشفى الهندي في كابل.", "الجيش"),
        ("صد الجيش القوات المهاجمة قرب كابل.", "القوات المهاجمة"),
        ("هاجم اللواء المتقاعد خليفة حفتر المدينة.", "اللواء المتقاعد خليفة حفتر"),
        ("نددت هيئات بجرائم أخرى في كابل.", "بجرائم أخرى"),
    ],
)
def test_where_a_phrase_ends(text: str, phrase: str) -> None:
    assert phrase in [node.words() for sentence in reading(text).reader.sentences for node in sentence.nodes]


@pytest.mark.parametrize(
    "text",
    [
        "تسعى الحكومة إلى تحقيق الاستقرار في مالي.",
        "قال الوزير في لقاء مع قناة هندية إن الأسعار ارتفعت.",
        "رفض الرئيس تسليم السلطة.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert not [c for c in reading(text).claims if c.event.type in ("ACCUSE", "CONSULT", "RETREAT")]


def test_a_life_is_no_place_and_a_skill_no_deed() -> None:
    claim = told("أودى هجوم الجيش الهندي بحياة ثلاثة خبراء في تفخيخ الزوارق.", "ASSAULT")
    assert (claim.places, [p.name for p in claim.recipients]) == ((), ["ثلاثة خبراء"])


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        (
            "وبينما أعلنت مالي أن الهدنة صامدة، اتهم الرئيس التشادي السنغال بدعم المتمردين.",
            "ACCUSE",
            ["الرئيس التشادي"],
        ),
        ("اتهمت الحركتان النيجر بدعم المتمردين.", "ACCUSE", ["الحركتان"]),
        ("تقاتل الحكومة المالية بمساعدة قوات تشادية عناصر الجماعة.", "AID", ["قوات تشادية"]),
    ],
)
def test_who_does_it(text: str, type_: str, actors: list[str]) -> None:
    assert names(told(text, type_).actors) == actors


def test_what_goes_on_meanwhile_is_not_itself_wanted() -> None:
    claim = told("ينبغي على العالم ألا يغض الطرف بينما يقصف الجيش المالي القرى.", "ASSAULT")
    assert str(claim.modality) == "asserted"


@pytest.mark.parametrize("name", ["أنطونيو جوتيريش", "جبهة تحرير تيجراي", "البنتاجون"])
def test_a_foreign_g_is_known_as_egypt_writes_it(name: str) -> None:
    assert len(known_names().called(name)) == 1


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("الحرب المستمرة بين القوات الموالية للحكومة ومتمردي تيجراي.", "ALLIED_WITH"),
        ("تصاعدت الاشتباكات بين القوات التي تدربها كيغالي والجيش الكونغولي قرب غوما.", "AID"),
    ],
)
def test_what_describes_one_side_is_not_said_of_the_other(text: str, type_: str) -> None:
    claim = told(text, type_)
    assert (len(claim.actors), len(claim.recipients)) == (1, 1)
