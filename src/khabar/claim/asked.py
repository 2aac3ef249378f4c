"""Words that a sense asks for: whether one of them stands somewhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from khabar.find.clitics import PRONOUNS
from khabar.find.tokens import Token
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.slots import Sense


def asks_for_words(sense: Sense) -> bool:
    """Whether there is something that the sense cannot do without and that only some words name."""
    return any(slot.required and slot.limits for slot in sense.slots)


def finds_its_words(sense: Sense, following: Iterable[Token]) -> bool:
    """Whether the words that a sense cannot do without stand among those after its verb (أكد الحكم, not أكد أن)."""
    words = frozenset().union(*(names_for(t.norm) for t in following if t.kind == "w"))
    return all(not slot.words.isdisjoint(words) for slot in sense.slots if slot.required and slot.limits)


def meets(norm: str, limits: frozenset[str]) -> bool:
    """Whether a word is one of ``limits`` once its enclitic pronoun is cut off, whatever else it may be read as."""
    return not limits.isdisjoint(names_for(norm))


@lru_cache(maxsize=20_000)
def names_for(norm: str) -> frozenset[str]:
    """All by which a slot may ask for a folded word: its stems, and their classes as ``@weapons``."""
    classes, found = lexicon().classes, stems(norm)
    return frozenset(found).union(*(["@" + c for c in classes.get(s, ())] for s in found))


def stems(norm: str) -> list[str]:
    """What a folded word may be once its article or its enclitic pronoun is cut off, itself first."""
    found = [norm, norm.removeprefix("ال")]
    for pron in PRONOUNS:
        base = norm[: -len(pron)]
        if norm.endswith(pron) and len(base) > 1:
            found += [base, base[:-1] + "ه"] if base.endswith("ت") else [base]
            if base.endswith(("اي", "او")):
                found.append(base[:-1] + "ء")
    if norm.endswith("ا") and len(norm) > 3:
        found.append(norm[:-1])  # باطلا
    if norm.endswith(("و", "ي")):
        found.append(norm + "ن")
    return found
