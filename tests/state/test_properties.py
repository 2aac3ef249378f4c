"""Whatever pages say, and in whatever order they come, the state is the same."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.export.state import lines
from khabar.knowledge.relations import machine
from khabar.ledger import Ledger, stamp
from khabar.ledger.briefs import Brief, brief_of
from khabar.ledger.judgements import Verdict
from khabar.model import Claim, EntityRef, Modality, Polarity
from khabar.state.asking import Asking, Question
from khabar.state.contradictions import contradictions
from khabar.state.interest import Interests
from khabar.state.quantities import counts
from khabar.state.steps import idle_kinds
from khabar.state.world import World, world
from tests.state.told import WATCHERS, WITNESS, Telling, page_of, spoken_by, told

START = datetime(2024, 1, 1, tzinfo=UTC)
EVENTS = sorted({m.type + (f"/{m.mode}" if m.mode else "") for m in machine().moves} | {"ACCUSE"})
DAYS = [f"2020-{month:02}-{day:02}" for month in (1, 2, 5) for day in (1, 11, 21)]


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Any claim of three parties and two places, by any of five voices, on one of nine pages."""
    parties = st.sampled_from(["A", "B", "C", "A,B", "?"])
    modality = draw(st.sampled_from(["", "", "", "planned", "offered", "threatened", "demanded", "speculated"]))
    polarity = draw(st.sampled_from(["", "", "", "negated", "denied"]))
    place = draw(st.sampled_from(["", "@P", "@Q"]))
    words = draw(st.sampled_from(["", "", " «هدنة»", " «توقف المحادثات بعد 12 قتيلا»", " «قتل 30 قتيلا بسبب الحصار»"]))
    day = draw(st.sampled_from(DAYS))
    says = draw(st.sampled_from([(), (WITNESS,), (WATCHERS,), (spoken_by("A"),), (spoken_by("C"), WITNESS)]))
    telling = Telling(page=day, published=(day, f"{day[:-1]}3"), says=says)
    time = draw(
        st.sampled_from(
            [(None, None), ("2019-12-01", "2020-01-01"), ("2020-01-05", "2020-01-06"), ("2020-01-05", None)]
        )
    )
    content = f"{draw(parties)} {draw(st.sampled_from(EVENTS))} {draw(parties)} {place} {modality} {polarity}"
    return told(content + words, telling, time)


CLAIMS = st.lists(claims(), max_size=12, unique_by=lambda c: c.id)
SOME_CLAIMS = st.lists(claims(), min_size=1, max_size=8, unique_by=lambda c: c.id)


def told_by(found: World) -> str:
    """All that a world tells, byte for byte."""
    state = [lines.relation(r) for day in (None, "2020-01-06", "2020-02-15") for r in found.state(day)]
    differences = [lines.contradiction(c, {}) for c in contradictions(found)]
    return json.dumps([state, differences], ensure_ascii=False)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_order_of_claims_does_not_matter(found: list[Claim], order: random.Random) -> None:
    briefs = [brief_of(c) for c in found]
    shuffled = order.sample(briefs, len(briefs))
    assert told_by(world(briefs)) == told_by(world(shuffled))


@given(CLAIMS)
def test_every_status_leads_to_a_claim_that_says_it(found: list[Claim]) -> None:
    ids = {c.id for c in found}
    for relation in world([brief_of(c) for c in found]).state():
        for side in relation.sides:
            assert side.claims
            assert set(side.claims) <= ids
            assert side.origins >= 1
            assert {c for v in side.voices for c in v.claims} == set(side.claims)


@given(CLAIMS)
def test_a_day_is_never_surer_than_a_later_one_about_what_began(found: list[Claim]) -> None:
    told_ = world([brief_of(c) for c in found])
    begun = [{(r.relation, r.a, r.b) for r in told_.state(day)} for day in ("2019-12-15", "2020-01-06", "2020-03-01")]
    assert begun[0] <= begun[1] <= begun[2]


@given(CLAIMS, st.sampled_from(["2019-12-15", *DAYS, "2020-03-01"]), st.booleans())
def test_what_had_not_begun_makes_no_difference(found: list[Claim], day: str, heard: bool) -> None:
    briefs = [brief_of(c) for c in found]
    voice = {"name:شاهد"} if heard else None
    whole, early = world(briefs, voice=voice), world(briefs, voice=voice, until=day)
    for earlier in ("2019-12-15", "2020-01-06", day):
        if earlier <= day:
            answers = [[lines.relation(r) for r in told_.state(earlier)] for told_ in (whole, early)]
            assert answers[0] == answers[1]
    assert [lines.relation(r) for r in early.state()] == [lines.relation(r) for r in early.state(day)]


