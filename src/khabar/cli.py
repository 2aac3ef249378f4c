"""The commands. They parse, call and print; what they do is done elsewhere.

Everything heavy is imported inside the commands, so that ``khabar --help`` answers at once.
"""
# ruff: noqa: PLC0415, D301 - lazy imports, see above; \b is Typer's sign to leave a paragraph's lines as they are

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from khabar.config import LEDGER_VARIABLE, Settings, settings
from khabar.export.errors import ReportError
from khabar.model import KhabarError, LedgerError, Modality, UnreadablePage, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from khabar.export.terminal import Direct
    from khabar.model import Claim
    from khabar.pipeline import Reading
    from khabar.run import Outcome, Summary

OK, FAILED, USAGE, STORAGE, INTERRUPTED = 0, 1, 2, 3, 130
_PLAIN_WIDTH = 160  # columns of a table that goes to a file or a pipe

app = typer.Typer(
    name="khabar", rich_markup_mode=None, no_args_is_help=True, add_completion=False,
    pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


class Format(StrEnum):
    """How claims are written."""

    JSONL = "jsonl"
    TABLE = "table"


Paths = Annotated[
    list[str], typer.Argument(help="Files, folders, patterns, or - for standard input.", metavar="PATH...")
]
LedgerFile = Annotated[
    Path | None,
    typer.Option("--ledger", metavar="FILE", help=f"The ledger. [default: ${LEDGER_VARIABLE}, or khabar.db]"),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with status 1 if any page was skipped.")]


def main() -> None:
    """The ``khabar`` command."""
    app()


@app.callback(invoke_without_command=True)
def khabar(version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:
    """Arabic news in, sourced claims out: who does what to whom, and who says so.

    \b
    Examples:
      khabar run pages/                 read a folder, keep its claims, write a report
      khabar extract page.txt           a page's claims as JSON Lines; nothing is kept
      khabar claims --actor Russia      ask the ledger
      khabar show 3f9c2a11              one claim, its chain, and its words on the page
      khabar explain page.txt           how a page was read, step by step

    \b
    Exit status:
      0  done; pages that were skipped are named on standard error
      1  no page could be read, khabar itself failed on one, a claim was not found,
         or --strict and a page was skipped
      2  the command's arguments do not fit
      3  the ledger or the report cannot be opened, read or written
    """
    if version:
        typer.echo(f"khabar {_version()}")
        raise typer.Exit(OK)


@app.command()
def run(
    paths: Paths,
    ledger: LedgerFile = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="The report. [default: the ledger's name with .html]"),
    ] = None,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no report.")] = False,
    strict: Strict = False,
) -> None:
    """Read pages, keep their claims in the ledger, and write a report.

    Running again over the same pages adds nothing. A run that is stopped keeps every page it had finished.

    \b
    Examples:
      khabar run pages/*.txt
      khabar run feed.jsonl archive/ --ledger syria.db --report syria.html
      curl -s https://example.org/page.html | khabar run - --no-report
    """
    with _errors():
        from khabar import run as runs
        from khabar.export.closing import closing
        from khabar.export.report import check_target, write_report
        from khabar.ledger import Ledger

        found = _settings()
        ledger = ledger or found.ledger
        target = None if no_report else report or ledger.with_suffix(".html")
        if target is not None:
            check_target(target, [ledger, *map(Path, paths)])
        files = runs.files(paths)
        with Ledger.open(ledger, busy_s=found.busy_s) as kept:
            with _progress(len(files)) as seen:
                summary = runs.keep(runs.readings(files, sys.stdin.buffer), kept, seen)
            if target is not None:
                write_report(target, runs.views(kept, summary.kept))
        _console().print(closing(summary, str(ledger), str(target) if target else None))
        _finish(summary, strict=strict)


@app.command()
def extract(
    paths: Paths,
    format_: Annotated[Format, typer.Option("--format", help="How claims are written.")] = Format.JSONL,
    strict: Strict = False,
) -> None:
    """Write the claims of pages to standard output as they are read; nothing is kept.

    \b
    Examples:
      khabar extract page.txt
      khabar extract pages/ --format table
      cat page.html | khabar extract - | jq .event.type
    """
    with _errors():
        from khabar import run as runs

        summary = runs.Summary()
        show = _json_printer() if format_ is Format.JSONL else _table_printer()
        for _, found in runs.readings(runs.files(paths), sys.stdin.buffer):
            if isinstance(found, UnreadablePage):
                summary.skipped.append(found)
                _skipped(found)
            else:
                summary.pages += 1
                show(found)
        _finish(summary, strict=strict)


@app.command()
def claims(  # noqa: PLR0913, PLR0917 - one argument an option
    actor: Annotated[str | None, typer.Option("--actor", metavar="X", help="Who does it: a name or an id.")] = None,
    recipient: Annotated[str | None, typer.Option("--recipient", metavar="X", help="To whom it is done.")] = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="T", help="Event type or type/mode: ASSAULT, assault/aerial.")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="S", help="Anyone in its chain of sources.")] = None,
    modality: Annotated[Modality | None, typer.Option("--modality", help="How firmly it is put.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="D", help="From this day, month or year (2017, 2017-03-09) on.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="D", help="To the end of this day or month.")] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Words that the evidence holds.")] = None,
    ledger: LedgerFile = None,
    format_: Annotated[Format, typer.Option("--format", help="How claims are written.")] = Format.TABLE,
    limit: Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="At most this many.")] = None,
) -> None:
    """Ask the ledger for claims; all conditions hold together.

    Names may be Arabic or English, in any spelling, the page's own wording or an entity's id. A claim is inside a span
    of days if its own time is, or, where its words give it none, its page's date.

    \b
    Examples:
      khabar claims --actor روسيا --modality offered
      khabar claims --type ASSAULT/aerial --since 2017-01 --until 2017-03
      khabar claims --source "Al Jazeera" --format jsonl
      khabar claims --text "وقف إطلاق النار" --ledger syria.db
    """
    with _errors():
        from khabar import query
        from khabar.ledger import Ledger, Query

        kind, mode = query.type_and_mode(type_)
        wanted = Query(
            actor=query.name(actor), recipient=query.name(recipient), source=query.name(source), type=kind, mode=mode,
            modality=modality, since=query.since(since), until=query.until(until), words=query.words(text), limit=limit,
        )  # fmt: skip
        found = _settings()
        with Ledger.read(ledger or found.ledger, busy_s=found.busy_s) as kept:
            number = _print_claims((k.claim for k in kept.claims(wanted)), format_)
        if number == 0:
            _say("no claim in the ledger fits")


