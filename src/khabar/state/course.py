"""The machine at work: the steps of one relation, one after the other, as far as they had begun by a day.

First come the steps of those who tell of their own doings or only look on: they move the relation for all. What an
interested voice alone says moves only that voice's own account; what is denied, or said not to be, stands against
what others say of the same time. Where accounts differ, each is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from khabar.knowledge.relations import NOTHING, Move, machine
from khabar.state.interest import Interests
from khabar.state.steps import Pair, Step
from khabar.state.times import near

Holds = Literal["yes", "possibly"]


class Taken(NamedTuple):
    """A step that moved the relation, and the rule by which it did; ``before`` is the status that it found."""

    step: Step
    move: Move
    before: str

    @property
    def status(self) -> str:
        """What it moved the relation to."""
        return self.move.to

    @property
    def pair(self) -> Pair:
        """The relation that the step is one of."""
        return self.step.relation, self.step.a, self.step.b


class Account(NamedTuple):
    """What some voices tell: the status, whether it had certainly begun, and how it came to it.

    ``possible`` are statuses that may have followed by the day asked for; ``carried`` are the steps that say the
    status itself.
    """

    status: str
    holds: Holds
    taken: tuple[Taken, ...]
    carried: tuple[Step, ...]
    possible: tuple[str, ...] = ()

    @property
    def camp(self) -> str:
        """What the status comes to: see ``statuses.tsv``."""
        return machine().status(self.since.relation, self.status).camp

    @property
    def since(self) -> Step:
        """The step that last moved it."""
        return self.taken[-1].step


class Accounts(NamedTuple):
    """All that is told of one relation: the joint account, if any, and those of voices that tell something else.

    ``elsewhere``: accounts of the same thing under another party's name, that contradict these; each with its relation.
    """

    joint: Account | None
    apart: tuple[Account, ...] = ()
    elsewhere: tuple[tuple[Pair, Account], ...] = ()

    @property
    def told(self) -> tuple[Account, ...]:
        """The joint account first, then the others."""
        return (self.joint, *self.apart) if self.joint else self.apart

    @property
    def contested(self) -> bool:
        """Whether two accounts cannot both be so."""
        if self.elsewhere:
            return True
        told = self.told if self.apart else ()
        return len(told) > 1 and any(contradict(a, b) for a, b in combinations(told, 2))


_EXCLUDE = {
    frozenset(p) for p in (("on", "off"), ("risk", "off"), *(("denial", c) for c in ("prospect", "on", "risk", "off")))
}


def contradict(one: Account, other: Account) -> bool:
    """Whether two accounts cannot both be so: one says that it holds, the other that it is over or is not so."""
    return frozenset((one.camp, other.camp)) in _EXCLUDE


def follow(steps: Iterable[Step], until: str, start: str = NOTHING) -> Account | None:
    """The account that ``steps``, in their order, give of the day ``until``; ``None`` where none had begun.

    ``start`` is the status that they find. Where none had certainly begun the account is of what may have: its last
    step as the status, the others as possible.
    """
    begun: list[Step] = []
    maybe: list[Step] = []
    for step in steps:
        if step.earliest <= until:
            (begun if step.latest <= until else maybe).append(step)
    status, taken, carried = _walked(begun, start)
    if not maybe:
        return Account(status, "yes", tuple(taken), tuple(carried)) if taken else None
    moves = (step.bearing.fitting[status] for step in maybe)
    possible = list(dict.fromkeys(m.to for m in moves if m is not None and m.to != status))
    if taken:
        return Account(status, "yes", tuple(taken), tuple(carried), tuple(possible))
    status, taken, carried = _walked(maybe, start)
    if not taken:
        return None
    return Account(status, "possibly", tuple(taken), tuple(carried), tuple(s for s in possible if s != status))


def _walked(steps: Iterable[Step], status: str) -> tuple[str, list[Taken], list[Step]]:
    """The status that ``steps`` lead to from ``status``, those that moved it there, and those that say it."""
    taken: list[Taken] = []
    carried: list[Step] = []
    for step in steps:
        move = step.bearing.fitting[status]
        if move is None:
            continue
        if move.to != status or not taken:
            taken.append(Taken(step, move, status))
            status, carried = move.to, []
        carried.append(step)
    return status, taken, carried


# -- whose account -------------------------------------------------------------------------------


def accounts(steps: Sequence[Step], until: str, interests: Interests | None) -> Accounts | None:
    """Every account of a relation on the day ``until``; ``interests`` is ``None`` where one voice alone is heard.

    ``steps`` are the relation's, sorted. ``None`` where nothing had begun.
    """
    if len(steps) == 1:
        return _alone(steps[0], until, heard=interests is None)
    begun = [s for s in steps if s.earliest <= until]
    if interests is None:
        joint = follow(begun, until)
        return Accounts(joint) if joint else None
    joined, own, against = _sorted_out(begun, interests)
    joint = follow(joined, until)
    if not own and not against:
        return Accounts(joint) if joint else None
    return _compared(joint, sorted([*own, *against]), until, interests)


def _alone(step: Step, until: str, *, heard: bool) -> Accounts | None:
    """The account of a relation of which one claim alone tells, as very many are; ``heard``: one voice alone is."""
    latest, _, earliest, _, _, _, _, bearing, _, interested = step
    move = bearing.first if earliest <= until else None
    if move is None:
        return None
    holds: Holds = "yes" if latest <= until else "possibly"
    # Made as the tuples that they are: a hundred thousand calls of their constructors take twice as long.
    make = tuple.__new__
    account = make(Account, (move.to, holds, (make(Taken, (step, move, NOTHING)),), (step,), ()))
    if interested and not heard:
        return make(Accounts, (None, (account,), ()))
    return make(Accounts, (account, (), ()))


def _sorted_out(steps: Sequence[Step], interests: Interests) -> tuple[list[Step], list[Step], list[Step]]:
    """Steps that move the relation for all, for their own voice, and such as stand against what others say."""
    joined: list[Step] = []
    own: list[Step] = []
    for step in steps:
        (own if step.interested else joined).append(step)
    if own:
        borne_out = _borne_out(own, joined, interests)
        if borne_out:
            joined = sorted([*joined, *(s for s in own if s.claim in borne_out)])
            own = [s for s in own if s.claim not in borne_out]
    against = [s for s in joined if s.bearing.denies and _answers(s, steps, interests)]
    if against:
        answered = {s.claim for s in against}
        joined = [s for s in joined if s.claim not in answered]
    return joined, own, against


def _borne_out(own: Sequence[Step], joined: Sequence[Step], interests: Interests) -> frozenset[str]:
    """Claims of interested voices that say what others say as well: an onlooker, or a party of another side."""
    plain = {s.bearing.to for s in joined}
    sides: dict[str, set[frozenset[str]]] = {}
    for step in own:
        sides.setdefault(step.bearing.to, set()).add(interests.speaking(step.brief))
    apart = {to for to, found in sides.items() if any(not a & b for a, b in combinations(found, 2))}
    return frozenset(
        s.claim for s in own
        if s.bearing.to in plain
        or (s.bearing.to in apart and any(not interests.speaking(s.brief) & o for o in sides[s.bearing.to]))
    )  # fmt: skip


def _answers(denial: Step, steps: Sequence[Step], interests: Interests) -> bool:
    """Whether a denial contradicts what others say: at any time where it rejects it, else of about the same time."""
    speaker = interests.speaker(denial.brief)
    for step in steps:
        if (
            step.bearing.camp
            and not step.bearing.denies
            and (denial.brief.polarity == "denied" or near(step.latest, denial.latest) or step.latest > denial.latest)
            and interests.speaker(step.brief) != speaker
        ):
            return True
    return False


def _compared(joint: Account | None, others: Sequence[Step], until: str, interests: Interests) -> Accounts | None:
    """The joint account beside those of single voices that differ from it and are not overtaken by it."""
    voices: dict[str, list[Step]] = {}
    for step in others:
        voices.setdefault(interests.speaker(step.brief), []).append(step)
    apart: dict[tuple[str, Holds], Account] = {}
    for steps in voices.values():
        found = follow(steps, until) or (follow(steps, until, joint.status) if joint is not None else None)
        if found is None:
            continue
        if joint is not None and found.status == joint.status:
            joint = _joined(joint, found)
        elif joint is None or _stands(found, joint):
            same = apart.get((found.status, found.holds))
            apart[found.status, found.holds] = _joined(same, found) if same else found
    if joint is None and not apart:
        return None
    return Accounts(joint, tuple(sorted(apart.values(), key=lambda a: a.since)))


def _stands(found: Account, joint: Account) -> bool:
    """Whether a voice's account was not overtaken: a denial stands, others while nothing later is known."""
    return found.since.bearing.denies or found.since.latest >= joint.since.latest


def _joined(one: Account, other: Account) -> Account:
    carried = tuple(sorted({s.claim: s for s in (*one.carried, *other.carried)}.values()))
    return Account(one.status, one.holds, one.taken, carried, one.possible)
