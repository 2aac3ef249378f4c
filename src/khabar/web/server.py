"""Serving the workbench: who may come in from where, the words printed at the start, and the server itself."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from secrets import token_urlsafe

import uvicorn

from khabar.config import TOKEN_VARIABLE
from khabar.ledger import Ledger
from khabar.model import LedgerError, UsageError
from khabar.web.app import create_app
from khabar.web.settings import WebSettings, is_loopback

_MIN_TOKEN = 12  # characters: five tries in five minutes do not guess so many


def web_settings(environment: Mapping[str, str], host: str, port: int) -> WebSettings:
    """The settings for ``host``; beyond this machine a token is asked for, one of our making where none is set.

    Raises ``UsageError`` where the token that ``KHABAR_TOKEN`` gives is too short.
    """
    token = environment.get(TOKEN_VARIABLE) or (None if is_loopback(host) else token_urlsafe(18))
    if token is not None and len(token) < _MIN_TOKEN:
        raise UsageError(f"{TOKEN_VARIABLE}: a token has at least {_MIN_TOKEN} characters")
    name = environment.get("USER") or environment.get("LOGNAME") or "analyst"
    return WebSettings(host=host, port=port, token=token, reviewer=name)


def opened(where: Path | str, busy_s: float, *, read_only: bool = False) -> tuple[Ledger, str]:
    """The ledger, and why nothing can be kept in it where it can only be read (empty: it can).

    Raises ``LedgerError`` where it can be neither written nor read, or is not there and cannot be made.
    """
    if read_only:
        return Ledger.read(where, busy_s=busy_s), "as was asked for at the start"
    try:
        return Ledger.open(where, busy_s=busy_s), ""
    except LedgerError as closed:
        try:
            return Ledger.read(where, busy_s=busy_s), str(closed)
        except LedgerError:
            raise closed from None


def greeting(settings: WebSettings, ledger: str, *, given: bool) -> list[str]:
    """What is told at the start; ``given``: the token was set beforehand, and is not printed."""
    lines = [f"workbench  {settings.address}", f"ledger     {ledger}"]
    if settings.read_only:
        lines.append(f"read only  {settings.read_only}")
    if settings.token is not None:
        lines.append(f"token      {'as set in ' + TOKEN_VARIABLE if given else settings.token}")
    if not settings.is_loopback:
        lines += [
            "It can be reached from other machines, and what it sends can be read on the way.",
            "Put a server with TLS before it (Caddy: `reverse_proxy`, nginx: `proxy_pass`, both with the Host and",
            "X-Forwarded-Proto headers), let it listen on 127.0.0.1, and open no other port.",
        ]
    return [*lines, "stop with Ctrl+C"]


def serve(settings: WebSettings, ledger: Ledger, ready: Callable[[WebSettings], None]) -> None:
    """Serve until stopped; ``ready`` is told which port is ours. Raises ``UsageError`` where none can be had."""
    with closing(_listening(settings)) as listener:
        settings = replace(settings, port=listener.getsockname()[1])
        config = uvicorn.Config(create_app(settings, ledger), log_level="warning", server_header=False,
                                timeout_graceful_shutdown=3)  # fmt: skip
        ready(settings)
        with suppress(KeyboardInterrupt):  # how it is meant to end; uvicorn hands it on when all is closed
            uvicorn.Server(config).run(sockets=[listener])


def open_browser(settings: WebSettings) -> None:
    """Show the workbench in the person's browser, without waiting for it."""
    threading.Thread(target=webbrowser.open, args=(settings.address,), daemon=True).start()


def _listening(settings: WebSettings) -> socket.socket:
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        raise UsageError(f"{settings.host}:{settings.port}: cannot listen there ({error.strerror or error})") from error
