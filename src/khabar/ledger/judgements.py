"""Judgements: whether two entities are one, according to someone; and what follows for all of them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import Connection, or_, select

from khabar.ledger.tables import JUDGEMENTS
from khabar.ledger.undoing import active, newest
from khabar.model import LedgerError


class Verdict(StrEnum):
    """What someone says of two entities. Who is unsure says so, and it is not asked again."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """``left`` and ``right`` are party keys (``record.party_key``), in their order; times are recorded times."""

    id: int
    left: str
    right: str
    verdict: Verdict
    who: str
    why: str
    made_at: str
    undone_at: str | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class Clusters:
    """What the judgements come to. ``canonical`` has the keys that are one with others; any other is its own."""

    canonical: Mapping[str, str]
    refused: tuple[Judgement, ...] = ()
    """Judgements of ``same`` that would have joined what another judgement calls different."""

    def of(self, key: str) -> list[str]:
        """Everyone who is one with ``key``, itself included, the canonical one first."""
        head = self.canonical.get(key, key)
        return [head, *sorted(k for k, v in self.canonical.items() if v == head and k != head)]


def judge(connection: Connection, made: Judgement) -> Judgement:
    """Write a judgement down; returns it with its number and its keys in order.

    Raises ``LedgerError`` where it is about one entity only, or by nobody.
    """
    left, right = sorted((made.left, made.right))
    if left == right:
        raise LedgerError(f"{left} is one with itself already")
    if not made.who.strip():
        raise LedgerError("a judgement needs a name: who judges?")
    values = {"left": left, "right": right, "verdict": str(made.verdict), "who": made.who, "why": made.why}
    row = connection.execute(JUDGEMENTS.insert().values(**values, made_at=made.made_at))
    return replace(made, id=int(row.inserted_primary_key[0]), left=left, right=right)  # type: ignore[index]


def judgements(
    connection: Connection, key: str | None = None, known_at: str | None = None, *, undone: bool = False
) -> list[Judgement]:
    """Judgements in the order in which they were made: about ``key``, where given; with ``undone``, all ever made."""
    asked = select(JUDGEMENTS).order_by(JUDGEMENTS.c.id)
    if key is not None:
        asked = asked.where(or_(JUDGEMENTS.c.left == key, JUDGEMENTS.c.right == key))
    if not undone:
        asked = asked.where(active(JUDGEMENTS, known_at))
    return [Judgement(**{**row, "verdict": Verdict(row["verdict"])}) for row in connection.execute(asked).mappings()]


def clusters(connection: Connection, known_at: str | None = None) -> Clusters:
    """What the last judgements of every pair come to, now or at a recorded time."""
    asked = select(JUDGEMENTS).where(newest(JUDGEMENTS, known_at, "left", "right")).order_by(JUDGEMENTS.c.id)
    rows = connection.execute(asked).mappings()
    return clustered(Judgement(**{**row, "verdict": Verdict(row["verdict"])}) for row in rows)


def clustered(found: Iterable[Judgement]) -> Clusters:
    """Join what is the same, the oldest judgement first, but never two that someone calls different."""
    given = list(found)
    apart = defaultdict(set)
    for one in given:
        if one.verdict is Verdict.DIFFERENT:
            apart[one.left].add(one.right)
            apart[one.right].add(one.left)
    groups: dict[str, set[str]] = {}
    refused = []
    for one in given:
        if one.verdict is Verdict.SAME:
            left, right = (groups.get(k, {k}) for k in (one.left, one.right))
            if any(apart[k] & right for k in left):
                refused.append(one)
            else:
                joined = left | right
                groups.update(dict.fromkeys(joined, joined))
    heads = {id(group): min(group, key=_rank) for group in {id(g): g for g in groups.values()}.values()}
    return Clusters({key: heads[id(groups[key])] for key in sorted(groups)}, tuple(refused))


def _rank(key: str) -> tuple[bool, str]:
    """A known entity stands for those that have only a name."""
    return key.startswith("name:"), key
