"""Words, numbers and marks of a sentence, each with its place in the article's text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from khabar.find.words import Word, analyse
from khabar.knowledge.folding import fold

_LETTER = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc"
_MARK = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069"
# A censored word carries a dot or a star between stretched letters: تشـ.ويه.
_CENSOR = "(?:(?<=\u0640)[.*_]+\u0640*|[.*_]+\u0640+)"
_ARABIC = f"[{_LETTER}][{_LETTER}{_MARK}]*(?:{_CENSOR}[{_LETTER}][{_LETTER}{_MARK}]*)*"
_NUMBER = r"[0-9٠-٩۰-۹]+(?:[.,٫٬/:-][0-9٠-٩۰-۹]+)*"
_TOKEN = re.compile(rf"({_ARABIC})|({_NUMBER})|([^\W\d_][\w'’.-]*[^\W_]|[^\W\d_])|(\.{{2,}}|…|[^\w\s]|_)")
_CENSORED = re.compile(r"[.*_]")

OPEN_QUOTES = frozenset("“«‹„‘(")
CLOSE_QUOTES = frozenset("”»›’)")
QUOTES = frozenset("“”«»‹›„\"'‘’")


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A known name at tokens ``[first, last]``: the entity's id, its kind, and the clitics before it."""

    first: int
    last: int
    entity: str
    kind: str
    prep: str
    guarded: bool
    hint: frozenset[str]


class Token:
    """One word, number or mark.

    ``start``/``end`` are offsets into ``Article.text``; ``norm`` is the folded word; ``kind`` is ``w`` (Arabic
    word), ``n`` (number), ``l`` (word in another script) or ``p`` (mark); ``word`` holds the readings.
    """

    __slots__ = (
        "act",
        "end",
        "idle",
        "index",
        "is_verb",
        "kind",
        "known_name",
        "mention",
        "norm",
        "place",
        "start",
        "text",
        "timed",
        "word",
    )

    def __init__(self, index: int, start: int, text: str, kind: str) -> None:
        self.index, self.start, self.end, self.text = index, start, start + len(text), text
        self.kind, self.norm, self.word = _read(text, kind)
        self.is_verb = False
        self.known_name = False
        self.timed = False
        self.place: object | None = None
        self.idle = False
        self.act = False
        """A word for a body that names what is done here (التحالف مع X)."""
        self.mention: Mention | None = None

    def __repr__(self) -> str:
        return f"{self.text}[{self.kind}{self.start}]"


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; white space is skipped, nothing else is."""
    return [
        Token(index, match.start(), match.group(), "wnlp"[(match.lastindex or 4) - 1])
        for index, match in enumerate(_TOKEN.finditer(text, start, end))
    ]


@lru_cache(maxsize=32_768)
def _read(surface: str, kind: str) -> tuple[str, str, Word]:
    """The kind, folded form and readings of what the page writes as ``surface``."""
    censored = kind == "w" and "\u0640" in surface
    norm = fold(_CENSORED.sub("", surface) if censored else surface)
    if not norm:  # a lone tatweel or mark: no word
        kind, norm = "p", surface
    return kind, norm, analyse(norm, surface, kind)
