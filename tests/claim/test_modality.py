"""How firmly it is said, and whether it is said to be so."""

from __future__ import annotations

import pytest

from khabar.knowledge.tables import UNTRUE_COLUMNS
from khabar.knowledge.tsv import read_tsv
from khabar.model import Modality, Polarity
from tests.claim.told import ids, reading, told

OFFERED, THREATENED, PLANNED, DEMANDED = Modality.OFFERED, Modality.THREATENED, Modality.PLANNED, Modality.DEMANDED
ASSERTED, SPECULATED = Modality.ASSERTED, Modality.SPECULATED
AFFIRMED, NEGATED, DENIED = Polarity.AFFIRMED, Polarity.NEGATED, Polarity.DENIED


@pytest.mark.parametrize(
    ("text", "type_", "actor", "modality", "polarity"),
    [
        pytest.param("عرضت إيران على العراق تزويده بالأسلحة.", "AID", "state-ir", OFFERED, AFFIRMED, id="offered-arms"),
        pytest.param(
            "عرضت الجزائر استضافة محادثات بين طرفي النزاع في مالي.",
            "CONSULT",
            "state-dz",
            OFFERED,
            AFFIRMED,
            id="offered-to-host",
        ),
        pytest.param(
            "هددت واشنطن بفرض عقوبات على الخرطوم.",
            "SANCTION",
            "state-us",
            THREATENED,
            AFFIRMED,
            id="threatened-sanctions",
        ),
        pytest.param(
            "توعد تنظيم القاعدة بمهاجمة القوات الفرنسية في مالي.",
            "ASSAULT",
            "qaeda",
            THREATENED,
            AFFIRMED,
            id="vowed-to-attack",
        ),
        pytest.param("تعتزم بريطانيا سحب قواتها من العراق.", "RETREAT", "state-gb", PLANNED, AFFIRMED, id="intends"),
        pytest.param(
            "قررت الحكومة الأردنية طرد السفير الإيراني.", "SANCTION", "state-jo", PLANNED, AFFIRMED, id="decided"
        ),
        pytest.param(
            "وافقت الحكومة اليمنية على تبادل الأسرى مع الحوثيين.",
            "RETREAT",
            "gov-ye",
            PLANNED,
            AFFIRMED,
            id="agreed-to",
        ),
        pytest.param(
            "قالت غرفة MOC إنها ستوقف دعم فصائل الجنوب.", "SANCTION", "sy-moc", PLANNED, AFFIRMED, id="said-it-will"
        ),
        pytest.param(
            "دعت مصر طرفي النزاع في ليبيا إلى وقف إطلاق النار.",
            "RETREAT",
            "طرفي النزاع",
            DEMANDED,
            AFFIRMED,
            id="called-on",
        ),
        pytest.param(
            "طالبت الأمم المتحدة جماعة الحوثي بالإفراج عن المعتقلين.",
            "RETREAT",
            "ye-houthis",
            DEMANDED,
            AFFIRMED,
            id="demanded",
        ),
        pytest.param("حذرت روسيا إسرائيل من قصف دمشق.", "ASSAULT", "state-il", DEMANDED, NEGATED, id="warned-against"),
        pytest.param(
            "يتوقع محللون أن تهاجم إسرائيل إيران.", "ASSAULT", "state-il", SPECULATED, AFFIRMED, id="expected"
        ),
        pytest.param(
            "تخشى الأمم المتحدة أن تقتحم قوات الدعم السريع مدينة الأبيض.",
            "ASSAULT",
            "sd-rsf",
            SPECULATED,
            AFFIRMED,
            id="feared",
        ),
        pytest.param("قد ترسل بولندا طائرات إلى أوكرانيا.", "AID", "state-pl", SPECULATED, AFFIRMED, id="may"),
        pytest.param("لن تسحب تركيا قواتها من إدلب.", "RETREAT", "state-tr", PLANNED, NEGATED, id="will-not"),
        pytest.param(
            "قال مصدر إن تركيا ستسحب قواتها من إدلب بالتنسيق مع روسيا.",
            "COOPERATE",
            "state-tr",
            PLANNED,
            AFFIRMED,
            id="how-it-will-be-done",
        ),
        pytest.param("لم تقصف القوات الروسية مدينة إدلب.", "ASSAULT", "ru-army", ASSERTED, NEGATED, id="did-not"),
        pytest.param(
            "لم ترسل ألمانيا دبابات إلى أوكرانيا حتى الآن.", "AID", "state-de", ASSERTED, NEGATED, id="has-not-so-far"
        ),
        pytest.param(
            "لا تنوي فرنسا إرسال جنود إلى أوكرانيا.", "MOBILIZE", "state-fr", PLANNED, NEGATED, id="does-not-intend"
        ),
        pytest.param("فشلت قوات حفتر في السيطرة على طرابلس.", "ASSAULT", "ly-lna", ASSERTED, NEGATED, id="failed-to"),
        pytest.param(
            "نفت وزارة الدفاع الروسية قصف المستشفى في إدلب.",
            "ASSAULT",
            "ru-mod",
            ASSERTED,
            DENIED,
            id="denied-own-deed",
        ),
        pytest.param(
            "نفى حزب الله اللبناني إطلاق صواريخ على إسرائيل.",
            "ASSAULT",
            "lb-hezbollah",
            ASSERTED,
            DENIED,
            id="denied-firing",
        ),
        pytest.param(
            "نفى الناطق باسم الجيش العراقي يحيى رسول أن تكون القوات الأمريكية قصفت الحشد الشعبي.",
            "ASSAULT",
            "us-army",
            ASSERTED,
            DENIED,
            id="denied-of-another",
        ),
    ],
)
def test_how_firmly(text: str, type_: str, actor: str, modality: Modality, polarity: Polarity) -> None:
    """The content gives the type; what is offered, threatened or demanded is said by the modality alone."""
    claim = told(text, type_)
    assert (claim.modality, claim.polarity) == (modality, polarity)
    assert ids(claim.actors) == [actor]


