"""The one door through which a table of knowledge comes in.

Tables are tab-separated UTF-8 with a header line; ``#`` begins a comment line; an empty cell is
unknown; a list inside a cell is joined with ``|``. The door refuses what would fail quietly later:
another header, a row of another width, text that is not in normal form, the same row twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from importlib import resources

from khabar.model.errors import KnowledgeError

_FOLDER = resources.files("khabar.knowledge") / "data"
# Tatweel, harakat but shadda, bidi and zero-width controls, doubled or outer blanks.
_UNNORMALISED = re.compile("[\u0640\u064b-\u0650\u0652\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|  |^ | $")


def read_tsv(name: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows of ``data/NAME`` as tuples in the order of ``columns``.

    Raises ``KnowledgeError`` naming file, line and reason where the table breaks its contract.
    """
    return list(_checked(name, columns))


def _checked(name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    seen: set[str] = set()
    header: tuple[str, ...] | None = None
    if unicodedata.is_normalized("NFC", text):
        unnormalised = _UNNORMALISED.search
    else:
        raise KnowledgeError(f"{name}: not in NFC")
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        row = tuple(line.split("\t"))
        if header is None:
            header = row
            if header != columns:
                raise KnowledgeError(f"{name}:{number}: columns are {header}, expected {columns}")
            continue
        if len(row) != len(columns):
            raise KnowledgeError(f"{name}:{number}: {len(row)} cells, expected {len(columns)}")
        if line in seen:
            raise KnowledgeError(f"{name}:{number}: the same row stands twice")
        if unnormalised(line) and any(map(unnormalised, row)):
            raise KnowledgeError(f"{name}:{number}: text not normalised (tatweel, diacritics, controls or blanks)")
        seen.add(line)
        yield row
    if header is None:
        raise KnowledgeError(f"{name}: no header")


def cell_list(cell: str) -> tuple[str, ...]:
    """A ``|``-joined cell as its parts; an empty cell has none."""
    return tuple(cell.split("|")) if cell else ()
