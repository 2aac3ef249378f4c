"""Where the description of a party begins and ends: its quantity, construct, owner and relative clause."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.find.tokens import Token
from khabar.knowledge.folding import fold


def description_begin(node: Node) -> int:
    """Where a description begins: with the quantity right before its noun (عدد من القيادات, 22 شخصا).

    Of a long or a verbal one (ما لا يقل عن 22 شخصا) only the number is a part of it.
    """
    first = node.first
    if not node.quant or node.begin >= first:
        return first
    if first - node.begin <= _QUANTITY and all(map(_of_quantity, node.tokens[node.begin : first])):
        return node.begin
    while first > node.begin and _is_number(node.tokens[first - 1]):
        first -= 1
    return first


def _is_number(token: Token) -> bool:
    function = token.word.function
    return token.kind == "n" or (function is not None and function.kind == "quant")


_QUANTITY = 4  # words


def _of_quantity(token: Token) -> bool:
    """Whether a word may stand in a quantity: no verb or date, and of function words only its own and من."""
    if token.is_verb or token.timed or token.kind == "p":
        return False
    function = token.word.function
    return function is None or function.kind in ("quant", "dem") or (function.kind, function.value) == ("prep", "من")


def description_end(node: Node) -> int:
    """The last token of a description: its construct, adjectives, owner, and the relative clause of a bare head."""
    last = node.last
    bare = node.last == node.head and node.gen is None and node.mention is None
    tail = node.gen
    while tail is not None and tail.kind == "np":
        last = max(last, tail.last)
        tail = tail.gen
    for fn, kid in node.kids:
        if kid.first > last + 2 or kid.first <= last:
            continue
        if fn == "adj":
            ruled = [k for _, k in kid.kids] or ([kid.gen] if kid.gen is not None else [])
            if not ruled:
                last = max(last, kid.last)
            elif bare:
                last = max(last, _whole(ruled[-1]))
        elif _belongs(node, fn, kid):
            last = _whole(kid)
            bare = False
    if bare and last == node.last and not _is_the_one(node):
        last = _relative_end(node, last)
    return last


_ONLY_ONE = frozenset(fold("جيش حكومة نظام شرطة برلمان رئاسة").split())


def _is_the_one(node: Node) -> bool:
    """الجيش الذي اشترط كذا, الحكومة التي يرأسها X: a country has one, so that the clause does not say which."""
    return node.det and node.tokens[node.head].word.nominal.stem in _ONLY_ONE


def _whole(node: Node) -> int:
    """The last token of a phrase with its construct."""
    return node.gen.last if node.gen is not None and node.gen.kind == "np" else node.last


def _belongs(node: Node, fn: str, kid: Node) -> bool:
    """Whether a prepositional phrase says to whom the described party belongs (مقاتلون من X, ضابط في X, خلية ل X)."""
    if kid.kind != "np":
        return False
    named = kid.group is not None or (kid.mention is not None and kid.mention.kind not in ("place", "state"))
    if fn in ("من", "ل"):
        return named
    personal = (node.group is not None and node.group.kind in ("person", "source")) or bool(
        node.group and node.group.human
    )
    town = kid.mention is not None and kid.group is None and kid.tokens[kid.first].place is not None
    return fn in ("في", "ب") and personal and named and not town


def _relative_end(node: Node, last: int) -> int:
    """The end of a relative clause right after a bare head: its verb and the first thing that the verb governs."""
    clause = next((r for r in node.rels if r.start == last + 1), None)
    if clause is None or clause.verb is None or clause.verb.first > last + 3:
        return last
    verb = clause.verb
    if not clause.marker and (verb.form is None or verb.form.aspect != "P"):
        return last  # مدنيين يحاولون العبور: a circumstance, no part of the name
    inside = [
        n for n in (*clause.after, *(kid for _, kid in verb.kids)) if n.kind != "pron" and n.first == verb.last + 1
    ]
    return _whole(inside[0]) if inside else last
