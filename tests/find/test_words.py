"""What a single written word can be, once its clitics are cut off."""

from __future__ import annotations

import pytest

from khabar.find.words import Word, analyse
from khabar.knowledge.folding import fold


def read(word: str) -> Word:
    return analyse(fold(word), word, "w")


@pytest.mark.parametrize(
    ("written", "stem"),
    [
        *(("والتعاون", "تعاون"), ("والقوات", "قوات"), ("ورفض", "رفض"), ("بالتعاون", "تعاون"), ("والده", "والده")),
        *(("لمساعدة", "مساعده"), ("لحماية", "حمايه"), ("لمدينة", "مدينه"), ("لبنان", "لبنان")),
    ],
)
def test_a_later_word_of_a_name_is_cut_as_any_other(written: str, stem: str) -> None:
    assert read(written).nominal.stem == stem


@pytest.mark.parametrize(
    ("written", "stem"), [("أعدائها", "اعداء"), ("زملائه", "زملاء"), ("آراؤهم", "اراء"), ("وحلفائهم", "حلفاء")]
)
def test_a_hamza_before_a_pronoun_stands_alone_without_it(written: str, stem: str) -> None:
    assert read(written).nominal.stem == stem
    assert read(written).nominal.pron


def test_two_waws_are_a_conjunction_and_a_verb() -> None:
    assert {form.verb for form in read("ووجهت").verbs} == {"وجه II"}
