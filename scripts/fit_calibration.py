"""How sure left-out claims are against how often they are right, and the recalibration that mends the difference.

    python scripts/fit_calibration.py            # three minutes; writes src/khabar/knowledge/data/calibration.tsv
    python scripts/fit_calibration.py --check    # prints what it would come to, and writes nothing

Every coded page is read with models that were fitted to the other pages (three parts), and its claims are put to the
scorer. The recalibration is Platt's (1999): a logistic regression of "right" on the logarithm of the odds that the
confidence gives. It has two numbers and keeps the order of claims. What is fitted comes on top of the numbers in the
table, since claims are read with those. ``eval/unseen`` is no part of it: what it does there is printed last, as the
test.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log
from pathlib import Path
from typing import NamedTuple

from choice_rows import Row, score
from coded import Coded, coded
from fit_choice import collect, fit_claim, fit_picks, folds, left_out
from khabar.claim.assemble import assemble
from khabar.claim.choice import model
from khabar.claim.confidence import LEAST, MOST, calibration
from khabar.claim.reader import Reader
from khabar.export.jsonl import claim_dict
from khabar.pipeline import describe
from khabar.read.article import find_article
from khabar.read.metadata import metadata

sys.path.append(str(Path(__file__).parents[1] / "eval"))
import accuracy
from reliability import Judged, calibration_error, judged

PARTS, SEED, ROUNDS = 3, 7, 50
TABLE = Path(__file__).parents[1] / "src/khabar/knowledge/data/calibration.tsv"
HEADER = "name\tnumber\n# Made by scripts/fit_calibration.py from claims on pages left out; do not edit by hand.\n"


class Calibration(NamedTuple):
    """Odds are raised to ``slope`` and multiplied by the exponential of ``shift``."""

    slope: float
    shift: float

    def of(self, confidence: float) -> float:
        """The confidence as it should have been."""
        return model.logistic(self.slope * log(confidence / (1 - confidence)) + self.shift)


def judged_left_out(pages: Sequence[Coded], data: Sequence[Row]) -> Iterator[tuple[str, Judged]]:
    """The claims of every page that was coded whole, read by models that have not seen it, with the name of its set."""
    own = model.weights()
    for held in folds(data, PARTS, SEED):
        others = [r for r in data if r.page not in held]
        picks = fit_picks(others)
        weights = replace(picks, claim=fit_claim(left_out(others)), least=own.least, aside=own.aside)
        for page in pages:
            if page.whole and page.name in held:
                yield from ((page.set, j) for j in _judged(page, weights))


def _judged(page: Coded, weights: model.Fitted) -> Iterator[Judged]:
    read = metadata(page.page)
    article = find_article(read)
    reader = Reader(article, weights)
    doc = describe(read, article, reader)
    claims = assemble(article, doc, reader.drafts(doc.published))
    made = score.once([score.flat(claim_dict(c)) for c in claims])
    right = {id(found) for _, _, found in score.pair(score.once(page.gold), made)[0]}
    yield from (Judged(c["confidence"], id(c) in right) for c in made)


def fit(found: Sequence[Judged]) -> Calibration:
    """The likeliest slope and shift, by Newton's method."""
    slope, shift = 1.0, 0.0
    for _ in range(ROUNDS):
        a = b = aa = ab = bb = 0.0
        for confidence, right in found:
            odds = log(confidence / (1 - confidence))
            chance = model.logistic(slope * odds + shift)
            miss, spread = right - chance, chance * (1 - chance)
            a, b = a + miss * odds, b + miss
            aa, ab, bb = aa + spread * odds * odds, ab + spread * odds, bb + spread
        whole = aa * bb - ab * ab
        slope, shift = slope + (bb * a - ab * b) / whole, shift + (aa * b - ab * a) / whole
    return Calibration(slope, shift)


def write(by: Calibration) -> None:
    """The table, with what was fitted put on top of what it has."""
    now = calibration()
    slope, shift = by.slope * now["slope"], by.slope * now["shift"] + by.shift
    TABLE.write_text(f"{HEADER}slope\t{slope:.2f}\nshift\t{shift:.2f}\n", encoding="utf-8")


def recalibrated(found: Sequence[Judged], by: Calibration) -> list[Judged]:
    """The same claims with the confidence that they would have."""
    return [Judged(round(min(MOST, max(LEAST, by.of(j.confidence))), 2), j.right) for j in found]


def tell(name: str, found: Sequence[Judged], by: Calibration) -> None:
    """One line: how many, how sure and how right they are, and the calibration error before and after."""
    sure, right = (sum(x) / len(found) for x in zip(*found, strict=True))
    before, after = calibration_error(found), calibration_error(recalibrated(found, by))
    print(f"{name:8} {len(found):5} claims  confidence {sure:.3f}  right {right:.3f}  error {before:.3f} → {after:.3f}")


def main() -> None:
    """Fit, and say what it does."""
    pages = list(coded())
    found = list(judged_left_out(pages, collect(pages)))
    whole = [j for _, j in found]
    by = fit(whole)
    print(f"slope {by.slope:.3f}  shift {by.shift:.3f}")
    for name in dict.fromkeys(name for name, _ in found):
        tell(name, [j for of, j in found if of == name], by)
    tell("all", whole, by)
    tell("unseen", judged(accuracy.read(accuracy.UNSEEN)[1]), by)
    if "--check" not in sys.argv:
        write(by)


if __name__ == "__main__":
    main()
