"""Writers that are killed: started by fork from one process that has everything loaded, so that a hundred cost seconds.

    python -m tests.contract.killing LEDGER TURNS SEED

Each turn reads the same pages anew, worded otherwise, so that every page closes rows and writes others, and is killed
at a random moment. Prints, as JSON lines, [turn, page] of each ``keep_page`` that had returned.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from dataclasses import replace
from typing import NoReturn

from khabar.ledger import Kept, Ledger
from khabar.model import Claim, Page
from tests.ledger.made import STORY, claim, doc, page, raid

PAGES = 12
_OPENING_S = 0.02


def worded(turn: int, number: int) -> tuple[Page, list[Claim]]:
    """A page and what the reading of ``turn`` makes of it: always two claims, the same ones, with its confidence."""
    of = page(f"{STORY} {number}", f"{number:03}.txt")
    return of, [replace(made, confidence=turn / 1000) for made in (claim(of), raid(of))]


def keep(ledger: Ledger, turn: int, number: int) -> Kept:
    """Keep one page as ``turn`` reads it."""
    of, claims = worded(turn, number)
    return ledger.keep_page(of, doc(of), claims)


def _write(where: str, turn: int, told: int) -> NoReturn:
    with Ledger.open(where, busy_s=60) as ledger:
        for number in range(PAGES):
            keep(ledger, turn, number)
            os.write(told, f"{json.dumps([turn, number])}\n".encode())
    os._exit(0)


def turn(where: str, number: int, chance: random.Random) -> str:
    """Start a writer and kill it after a random page, at a random moment; what it said that it had kept."""
    read, written = os.pipe()
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(read)
        _write(where, number, written)
    os.close(written)
    with os.fdopen(read) as told:
        lines = [told.readline() for _ in range(chance.randrange(PAGES))]
        # About as long as what came before took on average: within the next page or two, or while opening.
        took = (time.perf_counter() - start) / len(lines) if lines else _OPENING_S
        time.sleep(chance.uniform(0, took))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return "".join(line for line in [*lines, *told] if line.endswith("\n"))


def main() -> None:
    """Take all turns."""
    where, turns, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    for number in range(1, turns + 1):
        sys.stdout.write(turn(where, number, chance))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
