"""A block → its sentences.

A quotation is kept whole, full stops and all: its attribution stands before or after it. A quotation
that is never closed counts as not opened, so that it cannot swallow the rest.
"""

from __future__ import annotations

import re

from khabar.model import Article, Block

Span = tuple[int, int]

QUOTE_LIMIT = 1500
"""Characters of the longest quotation: beyond, the mark that seems to close it belongs to another."""

_MARK = re.compile("[“”\"„‟«»‘’']")
_FAMILY = {**dict.fromkeys('“”"„‟', "double"), **dict.fromkeys("«»", "angle"), **dict.fromkeys("‘’'", "single")}
_OPENING = frozenset("“«‘„")
_CLOSING = frozenset("”»’‟")
_CLITIC = re.compile(r"(?:^|\W)[وفبلكـ]+$")
_END = re.compile(r"(?P<sign>[.!?؟…]+)(?P<close>[\"”»’')\]]*)(?P<gap>\s+|$)?|\n+")
_WORD_BEFORE = re.compile(r"\w+$")
_WORD_AFTER = re.compile(r"\s*[\"“«‘'(]*(\w+)")
_LATIN_ABBREVIATION = re.compile(r"(?:[A-Za-z]|Mr|Mrs|Dr|St|Jr|No|vs)")
_NUMBERING = re.compile(r"(?:^|[.!؟\n]\s+)\d{1,2}$")


def sentences(article: Article, block: Block) -> list[Span]:
    """The sentences of ``block`` as ``[start, end)`` in ``article.text``, in order, blanks off."""
    text = article.text[block.start : block.end]
    quoted = _quotations(text)
    cuts = [cut for found in _END.finditer(text) if (cut := _cut(text, found, quoted))]
    return [(block.start + a, block.start + b) for a, b in _pieces(text, cuts)]


def _pieces(text: str, cuts: list[int]) -> list[Span]:
    """The stretches between ``cuts``; one without a word goes to the sentence before it."""
    pieces: list[Span] = []
    start = 0
    for cut in [*cuts, len(text)]:
        piece = text[start:cut]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        start = cut
        if left >= right:
            continue
        if pieces and not any(map(str.isalnum, text[left:right])):
            pieces[-1] = (pieces[-1][0], right)
        else:
            pieces.append((left, right))
    return pieces


def _cut(text: str, found: re.Match[str], quoted: list[Span]) -> int | None:
    """Where the sentence ends at this sign, or ``None`` where it goes on."""
    if found["sign"] is None:
        return None if _inside(found.start(), quoted) else found.end()
    end = found.end("close")
    closes = any(found.start() < right <= end for _, right in quoted)
    if not closes and _inside(found.start(), quoted):
        return None
    if closes and not _ends_after_quote(text, found):
        return None
    return end if _ends(text, found) else None


def _inside(at: int, quoted: list[Span]) -> bool:
    """Whether ``at`` stands in a quotation."""
    return any(left < at < right for left, right in quoted)


def _ends_after_quote(text: str, found: re.Match[str]) -> bool:
    """Whether a sign just before the closing mark ends the outer sentence: «!…» قال goes on."""
    if found["sign"] == ".":
        return True
    after = _WORD_AFTER.match(text, found.end())
    return after is None or after[1].startswith("و")


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether a run of signs ends a sentence, going by the words on both sides."""
    sign, spaced = found["sign"], found["gap"] is not None
    word = _WORD_BEFORE.search(text, max(0, found.start() - 30), found.start())
    before = word[0] if word else ""
    if sign == "." and _is_abbreviation(text, found, before):
        return False
    if spaced:
        return True
    after = _WORD_AFTER.match(text, found.end())
    behind = after[1] if after and after.start(1) == found.end() else ""
    if before.endswith("ـ") or before[-1:].isdigit() or before.isascii():
        return False  # a decimal, an address, a word with dots put in against a censor
    joined = len(before) >= 3 and len(behind) >= 3 and not behind.isascii()
    return joined and (sign != "." or behind.startswith("و"))


def _is_abbreviation(text: str, found: re.Match[str], before: str) -> bool:
    """Whether a full stop stands behind one letter (د. أ. م. U.S.), a Latin abbreviation or a list's number."""
    if found.end() == len(text):
        return False
    if len(before.strip("ـ")) == 1 and before.isalpha():
        return True
    if _LATIN_ABBREVIATION.fullmatch(before):
        return True
    return _NUMBERING.search(text[max(0, found.start() - 6) : found.start()]) is not None


def _quotations(text: str) -> list[Span]:
    """The quotations, marks included, of each style by itself."""
    if not _MARK.search(text):
        return []
    open_at: dict[str, int] = {}
    found: list[Span] = []
    for mark in _MARK.finditer(text):
        family = _FAMILY[mark[0]]
        role = _role(text, mark.start(), family in open_at)
        if role == "open":  # one that is open already was never closed
            open_at[family] = mark.start()
        elif role == "close" and family in open_at:
            start = open_at.pop(family)
            if mark.end() - start <= QUOTE_LIMIT:
                found.append((start, mark.end()))
    return found


def _role(text: str, at: int, is_open: bool) -> str | None:
    """Whether the mark at ``at`` opens or closes, by its shape and neighbours; pages use ” and " for both."""
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    word_left, word_right = left.isalnum() or left == "ـ", right.isalnum()
    if text[at] in "'’" and word_left and word_right and not is_open:
        return None  # an apostrophe
    if text[at] in "«»":
        return "open" if text[at] == "«" else "close"
    clitic = word_left and _CLITIC.search(text, max(0, at - 4), at) is not None
    may_open = right != "" and not right.isspace() and (clitic or not word_left)
    may_close = left != "" and not left.isspace() and not word_right
    if may_open != may_close:
        return "open" if may_open else "close"
    if text[at] in _OPENING and not is_open:
        return "open"
    if text[at] in _CLOSING and is_open:
        return "close"
    return "close" if is_open else "open"
