"""How well undated pages are dated: pages of known date with ``published`` taken away.

    python bench/dating.py [--show]

Reads ``../shared/pages/ant_international.jsonl`` and the five seed pages (neither part of the repository) and
prints how many pages get an interval, how many of those hold the true date, and how wide they are. The date
at the end of a record's name is not looked at.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from khabar.find.times.infer import infer_published
from khabar.find.tokens import Token, tokenise
from khabar.model import Article, Interval, Page
from khabar.read.article import find_article
from khabar.read.dates import parse_day
from khabar.read.pages import read_pages
from khabar.read.sentences import sentences

SHARED = Path(__file__).resolve().parents[2] / "shared"
WIDTH = 60
"""Days: wider intervals do not count."""


def main() -> int:
    """Print the figures; 0 also where the pages are not there (it says so)."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--show", action="store_true", help="print what misses the true date, and reasons")
    options.add_argument("--pages", default="ant_international.jsonl", help="another file of ../shared/pages")
    chosen = options.parse_args()
    pages = SHARED / "pages" / chosen.pages
    if not pages.is_file():
        print(f"skipped: {pages} is not there")
        return 0
    real(pages, chosen.show)
    seeds(chosen.show)
    return 0


def real(path: Path, show: bool) -> None:
    """Pages with a known date."""
    total = given = held = 0
    widths = []
    for page in read_pages(str(path)):
        if not isinstance(page, Page):
            continue
        true = parse_day(page.published or "")
        if true is None:
            continue
        total += 1
        got = dated(page)
        if got.start is None or got.end is None or _width(got) > WIDTH:
            continue
        given += 1
        widths.append(_width(got))
        inside = got.start <= true.isoformat() < got.end
        held += inside
        if show and not inside:
            print(f"   {page.uri}: true {true}, got {got.start} to {got.end} {got.reason}")
    print(f"{path.name}: {total} pages, {given} dated within {WIDTH} days ({given / max(total, 1):.3f})")
    if given:
        print(f"   holding the true date: {held / given:.3f}; width: median {statistics.median(widths)} days")


def seeds(show: bool) -> None:
    """The five seed pages against the intervals coded for them."""
    gold = SHARED / "seeds/pages.jsonl"
    if not gold.is_file():
        return
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        wanted = record["published"]
        (page,) = read_pages(str(SHARED / "seeds" / record["doc"]))
        assert isinstance(page, Page)
        got = dated(page)
        overlaps = bool(got.start and got.end and got.start < wanted["to"] and wanted["from"] < got.end)
        coded = f"{wanted['from']} to {wanted['to']}"
        print(f"{record['doc'][:3]} coded {coded}: got {got.start} to {got.end}, overlaps: {overlaps}")
        if show:
            print(f"   {got.reason}")


def dated(page: Page) -> Interval:
    """What the page's own words say of its date."""
    article = find_article(replace(page, published=None, uri="page"))
    return infer_published(article, tokens_of(article))


def tokens_of(article: Article) -> Sequence[Sequence[Token]]:
    """The sentences of the story, as tokens."""
    return [
        list(tokenise(article.text, start, end))
        for block in article.blocks
        if block.kind.is_story
        for start, end in sentences(article, block)
    ]


def _width(interval: Interval) -> int:
    assert interval.start is not None
    assert interval.end is not None
    span: timedelta = date.fromisoformat(interval.end) - date.fromisoformat(interval.start)
    return span.days


if __name__ == "__main__":
    sys.exit(main())
