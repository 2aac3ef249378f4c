"""How the state's parts are put into words: parties, voices, statuses, intervals."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.export import wording
from khabar.export.terminal import Direct, as_it_is
from khabar.knowledge.relations import NOTHING, machine
from khabar.ledger.briefs import Brief, Who
from khabar.ledger.windows import BEGINNING, END, Window
from khabar.model import Label
from khabar.state.contradictions import Contradiction, Telling
from khabar.state.relation import CONTESTED, Party, Relation, Side, Voice

SHORT_ID = 8
"""Characters of a claim's id that tell claims apart in all but the largest ledgers."""
_INTERESTED = "*"
"""Marks a voice that is a party to what it tells of."""


def party(of: Party, direct: Direct = as_it_is) -> str:
    """The neutral name; a dash where the pages do not say who it is."""
    return direct(of.label.en or of.label.ar or of.key) if of.named else "—"


def parties(relation: Relation, direct: Direct = as_it_is) -> str:
    """Who stands to whom; a double arrow where neither is the doer alone."""
    a, b = relation.parties
    form = machine().kinds[relation.relation].form
    if form == "single":
        return party(a, direct)
    if form == "mutual" and not a.named:
        a, b = b, a
    return f"{party(a, direct)} {'↔' if form == 'mutual' else '→'} {party(b, direct)}"


def relation_name(relation: str) -> str:
    """The relation's English name."""
    return machine().kinds[relation].label.en or relation


def status_name(relation: str, status: str) -> str:
    """The status in English words; "nothing" where nothing was said yet."""
    if status == NOTHING:
        return "nothing"
    return CONTESTED if status == CONTESTED else machine().status(relation, status).label.en or status


def relation_label(relation: str) -> Label:
    """The relation's name in both languages."""
    return machine().kinds[relation].label


def group_label(group: str) -> Label:
    """The name of a group of relations, in both languages."""
    kind = machine().kinds.get(group)
    return kind.label if kind is not None else wording.label("group", group)


def status_label(relation: str, status: str) -> Label:
    """The status in both languages."""
    return wording.label("state", CONTESTED) if status == CONTESTED else machine().status(relation, status).label


def contradiction_label(what: str) -> Label:
    """What kind of contradiction it is, in both languages."""
    return wording.label("contradiction", what)


def says_label(of: Contradiction, telling: Telling) -> Label:
    """What one side of a contradiction says: a status, whether it is denied, else what the pages write."""
    if of.relation is not None and of.what == "states":
        return status_label(of.relation.relation, telling.says)
    return wording.label("polarity" if of.what == "denied" else "said", telling.says)


def side_status(side: Side) -> str:
    """What an account says the status is, and how sure that is of the day asked for."""
    found = status_name(side.relation, side.status)
    if side.holds == "possibly":
        found = f"possibly {found}"
    if side.account.possible:
        others = ", ".join(status_name(side.relation, s) for s in side.account.possible)
        found += f" (possibly {others} by then)"
    return found


def trail(side: Side) -> str:
    """The statuses that led to the present one, each with a mark where it hangs on a condition."""
    return " → ".join(
        status_name(side.relation, t.status) + (", if …" if t.step.brief.condition else "") for t in side.trail
    )


def span(window: Window) -> str:
    """When something began: a day, a span of days, "by" a day where nothing bounds it below."""
    if window.latest == END:
        return f"{window.earliest}…" if window.earliest else "not known"
    if window.earliest == BEGINNING:
        return f"by {window.latest}"
    return window.latest if window.earliest == window.latest else f"{window.earliest}…{window.latest}"


def voice(of: Voice, direct: Direct = as_it_is) -> str:
    """Outlet (or page) ← chain; a star where the first speaker is a party to what it tells of."""
    outlet = direct(of.outlet.name) if of.outlet else f"page {of.page[:SHORT_ID]}"
    return " ← ".join([outlet, *(direct(n.name) for n in of.chain)]) + (_INTERESTED if of.interested else "")


def voices(of: Iterable[Voice], direct: Direct = as_it_is) -> str:
    """Each voice once."""
    return "; ".join(dict.fromkeys(voice(v, direct) for v in of))


def ids(claims: Iterable[str]) -> str:
    """Beginnings of claims' ids, as ``khabar show`` takes them."""
    return " ".join(c[:SHORT_ID] for c in claims)


def names(of: Iterable[Who], direct: Direct = as_it_is) -> str:
    """Names as the page writes them."""
    return ", ".join(direct(n.name) for n in of)


def happening(brief: Brief) -> str:
    """The event's type and mode."""
    return brief.type + (f"/{brief.mode}" if brief.mode else "")


def who_whom(brief: Brief, direct: Direct = as_it_is) -> str:
    """Actors → recipients, and the places, as the page writes them."""
    found = f"{names(brief.actors, direct) or '?'} → {names(brief.recipients, direct) or '—'}"
    return found + (f" @ {names(brief.places, direct)}" if brief.places else "")


def how(brief: Brief) -> str:
    """Modality, and polarity where it is not plainly affirmed."""
    polarity = "" if brief.polarity == "affirmed" else brief.polarity
    modality = "" if brief.modality == "asserted" and polarity else brief.modality
    return ", ".join(filter(None, (polarity, modality))) + (", if …" if brief.condition else "")
