"""The views of the state: what they show is what the state says, and the address keeps what was asked."""

from __future__ import annotations

from pathlib import Path

import httpx

from khabar.ledger import Ledger
from khabar.state.asking import Asking
from khabar.web.settings import WebSettings
from tests.web.conftest import Serve


def test_contested_shows_the_words_of_all_sides(client: httpx.Client, sample_ledger: Path) -> None:
    shown = client.get("/en/contested").text
    with Ledger.read(sample_ledger) as ledger:
        found = Asking.of(ledger).contested()
    assert found
    for one in found:
        assert f'id="x{one.id}"' in shown
        for telling in one.tellings:
            assert all(f"/en/claim/{voice.claims[0]}" in shown for voice in telling.voices[:3])
    listed = client.get("/api/contested").json()
    assert [c["id"] for c in listed["contested"]] == [c.id for c in found]
    assert all(t["passages"][claim] for c in listed["contested"] for t in c["tellings"] for claim in t["claims"])


def test_contested_by_kind_and_party(client: httpx.Client) -> None:
    kinds = {c["what"] for c in client.get("/api/contested?kind=states").json()["contested"]}
    assert kinds == {"states"}
    assert 'value="states" selected' in client.get("/ar/contested?kind=states").text
    assert client.get("/api/contested?party=nobody-of-that-name").json()["contested"] == []
    assert "Take a filter away" in client.get("/en/contested?party=nobody-of-that-name").text
    for wrong in ("kind=nonsense", "after=-1", "after=x"):
        assert client.get(f"/en/contested?{wrong}").status_code == 400
        assert client.get(f"/api/contested?{wrong}").status_code == 400


def test_contested_of_an_empty_ledger_says_what_to_do(ledger: Ledger, serve: Serve) -> None:
    assert "khabar run" in serve(ledger, WebSettings()).get("/en/contested").text
