"""A page's forms: the model's, and the ledger's rows."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

from sqlalchemy import RowMapping

from khabar.ledger import record
from khabar.model import Doc, Interval, Media, Page

Row = dict[str, Any]
Unpackable = zlib.error
"""What unpacking a page raises where its text or its bytes are damaged."""


def page_row(page: Page) -> Row:
    """The columns of ``pages`` that the page itself fills."""
    beside = {"title": page.title, "published": page.published, "outlet": page.outlet, "extra": page.extra}
    raw = page.raw.encode("utf-8", "surrogatepass")
    return {"id": page.id, "uri": page.uri, "media": str(page.media), "raw": zlib.compress(raw),
            "beside": json.dumps(beside, ensure_ascii=False, default=str), **_bytes(page, raw)}  # fmt: skip


def _bytes(page: Page, raw: bytes) -> Row:
    """Where the bytes are that the page's id is the hash of, and the text's own hash where that is another."""
    own = hashlib.sha256(raw).hexdigest()
    if own == page.id:
        return {"hashed": "text", "content": None, "text_hash": None}
    if page.content is not None:
        return {"hashed": "bytes", "content": zlib.compress(page.content), "text_hash": own}
    return {"hashed": "lost", "content": None, "text_hash": own}


def fault(row: RowMapping) -> str | None:
    """What is wrong with a page that is kept: its bytes or its text do not have the hash that they had."""
    raw = zlib.decompress(row["raw"])
    if row["hashed"] == "bytes" and hashlib.sha256(zlib.decompress(row["content"])).hexdigest() != row["id"]:
        return "its bytes are not those that its id is the hash of"
    if hashlib.sha256(raw).hexdigest() != (row["id"] if row["hashed"] == "text" else row["text_hash"]):
        return "its text is not the one that was kept"
    return None


def page_of(row: RowMapping) -> Page:
    """The page that ``page_row`` wrote."""
    beside = json.loads(row["beside"])
    raw = zlib.decompress(row["raw"]).decode("utf-8", "surrogatepass")
    content = zlib.decompress(row["content"]) if row["content"] is not None else None
    return Page(row["id"], row["uri"], raw, Media(row["media"]), **beside, content=content)


def doc_row(doc: Doc) -> Row:
    """The columns of ``pages`` that its reading fills."""
    published = doc.published
    return {"outlet": record.entity_json(doc.outlet), "title": doc.title, "published_from": published.start,
            "published_to": published.end, "published_basis": published.basis,
            "published_reason": published.reason}  # fmt: skip


def doc_of(row: RowMapping) -> Doc:
    """The doc that ``doc_row`` wrote."""
    outlet = record.entity_of(json.loads(row["outlet"])) if row["outlet"] else None
    published = Interval(row["published_from"], row["published_to"], None, row["published_basis"],
                         row["published_reason"])  # fmt: skip
    return Doc(row["id"], row["uri"], outlet, row["title"], published)
