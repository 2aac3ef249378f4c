"""What a known event says of the page's day, by itself and with the time expression beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from khabar.find.times.almanac import Days
from khabar.find.times.bounds import ALL, LEAD, Clue, Ranges, Sentence, joined, quote, since_day, union
from khabar.find.times.calendar import Happening, Mention
from khabar.find.times.lexis import lexis
from khabar.find.times.resolving import dates
from khabar.find.times.values import Offset, Part, Point, TimeExpression, Vague, Value
from khabar.find.tokens import Token

_RECENTLY = 40
"""Days that «مؤخراً» reaches back."""
_LINGERS = 14
"""Days that a former office is still given without «السابق»."""
_BESIDE = 7
"""Tokens between an event and the time expression that dates it, at most."""
_FOLLOWING = 10
"""The same, where the time expression follows («… الذي استهدف قاعدة الشعيرات الجوية …، صباح اليوم الجمعة»)."""
_FORMER = frozenset(
    {"السابق", "السابقه", "سابق", "انذاك", "حينها", "وقتها", "الراحل", "سابقا", "المنتهيه", "عهد", "اداره"}
)
_BEGINS_WITHIN = 10
"""Tokens before a time expression in which a word of beginning tells that it dates the beginning."""
_BEGINNING = frozenset({"انطلقت", "انطلق", "انطلاق", "بدات", "بدا", "بدء", "بدايه", "افتتحت", "افتتح", "افتتاح"})
_PARTING = frozenset({".", "؛", "!", "؟", ":", "ان", "بان", "انه", "انها"})
"""What stands between an event and a time means that they are of two clauses."""
_REACHES = (
    (frozenset({"ايام"}), 14),
    (frozenset({"موخرا", "حديثا", "الاخيره"}), _RECENTLY),
    (frozenset({"حاليا", "الراهن"}), 1),
)
"""Vague words beside an event, and how many days after it they can be said."""


def from_event(mention: Mention, sentence: Sentence) -> Iterator[Clue]:
    """What a known event says, by itself and with the time expression beside it."""
    words = quote(mention.first, mention.last, sentence)
    kind = mention.happenings[0].kind
    if kind == "office":
        if sentence.number < LEAD and not _former(mention, sentence.tokens):
            yield Clue(union(_office(h) for h in mention.happenings), words, False)
        return
    if kind == "live":
        yield Clue(union(_office(h, 0) for h in mention.happenings), words, False)
        return
    if kind in ("day", "planned"):
        for beside in _beside(mention, sentence.expressions, sentence.tokens):
            related = union(_related(h, beside, sentence.tokens) for h in mention.happenings)
            if related:
                first, last = min(mention.first, beside.first), max(mention.last, beside.last)
                yield Clue(related, quote(first, last, sentence), False)
                return
    if kind in ("day", "name") and not _ahead(mention, sentence.tokens):
        yield Clue(since_day(min(h.start for h in mention.happenings)), words, False)


def _office(happening: Happening, lingers: int = _LINGERS) -> Ranges:
    """The days on which it is spoken of as held or standing."""
    end = happening.end.toordinal() + lingers if happening.end else ALL[0][1]
    return ((happening.start.toordinal(), end),)


def _former(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether the office is said to be a past one."""
    around = [*tokens[max(mention.first - 2, 0) : mention.first], *tokens[mention.first : mention.last + 4]]
    return any(token.norm.lstrip("وبف") in _FORMER or token.norm in _FORMER for token in around)


