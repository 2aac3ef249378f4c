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
from khabar.ledger.windows import Window, window_of
from khabar.ledger.worked_once import WorkedOnce
from khabar.model import Claim, EntityRef, Modality, Polarity

_FIELD, _PARTY, _PART = "\x1e", "\x1d", "\x1f"
FIELD, PARTY, PART = _FIELD.encode(), _PARTY.encode(), _PART.encode()
HEAD = 5
"""How many fields of a line are its head: id, actors, recipients, sources, condition."""
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

    kind: str
    """Type, mode, modality and polarity, packed."""
    earliest: str
    latest: str
    line: bytes
    """All other fields, packed, in UTF-8: taken apart as bytes, which are half as large as text in memory."""
    words: str = ""
    """The folded evidence, where it was asked for."""


class Brief(_Row):
    """A claim's coded fields. Dates are ISO and closed-open, ``""`` where unknown; ``words`` is its folded evidence.

    It is the row that the ledger holds, and its line is taken apart when fields of it are asked for: of most claims of
    a large ledger only the first ones ever are (``HEAD``). What it says began between ``earliest`` and ``latest``
    (``ledger.windows``). Fields are packed where equal ones are written alike.
    """

    @WorkedOnce
    def _parts(self) -> list[str]:
        return self.line.decode().split(_FIELD)

    @property
    def id(self) -> str:
        """The claim's id."""
        return self._parts[0]

    @property
    def days(self) -> list[str]:
        """Its own time's bounds, then its page's."""
        return self._parts[9].split(_PART)

    @property
    def window(self) -> Window:
        """When what it says began."""
        return Window(self.earliest, self.latest)

    @property
    def last_link(self) -> bytes:
        """The last link of its chain, whose word it is, packed; nothing where the page speaks for itself."""
        return last_link(self.line.split(FIELD, HEAD)[3])

    @property
    def condition(self) -> str:
        """On what it is said to depend, in the page's words; or nothing."""
        return self._parts[4]

    @property
    def page(self) -> str:
        """Its page's id."""
        return self._parts[5]

    @property
    def position(self) -> int:
        """In its page, from 0."""
        return int(self._parts[6])

    @property
    def trigger(self) -> str:
        """The words that tell what is done, folded."""
        return self._parts[7]

    @property
    def type(self) -> str:
        """The event type."""
        return kind_of(self.kind)[0]

    @property
    def mode(self) -> str:
        """The event type's mode, or nothing."""
        return kind_of(self.kind)[1]

    @property
    def modality(self) -> str:
        """How firmly it is put."""
        return kind_of(self.kind)[2]

    @property
    def polarity(self) -> str:
        """Affirmed, negated or denied."""
        return kind_of(self.kind)[3]

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
        return _unpacked(self._parts[8])

    @property
    def actors(self) -> tuple[Who, ...]:
        """Who does it."""
        return _unpacked(self._parts[1])

    @property
    def recipients(self) -> tuple[Who, ...]:
        """To whom it is done."""
        return _unpacked(self._parts[2])

    @property
    def places(self) -> tuple[Who, ...]:
        """Where."""
        return _unpacked(self._parts[10])

    @property
    def sources(self) -> tuple[Who, ...]:
        """The chain, from the page to the first speaker."""
        return _unpacked(self._parts[3])

    @property
    def speaker(self) -> Who | None:
        """The chain's last link, whose word it is; ``None`` where the page speaks for itself."""
        links = _unpacked(self._parts[3])
        return links[-1] if links else None


def trigger_of(rest: bytes) -> str:
    """The words that tell what is done, folded, of what follows a line's head."""
    return rest.split(FIELD, 3)[2].decode()


def places_of(rest: bytes) -> bytes:
    """Where, packed, of what follows a line's head."""
    return rest.rpartition(FIELD)[2]


def keys_of(parties: bytes) -> list[str]:
    """The keys alone of a line's parties."""
    return [party.partition(PART)[0].decode() for party in parties.split(PARTY)] if parties else []


def last_link(sources: bytes) -> bytes:
    """The last link of a chain, whose word it is, packed; nothing where the page speaks for itself."""
    return sources.rpartition(PARTY)[2]


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
    no_kinds: Collection[str] | None = None
    """Claims of these kinds (``packed_kind``) are not wanted."""
    until: str | None = None
    """What they say may have begun by this day."""
    ids: Collection[str] | None = None
    known_at: str | None = None
    words_of: Collection[str] = ()
    """The event types whose evidence is wanted as well."""

    @property
    def narrow(self) -> bool:
        """Whether it asks for some claims by what an index finds: not for all, or all of some types."""
        return not (self.keys is self.also is self.pages is self.ids is None)


