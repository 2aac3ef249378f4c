"""Claims: filters, the list with its chains, and beside it the page's text with the chosen claim's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from starlette.responses import Response, StreamingResponse

from khabar import query
from khabar.export import sheet
from khabar.export.jsonl import claim_dict
from khabar.export.report.view import Card, card
from khabar.export.table import SHORT_ID
from khabar.ledger import KeptClaim, Ledger
from khabar.ledger.listing import Listed, Wanted, listed
from khabar.ledger.reviewed import verdicts
from khabar.model import UsageError
from khabar.web import asked, openapi
from khabar.web.filters import Filters, parameters, place_of, written
from khabar.web.language import N_
from khabar.web.pane import Pane, original, pane
from khabar.web.view import Context, Operation, Parameter, Screen, View

SHOWN = 40
"""Claims in one part of the list."""
_MOST = 500


# -- pages ---------------------------------------------------------------------------------------


def claims(context: Context) -> Response:
    """The list, and the text of the chosen claim (the first, where none is chosen); counts follow by themselves."""
    filters = Filters.of(context.asked)
    try:
        fitting, after = asked.wanted(context, filters), place_of(context.asked.get("after"))
    except UsageError as error:
        return context.render("claims.html.j2", 400, **_empty(filters, str(error)))
    found = listed(context.ledger, fitting, after, SHOWN)
    chosen = context.asked.get("claim") or next((k.claim.id for k in found.claims), None)
    return context.render(
        "claims.html.j2", filters=filters, cards=cards(found),
        verdicts=verdicts(context.ledger, found.claims), following=written(found.following),
        is_first=after is None, error="",
        pane=_chosen(context, found, chosen), chosen=chosen,
    )  # fmt: skip


def tallies(of: str) -> tuple[Screen, Screen]:
    """The pieces beside a view's filters, each count leading to a narrower view at the path ``of``."""

    def tally(context: Context) -> Response:
        """By kind and outlet."""
        filters = Filters.of(context.asked)
        found = asked.tally(context, asked.wanted(context, filters))
        return context.render("counts.html.j2", filters=filters, of=of, counts=found)

    def tally_parties(context: Context) -> Response:
        """By party, which takes longer."""
        filters = Filters.of(context.asked)
        found = asked.named(context, asked.wanted(context, filters))
        return context.render("parties.html.j2", filters=filters, of=of, parties=found)

    return Screen(f"{of}/counts", tally, is_piece=True), Screen(f"{of}/parties", tally_parties, is_piece=True)


def one(context: Context) -> Response:
    """A claim's own page: how it reads, its chain, every field, and its words on the page."""
    kept = query.one_claim(context.ledger, context.request.path_params["id"])
    shown = pane(context.ledger, kept.claim.doc.id, kept.claim.id)
    return context.render("claim.html.j2", kept=kept, card=card(kept.claim.id[:SHORT_ID], kept.claim), pane=shown,
                          verdict=verdicts(context.ledger, [kept]).get(kept.claim.id))  # fmt: skip


def support(context: Context) -> Response:
    """How many independent origins say the same as a claim, with their pages."""
    kept = query.one_claim(context.ledger, context.request.path_params["id"])
    return context.render("support.html.j2", origins=context.ledger.support(kept.claim))


def text(context: Context) -> Response:
    """The text alone: for the pane beside a list, or as a page of its own where it is not htmx that asks."""
    shown = pane(context.ledger, context.request.path_params["page"], context.asked.get("claim"))
    return context.render("pane.html.j2" if context.is_partial else "text.html.j2", pane=shown, inner="pane.html.j2")


def source(context: Context) -> Response:
    """The page as it was fetched, in the same two ways."""
    shown = original(context.ledger, context.request.path_params["page"], context.asked.get("claim"))
    template = "original.html.j2" if context.is_partial else "text.html.j2"
    return context.render(template, original=shown, inner="original.html.j2")


def cards(found: Listed) -> list[Card]:
    """The claims of a list as they are drawn."""
    return [card(k.claim.id[:SHORT_ID], k.claim) for k in found.claims]


def _chosen(context: Context, found: Listed, chosen: str | None) -> Pane | None:
    if chosen is None:
        return None
    page = next((k.claim.doc.id for k in found.claims if k.claim.id == chosen), None)
    if page is None:
        page = query.one_claim(context.ledger, chosen).claim.doc.id
    return pane(context.ledger, page, chosen)


