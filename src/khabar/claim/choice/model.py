"""The weights of the traits, and what they make of an option: a log-linear model over the options of one question.

McFadden's conditional logit: the chance of an option is its score's exponential over the sum of all options'. The
weights come from ``scripts/fit_choice.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from math import exp, log

from khabar.knowledge.tsv import read_tsv

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Trait → weight for each of the four questions, and the least chance with which a claim is made."""

    actor: Weights = field(default_factory=dict)
    recipient: Weights = field(default_factory=dict)
    claim: Weights = field(default_factory=dict)
    voice: Weights = field(default_factory=dict)
    least: float = 0.0


@lru_cache(maxsize=1)
def weights() -> Fitted:
    """The fitted weights."""
    found: dict[str, Weights] = {"actor": {}, "recipient": {}, "claim": {}, "voice": {}, "least": {}}
    for question, trait, weight in read_tsv("choice.tsv", ("question", "trait", "weight")):
        found[question][trait] = float(weight)
    return Fitted(found["actor"], found["recipient"], found["claim"], found["voice"], found["least"]["chance"])


def chances(found: Sequence[Iterable[str]], fitted: Weights) -> list[float]:
    """The logarithm of each option's chance, given the traits of each."""
    scores = [total(traits, fitted) for traits in found]
    highest = max(scores)
    norm = highest + log(sum(exp(s - highest) for s in scores))
    return [s - norm for s in scores]


def total(found: Iterable[str], fitted: Weights) -> float:
    """The sum of the traits' weights; a trait never seen weighs nothing."""
    return sum(map(fitted.get, found, repeat(0.0)))


def logistic(score: float) -> float:
    """A score as a chance between 0 and 1."""
    return 1.0 / (1.0 + exp(-score))
