"""The rows of moves.tsv: each is run on its own example, and none shadows another."""

from __future__ import annotations

import re

import pytest

from khabar.knowledge.relations import NOTHING, STAYS, Move, machine
from khabar.ledger.briefs import Brief, brief_of
from khabar.ledger.windows import END
from khabar.state.course import follow
from khabar.state.steps import Step, Stepping
from tests.state.told import on, told

MOVES = machine().moves
_CLAIM = re.compile(r"\s*(?P<event>[A-Z_]+(?:/[a-z-]+)?)(?P<how>[a-z ]*)(?:«(?P<words>[^»]*)»)?\s*")


def claims(example: str) -> list[Brief]:
    """The example's claims, a month after each other, each on a page of its own."""
    found = []
    for month, part in enumerate(example.split(";"), 1):
        match = _CLAIM.fullmatch(part)
        assert match, part
        how = match["how"].split()
        a, b = ("B", "A") if "back" in how else ("A", "B")
        target = "? @B" if "at" in how else b
        rest = " ".join(w for w in how if w not in ("back", "at"))
        words = f" «{match['words']}»" if match["words"] else ""
        claim = told(f"{a} {match['event']} {target} {rest}{words}", on(f"2020-{month:02}-01"))
        if match["words"]:
            assert words
        found.append(brief_of(claim))
    return found


def steps(move: Move) -> list[Step]:
    """The example as steps of the move's relation between the pair that its last claim is about."""
    found = Stepping().steps(claims(move.example))
    all_steps = [s for steps in found[move.relation].values() for s in steps]
    last = claims(move.example)[-1].id
    pair = next((s.a, s.b) for s in all_steps if s.claim == last)
    return sorted(s for s in all_steps if (s.a, s.b) == pair)


@pytest.mark.parametrize("move", MOVES, ids=lambda m: f"{m.relation}/{m.rule}")
def test_example_is_moved_by_its_row(move: Move) -> None:
    before = follow(steps(move)[:-1], END)
    last = steps(move)[-1]
    met = [m for m in last.bearing.rules if m.moves(before.status if before else NOTHING)]
    assert met[0] == move
    after = follow(steps(move), END)
    if move.to != STAYS:
        assert after is not None
        assert after.status == move.to
    elif before is not None:
        assert after is not None
        assert after.status == before.status


def test_rules_have_names_of_their_own() -> None:
    names = [m.rule for m in MOVES]
    assert len(names) == len(set(names))


def test_every_status_is_reached_by_some_move_or_named_as_a_consequence() -> None:
    reached = {(m.relation, m.to) for m in MOVES} | {("control", "lost")}
    assert set(machine().statuses) <= reached


def test_every_relation_has_statuses_and_moves() -> None:
    assert {m.relation for m in MOVES} == set(machine().kinds) == {r for r, _ in machine().statuses}
