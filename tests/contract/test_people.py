"""What people say: judgements of entities and decisions on claims, made, asked for as of a time, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from khabar.ledger import Decision, Kept, Ledger, Query, Verdict, stamp
from khabar.model import Evidence, Interval, LedgerError, Span
from tests.ledger.made import STORY, claim, doc, page, raid

BRIGADE, OTHER, THIRD = "name:لواء المعتصم", "name:المعتصم", "name:فرقه المعتصم"
OF = page()
START = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """A ledger whose clock goes a day further each time it is asked, with a page kept on the first."""
    days = (START + timedelta(days=n) for n in count())
    with Ledger.open(where, clock=lambda: next(days)) as opened:
        opened.keep_page(OF, doc(OF), [claim(OF), raid(OF)])
        yield opened


def day(number: int) -> str:
    return stamp(START + timedelta(days=number, hours=1))


# -- judgements ------------------------------------------------------------------------------------


def test_who_is_the_same_goes_by_one_key(ledger: Ledger) -> None:
    assert ledger.canonical() == {}
    ledger.judge(OTHER, BRIGADE, Verdict.SAME, "ليلى", "the same commander")
    ledger.judge("mutasim", OTHER, Verdict.SAME, "ليلى", "its page")
    assert ledger.canonical() == dict.fromkeys((BRIGADE, OTHER, "mutasim"), "mutasim")
    assert ledger.canonical(day(1)) == dict.fromkeys((BRIGADE, OTHER), min(BRIGADE, OTHER))
    assert ledger.canonical(day(0)) == {}
    assert ledger.clusters().of(OTHER) == ["mutasim", *sorted((OTHER, BRIGADE))]
    assert ledger.clusters().of(THIRD) == [THIRD]


def test_a_judgement_that_is_taken_back_leaves_what_was_before(ledger: Ledger) -> None:
    first = ledger.judge(OTHER, BRIGADE, Verdict.SAME, "ليلى", "")
    before = ledger.canonical()
    second = ledger.judge(BRIGADE, OTHER, Verdict.DIFFERENT, "سامي", "two brigades")
    assert ledger.canonical() == {}
    ledger.undo_judgement(second.id, "سامي")
    assert ledger.canonical() == before
    ledger.undo_judgement(first.id, "ليلى")
    assert ledger.canonical() == {}
    assert [j.undone_by for j in ledger.judgements(undone=True)] == ["ليلى", "سامي"]
    assert ledger.judgements(BRIGADE) == []
    assert [j.verdict for j in ledger.judgements(BRIGADE, day(2))] == [Verdict.SAME, Verdict.DIFFERENT]
    with pytest.raises(LedgerError, match="taken back before, by ليلى"):
        ledger.undo_judgement(first.id, "سامي")
    with pytest.raises(LedgerError, match="there is no judgement 99"):
        ledger.undo_judgement(99, "سامي")


def test_what_someone_calls_different_is_never_joined(ledger: Ledger) -> None:
    ledger.judge(BRIGADE, THIRD, Verdict.DIFFERENT, "سامي", "")
    ledger.judge(OTHER, BRIGADE, Verdict.SAME, "ليلى", "")
    last = ledger.judge(OTHER, THIRD, Verdict.SAME, "ليلى", "")
    found = ledger.clusters()
    assert found.canonical == dict.fromkeys((OTHER, BRIGADE), min(OTHER, BRIGADE))
    assert found.refused == (last,)


def test_unsure_joins_nobody(ledger: Ledger) -> None:
    ledger.judge(BRIGADE, THIRD, Verdict.UNSURE, "سامي", "")
    assert ledger.canonical() == {}


@pytest.mark.parametrize(("left", "who", "why"), [(BRIGADE, "سامي", "one with itself"), (OTHER, " ", "who judges")])
def test_judgements_that_are_none(ledger: Ledger, left: str, who: str, why: str) -> None:
    with pytest.raises(LedgerError, match=why):
        ledger.judge(left, BRIGADE, Verdict.SAME, who, "")


# -- decisions -------------------------------------------------------------------------------------


def held(ledger: Ledger, **asked: object) -> list[object]:
    return [k.claim for k in ledger.claims(Query(**asked))]  # type: ignore[arg-type]


DATED = replace(claim(OF), time=Interval("2017-01-01", "2017-02-01", None, "inferred"), because=("سامي says so",))
MISSED = replace(claim(OF, 70, 85), because=("ليلى says so",))


def test_a_rejected_claim_no_longer_holds_until_that_is_undone(ledger: Ledger) -> None:
    made = ledger.decide(raid(OF).id, Decision.REJECT, "سامي", note="not said")
    assert held(ledger) == [claim(OF)]
    assert held(ledger, as_read=True) == held(ledger, known_at=day(0)) == [claim(OF), raid(OF)]
    ledger.undo_decision(made.id, "سامي")
    assert held(ledger) == [claim(OF), raid(OF)]
    assert held(ledger, known_at=day(1)) == [claim(OF)]
    assert [(d.verdict, d.note, d.undone_by) for d in ledger.decisions(undone=True)] == [
        (Decision.REJECT, "not said", "سامي")
    ]


def test_a_corrected_claim_holds_instead_and_is_found(ledger: Ledger) -> None:
    made = ledger.decide(claim(OF).id, Decision.CORRECT, "سامي", corrected=DATED)
    assert held(ledger) == [DATED, raid(OF)]
    assert held(ledger, since="2017-01-20", words=("موسكو",)) == [DATED]
    assert [k.decision for k in ledger.claims()] == [made.id, None]
    assert held(ledger, as_read=True) == [claim(OF), raid(OF)]
    again = ledger.decide(claim(OF).id, Decision.ACCEPT, "ليلى")
    assert held(ledger) == [claim(OF), raid(OF)]
    ledger.undo_decision(again.id, "ليلى")
    assert held(ledger) == [DATED, raid(OF)]
    assert ledger.decisions(claim(OF).id)[0].corrected == DATED


def test_reading_the_page_again_leaves_what_people_said(ledger: Ledger) -> None:
    ledger.decide(claim(OF).id, Decision.CORRECT, "سامي", corrected=DATED)
    ledger.decide(None, Decision.ADD, "ليلى", corrected=MISSED)
    assert ledger.keep_page(OF, doc(OF), [claim(OF), raid(OF)]) == Kept(0, 2, 0)
    assert held(ledger) == [DATED, raid(OF), MISSED]
    assert ledger.keep_page(OF, doc(OF), []) == Kept(0, 0, 2)
    assert held(ledger) == [DATED, MISSED]


def test_what_is_read_by_now_as_a_person_wrote_it_holds_once(ledger: Ledger) -> None:
    ledger.decide(None, Decision.ADD, "ليلى", corrected=MISSED)
    ledger.keep_page(OF, doc(OF), [claim(OF), raid(OF), claim(OF, 70, 85)])
    assert held(ledger) == [claim(OF), raid(OF), MISSED]


def test_a_person_s_claim_can_be_rejected_in_turn(ledger: Ledger) -> None:
    other = replace(DATED, polarity=raid(OF).polarity, actors=raid(OF).actors)
    assert other.id != claim(OF).id
    ledger.decide(claim(OF).id, Decision.CORRECT, "سامي", corrected=other)
    with pytest.raises(LedgerError, match="accepted already"):
        ledger.decide(other.id, Decision.ACCEPT, "ليلى")
    ledger.decide(other.id, Decision.REJECT, "ليلى")
    assert held(ledger) == [raid(OF)]
    assert ledger.decisions()[-1].claim == claim(OF).id


def test_decisions_that_do_not_fit(ledger: Ledger) -> None:
    wrong = replace(DATED, evidence=(Evidence(Span(0, 5), "كلمة"),))
    with pytest.raises(LedgerError, match=r"does not say “كلمة” at 0–5"):
        ledger.decide(claim(OF).id, Decision.CORRECT, "سامي", corrected=wrong)
    with pytest.raises(LedgerError, match="needs the claim as it should be"):
        ledger.decide(claim(OF).id, Decision.CORRECT, "سامي")
    with pytest.raises(LedgerError, match="brings no claim"):
        ledger.decide(claim(OF).id, Decision.ACCEPT, "سامي", corrected=DATED)
    with pytest.raises(LedgerError, match="there is no claim 0000"):
        ledger.decide("0000", Decision.ACCEPT, "سامي")
    with pytest.raises(LedgerError, match="who decides"):
        ledger.decide(claim(OF).id, Decision.ACCEPT, "")
    elsewhere = page(STORY + "؟")
    with pytest.raises(LedgerError, match="on another page"):
        ledger.decide(claim(OF).id, Decision.CORRECT, "سامي", corrected=claim(elsewhere))
    with pytest.raises(LedgerError, match="there is no page"):
        ledger.decide(None, Decision.ADD, "سامي", corrected=claim(elsewhere))
    assert ledger.decisions(undone=True) == []


def test_runs_are_kept(ledger: Ledger) -> None:
    run = ledger.begin_run("0.1.0", {"paths": ["a.txt"]})
    other = page(STORY + " 2", "2.txt")
    ledger.keep_page(other, doc(other), [claim(other)], run=run)
    ledger.end_run(run, {"pages": 1})
    killed = ledger.begin_run("0.1.0", {})
    first, second = ledger.runs()
    assert (first.id, first.version, first.settings, first.counts) == (run, "0.1.0", {"paths": ["a.txt"]}, {"pages": 1})
    assert first.finished_at is not None
    assert first.started_at < first.finished_at < second.started_at
    assert (second.id, second.finished_at, second.counts) == (killed, None, None)
