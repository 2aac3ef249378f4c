"""The state of a world: every relation that claims tell of, on a day, as all voices or one of them tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from khabar.knowledge.once import collector_at_rest
from khabar.knowledge.relations import machine
from khabar.ledger.briefs import Brief
from khabar.ledger.windows import END
from khabar.state.course import Account, Accounts, Taken, accounts, contradict, follow
from khabar.state.interest import Interests, ties
from khabar.state.relation import Context, Relation
from khabar.state.steps import NOBODY, Ends, Pair, Sorted, Step, Stepping
from khabar.state.times import near


@dataclass(frozen=True)
class World:
    """Claims sorted by the relation that they bear on, each in the order in which they move it."""

    steps: Sorted
    context: Context
    briefs: Sequence[Brief] = ()
    """The claims that it was made of, in no particular order."""
    one_voice: bool = False
    until: str = END
    """The last day of which it can tell."""

    def state(self, as_of: str | None = None) -> list[Relation]:
        """Every relation as of a day (ISO; ``None``: the last that it can tell of), ordered by relation and parties."""
        until = as_of or self.until
        with collector_at_rest():
            found = {relation: self._told(relation, until) for relation in sorted(self.steps)}
            _lost(found.get("control", {}))
            for relation in machine().single & found.keys():
                _across(relation, found[relation], self.steps[relation], until, self.context.interests)
            make, context = tuple.__new__, self.context
            return [
                make(Relation, (relation, a, b, accounts_, context))
                for relation, told in found.items()
                for (a, b), accounts_ in sorted(told.items(), key=itemgetter(0))
            ]

    def _told(self, relation: str, until: str) -> dict[Ends, Accounts]:
        """What is told of a relation, wherever something had begun."""
        interests, found = None if self.one_voice else self.context.interests, {}
        for ends, steps in self.steps[relation].items():
            told = accounts(steps, until, interests)
            if told is not None:
                found[ends] = told
        return found


def world(  # noqa: PLR0913 - each narrows or changes what is told
    briefs: Iterable[Brief],
    *,
    canonical: Mapping[str, str] | None = None,
    origins: Callable[[Iterable[Brief]], Mapping[str, str]] = lambda _: {},
    interests: Interests | None = None,
    voice: Collection[str] | None = None,
    until: str | None = None,
    named: Callable[[], Iterable[Brief]] | None = None,
) -> World:
    """The world that ``briefs`` tell; ``voice`` are the keys of one link or outlet, whose claims alone then count.

    Steps that cannot have begun by the day ``until`` are left out; such a world can tell of no later day. ``interests``
    default to what these claims say of their speakers. ``named`` gives all claims that parties are named by, where
    ``briefs`` are but those that move something by then. The order of ``briefs`` does not matter.
    """
    kept: list[Brief] = []
    if interests is None:
        briefs = list(briefs)
        interests = Interests(ties(briefs), canonical)
    with collector_at_rest():
        # Each while it is at hand: to go through them all again takes longer than to sort them.
        heard = briefs if voice is None else (b for b in briefs if told_by(b, voice))
        steps = Stepping(canonical, interests).steps(heard, kept.append, until or END)
    context = Context(named or (lambda: kept), interests, canonical or {}, origins)
    return World(steps, context, kept, one_voice=voice is not None, until=until or END)


def told_by(brief: Brief, voice: Collection[str]) -> bool:
    """Whether a claim comes from, or through, one of these keys."""
    return any(n.key in voice for n in (*brief.sources, *brief.outlet))


# -- control is of one party at a time -----------------------------------------------------------


def _lost(found: dict[Ends, Accounts]) -> None:
    """Whoever held a place before another was certainly there has lost it; ``found`` are the accounts of control."""
    holders: defaultdict[str, list[Ends]] = defaultdict(list)
    for ends, told in found.items():
        if ends[1] != NOBODY and told.joint is not None and told.joint.status == "holds":
            holders[ends[1]].append(ends)
    for of_one in holders.values():
        if len(of_one) > 1:
            _settle(found, of_one)


def _settle(found: dict[Ends, Accounts], of_one: list[Ends]) -> None:
    held = {ends: joint for ends in of_one if (joint := found[ends].joint) is not None}
    for ends, account in held.items():
        later = [o for o in held.values() if o.since.earliest > account.carried[-1].latest and o.holds == "yes"]
        if later:
            found[ends] = found[ends]._replace(joint=_overtaken(account, min(later, key=lambda o: o.since)))


def _overtaken(account: Account, by: Account) -> Account:
    taken = Taken(by.since, by.taken[-1].move._replace(to="lost", rule="lost-to-another"), account.status)
    return Account("lost", by.holds, (*account.taken, taken), (by.since,), account.possible)


# -- one truce, several parties ------------------------------------------------------------------


def _across(
    relation: str, found: dict[Ends, Accounts], steps: Mapping[Ends, list[Step]], until: str, interests: Interests
) -> None:
    """What one page says of several parties to one thing (a truce) can contradict itself from one to the other.

    Compared is what a party is known by now, as far as that page carries it, with what the page says of the others.
    """
    pages = _by_page(found, steps)
    for ends, accounts_ in list(found.items()):
        against: dict[tuple[Pair, str], Account] = {}
        for account in accounts_.told:
            for page in sorted({s.brief.page for s in account.carried}):
                for other, told in pages[page].items():
                    theirs = follow(told, until) if other != ends else None
                    if theirs is not None and _excludes(account, theirs, interests):
                        against[(relation, *other), theirs.status] = theirs
        if against:
            elsewhere = tuple((other, against[other, status]) for other, status in sorted(against))
            found[ends] = accounts_._replace(elsewhere=elsewhere)


def _by_page(found: Iterable[Ends], steps: Mapping[Ends, list[Step]]) -> Mapping[str, dict[Ends, list[Step]]]:
    """Of a relation of one party each: page → what the page tells of whom."""
    pages: defaultdict[str, dict[Ends, list[Step]]] = defaultdict(dict)
    for ends in found:
        for step in steps[ends]:
            pages[step.brief.page].setdefault(ends, []).append(step)
    return pages


def _excludes(mine: Account, theirs: Account, interests: Interests) -> bool:
    if not contradict(mine, theirs) or not near(mine.since.latest, theirs.since.latest):
        return False
    one, other = ({interests.speaker(s.brief) for s in account.carried} for account in (mine, theirs))
    return one != other