def _empty(filters: Filters, error: str) -> dict[str, object]:
    return {"filters": filters, "cards": [], "verdicts": {}, "following": None, "is_first": True, "error": error,
            "pane": None, "chosen": None}  # fmt: skip


# -- JSON and CSV ----------------------------------------------------------------------------------


def claims_json(context: Context) -> object:
    """A part of the list."""
    limit = _limit(context.asked.get("limit"))
    fitting = asked.wanted(context, Filters.of(context.asked))
    found = listed(context.ledger, fitting, place_of(context.asked.get("after")), limit)
    return {"claims": [kept_dict(k) for k in found.claims], "next": written(found.following)}


def facets_json(context: Context) -> object:
    """Counts of what the filters leave."""
    fitting = asked.wanted(context, Filters.of(context.asked))
    found = {role: [asdict(f) for f in facets] for role, facets in asked.named(context, fitting).items()}
    return {**asdict(asked.tally(context, fitting)), "parties": found}


def claim_json(context: Context) -> object:
    """One claim."""
    return kept_dict(query.one_claim(context.ledger, context.request.path_params["id"]))


def kept_dict(kept: KeptClaim) -> dict[str, object]:
    """A claim after the schema, with the time in which the ledger has held it."""
    return {**claim_dict(kept.claim), "recorded": {"from": kept.recorded_from, "to": kept.recorded_to}}


def claims_csv(context: Context) -> Response:
    """All that the filters leave, as a table, sent as it comes from the ledger."""
    fitting = asked.wanted(context, Filters.of(context.asked))  # what does not fit is told before the answer begins
    head = {"Content-Disposition": 'attachment; filename="khabar-claims.csv"'}
    found = (kept.claim for kept in _all(context.ledger, fitting))
    return StreamingResponse(sheet.rows(found), media_type="text/csv; charset=utf-8", headers=head)


def _all(ledger: Ledger, fitting: Wanted) -> Iterator[KeptClaim]:
    part = listed(ledger, fitting, None, _MOST)
    yield from part.claims
    while part.following is not None:
        part = listed(ledger, fitting, part.following, _MOST)
        yield from part.claims


def _limit(text: str | None) -> int:
    if text is None:
        return SHOWN
    if not text.isdecimal() or not 1 <= int(text) <= _MOST:
        raise UsageError(f"limit is a number from 1 to {_MOST}, not '{text}'")
    return int(text)


_KEPT = {"allOf": [openapi.CLAIM, {"type": "object", "properties": {"recorded": {"type": "object", "properties": {
    "from": {"type": "string"}, "to": {"type": ["string", "null"]}}}}}]}  # fmt: skip
_FACET = {"type": "array", "items": {"type": "object", "properties": {
    "value": {"type": "string"}, "count": {"type": "integer"}, "label": {"type": ["object", "null"]}}}}  # fmt: skip
_FACETS = {"type": "object", "properties": {
    "total": {"type": "integer"}, "pages": {"type": "integer"},
    **dict.fromkeys(("types", "modalities", "polarities", "outlets"), _FACET),
    "parties": {"type": "object", "additionalProperties": _FACET}}}  # fmt: skip
_LIST = {"type": "object", "properties": {"claims": {"type": "array", "items": _KEPT},
                                          "next": {"type": ["string", "null"]}}}  # fmt: skip
_ID = Parameter("id", "A claim's id, or its beginning.", "path")
_PAGING = (
    Parameter("after", "The `next` of the part before."),
    Parameter("limit", f"1 to {_MOST}; {SHOWN} if missing."),
)

VIEW = View(
    "claims", N_("Claims"),
    (
        Screen("/claims", claims), *tallies("/claims"), Screen("/claim/{id}", one),
        Screen("/claim/{id}/support", support, is_piece=True), Screen("/text/{page}", text),
        Screen("/original/{page}", source),
    ),
    (
        Operation("/claims", claims_json, "Claims, newest page first, a part at a time.", _LIST,
                  (*parameters(), *_PAGING)),
        Operation("/claims.csv", claims_csv, "The same as CSV, whole.", {"type": "string"}, parameters(),
                  media="text/csv"),
        Operation("/claims/{id}", claim_json, "One claim.", _KEPT, (_ID,)),
        Operation("/facets", facets_json, "How many claims there are, by what tells them apart.", _FACETS,
                  parameters()),
    ),
)  # fmt: skip
