"""Verb, noun, adjective or other: a tag for every word of a sentence.

A linear model over five neighbouring words (an averaged perceptron, Collins 2002), trained by
``scripts/train_tagger.py`` on UD Arabic-PUD and Farasa WikiNews. Every feature belongs to one word at one
distance, so a word's share of the score is looked up once and kept.
"""

from __future__ import annotations

from functools import lru_cache

from khabar.knowledge.once import once
from khabar.knowledge.tsv import read_pairs

TAGS = ("V", "N", "A", "O")
OFFSETS = (-2, -1, 0, 1, 2)
Scores = tuple[int, int, int, int]


def features(word: str, offset: int) -> list[str]:
    """What is looked at in a folded word that stands ``offset`` words away ("" beyond the sentence's ends)."""
    if not word:
        return ["^"]
    found = [f"w{word}", f"p{word[:2]}", f"s{word[-2:]}"]
    if abs(offset) < 2:
        found += [f"P{word[:3]}", f"S{word[-3:]}", f"l{min(len(word), 8)}", f"a{word[0]}", f"z{word[-1]}"]
    if offset == 0:
        bare = word[1:] if word[0] in "وف" and len(word) > 3 else word
        found += [f"b{bare[:1]}{min(len(bare), 7)}", f"B{bare[:2]}", f"c{bare[0]}{bare[-2:]}", f"d{bare[:2]}{bare[-1]}"]
    return found


@once
def _weights() -> dict[str, str]:
    """Feature → its weights as written; they are read as numbers only for the words that come up."""
    return read_pairs("tagger.tsv", ("feature", "weights"))


@lru_cache(maxsize=65_536)
def share(word: str, offset: int) -> Scores:
    """What a word at that distance adds to the score of each tag, in ``TAGS`` order."""
    weights = _weights()
    v = n = a = o = 0
    for feature in features(word, offset):
        row = weights.get(f"{offset}{feature}")
        if row:
            verb, noun, adjective, other = map(int, row.split())
            v, n, a, o = v + verb, n + noun, a + adjective, o + other
    return v, n, a, o


def scores(words: list[str], i: int) -> Scores:
    """The scores of the i-th of folded ``words``, in ``TAGS`` order; the largest wins."""
    v = n = a = o = 0
    size = len(words)
    for offset in OFFSETS:
        j = i + offset
        w, x, y, z = share(words[j] if 0 <= j < size else "", offset)
        v, n, a, o = v + w, n + x, a + y, o + z
    return v, n, a, o
