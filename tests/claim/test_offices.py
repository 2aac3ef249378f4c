"""Who leads, speaks for or belongs to which body, where body, place or rank stand between office and name."""

from __future__ import annotations

import pytest

from tests.claim.told import ids, reading, speakers, told


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("قال المتحدث باسم المجلس العسكري ساو مين لوي إن الجنود قصفوا البلدة.", ("ساو مين لوي", "المجلس العسكري")),
        ("قال معتصم الدابي، الناطق باسم الحركة، إن الجيش قصف السوق.", ("معتصم الدابي", "الحركة")),
        ("هدد الجيش المتمردين، وقال ناطقه سمير حداد إن الرد قريب.", ("سمير حداد", "الجيش")),
        ("قال الناطق باسم محور لودر القتالي النقيب سمير حداد إن الجنود انسحبوا.", ("سمير حداد", "محور لودر القتالي")),
        ("قال المتحدث باسم الشرطة العميد عماد الدين قباني إن المهاجم قتل.", ("عماد الدين قباني", "الشرطة")),
        ("قالت المتحدثة باسم البلدية هيلغا شولز أمس إن الجسر أغلق.", ("هيلغا شولز", "البلدية")),
        ("قال المتحدث باسم الشرطة فرانسوا دوبويه للصحفيين إن المهاجم قتل.", ("فرانسوا دوبويه", "الشرطة")),
    ],
)
def test_who_speaks_for_a_body(text: str, office: tuple[str, str]) -> None:
    claims = [c for c in reading(text).claims if c.event.type == "SPEAKS_FOR"]
    assert [(c.actors[0].name, c.recipients[0].name) for c in claims] == [office]


@pytest.mark.parametrize(
    ("text", "name", "body", "role"),
    [
        ("قال نائب رئيس الجبهة سمير حداد إن المقاتلين انسحبوا.", "سمير حداد", "الجبهة", "نائب رئيس"),
        ("قال رئيس اللجنة سمير حداد إن الوفد منع من الدخول.", "سمير حداد", "اللجنة", "رئيس"),
        ("قال رئيس أركان الجيش التشادي سمير حداد إن الرتل عاد.", "سمير حداد", "الجيش التشادي", "رئيس أركان"),
        (
            "قال آمر المنطقة العسكرية الشرقية سمير حداد إن الجنود انسحبوا.",
            "سمير حداد",
            "المنطقة العسكرية الشرقية",
            "آمر",
        ),
        ("رفض المجلس الأعلى العرض. وقال نائب رئيسه سمير حداد إن الرد قريب.", "سمير حداد", "المجلس الأعلى", "نائب رئيس"),
        ("قال سمير حداد، نائب القائد العام للجيش، إن الرتل عاد.", "سمير حداد", "الجيش", "نائب قائد"),
        ("قالت نائبة مدير المرصد سلوى حداد إن القصف توقف.", "سلوى حداد", "المرصد", "نائبة مدير"),
    ],
)
def test_who_leads_a_body(text: str, name: str, body: str, role: str) -> None:
    claim = told(text, "LEADS")
    assert ([a.name for a in claim.actors], [r.name for r in claim.recipients]) == ([name], [body])
    assert claim.event.mode == role


def test_members_of_a_council_that_governs_are_told() -> None:
    claim = told("قال سمير حداد، عضو مجلس القيادة الرئاسي، إن المدينة هادئة.", "MEMBER_OF")
    assert [a.name for a in claim.actors] == ["سمير حداد"]


def test_a_member_with_a_rank_is_no_member_of_a_team() -> None:
    claim = told("اتهم المجلس الأعلى، بلسان عضوه الفريق سمير حداد، تشاد بقصف البلدة.", "MEMBER_OF")
    assert ([a.name for a in claim.actors], [r.name for r in claim.recipients]) == (["سمير حداد"], ["المجلس الأعلى"])


@pytest.mark.parametrize(
    "text", ["حضر وزير الخارجية السويدي السابق أندرس لوند.", "حضر الرئيس الكوري الشمالي كيم سو يونغ."]
)
def test_adjectives_of_an_office_are_no_body(text: str) -> None:
    assert not [c for c in reading(text).claims if c.event.type == "LEADS"]


def test_the_envoy_of_a_state_stands_for_it() -> None:
    assert ids(told("ندد مندوب سوريا بقصف إسرائيل.", "ACCUSE").actors) == ["gov-sy"]


def test_the_public_prosecutor_is_no_member_of_parliament() -> None:
    text = "التقى النائب سمير حداد وفدا. وقال النائب العام إن الجيش قصف البلدة."
    assert speakers(told(text, "ASSAULT")) == ["النائب العام"]


