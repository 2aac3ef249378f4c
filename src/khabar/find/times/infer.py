"""When an undated page was written, by what it says: bounds from every dated or datable mention.

Each clue allows some days and no others: "today, Thursday 8 June 2017" one day; "captured two days ago" the
days about one known day; "Wednesday 14 June" a week in each year that has such a day; an office the years
it was held; a year in a sentence about the past only bounds from below. What all clues allow is the answer,
if it is narrow enough to be of use. Clues that contradict one another give none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from khabar.find.times import almanac
from khabar.find.times.bounds import ALL, LEAD, YEARS, Clue, Ranges, Sentence, meet, months_named, since_day, spans
from khabar.find.times.calendar import mentions
from khabar.find.times.elapsed import elapsed
from khabar.find.times.events import from_event
from khabar.find.times.finding import find_times
from khabar.find.times.lexis import lexis
from khabar.find.times.resolving import dates
from khabar.find.times.values import Edge, Part, Point, Span, TimeExpression, Value
from khabar.find.tokens import Token
from khabar.model import Article, Interval

WIDEST = 66
"""Days: a wider interval says too little to resolve "yesterday" by; none is given."""
_NEWS_LASTS = 8
"""Days after which a page no longer gives a weekday and its date as news."""
_SET_AHEAD = 31
"""Days by which a weekday and its date may lie ahead where no past verb stands before them."""
_PLANS_AHEAD = 120
"""Days before a day without a year that a page speaks of it as to come."""
_TOLD_AHEAD = 120
"""Days by which a date with its year may lie ahead though no word says so («موازنة 2018»)."""
_CLOSE = 4
"""Tokens before a date in which a verb tells that it is past."""


def infer_published(
    article: Article, sentences: Sequence[Sequence[Token]], times: Sequence[Sequence[TimeExpression]] | None = None
) -> Interval:
    """The days between which the page was written, ``basis`` ``inferred``; ``Interval()`` where nothing tells.

    ``sentences`` are the story's sentences as tokens, the title first; ``times`` their time expressions where
    these are already found. ``reason`` quotes the words that bound
    the page. ``text`` is the wording of the narrowest clue.
    """
    found = times if times is not None else [find_times(tokens) for tokens in sentences]
    read = (_read(article.text, s, n, t) for n, (s, t) in enumerate(zip(sentences, found, strict=True)))
    clues = [clue for sentence in read for clue in _clues(sentence)]
    strong = [clue for clue in clues if clue.strong]
    return _answer(strong) or _answer(clues) or Interval()


def _answer(clues: Sequence[Clue]) -> Interval | None:
    """What all clues allow, if it is narrow enough."""
    if not clues:
        return None
    allowed = ALL
    for clue in clues:
        allowed = meet(allowed, clue.days)
    if not allowed or allowed[-1][1] - allowed[0][0] > WIDEST:
        return None
    start, end = date.fromordinal(allowed[0][0]), date.fromordinal(allowed[-1][1])
    telling = _telling(clues, allowed)
    reason = "; ".join(f"«{clue.words}»" for clue in telling)
    return Interval(start.isoformat(), end.isoformat(), telling[0].words, "inferred", f"by {reason}")


def _telling(clues: Sequence[Clue], allowed: Ranges) -> list[Clue]:
    """The clues without which the answer would be wider, narrowest first."""
    kept: list[Clue] = []
    by_width = sorted(dict.fromkeys(clues), key=lambda c: sum(b - a for a, b in c.days))
    days = ALL
    for clue in by_width:
        narrower = meet(days, clue.days)
        if narrower != days:
            kept.append(clue)
            days = narrower
        if days == allowed:
            break
    return kept


def _read(text: str, tokens: Sequence[Token], number: int, expressions: Sequence[TimeExpression]) -> Sentence:
    """A sentence with its time expressions and the known events beside them."""
    taken = {i for e in expressions for i in range(e.first, e.last + 1)}
    events = [m for m in mentions(tokens) if m.last not in taken and m.first not in taken]
    return Sentence(text, tokens, number, expressions, events)


def _clues(sentence: Sentence) -> Iterator[Clue]:
    """Everything that a sentence says of the page's day."""
    for expression in sentence.expressions:
        yield from _from_expression(expression, sentence)
    for mention in sentence.events:
        yield from from_event(mention, sentence)
    yield from elapsed(sentence)


