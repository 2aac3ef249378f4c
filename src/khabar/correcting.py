"""What a person fills in → a claim as it should be. What does not fit raises ``UsageError`` and says what to mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from khabar.knowledge.event_types import event_types
from khabar.knowledge.names import names
from khabar.model import (
    Claim,
    Doc,
    EntityRef,
    Event,
    Evidence,
    Interval,
    Label,
    Modality,
    Polarity,
    Source,
    SourceKind,
    Span,
    UsageError,
)

CERTAIN = 1.0
"""The confidence of a claim that a person wrote: what is uncertain about it is in its modality."""


@dataclass(frozen=True, slots=True)
class Named:
    """A party as it is filled in; ``span`` is where the page names it, ``kind`` and ``cue`` are a source's."""

    name: str
    id: str | None = None
    span: Span | None = None
    kind: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A claim as it is filled in. Spans are raw offsets; dates are ISO days, ``time_to`` not inside."""

    event: str
    evidence: tuple[Span, ...]
    trigger: Span | None = None
    actors: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()
    places: tuple[Named, ...] = ()
    sources: tuple[Named, ...] = ()
    modality: str = Modality.ASSERTED
    polarity: str = Polarity.AFFIRMED
    condition: str | None = None
    time_from: str | None = None
    time_to: str | None = None
    time_text: str | None = None
    labels: Mapping[str, Label] = field(default_factory=dict)
    """Neutral names of entities that the tables of knowledge do not have, by id."""


def claim_of(filled: Filled, doc: Doc, raw: str) -> Claim:
    """The claim that ``filled`` describes, on the page with this ``doc`` and ``raw`` text. Raises ``UsageError``."""
    if not filled.evidence:
        raise UsageError("select the words of the page that say it: a claim needs evidence")
    evidence = tuple(_words(span, raw) for span in filled.evidence)
    actors, recipients, places = (
        tuple(_entity(e, filled) for e in side) for side in (filled.actors, filled.recipients, filled.places)
    )
    made = Claim(
        doc, evidence, tuple(_source(s, filled) for s in filled.sources), _event(filled, evidence[0], raw),
        actors, recipients, places, _modality(filled.modality), _polarity(filled.polarity), filled.condition,
        _time(filled), CERTAIN,
    )  # fmt: skip
    if not (made.actors or made.recipients):
        raise UsageError("name at least one party: who does it, or to whom it is done")
    return made


def _words(span: Span, raw: str) -> Evidence:
    if not 0 <= span.start < span.end <= len(raw):
        raise UsageError(f"{span.start}–{span.end} is no place on the page")
    return Evidence(span, span.text(raw))


def _event(filled: Filled, first: Evidence, raw: str) -> Event:
    """Where no word is chosen that names the event, the evidence stands for it."""
    type_, _, mode = filled.event.partition("/")
    known = event_types().get(type_)
    if known is None or (mode and mode not in known.modes):
        raise UsageError(f"'{filled.event}' is no event of the coding contract")
    return Event(type_, mode or None, _words(filled.trigger, raw) if filled.trigger is not None else first)


def _source(named: Named, filled: Filled) -> Source:
    try:
        kind = SourceKind(named.kind or "")
    except ValueError as error:
        raise UsageError(f"{named.name}: a source is one of {', '.join(SourceKind)}") from error
    return Source(_entity(named, filled), kind, named.cue)


def _entity(named: Named, filled: Filled) -> EntityRef:
    if named.id is None:
        return EntityRef(named.name, None, None, named.span)
    known = names().entities.get(named.id)
    label = known.label if known is not None else filled.labels.get(named.id)
    if label is None:
        raise UsageError(f"{named.name}: no entity has the id '{named.id}'; leave it empty where none fits")
    return EntityRef(named.name, named.id, label, named.span)


def _modality(value: str) -> Modality:
    try:
        return Modality(value)
    except ValueError as error:
        raise UsageError(f"'{value}' is no modality") from error


def _polarity(value: str) -> Polarity:
    try:
        return Polarity(value)
    except ValueError as error:
        raise UsageError(f"'{value}' is no polarity") from error


def _time(filled: Filled) -> Interval:
    start, end = _day(filled.time_from), _day(filled.time_to)
    if start and end and not start < end:
        raise UsageError(f"{start} to {end}: the second day is not inside, and comes after the first")
    basis = "explicit" if start or end else "unknown"
    return Interval(start, end, filled.time_text, basis)


def _day(text: str | None) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as error:
        raise UsageError(f"'{text}' is no day; write 2017-03-09") from error