def pairs_apart(found: list[Brief], whose: Interests) -> set[frozenset[str]]:
    """Two claims by two speakers that give other numbers of what was done with the same party: two by
    two, as simply as it can be said.
    """
    apart = set()
    for one, other in combinations(found, 2):
        same = one.type == other.type and not (one.mode and other.mode and one.mode != other.mode)
        plain = all(b.modality == "asserted" and b.polarity == "affirmed" and sharp(b) for b in (one, other))
        meet = one.time_from < other.time_to and other.time_from < one.time_to
        if same and plain and meet and whose.speaker(one) != whose.speaker(other):
            parties = [{n.key for n in (*b.actors, *b.recipients)} for b in (one, other)]
            first, second = counts(one.words), counts(other.words)
            if parties[0] & parties[1] and any(first[t] != second[t] for t in first.keys() & second.keys()):
                apart.add(frozenset({one.id, other.id}))
    return apart


def sharp(brief: Brief) -> bool:
    if not brief.time_from or not brief.time_to:
        return False
    return (date.fromisoformat(brief.time_to) - date.fromisoformat(brief.time_from)).days <= 31


@st.composite
def tolls(draw: st.DrawFn) -> Claim:
    """What one of three speakers says of how many were killed on a few days."""
    words = draw(st.sampled_from(["«قتل 12 مدنيا»", "«قتل 30 مدنيا»", "«قتل 30 مدنيا و 5 جنود»", "«قتل مدنيون»"]))
    says = draw(st.sampled_from([(), (WITNESS,), (WATCHERS,), (spoken_by("A"),), (spoken_by("C"), WITNESS)]))
    time = draw(st.sampled_from([("2020-01-05", "2020-01-06"), ("2020-01-05", "2020-01-20"), ("2020-01-19", None)]))
    event = draw(st.sampled_from(["ASSAULT", "ASSAULT/aerial"]))
    page = draw(st.sampled_from(DAYS))
    content = f"{draw(st.sampled_from('ABC?'))} {event} {draw(st.sampled_from('ABC'))} {words}"
    return told(content, Telling(page=page, published=(page, f"{page[:-1]}3"), says=says), time)


@given(st.lists(tolls(), max_size=14, unique_by=lambda c: c.id))
def test_statements_hold_every_two_claims_that_contradict_each_other_and_no_others(found: list[Claim]) -> None:
    briefs = [brief_of(c) for c in found]
    made = world(briefs)
    whose = made.context.interests
    by_id = {b.id: b for b in briefs}
    joined = {
        frozenset({one, other})
        for c in contradictions(made)
        if c.what == "number"
        for one, other in product(c.tellings[0].claims, c.tellings[1].claims)
        if whose.speaker(by_id[one]) != whose.speaker(by_id[other])
    }
    assert joined == pairs_apart(briefs, whose)


def test_a_repeated_story_is_one_contradiction() -> None:
    pages = [Telling(page=f"p{n}", published=("2020-01-11", "2020-01-12"), says=(WATCHERS,)) for n in range(40)]
    words = ["«قتل 12 مدنيا»", "«قتل 30 مدنيا»"]
    claims = [told(f"A ASSAULT B {words[n % 2]}", page, ("2020-01-05", "2020-01-06")) for n, page in enumerate(pages)]
    (found,) = [c for c in contradictions(world(map(brief_of, claims))) if c.what == "number"]
    assert [len(t.claims) for t in found.tellings] == [20, 20]


# -- through a ledger ----------------------------------------------------------------------------


def by_page(found: Sequence[Claim]) -> list[list[Claim]]:
    pages: dict[str, list[Claim]] = {}
    for claim in found:
        pages.setdefault(claim.doc.id, []).append(claim)
    return list(pages.values())


def kept(path: Path, pages: Sequence[list[Claim]], start: datetime = START) -> None:
    """The pages kept one after the other, an hour apart."""
    hours = iter(range(len(pages) * 9))
    with Ledger.open(path, clock=lambda: start + timedelta(hours=next(hours))) as ledger:
        for of_page in pages:
            ledger.keep_page(page_of(of_page[0]), of_page[0].doc, of_page)


def asked(path: Path, known_at: str | None = None) -> str:
    """State and contradictions of a ledger, as the commands write them."""
    with Ledger.read(path) as ledger:
        asking = Asking.of(ledger, known_at)
        found = [lines.relation(r) for r in asking.state(Question())]
        return json.dumps([found, [lines.contradiction(c, {}) for c in asking.contested()]], ensure_ascii=False)


