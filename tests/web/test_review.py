"""A review session by keyboard, and that the ledger, the state and the exported gold agree after it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

import score
from khabar import query
from khabar.export.jsonl import claim_dict
from khabar.ledger import Ledger, Query
from khabar.ledger.decisions import Decision
from khabar.state.asking import Asking
from khabar.web.settings import WebSettings
from tests.web.conftest import Served, Watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab


@pytest.fixture
def writable(sample_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the samples' ledger, to be written."""
    path = tmp_path / "review.db"
    shutil.copy(sample_ledger, path)
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.fixture
def desk(browser: Browser, writable: Ledger) -> Iterator[tuple[Tab, Served]]:
    """The workbench over that copy, in a tab."""
    served = Served(WebSettings(reviewer="rana"), writable)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    watched = Watched(context.new_page())
    yield watched.tab, served
    complaints = [c for c in watched.complaints if "400 (Bad Request)" not in c]  # asked for, in one test
    watched.complaints[:] = complaints
    watched.verify(served.address)
    context.close()
    served.stop()


def current(tab: Tab) -> str:
    found = tab.locator(".claim.big").get_attribute("id")
    assert found is not None
    return found[1:]


def press(tab: Tab, key: str) -> None:
    """A key that ends in a new page."""
    with tab.expect_navigation():
        tab.keyboard.press(key)


def select(tab: Tab, words: str) -> None:
    """Select words of the story, as a mouse would."""
    assert tab.evaluate(
        """(words) => {
            const story = document.querySelector('#text .story');
            const walker = document.createTreeWalker(story, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + words.length);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return true;
            }
            return false;
        }""",
        words,
    ), f"{words} is not in one stretch of the story"


def test_a_review_session(desk: tuple[Tab, Served], writable: Ledger) -> None:
    tab, served = desk
    before = {k.claim.id for k in writable.claims()}
    tab.goto(f"{served.address}/ar/review")

    accepted = []
    for _ in range(3):
        accepted.append(current(tab))
        press(tab, "KeyA")
    rejected = []
    for _ in range(2):
        rejected.append(current(tab))
        press(tab, "KeyR")

    wrong = current(tab)
    tab.keyboard.press("KeyC")
    tab.locator("#correcting").wait_for()
    tab.locator("#event").select_option("ASSAULT/aerial")
    tab.locator("#modality").select_option("speculated")
    tab.locator('[name="actors.0.name"]').fill("روسيا")
    picked = tab.locator('[name="actors.0.id"]')
    picked.fill("Russ")
    tab.locator("#entities option").first.wait_for(state="attached")
    picked.fill(tab.locator("#entities option").first.get_attribute("value") or "")
    press(tab, "Control+Enter")
    assert current(tab) != wrong

    text = tab.locator("#text .story").inner_text()
    words = next(w for w in ("قوات الدعم السريع", "الدعم السريع", "الجيش") if w in text)
    shown = current(tab)
    select(tab, words)
    tab.keyboard.press("KeyN")
    tab.locator("#correcting").wait_for()
    assert tab.locator("#evidence li").count() == 1
    select(tab, words)
    tab.locator('#choose [data-as="actors"]').click()
    assert tab.locator('[name="actors.0.name"]').input_value() == words
    tab.locator("#event").select_option("RETREAT/withdraw")
    tab.keyboard.press("Control+Enter")
    tab.locator(".decided.added").first.wait_for()
    assert current(tab) == shown, "adding leaves what was being looked at"

    press(tab, "KeyA")
    undone = shown
    press(tab, "KeyU")
    assert current(tab) == undone

    # -- the ledger
    held = {k.claim.id: k for k in writable.claims()}
    decisions = writable.decisions()
    assert [d.verdict for d in decisions] == [Decision.ACCEPT] * 3 + [Decision.REJECT] * 2 + [
        Decision.CORRECT,
        Decision.ADD,
    ]
    assert {d.who for d in decisions} == {"rana"}
    assert len(writable.decisions(undone=True)) == 8
    corrected, added = (
        next(d.corrected for d in decisions if d.verdict is v) for v in (Decision.CORRECT, Decision.ADD)
    )
    assert corrected is not None
    assert added is not None
    assert set(held) == (before - {*rejected, wrong}) | {corrected.id, added.id}
    assert (corrected.event.type, corrected.event.mode, corrected.modality) == ("ASSAULT", "aerial", "speculated")
    assert corrected.actors[0].id is not None
    assert added.evidence[0].text == words == added.actors[0].name
    page = writable.page(added.doc.id)
    assert page is not None
    assert added.evidence[0].span.text(page.page.raw) == words
    assert held[corrected.id].decision is not None
    assert held[accepted[0]].decision is None, "what khabar read stays khabar's, though a person agrees"

    # -- the state
    told = {e.brief.id for e in Asking.of(writable).timeline(query.party(writable, "روسيا")).events}
    assert corrected.id in told
    assert not told & {*rejected, wrong}

    # -- the gold
    lines = httpx.get(f"{served.address}/api/review/gold.jsonl").text.splitlines()
    gold = [json.loads(line) for line in lines]
    assert {g["id"] for g in gold} == {*accepted, corrected.id, added.id}
    approved = [claim_dict(held[g["id"]].claim) for g in gold]
    figures, missed, spurious = score.score(gold, approved)
    assert (missed, spurious) == ([], [])
    assert figures["full"]["f1"] == 1


