"""The state machine as data: the relations, their statuses in order, and which claim moves which from what to what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from khabar.knowledge.event_types import event_types
from khabar.knowledge.tsv import cell_list, read_tsv
from khabar.model.claim import Label, Modality, Polarity
from khabar.model.errors import KnowledgeError

RELATION_COLUMNS = ("relation", "group", "form", "once", "ar", "en")
STATUS_COLUMNS = ("relation", "status", "camp", "charged", "ar", "en")
MOVE_COLUMNS = ("relation", "rule", "event", "between", "modality", "polarity", "condition", "near", "words", "from",
                "to", "why", "example")  # fmt: skip
INTEREST_COLUMNS = ("kind", "interested")
FORMS = frozenset({"directed", "mutual", "single"})
CAMPS = ("prospect", "on", "risk", "off", "denial")
BETWEEN = frozenset({"actor>recipient", "recipient>actor", "among", "opposed", "all", "actor>place"})
NOTHING, STAYS, ANY = "", "=", "*"
"""As statuses: nothing said yet; moves nothing; whatever the status."""


class Kind(NamedTuple):
    """A relation: its group, whether it is directed, mutual or of one party (``form``), its names."""

    relation: str
    group: str
    form: str
    once: bool
    label: Label


class Status(NamedTuple):
    """What a relation can be. ``rank`` is its place in the order; see ``statuses.tsv`` for ``camp`` and ``charged``."""

    relation: str
    status: str
    camp: str
    charged: bool
    label: Label
    rank: int


class Move(NamedTuple):
    """A row of ``moves.tsv``: claims of this kind move ``relation`` from any of ``before`` to ``to``."""

    relation: str
    rule: str
    type: str
    mode: str
    between: str
    modality: frozenset[str]
    polarity: frozenset[str]
    condition: str
    near: tuple[str, ...]
    words: tuple[str, ...]
    before: frozenset[str]
    to: str
    why: str
    example: str

    def moves(self, status: str) -> bool:
        """Whether it begins at ``status``."""
        return ANY in self.before or status in self.before

    def fits(self, mode: str, modality: str, polarity: str, *, condition: bool) -> bool:
        """Whether a claim of its type is of its kind, as far as its codes tell."""
        return (
            (not self.mode or self.mode == mode)
            and modality in self.modality
            and polarity in self.polarity
            and (not self.condition or (self.condition == "yes") is condition)
        )

    def reads(self, near: str, words: str) -> bool:
        """Whether the folded words around the trigger, and those of the evidence, are what it asks for."""
        return (not self.near or any(w in near for w in self.near)) and (
            not self.words or any(w in words for w in self.words)
        )

    @property
    def narrowness(self) -> tuple[bool, bool, bool, bool]:
        """What comes first where several rows fit: words, then a mode, then a condition."""
        return bool(self.near), bool(self.words), bool(self.mode), bool(self.condition)


@dataclass(frozen=True)
class Machine:
    """All relations, statuses and moves."""

    kinds: dict[str, Kind]
    statuses: dict[tuple[str, str], Status]
    moves: tuple[Move, ...]
    interested: frozenset[str]
    """Kinds of entities that are parties to what they tell of."""

    @cached_property
    def by_type(self) -> dict[str, tuple[Move, ...]]:
        """The moves that claims of an event type may make."""
        found: dict[str, list[Move]] = {}
        for move in self.moves:
            found.setdefault(move.type, []).append(move)
        return {k: tuple(v) for k, v in found.items()}

    @cached_property
    def worded(self) -> frozenset[str]:
        """The event types of which some move asks for words."""
        return frozenset(m.type for m in self.moves if m.words or m.near)

    @cached_property
    def single(self) -> frozenset[str]:
        """The relations that are each of one party."""
        return frozenset(relation for relation, kind in self.kinds.items() if kind.form == "single")

    def status(self, relation: str, status: str) -> Status:
        """A status of a relation."""
        return self.statuses[relation, status]


def words_asked(moves: Iterable[Move]) -> tuple[str, ...]:
    """The words that some of ``moves`` ask for, folded."""
    return tuple(sorted({word for move in moves for word in (*move.words, *move.near)}))


@lru_cache(maxsize=1)
def machine() -> Machine:
    """The state machine, read on first use. Raises ``KnowledgeError`` where a table breaks its contract."""
    kinds = {r[0]: _kind(r) for r in read_tsv("relations.tsv", RELATION_COLUMNS)}
    statuses: dict[tuple[str, str], Status] = {}
    for row in read_tsv("statuses.tsv", STATUS_COLUMNS):
        _known(row[0] in kinds, "statuses.tsv", row[0])
        _known(row[2] in CAMPS, "statuses.tsv", row[2])
        relation, status, camp, charged, ar, en = row
        statuses[relation, status] = Status(relation, status, camp, charged == "yes", Label(ar, en), len(statuses))
    moves = tuple(_move(dict(zip(MOVE_COLUMNS, row, strict=True))) for row in read_tsv("moves.tsv", MOVE_COLUMNS))
    for move in moves:
        _check(move, kinds, statuses)
    interested = frozenset(k for k, yes in read_tsv("interests.tsv", INTEREST_COLUMNS) if yes == "yes")
    return Machine(kinds, statuses, moves, interested)


def _kind(row: tuple[str, ...]) -> Kind:
    relation, group, form, once, ar, en = row
    _known(form in FORMS, "relations.tsv", form)
    return Kind(relation, group, form, once == "yes", Label(ar, en))


def _move(row: dict[str, str]) -> Move:
    type_, _, mode = row["event"].partition("/")
    before = frozenset(row["from"].split("|")) if row["from"] else frozenset({NOTHING})
    return Move(
        row["relation"], row["rule"], type_, mode, row["between"], frozenset(cell_list(row["modality"])),
        frozenset(cell_list(row["polarity"])), row["condition"], cell_list(row["near"]), cell_list(row["words"]),
        before, row["to"], row["why"], row["example"],
    )  # fmt: skip


def _check(move: Move, kinds: dict[str, Kind], statuses: dict[tuple[str, str], Status]) -> None:
    known = event_types().get(move.type)
    named = f"moves.tsv, rule {move.rule}"
    _known(known is not None and (not move.mode or move.mode in known.modes), named, f"{move.type}/{move.mode}")
    _known(move.relation in kinds, named, move.relation)
    _known(move.between in BETWEEN, named, move.between)
    _known(move.modality <= set(Modality), named, str(set(move.modality)))
    _known(move.polarity <= set(Polarity), named, str(set(move.polarity)))
    _known(move.condition in ("", "yes", "no"), named, move.condition)
    for status in (*(move.before - {ANY, NOTHING}), *({move.to} - {STAYS})):
        _known((move.relation, status) in statuses, named, status)


def _known(holds: bool, where: str, what: str) -> None:
    if not holds:
        raise KnowledgeError(f"{where}: no such value as {what!r}")
