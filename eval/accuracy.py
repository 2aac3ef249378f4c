"""Write today's figures into docs/accuracy.md, and the reliability diagram beside it.

    python eval/accuracy.py           (make accuracy)
    python eval/accuracy.py --check   writes nothing; exit 1 where a figure in the page is no longer so

The page's tables stand between ``<!-- name -->`` and ``<!-- end -->``; what stands around them is
written by hand. Tables over pages of ../shared are left as they are where those are not at hand.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import score
import syntax
from khabar.model import Page
from khabar.pipeline import read_page
from khabar.read.pages import read_pages
from measure import GOLD_SETS, ROOT, SHARED, GoldSet, predictions, records
from outcomes import EVENT_RIGHT, FURNITURE, KINDS, MISSED, ROLE, SPURIOUS, TYPE, Outcome, outcomes
from reliability import bins, calibration_error, judged, plot

PAGE = ROOT / "docs/accuracy.md"
DIAGRAM = ROOT / "docs/img/reliability.svg"
SEEN, UNSEEN = "dev", "unseen"
OURS, THEIRS = ("samples", SEEN, UNSEEN, "unseen_outlets"), ("seeds", "pages")
LEVELS = ("event", "sourced", "full")
MATCHED = ("mode", "sources", "speaker", "modality", "polarity", "time")
LEISURE = SHARED / "pages/ant_other.jsonl"
MATERIAL = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
"""What PLOVER calls material conflict."""
_PART = re.compile(r"(<!-- (?!end)(\w+) -->\n).*?(?=<!-- end -->)", re.DOTALL)
_BY_NAME = {gold.name: gold for gold in GOLD_SETS}
Row = Sequence[object]


@lru_cache(maxsize=len(GOLD_SETS))
def read(name: str) -> tuple[dict[str, Any], tuple[Outcome, ...]]:
    """The scorer's figures for one set, and what became of each claim."""
    gold = _BY_NAME[name]
    made = predictions(gold)
    return score.score(gold.claims(), made)[0], tuple(outcomes(gold.claims(), made, _furniture(gold)))


def _furniture(gold: GoldSet) -> dict[str, list[tuple[int, int]]]:
    """What a person marked as furniture, by page, where the set says so."""
    told = gold.gold.with_name("pages.jsonl")
    if not told.is_file() or told in gold.files():
        return {}
    return {r["doc"]: [(s, e) for s, e in r["boilerplate"]] for r in records(told) if r.get("boilerplate")}


