"""What the ledger keeps, and that it keeps it once, in every store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from khabar.export.jsonl import claim_dict
from khabar.ledger import Kept, Ledger, Query, stamp
from khabar.ledger.record import body, claim_of, search_key
from khabar.ledger.tables import METADATA
from khabar.model import EntityRef, Evidence, Interval, Label, Media, Modality, Page, Span
from tests.ledger.made import FACTIONS, RUSSIA, STORY, claim, doc, page, raid


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where) as opened:
        yield opened


def rows(ledger: Ledger) -> dict[str, int]:
    with ledger.transaction() as connection:
        counted = {t.name: select(func.count()).select_from(t) for t in METADATA.sorted_tables}
        return {name: connection.execute(asked).scalar_one() for name, asked in counted.items()}


def test_what_is_kept_comes_back_whole(ledger: Ledger) -> None:
    of = page()
    made = [claim(of), raid(of)]
    assert ledger.keep_page(of, doc(of), made) == Kept(2, 0, 0)
    kept = [k.claim for k in ledger.claims()]
    assert kept == made
    assert [k.because for k in kept] == [m.because for m in made]
    found = ledger.page(of.id)
    assert found is not None
    assert found.page == of
    assert found.doc == doc(of)


def test_running_twice_adds_nothing(where: str) -> None:
    of = page()
    with Ledger.open(where) as first:
        first.keep_page(of, doc(of), [claim(of), raid(of)])
        before = rows(first)
    with Ledger.open(where) as second:
        assert second.keep_page(of, doc(of), [claim(of), raid(of)]) == Kept(0, 2, 0)
        assert rows(second) == before
    assert before["claims"] == 2
    assert before["evidence"] == 2
    assert before["parties"] == 7


def test_the_same_text_from_another_address_is_one_page(ledger: Ledger) -> None:
    one, other = page(uri="a.txt"), page(uri="https://mirror.example/a")
    ledger.keep_page(one, doc(one), [claim(one)])
    again = replace(claim(other), doc=doc(other))
    assert ledger.keep_page(other, doc(other), [again]) == Kept(0, 1, 0)
    assert ledger.keep_page(one, doc(one), [claim(one)]) == Kept(0, 1, 0)
    assert [k.claim.doc.uri for k in ledger.claims()] == ["a.txt"]
    counts = rows(ledger)
    assert (counts["pages"], counts["sightings"], counts["claims"]) == (1, 2, 1)


def test_a_claim_no_longer_made_is_closed_and_stays(ledger: Ledger) -> None:
    of = page()
    ledger.keep_page(of, doc(of), [claim(of), raid(of)])
    assert ledger.keep_page(of, doc(of), [claim(of)]) == Kept(0, 1, 1)
    assert [k.claim for k in ledger.claims()] == [claim(of)]
    (old,) = ledger.claim(raid(of).id)
    assert old.recorded_to is not None
    assert old.recorded_to > old.recorded_from
    assert ledger.keep_page(of, doc(of), [claim(of), raid(of)]) == Kept(1, 1, 0)
    (back,) = ledger.claim(raid(of).id)
    assert back.recorded_to is None
    assert rows(ledger)["claims"] == 3


def test_a_better_reading_of_the_same_claim_replaces_its_wording_and_keeps_the_old(ledger: Ledger) -> None:
    of = page()
    ledger.keep_page(of, doc(of), [claim(of)])
    dated = replace(claim(of), time=Interval("2017-01-01", "2017-02-01", "الشهر الماضي", "relative"))
    assert dated.id == claim(of).id
    assert ledger.keep_page(of, doc(of), [dated]) == Kept(0, 1, 0)
    assert [k.claim for k in ledger.claims()] == [dated]
    assert rows(ledger)["claims"] == 2


def test_one_id_twice_on_a_page_is_kept_once(ledger: Ledger) -> None:
    of = page()
    assert ledger.keep_page(of, doc(of), [claim(of), claim(of)]) == Kept(1, 0, 0)


def test_a_page_without_claims_is_kept(ledger: Ledger) -> None:
    of = page()
    assert ledger.keep_page(of, doc(of, outlet=None, title=None, published=Interval()), []) == Kept(0, 0, 0)
    assert [p.doc.title for p in ledger.pages()] == [None]


def test_html_and_a_record_s_other_keys_come_back(ledger: Ledger) -> None:
    of = Page("f" * 64, "u", "<p>" + STORY, Media.HTML, "عنوان", "2017-01-05", "سناك", {"tags": ["أ"], "n": 3}, b"\xe3")
    ledger.keep_page(of, doc(of), [])
    assert [p.page for p in ledger.pages()] == [of]


def test_pages_come_in_the_order_in_which_they_were_kept(ledger: Ledger) -> None:
    for number in range(5):
        of = page(f"{STORY} {number}", f"{number}.txt")
        ledger.keep_page(of, doc(of), [claim(of)])
    assert [p.page.uri for p in ledger.pages()] == [f"{n}.txt" for n in range(5)]
    assert [k.claim.doc.uri for k in ledger.claims()] == [f"{n}.txt" for n in range(5)]


def test_a_failure_inside_a_page_keeps_nothing_of_it(ledger: Ledger) -> None:
    of = page()
    broken = replace(raid(of), actors=(EntityRef(object()),))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        ledger.keep_page(of, doc(of), [claim(of), broken])
    counts = rows(ledger)
    assert counts["pages"] == counts["claims"] == counts["parties"] == 0


def test_a_claim_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    of = page()
    ledger.keep_page(of, doc(of), [claim(of), raid(of)])
    assert [k.claim for k in ledger.claim(claim(of).id[:6])] == [claim(of)]
    assert len(ledger.claim("")) == 2
    assert ledger.claim("zzzz") == []
    assert ledger.claim("%") == []


def test_a_reader_sees_pages_while_another_writes(ledger: Ledger, where: str) -> None:
    of = page()
    ledger.keep_page(of, doc(of), [claim(of)])
    with Ledger.read(where) as reader, closing(reader.claims()) as found:  # type: ignore[type-var]
        assert next(found).claim == claim(of)
        other = page(STORY + " ", "b.txt")
        ledger.keep_page(other, doc(other), [claim(other)])
        assert len(list(reader.claims(Query()))) == 2


_NAME = st.text(min_size=1, max_size=12).filter(lambda s: max(s) < "\ud800" or min(s) > "\udfff")
_REFS = st.builds(
    EntityRef, _NAME, st.none() | st.just("gov-ru"), st.none() | st.builds(Label, st.none() | _NAME, _NAME),
    st.none() | st.builds(Span, st.integers(0, 9), st.integers(10, 19)),
)  # fmt: skip


@given(actors=st.lists(_REFS, max_size=3), text=_NAME, modality=st.sampled_from(Modality), number=st.floats(0, 1))
def test_json_and_back_loses_nothing(actors: list[EntityRef], text: str, modality: Modality, number: float) -> None:
    of = page()
    made = replace(
        claim(of), actors=tuple(actors), modality=modality, confidence=number,
        evidence=(Evidence(Span(0, 3), text), Evidence(Span(5, 9), text)), condition=text,
    )  # fmt: skip
    assert claim_dict(claim_of(body(made))) == claim_dict(made)
    assert body(made) == json.dumps(claim_dict(made), ensure_ascii=False, separators=(",", ":"))


def test_search_keys() -> None:
    assert search_key("Mu'tasim-Brigade") == search_key("mutasim brigade") == "mutasim brigade"
    assert search_key("«إسـرائيل»") == search_key("اسرائيل")
    assert search_key("أ.ف.ب") == search_key("أفب")
    assert search_key("؟!") != ""


def test_versions_are_told_apart_by_a_clock(where: str) -> None:
    ticks = (datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in count())
    of = page()
    with Ledger.open(where, clock=lambda: next(ticks)) as kept:
        kept.keep_page(of, doc(of), [claim(of)])
        kept.keep_page(of, doc(of), [])
        (one,) = kept.claim(claim(of).id)
    assert (one.recorded_from[:10], (one.recorded_to or "")[:10]) == ("2024-01-01", "2024-01-02")


def test_party_rows_name_everyone(ledger: Ledger) -> None:
    of = page()
    ledger.keep_page(of, doc(of), [claim(of)])
    (kept,) = ledger.claims()
    assert kept.claim.actors == (RUSSIA,)
    assert kept.claim.recipients == (FACTIONS,)


def test_a_mirror_with_another_date_does_not_change_the_claims(ledger: Ledger) -> None:
    first, mirror = page(uri="a.txt"), replace(page(uri="b.txt"), published="2019-01-01")
    other = replace(claim(mirror), time=Interval("2019-01-01", None, None, "relative"), doc=doc(mirror))
    for _ in range(2):
        ledger.keep_page(mirror, doc(mirror), [other])
        ledger.keep_page(first, doc(first), [claim(first)])
    assert [k.claim for k in ledger.claims()] == [claim(first)]
    assert rows(ledger)["claims"] == 2


def test_what_was_known_before_can_be_asked_for(where: str) -> None:
    times = [datetime(2024, 1, n, tzinfo=UTC) for n in range(1, 5)]
    ticks = iter(times)
    of = page()
    dated = replace(claim(of), time=Interval("2017-01-01", "2017-02-01", "الشهر الماضي", "relative"))
    with Ledger.open(where, clock=lambda: next(ticks)) as kept:
        for made in ([claim(of)], [dated, raid(of)], [raid(of)], []):
            kept.keep_page(of, doc(of), made)
        known = [[k.claim for k in kept.claims(Query(known_at=stamp(t)))] for t in times]
        before = list(kept.claims(Query(known_at=stamp(times[0] - timedelta(microseconds=1)))))
        between = list(kept.claims(Query(known_at=stamp(times[1] + timedelta(hours=5)), type="AID")))
    assert known == [[claim(of)], [dated, raid(of)], [raid(of)], []]
    assert before == []
    assert [k.claim for k in between] == [dated]


def test_a_clock_that_is_set_back_does_not_turn_time_round(where: str) -> None:
    ticks = iter([datetime(2024, 1, 2, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC)])
    of = page()
    with Ledger.open(where, clock=lambda: next(ticks)) as kept:
        kept.keep_page(of, doc(of), [claim(of)])
        kept.keep_page(of, doc(of), [])
        (one,) = kept.claim(claim(of).id)
    assert one.recorded_to is not None
    assert one.recorded_from < one.recorded_to
