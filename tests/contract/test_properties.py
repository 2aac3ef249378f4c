"""What must hold whatever is kept, said and undone, in whatever order."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from khabar.export.jsonl import line
from khabar.ledger import Decision, Ledger, Query, Verdict, stamp
from khabar.ledger.tables import METADATA
from khabar.model import Claim, Interval, Page
from tests.contract.conftest import Place
from tests.ledger.made import STORY, claim, doc, page, raid

FEW = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
START = datetime(2024, 1, 1, tzinfo=UTC)
KEYS = ("gov-ru", "gov-tr", "name:فصائل المعارضه", "name:المعارضه")


# -- the same pages in any order -------------------------------------------------------------------


@dataclass(frozen=True)
class Fetched:
    """A page as it was fetched: the same text may come from several addresses, with another date beside it."""

    text: int
    address: int
    published: int

    @property
    def page(self) -> Page:
        of = page(f"{STORY} {self.text}", f"{self.address}-{self.published}.txt")
        return replace(of, published=f"202{self.published}-01-01")

    @property
    def claims(self) -> list[Claim]:
        dated = Interval(f"202{self.published}-01-01", f"202{self.published}-02-01", None, "relative")
        made = [replace(claim(self.page), time=dated), raid(self.page), claim(self.page, 70, 85)]
        return [replace(m, doc=doc(self.page)) for m in made[: self.text % 3 + 1]]


FETCHED = st.lists(st.builds(Fetched, *(st.integers(0, 2) for _ in range(3))), min_size=1, max_size=7)


def keep(ledger: Ledger, fetched: list[Fetched]) -> None:
    for one in fetched:
        ledger.keep_page(one.page, doc(one.page), one.claims)


def held(ledger: Ledger, **asked: object) -> list[str]:
    return [line(k.claim) for k in ledger.claims(Query(**asked))]  # type: ignore[arg-type]


def everything(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    with ledger.transaction() as connection:
        return {t.name: sorted(map(tuple, connection.execute(select(t))), key=str) for t in METADATA.sorted_tables}


@FEW
@given(fetched=FETCHED, chance=st.randoms(use_true_random=False))
def test_the_order_of_ingest_does_not_change_what_is_held(
    place: Place, fetched: list[Fetched], chance: random.Random
) -> None:
    shuffled = list(fetched)
    chance.shuffle(shuffled)
    found = []
    for order in (fetched, shuffled):
        with Ledger.open(place()) as ledger:
            keep(ledger, order)
            found.append((sorted(held(ledger)), ledger.origins(), ledger.named()))
    assert found[0] == found[1]


@FEW
@given(fetched=FETCHED)
def test_ingesting_twice_changes_nothing(place: Place, fetched: list[Fetched]) -> None:
    with Ledger.open(place()) as ledger:
        keep(ledger, fetched)
        before = everything(ledger)
        keep(ledger, fetched)
        assert everything(ledger) == before


# -- time ------------------------------------------------------------------------------------------

Step = Callable[[Ledger], object]
OF = [page(f"{STORY} {n}", f"{n}.txt") for n in range(2)]


def read(of: Page, which: tuple[bool, bool, bool], month: int) -> Step:
    dated = Interval(f"2017-0{month}-01", f"2017-0{month + 1}-01", None, "relative")
    made = [replace(claim(of), time=dated), raid(of), claim(of, 70, 85)]
    return lambda ledger: ledger.keep_page(of, doc(of), [m for m, there in zip(made, which, strict=True) if there])


def judge(left: str, right: str, verdict: Verdict) -> Step:
    return lambda ledger: left != right and ledger.judge(left, right, verdict, "ليلى", "")


def decide(of: Page, verdict: Decision) -> Step:
    """On the offer, as it was read; where it was never read there is nothing to decide."""
    late = replace(claim(of), time=Interval("2018-01-01", None, None, "explicit"))
    brings = {Decision.CORRECT: late, Decision.ADD: claim(of, 38, 85)}.get(verdict)

    def step(ledger: Ledger) -> None:
        known = ledger.claim(claim(of).id)
        if known and ledger.page(of.id):
            about = None if verdict is Decision.ADD else claim(of).id
            ledger.decide(about, verdict, "سامي", corrected=brings)

    return step


def undo(number: int) -> Step:
    def step(ledger: Ledger) -> None:
        judgements, decisions = ledger.judgements(), ledger.decisions()
        if judgements:
            ledger.undo_judgement(judgements[number % len(judgements)].id, "هدى")
        if decisions:
            ledger.undo_decision(decisions[number % len(decisions)].id, "هدى")

    return step


STEPS = st.lists(
    st.builds(read, st.sampled_from(OF), st.tuples(st.booleans(), st.booleans(), st.booleans()), st.integers(1, 3))
    | st.builds(judge, st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from(Verdict))
    | st.builds(decide, st.sampled_from(OF), st.sampled_from(Decision))
    | st.builds(undo, st.integers(0, 9)),
    min_size=1, max_size=10,
)  # fmt: skip


@contextmanager
def ticking(place: Place) -> Iterator[tuple[Ledger, Callable[[], str]]]:
    """A ledger whose clock goes a second further whenever it is asked, and what that clock last said."""
    seconds = count(1)
    last = START

    def clock() -> datetime:
        nonlocal last
        last = START + timedelta(seconds=next(seconds))
        return last

    with Ledger.open(place(), clock=clock) as ledger:
        yield ledger, lambda: stamp(last + timedelta(milliseconds=1))


def seen(ledger: Ledger, known_at: str | None = None) -> tuple[object, ...]:
    return (
        held(ledger, known_at=known_at), held(ledger, known_at=known_at, as_read=True),
        dict(ledger.canonical(known_at)), ledger.named(known_at=known_at),
        [d.id for d in ledger.decisions(known_at=known_at)], [j.id for j in ledger.judgements(known_at=known_at)],
    )  # fmt: skip


@FEW
@given(steps=STEPS)
def test_as_of_a_time_is_what_a_ledger_stopped_then_gives(place: Place, steps: list[Step]) -> None:
    with ticking(place) as (ledger, moment):
        stopped = []
        for step in steps:
            step(ledger)
            stopped.append((moment(), seen(ledger)))
        for known_at, then in stopped:
            assert _named(seen(ledger, known_at)) == _named(then)


def _named(found: tuple[object, ...]) -> tuple[object, ...]:
    """Without those who were named only later: nobody names them then."""
    by_key: dict[str, object] = {k: v for k, v in found[3].items() if v.names}  # type: ignore[attr-defined]
    return (*found[:3], by_key, *found[4:])


@FEW
@given(steps=STEPS, chance=st.randoms(use_true_random=False))
def test_undoing_all_that_people_said_leaves_what_was_read(
    place: Place, steps: list[Step], chance: random.Random
) -> None:
    with ticking(place) as (ledger, _):
        for step in steps:
            step(ledger)
        as_read = held(ledger, as_read=True)
        made = [(ledger.undo_judgement, j.id) for j in ledger.judgements()]
        made += [(ledger.undo_decision, d.id) for d in ledger.decisions()]
        chance.shuffle(made)
        for take_back, number in made:
            take_back(number, "هدى")
        assert held(ledger) == as_read
        assert ledger.canonical() == {}
