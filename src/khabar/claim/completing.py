"""What fills the roles that no slot has filled: where it happens, and who does it where nobody is said to."""

from __future__ import annotations

from khabar.claim.arguments import Filler
from khabar.claim.frame import Frame
from khabar.claim.nodes import Node
from khabar.claim.sorts import SITES, is_placelike
from khabar.knowledge.slots import Sense


def complete(frame: Frame) -> None:
    """Fill from the other roles what no slot has filled."""
    sense = frame.sense
    if "place" not in frame.roles and sense.kind == "event":
        _place(frame)
    if sense.type == "RETREAT" and frame.node.kind == "ev":
        _withdrawn(frame)
    if (sense.type, sense.mode) == ("SANCTION", "discontinue"):
        _stopped(frame)
    if (sense.type, sense.mode) == ("CONSULT", "visit"):
        _sent(frame)


def _withdrawn(frame: Frame) -> None:
    """سحب القوات الفرنسية: troops that are another's go back themselves, whoever speaks of it."""
    theme = next(iter(frame.nodes("theme")), None)
    if (
        theme is not None
        and theme is frame.node.gen
        and "troops" in theme.classes
        and (theme.nisbas or theme.gen is not None)
    ):
        frame.roles["actor"] = [theme]


def _stopped(frame: Frame) -> None:
    """جرى إيقاف الدعم الأمريكي: where nobody is said to stop it, whose it was does."""
    theme = next(iter(frame.nodes("theme")), None)
    if "actor" not in frame.roles and theme is not None and theme.nisbas and theme.group is None:
        frame.roles["actor"] = [theme]


def _sent(frame: Frame) -> None:
    """إرسال وفد من الحزب إلى بغداد: where nobody is said to send it, a delegation visits for whom it stands."""
    theme = next(iter(frame.nodes("theme")), None)
    if "actor" not in frame.roles and theme is not None and theme.group is not None and "delegation" in theme.classes:
        frame.roles["actor"] = [theme]


def _place(frame: Frame) -> None:
    """Where it happens, if no slot says so: a town among the recipients, a site as theme, or what stands in it."""
    towns = [n for n in frame.nodes("recipient") if _is_scene(n, frame.sense)]
    if towns:
        others = [f for f in frame.roles["recipient"] if f not in towns]
        frame.roles["recipient"] = others or [n.gen for n in towns if n.gen is not None and _dwell(n.gen)]
        frame.score -= 0.6
    sites = [n for n in frame.nodes("theme") if SITES & n.classes and n.mention is None and is_placelike(n)]
    kids = [kid for role in ("recipient", "theme", "lit") for n in frame.nodes(role) for fn, kid in n.kids
            if fn in ("في", "قرب") and is_placelike(kid)]  # fmt: skip
    found: list[Filler] = [*towns, *sites, *kids]
    if found:
        frame.roles["place"] = found


def _dwell(people: Node) -> bool:
    """قصف مخيمات النازحين: whoever lives in what is hit is hit."""
    return people.group is not None and people.group.human and people.group.kind == "people"


def _is_scene(node: Node, sense: Sense) -> bool:
    """A town, or a country after في or ب, is where a blow fell, not whom it hit."""
    kind = node.mention.kind if node.mention is not None else ""
    if kind in ("", "place") and "city_word" in node.classes and not any(fn == "ل" for fn, _ in node.kids):
        return node.group is None or sense.type == "ASSAULT"
    return kind in ("state", "government", "place") and sense.type == "ASSAULT" and node.prep in ("في", "ب")
