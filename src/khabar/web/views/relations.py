"""Relations: what stands between pairs of parties over time, as of a day, as known at a time, as one voice tells it."""

from __future__ import annotations

from starlette.responses import Response

from khabar import query
from khabar.export.state import lines, strip, wording
from khabar.export.state.slider import slider
from khabar.knowledge.relations import machine
from khabar.model import UsageError
from khabar.state.asking import Question
from khabar.state.lanes import Pair
from khabar.web.asked import days, lanes
from khabar.web.language import N_
from khabar.web.parts import Part, part
from khabar.web.view import Context, Operation, Parameter, Screen, View

LIMIT = 20
"""Pairs in one part of the list."""
MOST = 3
"""Voices of one stretch that are shown; all its claims are linked."""
_FILTERS = {
    "as_of": "On this day (of a month or year, its last).",
    "known_at": "By what the ledger knew then: a day, or a UTC time.",
    "voice": "The world as this source or outlet alone tells it.",
    "party": "Relations of this party: a name or an id.",
    "relation": "support, hostility, truce, talks, alignment, control, structure …",
}


def relations(context: Context) -> Response:
    """The lanes of a part of the pairs, and the same as a table."""
    status, error, as_of = 200, "", None
    found: Part[Pair] = part([], None, LIMIT)
    try:
        found, as_of = _found(context), query.last_day(context.asked.get("as_of"))
    except UsageError as wrong:
        status, error = 400, str(wrong)
    drawn = [lane for pair in found.shown for lane in pair.lanes]
    return context.render(
        "lanes.html.j2", status, error=error, found=found, lanes=drawn, most=MOST, scale=strip,
        strip=strip.Strip.of(drawn, as_of, mirrored=context.language == "ar"), wording=wording,
        slider=slider(days(context), as_of) if not error else None,
        kinds=dict.fromkeys(k.group for k in machine().kinds.values()),
        kept=[(name, context.asked[name]) for name in _FILTERS if name in context.asked],
    )  # fmt: skip


def relations_json(context: Context) -> object:
    """The relations of a part of the pairs."""
    found = _found(context)
    told = [lines.relation(lane.relation) for pair in found.shown for lane in pair.lanes]
    return {"relations": told, "next": found.following}


def _found(context: Context) -> Part[Pair]:
    asked, kept = context.asked.get, context.ledger
    question = Question(query.last_day(asked("as_of")), query.keys(kept, asked("party")),
                        query.relation(asked("relation")), query.keys(kept, asked("voice")))  # fmt: skip
    return part(lanes(context, question, query.known_at(asked("known_at"))), asked("after"), LIMIT)


_FOUND = {"type": "object", "properties": {"relations": {"type": "array", "items": {"type": "object"}},
                                           "next": {"type": ["string", "null"]}}}  # fmt: skip

VIEW = View(
    "relations", N_("Relations"), (Screen("/relations", relations),),
    (
        Operation(
            "/relations", relations_json, "Relations with every account of them, by pair of parties.", _FOUND,
            (*(Parameter(name, text) for name, text in _FILTERS.items()),
             Parameter("after", "The `next` of the part before.")),
        ),
    ),
)  # fmt: skip
