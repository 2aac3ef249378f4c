"""Plain text → story and furniture, line by line.

Three sorts of evidence, in this order: words that give a line away (``furniture.tsv``); where a line
stands (before the title, after the last paragraph); and how it looks (short, no full stop).
Doubt goes to the story: furniture taken for story costs a false claim, but a lost line of the story
loses its claims without a trace.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khabar.model import Article, Block, BlockKind, Page, UnreadablePage
from khabar.read.cues import CUE_SPAN, Cue, cue, is_bare, names_outlet, normal

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_EDGE = re.compile(rf"(?:\s|[{_BLANK}])*")
_STOP = re.compile(r"[.!؟?…][\"'”’»)\]]*$")
_FULL_STOP = re.compile(r"(?<![.])[.][\"'”’»)\]]*$")
_OPEN_END = re.compile(r"[,،؛:][\"'”’»)\]]*$")
_INLINE = re.compile(r"(?<=[.!؟?…”»\"])\s+(?=[اإقشلمطوأ])")
_HAS_INLINE = re.compile("قر[أاإ]|شاهد|للمزيد|ذات صلة|يهمك|طالع|متعلقة")
_SENTENCE_END = re.compile(r"[.!؟?…]+[\"'”’»]?\s")
_DASH = re.compile(r"\s[–—-]\s|\s?[|]\s?")
_YEAR_END = re.compile(r"\b(?:19|20)\d\d\W*$")
_DATE = re.compile(
    r"\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{1,2}\s+\w+(?:\s?/\s?\w+)?[\s,،]+\d{4}|^\W*\d{1,2}:\d{2}\W*\w?$"
)
_ARABIC = re.compile("[\u0621-\u06d3\ufb50-\ufefc]")
_WORD = re.compile(r"\w+")
_NOT_A_NAME = re.compile(r"[\d:]|^\W*و")
"""In a last line: figures, a colon or "and" speak for the story (a list of prices, a closing sentence)."""

PARAGRAPH_WORDS = 20
"""A line of so many words is a paragraph, whatever it ends in (headlines have fewer)."""
SENTENCE_WORDS = 6
"""A line that ends in a full stop is a paragraph from so many words on."""
QUESTION_WORDS = 12
"""A line that ends in ؟ or ! or two dots is a paragraph only from so many words on: titles end so too."""
TITLE_WORDS = 25
MENU_WORDS = 3
HEADING_WORDS = 10
SIGN_OFF_WORDS = 4
LATIN_WORDS = 8
CAPTION_WORDS = 5
_TAG_WORDS = 4
RELATED_WORDS = 30
"""A "read also" line beyond this holds more than another page's headline: only its first sentence is furniture."""
CONTAINMENT = 0.9
_MODELS = 3
"""Title, subtitle, lead: what a page repeats are its first lines, wherever the copy stands."""
MIN_REPEAT = 4


@dataclass(slots=True)
class Line:
    """One line: ``[start, end)`` of the text, blanks off; ``kind`` is filled in by the rules."""

    start: int
    end: int
    text: str
    words: int
    stops: bool
    kind: BlockKind | None = None
    reason: str = ""

    def take(self, kind: BlockKind, reason: str) -> None:
        """Settle what this line is, once."""
        if self.kind is None:
            self.kind, self.reason = kind, reason

    @property
    def is_paragraph(self) -> bool:
        """Whether this is running text by its looks."""
        if self.words >= PARAGRAPH_WORDS:
            return True
        return self.stops and self.words >= (SENTENCE_WORDS if _FULL_STOP.search(self.text) else QUESTION_WORDS)

    @property
    def is_headline(self) -> bool:
        """Whether this could be a headline by its looks."""
        one_stop = self.text.endswith(".") and not self.text.endswith("..")
        return self.words <= TITLE_WORDS and not self.is_open and not one_stop

    @property
    def is_open(self) -> bool:
        """Whether the sentence goes on in the next line."""
        return _OPEN_END.search(self.text, max(0, len(self.text) - 6)) is not None


