"""A page of the report, ready for the template: cards and story blocks with their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.export import wording
from khabar.export.marking import Mark, PageView, stretches, text_span
from khabar.export.table import days
from khabar.export.wording import Piece
from khabar.model import Block, BlockKind, Claim, Doc, EntityRef, Label, Modality, Polarity, Source


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain: who, by what word, and what kind of source."""

    entity: EntityRef
    label: Label
    kind: Label
    cue: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside the story."""

    number: str
    claim: Claim
    arabic: Sequence[Piece]
    english: Sequence[Piece]
    chain: Sequence[Link]
    event: Label
    modality: Label
    polarity: Label | None
    when: str

    @property
    def anchor(self) -> str:
        """Its number as it can stand in an address."""
        return self.number.replace(".", "-")

    @property
    def kind(self) -> str:
        """How its badge is drawn."""
        return str(self.claim.modality)


@dataclass(frozen=True, slots=True)
class Segment:
    """Text under the same marks throughout; ``opens``/``closes`` are the claims whose words begin or end here."""

    text: str
    anchors: tuple[str, ...]
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    start: int
    """Where it begins in the article's text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the page; ``label`` is what a block that is no story is called."""

    kind: str
    is_story: bool
    label: Label
    reason: str
    segments: Sequence[Segment]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(s.text for s in self.segments)


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the report."""

    number: int
    doc: Doc
    cards: Sequence[Card]
    parts: Sequence[Part]
    published: str
    basis: Label


def section(view: PageView, number: int) -> Section:
    """The page as the template takes it."""
    cards = [card(f"{number}.{n}", claim) for n, claim in enumerate(view.claims, 1)]
    published = view.doc.published
    return Section(number, view.doc, cards, list(_parts(view, cards)), days(published),
                   wording.label("basis", published.basis))  # fmt: skip


def card(number: str, claim: Claim) -> Card:
    """A claim as it is drawn beside its page, or in a list of claims."""
    plain = claim.polarity is Polarity.AFFIRMED
    return Card(
        number, claim, wording.reading(claim, "ar"), wording.reading(claim, "en"), [_link(s) for s in claim.sources],
        wording.event_label(claim), wording.label("modality", str(claim.modality)),
        None if plain else wording.label("polarity", str(claim.polarity)), days(claim.time),
    )  # fmt: skip


def _link(source: Source) -> Link:
    return Link(source.entity, names(source.entity), wording.label("kind", str(source.kind)), source.cue)


def names(entity: EntityRef) -> Label:
    """The neutral names, the page's wording where there is none."""
    return Label(wording.neutral(entity, "ar"), wording.neutral(entity, "en"))


def is_firm(card: Card) -> bool:
    """Whether it says plainly that something is so."""
    return card.claim.modality is Modality.ASSERTED and card.polarity is None


# -- the story with its marks --------------------------------------------------------------------


def _parts(view: PageView, cards: Sequence[Card]) -> Iterator[Part]:
    article = view.article
    marks = [Mark(*text_span(article, e.span), card.anchor) for card in cards for e in card.claim.evidence]
    begun: set[str] = set()
    for block in article.blocks:
        segments = list(_segments(article.text, block, marks, begun))
        if any(s.text.strip() for s in segments):
            kind = str(block.kind)
            yield Part(kind, _is_text(block), wording.label("block", kind), block.reason, segments)


def _is_text(block: Block) -> bool:
    return block.kind.is_story and block.kind is not BlockKind.REPEAT


def _segments(text: str, block: Block, marks: Sequence[Mark], begun: set[str]) -> Iterator[Segment]:
    """``opens`` names a claim once, at its first words on the page: an anchor can stand in one place only."""
    for piece in stretches(text, block.start, block.end, marks):
        ends = {m.key for m in marks if m.end == piece.end or (m.end > block.end == piece.end)}
        opens = tuple(k for k in piece.keys if k not in begun)
        begun.update(opens)
        yield Segment(piece.text, piece.keys, opens, tuple(k for k in piece.keys if k in ends), piece.start)
