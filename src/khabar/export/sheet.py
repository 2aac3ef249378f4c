"""Claims as CSV, one a row, for spreadsheets: flat columns, lists joined by a bar."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from khabar.export.wording import plain, reading
from khabar.model import Claim, EntityRef

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BETWEEN = " | "

COLUMNS = (
    "id", "page", "uri", "title", "outlet", "published_from", "published_to", "reads_ar", "reads_en", "sources", "cues",
    "type", "mode", "actors", "recipients", "places", "modality", "polarity", "condition", "time_from", "time_to",
    "time_text", "confidence", "start", "end", "evidence",
)  # fmt: skip


def rows(claims: Iterable[Claim], *, with_head: bool = True) -> Iterator[str]:
    """The lines of the file, the head first. What a spreadsheet would run as a formula is quoted with an apostrophe."""
    if with_head:
        yield _line(COLUMNS)
    for claim in claims:
        yield _line(_harmless(cell) for cell in _cells(claim))


def _cells(claim: Claim) -> Iterator[str]:
    doc, first = claim.doc, claim.evidence[0]
    yield from (claim.id, doc.id, doc.uri, doc.title or "", _name(doc.outlet) if doc.outlet else "")
    yield from (doc.published.start or "", doc.published.end or "")
    yield from (plain(reading(claim, "ar"), "ar"), plain(reading(claim, "en"), "en"))
    yield BETWEEN.join(_name(s.entity) for s in claim.sources)
    yield BETWEEN.join(s.cue or "" for s in claim.sources)
    yield from (claim.event.type, claim.event.mode or "")
    yield from (BETWEEN.join(map(_name, parties)) for parties in (claim.actors, claim.recipients, claim.places))
    yield from (str(claim.modality), str(claim.polarity), claim.condition or "")
    yield from (claim.time.start or "", claim.time.end or "", claim.time.text or "", f"{claim.confidence:.2f}")
    yield from (str(first.span.start), str(first.span.end), BETWEEN.join(e.text for e in claim.evidence))


def _name(entity: EntityRef) -> str:
    return f"{entity.name} [{entity.id}]" if entity.id else entity.name


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _line(cells: Iterable[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
