"""Claims in brief: their coded fields as one short row each, for those who read very many at once.

A brief leaves out what only a person needs: offsets, cues, labels and the rules that led to the claim. It is written
beside the claim, in the same transaction, and never changes; what the ledger holds, and when, ``claims`` alone tells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, null, or_, select

from khabar.knowledge.folding import fold
from khabar.ledger.query import held
from khabar.ledger.record import Row, party_key
from khabar.ledger.tables import BRIEFS, CLAIMS, EVIDENCE, PARTIES, TIES
from khabar.model import Claim, EntityRef, Modality, Polarity

_FIELD, _PARTY, _PART = "\x1e", "\x1d", "\x1f"
_CONTROLS = {ord(c): " " for c in (_FIELD, _PARTY, _PART)}


TYING = ("LEADS", "SPEAKS_FOR", "MEMBER_OF")
"""The standing relations that put a person, or a body, on a side."""


class Who(NamedTuple):
    """A party, place, link or outlet: its key (``party_key``), the page's wording, its entity's id, a link's kind."""

    key: str
    name: str
    entity: str | None
    kind: str = ""


class Brief(NamedTuple):
    """A claim's coded fields. Dates are ISO and closed-open, ``""`` where unknown; ``words`` is its folded evidence."""

    id: str
    page: str
    position: int
    type: str
    mode: str
    modality: str
    polarity: str
    condition: str
    time_from: str
    time_to: str
    published_from: str
    published_to: str
    trigger: str
    outlet: tuple[Who, ...]
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    places: tuple[Who, ...]
    sources: tuple[Who, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Which:
    """Which claims are wanted in brief; what is ``None`` does not narrow, and all conditions hold together."""

    keys: Collection[str] | None = None
    """Someone whom the claim names goes by one of these keys …"""
    roles: Collection[str] | None = None
    """… in one of these roles (``actor``, ``recipient``, ``place``, ``source``)."""
    also: Collection[str] | None = None
    """Somebody else whom it names goes by one of these keys, in any role."""
    pages: Collection[str] | None = None
    types: Collection[str] | None = None
    kinds: Collection[tuple[str, str]] | None = None
    """Event types with their modes; an empty mode stands for any."""
    ids: Collection[str] | None = None
    known_at: str | None = None
    words_of: Collection[str] = ()
    """The event types whose evidence is wanted as well."""


# -- claim → row ---------------------------------------------------------------------------------


def brief_row(claim: Claim, row: int, known_id: str | None = None) -> Row:
    """The row of ``briefs``."""
    return {
        "claim": row,
        "type": claim.event.type,
        "line": _line(claim, known_id or claim.id),
        "words": fold(claim.evidence[0].text),
    }


def tie_rows(claim: Claim, row: int) -> list[Row]:
    """The rows of ``ties``: whom the claim plainly ties to which bodies."""
    plain = claim.modality is Modality.ASSERTED and claim.polarity is Polarity.AFFIRMED
    if not plain or claim.event.type not in TYING:
        return []
    pairs = {(party_key(a.id, a.name), party_key(b.id, b.name)) for a in claim.actors for b in claim.recipients}
    return [{"claim": row, "actor": actor, "body": body} for actor, body in sorted(pairs)]


def _line(claim: Claim, id_: str) -> str:
    published, time = claim.doc.published, claim.time
    links = _PARTY.join(f"{_named(s.entity)}{_PART}{s.kind}" for s in claim.sources)
    return _FIELD.join((
        id_, claim.doc.id, claim.event.type, claim.event.mode or "", claim.modality, claim.polarity,
        _clean(claim.condition or ""), time.start or "", time.end or "", published.start or "", published.end or "",
        _clean(fold(claim.event.trigger.text)), _all((claim.doc.outlet,) if claim.doc.outlet else ()),
        _all(claim.actors), _all(claim.recipients), _all(claim.places), links,
    ))  # fmt: skip


def _all(entities: Iterable[EntityRef]) -> str:
    return _PARTY.join(map(_named, entities))


def _named(entity: EntityRef) -> str:
    return _PART.join((party_key(entity.id, _clean(entity.name)), _clean(entity.name), entity.id or ""))


def _clean(text: str) -> str:
    return text.translate(_CONTROLS)


def brief_of(claim: Claim, position: int = 0) -> Brief:
    """The brief of a claim that no ledger holds."""
    row = brief_row(claim, 0)
    return Unpacking().brief(row["line"], position, row["words"])


# -- row → brief ---------------------------------------------------------------------------------


class Unpacking:
    """Rows → briefs; a list of parties that was seen before is not made twice."""

    def __init__(self) -> None:
        self._lists: dict[str, tuple[Who, ...]] = {"": ()}

    def brief(self, line: str, position: int, words: str | None) -> Brief:
        """The brief that ``line`` holds."""
        (id_, page, type_, mode, modality, polarity, condition, time_from, time_to, published_from, published_to,
         trigger, outlet, actors, recipients, places, links) = line.split(_FIELD)  # fmt: skip
        known = self._named
        return Brief(
            id_, page, position, type_, mode, modality, polarity, condition, time_from, time_to, published_from,
            published_to, trigger, known(outlet), known(actors), known(recipients), known(places), known(links),
            words or "",
        )  # fmt: skip

    def _named(self, packed: str) -> tuple[Who, ...]:
        found = self._lists.get(packed)
        if found is None:
            found = self._lists[packed] = tuple(_unpacked(p) for p in packed.split(_PARTY))
        return found


def _unpacked(packed: str) -> Who:
    key, name, entity, *kind = packed.split(_PART)
    return Who(key, name, entity or None, kind[0] if kind else "")


# -- asking --------------------------------------------------------------------------------------


def statement(which: Which) -> Select[Any]:
    """The briefs wanted: line, position in its page, words; in no particular order."""
    words = case((BRIEFS.c.type.in_(sorted(which.words_of)), BRIEFS.c.words), else_=null())
    return (
        select(BRIEFS.c.line, CLAIMS.c.position, words.label("words"))
        .join(CLAIMS, CLAIMS.c.row == BRIEFS.c.claim)
        .where(held(which.known_at), *_conditions(which))
    )


def _conditions(which: Which) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if which.keys is not None:
        found.append(BRIEFS.c.claim.in_(_naming(which.keys, which.roles)))
    if which.also is not None:
        found.append(BRIEFS.c.claim.in_(_naming(which.also, None)))
    if which.kinds is not None:
        found.append(or_(*(_kind(*kind) for kind in sorted(which.kinds))))
    if which.pages is not None:
        found.append(CLAIMS.c.page.in_(sorted(which.pages)))
    if which.types is not None:
        found.append(BRIEFS.c.type.in_(sorted(which.types)))
    if which.ids is not None:
        found.append(CLAIMS.c.id.in_(sorted(which.ids)))
    return found


def _kind(type_: str, mode: str) -> ColumnElement[bool]:
    return and_(BRIEFS.c.type == type_, CLAIMS.c.mode == mode) if mode else BRIEFS.c.type == type_


def _naming(keys: Collection[str], roles: Collection[str] | None) -> Select[tuple[int]]:
    found = select(PARTIES.c.claim).where(PARTIES.c.key.in_(sorted(keys)))
    return found if roles is None else found.where(PARTIES.c.role.in_(sorted(roles)))


def ties(keys: Collection[str], known_at: str | None) -> Select[Any]:
    """Whom these actors are said to lead, speak for or belong to: both keys, each pair once."""
    return (
        select(TIES.c.actor, TIES.c.body)
        .join(CLAIMS, CLAIMS.c.row == TIES.c.claim)
        .where(TIES.c.actor.in_(sorted(keys)), held(known_at))
        .distinct()
    )


def passages(ids: Collection[str], known_at: str | None) -> Select[Any]:
    """The evidence of these claims: claim id and words, in the order of the page."""
    return (
        select(CLAIMS.c.id, EVIDENCE.c.text)
        .join(EVIDENCE, EVIDENCE.c.claim == CLAIMS.c.row)
        .where(CLAIMS.c.id.in_(sorted(ids)), held(known_at))
        .order_by(CLAIMS.c.id, EVIDENCE.c.position)
    )
