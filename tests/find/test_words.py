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
        *(("والتعاون", "تعاون"), ("والقوات", "قوات"), ("ورفض", "رفض"), ("بالتعاون", "تعاون"), ("والدة", "والده")),
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


@pytest.mark.parametrize(
    ("written", "stem"), [("وكروزنباخ", "كروزنباخ"), ("وبرومفيلد", "برومفيلد"), ("وسترومان", "سترومان")]
)
def test_and_is_cut_off_a_name_that_no_list_knows(written: str, stem: str) -> None:
    nominal = read(written).nominal
    assert (nominal.conj, nominal.stem) == ("و", stem)


@pytest.mark.parametrize("written", ["ويندلباند", "وارنكه", "وولفغانغ", "ولدربيرغ"])
def test_a_name_may_begin_with_the_letter_of_and(written: str) -> None:
    assert read(written).nominal.conj == ""


@pytest.mark.parametrize("written", ["فلوريدا", "بارما", "باسيرا"])
def test_no_accusative_follows_a_preposition(written: str) -> None:
    assert read(written).nominal.prep == ""


@pytest.mark.parametrize(
    ("written", "stem", "pronoun"),
    [
        ("والده", "والد", "3ms"),
        ("قتله", "قتل", "3ms"),
        ("رئيسه", "رييس", "3ms"),
        ("قتلة", "قتله", ""),
        ("رئيسة", "رييسه", ""),
    ],
)
def test_his_own_is_told_from_a_woman_and_from_several_by_its_last_letter(
    written: str, stem: str, pronoun: str
) -> None:
    nominal = read(written).nominal
    assert (nominal.stem, nominal.pron) == (stem, pronoun)
