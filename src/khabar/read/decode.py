"""Bytes → text: which encoding, and whether it is Arabic text at all."""

from __future__ import annotations

import codecs
import re

from khabar.model import UnreadablePage
from khabar.read.limits import MIN_ARABIC, TRUNCATED_TAIL

_BOMS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGICS = {
    b"%PDF": "PDF", b"PK\x03\x04": "ZIP, Word or EPUB", b"\x89PNG": "PNG", b"GIF8": "GIF", b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\x7fELF": "a program", b"SQLite format 3": "SQLite",
    b"\xd0\xcf\x11\xe0": "old Word or Excel", b"RIFF": "sound, film or WebP", b"7z\xbc\xaf": "7-Zip",
    b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "zstd", b"{\\rtf": "RTF",
}  # fmt: skip
_SAMPLE = 200_000
"""Characters that are looked at to judge a text: enough for a share, and cheap on a file of megabytes."""

_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,400}?charset|<\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w:.-]{3,40})""", re.IGNORECASE
)
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_LOOK = re.compile(
    "(?:[وفبك]?ال|لل)[^\\W\\d_]{2,}|[وف]?(?:في|من|على|إلى|الى|عن|أن|ان|إن|مع|ما|لا|هذا|هذه|التي|الذي|بعد|قال)"
)
_MIN_LOOK = 0.08
"""Share of words that begin with the article or are function words: 0.35–0.6 in real news, 0 in mojibake."""


def decode(data: bytes, uri: str) -> str:
    """The text of ``data``, its byte-order mark left out; newlines and all else stay as they are.

    Raises ``UnreadablePage`` where ``data`` is empty, binary, or in no encoding that gives Arabic.
    """
    if not data.strip():
        raise UnreadablePage(uri, "empty file")
    _refuse_binary(data, uri)
    text = _by_mark(data, uri)
    if text is None:
        text = _utf8(data)
    if text is None:
        text = _legacy(data, uri)
    if len(_CONTROL.findall(text, 0, _SAMPLE)) * 100 > min(len(text), _SAMPLE):
        raise UnreadablePage(uri, "binary, not text (control characters)")
    if not text.strip():
        raise UnreadablePage(uri, "empty file")
    return text


def is_arabic(text: str) -> bool:
    """Whether at least ``MIN_ARABIC`` of the letters are Arabic (false where there is no letter)."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    return letters > 0 and len(_ARABIC.findall(sample)) >= MIN_ARABIC * letters


def may_be_arabic(source: str) -> bool:
    """Whether an HTML source can hold Arabic at all: as letters, or as numbers (``&#1575;``)."""
    return _ARABIC.search(source) is not None or "&#1" in source or "&#x6" in source.casefold()


def _refuse_binary(data: bytes, uri: str) -> None:
    """Raise where the first bytes or NUL bytes say that this is no text."""
    for magic, name in _MAGICS.items():
        if data.startswith(magic):
            raise UnreadablePage(uri, f"binary, not text ({name})")
    if b"\x00" in data and not data.startswith(tuple(mark for mark, _ in _BOMS)):
        raise UnreadablePage(uri, "binary, not text (NUL bytes)")


def _by_mark(data: bytes, uri: str) -> str | None:
    """The text where a byte-order mark names the encoding; ``None`` without one."""
    for mark, encoding in _BOMS:
        if not data.startswith(mark):
            continue
        body = data[len(mark) :]
        if encoding == "utf-8":
            return _utf8(body)
        try:
            return body.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start >= len(body) - TRUNCATED_TAIL and error.start:
                return body[: error.start].decode(encoding) + "\ufffd"
            raise UnreadablePage(uri, f"broken {encoding.upper()} at byte {error.start + len(mark)}") from error
    return None


def _utf8(data: bytes) -> str | None:
    """UTF-8, a character cut at the very end shown as U+FFFD; ``None`` where it is broken elsewhere."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.start >= len(data) - TRUNCATED_TAIL and "end of data" in error.reason
        return data[: error.start].decode("utf-8") + "\ufffd" if cut and error.start else None


def _legacy(data: bytes, uri: str) -> str:
    """The one-byte encoding whose reading looks most like Arabic words: the declared one, or a likely one."""
    declared = _CHARSET.search(data, 0, 4096)
    names = [declared[1].decode("ascii")] if declared else []
    best = _best_reading(data, [*names, "cp1256", "iso8859_6"]) or _best_reading(data, _guesses(data))
    if best is None:
        broken = _first_broken(data)
        raise UnreadablePage(uri, f"not text in a known Arabic encoding (no UTF-8 from byte {broken} on)")
    return best


def _best_reading(data: bytes, names: list[str]) -> str | None:
    """Of the readings of ``data`` that look like Arabic, the one that does most."""
    readings = [text for name in names if (text := _try(data, name)) is not None]
    scored = [(arabic_look(text), text) for text in readings]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return best if score >= _MIN_LOOK else None


def _try(data: bytes, encoding: str) -> str | None:
    """``data`` in ``encoding``; ``None`` where it does not fit or is unknown here."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, AssertionError):  # some codecs assert on odd input
        return None


def arabic_look(text: str) -> float:
    """Share of the non-Latin words that look Arabic: with the article, or one of the commonest words.

    Letters alone do not tell: UTF-8 misread as Windows-1256 gives Arabic letters without any Arabic word.
    """
    words = [w for w in _WORD.findall(text, 0, _SAMPLE) if not w.isascii()]
    return sum(1 for w in words if _ARABIC_LOOK.fullmatch(w)) / len(words) if words else 0.0


def _guesses(data: bytes) -> list[str]:
    """What charset-normalizer thinks of the first 64 KiB, best first."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  slow to import, and rarely needed

    return [match.encoding for match in from_bytes(data[:65536])][:3]


def _first_broken(data: bytes) -> int:
    """Offset of the first byte that is no UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)
