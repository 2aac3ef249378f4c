"""Which names may stand for one party: proposals for a person to judge, never a merge.

Names are compared as they are written, without their titles, and by their sounds, which are the same in another
spelling or script. Places, and sources that a page keeps unnamed, are left out: what is withheld stays withheld.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.sounds import skeleton

_LEAST = 75.0
_CROWD = 150  # names that share a word: such a word tells nobody apart
_LONGEST = 4  # words of a title
_SOUNDS = 4  # without vowels, a name of fewer is like many others


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party by its key, with the names that it goes by; ``known``: the knowledge base has it."""

    key: str
    names: tuple[str, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two keys that may be one: how alike from 0 to 100, and by which two names in which way."""

    left: str
    right: str
    score: float
    why: str


def propose(candidates: Iterable[Candidate], settled: Iterable[frozenset[str]] = ()) -> list[Proposal]:
    """Pairs that look like one, the likest first; of two known entities never, nor of ``settled`` pairs.

    The order of ``candidates`` does not matter.
    """
    given = sorted(candidates, key=lambda c: c.key)
    done = set(settled)
    best: dict[tuple[str, str], Proposal] = {}
    for one, other in _pairs(given):
        if (one.known and other.known) or frozenset((one.key, other.key)) in done:
            continue
        found = max((_alike(a, b) for a in one.names for b in other.names), key=lambda f: f[0], default=(0.0, ""))
        if found[0] >= _LEAST:
            best[one.key, other.key] = Proposal(one.key, other.key, round(found[0], 1), found[1])
    return sorted(best.values(), key=lambda p: (-p.score, p.left, p.right))


def _pairs(given: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Each pair whose names share the sounds of a word that is not everybody's, once."""
    sharing: defaultdict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(given):
        for name in one.names:
            for word in skeleton(name):
                sharing[word].add(number)
    seen = {pair for some in sharing.values() if len(some) <= _CROWD for pair in combinations(sorted(some), 2)}
    yield from ((given[a], given[b]) for a, b in sorted(seen))


def _alike(one: str, other: str) -> tuple[float, str]:
    """How alike two names are, and in which way."""
    a, b = fold(one).split(), fold(other).split()
    told = f"“{one}” and “{other}”"
    if a == b:
        return 100.0, f"{told} are one spelling"
    bare = untitled(a), untitled(b)
    if bare[0] == bare[1]:
        return 95.0, f"{told} differ in a title"
    if len(bare[0]) != len(bare[1]):
        return 0.0, ""
    sounds = skeleton(" ".join(untitled(one.split()))), skeleton(" ".join(untitled(other.split())))
    if sounds[0] == sounds[1] and sum(map(len, sounds[0])) >= _SOUNDS:
        return (90.0 if len(sounds[0]) > 1 else 80.0), f"{told} sound the same"
    words = [fuzz.ratio(x, y) for x, y in zip(*bare, strict=True)]
    if min(words) >= _LEAST and len(words) > 1:
        return min(89.0, sum(words) / len(words)), f"{told} are spelt alike"
    return 0.0, ""


def untitled(words: Sequence[str]) -> list[str]:
    """A name's words without the titles and ranks before it; all of them where nothing else would remain."""
    rest = list(words)
    while len(rest) > 1 and (cut := _title(rest)) and cut < len(rest):
        rest = rest[cut:]
    return rest


def _title(words: Sequence[str]) -> int:
    """How many words the title takes that begins a name; 0 where none does."""
    lex = lexicon()
    folded = [fold(word) for word in words]
    folded[0] = folded[0].removeprefix("ال")
    for count in range(_LONGEST, 0, -1):
        if " ".join(folded[:count]) in lex.titles:
            return count
    group = lex.groups.get(folded[0])
    return 1 if group is not None and group.kind == "person" and not group.plural else 0
