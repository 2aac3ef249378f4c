"""Fit the model that picks a frame's parties and says whether it is a claim (src/khabar/claim/choice).

    python scripts/fit_choice.py            # writes src/khabar/knowledge/data/choice.tsv
    python scripts/fit_choice.py --check    # prints instead what it comes to on pages it was not fitted to (five folds)

Three models: two conditional logits pick actor and recipient among the options, a logistic regression over what is then
known tells claims from mentions. The third is fitted to picks on pages left out, since picks on the pages that
the first two were fitted to are better than they will ever be again. Adam, L2; numpy.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from choice_rows import Pair, Row, rows
from coded import Coded, coded
from khabar.claim.choice import model
from khabar.claim.choice.choose import Chooser, claim_traits

TABLE = Path(__file__).parents[1] / "src/khabar/knowledge/data/choice.tsv"
HEADER = "question\ttrait\tweight\n# Made by scripts/fit_choice.py from the coded pages; do not edit by hand.\n"
LEAST_SEEN, ROUNDS, RATE, FOLDS = 5, 200, 0.05, 4
PICK_PENALTY, CLAIM_PENALTY = 6.0, 15.0
THRESHOLDS = tuple(n / 100 for n in range(10, 46))
SMALLEST = 0.02
TYPICAL = 0.18
"""The threshold at which pages are read while the models are not yet fitted."""

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Ints = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


class Sparse(NamedTuple):
    """Traits by row: ``column[i]`` is a trait that ``row[i]`` has."""

    row: Ints
    column: Ints
    names: list[str]
    rows: int

    def scores(self, weights: Floats) -> Floats:
        """The sum of each row's weights."""
        return np.bincount(self.row, weights[self.column], minlength=self.rows).astype(np.float64)

    def gather(self, errors: Floats) -> Floats:
        """The sum of the errors of each trait's rows."""
        return np.bincount(self.column, errors[self.row], minlength=len(self.names)).astype(np.float64)


class Picked(NamedTuple):
    """A row with the pair that a model picks, the traits of the claim so made, and whether it is right."""

    row: Row
    pair: Pair
    traits: list[str]
    right: bool


def sparse(found: Sequence[Sequence[str]]) -> Sparse:
    """The traits seen often enough, by row."""
    counts = Counter(t for traits in found for t in set(traits))
    names = sorted(t for t, n in counts.items() if n >= LEAST_SEEN)
    at = {t: n for n, t in enumerate(names)}
    cells = [(n, at[t]) for n, traits in enumerate(found) for t in traits if t in at]
    grid = np.array(cells, dtype=np.int64).reshape(-1, 2)
    return Sparse(grid[:, 0], grid[:, 1], names, len(found))


def descend(size: int, slope: Callable[[Floats], Floats]) -> Floats:
    """Weights where the slope is level, by Adam (Kingma & Ba 2015)."""
    weights, mean, spread = np.zeros(size), np.zeros(size), np.zeros(size)
    for n in range(1, ROUNDS + 1):
        step = slope(weights)
        mean, spread = 0.9 * mean + 0.1 * step, 0.999 * spread + 0.001 * step**2
        weights = weights - RATE * (mean / (1 - 0.9**n)) / (np.sqrt(spread / (1 - 0.999**n)) + 1e-8)
    return weights


def fit_pick(found: Sequence[tuple[list[list[str]], list[bool]]]) -> model.Weights:
    """A conditional logit; where several options are right, their chances are summed."""
    found = [(traits, right) for traits, right in found if any(right) and not all(right)]
    grid = sparse([t for traits, _ in found for t in traits])
    right = np.array([r for _, rights in found for r in rights], dtype=float)
    group = np.repeat(np.arange(len(found)), [len(r) for _, r in found])
    starts = np.searchsorted(group, np.arange(len(found)))

    def slope(weights: Floats) -> Floats:
        scores = grid.scores(weights)
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        chance = odds / np.add.reduceat(odds, starts)[group]
        wanted = odds * right / np.add.reduceat(odds * right, starts)[group]
        return (grid.gather(chance - wanted) + PICK_PENALTY * weights) / len(found)

    return _kept(grid.names, descend(len(grid.names), slope))


def fit_claim(found: Sequence[Picked]) -> model.Weights:
    """A logistic regression of whether the picked pair is right."""
    grid = sparse([p.traits for p in found])
    right = np.array([p.right for p in found], dtype=float)

    def slope(weights: Floats) -> Floats:
        chance = 1 / (1 + np.exp(-grid.scores(weights)))
        return (grid.gather(chance - right) + CLAIM_PENALTY * weights) / len(found)

    return _kept(grid.names, descend(len(grid.names), slope))


def _kept(names: Sequence[str], weights: Floats) -> model.Weights:
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST}


def fit_picks(data: Sequence[Row]) -> model.Fitted:
    """The first two models."""
    told = [r for r in data if r.known]
    return model.Fitted(
        fit_pick([(r.actor, r.actors_right) for r in told]), fit_pick([(r.recipient, r.recipients_right) for r in told])
    )


