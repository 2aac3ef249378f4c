"""What a phrase with a preposition hangs on: which words like which prepositions, and what else speaks for a host.

Both tables are made by ``scripts/fit_attachment.py``, which tells the method.
"""

from __future__ import annotations

from khabar.knowledge.once import once
from khabar.knowledge.tsv import read_made

GOVERNING_COLUMNS = ("word", "preposition", "level")
ATTACHMENT_COLUMNS = ("trait", "weight")


@once
def governing() -> dict[tuple[str, str], int]:
    """(folded stem of a noun or lemma of a verb, preposition) → how much oftener than after other words it is met.

    The level is the rounded logarithm; what is not listed has level 0.
    """
    return {(word, prep): int(level) for word, prep, level in read_made("governing.tsv", GOVERNING_COLUMNS)}


@once
def attachment() -> dict[str, float]:
    """What each trait of a host weighs."""
    return {trait: float(weight) for trait, weight in read_made("attachment.tsv", ATTACHMENT_COLUMNS)}
