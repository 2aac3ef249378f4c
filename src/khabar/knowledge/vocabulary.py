"""Stems that are words of their own, so that a first letter is not taken for a clitic (وزير is no و + زير)."""

from __future__ import annotations

from khabar.knowledge.once import once
from khabar.knowledge.tsv import read_tsv


@once
def vocabulary() -> frozenset[str]:
    """Folded stems that begin with a letter that could be a proclitic or end with one that could be an enclitic."""
    return frozenset(row[0] for row in read_tsv("vocabulary.tsv", ("stem",)))
