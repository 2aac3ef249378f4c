"""What an HTML page says of itself: title, date, site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from khabar.model import Media, Page

_HEAD = 300_000
"""Characters of the source in which a page says what it is: heads with inlined styles run to some 200,000."""
_META = re.compile(r"<meta\b([^<>]{1,4000})>", re.I)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TITLE = re.compile(r"<title\b[^>]*>([^<]{1,1000})</title", re.I)
_TIME = re.compile(r"""<time\b[^<>]{0,400}?\bdatetime\s*=\s*["']([^"']{6,40})""", re.I)
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]{6,40})"')
_SUFFIX = re.compile(r"\s+[|–—»«•-]\s+")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date", "article:published",
)  # fmt: skip
_OUTLET = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher_name")
_TITLES = ("og:title", "twitter:title", "dc.title")


def metadata(page: Page) -> Page:
    """``page`` with title, date and outlet from its HTML where nothing came beside it; plain text as it is."""
    if page.media is not Media.HTML:
        return page
    head = page.raw[:_HEAD]
    said = _said(head)
    outlet = page.outlet or _first(said, _OUTLET)
    return replace(
        page,
        title=page.title or _first(said, _TITLES) or _document_title(head, outlet),
        published=page.published or _first(said, _PUBLISHED) or _search(_LINKED, head) or _search(_TIME, page.raw),
        outlet=outlet,
    )


def _said(head: str) -> dict[str, str]:
    """Name → content of the meta tags; the first of a name counts."""
    said: dict[str, str] = {}
    for name, content in _metas(head):
        said.setdefault(name, content)
    return said


def _metas(head: str) -> Iterator[tuple[str, str]]:
    """Names, lower case, and contents of the meta tags that have both."""
    for meta in _META.finditer(head):
        values = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(meta[1])}
        name = values.get("property") or values.get("name") or values.get("itemprop")
        if name and values.get("content", "").strip():
            yield name.lower(), _plain(values["content"])


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    """The first of ``names`` that the page says."""
    return next((said[name] for name in names if name in said), None)


def _document_title(head: str, outlet: str | None) -> str | None:
    """The ``<title>`` without the site's name behind (or before) a dash or bar."""
    whole = _search(_TITLE, head)
    if whole is None:
        return None
    parts = [part for part in _SUFFIX.split(whole) if part != outlet]
    return max(parts, key=len, default=whole)


def _search(pattern: re.Pattern[str], text: str) -> str | None:
    """The first group of the first match, entities decoded."""
    found = pattern.search(text)
    return _plain(found[1]) or None if found else None


def _plain(text: str) -> str:
    """An attribute's or title's text as a reader sees it."""
    return " ".join(html.unescape(text).split())
