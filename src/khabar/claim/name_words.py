"""Words that look like part of a name."""

from __future__ import annotations

from collections.abc import Sequence

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
_SERVANT = "عبدال"
NAME_TAILS = frozenset(fold("الدين الله الإسلام الحق الزمان الرحمن").split())
"""What ends a name of two words (علاء الدين)."""


_ORDINALS = frozenset(fold("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن الأكبر الأصغر الابن الأب").split())


def ends_name(token: Token, before: Token) -> bool:
    """حسام الدين; تحتمس الثالث: what ends a name, with the article that the name before it does not have."""
    return (token.norm in NAME_TAILS and is_name_word(before)) or (
        token.norm in _ORDINALS and (is_name_word(before) or is_foreign(before))
    )


def is_name_word(token: Token) -> bool:
    """Whether a word looks like part of a person's name."""
    if (
        token.word.group is not None
        or token.word.titles
        or (token.mention is not None and token.mention.kind != "person")
    ):
        return False
    return token.known_name or token.norm in given_names() or token.norm in _NAME_PARTS or _is_servant(token.norm)


def _is_servant(norm: str) -> bool:
    """عبدالمجيد: Abd and a name of God, written as one word."""
    return norm.startswith(_SERVANT) and len(norm) > len(_SERVANT) + 1


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


_COMMAS = frozenset("،,")
_LONGEST = 4
"""How many words a name between commas may have."""


def set_off_name(tokens: Sequence[Token], i: int) -> int:
    """المتحدث، بشير الشيخ، أن: the last token of a name between commas that begins at ``i``, or -1.

    Whatever its words may mean elsewhere, a given name and words with the article make a person's name there.
    """
    if not i or tokens[i - 1].text not in _COMMAS or not _begins_name(tokens[i]):
        return -1
    end = i + 1
    while end < len(tokens) and end - i <= _LONGEST and _within_name(tokens[end]):
        end += 1
    closed = end < len(tokens) and tokens[end].text in _COMMAS
    return end - 1 if closed and end - i > 1 else -1


def _begins_name(token: Token) -> bool:
    nominal = token.word.nominal
    clitics = nominal.det or nominal.prep or nominal.conj or nominal.pron
    return token.mention is None and not clitics and is_name_word(token)


def _within_name(token: Token) -> bool:
    """Whether a word may go on a name: by its looks, unknown, or with an article."""
    word = token.word
    if token.kind != "w" or token.is_verb or token.timed or word.function is not None or token.mention is not None:
        return False
    if word.nominal.prep or word.nominal.conj or word.nisba:
        return False
    return is_name_word(token) or not word.known or word.nominal.det
