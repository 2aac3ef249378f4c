"""The compiled copy reads every page as the sources do. Made by ``make compiled``; skipped where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMPILED = ROOT / "build/compiled"
READ = "from khabar.cli import main; main()"


@pytest.fixture(scope="module", autouse=True)
def _current() -> None:
    check = [sys.executable, str(ROOT / "scripts/compile.py"), "--check"]
    if subprocess.run(check, stdout=subprocess.DEVNULL, check=False).returncode:
        pytest.skip("no compiled copy of these sources: make compiled")


def extracted(sources: Path, *paths: str) -> bytes:
    """What ``khabar extract`` writes, run from the given sources."""
    command = [sys.executable, "-c", READ, "extract", *paths]
    env = {**os.environ, "PYTHONPATH": str(sources)}
    return subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout


def test_the_copy_is_compiled() -> None:
    where = [sys.executable, "-c", "import khabar.claim.parse as m; print(m.__file__)"]
    found = subprocess.run(where, env={**os.environ, "PYTHONPATH": str(COMPILED)}, stdout=subprocess.PIPE, check=True)
    assert not found.stdout.decode().strip().endswith(".py")


@pytest.mark.parametrize("pages", ["samples/pages", "eval/dev/pages.jsonl"])
def test_compiled_or_not_the_claims_are_the_same(pages: str) -> None:
    assert extracted(COMPILED, pages) == extracted(ROOT / "src", pages)
