"""The account of a reading in Arabic: every phrase of it has its words, and nothing of the page is changed."""

from __future__ import annotations

import pytest

from khabar import run
from khabar.explain import explain
from khabar.pipeline import Reading
from khabar.web.account import account, is_known, reason


@pytest.fixture(scope="module")
def accounts() -> list[list[str]]:
    found = run.readings(run.files(["samples/pages"]), None)
    return [list(explain(reading)) for _, reading in found if isinstance(reading, Reading)]


def test_every_phrase_is_known(accounts: list[list[str]]) -> None:
    for lines in accounts:
        told = [(at, line) for at, line in enumerate(lines) if line.strip()]
        # Below a block and below a sentence's number stand the words of the page.
        words = {at + 1 for at, line in told if line.lstrip()[0] in "■·" or line.startswith("sentence ")}
        assert [line for at, line in told if at not in words and not is_known(line)] == []


def test_english_is_as_it_was(accounts: list[list[str]]) -> None:
    assert list(account(accounts[0], "en")) == accounts[0]


def test_arabic_keeps_the_words_of_the_page(accounts: list[list[str]]) -> None:
    for lines in accounts:
        put = list(account(lines, "ar"))
        assert len(put) == len(lines)
        for before, after in zip(lines, put, strict=True):
            assert len(before) - len(before.lstrip()) == len(after) - len(after.lstrip())
            if before.startswith("      ") and before[6] != " ":
                assert after == before
    first = "\n".join(account(accounts[0], "ar"))
    assert "نص متصل" in first
    assert "running text" not in first


def test_what_no_phrase_fits_is_shown_as_it_was_written() -> None:
    assert list(account(["  something else entirely", ""], "ar")) == ["  something else entirely", ""]


def test_why_a_page_is_dated_so_is_told_in_the_language_of_the_page() -> None:
    told = "the line «نُشر في: 11/11/2021»"
    assert reason(told, "en") == told
    assert reason(told, "ar") == "السطر «نُشر في: 11/11/2021»"
