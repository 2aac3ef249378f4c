"""How parties meet where the word for it does not say: by phone, or as a body of many states."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.claim.frame import Frame
from khabar.claim.nodes import Node
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon
from khabar.model import EntityRef

_BY_PHONE = frozenset({"هاتفيا", "هاتفي", "هاتفيه"})
_ASSEMBLY = "assembly"
_WORDS = (2, 4)
"""How many words the names of assemblies have."""


def how_they_met(frame: Frame, parties: Iterable[EntityRef]) -> str | None:
    """The mode of a meeting by the words and parties about it; ``None`` where they tell nothing."""
    if frame.sense.type != "CONSULT":
        return None
    if _by_phone(frame.node):
        return "phone"
    if frame.sense.mode is None and any(map(_sits, parties)):
        return "multilateral"
    return None


def _by_phone(node: Node) -> bool:
    """بحث الوزير هاتفياً مع نظيره كذا, أجرى اتصالات هاتفية: the word after the verb, before anything else is told."""
    for token in node.tokens[node.last + 1 :]:
        if token.norm in _BY_PHONE:
            return True
        if token.is_verb or token.kind == "p":
            return False
    return False


def _sits(party: EntityRef) -> bool:
    """Whether a party is a body that speaks only where its members sit together: مجلس الأمن, under whatever words."""
    name = (party.label.ar if party.label is not None and party.label.ar else party.name).split()
    known = lexicon().classes
    return any(_ASSEMBLY in known.get(fold(" ".join(name[:count])), ()) for count in range(_WORDS[0], _WORDS[1] + 1))