@settings(max_examples=20)
@given(SOME_CLAIMS, st.randoms(use_true_random=False))
def test_order_of_ingest_and_ingesting_twice_do_not_matter(found: list[Claim], order: random.Random) -> None:
    pages = by_page(found)
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "one.db"), Path(folder, "other.db")
        kept(one, pages)
        kept(other, order.sample(pages, len(pages)))
        first = asked(one)
        assert first == asked(other)
        kept(one, pages, START + timedelta(days=9))
        assert first == asked(one)


@settings(max_examples=20)
@given(SOME_CLAIMS, st.lists(st.sampled_from([None, "2019-12-15", *DAYS]), min_size=1, max_size=4))
def test_what_was_asked_before_makes_no_difference(found: list[Claim], days: list[str | None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "one.db")
        kept(path, by_page(found))
        with Ledger.read(path) as ledger:
            asking = Asking.of(ledger)
            for day in days:
                again, afresh = (a.state(Question(day)) for a in (asking, Asking.of(ledger)))
                assert [lines.relation(r) for r in again] == [lines.relation(r) for r in afresh]
            changed = [[lines.change(c) for c in a.changes("2020-01-05")] for a in (asking, Asking.of(ledger))]
            assert changed[0] == changed[1]


def test_an_unknown_party_goes_by_the_same_wording_on_every_day(tmp_path: Path) -> None:
    """Also by that of a claim that comes later, or that moves nothing."""
    path, days = tmp_path / "khabar.db", ["2020-01-11", "2020-05-11", "2020-05-21"]
    later, idle = (EntityRef(name) for name in ("المعتصم-الاول", "المعتصم (الاول)"))
    found = [told("A AID B", Telling(page=day, published=(day, f"{day[:-1]}3")), (day, f"{day[:-1]}2")) for day in days]
    named = [EntityRef("المعتصم الاول"), later, idle]
    found = [replace(claim, recipients=(who,)) for claim, who in zip(found, named, strict=True)]
    found[2] = replace(found[2], modality=Modality.SPECULATED, polarity=Polarity.NEGATED)
    kept(path, by_page(found))
    with Ledger.read(path) as ledger:
        for day in (None, "2020-02-01"):
            (relation,) = Asking.of(ledger).state(Question(day))
            assert relation.parties[1].label.ar == min(n.name for n in named)


@given(CLAIMS)
def test_no_claim_of_an_idle_kind_moves_anything(found: list[Claim]) -> None:
    briefs = [b for b in map(brief_of, found) if b.kind in idle_kinds()]
    assert world(briefs).state() == []


@settings(max_examples=20)
@given(SOME_CLAIMS)
def test_as_known_then_is_what_a_ledger_stopped_then_tells(found: list[Claim]) -> None:
    pages = by_page(found)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole.db")
        kept(whole, pages)
        kept(whole, [pages[0][:1]], START + timedelta(days=9))
        for number in range(1, len(pages) + 1):
            stopped = Path(folder, f"{number}.db")
            kept(stopped, pages[:number])
            assert asked(whole, stamp(START + timedelta(hours=number - 1))) == asked(stopped)


@settings(max_examples=20)
@given(SOME_CLAIMS)
def test_what_is_asked_of_one_party_is_a_part_of_the_whole(found: list[Claim]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "khabar.db")
        kept(path, by_page(found))
        with Ledger.read(path) as ledger:
            asking = Asking.of(ledger)
            whole = asking.state(Question())
            for key in {p for r in whole for p in (r.a, r.b)} - {""}:
                part = asking.state(Question(actor=frozenset({key})))
                wanted = [r for r in whole if key in (r.a, r.b)]
                assert [lines.relation(r) for r in part] == [lines.relation(r) for r in wanted]


@settings(max_examples=20)
@given(SOME_CLAIMS, st.data())
def test_merging_and_undoing_leaves_everything_as_it_was(found: list[Claim], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "khabar.db")
        kept(path, by_page(found))
        before = asked(path)
        with Ledger.open(path) as ledger:
            keys = sorted({w.key for b in ledger.briefs() for w in (*b.actors, *b.recipients, *b.places)})
            if len(keys) < 2:
                return
            one, other = data.draw(st.permutations(keys))[:2]
            judged = ledger.judge(one, other, Verdict.SAME, "tester", "the same in this test")
            merged = {w for r in Asking.of(ledger).state(Question()) for w in (r.a, r.b)}
            assert not {one, other} <= merged
            ledger.undo_judgement(judged.id, "tester")
        assert asked(path) == before


def test_briefs_are_what_the_ledger_gives(tmp_path: Path) -> None:
    claim = told("A AID B offered if", Telling(says=(WITNESS,), outlet="منبر"))
    kept(tmp_path / "khabar.db", [[claim]])
    with Ledger.read(tmp_path / "khabar.db") as ledger:
        found: list[Brief] = list(ledger.briefs())
    assert [b._replace(words="كذا") for b in found] == [brief_of(claim)]
