"""The report: everything escaped, nothing fetched, and it works in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khabar.export.errors import ReportError
from khabar.export.marking import PageView
from khabar.export.report import check_target, write_report
from khabar.model import Article, Block, BlockKind, EntityRef, Evidence, Label, Span
from tests.ledger.made import RUSSIA, STORY, claim, doc, page, raid

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

MENU = "الرئيسية | أخبار | اتصل بنا"
HOSTILE = "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)>\u202e\"'&lt;{{7*7}}"


def view(story: str = STORY, hostile: str = "") -> PageView:
    """A page with a title, a menu and a story whose two claims overlap."""
    title = "موسكو تعرض السلاح" + hostile
    raw = f"{title}\n{MENU}{hostile}\n{story}{hostile}"
    of = page(raw)
    at = len(title) + 1 + len(MENU + hostile) + 1
    blocks = (
        Block(BlockKind.TITLE, 0, len(title), "first line"),
        Block(BlockKind.MENU, len(title) + 1, at - 1, f"separators {hostile}"),
        Block(BlockKind.STORY, at, len(raw), "prose"),
    )
    first, second = claim(of, at, at + 37), claim(of, at + 5, at + 17)
    party = EntityRef(f"موسكو{hostile}", f"gov-ru{hostile}", Label(f"روسيا{hostile}", f"Russia{hostile}"))
    second = replace(second, actors=(party, RUSSIA), condition=f"إذا{hostile}")
    strike = raid(page(STORY))
    strike = replace(strike, evidence=(Evidence(Span(at + 38, at + 69), raw[at + 38 : at + 69]),))
    made = doc(of, title=title, uri=f"a.txt{hostile}")
    return PageView(Article(of, raw, blocks), made, [first, second, replace(strike, doc=made)])


def written(path: Path, *views: PageView) -> str:
    write_report(path, views or (view(),), date(2024, 5, 1))
    return path.read_text(encoding="utf-8")


class Seen(HTMLParser):
    """Tags with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    calm = Seen(written(tmp_path / "calm.html"))
    hostile = Seen(written(tmp_path / "hostile.html", view(hostile=HOSTILE)))
    assert {tag for tag, _ in hostile.tags} <= {tag for tag, _ in calm.tags}
    assert sum(tag == "script" for tag, _ in hostile.tags) == 1
    assert not [a for _, attributes in hostile.tags for a in attributes if a.startswith("on")]
    assert "49" not in hostile.words
    assert "alert(1)" in hostile.words


def test_nothing_is_linked_from_outside(tmp_path: Path) -> None:
    text = written(tmp_path / "r.html", view(hostile=HOSTILE))
    for tag, attributes in Seen(text).tags:
        for name in ("src", "href", "srcset", "action", "data"):
            value = attributes.get(name)
            assert value is None or value.startswith(("#", "data:,")), (tag, value)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    assert "default-src 'none'" in text


def test_the_same_pages_give_the_same_file(tmp_path: Path) -> None:
    assert written(tmp_path / "a.html") == written(tmp_path / "b.html")


def test_evidence_is_marked_and_furniture_is_not(tmp_path: Path) -> None:
    text = written(tmp_path / "r.html")
    marked = "".join(re.findall(r'<a class="ev[^>]*data-claims="[^"]*\b1-1\b[^"]*"[^>]*>([^<]*)</a>', text))
    assert marked == view().claims[0].evidence[0].text
    assert MENU in text
    assert f">{MENU}</a>" not in text
    assert len(re.findall(r'id="e1-\d+"', text)) == 3


def test_no_pages_and_no_claims(tmp_path: Path) -> None:
    write_report(tmp_path / "none.html", [])
    bare = replace(view(), claims=())
    text = written(tmp_path / "bare.html", bare)
    assert "No claims on this page." in text


