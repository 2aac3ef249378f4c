"""An article's fingerprints, by which the same words are known again on other pages.

Runs of three words are compared, folded: a changed word touches three of many, and spelling none. Furniture is left
out, so that two stories of one outlet are not taken for one.
"""

from __future__ import annotations

import re

from rensa import RMinHash

from khabar.knowledge.folding import fold
from khabar.model import Article, BlockKind, Fingerprint

_WORD = re.compile(r"[^\W_]+")
_RUN = 3  # words
_PLACES = 64  # of a signature: the share is then off by some 0.06
_SEED = 1
_SHORTEST = 12  # words of a paragraph that tells anything: shorter ones are alike by chance
_READ = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.STORY})


def fingerprints(article: Article) -> tuple[Fingerprint, ...]:
    """The whole story's first, then those of its paragraphs of some length; nothing where there are too few words."""
    blocks = [b for b in article.blocks if b.kind in _READ]
    words = [_words(article.text[b.start : b.end]) for b in blocks]
    everything = [word for some in words for word in some]
    if len(everything) < _SHORTEST:
        return ()
    whole = _fingerprint(article, blocks[0].start, blocks[-1].end, everything)
    long = [(b, some) for b, some in zip(blocks, words, strict=True) if len(some) >= _SHORTEST]
    return (whole, *(_fingerprint(article, b.start, b.end, some) for b, some in long))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _fingerprint(article: Article, start: int, end: int, words: list[str]) -> Fingerprint:
    made = RMinHash(num_perm=_PLACES, seed=_SEED)
    made.update([" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)])
    return Fingerprint(*article.span(start, end), len(words), tuple(made.digest()))
