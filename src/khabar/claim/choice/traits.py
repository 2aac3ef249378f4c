"""What is known of an option for the roles of a predicate, as named traits of the linear model.

An option is asked about for both roles at once: most of what is known of it is the same for either, and where it is not
one bundle has the names for both.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from khabar.claim.choice.case import Case, Names
from khabar.claim.choice.model import Apart, Bundle, apart
from khabar.claim.choice.options import Option
from khabar.claim.choice.place import Place
from khabar.knowledge.slots import Sense, Slot

ROLES = ("actor", "recipient")
Fit = str
"""Four digits, 1 or 0: whether a phrase with some preposition stands where the actor would, where a role beside his
would, where the recipient would, and where a role beside his. (As one word it is looked up faster than as a tuple.)"""
Rules = str
"""Four signs: what the rules make of an option as actor and as recipient (``=~x-``), and 1 or 0 for whether they give a
party to either role."""


class Question:
    """Who fills the roles of a case whose options are set."""

    __slots__ = (
        "_given", "_others", "actors", "before", "case", "does", "lemma", "modality", "places", "recipients",
        "ruled", "sense", "type",
    )  # fmt: skip

    def __init__(self, case: Case) -> None:
        self.case, self.sense = case, case.frame.sense
        self.places = [case.view.of(o.node) if o.node is not None else None for o in case.options]
        """Where each option stands."""
        self.actors, self.recipients = case.ruled
        self.ruled = self.actors | self.recipients
        """Names of the parties that the rules give either role."""
        self.type, self.does, self.modality = self.sense.type, case.does, case.modality
        self.lemma = self.sense.lemma if case.view.words.has(self.sense.lemma) else ""
        """Nothing where no trait of the word weighs anything."""
        self.before = case.before
        self._given = f"{int(bool(self.actors))}{int(bool(self.recipients))}"
        self._others = f"--{self._given}"

    def rules(self, names: Names) -> Rules:
        """What the rules make of the parties."""
        if names and names.isdisjoint(self.ruled):
            return self._others
        actors, recipients = self.actors, self.recipients
        return f"{_rule(names, actors, recipients)}{_rule(names, recipients, actors)}{self._given}"


def traits(question: Question, option: Option, place: Place | None) -> Apart:
    """The option's traits as actor and as recipient, those of its place in the sentence among them."""
    sides = [apart(bundle) for bundle in every(question, option, place)]
    actor, recipient = (list(chain.from_iterable(side[role] for side in sides)) for role in (0, 1))
    return actor, recipient


def every(question: Question, option: Option, place: Place | None) -> list[Bundle]:
    """All bundles of the option's traits, those of its place in the sentence among them."""
    of_place = place.bundles if place is not None else []
    return [*lasting(question.case.weight, option), *bundles(question, option, place), *of_place]


def lasting(weight: Mapping[str, int], option: Option) -> list[Bundle]:
    """The traits that an option has for every predicate of its page; ``weight`` is how often that names each party."""
    if not option.refs:
        return []
    return [(_named, option.known, option.how, len(option.refs) > 1, min(weight.get(option.key, 0), 4))]


def bundles(question: Question, option: Option, place: Place | None) -> list[Bundle]:
    """The traits that depend on the predicate and on what it means, those of the option's place left out."""
    if not option.refs:
        return _of_nobody(question, option)
    how, kind, key, type_ = option.how, option.kind, option.key, question.type
    rules = question.rules(option.names)
    acted, hit = question.before.get(("actor", key), 0), question.before.get(("recipient", key), 0)
    had = f"{min(acted, 2)}{min(hit, 2)}" if acted or hit else "00"
    found: list[Bundle] = [(_by_role, how, type_, question.does, rules, had)]
    if not option.names.isdisjoint(question.case.speakers):
        found.append((_speaking, type_, question.modality, rules))
    if place is None:
        found.append((_party, kind, type_))
        return found
    found += [
        (_placed, kind, type_, place.prep, place.known, place.town),
        (_in_role, place.known, place.side, rules, _fit(question.sense, place.node.prep)),
    ]
    if question.lemma:
        found.append((_by_word, question.lemma, place.prep, place.side, place.known))
    if place.node is question.case.context.controller:
        found.append((_bidden, question.modality, question.does))
    return found


def _of_nobody(question: Question, option: Option) -> list[Bundle]:
    sense, rules = question.sense, question.rules(option.names)
    title = question.case.sentence.kind in ("title", "heading")
    slots = sense.slot("actor") is not None, sense.slot("recipient") is not None
    return [
        (_ways, option.how, question.type, question.does, rules), (_nobody, title, slots, rules),
        (_nobody_by_word, sense.lemma), (_nobody_open, *_open(question), question.type, question.does),
    ]  # fmt: skip


def _rule(names: Names, ruled: Names, other: Names) -> str:
    """What the rules make of the parties: the answer, part of it, the answer for the other role, or nothing."""
    if names == ruled:
        return "="
    if not names.isdisjoint(ruled):
        return "~"
    return "x" if names == other and names else "-"


