"""`khabar ledger`, as a person uses it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Khabar


@pytest.fixture
def kept(khabar: Khabar, story: Path, tmp_path: Path) -> Path:
    """A ledger with one page in it."""
    path = tmp_path / "khabar.db"
    assert khabar("run", story, "--ledger", path, "--no-report").status == 0
    return path


def test_a_ledger_is_told_checked_and_copied(khabar: Khabar, kept: Path, tmp_path: Path) -> None:
    told = khabar("ledger", "info", "--ledger", kept)
    assert told.status == 0
    assert "SQLite, schema" in told.out
    assert "runs          1" in told.out
    checked = khabar("ledger", "check", KHABAR_LEDGER=str(kept))
    assert (checked.status, checked.err) == (0, "")
    assert "no fault found" in checked.out
    copy, again = tmp_path / "copy.db", tmp_path / "again.db"
    assert khabar("ledger", "backup", copy, "--ledger", kept).status == 0
    assert khabar("ledger", "restore", copy, "--ledger", again).status == 0
    claims = [khabar("claims", "--ledger", path, "--format", "jsonl").out for path in (kept, again)]
    assert claims[0] == claims[1] != ""
    refused = khabar("ledger", "backup", copy, "--ledger", kept)
    assert refused.status == 3
    assert "is there already" in refused.err
    assert "nothing to do" in khabar("ledger", "upgrade", "--ledger", kept).out


def test_faults_are_told_and_the_status_is_1(khabar: Khabar, kept: Path) -> None:
    with sqlite3.connect(kept) as connection:
        connection.execute("UPDATE evidence SET start = 0")
    connection.close()
    checked = khabar("ledger", "check", "--ledger", kept)
    assert checked.status == 1
    assert "evidence: claim " in checked.out
    assert "fault" in checked.out.splitlines()[-1]


@pytest.mark.parametrize("command", ["info", "check", "upgrade"])
def test_no_ledger(khabar: Khabar, tmp_path: Path, command: str) -> None:
    ended = khabar("ledger", command, "--ledger", tmp_path / "none.db")
    assert ended.status == 3
    assert "there is no ledger here" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_an_address_that_leads_nowhere(khabar: Khabar) -> None:
    ended = khabar("claims", "--ledger", "mysql://somewhere/else")
    assert ended.status == 3
    assert "postgresql://" in ended.err
    ended = khabar("claims", "--ledger", "postgresql://khabar:secret@localhost:1/khabar")
    assert ended.status == 3
    assert "cannot be reached" in ended.err
    assert "secret" not in ended.err
