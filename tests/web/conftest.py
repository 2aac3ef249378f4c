"""The workbench on a real port, over a ledger with the sample pages, and a browser to look at it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
import uvicorn

from khabar import run
from khabar.ledger import Ledger
from khabar.web.app import create_app
from khabar.web.settings import WebSettings
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

WIDTHS = (1440, 820, 390)


@pytest.fixture(scope="session", autouse=True)
def assets() -> None:
    """The fonts and scripts from npm, copied where that was not done."""
    import hatch_build  # noqa: PLC0415 - the build's own module, in the repository's root

    hatch_build.copy_assets()


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the sample pages; to be copied where a test writes."""
    path = tmp_path_factory.mktemp("ledger") / "samples.db"
    files = run.files([str(ROOT / "samples" / "pages")])
    with Ledger.open(path) as ledger:
        run.keep(run.readings(files, None), ledger)
    return path


@dataclass(slots=True)
class Served:
    """A workbench that runs in a thread of this process."""

    settings: WebSettings
    ledger: Ledger
    _server: uvicorn.Server = field(init=False)
    _thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        config = uvicorn.Config(create_app(self.settings, self.ledger), port=0, log_level="warning")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + 30
        while not self._server.started:
            assert time.monotonic() < until, "the workbench did not start"
            time.sleep(0.02)

    @property
    def address(self) -> str:
        """Its root, without the last stroke."""
        return f"http://127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="session")
def served(sample_ledger: Path) -> Iterator[Served]:
    """The workbench over the samples, for tests that only look."""
    with Ledger.read(sample_ledger) as ledger:
        found = Served(WebSettings(reviewer="rana"), ledger)
        yield found
        found.stop()


Serve = Callable[[Ledger, WebSettings], httpx.Client]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve a ledger; gives a client that follows no redirects by itself."""
    running: list[tuple[Served, httpx.Client]] = []

    def start(ledger: Ledger, settings: WebSettings) -> httpx.Client:
        found = Served(settings, ledger)
        running.append((found, httpx.Client(base_url=found.address)))
        return running[-1][1]

    yield start
    for found, client in running:
        client.close()
        found.stop()


@pytest.fixture
def client(served: Served) -> Iterator[httpx.Client]:
    """A program that asks the workbench over the samples."""
    with httpx.Client(base_url=served.address, follow_redirects=True) as found:
        yield found


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of the test's own, empty."""
    with Ledger.open(tmp_path / "k.db") as opened:
        yield opened


@dataclass(slots=True)
class Watched:
    """A tab that keeps account of what must not happen."""

    tab: Tab
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tab.on("request", lambda r: self.asked.append(r.url))
        self.tab.on("console", lambda m: self.complaints.append(m.text))
        self.tab.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.tab.on("dialog", lambda d: self.complaints.append(d.message))

    def verify(self, own: str) -> None:
        """Nothing was asked of anyone else, and the browser had nothing to complain of."""
        assert self.complaints == []
        assert [url for url in self.asked if not url.startswith((own, "data:"))] == []


@pytest.fixture
def tab(browser: Browser, served: Served) -> Iterator[Tab]:
    """A tab at the widest; whatever the test does, it ends without a complaint or a foreign request."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    watched = Watched(context.new_page())
    yield watched.tab
    watched.verify(served.address)
    context.close()
