"""Asking the ledger: every condition by itself and together, in every store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from khabar import query
from khabar.ledger import Ledger, Name, Query
from khabar.ledger.record import search_key
from khabar.model import Interval, Polarity, UsageError
from tests.contract.conftest import Place
from tests.ledger.made import FACTIONS, STORY, TURKEY, UNNAMED, claim, doc, page, raid

OF = page()
UNDATED_PAGE = page(STORY + " !", "undated.txt")
OFFER = claim(OF)
RAID = raid(OF)
DENIAL = claim(
    OF, 70, 85, actors=(TURKEY,), recipients=(), sources=(UNNAMED,), polarity=Polarity.DENIED,
    time=Interval("2016-05-01", None, "منذ أيار", "explicit"),
)  # fmt: skip
UNDATED = replace(claim(UNDATED_PAGE), doc=doc(UNDATED_PAGE, published=Interval()), condition="إذا")


@pytest.fixture(scope="module")
def ledger(place: Place) -> Iterator[Ledger]:
    with Ledger.open(place()) as opened:
        opened.keep_page(OF, doc(OF), [OFFER, RAID, DENIAL])
        opened.keep_page(UNDATED_PAGE, UNDATED.doc, [UNDATED])
        yield opened


def name(text: str, *ids: str) -> Name:
    return Name(search_key(text), frozenset(ids))


CASES = {
    "everything": (Query(), [OFFER, RAID, DENIAL, UNDATED]),
    "actor in the page's wording": (Query(actor=name("موسكو")), [OFFER, RAID, UNDATED]),
    "actor by the neutral Arabic name": (Query(actor=name("روسيا")), [OFFER, RAID, UNDATED]),
    "actor in English, any case": (Query(actor=name("RUSSIA")), [OFFER, RAID, UNDATED]),
    "actor by id": (Query(actor=name("x-no-such", "gov-tr")), [RAID, DENIAL]),
    "actor who only receives": (Query(actor=name("فصائل المعارضة")), []),
    "recipient": (Query(recipient=name("فصائل المعارضه")), [OFFER, UNDATED]),
    "one word of a name": (Query(recipient=name("فصائل")), [OFFER, UNDATED]),
    "part of a word is no name": (Query(recipient=name("فصا")), []),
    "source": (Query(source=name("Lavrentiev")), [OFFER, UNDATED]),
    "unnamed source": (Query(source=name("مصادر معارضة")), [DENIAL]),
    "LIKE's signs are letters": (Query(actor=name("%")), []),
    "type": (Query(type="ASSAULT"), [RAID]),
    "type and mode": (Query(type="ASSAULT", mode="drone"), []),
    "modality": (Query(modality="asserted"), [RAID]),
    "polarity": (Query(polarity="denied"), [DENIAL]),
    "own time": (Query(since="2017-01-08", until="2017-01-09"), [OFFER, RAID, DENIAL]),
    "day before": (Query(since="2017-01-07", until="2017-01-08"), [OFFER, DENIAL]),
    "the page's bounds where the words give none": (Query(since="2017-01-11"), [OFFER, DENIAL]),
    "open end goes on": (Query(since="2020-01-01"), [DENIAL]),
    "open end begins": (Query(until="2016-05-02"), [DENIAL]),
    "before everything": (Query(until="2016-05-01"), []),
    "a word with its clitic": (Query(words=("طائرات",)), [RAID]),
    "a word with an article that the text has not": (Query(words=("السلاح", "بالهبيط")), []),
    "a word in another spelling": (Query(words=("الطَّآئــرات",)), [RAID]),
    "signs are no words": (Query(words=("«؟»", "%")), []),
    "part of a word is no word": (Query(words=("طائر",)), []),
    "words all": (Query(words=("موسكو", "سلاح")), [OFFER, UNDATED]),
    "words not all": (Query(words=("موسكو", "الهبيط")), []),
    "limit": (Query(limit=2), [OFFER, RAID]),
    "together": (Query(actor=name("Russia"), type="AID", since="2017"), [OFFER]),
    "page": (Query(page=UNDATED_PAGE.id), [UNDATED]),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_query(ledger: Ledger, case: str) -> None:
    asked, expected = CASES[case]
    assert [k.claim for k in ledger.claims(asked)] == expected


def test_days_months_and_years() -> None:
    assert (query.since("2017"), query.until("2017")) == ("2017-01-01", "2018-01-01")
    assert (query.since("2016-02"), query.until("2016-2")) == ("2016-02-01", "2016-03-01")
    assert (query.since("2017-03-09"), query.until(" 2017-03-09 ")) == ("2017-03-09", "2017-03-10")
    assert (query.since("٢٠١٧-٠٣"), query.until(None)) == ("2017-03-01", None)


@pytest.mark.parametrize("text", ["2017-13", "2017-02-30", "yesterday", "17", "0000", "9999", "2017-1-1-1"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(UsageError, match=text):
        query.until(text)


def test_types() -> None:
    assert query.type_and_mode("assault/Aerial") == ("ASSAULT", "aerial")
    assert query.type_and_mode("allied-with") == ("ALLIED_WITH", None)
    with pytest.raises(UsageError, match=r"WAR.*no event type"):
        query.type_and_mode("WAR")


def test_names_are_looked_up() -> None:
    found = query.name("موسكو")
    assert found is not None
    english = query.name("Russia")
    assert english is not None
    assert found.ids & english.ids
    with pytest.raises(UsageError):
        query.name(" - ")


def test_one_claim_by_prefix(ledger: Ledger) -> None:
    assert query.one_claim(ledger, f" {RAID.id[:7].upper()} ").claim == RAID
    with pytest.raises(query.NotFound, match="begins with 'nope'"):
        query.one_claim(ledger, "nope")
    with pytest.raises(query.NotFound):
        query.one_claim(ledger, "")
    assert FACTIONS.id is None
