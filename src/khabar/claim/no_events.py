"""What shows that a sense is not meant though its slots are filled."""

from __future__ import annotations

from khabar.claim.frame import Frame
from khabar.claim.mishaps import CAUSES, is_mishap
from khabar.claim.nodes import is_outlet
from khabar.claim.sorts import is_town, partylike


def is_geography(frame: Frame) -> bool:
    """تقع مدينة الفاشر في إقليم دارفور: a place that lies in a place is no party that is based there."""
    if frame.sense.type != "BASED_IN":
        return False
    actors = frame.nodes("actor")
    return bool(actors) and all(is_town(n) for n in actors)


def is_delivery(frame: Frame) -> bool:
    """سلّمت قطر الأسلحة لميليشيات: a state that hands over weapons does not lay down its own (سلّم المسلحون أسلحتهم)."""
    if (frame.sense.type, frame.sense.mode) != ("RETREAT", "disarm") or "recipient" not in frame.roles:
        return False
    own = any(n.pron or n.gen is not None for n in frame.nodes("theme"))
    return not own and any(n.mention is not None and n.mention.kind == "state" for n in frame.nodes("actor"))


def _is_natural(frame: Frame) -> bool:
    """اجتاحت الكوليرا اليمن: a plague, quake or flood attacks nobody."""
    if frame.sense.type not in ("ASSAULT", "COERCE"):
        return False
    actors = frame.nodes("actor")
    if frame.sense.type == "ASSAULT" and not any(partylike(n) for n in actors) and is_mishap(frame.node):
        return True
    return any(not CAUSES.isdisjoint(n.classes) for n in actors)


def _is_fired_at(frame: Frame) -> bool:
    """إطلاق صاروخ باليستي على مطار: what is fired on something is no test."""
    shown = (frame.sense.type, frame.sense.mode) == ("MOBILIZE", "weapons")
    fired = shown and any("rocket" in n.classes for n in frame.nodes("theme"))
    return fired and any(fn == "على" for fn, _ in frame.node.kids)


def _is_published(frame: Frame) -> bool:
    """بيان نشرته الوكالة، ما نقلته القناة: an outlet spreads and passes on news, and neither troops nor weapons."""
    moves = frame.sense.type in ("MOBILIZE", "AID")
    return moves and any(is_outlet(n) for n in frame.nodes("actor"))


def _is_agreed(frame: Frame) -> bool:
    """دخلت القوات المنطقة العازلة: who moves into a safe or buffer zone, set up by agreement, has not taken it."""
    taken = (frame.sense.type, frame.sense.mode) == ("ASSAULT", "capture")
    return taken and any("agreed_zone" in n.classes for n in frame.nodes("place"))


def _is_interview(frame: Frame) -> bool:
    """في لقاء مع قناة: who speaks to an outlet consults nobody."""
    return (
        frame.sense.type == "CONSULT"
        and frame.sense.mode != "visit"
        and any(is_outlet(n) or "outlet_word" in n.classes for n in frame.nodes("recipient"))
    )


_CRAFT = frozenset({"vehicle", "aircraft", "ship", "drone"})


def _is_craft(frame: Frame) -> bool:
    """زوارق تابعة للحرس الثوري: a boat or a plane is no party that belongs to another."""
    if frame.sense.type != "MEMBER_OF":
        return False
    actors = frame.nodes("actor")
    return bool(actors) and not any(_CRAFT.isdisjoint(n.classes) for n in actors)


NO_EVENTS = (_is_natural, _is_agreed, _is_interview, _is_fired_at, _is_published, _is_craft)
"""What shows that a sense is not meant though its slots are filled."""
