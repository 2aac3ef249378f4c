"""Run the `$` lines of the console blocks of README.md and docs/, and write what they print after them.

    python scripts/transcript.py [--check] [FILE...]

Commands of one file run in order, in the repository's root with .venv's programs first, 110 columns wide. With
``--check`` nothing is written and the exit status is 1 where a block is out of date.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def output(command: str) -> str:
    """What ``command`` prints, on both streams; ends the script where it fails."""
    path = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], cwd=ROOT, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "PATH": path, "COLUMNS": "110", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"},
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{command}\n{done.stdout}\nexit status {done.returncode}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.rstrip().splitlines())


def block(found: re.Match[str]) -> str:
    """A console block with what its commands print now."""
    commands = [line for line in found[1].splitlines() if line.startswith("$ ")]
    return "```console\n" + "\n".join(f"{line}\n{output(line[2:])}" for line in commands).rstrip() + "\n```"


def main() -> int:
    """Rewrite or check the files."""
    check = "--check" in sys.argv
    names = [a for a in sys.argv[1:] if not a.startswith("-")] or [
        "README.md",
        *map(str, sorted(ROOT.glob("docs/*.md"))),
    ]
    stale = []
    (ROOT / "build").mkdir(exist_ok=True)
    for name in names:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        for old in (ROOT / "build").glob("demo.db*"):
            old.unlink()
        fresh = _BLOCK.sub(block, text)
        if fresh != text:
            stale.append(name)
            if not check:
                path.write_text(fresh, encoding="utf-8")
    print("out of date:" if check else "written:", *stale or ["nothing"])
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
