"""A page as it was read, and the story found in it."""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from khabar.model.span import Span

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
"""How HTML writes a character by name or number."""


class Media(StrEnum):
    """How a page's text is written."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Page:
    """Fetched bytes and their text.

    ``raw`` is the decoded text, never altered; every offset that khabar reports counts in it.
    ``id`` is the SHA-256 of the raw bytes, in hexadecimal. ``title``, ``published`` and ``outlet``
    are what came *beside* the text (a JSON Lines record, HTML metadata), or ``None``;
    ``extra`` holds the other keys of a record, kept and not used. ``content`` are the raw bytes where they are
    not simply ``raw`` in UTF-8.
    """

    id: str
    uri: str
    raw: str
    media: Media = Media.TEXT
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    content: bytes | None = field(default=None, repr=False)


class BlockKind(StrEnum):
    """What a stretch of a page is. Only ``TITLE``, ``HEADING`` and ``STORY`` are read for claims."""

    TITLE = "title"
    HEADING = "heading"
    STORY = "story"
    REPEAT = "repeat"
    """The title or the lead once more: read as further evidence for the same claims."""
    BYLINE = "byline"
    MENU = "menu"
    TAGS = "tags"
    RELATED = "related"
    COMMENTS = "comments"
    SHARE = "share"
    COOKIES = "cookies"
    CAPTION = "caption"

    @property
    def is_story(self) -> bool:
        """Whether claims are read from blocks of this kind."""
        return self in _STORY


_STORY = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.STORY, BlockKind.REPEAT})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or piece of furniture: offsets into ``Article.text``."""

    kind: BlockKind
    start: int
    end: int
    reason: str
    """For a person to read: why it was taken for this kind."""


@dataclass(frozen=True, slots=True)
class Article:
    """The page's own story: readable text in blocks, with the way back to the raw page.

    For plain text ``text`` is ``page.raw`` itself and ``offsets`` is ``None``. For HTML it is the
    visible text, and ``offsets[i]`` is where in ``page.raw`` the i-th character of ``text`` begins;
    one further entry gives the end of the last.
    """

    page: Page
    text: str
    blocks: tuple[Block, ...]
    offsets: array[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """``[start, end)`` of ``text`` as a span of the raw page."""
        if self.offsets is None:
            return Span(start, end)
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        last = self.offsets[end - 1]
        return Span(self.offsets[start], last + self._width(end - 1))

    def _width(self, index: int) -> int:
        """How many raw characters the character at ``index`` takes: an entity several, a paragraph's end none."""
        if self.text[index] == "\n":
            return 0
        entity = ENTITY.match(self.page.raw, self.offsets[index]) if self.offsets else None
        # "&x;" that names nothing stays as written, a character for a character.
        return len(entity[0]) if entity and html.unescape(entity[0]) != entity[0] else 1

    @property
    def title(self) -> Block | None:
        """The title's block, where the page has one."""
        return next((b for b in self.blocks if b.kind is BlockKind.TITLE), None)