def _from_expression(expression: TimeExpression, sentence: Sentence) -> Iterator[Clue]:
    """What dating words alone say of the page's day."""
    value = expression.value
    if isinstance(value, Point) and value.day and value.month and not value.hijri:
        yield from _from_day(expression, value, sentence)
    elif isinstance(value, Point) and value.toward == 0 and value.month and not value.hijri:
        yield Clue(months_named(value.month), expression.text, False)
    else:
        yield from _from_past(expression)


def _from_day(expression: TimeExpression, value: Point, sentence: Sentence) -> Iterator[Clue]:
    """A day of a month, with or without its year, its weekday and «اليوم» or «أمس»."""
    shift, weekday = _said(expression, sentence.tokens)
    candidates = [
        day
        for year in ([value.year] if value.year else YEARS)
        if (day := _day(year, value)) and (weekday is None or day.weekday() == weekday)
    ]
    if not candidates:
        return
    words, dated = expression.text, value.year is not None
    if shift is not None:
        yield Clue(spans((d - timedelta(days=shift), 1) for d in candidates), words, dated)
    elif expression.future and not dated:
        yield Clue(spans((d - timedelta(days=_PLANS_AHEAD), _PLANS_AHEAD + 1) for d in candidates), words, False)
    elif expression.future:
        yield Clue(meet(ALL, ((ALL[0][0], candidates[0].toordinal() + 1),)), words, False)
    elif weekday is not None and value.toward in (None, -1):
        before = 0 if value.toward or _happened(expression, sentence.tokens) else _SET_AHEAD
        around = spans((d - timedelta(days=before), before + _NEWS_LASTS) for d in candidates)
        yield Clue(around, words, dated and sentence.number < LEAD)
    elif value.toward == 0:
        yield Clue(spans((d, (almanac.month(d.year, d.month)[1] - d).days) for d in candidates), words, False)
    elif dated:
        yield Clue(since_day(candidates[0] - timedelta(days=_TOLD_AHEAD)), words, False)


def _happened(expression: TimeExpression, tokens: Sequence[Token]) -> bool:
    """Whether a past verb stands right before the expression («وقع الأربعاء 7 جوان»)."""
    before = tokens[max(expression.first - _CLOSE, 0) : expression.first]
    for token in reversed(before):
        if token.word.masdars or (token.word.function is not None and token.word.function.kind in ("comp", "sub")):
            return False
        if token.word.verbs:
            return all(verb.aspect == "P" for verb in token.word.verbs)
    return False


def _said(expression: TimeExpression, tokens: Sequence[Token]) -> tuple[int | None, int | None]:
    """(days from the page to the day said by «أمس», «اليوم», «غداً», weekday named) inside an expression."""
    words = lexis()
    shift = weekday = None
    for token in tokens[expression.first : expression.last + 1]:
        item = words[token.norm] if token.kind == "w" else None
        if item is None:
            continue
        if item.relative is not None:
            shift = item.relative
        if item.weekday is not None and item.det:
            weekday = item.weekday
    return shift, weekday


def _from_past(expression: TimeExpression) -> Iterator[Clue]:
    """A year or month of the past bounds from below; plans and «بحلول» bound nothing."""
    value = expression.value
    if isinstance(value, Edge):
        if value.side != "since":
            return
        value = value.value
    if expression.future or not isinstance(value, Point | Part | Span) or not _has_year(value):
        return
    ends = dates(value, None)
    if ends and ends[0]:
        yield Clue(since_day(ends[0] - timedelta(days=_TOLD_AHEAD)), expression.text, False)


def _has_year(value: Value) -> bool:
    """Whether a year of the Gregorian calendar is told."""
    if isinstance(value, Point):
        return value.year is not None and not value.hijri and value.year <= YEARS[-1]
    return _has_year(value.value) if isinstance(value, Part) else isinstance(value, Span) and _has_year(value.last)


def _day(year: int, value: Point) -> date | None:
    """The day in that year, if it has one."""
    try:
        return date(year, value.month or 1, value.day or 1)
    except ValueError:
        return None
