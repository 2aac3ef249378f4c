"""What is no ledger, or cannot be written, is said in plain words and left as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from khabar.ledger import Ledger
from khabar.model import LedgerError, LedgerFull
from tests.ledger.made import STORY, claim, doc, page, raid

NOBODY = 65534


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("ليست قاعدة بيانات " * 100, encoding="utf-8")
    before = path.read_bytes()
    for opening in (Ledger.open, Ledger.read):
        with pytest.raises(LedgerError, match=r"notes\.txt: is no ledger"):
            opening(path)
    assert path.read_bytes() == before


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path)


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        Ledger.open(tmp_path / "none" / "khabar.db")


def test_reading_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    with pytest.raises(LedgerError, match="there is no ledger here"):
        Ledger.read(path)
    assert not path.exists()


def test_another_program_s_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE claims (id)")
    connection.close()
    for opening in (Ledger.open, Ledger.read):
        with pytest.raises(LedgerError, match="no khabar ledger"):
            opening(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("claims",)]
    connection.close()


def test_a_newer_schema(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    Ledger.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE khabar_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(LedgerError, match="a newer khabar"):
        Ledger.open(path)


def test_a_damaged_ledger(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    of = page()
    with Ledger.open(path) as ledger:
        ledger.keep_page(of, doc(of), [claim(of), raid(of)])
    size = path.stat().st_size
    with path.open("r+b") as stream:
        stream.seek(1024)
        stream.write(os.urandom(size - 1024))
    with pytest.raises(LedgerError, match=r"damaged|no ledger"), Ledger.read(path) as ledger:  # noqa: PT012
        list(ledger.claims())
        ledger.page(of.id)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    path.touch()
    with Ledger.open(path) as ledger:
        assert list(ledger.claims()) == []


def test_closed_it_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    of = page()
    with Ledger.open(path) as ledger:
        ledger.keep_page(of, doc(of), [claim(of)])
    assert [p.name for p in tmp_path.iterdir()] == ["khabar.db"]


def test_another_process_writing_for_too_long(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    of = page()
    with Ledger.open(path, busy_s=0.05) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"another process has been writing to it for 0\.05 s"):
            ledger.keep_page(of, doc(of), [claim(of)])
        other.execute("ROLLBACK")
        other.close()
        assert ledger.keep_page(of, doc(of), [claim(of)]).new == 1


# -- write-protected -------------------------------------------------------------------------------


@contextmanager
def not_root() -> Iterator[None]:
    """Without the rights of root, for whom nothing is write-protected."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def protected() -> Iterator[Path]:
    """A ledger that may be read by all, in a folder where nobody may write."""
    folder = Path(tempfile.mkdtemp(prefix="khabar-protected-"))
    path = folder / "khabar.db"
    of = page()
    with Ledger.open(path) as ledger:
        ledger.keep_page(of, doc(of), [claim(of)])
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_write_protected_ledger_can_be_asked(protected: Path) -> None:
    with not_root(), Ledger.read(protected) as ledger:
        assert len(list(ledger.claims())) == 1


def test_a_write_protected_ledger_cannot_be_written(protected: Path) -> None:
    of = page(STORY + "!")
    with not_root(), pytest.raises(LedgerError, match="write-protected"), Ledger.open(protected) as ledger:
        ledger.keep_page(of, doc(of), [claim(of)])


def test_a_folder_in_which_no_file_can_be_made(protected: Path) -> None:
    with not_root(), pytest.raises(LedgerError, match="write-protected"):
        Ledger.open(protected.parent / "new.db")


# -- a full disk -----------------------------------------------------------------------------------


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of one megabyte, where this machine lets us make one."""
    folder = Path(tempfile.mkdtemp(prefix="khabar-small-"))
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    made = subprocess.run(mount, capture_output=True, text=True, check=False) if shutil.which("mount") else None
    if made is None or made.returncode:
        folder.rmdir()
        pytest.skip(f"no small file system can be mounted here: {made.stderr.strip() if made else 'no mount command'}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


def test_a_full_disk_keeps_what_was_kept(small_disk: Path) -> None:
    path = small_disk / "khabar.db"
    finished = fill(path)
    with Ledger.read(path) as ledger:
        assert [p.page.uri for p in ledger.pages()] == finished
        assert len(list(ledger.claims())) == 2 * len(finished)
    (small_disk / "more").unlink(missing_ok=True)


def fill(path: Path) -> list[str]:
    """Keep pages until there is no room; returns those that were kept."""
    finished: list[str] = []
    with pytest.raises(LedgerFull, match="no room left on the disk"), Ledger.open(path) as ledger:  # noqa: PT012
        for number in range(10_000):
            of = page(STORY + os.urandom(400).hex(), f"{number}.txt")
            ledger.keep_page(of, doc(of), [claim(of), raid(of)])
            finished.append(of.uri)
    assert finished
    return finished


def test_no_room_even_to_open(small_disk: Path) -> None:
    filler = small_disk / "filler"
    with filler.open("wb") as stream, pytest.raises(OSError, match="space"):  # noqa: PT012
        while True:
            stream.write(b"0" * 65536)
            stream.flush()
    with pytest.raises(LedgerFull):
        Ledger.open(small_disk / "khabar.db")


def test_postgresql_without_its_driver() -> None:
    """In a process of its own, in which the driver cannot be imported, as where the extra was not installed."""
    code = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from khabar.ledger import Ledger\nfrom khabar.model import LedgerError\n"
        "try: Ledger.read('postgresql://khabar:secret@localhost/khabar')\n"
        "except LedgerError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'khabar[postgres]'" in done.stdout
    assert "secret" not in done.stdout
