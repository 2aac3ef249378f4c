"""Words by what they are: adjectives, and stems no letter of which is a clitic (وزير is no و + زير)."""

from __future__ import annotations

from functools import lru_cache

from khabar.knowledge.once import once
from khabar.knowledge.tsv import read_tsv

_ENDINGS = ("", "ه", "ات", "ون", "ين", "ان", "تين", "تان", "ا")


@once
def vocabulary() -> frozenset[str]:
    """Folded stems that begin with a letter that could be a proclitic or end with one that could be an enclitic."""
    return frozenset(row[0] for row in read_tsv("vocabulary.tsv", ("stem",)))


@once
def _adjectives() -> frozenset[str]:
    return frozenset(row[0] for row in read_tsv("adjectives.tsv", ("stem",)))


@lru_cache(maxsize=16_384)
def is_listed_adjective(stem: str) -> bool:
    """Whether a folded stem, its ending for gender and number cut off, is listed as an adjective."""
    listed = _adjectives()
    return any(stem.endswith(end) and stem[: len(stem) - len(end)] in listed for end in _ENDINGS)
