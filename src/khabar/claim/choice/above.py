"""What a predicate hangs on: بعد الهجوم and ملف الاغتيال are spoken of, where نفذوا هجوما is told."""

from __future__ import annotations

from typing import NamedTuple

from khabar.claim.nodes import Clause, Node

_HIGHEST = 5  # phrases joined to each other
NOTHING = "-"


class Above(NamedTuple):
    """The word that governs a predicate, what sort of word it is, and how the predicate hangs on it."""

    word: str
    sort: str
    tie: str


def above(node: Node) -> Above:
    """The nearest word that governs ``node``, past those that it is joined to."""
    item = node
    for _ in range(_HIGHEST):
        host = item.parent
        if host is None:
            return _in_clause(item, item.clause)
        if item.fn != "conj":
            return _named(host, item.fn or NOTHING)
        item = host
    return _named(None, NOTHING)


def _in_clause(item: Node, clause: Clause | None) -> Above:
    """The verb of its clause, or, for that verb, what the clause hangs on."""
    if clause is None:
        return _named(None, NOTHING)
    verb = clause.verb
    if verb is not None and verb is not item:
        tie = "s" if verb.subject is item else "o" if verb.object is item else item.prep or "x"
        return _named(verb, tie)
    if clause.governor is not None and clause.governor is not item:
        return _named(clause.governor, clause.kind)
    if clause.antecedent is not None:
        return _named(clause.antecedent, "rel")
    outer = clause.parent.verb if clause.parent is not None else None
    return _named(outer, f"in{clause.kind}") if outer is not None and outer is not item else _named(None, "top")


def _named(node: Node | None, tie: str) -> Above:
    if node is None:
        return Above(NOTHING, NOTHING, tie)
    if node.kind == "verb" and node.form is not None:
        word = node.form.verb
    elif node.senses:
        word = node.senses[0].lemma
    else:
        word = node.tokens[node.head].word.nominal.stem
    return Above(word, _sort(node), tie)


def _sort(node: Node) -> str:
    """What its first sense does: says (cue), wants (modal and how), or tells (the type of the event)."""
    if not node.senses:
        return node.kind
    sense = node.senses[0]
    return sense.kind if sense.kind == "cue" else f"modal.{sense.value}" if sense.kind == "modal" else sense.type
