"""What a phrase hangs on."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.claim.syntax.apposition import apposition, joined_participle
from khabar.claim.syntax.bare import attach_bare
from khabar.claim.syntax.conjuncts import BESIDES, conjoin
from khabar.claim.syntax.prepositions import attach_pp
from khabar.claim.syntax.state import Pass


def attach(now: Pass, node: Node, conj: str) -> None:
    """Hang a phrase on what governs it: as apposition, joined, after a preposition, or bare."""
    if now.copula is not None:
        host, now.copula = now.copula, None
        if not node.prep and node.kind == "np" and not node.senses:
            host.set_beside(node)
            now.last = now.equal = node
            return
    if apposition(now, node, conj) or (conj and joined_participle(now, node)):
        now.last = node
        return
    if (conj or node.prep == BESIDES) and conjoin(now, node):
        return
    if node.prep:
        attach_pp(now, node)
    else:
        attach_bare(now, node)
    now.push(node)
