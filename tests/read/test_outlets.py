"""Which outlet a page says it is of."""

from __future__ import annotations

import pytest

from khabar.model import Page
from khabar.pipeline import read_page
from khabar.read.article import find_article
from khabar.read.outlets import own_outlet

STORY = (
    "أعلنت الحكومة اليمنية أن قواتها استعادت السيطرة على مديرية حرض بعد معارك استمرت ثلاثة أيام مع جماعة الحوثي.\n"
    "وقال المتحدث باسم الجيش في حديث مع نداء عدن إن الحوثيين قصفوا المدينة قبل انسحابهم منها مساء الأحد.\n"
)


def named(text: str) -> str | None:
    return own_outlet(find_article(Page("id", "page.txt", text)))


@pytest.mark.parametrize("byline", ["نداء عدن – متابعات", "نداء عدن - خاص", "خاص - نداء عدن"])
def test_a_byline_names_it(byline: str) -> None:
    assert named(f"الجيش اليمني يستعيد حرض بعد معارك مع الحوثيين\n{byline}\n{STORY}") == "نداء عدن"


def test_a_signature_names_it() -> None:
    assert named(f"الجيش اليمني يستعيد حرض بعد معارك مع الحوثيين\n\n{STORY}\nمدونة سالم باحاج") == "مدونة سالم باحاج"


def test_the_site_that_has_seen_a_statement() -> None:
    seen = "وقالت الجماعة في بيان اطلع عليه موقع الساحل: إن قواتها انسحبت من المدينة.\n"
    assert named(f"الجيش اليمني يستعيد حرض بعد معارك مع الحوثيين\n\n{STORY}{seen}") == "الساحل"


@pytest.mark.parametrize(
    "more",
    [
        "",
        "ونقلت صحيفة الأيام عن مصدر أن الهدنة انتهت.\n",
        "واطلعت عليه وكالة رويترز.\n",
        "في بيان اطلع عليه موقع الساحل، وآخر اطلع عليه موقع المهرة، نفت الجماعة ذلك.\n",
    ],
)
def test_others_that_are_named_are_not_it(more: str) -> None:
    assert named(f"الجيش اليمني يستعيد حرض بعد معارك مع الحوثيين\n\n{STORY}{more}") is None


def test_the_pages_own_outlet_is_no_voice_in_a_chain() -> None:
    text = f"الجيش اليمني يستعيد حرض بعد معارك مع الحوثيين\nنداء عدن – متابعات\n{STORY}"
    made = read_page(Page("id", "page.txt", text))
    assert made.doc.outlet is not None
    assert made.doc.outlet.name == "نداء عدن"
    assert not [c for c in made.claims for s in c.sources if s.entity.name == "نداء عدن"]
