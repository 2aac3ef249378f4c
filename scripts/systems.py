"""Answer the questions of ../shared/seeds/systems.md by khabar's own commands, into build/systems.md (not committed).

python scripts/systems.py            read the five seeds, ask, write build/systems.md
python scripts/systems.py --gold     the same on the gold claims, as if the reader made no mistakes
python scripts/systems.py --raise    pin how many rows come out (eval/systems_floors.json); refuses to let it fall
"""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "eval"))

import questions
from gold_claims import gold
from khabar.ledger import Ledger
from khabar.pipeline import read_page

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared/seeds"


def made(path: Path, *, from_gold: bool) -> Path:
    """A new ledger of the five seeds: their gold claims, or what khabar reads."""
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    with Ledger.open(path) as ledger:
        for page, doc, claims in gold(SEEDS):
            if from_gold:
                ledger.keep_page(page, doc, claims)
            else:
                reading = read_page(page)
                ledger.keep_page(reading.page, reading.doc, reading.claims)
    return path


def pages() -> list[dict[str, Any]]:
    """The lines of the seeds' pages.jsonl."""
    return [json.loads(line) for line in (SEEDS / "pages.jsonl").read_text(encoding="utf-8").splitlines()]


def asked() -> dict[int, tuple[str, str, str]]:
    """Row → system, question and answer, as systems.md has them."""
    found = {}
    for line in (SEEDS / "systems.md").read_text(encoding="utf-8").splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        if len(cells) == 5 and cells[0].isdigit():
            found[int(cells[0])] = (cells[1], cells[3], cells[4])
    return found


def write(ledger: Path, target: Path) -> tuple[list[int], int]:
    """Write the answers; returns the rows whose answer holds all that it should, and how many facts are there."""
    right, there, table = [], 0, asked()
    parts = ["# What khabar answers about the systems that the five pages describe\n"]
    for row, missing in questions.answered(ledger, pages()):
        system, question, answer = table[row.number]
        parts.append(f"\n## {row.number} {system}: {question}\n\nWanted: {answer}\n\n")
        parts.append("All of it is there.\n" if not missing else "Missing:\n" + "".join(
            f"- `{json.dumps(fact, ensure_ascii=False)}`\n" for fact in missing
        ))  # fmt: skip
        for command in row.commands:
            shown = questions.told(command, ledger, table=True)
            parts.append(f"\n```console\n$ khabar {shlex.join(command)}\n{shown.rstrip()}\n```\n")
            parts += passages(questions.told(command, ledger, table=False))
        there += len(row.facts) - len(missing)
        if not missing:
            right.append(row.number)
    target.write_text("".join(parts), encoding="utf-8")
    return right, there


def passages(lines: str) -> list[str]:
    """The words of claims, which their table does not show."""
    found = [json.loads(line) for line in lines.splitlines()]
    claims = [one for one in found if "evidence" in one][:20]
    quoted = [f"- {c['id'][:8]}: {' … '.join(e['text'] for e in c['evidence'])}\n".replace("\xa0", " ") for c in claims]
    return ["\n", *quoted] if quoted else []


def floors() -> dict[str, dict[str, int]]:
    """How many rows and facts came out when they were last pinned, of the gold and of what khabar reads."""
    found: dict[str, dict[str, int]] = json.loads(questions.FLOORS.read_text(encoding="utf-8"))
    return found


def main() -> int:
    """Ask, write, and tell how many rows come out."""
    if not SEEDS.is_dir():
        print(f"{SEEDS} is not here: the seeds are handed out beside the repository", file=sys.stderr)
        return 1
    kinds = ["gold", "pages"] if "--raise" in sys.argv else ["gold" if "--gold" in sys.argv else "pages"]
    counted, facts = floors(), sum(len(row.facts) for row in questions.rows())
    for kind in kinds:
        target = ROOT / "build" / ("systems_gold.md" if kind == "gold" else "systems.md")
        ledger = made(target.with_suffix(".db"), from_gold=kind == "gold")
        right, there = write(ledger, target)
        print(f"{target}: {len(right)} of 28 rows hold all that they should ({there} of {facts} facts):", *right)
        now = {"rows": len(right), "facts": there}
        if "--raise" in sys.argv and any(now[what] < counted[kind][what] for what in now):
            print(f"refused: {counted[kind]} came out before", file=sys.stderr)
            return 1
        counted[kind] = now
    if "--raise" in sys.argv:
        questions.FLOORS.write_text(json.dumps(counted) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
