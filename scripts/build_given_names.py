"""Words of personal names, from arabic-name-romanizer's units (MIT; its Wikidata part CC0).

    python scripts/build_given_names.py [--check]

A word is kept when at least ``LEAST`` persons bear it and the tagged corpora do not use it more often as a plain
word than as part of a name: سالم stays, رئيس goes.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from pathlib import Path

import arabic_name_romanizer

from corpora import keep, pud, wikinews
from khabar.knowledge.folding import fold

OUT = Path(__file__).parents[1] / "src/khabar/knowledge/data/given_names.tsv"
LEAST = 2


def bearers() -> Counter[str]:
    """How many persons bear each folded word of a name."""
    path = Path(arabic_name_romanizer.__file__).parent / "resources/names.sqlite3"
    counts: Counter[str] = Counter()
    with sqlite3.connect(path) as db:
        for key, count in db.execute("SELECT arabic_key, count FROM units WHERE source = 'wikidata'"):
            counts[fold(key)] += count
    return counts


def plain() -> Counter[str]:
    """How often the tagged corpora use each folded word otherwise than as a name; short words count always."""
    return Counter(fold(word) for s in (*wikinews(), *pud()) for word, tag, _ in s if tag in "VAO" or len(word) < 4)


def main() -> int:
    """Write the table, or with ``--check`` compare it."""
    common = plain()
    kept = sorted(w for w, n in bearers().items() if n >= LEAST and len(w) > 2 and w.isalpha() and common[w] * 4 <= n)
    return keep(OUT, "name", kept)


if __name__ == "__main__":
    sys.exit(main())
