"""When an undated page was written, by what it says: bounds from every dated or datable mention.

Each clue allows some days and no others: "today, Thursday 8 June 2017" one day; "captured two days ago" the
days about one known day; "Wednesday 14 June" a week in each year that has such a day; an office the years
it was held; a year in a sentence about the past only bounds from below. What all clues allow is the answer,
if it is narrow enough to be of use. Clues that contradict one another give none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from khabar.find.times import almanac
from khabar.find.times.calendar import Happening, Mention, mentions
from khabar.find.times.finding import find_times
from khabar.find.times.lexis import lexis
from khabar.find.times.resolving import dates
from khabar.find.times.values import Edge, Offset, Part, Point, Span, TimeExpression, Vague, Value
from khabar.find.tokens import Token
from khabar.model import Article, Interval

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""Days by ordinal number, closed-open, in order."""
WIDEST = 66
"""Days: a wider interval says too little to resolve "yesterday" by; none is given."""
_YEARS = range(2000, 2041)
_ALL: Ranges = ((date(_YEARS[0], 1, 1).toordinal(), date(_YEARS[-1], 1, 1).toordinal()),)
_NEWS_LASTS = 8
"""Days after which a page no longer gives a weekday and its date as news."""
_PLANS_AHEAD = 75
"""Days before a day without a year that a page speaks of it as to come."""
_RECENTLY = 40
"""Days that «مؤخراً» reaches back."""
_LINGERS = 14
"""Days that a former office is still given without «السابق»."""
_BESIDE = 7
"""Tokens between an event and the time expression that dates it, at most."""
_LEAD = 4
"""Sentences at the top in which an office or a weekday with its date speaks of the page's own day."""
_FORMER = frozenset({"السابق", "السابقه", "سابق", "انذاك", "حينها", "وقتها", "الراحل", "سابقا", "المنتهيه", "عهد", "اداره"})
_PARTING = frozenset({".", "؛", "!", "؟", ":", "ان", "بان", "انه", "انها"})
_DAYS_AGO = frozenset({"ايام"})
_RECENT = frozenset({"موخرا", "حديثا", "الاخير", "الاخيره", "مؤخرا"})


class Clue(NamedTuple):
    """Days on which the page can have been written if the words say what they seem to."""

    days: Ranges
    words: str
    strong: bool
    """It names the page's own day or week, year and all: weaker clues cannot unseat it."""


class _Sentence(NamedTuple):
    tokens: Sequence[Token]
    number: int
    expressions: list[TimeExpression]
    events: list[Mention]


def infer_published(article: Article, sentences: Sequence[Sequence[Token]]) -> Interval:
    """The days between which the page was written, ``basis`` ``inferred``; ``Interval()`` where nothing tells.

    ``sentences`` are the story's sentences as tokens, the title first. ``reason`` quotes the words that bound
    the page. ``text`` is the wording of the narrowest clue.
    """
    clues = [clue for number, tokens in enumerate(sentences) for clue in _clues(_read(tokens, number, article.text))]
    strong = [clue for clue in clues if clue.strong]
    return _answer(strong) or _answer(clues) or Interval()


def _answer(clues: Sequence[Clue]) -> Interval | None:
    """What all clues allow, if it is narrow enough."""
    if not clues:
        return None
    allowed = _ALL
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
    days = _ALL
    for clue in by_width:
        narrower = meet(days, clue.days)
        if narrower != days:
            kept.append(clue)
            days = narrower
        if days == allowed:
            break
    return kept


def meet(first: Ranges, second: Ranges) -> Ranges:
    """The days in both."""
    found = []
    for a, b in first:
        found += [(max(a, c), min(b, d)) for c, d in second if c < b and a < d]
    return tuple(sorted(found))


# -- clues ----------------------------------------------------------------------------------------------


def _read(tokens: Sequence[Token], number: int, text: str) -> tuple[_Sentence, str]:
    expressions = find_times(tokens)
    taken = {i for e in expressions for i in range(e.first, e.last + 1)}
    events = [m for m in mentions(tokens) if m.last not in taken and m.first not in taken]
    return _Sentence(tokens, number, expressions, events), text


