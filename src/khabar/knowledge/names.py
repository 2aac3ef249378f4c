"""The world as data: states, organisations, armed groups, persons and outlets, and every name they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from khabar.knowledge import tables
from khabar.knowledge.folding import fold
from khabar.knowledge.once import once
from khabar.knowledge.tsv import cell_list, read_tsv
from khabar.model.claim import Label


@dataclass(frozen=True, slots=True)
class Entity:
    """A canonical thing: its id, neutral names, kind and country (ISO 3166 alpha-2, or empty)."""

    id: str
    kind: str
    country: str
    ar: str
    en: str
    parent: str = ""

    @property
    def label(self) -> Label:
        """The neutral names, as claims carry them."""
        return Label(self.ar or None, self.en or None)


class Alias(NamedTuple):
    """One name of an entity: the words after the first, folded; ``guarded`` names need their surroundings."""

    rest: tuple[str, ...]
    entity: str
    guarded: bool
    hint: frozenset[str]


@dataclass(frozen=True, slots=True)
class Names:
    """Entities by id; aliases by first folded word (longest first); nisbas and peoples by folded stem."""

    entities: dict[str, Entity]
    aliases: dict[str, tuple[Alias, ...]]
    nisba: dict[str, str]
    words: frozenset[str]
    government: dict[str, str]
    """State id → id of the government that is coded for it (the state itself, if none is listed)."""
    offices: dict[str, tuple[tuple[str, str], ...]]
    """Person id → (role, body id)."""
    parents: dict[str, str]

    def party(self, entity_id: str) -> str:
        """The id that is coded for a state: its government, where the two are told apart."""
        return self.government.get(entity_id, entity_id)

    def called(self, text: str) -> set[str]:
        """The ids of the entities whose name or alias exactly ``text`` is, as they are coded."""
        words = fold(text.replace("-", " ").replace("'", "")).split()
        exact = tuple(words[1:])
        found = {a.entity for a in self.aliases.get(words[0], ()) if a.rest == exact} if words else set()
        return {self.party(i) for i in found}


class _Builder:
    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.aliases: defaultdict[str, list[Alias]] = defaultdict(list)
        self.nisba: dict[str, str] = {}
        self.government: dict[str, str] = {}
        self.words: set[str] = set()

    def add(self, entity: Entity, aliases: tuple[str, ...], hint: frozenset[str] = frozenset()) -> None:
        self.entities[entity.id] = entity
        for alias in dict.fromkeys((entity.ar, entity.en, *aliases)):
            self.alias(alias, entity.id, hint)

    def alias(self, name: str, entity: str, hint: frozenset[str]) -> None:
        guarded = name.endswith("?")
        words = fold(name.rstrip("?").replace("-", " ").replace("'", "")).split()
        if not words:
            return
        self.aliases[words[0]].append(Alias(tuple(words[1:]), entity, guarded, hint if guarded else frozenset()))
        for place, word in enumerate(words):
            if place and (word.startswith("لل") or (word[0] in "لبوكف" and word[1:] in self.words)):
                continue
            self.words.add(word[2:] if word.startswith("ال") and len(word) > 4 else word)


@once
def names() -> Names:
    """All names, read from the tables on first use; raises ``KnowledgeError`` where one is broken."""
    build = _Builder()
    for row in _rows("states.tsv", tables.STATE_COLUMNS):
        _state(build, row)
    for table in tables.ACTOR_TABLES:
        for row in _rows(table, tables.ACTOR_COLUMNS):
            entity = Entity(row["id"], row["kind"], row["country"], row["ar"], row["en"], row["parent"])
            build.add(entity, cell_list(row["aliases"]) + cell_list(row["loaded"]), frozenset(cell_list(row["hint"])))
    for row in _rows("persons.tsv", tables.PERSON_COLUMNS):
        build.add(Entity(row["id"], "person", row["country"], row["ar"], row["en"]), cell_list(row["aliases"]))
    for row in _rows("outlets.tsv", tables.OUTLET_COLUMNS):
        build.add(Entity(row["id"], "outlet", row["country"], row["ar"], row["en"]), cell_list(row["aliases"]))
    aliases = {k: tuple(sorted(set(v), key=lambda a: (-len(a.rest), a.guarded))) for k, v in build.aliases.items()}
    parents = {e.id: e.parent for e in build.entities.values() if e.parent}
    build.government = {s: g for s, g in build.government.items() if g in build.entities}
    return Names(build.entities, aliases, build.nisba, frozenset(build.words), build.government, _offices(), parents)


def _rows(table: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    for values in read_tsv(table, columns):
        yield dict(zip(columns, values, strict=True))


def _state(build: _Builder, row: dict[str, str]) -> None:
    build.add(Entity(row["id"], "state", row["iso2"], row["ar"], row["en"]), cell_list(row["aliases"]))
    for capital in cell_list(row["capitals"]):
        build.alias(capital, row["id"], frozenset())
    if row["government"]:
        build.government[row["id"]] = row["government"]
    for stem in cell_list(row["nisba"]):
        folded = fold(stem)
        for form in (folded, folded + "ه", folded + "ان", folded + "ين", folded + "تان", folded + "تين", folded + "ا",
                     folded + "ون", folded + "ات"):  # fmt: skip
            build.nisba.setdefault(form, row["id"])
    for people in cell_list(row["people"]):
        build.nisba.setdefault(fold(people), row["id"])


def _offices() -> dict[str, tuple[tuple[str, str], ...]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for person, role, body, *_ in read_tsv("offices.tsv", tables.OFFICE_COLUMNS):
        found[person].append((role, body))
    return {k: tuple(v) for k, v in found.items()}
