"""The weights of the traits, and what they make of an option: a log-linear model over the options of one question.

McFadden's conditional logit: the chance of an option is its score's exponential over the sum of all options'. The
weights come from ``scripts/fit_choice.py``.

Traits are known by name, and an option has fifty. But they go in bundles: what is said of how far off a phrase stands,
say, depends on three values alone. So the reader hands over bundles, and only for a bundle that it has not met are the
names spelled and their weights looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from math import exp, log
from typing import Any

from khabar.knowledge.once import once
from khabar.knowledge.tsv import read_made

Weights = dict[str, float]
Bundle = tuple[Any, ...]
"""(spelling, value, …): what ``spelling(value, …)`` makes are the names of traits that depend on these values alone.

A value of a spelling is always of the same type, for ``True`` and ``1`` are the same key and not the same name.
"""
Apart = tuple[list[str], list[str]]
"""Names of traits for each of two questions: what a spelling makes that does not give both the same."""
_REMEMBERED = 65_536
"""Bundles whose weights are kept, for each question: 1,800 pages have 51,000 of actors and recipients together."""


def spelled(bundles: Iterable[Bundle]) -> list[str]:
    """The names of all traits."""
    return list(chain.from_iterable(spelling(*values) for spelling, *values in bundles))


def apart(bundle: Bundle) -> Apart:
    """The names of a bundle's traits for the one question and for the other."""
    spelling, *values = bundle
    names = spelling(*values)
    return names if isinstance(names, tuple) else (names, names)


class Scale:
    """What traits weigh for one question."""

    __slots__ = ("_known", "_weights")

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._known: dict[Bundle, float] = {}

    def weigh(self, bundles: Iterable[Bundle]) -> float:
        """The sum of the traits' weights."""
        score = 0.0
        for bundle in bundles:
            weight = self._known.get(bundle)
            score += self._learn(bundle) if weight is None else weight
        return score

    def _learn(self, bundle: Bundle) -> float:
        make_room(self._known)
        weight = self._known[bundle] = total(spelled((bundle,)), self._weights)
        return weight


class Pair:
    """What traits weigh for two questions at once, actor and recipient."""

    __slots__ = ("_known", "_one", "_other")

    def __init__(self, one: Weights, other: Weights) -> None:
        self._one, self._other = one, other
        self._known: dict[Bundle, tuple[float, float]] = {}

    def weigh(self, bundles: Iterable[Bundle]) -> tuple[float, float]:
        """The sum of the traits' weights for each."""
        one = other = 0.0
        known = self._known
        for bundle in bundles:
            found = known.get(bundle) or self._learn(bundle)
            one += found[0]
            other += found[1]
        return one, other

    def _learn(self, bundle: Bundle) -> tuple[float, float]:
        make_room(self._known)
        one, other = apart(bundle)
        found = self._known[bundle] = total(one, self._one), total(other, self._other)
        return found


class InOrder:
    """What traits weigh for a question whose options are often as good as level.

    The weights are added one by one in the order of the traits, not bundle by bundle: a sum of fractions depends on
    the order, if only in its last digit.
    """

    __slots__ = ("_known", "weights")

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._known: dict[Bundle, tuple[float, ...]] = {}

    def weigh(self, bundles: Iterable[Bundle]) -> float:
        """The sum of the traits' weights."""
        score = 0.0
        for bundle in bundles:
            found = self._known.get(bundle)
            for weight in self._learn(bundle) if found is None else found:
                score += weight
        return score

    def _learn(self, bundle: Bundle) -> tuple[float, ...]:
        make_room(self._known)
        found = self._known[bundle] = tuple([self.weights[t] for t in spelled((bundle,)) if t in self.weights])
        return found


def make_room(known: dict[Bundle, Any]) -> None:
    """Forget all where it is too much: what is common is soon known again."""
    if len(known) >= _REMEMBERED:
        known.clear()


QUESTIONS = ("actor", "recipient", "pair", "claim", "voice", "same")
"""What is weighed: who does it, to whom, the two together, whether it is a claim, whose words it is, and what has been
told before."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Trait → weight for each of the six questions, and the least chance with which a claim is made.

    ``aside`` is that least chance on pages about sport or the arts.
    """

    actor: Weights = field(default_factory=dict)
    recipient: Weights = field(default_factory=dict)
    pair: Weights = field(default_factory=dict)
    claim: Weights = field(default_factory=dict)
    voice: Weights = field(default_factory=dict)
    same: Weights = field(default_factory=dict)
    least: float = 0.0
    aside: float = 0.0
    scales: Scales = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scales", Scales(self))


class Words:
    """Which words occur in traits that weigh anything: a trait of another word need not be spelled."""

    __slots__ = ("_known",)

    def __init__(self, traits: Iterable[str]) -> None:
        self._known = frozenset(chain.from_iterable(trait.split(" ") for trait in traits))

    def has(self, text: str) -> bool:
        """Whether a word, or every word of several, is one of them."""
        return text in self._known or (" " in text and self._known.issuperset(text.split(" ")))


class EveryWord(Words):
    """For whoever wants to see all traits."""

    def __init__(self) -> None:
        super().__init__(())

    def has(self, text: str) -> bool:  # noqa: ARG002
        """It is."""
        return True


class Scales:
    """The six questions' weights, as the reader uses them."""

    __slots__ = ("claim", "pair", "same", "sides", "voice", "words")

    def __init__(self, fitted: Fitted) -> None:
        self.sides = Pair(fitted.actor, fitted.recipient)
        """Actor and recipient."""
        self.pair, self.claim, self.same = Scale(fitted.pair), Scale(fitted.claim), Scale(fitted.same)
        self.voice = InOrder(fitted.voice)
        of_words = fitted.actor, fitted.recipient, fitted.pair, fitted.claim
        self.words = Words(trait for weights in of_words for trait in weights)


@once
def weights() -> Fitted:
    """The fitted weights."""
    found: dict[str, Weights] = {question: {} for question in (*QUESTIONS, "least")}
    for question, trait, weight in read_made("choice.tsv", ("question", "trait", "weight")):
        found[question][trait] = float(weight)
    least = found["least"]
    actor, recipient, pair, claim, voice, same = (found[question] for question in QUESTIONS)
    return Fitted(actor, recipient, pair, claim, voice, same, least["chance"], least["aside"])


def chances(scores: Sequence[float]) -> list[float]:
    """The logarithm of each option's chance, by the score of each."""
    highest = max(scores)
    norm = highest + log(sum([exp(s - highest) for s in scores]))
    return [s - norm for s in scores]


def total(found: Iterable[str], fitted: Weights) -> float:
    """The sum of the traits' weights; a trait never seen weighs nothing."""
    return sum(map(fitted.get, found, repeat(0.0)))


def logistic(score: float) -> float:
    """A score as a chance between 0 and 1."""
    return 1.0 / (1.0 + exp(-score))
