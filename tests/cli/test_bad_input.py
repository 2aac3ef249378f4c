"""What cannot be read is named with its reason, and the run goes on. Each of these through the command itself."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from khabar.cli import app
from tests.cli.conftest import STORY, Khabar
from tests.ledger.test_opening import not_root, small_disk

__all__ = ["small_disk"]

ENGLISH = "The envoy said on Tuesday that Moscow had offered the factions weapons and ammunition.\n" * 20
BAD = {
    "empty file": (b"", "empty.txt"),
    "only blanks": (b" \n\t\n ", "blank.txt"),
    "binary": (bytes(range(256)) * 400, "binary.txt"),
    "zip named as text": (b"PK\x03\x04" + os.urandom(5000), "archive.txt"),
    "50 MB of one line": ("سوريا ".encode() * (50 * 2**20 // 11), "line.txt"),
    "HTML without a story": (b"<html><body><nav><a href='/'>x</a></nav></body></html>", "menu.html"),
    "English page": (ENGLISH.encode(), "english.txt"),
    "no page in a record": (b'{"uri": "x"}\n', "record.jsonl"),
    "no JSON": ("ليس سجلا\n".encode(), "broken.jsonl"),
}


@pytest.mark.parametrize("case", BAD)
def test_named_with_a_reason_and_the_run_goes_on(khabar: Khabar, story: Path, tmp_path: Path, case: str) -> None:
    data, name = BAD[case]
    bad = tmp_path / name
    bad.write_bytes(data)
    ended = khabar("run", bad, story, "--no-report", cwd=tmp_path)
    assert ended.status == 0
    assert f"khabar: skipped {bad}" in ended.err
    assert len(ended.err.splitlines()) == 1
    assert "Traceback" not in ended.err
    assert "khabar failed" not in ended.err
    assert json.loads(khabar("claims", "--format", "jsonl", cwd=tmp_path).out.splitlines()[0])


@pytest.mark.parametrize("case", BAD)
def test_alone_it_is_status_1(khabar: Khabar, tmp_path: Path, case: str) -> None:
    data, name = BAD[case]
    (tmp_path / name).write_bytes(data)
    ended = khabar("extract", tmp_path / name)
    assert (ended.status, ended.out) == (1, "")
    assert name in ended.err


def test_strict(khabar: Khabar, story: Path, tmp_path: Path) -> None:
    assert khabar("extract", story, tmp_path / "none.txt").status == 0
    ended = khabar("extract", story, tmp_path / "none.txt", "--strict")
    assert ended.status == 1
    assert "no such file" in ended.err
    assert ended.out


def test_truncated_utf8_is_read_to_its_end(khabar: Khabar, tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes(STORY.encode()[:-3])
    ended = khabar("extract", path)
    assert "Traceback" not in ended.err
    assert "khabar failed" not in ended.err
    assert ended.out if ended.status == 0 else str(path) in ended.err


def test_a_bad_line_of_a_feed_is_named(khabar: Khabar, tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    good = json.dumps({"uri": "https://example.org/1", "text": STORY}, ensure_ascii=False)
    path.write_text(f"{good}\n{{broken\n{good}\n", encoding="utf-8")
    ended = khabar("extract", path)
    assert ended.status == 0
    assert f"{path}:2" in ended.err
    assert "https://example.org/1" in ended.out


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user may enter (pytest's own are closed to all but its owner)."""
    folder = Path(tempfile.mkdtemp(prefix="khabar-open-"))
    folder.chmod(0o777)
    yield folder
    for path in folder.rglob("*"):
        path.chmod(0o755)
    shutil.rmtree(folder)


def without_root(*arguments: object) -> Result:
    """The command in this process, without root's rights: another user might not be able to start a Python of ours."""
    with not_root():
        return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def loaded(story: Path, tmp_path: Path) -> None:
    """Everything that the command loads on its way is loaded while it may still be read."""
    done = CliRunner().invoke(app, ["run", str(story), "--ledger", str(tmp_path / "loaded.db")])
    assert done.exit_code == 0


@pytest.mark.usefixtures("loaded")
def test_a_folder_without_permission(open_folder: Path) -> None:
    closed, story = open_folder / "closed", open_folder / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    closed.mkdir()
    closed.chmod(0)
    ended = without_root("run", closed, story, "--no-report", "--ledger", open_folder / "khabar.db")
    assert ended.exit_code == 0, ended.output
    assert f"skipped {closed}: no permission to read it" in ended.stderr


# -- the ledger ------------------------------------------------------------------------------------


def test_a_ledger_that_is_no_database(khabar: Khabar, story: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("ملاحظات\n" * 50, encoding="utf-8")
    for arguments in (("run", story, "--no-report"), ("claims",), ("show", "ab")):
        ended = khabar(*arguments, "--ledger", notes)
        assert ended.status == 3
        assert ended.err == f"khabar: {notes}: is no ledger (not a SQLite database); it was left as it is\n"
    assert notes.read_text(encoding="utf-8") == "ملاحظات\n" * 50


def test_a_ledger_that_is_a_folder_or_not_there(khabar: Khabar, story: Path, tmp_path: Path) -> None:
    assert khabar("run", story, "--ledger", tmp_path, "--no-report").status == 3
    ended = khabar("claims", "--ledger", tmp_path / "none.db")
    assert ended.status == 3
    assert "there is no ledger here" in ended.err
    assert not (tmp_path / "none.db").exists()


@pytest.mark.usefixtures("loaded")
def test_a_write_protected_folder(open_folder: Path) -> None:
    folder = open_folder / "protected"
    folder.mkdir()
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    folder.chmod(0o555)
    ended = without_root("run", folder / "story.txt", "--no-report", "--ledger", folder / "khabar.db")
    assert ended.exit_code == 3
    assert "write-protected" in ended.stderr
    ended = without_root("run", folder / "story.txt", "--ledger", open_folder / "k.db", "--report", folder / "r.html")
    assert ended.exit_code == 3
    assert "write-protected" in ended.stderr


def test_a_full_disk(khabar: Khabar, tmp_path: Path, small_disk: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    texts = (f"{STORY}\n{os.urandom(1500).hex()}" for _ in range(2000))
    records = ({"uri": f"u{n}", "text": text} for n, text in enumerate(texts))
    feed.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records), encoding="utf-8")
    ledger = small_disk / "khabar.db"
    ended = khabar("run", feed, "--ledger", ledger, "--no-report")
    assert ended.status == 3
    assert f"{ledger}: no room left on the disk" in ended.err
    assert "Traceback" not in ended.err
    kept = khabar("claims", "--ledger", ledger, "--format", "jsonl")
    assert kept.status == 0
    assert kept.out
