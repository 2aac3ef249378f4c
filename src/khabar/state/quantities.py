"""Numbers and reasons in a claim's words, as far as it takes to see that two claims differ in them."""

from __future__ import annotations

import re

from khabar.knowledge.telling import cause_words, uncounted

_NUMBER = re.compile(r"(?<![\d.,/:-])(\d{1,3}(?:[.,]\d{3})+|\d+)(?![\d.,/:-]*\d) +(\w{2,})")
_ARTICLE = re.compile("^(?:وال|بال|ال|لل)")
_REASON_WORDS = 4


def counts(words: str) -> dict[str, int]:
    """What is counted in folded words, and how many: ``{"عنصر": 1000}``; days, years and shares are left out."""
    found: dict[str, int] = {}
    for number, thing in _NUMBER.findall(words):
        counted = _ARTICLE.sub("", thing)
        if counted not in uncounted():
            found.setdefault(counted, int(re.sub("[.,]", "", number)))
    return found


def causes(words: str) -> str:
    """The words that follow "because of", or nothing."""
    said = words.split()
    for at, word in enumerate(said):
        if word.lstrip("و") in cause_words() or word in cause_words():
            return " ".join(w for w in said[at + 1 : at + 1 + _REASON_WORDS] if len(w) > 2)
    return ""
