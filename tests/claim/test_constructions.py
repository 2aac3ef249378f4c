"""Constructions of Arabic news, each shown on conflicts and words of its own."""

from __future__ import annotations

import pytest

from tests.claim.told import ids, reading, told


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("قصفت الطائرات مواقع «أنصار الشريعة» (تنظيم القاعدة سابقاً) في أبين.", "أنصار الشريعة", "تنظيم القاعدة"),
        ("أعلن «مجلس السيادة» المجلس العسكري سابقاً موعد الحوار.", "مجلس السيادة", "المجلس العسكري"),
    ],
)
def test_former_name_beside_the_new_one(text: str, new: str, old: str) -> None:
    claim = told(text, "FORMERLY")
    assert ([a.name for a in claim.actors], [r.name for r in claim.recipients]) == ([new], [old])


@pytest.mark.parametrize(
    "text",
    ["انضم جيش الإسلام وفيلق الرحمن سابقا إلى الجبهة.", "قال أحمد الأسير، قائد لواء التوحيد سابقا، إن القتال مستمر."],
)
def test_an_adverb_alone_renames_nobody(text: str) -> None:
    assert not [c for c in reading(text).claims if c.event.type == "FORMERLY"]


@pytest.mark.parametrize("joined", ["السعودية ومصر", "الإمارات ومصر والبحرين"])
def test_egypt_in_a_list_is_no_participle(joined: str) -> None:
    claim = told(f"قطعت {joined} علاقاتها مع قطر.", "SANCTION")
    assert "state-eg" in ids(claim.actors)


def test_who_sends_a_delegation_visits() -> None:
    claim = told("تزامن ذلك مع إرسال وفدين من حركة حماس إلى كل من روسيا ومصر.", "CONSULT")
    assert ids(claim.recipients) == ["state-ru", "state-eg"]
    assert ids(claim.actors) == ["ps-hamas"]


def test_members_are_the_object_of_what_comprises_them() -> None:
    claim = told("تأسس التحالف في بغداد عام 2019، حيث ضم كتلة سائرون وتيار الحكمة.", "MEMBER_OF")
    assert [r.name for r in claim.recipients] == ["التحالف"]


def test_some_of_those_lost_are_no_doers() -> None:
    claim = told("خسرت حركة طالبان عشرات المقاتلين بينهم ثلاثة قادة في معارك بنجشير.", "ASSAULT")
    assert ([a.name for a in claim.actors], [r.name for r in claim.recipients]) == ([], ["حركة طالبان"])


def test_each_nisba_names_a_service_of_its_own() -> None:
    claim = told("اتهم الحوثيون المخابرات السعودية والإماراتية بتمويل الخلية.", "ACCUSE")
    assert ids(claim.recipients) == ["sa-gip", "ae-state-security"]


def test_part_of_a_body_goes_by_where_it_is() -> None:
    claim = told("قال الجيش السوري في دمشق إن الأردن سلح فصائل المعارضة المسلحة في الجنوب.", "AID")
    assert ids(claim.recipients) == ["sy-opposition-south"]


def test_what_one_hears_of_is_hearsay() -> None:
    assert told("يسمع أهالي الكفرة عن تفاوض حفتر مع أنقرة.", "CONSULT").modality == "speculated"


def test_you_may_count_on_us_is_an_offer() -> None:
    claim = told("قال السفير الروسي إن مالي يمكنها التعويل علينا في تدريب الشرطة.", "AID")
    assert claim.modality == "offered"


def test_the_country_of_whom_one_tells() -> None:
    claim = told("قال الرئيس السوداني إن بلاده سحبت قواتها من اليمن، لكنها ستواصل دعم التحالف.", "AID")
    assert ids(claim.actors) == ["gov-sd"]
