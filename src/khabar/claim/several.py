"""Parties that are several under one name: الطرفان، البلدين، جميع الأطراف، دول المنطقة."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from khabar.find.words import analyse
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon
from khabar.model import EntityRef

_BODIES = frozenset({"state", "org", "armed"})
_ALL = "كل"


def count(parties: Iterable[EntityRef]) -> int:
    """How many parties stand under these names, as far as the names tell: two, where one is of several."""
    return sum(2 if party.id is None and _is_several(party.name) else 1 for party in parties)


@lru_cache(maxsize=10_000)
def _is_several(name: str) -> bool:
    """Whether a description is of two sides, of states or sides in the plural, or of all bodies of a kind."""
    words = name.split()
    quantity = lexicon().functions.get(fold(words[0])) if len(words) > 1 else None
    counted = quantity is not None and quantity.kind == "quant"
    head = words[1] if counted else words[0]
    group = analyse(fold(head), head, "w").group
    if group is None or not group.plural or group.kind == "source":
        return False
    dual = fold(head).endswith("ان" if group.human else ("ان", "ين"))
    every = counted and quantity is not None and quantity.value == _ALL
    if fold(head).endswith("ه"):
        return False
    return dual or (not group.human and group.kind in _BODIES and (every or group.kind == "state"))
