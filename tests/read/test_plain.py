from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.knowledge.tsv import read_tsv
from khabar.model import Article, BlockKind, Page, UnreadablePage
from khabar.read.article import find_article
from khabar.read.cues import FURNITURE_COLUMNS, names_outlet, normal
from khabar.read.pages import read_pages
from khabar.read.plain import blocks_of, furniture_cue, line_of, lines_of

from .pages_for_tests import LEAD, SECOND, THIRD, TITLE, kinds, read_one, refusal, rows, shared, text_page


@pytest.mark.parametrize(("kind", "pattern", "match", "example"), read_tsv("furniture.tsv", FURNITURE_COLUMNS))
def test_every_cue_knows_its_example(kind: str, pattern: str, match: str, example: str) -> None:
    if match == "head":
        assert names_outlet(normal(example), len(example.split()))
        return
    found = furniture_cue(line_of(example, 0, len(example)))
    assert found is not None, pattern
    assert found.kind == kind


def story_with(*extra: str) -> dict[str, str]:
    """Kinds of a page whose third line on are ``extra`` between two paragraphs."""
    return kinds(find_article(text_page("\n".join([TITLE, LEAD, *extra, SECOND]))))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("اقرأ/ي أيضًا| حلب: المعارضة السورية تعلن سيطرتها", "related"),
        ("شاهد ايضا : ظهور تنظيم داعش", "related"),
        ("إقـرأ أيضــاً - الجيش يتقدم", "related"),
        ("صورة: عناصر من الفصائل", "caption"),
        ("(رويترز)", "caption"),
        ("مؤتمر أستانة 2019", "caption"),
        ("#سوريا #إدلب", "tags"),
        ("شارك على: فيسبوك تويتر واتساب", "share"),
        ("فيسبوك تويتر", "share"),
        ("الرئيسية | أخبار | سوريا | العالم", "menu"),
        ("إحباط من الأميركيين", "heading"),
        ("فاتورة كبيرة من الخسائر!", "heading"),
        (TITLE, "repeat"),
        ("شارك الجيش في المعركة التي جرت أمس في ريف حماة.", "story"),
        ("اشترك في الهجوم مئات المقاتلين من فصائل المعارضة.", "story"),
        ("للمزيد من الضغط على موسكو، فرضت واشنطن عقوبات.", "story"),
        ("وقالت وكالة رويترز إن الجيش انسحب.", "story"),
        ("- انسحاب القوات من إدلب؛", "story"),
    ],
)
def test_a_line_between_paragraphs(line: str, kind: str) -> None:
    assert story_with(line)[line] == kind


def test_the_head_and_the_tail_of_a_page() -> None:
    lines = {
        "تخطى إلى المحتوى": "menu", "الرئيسية أخبار تقارير": "menu", "شبكة الوطن": "menu", "أخبار": "menu",
        TITLE: "title", "عنب بلدي – خاص": "byline", "الاثنين 12 آب 2019": "byline", LEAD: "story", THIRD: "story",
        "أحمد المحمد": "byline", "الوسوم": "tags", "إدلب": "tags", "مقالات ذات صلة": "related",
        "موسكو تعلن هدنة جديدة في الشمال": "related", "التعليقات": "comments",
        "أبو محمد: كلام فارغ، لا أحد يصدق هذا.": "comments", "إغلاق": "menu",
    }  # fmt: skip
    assert kinds(find_article(text_page("\n".join(lines)))) == lines


def test_the_title_of_the_record_is_the_title() -> None:
    page = text_page(f"شبكة أخبار الشمال السوري\n{TITLE}\n{LEAD}\n{SECOND}", title=TITLE)
    assert kinds(find_article(page))[TITLE] == "title"


def test_a_short_title() -> None:
    assert kinds(find_article(text_page(f"انفجار وسط روما\n{LEAD}")))["انفجار وسط روما"] == "title"


def test_the_sites_name_is_no_title_where_a_question_is() -> None:
    question = "إعلان جدة.. حبر على ورق أم بداية النهاية؟"
    lines = {"صحيفة الراصد اليومية": "menu", "سياسة / تقارير / اقتصاد": "menu", question: "title", LEAD: "story"}
    assert kinds(find_article(text_page("\n".join(lines)))) == lines


def test_a_lead_that_ends_in_a_full_stop_is_no_title() -> None:
    assert find_article(text_page(f"{LEAD}\n{SECOND}")).title is None


