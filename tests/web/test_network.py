"""The network in a browser: what is drawn is what the server told, with script and without; the slider of months."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

_GRAPH = "document.getElementById('net').khabarGraph"


@pytest.fixture
def net(tab: Tab, served: Served) -> Tab:
    tab.goto(f"{served.address}/en/network")
    tab.locator('#net[data-drawn="done"]').wait_for()
    return tab


def test_it_draws_what_the_server_tells(net: Tab, served: Served) -> None:
    told = net.request.get(f"{served.address}/api/network").json()
    drawn = net.evaluate(
        f"[{_GRAPH}.nodes().map(n => n.id()), {_GRAPH}.edges().map(e => [e.data('source'), e.data('target')])]"
    )
    assert sorted(drawn[0]) == sorted(p["key"] for p in told["parties"])
    assert sorted(map(tuple, drawn[1])) == sorted((r["a"]["key"], r["b"]["key"]) for r in told["relations"])
    assert not net.locator("svg#map").is_visible()


def test_the_same_page_gives_the_same_picture(net: Tab) -> None:
    positions = f"{_GRAPH}.nodes().map(n => [n.id(), Math.round(n.position('x')), Math.round(n.position('y'))])"
    before = net.evaluate(positions)
    net.reload()
    net.locator('#net[data-drawn="done"]').wait_for()
    assert net.evaluate(positions) == before


def test_a_line_opens_all_its_claims(net: Tab, served: Served) -> None:
    number = net.evaluate(
        f"(() => {{ const e = {_GRAPH}.edges()[0]; e.select(); return Number(e.data('claims')); }})()"
    )
    card = net.locator(".net-card")
    card.wait_for()
    assert f"({number})" in card.inner_text()
    card.locator("a").click()
    net.wait_for_url("**/claims?relation=**")
    asked = net.url.split("?")[1]
    assert net.request.get(f"{served.address}/api/facets?{asked}").json()["total"] == number


def test_a_party_stands_out_with_its_neighbours(net: Tab) -> None:
    counts = net.evaluate(
        f"(() => {{ const n = {_GRAPH}.nodes().max(x => x.degree()).ele; n.select();"
        f" return [{_GRAPH}.elements('.far').length, {_GRAPH}.elements().length - n.closedNeighborhood().length]; }})()"
    )
    assert counts[0] == counts[1] > 0
    assert "/en/party?who=" in (net.locator(".net-card a").get_attribute("href") or "")
    net.get_by_role("button", name="All of it").click()


def test_without_script_the_server_draws(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{served.address}/ar/network")
    assert tab.locator("svg#map").is_visible()
    assert not tab.locator("#net").is_visible()
    assert not tab.locator("#slide").is_visible()
    context.close()


@pytest.mark.parametrize("path", ["/en/network", "/ar/relations"])
def test_the_slider_asks_by_month_with_the_keyboard(tab: Tab, served: Served, path: str) -> None:
    tab.goto(f"{served.address}{path}")
    slide = tab.locator("#slide")
    slide.focus()
    assert slide.get_attribute("aria-valuetext") in {"the last known", "آخر ما عُرف"}
    last = int(slide.input_value())
    tab.keyboard.press("PageDown")
    tab.wait_for_url("**as_of=**")
    month = tab.url.split("as_of=")[1][:7]
    assert tab.locator("[name=as_of]").input_value() == month
    assert int(tab.locator("#slide").input_value()) < last
    assert tab.locator("#slide").get_attribute("aria-valuetext") == month
    assert tab.evaluate("document.activeElement.id") == "slide"
    tab.keyboard.press("End")
    tab.wait_for_url(lambda url: "as_of=2" not in url)
