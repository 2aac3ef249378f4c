"""The systems that the seeds describe: which commands answer each row, and whether the answer is there.

``systems.jsonl`` holds, by row of ../shared/seeds/systems.md, the commands and the facts that their output must hold. A
fact names parties by key or by a part of their name, voices by a part of the name of each link.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from khabar.cli import app
from khabar.knowledge.folding import fold

Json = dict[str, Any]
ROWS = Path(__file__).with_name("systems.jsonl")
FLOORS = Path(__file__).with_name("systems_floors.json")


class Row(NamedTuple):
    """A question: its number, the commands that answer it, the facts that the answer holds."""

    number: int
    commands: tuple[tuple[str, ...], ...]
    facts: tuple[Json, ...]


def rows() -> list[Row]:
    """All rows, in order."""
    found = map(json.loads, ROWS.read_text(encoding="utf-8").splitlines())
    return [Row(r["row"], tuple(map(tuple, r["ask"])), tuple(r["facts"])) for r in found]


def told(command: Sequence[str], ledger: Path, *, table: bool) -> str:
    """What a command prints; whatever its exit status, for "nothing fits" is an answer too."""
    form = "table" if table else "jsonl"
    done = CliRunner().invoke(app, [*command, "--ledger", str(ledger), "--format", form], env={"COLUMNS": "180"})
    return done.stdout


def missing(row: Row, ledger: Path, pages: Sequence[Json]) -> list[Json]:
    """The facts of a row that the ledger's answers do not hold; ``pages`` are the lines of the gold's pages.jsonl."""
    lines = [json.loads(line) for c in row.commands for line in told(c, ledger, table=False).splitlines()]
    return [fact for fact in row.facts if not _holds(fact, lines, pages)]


def _holds(fact: Json, lines: Sequence[Json], pages: Sequence[Json]) -> bool:
    kind, wanted = next(iter(fact.items()))
    if kind == "never":
        return not any(_state(wanted, line) for line in lines)
    if kind == "published":
        return all(_dated(wanted, page, lines) for page in pages)
    if kind == "furniture":
        return not any(_in_furniture(line, page) for page in pages for line in lines if _on(line, page))
    return any(_MATCHES[kind](wanted, line) for line in lines)


# -- what a line must hold -----------------------------------------------------------------------


def _state(wanted: Json, line: Json) -> bool:
    """A relation with these parties, one of whose sides is as wanted."""
    if "sides" not in line or line["relation"] != wanted["relation"] or not _between(wanted, line):
        return False
    if wanted.get("contested", line["contested"]) != line["contested"]:
        return False
    if "joint" in wanted and (line["status"] is not None) != wanted["joint"]:
        return False
    return any(_side(wanted, side) for side in line["sides"])


def _between(wanted: Json, line: Json) -> bool:
    pairs = [(line["a"], line["b"])]
    if line["relation"] in ("hostility", "talks", "alignment"):
        pairs.append((line["b"], line["a"]))
    return any(
        _party(wanted.get("a", ...), a) and _party(wanted.get("b", ...), b) for a, b in pairs
    )  # fmt: skip


def _side(wanted: Json, side: Json) -> bool:
    trail = [t["status"] for t in side["trail"]]
    steps = iter(trail)
    began = [t["when"] for t in side["trail"] if t["status"] in wanted.get("trail", ())][:1]
    return (
        wanted.get("status", side["status"]) == side["status"]
        and wanted.get("holds", side["holds"]) == side["holds"]
        and wanted.get("origins", side["origins"]) == side["origins"]
        and all(status in steps for status in wanted.get("trail", ()))
        and _within(wanted.get("since"), side["since"])
        and ("began" not in wanted or any(_within(wanted["began"], w) for w in began))
        and (not wanted.get("condition") or any(t["condition"] for t in side["trail"]))
        and any(_chain(wanted.get("voice", ()), voice["chain"]) for voice in side["voices"])
    )


def _party(wanted: object, party: Json | None) -> bool:
    """``...`` anybody, ``None`` nobody, else one of these keys or parts of names."""
    if wanted is ...:
        return True
    if not isinstance(wanted, list) or party is None:
        return wanted is None and party is None
    names = [fold(party[language] or "") for language in ("ar", "en")]
    return any(w == party["key"] or any(fold(w) in name for name in names) for w in wanted)


def _within(bounds: list[str] | None, window: Json) -> bool:
    if bounds is None:
        return True
    return bool(window["earliest"]) and bounds[0] <= window["earliest"] and window["latest"] <= bounds[1]


def _chain(wanted: Sequence[str], chain: Sequence[Json]) -> bool:
    """Whether the wanted links stand in the chain, in this order."""
    links = iter([fold(link["name"]) for link in chain])
    return all(any(fold(w) in link for link in links) for w in wanted)


def _claim(wanted: Json, line: Json) -> bool:
    """A line of a history."""
    if "moved" not in line:
        return False
    named = all(_named(wanted[role], line[role]) for role in ("actors", "recipients") if role in wanted)
    codes = all(line[code] == wanted[code] for code in ("type", "modality", "polarity") if code in wanted)
    when = wanted.get("time", [line["time"]["from"], line["time"]["to"]])
    unnamed = not wanted.get("unnamed") or not any((r["id"] or "").startswith("person-") for r in line["recipients"])
    timed = when == [line["time"]["from"], line["time"]["to"]]
    return named and codes and timed and unnamed and _chain(wanted.get("voice", ()), line["voice"]["chain"])


def _named(wanted: Sequence[str], named: Sequence[Json]) -> bool:
    return any(w in (n["key"], n["name"]) or fold(w) in fold(n["name"]) for w in wanted for n in named)


def _contested(wanted: Json, line: Json) -> bool:
    """A contradiction, by kind and by the voices of its sides."""
    if line.get("what") != wanted["what"] or "tellings" not in line:
        return False
    sides = {t["says"]: t["voices"] for t in line["tellings"]}
    return all(
        any(_chain(wanted[says], voice["chain"]) for voice in sides.get(says, ()))
        for says in ("affirmed", "denied")
        if says in wanted
    )


def _words(wanted: Json, line: Json) -> bool:
    if "count" not in line or fold(line["words"]) != fold(wanted["words"]) or line["count"] < wanted["least"]:
        return False
    outlet, voice = (line[w]["name"] if line[w] else "" for w in ("outlet", "voice"))
    return fold(wanted.get("outlet", "")) in fold(outlet) and fold(wanted.get("voice", "")) in fold(voice)


def _passage(wanted: Json, line: Json) -> bool:
    """A claim whose evidence holds these words."""
    if "evidence" not in line or wanted.get("type", line["event"]["type"]) != line["event"]["type"]:
        return False
    text = fold(" ".join(e["text"] for e in line["evidence"]))
    return all(fold(w) in text for w in wanted["words"]) and _chain(wanted.get("voice", ()), line["sources"])


def _page(wanted: Json, line: Json) -> bool:
    """A claim's page whose date lies within bounds, for a reason that quotes these words."""
    published = line["doc"]["published"] if "doc" in line else {"from": None}
    if not published["from"] or not published["reason"]:
        return False
    first, last = wanted["published"]
    return first <= published["from"] and published["to"] <= last and wanted["reason"] in published["reason"]


