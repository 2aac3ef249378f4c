"""Words that look like part of a name."""

from __future__ import annotations

from khabar.find.tokens import Token
from khabar.knowledge.folding import fold
from khabar.knowledge.given_names import given_names
from khabar.knowledge.vocabulary import is_listed_adjective

_NAME_PARTS = frozenset(
    map(
        fold,
        ["بن", "ابن", "أبو", "أبي", "أبا", "عبد", "آل", "أم", "بو", "دي", "فان", "دو", "لو", "ال", "ديل", "فون", "ماك"],
    )
)
NAME_TAILS = frozenset(fold("الدين الله الإسلام الحق الزمان الرحمن").split())
"""What ends a name of two words (علاء الدين)."""


def is_name_word(token: Token) -> bool:
    """Whether a word looks like part of a person's name."""
    if (
        token.word.group is not None
        or token.word.titles
        or (token.mention is not None and token.mention.kind != "person")
    ):
        return False
    return token.known_name or token.norm in given_names() or token.norm in _NAME_PARTS


def is_foreign(token: Token) -> bool:
    """A word that nothing knows and that has no Arabic shape of a common noun: most often part of a foreign name."""
    return is_unheard(token) and len(token.norm) > 3


def is_unheard(token: Token) -> bool:
    """The same of any length: beside another it is part of a foreign name (ري يونغ تشول)."""
    word = token.word
    if token.kind != "w" or word.known or word.verbs or word.function or token.mention is not None or word.tanween:
        return False
    nominal = word.nominal
    if nominal.det or nominal.prep or nominal.pron or token.norm.endswith(("ات", "ون", "يه", "ها")):
        return False
    return not is_listed_adjective(nominal.stem)


def is_name_part(token: Token) -> bool:
    """A particle of names (بن، أبو، عبد): the word after it is a name whatever else it may be."""
    return token.norm in _NAME_PARTS
