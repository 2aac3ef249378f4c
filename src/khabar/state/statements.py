"""Claims that say the same of the same days are one statement; it is statements that are compared, each with each.

A story that a thousand pages repeat is a handful of statements. Its claims in pairs would be half a million.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from khabar.ledger.briefs import Brief


@dataclass(eq=False, slots=True)
class Statement:
    """What is said of the days from ``start`` to ``end`` (ISO), its claims by speaker; ``first`` is one of them."""

    start: str
    end: str
    first: Brief
    by: dict[str, list[Brief]] = field(default_factory=dict)


def statements(
    told: Iterable[tuple[str, str, Brief, Hashable]], speaker: Callable[[Brief], str]
) -> list[Statement]:  # fmt: skip
    """Claims with their days and what they say of them, put together where all this is the same; in their order."""
    found: dict[Hashable, Statement] = {}
    for start, end, brief, says in told:
        statement = found.setdefault((start, end, says), Statement(start, end, brief))
        statement.by.setdefault(speaker(brief), []).append(brief)
    return list(found.values())


def overlapping(told: Iterable[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Pairs whose days overlap and whose modes are not different ones.

    ``told`` is sorted by its first days; here ``end`` is the day after the last.
    """
    current: list[Statement] = []
    for statement in told:
        current = [c for c in current if c.end > statement.start]
        mode = statement.first.mode
        yield from ((c, statement) for c in current if not (mode and c.first.mode) or c.first.mode == mode)
        current.append(statement)


def against(one: Statement, other: Statement) -> tuple[Sequence[Brief], Sequence[Brief]] | None:
    """The claims of each that somebody else's claims in the other stand against, by id; ``None`` where nobody's do."""
    left, right = _unlike(one, other), _unlike(other, one)
    return (left, right) if left and right else None


def _unlike(one: Statement, other: Statement) -> list[Brief]:
    several = len(other.by) > 1
    claims = {b.id: b for speaker, said in one.by.items() if several or speaker not in other.by for b in said}
    return [claims[i] for i in sorted(claims)]
