"""What stands at the head of a sentence and is none of it.

Datelines (بغداد – نورث برس، أربيل (روداو) -), and the hours under which a running page files its news (21:48 | …).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.find.tokens import Token
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon

_DASHES = frozenset("-–—")
_HOUR = re.compile("[0-2]?[0-9][:.][0-5][0-9]")
_AFTER_HOUR = frozenset("|:") | _DASHES
_WITHIN = 8
"""How many tokens a dateline may have."""
_NAME = 3
"""How many words the name of a place may have."""
_DATE = re.compile(r"\d+[-/]\d+[-/]\d+")
_LONGEST = 14
"""How many tokens a dateline with its date may have."""
_STROKES = frozenset("()/")
_ENDS = _STROKES | _DASHES
_ORDINALS = frozenset(fold("كانون تشرين الأول الثاني").split())
_IN = "في"
_BYLINES = frozenset(fold("وكالات متابعات خاص").split())
"""Where a page says that it has its news from."""
_PLACES = frozenset({"place", "state", "government"})


def heading(tokens: Sequence[Token]) -> int:
    """How many tokens at the head of a sentence tell its hour or are its dateline; 0 where none do."""
    if not tokens or not _HOUR.fullmatch(tokens[0].text):
        return dateline(tokens)
    return 2 if len(tokens) > 1 and tokens[1].text in _AFTER_HOUR else 1


def dateline(tokens: Sequence[Token]) -> int:
    """How many tokens at the head of a sentence are its dateline, the dash that ends it with them; 0 where none is."""
    dashes = [t.index for t in tokens[:_WITHIN] if t.text in _DASHES]
    found = _dashed(tokens, dashes) if dashes and dashes[0] else _dated(tokens)
    return found or _filed(tokens)


def _dashed(tokens: Sequence[Token], dashes: Sequence[int]) -> int:
    """بغداد – نورث برس، أربيل (روداو) -: a place, an agency or both before a dash."""
    head, end = tokens[: dashes[-1]], dashes[-1] + 1
    after = tokens[end] if end < len(tokens) else None
    place = _until_mark(head)
    if len(head) == 1 and head[0].norm in _BYLINES:
        return end
    if after is None or not place or any(t.is_verb or t.word.function is not None for t in head):
        return 0
    if after.is_verb and _reported_by(head, place):
        return end
    outlet = next((t.mention for t in head[len(place) :] if t.mention is not None and t.mention.kind == "outlet"), None)
    if outlet is None and after.mention is not None and after.mention.kind == "outlet" and len(dashes) == 1:
        return after.mention.last + 1  # بغداد – نورث برس
    rest = (t for t in head[len(place) :] if t.kind != "p")
    if outlet is not None:
        return end if all(t.mention is outlet or _is_place(t) for t in rest) else 0
    whole = len(place) == sum(t.kind != "p" for t in head)
    return end if after.is_verb and whole and (head[0].text == "(" or all(map(_is_place, place))) else 0


def _dated(tokens: Sequence[Token]) -> int:
    """بكين 9 يونيو 2025 (شينخوا) أعربت: town, date and agency before the verb, and no dash between."""
    close = next((t.index for t in tokens[: _WITHIN + 2] if t.text in (")", "/") and t.index > 2), 0)
    if not close or close + 1 >= len(tokens) or not tokens[close + 1].is_verb or not _is_place(tokens[0]):
        return 0
    opened = next((t.index for t in tokens[:close] if t.text in ("(", "/")), 0)
    agency = [t for t in tokens[opened + 1 : close] if t.kind == "w"]
    known = all(t.mention is not None and t.mention.kind == "outlet" for t in agency)
    between = (t for t in tokens[1:opened] if not _is_place(t))
    dated = all(t.timed or t.kind == "n" or t.norm == _IN for t in between)
    return close + 1 if opened and agency and known and dated else 0


def _filed(tokens: Sequence[Token]) -> int:
    """القاهرة في 2 مايو /أ ش أ/ تلقى, رام الله 8-2-2022 وفا- أدانت: a town, a date, and an agency, if unknown."""
    verb = next((t.index for t in tokens[:_LONGEST] if t.is_verb), 0)
    town = next((t.index for t in tokens[1:_NAME] if _DATE.fullmatch(t.text)), 0)  # رام الله 8-2-2022
    if verb < 2 or not (town or _is_place(tokens[0])) or tokens[verb - 1].text not in _ENDS:
        return 0
    head = [t for t in tokens[:verb] if t.kind != "p"]
    agency = _agency(tokens[:verb]) | frozenset(range(town))
    dated = any(t.kind == "n" for t in head)
    return verb if dated and all(t.index in agency or _is_place(t) or _is_dating(t) for t in head) else 0


def _agency(head: Sequence[Token]) -> frozenset[int]:
    """The tokens of whoever reports: between brackets or strokes, or one word before the dash."""
    last = max((t.index for t in head if t.kind != "p"), default=0)
    marks = [t.index for t in head if t.text in _STROKES]
    within = range(marks[-2], marks[-1]) if len(marks) > 1 and marks[-1] > last else ()
    return frozenset({last, *within})


def _is_dating(token: Token) -> bool:
    word = token.word
    return token.kind == "n" or token.timed or token.norm == _IN or token.norm in _ORDINALS or (
        word.nominal.stem in lexicon().months)  # fmt: skip


def _reported_by(head: Sequence[Token], place: Sequence[Token]) -> bool:
    """نيامي (أخبار الأمم المتحدة) — أفاد …: a place, and between brackets whoever reports, under whatever name."""
    rest = head[len(place) :]
    bracketed = len(rest) > 2 and rest[0].text == "(" and rest[-1].text == ")"
    return bracketed and all(map(_is_place, place)) and all(t.kind == "w" for t in rest[1:-1])


def _until_mark(head: Sequence[Token]) -> Sequence[Token]:
    """The words before the first mark, where they are few enough for the name of a place; all within brackets too."""
    if len(head) > 2 and head[0].text == "(" and head[-1].text == ")":
        return head[1:-1] if len(head) - 2 <= _NAME else ()
    words = next((t.index for t in head if t.kind == "p"), len(head))
    return head[:words] if words <= _NAME else ()


def _is_place(token: Token) -> bool:
    named = token.mention is not None and token.mention.kind in _PLACES
    return named or token.place is not None
