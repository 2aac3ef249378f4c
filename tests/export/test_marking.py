"""Marks on the story: exact in plain text and in HTML, whatever overlaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.export.marking import Mark, passages, stretches, text_span
from khabar.model import Media, Page, Span
from khabar.read.article import find_article
from tests.ledger.made import STORY

HTML = f"<html><body><article><h1>عنوان الخبر</h1><p>{STORY.replace('السلاح', '<b>السلاح</b> &amp; الذخيرة')}</p>" + (
    f"<p>{STORY}</p></article></body></html>"
)


@given(
    text=st.text(max_size=40),
    marks=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("abc")), max_size=6),
)
def test_stretches_lose_nothing_and_mark_exactly(text: str, marks: list[tuple[int, int, str]]) -> None:
    made = [Mark(min(a, b), max(a, b), key) for a, b, key in marks if a != b]
    found = list(stretches(text, 0, len(text), made))
    assert "".join(s.text for s in found) == text
    for stretch in found:
        for offset in range(stretch.start, stretch.end):
            assert set(stretch.keys) == {m.key for m in made if m.start <= offset < m.end}


def test_a_raw_span_of_html_is_found_in_the_visible_text() -> None:
    article = find_article(Page("f" * 64, "u", HTML, Media.HTML))
    assert article.offsets is not None
    assert list(article.offsets) == sorted(article.offsets)
    raw_start = HTML.index("عرضت موسكو")
    raw_end = HTML.index("على فصائل")
    start, end = text_span(article, Span(raw_start, raw_end))
    assert article.text[start:end] == "عرضت موسكو السلاح & الذخيرة "
    ((block, (inside,)),) = passages(article, [Span(raw_start, raw_end)])
    assert block.start <= inside.start < inside.end <= block.end


def test_plain_text_is_as_it_is() -> None:
    article = find_article(Page("f" * 64, "u", STORY + "\n\n" + STORY, Media.TEXT))
    assert text_span(article, Span(3, 9)) == Span(3, 9)
