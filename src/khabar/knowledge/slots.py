"""The small language in which a trigger says which phrase fills which role.

``actor=subj recipient=obj|مع theme=ب:@weapons!`` reads: the actor is the subject; the recipient is the object or
stands after مع; the theme stands after ب, its head is of the class ``weapons``, and without it this sense is
not meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One role: by which markers it is filled, of which classes its head must be, and whether it must be there."""

    role: str
    markers: tuple[str, ...]
    limits: dict[str, frozenset[str]]
    """Marker → what its head must be: classes as ``@weapons`` or literal folded words; other markers are free."""
    required: bool
    words: frozenset[str]
    """What the head may be after any of the markers that ask for something."""
    of_party: bool
    """Whether a party fills it."""
    of_thing: bool
    """Whether it is filled by what is done or dealt in, on which the fillers of other slots may hang."""

    def limit(self, marker: str) -> frozenset[str] | None:
        """What the head after ``marker`` must be, or ``None`` where anything will do."""
        return self.limits.get(marker)


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
    things: tuple[Slot, ...]
    """Of these, those without whose thing the sense is not meant: it stands after a marker or within the phrase."""
    content: frozenset[str]
    """The markers of what is said, wanted or begun."""
    by_role: dict[str, Slot]

    def slot(self, role: str) -> Slot | None:
        """The slot of that role, or ``None``."""
        return self.by_role.get(role)


def sense(row: dict[str, str]) -> Sense:
    """A table row as a sense; raises ``KnowledgeError`` where its slots cannot be read."""
    if row["kind"] not in KINDS:
        raise KnowledgeError(f"trigger {row['lemma']}: no such kind as {row['kind']!r}")
    slots = tuple(slot(part, row["lemma"]) for part in row["slots"].split())
    when = tuple(w for w in row["when"].split("|") if w)
    by_need = tuple(sorted(slots, key=_need))
    return Sense(
        fold(row["lemma"]), row["pos"], row["kind"], row["type"], row["mode"] or None, row["value"], slots, when,
        markers=frozenset(m for s in slots for m in s.markers),
        by_need=by_need,
        things=tuple(s for s in by_need if s.required and s.of_thing and "subj" not in s.markers),
        content=frozenset(m for s in slots if s.role == "content" for m in s.markers),
        by_role={s.role: s for s in reversed(slots)},
    )  # fmt: skip


def _need(slot: Slot) -> tuple[bool, bool]:
    """Slots that ask for something are filled first, then the theme, on which others may hang."""
    return not (slot.required or slot.limits), slot.role != "theme" or "obj" in slot.markers


def slot(text: str, lemma: str) -> Slot:
    """``theme=ب:@weapons!`` as a ``Slot``, one for all rows that write it so."""
    found = _slot(text)
    if found is None:
        raise KnowledgeError(f"trigger {lemma}: cannot read the slot {text!r}")
    return found


@lru_cache(maxsize=4_096)
def _slot(text: str) -> Slot | None:
    role, equals, rest = text.partition("=")
    if not equals or role not in ROLES:
        return None
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
    of_thing = role in ("theme", "lit")
    if of_thing:
        _share(markers, limits)
    known = {marker: frozenset(words) for marker, words in limits.items()}
    return Slot(
        role, tuple(markers), known, required,
        words=frozenset().union(*known.values()), of_party=role in PARTY_ROLES, of_thing=of_thing,
    )  # fmt: skip


def _share(markers: list[str], limits: dict[str, set[str]]) -> None:
    """``theme=ب|obj:@support`` limits both markers: a thing is asked for, however it is put."""
    last: set[str] | None = None
    for marker in reversed(markers):
        last = limits.get(marker, last)
        if last is not None:
            limits.setdefault(marker, last)
