"""By what means force is used, where the word for it does not say: with arms that the sentence names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from khabar.claim.frame import Frame
from khabar.claim.nodes import Node
from khabar.find.tokens import Token
from khabar.knowledge.lexicon import lexicon

_SPECIAL = {"suicide": "suicide-attack", "drone": "drone", "gas": "unconventional", "airstrike": "aerial"}
"""Class of arms → mode, the more special first: a drone's strike is no air force's, a suicide's no bomb's."""
_PLAIN = {
    "aircraft": "aerial",
    "artillery": "heavy-weapons",
    "bomb": "explosives",
    "gun": "firearms",
    "blade": "primitive",
}
"""Of these, two that differ (بالقذائف والرصاص) tell nothing."""
_REFINED: dict[str | None, frozenset[str]] = {
    None: frozenset((*_SPECIAL.values(), *_PLAIN.values())),
    "aerial": frozenset({"drone"}),
    "heavy-weapons": frozenset({"drone", "aerial", "unconventional"}),
    "explosives": frozenset({"suicide-attack"}),
}
"""Mode of a sense → what the arms named may make of it."""
_BY = frozenset({"ب", "في", "بواسطة", "جراء", "إثر", "نتيجة", "بسبب", "عقب"})
_POLICE = "police_force"
"""Whose going out is MOBILIZE/police: the police, and not whoever is on patrol."""
_MOBILIZED = frozenset({None, "troops"})
_ARMS = frozenset((*_SPECIAL, *_PLAIN))
_DEPTH = 2


def means(frame: Frame) -> str | None:
    """The mode by the arms that are named, where that says more than the sense; else ``None``."""
    mode = frame.sense.mode
    if frame.sense.type == "MOBILIZE" and mode in _MOBILIZED:
        return "police" if _POLICE in _sent(frame) else None
    if frame.sense.type != "ASSAULT" or mode not in _REFINED:
        return None
    told = list(_told(frame))
    meant = next((m for name, m in _SPECIAL.items() if any(name in classes for classes in told)), None)
    for classes in told:
        plain = {m for name, m in _PLAIN.items() if name in classes}
        if meant is None and len(plain) == 1:
            meant = plain.pop()
    return meant if meant in _REFINED[mode] else None


def _sent(frame: Frame) -> frozenset[str]:
    """The classes of who is sent out, and of who goes out or sends them."""
    return _of(n for role in ("theme", "actor") for n in frame.nodes(role))


def _told(frame: Frame) -> Iterator[frozenset[str]]:
    """What the words that may tell the means are: what was taken, what it was done with, who dealt it.

    Who brings down aircraft strikes with none (الدفاعات الجوية), and a chemist (الكيميائي) with what anybody else may.
    """
    node = frame.node
    themes = [n for role in ("theme", "lit") for n in frame.nodes(role)]
    yield frozenset().union(*(node.tokens[at].word.classes for at in node.adjs))
    yield _of(themes)
    yield _of(kid for fn, kid in node.kids if fn in _BY)
    yield frozenset().union(*map(_right_after, (node, *themes)))
    yield _of(n for n in frame.nodes("actor") if "defence_arm" not in _of([n])) - {"gas"}


def _right_after(node: Node) -> frozenset[str]:
    """هجوم بطائرات مسيرة: with what a blow is dealt by the words right after it, wherever the parse hangs them."""
    at = node.last + 1
    if node.kind == "verb" or at >= len(node.tokens) or node.tokens[at].word.nominal.prep != "ب":
        return frozenset()
    return _classes(node.tokens, at, at + 1)


def _of(nodes: Iterable[Node], depth: int = 0) -> frozenset[str]:
    """The classes of phrases, with what hangs on them."""
    found: set[str] = set()
    for node in nodes:
        found |= node.classes - {"drone"} if "demo" in node.classes else node.classes
        found |= _classes(node.tokens, node.first, node.last)
        if depth < _DEPTH:
            below = [kid for fn, kid in node.kids if fn in _BY or fn == "adj"]
            below += [*node.conjuncts, *([node.gen] if node.gen is not None else [])]
            found |= _of(below, depth + 1)
    return frozenset(found)


def _classes(tokens: Sequence[Token], first: int, last: int) -> frozenset[str]:
    """The classes of some words and of two that belong together, the second after them or not (طائرة | بدون طيار)."""
    known, found = lexicon().classes, set[str]()
    for token in tokens[first : last + 1]:
        own = token.word.classes
        found |= own - {"drone"} if "demo" in own else own
    for one, other in pairwise(tokens[first : last + 3]):
        found |= known.get(f"{one.norm} {other.norm}", frozenset()) & _ARMS
    return frozenset(found)
