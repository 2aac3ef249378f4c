"""How long the workbench's server takes with many claims: medians of the first list, filters and full text.

    python bench/workbench.py [CLAIMS] [LEDGER]

The ledger is made from the sample pages, each over and over with another ending and other dates, unless it is there.
"""

from __future__ import annotations

import hashlib
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import httpx
import uvicorn

from khabar import run
from khabar.ledger import Ledger
from khabar.model import Claim, Doc, Interval, Page
from khabar.pipeline import Reading
from khabar.web.app import create_app
from khabar.web.settings import WebSettings

ROOT = Path(__file__).resolve().parents[1]
ASKED = {
    "first list": "/ar/claims",
    "list, JSON": "/api/claims",
    "filter: type": "/ar/claims?type=ASSAULT",
    "filter: actor": "/ar/claims?actor=Russia",
    "filter: modality and dates": "/ar/claims?modality=threatened&since=2015&until=2019",
    "filter: place": "/ar/claims?place=إدلب",
    "full text": "/ar/claims?words=انسحاب القوات",
    "facets, JSON": "/api/facets",
    "map": "/ar/map",
    "map, by type": "/ar/map?type=ASSAULT",
    "relations": "/ar/relations",
    "network": "/ar/network",
    "network as of a day": "/ar/network?as_of=2017",
    "contested": "/ar/contested",
    "party": "/ar/party?who=روسيا",
}


def readings() -> list[Reading]:
    """The sample pages, read."""
    found = run.readings(run.files([str(ROOT / "samples/pages")]), None)
    return [reading for _, reading in found if isinstance(reading, Reading)]


def varied(readings: list[Reading]) -> Iterator[tuple[Page, Doc, list[Claim]]]:
    """The pages again and again; the ending makes each another page, and leaves all offsets as they are."""
    for round_ in count():
        for reading in readings:
            raw = f"{reading.page.raw}\n\n{round_}"
            page = replace(reading.page, id=hashlib.sha256(raw.encode()).hexdigest(), raw=raw, uri=f"{round_}.txt")
            day = date(2012, 1, 1) + timedelta(days=7 * round_ % 4000)
            published = Interval(day.isoformat(), (day + timedelta(days=1)).isoformat(), None, "byline")
            doc = replace(reading.doc, id=page.id, uri=page.uri, published=published)
            yield page, doc, [replace(claim, doc=doc) for claim in reading.claims]


def fill(path: Path, claims: int) -> None:
    """A ledger of at least ``claims`` claims."""
    kept = 0
    with Ledger.open(path) as ledger:
        for page, doc, found in varied(readings()):
            kept += ledger.keep_page(page, doc, found).new
            if kept >= claims:
                return


def measure(ledger: Ledger, times: int = 9) -> None:
    """Print the median, the slowest and the first of each question, in ms, and what is sent, in KB as it travels.

    The first works out what the others find kept: the state of the whole ledger, the places of all claims.
    """
    server = uvicorn.Server(uvicorn.Config(create_app(WebSettings(), ledger), port=0, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=300) as client:
        for name, path in ASKED.items():
            took = []
            for _ in range(times):
                began = time.perf_counter()
                answer = client.get(path)
                took.append((time.perf_counter() - began) * 1000)
                answer.raise_for_status()
            sent = answer.num_bytes_downloaded / 1024
            print(f"{name:<28} {statistics.median(took):7.0f} ms {max(took):7.0f} ms {took[0]:7.0f} ms {sent:7.0f} KB")
    server.should_exit = True


def main() -> None:
    """Make the ledger where there is none, and measure."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "bench.db"
        if not path.exists():
            began = time.perf_counter()
            fill(path, claims)
            print(f"{claims:,} claims kept in {time.perf_counter() - began:.0f} s")
        with Ledger.read(path) as ledger:
            measure(ledger)


if __name__ == "__main__":
    main()
