"""Runs the command as a person does: a process of its own, with what it printed and its exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
STORY = """موسكو تعرض السلاح على فصائل المعارضة

قال المبعوث الروسي ألكسندر لافرينتيف لوكالة رويترز إن روسيا عرضت على فصائل المعارضة السورية تقديم السلاح والذخيرة.

وقصفت الطائرات الروسية بلدة سرمين في ريف إدلب يوم الثلاثاء. وهددت تركيا بوقف الدعم عن الجيش الوطني السوري.

ونفت وزارة الدفاع التركية سحب قواتها من إدلب، وأكدت أنها لن تنسحب من المدينة.
"""


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


Khabar = Callable[..., Ended]


@pytest.fixture(scope="session")
def khabar() -> Khabar:
    """``khabar("run", path, cwd=…)``."""

    def run(*arguments: object, cwd: Path | None = None, stdin: bytes = b"", **environment: str) -> Ended:
        path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("KHABAR")}
        done = subprocess.run(
            [sys.executable, "-c", "from khabar.cli import main; main()", *map(str, arguments)],
            cwd=cwd, input=stdin, capture_output=True, check=False, timeout=120,
            env={**inherited, "PYTHONPATH": path, "NO_COLOR": "1", **environment},
        )  # fmt: skip
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A page that makes claims."""
    path = tmp_path / "page.txt"
    path.write_text(STORY, encoding="utf-8")
    return path