def find_article(page: Page) -> Article:
    """The story of a plain-text page. Raises ``UnreadablePage`` where there is no line of it."""
    blocks = blocks_of(lines_of(page.raw), page)
    if not any(b.kind.is_story for b in blocks):
        raise UnreadablePage(page.uri, "no story: only menus, links and the like")
    return Article(page, page.raw, blocks)


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that hold anything, "read also" inside a line as a line of its own."""
    return [line_of(text, *part) for span in _spans(text) for part in split_related(text, span)]


def line_of(text: str, start: int, end: int) -> Line:
    """``[start, end)`` of ``text`` as a line, looked at."""
    words = text[start:end]
    return Line(start, end, words, len(words.split()), _STOP.search(words, max(0, len(words) - 8)) is not None)


def _spans(text: str) -> Iterator[Span]:
    """Where the lines stand, blanks at both ends off; blank lines left out."""
    for match in _LINE.finditer(text):
        span = trim(text, match.start(), match.end())
        if span[0] < span[1]:
            yield span


def trim(text: str, start: int, end: int) -> Span:
    """``[start, end)`` without the blanks and invisible marks at its ends."""
    edge = _EDGE.match(text, start, end)
    start = edge.end() if edge else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANK):
        end -= 1
    return start, end


def split_related(text: str, span: Span) -> Iterable[Span]:
    """A line in which "read also: …" begins after a sentence, or goes on after it, as its parts."""
    if not _HAS_INLINE.search(text, *span):
        return (span,)
    begins = [match.end() for match in _INLINE.finditer(text, *span)]
    cuts = [span[0], *(at for at in begins if _is_related(text[at : min(at + CUE_SPAN, span[1])], colon=True))]
    parts: list[Span] = []
    for start, end in zip(cuts, [*cuts[1:], span[1]], strict=True):
        parts += _after_related(text, *trim(text, start, end))
    return parts


def _is_related(words: str, *, colon: bool = False) -> bool:
    """Whether words begin with "read also"; inside a line only with a colon or bar after it."""
    found = cue(normal(words), 1)
    if found is None or found.kind is not BlockKind.RELATED:
        return False
    return not colon or any(sign in words[:30] for sign in ":|")


def _after_related(text: str, start: int, end: int) -> list[Span]:
    """Cut a long "read also" line after its first sentence: the story goes on behind it."""
    if len(text[start:end].split()) <= RELATED_WORDS or not _is_related(text[start : start + CUE_SPAN]):
        return [(start, end)]
    stop = _SENTENCE_END.search(text, start, end)
    if stop is None:
        return [(start, end)]
    return [trim(text, start, stop.end()), trim(text, stop.end(), end)]


def blocks_of(lines: list[Line], page: Page) -> tuple[Block, ...]:
    """Every line as a block, in order; lines whose kind is set already keep it."""
    _by_neighbour(lines, _by_words(lines))
    body = [i for i, line in enumerate(lines) if line.kind is None and line.is_paragraph]
    first, last = (body[0], body[-1]) if body else (len(lines), len(lines))
    title = _title(lines, first, page.title)
    _head(lines, title, first, page.outlet)
    if body:
        _tail(lines, last)
    _middle(lines, last)
    _repeats(lines)
    return tuple(Block(line.kind or BlockKind.STORY, line.start, line.end, line.reason) for line in lines)


def _by_words(lines: list[Line]) -> list[int]:
    """Kinds that a line's own words give away; the indexes of the lines that were settled so."""
    settled = []
    for i, line in enumerate(lines):
        if line.kind is None and (found := furniture_cue(line)):
            line.take(found.kind, found.reason)
            settled.append(i)
    return settled


def furniture_cue(line: Line) -> Cue | None:
    """The cue in one line, or what its signs say (hashtags, no Arabic at all)."""
    text = line.text
    if all(word.startswith("#") for word in text.split()):
        return Cue(BlockKind.TAGS, "hashtags only")
    if found := cue(normal(text[:CUE_SPAN] if line.words > RELATED_WORDS else text), line.words):
        return found
    if line.words <= LATIN_WORDS and not _ARABIC.search(text) and not _DATE.search(text):
        return Cue(BlockKind.MENU, "no Arabic word")
    return None


def _by_neighbour(lines: list[Line], settled: list[int]) -> None:
    """What follows a bare "read also", "tags" or "comments" line belongs to it."""
    openers = [i for i in settled if lines[i].kind in OPENERS and is_bare(lines[i].text)]
    _take_comments(lines, [i for i in openers if lines[i].kind is BlockKind.COMMENTS])
    for i in openers:
        kind = lines[i].kind
        if kind is not None and kind is not BlockKind.COMMENTS:
            _take_below(lines, i, kind)


OPENERS = frozenset({BlockKind.RELATED, BlockKind.TAGS, BlockKind.COMMENTS})
"""Kinds whose first line may be a heading over what follows."""


def _take_comments(lines: list[Line], openers: list[int]) -> None:
    """All below the first "comments" line that has the greater part of the running text above it."""
    if not openers:
        return
    above = list(itertools.accumulate((_running(line) for line in lines), initial=0))
    for i in openers:
        if 2 * above[i] > above[-1]:  # else it is a link above the story
            for line in lines[i:]:
                line.take(BlockKind.COMMENTS, f"below «{lines[i].text}»")
            return


def _running(line: Line) -> int:
    """Characters of running text in a line."""
    return line.end - line.start if line.kind is None and line.is_paragraph else 0


def _take_below(lines: list[Line], i: int, kind: BlockKind) -> None:
    """The short lines below: tags, or the headlines of other pages."""
    for line in itertools.islice(lines, i + 1, None):
        if line.kind is None:
            if line.is_paragraph or (kind is BlockKind.TAGS and (line.words > _TAG_WORDS or line.stops)):
                return
            line.take(kind, f"below «{lines[i].text}»")


