"""Writers that are killed at any moment lose no page that they had finished, double none, and leave no half of one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import select

from khabar.ledger import Ledger, Query, check
from khabar.ledger.tables import CLAIMS
from tests.contract.conftest import Place
from tests.contract.killing import PAGES, keep, worded

ROOT = Path(__file__).resolve().parents[2]
TURNS = 100


def killed(where: str, turns: int, seed: int) -> list[tuple[int, int]]:
    """(turn, page) of every page whose keeping was reported before the kill."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.contract.killing", where, str(turns), str(seed)], cwd=ROOT, text=True, check=True,
        stdout=subprocess.PIPE, timeout=300, env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
    )  # fmt: skip
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def rows(where: str) -> list[tuple[str, int, str, str | None]]:
    """Claim, turn, recorded from and to, of every row, in the order of being written."""
    with Ledger.read(where) as ledger, ledger.transaction() as connection:
        asked = select(CLAIMS.c.id, CLAIMS.c.confidence, CLAIMS.c.recorded_from, CLAIMS.c.recorded_to)
        found = connection.execute(asked.order_by(CLAIMS.c.row)).all()
    return [(id_, round(confidence * 1000), start, end) for id_, confidence, start, end in found]


def test_killed_a_hundred_times(where: str) -> None:
    Ledger.open(where).close()
    finished = killed(where, TURNS, seed=4)
    assert len(finished) > TURNS, "the writers were killed before they wrote"
    assert list(check(where)) == []
    kept = rows(where)
    ids = {number: {made.id for made in worded(0, number)[1]} for number in range(PAGES)}
    written = Counter((id_, turn) for id_, turn, _, _ in kept)
    assert max(written.values()) == 1, "something was kept twice"
    assert {(id_, turn) for turn, number in finished for id_ in ids[number]} <= written.keys(), "something was lost"
    for number, pair in ids.items():
        turns = [sorted(turn for id_, turn, _, _ in kept if id_ == one) for one in pair]
        assert turns[0] == turns[1], f"half of page {number}"
    assert_history(kept)
    assert_goes_on(where)


def assert_history(kept: list[tuple[str, int, str, str | None]]) -> None:
    """Of each claim one wording after the other, without a gap, the last of them still held."""
    history = defaultdict(list)
    for id_, _, start, end in kept:
        history[id_].append((start, end))
    for spans in history.values():
        assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
        assert spans[-1][1] is None


def assert_goes_on(where: str) -> None:
    """Whoever runs again ends where an undisturbed run ends."""
    with Ledger.open(where) as ledger:
        for number in range(PAGES):
            keep(ledger, TURNS + 1, number)
        again = [keep(ledger, TURNS + 1, number) for number in range(PAGES)]
        assert all(kept == (0, 2, 0) for kept in again)
        found = sorted(k.claim.id for k in ledger.claims())
    assert found == sorted(made.id for number in range(PAGES) for made in worded(0, number)[1])


def test_several_writers_at_once(place: Place) -> None:
    """Into a ledger that is not there yet; on PostgreSQL they write at the same time."""
    where = place()

    def write(turn: int) -> None:
        with Ledger.open(where, busy_s=60) as ledger:
            for number in range(PAGES):
                keep(ledger, turn, (number * turn) % PAGES)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, (1, 5, 7, 11)))
    assert list(check(where)) == []
    with Ledger.read(where) as ledger:
        assert len(list(ledger.claims(Query()))) == 2 * PAGES
    assert_history(rows(where))
