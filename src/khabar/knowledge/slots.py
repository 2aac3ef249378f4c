"""The small language in which a trigger says which phrase fills which role.

``actor=subj recipient=obj|مع theme=ب:@weapons!`` reads: the actor is the subject; the recipient is the object or
stands after مع; the theme stands after ب, its head is of the class ``weapons``, and without it this sense is
not meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from khabar.knowledge.folding import fold
from khabar.model.errors import KnowledgeError

ROLES = frozenset(
    {"actor", "recipient", "theme", "place", "holder", "doer", "target", "content", "source", "addressee", "deeper",
     "lit", "about", "self"}
)  # fmt: skip
PARTY_ROLES = frozenset({"actor", "recipient", "holder", "doer", "target", "source", "addressee"})
"""Roles that a party fills, so that of two phrases with a marker of the slot the party is taken."""
FUNCTIONS = frozenset({"subj", "obj", "clause", "gen"})
KINDS = frozenset({"event", "relation", "modal", "accuse", "cue"})


class Slot(NamedTuple):
    """One role: by which markers it is filled, of which classes its head must be, and whether it must be there."""

    role: str
    markers: tuple[str, ...]
    limits: tuple[tuple[str, frozenset[str]], ...]
    """(marker, what its head must be: classes as ``@weapons`` or literal folded words); other markers are free."""
    required: bool

    def limit(self, marker: str) -> frozenset[str] | None:
        """What the head after ``marker`` must be, or ``None`` where anything will do."""
        return next((words for m, words in self.limits if m == marker), None)


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """One sense of a trigger. ``kind`` event, relation, modal, accuse or cue; ``when`` further conditions."""

    lemma: str
    pos: str
    kind: str
    type: str
    mode: str | None
    value: str
    slots: tuple[Slot, ...]
    when: tuple[str, ...]
    markers: frozenset[str]
    """Every marker of its slots."""
    by_need: tuple[Slot, ...]
    """Its slots, those that ask for something first."""

    def slot(self, role: str) -> Slot | None:
        """The slot of that role, or ``None``."""
        return next((s for s in self.slots if s.role == role), None)


def sense(row: dict[str, str]) -> Sense:
    """A table row as a sense; raises ``KnowledgeError`` where its slots cannot be read."""
    if row["kind"] not in KINDS:
        raise KnowledgeError(f"trigger {row['lemma']}: no such kind as {row['kind']!r}")
    slots = tuple(slot(part, row["lemma"]) for part in row["slots"].split())
    when = tuple(w for w in row["when"].split("|") if w)
    markers = frozenset(m for s in slots for m in s.markers)
    return Sense(
        fold(row["lemma"]), row["pos"], row["kind"], row["type"], row["mode"] or None, row["value"], slots, when,
        markers, tuple(sorted(slots, key=_need)),
    )  # fmt: skip


def _need(slot: Slot) -> tuple[bool, bool]:
    """Slots that ask for something are filled first, then the theme, on which others may hang."""
    return not (slot.required or slot.limits), slot.role != "theme" or "obj" in slot.markers


def slot(text: str, lemma: str) -> Slot:
    """``theme=ب:@weapons!`` as a ``Slot``."""
    role, equals, rest = text.partition("=")
    if not equals or role not in ROLES:
        raise KnowledgeError(f"trigger {lemma}: cannot read the slot {text!r}")
    required = rest.endswith("!")
    markers: list[str] = []
    limits: dict[str, set[str]] = {}
    for alternative in rest.rstrip("!").split("|"):
        marker, *found = alternative.rstrip("!").split(":")
        if marker.startswith("@"):
            marker, found = markers[-1], [marker]
        elif marker not in markers:
            markers.append(marker)
        for limit in found:
            if limit not in ("party", "place", "event"):
                limits.setdefault(marker, set()).add(limit if limit.startswith("@") else fold(limit))
    if role in ("theme", "lit"):
        _share(markers, limits)
    return Slot(role, tuple(markers), tuple((m, frozenset(v)) for m, v in limits.items()), required)


def _share(markers: list[str], limits: dict[str, set[str]]) -> None:
    """``theme=ب|obj:@support`` limits both markers: a thing is asked for, however it is put."""
    last: set[str] | None = None
    for marker in reversed(markers):
        last = limits.get(marker, last)
        if last is not None:
            limits.setdefault(marker, last)
