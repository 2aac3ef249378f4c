"""Which sense is meant, what a page is about, and how sure a claim is."""

from __future__ import annotations

import hashlib

import pytest

from khabar.claim.confidence import LEAST, MOST
from khabar.knowledge.slots import slot
from khabar.knowledge.tables import IDIOM_COLUMNS
from khabar.knowledge.tsv import read_tsv
from khabar.model import Claim, Page
from khabar.pipeline import read_page
from tests.claim.told import reading


def claims(text: str) -> list[Claim]:
    return read_page(Page(hashlib.sha256(text.encode()).hexdigest(), "page.txt", text)).claims


def test_limit_of_a_theme_holds_for_all_its_markers() -> None:
    made = slot("theme=ب|obj:@support!", "قدم")
    assert made.limit("ب") == made.limit("obj") == frozenset({"@support"})


def test_limit_of_a_party_holds_for_its_own_marker_only() -> None:
    made = slot("recipient=من|في:@ranks", "قتيل")
    assert made.limit("من") is None
    assert made.limit("في") == frozenset({"@ranks"})


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("فرض الاتحاد الأوروبي عقوبات على روسيا بعد ضم القرم", "SANCTION", "الاتحاد الأوروبي", "روسيا"),
        ("أرسلت إيران أسلحة إلى حزب الله عبر سوريا", "AID", "إيران", "حزب الله"),
        ("شنت حركة طالبان هجوما واسعا على القوات الحكومية في قندوز", "ASSAULT", "حركة طالبان", "القوات الحكومية"),
        ("توقفت روسيا عن دعم حكومة أرمينيا", "SANCTION", "روسيا", "حكومة أرمينيا"),
    ],
)
def test_sense_and_slots(text: str, type_: str, actor: str, recipient: str) -> None:
    found = [(c.event.type, [a.name for a in c.actors], [r.name for r in c.recipients]) for c in claims(text)]
    assert (type_, [actor], [recipient]) in found


@pytest.mark.parametrize(
    ("text", "type_", "one", "other"),
    [
        ("أكد الوزير أن الشعب الجزائري حليف للشعب الفلسطيني", "ALLIED_WITH", "الشعب الجزائري", "الشعب الفلسطيني"),
        ("تعد أرمينيا أذربيجان أشد أعدائها", "HOSTILE_TO", "أرمينيا", "أذربيجان"),
        ("دخلت المدينة قوات مؤيدة لحكومة الوفاق", "SUPPORTS", "قوات مؤيدة لحكومة الوفاق", "حكومة الوفاق"),
    ],
)
def test_a_word_for_a_party_may_tell_how_it_stands_to_another(text: str, type_: str, one: str, other: str) -> None:
    found = [(c.event.type, {e.name for e in (*c.actors, *c.recipients)}) for c in claims(text)]
    assert (type_, {one, other}) in found


def test_blows_of_a_game_are_no_claims() -> None:
    text = "اعتدى لاعب الأهلي على حارس الزمالك في مباراة كأس مصر على ملعب القاهرة، وطرد الحكم اللاعب من البطولة."
    assert not [c for c in claims(text) if c.event.type in ("ASSAULT", "COERCE", "SANCTION")]


def test_confidence_is_a_share_within_bounds() -> None:
    found = claims("قصفت القوات الروسية مواقع الجيش الأوكراني في خاركيف. وقالت كييف إن موسكو شنت غارات على المدينة.")
    assert found
    assert all(LEAST <= c.confidence <= MOST for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "أطلق الحوثيون صواريخ ومسيّرات على إيلات.",
        "شنت قوات الدعم السريع هجوما بمسيرة انتحارية على مطار مروي.",
        "هاجمت المسيرات الأوكرانية مصفاة نفط روسية.",
        "اعترض الجيش الأردني سربا من المسيرات فوق إربد.",
        "أسقط الجيش طائرة مسيرة. وقال إن المسيرات تأتي من الشرق.",
    ],
)
def test_a_drone_is_no_march(text: str) -> None:
    assert "PROTEST" not in {c.event.type for c in claims(text)}


@pytest.mark.parametrize(
    "text",
    [
        "نظم المحتجون مسيرة نحو القصر الرئاسي.",
        "فرقت الشرطة مسيرات للمعارضة في لومي.",
        "أسقط الجيش طائرة مسيرة قرب الحدود. ونظم المحتجون مسيرة نحو القصر الرئاسي تنديدا بالحرب.",
    ],
)
def test_a_march_is_one_on_a_page_that_speaks_of_drones_too(text: str) -> None:
    assert "PROTEST" in {c.event.type for c in claims(text)}


@pytest.mark.parametrize(
    ("phrase", "example"), [(row[0], row[2]) for row in read_tsv("not_triggers.tsv", IDIOM_COLUMNS)]
)
def test_an_idiom_is_idle_in_its_example(phrase: str, example: str) -> None:
    assert any(token.idle for sentence in reading(example).reader.sentences for token in sentence.tokens), phrase


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("فتحت الشرطة النار على متظاهرين.", "ASSAULT"),
        ("فتحت تشاد حدودها أمام اللاجئين.", "RETREAT"),
    ],
)
def test_she_opened_is_no_under(text: str, type_: str) -> None:
    assert [c.event.type for c in reading(text).claims] == [type_]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("علقت الحكومة الغينية المفاوضات مع النقابات", "SANCTION"),
        ("عارضت كتلة مولدوفية المفاوضات مع موسكو", "REJECT"),
        ("هدأت بوتسوانا التوتر مع ناميبيا", "RETREAT"),
        ("أنهت نقابة المعلمين التونسية الإضراب", "RETREAT"),
        ("أجرت الحكومة الغينية مفاوضات مع النقابات", "CONSULT"),
    ],
)
def test_what_is_broken_off_or_given_up_is_told_as_that(text: str, type_: str) -> None:
    assert {c.event.type for c in claims(text)} == {type_}


@pytest.mark.parametrize(
    ("text", "type_", "polarity"),
    [
        ("لن تتنازل كوسوفو لصربيا", "REJECT", "affirmed"),
        ("لن تفرج الحركة عن الأسرى الإسرائيليين", "RETREAT", "negated"),
        ("لن يستقيل الرئيس الغيني", "RETREAT", "negated"),
    ],
)
def test_talks_and_concessions_are_refused_and_deeds_are_not_done(text: str, type_: str, polarity: str) -> None:
    assert [(c.event.type, str(c.polarity)) for c in claims(text)] == [(type_, polarity)]
