"""Train the part-of-speech tagger: an averaged perceptron whose score is a sum over five neighbouring words.

    python scripts/train_tagger.py [--evaluate]

Every feature belongs to one word at one distance, so at run time a word's share is looked up once and added:
five additions a word, no search. ``--evaluate`` trains on four fifths of the sentences, prints accuracy on the
rest and writes nothing; without it all sentences train and ``knowledge/data/tagger.tsv`` is written.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from pathlib import Path

from corpora import pud, wikinews
from khabar.find.tagging import OFFSETS, TAGS, features
from khabar.knowledge.folding import fold

OUT = Path(__file__).parents[1] / "src/khabar/knowledge/data/tagger.tsv"
EPOCHS = 8
KEEP = 8
"""Weights smaller than this, of ``SCALE`` a unit, are dropped: they move no decision that was seen."""
SCALE = 16


def data() -> list[list[tuple[str, str]]]:
    """The sentences of both corpora as (folded word, tag) pairs."""
    return [[(fold(w), t) for w, t, _ in s] for s in (*wikinews(), *pud())]


def keys(words: list[str], i: int) -> list[str]:
    """The features of the word at ``i`` and its neighbours, each with its distance."""
    found = []
    for offset in OFFSETS:
        j = i + offset
        word = words[j] if 0 <= j < len(words) else ""
        found += [f"{offset}{f}" for f in features(word, offset)]
    return found


def train(sentences: list[list[tuple[str, str]]]) -> dict[str, list[float]]:
    """Averaged weights of every feature, one for each tag."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(TAGS))
    totals: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(TAGS))
    prepared = [(keys([w for w, _ in s], i), TAGS.index(t)) for s in sentences for i, (_, t) in enumerate(s)]
    rng, step, steps = random.Random(7), 0, EPOCHS * len(prepared)
    for _ in range(EPOCHS):
        rng.shuffle(prepared)
        for feats, gold in prepared:
            step += 1
            scores = [sum(weights[f][t] for f in feats if f in weights) for t in range(len(TAGS))]
            guess = max(range(len(TAGS)), key=scores.__getitem__)
            if guess != gold:
                share = (steps - step) / steps
                for f in feats:
                    weights[f][gold] += 1
                    weights[f][guess] -= 1
                    totals[f][gold] += share
                    totals[f][guess] -= share
    return totals


def accuracy(weights: dict[str, list[float]], sentences: list[list[tuple[str, str]]]) -> None:
    """Print accuracy over ``sentences``, then precision and recall of each tag."""
    right: dict[str, int] = defaultdict(int)
    gold_n: dict[str, int] = defaultdict(int)
    guess_n: dict[str, int] = defaultdict(int)
    for s in sentences:
        words = [w for w, _ in s]
        for i, (_, tag) in enumerate(s):
            feats = keys(words, i)
            scores = [sum(weights[f][t] for f in feats if f in weights) for t in range(len(TAGS))]
            guess = TAGS[max(range(len(TAGS)), key=scores.__getitem__)]
            right[tag] += guess == tag
            gold_n[tag] += 1
            guess_n[guess] += 1
    print(f"accuracy {sum(right.values()) / sum(gold_n.values()):.4f} on {sum(gold_n.values())} words")
    for tag in TAGS:
        print(f"  {tag} P {right[tag] / max(1, guess_n[tag]):.3f} R {right[tag] / max(1, gold_n[tag]):.3f}")


def main() -> None:
    """Train and write the table, or with ``--evaluate`` print how well it tags held-out sentences."""
    sentences = data()
    if "--evaluate" in sys.argv:
        held = sentences[::5]
        accuracy(train([s for i, s in enumerate(sentences) if i % 5]), held)
        return
    weights = train(sentences)
    lines = []
    for key, values in sorted(weights.items()):
        ints = [round(v * SCALE) for v in values]
        if max(map(abs, ints)) >= KEEP:
            lines.append(f"{key}\t{' '.join(map(str, ints))}")
    OUT.write_text("feature\tweights\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "features")


if __name__ == "__main__":
    main()
