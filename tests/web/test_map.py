"""The map: its points are the claims', its base is ours alone, and it can be used."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx
import pytest

from khabar.ledger import Ledger
from khabar.web.settings import WebSettings
from tests.conftest import ROOT
from tests.web.conftest import Serve, Served

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

BASE = ROOT / "src/khabar/web/static/base-map.json"


@pytest.mark.parametrize("asked", [{}, {"type": "ASSAULT"}, {"since": "2021", "until": "2022"}], ids=str)
def test_each_place_opens_as_many_claims_as_it_says(client: httpx.Client, asked: dict[str, str]) -> None:
    told = client.get("/api/map", params=asked).json()
    assert told["features"]
    for feature in told["features"]:
        place = feature["properties"]
        assert place["precision"] in {"place", "district", "region", "country"}
        listed = client.get("/api/claims", params={**asked, "place": place["place"], "limit": 500}).json()["claims"]
        own = [c for c in listed if place["place"] in {p["id"] for p in c["places"]}]
        assert len(own) == len(listed) == place["claims"] == sum(place["types"].values())
    with_a_place = [
        c for c in client.get("/api/claims", params={**asked, "limit": 500}).json()["claims"] if c["places"]
    ]
    assert sum(p["claims"] for p in told["periods"]) <= len(with_a_place)


def test_the_table_has_what_the_map_has(client: httpx.Client) -> None:
    told = client.get("/api/map").json()
    shown, after = "", ""
    for _ in range(9):
        page = client.get(f"/en/map?after={after}" if after else "/en/map").text
        shown += page
        if 'rel="next"' not in page:
            break
        after = str(int(after or 0) + 60)
    assert shown.count("<tr>") - shown.count("<thead>") == len(told["features"]) + len(told["unplaced"])
    for feature in told["features"]:
        assert f"place={feature['properties']['place']}" in shown


def test_an_empty_map_says_what_to_do(client: httpx.Client, ledger: Ledger, serve: Serve) -> None:
    assert "khabar run" in serve(ledger, WebSettings()).get("/en/map").text
    assert "Take a filter away" in client.get("/en/map?place=nowhere-at-all").text
    assert client.get("/en/map?since=soon").status_code == 400
    assert client.get("/api/map?since=soon").status_code == 400


def test_the_base_map_names_no_pseudo_units() -> None:
    base = json.loads(BASE.read_text(encoding="utf-8"))
    names = [g["properties"] for g in base["objects"]["names"]["geometries"]]
    assert all(n["ar"] and n["en"] and n["ar"] != n["en"] for n in names)
    written = {n["en"] for n in names}
    assert {"Syria", "Palestine", "Idlib", "Sanaa"} <= written
    assert not written & {"Somaliland", "N. Cyprus", "Siachen Glacier", "Baikonur", "Akrotiri", "Antarctica"}
    assert base["objects"]["disputed"]["arcs"]
    assert BASE.stat().st_size < 300_000


def test_the_map_is_drawn_and_leads_to_claims(tab: Tab, served: Served) -> None:
    for language in ("ar", "en"):
        tab.goto(f"{served.address}/{language}/map")
        tab.locator('#atlas[data-drawn="done"]').wait_for()
        assert tab.locator("#atlas").evaluate("box => getComputedStyle(box).direction") == "ltr"
        assert tab.locator("#atlas canvas").count() >= 2
        assert tab.evaluate(
            "[...document.querySelectorAll('#atlas canvas')].some(c => c.getContext('2d')"
            ".getImageData(0, 0, c.width, c.height).data.some(v => v))"
        )
        link = tab.locator("a.spot").first
        link.click()
        tab.wait_for_function("document.getElementById('atlas').khabarMap.getZoom() >= 9")
        centre = tab.evaluate(
            "(() => { const c = document.getElementById('atlas').khabarMap.getCenter(); return [c.lat, c.lng]; })()"
        )
        lat, lon = map(float, (link.get_attribute("data-at") or "").split(","))
        assert abs(centre[0] - lat) < 0.3
        assert abs(centre[1] - lon) < 0.3
        box = tab.locator("#atlas").bounding_box()
        assert box is not None
        tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        tab.locator(".leaflet-popup a").wait_for()
        assert tab.locator(".leaflet-popup .title").evaluate("p => p.dir") == "auto"
        tab.locator(".leaflet-popup a").click()
        tab.wait_for_url("**/claims?**place=**")
        assert tab.locator(".cards article").count() > 0


def test_what_is_put_together_opens_by_keyboard(tab: Tab, served: Served) -> None:
    tab.goto(f"{served.address}/en/map")
    tab.locator('#atlas[data-drawn="done"]').wait_for()
    before = tab.evaluate("document.getElementById('atlas').khabarMap.getZoom()")
    many = tab.locator(".map-many").first
    assert int(many.inner_text()) >= 2
    assert "Look closer" in (many.get_attribute("aria-label") or "")
    many.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_function(f"document.getElementById('atlas').khabarMap.getZoom() > {before}")


def test_a_narrower_map_is_drawn_anew(tab: Tab, served: Served) -> None:
    tab.goto(f"{served.address}/en/map")
    tab.locator('#atlas[data-drawn="done"]').wait_for()
    tab.locator("#f-place").fill("إدلب")
    tab.locator("#filters form button").click()
    tab.wait_for_url("**place=**")
    tab.locator('#atlas[data-drawn="done"][data-points*="place="]').wait_for()
    assert tab.locator(".places tbody tr").count() >= 1
