"""The surnames of a page: words that are names here whatever else they may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from khabar.claim.verbs.saying import says
from khabar.find.tokens import Token
from khabar.knowledge.given_names import given_names

_PROCLITICS = "وفلب"


def mark_surnames(sentences: Sequence[Sequence[Token]]) -> None:
    """Set ``known_name`` on a word that stands right after a given name and again elsewhere on the page.

    It would else be read as the verb or noun that it also is (سيجري, نصر, عون).
    """
    counts = Counter(t.norm for tokens in sentences for t in tokens)
    surnames = {
        b.norm for tokens in sentences for a, b in pairwise(tokens) if counts[b.norm] > 1 and _may_be_surname(a, b)
    }
    for tokens in sentences:
        for token in tokens:
            token.known_name = token.norm in surnames or (
                len(token.norm) > 5 and token.norm[0] in _PROCLITICS and token.norm[1:] in surnames
            )


def _may_be_surname(given: Token, token: Token) -> bool:
    word = token.word
    if not (given.kind == token.kind == "w" and given.norm in given_names() and len(token.norm) > 3):
        return False
    if given.word.titles and token.word.nominal.det:  # وزير الشؤون
        return False
    clitic = word.nominal.conj or word.vconj or word.nominal.prep
    common = word.function or word.group or word.titles or word.nisba or word.classes or word.masdars
    return token.mention is None and not (clitic or common) and not says(token.word)
