"""A run that is killed at any moment loses no page that it had finished, and keeps no half of one."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from khabar.ledger import Ledger
from tests.ledger.made import STORY, page

ROOT = Path(__file__).resolve().parents[2]
CLAIMS_A_PAGE = 2
# Keeps pages for ever and says each one's number once `keep_page` has returned.
WRITER = """
import sys
from pathlib import Path
from khabar.ledger import Ledger
from tests.ledger.made import STORY, claim, doc, page, raid

first = int(sys.argv[2])
with Ledger.open(Path(sys.argv[1]), busy_s=60) as ledger:
    for number in range(first, first + 100_000):
        of = page(f"{STORY} {number}", f"{number}.txt")
        ledger.keep_page(of, doc(of), [claim(of), raid(of)])
        print(number, flush=True)
"""


def writer(path: Path, first: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(first)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
    )  # fmt: skip


def test_killed_at_any_point(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    chance = random.Random(4)
    finished: list[int] = []
    for turn in range(8):
        process = writer(path, turn * 100_000)
        assert process.stdout is not None
        finished.append(int(process.stdout.readline()))  # started: now it can be anywhere
        time.sleep(chance.uniform(0, 0.12))
        os.kill(process.pid, signal.SIGKILL)
        finished += [int(line) for line in process.stdout if line.endswith("\n")]
        process.wait()
        process.stdout.close()
    check(path, finished)


def check(path: Path, finished: list[int]) -> None:
    with Ledger.open(path) as ledger:
        kept = {int(p.page.uri.removesuffix(".txt")) for p in ledger.pages()}
        claims = [k.claim.doc.uri for k in ledger.claims()]
        last = ledger.page(page(f"{STORY} {finished[-1]}").id)
    assert last is not None
    assert set(finished) <= kept
    assert len(kept - set(finished)) <= 8, "at most the page in hand, each time"
    assert sorted(claims) == sorted([f"{n}.txt" for n in kept] * CLAIMS_A_PAGE)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        orphans = "SELECT count(*) FROM claims WHERE row NOT IN (SELECT claim FROM evidence)"
        assert connection.execute(orphans).fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize("processes", [3])
def test_several_at_once_into_a_new_ledger(tmp_path: Path, processes: int) -> None:
    path = tmp_path / "khabar.db"
    running = [writer(path, n * 100_000) for n in range(processes)]

    def some(process: subprocess.Popen[str]) -> list[int]:
        assert process.stdout is not None
        lines = [int(process.stdout.readline()) for _ in range(30)]
        process.kill()
        lines += [int(line) for line in process.stdout if line.endswith("\n")]
        process.wait()
        process.stdout.close()
        return lines

    with ThreadPoolExecutor(processes) as pool:
        finished = [n for numbers in pool.map(some, running) for n in numbers]
    check(path, finished)
