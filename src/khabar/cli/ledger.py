"""The commands about the ledger itself: upgrade."""
# ruff: noqa: PLC0415, D301 - lazy imports, see khabar.cli; \b is Typer's sign to leave a paragraph's lines as they are

from __future__ import annotations

import typer

from khabar.cli.ends import errors, found_settings
from khabar.cli.options import LedgerFile

ledger_group = typer.Typer(
    name="ledger", rich_markup_mode=None, no_args_is_help=True,
    help="""Look after a ledger.

    \b
    Examples:
      khabar ledger upgrade --ledger old.db
    """,
)  # fmt: skip


@ledger_group.command()
def upgrade(ledger: LedgerFile = None) -> None:
    """Bring a ledger that an older khabar made up to date; all of it, or on any error nothing.

    \b
    Examples:
      khabar ledger upgrade --ledger old.db
    """
    with errors():
        from khabar import ledger as ledgers

        found = found_settings()
        where = ledger or found.ledger
        before, after = ledgers.upgrade(where, busy_s=found.busy_s)
        name = ledgers.address(where).name
        typer.echo(f"{name}: schema {after}" + (f", before {before}" if before != after else "; nothing to do"))


@ledger_group.callback()
def _ledger() -> None:
    """A callback keeps ``ledger`` a group while it has one command."""
