"""Help: at once, in English, with examples."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.cli.conftest import Khabar

COMMANDS = ("run", "extract", "claims", "show", "explain", "state", "pair", "changes", "contested", "words",
            "timeline", "why")  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example(khabar: Khabar, command: str) -> None:
    ended = khabar(command, "--help")
    assert ended.status == 0
    assert "Examples:" in ended.out
    assert f"khabar {command}" in ended.out.partition("Examples:")[2]


def test_overview(khabar: Khabar) -> None:
    ended = khabar("--help")
    assert ended.status == 0
    assert "Exit status:" in ended.out
    assert all(f"\n  {command} " in ended.out for command in COMMANDS)


def test_help_comes_at_once(khabar: Khabar, record_property: Callable[[str, object], None]) -> None:
    """Measured, not asserted (machines differ); that nothing heavy is loaded is asserted below."""
    started = time.perf_counter()
    khabar("--help")
    seconds = time.perf_counter() - started
    record_property("help_seconds", round(seconds, 3))
    print(f"khabar --help: {seconds:.3f} s")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, contextlib, io\n"
        "from khabar.cli import app\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()): app(['--help'])\n"
        "print(*sorted({m.split('.')[0] for m in sys.modules} & "
        "{'sqlalchemy', 'jinja2', 'lxml', 'trafilatura', 'numpy', 'rich'}))\n"
        "print(*sorted(m for m in sys.modules if m.startswith('khabar.') and m.split('.')[1] not in "
        "{'cli', 'config', 'model', 'export'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_version(khabar: Khabar) -> None:
    ended = khabar("--version")
    assert ended.status == 0
    assert ended.out.startswith("khabar ")


def test_without_a_command_the_help_is_shown(khabar: Khabar) -> None:
    ended = khabar()
    assert "Usage:" in ended.out + ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",), ("nonsense",), ("extract", "x", "--format", "xml"), ("claims", "--modality", "perhaps"),
        ("claims", "--type", "WAR"), ("claims", "--since", "yesterday"), ("claims", "--limit", "0"), ("show",),
    ],
)  # fmt: skip
def test_wrong_usage_is_status_2(khabar: Khabar, arguments: tuple[str, ...]) -> None:
    ended = khabar(*arguments)
    assert ended.status == 2
    assert ended.err
    assert "Traceback" not in ended.err
