"""What is written onto a word: conjunction, preposition and article before it, a pronoun after it."""

from __future__ import annotations

from functools import lru_cache

PRONOUNS = {
    "ه": "3ms", "ها": "3fs", "هم": "3mp", "هما": "3md", "هن": "3fp", "نا": "1cp", "ني": "1cs", "كم": "2mp", "ك": "2ms",
    "ي": "1cs",
}  # fmt: skip
"""Enclitic pronoun → its code of person, gender and number."""


def conjunctions(norm: str) -> list[tuple[str, str]]:
    """The word as it stands and, where it can, with a conjunction cut off: (conjunction, rest)."""
    cut = [("", norm)]
    if len(norm) > 2 and norm[0] in "وف":
        cut.append((norm[0], norm[1:]))
    return cut


@lru_cache(maxsize=16_384)
def proclitics(norm: str) -> tuple[tuple[str, str, bool, str], ...]:
    """Every way to cut conjunction, preposition and article off, least cutting first.

    Each as (conjunction, preposition, whether an article stood there, stem).
    """
    found = []
    for conj, rest in conjunctions(norm):
        if rest.startswith("ال") and len(rest) > 4:
            found.append((conj, "", True, rest[2:]))
        found.append((conj, "", False, rest))
        if len(rest) > 2 and rest[0] in "بلكف":
            if rest.startswith("لل") and len(rest) > 3:
                found.append((conj, "ل", True, rest[2:]))
            elif rest[1:].startswith("ال") and len(rest) > 4:
                found.append((conj, rest[0], True, rest[3:]))
            if rest[0] != "ف" and not (rest[0] == "ك" and len(rest) == 3):  # كار
                found.append((conj, rest[0], False, rest[1:]))
    return tuple(found)
