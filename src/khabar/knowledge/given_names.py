"""Given names and surnames, so that a person whom no list knows is still seen to be one."""

from __future__ import annotations

from khabar.knowledge.once import once
from khabar.knowledge.tsv import read_tsv


@once
def given_names() -> frozenset[str]:
    """Folded words that stand in personal names and are hardly anything else."""
    return frozenset(row[0] for row in read_tsv("given_names.tsv", ("name",)))
