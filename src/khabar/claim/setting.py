"""What the senses of a predicate are tried on: its arguments, and the words that stand within and around it."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.adjectives import HARM
from khabar.claim.arguments import arguments, spread
from khabar.claim.asked import names_for
from khabar.claim.filling import slot_fillers
from khabar.claim.frame import Fillers
from khabar.claim.nodes import Node, takes_object
from khabar.claim.sense_conditions import is_ruled_out
from khabar.claim.sorts import surroundings
from khabar.find.tokens import Token
from khabar.knowledge.slots import Sense, Slot


class Setting:
    """A predicate with what its senses are tried on."""

    __slots__ = ("_filled", "_inside", "_soon", "args", "around", "node", "senses", "turned")

    def __init__(self, node: Node, senses: list[Sense], args: Fillers, around: frozenset[str]) -> None:
        self.node, self.senses, self.args, self.around = node, senses, args, around
        self.turned = _turned(node, args)
        self._filled: dict[Slot, bool] = {}
        self._inside: dict[int, frozenset[str]] = {}
        self._soon: frozenset[str] | None = None

    def lacks(self, slot: Slot) -> bool:
        """Whether nothing at all stands where the thing that the sense asks for would be: most senses fall at once."""
        return self.args.keys().isdisjoint(slot.markers) and not self.within(slot)

    def fills(self, slot: Slot) -> bool:
        """Whether something stands there that may be it."""
        found = self._filled.get(slot)
        if found is None:
            found = self._filled[slot] = bool(slot_fillers(slot, self.args, set())[0]) or self.within(slot)
        return found

    def within(self, slot: Slot) -> bool:
        """Whether the noun's own phrase, or the subject's, has swallowed the word that the slot asks for."""
        node = self.node
        host = node if node.kind == "ev" else node.subject if node.kind == "verb" and "obj" in slot.markers else None
        if host is None or not slot.limits or host.kind == "pron":
            return False
        inside = self._inside.get(id(host))
        if inside is None:
            inside = self._inside[id(host)] = _names(host.tokens[host.head + 1 : host.last + 1])
        return not slot.words.isdisjoint(inside)

    def near(self, slot: Slot) -> bool:
        """Whether a word that the slot asks for stands soon after the predicate; any party may do for a party's.

        But where arms stand in its place (إطلاق صاروخ), nothing is done to those that the sense asks for.
        """
        if slot.of_party:
            there = (f for marker in slot.limits for f in self.args.get(marker, ()))
            return not any(isinstance(f, Node) and f.group is None and not _ARMS.isdisjoint(f.classes) for f in there)
        if not slot.limits:
            return False
        if self._soon is None:
            after = self.node.tokens[self.node.head + 1 : self.node.head + 1 + _NEAR]
            self._soon = _names([t for t in after if t.kind == "w" and not (t.idle and t.word.masdars)])
        return not slot.words.isdisjoint(self._soon)


_ARMS = frozenset({"weapons", "rocket", "artillery", "bomb", "fire"})
_NEAR = 8  # words after a predicate


def _names(tokens: Sequence[Token]) -> frozenset[str]:
    """All by which slots may ask for any of these words."""
    return frozenset().union(*[names_for(t.norm) for t in tokens])


def setting_of(node: Node, kinds: frozenset[str], controller: Node | None) -> Setting:
    """What the senses of ``node`` (of the given kinds) are tried on; who stands above it may be its doer."""
    senses = [s for s in node.senses if s.kind in kinds]
    if not senses or _is_told_of(node):
        return Setting(node, [], {}, frozenset())
    args = arguments(node)
    if controller is not None and "subj" not in args and not node.passive and _can_do(controller, node):
        args["subj"] = spread(controller)
    elif controller is not None and _is_controlled(node, controller, args):
        args["subj"], args["obj"] = spread(controller), args["subj"]
    around = surroundings(node) if any(s.when for s in senses) else frozenset()
    return Setting(node, [s for s in senses if not is_ruled_out(node, s, around)], args, around)


def _is_controlled(node: Node, controller: Node, args: Fillers) -> bool:
    """استطاعت القوات أن تهاجم داعش: the one phrase after the inner verb is its object, the outer subject its doer."""
    subject = node.subject
    if node.kind != "verb" or node.passive or "obj" in args or subject is None or subject.first < node.first:
        return False
    same = not controller.gender or not node.gender or controller.gender == node.gender
    inner = node.clause is not None and node.clause.kind == "comp" and node.clause.governor is not None
    return same and inner and controller is not subject and takes_object(node) and subject.kind == "np"


_REPORTERS = frozenset({"ngo", "igo", "court", "mission"})
"""Kinds of bodies that tell of blows rather than deal them."""


def _can_do(controller: Node, node: Node) -> bool:
    """Whether the one who speaks of an act may be its doer: no source or outlet, and no other's nisba on the act."""
    if controller.group is not None and controller.group.kind == "source":
        return False
    kind = controller.mention.kind if controller.mention is not None else ""
    if kind == "outlet" or (kind in _REPORTERS and any(s.type in ("ASSAULT", "COERCE") for s in node.senses)):
        return False
    verb = controller.clause.verb if controller.clause is not None else None
    fears = verb is not None and verb.subject is controller and any(
        s.kind == "cue" and s.value == "speculated" for s in verb.senses)  # fmt: skip
    if fears or HARM & node.classes:  # who tells of the dead has not killed them
        return False
    return not node.nisbas and not (node.gen is not None and node.gen.kind == "ev" and node.gen.nisbas)


def _turned(node: Node, args: Fillers) -> Fillers | None:
    """Subject and object of a verb, turned: names that end in alef pass for accusatives and may have been mistaken."""
    if node.kind != "verb" or node.passive or "subj" not in args:
        return None
    objects = args.get("obj", [])
    if not any(isinstance(f, Node) and f.mention is not None for f in objects):
        return None
    return {**args, "subj": objects, "obj": args["subj"]}


_TOLD = frozenset({"memorial", "fiction", "expert"})


def _is_told_of(node: Node) -> bool:
    """ذكرى المجزرة، فيلم عن الحرب، خبير في تفخيخ: what is remembered, played or somebody's skill is no news."""
    host = node.parent if node.kind == "ev" else None
    while host is not None and host.kind == "ev":
        host = host.parent
    return host is not None and not _TOLD.isdisjoint(host.classes)
