from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Article, Page
from khabar.read.article import find_article
from khabar.read.inputs import expand
from khabar.read.metadata import metadata
from khabar.read.pages import read_pages
from khabar.read.visible import visible

from .pages_for_tests import LEAD, SAMPLES, SECOND, THIRD, TITLE, html_page, kinds, refusal, rows
from .test_plain import check_tiling

BODY = f"""<html><head><title>{TITLE} - شبكة الشمال</title>
<meta property="og:site_name" content="شبكة الشمال">
<meta content="2019-08-12T10:00:00+03:00" property="article:published_time">
<script>var x = "<p>{THIRD}</p>";</script></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/n">أخبار الشمال</a></li></ul></nav>
<div class="post"><h1>تركيا تعلن <b>سحب</b> قواتها من ريف إدلب</h1>
<p>{LEAD.replace("روسيا", "<a href='/r'>رو&#1587;يا</a>")}</p>
<!-- <p>{SECOND}</p> -->
<p>{SECOND}&nbsp;</p><p>اقرأ أيضاً: <a href="/2">موسكو تعلن هدنة جديدة</a></p>
<h2>نفي قاطع</h2><p>{THIRD}</p></div>
<div class="related"><h3>مقالات ذات صلة</h3><a href="/3">واشنطن تفرض عقوبات جديدة على دمشق</a></div>
<form><p>اترك تعليقاً</p><label>الاسم</label></form><footer>جميع الحقوق محفوظة</footer></body></html>"""


def source_of(article: Article, words: str) -> str:
    at = article.text.index(words)
    span = article.span(at, at + len(words))
    return article.page.raw[span.start : span.end]


def test_story_and_furniture_of_a_page() -> None:
    article = find_article(html_page(BODY))
    check_tiling(article)
    assert kinds(article) == {
        "الرئيسية": "menu", "أخبار الشمال": "menu", TITLE: "title", LEAD: "story", SECOND: "story",
        "اقرأ أيضاً: موسكو تعلن هدنة جديدة": "related", "نفي قاطع": "heading", THIRD: "story",
        "مقالات ذات صلة": "related", "واشنطن تفرض عقوبات جديدة على دمشق": "related",
        "اترك تعليقاً": "comments", "الاسم": "comments", "جميع الحقوق محفوظة": "menu",
    }  # fmt: skip


def test_spans_lead_to_the_source() -> None:
    article = find_article(html_page(BODY))
    assert source_of(article, "سحب") == "سحب"
    assert source_of(article, "تعلن سحب قواتها") == "تعلن <b>سحب</b> قواتها"
    assert source_of(article, "روسيا") == "رو&#1587;يا"
    assert source_of(article, "س") == "س"
    assert source_of(article, "مع روسيا.") == "مع <a href='/r'>رو&#1587;يا</a>."


def test_metadata_fills_only_what_is_missing() -> None:
    page = metadata(html_page(BODY, title="عنوان آخر"))
    assert (page.title, page.outlet, page.published) == ("عنوان آخر", "شبكة الشمال", "2019-08-12T10:00:00+03:00")
    assert metadata(html_page(BODY)).title == TITLE


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name=pubdate content="2019-08-12">', "2019-08-12"),
        ('<script type="application/ld+json">{"datePublished": "2019-08-12T01:02Z"}</script>', "2019-08-12T01:02Z"),
        ("<time class='x' datetime='2019-08-12'>أمس</time>", "2019-08-12"),
        ("", None),
    ],
)
def test_where_the_date_stands(head: str, published: str | None) -> None:
    assert metadata(html_page(f"<html>{head}<p>{LEAD}</p>")).published == published


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<html><body><nav><a href='/'>الرئيسية</a></nav></body></html>", "no story found in the HTML"),
        ("<html><body><script>var a='ا'</script></body></html>", "no story found in the HTML"),
        ("<html><body><p>" + "The army left the town on Monday, officials said. " * 9 + "</p><a>عربي</a></body></html>",
         "no Arabic story in the HTML"),
        ("<html><body><p>The army left.</p></body></html>", "no Arabic text"),
    ],
)  # fmt: skip
def test_html_without_a_story(source: str, reason: str) -> None:
    assert refusal(source.encode(), "a.html") == reason


def test_a_page_wrapped_in_an_open_nav_and_a_form() -> None:
    article = find_article(html_page(f"<html><body><nav><form><h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p>"))
    assert kinds(article)[LEAD] == "story"


def plain_of(source: str) -> str:
    """What a reader sees of a piece of source, said another way than the scanner's."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", source)).split())


ENTITIES = ["&amp;", "&lt;", "&quot;", "&#1575;", "&#x627;", "&nbsp;", "&laquo;", "&", "&foo;", "&#;"]
PIECES = st.lists(
    st.one_of(
        st.sampled_from([*ENTITIES, "<b>", "</b>", "<a href='x>y'>", "</a>", '<i class="q">', " ", "\n", "\t "]),
        st.text(alphabet=st.characters(exclude_characters="<>&;#", exclude_categories=["Cs", "Cc", "Z"]), max_size=8),
    ),
    max_size=30,
)


@given(PIECES, st.data())
def test_any_span_of_visible_text_decodes_to_itself(pieces: list[str], data: st.DataObject) -> None:
    raw = "<p>" + "".join(pieces) + "</p>"
    seen = visible(raw)
    article = Article(html_page(raw), seen.text, (), seen.offsets)
    assert len(seen.offsets) == len(seen.text) + 1
    assert list(seen.offsets) == sorted(seen.offsets)
    if not seen.text.strip():
        return
    start = data.draw(st.integers(0, len(seen.text) - 1))
    end = data.draw(st.integers(start + 1, len(seen.text)))
    span = article.span(start, end)
    source = raw[span.start : span.end].replace("'x>y'", "")
    assert plain_of(source) == " ".join(seen.text[start:end].split())


@given(st.text(alphabet="<>/!-ab=\"'& ;#اب \nscriptpdivnav", max_size=200))
def test_any_source_is_walked_to_its_end(raw: str) -> None:
    seen = visible(raw)
    assert len(seen.offsets) == len(seen.text) + 1
    assert all(0 <= p.start < p.end <= len(seen.text) for p in seen.paragraphs)


@pytest.mark.parametrize(
    "piece", ["<a ", '<a ">" ', "<select>", "<!-- ", "<script>", "&amp", "<a href='", "<div>", "\u200f<"]
)
def test_hostile_markup_takes_no_square_time(piece: str) -> None:
    """In square time a million characters would take hours, and the run would never end."""
    seen = visible(piece * (1_000_000 // len(piece)))
    assert len(seen.offsets) == len(seen.text) + 1


def test_pre_keeps_its_lines() -> None:
    seen = visible("<pre>الأول\nالثاني</pre>")
    assert seen.text == "الأول\nالثاني\n"


def test_sample_pages_have_title_and_story() -> None:
    pages: dict[str, Page] = {}
    for path in expand([str(SAMPLES / "pages")]):
        assert isinstance(path, str), path
        for page in read_pages(path):
            assert isinstance(page, Page), page
            pages[page.uri.rsplit("/", 1)[-1]] = page
    for row in rows(SAMPLES / "pages.jsonl"):
        article = find_article(pages[row["doc"]])
        check_tiling(article)
        assert article.title is not None, row["doc"]
        assert list(article.span(article.title.start, article.title.end)) == row["title"], row["doc"]
        out = {i for start, end in row.get("boilerplate", []) for i in range(start, end)}
        for block in article.blocks:
            span = article.span(block.start, block.end)
            assert not block.kind.is_story or not out & set(range(*span)), (row["doc"], block)
