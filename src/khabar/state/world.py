"""The state of a world: every relation that claims tell of, on a day, as all voices or one of them tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from khabar.knowledge.once import collector_at_rest
from khabar.knowledge.relations import machine
from khabar.ledger.briefs import Brief
from khabar.state.course import Account, Accounts, Taken, accounts, contradict, follow
from khabar.state.interest import Interests, ties
from khabar.state.relation import Context, Relation
from khabar.state.steps import NOBODY, Pair, Step, Stepping
from khabar.state.times import END, near


@dataclass(frozen=True)
class World:
    """Claims sorted by the relation that they bear on, each in the order in which they move it."""

    steps: Mapping[Pair, list[Step]]
    context: Context
    briefs: Sequence[Brief] = ()
    """The claims that it was made of."""
    one_voice: bool = False

    def state(self, as_of: str | None = None, within: Collection[Pair] | None = None) -> list[Relation]:
        """Every relation as of a day (ISO; ``None``: by all that is known), ordered by relation and parties."""
        until = as_of or END
        interests = None if self.one_voice else self.context.interests
        found: dict[Pair, Accounts] = {}
        with collector_at_rest():
            for pair in self.steps if within is None else within:
                told = accounts(self.steps[pair], until, interests)
                if told is not None:
                    found[pair] = told
            _lost(found)
            _across(found, self.steps, until, self.context.interests)
            return [Relation(*pair, found[pair], self.context) for pair in sorted(found)]


def world(
    briefs: Iterable[Brief],
    *,
    canonical: Mapping[str, str] | None = None,
    origins: Callable[[Sequence[Brief]], Mapping[str, str]] = lambda _: {},
    interests: Interests | None = None,
    voice: Collection[str] | None = None,
) -> World:
    """The world that ``briefs`` tell; ``voice`` are the keys of one link or outlet, whose claims alone then count.

    ``interests`` default to what these claims say of their speakers. The order of ``briefs`` does not matter.
    """
    kept: list[Brief] = []
    if interests is None:
        briefs = list(briefs)
        interests = Interests(ties(briefs), canonical)
    with collector_at_rest():
        # Each while it is at hand: to go through them all again takes longer than to sort them.
        steps = Stepping(canonical).steps(_heard(briefs, voice, kept))
    context = Context(kept, interests, canonical or {}, origins)
    return World(steps, context, kept, one_voice=voice is not None)


def _heard(briefs: Iterable[Brief], voice: Collection[str] | None, kept: list[Brief]) -> Iterator[Brief]:
    """The claims that count, each kept as it passes."""
    for brief in briefs:
        if voice is None or told_by(brief, voice):
            kept.append(brief)
            yield brief


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
            found[pair] = found[pair]._replace(joint=_overtaken(account, min(later, key=lambda o: o.since)))


def _overtaken(account: Account, by: Account) -> Account:
    taken = Taken(by.since, by.taken[-1].move._replace(to="lost", rule="lost-to-another"), account.status)
    return Account("lost", by.holds, (*account.taken, taken), (by.since,), account.possible)


# -- one truce, several parties ------------------------------------------------------------------


def _across(found: dict[Pair, Accounts], steps: Mapping[Pair, list[Step]], until: str, interests: Interests) -> None:
    """What one page says of several parties to one thing (a truce) can contradict itself from one to the other.

    Compared is what a party is known by now, as far as that page carries it, with what the page says of the others.
    """
    single = {relation for relation, kind in machine().kinds.items() if kind.form == "single"}
    several = [pair for pair in found if pair[0] in single]
    pages = _by_page(several, steps)
    for pair in several:
        against: dict[tuple[Pair, str], Account] = {}
        for account in found[pair].told:
            for page in sorted({s.brief.page for s in account.carried}):
                for other, told in pages[pair[0], page].items():
                    theirs = follow(told, until) if other != pair else None
                    if theirs is not None and _excludes(account, theirs, interests):
                        against[other, theirs.status] = theirs
        if against:
            elsewhere = tuple((other, against[other, status]) for other, status in sorted(against))
            found[pair] = found[pair]._replace(elsewhere=elsewhere)


def _by_page(
    found: Iterable[Pair], steps: Mapping[Pair, list[Step]]
) -> Mapping[tuple[str, str], dict[Pair, list[Step]]]:
    """Of relations of one party each: relation and page → what the page tells of whom."""
    pages: defaultdict[tuple[str, str], dict[Pair, list[Step]]] = defaultdict(dict)
    for pair in found:
        for step in steps[pair]:
            pages[pair[0], step.brief.page].setdefault(pair, []).append(step)
    return pages


def _excludes(mine: Account, theirs: Account, interests: Interests) -> bool:
    if not contradict(mine, theirs) or not near(mine.since.latest, theirs.since.latest):
        return False
    one, other = ({interests.speaker(s.brief) for s in account.carried} for account in (mine, theirs))
    return one != other
