"""The ``khabar`` command itself: what it says without a command, and its version."""
# ruff: noqa: PLC0415, D301 - lazy imports, see khabar.cli; \b is Typer's sign to leave a paragraph's lines as they are

from __future__ import annotations

from typing import Annotated

import typer

from khabar.cli.ends import OK

app = typer.Typer(
    name="khabar", rich_markup_mode=None, no_args_is_help=True, add_completion=False,
    pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


@app.callback(invoke_without_command=True)
def khabar(version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:
    """Arabic news in, sourced claims out: who does what to whom, and who says so.

    \b
    Examples:
      khabar run pages/                 read a folder, keep its claims, write a report
      khabar extract page.txt           a page's claims as JSON Lines; nothing is kept
      khabar claims --actor Russia      ask the ledger
      khabar show 3f9c2a11              one claim, its chain, and its words on the page
      khabar state --actor Russia       what stood between it and others, and who says so
      khabar explain page.txt           how a page was read, step by step
      khabar serve --open               the workbench, in the browser

    \b
    Exit status:
      0  done; pages that were skipped are named on standard error
      1  no page could be read, khabar itself failed on one, a claim was not found,
         or --strict and a page was skipped
      2  the command's arguments do not fit
      3  the ledger or the report cannot be opened, read or written
    """
    if version:
        typer.echo(f"khabar {installed()}")
        raise typer.Exit(OK)


def installed() -> str:
    """The version that is installed."""
    from importlib import metadata

    try:
        return metadata.version("khabar")
    except metadata.PackageNotFoundError:
        return "(not installed)"
