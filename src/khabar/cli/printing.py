"""Where and how commands print: the console, the direction of Arabic, claims as lines or tables, progress."""
# ruff: noqa: PLC0415 - lazy imports, see khabar.cli

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

import typer

from khabar.cli.options import Format
from khabar.model import UnreadablePage

if TYPE_CHECKING:
    from rich.console import Console

    from khabar.export.terminal import Direct
    from khabar.model import Claim
    from khabar.pipeline import Reading
    from khabar.run import Outcome

_PLAIN_WIDTH = 160  # columns of a table that goes to a file or a pipe


def json_printer() -> Callable[[Reading], None]:
    """Prints a page's claims as lines of JSON, at once: whoever reads the stream need not wait for the next page."""
    from khabar.export.jsonl import line

    def show(reading: Reading) -> None:
        for claim in reading.claims:
            typer.echo(line(claim))
        sys.stdout.flush()

    return show


def table_printer() -> Callable[[Reading], None]:
    """Prints a page's claims as a table."""
    from khabar.export.table import page_table

    terminal, way = console(), direct(sys.stdout)

    def show(reading: Reading) -> None:
        terminal.print(page_table(reading.doc, reading.claims, way))

    return show


def print_claims(claims: Iterable[Claim], format_: Format) -> int:
    """Print what the ledger gave; returns how many there were."""
    number = 0

    def counted() -> Iterator[Claim]:
        nonlocal number
        for claim in claims:
            number += 1
            yield claim

    if format_ is Format.JSONL:
        from khabar.export.jsonl import line

        for claim in counted():
            typer.echo(line(claim))
    else:
        from khabar.export.table import tables

        terminal = console()
        for table in tables(counted(), direct(sys.stdout)):
            terminal.print(table)
    return number


def console(stream: TextIO | None = None) -> Console:
    """Standard output (or ``stream``) as rich sees it; tables get room where no terminal limits them."""
    from rich.console import Console

    class Terminal(Console):
        """A console whose reader may go away: that is no failure, and ``ends.errors`` knows what to do."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    stream = stream or sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else _PLAIN_WIDTH
    return Terminal(file=stream, width=width, highlight=False, emoji=False, markup=False)


def direct(stream: TextIO) -> Direct:
    """How Arabic is put on ``stream``: set apart where the terminal orders mixed directions, else as it is."""
    from khabar.export.terminal import as_it_is, does_bidi, isolate

    return isolate if does_bidi(os.environ, is_terminal=stream.isatty()) else as_it_is


@contextmanager
def progress(files: int) -> Iterator[Callable[[str, Outcome], None]]:
    """A bar on a terminal's standard error, and the names of skipped pages; yields what a run calls for every page."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from khabar.run import Tally

    terminal = console(sys.stderr)
    counts = TextColumn("files, {task.fields[pages]} pages")
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), counts, TimeElapsedColumn())
    with Progress(*columns, console=terminal, transient=True, disable=not terminal.is_terminal) as bar:
        task = bar.add_task("", total=files, pages=0)
        tally = Tally()

        def seen(file: str, found: Outcome) -> None:
            tally.add(file)
            bar.update(task, completed=tally.files - 1, pages=tally.pages)
            if isinstance(found, UnreadablePage):
                skipped(found)

        yield seen


def skipped(page: UnreadablePage) -> None:
    """Name a page that was skipped, and the reason."""
    say(f"skipped {page.uri}: {page.reason}")


def say(message: str) -> None:
    """A line for the person, on standard error."""
    typer.echo(f"khabar: {message}", err=True)
