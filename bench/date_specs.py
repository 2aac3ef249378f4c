"""Microsoft's Arabic date specs against ``find_times`` and ``resolve``.

    python bench/date_specs.py [--misses]

Reads the specs that name dates and date ranges (not clock times) in ``../shared/data`` (MIT, not part of the
repository) and prints how many are found with exact offsets and, in the parser specs, with the value.

The specs are an assistant's: they leave a bare «في» and «يوم» out of the wording (``core_start``), count
"two months ago" to the day (``grain=False``), name the last day of a range where khabar names the day after, and
give a past and a future reading, either of which counts. A case is right when each expression the spec
lists is found and no other is. Cases that the specs mark ``IgnoreResolution`` count by offsets alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from khabar.find.times import TimeExpression, dates, find_times
from khabar.find.times.values import Part, Span, Value
from khabar.find.tokens import tokenise

SPECS = Path(__file__).resolve().parents[2] / "shared/data/recognizers_datetime/Specs/DateTime/Arabic"
FILES = ("DateExtractor", "DateParser", "DatePeriodExtractor", "DatePeriodParser")
Pair = tuple[str, str]


def main() -> int:
    """Print the figures; 0 also where the specs are not there (it says so)."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--strict", action="store_true", help="print misses of values that the specs ignore, too")
    options.add_argument("--misses", action="store_true", help="print every case that is not right")
    chosen = options.parse_args()
    if not SPECS.is_dir():
        print(f"skipped: {SPECS} is not there")
        return 0
    right = total = strictly = offsets = 0
    for name in FILES:
        cases = json.loads((SPECS / f"{name}.json").read_text(encoding="utf-8-sig"))
        results = [judge(case, strict=False) for case in cases]
        found, valued = sum(r[0] for r in results), sum(r[1] for r in results)
        every = sum(judge(case, strict=True)[1] for case in cases)
        print(_line(name, len(cases), found, valued, every))
        right, total, strictly = right + valued, total + len(cases), strictly + every
        offsets += found
        if chosen.misses:
            results = [judge(case, chosen.strict) for case in cases]
            for case, result in zip(cases, results, strict=True):
                if not result[1]:
                    print(f"   {'value' if result[0] else 'span'}: {case['Input']} | {result[2]}")
    print(_line("all", total, offsets, right, strictly))
    return 0


def _line(name: str, cases: int, found: int, valued: int, every: int) -> str:
    return (
        f"{name:22} {cases:4} cases: offsets {found / cases:.3f}, offsets and value {valued / cases:.3f}"
        f" (where IgnoreResolution counts too: {every / cases:.3f})"
    )


def judge(case: dict[str, Any], strict: bool) -> tuple[bool, bool, str]:
    """(offsets right, value right too, what was found) of one case; ``strict`` counts every value."""
    text = case["Input"]
    found = find_times(list(tokenise(text, 0, len(text))))
    wanted = [(r["Start"], r["Start"] + r["Length"]) for r in case["Results"]]
    spans = [(e.core_start, e.end) for e in found]
    said = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
    shown = "; ".join(f"«{text[a:b]}»" for a, b in spans)
    if spans != wanted:
        return False, False, f"{shown} wanted " + "; ".join(f"«{text[a:b]}»" for a, b in wanted)
    if not said or (case.get("IgnoreResolution") and not strict):
        return True, True, shown
    day = date.fromisoformat(said)
    for expression, result in zip(found, case["Results"], strict=True):
        value = result.get("Value") or {}
        readings = [tuple(value[k].values()) for k in ("FutureResolution", "PastResolution") if value.get(k)]
        got = readings_of(expression, day)
        if readings and not any(_wanted(r) in got for r in readings):
            return True, False, f"{shown} {sorted(got)} wanted {readings}"
    return True, True, shown


def _wanted(reading: tuple[str, ...]) -> Pair | None:
    """A spec's reading as closed-open dates; the first day of year 1 is its way to say "no such day"."""
    if reading[0] == "0001-01-01":
        return ("", "")
    if len(reading) == 1:
        return reading[0], (date.fromisoformat(reading[0]) + timedelta(days=1)).isoformat()
    return reading[0], reading[1]


def readings_of(expression: TimeExpression, day: date) -> set[Pair]:
    """The dates khabar gives, looking back and ahead; a range's end also as the specs name it."""
    found: set[Pair] = set()
    for future in (False, True):
        got = dates(expression.value, day, future, grain=False, ongoing=False)
        if got is None:
            found.add(("", ""))
            continue
        start, end = got
        found.add((start.isoformat() if start else "", end.isoformat() if end else ""))
        last = _last_named(expression.value, start, day, future) if start else None
        if start and last:
            found.add((start.isoformat(), last))
    return found


def _last_named(value: Value, start: date, day: date, future: bool) -> str | None:
    """Where the last unit of a range begins: the specs end «من 4 إلى 22» on the 22nd, 2014-2018 at 2018."""
    if not isinstance(value, Span) and not (isinstance(value, Part) and value.third == "rest"):
        return None
    whole = dates(value, day, future, grain=False)
    if whole is None or whole[1] is None:
        return None
    years = isinstance(value, Span) and (whole[1].month, whole[1].day, start.month, start.day) == (1, 1, 1, 1)
    last = whole[1].replace(year=whole[1].year - 1) if years else whole[1] - timedelta(days=1)
    return last.isoformat()


if __name__ == "__main__":
    sys.exit(main())
