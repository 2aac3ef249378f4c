"""What the state makes of claims: whose word counts for what, when, and where voices differ."""

from __future__ import annotations

import pytest

from khabar.ledger.briefs import brief_of
from khabar.model import Claim
from khabar.state.contradictions import contradictions
from khabar.state.relation import CONTESTED, Relation
from khabar.state.world import World, world
from tests.state.told import WATCHERS, WITNESS, Telling, on, spoken_by, told


def made(*claims: Claim, **options: object) -> World:
    return world([brief_of(c) for c in claims], **options)  # type: ignore[arg-type]


def one(*claims: Claim, relation: str, as_of: str | None = None) -> Relation:
    found = [r for r in made(*claims).state(as_of) if r.relation == relation]
    assert len(found) == 1, [(r.relation, r.a, r.b, r.status) for r in found]
    return found[0]


def voices(relation: Relation) -> list[list[list[str]]]:
    return [[[n.name for n in v.chain] for v in side.voices] for side in relation.sides]


# -- the ladder ----------------------------------------------------------------------------------


def test_support_climbs_its_ladder() -> None:
    steps = [
        ("A AID B offered", "offered"), ("A AID B offered if", "conditional"), ("A AID B", "active"),
        ("A SANCTION/discontinue B threatened if", "threatened"), ("A SANCTION/discontinue B planned", "ending"),
        ("A SANCTION/discontinue B", "ended"), ("A AID B offered", "offered"),
    ]  # fmt: skip
    claims = [told(content, on(f"2020-{month:02}-01")) for month, (content, _) in enumerate(steps, 1)]
    for number, (_, status) in enumerate(steps, 1):
        assert one(*claims[:number], relation="support").status == status
        assert one(*claims, relation="support", as_of=f"2020-{number:02}-15").status == status


def test_where_pages_do_not_tell_which_came_first_the_ladder_does() -> None:
    found = one(told("A SANCTION/discontinue B"), told("A SANCTION/discontinue B threatened"), told("A SUPPORTS B"),
                relation="support")  # fmt: skip
    assert [t.status for t in found.sides[0].trail] == ["active", "threatened", "ended"]


def test_an_offer_to_whom_one_supports_already_moves_nothing() -> None:
    claims = (told("A AID B", on("2020-01-01")), told("A AID B offered", on("2020-02-01")))
    assert one(*claims, relation="support").status == "active"


# -- days ----------------------------------------------------------------------------------------


def test_what_is_not_dated_held_by_the_page_as_said() -> None:
    claim = told("A AID B", Telling(published=("2020-03-10", "2020-03-12")))
    assert one(claim, relation="support", as_of="2020-03-11").holds == "yes"
    assert one(claim, relation="support", as_of="2020-03-10").holds == "possibly"
    assert one(claim, relation="support", as_of="2001-01-01").holds == "possibly"


def test_a_dated_claim_is_no_before_yes_after_and_possibly_between() -> None:
    claim = told("A AID B", on("2020-06-01"), ("2013-01-01", "2014-01-01"))
    assert made(claim).state("2012-12-31") == []
    assert one(claim, relation="support", as_of="2013-05-01").was("active") == "possibly"
    assert one(claim, relation="support", as_of="2013-12-31").was("active") == "yes"
    assert one(claim, relation="support", as_of="2013-12-31").was("ended") == "no"


def test_what_may_have_followed_by_the_day_is_named() -> None:
    claims = (told("A AID B", on("2020-01-01"), ("2013-01-01", "2014-01-01")), told("A SANCTION/discontinue B"))
    found = one(*claims, relation="support", as_of="2016-01-01")
    assert (found.status, found.holds, found.possible) == ("active", "yes", ("ended",))
    assert found.was("active") == found.was("ended") == "possibly"


def test_a_plan_holds_from_when_it_is_made_not_from_when_it_is_for() -> None:
    claim = told("A CONSULT/visit B planned", on("2020-03-01"), ("2020-08-09", "2020-08-10"))
    assert one(claim, relation="talks", as_of="2020-03-02").was("planned") == "yes"


def test_pages_without_any_date_are_possible_at_best() -> None:
    claim = told("A AID B", Telling(published=(None, None)))
    assert one(claim, relation="support", as_of="2020-01-01").holds == "possibly"


# -- voices --------------------------------------------------------------------------------------