@app.command()
def show(
    claim: Annotated[str, typer.Argument(help="A claim's id, or its beginning.", metavar="CLAIM")],
    ledger: LedgerFile = None,
) -> None:
    """Show one claim: how it reads, its chain link by link, and its words marked in their paragraph.

    \b
    Examples:
      khabar show 3f9c2a117be04d55
      khabar show 3f9c --ledger syria.db
    """
    with _errors():
        from khabar import query
        from khabar.export.detail import detail
        from khabar.ledger import Ledger
        from khabar.read.article import find_article

        found = _settings()
        with Ledger.read(ledger or found.ledger, busy_s=found.busy_s) as kept:
            one = query.one_claim(kept, claim)
            page = kept.page(one.claim.doc.id)
        if page is None:
            raise LedgerError(f"the page of claim {one.claim.id} is missing from the ledger")
        console = _console()
        article = find_article(page.page)
        for line in detail(one.claim, article, _direct(sys.stdout), color=console.is_terminal):
            console.print(line, soft_wrap=True)
        if one.recorded_to is not None:
            _say(f"no longer read from this page since {one.recorded_to[:19]} UTC; kept as history")


@app.command()
def explain(
    path: Annotated[str, typer.Argument(help="A file, or - for standard input.", metavar="PATH")],
    sentence: Annotated[
        int | None, typer.Option("--sentence", min=1, metavar="N", help="One sentence, with its tokens and syntax.")
    ] = None,
) -> None:
    """Show what each stage saw: story and furniture, sentences, names, triggers, claims and dropped candidates.

    \b
    Examples:
      khabar explain page.txt
      khabar explain page.html --sentence 4
    """
    with _errors():
        from khabar import run as runs
        from khabar.explain import explain as account

        summary = runs.Summary()
        for _, found in runs.readings(runs.files([path]), sys.stdin.buffer):
            if isinstance(found, UnreadablePage):
                summary.skipped.append(found)
                _skipped(found)
                continue
            if summary.pages:
                typer.echo("")
            summary.pages += 1
            for line in account(found, sentence, _direct(sys.stdout)):
                typer.echo(line)
        _finish(summary, strict=False)


