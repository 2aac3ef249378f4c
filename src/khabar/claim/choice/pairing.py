"""The likeliest two options of a case: each weighed for its role, and the two together.

A conditional logit over the pairs that make a claim of the case's type. Only pairs whose sides by themselves come near
the best are weighed together: what a pair has in common hardly ever makes up for more than that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import exp, log
from typing import NamedTuple

from khabar.claim.choice import model
from khabar.claim.choice.bars import doers, make, sufferers
from khabar.claim.choice.case import Case

_TRIED = 6  # options of each role that are tried in pairs
_WEIGHED = 12  # pairs that are weighed
_MARGIN = 4.0  # how much less than the best the sides of a pair may weigh


class Sure(NamedTuple):
    """Logarithms of chances: of the two picked, each and both, and of the likeliest of each role."""

    actor: float
    recipient: float
    both: float
    best_actor: float
    best_recipient: float


class Paired(NamedTuple):
    """The numbers of the two options that are picked, and how likely they are."""

    actor: int
    recipient: int
    sure: Sure


def best(
    case: Case, did: Sequence[float], suffered: Sequence[float], together: Callable[[int, int], float]
) -> Paired | None:
    """The likeliest pair of options that makes a claim of the case's type.

    ``did`` and ``suffered`` are what each option weighs for its role, ``together`` what two have in common.
    """
    near = list(_near(case, did, suffered))
    if not near:
        return None
    chances = model.chances([score + together(a, r) for a, r, score in near])
    actors: dict[int, float] = {}
    recipients: dict[int, float] = {}
    for (a, r, _), chance in zip(near, chances, strict=True):
        actors[a] = actors.get(a, 0.0) + exp(chance)
        recipients[r] = recipients.get(r, 0.0) + exp(chance)
    at = max(range(len(near)), key=chances.__getitem__)
    a, r, _ = near[at]
    sure = (actors[a], recipients[r], exp(chances[at]), max(actors.values()), max(recipients.values()))
    return Paired(a, r, Sure(*map(log, sure)))


def _near(case: Case, did: Sequence[float], suffered: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """The pairs whose sides come near the best that make a claim, with what they weigh, the best first."""
    options = case.options
    by_actor = sorted(doers(case), key=did.__getitem__, reverse=True)[:_TRIED]
    by_recipient = sorted(sufferers(case), key=suffered.__getitem__, reverse=True)[:_TRIED]
    pairs = sorted(((did[a] + suffered[r], a, r) for a in by_actor for r in by_recipient), key=_of_score)
    found, least = 0, float("-inf")
    for score, a, r in pairs:
        if score < least or found == _WEIGHED:
            return
        if make(case, options[a], options[r]):
            if not found:
                least = score - _MARGIN
            found += 1
            yield a, r, score


def _of_score(pair: tuple[float, int, int]) -> float:
    return -pair[0]