def test_a_status_carries_its_voices_and_origins() -> None:
    claims = (
        told("A AID B", on("2020-01-01", says=(WITNESS,))), told("A AID B", on("2020-01-03", says=(WITNESS,))),
        told("A AID B", on("2020-01-05", says=(WATCHERS,))), told("A AID B", on("2020-01-07", outlet="منبر")),
    )  # fmt: skip
    side = one(*claims, relation="support").sides[0]
    assert len(side.voices) == 4
    assert side.origins == 3  # the same witness twice is one


def test_the_same_words_on_two_pages_are_one_origin() -> None:
    claims = (told("A AID B", on("2020-01-01")), told("A AID B", on("2020-01-03")))
    origins = {claims[1].doc.id: claims[0].doc.id, claims[0].doc.id: claims[0].doc.id}
    found = made(*claims, origins=lambda _: origins).state()
    assert found[0].sides[0].origins == 1
    assert made(*claims).state()[0].sides[0].origins == 2


def test_an_accusation_moves_its_own_voice_only() -> None:
    found = one(told("A AID B", on("2020-01-01", says=(spoken_by("C"),))), relation="support")
    assert found.status is None
    assert found.sides[0].status == "active"
    assert found.sides[0].voices[0].interested


def test_whoever_tells_of_his_own_doings_is_the_one_to_tell() -> None:
    assert one(told("A AID B", on("2020-01-01", says=(spoken_by("A"),))), relation="support").status == "active"


def test_whoever_is_offered_something_may_tell_of_it_whoever_suffers_accuses() -> None:
    says = on("2020-01-01", says=(spoken_by("B"),))
    assert one(told("A AID B offered", says), relation="support").status == "offered"
    assert one(told("A ASSAULT B", says), relation="hostility").status is None


def test_two_parties_that_say_the_same_of_a_third_are_more_than_an_accusation() -> None:
    claims = (told("A ASSAULT P", on("2020-01-01", says=(spoken_by("B"),))),
              told("A ASSAULT P", on("2020-01-03", says=(spoken_by("C"),))))  # fmt: skip
    assert one(*claims, relation="hostility").status == "active"


def test_a_spokesman_of_whom_a_claim_tells_speaks_for_his_side() -> None:
    office = told("قائد SPEAKS_FOR C", on("2020-01-01"))
    said = told(
        "A AID B", on("2020-01-03", says=office.actors and (WITNESS.__class__(office.actors[0], WITNESS.kind, "قال"),))
    )
    assert one(said, relation="support").status == "active"
    assert one(office, said, relation="support").status is None


def test_an_accusation_against_a_joint_account_is_contested() -> None:
    claims = (
        told("A AID B", on("2020-01-01")),
        told("A SANCTION/discontinue B", on("2020-01-03", says=(spoken_by("C"),))),
    )
    found = one(*claims, relation="support")
    assert found.status == CONTESTED
    assert [s.status for s in found.sides] == ["active", "ended"]
    assert voices(found)[1] == [[spoken_by("C").entity.name]]


def test_an_accusation_that_is_overtaken_is_history() -> None:
    claims = (
        told("A SANCTION/discontinue B", on("2020-01-01", says=(spoken_by("C"),))),
        told("A AID B", on("2020-05-03")),
    )
    found = one(*claims, relation="support")
    assert (found.status, len(found.sides)) == ("active", 1)


def test_a_denial_makes_it_contested_whoever_denies() -> None:
    claims = (told("A AID B", on("2020-01-01", says=(WATCHERS,))),
              told("A AID B denied", on("2020-03-03", says=(spoken_by("A"),))))  # fmt: skip
    found = one(*claims, relation="support")
    assert found.status == CONTESTED
    assert {s.status for s in found.sides} == {"active", "denied"}


def test_a_denial_finds_what_it_rejects_under_a_name_judged_the_same() -> None:
    """Kept apart, B and C are two; judged one, the denial stands beside what it rejects, and is nobody's own."""
    claims = (told("A AID B", on("2020-01-01", says=(WITNESS,))),
              told("? AID C denied", on("2020-01-03", says=(spoken_by("C"),))))  # fmt: skip
    keys = [brief_of(c).recipients[0].key for c in claims]
    apart = [c for c in contradictions(made(*claims)) if c.what == "denied"]
    assert [len(c.tellings) for c in apart] == [1]
    merged = made(*claims, canonical={keys[1]: keys[0]})
    assert [len(c.tellings) for c in contradictions(merged) if c.what == "denied"] == [2]


