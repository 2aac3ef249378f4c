"""Files, stdin and JSON Lines → pages."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from khabar.model import Media, Page, UnreadablePage
from khabar.read.decode import decode, is_arabic, may_be_arabic
from khabar.read.inputs import STDIN, reason
from khabar.read.limits import MAX_BYTES, MAX_HTML, MAX_LINE

_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_KNOWN_KEYS = frozenset({"uri", "text", "html", "title", "published", "outlet"})
_HTML_START = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|script|meta|link|article|section|li|ul|img|table|td|strong)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_MANY_TAGS = 5
_SNIFFED = 20_000


def read_pages(path: str, stdin: BinaryIO | None = None) -> Iterator[Page | UnreadablePage]:
    """The pages of one file (``-``: of ``stdin``); what cannot be read is yielded as an ``UnreadablePage``.

    JSON Lines are read a line at a time; a bad line is named ``file:line``, and the next one is read.
    """
    try:
        if path == STDIN:
            if stdin is None:
                raise UnreadablePage(STDIN, "no standard input")
            yield from _read(STDIN, stdin)
        else:
            with Path(path).open("rb") as stream:
                yield from _read(Path(path).as_posix(), stream)
    except UnreadablePage as error:
        yield error
    except (OSError, ValueError) as error:
        yield UnreadablePage(path, reason(error))


def _read(uri: str, stream: BinaryIO) -> Iterator[Page | UnreadablePage]:
    """One page, or a page a line where the name or the first line says JSON Lines."""
    if uri.lower().endswith(".jsonl"):
        yield from _json_lines(uri, stream, b"")
        return
    first = stream.readline(MAX_BYTES + 1) if uri == STDIN else b""
    if _is_record(first):
        yield from _json_lines(uri, stream, first)
    else:
        yield page_of(first + stream.read(MAX_BYTES + 1 - len(first)), uri)


def page_of(data: bytes, uri: str) -> Page:
    """One page from the bytes of one file. Raises ``UnreadablePage`` with the reason."""
    if len(data) > MAX_BYTES:
        raise UnreadablePage(uri, f"larger than {MAX_BYTES // 2**20} MB")
    raw = decode(data, uri)
    content = None if raw.encode("utf-8", "surrogatepass") == data else data
    page = Page(hashlib.sha256(data).hexdigest(), uri, raw, _media(raw, uri), content=content)
    _check(page)
    return page


def _media(raw: str, uri: str) -> Media:
    """HTML by its first words, by many tags, or by its name where it has any tag at all."""
    if _HTML_START.search(raw, 0, 2048):
        return Media.HTML
    enough = 1 if Path(uri).suffix.lower() in _HTML_SUFFIXES else _MANY_TAGS
    return Media.HTML if len(_TAG.findall(raw, 0, _SNIFFED)) >= enough else Media.TEXT


def _check(page: Page) -> None:
    """Raise where the page is too long or not in Arabic."""
    raw = page.raw
    if page.media is Media.HTML:
        if len(raw) > MAX_HTML:
            raise UnreadablePage(page.uri, f"an HTML page of {len(raw):,} characters is no news page")
        arabic = may_be_arabic(raw)  # its share is judged on the story: tags are Latin
    else:
        arabic = is_arabic(raw)
        longest = _longest_line(raw)
        if longest > MAX_LINE:
            raise UnreadablePage(page.uri, f"a paragraph of {longest:,} characters is no news text")
    if not arabic:
        raise UnreadablePage(page.uri, "no Arabic text")


def _longest_line(raw: str) -> int:
    """Characters of the longest line."""
    return len(raw) if len(raw) <= MAX_LINE else max(map(len, raw.splitlines()), default=0)


def _is_record(line: bytes) -> bool:
    """Whether a first line is a JSON record with a page in it."""
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and ("text" in record or "html" in record)


def _json_lines(uri: str, stream: BinaryIO, first: bytes) -> Iterator[Page | UnreadablePage]:
    """A page a line; never more than one line in memory."""
    number = 0
    line = first or stream.readline(MAX_BYTES + 1)
    while line:
        number += 1
        name = f"{uri}:{number}"
        if len(line) > MAX_BYTES:
            _skip_line(stream)
            yield UnreadablePage(name, f"a line larger than {MAX_BYTES // 2**20} MB")
        elif line.strip():
            try:
                yield _record_page(line, name)
            except UnreadablePage as error:
                yield error
        line = stream.readline(MAX_BYTES + 1)
    if number == 0:
        yield UnreadablePage(uri, "empty file")


def _skip_line(stream: BinaryIO) -> None:
    """Read on to the end of the line without keeping it."""
    while (part := stream.readline(MAX_BYTES)) and not part.endswith(b"\n"):
        pass


def _record_page(line: bytes, name: str) -> Page:
    """The page of one JSON line. Raises ``UnreadablePage`` that names ``file:line``."""
    record = _record(line, name)
    key = "html" if record.get("html") else "text"
    text = record.get(key)
    if not isinstance(text, str) or not text.strip():
        raise UnreadablePage(name, "no 'text' or 'html' with words in it")
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise UnreadablePage(name, f"half a character (a lone surrogate) at {error.start} of '{key}'") from error
    page = Page(
        hashlib.sha256(data).hexdigest(), _field(record, "uri", name) or name, text,
        Media.HTML if key == "html" else _media(text, ""),
        title=_field(record, "title", name), published=_field(record, "published", name),
        outlet=_field(record, "outlet", name), extra={k: v for k, v in record.items() if k not in _KNOWN_KEYS},
    )  # fmt: skip
    _check_named(page, name)
    return page


def _check_named(page: Page, name: str) -> None:
    """``_check``, naming the line and not the record's own address, so that a person finds it."""
    try:
        _check(page)
    except UnreadablePage as error:
        raise UnreadablePage(name, error.reason) from error


def _record(line: bytes, name: str) -> dict[str, Any]:
    """The JSON object of one line."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadablePage(name, f"not UTF-8 at byte {error.start}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadablePage(name, f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise UnreadablePage(name, "not a JSON object")
    return record


def _field(record: dict[str, Any], key: str, name: str) -> str | None:
    """A text field of a record, or ``None`` where it is missing, null or blank."""
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise UnreadablePage(name, f"'{key}' is {type(value).__name__}, not a string")
    return (value or "").strip() or None
