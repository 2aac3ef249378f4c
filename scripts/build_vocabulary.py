"""Stems whose first or last letters look like clitics, from the tagged corpora and Arabic WordNet.

    python scripts/build_vocabulary.py [--check]

Writes ``knowledge/data/vocabulary.tsv`` from ../shared/data (see NOTICE for its sources).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from corpora import DATA, keep, pud, wikinews
from khabar.knowledge.folding import fold

OUT = Path(__file__).parents[1] / "src/khabar/knowledge/data/vocabulary.tsv"
_CLITICS = frozenset({"ال", "و", "ف", "ب", "ل", "ك", "س", "ه", "ها", "هم", "هما", "هن", "نا", "ي", "كم", "ني"})


def stems() -> Iterator[str]:
    """The folded stem of every noun and adjective in the corpora and in WordNet, repetitions included.

    No names of PUD (WikiNews tags names as nouns): what no list knows is part of a name beside another (كريس باكهام).
    """
    for sentence in (*wikinews(), *pud(name="O")):
        for _, tag, segments in sentence:
            if tag not in "NA":
                continue
            core = [s for s in segments if s not in _CLITICS]
            if len(segments) > len(core) and "ل" in segments and core and core[0].startswith("ل"):
                core[0] = core[0][1:]
            yield fold("".join(core))
    for line in (DATA / "arabic_wordnet/wn-data-arb.tab").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        noun = len(cells) == 3 and not cells[0].endswith("-v") and cells[1].endswith("lemma")
        if noun and " " not in cells[2] and "_" not in cells[2]:
            yield fold(cells[2])


def ambiguous(stem: str) -> bool:
    """Whether the stem is worth keeping: three letters or more, and no article that may be cut away."""
    return len(stem) > 2 and not stem.startswith(("لل", "ال")) and stem.isalpha()


def main() -> int:
    """Write the table, or with ``--check`` compare it."""
    found = {s for s in stems() if ambiguous(s)}
    bases = set(stems())
    kept = sorted(s for s in found if not (s.endswith("ا") and s[:-1] in bases))
    return keep(OUT, "stem", kept)


if __name__ == "__main__":
    sys.exit(main())
