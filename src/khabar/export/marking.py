"""Raw offsets → stretches of the readable story: where on the page a claim's words stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from khabar.model import Article, Block, Claim, Doc, Span


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as it is shown: its story, what its claims repeat of it, and the claims."""

    article: Article
    doc: Doc
    claims: Sequence[Claim]


class Mark(NamedTuple):
    """Offsets into ``Article.text`` that belong to ``key`` (a claim's id)."""

    start: int
    end: int
    key: str


class Stretch(NamedTuple):
    """A piece of text and the keys of every mark that covers it."""

    text: str
    start: int
    end: int
    keys: tuple[str, ...]


def text_span(article: Article, span: Span) -> Span:
    """A raw span as offsets into ``article.text``; the page's markup inside it falls out."""
    if article.offsets is None:
        return span
    return Span(bisect_left(article.offsets, span.start), bisect_left(article.offsets, span.end))


def stretches(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Stretch]:
    """``text[start:end]`` cut wherever a mark begins or ends; marks may overlap."""
    inside = [m for m in marks if m.start < end and start < m.end]
    cuts = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    for left, right in pairwise(cuts):
        keys = tuple(dict.fromkeys(m.key for m in inside if m.start <= left and right <= m.end))
        yield Stretch(text[left:right], left, right, keys)


def passages(article: Article, spans: Sequence[Span]) -> list[tuple[Block, list[Span]]]:
    """The blocks that raw ``spans`` stand in, each with the spans' place in ``article.text``."""
    marked = [text_span(article, s) for s in spans]
    found = ((b, [m for m in marked if m.start < b.end and b.start < m.end]) for b in article.blocks)
    return [(block, inside) for block, inside in found if inside]
