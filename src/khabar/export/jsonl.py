"""Claims as JSON Lines after the published schema (``claim.schema.json``)."""

from __future__ import annotations

import json
from typing import Any

from khabar.model import Claim, Doc, EntityRef, Evidence, Interval


def claim_dict(claim: Claim) -> dict[str, Any]:
    """One claim as the schema has it; ready for ``json.dumps``."""
    return {"id": claim.id, "doc": doc_dict(claim.doc), **content_dict(claim)}


def doc_dict(doc: Doc) -> dict[str, Any]:
    """What a claim repeats of its page."""
    published = doc.published
    return {
        "id": doc.id,
        "uri": doc.uri,
        "outlet": _entity(doc.outlet) if doc.outlet else None,
        "title": doc.title,
        "published": {"from": published.start, "to": published.end,
                      "basis": published.basis, "reason": published.reason},
    }  # fmt: skip


def content_dict(claim: Claim) -> dict[str, Any]:
    """The claim without its id and its page."""
    return {
        "evidence": [_span(e) for e in claim.evidence],
        "sources": [{**_entity(s.entity), "kind": str(s.kind), "cue": s.cue} for s in claim.sources],
        "event": {"type": claim.event.type, "mode": claim.event.mode, "trigger": _span(claim.event.trigger)},
        "actors": [_entity(e) for e in claim.actors],
        "recipients": [_entity(e) for e in claim.recipients],
        "places": [_entity(e) for e in claim.places],
        "modality": str(claim.modality),
        "polarity": str(claim.polarity),
        "condition": claim.condition,
        "time": _time(claim.time),
        "confidence": claim.confidence,
    }  # fmt: skip


def _span(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.span.start, "end": evidence.span.end, "text": evidence.text}


def _entity(entity: EntityRef) -> dict[str, Any]:
    found: dict[str, Any] = {"name": entity.name, "id": entity.id}
    if entity.label is not None:
        label = {k: v for k, v in (("ar", entity.label.ar), ("en", entity.label.en)) if v}
        if label:
            found["label"] = label
    if entity.span is not None:
        found["start"], found["end"] = entity.span
    return found


def _time(time: Interval) -> dict[str, Any]:
    return {"from": time.start, "to": time.end, "text": time.text, "basis": time.basis}


def line(claim: Claim) -> str:
    """The claim as one line of JSON, without the line break."""
    return json.dumps(claim_dict(claim), ensure_ascii=False)
