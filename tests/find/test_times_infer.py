"""Undated pages: what bounds them, and what must not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.find.times.bounds import meet, union
from khabar.find.times.calendar import CALENDAR_COLUMNS, mentions
from khabar.find.times.infer import WIDEST, infer_published
from khabar.find.tokens import Token, tokenise
from khabar.knowledge.tsv import read_tsv
from khabar.model import Article, Block, BlockKind, Interval, Page
from khabar.read.article import find_article
from khabar.read.pages import read_pages
from khabar.read.sentences import sentences

EVENTS = read_tsv("calendar.tsv", CALENDAR_COLUMNS)
SEEDS = Path(__file__).resolve().parents[3] / "shared/seeds"


def infer(*lines: str) -> Interval:
    text = "\n".join(lines)
    at, found = 0, []
    for line in lines:
        found.append(list(tokenise(text, at, at + len(line))))
        at += len(line) + 1
    block = Block(BlockKind.STORY, 0, len(text), "test")
    return infer_published(Article(Page("id", "page", text), text, (block,)), found)


def days(*lines: str) -> tuple[str | None, str | None]:
    got = infer(*lines)
    assert got.basis == ("inferred" if got.start else "unknown")
    return got.start, got.end


def tokens_of(text: str) -> list[Token]:
    return list(tokenise(text, 0, len(text)))


@pytest.mark.parametrize(("event", "words", "start", "end", "kind", "example", "source"), EVENTS)
def test_every_event_is_found_in_its_example(
    event: str, words: str, start: str, end: str, kind: str, example: str, source: str
) -> None:
    found = [h for m in mentions(tokens_of(example)) for h in m.happenings]
    assert event in [h.event for h in found]
    assert kind in ("day", "planned", "name", "office", "live")
    assert not end or date.fromisoformat(start) < date.fromisoformat(end)
    assert end or kind in ("name", "office")
    assert words
    assert source


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("قتل شخص اليوم الثلاثاء 6 جوان 2017 في المدينة", "2017-06-06", "2017-06-07"),
        ("قال أمس الجمعة 12 ماي 2017 إن", "2017-05-13", "2017-05-14"),
        ("وقع الأربعاء 11 جانفي 2017 هجوم", "2017-01-11", "2017-01-19"),
        ("سيطرت منذ يومين على بلدة الهبيط", "2019-08-12", "2019-08-15"),
        ("أثناء انعقاد الجولة الثامنة من مفاوضات جنيف الأسبوع الماضي", "2017-12-04", "2017-12-25"),
        ("وقع هجوم مانشستر مساء أمس الاثنين", "2017-05-23", "2017-05-25"),
        ("جاء البيان بعد أقل من أسبوعين على هجوم مانشستر", "2017-05-22", "2017-06-06"),
        ("مع مرور أقل من شهر على لقاء جرى أثناء انعقاد الجولة الثامنة من مفاوضات جنيف", "2017-11-28", "2018-01-15"),
        ("حفل تنصيب دونالد ترامب الجمعة المقبل", "2017-01-12", "2017-01-20"),
        ("ضد الاتفاق التركي الأمريكي حول إقامة منطقة آمنة", "2019-08-07", "2019-10-09"),
    ],
)
def test_what_bounds_a_page(text: str, start: str, end: str) -> None:
    got_start, got_end = days(text)
    assert got_start is not None
    assert got_end is not None
    assert start <= got_start < got_end <= end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "قال المتحدث أمس إن القصف مستمر",
        "تأسست الحركة في عام 2013 في المدينة",
        "قال الرئيس الأمريكي باراك أوباما إن",
        "قال الرئيس الأمريكي السابق باراك أوباما اليوم إن",
        "اليوم الاثنين 6 جوان 2017",  # it was a Tuesday
        "قبل أيام من حفل تنصيب دونالد ترامب",
        "في 12 آب",
        "انتخابات عام 2018 المقبلة",
        "أعلن هذا الأسبوع أن هجوم نيس",
        "بعد أقل من أسبوعين على لقاء بين الوزيرين تلاه هجوم مانشستر",
    ],
)
def test_what_does_not(text: str) -> None:
    assert infer(text) == Interval()


def test_clues_meet() -> None:
    plan = "من المزمع أن يلتقي في موسكو في 9 من آب الرئيسان"
    shot = "إثر إسقاط أنقرة لمقاتلة روسية في تشرين الثاني الماضي"
    assert infer(plan) == Interval()
    assert days("وقال تنظيم فتح الشام", shot, plan) == ("2016-07-28", "2016-08-10")


def test_a_year_in_the_background_does_not_mislead() -> None:
    assert days("اليوم الثلاثاء 6 جوان 2017", "وكان القصف عام 2012", "بحلول عام 2030")[0] == "2017-06-06"


def test_clues_that_contradict_give_nothing() -> None:
    assert infer("اليوم الثلاثاء 6 جوان 2017", "اليوم الأربعاء 7 جوان 2017") == Interval()


def test_the_reason_quotes_the_page() -> None:
    got = infer("سيطرت منذ يومين على بلدة الهبيط")
    assert got.reason == "by «سيطرت منذ يومين على بلدة الهبيط»"
    assert got.text == "سيطرت منذ يومين على بلدة الهبيط"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared is not there")
def test_the_seeds_overlap_what_was_coded() -> None:
    for line in (SEEDS / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        (page,) = read_pages(str(SEEDS / record["doc"]))
        assert isinstance(page, Page)
        article = find_article(page)
        story = [s for b in article.blocks if b.kind.is_story for s in sentences(article, b)]
        got = infer_published(article, [list(tokenise(article.text, a, b)) for a, b in story])
        assert got.start is not None
        assert got.end is not None
        assert got.start < record["published"]["to"]
        assert record["published"]["from"] < got.end


PIECES = st.sampled_from(
    [e for row in EVENTS[::9] for e in row[5].split()]
    + ["أمس", "اليوم", "الجمعة", "12", "آب", "2019", "في", "منذ", "يومين"]
)


@given(st.lists(st.lists(PIECES, max_size=20).map(" ".join), max_size=4))
def test_any_words_give_an_interval_or_none(lines: list[str]) -> None:
    got = infer(*lines)
    assert (got.start is None) == (got.end is None)
    if got.start and got.end:
        width = (date.fromisoformat(got.end) - date.fromisoformat(got.start)).days
        assert 0 < width <= WIDEST
        assert got.reason


def test_ranges() -> None:
    assert meet(((1, 5), (8, 12)), ((4, 9),)) == ((4, 5), (8, 9))
    assert union([((1, 3),), ((2, 5), (7, 8))]) == ((1, 5), (7, 8))
