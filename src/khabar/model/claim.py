"""A claim: who is said to do what to whom, by whom it is said, how firmly, and in which words.

The fields and their meanings are the coding contract's (docs/coding.md); ``export.jsonl`` writes them
after the published schema.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum

from khabar.model.span import Span


class Modality(StrEnum):
    """How firmly the voice puts it."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    OFFERED = "offered"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    CONDITIONAL = "conditional"
    SPECULATED = "speculated"


class Polarity(StrEnum):
    """Said to be so, said not to be so, or a claim of others contradicted."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    DENIED = "denied"


class SourceKind(StrEnum):
    """What a link of the chain is."""

    OUTLET = "outlet"
    PERSON = "person"
    ORGANIZATION = "organization"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Label:
    """An entity's neutral names."""

    ar: str | None
    en: str | None


@dataclass(frozen=True, slots=True)
class EntityRef:
    """A party, place or speaker as one claim names it.

    ``name`` is the page's wording without clitics; ``id`` and ``label`` are the resolved entity's, or
    ``None``. ``span`` is where the page names it, in raw offsets (``None`` where the party is understood).
    """

    name: str
    id: str | None = None
    label: Label | None = None
    span: Span | None = None

    @property
    def key(self) -> str:
        """What tells it from the other parties of its page: its id, or its name where it has none."""
        return self.id or self.name


@dataclass(frozen=True, slots=True)
class Source:
    """One link of the chain of attribution: who is said to say so, and by what word (``cue``)."""

    entity: EntityRef
    kind: SourceKind
    cue: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the page that say it: ``raw[span.start:span.end] == text``, always."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER type with its mode, or a standing relation; ``trigger`` is the word that names it."""

    type: str
    mode: str | None
    trigger: Evidence


@dataclass(frozen=True, slots=True)
class Interval:
    """Closed-open ISO dates, either end unknown; ``text`` is the page's wording.

    ``basis`` is ``explicit``, ``relative``, ``inferred`` or ``unknown`` (for a page's own date:
    ``metadata``, ``byline``, ``inferred`` or ``unknown``); ``reason`` is for a person to read.
    """

    start: str | None = None
    end: str | None = None
    text: str | None = None
    basis: str = "unknown"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Doc:
    """The page a claim stands on, as far as a claim repeats it."""

    id: str
    uri: str
    outlet: EntityRef | None
    title: str | None
    published: Interval


@dataclass(frozen=True, slots=True)
class Claim:
    """One sourced claim. ``sources`` run from the page to the first speaker; empty = the page's own voice."""

    doc: Doc
    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...]
    event: Event
    actors: tuple[EntityRef, ...]
    recipients: tuple[EntityRef, ...]
    places: tuple[EntityRef, ...]
    modality: Modality
    polarity: Polarity
    condition: str | None
    time: Interval
    confidence: float
    because: tuple[str, ...] = field(default=(), compare=False)
    """For ``khabar explain``: the rules that led here, in order."""

    @property
    def id(self) -> str:
        """Content hash: same page, span, sources, event and parties give the same id on every run."""
        parts = [
            self.doc.id,
            f"{self.evidence[0].span.start}-{self.evidence[0].span.end}",
            self.event.type,
            self.event.mode or "",
            f"{self.event.trigger.span.start}",
            *(f"s:{s.entity.name}" for s in self.sources),
            *(f"a:{e.name}" for e in self.actors),
            *(f"r:{e.name}" for e in self.recipients),
            self.modality,
            self.polarity,
        ]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    def with_evidence(self, evidence: tuple[Evidence, ...]) -> Claim:
        """The same claim with other evidence spans (a repeated lead joined to it)."""
        return replace(self, evidence=evidence)