@lru_cache(maxsize=16_384)
def _fit(sense: Sense, prep: str) -> Fit:
    """Whether a phrase with the preposition stands where one with a role would; without one it is a subject."""
    slots = [sense.slot(role) for role in ROLES]
    fits = [(_is_marker(prep or "subj", slot), bool(prep) and _beside(prep, slot, sense)) for slot in slots]
    return "".join([str(int(fit)) for of_role in fits for fit in of_role])


def _is_marker(marker: str, slot: Slot | None) -> bool:
    return slot is not None and marker in slot.markers


def _beside(marker: str, slot: Slot | None, sense: Sense) -> bool:
    """Whether it is a marker of another slot."""
    return any(_is_marker(marker, other) for other in sense.slots if other is not slot)


def _open(question: Question) -> tuple[str, str]:
    """For each role: whether some phrase hangs on the predicate by a marker of it, by another one, or none does."""
    near = [place for place in question.places if place is not None and place.tie in _OWN_TIES]
    slots = [question.sense.slot(role) for role in ROLES]
    actor, recipient = ("far" if not near else "marked" if _is_marked(slot, near) else "near" for slot in slots)
    return actor, recipient


_OWN_TIES = frozenset({"subj", "obj", "gen", "pp-of-it"})


def _is_marked(slot: Slot | None, near: list[Place]) -> bool:
    return any(_is_marker(p.node.prep or ("subj" if p.tie == "subj" else "obj"), slot) for p in near)


# -- how the traits are spelled -----------------------------------------------------------------


def _by_role(how: str, type_: str, does: str, rules: Rules, had: str) -> Apart:
    did, suffered = _ways(how, type_, does, rules)
    return did + _again(had[0], had[1], how, type_), suffered + _again(had[1], had[0], how, type_)


def _ways(how: str, type_: str, does: str, rules: Rules) -> Apart:
    did, suffered, actors, recipients = rules[0], rules[1], rules[2], rules[3]
    return _way(how, did, actors, type_, does), _way(how, suffered, recipients, type_, does)


def _way(how: str, rule: str, ruled: str, type_: str, does: str) -> list[str]:
    return [
        f"how {how}", f"how {how} {type_}", f"how {how} {does}", f"how {how} {ruled}",
        f"rule {rule}{ruled}", f"rule {rule}{ruled} {how}", f"rule {rule}{ruled} {does}", f"rule {rule}{ruled} {type_}",
    ]  # fmt: skip


def _again(had: str, turned: str, how: str, type_: str) -> list[str]:
    return [f"had {had} {turned}", f"had {had} {turned} {how}", f"had {had} {turned} {type_}"]


def _speaking(type_: str, modality: str, rules: Rules) -> Apart:
    actor, recipient = ([f"speaks {type_}", f"speaks {modality}", f"speaks {rule}"] for rule in rules[:2])
    return actor, recipient


def _nobody(title: bool, slots: tuple[bool, bool], rules: Rules) -> Apart:
    actor, recipient = (
        [f"none slot {slot}", f"none title {title}", f"none other {other == '1'}"]
        for slot, other in zip(slots, (rules[3], rules[2]), strict=True)
    )
    return actor, recipient


def _nobody_open(actor: str, recipient: str, type_: str, does: str) -> Apart:
    did, suffered = (
        [f"none open {open_}", f"none open {open_} {type_}", f"none open {open_} {does}"]
        for open_ in (actor, recipient)
    )
    return did, suffered


def _nobody_by_word(lemma: str) -> list[str]:
    return [f"none {lemma}"]


def _party(kind: str, type_: str) -> list[str]:
    return [f"kind {kind}", f"kind {kind} {type_}"]


def _named(has_id: bool, how: str, many: bool, often: int) -> list[str]:
    known = "known" if has_id else "new"
    return [f"{known}", f"{known} {how}", f"many {many}", f"often {often}", f"often {often} {how}"]


def _placed(kind: str, type_: str, prep: str, tie: str, town: bool) -> list[str]:
    found = [*_party(kind, type_), f"prep {prep} {type_}"]
    if tie:
        found += [f"tie {tie} {type_}", f"tie {tie} {kind}", f"tie {tie} {kind} {type_}"]
    return [*found, "town", f"town {type_}"] if town else found


def _by_word(lemma: str, prep: str, side: str, tie: str) -> list[str]:
    by_side = f"{lemma} {prep} {side}"
    return [by_side, f"{lemma} {tie}"] if tie else [by_side]


def _in_role(tie: str, side: str, rules: Rules, fit: Fit) -> Apart:
    return _stands(tie, side, rules[0], fit[:2]), _stands(tie, side, rules[1], fit[2:])


def _stands(tie: str, side: str, rule: str, fit: str) -> list[str]:
    marked, theirs = fit[0] == "1", fit[1] == "1"
    by_side = f"marked {marked} {side}"
    return [by_side, f"tie {tie} {rule}", f"marked {marked} {tie}", f"other {theirs} {tie}"] if tie else [by_side]


def _bidden(modality: str, does: str) -> list[str]:
    return ["bidden", f"bidden {modality}", f"bidden {does}"]
