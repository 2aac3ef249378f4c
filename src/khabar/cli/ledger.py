"""The commands about the ledger itself: info, check, backup, restore, upgrade."""
# ruff: noqa: PLC0415, D301 - lazy imports, see khabar.cli; \b is Typer's sign to leave a paragraph's lines as they are

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.cli.ends import FAILED, errors, found_settings
from khabar.cli.options import LedgerFile

if TYPE_CHECKING:
    from collections.abc import Mapping

ledger_group = typer.Typer(
    name="ledger", rich_markup_mode=None, no_args_is_help=True,
    help="""Look after a ledger: what it holds, whether it is whole, copies of it.

    \b
    Examples:
      khabar ledger info
      khabar ledger check --ledger syria.db
      khabar ledger backup monday.db --ledger postgresql://khabar@server/syria
      khabar ledger restore monday.db --ledger syria.db
      khabar ledger upgrade --ledger old.db
    """,
)  # fmt: skip


@ledger_group.command()
def info(ledger: LedgerFile = None) -> None:
    """Tell what a ledger holds, in numbers.

    \b
    Examples:
      khabar ledger info --ledger syria.db
    """
    with errors():
        from khabar import ledger as ledgers

        where, busy_s = _where(ledger)
        told = ledgers.info(where, busy_s=busy_s)
        typer.echo(f"ledger        {told.name}\nstore         {told.store}, schema {told.schema}")
        typer.echo(f"pages         {told.rows['pages']:,}" + (f" ({told.lost:,} without bytes)" if told.lost else ""))
        typer.echo(f"claims        {told.held:,} hold, {told.rows['claims']:,} ever kept")
        for name in ("entities", "judgements", "decisions", "runs"):
            typer.echo(f"{name:13} {told.rows[name]:,}")
        if told.first and told.last:
            typer.echo(f"kept from     {told.first[:19]} to {told.last[:19]} UTC")


@ledger_group.command()
def check(ledger: LedgerFile = None) -> None:
    """Check every page's hash, every claim's words on its page, every reference, and the full-text index.

    Each fault is told in a line: its kind, where, and in which way. The exit status is then 1. Nothing is mended.

    \b
    Examples:
      khabar ledger check --ledger syria.db
    """
    with errors():
        from khabar import ledger as ledgers

        where, busy_s = _where(ledger)
        number = 0
        for fault in ledgers.check(where, busy_s=busy_s):
            number += 1
            typer.echo(f"{fault.kind}: {fault.where}: {fault.why}")
        name = ledgers.address(where).name
        if number:
            typer.echo(f"{name}: {number:,} fault{'s' if number > 1 else ''}")
            raise typer.Exit(FAILED)
        typer.echo(f"{name}: no fault found")


@ledger_group.command()
def backup(
    target: Annotated[Path, typer.Argument(help="A file that is not there yet.", metavar="FILE")],
    ledger: LedgerFile = None,
) -> None:
    """Copy a ledger, as of one moment, into a file, which is a ledger itself; others may go on writing to it.

    \b
    Examples:
      khabar ledger backup monday.db --ledger postgresql://khabar@server/syria
    """
    with errors():
        from khabar import ledger as ledgers

        where, busy_s = _where(ledger)
        _copied(ledgers.backup(where, target, busy_s=busy_s), str(target))


@ledger_group.command()
def restore(
    source: Annotated[str, typer.Argument(help="A backup: a file, or any ledger.", metavar="BACKUP")],
    ledger: LedgerFile = None,
) -> None:
    """Copy a backup to where no ledger is yet: to a new file, or into an empty database.

    \b
    Examples:
      khabar ledger restore monday.db --ledger syria.db
      khabar ledger restore syria.db --ledger postgresql://khabar@server/syria
    """
    with errors():
        from khabar import ledger as ledgers

        where, busy_s = _where(ledger)
        _copied(ledgers.restore(source, where, busy_s=busy_s), ledgers.address(where).name)


@ledger_group.command()
def upgrade(ledger: LedgerFile = None) -> None:
    """Bring a ledger that an older khabar made up to date; all of it, or on any error nothing.

    \b
    Examples:
      khabar ledger upgrade --ledger old.db
    """
    with errors():
        from khabar import ledger as ledgers

        where, busy_s = _where(ledger)
        before, after = ledgers.upgrade(where, busy_s=busy_s)
        name = ledgers.address(where).name
        typer.echo(f"{name}: schema {after}" + (f", before {before}" if before != after else "; nothing to do"))


def _where(ledger: str | None) -> tuple[str, float]:
    found = found_settings()
    return ledger or found.ledger, found.busy_s


def _copied(rows: Mapping[str, int], to: str) -> None:
    typer.echo(f"{to}: {rows['pages']:,} pages, {rows['claims']:,} claims, {sum(rows.values()):,} rows in all")
