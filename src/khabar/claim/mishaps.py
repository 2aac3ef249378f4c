"""Deaths and injuries that nobody dealt: crashes, floods, quakes and sickness are no blows."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.find.tokens import Token
from khabar.knowledge.lexicon import lexicon

CAUSES = frozenset({"nature", "mishap"})
_BLOWS = frozenset({"bomb", "gun", "blade", "artillery", "airstrike", "drone", "rocket", "battle", "suicide", "mine"})
_NEAR = 30  # words on either side of the predicate


def is_toll(node: Node) -> bool:
    """Whether a predicate tells of the dead or the hurt."""
    known = lexicon().classes
    return any("toll" in known.get(sense.lemma, ()) for sense in node.senses)


def is_mishap(node: Node) -> bool:
    """Whether a toll stands in a sentence that names an accident or a disaster and no blow."""
    if not is_toll(node):
        return False
    near = node.tokens[max(0, node.first - _NEAR) : node.last + _NEAR]
    met = frozenset().union(*(_classes(near, i) for i in range(len(near))))
    return not CAUSES.isdisjoint(met) and _BLOWS.isdisjoint(met)


def _classes(tokens: list[Token], i: int) -> frozenset[str]:
    """The classes of a word and of the pair that it makes with the next (انقلاب حافلة)."""
    word = tokens[i].word
    if tokens[i].kind != "w":
        return frozenset()
    found = word.classes | lexicon().classes.get(tokens[i].norm, frozenset())
    if i + 1 < len(tokens):
        found |= lexicon().classes.get(f"{word.nominal.stem} {tokens[i + 1].norm}", frozenset())
    return found
