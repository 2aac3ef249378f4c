"""Any string at all goes through: no crash, exact offsets, the same ids twice, nothing from furniture."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.model import Media, Page, UnreadablePage
from khabar.pipeline import Reading, read_page

PHRASES = (
    "أعلنت وزارة الدفاع التركية سحب قواتها من إدلب",
    "وقال مصدر في المعارضة لوكالة رويترز إن",
    "نفى الكرملين",
    "هددت واشنطن بوقف الدعم",
    "قصفت طائرات النظام بلدة سرمين",
    "إذا لم تنسحب",
    *("وأضاف", "من قبل", "بينها وبين", "الذي", "التي", "كما", "عدم", "لن", "لا", "قد", "سوف", "اقرأ أيضا:"),
    *("مانقلته", "تشـ.ويه", "ولـلمعارضة", "قُتِلَ", "٢٠١٧", "2013", "أمس", "الأسبوع الماضي", "منذ شهرين"),
    *("«", "»", "“", '"', "،", ".", "؟", "...", "\n", "\n\n", "\r\n", "\t", "\x00", "\u200f", "\u0640", "\ufefb"),
    *("&amp;", "&#1575;", "<p>", "</p>", "<b>", "<script>", "</div>"),
)
CLAIMING = PHRASES[:12]
TEXTS = st.lists(st.one_of(st.sampled_from(PHRASES), st.text(max_size=12)), max_size=60).map(" ".join)
ANYTHING = st.one_of(st.text(max_size=400), TEXTS)


def page(raw: str, media: Media) -> Page:
    return Page(hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest(), "any", raw, media)


def read(raw: str, media: Media = Media.TEXT) -> Reading | None:
    try:
        return read_page(page(raw, media))
    except UnreadablePage:
        return None


def check(reading: Reading) -> None:
    raw = reading.page.raw
    furniture = [reading.article.span(b.start, b.end) for b in reading.article.blocks if not b.kind.is_story]
    for claim in reading.claims:
        for evidence in (*claim.evidence, claim.event.trigger):
            assert raw[evidence.span.start : evidence.span.end] == evidence.text
            assert 0 <= evidence.span.start < evidence.span.end <= len(raw)
            assert not [f for f in furniture if f.overlaps(evidence.span)]
        assert claim.actors or claim.recipients
        assert 0 <= claim.confidence <= 1


@given(ANYTHING)
def test_any_text(raw: str) -> None:
    reading = read(raw)
    if reading is not None:
        check(reading)


@given(ANYTHING)
def test_any_html(raw: str) -> None:
    reading = read(raw, Media.HTML)
    if reading is not None:
        check(reading)


@given(TEXTS)
def test_twice_gives_the_same(raw: str) -> None:
    first, second = read(raw), read(raw)
    if first is None or second is None:
        assert first is second
        return
    assert [c.id for c in first.claims] == [c.id for c in second.claims]
    assert first.claims == second.claims


@given(st.lists(st.sampled_from(CLAIMING), min_size=5, max_size=40).map(" ".join))
def test_ids_tell_claims_apart(raw: str) -> None:
    reading = read(raw)
    ids = [c.id for c in reading.claims] if reading is not None else []
    assert len(set(ids)) == len(ids)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PHRASES), min_size=200, max_size=600).map(" ".join))
def test_long_sentences_end(raw: str) -> None:
    """Hundreds of phrases without a full stop: no recursion error, no endless search."""
    reading = read(raw)
    if reading is not None:
        check(reading)


@pytest.mark.parametrize(
    "deep", ["«" * 3000, "الذي قال " * 2000, "وقال إن " * 2000, "رئيس " * 3000, "، و" * 3000, "من قبل " * 3000]
)
def test_deep_nesting_ends(deep: str) -> None:
    reading = read("قصفت طائرات النظام بلدة سرمين في إدلب " + deep)
    if reading is not None:
        check(reading)
