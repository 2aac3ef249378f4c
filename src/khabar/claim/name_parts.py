"""Foreign names whose words the parser took for phrases of their own (حاكم الولاية باباجانا | زولوم)."""

from __future__ import annotations

from khabar.claim.lacking import out_of_clause
from khabar.claim.name_words import is_name_word
from khabar.claim.nodes import Node
from khabar.find.tokens import Token
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.names import names

_LONGEST = 4
"""How many words a name may have."""


def join_names(nodes: list[Node]) -> None:
    """Join the words of a name that stand right after an office, each a phrase by itself."""
    at = 2
    while at < len(nodes):
        office, first, more = nodes[at - 2 : at + 1]
        if office.title is not None and office.name_at < 0 and _is_part(first, office) and _is_part(more, first):
            first.last = more.last
            out_of_clause(more)
            del nodes[at]
        else:
            at += 1


def _is_part(node: Node, before: Node) -> bool:
    """Whether a bare phrase right after another is words of a name and nothing else."""
    follows = node.first == before.last + 1 and node.kind == "np" and node.last - before.first < _LONGEST + 2
    bare = not (node.prep or node.conj or node.group or node.title or node.senses or node.kids or node.gen or node.det)
    if not (follows and bare) or node.fn not in ("", "obj") or node.last - node.first >= _LONGEST:
        return False
    return node.mention is None and all(unknown(t) or is_name_word(t) for t in node.tokens[node.first : node.last + 1])


def unknown(token: Token) -> bool:
    """A word that no list knows, or only those of names: beside an office it is a name."""
    word = token.word
    if token.kind != "w" or token.mention is not None or word.nominal.det or word.function or word.verbs:
        return False
    stem = word.nominal.stem
    return not word.known or (stem in names().words and not lexicon().known_noun(stem))
