"""How much the tables of the world hold, and a sample of it to check by hand.

    python scripts/facts.py                    counts
    python scripts/facts.py --sample 100 [7]   so many facts drawn at random, with the seed given

A fact is what could be wrong about the world: a person's or body's country, a body's parent, an office with its
dates, a relation of two bodies with its dates, an outlet's kind and country. What came of the last sample stands in
docs/data.md.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from khabar.knowledge import tables
from khabar.knowledge.names import names
from khabar.knowledge.tsv import read_tsv

Row = dict[str, str]
ACTORS = ("states.tsv", *tables.ACTOR_TABLES, "persons.tsv")
COLUMNS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(tables.ACTOR_TABLES, tables.ACTOR_COLUMNS),
    "states.tsv": tables.STATE_COLUMNS,
    "persons.tsv": tables.PERSON_COLUMNS,
    "outlets.tsv": tables.OUTLET_COLUMNS,
    "offices.tsv": tables.OFFICE_COLUMNS,
    "facts.tsv": tables.FACT_COLUMNS,
}
SEED = 7


def rows(table: str) -> list[Row]:
    """A table's rows by column."""
    return [dict(zip(COLUMNS[table], values, strict=True)) for values in read_tsv(table, COLUMNS[table])]


def counts() -> Iterator[tuple[str, int]]:
    """What is counted, and how much of it there is."""
    actors = [row for table in ACTORS for row in rows(table)]
    yield "actors (states, bodies, groups, persons), distinct ids", len({row["id"] for row in actors})
    for table in ACTORS:
        yield f"  {table}", len(rows(table))
    yield "  with further names", sum(bool(row["aliases"] or row.get("loaded")) for row in actors)
    yield "  with a country", sum(bool(row.get("country") or row.get("iso2")) for row in actors)
    yield "  with a parent or an office", len(_placed() & {row["id"] for row in actors})
    yield "names that actors go by", sum(2 + _cells(row["aliases"]) + _cells(row.get("loaded", "")) for row in actors)
    yield "outlets", len(rows("outlets.tsv"))
    yield "  with a country", sum(bool(row["country"]) for row in rows("outlets.tsv"))
    for table in ("offices.tsv", "facts.tsv"):
        yield f"{table}: rows", len(rows(table))
        yield "  with a date", sum(bool(row["valid_from"] or row["valid_to"]) for row in rows(table))
        yield "  with a source note", sum(bool(row["source"]) for row in rows(table))


def lines() -> list[str]:
    """The counts as they are printed."""
    return [f"{number:6}  {what}" for what, number in counts()]


def _cells(cell: str) -> int:
    return len(cell.split("|")) if cell else 0


def _placed() -> set[str]:
    """Who has a parent body or has held an office."""
    return {*names().parents, *(row["person"] for row in rows("offices.tsv"))}


def facts() -> Iterator[tuple[str, str]]:
    """Every fact, as its table and words for people to check."""
    called = {i: f"{e.en} ({e.ar})" for i, e in names().entities.items()}
    for row in rows("offices.tsv"):
        held = f"{row['valid_from'] or '?'} to {row['valid_to'] or '?'}"
        yield "offices.tsv", f"{called[row['person']]} · {row['role']} · {called.get(row['body'], '–')} · {held}"
    for row in rows("facts.tsv"):
        held = f"{row['valid_from'] or '?'} to {row['valid_to'] or '?'}"
        yield "facts.tsv", f"{called[row['subject']]} · {row['relation']} · {called[row['object']]} · {held}"
    for table in (*tables.ACTOR_TABLES, "persons.tsv", "outlets.tsv"):
        for row in rows(table):
            told = [row.get("kind") or "person", row["country"], called.get(row.get("parent", ""), "")]
            yield table, f"{called[row['id']]} · {' · '.join(told)}"


def main() -> None:
    """Count, or draw."""
    if "--sample" not in sys.argv:
        print(*lines(), sep="\n")
        return
    number, *seed = map(int, sys.argv[sys.argv.index("--sample") + 1 :])
    found = list(facts())
    for n, (table, told) in enumerate(sorted(random.Random(seed[0] if seed else SEED).sample(found, number)), 1):
        print(f"{n:3} {table:18} {told}")


if __name__ == "__main__":
    main()
