"""Where a phrase stands as seen from a predicate: what ties the two together, on which side, and what is between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from khabar.claim.choice.model import Bundle, Pair, Words
from khabar.claim.frames import is_town
from khabar.claim.nodes import Clause, Node
from khabar.find.tokens import Token

_BANDS = (1, 2, 3, 5, 8, 12, 20)
_CLIMB = 4  # steps from a phrase towards the predicate
_DEEP = 6  # steps up from a predicate, and from a phrase, to what both stand under


class Ground:
    """How many verbs and marks of punctuation stand before each token of a sentence."""

    __slots__ = ("marks", "verbs")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.verbs = list(accumulate([int(t.is_verb) for t in tokens], initial=0))
        self.marks = list(accumulate([int(t.kind == "p") for t in tokens], initial=0))


class View:
    """A sentence as seen from one predicate: each phrase is looked at once, for both roles and all readings."""

    __slots__ = ("_at", "_found", "_ground", "_parties", "_scale", "_ups", "words")

    def __init__(self, at: Node, parties: Sequence[Node], ground: Ground, words: Words, scale: Pair) -> None:
        self._at, self._ground = at, ground
        self.words, self._scale = words, scale
        self._parties = sorted([node.first for node in parties])
        self._ups = _ups(at)
        self._found: dict[int, Place] = {}

    def of(self, node: Node) -> Place:
        """The place of a phrase."""
        place = self._found.get(id(node))
        if place is None:
            place = self._found[id(node)] = self._place(node, self._at)
        return place

    def _place(self, node: Node, at: Node) -> Place:
        after = node.first > at.head
        first, last = (at.last, node.first) if after else (node.last, at.first)
        side, does = "after" if after else "before", kind_of(at)
        tie, between = relation(node, at, self._ups), self._between(node, first, last)
        known = tie if self.words.has(tie) else ""
        place = Place(node, tie, side, known)
        kind = (node.kind, bool(node.mention), bool(node.group))
        place.bundles = [
            (_distant, side, _band(last - first), between, does, place.prep),
            (_own, own(node), side, does, kind, _clause(node, at)),
        ]
        if known:
            place.bundles.append((_tied, known, does, place.prep, _rank(between)))
        if at.kind == "verb" and not node.prep:
            place.bundles.append((_agreeing, _agree(node, at), side, known))
        place.worth = self._scale.weigh(place.bundles)
        return place

    def _between(self, node: Node, first: int, last: int) -> str:
        """How many verbs, parties (``node`` left out) and marks stand between two tokens, each up to two, as digits."""
        ground = self._ground
        parties = bisect_left(self._parties, last) - bisect_right(self._parties, first)
        if first < node.first < last:
            parties -= 1
        parties = min(max(parties, 0), 2)
        verbs = min(ground.verbs[last] - ground.verbs[first + 1], 2) if last > first + 1 else 0
        marks = min(ground.marks[last] - ground.marks[first + 1], 2) if last > first + 1 else 0
        return f"{verbs}{parties}{marks}"


class Place:
    """Where a phrase stands as seen from a predicate."""

    __slots__ = ("bundles", "known", "prep", "side", "tie", "town", "worth")

    def __init__(self, node: Node, tie: str, side: str, known: str) -> None:
        self.tie, self.side, self.prep, self.town = tie, side, node.prep or "-", is_town(node)
        self.known = known
        """The tie, or nothing where its traits weigh nothing: a quarter are too rare."""
        self.bundles: list[Bundle] = []
        """The traits that are the same for whatever the predicate means and for either role."""
        self.worth = (0.0, 0.0)
        """What they weigh, for the actor and for the recipient."""


def kind_of(predicate: Node) -> str:
    """The kind of a predicate, marked where it is passive."""
    return f"{predicate.kind}{'-' if predicate.passive else ''}"


def _band(distance: int) -> int:
    return bisect_left(_BANDS, distance)


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


def _own(what: str, side: str, does: str, kind: tuple[str, bool, bool], clause: str) -> list[str]:
    return [f"as {what} {side}", f"as {what} {does}", f"is {kind[0]} {kind[1]} {kind[2]}", f"clause {clause} {side}"]


def _tied(tie: str, does: str, prep: str, rank: int) -> list[str]:
    return [f"tie {tie}", f"tie {tie} {does}", f"tie {tie} {prep}", f"rank {rank} {tie}"]


def _agreeing(agrees: bool, side: str, tie: str) -> list[str]:
    return [f"agrees {agrees} {what}" for what in (side, tie) if what]


# -- what they tell ------------------------------------------------------------------------------


def _agree(node: Node, at: Node) -> bool:
    """Whether a phrase may be of the verb's gender."""
    return not (at.gender and node.gender) or at.gender == node.gender