def test_corrections_are_found_and_marked(desk: tuple[Tab, Served], writable: Ledger) -> None:
    """A person's claim shows in lists as a person's, and can be filtered for."""
    tab, served = desk
    claims = [k.claim for k in writable.claims()][:2]
    writable.decide(claims[0].id, Decision.ACCEPT, "rana")
    writable.decide(claims[1].id, Decision.REJECT, "sami")
    tab.goto(f"{served.address}/en/claims?review=accepted")
    assert tab.locator(".cards article").count() == 1
    assert tab.locator(".cards .decided").inner_text() == "accepted rana"
    tab.goto(f"{served.address}/en/claims?review=rejected")
    assert tab.locator(".cards .decided").inner_text() == "rejected sami"
    total = len(list(writable.claims()))
    answer = httpx.get(f"{served.address}/api/facets?review=open").json()
    assert answer["total"] == total - 1


def test_what_is_filled_in_wrongly_is_told_and_not_lost(desk: tuple[Tab, Served], writable: Ledger) -> None:
    tab, served = desk
    tab.goto(f"{served.address}/en/review")
    tab.keyboard.press("KeyC")
    tab.locator("#time_from").fill("yesterday")
    tab.locator("#note").fill("as the second paragraph says")
    tab.keyboard.press("Control+Enter")
    tab.get_by_text("'yesterday' is no day").wait_for()
    assert tab.locator("#note").input_value() == "as the second paragraph says"
    assert writable.decisions() == []
    tab.keyboard.press("Escape")
    assert not tab.locator("#correcting").is_visible()


def test_a_selection_gives_exact_offsets(desk: tuple[Tab, Served], writable: Ledger) -> None:
    """On HTML pages too, where the readable text is not the raw one."""
    tab, served = desk
    page = next(p for p in writable.pages() if p.page.media == "html")
    claim = next(iter(writable.claims(Query(page=page.page.id)))).claim
    tab.goto(f"{served.address}/en/review?claim={claim.id}")
    tab.keyboard.press("KeyN")
    story = tab.locator("#text .story [data-at]")
    words = next(w.strip() for w in reversed(story.all_inner_texts()) if len(w.strip()) > 20 and "\n" not in w.strip())
    select(tab, words)
    tab.locator('#choose [data-as="evidence"]').click()
    select(tab, words.split()[0])
    tab.locator('#choose [data-as="actors"]').click()
    tab.keyboard.press("Control+Enter")
    tab.locator(".decided.added").first.wait_for()
    added = writable.decisions()[0].corrected
    assert added is not None
    assert added.evidence[0].span.text(page.page.raw) == added.evidence[0].text
    assert " ".join(added.evidence[0].text.split()) == " ".join(words.split())


def test_nothing_can_be_typed_into_the_page(desk: tuple[Tab, Served]) -> None:
    tab, served = desk
    tab.goto(f"{served.address}/en/review")
    before = tab.locator("#text .story").inner_text()
    tab.keyboard.press("KeyC")
    tab.locator("#text .story p").first.click()
    tab.keyboard.type("xyz")
    tab.keyboard.press("Backspace")
    tab.keyboard.press("Enter")
    assert tab.locator("#text .story").inner_text() == before


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"event": "NONSENSE"}, "no event"), ({"evidence": ""}, "needs evidence"),
        ({"evidence": "x"}, "no place"), ({"evidence": "r0-99999999"}, "no place"),
        ({"actors.0.name": ""}, "at least one party"), ({"actors.0.id": "nobody-at-all"}, "no entity"),
        ({"modality": "perhaps"}, "no modality"), ({"time_from": "2020-02-30"}, "no day"),
        ({"time_from": "2020-02-02", "time_to": "2020-02-02"}, "not inside"),
        ({"claim": "ffff"}, "no claim"), ({"verdict": "applaud"}, "a decision is one of"),
        ({"page": "ffff"}, "no page"),
    ],
    ids=str,
)  # fmt: skip
def test_a_correction_that_does_not_fit_changes_nothing(writable: Ledger, changed: dict[str, str], words: str) -> None:
    served = Served(WebSettings(reviewer="rana"), writable)
    claim = next(iter(writable.claims())).claim
    with httpx.Client(base_url=served.address) as client:
        start, end = claim.evidence[0].span
        form = {
            "csrf": client.get("/api/session").json()["csrf"], "claim": claim.id, "page": claim.doc.id,
            "verdict": "correct", "event": "AID", "evidence": f"r{start}-{end}", "actors.0.name": "روسيا",
            "modality": "asserted", "polarity": "affirmed",
        } | changed  # fmt: skip
        answer = client.post("/api/review/decide", data=form)
    served.stop()
    assert answer.status_code in {400, 404}
    assert words in answer.json()["error"]
    assert writable.decisions() == []


def test_one_claim_is_decided_once_however_fast_the_keys(desk: tuple[Tab, Served], writable: Ledger) -> None:
    tab, served = desk
    tab.goto(f"{served.address}/ar/review")
    with tab.expect_navigation():
        tab.locator("body").evaluate(
            """body => { for (const code of ["KeyA", "KeyA", "KeyR"]) {
                body.dispatchEvent(new KeyboardEvent("keydown", {code, bubbles: true, cancelable: true}));
            } }"""
        )
    assert [d.verdict for d in writable.decisions()] == [Decision.ACCEPT]
