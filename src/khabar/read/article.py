"""Page → article: the page's own story, whatever it is written in."""

from __future__ import annotations

from khabar.model import Article, Media, Page
from khabar.read import markup, plain


def find_article(page: Page) -> Article:
    """The story of ``page`` and its furniture, as blocks in order.

    Raises ``UnreadablePage`` where a page has no story.
    """
    return markup.find_article(page) if page.media is Media.HTML else plain.find_article(page)
