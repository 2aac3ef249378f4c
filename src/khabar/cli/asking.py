"""The commands that ask the ledger for claims: claims, show."""
# ruff: noqa: PLC0415, D301 - lazy imports, see khabar.cli; \b is Typer's sign to leave a paragraph's lines as they are

from __future__ import annotations

import sys
from typing import Annotated

import typer

from khabar.cli.ends import errors, found_settings
from khabar.cli.options import Format, LedgerFile, Limit
from khabar.cli.printing import console, direct, print_claims, say
from khabar.model import LedgerError, Modality


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
    limit: Limit = None,
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
    with errors():
        from khabar import query
        from khabar.ledger import Ledger, Query

        kind, mode = query.type_and_mode(type_)
        wanted = Query(
            actor=query.name(actor), recipient=query.name(recipient), source=query.name(source), type=kind, mode=mode,
            modality=modality, since=query.since(since), until=query.until(until), words=query.words(text), limit=limit,
        )  # fmt: skip
        found = found_settings()
        with Ledger.read(ledger or found.ledger, busy_s=found.busy_s) as kept:
            number = print_claims((k.claim for k in kept.claims(wanted)), format_)
        if number == 0:
            say("no claim in the ledger fits")


def show(
    claim: Annotated[str, typer.Argument(help="A claim's id, or its beginning.", metavar="CLAIM")],
    ledger: LedgerFile = None,
) -> None:
    """Show one claim: how it reads, its chain link by link, and its words marked in their paragraph.

    Then who else says the same: independent origins, for the same words on many pages are one, and so is one speech.

    \b
    Examples:
      khabar show 3f9c2a117be04d55
      khabar show 3f9c --ledger syria.db
    """
    with errors():
        from khabar import query
        from khabar.export.detail import detail
        from khabar.export.support import support
        from khabar.ledger import Ledger
        from khabar.read.article import find_article

        found = found_settings()
        with Ledger.read(ledger or found.ledger, busy_s=found.busy_s) as kept:
            one = query.one_claim(kept, claim)
            page = kept.page(one.claim.doc.id)
            origins = kept.support(one.claim)
        if page is None:
            raise LedgerError(f"the page of claim {one.claim.id} is missing from the ledger")
        terminal = console()
        article = find_article(page.page)
        for line in detail(one.claim, article, direct(sys.stdout), color=terminal.is_terminal):
            terminal.print(line, soft_wrap=True)
        terminal.print()
        for told in support(origins, direct(sys.stdout)):
            terminal.print(told, soft_wrap=True)
        if one.recorded_to is not None:
            say(f"no longer read from this page since {one.recorded_to[:19]} UTC; kept as history")
