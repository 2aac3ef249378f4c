"""The command that opens the workbench: serve."""
# ruff: noqa: PLC0415, D301 - lazy imports, see khabar.cli; \b is Typer's sign to leave a paragraph's lines as they are

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.cli.ends import errors, found_settings
from khabar.cli.options import LedgerFile
from khabar.cli.printing import say
from khabar.config import TOKEN_VARIABLE

if TYPE_CHECKING:
    from khabar.web.settings import WebSettings


def serve(
    ledger: LedgerFile = None,
    host: Annotated[str, typer.Option("--host", metavar="H", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 takes any that is free.")
    ] = 8350,
    read_only: Annotated[bool, typer.Option("--read-only", help="Keep nothing: look, search and export only.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
) -> None:
    """Open the workbench: a web page to read, check and correct claims, in Arabic or English.

    A ledger that cannot be written is opened for reading: all can be looked at, and nothing is kept.

    Only this machine can reach it, unless --host says otherwise; then whoever comes must give a token: the value of
    $KHABAR_TOKEN, or one made and printed at the start. Nothing is fetched from the network.

    \b
    Examples:
      khabar serve --ledger syria.db --open
      khabar serve --port 9000
      KHABAR_TOKEN=a-long-secret khabar serve --host 0.0.0.0
    """
    with errors():
        from dataclasses import replace

        from khabar.web import server

        found = found_settings()
        where = ledger or found.ledger
        settings = server.web_settings(os.environ, host, port)

        def ready(open_at: WebSettings) -> None:
            for line in server.greeting(open_at, kept.name, given=TOKEN_VARIABLE in os.environ):
                typer.echo(line)
            if open_:
                server.open_browser(open_at)

        kept, why = server.opened(where, found.busy_s, read_only=read_only)
        with kept:
            server.serve(replace(settings, read_only=why), kept, ready)
        say("the workbench is closed")