# -- printing ------------------------------------------------------------------------------------


def _json_printer() -> Callable[[Reading], None]:
    """Prints a page's claims as lines of JSON, at once: whoever reads the stream need not wait for the next page."""
    from khabar.export.jsonl import line

    def show(reading: Reading) -> None:
        for claim in reading.claims:
            typer.echo(line(claim))
        sys.stdout.flush()

    return show


def _table_printer() -> Callable[[Reading], None]:
    from khabar.export.table import page_table

    console, direct = _console(), _direct(sys.stdout)

    def show(reading: Reading) -> None:
        console.print(page_table(reading.doc, reading.claims, direct))

    return show


def _print_claims(claims: Iterable[Claim], format_: Format) -> int:
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

        console = _console()
        for table in tables(counted(), _direct(sys.stdout)):
            console.print(table)
    return number


def _console(stream: TextIO | None = None) -> Console:
    """Standard output (or ``stream``) as rich sees it; tables get room where no terminal limits them."""
    from rich.console import Console

    stream = stream or sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else _PLAIN_WIDTH
    return Console(file=stream, width=width, highlight=False, emoji=False, markup=False)


def _direct(stream: TextIO) -> Direct:
    """How Arabic is put on ``stream``: set apart where the terminal orders mixed directions, else as it is."""
    from khabar.export.terminal import as_it_is, does_bidi, isolate

    return isolate if does_bidi(os.environ, is_terminal=stream.isatty()) else as_it_is


@contextmanager
def _progress(files: int) -> Iterator[Callable[[str, Outcome], None]]:
    """A bar on a terminal's standard error, and the names of skipped pages; yields what a run calls for every page."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from khabar.run import Tally

    console = _console(sys.stderr)
    counts = TextColumn("files, {task.fields[pages]} pages")
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), counts, TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=files, pages=0)
        tally = Tally()

        def seen(file: str, found: Outcome) -> None:
            tally.add(file)
            bar.update(task, completed=tally.files - 1, pages=tally.pages)
            if isinstance(found, UnreadablePage):
                _skipped(found)

        yield seen


def _skipped(page: UnreadablePage) -> None:
    _say(f"skipped {page.uri}: {page.reason}")


def _say(message: str) -> None:
    """A line for the person, on standard error."""
    typer.echo(f"khabar: {message}", err=True)


# -- settings and ends ---------------------------------------------------------------------------


def _settings() -> Settings:
    return settings(os.environ)


def _finish(summary: Summary, *, strict: bool) -> None:
    """End with status 1 where nothing could be read, khabar itself failed, or ``strict`` finds a skipped page."""
    nothing = summary.pages == 0 and bool(summary.skipped)
    if nothing or summary.failed or (strict and summary.skipped):
        raise typer.Exit(FAILED)


@contextmanager
def _errors() -> Iterator[None]:
    """Errors as one line on standard error and an exit status; a reader who has gone away is no error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered must not be written at exit: it would fail again, loudly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(OK) from None
    except KeyboardInterrupt:
        _say("stopped; every page that was finished is kept")
        raise typer.Exit(INTERRUPTED) from None
    except KhabarError as error:
        _say(str(error))
        raise typer.Exit(_status(error)) from None


def _status(error: KhabarError) -> int:
    if isinstance(error, UsageError):
        return USAGE
    return STORAGE if isinstance(error, LedgerError | ReportError) else FAILED


def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version("khabar")
    except metadata.PackageNotFoundError:
        return "(not installed)"
