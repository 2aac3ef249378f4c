"""Relations over time: for each pair of parties its relations, each account of one as stretches of its statuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from khabar.knowledge.once import collector_at_rest
from khabar.knowledge.relations import machine
from khabar.ledger.windows import END, Window
from khabar.state.course import contradict
from khabar.state.relation import Relation, Side, Voice
from khabar.state.steps import NOBODY


@dataclass(frozen=True, slots=True)
class Stretch:
    """A status from the day by which it had certainly begun to the one by which the next had.

    ``until`` is ``None`` where nothing moved it since. ``contested_from`` is the day from which another account that
    excludes it stands beside it, ``None`` where none does. ``possibly``: it may not have begun by the day asked for.
    """

    status: str
    camp: str
    began: Window
    until: str | None
    contested_from: str | None
    possibly: bool
    voices: tuple[Voice, ...]
    claims: tuple[str, ...]

    @property
    def is_dated(self) -> bool:
        """Whether the pages bound the day by which it had begun."""
        return self.began.latest != END


@dataclass(frozen=True)
class Lane:
    """One relation."""

    relation: Relation

    @cached_property
    def tracks(self) -> tuple[tuple[Stretch, ...], ...]:
        """Each account of it, its stretches in order; made when first asked for, as of very many few are shown."""
        return tuple(_track(self.relation, side) for side in self.relation.sides)

    @property
    def claims(self) -> Iterator[str]:
        """Those that made its stretches, some more than once."""
        for account in self.relation.accounts.told:
            yield from (taken.step.claim for taken in account.taken[:-1])
            yield from (step.claim for step in account.carried)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties (or one alone) and all that stands between them."""

    lanes: tuple[Lane, ...]

    @property
    def is_between(self) -> bool:
        """Whether the pages say who both are."""
        return any(NOBODY not in (lane.relation.a, lane.relation.b) for lane in self.lanes)

    @property
    def weight(self) -> int:
        """How many claims made its stretches."""
        return len({claim for lane in self.lanes for claim in lane.claims})


def pairs(relations: Iterable[Relation]) -> list[Pair]:
    """Relations by pair: those between two whom the pages name before those of one alone; among these, those of which
    most claims tell first, else in the order of their keys.
    """
    found: dict[tuple[str, str], list[Lane]] = {}
    with collector_at_rest():
        for relation in relations:
            key = (relation.a, relation.b) if relation.a <= relation.b else (relation.b, relation.a)
            found.setdefault(key, []).append(Lane(relation))
        made = [(key, Pair(tuple(lanes))) for key, lanes in found.items()]
        return [pair for _, pair in sorted(made, key=lambda m: (not m[1].is_between, -m[1].weight, m[0]))]


def _track(relation: Relation, side: Side) -> tuple[Stretch, ...]:
    trail = side.trail
    found = []
    for number, taken in enumerate(trail):
        is_last = number + 1 == len(trail)
        began = Window(taken.step.earliest, taken.step.latest)
        voices = side.voices if is_last else (side.context.voice(taken.step.brief),)
        camp = machine().status(relation.relation, taken.status).camp
        until = None if is_last else trail[number + 1].step.latest
        found.append(Stretch(
            taken.status, camp, began, until,
            _contested_from(relation, side) if is_last else None, is_last and side.holds == "possibly", voices,
            side.claims if is_last else (taken.step.claim,),
        ))  # fmt: skip
    return tuple(found)


def _contested_from(relation: Relation, side: Side) -> str | None:
    others: Sequence[str] = [
        account.since.latest
        for account in (*relation.accounts.told, *(a for _, a in relation.accounts.elsewhere))
        if contradict(account, side.account)
    ]
    return max(side.since.latest, min(others)) if others else None
