"""How little time a page says has gone by since a known event: «مع مضي أقل من أسبوع على توقيع اتفاق …»."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from khabar.find.times.bounds import ALL, LEAD, Clue, Sentence, meet, quote, union
from khabar.find.times.calendar import Mention
from khabar.find.times.durations import Durations
from khabar.find.times.lexis import lexis
from khabar.knowledge.folding import fold

_GONE_BY = frozenset(map(fold, ("مضي", "بمضي", "مرور", "انقضاء", "يمض", "تمض", "يمر", "تمر", "بعد")))
_LESS = tuple(map(fold, ("أقل", "من")))
_SINCE = frozenset(map(fold, ("على", "من")))
_DURING = frozenset(map(fold, ("أثناء", "خلال", "إبان", "هامش", "في")))
_ENDS = frozenset(".؛!؟")
_RIGHT_AFTER = 3
"""Tokens between «على» and the event, at most, where nothing says that the deed was done during the event."""
_DAYS = {"hour": 1, "day": 1, "week": 7, "weekend": 7, "month": 31, "year": 366}
_LATE = 1
"""Days by which a page may come after what it tells of."""


def elapsed(sentence: Sentence) -> Iterator[Clue]:
    """Upper bounds from «أقل من» + duration + «على» and a known event, or a deed done during one.

    Only the page's lead tells of its own days so; further down the words may count from any deed.
    """
    tokens = sentence.tokens
    if sentence.number >= LEAD:
        return
    for i, token in enumerate(tokens):
        if token.norm.removeprefix("و") not in _GONE_BY or tuple(t.norm for t in tokens[i + 1 : i + 3]) != _LESS:
            continue
        lasting = Durations(tokens, lexis()).duration(i + 1)
        if lasting is None or not lasting[2] or lasting[0] >= len(tokens) or tokens[lasting[0]].norm not in _SINCE:
            continue
        days = sum(_DAYS.get(unit, 0) * count for unit, count in lasting[1])
        mention = _counted_from(lasting[0], sentence)
        if mention is not None and days:
            ends = [h.end or h.start + timedelta(days=1) for h in mention.happenings]
            spans = ((h.start.toordinal(), e.toordinal() + int(days) - 1 + _LATE)
                     for h, e in zip(mention.happenings, ends, strict=True))  # fmt: skip
            yield Clue(meet(ALL, union((span,) for span in spans)), quote(i, mention.last, sentence), False)


def _counted_from(i: int, sentence: Sentence) -> Mention | None:
    """The event that time is counted from after «على» at ``i``: right after it, or in the deed's «أثناء …»."""
    tokens = sentence.tokens
    stop = next((k for k in range(i, len(tokens)) if tokens[k].norm in _ENDS), len(tokens))
    for mention in sentence.events:
        if not i < mention.first < stop or mention.happenings[0].kind not in ("day", "planned"):
            continue
        during = any(t.norm in _DURING for t in tokens[max(mention.first - 2, i) : mention.first])
        return mention if during or mention.first - i - 1 <= _RIGHT_AFTER else None
    return None
