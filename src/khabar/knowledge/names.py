"""The world as data: states, organisations, armed groups, persons and outlets, and every name they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from khabar.knowledge import tables
from khabar.knowledge.folding import fold, fold_all
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


_ARAB = "AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE"
"""Countries in whose names غ is no foreign g."""
_SHORT = 4


def _in_egypt(name: str) -> str:
    """تيجراي for تيغراي, جوتيريش for غوتيريش: a foreign name, if not a short one, as Egypt's press writes its g."""
    return name.replace("غ", "ج") if len(name) > _SHORT else name


class _Builder:
    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.told: list[tuple[str, str, frozenset[str]]] = []
        """Every name with whose it is and the countries that it asks for."""
        self.nisba: dict[str, str] = {}
        self.government: dict[str, str] = {}

    def add(self, entity: Entity, aliases: tuple[str, ...], hint: frozenset[str] = frozenset()) -> None:
        self.entities[entity.id] = entity
        named = (entity.ar, entity.en, *aliases)
        foreign = entity.country not in _ARAB
        for alias in dict.fromkeys((*named, *(_in_egypt(name) for name in named if foreign))):
            self.told.append((alias, entity.id, hint))

    def index(self) -> tuple[dict[str, tuple[Alias, ...]], frozenset[str]]:
        """The names by their first words, and all of their words."""
        found: defaultdict[str, list[Alias]] = defaultdict(list)
        words = _Words()
        folded = fold_all(name.rstrip("?").replace("-", " ").replace("'", "") for name, _, _ in self.told)
        for (name, entity, hint), text in zip(self.told, folded, strict=True):
            first, *rest = text.split() or [""]
            if first:
                guarded = name.endswith("?")
                found[first].append(Alias(tuple(rest), entity, guarded, hint if guarded else frozenset()))
                words.take(first, rest)
        return {first: _ordered(aliases) for first, aliases in found.items()}, frozenset(words.found)


def _ordered(aliases: list[Alias]) -> tuple[Alias, ...]:
    """Each once, the longest first, and those that need no surroundings before those that do."""
    return tuple(
        sorted(dict.fromkeys(aliases), key=lambda a: (-len(a.rest), a.guarded)) if len(aliases) > 1 else aliases
    )


class _Words:
    """The words of names without article; after the first, a word that is another with a clitic is left out."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self._first: set[str] = set()
        self._later: set[str] = set()

    def take(self, first: str, rest: Iterable[str]) -> None:
        """Take in the words of one name; what a word comes to does not change, so each is looked at once."""
        if first not in self._first:
            self._first.add(first)
            self.found.add(_without_article(first))
        for word in rest:
            if word not in self._later:
                self._later.add(word)
                if not (word.startswith("لل") or (word[0] in "لبوكف" and word[1:] in self.found)):
                    self.found.add(_without_article(word))


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


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
    aliases, words = build.index()
    parents = {e.id: e.parent for e in build.entities.values() if e.parent}
    build.government = {s: g for s, g in build.government.items() if g in build.entities}
    return Names(build.entities, aliases, build.nisba, words, build.government, _offices(), parents)


@once
def feminine_states() -> frozenset[str]:
    """The folded names of the states that are feminine."""
    rows = _rows("states.tsv", tables.STATE_COLUMNS)
    return frozenset(fold(row["ar"]) for row in rows if row["gender"] == "f")


def _rows(table: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    for values in read_tsv(table, columns):
        yield dict(zip(columns, values, strict=True))


def _state(build: _Builder, row: dict[str, str]) -> None:
    build.add(Entity(row["id"], "state", row["iso2"], row["ar"], row["en"]), cell_list(row["aliases"]))
    for capital in cell_list(row["capitals"]):
        build.told.append((capital, row["id"], frozenset()))
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