def _clues(read: tuple[_Sentence, str]) -> Iterator[Clue]:
    sentence, text = read
    for expression in sentence.expressions:
        yield from _from_expression(expression, sentence)
    for mention in sentence.events:
        yield from _from_event(mention, sentence, text)


def _from_expression(expression: TimeExpression, sentence: _Sentence) -> Iterator[Clue]:
    """What dating words alone say of the page's day."""
    value = expression.value
    if isinstance(value, Point) and value.day and value.month and not value.hijri:
        yield from _from_day(expression, value, sentence)
    elif isinstance(value, Point) and value.toward == 0 and value.month and not value.hijri:
        yield Clue(_months(value.month), expression.text, False)
    else:
        yield from _from_past(expression)


def _from_day(expression: TimeExpression, value: Point, sentence: _Sentence) -> Iterator[Clue]:
    """A day of a month, with or without its year, its weekday and «اليوم» or «أمس»."""
    shift, weekday = _said(expression, sentence.tokens)
    candidates = [
        day
        for year in ([value.year] if value.year else _YEARS)
        if (day := _day(year, value)) and (weekday is None or day.weekday() == weekday)
    ]
    if not candidates:
        return
    words, dated = expression.text, value.year is not None
    if shift is not None:
        yield Clue(_spans((d - timedelta(days=shift), 1) for d in candidates), words, dated)
    elif expression.future:
        yield Clue(_spans((d - timedelta(days=_PLANS_AHEAD), _PLANS_AHEAD + 1) for d in candidates), words, False)
    elif weekday is not None and value.toward in (None, -1):
        lead = dated and sentence.number < _LEAD
        yield Clue(_spans((d, _NEWS_LASTS) for d in candidates), words, lead)
    elif value.toward == 0:
        yield Clue(_spans((d, (almanac.month(d.year, d.month)[1] - d).days) for d in candidates), words, False)
    elif dated:
        yield Clue(_from(candidates[0]), words, False)


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
        yield Clue(_from(ends[0]), expression.text, False)


def _has_year(value: Value) -> bool:
    if isinstance(value, Point):
        return value.year is not None and not value.hijri and value.year <= _YEARS[-1]
    return _has_year(value.value) if isinstance(value, Part) else isinstance(value, Span) and _has_year(value.last)


def _from_event(mention: Mention, sentence: _Sentence, text: str) -> Iterator[Clue]:
    """What a known event says, by itself and with the time expression beside it."""
    words = _quote(mention.first, mention.last, sentence.tokens, text)
    kind = mention.happenings[0].kind
    if kind == "office":
        if sentence.number < _LEAD and not _former(mention, sentence.tokens):
            yield Clue(_union(_office(h) for h in mention.happenings), words, False)
        return
    if kind == "live":
        yield Clue(_union(_office(h, 0) for h in mention.happenings), words, False)
        return
    beside = _beside(mention, sentence.expressions, sentence.tokens)
    if beside is not None and kind in ("day", "planned"):
        both = _quote(min(mention.first, beside.first), max(mention.last, beside.last), sentence.tokens, text)
        related = _union(_related(h, beside, sentence.tokens) for h in mention.happenings)
        if related:
            yield Clue(related, both, False)
            return
    if kind in ("day", "name") and not _ahead(mention, sentence.tokens):
        yield Clue(_from(min(h.start for h in mention.happenings)), words, False)


def _quote(first: int, last: int, tokens: Sequence[Token], text: str) -> str:
    return " ".join(text[tokens[first].start : tokens[last].end].split())


