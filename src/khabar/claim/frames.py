"""From a predicate and what hangs on it to roles: which sense is meant, and who fills which slot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from khabar.claim.adjectives import HARM
from khabar.claim.arguments import Filler, arguments, owner_pronoun, spread
from khabar.claim.asked import names_for
from khabar.claim.mishaps import CAUSES, is_mishap
from khabar.claim.nodes import Clause, Node, is_outlet, takes_object
from khabar.claim.sorts import (
    SITES,
    TRANSPARENT,
    is_of,
    is_placelike,
    is_sort,
    partylike,
    surroundings,
)
from khabar.find.tokens import Token
from khabar.knowledge.folding import fold
from khabar.knowledge.slots import Sense, Slot

__all__ = ["TRANSPARENT", "Filler", "Frame", "best_frame", "is_town", "spread"]

Fillers = dict[str, list[Filler]]
Fit = Literal["strict", "near"]
"""How a sense fits: by what hangs on the predicate, or by words that stand near it."""


FITS: tuple[Fit, ...] = ("strict", "near")


class Frame:
    """A predicate read in one sense: its slots' fillers."""

    __slots__ = ("first", "fit", "node", "roles", "score", "sense")

    def __init__(self, node: Node, sense: Sense, fit: Fit) -> None:
        self.node, self.sense, self.fit = node, sense, fit
        self.roles: dict[str, list[Filler]] = {}
        self.score = 0.0
        self.first = True
        """Whether no other sense of the predicate fits better."""

    @property
    def strict(self) -> bool:
        """Whether syntax filled every slot that must be filled."""
        return self.fit == "strict"

    def nodes(self, role: str) -> list[Node]:
        """The phrases that fill a role (clauses left out)."""
        fillers = self.roles.get(role)
        return [f for f in fillers if isinstance(f, Node)] if fillers else []


def best_frame(node: Node, kinds: frozenset[str], controller: Node | None = None) -> Frame | None:
    """The sense of ``node`` (of the given kinds) that its surroundings satisfy best; ``None`` where none holds."""
    return max(_fitting(_setting(node, kinds, controller), "strict"), key=_closeness, default=None)


def readings(node: Node, kinds: frozenset[str], controller: Node | None = None) -> list[Frame]:
    """The best frame of every event type that ``node`` can stand for, the likeliest first.

    A type of which no sense is satisfied by what hangs on the predicate is read from the words that stand near it, or
    from the predicate alone: on long sentences the syntax goes astray more often than the words do.
    """
    setting = _setting(node, kinds, controller)
    types: dict[str, Frame] = {}
    for fit in FITS:
        setting.senses = [s for s in setting.senses if s.type not in types]
        for frame in sorted(_fitting(setting, fit), key=_closeness, reverse=True):
            types.setdefault(frame.sense.type, frame)
    kept = [f for f in types.values() if f.sense.type != "AGREE" or not _is_truce(types.get("CONCEDE"))]
    for other in kept[1:]:
        other.first = False
    return kept


def _is_truce(frame: Frame | None) -> bool:
    """اتفاق لوقف إطلاق النار: an agreement whose content is said is that."""
    return frame is not None and frame.strict and any("ceasefire" in n.classes for n in frame.nodes("theme"))


def _closeness(frame: Frame) -> tuple[float, bool]:
    """How well a sense fits; of two alike the noun's own before its verb's (استعداد، استعد).

    The negation that a sense asks for (لن نتنازل) counts as much as a phrase that another asks for.
    """
    asked = 1.0 if frame.sense.value == REFUSED else 0.0
    return frame.score + asked, frame.sense.pos != "verb"


class _Setting:
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
            found = self._filled[slot] = bool(_slot(slot, self.args, set())[0]) or self.within(slot)
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


def _setting(node: Node, kinds: frozenset[str], controller: Node | None) -> _Setting:
    senses = [s for s in node.senses if s.kind in kinds]
    if not senses or _is_told_of(node):
        return _Setting(node, [], {}, frozenset())
    args = arguments(node)
    if controller is not None and "subj" not in args and not node.passive and _can_do(controller, node):
        args["subj"] = spread(controller)
    elif controller is not None and _is_controlled(node, controller, args):
        args["subj"], args["obj"] = spread(controller), args["subj"]
    around = surroundings(node) if any(s.when for s in senses) else frozenset()
    return _Setting(node, [s for s in senses if not _is_ruled_out(node, s, around)], args, around)


