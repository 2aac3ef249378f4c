"""Words by which two tellings of one thing can be compared: what gives a reason, and what a number does not count."""

from __future__ import annotations

from functools import lru_cache

from khabar.knowledge.folding import fold
from khabar.knowledge.tsv import read_tsv

TELLING_COLUMNS = ("kind", "word", "example")


@lru_cache(maxsize=1)
def cause_words() -> frozenset[str]:
    """Folded words after which a reason is given."""
    return _of("cause")


@lru_cache(maxsize=1)
def uncounted() -> frozenset[str]:
    """Folded words after a number that counts no people and no things: units of time, shares, calibres."""
    return _of("uncounted")


def _of(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for k, word, _ in read_tsv("telling.tsv", TELLING_COLUMNS) if k == kind)
