"""A PostgreSQL server of the tests' own: made in a temporary folder, reached by a socket in it, stopped after."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

_DEBIAN = Path("/usr/lib/postgresql")
_OLDEST = 15
_SETTINGS = ("-c listen_addresses=", "-c fsync=off", "-c max_connections=60", "-c shared_buffers=64MB")


@dataclass(frozen=True)
class Server:
    """A running server, reached by the socket in ``folder``."""

    folder: Path

    @property
    def url(self) -> str:
        """Where the one database is."""
        return f"postgresql://khabar@/postgres?host={self.folder}"

    def schema(self, name: str) -> str:
        """Make an empty schema, which costs less than a database; returns the URL of a ledger in it."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE SCHEMA "{name}"'.encode())
        return f"{self.url}&options=-csearch_path%3D{name}"


def programs() -> Path | str:
    """The folder of ``initdb`` and ``pg_ctl``, or why there is none."""
    listed = [p for p in _DEBIAN.glob("*/bin") if p.parent.name.isdecimal() and (p / "initdb").exists()]
    new = [p for p in listed if int(p.parent.name) >= _OLDEST]
    if new:
        return max(new, key=lambda p: int(p.parent.name))
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    return f"PostgreSQL {_OLDEST} or later is not installed; `scripts/setup postgres` installs it"


@contextmanager
def started(folder: Path) -> Iterator[Server | str]:
    """A server until the end of the block, or why there is none."""
    found = programs()
    if isinstance(found, str):
        yield found
        return
    # A socket's path may have 107 characters, and pytest's folders are private to who runs them.
    home = Path(tempfile.mkdtemp(prefix="khabar-pg-"))
    user = _user(home)
    data = home / "data"
    try:
        _run([found / "initdb", "-D", data, "-U", "khabar", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
              "--no-sync"], user)  # fmt: skip
        options = " ".join((*_SETTINGS, f"-k {home}"))
        _run([found / "pg_ctl", "-D", data, "-l", home / "log", "-o", options, "-w", "start"], user)
        try:
            yield Server(home)
        finally:
            _run([found / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], user)
    finally:
        shutil.copytree(home, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("data", ".s*"))
        shutil.rmtree(home)


def _user(home: Path) -> str | None:
    """Who the server runs as: the tests' own user, and nobody where that is root, as whom it refuses to run."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    shutil.chown(home, user)
    return user


def _run(command: Sequence[str | Path], user: str | None) -> None:
    done = subprocess.run(
        [str(part) for part in command], user=user, check=False, text=True, cwd="/", timeout=120,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr}")