def _title(lines: list[Line], first: int, known: str | None) -> int | None:
    """Index of the title: settled before, or what the record calls it, or the likeliest headline of the head."""
    settled = next((i for i, line in enumerate(lines) if line.kind is BlockKind.TITLE), None)
    if settled is not None or len(lines) == 1:
        return settled
    head = [i for i in range(min(first + 1, len(lines))) if lines[i].kind is None]
    said = next((i for i in head if known and same_words(lines[i].text, known)), None)
    if said is not None:
        lines[said].take(BlockKind.TITLE, "the record's title")
        return said
    likely = [i for i in head if _may_be_title(lines[i])]
    if not likely:
        return None
    menu = max((i for i in range(min(first, len(lines))) if lines[i].kind is BlockKind.MENU), default=-1)
    best = min(likely, key=lambda i: _title_rank(lines, i, first, menu))
    lines[best].take(BlockKind.TITLE, "the first headline above the story")
    return best


def _may_be_title(line: Line) -> bool:
    """Whether a line of the head looks like a title."""
    return line.is_headline and line.words > 1 and not is_byline(line, None)


def _title_rank(lines: list[Line], i: int, first: int, menu: int) -> tuple[bool, bool, bool, int]:
    """The smaller the likelier: no paragraph, no name of a section or site, below the menu, the first of such.

    Of lines as short as a section's name it is the last.
    """
    short = lines[i].words <= MENU_WORDS or names_outlet(normal(lines[i].text), lines[i].words)
    return i == first, short, i < menu, -i if short else i


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same, a word more or less."""
    a, b = words_of(one), words_of(other)
    return containment(a, b) >= CONTAINMENT <= containment(b, a)


def _head(lines: list[Line], title: int | None, first: int, outlet: str | None) -> None:
    """Before the title stand menus; between it and the first paragraph the byline."""
    for i in range(min(first, len(lines))):
        line = lines[i]
        if is_byline(line, outlet):
            line.take(BlockKind.BYLINE, "outlet, place or date by the title")
        elif title is not None and i < title:
            line.take(BlockKind.MENU, "before the title")
        elif first < len(lines) and line.words <= MENU_WORDS and not line.stops:
            kind = BlockKind.MENU if title is None else BlockKind.BYLINE
            line.take(kind, "a few words before the first paragraph")


def is_byline(line: Line, outlet: str | None) -> bool:
    """Whether a short line names outlet, place or date."""
    if line.stops or line.is_open or line.words > 12:
        return False
    if outlet and line.text == outlet:
        return True
    return (line.words <= 6 and _DASH.search(line.text) is not None) or _DATE.search(line.text) is not None


def _tail(lines: list[Line], last: int) -> None:
    """After the last paragraph: dates, and the outlet's or author's name. Lists stay in the story."""
    for i in range(last + 1, len(lines)):
        line = lines[i]
        if line.stops or lines[i - 1].is_open:
            continue
        if is_byline(line, None) or (line.words <= SIGN_OFF_WORDS and not _NOT_A_NAME.search(line.text)):
            line.take(BlockKind.BYLINE, "a few words after the last paragraph")


def _middle(lines: list[Line], last: int) -> None:
    """Short lines between paragraphs: headings and captions. All else is the story."""
    for i, line in enumerate(lines):
        if line.kind is None and i < last and line.words <= HEADING_WORDS and line.is_headline:
            if line.words <= CAPTION_WORDS and _YEAR_END.search(line.text) and not _DATE.search(line.text):
                line.take(BlockKind.CAPTION, "a name and a year: under a picture")
            else:
                line.take(BlockKind.HEADING, "a short line between paragraphs")
        line.take(BlockKind.STORY, "running text")


def _repeats(lines: list[Line]) -> None:
    """The title or the lead once more."""
    models: list[Counter[str]] = []
    longest = 0
    for line in lines:
        if line.kind is None or not line.kind.is_story:
            continue
        if len(models) == _MODELS and line.words * CONTAINMENT > longest:
            continue  # too long to stand in any of them
        words = words_of(line.text)
        if line.words >= MIN_REPEAT and any(containment(words, m) >= CONTAINMENT for m in models):
            line.kind, line.reason = BlockKind.REPEAT, "the title or the lead once more"
        elif len(models) < _MODELS:
            models.append(words)
            longest = max(longest, words.total())


def words_of(text: str) -> Counter[str]:
    """The words of ``text``, folded, with how often each stands there."""
    return Counter(_WORD.findall(normal(text)))


def containment(part: Counter[str], whole: Counter[str]) -> float:
    """Share of the words of ``part`` that stand in ``whole`` (0 for no words)."""
    total = part.total()
    return sum(min(n, whole[w]) for w, n in part.items()) / total if total else 0.0
