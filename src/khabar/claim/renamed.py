"""X (Y سابقاً): a body's name with its former one set right beside it."""

from __future__ import annotations

from khabar.claim.nodes import Clause, Node
from khabar.find.tokens import QUOTES, Token
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.once import once

_BRACKETS = frozenset("()[]،")
_BODIES = frozenset({"armed", "org"})
_NO_BODIES = frozenset({"person", "place", "state", "outlet"})


def mark_former_names(tokens: list[Token], nodes: list[Node], clauses: list[Clause]) -> None:
    """Take the former name out of the syntax around it, and hang it with its adverb on the name before it.

    To be called before subjects and objects are found: the former name is neither.
    """
    adverbs = _adverbs()
    for token in tokens:
        key = adverbs.get(token.norm)
        if key is None or token.kind != "w" or token.is_verb:
            continue
        former = _ending_before(token.index, nodes, tokens)
        named = _ending_before(former.begin, nodes, tokens) if former is not None and _is_body(former) else None
        if former is None or named is None or not _is_body(named):
            continue
        _detach(former, clauses)
        node = Node("adj", tokens, token.index, token.index, token.index)
        node.senses, node.clause, node.det = lexicon().senses[key], named.clause, True
        named.add("adj", node)
        node.add("prev", former)
        nodes.append(node)


@once
def _adverbs() -> dict[str, str]:
    """Triggers of one word that ask for the name right before it: the word → its key."""
    senses = lexicon().senses
    keys = ((norm, key) for norm, found in lexicon().fixed.items() for rest, key in reversed(found) if not rest)
    return {norm: key for norm, key in keys if any("prev" in sense.markers for sense in senses[key])}


def _ending_before(at: int, nodes: list[Node], tokens: list[Token]) -> Node | None:
    """The noun phrase that ends right before token ``at``, over marks around a name."""
    last = at - 1
    while last >= 0 and (tokens[last].text in QUOTES or tokens[last].text in _BRACKETS):
        last -= 1
    return next((n for n in reversed(nodes) if n.kind == "np" and n.last == last), None)


def _is_body(node: Node) -> bool:
    """Whether a phrase names a body outright: no person, place or state, and no post in one."""
    if node.title is not None or node.conj or node.gen is not None:
        return False
    if node.mention is not None:
        return node.mention.kind not in _NO_BODIES and node.mention.first == node.head
    return node.group is not None and node.group.kind in _BODIES and node.det and node.last > node.head


def _detach(node: Node, clauses: list[Clause]) -> None:
    """Undo what the place of ``node`` made of it."""
    parent = node.parent
    if parent is not None:
        parent.drop(node)
        parent.conjuncts = [n for n in parent.conjuncts if n is not node]
        parent.appos = [n for n in parent.appos if n is not node]
        parent.object = None if parent.object is node else parent.object
    for clause in clauses:
        clause.after = [n for n in clause.after if n is not node]
        clause.topic = None if clause.topic is node else clause.topic
