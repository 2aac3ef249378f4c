"""What a name sounds like, roughly: the same for its spellings, and for Arabic and Latin letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from khabar.knowledge.folding import fold
from khabar.knowledge.tables import SOUND_COLUMNS
from khabar.knowledge.tsv import read_tsv

_WORD = re.compile(r"[^\W_]+")
_LONG = 4  # letters
_ARTICLES = frozenset({"al", "el"})


class Sound(NamedTuple):
    """``letters`` (folded) sound like ``sound``; ``example`` and ``other`` are one name, written in two ways."""

    letters: str
    sound: str
    example: str
    other: str


@lru_cache(maxsize=1)
def sounds() -> tuple[Sound, ...]:
    """The table; raises ``KnowledgeError`` where it is broken."""
    return tuple(Sound(*row) for row in read_tsv("sounds.tsv", SOUND_COLUMNS))


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    table = {sound.letters.casefold(): sound.sound for sound in sounds()}
    longest_first = sorted(table, key=len, reverse=True)
    return table, re.compile("|".join(map(re.escape, longest_first)))


@lru_cache(maxsize=32_768)
def skeleton(name: str) -> tuple[str, ...]:
    """The sounds of each word of ``name``, without vowels, articles and doublings; words without any are left out.

    >>> skeleton("مصطفى سيجري") == skeleton("Mustafa Sejari") == skeleton("Moustafa al-Sejary")
    True
    """
    words = (_sounds(word) for word in _WORD.findall(_plain(name).replace("'", "").replace("’", "")))
    return tuple(word for word in words if word)


def _plain(name: str) -> str:
    """Without accents; letters that are Arabic stay as they are."""
    decomposed = unicodedata.normalize("NFKD", name)
    return unicodedata.normalize("NFKC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")).casefold()


def _sounds(word: str) -> str:
    if word in _ARTICLES:
        return ""
    bare = word[2:] if word.startswith("ال") and len(word) > _LONG else word  # as written: the أل of أليكس is none
    table, pattern = _table()
    found = re.sub(r"(.)\1+", r"\1", "".join(table[letters] for letters in pattern.findall(fold(bare))))
    return found.removesuffix("h") or found  # ة, and an h that is written and not heard