@pytest.mark.parametrize("text", ["هددت تركيا بإغلاق معبر باب السلامة.", "هدد الحوثيون بوقف الملاحة في البحر الأحمر."])
def test_what_is_threatened_in_so_many_words(text: str) -> None:
    assert [(c.event.type == "THREATEN", c.modality) for c in reading(text).claims] == [(False, THREATENED)]


@pytest.mark.parametrize("able", ["يمكننا أن نؤكد أن", "يمكن القول إن"])
def test_that_a_thing_can_be_said_makes_it_no_less_sure(able: str) -> None:
    assert told(f"{able} القوات الروسية قصفت مدينة خيرسون.", "ASSAULT").modality == ASSERTED


@pytest.mark.parametrize("asked", ["هل ننتظر أكثر؟", "فكيف نسكت؟", "ماذا بقي لنا؟"])
def test_a_question_asks_of_nothing_told_before_it(asked: str) -> None:
    claim = told(f"قال القائد إن داعش هاجم قوات البيشمركة أمس، {asked}", "ASSAULT")
    assert claim.modality == ASSERTED


def test_a_question_asks_of_what_comes_in_it() -> None:
    assert told("هل قصفت تركيا مواقع داعش أمس؟", "ASSAULT").modality == SPECULATED


@pytest.mark.parametrize("manner", ["ليس لها مثيل", "ليس من الممكن تصورها"])
def test_what_something_is_not_like_denies_nothing(manner: str) -> None:
    assert told(f"شن الجيش التركي غارات {manner} على داعش.", "ASSAULT").polarity == AFFIRMED


def test_what_there_is_not() -> None:
    assert told("ليس هناك هجوم تركي على داعش.", "ASSAULT").polarity == NEGATED


def test_a_threat_keeps_its_condition() -> None:
    claim = told("هدد الجيش الإسرائيلي بقصف بيروت إذا لم يوقف حزب الله إطلاق الصواريخ.", "ASSAULT")
    assert claim.modality == THREATENED
    assert claim.condition == "إذا لم يوقف حزب الله إطلاق الصواريخ"


def test_a_plain_statement_has_no_condition() -> None:
    assert told("قصفت إسرائيل مطار التيفور أمس.", "ASSAULT").condition is None


@pytest.mark.parametrize(
    "text",
    [
        "اتفق الطرفان على أن تنسحب القوات من المدينة.",
        "وافقت الحركة على الهدنة على أن ينسحب الجيش من القطاع.",
        "نص الاتفاق على أن تنسحب الميليشيا من الميناء.",
    ],
)
def test_what_is_agreed_on_or_provided_for_is_still_to_come(text: str) -> None:
    assert told(text, "RETREAT").modality == Modality.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "ترفض إسرائيل الانسحاب من الجولان.",
        "ترفض إسرائيل بشكل قاطع الانسحاب من الجولان.",
        "رفضت إسرائيل مرارا سحب قواتها من الجولان.",
        "رفضت إسرائيل علنا سحب قواتها من الجولان.",
    ],
)
def test_what_is_refused_is_not_done(text: str) -> None:
    found = {(c.event.type, c.polarity) for c in reading(text).claims}
    assert found & {("REJECT", Polarity.AFFIRMED), ("RETREAT", Polarity.NEGATED)}
    assert ("RETREAT", Polarity.AFFIRMED) not in found


