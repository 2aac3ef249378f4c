"""What the model of sameness learns from: pairs of drafts of a coded page that lie in evidence of the gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from coded import Coded
from khabar.claim.choice import model
from khabar.claim.choice.same import same_traits
from khabar.claim.draft import Draft
from khabar.claim.reader import Reader
from khabar.model import Span
from khabar.pipeline import describe
from khabar.read.article import find_article
from khabar.read.metadata import metadata

Alike = tuple[list[str], bool]
"""The traits of two drafts of a type, and whether one gold claim has both."""


def pairs(pages: Iterable[Coded], weights: model.Fitted) -> Iterator[Alike]:
    """The pairs on every page that was coded whole, as read with ``weights``."""
    for page in pages:
        if page.voiced and page.gold:
            yield from _of_page(page, weights)


def _of_page(page: Coded, weights: model.Fitted) -> Iterator[Alike]:
    read = metadata(page.page)
    article = find_article(read)
    reader = Reader(article, weights)
    drafts = reader.drafts(describe(read, article, reader).published)
    told = [(draft, _claims(page, draft, article.span(*draft.trigger))) for draft in drafts]
    for (a, of_a), (b, of_b) in combinations(told, 2):
        if a.type == b.type and of_a and of_b and (of_a.isdisjoint(of_b) or (of_a == of_b and len(of_a) == 1)):
            yield same_traits(a, b), of_a == of_b


def _claims(page: Coded, draft: Draft, trigger: Span) -> set[int]:
    """The numbers of the gold claims of the draft's type in whose evidence it stands."""
    return {n for n, c in enumerate(page.gold) if c["type"] == draft.type and any(
        e["start"] <= trigger.start and trigger.end <= e["end"] for e in c["evidence"])}  # fmt: skip
