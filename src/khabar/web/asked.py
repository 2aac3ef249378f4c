"""What views ask of the state, answered once and kept (``memory``) while the ledger stays as it is.

What is handed out is shared between requests, and is not to be changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from khabar import query
from khabar.export.state.slider import dated
from khabar.ledger.listing import Counts, Facet, Wanted, counts, parties
from khabar.model import UsageError
from khabar.query import NotFound
from khabar.state.asking import Asking, Keys, Question
from khabar.state.contradictions import Contradiction
from khabar.state.lanes import Pair, pairs
from khabar.state.network import Network
from khabar.state.network import network as drawn
from khabar.state.relation import Relation
from khabar.web.filters import Filters
from khabar.web.view import Context

_PARTIES = 60
"""Parties that are drawn of a network."""


def asking(context: Context) -> Asking:
    """The ledger as it is now; what it reads of the whole is read once."""
    return context.site.memory.get("asking", lambda: Asking.of(context.ledger))


def state(context: Context, question: Question, known_at: str | None = None) -> Sequence[Relation]:
    """What held, now or as known at a recorded time, ordered by relation and parties."""

    def work() -> Sequence[Relation]:
        asked = asking(context) if known_at is None else Asking.of(context.ledger, known_at)
        return asked.state(question)

    return context.site.memory.get(("state", question, known_at), work)


def network(context: Context, question: Question) -> Network:
    """Parties and the relations between two of them, bounded for a drawing."""
    return context.site.memory.get(("network", question), lambda: drawn(state(context, question), _PARTIES))


def lanes(context: Context, question: Question, known_at: str | None) -> Sequence[Pair]:
    """What held by pair of parties, over time."""
    return context.site.memory.get(("lanes", question, known_at), lambda: pairs(state(context, question, known_at)))


def days(context: Context) -> tuple[str, str] | None:
    """The first and the last day on which some relation moved."""
    return context.site.memory.get("days", lambda: dated(state(context, Question())))


def contested(context: Context, actor: Keys | None) -> Sequence[Contradiction]:
    """Where voices contradict each other."""
    return context.site.memory.get(("contested", actor), lambda: asking(context).contested(actor))


def tally(context: Context, fitting: Wanted) -> Counts:
    """How many claims fit, by kind and outlet."""
    return context.site.memory.get(("tally", fitting), lambda: counts(context.ledger, fitting))


def named(context: Context, fitting: Wanted, most: int = 12) -> Mapping[str, Sequence[Facet]]:
    """Whom the claims that fit name most, by role."""
    return context.site.memory.get(("named", fitting, most), lambda: parties(context.ledger, fitting, most))


def wanted(context: Context, filters: Filters) -> Wanted:
    """What the filters ask of the ledger. Raises ``UsageError`` where one does not fit, ``NotFound`` for a relation."""
    found, named = filters.wanted(), filters.values.get("relation")
    return found if named is None else replace(found, ids=_carrying(context, named, filters.values.get("as_of")))


def _carrying(context: Context, named: str, as_of: str | None) -> tuple[str, ...]:
    """The claims that carry a relation, by its id; of one account alone where its number follows after a dot."""
    id_, _, number = named.partition(".")
    told = state(context, Question(as_of=query.last_day(as_of)))
    relation = next((r for r in told if r.id == id_), None)
    if relation is None:
        raise NotFound(f"no relation goes by '{id_}'" + (f" as of {as_of}" if as_of else ""))
    if not number:
        return tuple(dict.fromkeys(claim for side in relation.sides for claim in side.claims))
    if not number.isdecimal() or not 1 <= int(number) <= len(relation.sides):
        raise UsageError(f"relation {id_} has {len(relation.sides)} accounts; '{number}' is none of them")
    return tuple(dict.fromkeys(relation.sides[int(number) - 1].claims))
