"""Review: claims one by one, by keyboard; accepted, rejected, corrected, missed ones added, each step undoable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from starlette.responses import Response, StreamingResponse

from khabar import query
from khabar.correcting import claim_of
from khabar.export import gold
from khabar.export.report.view import card
from khabar.export.table import SHORT_ID
from khabar.knowledge.event_types import event_types
from khabar.ledger import KeptClaim, Ledger, Query, finding, reviewed
from khabar.ledger.decisions import Decided, Decision
from khabar.ledger.listing import listed
from khabar.ledger.reviewed import Review
from khabar.model import Claim, LedgerError, Modality, Polarity, SourceKind, UsageError
from khabar.read.article import find_article
from khabar.web.asked import tally, wanted
from khabar.web.claim_form import ROLES, filled
from khabar.web.filters import Filters, place_of, written
from khabar.web.language import N_
from khabar.web.pane import kept_page, pane
from khabar.web.view import Context, Operation, Screen, View

_CHOICES: dict[str, Any] = {"events": event_types, "modalities": Modality, "polarities": Polarity, "kinds": SourceKind}


# -- pages ---------------------------------------------------------------------------------------


def review(context: Context) -> Response:
    """The claim to be looked at: the one that is named, else the first that stands as the filters ask."""
    filters = _filters(context)
    fitting, after = wanted(context, filters), context.asked.get("after")
    queue = listed(context.ledger, fitting, place_of(after), 1)
    kept = _shown(context, queue.claims)
    page = kept.claim.doc.id if kept is not None else None
    following = written(queue.following) if queue.claims == [kept] else after
    return context.render(
        "review.html.j2", kept=kept, filters=filters, after=after, following=following,
        card=card(kept.claim.id[:SHORT_ID], kept.claim) if kept is not None else None,
        pane=pane(context.ledger, page, kept.claim.id) if kept is not None and page else None,
        verdict=_verdict_of(context.ledger, kept), remaining=tally(context, fitting).total,
        tally=reviewed.tally(context.ledger), recent=reviewed.recent(context.ledger), decisions=Decision, roles=ROLES,
        **_CHOICES,
    )  # fmt: skip


def decide(context: Context) -> Response:
    """Keep a decision, and go on to the next claim."""
    made = _decide(context)
    after = str(context.form.get("after", ""))
    back = [*_back(context).items(), ("after", after)]
    if made.verdict is Decision.ADD:  # what was being looked at still is
        back.append(("claim", str(context.form.get("claim", ""))))
    return _on(context, "/review", back)


def undo(context: Context) -> Response:
    """Take a decision back, and show its claim again."""
    _undo(context)
    return _on(context, "/review", [*_back(context).items(), ("claim", str(context.form.get("claim", "")))])


def _on(context: Context, path: str, values: list[tuple[str, str]]) -> Response:
    """Htmx is told where to go on; it would take a redirect for the answer itself."""
    if context.is_partial:
        return Response(headers={"HX-Redirect": context.link(path, values)})
    return context.redirect(path, values)


def _filters(context: Context) -> Filters:
    return Filters.of({"review": str(Review.OPEN), **context.asked})


def _back(context: Context) -> dict[str, str]:
    """The filters that the form carries, to go on with."""
    return Filters.of({key.removeprefix("back."): str(value) for key, value in context.form.items()
                       if key.startswith("back.")}).values  # fmt: skip


def _shown(context: Context, queue: list[KeptClaim]) -> KeptClaim | None:
    asked = context.asked.get("claim")
    return query.one_claim(context.ledger, asked) if asked else next(iter(queue), None)


def _verdict_of(ledger: Ledger, kept: KeptClaim | None) -> reviewed.Verdict | None:
    return reviewed.verdicts(ledger, [kept]).get(kept.claim.id) if kept is not None else None


# -- deciding --------------------------------------------------------------------------------------


def _decide(context: Context) -> Decided:
    """Raises ``UsageError`` where the decision does not fit."""
    form, ledger = context.form, context.writable
    try:
        verdict = Decision(str(form.get("verdict", "")))
    except ValueError as error:
        raise UsageError(f"a decision is one of {', '.join(Decision)}") from error
    claim = str(form.get("claim", "")) if verdict is not Decision.ADD else None
    corrected = _corrected(context) if verdict in {Decision.CORRECT, Decision.ADD} else None
    note = " ".join(str(form.get("note", "")).split()) or None
    try:
        return ledger.decide(claim, verdict, context.reviewer, corrected=corrected, note=note)
    except LedgerError as error:
        raise UsageError(str(error)) from error


def _corrected(context: Context) -> Claim:
    """The claim as the form has it, on the page that the form names."""
    found = kept_page(context.ledger, str(context.form.get("page", "")))
    ids = [str(value) for key, value in context.form.items() if key.endswith(".id") and value]
    given = filled(context.form, find_article(found.page), finding.labels(context.ledger, ids))
    return claim_of(given, found.doc, found.page.raw)


def _undo(context: Context) -> None:
    number, ledger = str(context.form.get("decision", "")), context.writable
    try:
        ledger.undo_decision(int(number) if number.isdecimal() else 0, context.reviewer)
    except LedgerError as error:
        raise UsageError(str(error)) from error


# -- for programs ------------------------------------------------------------------------------------


def decide_json(context: Context) -> object:
    """Keep a decision."""
    made = _decide(context)
    return {"id": made.id, "claim": made.corrected.id if made.corrected is not None else made.claim,
            "verdict": str(made.verdict), "who": made.who, "made_at": made.made_at}  # fmt: skip


def undo_json(context: Context) -> object:
    """Take a decision back."""
    _undo(context)
    return {"undone": str(context.form.get("decision", ""))}


def gold_lines(context: Context) -> Response:
    """What people accepted, corrected and added, as gold for the scorer."""
    head = {"Content-Disposition": 'attachment; filename="khabar-gold.jsonl"'}
    lines = (f"{gold.line(claim)}\n" for claim in _approved(context.ledger))
    return StreamingResponse(lines, media_type="application/x-ndjson", headers=head)


def _approved(ledger: Ledger) -> Iterator[Claim]:
    """Page by page, in the order of the text."""
    for page in reviewed.reviewed_pages(ledger):
        kept = list(ledger.claims(Query(page=page)))
        decided = reviewed.verdicts(ledger, kept)
        yield from (k.claim for k in kept if k.claim.id in decided)


_STRING = {"type": "string"}
_DECISION = {"type": "object", "properties": {
    "id": {"type": "integer"}, **dict.fromkeys(("claim", "verdict", "who", "made_at"), _STRING)}}  # fmt: skip
_BODY = {"type": "object", "required": ["verdict"], "properties": {
    "verdict": {"enum": [str(d) for d in Decision]},
    "claim": {"type": "string", "description": "The claim's id; not to add."},
    "page": {"type": "string", "description": "The page's id, to correct and to add."},
    "evidence": {"type": "string", "description": "A place as r12-40 (raw offsets); may stand more than once."},
    "event": {"type": "string", "description": "TYPE or TYPE/mode."},
    "actors.0.name": {"type": "string", "description": "And .id, .at; likewise the other roles; sources .kind, .cue"},
    **dict.fromkeys(("note", "trigger", "modality", "polarity", "condition", "time_from", "time_to", "time_text"),
                    _STRING)}}  # fmt: skip
_UNDO = {"type": "object", "required": ["decision"], "properties": {"decision": {"type": "integer"}}}

VIEW = View(
    "review", N_("Review"),
    (Screen("/review", review), Screen("/review/decide", decide, "POST"), Screen("/review/undo", undo, "POST")),
    (
        Operation("/review/decide", decide_json, "Keep a decision on a claim, or add one.", _DECISION, (), "POST",
                  _BODY),
        Operation("/review/undo", undo_json, "Take a decision back.", {"type": "object"}, (), "POST", _UNDO),
        Operation("/review/gold.jsonl", gold_lines, "Accepted, corrected and added claims in the scorer's format.",
                  {"type": "string"}, media="application/x-ndjson"),
    ),
)  # fmt: skip