def pick(data: Iterable[Row], weights: model.Fitted) -> list[Picked]:
    """What the first two models make of each row that they make anything of."""
    found = []
    for row in data:
        actor, recipient = model.chances(row.actor, weights.actor), model.chances(row.recipient, weights.recipient)
        pair = Chooser.best(row.case, actor, recipient)
        if pair is not None and row.counts:
            found.append(Picked(row, pair, claim_traits(row.case, *pair, actor, recipient), pair in row.right))
    return found


def folds(data: Sequence[Row], number: int, seed: int) -> list[set[str]]:
    """The pages in that many parts."""
    pages = sorted({r.page for r in data})
    random.Random(seed).shuffle(pages)
    return [set(pages[n::number]) for n in range(number)]


def left_out(data: Sequence[Row]) -> list[Picked]:
    """Picks on every page by models fitted to the others."""
    found = []
    for held in folds(data, FOLDS, 1):
        weights = fit_picks([r for r in data if r.page not in held])
        found += pick([r for r in data if r.page in held], weights)
    return found


def fit(data: Sequence[Row], wanted: int) -> model.Fitted:
    """All three models, with the threshold that gives the best F1 on pages left out of ``wanted`` claims."""
    picks, claims = fit_picks(data), fit_claim(left_out(data))
    judged: list[tuple[Picked, float]] = []
    for held in folds(data, FOLDS, 2):
        part = [r for r in data if r.page not in held]
        weights = fit_claim(left_out(part))
        judged += [(p, chance(p, weights)) for p in pick([r for r in data if r.page in held], fit_picks(part))]
    least = max(THRESHOLDS, key=lambda t: f1(judged, t, wanted)[0])
    return model.Fitted(picks.actor, picks.recipient, claims, least)


def collect(pages: Sequence[Coded]) -> list[Row]:
    """The rows of every page, read twice.

    What the page said before is part of what is known of a case. So the rows are made by models that were fitted to
    the other pages, and those to rows of a first reading without a model.
    """
    first = [r for page in pages for r in rows(page, model.Fitted())]
    found: list[Row] = []
    for held, weights in crossfitted(first):
        found += [r for page in pages if page.name in held for r in rows(page, weights)]
    return found


def crossfitted(data: Sequence[Row]) -> Iterator[tuple[set[str], model.Fitted]]:
    """Parts of the pages, each with models fitted to all others."""
    for held in folds(data, FOLDS, 4):
        part = [r for r in data if r.page not in held]
        picks = fit_picks(part)
        yield held, model.Fitted(picks.actor, picks.recipient, fit_claim(left_out(part)), TYPICAL)


def firm(pages: Iterable[Coded]) -> int:
    """How many claims a careful coder would not leave out."""
    return sum(bool(c.get("firm", True)) for page in pages for c in page.gold)


def chance(picked: Picked, weights: model.Weights) -> float:
    """How likely a picked pair makes a claim."""
    return model.logistic(model.total(picked.traits, weights))


def f1(judged: Iterable[tuple[Picked, float]], least: float, wanted: int) -> tuple[float, int, int]:
    """F1 over predicates, with how many are made and how many of them are right."""
    best: dict[tuple[str, int], tuple[float, bool]] = {}
    for picked, sure in judged:
        key = picked.row.page, picked.row.node
        if picked.row.part != "examples" and sure >= least and sure > best.get(key, (0.0, False))[0]:
            best[key] = sure, picked.right
    made, right = len(best), sum(r for _, r in best.values())
    return 2 * right / (made + wanted or 1), made, right


def main() -> None:
    """Fit and write, or check."""
    pages = list(coded())
    data = collect(pages)
    print(f"{len(pages)} pages, {len(data)} readings of {len({(r.page, r.node) for r in data})} predicates")
    if "--check" in sys.argv:
        check(pages, data)
        return
    weights = fit(data, firm(pages))
    lines = [f"{question}\t{trait}\t{w:g}" for question in ("actor", "recipient", "claim")
             for trait, w in sorted(getattr(weights, question).items())]  # fmt: skip
    TABLE.write_text(HEADER + "\n".join([*lines, f"least\tchance\t{weights.least:g}"]) + "\n", encoding="utf-8")
    print(f"{len(lines)} weights; claims are made from a chance of {weights.least:g}")


def check(pages: Sequence[Coded], data: Sequence[Row]) -> None:
    """By set: how many of the coded predicates get the right parties, and F1 over claims at the fitted threshold."""
    judged: list[tuple[Picked, float]] = []
    least = []
    for held in folds(data, 5, 3):
        weights = fit([r for r in data if r.page not in held], firm(p for p in pages if p.name not in held))
        least.append(weights.least)
        judged += [(p, chance(p, weights.claim)) for p in pick([r for r in data if r.page in held], weights)]
    middle = sorted(least)[len(least) // 2]
    for name in sorted({p.set for p in pages}):
        of_set = [(p, sure) for p, sure in judged if p.row.part == name]
        told = [p for p, _ in of_set if p.row.known]
        figure, made, right = f1(of_set, middle, firm(p for p in pages if p.set == name))
        print(f"{name:8} parties {sum(p.right for p in told)}/{len(told)}  made {made} right {right} F1 {figure:.3f}")
    print(f"threshold {middle:g}")


if __name__ == "__main__":
    main()
