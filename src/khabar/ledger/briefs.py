"""Claims in brief: their coded fields as one short row each, for those who read very many at once.

A brief leaves out what only a person needs: offsets, cues, labels and the rules that led to the claim. It is written
beside the claim, in the same transaction, and never changes; what the ledger holds, and when, ``claims`` alone tells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, or_, select

from khabar.knowledge.folding import fold
from khabar.ledger.query import held
from khabar.ledger.record import UNKNOWN, Row, party_key
from khabar.ledger.tables import BRIEFS, CLAIMS, EVIDENCE, HELD, PARTIES, TIES
from khabar.ledger.worked_once import WorkedOnce
from khabar.model import Claim, EntityRef, Modality, Polarity

_FIELD, _PARTY, _PART = "\x1e", "\x1d", "\x1f"
HEAD = 7
"""Fields that ``Brief.head`` takes apart: id, kind, days, actors, recipients, sources, condition."""
_CONTROLS = {ord(c): " " for c in (_FIELD, _PARTY, _PART)}


TYING = ("LEADS", "SPEAKS_FOR", "MEMBER_OF")
"""The standing relations that put a person, or a body, on a side."""


class Who(NamedTuple):
    """A party, place, link or outlet: its key (``party_key``), the page's wording, its entity's id, a link's kind."""

    key: str
    name: str
    entity: str | None
    kind: str = ""


class _Row(NamedTuple):
    """A brief as the ledger holds it."""

    line: str
    """All fields, packed."""
    words: str = ""
    """The folded evidence, where it was asked for."""


class Brief(_Row):
    """A claim's coded fields. Dates are ISO and closed-open, ``""`` where unknown; ``words`` is its folded evidence.

    It is the row that the ledger holds, and is taken apart when its fields are asked for: of most claims of a large
    ledger only the first ones ever are (``head``). Fields are ``packed_…`` where equal ones are written alike.
    """

    def head(self) -> list[str]:
        """Its first fields, ``HEAD`` of them, and as the last the rest together; made anew each time."""
        return self.line.split(_FIELD, HEAD)

    @WorkedOnce
    def _parts(self) -> list[str]:
        return self.line.split(_FIELD)

    @property
    def id(self) -> str:
        """The claim's id."""
        return self._parts[0]

    @property
    def packed_kind(self) -> str:
        """Type, mode, modality and polarity."""
        return self._parts[1]

    @property
    def days(self) -> list[str]:
        """Its own time's bounds, then its page's; too many different ones to be kept in memory."""
        return self._parts[2].split(_PART)

    @property
    def packed_sources(self) -> str:
        """The chain, from the page to the first speaker."""
        return self._parts[5]

    @property
    def packed_actors(self) -> str:
        """Who does it."""
        return self._parts[3]

    @property
    def packed_recipients(self) -> str:
        """To whom it is done."""
        return self._parts[4]

    @property
    def condition(self) -> str:
        """On what it is said to depend, in the page's words; or nothing."""
        return self._parts[6]

    @property
    def page(self) -> str:
        """Its page's id."""
        return self._parts[7]

    @property
    def position(self) -> int:
        """In its page, from 0."""
        return int(self._parts[8])

    @property
    def trigger(self) -> str:
        """The words that tell what is done, folded."""
        return self._parts[9]

    @property
    def type(self) -> str:
        """The event type."""
        return _split(self._parts[1])[0]

    @property
    def mode(self) -> str:
        """The event type's mode, or nothing."""
        return _split(self._parts[1])[1]

    @property
    def modality(self) -> str:
        """How firmly it is put."""
        return _split(self._parts[1])[2]

    @property
    def polarity(self) -> str:
        """Affirmed, negated or denied."""
        return _split(self._parts[1])[3]

    @property
    def time_from(self) -> str:
        """The first day of its own time."""
        return self.days[0]

    @property
    def time_to(self) -> str:
        """The day after the last of its own time."""
        return self.days[1]

    @property
    def published_from(self) -> str:
        """The first day on which its page may have appeared."""
        return self.days[2]

    @property
    def published_to(self) -> str:
        """The day after the last on which its page may have appeared."""
        return self.days[3]

    @property
    def outlet(self) -> tuple[Who, ...]:
        """The page's outlet, if it is known."""
        return unpacked(self._parts[10])

    @property
    def actors(self) -> tuple[Who, ...]:
        """Who does it."""
        return unpacked(self._parts[3])

    @property
    def recipients(self) -> tuple[Who, ...]:
        """To whom it is done."""
        return unpacked(self._parts[4])

    @property
    def places(self) -> tuple[Who, ...]:
        """Where."""
        return unpacked(self._parts[11])

    @property
    def sources(self) -> tuple[Who, ...]:
        """The chain, from the page to the first speaker."""
        return unpacked(self._parts[5])

    @property
    def speaker(self) -> Who | None:
        """The chain's last link, whose word it is; ``None`` where the page speaks for itself."""
        packed = last_link(self._parts[5])
        return _who(packed) if packed else None


OF_THE_PAGE = 2 * _PART
"""What a brief's packed days begin with where the claim has no time of its own."""


def days_of(packed: str) -> list[str]:
    """A brief's days, of the field that holds them (``Brief.head``)."""
    return packed.split(_PART)


def kind_of(packed: str) -> tuple[str, ...]:
    """Type, mode, modality and polarity, of the field that holds them."""
    return _split(packed)