def _fitting(setting: _Setting, fit: Fit) -> list[Frame]:
    """A frame for each sense that fits so, in the lexicon's order."""
    frames = [_fill(setting, sense, fit) for sense in setting.senses]
    return [f for f in frames if f is not None and not any(is_none(f) for is_none in _NO_EVENTS)]


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


def _fill(setting: _Setting, sense: Sense, fit: Fit) -> Frame | None:
    """The frame of one sense, or ``None`` where something that it asks for is missing."""
    turned = setting.turned if fit == "strict" else None
    missing = [s for s in sense.things if not setting.fills(s) and (fit == "strict" or not setting.near(s))]
    if missing and (turned is None or any(map(setting.lacks, missing))):
        return None
    frame = _filled(setting, sense, setting.args, fit) if not missing else None
    return _filled(setting, sense, turned, fit) if frame is None and turned is not None else frame


def _turned(node: Node, args: Fillers) -> Fillers | None:
    """Subject and object of a verb, turned: names that end in alef pass for accusatives and may have been mistaken."""
    if node.kind != "verb" or node.passive or "subj" not in args:
        return None
    objects = args.get("obj", [])
    if not any(isinstance(f, Node) and f.mention is not None for f in objects):
        return None
    return {**args, "subj": objects, "obj": args["subj"]}


def _is_ruled_out(node: Node, sense: Sense, around: frozenset[str]) -> bool:
    """Whether the tense, or the words about the predicate, already say that the sense is not meant."""
    if sense.value in _TENSES and not _aspect(node, sense.value):
        return True
    if sense.value == REFUSED and not _is_refused(node):
        return True
    if _is_only_named(node, sense):
        return True
    return bool(sense.when) and all(c[0] == "@" and c != "@person" and c[1:] not in around for c in sense.when)


def _is_only_named(node: Node, sense: Sense) -> bool:
    """قصف معاقل الحركة: a noun that says what its subject is has none where it is struck, left or gone to."""
    of_subject = (slot := sense.slot("recipient")) is not None and slot.markers == ("subj",)
    hangs = bool(node.prep or node.conj or node.fn == "gen")
    return hangs and of_subject and sense.kind == "relation" and sense.pos == "noun"


REFUSED = "refused"
"""Of a sense: meant only where the word is negated, and the negation is part of it (لن نتفاوض: REJECT)."""
_WILL_NOT = frozenset({"لن", "لا"})


def _is_refused(node: Node) -> bool:
    """لن نتفاوض, لا نقبل, لا تفاوض, لم تستجب: what one does not do, and does not mean to."""
    negation = node.neg
    if node.kind == "verb" and node.clause is not None and node is node.clause.verb:
        negation = negation or node.clause.neg
    return negation in _WILL_NOT or (node.kind == "verb" and negation == "لم")


_TENSES = frozenset({"perfect", "imperfect"})
_OWNED = frozenset({"base", "building", "hq", "asset", "vehicle"})


def _owner(filler: Filler) -> Filler:
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


def _filled(setting: _Setting, sense: Sense, args: Fillers, fit: Fit) -> Frame | None:
    node = setting.node
    frame = Frame(node, sense, fit)
    used: set[int] = set()
    if node.kind == "verb" and not node.passive and "subj" not in args and "obj" in args and "obj" not in sense.markers:
        args = {**args, "subj": args["obj"]}
    for slot in sense.by_need:
        inner = _inner_arguments(slot, frame) if frame.roles and not slot.of_thing else None
        fillers, suits = _slot(slot, _joined(slot, args, inner, used), set()) if inner else _slot(slot, args, used)
        if fillers:
            used.update(map(id, fillers))
            frame.roles[slot.role] = [_owner(f) for f in fillers] if slot.role == "recipient" else fillers
        elif not slot.required:
            continue
        elif not setting.within(slot) and (fit == "strict" or not setting.near(slot)):
            return None
        frame.score += 2.0 if slot.required else 1.0 if suits and slot.role != "place" else 0.4
        frame.score += 0.5 if slot.limits else 0.0
    _complete(frame)
    if _is_geography(frame) or _is_delivery(frame):
        return None
    if sense.when:
        if not any(_condition(condition, frame, setting.around) for condition in sense.when):
            return None
        frame.score += 1.0
    if sense.value in _TENSES:
        frame.score += 0.25
    return frame


