"""What a word's own letters tell: that it is written like no noun, or like no verb."""

from __future__ import annotations

import re

from khabar.find.tokens import Token
from khabar.find.words import Word
from khabar.knowledge.given_names import given_names


def is_present(token: Token) -> bool:
    """Whether a token is a finite verb in a form of the present."""
    return token.is_verb and bool(token.word.verbs) and token.word.verbs[0].aspect == "I"


def is_plural_past(word: Word) -> bool:
    """هاجموا، هاجمونا, زودوها: no noun is written so."""
    past = word.verbs[0].number == "p" and word.verbs[0].aspect == "P" and word.norm not in given_names()
    return past and (word.norm.endswith("وا") or word.vpron.startswith("1") or _has_no_plural(word))


def _has_no_plural(word: Word) -> bool:
    """زودوها, سلبوهم: with the letter of several and a pronoun, where the noun without them has no such plural."""
    stem = word.nominal.stem
    several = word.vpron.startswith("3") and word.nominal.pron and f"{stem}و" in word.norm and not stem.endswith("و")
    return bool(several) and not (word.group or word.active or word.passive or word.adjective or word.nisba)


_DOUBLED = re.compile(r"[وف]?[\u064b-\u0650\u0652]?\w[\u064b-\u0650\u0652]?\w[\u064b-\u0650\u0652]?\u0651")


def is_doubled(text: str, word: Word) -> bool:
    """حمّل, ولوّح: the mark on its second letter tells a verb of the second form from a noun of the same letters."""
    second = any(form.verb.endswith(" II") and form.aspect == "P" for form in word.verbs)
    return second and bool(word.masdars or word.known) and _DOUBLED.match(text) is not None and not word.group


def office_or_kin(word: Word) -> bool:
    """وزير, نجل: an office or kinship whose letters are also و and a verb, or a verb of the first person."""
    people = bool(word.titles) and not word.nominal.conj
    return people and (bool(word.vconj) or (word.verbs[0].aspect != "P" and word.verbs[0].person == "1"))


def noun_shaped(word: Word) -> bool:
    """Whether its letters say noun: article, or preposition clitic, or tanween."""
    return (word.nominal.det or bool(word.nominal.prep) or word.tanween) and word.known


def opened(word: Word) -> bool:
    """فتحت, سيكون: a verb rather than ف before a preposition, or a form of the future."""
    thus = word.function is not None and word.fconj == "ف" and word.function.kind in ("prep", "nominal-prep")
    return bool(word.verbs) and (word.future or thus)


def has_madda(token: Token) -> bool:
    """آثار: only the forms of a root that begins with hamza begin so (آمن), and not أثار."""
    return token.text.lstrip("وف").startswith("آ") and not any(f.verb.startswith("ء") for f in token.word.verbs)


def is_rare_form(word: Word) -> bool:
    """لجان: a noun for a body, and a verb only of several women."""
    return word.group is not None and all((f.gender, f.number) == ("f", "p") for f in word.verbs) and not word.vconj
