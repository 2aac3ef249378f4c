"""Given names and surnames, so that a person whom no list knows is still seen to be one."""

from __future__ import annotations

from functools import lru_cache

from khabar.knowledge.tsv import read_tsv


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Folded words that stand in personal names and are hardly anything else."""
    return frozenset(row[0] for row in read_tsv("given_names.tsv", ("name",)))
