"""Words that build time expressions, from ``times.tsv`` and ``months.tsv``, looked up by folded token.

A token's clitics (و، ف; ب، ل، ك; ال) are cut here; the answer is kept for every word once seen.
"""

from __future__ import annotations

from khabar.find.times.values import Third, Unit
from khabar.knowledge.folding import fold
from khabar.knowledge.once import once
from khabar.knowledge.tsv import cell_list, read_tsv

COLUMNS = ("kind", "words", "value", "example", "interval")
MONTH_COLUMNS = ("name", "month", "calendar", "example")
_STARTING = (
    "adverb", "approx", "daypart", "decade", "demonstrative", "few", "glue", "half", "meaning", "month", "months",
    "number", "ordinal", "part", "relative", "season", "unit", "weekday",
)  # fmt: skip
_KEPT = 200_000
"""Words kept at most: beyond, the memory is emptied (a crawl has no end of misspellings)."""


class Item:
    """What a word can be in a time expression; ``None``, 0 or empty where it is not that."""

    __slots__ = (
        "adverb", "approx", "blocks", "clitic", "conj", "count", "daypart", "decade", "demonstrative", "det",
        "doubtful", "few", "future", "glue", "half", "hijri", "meaning", "mod", "month", "months", "number", "ordinal",
        "part", "phrases", "prep", "relative", "same", "season", "starts", "unit", "weekday",
    )  # fmt: skip

    def __init__(self) -> None:
        self.conj = self.clitic = ""
        self.det = False
        self.unit: Unit | None = None
        self.count = 0
        self.number: int | None = None
        self.ordinal: int | None = None
        self.month: int | None = None
        self.hijri = self.doubtful = False
        self.months: dict[str, tuple[int, bool]] = {}
        self.weekday: int | None = None
        self.mod: int | None = None
        self.part: Third | None = None
        self.relative: int | None = None
        self.prep = ""
        self.season: int | None = None
        self.decade: int | None = None
        self.half: float | None = None
        self.daypart = self.demonstrative = self.same = self.few = self.approx = self.future = self.glue = False
        self.blocks = False
        self.starts = False
        self.meaning = self.adverb = ""
        self.phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
        """Second word of a phrase that dates nothing → the words after it, longest first; "" for a word alone."""

    def _starts(self) -> bool:
        """Whether an expression can begin with this word, no preposition before it."""
        return any(_says(getattr(self, name)) for name in _STARTING)

    def copy(self, conj: str, clitic: str, det: bool) -> Item:
        """The same word with other clitics before it."""
        other = Item.__new__(Item)
        for name in Item.__slots__:
            setattr(other, name, getattr(self, name))
        other.conj, other.clitic, other.det = conj, clitic, det
        other.starts = other._starts()
        return other


def _says(value: object) -> bool:
    """Whether a slot holds something; 0 does (Monday, today), ``False`` and empty do not."""
    return value is not None and value is not False and value not in ("", {})


class Lexis(dict[str, Item | None]):
    """Folded token → ``Item``; asking for a word never seen works it out."""

    def __init__(self, table: dict[str, Item]) -> None:
        super().__init__()
        self.table = table

    def __missing__(self, norm: str) -> Item | None:
        if len(self) > _KEPT:
            self.clear()
        self[norm] = item = self._analyse(norm)
        return item

    def _analyse(self, norm: str) -> Item | None:
        for conj, clitic, det, stem in _cuts(norm):
            found = self.table.get(stem)
            if found is not None:
                return found.copy(conj, clitic, det)
        return None


def _cuts(norm: str) -> list[tuple[str, str, bool, str]]:
    """(conjunction, preposition, article, stem) for every way to cut clitics off, least cutting first."""
    found = []
    for conj in ("", "و", "ف"):
        rest = norm[len(conj) :]
        if not norm.startswith(conj) or not rest:
            continue
        found.append((conj, "", False, rest))
        if rest.startswith("ال"):
            found.append((conj, "", True, rest[2:]))
        if rest.startswith("لل"):
            found.append((conj, "ل", True, rest[2:]))
        if rest[0] in "بلك":
            found.append((conj, rest[0], False, rest[1:]))
            if rest[1:].startswith("ال"):
                found.append((conj, rest[0], True, rest[3:]))
    return found


@once
def lexis() -> Lexis:
    """The words of time, read on first use; raises ``KnowledgeError`` where a table is broken."""
    table: dict[str, Item] = {}
    for kind, words, value, _example, _interval in read_tsv("times.tsv", COLUMNS):
        for word in cell_list(words):
            _add(table, fold(word), kind, value)
    for name, month, calendar, _example in read_tsv("months.tsv", MONTH_COLUMNS):
        if calendar != "english":
            _add(table, fold(name), "month", month)
    return Lexis(table)


def _add(table: dict[str, Item], word: str, kind: str, value: str) -> None:
    first, *rest = word.split()
    item = table.setdefault(first, Item())
    if kind == "vague":
        second = rest[0] if rest else ""
        known = item.phrases.get(second, ())
        item.phrases[second] = tuple(sorted({*known, tuple(rest[1:])}, key=lambda p: (-len(p), p)))
    elif kind in ("month", "hijri"):
        if rest:
            item.months = {**item.months, " ".join(rest): (int(value), kind == "hijri")}
        else:
            item.month, item.hijri = int(value), kind == "hijri"
    elif kind == "unit":
        unit, count = value.split()
        item.unit, item.count = unit, int(count)  # type: ignore[assignment]
    elif kind in ("number", "ordinal", "weekday", "mod", "relative", "season", "decade"):
        setattr(item, kind, int(value))
    elif kind == "half":
        item.half = float(value)
    elif kind in ("adverb", "prep", "part", "meaning"):
        setattr(item, kind, value)
    else:
        setattr(item, kind, True)
