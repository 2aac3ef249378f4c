"""The documentation, held to what is there: commands, options, links, make targets, and every example run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "samples/README.md",
]
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]+\]\(([^)#]+)\)")
_COMMAND = re.compile(r"\bkhabar +([a-z]+)\b")
_OPTION = re.compile(r"(?<![\w-])(--[a-z][a-z-]+)")
_MAKE = re.compile(r"`make ([a-z]+)`|^make ([a-z]+)", re.MULTILINE)


def khabar(*arguments: str) -> str:
    """What the command prints for help; wide, so that no option is broken over two lines."""
    done = subprocess.run(
        [sys.executable, "-c", "from khabar.cli import main; main()", *arguments],
        env={**os.environ, "COLUMNS": "400", "NO_COLOR": "1"}, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout


@pytest.fixture(scope="module")
def commands() -> dict[str, str]:
    """Each command's help."""
    overview = khabar("--help").partition("Commands:")[2]
    names = re.findall(r"^ {2}([a-z]+)\b", overview, re.MULTILINE)
    assert {"run", "extract", "claims", "show", "explain"} <= set(names)
    return {name: with_its_own(name, khabar(name, "--help")) for name in names}


def with_its_own(name: str, text: str) -> str:
    """A command's help, and that of the commands inside it."""
    inside = re.findall(r"^ {2}([a-z]+)\b", text.partition("Commands:")[2], re.MULTILINE)
    return text + "".join(khabar(name, one, "--help") for one in inside)


def fenced(page: Path, *languages: str) -> list[str]:
    return [body for language, body in _FENCE.findall(page.read_text(encoding="utf-8")) if language in languages]


def console(page: Path) -> Iterator[str]:
    """The commands of a page's console blocks."""
    for body in fenced(page, "console"):
        yield from (line[2:] for line in body.splitlines() if line.startswith("$ "))


def written(page: Path) -> Iterator[str]:
    """Every piece of code of a page that names a command of ours: fenced lines and inline code."""
    text = page.read_text(encoding="utf-8")
    yield from console(page)
    for body in fenced(page, "sh"):
        yield from body.splitlines()
    yield from re.findall(r"`(khabar [^`]+)`", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_and_options_are_real(page: Path, commands: dict[str, str]) -> None:
    for line in written(page):
        for part in re.split(r"[|;&()]+", line):
            found = _COMMAND.search(part)
            if found:
                assert found[1] in commands, f"{page.name}: no such command: {part}"
                for option in _OPTION.findall(part):
                    assert option in commands[found[1]], f"{page.name}: khabar {found[1]} has no {option}"


def test_every_command_is_documented(commands: dict[str, str]) -> None:
    documented = set(_COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert set(commands) <= documented


def test_every_command_has_examples(commands: dict[str, str]) -> None:
    for name, text in commands.items():
        examples = text.partition("Examples:")[2]
        assert f"khabar {name}" in examples, f"khabar {name} --help shows no example"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_files_named_in_code_exist(page: Path) -> None:
    for name in re.findall(
        r"`((?:src|docs|eval|bench|scripts|tests|samples)/[\w./-]*\w)`", page.read_text(encoding="utf-8")
    ):
        assert (ROOT / name).exists(), f"{page.name}: {name}"


def test_every_table_is_described() -> None:
    told = set(re.findall(r"`(\w+\.tsv)`", (ROOT / "docs/data.md").read_text(encoding="utf-8")))
    assert told == {path.name for path in (ROOT / "src/khabar/knowledge/data").iterdir()}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {a or b for a, b in _MAKE.findall(page.read_text(encoding="utf-8"))}
    assert named <= targets


@pytest.mark.parametrize("page", [p for p in PAGES if p.exists() and any(console(p))], ids=lambda p: p.name)
def test_console_examples_run(page: Path, tmp_path: Path) -> None:
    """Every `$` line, in order, in a folder that holds the samples; scripts/transcript.py writes what they print."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (tmp_path / "build").mkdir()
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "khabar").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from khabar.cli import main; main()" "$@"\n'
    )
    (programs / "khabar").chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "110"}
    for command in console(page):
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {command}"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, f"$ {command}\n{done.stdout}\n{done.stderr}"
        assert done.stdout.strip() or done.stderr.strip(), f"$ {command}: printed nothing"


def test_python_examples_run(capsys: pytest.CaptureFixture[str]) -> None:
    for page in PAGES:
        for body in fenced(page, "python"):
            exec(compile(body, page.name, "exec"), {})  # our own documentation
            assert capsys.readouterr().out.strip(), f"{page.name}: the example prints nothing"
