"""Phrases without a preposition: topic, subject, object or second part of a construct, by their place."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.claim.syntax.constructs import constructs
from khabar.claim.syntax.objects import done_to
from khabar.claim.syntax.relative_ends import awaited, past_relative
from khabar.claim.syntax.state import Pass

AMONG = frozenset({"بين", "من", "ضمن"})
"""With a pronoun: some of those before (بينهم، منهم)."""


def attach_bare(now: Pass, node: Node) -> None:
    """Place a bare phrase: object of a verbal noun, second part of a construct, topic, or after the verb."""
    if awaited(now, node) or past_relative(now, node):
        now.stack.pop()
    clause, last = now.clause, now.last
    if last is not None and _among(now, node):
        last.add("among", node)
        return
    event = done_to(now, node)
    if event is not None:
        event.object = node
        node.parent, node.fn = event, "obj"
        return
    if last is not None and constructs(now, last, node):
        last.gen = node
        node.parent, node.fn = last, "gen"
    elif clause.verb is None and clause.topic is None:
        clause.topic = node
    else:
        clause.after.append(node)


def _among(now: Pass, node: Node) -> bool:
    """خسرت 50 مقاتلاً بينهم ثلاثة ضباط: some of those before, if not by name, are neither subject nor object."""
    before = node.tokens[node.begin - 1] if node.begin else None
    host = now.last
    if before is None or host is None or host.kind != "np" or before.word.function is None:
        return False
    inside = before.word.function.value in AMONG and before.word.fpron.startswith("3")
    named = node.mention is not None or node.name_at >= 0
    return inside and host.last < before.index and not (node.prep or named)
