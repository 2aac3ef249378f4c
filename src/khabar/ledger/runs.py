"""Runs: which khabar kept what, with what settings, and what it came to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from khabar.ledger.tables import RUNS


@dataclass(frozen=True, slots=True)
class Run:
    """One run; ``finished_at`` and ``counts`` are ``None`` for one that goes on, or was killed."""

    id: int
    started_at: str
    finished_at: str | None
    version: str
    settings: dict[str, Any]
    counts: dict[str, int] | None


def begin(connection: Connection, version: str, settings: Mapping[str, Any], now: str) -> int:
    """Write a run down as begun; returns its number."""
    written = json.dumps(settings, ensure_ascii=False, default=str)
    made = connection.execute(RUNS.insert().values(started_at=now, version=version, settings=written))
    return int(made.inserted_primary_key[0])  # type: ignore[index]


def end(connection: Connection, run: int, counts: Mapping[str, int], now: str) -> None:
    """Write down what a run came to."""
    connection.execute(update(RUNS).where(RUNS.c.id == run).values(finished_at=now, counts=json.dumps(counts)))


def runs(connection: Connection) -> list[Run]:
    """All runs, the first one first."""
    return [
        Run(r.id, r.started_at, r.finished_at, r.version, json.loads(r.settings), json.loads(r.counts or "null"))
        for r in connection.execute(select(RUNS).order_by(RUNS.c.id))
    ]
