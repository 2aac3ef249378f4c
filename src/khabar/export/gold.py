"""Claims as gold in the scorer's format: what people accepted, corrected and added, to measure and mend the reader."""

from __future__ import annotations

import json
from typing import Any

from khabar.model import Claim, EntityRef, Source


def gold_dict(claim: Claim) -> dict[str, Any]:
    """One claim as the scorer reads it. ``doc`` is the last part of the page's address, by which pages are matched."""
    return {
        "doc": claim.doc.uri.rstrip("/").rsplit("/", 1)[-1],
        "id": claim.id,
        "evidence": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in claim.evidence],
        "sources": [_source(s) for s in claim.sources],
        "type": claim.event.type, "mode": claim.event.mode, "trigger": claim.event.trigger.text,
        "actors": [_named(e) for e in claim.actors],
        "recipients": [_named(e) for e in claim.recipients],
        "places": [_named(e) for e in claim.places],
        "modality": str(claim.modality), "polarity": str(claim.polarity), "condition": claim.condition,
        "time": {"from": claim.time.start, "to": claim.time.end, "text": claim.time.text, "basis": claim.time.basis},
        "firm": True,
    }  # fmt: skip


def line(claim: Claim) -> str:
    """The same as one line of JSON, without the line break."""
    return json.dumps(gold_dict(claim), ensure_ascii=False)


def _source(source: Source) -> dict[str, Any]:
    named = _named(source.entity)
    return {"name": named["name"], "kind": str(source.kind), "cue": source.cue, "accept": named["accept"]}


def _named(entity: EntityRef) -> dict[str, Any]:
    """The page's wording, and the neutral names as good as it."""
    label = (entity.label.ar, entity.label.en) if entity.label else ()
    return {"name": entity.name, "accept": [name for name in label if name and name != entity.name]}
