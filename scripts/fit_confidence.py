"""Fit the confidence model's weights to the coded pages of samples/ and eval/dev/.

    python scripts/fit_confidence.py            # writes src/khabar/knowledge/data/confidence.tsv
    python scripts/fit_confidence.py --check    # five folds: prints the calibration table instead

A claim counts as right where ``eval/score.py`` pairs it with a gold claim: its type and its parties agree. The
model is a logistic regression with an L2 penalty, fitted by plain gradient descent; there are a few hundred claims.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from choice_rows import score
from coded import coded
from khabar.claim import assemble, confidence
from khabar.claim.choice.model import logistic
from khabar.claim.draft import Draft
from khabar.export.jsonl import claim_dict
from khabar.pipeline import read_page

SETS = frozenset({"samples", "dev"})
TABLE = Path(__file__).parents[1] / "src/khabar/knowledge/data/confidence.tsv"
PENALTY, RATE, ROUNDS, FOLDS = 3.0, 0.5, 3000, 5
HEADER = "feature\tweight\n# Made by scripts/fit_confidence.py from samples/ and eval/dev/; do not edit by hand.\n"

Row = tuple[dict[str, float], bool]


def rows() -> Iterator[tuple[str, Row]]:
    """Every claim of the coded pages: its page, its features, and whether the gold has it."""
    for page in coded(SETS):
        read = read_page(page.page)
        made = assemble.grouped(read.drafts)
        predicted = [score.flat(claim_dict(assemble.claim(read.article, read.doc, g))) for g in made]
        hits = score.pair(page.gold, predicted)[0]
        right = {id(p) for _, _, p in hits}
        yield from ((page.name, (features(g), id(p) in right)) for g, p in zip(made, predicted, strict=True))


def features(group: Sequence[Draft]) -> dict[str, float]:
    """The features that are not zero."""
    return {k: v for k, v in confidence.features(group).items() if v}


def fit(data: Sequence[Row]) -> dict[str, float]:
    """Weights that make the data likely, the bias unpenalised."""
    names = sorted({n for found, _ in data for n in found})
    weights = dict.fromkeys(names, 0.0)
    for _ in range(ROUNDS):
        slope = {n: (0.0 if n == "bias" else -PENALTY * w / len(data)) for n, w in weights.items()}
        for found, right in data:
            miss = (right - chance(weights, found)) / len(data)
            for n, value in found.items():
                slope[n] += miss * value
        for n in names:
            weights[n] += RATE * slope[n]
    return weights


def chance(weights: dict[str, float], found: dict[str, float]) -> float:
    """The model's probability that a claim with these features is right."""
    return logistic(sum(weights.get(n, 0.0) * v for n, v in found.items()))


def check(data: Sequence[tuple[str, Row]]) -> None:
    """Five folds by page: expected against observed shares, and the Brier score."""
    pages = sorted({name for name, _ in data})
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        held = set(pages[fold::FOLDS])
        weights = fit([row for name, row in data if name not in held])
        judged += [(chance(weights, found), right) for name, (found, right) in data if name in held]
    table(judged)


def table(judged: Sequence[tuple[float, bool]]) -> None:
    """Print how often claims of each band of confidence are right."""
    for low in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8):
        high = {0.0: 0.2, 0.6: 0.8, 0.8: 1.01}.get(low, low + 0.1)
        band = [(p, r) for p, r in judged if low <= p < high]
        if band:
            mean, share = sum(p for p, _ in band) / len(band), sum(r for _, r in band) / len(band)
            print(f"{low:.1f}-{min(high, 1):.1f}  {len(band):4} claims  expected {mean:.2f}  right {share:.2f}")
    print(f"Brier {sum((p - r) ** 2 for p, r in judged) / len(judged):.3f} of {len(judged)} claims")


def main() -> None:
    """Fit and write, or check."""
    data = list(rows())
    if "--check" in sys.argv:
        check(data)
        return
    weights = fit([row for _, row in data])
    lines = [f"{n}\t{w:.3f}" for n, w in sorted(weights.items()) if abs(w) >= 0.001]
    TABLE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(data)} claims, {sum(r for _, (_, r) in data)} right, {len(lines)} weights")


if __name__ == "__main__":
    main()
