"""What keeping and asking cost, with 20,000 claims and with ten times as many.

    python bench/ledger.py [--claims 200000] [--together 1] [--ledger URL]

Claims are made (``bench/made.py``), not read. Each question is asked with
other names or words each time; told are the median and the slowest, in milliseconds, and how the median grew.

A file is measured by the process's own seconds on its core, so that what else the machine does hardly shows; waiting
for the disk is left out, and ingest is told by the clock on the wall as well. A server is measured by the clock alone.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from made import CLAIMS_A_PAGE, World, pages

from khabar.ledger import Ledger, Name, Query, Reading, Verdict, backup, check
from khabar.ledger.record import search_key
from khabar.model import Claim, Doc, Page
from khabar.read.article import find_article
from khabar.resolve.fingerprints import fingerprints

TIMES = 15
TARGETS = {"ingest, claims a second": 2_000, "full text, one word": 100, "full text, two words": 100}


class Asking:
    """What is asked of a ledger, with other words and names each time."""

    def __init__(self, ledger: Ledger, world: World) -> None:
        self.ledger, self.world, self.chance = ledger, world, random.Random(1)
        self.often = [name for named in world.entities[:40] for name in named[0].name.split()]
        self.ids = [named[0].id for named in world.entities[:2000] if named[0].id]
        kept = list(ledger.claims(Query(limit=500)))
        self.claims, self.between = [one.claim for one in kept], kept[-1].recorded_from

    def words(self, count: int, limit: int | None = None, *, often: bool = False) -> None:
        """Full text: ``count`` words of those that stand in names often, or of any."""
        some = self.chance.sample(self.often if often else self.world.words, count)
        self.found(words=tuple(some), limit=limit)

    def actor(self, **more: object) -> None:
        """What a party does, by its id."""
        self.found(actor=Name("", frozenset((self.chance.choice(self.ids),))), **more)

    def named(self) -> None:
        """What a party does, by a word of its name."""
        self.found(actor=Name(search_key(self.chance.choice(self.world.entities[200:])[0].name.split()[0])))

    def type(self) -> str:
        """Some event type."""
        return self.chance.choice(self.world.types).type

    def found(self, **asked: object) -> None:
        """Fetch all claims that fit."""
        for _ in self.ledger.claims(Query(**asked)):  # type: ignore[arg-type]
            pass

    def questions(self) -> dict[str, Callable[[], object]]:
        """By what each is called in the table."""
        year = {"since": "2015-01-01", "until": "2016-01-01"}
        return {
            "full text, one word": lambda: self.words(1),
            "full text, two words": lambda: self.words(2, often=True),
            "full text, first 50 of a common word": lambda: self.words(1, 50, often=True),
            "by actor": self.actor,
            "by a word of the actor's name": self.named,
            "by actor and type, a year": lambda: self.actor(type=self.type(), **year),
            "by actor, as known in between": lambda: self.actor(known_at=self.between),
            "by type, first 50": lambda: self.found(type=self.type(), limit=50),
            "a claim by its id": lambda: self.ledger.claim(self.chance.choice(self.claims).id),
            "support of a claim": lambda: self.ledger.support(self.chance.choice(self.claims)),
            "origins of all pages": self.ledger.origins,
            "canonical, of 500 judgements": self.ledger.canonical,
        }


class Took(NamedTuple):
    """Seconds of the process on its core, and of the clock on the wall."""

    own: float
    wall: float


def timed(what: Callable[[], object]) -> Took:
    """How long ``what`` takes."""
    own, wall = time.process_time(), time.perf_counter()
    what()
    return Took(time.process_time() - own, time.perf_counter() - wall)


def fill(ledger: Ledger, made: Iterator[tuple[Page, Doc, list[Claim]]], count: int, together: int) -> Took:
    """Keep ``count`` claims, ``together`` pages a transaction; claims a second, the making of them not counted."""
    took, left = Took(0, 0), count // CLAIMS_A_PAGE
    while left:
        some = [Reading(*one, fingerprints(find_article(one[0]))) for one in islice(made, min(left, 500))]
        left -= len(some)
        parts = [some[first : first + together] for first in range(0, len(some), together)]
        part = timed(lambda parts=parts: [ledger.keep_pages(part) for part in parts])  # type: ignore[misc]
        took = Took(took.own + part.own, took.wall + part.wall)
    return Took(count / took.own, count / took.wall)


def ask(question: Callable[[], object], *, server: bool) -> tuple[float, float]:
    """The median and the slowest, in ms."""
    took = [1000 * (found.wall if server else found.own) for found in (timed(question) for _ in range(TIMES))]
    return statistics.median(took), max(took)


def told(name: str, value: float) -> str:
    """A figure's target, and whether it is met."""
    target = TARGETS.get(name)
    if target is None:
        return ""
    met = value >= target if name.startswith("ingest") else value <= target
    return f"  target {target:,}: {'met' if met else 'MISSED'}"


def cared(where: str, copy: Path) -> dict[str, float]:
    """What it costs to look after a ledger, in seconds (of a server by the clock), and how large it is."""
    server = "://" in where
    took = {"check, s": timed(lambda: list(check(where))), "backup, s": timed(lambda: backup(where, copy))}
    size = copy.stat().st_size / 2**20
    copy.unlink()
    return {**{name: one.wall if server else one.own for name, one in took.items()}, "size as a file, MiB": size}


def measure(where: str, claims: int, together: int, folder: Path) -> None:
    """Fill a ledger at ``where`` in two steps, ask after each, and print the table."""
    made, small, server = pages(claims // CLAIMS_A_PAGE), claims // 10, "://" in where
    world = World()
    with Ledger.open(where) as ledger:

        def asked() -> dict[str, tuple[float, float]]:
            return {name: ask(one, server=server) for name, one in Asking(ledger, world).questions().items()}

        rates = [fill(ledger, made, small, together)]
        for one, other in pairwise(world.entities[:1001:2]):
            ledger.judge(one[0].name, other[0].name, Verdict.SAME, "bench", "")
        before, care = asked(), cared(where, folder / "copy.db")
        rates.append(fill(ledger, made, claims - small, together))
        after, care_after = asked(), cared(where, folder / "copy.db")
    print(f"{'':38} {small:>10,} {claims:>10,}   grew")
    for name, first, last in (("ingest, claims a second", rates[0].own, rates[1].own),
                              ("ingest by the clock on the wall", rates[0].wall, rates[1].wall)):  # fmt: skip
        print(f"{name:38} {first:10,.0f} {last:10,.0f} {last / first:6.1f}{told(name, last)}")
    for name, (median, slowest) in after.items():
        first = before[name][0]
        figures = f"{first:10.1f} {median:10.1f} {median / first:6.1f}  slowest {slowest:.1f}"
        print(f"{name:38} {figures}{told(name, median)}")
    for name, last in care_after.items():
        print(f"{name:38} {care[name]:10.1f} {last:10.1f} {last / care[name]:6.1f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=200_000, help="how many claims to keep (default 200,000)")
    parser.add_argument("--together", type=int, default=1, help="pages a transaction (default 1, as `khabar run` does)")
    parser.add_argument("--ledger", help="where: an empty database's URL (default: a new file)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(options.ledger or f"{folder}/khabar.db", options.claims, options.together, Path(folder))


if __name__ == "__main__":
    main()
