"""When it is said to have happened: dating words, counted from the page's date where they are relative."""

from __future__ import annotations

import pytest

from tests.claim.told import told

DATED = [
    pytest.param("قصفت إسرائيل مطار التيفور أمس.", "ASSAULT", "2018-05-09", "2018-05-10", "relative", id="yesterday"),
    pytest.param(
        "قصف التحالف الدولي مدينة هجين أول أمس.", "ASSAULT", "2018-05-08", "2018-05-09", "relative", id="the-day-before"
    ),
    pytest.param(
        "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره الروسي فلاديمير بوتين في باريس الأسبوع الماضي.",
        "CONSULT",
        "2018-04-30",
        "2018-05-07",
        "relative",
        id="last-week",
    ),
    pytest.param(
        "انسحاب القوات الأوغندية من جنوب السودان بدأ يوم الاثنين.",
        "RETREAT",
        "2018-05-07",
        "2018-05-08",
        "relative",
        id="monday",
    ),
    pytest.param(
        "سيطرت حركة طالبان على مدينة قندوز قبل شهرين.",
        "ASSAULT",
        "2018-03-01",
        "2018-04-01",
        "relative",
        id="two-months-ago-is-that-month",
    ),
    pytest.param(
        "أرسلت إيران أسلحة إلى جماعة الحوثي في نيسان الماضي.",
        "AID",
        "2018-04-01",
        "2018-05-01",
        "relative",
        id="last-april",
    ),
    pytest.param(
        "منذ آذار الماضي تحاصر قوات الدعم السريع مدينة الفاشر.",
        "COERCE",
        "2018-03-01",
        None,
        "relative",
        id="since-is-open",
    ),
    pytest.param(
        "غدا يلتقي المبعوث الأمريكي توم براك الرئيس السوري أحمد الشرع في دمشق.",
        "CONSULT",
        "2018-05-11",
        "2018-05-12",
        "relative",
        id="tomorrow",
    ),
    pytest.param(
        "اغتال مسلحون القيادي في فيلق الرحمن أبو نجيب في 3 أيار 2018.",
        "ASSAULT",
        "2018-05-03",
        "2018-05-04",
        "explicit",
        id="full-date",
    ),
    pytest.param(
        "انسحبت القوات الفرنسية من النيجر في كانون الأول 2023.",
        "RETREAT",
        "2023-12-01",
        "2024-01-01",
        "explicit",
        id="month-and-year",
    ),
]


@pytest.mark.parametrize(("text", "type_", "start", "end", "basis"), DATED)
def test_dating_words(text: str, type_: str, start: str, end: str | None, basis: str) -> None:
    time = told(text, type_).time
    assert (time.start, time.end, time.basis) == (start, end, basis)
    assert time.text is not None
    assert time.text in text


@pytest.mark.parametrize("published", ["2016-02-29", "2021-01-01"])
def test_yesterday_moves_with_the_page(published: str) -> None:
    expected = {"2016-02-29": "2016-02-28", "2021-01-01": "2020-12-31"}[published]
    assert told("قصفت إسرائيل مطار التيفور أمس.", "ASSAULT", published).time.start == expected


def test_no_dating_words_give_no_time_on_a_dated_page() -> None:
    time = told("قصفت القوات الروسية بلدة سراقب.", "ASSAULT").time
    assert (time.start, time.end, time.text, time.basis) == (None, None, None, "unknown")


def test_an_undated_page_leaves_yesterday_unknown() -> None:
    time = told("قصفت القوات الروسية بلدة سراقب أمس.", "ASSAULT", None).time
    assert (time.start, time.end, time.basis) == (None, None, "unknown")
    assert time.text == "أمس"


def test_an_undated_page_keeps_a_full_date() -> None:
    time = told("قصفت القوات الروسية بلدة سراقب في حزيران 2019.", "ASSAULT", None).time
    assert (time.start, time.end, time.basis) == ("2019-06-01", "2019-07-01", "explicit")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        pytest.param("أعلنت حركة حماس تأييدها إقامة دولة على حدود 1967.", "SUPPORT", id="part-of-a-name"),
        pytest.param("قصف الجيش السوداني حي مايو في الخرطوم.", "ASSAULT", id="a-quarter-called-may"),
        pytest.param(
            "انسحب الجيش العراقي من كركوك بعد أسبوع من سقوط الموصل.", "RETREAT", id="counted-from-another-event"
        ),
        pytest.param("قصفت القوات المدعومة من تركيا مدينة منبج أمس.", "SUPPORTS", id="what-a-party-is"),
        pytest.param("أدانت مصر الهجوم الذي استهدف أمس مدينة درعا.", "ACCUSE", id="told-of-a-noun"),
    ],
)
def test_dating_words_of_something_else(text: str, type_: str) -> None:
    time = told(text, type_).time
    assert (time.start, time.end) == (None, None)


def test_a_verb_that_goes_on_from_another_is_dated_with_it() -> None:
    text = "هاجم مسلحون ليل الاثنين بوابة للجيش الليبي واعتقلوا جنديين ليبيين."
    assert told(text, "COERCE").time.start == "2018-05-07"


def test_what_a_relative_clause_tells_of_the_deed_dates_it() -> None:
    text = "ألغت الإدارة الأمريكية برنامج تسليح فصائل المعارضة السورية، الذي أطلقته في العام 2013."
    assert told(text, "AID").time.start == "2013-01-01"
