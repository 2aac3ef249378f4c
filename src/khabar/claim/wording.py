"""Words as the page writes them, but for their marks and for what is written together with them."""

from __future__ import annotations

import re

from khabar.find.tokens import Token

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def words_of(tokens: list[Token], first: int, last: int) -> str:
    """The words ``first``..``last`` as the page writes them, the first without its proclitics."""
    inside = (t for t in tokens[first : last + 1] if t.kind != "p")
    found = [_MARKS.sub("", t.text) if t.kind == "w" else t.text for t in inside]
    if found and tokens[first].kind == "w":
        found[0] = without_clitics(tokens[first], found[0])
    return " ".join(found)


def without_clitics(token: Token, text: str) -> str:
    """A word without its proclitics and enclitic pronoun (للفصائل → الفصائل)."""
    mention = token.mention
    nominal = token.word.nominal
    conj, prep = nominal.conj, nominal.prep
    if mention is not None and mention.first == token.index:
        prep = mention.prep
    body = text[len(conj) :] if conj and text.startswith(conj) else text
    if prep and body.startswith(prep):
        body = _unbound(token, body) if body.startswith("لل") else body[len(prep) :]
    return body


def _unbound(token: Token, body: str) -> str:
    """للفصائل → الفصائل; but للواء المعتصم → لواء المعتصم, and للاجئين → اللاجئين."""
    nominal, mention = token.word.nominal, token.mention
    if nominal.det or not nominal.prep or not nominal.stem.startswith("ل"):
        return "ال" + body[2:]
    construct = mention is not None and mention.last > token.index
    return body[1:] if construct else "ال" + body[1:]
