"""The dead and the hurt of one blow: مقتل ستة مدنيين وإصابة تسعة is one claim with both as its recipients."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.choice.case import Refs
from khabar.claim.draft import Draft
from khabar.claim.mishaps import is_toll
from khabar.claim.nodes import Clause, Node


def join_tolls(made: list[Draft]) -> list[Draft]:
    """The drafts of one sentence, each toll that is joined to another taken in by the first."""
    kept: list[Draft] = []
    for draft in made:
        at = next((i for i, other in enumerate(kept) if _of_one_blow(other, draft)), None)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _joined(kept[at], draft)
    return kept


def _of_one_blow(a: Draft, b: Draft) -> bool:
    if a.type != "ASSAULT" or b.type != "ASSAULT" or a.telling is None or b.telling is None:
        return False
    if (a.modality, a.polarity) != (b.modality, b.polarity) or not (a.recipients and b.recipients):
        return False
    if _names(a.actors) != _names(b.actors) and a.actors and b.actors:
        return False
    first, second = a.telling.node, b.telling.node
    return is_toll(first) and is_toll(second) and _follows(first, second)


def _follows(first: Node, second: Node) -> bool:
    """Whether the second predicate is joined to the first by a conjunction."""
    if first.kind == "verb" and second.kind == "verb":
        return second.clause is not None and _joined_to(second.clause, first.clause)
    return second.fn == "conj" and (second.parent is first or (first.fn == "conj" and second.parent is first.parent))


def _joined_to(clause: Clause, other: Clause | None) -> bool:
    return clause.joined is not None and clause.joined is other


def _joined(a: Draft, b: Draft) -> Draft:
    names = _names(a.recipients)
    others = tuple(r for r in b.recipients if r.name not in names)
    places = tuple(p for p in b.places if p.name not in _names(a.places))
    extent = min(a.extent[0], b.extent[0]), max(a.extent[1], b.extent[1])
    return replace(a, mode=a.mode or b.mode, means=a.means or b.means, extent=extent, actors=a.actors or b.actors,
                   recipients=(*a.recipients, *others), places=(*a.places, *places))  # fmt: skip


def _names(refs: Refs) -> set[str]:
    return {ref.name for ref in refs}