_MATCHES: dict[str, Callable[[Json, Json], bool]] = {
    "state": _state, "claim": _claim, "contested": _contested, "words": _words, "passage": _passage, "page": _page,
}  # fmt: skip


# -- pages ---------------------------------------------------------------------------------------


def _on(line: Json, page: Json) -> bool:
    return bool(line["doc"]["uri"].endswith(page["doc"]))


def _dated(wanted: Json, page: Json, lines: Sequence[Json]) -> bool:
    """Whether the page's date is bounded, for a reason, and agrees with the gold's bounds."""
    found = next((line["doc"]["published"] for line in lines if _on(line, page)), None)
    if found is None or not found["from"] or not found["to"] or not found["reason"]:
        return False
    width = (date.fromisoformat(found["to"]) - date.fromisoformat(found["from"])).days
    gold = page["published"]
    return bool(width <= wanted["widest"] and found["from"] < gold["to"] and gold["from"] < found["to"])


def _in_furniture(line: Json, page: Json) -> bool:
    return any(e["start"] < end and start < e["end"] for e in line["evidence"] for start, end in page["boilerplate"])


def answered(ledger: Path, pages: Sequence[Json]) -> Iterator[tuple[Row, list[Json]]]:
    """Every row with the facts that are missing from its answer."""
    for row in rows():
        yield row, missing(row, ledger, pages)
