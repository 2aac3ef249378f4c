"""From a predicate and what hangs on it to roles: which sense is meant, and who fills which slot."""

from __future__ import annotations

from khabar.claim.completing import complete
from khabar.claim.filling import holder_of_site, inner_arguments, slot_fillers, still_open
from khabar.claim.frame import FITS, Fillers, Fit, Frame
from khabar.claim.no_events import NO_EVENTS, is_delivery, is_geography
from khabar.claim.nodes import Node
from khabar.claim.sense_conditions import REFUSED, TENSES, condition_holds
from khabar.claim.setting import Setting, setting_of
from khabar.knowledge.folding import fold
from khabar.knowledge.slots import Sense


def best_frame(node: Node, kinds: frozenset[str], controller: Node | None = None) -> Frame | None:
    """The sense of ``node`` (of the given kinds) that its surroundings satisfy best; ``None`` where none holds."""
    return max(_fitting(setting_of(node, kinds, controller), "strict"), key=_closeness, default=None)


def readings(node: Node, kinds: frozenset[str], controller: Node | None = None) -> list[Frame]:
    """The best frame of every event type that ``node`` can stand for, the likeliest first.

    A type of which no sense is satisfied by what hangs on the predicate is read from the words that stand near it, or
    from the predicate alone: on long sentences the syntax goes astray more often than the words do.
    """
    setting = setting_of(node, kinds, controller)
    types: dict[str, Frame] = {}
    for fit in FITS:
        setting.senses = [s for s in setting.senses if s.type not in types]
        for frame in sorted(_fitting(setting, fit), key=_closeness, reverse=True):
            types.setdefault(frame.sense.type, frame)
    kept = [f for f in types.values() if f.sense.type != "AGREE" or not _is_truce(types.get("CONCEDE"))]
    kept = _of_one_verb(node, kept)
    for other in kept[1:]:
        other.first = False
    return kept


_BOUND = frozenset({"عن", "على", "إلى"})
"""Prepositions that seldom open a mere circumstance."""


def _of_one_verb(node: Node, found: list[Frame]) -> list[Frame]:
    """يضربون عن العمل: of two verbs that are written alike, the one that takes the phrase beside it."""
    beside = {prep for prep, _ in node.kids if prep in _BOUND}
    if node.kind != "verb" or not beside or len({f.sense.lemma for f in found}) < 2:
        return found
    taking = {f.sense.lemma for f in found if f.strict and beside & f.sense.markers}
    return [f for f in found if f.sense.lemma in taking] if taking else found


def _is_truce(frame: Frame | None) -> bool:
    """اتفاق لوقف إطلاق النار: an agreement whose content is said is that."""
    return frame is not None and frame.strict and any("ceasefire" in n.classes for n in frame.nodes("theme"))


def _closeness(frame: Frame) -> tuple[float, bool]:
    """How well a sense fits; of two alike the noun's own before its verb's (استعداد، استعد).

    The negation that a sense asks for (لن نتنازل) counts as much as a phrase that another asks for.
    """
    asked = 1.0 if frame.sense.value == REFUSED else 0.0
    return frame.score + asked, frame.sense.pos != "verb"


def _fitting(setting: Setting, fit: Fit) -> list[Frame]:
    """A frame for each sense that fits so, in the lexicon's order."""
    frames = [_fill(setting, sense, fit) for sense in setting.senses]
    return [f for f in frames if f is not None and not any(is_none(f) for is_none in _NO_EVENTS)]


def _fill(setting: Setting, sense: Sense, fit: Fit) -> Frame | None:
    """The frame of one sense, or ``None`` where something that it asks for is missing."""
    turned = setting.turned if fit == "strict" else None
    missing = [s for s in sense.things if not setting.fills(s) and (fit == "strict" or not setting.near(s))]
    if missing and (turned is None or any(map(setting.lacks, missing))):
        return None
    frame = _filled(setting, sense, setting.args, fit) if not missing else None
    return _filled(setting, sense, turned, fit) if frame is None and turned is not None else frame


def _filled(setting: Setting, sense: Sense, args: Fillers, fit: Fit) -> Frame | None:
    node = setting.node
    frame = Frame(node, sense, fit)
    used: set[int] = set()
    if node.kind == "verb" and not node.passive and "subj" not in args and "obj" in args and "obj" not in sense.markers:
        args = {**args, "subj": args["obj"]}
    for slot in sense.by_need:
        inner = inner_arguments(slot, frame) if frame.roles and not slot.of_thing else None
        fillers, suits = (
            slot_fillers(slot, still_open(slot, args, inner, used), set()) if inner else slot_fillers(slot, args, used)
        )
        if fillers:
            used.update(map(id, fillers))
            frame.roles[slot.role] = [holder_of_site(f) for f in fillers] if slot.role == "recipient" else fillers
        elif not slot.required:
            continue
        elif not setting.within(slot) and (fit == "strict" or not setting.near(slot)):
            return None
        frame.score += 2.0 if slot.required else 1.0 if suits and slot.role != "place" else 0.4
        frame.score += 0.5 if slot.limits else 0.0
    complete(frame)
    if is_geography(frame) or is_delivery(frame):
        return None
    if sense.when:
        if not any(condition_holds(condition, frame, setting.around) for condition in sense.when):
            return None
        frame.score += 1.0
    if sense.value in TENSES:
        frame.score += 0.25
    return frame


_OPERATIONS = frozenset(fold("عملية عمليات حملة حملات").split())


def _is_procedure(frame: Frame) -> bool:
    """نفذوا عملية تبادل المعتقلين، شنت حملة اعتقالات: the deed that it is of says whether it strikes anybody."""
    if frame.sense.type not in ("ASSAULT", "MOBILIZE"):
        return False
    of_deeds = (n.gen for n in (frame.node, *frame.nodes("theme"), *frame.nodes("lit")) if _is_operation(n))
    meant = [best_frame(deed, frozenset({"event"})) for deed in of_deeds if deed is not None and deed.kind == "ev"]
    return any(m is not None and m.sense.type not in ("ASSAULT", "MOBILIZE") for m in meant)


def _is_operation(node: Node) -> bool:
    return node.kind in ("np", "ev") and node.tokens[node.head].word.nominal.stem in _OPERATIONS


_NO_EVENTS = (*NO_EVENTS, _is_procedure)
"""What shows that a sense is not meant; the last asks for the frame of another predicate, and so stands here."""
