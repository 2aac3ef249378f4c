"""Full-text search: the same words are found in every spelling, and both stores find the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.ledger import Ledger, Query
from khabar.ledger.words import indexed, wanted
from khabar.model import Evidence, Span
from tests.contract.server import Server
from tests.ledger.made import claim, doc, page

SPELLINGS = [
    ("أسلحة", "اسلحه"), ("إدلب", "ادلب"), ("آب", "اب"), ("مسؤول", "مسوول"), ("القرى", "القري"), ("مُقَاتِل", "مقاتل"),
    ("الحـــرب", "الحرب"), ("شاطئ", "شاطي"), ("ﻻجئ", "لاجي"), ("S-400", "s 400"), ("٢٠١٧", "2017"),
]  # fmt: skip
WITHIN = [
    ("طائرات", "وبالطائرات"), ("الطائرات", "للطائرات"), ("طائرات", "طائراتهم"), ("حكومة", "لحكومتها"),
    ("قوات", "فقواتنا"), ("انسحبت", "وانسحبت"), ("ينسحب", "سينسحب"), ("بيت", "بيتها"),
    ("الله", "والله"), ("دم", "الدم"),
]  # fmt: skip
NOT_WITHIN = [("قف", "وقف"), ("زير", "الوزير"), ("حكوم", "حكومة"), ("طائرات", "طيران")]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_every_spelling_is_one(one: str, other: str) -> None:
    assert set(wanted(one)) <= set(indexed(other).split())
    assert set(wanted(other)) <= set(indexed(one).split())


@pytest.mark.parametrize(("word", "text"), WITHIN)
def test_a_word_is_found_whatever_hangs_on_it(word: str, text: str) -> None:
    assert set(wanted(word)) <= set(indexed(text).split())


@pytest.mark.parametrize(("word", "text"), NOT_WITHIN)
def test_a_part_of_a_word_is_not_found(word: str, text: str) -> None:
    assert not set(wanted(word)) <= set(indexed(text).split())


# Arabic with marks, Latin, digits, letters of other scripts and later Unicode, and what databases take for syntax.
LETTERS = st.sampled_from(
    "ابتةهىيئؤأإآءلوفكسنمرد" * 3 + "\u064e\u0640\u200f" + "abZß" + "4٢" + "\"'*:()-^&|!<>\\%_.,؟، \n\t" + "ﷲﻻ𐴀Ⅷ"
)
WORD = st.text(LETTERS, max_size=9) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
TEXT = st.lists(WORD, max_size=8).map(" ".join)


@given(TEXT)
def test_words_are_the_same_folded_one_by_one_or_in_their_text(text: str) -> None:
    assert indexed(text) == indexed(f"{text} \u200f")  # a mark that no word has, and that only the text's folding drops


class Both:
    """The same claims in both stores."""

    def __init__(self, *ledgers: Ledger) -> None:
        self.ledgers = ledgers

    def keep(self, texts: list[str]) -> None:
        for text in texts:
            of = page(text, hashlib.sha256(text.encode()).hexdigest())
            made = claim(of, 0, len(text), evidence=(Evidence(Span(0, len(text)), text),))
            for ledger in self.ledgers:
                ledger.keep_page(of, doc(of), [made])

    def find(self, words: str) -> list[set[str]]:
        return [{k.claim.evidence[0].text for k in one.claims(Query(words=(words,)))} for one in self.ledgers]


@pytest.fixture(scope="module")
def both(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    path: Path = tmp_path_factory.mktemp("search") / "khabar.db"
    with Ledger.open(path) as sqlite, Ledger.open(server.schema("search")) as postgres:
        yield Both(sqlite, postgres)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXT, min_size=1, max_size=5), asked=st.lists(TEXT, max_size=5), data=st.data())
def test_both_stores_find_the_same(both: Both, texts: list[str], asked: list[str], data: st.DataObject) -> None:
    both.keep(texts)
    words = " ".join(texts).split()
    some = data.draw(st.lists(st.sampled_from(words), max_size=3)) if words else []
    for query in (*asked, *words[:5], " ".join(some)):
        in_sqlite, in_postgres = both.find(query)
        assert in_sqlite == in_postgres
        tokens = set(wanted(query))
        fits = {t for t in texts if tokens and tokens <= set(indexed(t).split())}
        assert fits <= in_sqlite
        assert all(tokens <= set(indexed(t).split()) for t in in_sqlite)
