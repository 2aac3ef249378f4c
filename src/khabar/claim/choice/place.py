"""Where a phrase stands as seen from a predicate: what ties the two together, on which side, and what is between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from khabar.claim.choice.model import Bundle, Pair, Words
from khabar.claim.choice.paths import Paths, Phrase
from khabar.claim.nodes import Node
from khabar.find.tokens import Token

_BANDS = (1, 2, 3, 5, 8, 12, 20)


class Ground:
    """A sentence as it is seen from all of its predicates."""

    __slots__ = ("_phrases", "marks", "verbs")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.verbs = list(accumulate([t.is_verb for t in tokens], initial=0))
        """How many verbs stand before each token."""
        self.marks = list(accumulate([t.kind == "p" for t in tokens], initial=0))
        """And how many marks of punctuation."""
        self._phrases: dict[int, Phrase] = {}

    def phrase(self, node: Node) -> Phrase:
        """A phrase of the sentence."""
        found = self._phrases.get(id(node))
        if found is None:
            found = self._phrases[id(node)] = Phrase(node)
        return found


class View:
    """A sentence as seen from one predicate: each phrase is looked at once, for both roles and all readings."""

    __slots__ = ("_at", "_does", "_found", "_ground", "_parties", "_paths", "_scale", "words")

    def __init__(self, at: Node, parties: Sequence[Node], ground: Ground, words: Words, scale: Pair) -> None:
        self._at, self._ground = at, ground
        self.words, self._scale = words, scale
        self._does = kind_of(at)
        self._parties = sorted([node.first for node in parties])
        self._paths = Paths(at)
        self._found: dict[int, Place] = {}

    def of(self, node: Node) -> Place:
        """The place of a phrase."""
        place = self._found.get(id(node))
        if place is None:
            place = self._found[id(node)] = self._place(self._ground.phrase(node), self._at)
        return place

    def _place(self, phrase: Phrase, at: Node) -> Place:
        after = phrase.first > at.head
        first, last = (at.last, phrase.first) if after else (phrase.last, at.first)
        side, does, prep = "after" if after else "before", self._does, phrase.prep
        tie, between = self._paths.relation(phrase), self._between(phrase.first, first, last)
        known = tie if self.words.has(tie) else ""
        place = Place(phrase, tie, side, known)
        place.bundles = [
            (_distant, side, bisect_left(_BANDS, last - first), between, does, prep),
            (_own, phrase.own, side, does, phrase.kind, self._paths.clause(phrase)),
        ]
        if known:
            place.bundles.append((_tied, known, does, prep, _rank(between)))
        if at.kind == "verb" and not phrase.node.prep:
            place.bundles.append((_agreeing, _agree(phrase.node, at), side, known))
        place.worth = self._scale.weigh(place.bundles)
        return place

    def _between(self, start: int, first: int, last: int) -> str:
        """How many verbs, parties and marks stand between two tokens, each up to two, as digits.

        ``start`` is where the phrase begins that is looked at, which is none of the parties.
        """
        ground = self._ground
        parties = bisect_left(self._parties, last) - bisect_right(self._parties, first)
        if first < start < last:
            parties -= 1
        parties = min(max(parties, 0), 2)
        if last <= first + 1:
            return f"0{parties}0"
        verbs, marks = ground.verbs[last] - ground.verbs[first + 1], ground.marks[last] - ground.marks[first + 1]
        return f"{min(verbs, 2)}{parties}{min(marks, 2)}"


class Place:
    """Where a phrase stands as seen from a predicate."""

    __slots__ = ("bundles", "known", "node", "prep", "side", "tie", "town", "worth")

    def __init__(self, phrase: Phrase, tie: str, side: str, known: str) -> None:
        self.node, self.prep, self.town = phrase.node, phrase.prep, phrase.town
        self.tie, self.side = tie, side
        self.known = known
        """The tie, or nothing where its traits weigh nothing: a quarter are too rare."""
        self.bundles: list[Bundle] = []
        """The traits that are the same for whatever the predicate means and for either role."""
        self.worth = (0.0, 0.0)
        """What they weigh, for the actor and for the recipient."""


def kind_of(predicate: Node) -> str:
    """The kind of a predicate, marked where it is passive."""
    return f"{predicate.kind}{'-' if predicate.passive else ''}"


def _agree(node: Node, at: Node) -> bool:
    """Whether a phrase may be of the verb's gender."""
    return not (at.gender and node.gender) or at.gender == node.gender


# -- how the traits are spelled -----------------------------------------------------------------


def _rank(between: str) -> int:
    """Which of the parties on its side a phrase is, by what stands between; three for all further ones."""
    return int(between[1]) + 1


def _distant(side: str, gap: int, between: str, does: str, prep: str) -> list[str]:
    rank = _rank(between)
    return [
        f"side {side} {does}", f"gap {side} {gap}", f"gap {side} {gap} {does}", f"between {between} {side}",
        f"between {between} {side} {does}", f"rank {rank} {side}", f"rank {rank} {side} {does}",
        f"prep {prep} {side}", f"prep {prep} {does} {side}", f"rank {rank} {prep} {side}",
    ]  # fmt: skip


def _own(what: str, side: str, does: str, kind: str, clause: str) -> list[str]:
    return [f"as {what} {side}", f"as {what} {does}", f"is {kind}", f"clause {clause} {side}"]


def _tied(tie: str, does: str, prep: str, rank: int) -> list[str]:
    return [f"tie {tie}", f"tie {tie} {does}", f"tie {tie} {prep}", f"rank {rank} {tie}"]


def _agreeing(agrees: bool, side: str, tie: str) -> list[str]:
    return [f"agrees {agrees} {what}" for what in (side, tie) if what]
