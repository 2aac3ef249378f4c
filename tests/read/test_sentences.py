from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Article, Block, BlockKind
from khabar.read.sentences import sentences

from .pages_for_tests import text_page


def split(text: str) -> list[str]:
    article = Article(text_page(text), text, ())
    block = Block(BlockKind.STORY, 0, len(text), "test")
    return [text[start:end] for start, end in sentences(article, block)]


@pytest.mark.parametrize(
    "parts",
    [
        ["انسحب الجيش.", "وقال الوزير إن الأمر انتهى."],
        ["هل انسحب الجيش؟", "لا أحد يعلم!", "انتهى"],
        ["نتنياهو يتودد للشعب الإيراني..", "ويهاجم نظامه"],
        ["حفل تنصيب ترامب الأغلى..", "وكلفته عالية"],
        ["بلغت قوته 5.3 درجات.", "ولم تقع خسائر."],
        ["قال د. أحمد و أ. محمد ومستشار ص.ب 12 إنهم قادمون.", "وانتهى الاجتماع."],
        ["أعلن J. K. Smith من U.S. Army ذلك.", "ثم سكت."],
        ["قال: “لن ننسحب. نحن باقون هنا.”", "وأضاف أن الأمر محسوم."],
        ["صرح «سنرد. الرد قادم!» ثم غادر.", "وانتهى."],
        ['قال "نحن هنا. لن نرحل" ثم غادر.', "وانتهى."],
        ["مصدر 'السلاح. والذخيرة' وصل.", "وانتهى."],
        ["غرفتي “تركيا. الشمال” و”الأردن. الجنوب” توقفتا.", "وانتهى."],
        ["قال “لن ننسحب.", "وأضاف أن الأمر محسوم.", "وانتهى."],
        ["ما يسمى الجيش’ انسحب.", "وانتهى."],
        ["ولكن تشـ.ويه عمل الفصائل مستمر.", "وانتهى."],
        ["انتهت المعركة.وقال الوزير إن الجيش انسحب."],
        ["1. انسحاب الجيش من المدينة.", "2. وقف إطلاق النار."],
        ["سيارة Demain Dès l'Aube وصلت.", "وانتهى."],
    ],
)
def test_where_sentences_end(parts: list[str]) -> None:
    if len(parts) == 1:
        assert split(parts[0]) == ["انتهت المعركة.", "وقال الوزير إن الجيش انسحب."]
    else:
        assert split(" ".join(parts)) == parts


def test_two_dots_without_a_blank() -> None:
    assert split("الأغلى..وكلفته عالية") == ["الأغلى..", "وكلفته عالية"]


def test_a_line_ends_a_sentence() -> None:
    assert split("الأول\nالثاني") == ["الأول", "الثاني"]


def test_signs_alone_are_no_sentence() -> None:
    assert split("انتهى. ***") == ["انتهى. ***"]


def test_a_quotation_beyond_the_limit_does_not_hold_the_text() -> None:
    assert len(split("قال “" + "كلام طويل. " * 300 + "” ثم سكت.")) > 200


@given(st.text(alphabet="ابوقال د.!؟…\"'“”«»‘’()5x \n", max_size=120))
def test_sentences_lose_no_word_and_keep_their_order(text: str) -> None:
    article = Article(text_page(text), text, ())
    found = sentences(article, Block(BlockKind.STORY, 0, len(text), "test"))
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in found)
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
