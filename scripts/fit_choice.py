"""Fit the model that picks a frame's parties, whether it is a claim and whose words it is (src/khabar/claim/choice).

    python scripts/fit_choice.py            # writes src/khabar/knowledge/data/choice.tsv
    python scripts/fit_choice.py --check    # prints instead what it comes to on pages it was not fitted to (five folds)

Four models: a conditional logit picks actor and recipient among the options, another the chain of voices, a logistic
regression over what is then known tells claims from mentions, another tells which claims of a page are one. The former
is fitted to picks on pages left out, since picks on the pages that the pickers were fitted to are better than they will
ever be again. Adam, L2; numpy.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import numpy as np

from choice_rows import Row, rows
from coded import Coded, coded
from khabar.claim.choice import model
from khabar.claim.choice.choose import claim_traits
from khabar.claim.choice.model import Bundle
from khabar.claim.choice.pairing import Paired, best
from khabar.claim.topic import leisure, of_leisure
from khabar.read.article import find_article
from khabar.read.metadata import metadata
from logits import SMALLEST, Floats, Options, Questions, descend, kept, logit, sparse
from same_rows import Alike, pairs

sys.path.append(str(Path(__file__).parents[1] / "eval"))
from accuracy import MATERIAL

TABLE = Path(__file__).parents[1] / "src/khabar/knowledge/data/choice.tsv"
HEADER = "question\ttrait\tweight\n# Made by scripts/fit_choice.py from the coded pages; do not edit by hand.\n"
FOLDS = 4
PICK_PENALTY, CLAIM_PENALTY, VOICE_PENALTY, SAME_PENALTY = 6.0, 15.0, 15.0, 3.0
PICK_SEEN, VOICE_SEEN = 5, 15
"""In how many options a trait must be found to have a weight."""
THRESHOLDS = tuple(n / 100 for n in range(10, 51))
ALIKE = 0.005
LOUD = 0.02
"""Claims of violence and force that a page about sport or the arts may make: less than the .03 that are asked."""
SITTINGS = 4
"""Fits that differ in how the pages fall into parts: two differ near the margin by chance, their mean by less."""
KEPT = 1 / 3
"""The share of the weights before in the new ones, for the same reason."""
AT_ONCE = 2
"""Sittings side by side: each takes a core and some three gigabytes."""
TYPICAL = 0.22
"""The threshold at which pages are read while the models are not yet fitted."""


class Picked(NamedTuple):
    """A row with the pair that a model picks, the traits of the claim so made, and whether it is right."""

    row: Row
    traits: list[str]
    right: bool


class Asked(NamedTuple):
    """A question: the traits of each option, which are right, and how much it counts."""

    traits: list[list[str]]
    right: list[bool]
    weight: float


def fit_pick(found: Iterable[Asked], penalty: float = PICK_PENALTY, least: int = PICK_SEEN) -> model.Weights:
    """A conditional logit; where several options are right, their chances are summed."""
    found = [a for a in found if any(a.right) and not all(a.right)]
    grid = sparse([t for a in found for t in a.traits], least)
    groups = Questions([len(a.right) for a in found], [r for a in found for r in a.right], [a.weight for a in found])

    def slope(weights: Floats) -> Floats:
        return (grid.gather(groups.errors(grid.scores(weights))) + penalty * weights) / len(found)

    return kept(grid.names, descend(len(grid.names), slope))


def fit_voice(data: Iterable[Row]) -> model.Weights:
    """Whose words a claim is, from the coded claims whose predicate was found."""
    return fit_pick((Asked(r.voices, r.voices_right, r.weight) for r in data), VOICE_PENALTY, VOICE_SEEN)


def fit_claim(found: Sequence[Picked]) -> model.Weights:
    """Whether the picked pair is right."""
    counts = np.array([p.row.weight for p in found])
    return logit([p.traits for p in found], [p.right for p in found], counts, CLAIM_PENALTY)


def fit_same(found: Sequence[Alike]) -> model.Weights:
    """Whether two drafts of a page tell the same."""
    return logit([t for t, _ in found], [same for _, same in found], np.ones(len(found)), SAME_PENALTY)


def meant(fits: Sequence[model.Fitted], old: model.Fitted) -> model.Fitted:
    """The mean of several fits and of the weights before, question by question, with the mean of the thresholds.

    A trait that had no weight before (a word that was new to the tables) has the mean of its new ones.
    """

    def mean(question: str) -> model.Weights:
        before, found = getattr(old, question), defaultdict[str, float](float)
        for weights in fits:
            for trait, weight in getattr(weights, question).items():
                found[trait] += weight / len(fits)
        for trait, weight in before.items():
            found[trait] = KEPT * weight + (1 - KEPT) * found[trait]
        return {t: round(w, 3) for t, w in found.items() if abs(w) >= SMALLEST}

    actor, recipient, pair, claim, voice, same = (mean(question) for question in model.QUESTIONS)
    least, aside = (round(fmean(getattr(w, name) for w in (old, *fits)), 2) for name in ("least", "aside"))
    return model.Fitted(actor, recipient, pair, claim, voice, same, least, aside)


def fit_picks(data: Iterable[Row]) -> model.Fitted:
    """Who does it to whom: a conditional logit over pairs, in which each option counts, and the two together."""
    told = [r for r in data if r.known and r.fullest and len(r.fullest) < len(r.pairs)]
    options = Options(bundles for r in told for bundles in r.options)
    sides = [options.grid(spelling, PICK_SEEN) for spelling in (_as_actor, _as_recipient)]
    both = Options(bundles for r in told for bundles in r.pairs.values()).grid(_spelled, PICK_SEEN)
    first = np.cumsum([0, *(len(r.options) for r in told)])
    at = [np.array([first[n] + pair[role] for n, r in enumerate(told) for pair in r.pairs]) for role in (0, 1)]
    right = [pair in r.fullest for r in told for pair in r.pairs]
    pairs = Questions([len(r.pairs) for r in told], right, [r.weight for r in told])
    ends = np.cumsum([len(grid.names) for grid in sides])

    def slope(weights: Floats) -> Floats:
        *of_sides, pair = np.split(weights, ends)
        scores = both.scores(pair) + sum(g.scores(w)[a] for g, w, a in zip(sides, of_sides, at, strict=True))
        errors = pairs.errors(scores)
        by_option = [np.bincount(a, errors, minlength=options.number).astype(np.float64) for a in at]
        steps = [g.gather(e) for g, e in zip(sides, by_option, strict=True)]
        return (np.concatenate([*steps, both.gather(errors)]) + PICK_PENALTY * weights) / len(told)

    found = np.split(descend(int(ends[1]) + len(both.names), slope), ends)
    actor, recipient, pair = (kept(g.names, w) for g, w in zip((*sides, both), found, strict=True))
    return model.Fitted(actor, recipient, pair)


def _as_actor(bundle: Bundle) -> list[str]:
    return model.apart(bundle)[0]


def _as_recipient(bundle: Bundle) -> list[str]:
    return model.apart(bundle)[1]


def _spelled(bundle: Bundle) -> list[str]:
    return model.spelled((bundle,))


def pick(data: Iterable[Row], weights: model.Fitted) -> list[Picked]:
    """What the models of sides and pairs make of each row that they make anything of."""
    found = []
    for row in data:
        pair = picked(row, weights.scales) if row.counts else None
        if pair is not None:
            found.append(Picked(row, claim_traits(row.case, pair), (pair.actor, pair.recipient) in row.right))
    return found


def picked(row: Row, scales: model.Scales) -> Paired | None:
    """The likeliest pair of a row's options."""
    worth = [scales.sides.weigh(bundles) for bundles in row.options]
    did, suffered = [actor for actor, _ in worth], [recipient for _, recipient in worth]
    return best(row.case, did, suffered, lambda a, r: scales.pair.weigh(row.pairs[a, r]))


