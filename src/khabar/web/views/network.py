"""Network: parties and the relations between them as of a day, drawn, and the same as a table."""

from __future__ import annotations

from starlette.responses import Response

from khabar import query
from khabar.export.state import lines
from khabar.export.state.drawing import drawing
from khabar.export.state.slider import slider
from khabar.state.asking import Question
from khabar.state.network import Network, groups
from khabar.web import asked
from khabar.web.language import N_
from khabar.web.parts import part
from khabar.web.view import Context, Operation, Parameter, Screen, View

_ROWS = 80
"""Relations in one part of the table."""


def shown(context: Context) -> Response:
    """The network."""
    found, day = _found(context), query.last_day(context.asked.get("as_of"))
    return context.render(
        "network.html.j2", found=found, drawing=drawing(found), groups=groups(),
        slider=slider(asked.days(context), day),
        rows=part(found.ties, context.asked.get("after"), _ROWS),
        as_of=context.asked.get("as_of", ""), kind=context.asked.get("relation", ""),
    )  # fmt: skip


def network_json(context: Context) -> object:
    """The same as JSON."""
    found = _found(context)
    return {"parties": [lines.party(p) for p in found.parties],
            "left_out": found.left_out, "relations_left_out": found.ties_left_out,
            "relations": [lines.relation(t.relation) for t in found.ties]}  # fmt: skip


def _found(context: Context) -> Network:
    as_of, kind = query.last_day(context.asked.get("as_of")), query.relation(context.asked.get("relation"))
    return asked.network(context, Question(as_of=as_of, relation=kind))


_LIST = {"type": "array", "items": {"type": "object"}}

VIEW = View(
    "network", N_("Network"),
    (Screen("/network", shown),),
    (Operation("/network", network_json, "Parties and the relations between two of them, as of a day.",
               {"type": "object", "properties": {"parties": _LIST, "relations": _LIST,
                                                 "left_out": {"type": "integer"},
                                                 "relations_left_out": {"type": "integer"}}},
               (Parameter("as_of", "The day, month or year (its last day); without it, by all that is known."),
                Parameter("relation", "One kind of relation, or a group of them."))),),
)  # fmt: skip
