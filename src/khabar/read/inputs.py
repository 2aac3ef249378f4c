"""What the user names → the files to read."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from khabar.model import UnreadablePage

STDIN = "-"
SUFFIXES = frozenset({".txt", ".html", ".htm", ".jsonl"})
"""What is read of a folder; a file that the user names himself is read whatever its suffix."""


def expand(paths: Sequence[str]) -> Iterator[str | UnreadablePage]:
    """Files named by ``paths``: files, folders (all below, sorted), glob patterns, ``-`` for stdin.

    What cannot be read is yielded as an ``UnreadablePage`` (never raised), so that the run goes on.
    """
    for path in paths:
        if path == STDIN:
            yield STDIN
        elif os.path.lexists(path) or not glob.has_magic(path):
            yield from _named(path)
        else:
            yield from _pattern(path)


def _named(path: str) -> Iterator[str | UnreadablePage]:
    """A file, a folder, or the reason why it is neither."""
    try:
        os.stat(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield UnreadablePage(path, reason(error))
        return
    if not os.path.isdir(path):
        yield Path(path).as_posix()
        return
    empty = True
    for found in _folder(Path(path)):
        empty = False
        yield found
    if empty:
        yield UnreadablePage(path, f"no {', '.join(sorted(SUFFIXES))} file in this folder")


def _folder(folder: Path) -> Iterator[str | UnreadablePage]:
    """The readable kinds of file below ``folder``, by name; links to folders are not followed (they may loop)."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield UnreadablePage(folder.as_posix(), reason(error))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(path)
        elif path.suffix.lower() in SUFFIXES:
            yield path.as_posix()


def _pattern(pattern: str) -> Iterator[str | UnreadablePage]:
    """What a glob pattern (``**`` for folders below) matches, sorted."""
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield UnreadablePage(pattern, "no file matches this pattern")
    for path in found:
        if not os.path.isdir(path):
            yield Path(path).as_posix()
        elif "**" not in pattern:  # ``**`` lists the files below by itself
            yield from _named(path)


def reason(error: Exception) -> str:
    """An operating-system error in plain words, without the path (it is named beside)."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
