"""How a command ends: settings found, errors as one line, exit statuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING

import typer

from khabar.cli.printing import say
from khabar.config import Settings, settings
from khabar.export.errors import ReportError
from khabar.model import KhabarError, LedgerError, UsageError

if TYPE_CHECKING:
    from khabar.run import Summary

OK, FAILED, USAGE, STORAGE, INTERRUPTED = 0, 1, 2, 3, 130


def found_settings() -> Settings:
    """The settings that the environment asks for."""
    return settings(os.environ)


def finish(summary: Summary, *, strict: bool) -> None:
    """End with status 1 where nothing could be read, khabar itself failed, or ``strict`` finds a skipped page."""
    nothing = summary.pages == 0 and bool(summary.skipped)
    if nothing or summary.failed or (strict and summary.skipped):
        raise typer.Exit(FAILED)


@contextmanager
def errors() -> Iterator[None]:
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
        say("stopped; every page that was finished is kept")
        raise typer.Exit(INTERRUPTED) from None
    except KhabarError as error:
        say(str(error))
        raise typer.Exit(_status(error)) from None


def _status(error: KhabarError) -> int:
    if isinstance(error, UsageError):
        return USAGE
    return STORAGE if isinstance(error, LedgerError | ReportError) else FAILED
