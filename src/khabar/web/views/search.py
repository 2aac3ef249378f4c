"""Search across parties, pages and claims; searches that are kept, each with an Atom feed."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from hmac import compare_digest, new
from itertools import islice

from starlette.exceptions import HTTPException
from starlette.responses import Response

from khabar import query
from khabar.ledger import Query, finding, searches
from khabar.ledger.listing import Listed, Wanted, listed
from khabar.ledger.searches import Search
from khabar.ledger.shelf import PageLine
from khabar.model import LedgerError, UsageError
from khabar.query import NotFound
from khabar.web import access, openapi
from khabar.web.asked import wanted
from khabar.web.filters import Filters
from khabar.web.language import N_
from khabar.web.view import Context, Operation, Parameter, Screen, View
from khabar.web.views.claims import cards, kept_dict

_PARTIES, _PAGES, _CLAIMS, _ENTRIES = 12, 12, 20, 50


# -- pages ---------------------------------------------------------------------------------------


def search(context: Context) -> Response:
    """What was found of the words, and the searches that are kept."""
    asked = context.asked.get("q", "")
    parties, pages, claims = _found(context, asked)
    return context.render(
        "search.html.j2", asked=asked, parties=parties, pages=pages, cards=cards(claims), more=claims.following,
        kept=searches.searches(context.ledger), feed_key=lambda found: feed_key(context, found), filters=Filters({}),
        chosen=None,
    )  # fmt: skip


def save(context: Context) -> Response:
    """Keep a search: the filters that the form carries, under a name."""
    filters = Filters.of({key: str(value) for key, value in context.form.items()})
    wanted(context, filters)  # what does not fit is not kept
    try:
        searches.save(context.writable, str(context.form.get("name", "")), filters.values, context.reviewer)
    except LedgerError as error:
        raise UsageError(str(error)) from error
    return context.redirect("/search")


def forget(context: Context) -> Response:
    """Take a kept search back."""
    searches.forget(context.writable, _kept(context).id, context.reviewer)
    return context.redirect("/search")


def feed(context: Context) -> Response:
    """The newest claims of a kept search, for a feed reader. Beyond loopback its address holds a key of its own."""
    kept = _kept(context)
    if not (access.is_allowed(context.request, context.site.settings) or _has_key(context, kept)):
        raise HTTPException(403, "this feed's address has lost its key")
    found = listed(context.ledger, wanted(context, Filters.of(kept.asked)), None, _ENTRIES)
    base = str(context.request.base_url).rstrip("/")
    made = max((k.recorded_from for k in found.claims), default=kept.made_at)
    response = context.render("feed.xml.j2", search=kept, cards=cards(found), kept=found.claims, base=base, made=made)
    response.headers["Content-Type"] = "application/atom+xml; charset=utf-8"
    return response


def feed_key(context: Context, kept: Search) -> str:
    """What lets a feed reader in, which cannot give the token; empty on loopback."""
    token = context.site.settings.token
    return new(token.encode(), f"feed {kept.id}".encode(), sha256).hexdigest()[:32] if token else ""


def _has_key(context: Context, kept: Search) -> bool:
    return compare_digest(context.asked.get("key", "").encode(), feed_key(context, kept).encode())


def _kept(context: Context) -> Search:
    number = context.request.path_params["number"]
    try:
        return searches.search(context.ledger, int(number) if str(number).isdecimal() else 0)
    except LedgerError as error:
        raise NotFound(str(error)) from error


def _found(context: Context, asked: str) -> tuple[list[finding.FoundParty], list[PageLine], Listed]:
    words = query.words(asked)
    if not words:
        return [], [], Listed([], None)
    name = query.name(asked)
    parties = finding.parties(context.ledger, name, _PARTIES) if name is not None else []
    pages = finding.pages(context.ledger, words, _PAGES)
    return parties, pages, listed(context.ledger, Wanted(Query(words=words)), None, _CLAIMS)


# -- JSON ------------------------------------------------------------------------------------------


def search_json(context: Context) -> object:
    """Parties, pages and claims that fit the words."""
    parties, pages, claims = _found(context, context.asked.get("q", ""))
    return {"parties": [asdict(p) for p in parties], "pages": [asdict(p) for p in pages],
            "claims": [kept_dict(k) for k in claims.claims]}  # fmt: skip


def searches_json(context: Context) -> object:
    """The searches that are kept."""
    return {"searches": [asdict(s) for s in searches.searches(context.ledger)]}


def names_json(context: Context) -> object:
    """Whoever goes by a name that begins so, in the ledger or in the tables of knowledge: to be picked from."""
    asked = context.asked.get("q", "")
    if not query.words(asked):
        return {"parties": []}
    name = query.name(asked)
    found = finding.parties(context.ledger, name, _PARTIES) if name is not None else []
    known = {p.id: p.label for p in found if p.id is not None}
    known |= {e.id: e.label for e in islice(query.known_as(asked), _PARTIES)}
    return {"parties": [{"id": i, "label": asdict(label)} for i, label in known.items()]}


_LISTS = {"type": "array", "items": {"type": "object"}}
_FOUND = {"type": "object", "properties": {"parties": _LISTS, "pages": _LISTS,
                                           "claims": {"type": "array", "items": openapi.CLAIM}}}  # fmt: skip
_Q = (Parameter("q", "Words: of names, of titles, of evidence."),)

VIEW = View(
    "search", N_("Search"),
    (
        Screen("/search", search), Screen("/search", save, "POST"), Screen("/search/{number}/forget", forget, "POST"),
        Screen("/search/{number}.atom", feed, is_open=True),
    ),
    (
        Operation("/search", search_json, "Parties, pages and claims that fit some words.", _FOUND, _Q),
        Operation("/searches", searches_json, "The searches that are kept; each has a feed at /ar/search/{id}.atom.",
                  {"type": "object", "properties": {"searches": _LISTS}}),
        Operation("/parties", names_json, "Parties by the beginnings of their names.",
                  {"type": "object", "properties": {"parties": _LISTS}}, _Q),
    ),
)  # fmt: skip
