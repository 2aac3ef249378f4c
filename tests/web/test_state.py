"""The views of the state: what they show is what the state says, and the address keeps what was asked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx

from khabar.ledger import Ledger
from khabar.state.asking import Asking, Question
from khabar.web.settings import WebSettings
from tests.web.conftest import Serve


def test_contested_shows_the_words_of_all_sides(client: httpx.Client, sample_ledger: Path) -> None:
    shown = ""
    after: str | None = ""
    parts: list[dict[str, Any]] = []
    while after is not None:  # a part at a time
        shown += client.get(f"/en/contested?after={after}").text
        listed = client.get(f"/api/contested?after={after}").json()
        parts, after = parts + listed["contested"], listed.get("next")
    with Ledger.read(sample_ledger) as ledger:
        found = Asking.of(ledger).contested()
    assert found
    for one in found:
        assert f'id="x{one.id}"' in shown
        for telling in one.tellings:
            assert all(f"/en/claim/{voice.claims[0]}" in shown for voice in telling.voices[:3])
    assert [c["id"] for c in parts] == [c.id for c in found]
    assert all(t["passages"][claim] for c in parts for t in c["tellings"] for claim in t["claims"])


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


def every_relation(client: httpx.Client) -> list[dict[str, Any]]:
    """Every relation that the pages of the list hold, one page after the other."""
    listed: list[dict[str, Any]] = []
    after: str | None = ""
    while after is not None:
        found = client.get("/api/relations", params={"after": after}).json()
        listed += found["relations"]
        after = found["next"]
    return listed


def test_relations_are_those_of_the_state(client: httpx.Client, sample_ledger: Path) -> None:
    listed = [r["id"] for r in every_relation(client)]
    with Ledger.read(sample_ledger) as ledger:
        whole = Asking.of(ledger).state(Question())
    assert sorted(listed) == sorted(r.id for r in whole)


def test_every_stretch_of_relations_stands_in_the_table_too(client: httpx.Client) -> None:
    contested = next(r for r in every_relation(client) if r["contested"])
    party = (contested["b"] or contested["a"])["key"]
    shown = client.get("/en/relations", params={"relation": contested["relation"], "party": party}).text
    lanes, table = shown.split("<table>")
    opened = re.findall(r'<a href="(/en/claims\?id=[^"]+)" aria-label="([^"]+)"', lanes)
    assert opened
    assert sorted(address for address, _ in opened) == sorted(re.findall(r'<a href="(/en/claims\?id=[^"]+)"', table))
    assert lanes.count('fill="url(#hatch)"') == sum(name.startswith("contested: ") for _, name in opened) > 0
    assert client.get(opened[0][0]).status_code == 200


def test_relations_keep_what_was_asked_in_the_address(client: httpx.Client) -> None:
    asked = "as_of=2018&known_at=2099-01-01&voice=RT&relation=support"
    shown = client.get(f"/ar/relations?{asked}").text
    assert 'value="2018"' in shown
    assert f'href="/en/relations?{asked.replace("&", "&amp;")}"' in shown
    assert client.get("/api/relations?known_at=2001").json()["relations"] == []
    for wrong in ("as_of=soon", "known_at=soon", "relation=nonsense", "after=x"):
        assert client.get(f"/en/relations?{wrong}").status_code == 400
