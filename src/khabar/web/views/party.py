"""Party: who it is, how it stands to others, what it says and what is said of it, and who calls it what."""

from __future__ import annotations

from starlette.responses import Response

from khabar import query
from khabar.export.state import lines
from khabar.ledger import Query
from khabar.ledger.listing import Listed, Wanted, listed
from khabar.ledger.query import Name
from khabar.model import UsageError
from khabar.state.dossier import dossier, named
from khabar.web.asked import asking
from khabar.web.asked import named as named_most
from khabar.web.language import N_
from khabar.web.view import Context, Operation, Parameter, Screen, View
from khabar.web.views.claims import cards

_SAID, _MOST = 5, 24


def party(context: Context) -> Response:
    """One party; without a name, those that the claims name most."""
    who = context.asked.get("who")
    if who is None:
        return context.render("party_which.html.j2", most=named_most(context, Wanted(), _MOST).get("actor", []))
    keys = query.party(context.ledger, who)
    name = query.name(who)
    return context.render("party.html.j2", who=who, found=dossier(asking(context), keys), named=named,
                          said=cards(_said(context, name)))  # fmt: skip


def party_json(context: Context) -> object:
    """The same as JSON."""
    who = context.asked.get("who")
    if who is None:
        raise UsageError("say whom: ?who=NAME")
    asked = asking(context)
    found = dossier(asked, query.party(context.ledger, who))
    facts = [fact._asdict() for known in found.known for fact in known.facts]
    passages = asked.passages(c for usage in found.words for c in usage.claims)
    return {
        "ids": [k.entity.id for k in found.known],
        "names": [name for k in found.known for name in (k.entity.ar, k.entity.en, *k.aliases, *k.loaded)],
        "facts": facts, "relations": [lines.relation(r) for r in found.relations],
        "words": [lines.usage(u, passages) for u in found.words], "timeline": [lines.event(e) for e in found.events],
        "all": {"relations": found.all_relations, "words": found.all_words, "timeline": found.all_events},
    }  # fmt: skip


def _said(context: Context, name: Name | None) -> Listed:
    return listed(context.ledger, Wanted(Query(source=name)), None, _SAID)


_ANSWER = {"type": "object", "properties": {
    "ids": {"type": "array", "items": {"type": "string"}}, "names": {"type": "array", "items": {"type": "string"}},
    **{key: {"type": "array", "items": {"type": "object"}} for key in ("facts", "relations", "words", "timeline")},
    "all": {"type": "object", "additionalProperties": {"type": "integer"}},
}}  # fmt: skip

VIEW = View(
    "party", N_("Parties"),
    (Screen("/party", party),),
    (Operation("/party", party_json, "One party: names, dated facts, relations, words for it, timeline.", _ANSWER,
               (Parameter("who", "A name in Arabic or English, or an entity's id."),)),),
)  # fmt: skip
