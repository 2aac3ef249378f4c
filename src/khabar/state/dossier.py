"""What there is to say of one party: who it is, what the tables know, its relations, names and history; bounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.knowledge.facts import Known, known
from khabar.model import Label
from khabar.state.asking import Asking, Keys
from khabar.state.events import Event
from khabar.state.naming import Usage
from khabar.state.relation import Party, Relation

_RELATIONS, _WORDS, _EVENTS = 60, 40, 60


@dataclass(frozen=True, slots=True)
class Dossier:
    """A party. Of each list the first (of events: the last) are held; the numbers are those of all that there are."""

    known: tuple[Known, ...]
    """What the tables hold, of each of its keys that they have."""
    relations: Sequence[Relation]
    all_relations: int
    words: Sequence[Usage]
    all_words: int
    events: Sequence[Event]
    """The latest first."""
    all_events: int

    @property
    def label(self) -> Label | None:
        """Its neutral names; ``None`` where the tables do not tell one."""
        return self.known[0].entity.label if len(self.known) == 1 else None


def dossier(asking: Asking, keys: Keys) -> Dossier:
    """Whoever goes by ``keys``, by all that is known now."""
    history, usages = asking.timeline(keys), asking.words(keys)
    found = tuple(k for k in map(known, sorted(asking.judged(keys) or keys)) if k is not None)
    return Dossier(
        found, history.relations[:_RELATIONS], len(history.relations), usages[:_WORDS], len(usages),
        history.events[::-1][:_EVENTS], len(history.events),
    )  # fmt: skip


def named(entity: str) -> Party:
    """The party of an entity's id, with its neutral names."""
    held = known(entity)
    return Party(entity, held.entity.label if held else Label(None, None))