def trigger_of(rest: str) -> str:
    """The words that tell what is done, folded, of the rest that ``Brief.head`` leaves together."""
    return rest.split(_FIELD, 3)[2]


def packed_places(rest: str) -> str:
    """Where, of the rest that ``Brief.head`` leaves together."""
    return rest.rpartition(_FIELD)[2]


def keys_of(packed: str) -> list[str]:
    """The keys alone of the parties that a brief holds packed."""
    return [party.partition(_PART)[0] for party in packed.split(_PARTY)] if packed else []


def last_link(packed_sources: str) -> str:
    """The last link of a chain, whose word it is, as it is written; nothing where the page speaks for itself."""
    return packed_sources.rpartition(_PARTY)[2]


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

    @property
    def narrow(self) -> bool:
        """Whether it asks for some claims by what an index finds: not for all, or all of some types."""
        return not (self.keys is self.also is self.pages is self.ids is None)


# -- claim → row ---------------------------------------------------------------------------------


def brief_row(claim: Claim, row: int, position: int, known_id: str | None = None) -> Row:
    """The row of ``briefs``."""
    return {
        "claim": row,
        "type": claim.event.type,
        "line": _line(claim, position, known_id or claim.id),
        "words": fold(claim.evidence[0].text),
    }


def tie_rows(claim: Claim, row: int) -> list[Row]:
    """The rows of ``ties``: whom the claim plainly ties to which bodies."""
    plain = claim.modality is Modality.ASSERTED and claim.polarity is Polarity.AFFIRMED
    if not plain or claim.event.type not in TYING:
        return []
    pairs = {(party_key(a.id, a.name), party_key(b.id, b.name)) for a in claim.actors for b in claim.recipients}
    return [{"claim": row, "actor": actor, "body": body} for actor, body in sorted(pairs)]


def _line(claim: Claim, position: int, id_: str) -> str:
    published, time, event = claim.doc.published, claim.time, claim.event
    outlet = (claim.doc.outlet,) if claim.doc.outlet else ()
    return _FIELD.join((  # in the order in which ``Brief`` takes them apart
        id_, _PART.join((event.type, event.mode or "", claim.modality, claim.polarity)),
        _PART.join((time.start or "", time.end or "", published.start or "", published.end or "")),
        _pack(claim.actors), _pack(claim.recipients),
        _PARTY.join(f"{_party(s.entity)}{_PART}{s.kind}" for s in claim.sources), _clean(claim.condition or ""),
        claim.doc.id, str(position), _clean(fold(event.trigger.text)), _pack(outlet), _pack(claim.places),
    ))  # fmt: skip


def _pack(entities: Iterable[EntityRef]) -> str:
    return _PARTY.join(map(_party, entities))


def _party(entity: EntityRef) -> str:
    return f"{party_key(entity.id, _clean(entity.name))}{_PART}{_clean(entity.name)}"


def _clean(text: str) -> str:
    return text if text.isprintable() else text.translate(_CONTROLS)  # nearly all are, and that is told in no time


def brief_of(claim: Claim, position: int = 0) -> Brief:
    """The brief of a claim that no ledger holds."""
    row = brief_row(claim, 0, position)
    return Brief(row["line"], row["words"])


# -- row → fields ---------------------------------------------------------------------------------


@lru_cache(maxsize=65_536)
def _split(packed: str) -> tuple[str, ...]:
    return tuple(packed.split(_PART))


@lru_cache(maxsize=65_536)
def unpacked(packed: str) -> tuple[Who, ...]:
    """The parties, places or links that a brief holds packed."""
    return tuple(map(_who, packed.split(_PARTY))) if packed else ()


@lru_cache(maxsize=65_536)
def _who(packed: str) -> Who:
    key, name, *kind = packed.split(_PART)
    return Who(key, name, None if key.startswith(UNKNOWN) else key, kind[0] if kind else "")


# -- asking --------------------------------------------------------------------------------------


def statement(which: Which) -> Select[Any]:
    """The briefs wanted: line and words, in no particular order."""
    words = case((BRIEFS.c.type.in_(sorted(which.words_of)), BRIEFS.c.words), else_="")
    found = (
        select(BRIEFS.c.line, words.label("words"))
        .join(CLAIMS, CLAIMS.c.row == BRIEFS.c.claim)
        .where(held(which.known_at), *_conditions(which))
    )
    return found if which.narrow or which.known_at else found.with_hint(CLAIMS, f"INDEXED BY {HELD}", "sqlite")


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


def ties(keys: Collection[str] | None, known_at: str | None) -> Select[Any]:
    """Whom these actors (or all) are said to lead, speak for or belong to: both keys, each pair once."""
    found = select(TIES.c.actor, TIES.c.body).join(CLAIMS, CLAIMS.c.row == TIES.c.claim).where(held(known_at))
    return (found if keys is None else found.where(TIES.c.actor.in_(sorted(keys)))).distinct()


def passages(ids: Collection[str], known_at: str | None) -> Select[Any]:
    """The evidence of these claims: claim id and words, in the order of the page."""
    return (
        select(CLAIMS.c.id, EVIDENCE.c.text)
        .join(EVIDENCE, EVIDENCE.c.claim == CLAIMS.c.row)
        .where(CLAIMS.c.id.in_(sorted(ids)), held(known_at))
        .order_by(CLAIMS.c.id, EVIDENCE.c.position)
    )
