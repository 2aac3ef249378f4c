"""Tagged words of the two corpora that the tagger and the vocabulary are made from (read from ../shared/data), and
how a generated table of one column is kept or compared.

UD Arabic-PUD (CC BY-SA 3.0) and Farasa WikiNews (free to copy and distribute); see NOTICE. A word here is what
stands between blanks, with its clitics; its tag is its stem's: V(erb), N(oun), A(djective), O(ther).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[2] / "shared/data"
_PUD = {"VERB": "V", "NOUN": "N", "ADJ": "A"}
_FARASA = {"V": "V", "NOUN": "N", "ADJ": "A"}
Sentence = list[tuple[str, str, list[str]]]
"""(word, tag, its segments) in order."""


def keep(table: Path, column: str, words: list[str]) -> int:
    """Write a table of one column, or with ``--check`` compare it; the exit status."""
    text = f"{column}\n" + "\n".join(words) + "\n"
    if "--check" in sys.argv:
        return 0 if table.read_text(encoding="utf-8") == text else 1
    table.write_text(text, encoding="utf-8")
    print(len(words), f"{column}s")
    return 0


def wikinews() -> Iterator[Sentence]:
    """Sentences of WikiNews, cut at full stops."""
    sentence: Sentence = []
    for line in (DATA / "farasa_wikinews/WikiNews.pos.ref").read_text(encoding="utf-8").splitlines()[1:]:
        if "\t" not in line:
            continue
        token, tag = line.split("\t")[:2]
        segments, tags = token.split("+"), tag.split("+")
        word = token.replace("+", "")
        stem = next((t for t in tags if t in _FARASA), "")
        sentence.append((word, _FARASA.get(stem, "O"), segments if len(segments) == len(tags) else [word]))
        if word in (".", "#"):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def pud(name: str = "N") -> Iterator[Sentence]:
    """Sentences of PUD, clitics joined again to the words they are written with, and proper names tagged ``name``."""
    known = {**_PUD, "PROPN": name}
    text = (DATA / "ud_pud/ar_pud-ud-test.conllu").read_text(encoding="utf-8")
    for block in text.strip().split("\n\n"):
        sentence: Sentence = []
        segments: list[str] = []
        tags: list[str] = []
        for line in block.splitlines():
            cells = line.split("\t")
            if line.startswith("#") or not cells[0].isdigit():
                continue
            if cells[3] == "PUNCT":
                _flush(sentence, segments, tags)
                sentence.append((cells[1], "O", [cells[1]]))
                segments, tags = [], []
                continue
            segments.append(cells[1])
            tags.append(known.get(cells[3], ""))
            if "SpaceAfter=No" not in cells[9]:
                _flush(sentence, segments, tags)
                segments, tags = [], []
        _flush(sentence, segments, tags)
        yield sentence


def _flush(sentence: Sentence, segments: list[str], tags: list[str]) -> None:
    if segments:
        tag = next((t for t in tags if t), "O")
        word = "".join(segments)
        sentence.append(("لل" + word[3:] if word.startswith("لال") else word, tag, list(segments)))
