"""The event types and standing relations that a claim can have, and what each cannot do without."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.knowledge.tsv import cell_list, read_tsv


class EventType(NamedTuple):
    """A PLOVER type or a standing relation (``family``), its modes, and the parties that it needs."""

    type: str
    family: str
    needs: str
    modes: tuple[str, ...]

    def met(self, actors: int, recipients: int) -> bool:
        """Whether that many actors and recipients make a claim of this type."""
        either = actors + recipients
        match self.needs:
            case "both":
                found = actors > 0 and recipients > 0
            case "pair":
                found = either > 1
            case "recipient":
                found = recipients > 0
            case "any":
                found = either > 0
            case _:
                found = actors > 0
        return found


@lru_cache(maxsize=1)
def event_types() -> dict[str, EventType]:
    """Every type by name."""
    rows = read_tsv("event_types.tsv", ("type", "family", "needs", "modes"))
    return {t: EventType(t, family, needs, cell_list(modes)) for t, family, needs, modes in rows}
