"""HTML → visible text with the way back to the source, and the story in it.

trafilatura says *which* words are the main text; it does not say where they stand. So the source is
walked here once more, character by character, and its paragraphs are matched with trafilatura's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from khabar.model import Article, BlockKind, Page, UnreadablePage
from khabar.read.decode import is_arabic
from khabar.read.limits import MAX_LINE
from khabar.read.metadata import metadata
from khabar.read.plain import (
    CONTAINMENT,
    OPENERS,
    Line,
    blocks_of,
    containment,
    furniture_cue,
    is_byline,
    line_of,
    split_related,
    trim,
    words_of,
)
from khabar.read.visible import Paragraph, Visible, visible

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_PICKED = 0.6
"""Share of a paragraph's word runs that must stand in trafilatura's text: it drops links and notes inside one."""
_ALL_LINK = 0.8
"""Share of a paragraph's characters inside links from which on it is a link to another page."""
_LONG = 60
"""Characters from which on a paragraph is found in trafilatura's text beyond doubt."""
_NEAR = 3
"""Lines that the story may begin before its first long paragraph, or end after its last."""
_HALF = 0.5
"""Share of the title's words that a heading shows at least: behind them often stands the site's name."""
_FURNITURE = {
    "nav": BlockKind.MENU, "footer": BlockKind.MENU, "header": BlockKind.MENU, "menu": BlockKind.MENU,
    "aside": BlockKind.RELATED, "button": BlockKind.SHARE, "figcaption": BlockKind.CAPTION,
    "time": BlockKind.BYLINE, "address": BlockKind.BYLINE, "form": BlockKind.COMMENTS,
}  # fmt: skip
_NEVER_STORY = frozenset({"nav", "button", "figcaption", "menu"})  # not form: old systems wrap whole pages in one


def find_article(page: Page) -> Article:
    """The story of an HTML page. Raises ``UnreadablePage`` where it has none, or none in Arabic."""
    page = metadata(page)
    seen = visible(page.raw)
    longest = max((p.end - p.start for p in seen.paragraphs), default=0)
    if longest > MAX_LINE:
        raise UnreadablePage(page.uri, f"a paragraph of {longest:,} characters is no news text")
    chosen = _main_text(page)
    picked = _picked(seen, chosen)
    if not any(picked):
        raise UnreadablePage(page.uri, "no story found in the HTML")
    lines = list(_lines(seen, picked, _title_index(seen, picked, page.title)))
    blocks = blocks_of(lines, page)
    story = " ".join(seen.text[b.start : b.end] for b in blocks if b.kind.is_story)
    if not is_arabic(story):
        raise UnreadablePage(page.uri, "no Arabic story in the HTML")
    return Article(page, seen.text, blocks, seen.offsets)


def _main_text(page: Page) -> str:
    """What trafilatura takes for the main text; ``""`` where it finds none."""
    import trafilatura  # noqa: PLC0415  takes half a second to import, and plain text needs none of it

    for precise in (True, False):  # precision first: a lost aside is better than a menu in the story
        text = trafilatura.extract(
            page.raw, favor_precision=precise, include_comments=False, include_tables=False, with_metadata=False
        )
        if text and len(text.split()) >= _SHINGLE:
            return str(text)
    return ""


