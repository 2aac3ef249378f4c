"""Relations over time: for each pair of parties its relations, each account of one as stretches of its statuses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khabar.knowledge.relations import machine
from khabar.state.course import contradict
from khabar.state.relation import Relation, Side, Voice
from khabar.state.times import END, Window


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


@dataclass(frozen=True, slots=True)
class Lane:
    """One relation, each account of it a track of stretches, in order."""

    relation: Relation
    tracks: tuple[tuple[Stretch, ...], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties (or one alone) and all that stands between them."""

    lanes: tuple[Lane, ...]

    @property
    def is_between(self) -> bool:
        """Whether the pages say who both are."""
        return any(all(party.named for party in lane.relation.parties) for lane in self.lanes)

    @property
    def weight(self) -> int:
        """How many claims made its stretches."""
        return len({c for lane in self.lanes for track in lane.tracks for s in track for c in s.claims})


def pairs(relations: Iterable[Relation]) -> list[Pair]:
    """Relations by pair: those between two whom the pages name before those of one alone; among these, those of which
    most claims tell first, else in the order of their keys.
    """
    found: dict[tuple[str, str], list[Lane]] = {}
    for relation in relations:
        key = (min(relation.a, relation.b), max(relation.a, relation.b))
        found.setdefault(key, []).append(Lane(relation, tuple(_track(relation, s) for s in relation.sides)))
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
