"""Who does what to whom: voice of the verb, verbal nouns, lists, understood subjects, standing relations."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.claim.told import brief, ids, reading, told


@dataclass(frozen=True)
class Expected:
    """A sentence and the event that it states."""

    id: str
    text: str
    type: str
    mode: str | None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


E = Expected
ACTIVE = [
    E(
        "place-struck",
        "قصفت الطائرات الروسية بلدة كفرنبل في ريف إدلب.",
        "ASSAULT",
        "aerial",
        ("ru-airforce",),
        (),
        ("بلدة كفرنبل",),
    ),
    E(
        "party-struck",
        "قصفت مدفعية الجيش الأوكراني مواقع القوات الروسية قرب باخموت.",
        "ASSAULT",
        "heavy-weapons",
        ("ua-army",),
        ("ru-army",),
    ),
    E(
        "support-cut",
        "أوقفت ألمانيا تصدير الأسلحة إلى السعودية.",
        "SANCTION",
        "discontinue",
        ("state-de",),
        ("state-sa",),
    ),
    E(
        "latin-named-room",
        "أوقفت غرفة MOM دعم فصائل الشمال.",
        "SANCTION",
        "discontinue",
        ("sy-mom",),
        ("فصائل الشمال",),
    ),
    E("arms-sent", "أرسلت إيران أسلحة إلى جماعة الحوثي في نيسان الماضي.", "AID", None, ("state-ir",), ("ye-houthis",)),
    E("sanctions", "فرضت كندا عقوبات على ميانمار.", "SANCTION", None, ("state-ca",), ("state-mm",)),
    E("relief", "قدمت اليابان مساعدات إنسانية إلى السودان.", "AID", None, ("state-jp",), ("gov-sd",)),
    E("siege", "تحاصر قوات الدعم السريع مدينة الفاشر.", "COERCE", "restrict", ("sd-rsf",), (), ("مدينة الفاشر",)),
    E(
        "plane-shot-down",
        "أسقطت الدفاعات الجوية السورية طائرة إسرائيلية فوق حمص.",
        "ASSAULT",
        "destroy",
        ("syr-airdefence",),
        ("state-il",),
    ),
    E(
        "capital-is-the-government",
        "سلمت واشنطن قوات سوريا الديمقراطية أسلحة ثقيلة.",
        "AID",
        None,
        ("state-us",),
        ("sy-sdf",),
    ),
]
PASSIVE = [
    E(
        "by-min-qibal",
        "اعتُقل ثلاثة صحفيين من قبل قوات الأمن المصرية في القاهرة.",
        "COERCE",
        "arrest",
        ("eg-police",),
        ("ثلاثة صحفيين",),
        ("القاهرة",),
    ),
    E(
        "by-bullets-of",
        "قُتل خمسة جنود إسرائيليين برصاص مقاتلي كتائب القسام في رفح.",
        "ASSAULT",
        "firearms",
        ("ps-qassam",),
        ("state-il",),
        ("رفح",),
    ),
    E("doer-unsaid", "اغتيل القيادي أبو نجيب في 3 أيار 2018.", "ASSAULT", "targeted", (), ("أبو نجيب",)),
    E(
        "tamma-with-noun",
        "تم تسليم الأسلحة الثقيلة إلى الجيش اللبناني من قبل الفصائل الفلسطينية.",
        "RETREAT",
        "disarm",
        ("ps-factions",),
        ("lb-army",),
    ),
    E(
        "place-struck-by",
        "قُصفت مدينة دوما من قبل القوات الروسية.",
        "ASSAULT",
        "heavy-weapons",
        ("ru-army",),
        (),
        ("مدينة دوما",),
    ),
]
NOUNS = [
    E(
        "as-subject",
        "انسحاب القوات الأوغندية من جنوب السودان بدأ يوم الاثنين.",
        "RETREAT",
        "withdraw",
        ("ug-army",),
        (),
        ("جنوب السودان",),
    ),
    E("as-object", "أدانت فرنسا اعتقال السلطات التركية للصحفيين.", "COERCE", "arrest", ("state-tr",), ("الصحفيين",)),
    E(
        "before-its-verb",
        "سيطرة حركة الشباب على مدينة بلدوين أثارت قلق كينيا.",
        "ASSAULT",
        "capture",
        ("so-shabab",),
        (),
        ("مدينة بلدوين",),
    ),
    E(
        "with-light-verb",
        "شن الجيش السوداني هجوما على مواقع قوات الدعم السريع.",
        "ASSAULT",
        None,
        ("saf",),
        ("sd-rsf",),
    ),
    E("with-nisba", "استشهد ثلاثة فلسطينيين بقصف إسرائيلي على خان يونس.", "ASSAULT", None, ("state-il",)),
]


def check(expected: Expected) -> None:
    claim = told(expected.text, expected.type)
    assert claim.event.mode == expected.mode
    assert ids(claim.actors) == list(expected.actors)
    if expected.recipients:
        assert ids(claim.recipients) == list(expected.recipients)
    for place in expected.places:
        assert place in [p.name for p in claim.places]
    assert (claim.modality, claim.polarity) == ("asserted", "affirmed")


@pytest.mark.parametrize("expected", ACTIVE, ids=lambda e: e.id)
def test_active(expected: Expected) -> None:
    check(expected)


@pytest.mark.parametrize("expected", PASSIVE, ids=lambda e: e.id)
def test_passive(expected: Expected) -> None:
    check(expected)


@pytest.mark.parametrize("expected", NOUNS, ids=lambda e: e.id)
def test_verbal_noun(expected: Expected) -> None:
    check(expected)


def test_a_town_struck_is_a_place_and_no_recipient() -> None:
    claim = told("قصفت الطائرات الروسية بلدة كفرنبل في ريف إدلب.", "ASSAULT")
    assert claim.recipients == ()


@pytest.mark.parametrize(
    ("text", "type_", "one", "other"),
    [
        pytest.param(
            "التقى وزير الخارجية المصري سامح شكري نظيره السعودي عادل الجبير في القاهرة.",
            "CONSULT",
            "state-eg",
            "state-sa",
            id="his-counterpart",
        ),
        pytest.param(
            "بحث الملك عبد الله الثاني مع الرئيس المصري عبد الفتاح السيسي في عمان الوضع في غزة.",
            "CONSULT",
            "state-jo",
            "state-eg",
            id="discussed-with",
        ),
        pytest.param(
            "وقعت مصر وقبرص اتفاقا للتعاون العسكري في نيقوسيا.", "AGREE", "state-eg", "state-cy", id="signed-together"
        ),
        pytest.param(
            "تبادلت روسيا وأوكرانيا القصف على طول الحدود.", "ASSAULT", "state-ru", "state-ua", id="traded-fire"
        ),
    ],
)
def test_what_two_do_to_each_other_is_one_claim_of_both(text: str, type_: str, one: str, other: str) -> None:
    """A person who meets or signs for a party: the party is the actor."""
    claim = told(text, type_)
    assert set(ids(claim.actors) + ids(claim.recipients)) == {one, other}


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        pytest.param(
            "دخلت القوات التركية مدينة عفرين. وسيطرت على مبنى البلدية.", "ASSAULT", "tr-army", id="next-sentence"
        ),
        pytest.param(
            "أعلن الجيش اليمني أنه سيطر على مدينة الحديدة.", "ASSAULT", "ye-army", id="pronoun-of-the-speaker"
        ),
        pytest.param("قالت غرفة MOC إنها ستوقف دعم فصائل الجنوب.", "SANCTION", "sy-moc", id="she-the-room"),
    ],
)
def test_an_understood_subject_is_who_was_last_named(text: str, type_: str, actor: str) -> None:
    assert ids(told(text, type_).actors) == [actor]


@pytest.mark.parametrize(
    ("text", "relation", "who", "body"),
    [
        pytest.param(
            "أكد الناطق باسم الجبهة الوطنية للتحرير ناجي مصطفى أن الفصائل لم تنسحب من مواقعها.",
            "SPEAKS_FOR",
            "person-naji-mustafa",
            "sy-nlf",
            id="spokesman",
        ),
        pytest.param(
            "اغتيل القيادي في فيلق الرحمن أبو نجيب في 3 أيار 2018.",
            "MEMBER_OF",
            "أبو نجيب",
            "sy-faylaq-rahman",
            id="commander-in",
        ),
        pytest.param(
            "قال الأمين العام لحزب الله علي حمدان إن الهدنة صامدة.",
            "LEADS",
            "علي حمدان",
            "lb-hezbollah",
            id="ali-again",
        ),
        pytest.param(
            "قال قائد شرطة باريس ميشال كادو إن الهدنة صامدة.",
            "LEADS",
            "ميشال كادو",
            "شرطة باريس",
            id="police-of-a-town",
        ),
        pytest.param(
            "قال الكاتب العام لحركة فتح سامي الحلو إن الهدنة صامدة.", "LEADS", "سامي الحلو", "ps-fatah", id="كاتب-عام"
        ),
    ],
)
def test_a_title_is_a_standing_relation(text: str, relation: str, who: str, body: str) -> None:
    claim = told(text, relation)
    assert ids(claim.actors) == [who]
    assert ids(claim.recipients) == [body]
    assert claim.sources == ()


def test_an_accusation_is_two_claims() -> None:
    text = "اتهمت السعودية إيران بتزويد الحوثيين بالصواريخ."
    accusation, content = told(text, "ACCUSE"), told(text, "AID")
    assert (ids(accusation.actors), ids(accusation.recipients)) == (["state-sa"], ["state-ir"])
    assert (ids(content.actors), ids(content.recipients)) == (["state-ir"], ["ye-houthis"])
    assert [s.entity.id for s in content.sources] == ["state-sa"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("وصل سعر الدولار في السوق المحلية إلى مستوى جديد هذا الصباح.", id="prices"),
        pytest.param("نشرت وزارة الصحة نصائح للوقاية من الحر خلال فصل الصيف.", id="advice"),
        pytest.param("إذا انسحبت القوات التركية من المدينة.", id="bare-condition"),
    ],
)
def test_no_claim(text: str) -> None:
    assert [brief(c) for c in reading(text).claims] == []


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("أسفر التفجير عن مقتل جنديين وإصابة أربعة مدنيين.", ["جنديين", "أربعة مدنيين"]),
        ("لقي شخصان حتفهما وجرح 13 آخرون في أعمال شغب.", ["شخصان", "13 آخرون"]),
    ],
)
def test_the_dead_and_the_hurt_of_one_deed_are_one_claim(text: str, victims: list[str]) -> None:
    claims = [c for c in reading(text).claims if c.event.type == "ASSAULT"]
    assert [[r.name for r in c.recipients] for c in claims] == [victims]


def test_the_dead_of_one_side_and_the_hurt_of_another_are_two_claims() -> None:
    page = reading("قتل الجيش ثلاثة مسلحين وأصاب المسلحون خمسة جنود.")
    assert len([c for c in page.claims if c.event.type == "ASSAULT"]) == 2


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("تجري الحكومة اليمنية اتصالات مع الحوثيين.", None),
        ("أجرى الرئيس التركي اتصالات هاتفية مع نظيره الروسي.", "phone"),
        ("أجرت أنقرة اتصالا مع موسكو.", "phone"),
    ],
)
def test_contacts_are_no_calls(text: str, mode: str | None) -> None:
    assert told(text, "CONSULT").event.mode == mode
