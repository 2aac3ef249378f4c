"""The state of a world: every relation that claims tell of, on a day, as all voices or one of them tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import permutations, product

from khabar.knowledge.relations import machine
from khabar.ledger.briefs import Brief
from khabar.state.course import Account, Accounts, Pair, Taken, accounts, contradict
from khabar.state.interest import Interests
from khabar.state.relation import Context, Relation
from khabar.state.steps import NOBODY, Step, Stepping
from khabar.state.times import END, near


@dataclass(frozen=True)
class World:
    """Claims sorted by the relation that they bear on, each in the order in which they move it."""

    steps: Mapping[Pair, list[Step]]
    context: Context
    briefs: tuple[Brief, ...] = ()
    """The claims that it was made of."""
    one_voice: bool = False

    def state(self, as_of: str | None = None, within: Collection[Pair] | None = None) -> list[Relation]:
        """Every relation as of a day (ISO; ``None``: by all that is known), ordered by relation and parties."""
        until = as_of or END
        interests = None if self.one_voice else self.context.interests
        found: dict[Pair, Accounts] = {}
        for pair in self.steps if within is None else within:
            told = accounts(self.steps[pair], until, interests)
            if told is not None:
                found[pair] = told
        _lost(found)
        _across(found)
        return [Relation(*pair, told, self.context) for pair, told in sorted(found.items(), key=lambda item: item[0])]


def world(
    briefs: Iterable[Brief],
    *,
    canonical: Mapping[str, str] | None = None,
    origins: Callable[[], Mapping[str, str]] = dict,
    interests: Interests | None = None,
    voice: Collection[str] | None = None,
) -> World:
    """The world that ``briefs`` tell; ``voice`` are the keys of one link or outlet, whose claims alone then count.

    ``interests`` default to what these claims say of their speakers. The order of ``briefs`` does not matter.
    """
    kept = list(briefs)
    if interests is None:
        interests = Interests(kept)
    if voice is not None:
        kept = [b for b in kept if told_by(b, voice)]
    stepping = Stepping(canonical)
    by_pair: defaultdict[Pair, list[Step]] = defaultdict(list)
    for step in stepping.steps(kept):
        by_pair[step.relation, step.a, step.b].append(step)
    for steps in by_pair.values():
        if len(steps) > 1:
            steps.sort()
    context = Context(stepping.wordings, interests, origins)
    return World(dict(by_pair), context, tuple(kept), one_voice=voice is not None)


def told_by(brief: Brief, voice: Collection[str]) -> bool:
    """Whether a claim comes from, or through, one of these keys."""
    return any(n.key in voice for n in (*brief.sources, *brief.outlet))


# -- control is of one party at a time -----------------------------------------------------------


def _lost(found: dict[Pair, Accounts]) -> None:
    """Whoever held a place before another was certainly there has lost it."""
    holders: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair, told in found.items():
        if pair[0] == "control" and pair[2] != NOBODY and told.joint is not None and told.joint.status == "holds":
            holders[pair[2]].append(pair)
    for pairs in holders.values():
        if len(pairs) > 1:
            _settle(found, pairs)


def _settle(found: dict[Pair, Accounts], pairs: list[Pair]) -> None:
    held = {pair: joint for pair in pairs if (joint := found[pair].joint) is not None}
    for pair, account in held.items():
        later = [o for o in held.values() if o.since.earliest > account.carried[-1].latest and o.holds == "yes"]
        if later:
            found[pair] = replace(found[pair], joint=_overtaken(account, min(later, key=lambda o: o.since)))


def _overtaken(account: Account, by: Account) -> Account:
    taken = Taken(by.since, by.taken[-1].move._replace(to="lost", rule="lost-to-another"), account.status)
    return Account("lost", by.holds, (*account.taken, taken), (by.since,), account.possible)


# -- one truce, several parties ------------------------------------------------------------------


def _across(found: dict[Pair, Accounts]) -> None:
    """What one page says of several parties to one thing (a truce) can contradict itself from one to the other."""
    by_page: defaultdict[tuple[str, str], dict[Pair, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for pair, told in found.items():
        if machine().kinds[pair[0]].form == "single":
            for account in told.told:
                for page in {s.brief.page for s in account.carried}:
                    by_page[pair[0], page][pair].append(account)
    against: defaultdict[Pair, dict[tuple[Pair, str], Account]] = defaultdict(dict)
    for accounts_ in by_page.values():
        for pair, other in permutations(accounts_, 2):
            for mine, theirs in product(accounts_[pair], accounts_[other]):
                if contradict(mine, theirs) and _speakers(mine) != _speakers(theirs) and _same_time(mine, theirs):
                    against[pair][other, theirs.status] = theirs
    for pair, others in against.items():
        elsewhere = tuple((other, account) for (other, _), account in sorted(others.items(), key=lambda item: item[0]))
        found[pair] = replace(found[pair], elsewhere=elsewhere)


def _speakers(account: Account) -> set[str]:
    return {s.speaker for s in account.carried}


def _same_time(one: Account, other: Account) -> bool:
    return near(one.since.latest, other.since.latest)
