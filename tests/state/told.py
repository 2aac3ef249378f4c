"""Claims for tests of the state, written as short as they can be: ``told("A AID B", says=MINISTER, on="2019-03")``."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from khabar.model import (
    Claim,
    Doc,
    EntityRef,
    Event,
    Evidence,
    Interval,
    Modality,
    Page,
    Polarity,
    Source,
    SourceKind,
    Span,
)

NAMES = {"A": "أ جماعة", "B": "ب جماعة", "C": "ج جماعة", "P": "بلدة كذا", "Q": "بلدة كذلك", "R": "ريف كذا"}
WITNESS = Source(EntityRef("شاهد"), SourceKind.PERSON, "قال")
WATCHERS = Source(EntityRef("مراقبون"), SourceKind.UNNAMED, "قال")


def party(name: str) -> EntityRef:
    """A party of the tests, of one letter, or an entity by its id."""
    return EntityRef(NAMES[name]) if name in NAMES else EntityRef(name, name)


def spoken_by(name: str) -> Source:
    """A party that speaks for itself."""
    return Source(party(name), SourceKind.ORGANIZATION, "قالت")


@dataclass(frozen=True)
class Telling:
    """Where and when something is told."""

    page: str = "page"
    published: tuple[str | None, str | None] = ("2020-01-01", "2020-01-02")
    says: tuple[Source, ...] = ()
    outlet: str | None = None


def told(content: str, telling: Telling | None = None, time: tuple[str | None, str | None] = (None, None)) -> Claim:
    """A claim: ``"A AID B"``, ``"? CONSULT/visit A,B planned"``, ``"A ASSAULT/capture ? @P denied if «words»"``."""
    telling = telling or Telling()
    words = "كذا"
    if "«" in content:
        content, words = content.rstrip("»").split("«")
    actor, event, recipient, *rest = content.split()
    places = [w[1:] for w in rest if w.startswith("@")]
    modality = next((Modality(w) for w in rest if w in list(Modality)), Modality.ASSERTED)
    polarity = next((Polarity(w) for w in rest if w in list(Polarity)), Polarity.AFFIRMED)
    type_, _, mode = event.partition("/")
    page = hashlib.sha256(telling.page.encode()).hexdigest()
    published = Interval(*telling.published, None, "metadata")
    doc = Doc(page, f"{telling.page}.txt", EntityRef(telling.outlet) if telling.outlet else None, None, published)
    start = int(hashlib.sha256(content.encode()).hexdigest()[:4], 16)
    evidence = Evidence(Span(start, start + len(words)), words)
    return Claim(
        doc, (evidence,), telling.says, Event(type_, mode or None, Evidence(evidence.span, words.split()[0])),
        _list(actor), _list(recipient), tuple(map(party, places)), modality, polarity,
        "إن كان كذا" if "if" in rest else None, Interval(*time), 1.0,
    )  # fmt: skip


def _list(names: str) -> tuple[EntityRef, ...]:
    return tuple(party(n) for n in names.split(",") if n != "?")


def page_of(claim: Claim) -> Page:
    """A page that could hold the claim."""
    return Page(claim.doc.id, claim.doc.uri, "كذا " * 20_000)


def on(day: str, **changes: object) -> Telling:
    """Told on a page of that day, one of its own."""
    following = f"{day[:-2]}{int(day[-2:]) + 1:02}"
    return replace(Telling(page=f"page of {day}", published=(day, following)), **changes)  # type: ignore[arg-type]
