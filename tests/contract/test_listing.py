"""What the workbench asks: lists part by part, counts, names, reviews and saved searches, the same in every store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace

import pytest

from khabar.ledger import Ledger, Name, Query, Verdict, finding, reviewed, searches
from khabar.ledger.decisions import Decision
from khabar.ledger.listing import Place as Spot
from khabar.ledger.listing import Wanted, counts, listed, parties
from khabar.ledger.record import search_key
from khabar.ledger.reviewed import Review
from khabar.ledger.shelf import shelf, sightings
from khabar.model import LedgerError
from tests.ledger.made import STORY, claim, doc, page, raid

PAGES = [page(f"{STORY} {n}", f"p{n}.txt") for n in range(5)]
CLAIMS = [made for of in PAGES for made in (claim(of), raid(of))]


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where) as opened:
        for of in PAGES:
            opened.keep_page(of, doc(of, title=f"عنوان {of.uri}"), [claim(of), raid(of)])
        yield opened


def parts(ledger: Ledger, wanted: Wanted, limit: int) -> list[str]:
    found: list[str] = []
    after: Spot | None = None
    while True:
        part = listed(ledger, wanted, after, limit)
        found += [kept.claim.id for kept in part.claims]
        after = part.following
        if after is None:
            return found


@pytest.mark.parametrize("limit", [1, 2, 3, 10, 100])
def test_parts_make_the_whole(ledger: Ledger, limit: int) -> None:
    wanted = [made.id for of in reversed(PAGES) for made in (claim(of), raid(of))]
    assert parts(ledger, Wanted(), limit) == wanted


def test_a_page_kept_in_between_moves_nothing(ledger: Ledger) -> None:
    first = listed(ledger, Wanted(), None, 3)
    fresh = page(STORY + " later", "later.txt")
    ledger.keep_page(fresh, doc(fresh), [claim(fresh)])
    rest = listed(ledger, Wanted(), first.following, 100)
    assert len(first.claims) + len(rest.claims) == len(CLAIMS)


def test_counts(ledger: Ledger) -> None:
    found = counts(ledger, Wanted())
    assert (found.total, found.pages) == (10, 5)
    assert {f.value: f.count for f in found.types} == {"AID": 5, "ASSAULT": 5}
    assert {f.value: f.count for f in found.modalities} == {"offered": 5, "asserted": 5}
    assert [(f.value, f.count) for f in found.outlets] == [("outlet-snack", 10)]
    json.dumps(asdict(found))
    narrowed = counts(ledger, Wanted(Query(type="AID"), outlet="outlet-snack"))
    assert (narrowed.total, narrowed.pages) == (5, 5)
    assert counts(ledger, Wanted(outlet="nobody")).total == 0


def test_counts_of_parties(ledger: Ledger) -> None:
    found = parties(ledger, Wanted())
    assert [(f.value, f.count) for f in found["actor"]] == [("gov-ru", 10), ("gov-tr", 5)]
    assert [(f.value, f.count, f.label and f.label.ar) for f in found["recipient"]] == [
        ("فصائل المعارضة", 5, "فصائل المعارضة")
    ]
    json.dumps({role: [asdict(f) for f in facets] for role, facets in found.items()})
    assert [f.value for f in parties(ledger, Wanted(), most=1)["actor"]] == ["gov-ru"]


def test_a_name_stands_for_whoever_was_judged_one_with_it(ledger: Ledger) -> None:
    """As in ``Ledger.claims``: lists, counts and facets."""
    wanted = Wanted(Query(actor=Name("", frozenset({"gov-tr"}))))
    before = parts(ledger, wanted, 3)
    made = ledger.judge("gov-tr", "gov-ru", Verdict.SAME, "ليلى", "in this test")
    assert (len(before), len(parts(ledger, wanted, 3))) == (5, 10)
    assert counts(ledger, wanted).total == 10
    assert sum(f.count for f in parties(ledger, wanted)["recipient"]) == 5
    assert {k.claim.id for k in ledger.claims(wanted.query)} == set(parts(ledger, wanted, 3))
    ledger.undo_judgement(made.id, "ليلى")
    assert parts(ledger, wanted, 3) == before


def test_the_shelf(ledger: Ledger) -> None:
    first = shelf(ledger, None, 2)
    rest = shelf(ledger, first.following, 9)
    assert [line.uri for line in (*first.pages, *rest.pages)] == ["p4.txt", "p3.txt", "p2.txt", "p1.txt", "p0.txt"]
    assert {line.claims for line in first.pages} == {2}
    assert first.total == 5
    assert [s.uri for s in sightings(ledger, PAGES[0].id)] == ["p0.txt"]


def test_parties_and_pages_by_words(ledger: Ledger) -> None:
    found = finding.parties(ledger, Name(search_key("Russ")))
    assert [(f.value, f.named) for f in found] == [("gov-ru", 10)]
    assert {f.id for f in finding.parties(ledger, Name(search_key("لافرين")))} == {"lavrentiev"}
    assert [line.uri for line in finding.pages(ledger, ["p3"])] == ["p3.txt"]
    assert finding.labels(ledger, ["gov-ru", "nobody"]).keys() == {"gov-ru"}


def test_reviews(ledger: Ledger) -> None:
    first, second, third = CLAIMS[0], CLAIMS[1], CLAIMS[2]
    ledger.decide(first.id, Decision.ACCEPT, "rana")
    ledger.decide(second.id, Decision.REJECT, "rana")
    ledger.decide(third.id, Decision.CORRECT, "sami", corrected=replace(third, condition="إذا"))

    def standing(review: Review) -> list[str]:
        return parts(ledger, Wanted(review=review), 4)

    assert standing(Review.ACCEPTED) == [first.id]
    assert standing(Review.REJECTED) == [second.id]
    assert standing(Review.CORRECTED) == [third.id]
    assert standing(Review.ADDED) == []
    assert len(standing(Review.OPEN)) == 7
    assert counts(ledger, Wanted()).total == 9
    shown = listed(ledger, Wanted(), None, 100).claims
    assert {i: v.who for i, v in reviewed.verdicts(ledger, shown).items()} == {first.id: "rana", third.id: "sami"}
    assert reviewed.tally(ledger) == {"accept": 1, "reject": 1, "correct": 1}
    assert [v.verdict for v in reviewed.recent(ledger, 2)] == [Decision.CORRECT, Decision.REJECT]
    assert reviewed.reviewed_pages(ledger) == [PAGES[0].id, PAGES[1].id]
    ledger.undo_decision(reviewed.recent(ledger)[1].id, "rana")
    assert len(standing(Review.OPEN)) == 8


def test_saved_searches(ledger: Ledger) -> None:
    made = searches.save(ledger, " عروض ", {"modality": "offered"}, "rana")
    assert searches.searches(ledger) == [made]
    assert searches.search(ledger, made.id) == made
    searches.forget(ledger, made.id, "sami")
    assert searches.searches(ledger) == []
    with pytest.raises(LedgerError, match="no saved search"):
        searches.search(ledger, made.id)
    with pytest.raises(LedgerError, match="needs a name"):
        searches.save(ledger, "", {"modality": "offered"}, "rana")
