"""The nouns that every stage speaks of; imports nothing else of khabar."""

from khabar.model.claim import (
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
)
from khabar.model.errors import KhabarError, KnowledgeError, LedgerError, LedgerFull, UnreadablePage, UsageError
from khabar.model.fingerprint import Fingerprint
from khabar.model.page import Article, Block, BlockKind, Media, Page
from khabar.model.span import Span

__all__ = [
    "Article", "Block", "BlockKind", "Claim", "Doc", "EntityRef", "Event", "Evidence", "Fingerprint", "Interval",
    "KhabarError",
    "KnowledgeError", "Label", "LedgerError", "LedgerFull", "Media", "Modality", "Page", "Polarity", "Source",
    "SourceKind", "Span", "UnreadablePage", "UsageError",
]  # fmt: skip
