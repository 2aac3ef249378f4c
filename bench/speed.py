"""Pages a second on one core, by stage, with peak memory and start-up time.

    python bench/speed.py [--pages 2000] [--parts] [PATH...]

Reads the given pages (the seeds in ../shared, else the samples), repeated to ``--pages``, through the stages of
``khabar.pipeline``, on one core. Pages a second and the stages count the process's own seconds on its core, so that
what else the machine does hardly shows; start-up is wall time, the best of five. Times of one machine say little
about another's: compare two versions in one sitting, and take the shares and ratios rather than the seconds.

With ``--parts`` the stages are taken apart further; the many small clocks slow the whole by a tenth.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from khabar import pipeline
from khabar.claim import reader
from khabar.model import Page
from khabar.read.inputs import expand
from khabar.read.pages import read_pages
from khabar.run import collect_seldom

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared/seeds"
TARGETS = {"pages a second": 100.0, "peak memory, MiB": 300.0, "start-up, s": 1.0, "--help, s": 0.3}
STARTS = 5
PARTS = (
    ("khabar.claim.analysed", "tokenise", "words and their readings"),
    ("khabar.claim.analysed", "find", "names"),
    ("khabar.claim.analysed", "place_candidates", "places"),
    ("khabar.claim.analysed", "country_of", "the page's countries"),
    ("khabar.claim.analysed", "settle", "names settled"),
    ("khabar.claim.analysed", "_mark_times", "times"),
    ("khabar.claim.analysed", "_mark_places", "places settled"),
    ("khabar.claim.sentence", "tag_verbs", "verbs tagged"),
    ("khabar.claim.sentence", "parse", "syntax"),
    ("khabar.claim.functions.subjects", "resolve", "subjects and objects"),
    ("khabar.claim.sentence", "best_frame", "frames"),
    ("khabar.claim.parties.cast:Cast", "note", "parties"),
    ("khabar.claim.sentence:Sentence", "context", "what stands above a claim"),
    ("khabar.claim.reader", "sides_of", "parties of a claim"),
    ("khabar.claim.voices.chains:Voices", "chain", "voices of a claim"),
    ("khabar.claim.voices.chains:Voices", "remember", "voices that go on"),
)
"""(module or module:class, function or method, what it does): what the stages "sentences" and "drafts" consist of."""


class Clock:
    """Seconds spent in each stage, children taken out of their parents."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._open: list[float] = []

    def timed(self, name: str, run: Callable[..., Any]) -> Callable[..., Any]:
        """``run``, its own time booked under ``name``."""

        def wrapped(*args: Any, **kwargs: Any) -> Any:
            self._open.append(0.0)
            start = time.process_time()
            try:
                return run(*args, **kwargs)
            finally:
                took = time.process_time() - start
                self.spent[name] += took - self._open.pop()
                if self._open:
                    self._open[-1] += took

        return wrapped

    def wrap_stages(self) -> None:
        """Put a clock around every stage that ``pipeline.read_page`` calls by name."""
        for stage in pipeline.STAGES:
            for name, value in list(vars(pipeline).items()):
                if value is stage.run:
                    setattr(pipeline, name, self.timed(stage.name, value))

    def wrap_parts(self) -> None:
        """Put a clock around every part of a stage that is named in ``PARTS``."""
        for owner, name, told in PARTS:
            module, _, cls = owner.partition(":")
            found = importlib.import_module(module)
            home = getattr(found, cls) if cls else found
            setattr(home, name, self.timed(told, getattr(home, name)))


def default_paths() -> list[str]:
    """The five real seeds where they are at hand, else the samples."""
    seeds = sorted(map(str, SEEDS.glob("0*.txt")))
    return seeds or [str(ROOT / "samples/pages")]


def load(paths: Sequence[str]) -> list[Page]:
    """All pages below ``paths`` that can be read."""
    files = [path for path in expand(paths) if isinstance(path, str)]
    return [page for path in files for page in read_pages(path) if isinstance(page, Page)]


def reread(paths: Sequence[str], count: int) -> Iterator[Page]:
    """``count`` pages, each opened and decoded anew, as a run over a crawl would."""
    files = [path for path in expand(paths) if isinstance(path, str)]
    pages = (page for path in cycle(files) for page in read_pages(path) if isinstance(page, Page))
    return islice(pages, count)


def one_core() -> None:
    """Stay on one core, where the system lets us."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def peak_mib() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def seconds(*arguments: str) -> float:
    """The wall time of a ``khabar`` command, started afresh, at its best: not the first, so with byte code kept."""
    command = [sys.executable, "-c", "from khabar.cli import main; main()", *arguments]
    keeping = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    took = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(command, check=True, env=keeping, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took.append(time.perf_counter() - start)
    return min(took)


def is_compiled() -> bool:
    """Whether it is the compiled copy of khabar that runs (see ``scripts/compile.py``)."""
    return not str(reader.__file__).endswith(".py")


def run(paths: Sequence[str], count: int, parts: bool = False) -> tuple[float, dict[str, float], int]:
    """Seconds in all, seconds by stage (``read`` = opening and decoding), and claims found."""
    collect_seldom()
    clock, claims = Clock(), 0
    clock.wrap_stages()
    if parts:
        clock.wrap_parts()
    pages = reread(paths, count)
    take = clock.timed("read", lambda: next(pages, None))
    start = time.process_time()
    while (page := take()) is not None:
        claims += len(pipeline.read_page(page).claims)
    return time.process_time() - start, clock.spent, claims


def row(name: str, value: float, unit: str = "", least: bool = False) -> None:
    """A line of the table, with its target where it has one."""
    target = TARGETS.get(name)
    told = (
        ""
        if target is None
        else f"target {target:g}: {'met' if (value >= target) == least or value == target else 'MISSED'}"
    )
    print(f"{name:24} {value:10.2f} {unit:3} {told}".rstrip())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000, help="how many pages to read (default 2000)")
    parser.add_argument("--parts", action="store_true", help="take the stages apart (not where khabar is compiled)")
    parser.add_argument("paths", nargs="*", help="pages to repeat (default: the seeds, else the samples)")
    options = parser.parse_args()
    paths = options.paths or default_paths()
    one_core()
    pages = load(paths)
    started, help_s = seconds("extract", options.paths[0] if options.paths else paths[0]), seconds("--help")
    warm = time.process_time()
    pipeline.read_page(pages[0])
    warm = time.process_time() - warm
    took, spent, claims = run(paths, options.pages, options.parts and not is_compiled())
    words = sum(len(page.raw.split()) for page in pages) / len(pages)
    made = "compiled" if is_compiled() else "not compiled"
    print(f"{options.pages} pages ({len(pages)} different, {words:.0f} words each), one core, "
          f"Python {platform.python_version()}, {made}, {claims} claims\n")  # fmt: skip
    row("pages a second", options.pages / took, least=True)
    row("ms a page", 1000 * took / options.pages)
    row("first page, s", warm)
    row("peak memory, MiB", peak_mib())
    row("start-up, s", started)
    row("--help, s", help_s)
    print(f"\n{'stage':28} share   ms a page")
    stages = ("read", *(stage.name for stage in pipeline.STAGES))
    for name in (*stages, *(told for _, _, told in PARTS if told in spent)):
        shown = name if name in stages else f"  {name}"
        print(f"{shown:28} {spent[name] / took:5.1%} {1000 * spent[name] / options.pages:11.3f}")
    print(f"{'the rest':28} {1 - sum(spent.values()) / took:5.1%}")


if __name__ == "__main__":
    main()
