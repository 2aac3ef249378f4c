"""What a word may be without the clitics written together with it, for searching: every cut, none chosen.

Reading a page needs the one right cut (``find.words``); searching needs that a word is found whatever hangs on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from khabar.knowledge.folding import fold
from khabar.knowledge.tables import CLITIC_COLUMNS
from khabar.knowledge.tsv import read_tsv
from khabar.model.errors import KnowledgeError

_SHORTEST = 3  # letters that a word which is searched for keeps


class Clitic(NamedTuple):
    """``letters`` before or after a word of at least ``least`` letters; ``leaves`` stays in their place."""

    letters: str
    before: bool
    rank: int
    least: int
    leaves: str
    example: str
    stem: str


@lru_cache(maxsize=1)
def clitics() -> tuple[Clitic, ...]:
    """The table, in the order of ranks. Raises ``KnowledgeError`` where it is broken."""
    found = []
    for letters, side, rank, least, leaves, example, stem in read_tsv("clitics.tsv", CLITIC_COLUMNS):
        if side not in {"before", "after"} or not (rank.isdecimal() and least.isdecimal()):
            raise KnowledgeError(f"clitics.tsv: {letters}: side is before or after, rank and least are numbers")
        found.append(Clitic(fold(letters), side == "before", int(rank), int(least), fold(leaves), example, stem))
    return tuple(sorted(found, key=lambda c: c.rank))


@lru_cache(maxsize=65_536)
def forms(word: str, *, marbuta: bool = False) -> tuple[str, ...]:
    """``word`` (folded) and what remains of it without each clitic that it may have, the word itself first.

    ``marbuta``: it is written with ة, so that its last letter is no pronoun.

    >>> forms(fold("والقرية"), marbuta=True)
    ('والقريه', 'القريه', 'قريه')
    """
    return tuple(_cuts(word, [c for c in clitics() if c.before or not marbuta]))


@lru_cache(maxsize=4_096)
def without_article(word: str) -> str:
    """``word`` (folded) without its article and what stands before that; itself where it has none, or is short (الله).

    >>> without_article(fold("بالقرية")) == without_article(fold("للقرية")) == fold("قرية")
    True
    """
    before = [c for c in clitics() if c.before]
    article = before[-1].rank
    cuts = _cuts(word, before).items()
    return next((rest for rest, rank in cuts if rank == article and len(rest) >= _SHORTEST), word)


def _cuts(word: str, allowed: Sequence[Clitic]) -> dict[str, int]:
    """What remains of ``word`` → the rank of the last clitic that was cut to get there (0 for the word itself)."""
    found = {word: 0}
    for clitic in allowed:
        for known, rank in list(found.items()):
            if rank < clitic.rank:
                for rest in _cut(known, clitic):
                    found.setdefault(rest, clitic.rank)
    return found


def _cut(word: str, clitic: Clitic) -> tuple[str, ...]:
    """What ``word`` may be without ``clitic``; nothing where it has none, or too little would remain."""
    cut = len(clitic.letters)
    if len(word) - cut < clitic.least:
        return ()
    if clitic.before:
        return (clitic.leaves + word[cut:],) if word.startswith(clitic.letters) else ()
    if not word.endswith(clitic.letters):
        return ()
    base = word[:-cut]
    # Before a pronoun ة is written ت (حكومتها), and so is a ت of the word's own (بيوتها).
    return (base, base[:-1] + "ه") if base.endswith("ت") and not base.endswith("ات") else (base,)
