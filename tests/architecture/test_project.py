"""The repository's own promises: locks that agree, nothing that names this or that mirror."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; (.*?))? \\$", re.MULTILINE)


def pins(path: Path) -> set[tuple[str, str]]:
    return {(name, version) for name, version, _ in _PIN.findall(path.read_text(encoding="utf-8"))}


def normal(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


def test_the_small_lock_is_part_of_the_large_one(root: Path) -> None:
    small, large = pins(root / "requirements.lock"), pins(root / "requirements-dev.lock")
    assert small
    assert small <= large


def test_every_dependency_is_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    run = {normal(r) for r in project["project"]["dependencies"]}
    dev = {normal(r) for r in project["dependency-groups"]["dev"] if isinstance(r, str)}
    assert run <= {name for name, _ in pins(root / "requirements.lock")}
    assert run | dev <= {name for name, _ in pins(root / "requirements-dev.lock")}


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-dev.lock", "pyproject.toml", "Makefile", "scripts/setup"]
)
def test_no_package_index_is_named(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert not re.search(r"--(extra-)?index-url|https?://", text)


def test_one_version_everywhere(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    first = re.search(r"^## ([0-9.]+)", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert first is not None
    assert first[1] == project["project"]["version"]


def test_shipped_text_is_not_too_large(root: Path) -> None:
    """A stray corpus or build output would show here."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=root, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    sizes = {f: (root / f).stat().st_size for f in listed.stdout.decode().split("\0") if f and (root / f).is_file()}
    assert sizes
    assert [f for f, size in sizes.items() if size > 8_000_000] == []


def test_ci_does_without_no_store(root: Path) -> None:
    """Elsewhere the tests with PostgreSQL are skipped where it is missing; ``CI`` makes them fail instead."""
    assert re.search(r"^export CI=\S", (root / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
