"""What several commands ask for in the same words."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from khabar.config import LEDGER_VARIABLE


class Format(StrEnum):
    """How claims are written."""

    JSONL = "jsonl"
    TABLE = "table"


Paths = Annotated[
    list[str], typer.Argument(help="Files, folders, patterns, or - for standard input.", metavar="PATH...")
]
LedgerFile = Annotated[
    Path | None,
    typer.Option("--ledger", metavar="FILE", help=f"The ledger. [default: ${LEDGER_VARIABLE}, or khabar.db]"),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with status 1 if any page was skipped.")]
