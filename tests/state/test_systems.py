"""The questions about the five seeds: what the commands answer, from claims coded by people and from khabar's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import questions
from questions import answered
from systems import floors, made, pages


@pytest.mark.parametrize("kind", ["gold", "pages"])
def test_no_answer_is_lost(kind: str, shared: Callable[..., Path], tmp_path: Path) -> None:
    """Figures may rise, and fall only on purpose: scripts/systems.py --raise pins them."""
    shared("seeds", "systems.md")
    ledger = made(tmp_path / "khabar.db", from_gold=kind == "gold")
    found = list(answered(ledger, pages()))
    right = sum(not missing for _, missing in found)
    facts = sum(len(row.facts) - len(missing) for row, missing in found)
    lost = [(row.number, missing) for row, missing in found if missing]
    assert right >= floors()[kind]["rows"], lost
    assert facts >= floors()[kind]["facts"], lost


def test_every_row_is_asked_and_every_fact_is_of_a_known_kind() -> None:
    assert [row.number for row in questions.rows()] == list(range(1, 29))
    kinds = {kind for row in questions.rows() for fact in row.facts for kind in fact}
    assert kinds <= {"state", "claim", "contested", "words", "passage", "page", "never", "published", "furniture"}
