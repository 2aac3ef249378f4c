"""Who stands to whom, bounded for a drawing."""

from __future__ import annotations

from khabar.ledger.briefs import brief_of
from khabar.model import Claim
from khabar.state.network import Network, groups, network
from khabar.state.world import world
from tests.state.told import WITNESS, on, spoken_by, told


def made(*claims: Claim, most: int = 60) -> Network:
    return network(world([brief_of(c) for c in claims]).state(), most)


def keys(found: Network) -> set[str]:
    return {p.label.ar or "" for p in found.parties}


def test_a_tie_has_its_kind_and_its_direction() -> None:
    aid = made(told("A AID B", on("2020-01-01"))).ties
    assert [(t.group, t.is_directed, t.standing) for t in aid] == [("support", True, "on")]
    met = made(told("A CONSULT B", on("2020-01-01"))).ties
    assert [(t.group, t.is_directed) for t in met] == [("talks", False)]


def test_where_it_stands() -> None:
    standing = {
        content: made(told("A AID B", on("2020-01-01")), told(content, on("2020-02-01"))).ties[0].standing
        for content in ("A SANCTION/discontinue B threatened", "A SANCTION/discontinue B")
    }
    assert list(standing.values()) == ["open", "off"]
    assert made(told("A AID B offered")).ties[0].standing == "open"


def test_origins_are_counted_over_all_accounts() -> None:
    claims = (
        told("A AID B", on("2020-01-01", says=(WITNESS,))), told("A AID B", on("2020-01-05", outlet="صحيفة"))
    )  # fmt: skip
    (tie,) = made(*claims).ties
    assert tie.origins == 2
    assert set(tie.claims) == {c.id for c in claims}
    denied = told("A AID B denied", on("2020-01-07", says=(spoken_by("A"),)))
    (tie,) = made(*claims, denied).ties
    assert tie.origins == 3


def test_places_and_nobodies_are_not_drawn() -> None:
    assert made(told("A CONTROLS P")).parties == []
    assert made(told("? AID B")).parties == []
    assert "control" not in groups()
    assert "support" in groups()


def test_those_with_most_relations_are_kept_and_the_others_counted() -> None:
    claims = [told(f"A {event}") for event in ("AID B", "AID C", "ASSAULT state-ru")]
    found = made(*claims, most=2)
    assert len(found.parties) == 2
    assert found.left_out == 2
    assert "أ جماعة" in keys(found)
    assert {t.relation.a for t in found.ties} | {t.relation.b for t in found.ties} == {p.key for p in found.parties}


def test_neighbours_follow_each_other_and_who_lost_all_ties_is_left_out() -> None:
    found = made(told("A AID B"), told("A AID C"), told("state-ru AID state-ir"))
    order = [p.key for p in found.parties]
    assert order[0].endswith("جماعه")
    assert abs(order.index("state-ru") - order.index("state-ir")) == 1
    assert made().parties == []


def test_of_too_many_ties_those_that_most_origins_tell_of_are_kept() -> None:
    twice = told("A AID B", on("2020-01-01", outlet="صحيفة")), told("A AID B", on("2020-01-05", says=(WITNESS,)))
    claims = [brief_of(c) for c in (*twice, told("A ASSAULT C"), told("A CONSULT C"))]
    found = network(world(claims).state(), 60, most_ties=1)
    assert [(t.group, t.origins) for t in found.ties] == [("support", 2)]
    assert found.ties_left_out == 2
    assert len(found.parties) == 2
    assert found.left_out == 1
