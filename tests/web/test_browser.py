"""Every page in a browser: both languages, three widths, axe, and no word to anyone else."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.web.conftest import WIDTHS, Served
from tests.web.test_pages import SCREENS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route
    from playwright.sync_api import Page as Tab

AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
_RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"


def findings(tab: Tab) -> list[str]:
    """What axe holds to be serious or worse."""
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    serious = [v for v in tab.evaluate(_RUN) if v["impact"] in {"serious", "critical"}]
    return [f"{v['id']}: {[n['html'][:200] for n in v['nodes'][:3]]}" for v in serious]


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page(tab: Tab, served: Served, path: str, language: str, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for width in WIDTHS if scheme == "light" else WIDTHS[:1]:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(f"{served.address}/{language}{path}")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"wider than {width}"
        assert findings(tab) == []


def test_our_fonts_are_used(tab: Tab, served: Served) -> None:
    tab.goto(f"{served.address}/ar/claims")
    loaded = tab.evaluate("document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded')"
                          ".map(f => f.family.replaceAll('\"', '')))")  # fmt: skip
    assert {"IBM Plex Sans Arabic", "Noto Naskh Arabic"} <= set(loaded)


def test_a_chosen_claim_marks_exactly_its_words(tab: Tab, served: Served) -> None:
    tab.goto(f"{served.address}/ar/claims")
    for index in (3, 7, 0):
        link = tab.locator(".cards a.go").nth(index)
        link.click()
        claim = (link.locator("xpath=ancestor::article").get_attribute("id") or "")[1:]
        tab.wait_for_url(f"**claim={claim}**")
        wanted = tab.request.get(f"{served.address}/api/claims/{claim}").json()["evidence"]
        marked = tab.locator(f'#text .ev.on[data-claims~="{claim}"]')
        marked.first.wait_for()
        assert "".join(marked.all_inner_texts()) == "".join(e["text"] for e in wanted)
        assert tab.locator("#text .ev.on").count() == marked.count()
        assert tab.locator(".cards [aria-current]").count() == 1


def test_with_the_keyboard_alone(tab: Tab, served: Served) -> None:
    tab.goto(f"{served.address}/ar/claims")
    first = tab.locator(".cards a.go[aria-current]").get_attribute("href")
    tab.keyboard.press("KeyJ")
    tab.wait_for_url("**claim=**")
    second = tab.locator(".cards a.go[aria-current]").get_attribute("href")
    assert first != second
    tab.keyboard.press("KeyO")
    tab.locator("#text pre.raw").wait_for()
    assert tab.locator("#text pre.raw .ev.on").count() >= 1
    tab.keyboard.press("KeyO")
    tab.locator("#text .story").wait_for()
    tab.keyboard.press("KeyK")
    tab.locator(f'.cards a.go[aria-current][href="{first}"]').wait_for()


def test_filters_without_a_mouse(tab: Tab, served: Served) -> None:
    tab.goto(f"{served.address}/en/claims")
    tab.keyboard.press("/")
    tab.keyboard.type("انسحاب")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**words=**")
    tab.locator(".chips bdi", has_text="انسحاب").wait_for()
    assert tab.locator(".cards article").count() > 0


def test_patron_and_client_keep_their_order(tab: Tab, served: Served) -> None:
    """In Arabic the actor stands to the right of the recipient, whatever script their names are in."""
    tab.goto(f"{served.address}/ar/claims?modality=asserted&type=ASSAULT")
    order = tab.evaluate("""() => [...document.querySelectorAll('.cards h3')].map(h => {
        const parties = [...h.querySelectorAll('.party')].map(p => p.getClientRects()[0]);
        return parties.slice(1).every((box, n) => box.top > parties[n].top + 4 || box.right <= parties[n].right);
    })""")
    assert order
    assert all(order)


def test_a_page_is_light_to_send(browser: Browser, served: Served) -> None:
    """Fonts, scripts and all, for someone who comes for the first time."""
    for path in ("/ar/claims", "/ar/review", "/en/claims", "/ar/network", "/ar/map"):
        context = browser.new_context()
        tab = context.new_page()
        sent: list[int] = []
        tab.on("requestfinished", lambda request: sent.append(request.sizes()["responseBodySize"]))  # noqa: B023
        tab.goto(f"{served.address}{path}", wait_until="networkidle")
        assert 0 < sum(sent) <= 400 * 1024, f"{path}: {sum(sent):,} bytes"
        context.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_of_one_thing(tab: Tab, served: Served, language: str) -> None:
    """A claim, a page, its original, what a search finds, and the open form: at every width, nothing for axe."""
    claim = tab.request.get(f"{served.address}/api/claims?modality=threatened").json()["claims"][0]
    page = claim["doc"]["id"]
    for path in (f"/claim/{claim['id']}", f"/page/{page}", f"/original/{page}?claim={claim['id']}",
                 "/search?q=روسيا", "/party?who=روسيا", "/review", "/claims?modality=threatened"):  # fmt: skip
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            tab.goto(f"{served.address}/{language}{path}", wait_until="networkidle")
            if path == "/review":
                tab.keyboard.press("KeyC")
                tab.locator("#correcting").wait_for()
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is wider than {width}"
            assert findings(tab) == [], f"{path} at {width}"


def test_a_page_that_is_long_in_coming_is_announced(tab: Tab, served: Served) -> None:
    """What is worked out of a whole ledger may take seconds the first time; whoever goes back finds nothing waiting."""
    tab.add_init_script(
        "new MutationObserver(() => { if (document.querySelector('#busy.htmx-request')) sessionStorage.told = 'yes'; })"
        ".observe(document, { subtree: true, attributes: true })"
    )
    tab.goto(f"{served.address}/en/claims")

    def late(route: Route) -> None:
        time.sleep(1)
        route.continue_()

    tab.route("**/en/contested", late)
    tab.locator("nav a", has_text="Contested").click()
    tab.wait_for_url("**/en/contested")
    assert tab.evaluate("sessionStorage.told") == "yes"
    assert tab.locator("#busy.htmx-request").count() == 0
    tab.go_back()
    assert tab.locator("#busy.htmx-request").count() == 0
