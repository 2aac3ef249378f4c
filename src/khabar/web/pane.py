"""A page's text beside its claims: the story with every claim marked, or the original as it was fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.export.marking import Mark, PageView, Stretch, stretches
from khabar.export.report.view import Card, Section, section
from khabar.ledger import KeptPage, Ledger, Query
from khabar.model import Claim
from khabar.query import NotFound
from khabar.read.article import find_article

_SHOWN = 400_000
"""Characters of an original that are shown; the rest is said to be left out."""


@dataclass(frozen=True, slots=True)
class Pane:
    """A page as the templates take it. ``chosen`` is the claim in strong colour, by its anchor."""

    page: KeptPage
    section: Section
    chosen: str | None

    @property
    def ids(self) -> dict[str, str]:
        """Anchor in the text → the claim's id."""
        return {card.anchor: card.claim.id for card in self.section.cards}

    @property
    def card(self) -> Card | None:
        """The chosen claim."""
        return next((card for card in self.section.cards if card.anchor == self.chosen), None)


@dataclass(frozen=True, slots=True)
class Original:
    """The raw page, cut where evidence begins and ends; ``left_out`` counts the characters that are not shown."""

    page: KeptPage
    stretches: Sequence[Stretch]
    chosen: str | None
    left_out: int


def kept_page(ledger: Ledger, page_id: str) -> KeptPage:
    """The page with this id. Raises ``NotFound``."""
    found = ledger.page(page_id)
    if found is None:
        raise NotFound(f"the ledger has no page {page_id}")
    return found


def pane(ledger: Ledger, page_id: str, chosen: str | None = None) -> Pane:
    """The page with the claims that the ledger holds of it. Raises ``NotFound``, ``UnreadablePage``."""
    kept = kept_page(ledger, page_id)
    return pane_of(kept, _claims(ledger, page_id), chosen)


def pane_of(kept: KeptPage, claims: Sequence[Claim], chosen: str | None = None) -> Pane:
    """The same of a page and claims at hand. Raises ``UnreadablePage``."""
    drawn = section(PageView(find_article(kept.page), kept.doc, claims), 1)
    anchor = next((card.anchor for card in drawn.cards if card.claim.id == chosen), None)
    return Pane(kept, drawn, anchor)


def original(ledger: Ledger, page_id: str, chosen: str | None = None) -> Original:
    """The page as it was fetched, its evidence marked by claim id. Raises ``NotFound``."""
    kept = kept_page(ledger, page_id)
    raw = kept.page.raw[:_SHOWN]
    marks = [Mark(*e.span, claim.id) for claim in _claims(ledger, page_id) for e in claim.evidence]
    return Original(kept, list(stretches(raw, 0, len(raw), marks)), chosen, len(kept.page.raw) - len(raw))


def _claims(ledger: Ledger, page_id: str) -> list[Claim]:
    return [kept.claim for kept in ledger.claims(Query(page=page_id))]
