"""Log-linear models over named traits, for the scripts that fit them: sparse tables of traits, and the way downhill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from khabar.claim.choice.model import Bundle, Weights

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Ints = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
_ROUNDS, _RATE = 200, 0.05
SMALLEST = 0.02


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


def sparse(found: Sequence[Sequence[str]], least: int, times: Sequence[int] | None = None) -> Sparse:
    """The traits that at least ``least`` rows have, by row; a row counts as often as ``times`` says, else once."""
    counts = Counter[str]()
    for number, traits in enumerate(found):
        for trait in set(traits):
            counts[trait] += times[number] if times is not None else 1
    names = sorted(t for t, n in counts.items() if n >= least)
    at = {t: n for n, t in enumerate(names)}
    cells = [(n, at[t]) for n, traits in enumerate(found) for t in traits if t in at]
    grid = np.array(cells, dtype=np.int64).reshape(-1, 2)
    return Sparse(grid[:, 0], grid[:, 1], names, len(found))


class Options:
    """Options by their bundles of traits: each bundle that many of them share is spelled and weighed once."""

    def __init__(self, found: Iterable[Sequence[Bundle]]) -> None:
        seen: dict[Bundle, int] = {}
        sizes, cells = [], []
        for bundles in found:
            sizes.append(len(bundles))
            cells += [seen.setdefault(bundle, len(seen)) for bundle in bundles]
        self.bundles = list(seen)
        self.cells = np.array(cells, dtype=np.int64)
        self.option = np.repeat(np.arange(len(sizes)), sizes)
        self.number = len(sizes)

    def grid(self, spelling: Callable[[Bundle], Sequence[str]], least: int) -> Grid:
        """Their traits for one question."""
        times = np.bincount(self.cells, minlength=len(self.bundles)).tolist()
        return Grid(self, sparse([spelling(bundle) for bundle in self.bundles], least, times))


class Grid(NamedTuple):
    """The traits of options for one question."""

    options: Options
    spelled: Sparse
    """By bundle."""

    @property
    def names(self) -> list[str]:
        """The names of the traits."""
        return self.spelled.names

    def scores(self, weights: Floats) -> Floats:
        """The sum of each option's weights."""
        of, each = self.options, self.spelled.scores(weights)
        return np.bincount(of.option, each[of.cells], minlength=of.number).astype(np.float64)

    def gather(self, errors: Floats) -> Floats:
        """The sum of the errors of each trait's options."""
        of = self.options
        each = np.bincount(of.cells, errors[of.option], minlength=len(of.bundles)).astype(np.float64)
        return self.spelled.gather(each)


class Questions:
    """Questions with their options in a row: how many each has, which are right, and how much each question counts."""

    def __init__(self, sizes: Sequence[int], right: Sequence[bool], counts: Sequence[float]) -> None:
        self._group = np.repeat(np.arange(len(sizes)), sizes)
        self._starts = np.cumsum([0, *sizes[:-1]])
        self._right, self._counts = np.array(right, dtype=float), np.array(counts)[self._group]

    def errors(self, scores: Floats) -> Floats:
        """By how much each option's chance is too high, times what its question counts; right ones' are summed."""
        odds = np.exp(scores - np.maximum.reduceat(scores, self._starts)[self._group])
        chance = odds / np.add.reduceat(odds, self._starts)[self._group]
        wanted = odds * self._right / np.add.reduceat(odds * self._right, self._starts)[self._group]
        errors: Floats = self._counts * (chance - wanted)
        return errors


def descend(size: int, slope: Callable[[Floats], Floats]) -> Floats:
    """Weights where the slope is level, by Adam (Kingma & Ba 2015)."""
    weights, mean, spread = np.zeros(size), np.zeros(size), np.zeros(size)
    for n in range(1, _ROUNDS + 1):
        step = slope(weights)
        mean, spread = 0.9 * mean + 0.1 * step, 0.999 * spread + 0.001 * step**2
        weights = weights - _RATE * (mean / (1 - 0.9**n)) / (np.sqrt(spread / (1 - 0.999**n)) + 1e-8)
    return weights


def logit(traits: Sequence[Sequence[str]], answers: Sequence[bool], counts: Floats, penalty: float) -> Weights:
    """A logistic regression; traits that fewer than five rows have weigh nothing."""
    grid, right = sparse(traits, 5), np.array(answers, dtype=float)

    def slope(weights: Floats) -> Floats:
        chance = 1 / (1 + np.exp(-grid.scores(weights)))
        return (grid.gather(counts * (chance - right)) + penalty * weights) / len(traits)

    return kept(grid.names, descend(len(grid.names), slope))


def kept(names: Iterable[str], weights: Floats) -> Weights:
    """The weights that are no trifle, by name."""
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST}
