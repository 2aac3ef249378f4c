"""Pages in somebody's own words: statements given in full, and interviews."""

from __future__ import annotations

import pytest

from khabar.model import Claim
from tests.claim.told import ids, reading, speakers

STATEMENT = """بيان صادر عن لواء أحرار الفرات
أيها الأهل الصابرون، قصفت روسيا فجر اليوم بلدتنا بالصواريخ، وقتلت ثلاثة من مقاتلينا.
إننا نحذر من يقف مع العدو من غضبنا.
واعتقلت تركيا أمس خمسة من رجالنا على الحدود."""

INTERVIEW = """سامر الحسن لـ«المدى»: لن نلقي السلاح
يتحدث سامر الحسن، القيادي في حركة الفجر، عن الحرب التي لم تنته بعد في بلدته.
- كيف بدأت المعركة في البلدة؟
قصفت روسيا مستشفى البلدة ثلاث مرات في ليلة واحدة.
- وماذا فعلتم بعد ذلك؟
أرسلت تركيا أسلحة إلى المدينة، ولم يصلنا منها شيء."""

NEWS = """مقتل ثلاثة في بلدة سورية
قصفت روسيا فجر اليوم بلدة في ريف إدلب بالصواريخ وقتلت ثلاثة مدنيين فيها.
وقال أحد السكان: «لم نسمع طائرة، ولم نر سوى النار، وخرجنا إلى الحقول».
واعتقلت تركيا أمس خمسة مهربين على الحدود."""


def _of(page: str, type_: str, words: str) -> Claim:
    return next(c for c in reading(page).claims if c.event.type == type_ and any(words in e.text for e in c.evidence))


@pytest.mark.parametrize(("type_", "words"), [("ASSAULT", "قصفت روسيا"), ("COERCE", "اعتقلت تركيا")])
def test_all_of_a_statement_is_its_authors(type_: str, words: str) -> None:
    assert speakers(_of(STATEMENT, type_, words)) == ["لواء أحرار الفرات"]


@pytest.mark.parametrize(("type_", "words"), [("ASSAULT", "قصفت روسيا"), ("MOBILIZE", "أرسلت تركيا")])
def test_all_answers_are_the_guests(type_: str, words: str) -> None:
    assert speakers(_of(INTERVIEW, type_, words)) == ["سامر الحسن"]


@pytest.mark.parametrize(("type_", "words"), [("ASSAULT", "قصفت روسيا"), ("COERCE", "اعتقلت تركيا")])
def test_a_page_that_quotes_we_is_not_in_own_words(type_: str, words: str) -> None:
    assert speakers(_of(NEWS, type_, words)) == []


def test_we_on_a_page_of_own_words_is_its_author() -> None:
    page = f"{STATEMENT}\nوقد هاجمت قواتنا قاعدة لروسيا قرب المدينة."
    assert ids(_of(page, "ASSAULT", "قواتنا").actors) == ["لواء أحرار الفرات"]


def test_who_issued_what_follows_speaks_in_it() -> None:
    page = STATEMENT.replace(
        "بيان صادر عن لواء أحرار الفرات", "القصف على البلدة\nأصدرت حركة الفجر السورية البيان التالي:"
    )
    assert speakers(_of(page, "COERCE", "اعتقلت تركيا")) == ["حركة الفجر السورية"]
