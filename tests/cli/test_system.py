"""The commands that ask for the state, as a person uses them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ended, Khabar

Lines = list[dict[str, Any]]


@pytest.fixture
def ledger(khabar: Khabar, story: Path, tmp_path: Path) -> Path:
    path = tmp_path / "khabar.db"
    assert khabar("run", story, "--ledger", path, "--no-report").status == 0
    return path


def lines(ended: Ended) -> Lines:
    assert ended.status == 0, ended.err
    return [json.loads(line) for line in ended.out.splitlines()]


def test_state_carries_voices_and_claims(khabar: Khabar, ledger: Path) -> None:
    found = lines(khabar("state", "--ledger", ledger, "--relation", "support", "--format", "jsonl"))
    offered = next(r for r in found if r["status"] == "offered")
    assert offered["a"]["en"] == "Russia"
    side = offered["sides"][0]
    assert [n["name"] for n in side["voices"][0]["chain"]]
    assert khabar("show", side["claims"][0], "--ledger", ledger).status == 0


def test_state_as_a_table_names_who_says_so(khabar: Khabar, ledger: Path) -> None:
    ended = khabar("state", "--ledger", ledger, "--actor", "تركيا", COLUMNS="200")
    assert ended.status == 0
    assert "threatened" in ended.out
    assert "page " in ended.out


def test_the_state_is_cut_off_where_asked_and_says_so(khabar: Khabar, ledger: Path) -> None:
    whole = khabar("state", "--ledger", ledger, "--format", "jsonl")
    part = khabar("state", "--ledger", ledger, "--format", "jsonl", "--limit", "1")
    assert lines(part) == lines(whole)[:1]
    assert part.err.strip().endswith(f"1 of {len(lines(whole))} relations shown")


def test_a_voice_tells_only_what_it_told(khabar: Khabar, ledger: Path) -> None:
    found = lines(khabar("state", "--ledger", ledger, "--voice", "لافرينتيف", "--format", "jsonl"))
    assert found
    assert all("لافرينتيف" in str(s["voices"]) for r in found for s in r["sides"])


def test_before_the_ledger_knew_it_told_nothing(khabar: Khabar, ledger: Path) -> None:
    ended = khabar("state", "--ledger", ledger, "--known-at", "2001-01-01")
    assert (ended.status, "no such relation" in ended.err) == (0, True)


def test_why_leads_from_a_status_to_the_words(khabar: Khabar, ledger: Path) -> None:
    relation = lines(khabar("state", "--ledger", ledger, "--relation", "support", "--format", "jsonl"))[0]
    one, *reasons = lines(khabar("why", relation["id"], "--ledger", ledger, "--format", "jsonl"))
    assert one == relation
    assert reasons
    assert all(r["passages"] and r["rule"] for r in reasons)
    shown = khabar("why", relation["id"][:6], "--ledger", ledger, COLUMNS="200")
    assert reasons[0]["rule"] in shown.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("pair", "روسيا", "فصائل المعارضة"), ("changes", "--since", "2000"), ("contested",), ("words", "روسيا"),
        ("timeline", "تركيا"), ("state",),
    ],
)  # fmt: skip
def test_tables_and_lines_tell_of_the_same_claims(khabar: Khabar, ledger: Path, arguments: tuple[str, ...]) -> None:
    table = khabar(*arguments, "--ledger", ledger, COLUMNS="250")
    assert table.status == 0, table.err
    found = lines(khabar(*arguments, "--ledger", ledger, "--format", "jsonl"))
    named = {line["claim"] for line in found if "claim" in line}
    assert all(claim[:8] in table.out for claim in named)
    assert bool(found) == bool(table.out.strip()) or not found


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("state", "--relation", "friendship"), 2), (("state", "--as-of", "yesterday"), 2),
        (("state", "--known-at", "soon"), 2), (("changes",), 2), (("changes", "--since", "never"), 2),
        (("pair", "روسيا"), 2),
        (("why", "zzzz"), 1), (("words", "كوكب بعيد"), 1), (("timeline", "كوكب بعيد"), 1),
        (("pair", "روسيا", "كوكب بعيد"), 1),
    ],
)  # fmt: skip
def test_what_cannot_be_answered(khabar: Khabar, ledger: Path, arguments: tuple[str, ...], status: int) -> None:
    ended = khabar(*arguments, "--ledger", ledger)
    assert ended.status == status
    assert ended.err
    assert "Traceback" not in ended.err


def test_a_ledger_that_is_not_there(khabar: Khabar, tmp_path: Path) -> None:
    assert khabar("state", "--ledger", tmp_path / "none.db").status == 3


def test_a_reader_that_goes_away_is_no_failure(ledger: Path) -> None:
    command = f'"{sys.executable}" -c "from khabar.cli import main; main()" timeline روسيا --ledger "{ledger}" | true'
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
