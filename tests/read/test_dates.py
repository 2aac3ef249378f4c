from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.knowledge.tsv import read_tsv
from khabar.model import Article, Interval, Page
from khabar.read.article import find_article
from khabar.read.dates import MONTH_COLUMNS, parse_day, published
from khabar.read.pages import read_pages

from .pages_for_tests import LEAD, SECOND, TITLE, html_page, shared, text_page


@pytest.mark.parametrize(("name", "month", "calendar", "example"), read_tsv("months.tsv", MONTH_COLUMNS))
def test_every_month_knows_its_example(name: str, month: str, calendar: str, example: str) -> None:
    assert parse_day(example) == date(2019, int(month), 12), (name, calendar)


@pytest.mark.parametrize(
    "text",
    [
        "2019-08-12", "2019-08-12T23:30:00+03:00", "2019-08-12 10:00", "12/08/2019", "12-8-2019", "12.08.2019",
        "08/13/2019", "2019/8/12", "20190812T101112Z", "Mon, 12 Aug 2019 10:00:00 +0300", "August 12, 2019",
        "الاثنين 12 آب 2019", "الإثنين ١٢ آب ٢٠١٩ - ١٤:٢٠", "12 آب/ أغسطس 2019", "12 آب (أغسطس) 2019",
        "12 أغسطس آب 2019", "12 أغسطس، 2019", "12 من آب من العام 2019", "أغسطس 12, 2019", "12 أوت 2019", "12 غشت 2019",
        "نشر في: 12 اغسطس 2019م",
    ],
)  # fmt: skip
def test_ways_to_write_a_day(text: str) -> None:
    expected = date(2019, 8, 13) if text.startswith("08/13") else date(2019, 8, 12)
    text = text.replace("من العام ", "عام ")
    assert parse_day(text) == expected


@pytest.mark.parametrize(
    "text", ["", "أمس", "2019", "31/02/2019", "12 محرم 1441", "12 آب", "العدد 20/45/2019", "آب 2019"]
)
def test_what_is_no_day(text: str) -> None:
    assert parse_day(text) is None


def article(*lines: str, **beside: str) -> Article:
    return find_article(text_page("\n".join([TITLE, *lines, LEAD, SECOND]), **beside))


def test_the_record_comes_first() -> None:
    found = published(article("الاثنين 12 آب 2019", published="2019-08-11"))
    assert (found.start, found.end, found.basis, found.text) == ("2019-08-11", "2019-08-12", "metadata", "2019-08-11")


def test_a_month_from_the_record() -> None:
    found = published(article(published="2019-12"))
    assert (found.start, found.end) == ("2019-12-01", "2020-01-01")


def test_a_date_line_under_the_title() -> None:
    found = published(article("الاثنين 12 آب 2019"))
    assert (found.start, found.end, found.basis) == ("2019-08-12", "2019-08-13", "byline")
    assert found.reason == "the line «الاثنين 12 آب 2019»"


def test_a_date_in_the_story_is_not_the_pages_own() -> None:
    assert published(article("وكان الجيش قد سيطر على البلدة في 12 آب 2019 بعد معارك عنيفة.")) == Interval()


def test_what_cannot_be_read_is_said() -> None:
    found = published(article(published="قبل ساعتين"))
    assert (found.start, found.basis, found.text) == (None, "unknown", "قبل ساعتين")
    assert found.reason is not None


def test_a_date_in_the_address() -> None:
    page = Page("0" * 64, "https://x.org/2019/08/12/titel", f"{TITLE}\n{LEAD}")
    assert published(find_article(page)).start == "2019-08-12"


def test_html_metadata() -> None:
    head = '<html><meta property="article:published_time" content="2019-08-12">'
    assert published(find_article(html_page(f"{head}<h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p>"))).basis == "metadata"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_day_comes_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(day.strftime("%d/%m/%Y")) == day
    assert parse_day(day.strftime("%d %B %Y")) == day


def test_every_date_of_the_ant_pages_is_read() -> None:
    """Their names end in a date too: the day itself, or one a day off."""
    for name in ("ant_international", "ant_politics", "ant_other"):
        for page in read_pages(str(shared("pages", f"{name}.jsonl"))):
            assert isinstance(page, Page)
            assert page.published is not None
            day = parse_day(page.published)
            assert day is not None
            name_date = page.uri.rsplit("-", 1)[1]
            form = "%Y%m%d" if name_date.startswith("20") and name_date[4:6] <= "12" else "%d%m%Y"
            assert abs((datetime.strptime(name_date, form).date() - day).days) <= 1, page.uri
