"""The commands that read pages: run, extract, explain."""
# ruff: noqa: PLC0415, D301 - lazy imports, see khabar.cli; \b is Typer's sign to leave a paragraph's lines as they are

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from khabar.cli.ends import errors, finish, found_settings
from khabar.cli.options import Format, LedgerFile, Paths, Strict
from khabar.cli.printing import console, direct, json_printer, progress, skipped, table_printer
from khabar.model import UnreadablePage


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
    with errors():
        from khabar import run as runs
        from khabar.export.closing import closing
        from khabar.export.report import check_target, write_report
        from khabar.ledger import Ledger, address

        found = found_settings()
        ledger = ledger or found.ledger
        where = address(ledger)
        target = None if no_report else report or where.beside(".html")
        if target is not None:
            check_target(target, [Path(ledger), *map(Path, paths)])
        files = runs.files(paths)
        with Ledger.open(ledger, busy_s=found.busy_s) as kept:
            with progress(len(files)) as seen:
                summary = runs.keep(runs.readings(files, sys.stdin.buffer), kept, seen, {"paths": paths})
            if target is not None:
                write_report(target, runs.views(kept, summary.kept))
        console().print(closing(summary, where.name, str(target) if target else None))
        finish(summary, strict=strict)


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
    with errors():
        from khabar import run as runs

        summary = runs.Summary()
        show = json_printer() if format_ is Format.JSONL else table_printer()
        for _, found in runs.readings(runs.files(paths), sys.stdin.buffer):
            if isinstance(found, UnreadablePage):
                summary.skipped.append(found)
                skipped(found)
            else:
                summary.pages += 1
                show(found)
        finish(summary, strict=strict)


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
    with errors():
        from khabar import run as runs
        from khabar.explain import explain as account

        summary = runs.Summary()
        for _, found in runs.readings(runs.files([path]), sys.stdin.buffer):
            if isinstance(found, UnreadablePage):
                summary.skipped.append(found)
                skipped(found)
                continue
            if summary.pages:
                typer.echo("")
            summary.pages += 1
            for line in account(found, sentence, direct(sys.stdout)):
                typer.echo(line)
        finish(summary, strict=False)
