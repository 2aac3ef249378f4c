"""What the state says of one relation: its status, who carries it, and where voices differ."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from khabar.knowledge.names import names
from khabar.knowledge.places import places
from khabar.knowledge.relations import machine
from khabar.ledger.briefs import Brief, Who
from khabar.ledger.windows import Window
from khabar.ledger.worked_once import WorkedOnce
from khabar.model import Label
from khabar.state.course import Account, Accounts, Holds, Taken
from khabar.state.interest import Interests
from khabar.state.steps import NOBODY, Step

CONTESTED = "contested"
ID_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a relation joins, by key; ``label`` holds the neutral names, or the pages' wording where it is unknown."""

    key: str
    label: Label

    @property
    def named(self) -> bool:
        """Whether the pages say who it is."""
        return self.key != NOBODY

    @property
    def value(self) -> str:
        """What finds it again in the ledger: its id, or the pages' wording."""
        return (self.label.ar or self.key) if self.key.startswith("name:") else self.key


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so: the page's outlet (if known) and the chain from the page to the first speaker; empty = the page
    itself.

    ``interested``: a party that tells of what others did. ``origin`` is the same for voices that are not independent.
    """

    page: str
    outlet: Who | None
    chain: tuple[Who, ...]
    origin: str
    interested: bool
    claims: tuple[str, ...]


class _Side(NamedTuple):
    relation: str
    account: Account
    context: Context


class Side(_Side):
    """One account of a relation, with the voices that carry it. ``status`` may be any of the relation's statuses."""

    @property
    def status(self) -> str:
        """What these voices say it is."""
        return self.account.status

    @property
    def holds(self) -> Holds:
        """``yes``, or ``possibly`` where it may not have begun by the day asked for."""
        return self.account.holds

    @property
    def since(self) -> Window:
        """When it last changed, as far as the pages tell."""
        step = self.account.since
        return Window(step.earliest, step.latest)

    @property
    def trail(self) -> tuple[Taken, ...]:
        """The steps that moved it, in order: the last led to ``status``."""
        return self.account.taken

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that say the status itself."""
        return tuple(dict.fromkeys(s.claim for s in self.account.carried))

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions on which the claims put it, in the pages' words."""
        return tuple(dict.fromkeys(s.brief.condition for s in self.account.carried if s.brief.condition))

    @WorkedOnce
    def voices(self) -> tuple[Voice, ...]:
        """Who says so, each chain once."""
        return self.context.voices(self.account.carried)

    @property
    def origins(self) -> int:
        """How many independent origins say so."""
        return len({v.origin for v in self.voices})


class _Relation(NamedTuple):
    relation: str
    a: str
    b: str
    accounts: Accounts
    context: Context


class Relation(_Relation):
    """What held between two parties (``b`` is nobody where the relation is of one, or the other is not named)."""

    @WorkedOnce
    def id(self) -> str:
        """The same for the same relation between the same parties, whatever else the ledger holds."""
        return relation_id(self.relation, self.a, self.b)

    @property
    def group(self) -> str:
        """``structure`` for the standing relations, else the relation itself."""
        return machine().kinds[self.relation].group

    @property
    def form(self) -> str:
        """``directed`` (from a to b), ``mutual`` or ``single`` (of a alone)."""
        return machine().kinds[self.relation].form

    @property
    def status(self) -> str | None:
        """The joint status, ``contested`` where accounts differ, ``None`` where only one interested voice speaks."""
        joint, apart, elsewhere = self.accounts
        if (apart or elsewhere) and self.contested:
            return CONTESTED
        return joint.status if joint is not None else None

    @property
    def contested(self) -> bool:
        """Whether voices contradict each other."""
        return self.accounts.contested

    @property
    def holds(self) -> Holds:
        """Of the joint account, else of the first."""
        return self.sides[0].holds

    @property
    def possible(self) -> tuple[str, ...]:
        """Statuses that may have followed by the day asked for."""
        return self.sides[0].account.possible

    @WorkedOnce
    def sides(self) -> tuple[Side, ...]:
        """The joint account first, then those that differ."""
        joint, apart, _ = self.accounts
        if joint is not None and not apart:  # as of nearly all
            return (tuple.__new__(Side, (self.relation, joint, self.context)),)
        return tuple(Side(self.relation, account, self.context) for account in self.accounts.told)

    @property
    def elsewhere(self) -> tuple[Relation, ...]:
        """Relations of others that contradict this one: whoever is said to have broken the same truce."""
        return tuple(Relation(*pair, Accounts(account), self.context) for pair, account in self.accounts.elsewhere)

    @WorkedOnce
    def parties(self) -> tuple[Party, Party]:
        """``a`` and ``b`` with their names."""
        return self.context.party(self.a), self.context.party(self.b)

    def was(self, status: str) -> str:
        """Whether it was in ``status`` on the day asked for: ``yes``, ``no`` or ``possibly``; any side counts."""
        answers = {_answer(side.account, status) for side in self.sides}
        if self.contested and answers & {"yes", "possibly"}:
            return "possibly"
        return next((a for a in ("yes", "possibly") if a in answers), "no")