def test_read_also_inside_a_paragraph() -> None:
    inset = "اقرأ أيضاً: موسكو تعلن هدنة"
    article = find_article(text_page(f"{TITLE}\n{LEAD} {inset}\n{SECOND}"))
    assert kinds(article) == {TITLE: "title", LEAD: "story", inset: "related", SECOND: "story"}


def test_read_also_before_a_paragraph_takes_one_sentence_only() -> None:
    inset = "اقرأ أيضاً: موسكو تعلن هدنة."
    article = find_article(text_page(f"{TITLE}\n{LEAD}\n{inset} {SECOND} {THIRD}"))
    assert kinds(article)[inset] == "related"
    assert kinds(article)[f"{SECOND} {THIRD}"] == "story"


def test_comments_above_the_story_are_a_link() -> None:
    found = kinds(find_article(text_page(f"{TITLE}\n0 تعليقات\n{LEAD}\n{SECOND}")))
    assert (found[LEAD], found[SECOND]) == ("story", "story")


def test_a_list_at_the_end_stays() -> None:
    lines = ["وجاءت الأسعار كالآتي:", "كراسي: 20 دينار", "منصة: 40 دينار"]
    found = kinds(find_article(text_page("\n".join([TITLE, LEAD, *lines]))))
    assert {found[line] for line in lines} == {"story"}


def test_a_page_of_menus_has_no_story() -> None:
    assert refusal("الرئيسية\nأخبار\nاترك تعليقاً\n".encode()) == "no story: only menus, links and the like"


def check_tiling(article: Article) -> None:
    """Blocks in order, none over another, no blank at an end, and nothing visible left out."""
    text = article.text
    assert all(a.end <= b.start for a, b in pairwise(article.blocks))
    covered = [False] * len(text)
    for block in article.blocks:
        assert 0 <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        assert block.reason
        covered[block.start : block.end] = [True] * (block.end - block.start)
    assert not any(c.isalnum() and not covered[i] for i, c in enumerate(text))


LINES = st.lists(
    st.one_of(
        st.sampled_from([TITLE, LEAD, SECOND, THIRD, "اقرأ أيضاً: x", "التعليقات", "الوسوم", "أخبار", "", "  \u200f "]),
        st.text(max_size=60),
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\u2028", " "]))
def test_any_text_is_tiled(lines: list[str], glue: str) -> None:
    raw = glue.join(lines)
    page = text_page(raw)
    check_tiling(Article(page, raw, blocks_of(lines_of(raw), page)))


def seeds() -> list[tuple[Page, list[list[int]], list[int]]]:
    found = rows(shared("seeds", "pages.jsonl"))
    return [(read_one(shared("seeds", row["doc"])), row["boilerplate"], row["title"]) for row in found]


def test_seeds_lose_their_furniture_and_nothing_else() -> None:
    for page, furniture, title in seeds():
        article = find_article(page)
        check_tiling(article)
        assert article.title is not None
        assert [article.title.start, article.title.end] == title
        out = {i for start, end in furniture for i in range(start, end)}
        for block in article.blocks:
            places = {i for i in range(block.start, block.end) if not page.raw[i].isspace()}
            assert places <= out if not block.kind.is_story else not places & out, (page.uri, block)


@pytest.mark.parametrize("name", ["ant_international", "ant_politics", "ant_other"])
def test_news_texts_without_furniture_stay_whole(name: str) -> None:
    path: Path = shared("pages", f"{name}.jsonl")
    blocks = titles = lost = pages = 0
    for page in read_pages(str(path)):
        assert isinstance(page, Page)
        article = find_article(replace(page, title=None))
        pages += 1
        titles += article.title is not None and page.raw[article.title.start : article.title.end] == page.title
        blocks += len(article.blocks)
        lost += sum(not b.kind.is_story for b in article.blocks)
    assert titles >= 0.99 * pages
    assert lost <= 0.002 * blocks


def test_no_story_is_an_error_and_not_an_empty_article() -> None:
    with pytest.raises(UnreadablePage):
        find_article(text_page("\u200f\n"))


def test_only_the_named_kinds_are_story() -> None:
    assert {k for k in BlockKind if k.is_story} == {
        BlockKind.TITLE, BlockKind.HEADING, BlockKind.STORY, BlockKind.REPEAT,
    }  # fmt: skip
