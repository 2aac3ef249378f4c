"""A ledger that cannot be written: all of it can be looked at, and what would have to be kept is refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from khabar.ledger import Ledger
from khabar.model import LedgerError
from khabar.web.server import greeting, opened
from khabar.web.settings import WebSettings
from tests.ledger.test_opening import not_root, protected
from tests.web.conftest import Serve
from tests.web.test_pages import SCREENS

__all__ = ["protected"]
WHY = "the folder is write-protected"


@pytest.fixture
def closed(sample_ledger: Path, serve: Serve) -> Iterator[httpx.Client]:
    with Ledger.read(sample_ledger) as ledger:
        yield serve(ledger, WebSettings(read_only=WHY))


def test_a_write_protected_ledger_is_served_for_reading(protected: Path) -> None:
    with not_root():
        ledger, why = opened(protected, 1)
        with ledger:
            assert "write-protected" in why
            assert len(list(ledger.claims())) == 1
    assert any(why in line for line in greeting(WebSettings(read_only=why), "k.db", given=False))


def test_a_ledger_that_can_be_written_is(tmp_path: Path) -> None:
    ledger, why = opened(tmp_path / "new.db", 1)
    ledger.close()
    assert why == ""
    ledger, why = opened(tmp_path / "new.db", 1, read_only=True)
    ledger.close()
    assert why


def test_what_can_be_neither_written_nor_read_is_told(protected: Path, tmp_path: Path) -> None:
    with not_root(), pytest.raises(LedgerError, match="write-protected"):
        opened(protected.parent / "new.db", 1)
    (tmp_path / "text.db").write_text("no ledger at all, but long enough to be looked into" * 9, encoding="utf-8")
    with pytest.raises(LedgerError):
        opened(tmp_path / "text.db", 1)


def test_every_page_can_be_read(closed: httpx.Client) -> None:
    for path in SCREENS:
        assert closed.get(f"/ar{path}").status_code == 200


def test_review_says_why_it_cannot_keep_anything(closed: httpx.Client) -> None:
    shown = closed.get("/en/review").text
    assert "open for reading only" in shown
    assert WHY in shown
    assert 'name="verdict"' not in shown
    assert "للقراءة فقط" in closed.get("/ar/review").text
    assert "open for reading only" in closed.get("/en/read").text


def test_whoever_keeps_all_the_same_is_refused(closed: httpx.Client, root: Path) -> None:
    token = closed.get("/api/session").json()["csrf"]
    claim = closed.get("/api/claims").json()["claims"][0]["id"]
    page = {"keep": "1", "text": (root / "samples/pages/01_jabal_zawiya.txt").read_text(encoding="utf-8") + "ثم"}
    for path, form in (
        ("/api/review/decide", {"verdict": "accept", "claim": claim}), ("/api/review/undo", {"decision": "1"}),
        ("/en/search", {"name": "x", "modality": "threatened"}), ("/en/read", page),
    ):  # fmt: skip
        answer = closed.post(path, data={"csrf": token, **form})
        assert answer.status_code == 400
        assert WHY in answer.text
    assert closed.post("/api/read", data={"csrf": token, "text": page["text"]}).json()["claims"]
