"""Whose words a claim is: the chains of attribution within reach of it, weighed like its parties.

The rules (``claim.voices``) follow the syntax: they lose a voice that carries on without a word of it, and keep one
that has fallen silent. So the chain that they give is one option among those that the page opens round about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khabar.claim.context import Context
from khabar.claim.nodes import Node
from khabar.claim.sentence import Sentence
from khabar.claim.speakers import Chain
from khabar.model import Source, SourceKind

_BEFORE, _AFTER = 3, 2  # voices that the page heard before and will hear after a claim which are options
_FRONT = frozenset({"title", "heading", "repeat"})
_LEAD = 2  # paragraphs in which the page may say first and name its source later


class Opened(NamedTuple):
    """A chain that a verb of saying or an attribution opens, and the start of its sentence in the article's text."""

    start: int
    chain: Chain


@dataclass(slots=True)
class Telling:
    """Where a claim stands among the voices of its page."""

    sentence: Sentence
    node: Node
    context: Context
    type: str
    rule: Chain
    """The chain that the rules give."""
    last: Chain
    """Who spoke last before the sentence."""
    near: int
    """How many paragraphs ago."""
    own: bool
    """Whether the claim is itself an act of speech."""
    settled: bool = False
    """Whether the page has said once for all whose words it gives here, so that there is nothing to weigh."""


class Voice(NamedTuple):
    """One answer to "who says so?", and the ways by which it is come by."""

    chain: Chain
    hows: tuple[str, ...]


class Around(NamedTuple):
    """The chains that the page opens in and about one sentence, each once, the nearest first."""

    said: list[Chain]
    """In the sentence itself, as often as it says them."""
    before: list[Chain]
    after: list[Chain]
    outlet: Source | None
    """The one that the page quoted last before the sentence."""


class Heard:
    """All that a page opens, in order; what stands about a sentence is looked up once for all its claims."""

    def __init__(self, opened: Sequence[Opened]) -> None:
        self._chains = [o.chain for o in opened]
        self._starts = [o.start for o in opened]
        self._around: dict[int, Around] = {}
        self.often = Counter(name for chain in self._chains for name in _names(chain))
        """How many of the chains have a link of that name."""

    def around(self, start: int) -> Around:
        """What stands about the sentence that starts there."""
        if start not in self._around:
            first, last = bisect_left(self._starts, start), bisect_right(self._starts, start)
            before, after = self._chains[:first], self._chains[last:]
            outlet = next((c[0] for c in reversed(before) if c and c[0].kind is SourceKind.OUTLET), None)
            self._around[start] = Around(self._chains[first:last], _distinct(reversed(before))[:_BEFORE],
                                         _distinct(after)[:_AFTER], outlet)  # fmt: skip
        return self._around[start]


def voices(telling: Telling, heard: Heard) -> list[Voice]:
    """The chains within reach, the rules' first, the page's own voice among them."""
    around = heard.around(telling.sentence.start)
    ways = [("rule", telling.rule), ("none", ()), ("last", telling.last)]
    ways += [("said", chain) for chain in around.said]
    ways += [(f"before {n}", chain) for n, chain in enumerate(around.before)]
    if telling.sentence.kind in _FRONT or telling.sentence.paragraph <= _LEAD:
        ways += [(f"after {n}", chain) for n, chain in enumerate(around.after)]
    ways += _turned(telling, around.outlet)
    found: dict[tuple[str, ...], tuple[Chain, list[str]]] = {}
    for how, chain in ways:
        if chain or how in ("rule", "none"):
            found.setdefault(_names(chain), (chain, []))[1].append(how)
    return [Voice(chain, tuple(hows)) for chain, hows in found.values()]


def _turned(telling: Telling, outlet: Source | None) -> list[tuple[str, Chain]]:
    """The rules' chain with a link less, or through the outlet that the page quoted last."""
    rule, ways = telling.rule, list[tuple[str, Chain]]()
    if len(rule) > 1:
        ways += [("inner", rule[1:]), ("outer", rule[:-1])]
    if outlet is not None:
        bases = (("rule through", rule), ("last through", telling.last))
        ways += [(how, (outlet, *c)) for how, c in bases if c and c[0].kind is not SourceKind.OUTLET]
    return ways


def _distinct(chains: Iterable[Chain]) -> list[Chain]:
    return list({_names(c): c for c in reversed(list(chains))}.values())[::-1]


def _names(chain: Chain) -> tuple[str, ...]:
    return tuple([s.entity.name for s in chain])