def folds(data: Sequence[Row], number: int, seed: int) -> list[set[str]]:
    """The pages in that many parts."""
    pages = sorted({r.page for r in data})
    random.Random(seed).shuffle(pages)
    return [set(pages[n::number]) for n in range(number)]


def left_out(data: Sequence[Row], sitting: int = 0) -> list[Picked]:
    """Picks on every page by models fitted to the others."""
    found = []
    for held in folds(data, FOLDS, 10 * sitting + 1):
        weights = fit_picks([r for r in data if r.page not in held])
        found += pick([r for r in data if r.page in held], weights)
    return found


def fit(data: Sequence[Row], pages: Sequence[Coded], sitting: int = 0) -> model.Fitted:
    """All but the last model, with thresholds for pages left out: one for all, one for pages of sport or the arts."""
    picks, claims = fit_picks(data), fit_claim(left_out(data, sitting))
    judged: list[tuple[Picked, float]] = []
    for held in folds(data, FOLDS, 10 * sitting + 2):
        part = [r for r in data if r.page not in held]
        weights = fit_claim(left_out(part, sitting))
        judged += [(p, chance(p, weights)) for p in pick([r for r in data if r.page in held], fit_picks(part))]
    least = threshold(judged, firm(pages))
    aside = max(least, quiet(judged, pages))
    return replace(picks, claim=claims, voice=fit_voice(data), least=least, aside=aside)


def quiet(judged: Sequence[tuple[Picked, float]], pages: Sequence[Coded]) -> float:
    """The chance from which pages about sport or the arts, left out, make at most ``LOUD`` claims of blows each."""
    aside = [p for p in pages if p.whole and of_leisure(leisure(find_article(metadata(p.page)).text))]
    names = {p.name for p in aside}
    of_blows = [(p, c) for p, c in judged if p.row.page in names and p.row.case.frame.sense.type in MATERIAL]
    made = {t: len({(p.row.page, p.row.node) for p, c in of_blows if c >= t}) / (len(aside) or 1) for t in THRESHOLDS}
    print("blows a page on leisure:", " ".join(f"{t:g}:{number:.3f}" for t, number in made.items()))
    return min((t for t, number in made.items() if number <= LOUD), default=THRESHOLDS[-1])