def _ahead(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether words before the event look ahead to it."""
    words = lexis()
    for token in tokens[max(mention.first - 6, 0) : mention.first]:
        item = words[token.norm] if token.kind == "w" else None
        if token.word.future or (item is not None and (item.future or item.prep in ("before", "until"))):
            return True
    return False


def _beside(mention: Mention, expressions: Iterable[TimeExpression], tokens: Sequence[Token]) -> list[TimeExpression]:
    """The time expressions near the event, nearest first, those after it before those before it."""
    near = [
        (e.first < mention.first, max(e.first - mention.last, mention.first - e.last), e)
        for e in expressions
        if e.first - mention.last <= _FOLLOWING and mention.first - e.last <= _BESIDE and _together(mention, e, tokens)
    ]
    return [e for _, _, e in sorted(near, key=lambda item: item[:2])]


def _together(mention: Mention, expression: TimeExpression, tokens: Sequence[Token]) -> bool:
    """Whether nothing between the two parts them: «أن», a full stop, or (time first) a verb."""
    first, last = min(mention.last, expression.last) + 1, max(mention.first, expression.first)
    earlier = expression.last < mention.first
    for token in tokens[first:last]:
        if token.norm in _PARTING or (token.word.function is not None and token.word.function.kind == "comp"):
            return False
        if earlier and (token.is_verb or (token.word.verbs and not token.word.nominal.det and not token.word.masdars)):
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
        reach = next((days for words, days in _REACHES if norms & words), 0)
        return ((happening.start.toordinal(), end.toordinal() + reach),) if reach else ()
    if not _is_distance(value):
        return ()
    slack = timedelta(days=0 if isinstance(value, Offset) and abs(value.parts[0][1]) <= 1 else 1)
    start, near = happening.start.toordinal(), _in_days(value)
    since = start - 45 if expression.future or near else start
    if _is_over(expression, tokens):
        since = max(since, end.toordinal() - 1)
    said = range(since, start + (45 if near else 760))
    return joined(days_meaning(value, expression.future, (happening.start - slack, end + slack), said))


def _is_over(expression: TimeExpression, tokens: Sequence[Token]) -> bool:
    """الجولة الثامنة الأسبوع الماضي: what was last week or month is over, unless only its beginning was then."""
    value = expression.value
    if not isinstance(value, Offset) or value.since or value.counted or value.parts[0][0] not in ("week", "month"):
        return False
    before = tokens[max(expression.first - _BEGINS_WITHIN, 0) : expression.first]
    return value.parts[0][1] < 0 and not any(t.norm.removeprefix("و") in _BEGINNING for t in before)


def days_meaning(value: Value, future: bool, span: Days, said: range) -> Sequence[int]:
    """Of the days ``said``, by ordinal number, those on which ``value`` means some day of ``span``."""

    def first(day: int) -> date:
        ends = dates(value, date.fromordinal(day), future)
        return ends[0] if ends is not None and ends[0] is not None else date.max

    def after(day: int) -> date:
        ends = dates(value, date.fromordinal(day), future)
        return ends[1] if ends is not None and ends[1] is not None else date.min

    if moves_in_step(value):
        meant: Sequence[int] = said[bisect_right(said, span[0], key=after) : bisect_left(said, span[1], key=first)]
    else:
        meant = [day for day in said if first(day) < span[1] and after(day) > span[0]]
    return [day for day in meant if _agrees(value, date.fromordinal(day))]


def moves_in_step(value: Value) -> bool:
    """Whether what is said a day later never means an earlier day, nor nothing («31 من الشهر الماضي» may)."""
    if isinstance(value, Part):
        return value.third != "rest" and moves_in_step(value.value)
    return isinstance(value, Offset) or (isinstance(value, Point) and value.day is None)


def _agrees(value: Value, day: date) -> bool:
    """Whether «أمس السبت» can be said on ``day``, or on the day after by a page that came late."""
    if not isinstance(value, Offset) or value.weekday is None:
        return True
    said = day + timedelta(days=int(value.parts[0][1]))
    return (said.weekday() - value.weekday) % 7 in (0, 1)


def _next(expression: TimeExpression, tokens: Sequence[Token]) -> str:
    """The folded token after the expression."""
    return tokens[expression.last + 1].norm if expression.last + 1 < len(tokens) else ""


def _is_distance(value: Value) -> bool:
    """Whether the value moves with the day it is said on."""
    if isinstance(value, Point):
        return value.year is None and (
            value.toward is not None or value.within is not None or value.weekday is not None
        )
    if isinstance(value, Offset):
        return not value.since or value.parts[0][0] in ("hour", "day", "week", "month")
    return _is_distance(value.value) if isinstance(value, Part) else False


def _in_days(value: Value) -> bool:
    """Whether the distance is of days or weeks."""
    if isinstance(value, Offset):
        return value.parts[0][0] in ("hour", "day", "week", "weekend")
    return isinstance(value, Point) and value.weekday is not None
