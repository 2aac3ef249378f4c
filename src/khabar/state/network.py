"""Who stands to whom on a day: parties and the relations between two of them, bounded, for a drawing and its table."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from khabar.knowledge.relations import machine
from khabar.state.relation import Party, Relation

Standing = Literal["on", "open", "off"]
_STANDING: dict[str, Standing] = {"on": "on", "prospect": "open", "risk": "open"}
_BETWEEN_PARTIES = {"directed", "mutual"}


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two parties of the network."""

    relation: Relation

    @property
    def group(self) -> str:
        """The kind: ``structure`` for the standing relations, else the relation itself."""
        return self.relation.group

    @property
    def standing(self) -> Standing:
        """``on``: it holds; ``open``: it may come, or may end; ``off``: it is over, or is said not to be."""
        camp = machine().status(self.relation.relation, self.relation.sides[0].status).camp
        return _STANDING.get(camp, "off")

    @property
    def is_directed(self) -> bool:
        """Whether it is from one to the other."""
        return machine().kinds[self.relation.relation].form != "mutual"

    @property
    def origins(self) -> int:
        """Independent origins of all accounts together."""
        return len({v.origin for side in self.relation.sides for v in side.voices})

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that carry it, of all accounts."""
        return tuple(dict.fromkeys(c for side in self.relation.sides for c in side.claims))


@dataclass(frozen=True, slots=True)
class Network:
    """Parties, neighbours near each other, and the ties between them.

    ``left_out`` are parties, ``ties_left_out`` ties between those that are not, beyond the bounds.
    """

    parties: Sequence[Party]
    ties: Sequence[Tie]
    left_out: int
    ties_left_out: int = 0


def groups() -> tuple[str, ...]:
    """The kinds of relations that can stand between two parties, in the order of their table."""
    return tuple(dict.fromkeys(k.group for k in machine().kinds.values() if _joins(k.relation)))


def network(relations: Iterable[Relation], most: int, most_ties: int = 300) -> Network:
    """The relations between two named parties, of the ``most`` parties that have most of them.

    Of these the ``most_ties`` that most origins tell of, in the order of ``relations``.

    Who holds a place is not drawn, for a place is no party; nor is what is told of one party alone.
    """
    between = [r for r in relations if _joins(r.relation) and all(p.named for p in r.parties) and r.a != r.b]
    parties = {p.key: p for r in between for p in r.parties}
    degree = Counter(key for r in between for key in (r.a, r.b))
    kept = {key for key, _ in sorted(degree.items(), key=lambda item: (-item[1], item[0]))[:most]}
    whole = [Tie(r) for r in between if r.a in kept and r.b in kept]
    ties = _strongest(whole, most_ties)
    order = _beside(ties, degree)
    return Network([parties[key] for key in order], ties, len(parties) - len(order), len(whole) - len(ties))


def _strongest(ties: Sequence[Tie], most: int) -> Sequence[Tie]:
    if len(ties) <= most:
        return ties
    ranked = sorted(range(len(ties)), key=lambda n: -ties[n].origins)  # of equals, the first ones
    return [ties[n] for n in sorted(ranked[:most])]


def _joins(relation: str) -> bool:
    return machine().kinds[relation].form in _BETWEEN_PARTIES and relation != "control"


def _beside(ties: Sequence[Tie], degree: Counter[str]) -> list[str]:
    """Those who are tied, the most tied first, each followed by its neighbours; who lost all his is not among them."""
    near: dict[str, set[str]] = {}
    for tie in ties:
        near.setdefault(tie.relation.a, set()).add(tie.relation.b)
        near.setdefault(tie.relation.b, set()).add(tie.relation.a)
    found: dict[str, None] = {}
    for start in sorted(near, key=lambda key: (-degree[key], key)):
        waiting = deque([start])
        while waiting:
            key = waiting.popleft()
            if key not in found:
                found[key] = None
                waiting.extend(sorted(near[key] - found.keys(), key=lambda other: (-degree[other], other)))
    return list(found)
