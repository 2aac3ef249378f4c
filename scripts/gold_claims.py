"""The gold of ../shared/seeds as claims of the model: what a reader without faults would have found.

Parties get the entity that khabar's own names resolve them to: the gold's name first, then its accepted names, as far
as they stand for one entity alone. Dates of pages are those of ``pages.jsonl``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar.knowledge.names import names
from khabar.model import (
    Claim,
    Doc,
    EntityRef,
    Event,
    Evidence,
    Interval,
    Modality,
    Page,
    Polarity,
    Source,
    SourceKind,
    Span,
)
from khabar.query import name as asked
from khabar.read.pages import read_pages

Row = dict[str, Any]


def gold(folder: Path) -> Iterator[tuple[Page, Doc, list[Claim]]]:
    """Each page with its gold claims, in the order of ``pages.jsonl``."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    for line in (folder / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        about = json.loads(line)
        page = next(p for p in read_pages(str(folder / about["doc"])) if isinstance(p, Page))
        doc = _doc(page, about)
        yield page, doc, [_claim(page, doc, row) for row in rows if row["doc"] == about["doc"]]


def _doc(page: Page, about: Row) -> Doc:
    published = about["published"]
    start, end = about["title"]
    outlet = _entity({"name": about["outlet"]}) if about["outlet"] else None
    dates = Interval(published["from"], published["to"], None, published["basis"], published["reason"])
    return Doc(page.id, page.uri, outlet, page.raw[start:end], dates)


def _claim(page: Page, doc: Doc, row: Row) -> Claim:
    evidence = tuple(Evidence(Span(e["start"], e["end"]), e["text"]) for e in row["evidence"])
    time = row["time"] or {}
    to_place = row["type"] in ("BASED_IN", "CONTROLS")
    return Claim(
        doc, evidence, tuple(Source(_entity(s), SourceKind(s["kind"]), s["cue"]) for s in row["sources"]),
        Event(row["type"], row["mode"], _trigger(page, evidence[0], row["trigger"])),
        tuple(_entity(e) for e in row["actors"]), tuple(_entity(e, place=to_place) for e in row["recipients"]),
        tuple(_entity(e, place=True) for e in row["places"]),
        Modality(row["modality"]), Polarity(row["polarity"]), row["condition"],
        Interval(time.get("from"), time.get("to"), time.get("text"), time.get("basis") or "unknown"), 1.0,
    )  # fmt: skip


def _trigger(page: Page, evidence: Evidence, words: str) -> Evidence:
    """The trigger where the evidence has it in these words, else the evidence's beginning under the gold's words."""
    at = page.raw.find(words, evidence.span.start, evidence.span.end)
    start = at if at >= 0 else evidence.span.start
    return Evidence(Span(start, start + len(words)), words)


def _entity(row: Row, *, place: bool = False) -> EntityRef:
    for name in (row["name"], *row.get("accept", ())):
        wanted = asked(name)
        ids = wanted.ids if wanted is not None else frozenset()
        coded = {i for i in ids if names().entities[i].kind == "state"} if place else {names().party(i) for i in ids}
        if len(coded) == 1:
            found = names().entities[coded.pop()]
            return EntityRef(row["name"], found.id, found.label)
    return EntityRef(row["name"])