def test_speakers_judged_the_same_do_not_contradict_each_other() -> None:
    claims = (told("A AID B", on("2020-01-01", says=(spoken_by("B"),))),
              told("A AID B denied", on("2020-01-03", says=(spoken_by("C"),))))  # fmt: skip
    keys = [brief_of(c).sources[0].key for c in claims]
    assert [len(c.tellings) for c in contradictions(made(*claims)) if c.what == "denied"] == [2]
    merged = made(*claims, canonical={keys[1]: keys[0]})
    assert [len(c.tellings) for c in contradictions(merged) if c.what == "denied"] == [1]


def test_a_negation_long_after_is_news_and_no_contradiction() -> None:
    claims = (told("A AID B", on("2018-01-01")), told("A AID B negated", on("2020-03-03", says=(WITNESS,))))
    assert one(*claims, relation="support").status == "absent"


def test_a_denial_alone_stands_as_one() -> None:
    assert one(told("A AID B denied", on("2020-03-03", says=(spoken_by("A"),))), relation="support").status == "denied"


def test_one_voice_tells_its_own_world() -> None:
    claims = (
        told("A AID B", on("2020-01-01")),
        told("A SANCTION/discontinue B", on("2020-01-03", says=(spoken_by("C"),))),
    )
    key = brief_of(claims[1]).sources[0].key
    found = made(*claims, voice=frozenset({key})).state()
    assert [(r.relation, r.status) for r in found] == [("alignment", "parted"), ("support", "ended")] or [
        (r.relation, r.status) for r in found
    ] == [("support", "ended")]


# -- control and truces --------------------------------------------------------------------------


def test_a_place_is_lost_to_whoever_takes_it_later() -> None:
    claims = (told("A ASSAULT/capture ? @P", on("2020-01-05"), ("2020-01-01", "2020-01-02")),
              told("B ASSAULT/capture ? @P", on("2020-03-05"), ("2020-03-01", "2020-03-02")))  # fmt: skip
    found = {r.a: r.status for r in made(*claims).state() if r.relation == "control"}
    assert set(found.values()) == {"holds", "lost"}
    early = {r.a: r.status for r in made(*claims).state("2020-02-01") if r.relation == "control"}
    assert list(early.values()) == ["holds"]


def test_two_that_take_a_place_together_both_hold_it() -> None:
    claim = told("A,B ASSAULT/capture ? @P", on("2020-01-05"), ("2020-01-01", "2020-01-02"))
    assert {r.status for r in made(claim).state() if r.relation == "control"} == {"holds"}


def test_a_list_of_a_town_and_its_region_means_the_town() -> None:
    claim = told("A ASSAULT/capture ? @P @R", on("2020-01-05"))
    assert {r.b for r in made(claim).state() if r.relation == "control"} == {brief_of(claim).places[0].key}


def test_a_breach_by_one_contradicts_the_truce_of_another_on_the_same_page() -> None:
    claims = (
        told("A CONCEDE ? «هدنة»", Telling(says=(spoken_by("A"),))),
        told("B RETREAT/ceasefire ? negated", Telling(says=(WITNESS,))),
    )
    found = [r for r in made(*claims).state() if r.relation == "truce"]
    assert {r.status for r in found} == {CONTESTED}
    assert found[0].elsewhere[0].id == found[1].id


def test_talks_that_stop_are_no_support_that_stops() -> None:
    claims = (
        told("A CONSULT B", on("2020-01-01")),
        told("A SANCTION/discontinue B «توقف المحادثات»", on("2020-02-01")),
    )
    assert {(r.relation, r.status) for r in made(*claims).state()} == {("talks", "broken_off")}


def test_attackers_named_together_are_not_each_others_enemies() -> None:
    found = made(told("A,B ASSAULT ? @P")).state()
    assert all("" in (r.a, r.b) for r in found if r.relation == "hostility")


def test_parties_judged_the_same_are_one() -> None:
    claims = (told("A AID B", on("2020-01-01")), told("C SANCTION/discontinue B", on("2020-02-01")))
    a, c = (brief_of(claim).actors[0].key for claim in claims)
    assert [r.status for r in made(*claims, canonical={c: a}).state() if r.relation == "support"] == ["ended"]


@pytest.mark.parametrize("relation", ["member", "leads", "speaks_for", "based_in", "founded", "formerly"])
def test_standing_relations_hold_as_said(relation: str) -> None:
    type_ = {"member": "MEMBER_OF"}.get(relation, relation.upper())
    found = one(told(f"A {type_} B"), relation=relation)
    assert (found.status, found.group) == ("holds", "structure")
