"""Figures against their floors: quality may rise, and falls only on purpose.

    python eval/gate.py                         figures beside floors; exit 1 where one is below or a corpus has changed
    python eval/gate.py --raise                 lift the floors to the figures of today; refuses to let one fall
    python eval/gate.py --raise --lower REASON  let floors fall as well, and keep the reason in eval/floors.json
    python eval/gate.py --failing               the lexicon's examples that do not come out as their rows expect

Floors stand in ``eval/floors.json``, each gold set and the gold trees with their fingerprint, so that a floor is never
compared with a figure of other pages. The tests (tests/test_gold.py, tests/test_examples.py) hold the same floors.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import syntax
from measure import EXAMPLE_TABLES, GOLD_SETS, comes_out, example_rows, measure_examples, measure_gold

FLOORS = Path(__file__).parent / "floors.json"
Floors = dict[str, Any]


def floors() -> Floors:
    """The pinned floors; empty before the first ``--raise``."""
    found: Floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    return found


def today() -> Floors:
    """Fingerprints and figures as they are now, of every set that is on this machine."""
    found: Floors = {}
    for gold in GOLD_SETS:
        if gold.here:
            found[gold.name] = {"corpus": gold.fingerprint(), **measure_gold(gold)}
        else:
            print(f"{gold.name}: not on this machine ({gold.folder})", file=sys.stderr)
    if syntax.TREES.is_file():
        found["syntax"] = {"corpus": syntax.fingerprint(), **syntax.figures()}
    found["examples"] = {table: measure_examples(table) for table in EXAMPLE_TABLES}
    return found


def compare(pinned: Floors, now: Floors) -> tuple[list[str], list[str]]:
    """What fell below its floor, and which corpora are no longer those that were pinned; prints every figure."""
    fallen, changed = [], []
    for name, figures in now.items():
        floor = pinned.get(name, {})
        if floor.get("corpus") != figures.get("corpus"):
            changed.append(name)
        for figure, value in figures.items():
            if figure == "corpus":
                continue
            least = floor.get(figure)
            fell = least is not None and value < least
            told = "-" if least is None else f"{least:.3f}"
            print(f"{name:9} {figure:24} {value:.3f}  floor {told}{'  BELOW' if fell else ''}")
            if fell:
                fallen.append(f"{name} {figure} {least:.3f} → {value:.3f}")
    return fallen, changed


def pin(pinned: Floors, now: Floors, fallen: list[str], reason: str | None) -> None:
    """Write the figures of today as floors; sets that are not on this machine keep theirs."""
    history = pinned.get("lowered", [])
    if fallen:
        history = [*history, {"because": reason, "fell": fallen}]
    merged = {**pinned, **now, "lowered": history}
    FLOORS.write_text(json.dumps(merged, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def failing() -> None:
    """List the examples that do not come out."""
    for table in EXAMPLE_TABLES:
        for row in example_rows(table):
            if not comes_out(row):
                print(table, row["lemma"], row.get("type", ""), row["example"], row["expect"], sep="\t")


def main() -> int:
    """Show, and with ``--raise`` pin."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="pin the figures of today as floors")
    parser.add_argument("--lower", metavar="REASON", help="with --raise: floors may fall, and this is why")
    parser.add_argument("--failing", action="store_true", help="list the examples that do not come out")
    options = parser.parse_args()
    if options.failing:
        failing()
        return 0
    pinned, now = floors(), today()
    fallen, changed = compare(pinned, now)
    if not options.lift:
        for name in changed:
            print(
                f"{name}: its pages or gold changed since the floors were pinned (pin anew with --raise)",
                file=sys.stderr,
            )
        return 1 if fallen or changed else 0
    if fallen and not options.lower:
        print("refused, for these would fall (give --lower REASON):", *fallen, sep="\n  ", file=sys.stderr)
        return 1
    pin(pinned, now, fallen, options.lower)
    return 0


if __name__ == "__main__":
    sys.exit(main())
