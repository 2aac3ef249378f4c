"""Bodies that no list knows, by what stands beside an office: in its construct, after ما يسمى, or by a pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.nodes import Node
from khabar.find.tokens import QUOTES
from khabar.knowledge.folding import fold
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import Title

_NO_BODIES = frozenset({"vehicle", "aircraft", "ship", "person", "somebody", "relative"})
"""What an office may be of and yet lead nobody (قائد الطائرة)."""
_COUNTRY = frozenset(fold("بلاد وزراء جمهورية دولة حكومة").split())
_MINISTER = fold("وزير")
_SO_CALLED = frozenset(fold("يسمى تسمى سمي يعرف").split())
_LONGEST = 8
"""How many tokens a name in quotation marks may have."""
_AFTER = 5
"""How many tokens after ما يسمى a body may begin."""


def unlisted_body(node: Node, end: int, title: Title) -> tuple[int, int] | None:
    """شبكة الأمل in رئيس شبكة الأمل: the words between an office and who holds it, or to the end of its phrase.

    Whatever the office, several definite nouns; after an office without the article, what it governs in the construct.
    """
    tokens, first = node.tokens, max(end, node.head) + 1
    inside = node.name_at > node.head
    last = node.name_at - 1 if inside else node.last
    if last < first or first in node.adjs or tokens[first].word.nisba:
        return None  # الرئيس الكوري الشمالي X: adjectives of the office
    if inside and last > first and all(t.word.nominal.det for t in tokens[first : last + 1]):
        return first, last
    return (first, last) if _is_governed(node, first, last, title) else None


def _is_governed(node: Node, first: int, last: int, title: Title) -> bool:
    """Whether the words after an office are what it governs, and neither a country nor a thing."""
    tokens = node.tokens
    word = tokens[first].word
    if "idafa" not in title.takes or tokens[node.head].word.nominal.det or title.title.startswith(_MINISTER):
        return False
    if word.nominal.prep or word.nominal.conj or word.nominal.stem in _COUNTRY or _NO_BODIES & word.classes:
        return False
    if tokens[first].mention is not None or tokens[first].place is not None or word.titles:
        return False
    if tokens[first].norm in given_names() and not word.nominal.det:
        return False  # حاكم سالم المطيري: a name that is written like an office
    return tokens[last].word.nominal.det or last > first


def so_called(node: Node, nodes: Sequence[Node]) -> Node | None:
    """قائد ما يسمى لواء الصقور: the phrase that begins what is so called, right after an office."""
    tokens, at = node.tokens, node.last + 1
    if at + 1 >= len(tokens) or tokens[at].norm != "ما" or tokens[at + 1].norm not in _SO_CALLED:
        return None
    return next((n for n in nodes if n.kind == "np" and at + 1 < n.first <= at + _AFTER), None)


def to_the_quote(node: Node) -> int:
    """The last token of what stands in quotation marks that open right before ``node``; else that of the phrase."""
    tokens = node.tokens
    if node.first == 0 or tokens[node.first - 1].text not in QUOTES:
        return node.last
    inside = range(node.first, min(node.first + _LONGEST, len(tokens)))
    return next((k - 1 for k in inside if k > node.first and tokens[k].text in QUOTES), node.last)


def sent_by(node: Node, fns: dict[str, Node]) -> Node | None:
    """النائب في المجلس عن الكتلة: whom one sits for, sooner than where; not عن ولاية سوسة.

    ``fns`` has what hangs on the office, by its preposition.
    """
    inner = [dict(reversed(fns[fn].kids)) for fn in ("في", "ب") if fn in fns]
    whom = next((kids["عن"] for kids in (fns, *inner) if "عن" in kids), None)
    if whom is None or node.gen is not None:
        return None
    return None if any(t.place is not None for t in node.tokens[whom.first : whom.last + 1]) else whom


def taken_up(node: Node) -> str:
    """القيادي فيها X: the pronoun that takes a body up after an office; empty where there is none."""
    if node.last + 1 >= len(node.tokens):
        return ""
    after = node.tokens[node.last + 1].word
    inside = after.function is not None and after.function.kind == "prep" and after.function.value == "في"
    return after.fpron if inside and after.fpron.startswith("3") else ""


def end_of_body(node: Node, last: int, nodes: Sequence[Node]) -> int:
    """The end of a body's name that its phrase leaves open: its construct, or the noun that follows at once."""
    if last < node.last:
        return last
    inner = node.gen
    while inner is not None:
        last, inner = inner.last, inner.gen
    if last == node.last and node.tokens[last].word.group is not None and not node.tokens[last].word.nominal.det:
        follower = next((n for n in nodes if n.first == last + 1), None)
        if follower is not None and follower.kind == "np" and follower.det and not (follower.prep or follower.conj):
            last = follower.last
    return last
