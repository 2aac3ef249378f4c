"""What an agreement provides for, and who has made it: توصلوا لاتفاق في قمة بين X وY، يقضي بكذا."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.nodes import Node

_PROVIDES = "@agreement"
_DEEDS = frozenset({"agreement", "initiative"})
_BETWEEN = "بين"


def bind_agreements(nodes: Sequence[Node]) -> None:
    """Give a verb of providing (يقضي، ينص) the agreement before it for its subject, and that its parties.

    To be called when subjects are found. Where the agreement does not say between whom it is, what stands between it
    and the verb does: the summit at which it was made.
    """
    for verb in nodes:
        if verb.kind != "verb" or not any(s.kind == "modal" and _PROVIDES in s.when for s in verb.senses):
            continue
        if verb.subject is None or not is_agreement(verb.subject):
            verb.subject = _before(verb, nodes) or verb.subject
        if verb.subject is not None and is_agreement(verb.subject):
            _give_parties(verb.subject, verb, nodes)


def _before(verb: Node, nodes: Sequence[Node]) -> Node | None:
    """The nearest agreement before the verb."""
    earlier = (n for n in reversed(nodes) if n.first < verb.first and n.kind in ("np", "ev"))
    return next((n for n in earlier if is_agreement(n)), None)


def _give_parties(agreement: Node, verb: Node, nodes: Sequence[Node]) -> None:
    if any(fn == _BETWEEN for fn, _ in agreement.kids):
        return
    between = (n for n in nodes if agreement.first < n.first < verb.first and n.prep == _BETWEEN and n.fn == _BETWEEN)
    found = next(between, None)
    if found is not None:
        agreement.kids.append((_BETWEEN, found))


def is_agreement(node: Node) -> bool:
    """Whether a phrase is of an agreement or a plan."""
    return bool(_DEEDS & node.classes)


def parties_of(node: Node) -> Node:
    """Who has made an agreement, where that is said; else the phrase itself."""
    if not is_agreement(node):
        return node
    return next((kid for fn, kid in node.kids if fn == _BETWEEN), node)
