"""What several commands ask for in the same words."""

from __future__ import annotations

from enum import StrEnum
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
    str | None,
    typer.Option(
        "--ledger", metavar="LEDGER",
        help=f"The ledger: a file, or postgresql://USER@HOST/DATABASE. [default: ${LEDGER_VARIABLE}, or khabar.db]",
    ),
]  # fmt: skip
Strict = Annotated[bool, typer.Option("--strict", help="Exit with status 1 if any page was skipped.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="At most this many.")]
