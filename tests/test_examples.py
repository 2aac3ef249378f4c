"""Every trigger and cue carries an example sentence; the share that comes out as its row expects only rises."""

from __future__ import annotations

import pytest

from gate import floors
from measure import EXAMPLE_TABLES, comes_out, example_rows

FLOORS = floors()


@pytest.mark.parametrize("table", EXAMPLE_TABLES)
def test_examples_come_out(table: str) -> None:
    rows = example_rows(table)
    failing = [f"{row['lemma']}: {row['example']} ({row['expect']})" for row in rows if not comes_out(row)]
    share = 1 - len(failing) / len(rows)
    floor = FLOORS["examples"][table]
    assert share >= floor, f"{share:.3f} < {floor}; eval/gate.py --failing lists them, first:\n" + "\n".join(
        failing[:20]
    )


@pytest.mark.parametrize("table", EXAMPLE_TABLES)
def test_every_row_has_an_example_and_says_what_to_expect(table: str) -> None:
    joint = "<" if table == "cues.tsv" else ">"
    for row in example_rows(table):
        assert row["expect"], row
        assert table == "cues.tsv" or row["expect"].count(joint) == 1, row
