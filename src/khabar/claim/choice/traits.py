"""What is known of an option for a role of a predicate, as named traits of the linear model."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khabar.claim.choice.options import Option
from khabar.claim.frames import Frame, is_town
from khabar.claim.nodes import Clause, Node

_BANDS = (1, 2, 3, 5, 8, 12, 20)
_CLIMB = 4  # steps from a phrase towards the predicate


@dataclass(slots=True)
class Question:
    """Who is the ``role`` of the frame, as the rules answer it for this role and for the other."""

    frame: Frame
    role: str
    ruled: frozenset[str]
    other: frozenset[str]
    speakers: frozenset[str]
    """Names of the links of the claim's chain."""
    modality: str
    controller: Node | None
    """Who is to do what is asked, promised or planned, by the word that governs it."""
    title: bool
    options: list[Option]
    weight: Mapping[str, int]
    """How often the page names each party, by name or id."""
    view: View
    before: Mapping[tuple[str, str], int]
    """(role, name or id) → in how many earlier claims of the frame's type it has that role."""


def traits(question: Question, option: Option) -> list[str]:
    """The option's traits; those of its place in the sentence are left out where it has none."""
    frame = question.frame
    node, type_ = frame.node, frame.sense.type
    does = f"{node.kind}{'-' if node.passive else ''}"
    names = option.names
    rule = (
        "=" if names == question.ruled else "~" if names & question.ruled else "x" if names == question.other else "-"
    )
    if not names and question.ruled:
        rule = "-"
    bare = "1" if question.ruled else "0"
    how = option.how
    found = [
        f"how {how}", f"how {how} {type_}", f"how {how} {does}", f"how {how} {bare}",
        f"rule {rule}{bare}", f"rule {rule}{bare} {how}", f"rule {rule}{bare} {does}", f"rule {rule}{bare} {type_}",
    ]  # fmt: skip
    if names & question.speakers:
        found += [f"speaks {type_}", f"speaks {question.modality}", f"speaks {rule}"]
    if not option.refs:
        slot = frame.sense.slot(question.role)
        open_ = _open(question)
        found += [f"none slot {slot is not None}", f"none title {question.title}", f"none other {bool(question.other)}",
                  f"none open {open_}", f"none open {open_} {type_}", f"none open {open_} {does}",
                  f"none {frame.sense.lemma}"]  # fmt: skip
        return found
    first = option.refs[0]
    known = "known" if first.id else "new"
    key = first.key
    often = min(question.weight.get(key, 0), 4)
    had = min(question.before.get((question.role, key), 0), 2)
    other = "recipient" if question.role == "actor" else "actor"
    turned = min(question.before.get((other, key), 0), 2)
    found += [f"kind {option.kind}", f"kind {option.kind} {type_}", f"{known}", f"{known} {how}",
              f"many {len(option.refs) > 1}", f"often {often}", f"often {often} {how}", f"had {had} {turned}",
              f"had {had} {turned} {how}", f"had {had} {turned} {type_}"]  # fmt: skip
    if option.node is not None:
        found += _placed(question, option.node, option.kind, rule, does)
    return found


def _placed(question: Question, node: Node, kind: str, rule: str, does: str) -> list[str]:
    """Traits of where the phrase stands, as seen from the predicate; those of either role are put together once."""
    either = question.view.either.get(id(node))
    if either is None:
        either = question.view.either[id(node)] = _standing(question, node, kind, does)
    tie, side, *_ = question.view.of(node)
    slot = question.frame.sense.slot(question.role)
    marked = slot is not None and (node.prep in slot.markers if node.prep else "subj" in slot.markers)
    theirs = any(node.prep in s.markers for s in question.frame.sense.slots if s is not slot and node.prep)
    return [*either, f"tie {tie} {rule}", f"marked {marked} {side}", f"marked {marked} {tie}", f"other {theirs} {tie}"]