def threshold(judged: Sequence[tuple[Picked, float]], wanted: float) -> float:
    """The chance from which claims are best made on pages of ``wanted`` claims.

    It is the highest of those whose F1 is as good as the best: the curve is flat, where on it the best lies is a matter
    of chance, and of two readers as good the one with fewer false claims is the better.
    """
    figures = {t: f1(judged, t, wanted)[0] for t in THRESHOLDS}
    print("F1 by threshold:", " ".join(f"{t:g}:{figure:.3f}" for t, figure in figures.items()))
    return max(t for t, figure in figures.items() if figure >= max(figures.values()) - ALIKE)


def collect(pages: Sequence[Coded], sitting: int = 0) -> list[Row]:
    """The rows of every page, read twice.

    What the page said before is part of what is known of a case. So the rows are made by models that were fitted to
    the other pages, and those to rows of a first reading without a model.
    """
    first = [r for page in pages for r in rows(page, model.Fitted())]
    found: list[Row] = []
    for held, weights in crossfitted(first, sitting):
        found += [r for page in pages if page.name in held for r in rows(page, weights)]
    return found


def crossfitted(data: Sequence[Row], sitting: int) -> Iterator[tuple[set[str], model.Fitted]]:
    """Parts of the pages, each with models fitted to all others."""
    for held in folds(data, FOLDS, 10 * sitting + 4):
        part = [r for r in data if r.page not in held]
        picks, claims = fit_picks(part), fit_claim(left_out(part, sitting))
        yield held, replace(picks, claim=claims, least=TYPICAL, aside=TYPICAL)


def firm(pages: Iterable[Coded]) -> float:
    """How many claims a careful coder would not leave out, by the weight of their pages."""
    return sum(page.weight for page in pages if page.whole for c in page.gold if c.get("firm", True))


def chance(picked: Picked, weights: model.Weights) -> float:
    """How likely a picked pair makes a claim."""
    return model.logistic(model.total(picked.traits, weights))


def f1(judged: Iterable[tuple[Picked, float]], least: float, wanted: float) -> tuple[float, float, float]:
    """F1 over predicates, with how many are made and how many of them are right, all by the weight of their pages."""
    best: dict[tuple[str, int], tuple[float, bool, float]] = {}
    for picked, sure in judged:
        key = picked.row.page, picked.row.node
        if picked.row.whole and sure >= least and sure > best.get(key, (0.0,))[0]:
            best[key] = sure, picked.right, picked.row.weight
    made, right = sum(w for *_, w in best.values()), sum(w for _, r, w in best.values() if r)
    return 2 * right / (made + wanted or 1), made, right


def main() -> None:
    """Fit and write, or check."""
    if "--check" in sys.argv:
        pages = list(coded())
        check(pages, collect(pages))
        return
    with ProcessPoolExecutor(AT_ONCE) as pool:
        weights = meant(list(pool.map(sit, range(SITTINGS))), model.weights())
    lines = [f"{question}\t{trait}\t{w:g}" for question in model.QUESTIONS
             for trait, w in sorted(getattr(weights, question).items())]  # fmt: skip
    lines += [f"least\taside\t{weights.aside:g}", f"least\tchance\t{weights.least:g}"]
    TABLE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} weights; claims are made from a chance of {weights.least:g}, on leisure {weights.aside:g}")


def sit(sitting: int) -> model.Fitted:
    """One fit of all questions."""
    pages = list(coded())
    data = collect(pages, sitting)
    print(f"{len(pages)} pages, {len(data)} readings of {len({(r.page, r.node) for r in data})} predicates")
    weights = fit(data, pages, sitting)
    return replace(weights, same=fit_same(list(pairs(pages, weights))))


def check(pages: Sequence[Coded], data: Sequence[Row]) -> None:
    """By set: how many of the coded predicates get the right parties, and F1 over claims at the fitted threshold."""
    judged: list[tuple[Picked, float]] = []
    least = []
    for held in folds(data, 5, 3):
        weights = fit([r for r in data if r.page not in held], [p for p in pages if p.name not in held])
        least.append(weights.least)
        judged += [(p, chance(p, weights.claim)) for p in pick([r for r in data if r.page in held], weights)]
    middle = sorted(least)[len(least) // 2]
    for name in sorted({p.set for p in pages}):
        of_set = [(p, sure) for p, sure in judged if p.row.part == name]
        told = [p for p, _ in of_set if p.row.known]
        figure, made, right = f1(of_set, middle, firm(p for p in pages if p.set == name))
        print(
            f"{name:8} parties {sum(p.right for p in told)}/{len(told)}  made {made:g} right {right:g} F1 {figure:.3f}"
        )
    print(f"threshold {middle:g}")


if __name__ == "__main__":
    main()
