"""Contested: where voices contradict each other, the passages of all sides beside each other. Nothing is decided."""

from __future__ import annotations

from collections import Counter

from starlette.responses import Response

from khabar import query
from khabar.export.state import lines, wording
from khabar.model import UsageError
from khabar.state.contradictions import KINDS, Contradiction
from khabar.web import asked
from khabar.web.language import N_
from khabar.web.parts import Part, part
from khabar.web.view import Context, Operation, Parameter, Screen, View

LIMIT = 20
"""Contradictions in one part of the list."""
MOST = 3
"""Voices of one side, and claims of one voice, whose words are shown; the others are linked."""


def contested(context: Context) -> Response:
    """The contradictions of one kind and party, a part at a time, with how many there are of each kind."""
    status, error = 200, ""
    try:
        counts, found = _found(context)
    except UsageError as wrong:
        status, error, counts, found = 400, str(wrong), Counter(), part([], None, LIMIT)
    voices = (v for one in found.shown for t in one.tellings for v in t.voices[:MOST])
    passages = asked.asking(context).passages(c for v in voices for c in v.claims[:MOST])
    kept = [(name, context.asked[name]) for name in ("kind", "party") if name in context.asked]
    return context.render(
        "contested.html.j2", status, error=error, counts=counts, found=found, passages=passages, most=MOST,
        kinds=KINDS, kept=kept, wording=wording,
    )  # fmt: skip


def contested_json(context: Context) -> object:
    """The same as JSON, with every passage of each side."""
    _, found = _found(context)
    passages = asked.asking(context).passages(c for one in found.shown for t in one.tellings for c in t.claims)
    return {"contested": [lines.contradiction(c, passages) for c in found.shown], "next": found.following}


def _found(context: Context) -> tuple[Counter[str], Part[Contradiction]]:
    kind = query.contradiction(context.asked.get("kind"))
    whole = asked.contested(context, query.keys(context.ledger, context.asked.get("party")))
    wanted = [c for c in whole if kind in {None, c.what}]
    return Counter(c.what for c in whole), part(wanted, context.asked.get("after"), LIMIT)


_FOUND = {"type": "object", "properties": {"contested": {"type": "array", "items": {"type": "object"}},
                                           "next": {"type": ["string", "null"]}}}  # fmt: skip

VIEW = View(
    "contested", N_("Contested"), (Screen("/contested", contested),),
    (
        Operation(
            "/contested", contested_json, "Contradictions, with the passages of all sides.", _FOUND,
            (Parameter("kind", f"One of {', '.join(KINDS)}."), Parameter("party", "A name or an id."),
             Parameter("after", "The `next` of the part before.")),
        ),
    ),
)  # fmt: skip
