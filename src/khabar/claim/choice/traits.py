"""What is known of an option for a role of a predicate, as named traits of the linear model."""

from __future__ import annotations

from khabar.claim.choice.case import Case
from khabar.claim.choice.model import Bundle, spelled
from khabar.claim.choice.options import Option
from khabar.claim.nodes import Node


class Question:
    """Who fills a role of a case whose options are set."""

    __slots__ = ("case", "does", "markers", "other", "role", "ruled", "slot", "turned", "type")

    def __init__(self, case: Case, role: str) -> None:
        self.case, self.role = case, role
        actors, recipients = case.ruled
        self.ruled, self.other = (actors, recipients) if role == "actor" else (recipients, actors)
        """Names of the parties that the rules give this role, and the other."""
        self.turned = "recipient" if role == "actor" else "actor"
        self.slot = case.frame.sense.slot(role)
        self.markers = {m for slot in case.frame.sense.slots if slot is not self.slot for m in slot.markers}
        """Those of the other slots."""
        self.type, self.does = case.frame.sense.type, case.does


def traits(question: Question, option: Option) -> list[str]:
    """The option's traits; those of its place in the sentence are left out where it has none."""
    return spelled([*whatever_role(question.case, option), *within_role(question, option)])


def whatever_role(case: Case, option: Option) -> list[Bundle]:
    """The traits that are the same for either role."""
    if not option.refs:
        return []
    sense, often = case.frame.sense, min(case.weight.get(option.key, 0), 4)
    type_, kind = sense.type, option.kind
    found: list[Bundle] = [(_party, kind, type_), (_named, option.known, option.how, len(option.refs) > 1, often)]
    if option.node is None:
        return found
    place = case.view.of(option.node)
    found += place.bundles
    found.append((_prep, place.prep, type_))
    if place.usual:
        found.append((_tied_as, place.tie, kind, type_))
    if case.view.words.has(sense.lemma):
        found.append((_by_word, sense.lemma, place.prep, place.side))
        if place.usual:
            found.append((_tied_by_word, sense.lemma, place.tie))
    if option.node is case.context.controller:
        found.append((_bidden, case.modality, case.does))
    if place.town:
        found.append((_town, type_))
    return found


def within_role(question: Question, option: Option) -> list[Bundle]:
    """The traits that depend on the role, and on whom the rules give it."""
    case, type_, does, how = question.case, question.type, question.does, option.how
    rule = _rule(question, option.names)
    found: list[Bundle] = [(_way, how, rule, bool(question.ruled), type_, does)]
    if not option.refs:
        title = case.sentence.kind in ("title", "heading")
        nobody = (_nobody, question.slot is not None, title, bool(question.other))
        return [*found, nobody, (_nobody_open, _open(question), type_, does), (_nobody_by_word, case.frame.sense.lemma)]
    if not option.names.isdisjoint(case.speakers):
        found.append((_speaking, type_, case.modality, rule))
    had = min(case.before.get((question.role, option.key), 0), 2)
    found.append((_again, had, min(case.before.get((question.turned, option.key), 0), 2), how, type_))
    if option.node is not None:
        found.append(_in_role(question, option.node, rule))
    return found


def _rule(question: Question, names: frozenset[str]) -> str:
    """What the rules make of the parties: the answer, part of it, the answer for the other role, or nothing."""
    ruled = question.ruled
    if names == ruled:
        return "="
    if not names.isdisjoint(ruled):
        return "~"
    return "x" if names == question.other and names else "-"


def _in_role(question: Question, node: Node, rule: str) -> Bundle:
    """Whether the phrase stands where one with this role or another would."""
    prep, slot, place = node.prep, question.slot, question.case.view.of(node)
    marked = slot is not None and (prep or "subj") in slot.markers
    if not place.usual:
        return (_in_slot, marked, place.side)
    return (_tied_in_role, place.tie, place.side, rule, marked, bool(prep) and prep in question.markers)


def _open(question: Question) -> str:
    """Whether some phrase hangs on the predicate by a marker of the role, by another one, or none does."""
    case, slot = question.case, question.slot
    ties = [(o.node, case.view.of(o.node).tie) for o in case.options if o.node is not None]
    near = [(n, t) for n, t in ties if t in ("subj", "obj", "gen", "pp-of-it")]
    if slot is not None and any((n.prep or ("subj" if t == "subj" else "obj")) in slot.markers for n, t in near):
        return "marked"
    return "near" if near else "far"


# -- how the traits are spelled -----------------------------------------------------------------


def _way(how: str, rule: str, ruled: bool, type_: str, does: str) -> list[str]:
    bare = f"{int(ruled)}"
    return [
        f"how {how}", f"how {how} {type_}", f"how {how} {does}", f"how {how} {bare}",
        f"rule {rule}{bare}", f"rule {rule}{bare} {how}", f"rule {rule}{bare} {does}", f"rule {rule}{bare} {type_}",
    ]  # fmt: skip


def _speaking(type_: str, modality: str, rule: str) -> list[str]:
    return [f"speaks {type_}", f"speaks {modality}", f"speaks {rule}"]


def _nobody(slot: bool, title: bool, other: bool) -> list[str]:
    return [f"none slot {slot}", f"none title {title}", f"none other {other}"]


def _nobody_open(open_: str, type_: str, does: str) -> list[str]:
    return [f"none open {open_}", f"none open {open_} {type_}", f"none open {open_} {does}"]


def _nobody_by_word(lemma: str) -> list[str]:
    return [f"none {lemma}"]


def _party(kind: str, type_: str) -> list[str]:
    return [f"kind {kind}", f"kind {kind} {type_}"]


def _named(has_id: bool, how: str, many: bool, often: int) -> list[str]:
    known = "known" if has_id else "new"
    return [f"{known}", f"{known} {how}", f"many {many}", f"often {often}", f"often {often} {how}"]


def _again(had: int, turned: int, how: str, type_: str) -> list[str]:
    return [f"had {had} {turned}", f"had {had} {turned} {how}", f"had {had} {turned} {type_}"]


def _tied_as(tie: str, kind: str, type_: str) -> list[str]:
    return [f"tie {tie} {type_}", f"tie {tie} {kind}", f"tie {tie} {kind} {type_}"]


def _prep(prep: str, type_: str) -> list[str]:
    return [f"prep {prep} {type_}"]


def _by_word(lemma: str, prep: str, side: str) -> list[str]:
    return [f"{lemma} {prep} {side}"]


def _tied_by_word(lemma: str, tie: str) -> list[str]:
    return [f"{lemma} {tie}"]


def _in_slot(marked: bool, side: str) -> list[str]:
    return [f"marked {marked} {side}"]


def _tied_in_role(tie: str, side: str, rule: str, marked: bool, theirs: bool) -> list[str]:
    return [f"marked {marked} {side}", f"tie {tie} {rule}", f"marked {marked} {tie}", f"other {theirs} {tie}"]


def _bidden(modality: str, does: str) -> list[str]:
    return ["bidden", f"bidden {modality}", f"bidden {does}"]


def _town(type_: str) -> list[str]:
    return ["town", f"town {type_}"]