def _former(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether the office is said to be a past one."""
    around = [*tokens[max(mention.first - 2, 0) : mention.first], *tokens[mention.first : mention.last + 4]]
    return any(token.norm.lstrip("وبف") in _FORMER or token.norm in _FORMER for token in around)


def _ahead(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether words before the event look ahead to it."""
    words = lexis()
    for token in tokens[max(mention.first - 6, 0) : mention.first]:
        item = words[token.norm] if token.kind == "w" else None
        if token.word.future or item is not None and (item.future or item.prep in ("before", "until")):
            return True
    return False


def _beside(mention: Mention, expressions: Iterable[TimeExpression], tokens: Sequence[Token]) -> TimeExpression | None:
    """The time expression nearest to the event, no clause's beginning or verb between."""
    near = [
        (max(e.first - mention.last, mention.first - e.last), e)
        for e in expressions
        if e.first - mention.last <= _BESIDE and mention.first - e.last <= _BESIDE and _together(mention, e, tokens)
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _together(mention: Mention, expression: TimeExpression, tokens: Sequence[Token]) -> bool:
    """Whether nothing between the two parts them: «أن», a full stop, or (time first) a verb."""
    first, last = min(mention.last, expression.last) + 1, max(mention.first, expression.first)
    earlier = expression.last < mention.first
    for token in tokens[first:last]:
        if token.norm in _PARTING or token.word.function is not None and token.word.function.kind == "comp":
            return False
        if earlier and (token.is_verb or token.word.verbs and not token.word.nominal.det and not token.word.masdars):
            return False
    return True


def _related(happening: Happening, expression: TimeExpression, tokens: Sequence[Token]) -> Ranges:
    """The days on which ``expression`` names the time of the event; none where it is not a distance."""
    end = happening.end or happening.start + timedelta(days=1)
    value = expression.value
    if isinstance(value, Vague):
        if tokens[expression.last].norm != "الان" and _next(expression, tokens) == "من":
            return ()
        norms = {t.norm for t in tokens[expression.first : expression.last + 1]}
        reach = 14 if norms & _DAYS_AGO else _RECENTLY if norms & _RECENT else 0
        return ((happening.start.toordinal(), end.toordinal() + reach),) if reach else ()
    if not _is_distance(value):
        return ()
    slack = timedelta(days=0 if isinstance(value, Offset) and abs(value.parts[0][1]) <= 1 else 1)
    first, last = happening.start - slack, end + slack
    reach = 45 if _in_days(value) else 760
    days = []
    for distance in range(-45 if expression.future or _in_days(value) else 0, reach):
        day = happening.start + timedelta(days=distance)
        got = dates(value, day, expression.future)
        if got and got[0] and got[1] and got[0] < last and got[1] > first:
            days.append(day.toordinal())
    return _joined(days)


def _next(expression: TimeExpression, tokens: Sequence[Token]) -> str:
    """The folded token after the expression."""
    return tokens[expression.last + 1].norm if expression.last + 1 < len(tokens) else ""


def _is_distance(value: Value) -> bool:
    """Whether the value moves with the day it is said on."""
    if isinstance(value, Point):
        return value.year is None and (value.toward is not None or value.within is not None or value.weekday is not None)
    if isinstance(value, Offset):
        return not value.since or value.parts[0][0] in ("hour", "day", "week", "month")
    return _is_distance(value.value) if isinstance(value, Part) else False


def _in_days(value: Value) -> bool:
    """Whether the distance is of days or weeks."""
    if isinstance(value, Offset):
        return value.parts[0][0] in ("hour", "day", "week", "weekend")
    return isinstance(value, Point) and value.weekday is not None


# -- days -----------------------------------------------------------------------------------------------


def _day(year: int, value: Point) -> date | None:
    try:
        return date(year, value.month or 1, value.day or 1)
    except ValueError:
        return None


def _spans(spans: Iterable[tuple[date, int]]) -> Ranges:
    """(first day, how many) as ranges."""
    return tuple((first.toordinal(), first.toordinal() + count) for first, count in spans)


def _from(day: date) -> Ranges:
    """That day and all after it."""
    return meet(_ALL, ((day.toordinal(), _ALL[0][1]),))


def _office(happening: Happening, lingers: int = _LINGERS) -> Ranges:
    end = happening.end.toordinal() + lingers if happening.end else _ALL[0][1]
    return ((happening.start.toordinal(), end),)


def _months(number: int) -> Ranges:
    """That month of every year."""
    months = [almanac.month(year, number) for year in _YEARS]
    return tuple((first.toordinal(), after.toordinal()) for first, after in months)


def _union(ranges: Iterable[Ranges]) -> Ranges:
    """All days of all, in order, joined where they touch."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pair for group in ranges for pair in group):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def _joined(days: Iterable[int]) -> Ranges:
    return _union(((day, day + 1),) for day in days)