@pytest.mark.parametrize(
    "text",
    ["أعلنت الجبهة الشعبية رفضها المشاركة في مؤتمر باماكو.", "جدد الحزب رفضه المشاركة في مؤتمر باماكو."],
)
def test_his_refusal_refuses(text: str) -> None:
    assert str(told(text, "CONSULT").polarity) == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "نفى ناطق باسم الجبهة صحة الأنباء التي تحدثت عن انسحاب القوات المالية من المدينة.",
        "نفت الوزارة التقارير التي أفادت بأن القوات المالية انسحبت من المدينة.",
        "كذب الجيش الشائعات التي تقول إن القوات المالية انسحبت من المدينة.",
    ],
)
def test_what_denied_reports_tell_is_denied(text: str) -> None:
    assert told(text, "RETREAT").polarity == Polarity.DENIED


@pytest.mark.parametrize("example", [row[2] for row in read_tsv("untrue.tsv", UNTRUE_COLUMNS)])
def test_what_is_said_to_be_untrue_is_denied(example: str) -> None:
    claim = told(example, "RETREAT")
    assert (claim.polarity, claim.modality, bool(claim.sources)) == (Polarity.DENIED, Modality.ASSERTED, True)


@pytest.mark.parametrize(
    "text",
    [
        "قال الناطق إن الأنباء عن انسحاب القوات المالية من المدينة صحيحة.",
        "انسحبت القوات المالية من المدينة وقدم شاهد شهادة كاذبة.",
        "انسحبت القوات المالية من المدينة بعد أخبار كاذبة.",
    ],
)
def test_what_is_not_said_to_be_untrue_is_not_denied(text: str) -> None:
    assert told(text, "RETREAT").polarity == Polarity.AFFIRMED


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("غوما (أ ف ب) - قصفت تركيا مواقع داعش.", Modality.ASSERTED),
        ("لماذا قصفت تركيا مواقع داعش؟", Modality.ASSERTED),
        ("كيف قصفت تركيا مواقع داعش؟", Modality.ASSERTED),
        ("قصفت تركيا مواقع داعش؟", Modality.SPECULATED),
        ("هل قصفت تركيا مواقع داعش؟", Modality.SPECULATED),
    ],
)
def test_what_a_question_takes_for_granted_is_told(text: str, modality: Modality) -> None:
    assert told(text, "ASSAULT").modality == modality


def test_nobody_in_particular_thinks_so_of_several() -> None:
    claims = reading("عثر السكان على جثث جنود يعتقد أن تنظيم داعش أعدمهم في الموصل.").claims
    assert [(c.modality, c.sources) for c in claims if ids(c.actors) == ["isis"]] == [(Modality.SPECULATED, ())]


def test_what_is_asked_in_exchange_is_asked_of_an_offer_and_not_of_a_statement() -> None:
    claims = reading("أكد الجيش العراقي مقتل ثلاثة مسلحين مقابل إصابة جنديين عراقيين.").claims
    assert all(c.modality is Modality.ASSERTED for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        "من المرجح أن تنظيم داعش خطف الصحفيين.",
        "من المعتقد أن تنظيم داعش خطف الصحفيين.",
        "قال الوزير إنه من المحتمل أن الجيش قصف المدينة.",
        "من المتوقع أن القوات الروسية ستقصف المدينة.",
    ],
)
def test_what_is_likely_though_its_doer_stands_before_the_verb(text: str) -> None:
    assert told(text, "ASSAULT").modality is Modality.SPECULATED


@pytest.mark.parametrize(
    ("text", "type_", "modality", "polarity"),
    [
        ("لم يلجأ الجيش إلى قصف مدينة الموصل.", "ASSAULT", Modality.ASSERTED, Polarity.NEGATED),
        ("المعارضة السورية تطالب برحيل القوات الروسية.", "RETREAT", Modality.DEMANDED, Polarity.AFFIRMED),
        ("يعدّ الاتحاد الأوروبي عقوبات على إيران.", "SANCTION", Modality.PLANNED, Polarity.AFFIRMED),
        ("ترمي العملية إلى طرد مسلحي داعش من الموصل.", "COERCE", Modality.PLANNED, Polarity.AFFIRMED),
    ],
)
def test_modals_of_resort_and_aim(text: str, type_: str, modality: Modality, polarity: Polarity) -> None:
    claim = told(text, type_)
    assert (claim.modality, claim.polarity) == (modality, polarity)
