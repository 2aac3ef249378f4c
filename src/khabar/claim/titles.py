"""The office that a phrase names: where it ends in the phrase, in the page's words, and whether it is another's."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.find.tokens import Token
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import Title, lexicon

_LONGEST_TITLE = 4
_WITH_ADJECTIVE = 2
_STAFF = fold("أركان")
_MODIFIERS = frozenset(fold("عام خاص رسمي دائم سابق حالي جديد تنفيذي مساعد أعلى أول").split())
"""Adjectives of an office rather than of its body."""


def as_written(title: Title, node: Node) -> str | None:
    """The role in the page's words: with the articles of an office and its adjective (الأمين العام), or a woman's."""
    words = title.mode.split()
    tokens = node.tokens[node.head : node.head + len(words)]
    if not words or fold(words[0]).removesuffix("ه") != tokens[0].word.nominal.stem.removesuffix("ه"):
        return title.mode or None
    if tokens[0].text.removeprefix("ال").removeprefix("لل") == words[0] + "ة":
        words[0] += "ة"
    if len(words) == _WITH_ADJECTIVE and len(tokens) == len(words) and all(t.word.nominal.det for t in tokens):
        words = ["ال" + word.removeprefix("ال") for word in words]
    return " ".join(words)


def is_his(node: Node) -> bool:
    """متحدثه X, نائب رئيسه X: whether a word of the office before a name ends in what is read as that of a woman."""
    office = node.tokens[node.head : node.name_at][:_LONGEST_TITLE] if node.name_at > node.head else []
    return any(t.text.endswith("ه") and t.word.titles and not t.word.nominal.det for t in office)


def _bare(token: Token) -> str:
    """A word as the titles' list has it: نائب رئيسها by the word without its pronoun."""
    if not token.word.titles or token.word.nominal.det:
        return token.norm
    if token.word.nominal.pron.startswith("3"):
        return token.word.nominal.stem
    return token.norm.removesuffix("ه") if token.text.endswith("ه") else token.norm


def before_name(node: Node) -> int:
    """The last token before the name that a phrase holds, and before the rank of whom an office is another's.

    عضوه الفريق X: no member of a team.
    """
    if node.name_at < 0:
        return node.last
    last = node.name_at - 1
    rank = last > node.head and any(not t.relation for t in node.tokens[last].word.titles)
    whole = last > node.head + 1 or node.pron.startswith("3") or is_his(node)
    return last - 1 if rank and whole and node.tokens[last].word.nominal.det else last


def title_at(node: Node) -> tuple[Title | None, int]:
    """The longest office of the titles' list that begins at the head of ``node``, and its last token."""
    table = lexicon().titles
    tokens = node.tokens
    head = tokens[node.head]
    rest = [_bare(t) for t in tokens[node.head + 1 : node.last + 1][: _LONGEST_TITLE - 1]]
    for size in range(len(rest), 0, -1):
        for first in (
            "ال" + head.word.nominal.stem if head.word.nominal.det else head.word.nominal.stem,
            head.word.nominal.stem,
        ):
            key = " ".join([first, *rest[:size]])
            found = next((t for t in table.get(key, ()) if t.relation), None)
            if found is not None:
                # رئيس حزب X: the title's last noun begins the body's name.
                opens = tokens[node.head + size].word
                whole = opens.group is not None and not opens.nominal.det and opens.nominal.stem != _STAFF
                return found, node.head + size - whole
    end = node.head
    while end < node.last and tokens[end + 1].word.nominal.stem in _MODIFIERS:
        end += 1
    return next((t for t in head.word.titles if t.relation), None), end