def _picked(seen: Visible, chosen: str) -> list[bool]:
    """For each paragraph whether trafilatura took it."""
    words = _WORD.findall(chosen)
    runs = {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    lines = {tuple(_WORD.findall(line)) for line in chosen.splitlines()}
    held = [_in_text(_WORD.findall(seen.text[p.start : p.end]), runs, lines) for p in seen.paragraphs]
    clean = [yes and not p.tags & _NEVER_STORY for yes, p in zip(held, seen.paragraphs, strict=True)]
    picked = clean if _longest(seen, clean) else held  # a <nav> that is never closed holds the whole page
    long = _longest(seen, picked)
    if long:  # a short line counts only near the story: menus repeat words of it
        picked = [yes and long[0] - _NEAR <= i <= long[-1] + _NEAR for i, yes in enumerate(picked)]
    return picked


def _longest(seen: Visible, picked: list[bool]) -> list[int]:
    """Indexes of the long paragraphs that were picked."""
    return [i for i, p in enumerate(seen.paragraphs) if picked[i] and p.end - p.start > _LONG]


def _in_text(words: list[str], runs: set[tuple[str, ...]], lines: set[tuple[str, ...]]) -> bool:
    """Whether a paragraph's words stand in the main text: most runs of four, or for a short one the whole line."""
    if not words:
        return False
    if len(words) < _SHINGLE:
        return tuple(words) in lines
    mine = [tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]
    return sum(run in runs for run in mine) >= _PICKED * len(mine)


def _title_index(seen: Visible, picked: list[bool], known: str | None) -> int | None:
    """Index of the paragraph that shows the title: an ``h1`` or a line that says it, the nearest above the story."""
    wanted = words_of(known or "")
    headings, sayings = [], []
    for i, paragraph in enumerate(seen.paragraphs[: _story_start(seen, picked) + 1]):
        if paragraph.tags & _NEVER_STORY:
            continue
        words = words_of(seen.text[paragraph.start : paragraph.end])
        if containment(words, wanted) >= CONTAINMENT and containment(wanted, words) >= _HALF:
            sayings.append(i)
        if "h1" in paragraph.tags:
            headings.append(i)
    both = [i for i in headings if i in sayings]
    return next(iter([*both, *sayings[::-1], *headings[::-1]]), None)


def _story_start(seen: Visible, picked: list[bool]) -> int:
    """Index of the first long paragraph that was picked, or of the first picked at all."""
    return next((i for i, p in enumerate(seen.paragraphs) if picked[i] and p.end - p.start > _LONG), picked.index(True))


def _lines(seen: Visible, picked: list[bool], title: int | None) -> Iterator[Line]:
    """The paragraphs as lines; what was not picked is furniture already."""
    under = BlockKind.MENU
    for i, paragraph in enumerate(seen.paragraphs):
        span = trim(seen.text, paragraph.start, paragraph.end)
        if span[0] == span[1]:
            continue
        parts = split_related(seen.text, span) if picked[i] and i != title else (span,)
        for start, end in parts:
            line = line_of(seen.text, start, end)
            if i == title:
                line.take(BlockKind.TITLE, "the page's heading")
            elif i - 1 == title and not picked[i] and _is_subtitle(line, paragraph):
                line.take(BlockKind.HEADING, "under the page's heading")
            elif not picked[i]:
                under = _furnish(line, paragraph, under)
            elif paragraph.linked >= _ALL_LINK * (end - start) and line.words >= _SHINGLE:
                line.take(BlockKind.RELATED, "one link, to another page")
            yield line


def _is_subtitle(line: Line, paragraph: Paragraph) -> bool:
    """Whether the line right below the title goes on with it (the main text often begins after it)."""
    others = paragraph.tags & (_NEVER_STORY | {"a", "aside", "time", "address"})
    return line.words > _SHINGLE and not others and furniture_cue(line) is None and not is_byline(line, None)


def _furnish(line: Line, paragraph: Paragraph, under: BlockKind) -> BlockKind:
    """Settle a line outside the story by its words, its tags, or the heading it stands under, which is returned."""
    found = furniture_cue(line)
    tag = next((kind for name, kind in _FURNITURE.items() if name in paragraph.tags), None)
    if found:
        line.take(found.kind, found.reason)
        return found.kind if found.kind in OPENERS else under
    if is_byline(line, None):
        line.take(BlockKind.BYLINE, "outlet, place or date, outside the main text")
    elif tag:
        line.take(tag, "outside the main text, by its tag")
    else:
        line.take(under, "outside the main text")
    return under
