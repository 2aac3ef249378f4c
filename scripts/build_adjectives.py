"""Words that are adjectives, from Camel Morph MSA (CC BY 4.0).

    python scripts/build_adjectives.py [--check]

Writes ``knowledge/data/adjectives.tsv`` from ../shared/data/camel_morph_msa (see NOTICE).
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from corpora import DATA, keep
from khabar.knowledge.folding import fold

OUT = Path(__file__).parents[1] / "src/khabar/knowledge/data/adjectives.tsv"
_TABLES = ("MSA-Adj-LEX.csv", "MSA-Adj-Comp-LEX.csv", "MSA-Adj-Num-LEX.csv")
_LATIN = "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy{"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيا"
_LETTERS = str.maketrans(_LATIN, _ARABIC, "FNKaui~o`_")
"""Buckwalter's transliteration without the vowel signs."""


def stems() -> Iterator[str]:
    """The folded lemma and stem of every adjective."""
    for name in _TABLES:
        with (DATA / "camel_morph_msa" / name).open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                for cell in (row["LEMMA"], row["FORM"]):
                    yield fold(cell.translate(_LETTERS))


def main() -> int:
    """Write the table, or with ``--check`` compare it."""
    kept = sorted({s for s in stems() if len(s) > 1 and s.isalpha()})
    return keep(OUT, "stem", kept)


if __name__ == "__main__":
    sys.exit(main())
