"""A claim's forms in one file: the model's, the JSON body, and the ledger's rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import Any

from khabar.export.jsonl import content_dict, doc_dict
from khabar.knowledge.folding import fold
from khabar.ledger.words import indexed
from khabar.model import (
    Claim,
    Doc,
    EntityRef,
    Event,
    Evidence,
    Interval,
    Label,
    Modality,
    Polarity,
    Source,
    SourceKind,
    Span,
)

Row = dict[str, Any]
UNKNOWN = "name:"
"""How the keys of parties begin whom the knowledge base does not have."""
_BETWEEN = re.compile(r"[\s\-‐–_/،,;:()\[\]«»“”\"]+")
_INSIDE = re.compile(r"['’‘ʿʾ`´.]")


@lru_cache(maxsize=32_768)
def search_key(text: str) -> str:
    """``text`` as it is searched for: folded, hyphens and brackets as blanks, apostrophes and dots dropped.

    >>> search_key("Mu'tasim-Brigade") == search_key("mutasim brigade")
    True
    """
    return " ".join(_BETWEEN.sub(" ", _INSIDE.sub("", fold(text))).split())


def party_key(entity: str | None, name: str) -> str:
    """By what a party is one with others: its entity's id, or for unknown names the search key after ``name:``.

    >>> party_key("gov-ru", "موسكو"), party_key(None, "Mu'tasim-Brigade")
    ('gov-ru', 'name:mutasim brigade')
    """
    return entity if entity is not None else UNKNOWN + search_key(name)


# -- model → JSON and rows ----------------------------------------------------------------------


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LIST = json.JSONEncoder(ensure_ascii=False).encode


def body(claim: Claim, known_id: str | None = None) -> str:
    """The whole claim as JSON, after the published schema; ``known_id`` is its id, where that was worked out before."""
    content = _COMPACT(content_dict(claim))
    return f'{{"id":"{known_id or claim.id}","doc":{_doc_body(claim.doc)},{content[1:]}'


@lru_cache(maxsize=64)
def _doc_body(doc: Doc) -> str:
    """The doc's part of a body: all claims of a page repeat it."""
    return _COMPACT(doc_dict(doc))


def claim_row(claim: Claim, row: int, position: int, written: str, known_id: str | None = None) -> Row:
    """The row of ``claims``, but for when and in which run it is recorded; ``written`` is its ``body``."""
    return {
        "row": row, "id": known_id or claim.id, "page": claim.doc.id, "position": position,
        "type": claim.event.type, "mode": claim.event.mode,
        "modality": str(claim.modality), "polarity": str(claim.polarity),
        "time_from": claim.time.start, "time_to": claim.time.end,
        "published_from": claim.doc.published.start, "published_to": claim.doc.published.end,
        "confidence": claim.confidence, "words": indexed(" ".join(e.text for e in claim.evidence)),
        "body": written, "because": _LIST(claim.because),
    }  # fmt: skip


def party_rows(claim: Claim, row: int) -> Iterator[Row]:
    """The rows of ``parties``, in the claim's order."""
    for role, entities in (("actor", claim.actors), ("recipient", claim.recipients), ("place", claim.places)):
        for position, entity in enumerate(entities):
            yield _party_row(row, role, position, entity)
    for position, source in enumerate(claim.sources):
        made = _party_row(row, "source", position, source.entity)
        made["kind"], made["cue"] = str(source.kind), source.cue
        yield made


def _party_row(row: int, role: str, position: int, entity: EntityRef) -> Row:
    start, end = entity.span or (None, None)
    label = entity.label
    key, names = _known_as(entity.id, entity.name, label and label.ar, label and label.en)
    return {"claim": row, "role": role, "position": position, "name": entity.name, "entity": entity.id,
            "names": names, "kind": None, "cue": None, "key": key, "start": start, "end": end}  # fmt: skip


@lru_cache(maxsize=32_768)
def _known_as(entity: str | None, name: str, ar: str | None, en: str | None) -> tuple[str, str]:
    """A party's key; and its wording and neutral names as search keys, with a blank on both sides, a bar between."""
    keys = dict.fromkeys(search_key(one) for one in (name, ar, en) if one)
    return party_key(entity, name), f" {' | '.join(keys)} "


def entity_rows(claim: Claim, keys: Set[str]) -> Iterator[Row]:
    """The rows of ``entities`` of whom the claim names, of these ``keys``; the same entity as often as it is named."""
    for entity in (*claim.actors, *claim.recipients, *claim.places, *(s.entity for s in claim.sources)):
        key = party_key(entity.id, entity.name)
        if key in keys:
            label = entity.label or Label(None, None)
            yield {"key": key, "entity": entity.id, "ar": label.ar, "en": label.en}


def evidence_rows(claim: Claim, row: int) -> Iterator[Row]:
    """The rows of ``evidence``."""
    for position, evidence in enumerate(claim.evidence):
        yield {"claim": row, "position": position, "start": evidence.span.start, "end": evidence.span.end,
               "text": evidence.text}  # fmt: skip


# -- JSON → model -------------------------------------------------------------------------------


def claim_of(written: str, because: str = "[]") -> Claim:
    """The claim that ``body`` wrote."""
    d = json.loads(written)
    event, time = d["event"], d["time"]
    return Claim(
        doc=_doc(d["doc"]),
        evidence=tuple(_evidence(e) for e in d["evidence"]),
        sources=tuple(Source(entity_of(s), SourceKind(s["kind"]), s["cue"]) for s in d["sources"]),
        event=Event(event["type"], event["mode"], _evidence(event["trigger"])),
        actors=tuple(map(entity_of, d["actors"])),
        recipients=tuple(map(entity_of, d["recipients"])),
        places=tuple(map(entity_of, d["places"])),
        modality=Modality(d["modality"]),
        polarity=Polarity(d["polarity"]),
        condition=d["condition"],
        time=Interval(time["from"], time["to"], time["text"], time["basis"]),
        confidence=d["confidence"],
        because=tuple(json.loads(because)),
    )


def _doc(d: Row) -> Doc:
    published = d["published"]
    interval = Interval(published["from"], published["to"], None, published["basis"], published.get("reason"))
    return Doc(d["id"], d["uri"], entity_of(d["outlet"]) if d["outlet"] else None, d["title"], interval)


def _evidence(d: Row) -> Evidence:
    return Evidence(Span(d["start"], d["end"]), d["text"])


def entity_of(d: Row) -> EntityRef:
    """The entity that ``entity_json`` or a claim's body wrote."""
    label = Label(d["label"].get("ar"), d["label"].get("en")) if "label" in d else None
    return EntityRef(d["name"], d["id"], label, Span(d["start"], d["end"]) if "start" in d else None)


def entity_json(entity: EntityRef | None) -> str | None:
    """An outlet as the ledger keeps it with its page."""
    if entity is None:
        return None
    label = entity.label or Label(None, None)
    names = {"label": {"ar": label.ar, "en": label.en}} if entity.label else {}
    return json.dumps({"name": entity.name, "id": entity.id, **names}, ensure_ascii=False)