def _complete(frame: Frame) -> None:
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


def _is_geography(frame: Frame) -> bool:
    """تقع مدينة الفاشر في إقليم دارفور: a place that lies in a place is no party that is based there."""
    if frame.sense.type != "BASED_IN":
        return False
    actors = frame.nodes("actor")
    return bool(actors) and all(is_town(n) for n in actors)


def is_town(node: Node) -> bool:
    """Whether a phrase is a town or other place by its head, and no party of that name."""
    if node.kind != "np" or node.group is not None:
        return False
    kind = node.mention.kind if node.mention is not None else ""
    return kind == "place" or (kind == "" and ("city_word" in node.classes or node.tokens[node.head].place is not None))


def _is_delivery(frame: Frame) -> bool:
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


def _is_published(frame: Frame) -> bool:
    """بيان نشرته الوكالة، ما نقلته القناة: an outlet spreads and passes on news, and neither troops nor weapons."""
    moves = frame.sense.type in ("MOBILIZE", "AID")
    return moves and any(is_outlet(n) for n in frame.nodes("actor"))


_TOLD = frozenset({"memorial", "fiction", "expert"})


def _is_told_of(node: Node) -> bool:
    """ذكرى المجزرة، فيلم عن الحرب، خبير في تفخيخ: what is remembered, played or somebody's skill is no news."""
    host = node.parent if node.kind == "ev" else None
    while host is not None and host.kind == "ev":
        host = host.parent
    return host is not None and not _TOLD.isdisjoint(host.classes)


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


_NO_EVENTS = (_is_natural, _is_agreed, _is_interview, _is_fired_at, _is_published, _is_procedure)
"""What shows that a sense is not meant though its slots are filled."""


def _joined(slot: Slot, args: Fillers, inner: Fillers, used: set[int]) -> Fillers:
    """The predicate's own free fillers by marker, and where it has none those of its theme."""
    own = {m: [f for f in args.get(m, ()) if id(f) not in used] for m in slot.markers}
    return {m: fillers or inner.get(m, []) for m, fillers in own.items()}


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


def _aspect(node: Node, wanted: str) -> bool:
    if wanted == "future":
        return node.kind == "verb" and node.clause is not None and "future" in node.clause.particles
    if node.kind == "verb" and node.form is not None:
        past = node.form.aspect == "P" or (node.clause is not None and node.clause.neg == "لم")
        future = node.clause is not None and "future" in node.clause.particles
        return (past or future) == (wanted == "perfect")
    if node.kind == "adj":
        return wanted == "imperfect"
    return wanted == "perfect"


def _slot(slot: Slot, args: Fillers, used: set[int]) -> tuple[list[Filler], bool]:
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


def _inner_arguments(slot: Slot, frame: Frame) -> Fillers:
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


_FREED = frozenset({"prisoner"})

_BLOWN_WITH = frozenset({"@aircraft", "@airstrike", "@artillery", "@bomb", "@drone", "@gun", "@gas", "@blade"})


def _used(frame: Frame) -> frozenset[str]:
    """What stands about a blow but for what it struck (هاجم مسلحون طائرة; whose قصف الطيران is, is open)."""
    return surroundings(frame.node, [n for n in frame.nodes("recipient") if n is not frame.node.gen])


_LOOKED_AT = {"obj": ("recipient", "theme", "content"), "recipient:place": ("recipient", "place")}
"""Conditions that look at other roles than the one they name."""


def _condition(condition: str, frame: Frame, around: frozenset[str]) -> bool:
    if condition == "@person" and any(is_sort(n, "person") for role in frame.roles for n in frame.nodes(role)):
        return True
    if condition.startswith("@"):
        return condition[1:] in (
            around if condition not in _BLOWN_WITH or frame.sense.type != "ASSAULT" else _used(frame)
        )
    role, _, want = condition.partition(":")
    if role == "form":
        return _aspect(frame.node, want)
    roles = _LOOKED_AT.get(condition) or _LOOKED_AT.get(role, (role,))
    return any(is_sort(f, want) for name in roles for f in frame.nodes(name))
