"""Time expressions: what is found, where it stands, and the dates it means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.find.times import TimeExpression, find_times, nearest, resolve
from khabar.find.times.almanac import hijri_day, hijri_month
from khabar.find.times.lexis import COLUMNS
from khabar.find.tokens import Token, tokenise
from khabar.knowledge.tsv import cell_list, read_tsv
from khabar.model import Interval

WEDNESDAY = Interval("2019-08-14", "2019-08-15", basis="metadata")
ROWS = read_tsv("times.tsv", COLUMNS)


def tokens_of(text: str) -> list[Token]:
    return list(tokenise(text, 0, len(text)))


def read(text: str, page: Interval = WEDNESDAY) -> list[tuple[str, str | None, str | None, str]]:
    found = find_times(tokens_of(text))
    resolved = [resolve(e, page) for e in found]
    return [(text[e.start : e.end], r.start, r.end, r.basis) for e, r in zip(found, resolved, strict=True)]


@pytest.mark.parametrize(("kind", "words", "value", "example", "interval"), ROWS)
def test_every_row_has_an_example_that_says_its_dates(
    kind: str, words: str, value: str, example: str, interval: str
) -> None:
    got = "; ".join(f"{start or ''}/{end or ''}" for _, start, end, _ in read(example))
    assert got == interval
    if kind != "blocks":
        assert any(word.split()[0].lstrip("ال")[:3] in example for word in cell_list(words)), value


@pytest.mark.parametrize(
    ("text", "wording", "start", "end", "basis"),
    [
        ("جرى ذلك في 12 آب 2019 هناك", "في 12 آب 2019", "2019-08-12", "2019-08-13", "explicit"),
        ("جرى في ١٢/٨/٢٠١٩", "في ١٢/٨/٢٠١٩", "2019-08-12", "2019-08-13", "explicit"),
        ("في آب/أغسطس 2019", "في آب/أغسطس 2019", "2019-08-01", "2019-09-01", "explicit"),
        ("في تشرين الثاني (نوفمبر) 2018", "في تشرين الثاني (نوفمبر) 2018", "2018-11-01", "2018-12-01", "explicit"),
        ("في الثاني عشر من آب", "في الثاني عشر من آب", "2019-08-12", "2019-08-13", "explicit"),
        ("تأسست في العام 2013 هناك", "في العام 2013", "2013-01-01", "2014-01-01", "explicit"),
        ("منذ سنة 2015", "منذ سنة 2015", "2015-01-01", None, "explicit"),
        ("في 5 جويلية 2016", "في 5 جويلية 2016", "2016-07-05", "2016-07-06", "explicit"),
        ("في 20 أوت 2016", "في 20 أوت 2016", "2016-08-20", "2016-08-21", "explicit"),
        ("في جانفي الماضي", "في جانفي الماضي", "2019-01-01", "2019-02-01", "relative"),
        ("في شوال 1440", "في شوال 1440", "2019-06-05", "2019-07-04", "explicit"),
        ("الاثنين 20 مارس2017 وقع", "الاثنين 20 مارس2017", "2017-03-20", "2017-03-21", "explicit"),
        ("وقع، الاثنين، هجوم", "الاثنين", "2019-08-12", "2019-08-13", "relative"),
        ("قال الأربعاء إن", "الأربعاء", "2019-08-14", "2019-08-15", "relative"),
        ("سيلتقي الاثنين نظيره", "الاثنين", "2019-08-19", "2019-08-20", "relative"),
        ("يوم الاثنين الماضي", "يوم الاثنين الماضي", "2019-08-12", "2019-08-13", "relative"),
        ("المعلن ليل الخميس/الجمعة في", "ليل الخميس/الجمعة", "2019-08-08", "2019-08-10", "relative"),
        ("ضربات ليل الخميس الجمعة على", "ليل الخميس الجمعة", "2019-08-08", "2019-08-10", "relative"),
        ("اقتحم الجنود المخيم فجرا وقتلوا", "فجرا", "2019-08-14", "2019-08-15", "relative"),
        ("غارات شنتها ليلا طائرات", "ليلا", "2019-08-13", "2019-08-15", "relative"),
        ("قصفوا البلدة الأحد فجرا ثم", "الأحد فجرا", "2019-08-11", "2019-08-12", "relative"),
        ("تواصلت لليوم الخامس المظاهرات", "لليوم الخامس", "2019-08-10", "2019-08-15", "relative"),
        ("يضربون للأسبوع الثاني على التوالي عن", "للأسبوع الثاني على التوالي", "2019-08-07", "2019-08-15", "relative"),
        ("صباح اليوم الأربعاء", "صباح اليوم الأربعاء", "2019-08-14", "2019-08-15", "relative"),
        ("أمس الثلاثاء", "أمس الثلاثاء", "2019-08-13", "2019-08-14", "relative"),
        ("أول من أمس", "أول من أمس", "2019-08-12", "2019-08-13", "relative"),
        ("بعد غد الجمعة", "بعد غد الجمعة", "2019-08-16", "2019-08-17", "relative"),
        ("في أيلول من العام الماضي", "في أيلول من العام الماضي", "2018-09-01", "2018-10-01", "relative"),
        ("نوفمبر الماضي", "نوفمبر الماضي", "2018-11-01", "2018-12-01", "relative"),
        ("في 3 آب الجاري", "في 3 آب الجاري", "2019-08-03", "2019-08-04", "relative"),
        ("في 20 من الشهر المقبل", "في 20 من الشهر المقبل", "2019-09-20", "2019-09-21", "relative"),
        ("منذ شهرين تقريباً", "منذ شهرين تقريباً", "2019-06-01", "2019-07-01", "relative"),
        ("منذ ثماني سنوات", "منذ ثماني سنوات", "2011-01-01", None, "relative"),
        ("خلال الأشهر الستة الماضية", "خلال الأشهر الستة الماضية", "2019-02-14", "2019-08-14", "relative"),
        ("خلال اليومين الماضيين", "خلال اليومين الماضيين", "2019-08-12", "2019-08-14", "relative"),
        ("بعد أكثر من 90 يوماً من الحرب", "بعد أكثر من 90 يوماً", "2019-05-16", "2019-08-15", "relative"),
        ("من 3 إلى 6 ماي", "من 3 إلى 6 ماي", "2019-05-03", "2019-05-07", "explicit"),
        ("بين عامي 2011 و2013", "بين عامي 2011 و2013", "2011-01-01", "2014-01-01", "explicit"),
        ("أواخر 2014 وبداية العام 2015", "أواخر 2014 وبداية العام 2015", "2014-09-01", "2015-05-01", "explicit"),
        ("منذ منتصف عام 2018", "منذ منتصف عام 2018", "2018-05-01", None, "explicit"),
        ("قبل نهاية العام الجاري", "قبل نهاية العام الجاري", None, "2020-01-01", "relative"),
        ("مؤخراً", "مؤخراً", None, None, "unknown"),
        ("في وقت سابق", "في وقت سابق", None, None, "unknown"),
        ("قبل 5 أيام من الهجوم", "قبل 5 أيام", None, None, "unknown"),
        ("بعد ظهر الجمعة", "بعد ظهر الجمعة", "2019-08-09", "2019-08-10", "relative"),
    ],
)  # fmt: skip
def test_one_expression(text: str, wording: str, start: str | None, end: str | None, basis: str) -> None:
    assert read(text) == [(wording, start, end, basis)]


@pytest.mark.parametrize(
    "text",
    [
        "نقلت روسيا اليوم عن مصدر",
        "الأمين العام للأمم المتحدة",
        "رجب طيب أردوغان",
        "مارس ضغوطا على",
        "تيريزا ماي قالت",
        "قتل 2000 مقاتل",
        "على بعد 1.5 كلم من",
        "أحد قادة الفصائل",
        "سوق الأحد",
        "اليوم العالمي للمرأة",
        "امرأة في الثلاثينيات من عمرها",
        "فاز 2-1",
        "الدورة الثانية",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


def test_a_page_that_is_only_bounded_widens_what_is_relative_to_it() -> None:
    page = Interval("2016-07-28", "2016-08-10", basis="inferred")
    assert read("قبل 10 أيام", page) == [("قبل 10 أيام", "2016-07-18", "2016-07-31", "relative")]
    page = Interval("2019-08-07", "2019-10-09", basis="inferred")
    assert read("يوم الاثنين الماضي", page)[0][1:3] == ("2019-08-05", "2019-10-08")
    assert read("في حزيران الماضي", page)[0][1:3] == ("2019-06-01", "2019-07-01")


def test_an_undated_page_dates_only_what_is_absolute() -> None:
    assert read("أمس", Interval()) == [("أمس", None, None, "unknown")]
    assert read("في نيسان", Interval()) == [("في نيسان", None, None, "unknown")]
    assert read("في نيسان 2018", Interval()) == [("في نيسان 2018", "2018-04-01", "2018-05-01", "explicit")]
    assert read("أمس", Interval("2019-08-01", None)) == [("أمس", None, None, "unknown")]


def test_a_statement_counts_from_its_own_day() -> None:
    (expression,) = find_times(tokens_of("أمس"))
    statement = Interval("2019-08-02", "2019-08-03")
    assert resolve(expression, WEDNESDAY, statement).start == "2019-08-01"
    assert resolve(expression, WEDNESDAY, Interval()).start == "2019-08-13"


def test_since_and_a_duration_is_a_point_unless_something_goes_on() -> None:
    (expression,) = find_times(tokens_of("منذ شهرين"))
    assert resolve(expression, WEDNESDAY).end == "2019-07-01"
    assert resolve(expression, WEDNESDAY, ongoing=True).end is None


def test_what_is_planned_looks_ahead() -> None:
    assert read("من المقرر أن يلتقي في 9 أيلول")[0][1] == "2019-09-09"
    assert read("في 2 أيلول")[0][1] == "2019-09-02"


def test_core_leaves_a_bare_preposition_out() -> None:
    text = "وفي يوم الجمعة"
    (expression,) = find_times(tokens_of(text))
    assert text[expression.core_start : expression.end] == "الجمعة"
    assert expression.text == text


def test_the_hijri_calendar_is_within_two_days_of_umm_al_qura() -> None:
    # 1 Ramadan by Umm al-Qura: 2016-06-06, 2017-05-27, 2018-05-16, 2019-05-06, 2020-04-24, 2021-04-13.
    published = {1437: "2016-06-06", 1438: "2017-05-27", 1439: "2018-05-16", 1440: "2019-05-06", 1441: "2020-04-24"}
    for year, first in published.items():
        got = hijri_day(year, 9)
        assert abs((got - got.fromisoformat(first)).days) <= 2
    assert hijri_month(1440, 12)[1] == hijri_day(1441, 1)


def test_nearest_prefers_what_stands_by_the_predicate() -> None:
    tokens = tokens_of("قصفت الطائرات أمس المدينة بعد أن أعلنت الحكومة في 2013 الحرب")
    found = find_times(tokens)
    first, second = found
    assert nearest(found, 0, 0, 0, len(tokens) - 1) is first
    assert nearest(found, 6, 6, 5, len(tokens) - 1) is second
    assert nearest(found, 4, 4, 3, 7) is None
    assert nearest([], 0, 0, 0, 9) is None


WORDS = sorted({w for _, words, _, _, _ in ROWS for w in cell_list(words)})
PIECES = st.sampled_from(
    [*WORDS, "من", "إلى", "و", "12", "2019", "31", "4.22", "99", "12/8/2019", "،", "/", "-", "قال"]
)
GLUED = st.tuples(st.sampled_from(["", "و", "ال", "بال", "وال", "لل"]), PIECES).map("".join)


@given(st.lists(GLUED, max_size=14).map(" ".join))
def test_any_words_give_exact_offsets_and_dates_in_order(text: str) -> None:
    tokens = tokens_of(text)
    after = 0
    for expression in find_times(tokens):
        check(text, tokens, expression)
        assert expression.start >= after
        after = expression.end


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    tokens = tokens_of(text)
    for expression in find_times(tokens):
        check(text, tokens, expression)


def check(text: str, tokens: list[Token], expression: TimeExpression) -> None:
    assert tokens[expression.first].start == expression.start <= expression.core_start < expression.end
    assert tokens[expression.last].end == expression.end
    assert expression.text.split() == text[expression.start : expression.end].split()
    for page in (WEDNESDAY, Interval(), Interval("2019-01-01", "2020-01-01")):
        got = resolve(expression, page)
        assert got.text == expression.text
        if got.start and got.end:
            assert got.start < got.end
