"""What fills a slot: what hangs on the predicate, or on its literal word or theme."""

from __future__ import annotations

from khabar.claim.arguments import Filler, owner_pronoun, spread
from khabar.claim.frame import Fillers, Frame
from khabar.claim.nodes import Clause, Node, takes_object
from khabar.claim.sorts import TRANSPARENT, is_of, is_placelike, partylike
from khabar.knowledge.slots import Slot


def slot_fillers(slot: Slot, args: Fillers, used: set[int]) -> tuple[list[Filler], bool]:
    """What fills the slot, and whether it fits: the first marker's fillers, but a party before what can be none."""
    spare: list[Filler] = []
    if args.keys().isdisjoint(slot.markers):
        return spare, False
    for marker in slot.markers:
        there = args.get(marker)
        if not there:
            continue
        fillers = _eligible(slot, marker, [f for f in there if id(f) not in used] if used else there)
        if not fillers:
            continue
        if _fits(slot, fillers):
            return fillers, True
        spare = spare or fillers
    return spare, False


def _fits(slot: Slot, fillers: list[Filler]) -> bool:
    """Whether the fillers are of the sort that the role is for: parties, or something that can be claimed."""
    if slot.of_party:
        return any(isinstance(f, Node) and partylike(f) for f in fillers)
    return slot.role != "content" or any(isinstance(f, Clause) or f.kind == "ev" for f in fillers)


def _eligible(slot: Slot, marker: str, fillers: list[Filler]) -> list[Filler]:
    limit = slot.limits.get(marker)
    if limit is not None:
        return [f for f in fillers if isinstance(f, Node) and is_of(f, limit)]
    if slot.role == "place":
        return [f for f in fillers if isinstance(f, Node) and is_placelike(f)]
    if slot.role == "recipient" and marker == "ل":  # غارات لمعاقل الجماعة, لدعم الجيش
        return [f for f in fillers if not isinstance(f, Node) or f.kind != "ev" or TRANSPARENT & f.classes]
    if marker == "obj" and len(fillers) > 1 and slot.role != "content":
        first = fillers[0]
        return [f for f in fillers if f is first or (isinstance(f, Node) and f.fn == "conj")]
    return fillers


def still_open(slot: Slot, args: Fillers, inner: Fillers, used: set[int]) -> Fillers:
    """The predicate's own free fillers by marker, and where it has none those of its theme."""
    own = {m: [f for f in args.get(m, ()) if id(f) not in used] for m in slot.markers}
    return {m: fillers or inner.get(m, []) for m, fillers in own.items()}


def inner_arguments(slot: Slot, frame: Frame) -> Fillers:
    """What hangs on the literal word or the theme fills what is still open: نفّذت هجوماً على X."""
    found: Fillers = {}
    for role in ("lit", "theme"):
        if role not in frame.roles:
            continue
        own = frame.sense.slot(role)
        for node in frame.nodes(role):
            shared = set(own.markers) & set(slot.markers) if own is not None else set()
            hanging = _hanging(node, slot, shared)
            if frame.sense.type == "AGREE":  # اتفقوا على ترحيل المقاتلين: not with them
                hanging = {m: f for m, f in hanging.items() if m != "مع" or any(fn == m for fn, _ in node.kids)}
            for marker, fillers in hanging.items():
                found.setdefault(marker, []).extend(fillers)
    return found


def _hanging(node: Node, slot: Slot, shared: set[str]) -> Fillers:
    """By marker what hangs on a theme, and whose it is: its construct does for its object and for ل."""
    found: Fillers = {}
    inner = node.gen if node.gen is not None and node.gen.kind == "ev" else None
    for fn, kid in (*node.kids, *(inner.kids if inner is not None else ())):
        found.setdefault(fn, []).extend(spread(kid))
    owner: list[Filler] = [owner_pronoun(node)] if _is_freed(node) else []
    if node.gen is not None:
        owner = spread(node.gen)
    if owner:
        found.update(dict.fromkeys((*shared, "obj", "gen"), owner))
    elif shared and slot.role in ("recipient", "actor") and (node.mention is not None or node.nisbas):
        found.update({m: [node] for m in shared})
    if inner is not None and inner.gen is not None and takes_object(inner):
        owner = spread(inner.gen)
    told = inner is not None or takes_object(node) or "ل" in slot.markers
    if slot.role == "recipient" and told and any(isinstance(f, Node) and partylike(f) for f in owner[:1]):
        found.setdefault(slot.markers[0], []).extend(owner)
    if slot.role == "actor" and node.prep in ("ب", "في", "بسبب"):
        # قُتلوا بقصف روسي، في غارة للتحالف، جراء قصف الجيش: whose blow it is.
        own: list[Filler] = [node] if node.nisbas else []
        told_of = (owner, found.get("ل", []), own, _dealers(node))
        doers = ([d for d in some if isinstance(d, Node) and partylike(d)] for some in told_of)
        found["subj"] = found[slot.markers[0]] = list(next(filter(None, doers), []))
    return found


_FREED = frozenset({"prisoner"})


def _is_freed(node: Node) -> bool:
    """إطلاق سراحه: the one whose the pronoun on what is let go is."""
    return bool(node.pron) and not _FREED.isdisjoint(node.classes)


def _dealers(blow: Node) -> list[Filler]:
    """في كمين نصبته الجماعة, جراء انفجار لغم زرعته: whoever a relative clause says dealt the blow or set the mine."""
    found: list[Filler] = []
    for thing in (blow, blow.gen):
        for verb in (clause.verb for clause in thing.rels) if thing is not None else ():
            if verb is not None and verb.object is thing and verb.subject is not None:
                found += spread(verb.subject)
    return found


_OWNED = frozenset({"base", "building", "hq", "asset", "vehicle"})


def holder_of_site(filler: Filler) -> Filler:
    """مواقع تابعة لحزب الله: the party to which a site belongs by its adjective."""
    if (
        not isinstance(filler, Node)
        or filler.gen is not None
        or filler.group is not None
        or not _OWNED & filler.classes
    ):
        return filler
    below = (kid for fn, adjective in filler.kids if fn == "adj" for to, kid in adjective.kids if to in ("ل", "obj"))
    return next((kid for kid in below if partylike(kid)), filler)