def test_targets(tmp_path: Path) -> None:
    good = tmp_path / "r.html"
    check_target(good, [])
    written(good)
    check_target(good, [])
    with pytest.raises(ReportError, match="ledger or a page"):
        check_target(good, [good])
    notes = tmp_path / "notes.html"
    notes.write_text("notes", encoding="utf-8")
    with pytest.raises(ReportError, match="no report of khabar"):
        check_target(notes, [])
    with pytest.raises(ReportError, match="there is no folder"):
        check_target(tmp_path / "x" / "r.html", [])


def test_a_failure_leaves_the_old_report(tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    before = written(target)

    def breaks() -> Iterator[PageView]:
        yield view()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_report(target, breaks())
    assert target.read_text(encoding="utf-8") == before
    assert [p.name for p in tmp_path.iterdir()] == ["r.html"]


# -- in a browser ----------------------------------------------------------------------------------


@pytest.fixture(params=[1440, 820, 390])
def tab(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Tab]:
    """The report of a hostile page, open; at the end: nothing was asked of the network, no error on the console."""
    path = tmp_path / "report.html"
    written(path, view(), view(STORY + " ", HOSTILE))
    opened = browser.new_page(viewport={"width": request.param, "height": 900})
    asked: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda r: asked.append(r.url))
    opened.on("console", lambda m: complaints.append(m.text))
    opened.on("pageerror", lambda e: complaints.append(str(e)))
    opened.on("dialog", lambda d: complaints.append(d.message))
    opened.goto(path.as_uri())
    yield opened
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    opened.close()


def test_arabic_first_then_english(tab: Tab) -> None:
    root = tab.locator("html")
    assert root.get_attribute("dir") == "rtl"
    assert tab.locator("#page-1 h2").inner_text() == "موسكو تعرض السلاح"
    tab.get_by_role("button", name="English").click()
    assert (root.get_attribute("dir"), root.get_attribute("lang")) == ("ltr", "en")
    assert tab.get_by_role("button", name="English").get_attribute("aria-pressed") == "true"
    assert "Russia" in tab.locator("#c1-1 h3").inner_text()
    assert tab.locator("#page-1 .story").get_attribute("dir") == "rtl"
    tab.reload()
    assert root.get_attribute("lang") == "en", "the choice is remembered"
    tab.get_by_role("button", name="العربية").click()
    assert "روسيا" in tab.locator("#c1-1 h3").inner_text()


def test_a_claim_lights_its_words(tab: Tab) -> None:
    tab.locator("#c1-2 .marks").click()
    lit = tab.locator("#page-1 a.ev.on").all_inner_texts()
    assert "".join(lit) == view().claims[1].evidence[0].text
    assert tab.locator("#c1-2").get_attribute("aria-current") == "true"
    tab.keyboard.press("Escape")
    assert tab.locator(".on").count() == 0


def test_words_light_their_claims_in_turn(tab: Tab) -> None:
    overlap = tab.locator('#page-1 a.ev[data-claims~="1-2"]').first
    overlap.click()
    first = tab.locator(".claim.on").get_attribute("id")
    overlap.click()
    assert {first, tab.locator(".claim.on").get_attribute("id")} == {"c1-1", "c1-2"}
    assert tab.locator(".claim.on").count() == 1


def test_with_the_keyboard_alone(tab: Tab) -> None:
    tab.locator("#c1-3 a.go").focus()
    tab.keyboard.press("Enter")
    assert tab.locator(".claim.on").get_attribute("id") == "c1-3"
    tab.locator('#page-1 a.ev[data-claims="1-1"]').first.focus()
    tab.keyboard.press("Enter")
    assert tab.locator(".claim.on").get_attribute("id") == "c1-1"


def test_a_relation_leads_to_its_claim(tab: Tab) -> None:
    tab.locator("#who a.ref").first.click()
    assert tab.locator(".claim.on").count() == 1
    card = tab.locator(".claim.on").bounding_box()
    assert card is not None
    assert card["y"] >= 0


def test_nothing_is_wider_than_the_screen(tab: Tab) -> None:
    for language in ("English", "العربية"):
        tab.get_by_role("button", name=language).click()
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
