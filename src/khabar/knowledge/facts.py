"""What the tables hold of one entity, for people to read: its names in both scripts, and dated facts about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from khabar.knowledge import tables
from khabar.knowledge.names import Entity, names
from khabar.knowledge.once import once
from khabar.knowledge.tsv import cell_list, read_tsv


class Fact(NamedTuple):
    """A fact about ``subject``: a relation to ``object`` (``FORMERLY``), or an office there by its Arabic name.

    ``valid_from`` and ``valid_to`` are years, months or days, closed-open; empty where the tables do not know.
    """

    subject: str
    relation: str
    object: str
    valid_from: str
    valid_to: str
    is_office: bool


class Known(NamedTuple):
    """An entity with the names that it goes by besides its neutral ones; ``loaded`` names take a side."""

    entity: Entity
    aliases: tuple[str, ...]
    loaded: tuple[str, ...]
    facts: tuple[Fact, ...]


def known(entity: str) -> Known | None:
    """What the tables hold of an entity's id; ``None`` where they do not have it."""
    found = names().entities.get(entity)
    if found is None:
        return None
    aliases, loaded = _called().get(entity, ((), ()))
    return Known(found, aliases, loaded, tuple(f for f in _facts() if entity in (f.subject, f.object)))


@once
def _facts() -> tuple[Fact, ...]:
    return (*_read("offices.tsv", tables.OFFICE_COLUMNS, office=True),
            *_read("facts.tsv", tables.FACT_COLUMNS, office=False))  # fmt: skip


def _read(table: str, columns: tuple[str, ...], *, office: bool) -> Iterator[Fact]:
    for subject, relation, other, valid_from, valid_to, *_ in read_tsv(table, columns):
        yield Fact(subject, relation, other, valid_from, valid_to, office)


@once
def _called() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Entity id → its further names, and those that take a side."""
    found = {}
    named: dict[str, tuple[str, ...]] = dict.fromkeys(tables.ACTOR_TABLES, tables.ACTOR_COLUMNS)
    named |= {"states.tsv": tables.STATE_COLUMNS, "persons.tsv": tables.PERSON_COLUMNS}
    named |= {"outlets.tsv": tables.OUTLET_COLUMNS}
    for table, columns in named.items():
        for values in read_tsv(table, columns):
            row = dict(zip(columns, values, strict=True))
            found[row["id"]] = _names(row["aliases"]), _names(row.get("loaded", ""))
    return found


def _names(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.rstrip("?") for name in cell_list(cell)))
