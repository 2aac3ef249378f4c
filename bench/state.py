"""What the state costs, over 20,000 claims and over ten times as many.

    python bench/state.py [--claims 200000] [--keep FOLDER]

Claims are made (``bench/made.py``), not read: 5,000 parties over ten years. Each question is asked with another
party, pair or day each time; told are the median and the slowest, in milliseconds of the process's own time on its
core, so that what else the machine does hardly shows, and how the median grew. ``--keep`` leaves the two ledgers in a
folder, and takes them from it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from made import CLAIMS_A_PAGE, pages

from khabar.knowledge.once import collector_at_rest
from khabar.ledger import Ledger, Reading
from khabar.state.asking import Asking, Question
from khabar.state.relation import Relation

TIMES = 15
TOGETHER = 100
TARGETS = {"one party, as of a day": 100, "all, as of a day": 2_000, "all, read anew": 2_000, "a pair's history": 100}


class Asked:
    """What is asked, of another party and day each time."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.chance = ledger, random.Random(1)
        self.asking = Asking.of(ledger)
        self.all: list[Relation] = [r for r in self.asking.state(Question()) if r.a and r.b]
        self.parties = sorted({party for r in self.all for party in (r.a, r.b)})

    def day(self) -> str:
        """Some day of the ten years."""
        return f"{self.chance.randint(2013, 2021)}-{self.chance.randint(1, 12):02}-15"

    def whole(self) -> list[Relation]:
        """The state of all, read afresh, with the status of each."""
        found = Asking.of(self.ledger).state(Question(self.day()))
        assert all(relation.status is None or relation.sides for relation in found)
        return found

    def one(self, party: str | None = None) -> None:
        """The state of one party, its names and voices with it."""
        wanted = frozenset({party or self.chance.choice(self.parties)})
        for relation in Asking.of(self.ledger).state(Question(self.day(), wanted)):
            assert all(side.voices for side in relation.sides)

    def pair(self) -> None:
        """The history of two parties between whom something stands."""
        some = self.chance.choice(self.all)
        Asking.of(self.ledger).pair(frozenset({some.a}), frozenset({some.b}))

    def questions(self) -> dict[str, Callable[[], object]]:
        """By what each is called in the table."""
        often = max(self.parties, key=lambda p: sum(p in (r.a, r.b) for r in self.all[:20_000]))
        return {
            "one party, as of a day": self.one,
            "the party that is named most": lambda: self.one(often),
            "a pair's history": self.pair,
            "all, read anew": self.whole,
            "all, as of a day": lambda: self.asking.state(Question(self.day())),
            "changes of a year": lambda: self.asking.changes("2021-01-01"),
            "contested, of one party": lambda: self.asking.contested(frozenset({self.chance.choice(self.parties)})),
            "words for one party": lambda: self.asking.words(frozenset({self.chance.choice(self.parties)})),
        }


def made(path: Path, claims: int) -> Path:
    """A ledger of so many made claims, unless it is there."""
    if not path.exists():
        with Ledger.open(path) as ledger:
            left = pages(claims // CLAIMS_A_PAGE)
            while some := [Reading(*one) for one in islice(left, TOGETHER)]:
                ledger.keep_pages(some)
    return path


def took(question: Callable[[], object], times: int) -> tuple[float, float]:
    """The median and the slowest, in ms, as in a command: the collector rests, and memory is given back afterwards."""
    found = []
    for _ in range(times):
        with collector_at_rest():
            start = time.process_time()
            answer = question()
            found.append(1000 * (time.process_time() - start))
        del answer
    return statistics.median(found), max(found)


def measured(path: Path) -> dict[str, tuple[float, float]]:
    """Every question's figures."""
    with Ledger.read(path) as ledger:
        asked = Asked(ledger)
        return {n: took(q, TIMES if n in _QUICK else 5) for n, q in asked.questions().items()}


_QUICK = ("one party, as of a day", "a pair's history", "words for one party")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=200_000, help="how many claims (default 200,000)")
    parser.add_argument("--keep", type=Path, help="a folder for the two ledgers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        small, large = options.claims // 10, options.claims
        before, after = (measured(made(folder / f"made-{n}.db", n)) for n in (small, large))
    print(f"{'':32} {small:>10,} {large:>10,}   grew")
    for name, (median, slowest) in after.items():
        first, target = before[name][0], TARGETS.get(name)
        told = "" if target is None else f"  target {target:,}: {'met' if median <= target else 'MISSED'}"
        print(f"{name:32} {first:10.1f} {median:10.1f} {median / first:6.1f}  slowest {slowest:.1f}{told}")


if __name__ == "__main__":
    main()
