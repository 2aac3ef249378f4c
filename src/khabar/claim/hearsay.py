"""What is told at second hand: nouns of hearsay (أنباء، شائعات), and what somebody has reported (ما نقله)."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.descriptions import is_document
from khabar.claim.nodes import Clause, Node, is_cue

_CLASS = "hearsay"
_WHATEVER = "ما"


def is_hearsay(node: Node) -> bool:
    """أنباء، شائعات: whether a phrase is of what is told at second hand."""
    return _CLASS in node.classes


def tells_hearsay(clause: Clause) -> bool:
    """نفى صحة الأنباء التي تحدثت عن انسحاب: what reports are of is said or denied with them, and no gloss on them."""
    told = clause.antecedent is not None and is_hearsay(clause.antecedent)
    return told and clause.verb is not None and is_cue(clause.verb)


def reports(nodes: Sequence[Node], clauses: Sequence[Clause]) -> list[tuple[int, Node | Clause]]:
    """What tells something, by the token at which it begins: phrases for hearsay, and ما before or glued to a verb."""
    told: list[tuple[int, Node | Clause]] = [(n.first, n) for n in nodes if is_hearsay(n) or _is_glued(n)]
    told += [(c.start, c) for c in clauses if c.kind == "rel" and c.marker.endswith(_WHATEVER) and c.verb is not None]
    return sorted(told, key=lambda report: report[0])


def _is_glued(node: Node) -> bool:
    """مانقلته الوكالة: what it has reported, written as one word."""
    taken_up = node.object is not None and node.object.kind == "pron" and node.object.first == node.first
    return node.kind == "verb" and taken_up and node.tokens[node.first].norm.startswith(_WHATEVER)


def is_misplaced(subject: Node, verb: Node) -> bool:
    """A phrase after a preposition is no verb's subject, unless a relative clause is of it.

    مع الحكومة التي قالت إن, إزاء تقارير تفيد بأن.
    """
    clause = verb.clause
    told = is_hearsay(subject) or is_document(subject)
    of_it = clause is not None and clause.antecedent is subject and (clause.marker.startswith("ال") or told)
    return bool(subject.prep) and not of_it
