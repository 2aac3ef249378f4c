"""HTML source → the text a reader sees, and for each of its characters the place in the source.

A scanner of its own: parsers that build a tree forget where in the source a character stood.
"""

from __future__ import annotations

import html
import re
from array import array
from collections import Counter
from dataclasses import dataclass, field

from khabar.model.page import ENTITY

_TAG = re.compile(r"</?([A-Za-z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
_LOOSE_TAG = re.compile(r"</?([A-Za-z][\w:-]*)[^>]*>")
_TAG_REACH = 4096
"""Characters within which a tag's quotes are honoured: beyond, a lost quote would swallow the page."""
_TOKEN = re.compile(rf"(?P<blank>[ \t\r\n\f]+)|(?P<entity>{ENTITY.pattern})|[^& \t\r\n\f]+|&")
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "textarea", "title", "svg", "iframe", "select", "object"}
)
_BREAKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hr", "html", "label", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video",
})  # fmt: skip
_WATCHED = frozenset({
    "nav", "footer", "header", "aside", "form", "button", "figcaption", "time", "address", "menu", "h1", "h2", "h3",
    "h4", "h5", "h6", "a", "pre",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``[start, end)`` of the visible text; the watched tags it stands in; how many of its characters are links."""

    start: int
    end: int
    tags: frozenset[str]
    linked: int


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible text; ``offsets[i]`` is where character ``i`` begins in the source, the last entry where it ends."""

    text: str
    offsets: array[int]
    paragraphs: tuple[Paragraph, ...]


def visible(raw: str) -> Visible:
    """The visible text of an HTML source, a paragraph a line."""
    walk = _Walk()
    _scan(raw, walk)
    walk.break_(len(raw))
    return walk.result(len(raw))


def _scan(raw: str, walk: _Walk) -> None:
    """Go through the source once, text to ``walk.data`` and tags to ``walk.tag``."""
    at, size, last = 0, len(raw), raw.rfind(">")
    while at < size:
        bracket = raw.find("<", at)
        bracket = size if bracket < 0 else bracket
        walk.data(raw, at, bracket)
        if bracket == size:
            return
        if bracket > last and raw[bracket + 1 : bracket + 2].isalpha():
            return  # a tag that the end of the page cut off
        tag = _TAG.match(raw, bracket, bracket + _TAG_REACH) or _LOOSE_TAG.match(raw, bracket)
        if tag:
            at = _after_tag(raw, tag, walk)
        elif raw[bracket + 1 : bracket + 2] in ("!", "?"):
            at = _after_comment(raw, bracket)
        else:
            walk.data(raw, bracket, bracket + 1)  # a bare "<", as in "2 < 3"
            at = bracket + 1


def _after_comment(raw: str, at: int) -> int:
    """The end of a comment or declaration that begins at ``at``."""
    sign = "-->" if raw.startswith("<!--", at) else ">"
    end = raw.find(sign, at + 2)
    if end < 0:
        return len(raw)
    return end + len(sign)


def _after_tag(raw: str, tag: re.Match[str], walk: _Walk) -> int:
    """Note a tag; where it opens something unseen, go to its close."""
    name, closing = tag[1].lower(), raw[tag.start() + 1] == "/"
    walk.tag(name, closing, tag.start())
    if closing or name not in _UNSEEN or raw[tag.end() - 2] == "/":
        return tag.end()
    if name in walk.never_closed:
        return tag.end()
    close = re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE).search(raw, tag.end())
    if close:
        return close.end()
    walk.never_closed.add(name)  # to look again at each would take the square of the page's length
    return len(raw) if name in ("script", "style") else tag.end()


@dataclass(slots=True)
class _Walk:
    """The text as it grows. ``length`` counts characters; ``start`` is where the open paragraph began."""

    parts: list[str] = field(default_factory=list)
    offsets: array[int] = field(default_factory=lambda: array("q"))
    paragraphs: list[Paragraph] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)
    start: int = 0
    tags: frozenset[str] = frozenset()
    linked: int = 0
    never_closed: set[str] = field(default_factory=set)

    def tag(self, name: str, closing: bool, at: int) -> None:
        """An opening or closing tag at ``at`` of the source."""
        if name in _BREAKS:
            self.break_(at)
        if name in _WATCHED:
            # A close without an open must not count below nothing: pages are written carelessly.
            self.open[name] = max(0, self.open[name] - 1) if closing else self.open[name] + 1

    def data(self, raw: str, start: int, end: int) -> None:
        """Text between tags: entities decoded, blanks single."""
        for token in _TOKEN.finditer(raw, start, end):
            if token.lastgroup == "blank":
                if self.open["pre"] and "\n" in token[0]:
                    self.break_(token.start())
                elif len(self.offsets) > self.start and self.parts[-1] != " ":
                    self._put(" ", token.start())
            elif token["entity"]:
                self._entity(token[0], token.start())
            else:
                self._put(token[0], token.start())

    def _entity(self, token: str, at: int) -> None:
        """An entity as its character; what only looks like one stays as written."""
        decoded = html.unescape(token)
        if decoded == token:
            self._put(token, at)
        else:
            for char in decoded:
                self._put(" " if char in "\t\r\n\f" else char, at)

    def _put(self, text: str, at: int) -> None:
        """Characters that stand at ``at`` and on in the source."""
        if len(self.offsets) == self.start:
            self.tags = frozenset(name for name, depth in self.open.items() if depth)
            self.linked = 0
        self.parts.append(text)
        self.offsets.extend(range(at, at + len(text)))
        if self.open["a"]:
            self.linked += len(text)

    def break_(self, at: int) -> None:
        """End the open paragraph, if there is anything in it."""
        end = len(self.offsets)
        if end == self.start:
            return
        self.paragraphs.append(Paragraph(self.start, end, self.tags, self.linked))
        self.parts.append("\n")
        self.offsets.append(at)
        self.start = end + 1

    def result(self, size: int) -> Visible:
        """All that was seen."""
        self.offsets.append(size)
        return Visible("".join(self.parts), self.offsets, tuple(self.paragraphs))
