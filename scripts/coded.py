"""The pages that people have coded, with their claims: ours in the repo, and those that stand beside it.

``eval/coded/claims.jsonl`` holds what we coded on the pages of ``../shared/pages`` that ``eval/coded/pages.txt`` names:
types, offsets and names, never the page's text, which is read from there. Pages of sport and the arts (``leisure``)
mostly have no claims. ``eval/short`` holds single sentences and short paragraphs, ``eval/outlets`` pages in the manner
of many outlets, both written by us.
Without ``../shared`` only our own pages are found.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khabar.knowledge import tables
from khabar.knowledge.tsv import read_tsv
from khabar.model import Page
from khabar.read.inputs import expand
from khabar.read.pages import read_pages
from short import short_reports

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
Gold = list[dict[str, Any]]
_WEIGHTS = {"examples": 0.5, "short": 0.5, "seeds": 8.0, "pages": 4.0, "dev": 2.0, "samples": 2.0}
_CODED = ROOT / "eval/coded/claims.jsonl"
_NEWS = ("ant_international.jsonl", "ant_politics.jsonl")


@dataclass(frozen=True, slots=True)
class Coded:
    """A page and the claims that were coded on it; ``name`` is the page's name in the gold."""

    set: str
    name: str
    page: Page
    gold: Gold
    whole: bool = True
    """Whether every claim of the page was coded; of a lexicon's example only the one that its row is for."""

    @property
    def voiced(self) -> bool:
        """Whether one can learn from it whose words a claim is: a single sentence has no voices to choose among."""
        return self.whole and self.set != "short"

    @property
    def weight(self) -> float:
        """How much a page counts in fitting: what two coded and a third settled more than what one coded alone."""
        return _WEIGHTS.get(self.set, 1.0)


def coded(sets: frozenset[str] | None = None) -> Iterator[Coded]:
    """Every coded page of the sets named, or of all that can be read."""
    ours = {
        "samples": (ROOT / "samples/gold.jsonl", [ROOT / "samples/pages"]),
        "dev": (ROOT / "eval/dev/gold.jsonl", [ROOT / "eval/dev/pages.jsonl"]),
        "outlets": (ROOT / "eval/outlets/gold.jsonl", [ROOT / "eval/outlets/pages.jsonl"]),
        "seeds": (SHARED / "seeds/gold.jsonl", sorted((SHARED / "seeds").glob("0*.txt"))),
        "pages": (SHARED / "pages/gold.jsonl", [SHARED / "pages" / n for n in _NEWS]),
        "coded": (_CODED, [SHARED / "pages" / n for n in _NEWS]),
        "leisure": (_CODED, [SHARED / "pages/ant_other.jsonl"]),
    }
    for name, (gold, places) in ours.items():
        if (sets is None or name in sets) and gold.exists() and all(p.exists() for p in places):
            yield from _of(name, _lines(gold), places)
    if sets is None or "short" in sets:
        for number, (text, claims) in enumerate(short_reports()):
            yield Coded("short", f"short-{number}", _page(text, f"short-{number}"), claims)
    if sets is None or "examples" in sets:
        yield from _examples()


def _examples() -> Iterator[Coded]:
    """The examples of the trigger tables whose row says what is claimed."""
    for table in tables.TRIGGER_TABLES:
        for number, values in enumerate(read_tsv(table, tables.TRIGGER_COLUMNS)):
            row = dict(zip(tables.TRIGGER_COLUMNS, values, strict=True))
            if row["example"] and row["type"] and row["kind"] in ("event", "relation", "accuse"):
                sides = [[{"name": n.strip()} for n in side.split("+") if n.strip() not in ("", "-")]
                         for side in row["expect"].split(">")]  # fmt: skip
                text, name = row["example"], f"{table}-{number}"
                claim = {"type": row["type"], "mode": row["mode"] or None, "trigger": None, "firm": False,
                         "evidence": [{"start": 0, "end": len(text), "text": text}],
                         "actors": sides[0], "recipients": sides[1], "sources": [], "places": []}  # fmt: skip
                yield Coded("examples", name, _page(text, name), [claim], whole=False)


def _page(text: str, name: str) -> Page:
    """A page of our own that is nothing but its text."""
    return Page(hashlib.sha256(text.encode()).hexdigest(), name, text)


def _lines(path: Path) -> Gold:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _of(name: str, gold: Gold, places: list[Path]) -> Iterator[Coded]:
    by_page: dict[str, Gold] = {page: [] for page in _pages(name)}
    for claim in gold:
        by_page.setdefault(claim["doc"].rpartition("/")[2], []).append(claim)
    for file in (f for f in expand([str(p) for p in places]) if isinstance(f, str)):
        for page in (p for p in read_pages(file) if isinstance(p, Page)):
            short = page.uri.rpartition("/")[2]
            if short in by_page:
                yield Coded(name, short, page, [_with_text(c, page.raw) for c in by_page[short]])


def _pages(name: str) -> list[str]:
    """The pages of a set that were coded even if nothing was found on them."""
    if name == "outlets":
        return [page["uri"] for page in _lines(ROOT / "eval/outlets/pages.jsonl")]
    listed = name in ("coded", "leisure")
    return _CODED.with_name("pages.txt").read_text(encoding="utf-8").split() if listed else []


def _with_text(claim: dict[str, Any], raw: str) -> dict[str, Any]:
    """A claim that was kept by its offsets, with the words that they stand for."""

    def words(found: Any) -> Any:
        if isinstance(found, dict) and "at" in found:
            start, end = found["at"]
            return {**found, "name": raw[start:end]}
        return found

    if not isinstance(claim.get("trigger"), list):
        return claim
    start, end = claim["trigger"]
    return {
        **claim,
        "trigger": raw[start:end],
        "evidence": [{"start": s, "end": e, "text": raw[s:e]} for s, e in claim["evidence"]],
        **{role: [words(x) for x in claim[role]] for role in ("actors", "recipients", "places", "sources")},
    }
