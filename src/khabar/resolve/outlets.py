"""The outlet that published a page, by the name that came with it."""

from __future__ import annotations

from khabar.knowledge.folding import fold
from khabar.knowledge.names import names
from khabar.model import EntityRef


def resolve_outlet(name: str) -> EntityRef:
    """``name`` as an entity reference; its id where exactly this name is an outlet's."""
    known = names()
    words = fold(name).split()
    for alias in known.aliases.get(words[0], ()) if words else ():
        entity = known.entities[alias.entity]
        if alias.rest == tuple(words[1:]) and entity.kind == "outlet":
            return EntityRef(name, entity.id, entity.label)
    return EntityRef(name)