def test_the_envoy_of_a_president_speaks_for_the_state() -> None:
    claim = told("التقى المبعوث الخاص للرئيس الروسي إلى سوريا، إيغور سمولين، وفد المعارضة.", "SPEAKS_FOR")
    assert ids(claim.recipients) == ["state-ru"]


def test_the_name_right_before_what_is_said_is_the_speaker() -> None:
    claim = told("قال المتحدث باسم المجلس العسكري ساو مين لوي إن المتمردين قصفوا البلدة.", "ASSAULT")
    assert speakers(claim) == ["ساو مين لوي"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("قال الأمين العام للرابطة سمير حداد إن الجيش قصف السوق.", "الأمين العام"),
        ("قال أمين عام الرابطة سمير حداد إن الجيش قصف السوق.", "أمين عام"),
        ("قالت رئيسة اللجنة سميرة حداد إن الجيش قصف السوق.", "رئيسة"),
    ],
)
def test_a_role_is_kept_in_the_pages_words(text: str, role: str) -> None:
    assert [c.event.mode for c in reading(text).claims if c.event.type == "LEADS"] == [role]


@pytest.mark.parametrize(
    ("text", "kind", "body"),
    [
        ("قالت رئيسة شبكة نساء الجبل، سلوى حداد، إن القافلة منعت.", "LEADS", "شبكة نساء الجبل"),
        ("قال سمير حداد، قائد قطاع التلال، إن الهدنة خرقت.", "LEADS", "قطاع التلال"),
        ("قال عضو التنسيقية سمير حداد إن الطريق مقطوع.", "MEMBER_OF", "التنسيقية"),
        ("قال سمير حداد، قائد ما يسمى «لواء أحرار الجبل»، إن الهدنة خرقت.", "LEADS", "لواء أحرار الجبل"),
        ("قال سمير حداد، قائد ما يسمى لواء الجبل، إن الهدنة خرقت.", "LEADS", "لواء الجبل"),
        ("رفضت الجبهة العرض. وقال القيادي فيها سمير حداد إن الرد قريب.", "MEMBER_OF", "الجبهة"),
        ("قال النائب في البرلمان عن كتلة الوفاق سمير حداد إن الجلسة رفعت.", "MEMBER_OF", "كتلة الوفاق"),
        ("قال النائب في البرلمان عن ولاية نابل سمير حداد إن الجلسة رفعت.", "MEMBER_OF", "البرلمان"),
        ("قال أمين عام حزب الأمل سمير حداد إن الجلسة رفعت.", "LEADS", "حزب الأمل"),
        ("قالت زعيمة مجتمع ساكيا سلوى حداد إن المنجم أغلق.", "LEADS", "مجتمع ساكيا"),
        ("قال المتحدث الحوثي سمير حداد إن الرد قريب.", "SPEAKS_FOR", "أنصار الله"),
    ],
)
def test_bodies_that_no_list_knows(text: str, kind: str, body: str) -> None:
    claim = told(text, kind)
    assert [r.name for r in claim.recipients] == [body]


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس البلاد سمير حداد إن الحرب انتهت.",
        "قال حاكم سالم المطيري إن المدرسة أغلقت.",
        "قال القائد محمد علي الحوثي إن الرد قريب.",
        "قال قائد الحافلة سمير حداد إن الطريق مقطوع.",
        "قالت وزيرة السياحة سلوى حداد إن الموسم بدأ.",
    ],
)
def test_what_an_office_is_of_is_not_always_a_body(text: str) -> None:
    assert not [c for c in reading(text).claims if c.event.type == "LEADS"]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("المتحدث باسم رئيس الوزراء، سالم حمدان،", "سالم حمدان"),
        ("الناطق باسم والي غزني، عارف نوري،", "عارف نوري"),
        ("عضو هيئة الرئاسة في المجلس فيصل نعسان", "فيصل نعسان"),
        ("منسق هيئة ضحايا الغارات، إلياس أومبا،", "إلياس أومبا"),
        ("الناطق باسم الجيش في شمال كيفو المقدم سليم حمدان", "سليم حمدان"),
        ("الحاكم العسكري لأوديسا", "الحاكم العسكري"),
    ],
)
def test_whose_name_stands_after_an_office_with_its_body(who: str, name: str) -> None:
    assert speakers(told(f"قال {who} إن الجيش قصف البلدة.", "ASSAULT")) == [name]


def test_a_member_with_a_name_is_no_mere_head_of_his_body() -> None:
    claim = told("غير أن عضو اللجنة المركزية لحركة فتح سالم حمدان قال إن الجيش قصف البلدة.", "ASSAULT")
    assert speakers(claim) == ["سالم حمدان"]


def test_a_minister_by_his_country_leads_no_body_of_that_name() -> None:
    claims = reading("قال وزير الطاقة القطري سالم حمدان إن الجيش قصف البلدة.").claims
    assert [c.event.type for c in claims] == ["ASSAULT"]
