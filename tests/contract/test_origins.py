"""The same words on many pages are one origin, and so is one speech; others who say the same are others."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.ledger import Ledger, Verdict
from khabar.ledger.grouping import alike
from khabar.model import Claim, EntityRef, Fingerprint, Interval, Page, Source, SourceKind
from khabar.read.article import find_article
from khabar.read.pages import page_of
from khabar.resolve.fingerprints import fingerprints
from tests.ledger.made import ENVOY, RT, STORY, UNNAMED, claim, doc

OFFER = STORY[:37]  # too short a paragraph to tell pages by
STORIES = [
    "أعلنت وزارة الطاقة أن محطة التحويل في الريف الشمالي عادت إلى العمل بعد إصلاحات دامت أسبوعين كاملين.",
    "قال رئيس البلدية إن فرق الصيانة ستواصل عملها ليلا ونهارا حتى تصل المياه إلى كل حي من أحياء المدينة القديمة.",
    "وذكر سكان أن أسعار الوقود ارتفعت ثلاثة أضعاف منذ إغلاق المعبر وأن الأفران لا تعمل إلا بضع ساعات في اليوم.",
    "في المقابل شدد ناشطون على أن الطريق الدولي ما زال مقطوعا وأن قوافل المساعدات تنتظر الإذن منذ يوم الأحد الماضي.",
    "وكانت لجنة المفاوضات عقدت اجتماعا مغلقا مع الوسطاء لم يصدر عنه أي بيان رسمي حتى ساعة إعداد هذا الخبر.",
]


def made(text: str, uri: str) -> Page:
    return page_of(text.encode(), uri)


def keep(ledger: Ledger, text: str, uri: str, outlet: str, **changes: object) -> Claim:
    """Keep a page whose text ends with the story of the offer; returns its claim."""
    of = made(f"{text}\n\n{OFFER}" if text else OFFER, uri)
    start = of.raw.index(OFFER)
    one = claim(of, start, start + 37, **changes)
    one = replace(one, doc=doc(of, outlet=EntityRef(outlet, outlet), published=Interval()))
    ledger.keep_page(of, one.doc, [one], fingerprints=fingerprints(find_article(of)))
    return one


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where) as opened:
        yield opened


def uris(ledger: Ledger, of: Claim) -> list[list[str]]:
    return [[t.uri for t in origin.tellings] for origin in ledger.support(of)]


def test_a_syndicated_story_is_one_origin(ledger: Ledger) -> None:
    text = "\n\n".join(STORIES[:4])
    first = keep(ledger, text, "a.txt", "one", sources=())
    keep(ledger, text.replace("أسبوعين", "شهرين"), "b.txt", "two", sources=())
    keep(ledger, "\n\n".join(STORIES[:3]), "c.txt", "three", sources=())
    keep(ledger, STORIES[4], "d.txt", "four", sources=())
    assert uris(ledger, first) == [["a.txt", "b.txt", "c.txt"], ["d.txt"]]
    (one, _) = ledger.support(first)
    assert one.why == ("the same story on several pages",)
    pages = ledger.origins()
    assert len(pages) == 4
    assert len(set(pages.values())) == 2


def test_one_speech_that_many_quote_is_one_origin(ledger: Ledger) -> None:
    first = keep(ledger, STORIES[0], "a.txt", "one", sources=(RT, ENVOY))
    keep(ledger, STORIES[1], "b.txt", "two", sources=(ENVOY,))
    keep(ledger, STORIES[2], "c.txt", "three", sources=(UNNAMED,))
    keep(ledger, STORIES[3], "d.txt", "four", sources=(UNNAMED,))
    assert uris(ledger, first) == [["a.txt", "b.txt"], ["c.txt"], ["d.txt"]]
    assert "quoted" in ledger.support(first)[0].why[0]


def test_an_outlet_that_repeats_itself_is_one_origin(ledger: Ledger) -> None:
    first = keep(ledger, STORIES[0], "a.txt", "one", sources=())
    keep(ledger, STORIES[1], "b.txt", "one", sources=())
    assert uris(ledger, first) == [["a.txt", "b.txt"]]


def test_speakers_who_are_judged_one_are_one_voice(ledger: Ledger) -> None:
    other = Source(EntityRef("المبعوث لافرينتيف"), SourceKind.PERSON, "قال")
    first = keep(ledger, STORIES[0], "a.txt", "one", sources=(ENVOY,))
    keep(ledger, STORIES[1], "b.txt", "two", sources=(other,))
    assert len(ledger.support(first)) == 2
    judged = ledger.judge("lavrentiev", "name:المبعوث لافرينتيف", Verdict.SAME, "ليلى", "")
    assert len(ledger.support(first)) == 1
    ledger.undo_judgement(judged.id, "ليلى")
    assert len(ledger.support(first)) == 2


def test_a_shared_paragraph_is_one_origin(ledger: Ledger) -> None:
    quoted = STORIES[0] + " " + OFFER  # the claim stands inside the paragraph that both have
    first = keep(ledger, "", "z.txt", "zero", sources=(UNNAMED,))
    for uri, own in (("a.txt", STORIES[1] + "\n\n" + STORIES[2]), ("b.txt", STORIES[3] + "\n\n" + STORIES[4])):
        of = made(f"{own}\n\n{quoted}", uri)
        start = of.raw.index(OFFER)
        one = replace(claim(of, start, start + 37, sources=(UNNAMED,)), doc=doc(of, outlet=EntityRef(uri)))
        ledger.keep_page(of, one.doc, [one], fingerprints=fingerprints(find_article(of)))
    assert uris(ledger, first) == [["z.txt"], ["a.txt", "b.txt"]]
    assert len(set(ledger.origins().values())) == 3


def test_what_says_something_else_is_no_support(ledger: Ledger) -> None:
    first = keep(ledger, STORIES[0], "a.txt", "one", sources=(UNNAMED,), time=Interval("2017-01-01", "2017-01-02"))
    keep(ledger, STORIES[1], "b.txt", "two", sources=(UNNAMED,), time=Interval("2018-01-01", "2018-01-02"))
    keep(ledger, STORIES[2], "c.txt", "three", sources=(UNNAMED,), recipients=(EntityRef("غيرهم"),))
    keep(ledger, STORIES[3], "d.txt", "four", sources=(UNNAMED,), time=Interval())
    assert uris(ledger, first) == [["a.txt"], ["d.txt"]]


def test_the_order_of_ingest_does_not_change_origins(place: object) -> None:
    texts = {"a": "\n\n".join(STORIES[:4]), "b": "\n\n".join(STORIES[:3]), "c": STORIES[4]}
    found = []
    for order in list(permutations(texts))[::2]:
        with Ledger.open(place()) as ledger:  # type: ignore[operator]
            for name in order:
                last = keep(ledger, texts[name], f"{name}.txt", name, sources=())
            found.append((dict(ledger.origins()), sorted(uris(ledger, last))))
    assert all(one == found[0] for one in found)


@given(st.lists(st.lists(st.integers(0, 2), min_size=8, max_size=8), max_size=12), st.randoms())
def test_groups_do_not_depend_on_order(signatures: list[list[int]], chance: random.Random) -> None:
    given = {n: Fingerprint(0, 1, 1, tuple(s)) for n, s in enumerate(signatures)}
    shuffled = list(given.items())
    chance.shuffle(shuffled)
    one, other = alike(given, 0.6), alike(dict(shuffled), 0.6)
    assert [one.head(n) for n in given] == [other.head(n) for n in given]
    for n, a in given.items():
        for m, b in given.items():
            band = any(a.signature[i : i + 4] == b.signature[i : i + 4] for i in (0, 4))
            if band and a.share(b) >= 0.6:
                assert one.head(n) == one.head(m)


def test_fingerprints_are_of_the_story_and_its_long_paragraphs() -> None:
    of = made("\n\n".join([*STORIES, "قصير جدا."]), "a.txt")
    whole, *rest = fingerprints(find_article(of))
    assert whole.start == 0
    assert [of.raw[f.start : f.end].strip() for f in rest] == STORIES
    assert fingerprints(find_article(made("خبر قصير", "b.txt"))) == ()
    spelt = made("\n\n".join(STORIES).replace("أ", "ا").replace("ة", "ه"), "c.txt")
    assert fingerprints(find_article(spelt))[0].share(whole) > 0.9
