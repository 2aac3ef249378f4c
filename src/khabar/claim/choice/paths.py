"""How a phrase hangs together with a predicate, as one word.

Each is climbed from once: a phrase for all predicates of its sentence, a predicate for all phrases.
"""

from __future__ import annotations

from khabar.claim.nodes import Clause, Node
from khabar.claim.sorts import is_town

_CLIMB = 4  # steps from a phrase towards the predicate
_DEEP = 6  # steps up from a predicate, and from a phrase, to what both stand under
_LABELS = frozenset({"gen", "conj", "appos", "adj", "obj", "subj"})


class Phrase:
    """What a phrase is, whatever predicate it is seen from."""

    __slots__ = ("_ups", "clauses", "climbs", "first", "kind", "last", "node", "own", "prep", "town")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.first, self.last = node.first, node.last
        self.prep, self.town = node.prep or "-", is_town(node)
        self.kind = f"{node.kind} {bool(node.mention)} {bool(node.group)}"
        """With whether it is a known name, and whether a noun for people."""
        self.own = _own(node)
        """What it is to its own verb."""
        self.clauses = _clauses_above(node.clause)
        self.climbs = _climbs(node)
        self._ups: list[tuple[int, str]] | None = None

    def ups(self) -> list[tuple[int, str]]:
        """The identities of itself and of all that it stands under, each with the way down to the phrase."""
        if self._ups is not None:
            return self._ups
        found: list[tuple[int, str]] = []
        down: list[str] = []
        below: Node | Clause | None = self.node
        while below is not None and len(down) <= _DEEP:
            found.append((id(below), ".".join(reversed(down[:2]))))
            below, label = _up(below)
            down.append(label)
        self._ups = found
        return found


class Paths:
    """The ways from one predicate to the phrases of its sentence."""

    __slots__ = ("_around", "_at", "_clauses", "_ups")

    def __init__(self, at: Node) -> None:
        self._at = at
        self._ups = _ups(at)
        self._clauses = _clauses_above(at.clause)
        self._around = _around(at)

    def relation(self, phrase: Phrase) -> str:
        """How the phrase hangs together with the predicate, as one word."""
        at, node = self._at, phrase.node
        if at.subject is node:
            return "subj"
        if at.object is node:
            return "obj"
        if at.gen is node:
            return "gen"
        if at.parent is node:
            return f"host-{at.fn}"
        for item, way in phrase.climbs:
            if item is at or item is at.subject or item is at.object:
                return f"{way}-{'it' if item is at else 's' if item is at.subject else 'o'}"
        return self._by_clause(node) or self._path(phrase)

    def clause(self, phrase: Phrase) -> str:
        """Where the phrase's clause stands as seen from the predicate's."""
        theirs, own_ = phrase.node.clause, self._at.clause
        if theirs is own_:
            return "same"
        return "above" if id(theirs) in self._clauses else "below" if id(own_) in phrase.clauses else "beside"

    def _by_clause(self, node: Node) -> str:
        """What the phrase is to the clauses that the predicate stands in, ``c`` for each step out; or nothing."""
        for step, around in enumerate(self._around):
            tie = around.tie(node)
            if tie:
                return tie + "c" * step
        return ""

    def _path(self, phrase: Phrase) -> str:
        """The way up from the predicate to what both stand under, and down to the phrase."""
        for above, down in phrase.ups():
            up = self._ups.get(above)
            if up is not None:
                return f"{up}_{down}"
        return "far"


class _Around:
    """What stands in a clause that a predicate is in."""

    __slots__ = ("_others", "_subject", "_verb")

    def __init__(self, clause: Clause, at: Node) -> None:
        verb, governor = clause.verb, clause.governor
        self._verb = verb if verb is not at else None
        told = [(clause.topic, "topic"), (clause.antecedent, "ante")]
        if self._verb is not None:
            told += [(self._verb.subject, "s"), (self._verb.object, "o")]
        self._others = {id(node): tie for node, tie in reversed(told) if node is not None}
        self._subject = governor.subject if governor is not None and governor is not verb else None

    def tie(self, node: Node) -> str:
        """What the phrase is to the clause, or nothing."""
        tie = self._others.get(id(node))
        if tie is not None:
            return tie
        if self._verb is not None and node.parent is self._verb:
            return "p"
        return "g" if self._subject is node else ""


def _around(at: Node) -> list[_Around]:
    """The clauses that a predicate stands in, its own first."""
    found: list[_Around] = []
    clause = at.clause
    while clause is not None and len(found) < _CLIMB:
        found.append(_Around(clause, at))
        clause = clause.parent
    return found


def _climbs(node: Node) -> list[tuple[Node, str]]:
    """What the phrase hangs on, the nearest first, each with the way to it."""
    found: list[tuple[Node, str]] = []
    path, item = "", node
    while item.parent is not None and len(found) < _CLIMB:
        path += f"{item.fn if item.fn in _LABELS else 'pp'}-"
        item = item.parent
        found.append((item, f"{path}of"))
    return found


def _clauses_above(lower: Clause | None) -> frozenset[int]:
    """The identities of a clause and of those that it stands in."""
    found: list[int] = []
    while lower is not None and len(found) < 2 * _CLIMB:
        found.append(id(lower))
        lower = lower.parent
    return frozenset(found)


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
        return item.parent, item.fn if item.fn in _LABELS or not item.fn else "pp"
    clause = item.clause
    if clause is None:
        return None, ""
    verb = clause.verb
    if verb is None or verb is item:
        return clause, "v" if verb is item else "t" if clause.topic is item else "n"
    return verb, "s" if verb.subject is item else "o" if verb.object is item else "x"


def _own(node: Node) -> str:
    """What the phrase is to its own verb."""
    verb = node.clause.verb if node.clause is not None else None
    if verb is not None and verb.subject is node:
        return "subject"
    if verb is not None and verb.object is node:
        return "object"
    if node.clause is not None and node.clause.topic is node:
        return "topic"
    return "gen" if node.fn == "gen" else "pp" if node.prep else node.fn or "-"
