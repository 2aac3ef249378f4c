"""Pictures of every page of the workbench, over the sample pages, in both languages, for docs/img.

    python scripts/screenshots.py [NAME...]

Needs Debian's Chromium; with Pillow (`pip install pillow`) the pictures get a palette, and a third of their size.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import httpx
import uvicorn
from playwright.sync_api import Page, sync_playwright

from khabar import run
from khabar.ledger import Ledger
from khabar.web.app import create_app
from khabar.web.settings import WebSettings

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs/img"
CHROMIUM = "/usr/bin/chromium"
_COLORS = 128
_LANGUAGES = ("ar", "en")
_DRAWN = frozenset(("map", "network"))
"""Pages that a script draws."""


class Shot(NamedTuple):
    """A picture: its name, the path below the language, keys to press before, and the window's size."""

    name: str
    path: str
    keys: tuple[str, ...] = ()
    width: int = 1440
    height: int = 900


def shots(address: str) -> list[Shot]:
    """What is shown; claims and pages are looked up, for their ids follow from the samples' text."""
    with httpx.Client(base_url=address) as client:
        threat = client.get("/api/claims?modality=threatened").json()["claims"][0]
        page = next(p for p in client.get("/api/pages").json()["pages"] if p["published"]["basis"] == "inferred")
    return [
        Shot("claims", "/claims", ("KeyJ", "KeyJ", "KeyJ")),
        Shot("claims-narrow", "/claims?modality=threatened", (), 390, 844),
        Shot("claim", f"/claim/{threat['id']}"),
        Shot("review", "/review", ("KeyA", "KeyA", "KeyR", "KeyC")),
        Shot("page", f"/page/{page['id']}"),
        Shot("network", "/network"),
        Shot("map", "/map"),
        Shot("party", "/party?who=روسيا"),
        Shot("pages", "/pages"),
        Shot("read", "/read"),
        Shot("relations", "/relations"),
        Shot("contested", "/contested"),
        Shot("search", "/search?q=روسيا"),
    ]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The workbench over the samples; gives its address."""
    with Ledger.open(folder / "samples.db") as ledger:
        run.keep(run.readings(run.files(["samples/pages"]), None), ledger)
        app = create_app(WebSettings(reviewer="rana"), ledger)
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        server.should_exit = True


def prepare(tab: Page, shot: Shot) -> None:
    """Bring the page into the state that is shown."""
    if shot.name == "read":
        text = (ROOT / "samples/pages/10_lajna_khamsa.txt").read_text(encoding="utf-8")
        tab.locator("#text-given").fill(text)
        tab.locator("#give button").first.click()
        tab.locator("#text .story").wait_for()
        tab.locator("a.go.local").nth(2).click()
    if shot.name in _DRAWN:
        tab.locator('[data-drawn="done"]').wait_for()
    for key in shot.keys:
        if key in {"KeyA", "KeyR"}:  # a decision leads on to the next claim
            with tab.expect_navigation():
                tab.keyboard.press(key)
        else:
            tab.keyboard.press(key)
        tab.wait_for_load_state("networkidle")
    tab.wait_for_load_state("networkidle")
    if shot.name == "review":
        tab.locator(".desk").evaluate("desk => desk.scrollTo(0, 0)")
    tab.wait_for_timeout(500)  # scrolling comes to rest


def take(tab: Page, address: str, shot: Shot, language: str) -> None:
    """One picture."""
    tab.set_viewport_size({"width": shot.width, "height": shot.height})
    tab.goto(f"{address}/{language}{shot.path}")
    prepare(tab, shot)
    target = IMAGES / f"{shot.name}-{language}.png"
    tab.screenshot(path=target)
    reduce(target)
    print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1024} KB")


def reduce(picture: Path) -> None:
    """Give a picture a palette; text in a few colours does not show it."""
    if find_spec("PIL") is None:
        return
    from PIL import Image  # noqa: PLC0415 - not needed to take pictures

    with Image.open(picture) as opened:
        flat = opened.convert("RGB").quantize(_COLORS, dither=Image.Dither.NONE)
    flat.save(picture, optimize=True)


def main() -> None:
    """Take the pictures that are named, or all."""
    IMAGES.mkdir(exist_ok=True)
    os.chdir(ROOT)  # addresses of pages are as they are given
    names = set(sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for language in _LANGUAGES:
            for shot in shots(address):
                if not names or shot.name in names:
                    take(browser.new_page(reduced_motion="reduce"), address, shot, language)
        browser.close()


if __name__ == "__main__":
    main()
