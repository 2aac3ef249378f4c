from __future__ import annotations

import hashlib
import io
import json
import time
from pathlib import Path

import pytest

from khabar.model import Media, Page, UnreadablePage
from khabar.read import pages
from khabar.read.pages import read_pages

from .pages_for_tests import LEAD, SECOND, TITLE, read_one, refusal

TEXT = f"{TITLE}\n{LEAD}\n"
HTML = f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><p>{LEAD}</p></body></html>"


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    page = read_one(path)
    assert page == Page(hashlib.sha256(TEXT.encode()).hexdigest(), path.as_posix(), TEXT)


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt"])
def test_html_is_known_by_its_looks(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(HTML, encoding="utf-8")
    assert read_one(path).media is Media.HTML


def test_an_html_file_without_a_tag_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(TEXT, encoding="utf-8")
    assert read_one(path).media is Media.TEXT


@pytest.mark.parametrize("source", [TEXT, HTML])
def test_stdin(source: str) -> None:
    (page,) = read_pages("-", io.BytesIO(source.encode()))
    assert isinstance(page, Page)
    assert (page.uri, page.raw) == ("-", source)
    assert page.media is (Media.HTML if source is HTML else Media.TEXT)


def test_json_lines_on_stdin() -> None:
    line = json.dumps({"uri": "u", "text": TEXT}).encode()
    found = list(read_pages("-", io.BytesIO(line + b"\n\n" + line)))
    assert [p.uri for p in found] == ["u", "u"]


def test_a_json_line_keeps_what_it_brings(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    beside = {"title": TITLE, "published": "2019-08-12", "outlet": "o"}
    record = {"uri": "u", "text": TEXT, **beside, "id": 7, "tags": ["x"]}
    path.write_text("\ufeff" + json.dumps(record, ensure_ascii=False), encoding="utf-8")
    page = read_one(path)
    assert page.id == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (page.uri, page.title, page.published, page.outlet) == ("u", TITLE, "2019-08-12", "o")
    assert page.extra == {"id": 7, "tags": ["x"]}


def test_a_broken_line_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": TEXT})
    bad = [
        "{", "[1]", '{"uri": "u"}', '{"text": 3}', '{"text": "\\ud800"}', '{"text": "English only"}', "[" * 99_999,
        json.dumps({"text": TEXT, "published": 2019}), '{"text": ""}',
    ]  # fmt: skip
    path.write_bytes("\n".join([good, *bad]).encode() + b'\n{"text": "\xff"}\n' + good.encode())
    found = list(read_pages(str(path)))
    errors = [p for p in found if isinstance(p, UnreadablePage)]
    assert [e.uri for e in errors] == [f"{path.as_posix()}:{n}" for n in range(2, 12)]
    assert [type(found[0]), type(found[-1])] == [Page, Page]
    assert errors[5].reason == "no Arabic text"
    assert errors[7].reason == "'published' is int, not a string"
    assert errors[9].reason.startswith("not UTF-8 at byte")


def test_a_line_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_BYTES", 1000)
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "ا" * 9999}) + "\n" + json.dumps({"text": "ابت"}), encoding="utf-8")
    error, page = read_pages(str(path))
    assert isinstance(error, UnreadablePage)
    assert isinstance(page, Page)


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_BYTES", 2**20)
    (error,) = read_pages("-", io.BytesIO(TEXT.encode() * 9999))
    assert isinstance(error, UnreadablePage)
    assert error.reason == "larger than 1 MB"


def test_fifty_megabytes_in_one_line_are_refused_at_once() -> None:
    began = time.perf_counter()
    assert refusal("ا".encode() * (25 * 2**20)) == f"a paragraph of {25 * 2**20:,} characters is no news text"
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_an_empty_file_or_stdin(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    for found in [*read_pages(str(tmp_path / "a.txt")), *read_pages("-", io.BytesIO(data))]:
        assert isinstance(found, UnreadablePage)
        assert found.reason == "empty file"


def test_a_missing_file_and_a_missing_stdin() -> None:
    for path in ("nowhere.txt", "-"):
        (found,) = read_pages(path)
        assert isinstance(found, UnreadablePage)
        assert found.uri == path


def test_json_lines_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": f"{LEAD} {SECOND} {i}"}) for i in range(50)), encoding="utf-8")
    stream = read_pages(str(path))
    assert isinstance(next(stream), Page)
    assert sum(1 for _ in stream) == 49