def _standing(question: Question, node: Node, kind: str, does: str) -> list[str]:
    """Traits of where the phrase stands, whichever role is asked for."""
    sense, at = question.frame.sense, question.frame.node
    tie, side, gap, counts = question.view.of(node)
    prep, own, type_ = node.prep or "-", _own(node), sense.type
    between = f"{counts[0]}{counts[1]}{counts[2]}"
    rank = min(counts[1] + 1, 3)
    found = [
        f"tie {tie}", f"tie {tie} {does}", f"tie {tie} {prep}", f"tie {tie} {type_}",
        f"side {side} {does}", f"gap {side} {gap}", f"gap {side} {gap} {does}",
        f"prep {prep} {side}", f"prep {prep} {does} {side}", f"prep {prep} {type_}",
        f"between {between} {side}", f"between {between} {side} {does}",
        f"rank {rank} {side}", f"rank {rank} {side} {does}", f"rank {rank} {prep} {side}", f"rank {rank} {tie}",
        f"{sense.lemma} {prep} {side}", f"{sense.lemma} {tie}",
        f"tie {tie} {kind}", f"tie {tie} {kind} {type_}",
        f"as {own} {side}", f"as {own} {does}",
        f"is {node.kind} {bool(node.mention)} {bool(node.group)}",
        f"clause {_clause(node, at)} {side}",
    ]  # fmt: skip
    if node is question.controller:
        found += ["bidden", f"bidden {question.modality}", f"bidden {does}"]
    if is_town(node):
        found += ["town", f"town {type_}"]
    if at.kind == "verb" and not node.prep:
        agrees = not (at.gender and node.gender) or at.gender == node.gender
        found += [f"agrees {agrees} {side}", f"agrees {agrees} {tie}"]
    return found


def relation(node: Node, at: Node) -> str:
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
    return _by_clause(node, at)


def _by_clause(node: Node, at: Node) -> str:
    """What the phrase is to the clauses that the predicate stands in, ``c`` for each step out; else the way to it."""
    clause, up = at.clause, ""
    while clause is not None and len(up) < _CLIMB:
        tie = _in_clause(node, at, clause)
        if tie:
            return tie + up
        clause, up = clause.parent, up + "c"
    return _path(node, at)


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


_DEEP = 6


def _path(node: Node, at: Node) -> str:
    """The way up from the predicate to what both stand under, and down to the phrase."""
    ups: dict[int, int] = {}
    labels: list[str] = []
    item: Node | Clause | None = at
    while item is not None and len(ups) <= _DEEP:
        ups[id(item)] = len(labels)
        item, label = _up(item)
        labels.append(label)
    down: list[str] = []
    below: Node | Clause | None = node
    while below is not None and len(down) <= _DEEP:
        depth = ups.get(id(below))
        if depth is not None:
            return "^".join(labels[:depth][:3]) + "_" + ".".join(reversed(down[:2]))
        below, label = _up(below)
        down.append(label)
    return "far"


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


def _open(question: Question) -> str:
    """Whether some phrase hangs on the predicate by a marker of the role, by another one, or none does."""
    slot = question.frame.sense.slot(question.role)
    ties = [(o.node, question.view.of(o.node)[0]) for o in question.options if o.node is not None]
    near = [(n, t) for n, t in ties if t in ("subj", "obj", "gen", "pp-of-it")]
    if slot is not None and any((n.prep or ("subj" if t == "subj" else "obj")) in slot.markers for n, t in near):
        return "marked"
    return "near" if near else "far"


Place = tuple[str, str, int, tuple[int, int, int]]
"""Tie, side, step of distance, and how many verbs, parties and marks stand between (each up to two)."""


class View:
    """Where the phrases of a sentence stand as seen from one predicate; each is looked at once for both roles."""

    __slots__ = ("_at", "_found", "_parties", "either")

    def __init__(self, at: Node, options: Iterable[Option]) -> None:
        self._at = at
        self._parties = sorted(o.node.first for o in options if o.node is not None)
        self._found: dict[int, Place] = {}
        self.either: dict[int, list[str]] = {}
        """Traits of a phrase's place that do not depend on the role, by the phrase's identity."""

    def of(self, node: Node) -> Place:
        """The place of a phrase."""
        place = self._found.get(id(node))
        if place is None:
            at = self._at
            after = node.first > at.head
            gap = _band(node.first - at.last if after else at.first - node.last)
            place = self._found[id(node)] = relation(node, at), "after" if after else "before", gap, self._between(node)
        return place

    def _between(self, node: Node) -> tuple[int, int, int]:
        at = self._at
        first, last = (at.last, node.first) if node.first > at.head else (node.last, at.first)
        inside = at.tokens[first + 1 : last]
        verbs = sum([t.is_verb for t in inside])
        marks = sum([t.kind == "p" for t in inside])
        parties = bisect_left(self._parties, last) - bisect_right(self._parties, first)
        if first < node.first < last:
            parties -= 1
        return min(verbs, 2), min(max(parties, 0), 2), min(marks, 2)


def _band(distance: int) -> int:
    return next((n for n, top in enumerate(_BANDS) if distance <= top), len(_BANDS))
