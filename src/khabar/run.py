"""A run: pages from what the user names, read one after the other, kept in the ledger, and counted."""

from __future__ import annotations

import gc
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from khabar.export.marking import PageView
from khabar.model import Page, UnreadablePage
from khabar.pipeline import Reading, read_page
from khabar.read.article import find_article
from khabar.read.inputs import STDIN, expand
from khabar.read.pages import read_pages
from khabar.resolve.fingerprints import fingerprints

if TYPE_CHECKING:  # the database is not loaded where nothing is kept
    from khabar.ledger import Kept, Ledger


class FailedPage(UnreadablePage):
    """A page on which khabar itself failed: a fault of ours, to be reported, not of the page."""


Outcome = Reading | UnreadablePage


@dataclass(slots=True)
class Summary:
    """What a run came to."""

    pages: int = 0
    skipped: list[UnreadablePage] = field(default_factory=list)
    new: int = 0
    known: int = 0
    closed: int = 0
    types: Counter[str] = field(default_factory=Counter)
    modalities: Counter[str] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)
    """Ids of the pages that this run read, in order, each once."""

    @property
    def failed(self) -> bool:
        """Whether khabar itself failed on some page."""
        return any(isinstance(s, FailedPage) for s in self.skipped)

    def counts(self) -> dict[str, int]:
        """What the ledger keeps of it."""
        return {"pages": self.pages, "skipped": len(self.skipped), "new": self.new, "known": self.known,
                "closed": self.closed}  # fmt: skip

    def reasons(self) -> list[tuple[str, int]]:
        """Why pages were skipped, the most frequent reason first."""
        return Counter(s.reason for s in self.skipped).most_common()

    def add(self, reading: Reading, kept: Kept) -> None:
        """Count a page that was read and kept."""
        self.pages += 1
        self.new, self.known, self.closed = self.new + kept.new, self.known + kept.known, self.closed + kept.closed
        self.types.update(c.event.type for c in reading.claims)
        self.modalities.update(str(c.modality) for c in reading.claims)
        if reading.page.id not in self.kept:
            self.kept.append(reading.page.id)


@dataclass(slots=True)
class Tally:
    """How far a run has come, told by the file of each page."""

    files: int = 0
    pages: int = 0
    last: str | None = None

    def add(self, file: str) -> None:
        """Count one more page, and a file where it is another than the last."""
        self.pages += 1
        if file != self.last:
            self.files, self.last = self.files + 1, file


def files(paths: Sequence[str]) -> list[str | UnreadablePage]:
    """What ``paths`` name, so that a run knows beforehand how far it has to go."""
    return list(expand(paths))


def collect_seldom() -> None:
    """Let the garbage of a few pages gather before it is looked for.

    A page leaves thousands of objects that refer to one another. Looked for after every 700 new objects, as Python
    does of itself, most are still in use and looked through in vain: a tenth of the time of every page.
    """
    gc.set_threshold(50_000, 20, 50)


def readings(found: Sequence[str | UnreadablePage], stdin: BinaryIO | None) -> Iterator[tuple[str, Outcome]]:
    """Every page of ``found`` as (file, what became of it), in order, one in memory at a time."""
    collect_seldom()
    for file in found:
        if isinstance(file, UnreadablePage):
            yield file.uri, file
            continue
        for page in read_pages(file, stdin if file == STDIN else None):
            yield file, page if isinstance(page, UnreadablePage) else outcome(page)


def outcome(page: Page) -> Outcome:
    """The reading of ``page``, or why there is none. Never raises: one page must not end a run of thousands."""
    try:
        return read_page(page)
    except UnreadablePage as error:
        return error
    except Exception as error:  # noqa: BLE001 - reported by name and place, and the exit status tells
        at = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(at.filename).name}:{at.lineno}"
        return FailedPage(page.uri, f"khabar failed at {where} ({type(error).__name__}: {error}); please report it")


def keep(
    outcomes: Iterator[tuple[str, Outcome]], ledger: Ledger, seen: Callable[[str, Outcome], None] | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Summary:  # fmt: skip
    """Keep every page in ``ledger``; ``seen`` is told of each, as it is done. Raises ``LedgerError``.

    The ledger keeps the run as well: this khabar's version, ``settings``, and what it came to.
    """
    summary = Summary()
    run = ledger.begin_run(_version(), settings or {})
    for file, found in outcomes:
        if isinstance(found, UnreadablePage):
            summary.skipped.append(found)
        else:
            known = fingerprints(found.article)
            kept = ledger.keep_page(found.page, found.doc, found.claims, run=run, fingerprints=known)
            summary.add(found, kept)
        if seen is not None:
            seen(file, found)
    ledger.end_run(run, summary.counts())
    return summary


def _version() -> str:
    try:
        return metadata.version("khabar")
    except metadata.PackageNotFoundError:
        return "not installed"


def views(ledger: Ledger, pages: Sequence[str]) -> Iterator[PageView]:
    """Pages by id, as the ledger keeps them, with the claims that it holds of each."""
    from khabar.ledger import Query  # noqa: PLC0415

    for page_id in pages:
        kept = ledger.page(page_id)
        if kept is not None:
            claims = [k.claim for k in ledger.claims(Query(page=page_id))]
            yield PageView(find_article(kept.page), kept.doc, claims)
