"""Who may import whom. docs/architecture.md says why."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src"

# Part of khabar → the parts that it may import, besides itself.
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "config": {"model"},
    "knowledge": {"model"},
    "read": {"model", "knowledge"},
    "find": {"model", "knowledge", "read"},
    "claim": {"model", "knowledge", "find"},
    "resolve": {"model", "knowledge"},
    # What is written of a claim lies below the ledger, what is written of the state above it: no module cycles.
    "export": {"model", "knowledge", "ledger", "state"},
    # A claim is stored as the record that is exported, with its words folded for searching.
    "ledger": {"model", "knowledge", "export"},
    "state": {"model", "knowledge", "ledger"},
    "pipeline": {"model", "knowledge", "read", "find", "claim", "resolve"},
    "run": {"model", "read", "resolve", "pipeline", "ledger", "export"},
    "entities": {"model", "knowledge", "resolve", "ledger"},
    "query": {"model", "knowledge", "ledger", "state"},
    "correcting": {"model", "knowledge"},
    "explain": {"model", "knowledge", "find", "claim", "pipeline", "export"},
}
ON_TOP = {"cli", "commands", "web", "scale", "__main__"}
"""These may import everything; nothing may import them but themselves."""

# (importing module, imported module): each one an exception to the table above, with its reason.
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("khabar.claim.analysed", "khabar.read.sentences"): "the reader cuts each block of the story into sentences itself",
    ("khabar.export.closing", "khabar.run"): "the closing table tells what a run came to",
}


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted((SRC / "khabar").rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imports(name: str) -> Iterator[str]:
    """khabar's own modules that ``name`` imports, function bodies and type-checking blocks included."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "khabar")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import hides where it comes from"
            module = node.module or ""
            if module.split(".")[0] == "khabar":
                submodules = [f"{module}.{alias.name}" for alias in node.names if f"{module}.{alias.name}" in MODULES]
                yield from submodules or [module]


def part(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@pytest.mark.parametrize("name", MODULES)
def test_direction(name: str) -> None:
    own = part(name)
    if own in ON_TOP or not own:
        return
    assert own in MAY_IMPORT, f"{own}: a new part of khabar; say in this test and docs/architecture.md where it stands"
    allowed = MAY_IMPORT[own] | {own}
    wrong = [to for to in imports(name) if part(to) not in allowed and (name, to) not in EXCEPTIONS]
    assert not wrong, f"{name} may import {sorted(allowed)} only"


def test_exceptions_are_still_needed() -> None:
    assert [(a, b) for a, b in EXCEPTIONS if a not in MODULES or b not in imports(a)] == []


def test_no_cycles() -> None:
    graph = {name: {to for to in imports(name) if to in MODULES and to != name} for name in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("modules import each other: " + " → ".join(error.args[1]))


@pytest.mark.parametrize("name", MODULES)
def test_no_private_name_is_imported(name: str) -> None:
    """What another module needs has a public name."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = [alias.name for node in froms if (node.module or "").startswith("khabar") for alias in node.names]
    assert [n for n in names if n.startswith("_")] == []


@pytest.mark.parametrize("name", MODULES)
def test_every_private_name_is_used(name: str) -> None:
    """ruff sees an import that nobody uses, and not a function or a constant."""
    text = MODULES[name].read_text(encoding="utf-8")
    defined = [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    constants = re.findall(r"^(_[A-Za-z]\w*)\b[^=\n]* = ", text, re.MULTILINE)
    private = [n for n in (*defined, *constants) if n.startswith("_") and not n.startswith("__")]
    assert [n for n in private if len(re.findall(rf"\b{n}\b", text)) < 2] == []


def test_storage_is_unknown_to_extraction() -> None:
    """Extraction and saving stay apart: no stage knows of a database."""
    for name in MODULES:
        if part(name) in {"model", "knowledge", "read", "find", "claim", "resolve", "pipeline"}:
            assert "sqlalchemy" not in MODULES[name].read_text(encoding="utf-8"), name


def test_environment_is_read_nowhere_at_import() -> None:
    """Settings are passed in; the environment belongs to the commands."""
    for name, path in MODULES.items():
        if part(name) not in ON_TOP | {"config"}:
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"\bos\.(environ|getenv)|from os import .*(environ|getenv)", text), name
