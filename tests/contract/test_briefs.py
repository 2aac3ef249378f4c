"""Claims in brief: the same fields on every store, of the claims that hold, and of those alone that are asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from khabar.ledger import Ledger, Name, stamp
from khabar.ledger.briefs import Brief, Which, brief_of
from khabar.ledger.decisions import Decision
from khabar.model import Claim, EntityRef, Polarity
from tests.ledger.made import claim as offer
from tests.ledger.made import doc, page, raid

PAGE = page()
OFFER, RAID = offer(PAGE), raid(PAGE)
START = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.fixture
def kept(where: str) -> str:
    """A ledger that held both claims, and since an hour later the raid alone."""
    hours = count()
    with Ledger.open(where, clock=lambda: START + timedelta(hours=next(hours))) as ledger:
        ledger.keep_page(PAGE, doc(PAGE), [OFFER, RAID])
        ledger.keep_page(PAGE, doc(PAGE), [RAID])
    return where


def briefs(where: str, **which: object) -> list[Brief]:
    with Ledger.read(where) as ledger:
        return sorted(ledger.briefs(Which(**which)))  # type: ignore[arg-type]


def known(claim: Claim, position: int) -> Brief:
    return brief_of(claim, position)._replace(words="")


def test_what_holds_and_what_held(kept: str) -> None:
    assert briefs(kept) == [known(RAID, 1)]
    assert briefs(kept, known_at=stamp(START)) == sorted([known(OFFER, 0), known(RAID, 1)])
    assert briefs(kept, known_at="2001") == []


def test_words_come_where_they_are_asked_for(kept: str) -> None:
    assert [b.words for b in briefs(kept, words_of=["ASSAULT"])] == [brief_of(RAID).words]


@pytest.mark.parametrize(
    ("which", "found"),
    [
        ({"keys": ["gov-ru"]}, 1), ({"keys": ["gov-ru"], "roles": ["recipient"]}, 0), ({"keys": ["nobody"]}, 0),
        ({"keys": ["gov-ru"], "also": ["gov-tr"]}, 1), ({"keys": ["gov-ru"], "also": ["nobody"]}, 0),
        ({"types": ["ASSAULT"]}, 1), ({"types": ["AID"]}, 0), ({"kinds": [("ASSAULT", "aerial")]}, 1),
        ({"kinds": [("ASSAULT", "capture")]}, 0), ({"kinds": [("ASSAULT", "")]}, 1), ({"pages": [PAGE.id]}, 1),
        ({"no_kinds": [brief_of(RAID).kind]}, 0), ({"no_kinds": [brief_of(OFFER).kind]}, 1),
        ({"until": "2017-01-07"}, 0), ({"until": "2017-01-08"}, 1), ({"pages": ["0"]}, 0),
        ({"ids": [RAID.id]}, 1), ({"ids": [OFFER.id]}, 0),
    ],
)  # fmt: skip
def test_conditions_narrow(kept: str, which: dict[str, object], found: int) -> None:
    assert len(briefs(kept, **which)) == found


def test_what_people_decide_counts(kept: str) -> None:
    corrected = replace(RAID, polarity=Polarity.NEGATED)
    with Ledger.open(kept) as ledger:
        made = ledger.decide(RAID.id, Decision.CORRECT, "a reviewer", corrected=corrected)
        assert [b.polarity for b in ledger.briefs()] == ["negated"]
        ledger.undo_decision(made.id, "a reviewer")
        assert [b.polarity for b in ledger.briefs()] == ["affirmed"]


def test_passages_by_claim(kept: str) -> None:
    with Ledger.read(kept) as ledger:
        assert ledger.passages([RAID.id, OFFER.id]) == {RAID.id: (RAID.evidence[0].text,)}


def test_keys_by_id_by_exact_name_by_part_of_a_name(kept: str) -> None:
    with Ledger.read(kept) as ledger:
        assert ledger.keys(Name("whatever", frozenset({"gov-ru"}))) == {"gov-ru"}
        assert ledger.keys(Name("بلده الهبيط")) == {"name:بلده الهبيط"}
        assert ledger.keys(Name("الهبيط")) == {"name:بلده الهبيط"}
        assert ledger.keys(Name("كوكب")) == frozenset()


def test_whom_speakers_belong_to(where: str) -> None:
    leads = replace(RAID, event=replace(RAID.event, type="LEADS", mode=None), recipients=(EntityRef("لواء"),))
    doubted = replace(leads, polarity=Polarity.DENIED)
    with Ledger.open(where) as ledger:
        ledger.keep_page(PAGE, doc(PAGE), [OFFER, doubted])
        assert ledger.ties(["gov-ru", "gov-tr"]) == []
        ledger.keep_page(PAGE, doc(PAGE), [OFFER, leads])
        assert sorted(ledger.ties(["gov-ru", "gov-tr"])) == [("gov-ru", "name:لواء"), ("gov-tr", "name:لواء")]
        ledger.keep_page(PAGE, doc(PAGE), [OFFER])
        assert ledger.ties(["gov-ru"]) == []


def test_names_that_hold_the_packing_s_own_signs_come_through() -> None:
    odd = replace(RAID, actors=(EntityRef("a\x1fb\x1ec\x1dd"),))
    assert [w.name for w in brief_of(odd).actors] == ["a b c d"]