def relation(node: Node, at: Node, ups: Mapping[int, str]) -> str:
    """How the phrase hangs together with the predicate, as one word."""
    if at.subject is node:
        return "subj"
    if at.object is node:
        return "obj"
    if at.gen is node:
        return "gen"
    if at.parent is node:
        return f"host-{at.fn}"
    path, item = [], node
    for _ in range(_CLIMB):
        if item.parent is None:
            break
        path.append(item.fn if item.fn in ("gen", "conj", "appos", "adj", "obj", "subj") else "pp")
        item = item.parent
        if item is at or item is at.subject or item is at.object:
            return "-".join([*path, "of", "it" if item is at else "s" if item is at.subject else "o"])
    return _by_clause(node, at) or _path(node, ups)


def _by_clause(node: Node, at: Node) -> str:
    """What the phrase is to the clauses that the predicate stands in, ``c`` for each step out; or nothing."""
    clause, up = at.clause, ""
    while clause is not None and len(up) < _CLIMB:
        tie = _in_clause(node, at, clause)
        if tie:
            return tie + up
        clause, up = clause.parent, up + "c"
    return ""


def _in_clause(node: Node, at: Node, clause: Clause) -> str:
    if clause.topic is node:
        return "topic"
    if clause.antecedent is node:
        return "ante"
    verb, governor = clause.verb, clause.governor
    if verb is not None and verb is not at:
        tie = "s" if verb.subject is node else "o" if verb.object is node else "p" if node.parent is verb else ""
        if tie:
            return tie
    return "g" if governor is not None and governor is not verb and governor.subject is node else ""


def _path(node: Node, ups: Mapping[int, str]) -> str:
    """The way up from the predicate to what both stand under, and down to the phrase."""
    down: list[str] = []
    below: Node | Clause | None = node
    while below is not None and len(down) <= _DEEP:
        up = ups.get(id(below))
        if up is not None:
            return f"{up}_{'.'.join(reversed(down[:2]))}"
        below, label = _up(below)
        down.append(label)
    return "far"


def _ups(at: Node) -> dict[int, str]:
    """Whatever stands above a predicate, itself among it, by identity: the first steps up to it."""
    found: dict[int, str] = {}
    labels: list[str] = []
    item: Node | Clause | None = at
    for _ in range(_DEEP + 1):
        if item is None:
            break
        found[id(item)] = "^".join(labels[:3])
        item, label = _up(item)
        labels.append(label)
    return found


def _up(item: Node | Clause) -> tuple[Node | Clause | None, str]:
    if isinstance(item, Clause):
        if item.antecedent is not None:
            return item.antecedent, "rel"
        return item.governor or item.parent, item.kind
    if item.parent is not None:
        return item.parent, item.fn if item.fn in ("gen", "conj", "appos", "adj", "obj", "subj", "") else "pp"
    clause = item.clause
    if clause is None:
        return None, ""
    verb = clause.verb
    if verb is None or verb is item:
        return clause, "v" if verb is item else "t" if clause.topic is item else "n"
    return verb, "s" if verb.subject is item else "o" if verb.object is item else "x"


def _clause(node: Node, at: Node) -> str:
    if node.clause is at.clause:
        return "same"
    return "above" if _above(node.clause, at.clause) else "below" if _above(at.clause, node.clause) else "beside"


def _above(upper: Clause | None, lower: Clause | None) -> bool:
    steps = 0
    while lower is not None and steps < 2 * _CLIMB:
        if lower is upper:
            return True
        lower, steps = lower.parent, steps + 1
    return False


def own(node: Node) -> str:
    """What the phrase is to its own verb."""
    verb = node.clause.verb if node.clause is not None else None
    if verb is not None and verb.subject is node:
        return "subject"
    if verb is not None and verb.object is node:
        return "object"
    if node.clause is not None and node.clause.topic is node:
        return "topic"
    return "gen" if node.fn == "gen" else "pp" if node.prep else node.fn or "-"
