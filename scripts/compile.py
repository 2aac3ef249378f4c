"""Compile the modules that every word of a page goes through, with mypyc, into a copy of the package.

    python scripts/compile.py [--check]

Writes ``build/compiled``: khabar as in ``src``, and beside the modules in ``HOT`` what the C compiler made of them.
To use it put the folder first on Python's path:

    PYTHONPATH=build/compiled .venv/bin/khabar extract samples/pages

Nothing depends on it: the same sources run without a compiler, at about half the speed. The copy is kept apart from
``src`` because a compiled module beside its source would hide every later edit of it. With ``--check`` nothing is
written, and the exit status tells whether the copy is there and made of the sources as they are now.

Needs a C compiler and Python's headers (Debian: gcc python3-dev), mypy (in requirements-dev.lock) and setuptools.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src/khabar"
TARGET = ROOT / "build/compiled"
STAMP = TARGET / "made-of"
"""The hash of the sources that the copy was made of."""
HOT = ("claim/**/*.py", "find/**/*.py", "knowledge/*.py", "read/cues.py", "read/plain.py", "read/sentences.py")
NOT_COMPILED = frozenset({"__init__.py", "lexis.py"})
""""lexis.py" copies objects slot by slot, which compiled classes do not allow."""


def main() -> int:
    """0 where the copy is made (with ``--check``: is current); 1 where it is not, with the reason."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--check", action="store_true", help="only say whether the copy is current")
    if options.parse_args().check:
        print("current" if is_current() else "not there, or of other sources: make compiled")
        return int(not is_current())
    missing = what_is_missing()
    if missing:
        print(f"compile: khabar runs without, but to compile it {missing} is needed", file=sys.stderr)
        return 1
    sources = fingerprint()
    copy()
    compile_hot()
    STAMP.write_text(sources, encoding="ascii")
    print(f"compiled: PYTHONPATH={TARGET.relative_to(ROOT)} puts it to use")
    return 0


def fingerprint() -> str:
    """A hash of every file of the package and of the Python that it is compiled for."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(p for p in SOURCES.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(str(path.relative_to(SOURCES)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether the copy is there and made of the sources as they are now."""
    return STAMP.is_file() and STAMP.read_text(encoding="ascii") == fingerprint()


def what_is_missing() -> str:
    """What a compilation still needs, or nothing."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"a C compiler ({compiler})"
    if not (Path(sysconfig.get_path("include")) / "Python.h").is_file():
        return "Python.h (python3-dev)"
    try:
        import mypyc.build  # noqa: F401, PLC0415
        import setuptools  # noqa: F401, PLC0415
    except ImportError as error:
        return f"the package {error.name}"
    return ""


def copy() -> None:
    """The package as it stands in ``src``, in place of any earlier copy."""
    shutil.rmtree(TARGET, ignore_errors=True)
    shutil.copytree(SOURCES, TARGET / "khabar", ignore=shutil.ignore_patterns("__pycache__"))


def compile_hot() -> None:
    """Compile the hot modules of the copy in place."""
    from mypyc.build import mypycify  # noqa: PLC0415
    from setuptools import Distribution  # noqa: PLC0415
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415

    os.chdir(TARGET)
    package = Path("khabar")
    hot = sorted(str(p) for pattern in HOT for p in package.glob(pattern) if p.name not in NOT_COMPILED)
    command = build_ext(
        Distribution({"ext_modules": mypycify(["--strict", "--ignore-missing-imports", *hot], opt_level="2")})
    )
    command.inplace = True
    command.ensure_finalized()
    command.run()
    shutil.rmtree("build")
    shutil.rmtree(".mypy_cache", ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
