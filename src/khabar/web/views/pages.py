"""Pages: all of them, and one whole, with what bounds its date, where it was seen, and its claims."""

from __future__ import annotations

from dataclasses import asdict

from starlette.responses import Response

from khabar.export.jsonl import claim_dict
from khabar.ledger.shelf import PageLine, Spot, pages_by_id, shelf, sightings
from khabar.model import UsageError
from khabar.web import openapi
from khabar.web.language import N_
from khabar.web.pane import kept_page, pane
from khabar.web.view import Context, Operation, Parameter, Screen, View

_SHOWN = 60
_SEPARATOR = "~"


def pages(context: Context) -> Response:
    """The list."""
    found = shelf(context.ledger, _spot(context.asked.get("after")), _SHOWN)
    return context.render("pages.html.j2", shelf=found, following=_written(found.following),
                          is_first="after" not in context.asked)  # fmt: skip


def page(context: Context) -> Response:
    """One page whole."""
    page_id = context.request.path_params["page"]
    return context.render("page.html.j2", pane=pane(context.ledger, page_id, context.asked.get("claim")),
                          seen=sightings(context.ledger, page_id))  # fmt: skip


def alike(context: Context) -> Response:
    """Pages that tell the same story in the same words: one origin, however many publish it."""
    page_id = context.request.path_params["page"]
    origins = context.ledger.origins()
    head = origins.get(page_id)
    others = [other for other, of in origins.items() if of == head and other != page_id]
    return context.render("alike.html.j2", pages=pages_by_id(context.ledger, others))


def pages_json(context: Context) -> object:
    """A part of the list."""
    found = shelf(context.ledger, _spot(context.asked.get("after")), _SHOWN)
    return {"pages": [line_dict(line) for line in found.pages], "total": found.total,
            "next": _written(found.following)}  # fmt: skip


def page_json(context: Context) -> object:
    """One page: its text, its date with the reason, its blocks by kind, where it was seen, and its claims."""
    found = pane(context.ledger, context.request.path_params["page"])
    doc, raw = found.page.doc, found.page.page
    seen = sightings(context.ledger, doc.id)
    return {
        "id": doc.id, "uri": doc.uri, "title": doc.title, "media": str(raw.media), "text": raw.raw,
        "outlet": asdict(doc.outlet) if doc.outlet else None, "published": asdict(doc.published),
        "parts": [{"kind": part.kind, "reason": part.reason, "text": part.text} for part in found.section.parts],
        "seen": [asdict(each) for each in seen],
        "claims": [claim_dict(card.claim) for card in found.section.cards],
    }  # fmt: skip


def page_text(context: Context) -> Response:
    """The page as it was read: every offset counts in this text."""
    found = kept_page(context.ledger, context.request.path_params["page"])
    return Response(found.page.raw.encode("utf-8", "surrogatepass"), media_type="text/plain; charset=utf-8")


def line_dict(line: PageLine) -> dict[str, object]:
    """A page of a list, for programs."""
    return asdict(line)


def _spot(text: str | None) -> Spot | None:
    if not text:
        return None
    recorded, found, page_id = text.partition(_SEPARATOR)
    if not (found and page_id):
        raise UsageError(f"'{text}' is no place in the list; begin again without it")
    return Spot(recorded, page_id)


def _written(spot: Spot | None) -> str | None:
    return _SEPARATOR.join(spot) if spot is not None else None


_STRING = {"type": ["string", "null"]}
_LINE = {"type": "object", "properties": {
    **dict.fromkeys(("id", "uri", "title", "recorded"), _STRING), "outlet": {"type": ["object", "null"]},
    "published": {"type": "object"}, "claims": {"type": "integer"}}}  # fmt: skip
_LIST = {"type": "object", "properties": {"pages": {"type": "array", "items": _LINE}, "total": {"type": "integer"},
                                          "next": _STRING}}  # fmt: skip
_PAGE = {"type": "object", "properties": {
    **dict.fromkeys(("id", "uri", "title", "media", "text"), _STRING),
    "outlet": {"type": ["object", "null"]}, "published": {"type": "object"},
    **{key: {"type": "array", "items": {"type": "object"}} for key in ("parts", "seen")},
    "claims": {"type": "array", "items": openapi.CLAIM}}}  # fmt: skip
_ID = Parameter("page", "A page's id.", "path")

VIEW = View(
    "pages", N_("Pages"),
    (Screen("/pages", pages), Screen("/page/{page}", page), Screen("/page/{page}/alike", alike, is_piece=True)),
    (
        Operation("/pages", pages_json, "Pages, newest first, a part at a time.", _LIST,
                  (Parameter("after", "The `next` of the part before."),)),
        Operation("/pages/{page}", page_json, "One page with its blocks and claims.", _PAGE, (_ID,)),
        Operation("/pages/{page}/text", page_text, "The page as it was read.", {"type": "string"}, (_ID,),
                  media="text/plain"),
    ),
)  # fmt: skip