def table(head: Row, rows: Sequence[Row]) -> str:
    """A Markdown table; numbers to the right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def figures(names: Sequence[str]) -> str:
    """Precision, recall and F1 at the three levels, and what else is right of the claims that agree."""
    rows, matched = [], []
    for name in names:
        found = read(name)[0]
        told = [" / ".join(f"{found[level][f]:.3f}" for f in ("precision", "recall", "f1")) for level in LEVELS]
        rows.append([f"`{name}`", found["pages"], found["gold"], found["predicted"], *told])
        known = [k for k in MATCHED if k != "time" or _BY_NAME[name].timed]
        matched.append([f"`{name}`", *(f"{found['of_matched'][k]:.3f}" if k in known else "–" for k in MATCHED)])
    return (
        table(["pages", "number", "gold claims", "claims read", *(f"{level} P / R / F1" for level in LEVELS)], rows)
        + "\nOf the claims that agree in type and parties:\n\n"
        + table(["pages", *MATCHED], matched)
    )


def kinds(names: Sequence[str]) -> str:
    """How many claims of each set are right, or wrong in which way."""
    counted = {name: Counter(o.kind for o in read(name)[1]) for name in names}
    return table(["pages", *KINDS], [[f"`{name}`", *(count[k] for k in KINDS)] for name, count in counted.items()])


def types(names: Sequence[str]) -> str:
    """What became of the claims of each type, and what they were taken for."""
    found = [o for name in names for o in read(name)[1]]
    head = ["type", "gold", "right event", ROLE, TYPE, MISSED, "read", SPURIOUS, "taken for"]
    return table(head, [_type_row(t, found) for t in sorted({o.gold["type"] for o in found if o.gold})])


def _type_row(type_: str, found: Sequence[Outcome]) -> Row:
    gold = [o for o in found if o.gold and o.gold["type"] == type_]
    made = [o for o in found if o.made and o.made["type"] == type_]
    count = Counter(o.kind for o in gold)
    others = Counter(o.made["type"] for o in gold if o.made and o.kind == TYPE).most_common()
    invented = sum(o.kind in (SPURIOUS, FURNITURE) for o in made)
    told = ", ".join(f"{other} {n}" for other, n in others) or "–"
    right = sum(count[k] for k in EVENT_RIGHT)
    return [type_, len(gold), right, count[ROLE], count[TYPE], count[MISSED], len(made), invented, told]


def confidence() -> str:
    """Confidence against what is right on the unseen pages, by tenths."""
    found = judged(read(UNSEEN)[1])
    rows = [[f"{b.low:.1f}–{b.low + 0.1:.1f}", b.number, f"{b.expected:.2f}", f"{b.right:.2f}"] for b in bins(found)]
    error = calibration_error(found)
    told = f"Expected calibration error over {len(found)} claims: **{error:.3f}** (asked: at most 0.08)."
    return f"{told}\n\n" + table(["confidence", "claims", "mean", "right"], rows)


def leisure() -> str:
    """Claims of material conflict on pages of sport and culture, where next to none is true."""
    pages = [page for page in read_pages(str(LEISURE)) if isinstance(page, Page)]
    count = Counter(claim.event.type for page in pages for claim in read_page(page).claims)
    made = sum(count[type_] for type_ in MATERIAL)
    told = ", ".join(f"{type_} {count[type_]}" for type_ in MATERIAL)
    return f"{made} claims on {len(pages)} pages ({told}): **{made / len(pages):.3f} a page** (asked: at most 0.03).\n"


def dates() -> str:
    """What the two date benches print."""
    return "".join(map(_console, ("bench/date_specs.py", "bench/dating.py")))


def _console(script: str) -> str:
    done = subprocess.run([sys.executable, script], cwd=ROOT, check=True, capture_output=True, text=True)
    return f"```text\n$ python {script}\n{done.stdout}```\n"


def parts() -> Iterator[tuple[str, Callable[[], str]]]:
    """The tables that can be made here, by name."""
    yield "figures", lambda: figures(OURS)
    yield "kinds", lambda: kinds(OURS)
    yield "types", lambda: types((SEEN, UNSEEN))
    yield "confidence", confidence
    if all(_BY_NAME[name].here for name in THEIRS):
        yield "training_figures", lambda: figures(THEIRS)
        yield "training_kinds", lambda: kinds(THEIRS)
    if LEISURE.is_file():
        yield "leisure", leisure
        yield "dates", dates
    if syntax.TREES.is_file():
        yield "syntax", lambda: _console("eval/syntax.py")


def written(text: str) -> str:
    """The page with today's tables."""
    made = dict(parts())
    return _PART.sub(lambda m: m[1] + made[m[2]]() if m[2] in made else m[0], text)


def diagram() -> str:
    """The reliability diagram of the unseen pages."""
    return plot(judged(read(UNSEEN)[1]), "Claims on unseen pages: confidence and what is right")


def stale() -> list[Path]:
    """The files that do not say what is so today."""
    fresh = {PAGE: written(PAGE.read_text(encoding="utf-8")), DIAGRAM: diagram()}
    return [path for path, text in fresh.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]


def main() -> int:
    """Write, or check."""
    if "--check" in sys.argv:
        old = stale()
        print("out of step (make accuracy):" if old else "in step", *old)
        return 1 if old else 0
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    DIAGRAM.write_text(diagram(), encoding="utf-8")
    print(PAGE.relative_to(ROOT), DIAGRAM.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
