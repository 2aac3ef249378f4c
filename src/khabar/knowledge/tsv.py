"""The one door through which a table of knowledge comes in.

Tables are tab-separated UTF-8 with a header line; ``#`` begins a comment line; an empty cell is
unknown; a list inside a cell is joined with ``|``. The door refuses what would fail quietly later:
another header, a row of another width, text that is not in normal form, the same row twice.
"""

from __future__ import annotations

import re
import unicodedata
from importlib import resources

from khabar.model.errors import KnowledgeError

_FOLDER = resources.files("khabar.knowledge") / "data"
# Tatweel, harakat but shadda, bidi and zero-width controls.
_UNNORMALISED = re.compile("[\u0640\u064b-\u0650\u0652\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_STRAY_BLANKS = ("  ", "\n ", " \n", "\t ", " \t")
"""Doubled, or at the edge of a cell."""
_COMMENT = re.compile("^#.*\n", re.M)


def read_tsv(name: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows of ``data/NAME`` as tuples in the order of ``columns``.

    Raises ``KnowledgeError`` naming file, line and reason where the table breaks its contract. Everything is
    checked for the whole text at once, for tables are read at every start; the line is looked for only on failure.
    """
    whole = (_FOLDER / name).read_text(encoding="utf-8")
    text = _COMMENT.sub("", whole).strip("\n")
    if not unicodedata.is_normalized("NFC", text):
        raise KnowledgeError(f"{name}: not in NFC")
    lines = text.split("\n")
    if lines[0].split("\t") != list(columns):
        raise KnowledgeError(f"{name}: columns are {lines[0].split(chr(9))}, expected {list(columns)}")
    if _UNNORMALISED.search(text) or any(blanks in text for blanks in _STRAY_BLANKS):
        line = next(line for line in lines if _is_unnormalised(line))
        raise _broken(name, whole, line, "text not normalised (tatweel, diacritics, controls or blanks)")
    rows = [tuple(line.split("\t")) for line in lines[1:]]
    for line, row in zip(lines[1:], rows, strict=True):
        if len(row) != len(columns):
            raise _broken(name, whole, line, f"{len(row)} cells, expected {len(columns)}")
    if len(set(lines)) != len(lines):
        twice = next(line for line in lines if lines.count(line) > 1)
        raise _broken(name, whole, twice, "the same row stands twice")
    return rows


def read_made(name: str, columns: tuple[str, ...]) -> list[list[str]]:
    """The rows of a large table that a script writes: of its contract only the header is checked at every start.

    That the rest holds is a test's business, which reads it through ``read_tsv``.
    """
    return [line.split("\t") for line in _made(name, columns).split("\n")]


def read_pairs(name: str, columns: tuple[str, str]) -> dict[str, str]:
    """The rows of a large table of two columns that a script writes: the first cell → the second.

    Raises ``KnowledgeError`` where its header is another, or its cells are not two a row.
    """
    rows = _made(name, columns)
    cells = rows.replace("\n", "\t").split("\t")
    if len(cells) != 2 * (rows.count("\n") + 1):
        raise KnowledgeError(f"{name}: not two cells in every row")
    return dict(zip(cells[::2], cells[1::2], strict=True))


def _made(name: str, columns: tuple[str, ...]) -> str:
    """The text of a made table below its header, and below the comment that says who made it."""
    header, _, rest = (_FOLDER / name).read_text(encoding="utf-8").rstrip("\n").partition("\n")
    if header.split("\t") != list(columns):
        raise KnowledgeError(f"{name}: columns are {header.split(chr(9))}, expected {list(columns)}")
    return rest.partition("\n")[2] if rest.startswith("#") else rest


def _is_unnormalised(line: str) -> bool:
    return _UNNORMALISED.search(line) is not None or any(blanks in f"\n{line}\n" for blanks in _STRAY_BLANKS)


def _broken(name: str, whole: str, line: str, reason: str) -> KnowledgeError:
    number = whole.split("\n").index(line) + 1
    return KnowledgeError(f"{name}:{number}: {reason}")


def cell_list(cell: str) -> tuple[str, ...]:
    """A ``|``-joined cell as its parts; an empty cell has none."""
    return tuple(cell.split("|")) if cell else ()
