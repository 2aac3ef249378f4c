from __future__ import annotations

import os
from pathlib import Path

import pytest

from khabar.model import UnreadablePage
from khabar.read.inputs import expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "c.jsonl", "d.pdf", ".hidden.txt", "sub/e.HTM", "sub/f.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def names(folder: Path, *paths: str) -> list[str]:
    return [str(found).replace(str(folder) + "/", "") for found in expand(paths)]


def test_folder_is_read_below_sorted_and_only_pages(folder: Path) -> None:
    assert names(folder, str(folder)) == ["a.html", "b.txt", "c.jsonl", "sub/e.HTM"]


def test_a_named_file_is_read_whatever_its_suffix(folder: Path) -> None:
    assert names(folder, str(folder / "d.pdf"), "-") == ["d.pdf", "-"]


def test_quoted_globs(folder: Path) -> None:
    assert names(folder, f"{folder}/*.txt") == ["b.txt"]
    assert names(folder, f"{folder}/**/*.HTM") == ["sub/e.HTM"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    odd = tmp_path / "page[1].txt"
    odd.write_text("x", encoding="utf-8")
    assert list(expand([str(odd)])) == [odd.as_posix()]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nowhere.txt", "no such file or folder"),
        ("nowhere/*.txt", "no file matches this pattern"),
        ("a\x00b", "embedded null byte"),
    ],
)
def test_what_is_not_there_is_named(path: str, reason: str) -> None:
    (error,) = expand([path])
    assert isinstance(error, UnreadablePage)
    assert (error.uri, error.reason) == (path, reason)


def test_a_folder_without_pages_is_named(tmp_path: Path) -> None:
    (error,) = expand([str(tmp_path)])
    assert isinstance(error, UnreadablePage)
    assert error.reason == "no .htm, .html, .jsonl, .txt file in this folder"


def test_a_folder_that_may_not_be_read_is_named_and_the_others_are_read(folder: Path) -> None:
    locked = folder / "sub"
    locked.chmod(0)
    try:
        if os.access(locked, os.R_OK):
            pytest.skip("this user may read every folder (root)")
        *found, error = expand([str(folder)])
        assert len(found) == 3
        assert isinstance(error, UnreadablePage)
        assert (error.uri, error.reason) == (locked.as_posix(), "no permission to read it")
    finally:
        locked.chmod(0o755)


def test_an_unreadable_folder_without_root(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    (error,) = expand([str(folder)])
    assert isinstance(error, UnreadablePage)
    assert error.reason == "no permission to read it"


def test_links_that_loop_are_not_followed(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    assert len(list(expand([str(folder)]))) == 4
