"""A page's journey, on one screen: page → article → sentences → claims.

Each stage is a plain function named in ``STAGES``; ``read_page`` runs them in order. Nothing here keeps state
between pages, so pages can be read in any order and in any number of processes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from khabar.claim.assemble import assemble, without_own
from khabar.claim.draft import Draft
from khabar.claim.reader import Reader
from khabar.find.times.infer import infer_published
from khabar.model import Article, Claim, Doc, EntityRef, Page
from khabar.read.article import find_article
from khabar.read.dates import published
from khabar.read.metadata import metadata
from khabar.read.outlets import own_outlet
from khabar.resolve.outlets import resolve_outlet


@dataclass(slots=True)
class Reading:
    """Everything that the stages made of one page, in the order they made it."""

    page: Page
    article: Article
    doc: Doc
    reader: Reader
    drafts: list[Draft]
    claims: list[Claim]


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: its name, what it needs and adds (for people to read), and the function that does it."""

    name: str
    needs: str
    adds: str
    run: Callable[..., Any]


def describe(page: Page, article: Article, reader: Reader) -> Doc:
    """What a claim repeats of its page: title, outlet and date bounds (as stated, else as its text bounds them)."""
    title = article.title
    text = article.text[title.start : title.end].strip() if title is not None else None
    named = page.outlet or own_outlet(article)
    outlet: EntityRef | None = resolve_outlet(named) if named else None
    dated = published(article)
    if dated.basis == "unknown":
        found = reader.sentences
        dated = infer_published(article, [s.tokens for s in found], [s.times for s in found])
    return Doc(page.id, page.uri, outlet, page.title or text, dated)


def draft(reader: Reader, doc: Doc) -> list[Draft]:
    """The drafts of every sentence, in order."""
    return without_own(reader.drafts(doc.published), doc.outlet)


STAGES: tuple[Stage, ...] = (
    Stage("metadata", "page", "title, outlet and date that came with the page", metadata),
    Stage("article", "page", "the story and the furniture, as blocks", find_article),
    Stage("sentences", "article", "tokens, names, places, times, syntax and parties", Reader),
    Stage("describe", "page, article, sentences", "the page's outlet, title and date bounds", describe),
    Stage("drafts", "sentences, doc", "who does what to whom, by which voice, how firmly", draft),
    Stage("claims", "article, doc, drafts", "claims with raw evidence, repetitions joined", assemble),
)


def read_page(page: Page) -> Reading:
    """All stages on one page. Raises ``UnreadablePage`` where the page has no story."""
    page = metadata(page)
    article = find_article(page)
    reader = Reader(article)
    doc = describe(page, article, reader)
    drafts = draft(reader, doc)
    return Reading(page, article, doc, reader, drafts, assemble(article, doc, drafts))