def _answer(account: Account, status: str) -> str:
    if account.status == status:
        return "possibly" if account.possible or account.holds == "possibly" else "yes"
    return "possibly" if status in account.possible else "no"


def relation_id(relation: str, a: str, b: str) -> str:
    """The permalink of a relation between two parties, by their keys."""
    return hashlib.sha256("\x1f".join((relation, a, b)).encode()).hexdigest()[:ID_LENGTH]


# -- names and voices ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Context:
    """What a relation needs to tell its names and voices."""

    briefs: Callable[[], Iterable[Brief]]
    """All claims that names and origins are to be taken of."""
    interests: Interests
    canonical: Mapping[str, str]
    origins: Callable[[Iterable[Brief]], Mapping[str, str]]
    """Claims → of their pages those whose words stand on others as well, with the origin of these words."""

    @cached_property
    def shared(self) -> Mapping[str, str]:
        """Page id → the origin of its words, of pages whose words stand on others as well; found when first needed."""
        return self.origins(self.briefs())

    @cached_property
    def wordings(self) -> Mapping[str, str]:
        """For keys of unknown names, one wording of the pages: always the same one."""
        found: dict[str, str] = {}
        for brief in self.briefs():
            for named in (*brief.actors, *brief.recipients, *brief.places):
                if named.entity is None:
                    key = self.canonical.get(named.key, named.key)
                    found[key] = min(found.get(key, named.name), named.name)
        return found

    def party(self, key: str) -> Party:
        """The party of a key."""
        return Party(key, self._label(key))

    def _label(self, key: str) -> Label:
        if key == NOBODY:
            return Label(None, None)
        known = names().entities.get(key)
        if known is not None:
            return known.label
        place = places().get(key)
        if place is not None:
            return Label(place.ar or None, place.en or None)
        wording = self.wordings.get(key, key.removeprefix("name:"))
        return Label(wording, wording)

    def voices(self, steps: Iterable[Step]) -> tuple[Voice, ...]:
        """Who says these steps: those with the same chain on the same page are one voice."""
        found: dict[tuple[str, tuple[str, ...]], list[Step]] = {}
        for step in steps:
            found.setdefault((step.brief.page, tuple(n.key for n in step.brief.sources)), []).append(step)
        return tuple(self._voice(same) for same in found.values())

    def _voice(self, steps: list[Step]) -> Voice:
        brief = steps[0].brief
        outlet = brief.outlet[0] if brief.outlet else None
        claims = tuple(dict.fromkeys(s.claim for s in steps))
        return Voice(brief.page, outlet, brief.sources, self.origin(brief), steps[0].interested, claims)

    def voice(self, brief: Brief) -> Voice:
        """Who makes one claim; as of a claim that nothing is held against anybody for."""
        outlet = brief.outlet[0] if brief.outlet else None
        interested = self.interests.interested(brief, charged=False)
        return Voice(brief.page, outlet, brief.sources, self.origin(brief), interested, (brief.id,))

    def origin(self, brief: Brief) -> str:
        """What a claim's support counts by: a named first speaker, else the words' own origin, else the outlet or page.

        The same speaker on ten pages is one origin, and so are the same words of ten outlets.
        """
        speaker = brief.speaker
        if speaker is not None and speaker.kind != "unnamed":
            return self.interests.key(speaker)
        shared = self.shared.get(brief.page)
        if speaker is not None:
            return f"{shared or brief.page}/{self.interests.key(speaker)}"
        return shared or (self.interests.key(brief.outlet[0]) if brief.outlet else brief.page)