# -- claim → row ---------------------------------------------------------------------------------


def packed_kind(type_: str, mode: str, modality: str, polarity: str) -> str:
    """A kind as briefs hold it."""
    return _PART.join((type_, mode, modality, polarity))


def brief_row(claim: Claim, row: int, position: int, known_id: str | None = None) -> Row:
    """The row of ``briefs``."""
    window = window_of(claim.time, claim.doc.published, asserted=claim.modality is Modality.ASSERTED)
    mode = _clean(claim.event.mode or "")
    return {
        "claim": row,
        "type": claim.event.type,
        "kind": packed_kind(claim.event.type, mode, claim.modality, claim.polarity),
        "earliest": window.earliest,
        "latest": window.latest,
        "line": _line(claim, position, known_id or claim.id).encode(),
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
    published, time = claim.doc.published, claim.time
    outlet = (claim.doc.outlet,) if claim.doc.outlet else ()
    return _FIELD.join((  # the head first, and places last, where ``places_of`` finds them
        id_, _pack(claim.actors), _pack(claim.recipients),
        _PARTY.join([f"{_party(s.entity.id, s.entity.name)}{_PART}{s.kind}" for s in claim.sources]),
        _clean(claim.condition or ""),
        claim.doc.id, str(position), _clean(fold(claim.event.trigger.text)), _pack(outlet),
        _PART.join((time.start or "", time.end or "", published.start or "", published.end or "")), _pack(claim.places),
    ))  # fmt: skip


def _pack(entities: Iterable[EntityRef]) -> str:
    return _PARTY.join([_party(e.id, e.name) for e in entities])


@lru_cache(maxsize=32_768)
def _party(entity: str | None, name: str) -> str:
    name = _clean(name)
    return f"{party_key(entity, name)}{_PART}{name}"


def _clean(text: str) -> str:
    return text if text.isprintable() else text.translate(_CONTROLS)  # nearly all are, and that is told in no time


def brief_of(claim: Claim, position: int = 0) -> Brief:
    """The brief of a claim that no ledger holds."""
    row = brief_row(claim, 0, position)
    return Brief(*(row[name] for name in Brief._fields))


# -- row → fields ---------------------------------------------------------------------------------


@lru_cache(maxsize=65_536)
def kind_of(packed: str) -> tuple[str, ...]:
    """Type, mode, modality and polarity, of a brief's kind."""
    return tuple(packed.split(_PART))


def unpacked(packed: bytes) -> tuple[Who, ...]:
    """The parties, places or links of a line's field."""
    return _unpacked(packed.decode())


@lru_cache(maxsize=65_536)
def _unpacked(packed: str) -> tuple[Who, ...]:
    return tuple(map(_who, packed.split(_PARTY))) if packed else ()


@lru_cache(maxsize=65_536)
def _who(packed: str) -> Who:
    key, name, *kind = packed.split(_PART)
    return Who(key, name, None if key.startswith(UNKNOWN) else key, kind[0] if kind else "")


# -- asking --------------------------------------------------------------------------------------


def statement(which: Which) -> Select[Any]:
    """The briefs wanted, each field a column, in no particular order."""
    words = case((BRIEFS.c.type.in_(sorted(which.words_of)), BRIEFS.c.words), else_="")
    found = (
        select(*(BRIEFS.c[name] for name in Brief._fields[:-1]), words.label("words"))
        .select_from(CLAIMS.join(BRIEFS, CLAIMS.c.row == BRIEFS.c.claim))
        .where(held(which.known_at), *_conditions(which))
    )
    # SQLite would go through the briefs first, and look each one's claim up, which takes twice as long: CROSS says in
    # which order they are joined.
    return found if which.narrow or which.known_at else found.with_hint(CLAIMS, f"INDEXED BY {HELD} CROSS", "sqlite")


def _conditions(which: Which) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if which.keys is not None:
        found.append(BRIEFS.c.claim.in_(_naming(which.keys, which.roles)))
    if which.also is not None:
        found.append(BRIEFS.c.claim.in_(_naming(which.also, None)))
    if which.kinds is not None:
        found.append(or_(*(_kind(*kind) for kind in sorted(which.kinds))))
    if which.no_kinds is not None:
        found.append(BRIEFS.c.kind.not_in(sorted(which.no_kinds)))
    if which.until is not None:
        found.append(BRIEFS.c.earliest <= which.until)
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
