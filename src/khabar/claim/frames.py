"""From a predicate and what hangs on it to roles: which sense is meant, and who fills which slot."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from khabar.claim.nodes import Clause, Node
from khabar.claim.parse import name_like
from khabar.find.words import PRONOUNS
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.slots import PARTY_ROLES, Sense, Slot

Filler = Node | Clause
TRANSPARENT = frozenset({"ranks", "hand", "control", "life", "peril", "regard", "asset", "group_head"})
"""Classes of mere heads: the slot is filled by what they govern (في صفوف الجيش, مواقع داعش)."""


@dataclass(slots=True)
class Frame:
    """A predicate read in one sense: its slots' fillers."""

    node: Node
    sense: Sense
    roles: dict[str, list[Filler]] = field(default_factory=dict)
    score: float = 0.0

    def nodes(self, role: str) -> list[Node]:
        """The phrases that fill a role (clauses left out)."""
        return [f for f in self.roles.get(role, []) if isinstance(f, Node)]


def arguments(node: Node) -> dict[str, list[Filler]]:
    """Every marker of ``node`` with its fillers: ``subj``, ``obj``, ``clause``, and each preposition."""
    found: dict[str, list[Filler]] = {}
    for fn, kid in node.kids:
        if fn != "adj":
            found.setdefault(fn, []).extend(spread(kid))
    if node.content:
        found["clause"] = list(node.content)
    if node.kind == "verb":
        _verb_arguments(node, found)
    elif node.kind == "adj":
        _adjective_arguments(node, found)
    elif node.kind == "np":
        _predicate_arguments(node, found)
    else:
        _noun_arguments(node, found)
    return found


def spread(node: Node) -> list[Filler]:
    """A phrase and what is joined to it."""
    return [node, *node.conjuncts]


def _verb_arguments(node: Node, found: dict[str, list[Filler]]) -> None:
    if node.subject is not None:
        found["subj"] = spread(node.subject)
    if node.object is not None:
        found["obj"] = spread(node.object)
        if node.clause is not None:
            later = [n for n in node.clause.after if not n.prep and n.first > node.first and n not in (node.subject, node.object)]
            found["obj"] += [f for n in later for f in spread(n)]
    if node.passive:
        found.pop("subj", None)
        agent = found.get("بواسطة")
        if agent:
            found["subj"] = agent


def _adjective_arguments(node: Node, found: dict[str, list[Filler]]) -> None:
    host = node.parent
    verb = node.clause.verb if node.clause is not None else None
    if verb is not None and verb.subject is not None and (host is None or not host.group and not host.mention and not host.nisbas):
        host = verb.subject if _is_fixed(node) or host is None else host
    if host is None:
        return
    if node.passive:
        found["obj"] = spread(host)
        agent = found.get("من") or found.get("بواسطة") or ([node.gen] if node.gen is not None else None)
        if agent:
            found["subj"] = list(agent)
    else:
        found["subj"] = spread(host)
        if node.gen is not None:
            found["obj"] = spread(node.gen)


def _predicate_arguments(node: Node, found: dict[str, list[Filler]]) -> None:
    """A participle or noun that is said of a party (تركيا عضو في الحلف): without one it only names somebody."""
    host = _said_of(node)
    if host is None:
        found.clear()
    elif node.passive:
        found["obj"] = spread(host)
        agent = found.get("من") or found.get("بواسطة")
        if agent:
            found["subj"] = agent
    else:
        found["subj"] = spread(host)
        if node.gen is not None:
            found["obj"] = spread(node.gen)


def _said_of(node: Node) -> Node | None:
    if node.fn == "appos":
        return node.parent
    clause = node.clause
    if clause is None or node.prep:
        return None
    verb = clause.verb
    if verb is None:
        return clause.topic if clause.topic is not node else None
    if verb.subject is not node and node.tokens[node.head].word.tanween:
        return verb.subject
    return None


def _is_fixed(node: Node) -> bool:
    return any(s.pos == "phrase" for s in node.senses)


def _noun_arguments(node: Node, found: dict[str, list[Filler]]) -> None:
    """A verbal noun's construct is its object where its verb takes one and no other object stands by; else its subject."""
    transitive = _takes_object(node)
    owner: list[Filler] = spread(node.gen) if node.gen is not None else []
    if node.pron:
        owner = [_owner_pronoun(node)]
    agent = found.get("بواسطة")
    if agent:
        found["subj"] = agent
    given = [f for f in found.get("ل", ()) if isinstance(f, Node) and f.kind != "ev"]
    if given and not owner and not agent and any(s.pos == "noun" for s in node.senses) and (
            not transitive or "على" in found or "ضد" in found):  # fmt: skip
        found["subj"] = list(given)
    elif transitive and owner and given and not agent and not _is_theme(node, owner[0]):
        found["subj"], found["obj"] = owner, list(given)
    elif transitive and given and "obj" not in found:
        found["obj"] = list(given)
    elif owner and transitive and not node.passive and node.object is not None:
        found["subj"], found["obj"] = owner, spread(node.object)
    elif owner and transitive:
        found["obj"] = owner
    elif owner:
        found.setdefault("subj", owner)
        found["gen"] = owner
    if node.passive and "subj" in found and "obj" not in found and not agent:
        found["obj"] = found.pop("subj")


def _is_theme(node: Node, owner: Filler) -> bool:
    """Whether the construct is what some sense of the noun deals in (تقديم المال للحكومة)."""
    limits = (slot.limit("obj") for sense in node.senses for slot in sense.slots)
    return isinstance(owner, Node) and any(limit is not None and _is_of(owner, limit) for limit in limits)


def _owner_pronoun(node: Node) -> Node:
    pron = Node("pron", node.tokens, node.head, node.head, node.head)
    pron.pron, pron.gender, pron.number, pron.det = node.pron, node.pron[1:2], node.pron[-1], True
    pron.clause, pron.parent = node.clause, node
    return pron


def best_frame(node: Node, kinds: frozenset[str], controller: Node | None = None) -> Frame | None:
    """The sense of ``node`` (of the given kinds) that its surroundings satisfy best; ``None`` where none holds."""
    args = arguments(node)
    if controller is not None and "subj" not in args and not node.passive:
        args["subj"] = spread(controller)
    best: Frame | None = None
    senses = [s for s in node.senses if s.kind in kinds]
    around = _surroundings(node) if any(s.when for s in senses) else frozenset()
    for sense in senses:
        frame = _fill(node, sense, args, around)
        if frame is not None and (best is None or frame.score > best.score):
            best = frame
    return best


def _fill(node: Node, sense: Sense, args: dict[str, list[Filler]], around: frozenset[str]) -> Frame | None:
    """The frame of one sense, or ``None`` where something that it asks for is missing."""
    frame = _filled(node, sense, args, around)
    if frame is None and node.kind == "verb" and not node.passive and "subj" in args:
        # Names that end in alef pass for accusatives: subject and object may have been taken for each other.
        turned = {**args, "subj": args.get("obj", []), "obj": args["subj"]}
        if any(isinstance(f, Node) and f.mention is not None for f in turned["subj"]):
            frame = _filled(node, sense, turned, around)
    return frame


def _filled(node: Node, sense: Sense, args: dict[str, list[Filler]], around: frozenset[str]) -> Frame | None:
    frame = Frame(node, sense)
    used: set[int] = set()
    if node.kind == "verb" and "subj" not in args and "obj" in args and "obj" not in sense.markers:
        args = {**args, "subj": args["obj"]}
    for slot in sense.by_need:
        fillers = _slot(slot, args, used) or _inner(slot, frame, used)
        if fillers:
            frame.roles[slot.role] = fillers
        elif slot.required and not _within(node, slot):
            return None
        elif not slot.required:
            continue
        frame.score += 2.0 if slot.required else 1.0 if slot.role != "place" and _fits(slot.role, fillers) else 0.4
        frame.score += 0.5 if slot.limits else 0.0
    if "place" not in frame.roles and sense.kind == "event":
        _place(frame)
    if sense.when:
        if not any(_condition(condition, frame, around) for condition in sense.when):
            return None
        frame.score += 1.0
    if sense.value in ("perfect", "imperfect"):
        if not _aspect(node, sense.value):
            return None
        frame.score += 0.25
    return frame


def _place(frame: Frame) -> None:
    """Where it happens, if no slot says so: a town among the recipients, a site as theme, or what stands in it (في X)."""
    towns = [n for n in frame.nodes("recipient") if "city_word" in n.classes and n.group is None]
    if towns:
        frame.roles["recipient"] = [f for f in frame.roles["recipient"] if f not in towns]
    sites = [n for n in frame.nodes("theme") if _SITES & n.classes and is_placelike(n)]
    kids = [kid for role in ("recipient", "theme", "lit") for n in frame.nodes(role) for fn, kid in n.kids
            if fn in ("في", "قرب") and is_placelike(kid)]  # fmt: skip
    found: list[Filler] = [*towns, *sites, *kids]
    if found:
        frame.roles["place"] = found


def _within(node: Node, slot: Slot) -> bool:
    """Whether the event noun's own phrase holds the word that the slot asks for (شن عملية عسكرية)."""
    if node.kind != "ev":
        return False
    limits = frozenset().union(*(words for _, words in slot.limits))
    return any(_meets(node.tokens[k].norm, limits) for k in range(node.head + 1, node.last + 1))


def _aspect(node: Node, wanted: str) -> bool:
    if node.kind == "verb" and node.form is not None:
        past = node.form.aspect == "P" or (node.clause is not None and node.clause.neg == "لم")
        future = node.clause is not None and "future" in node.clause.particles
        return (past or future) == (wanted == "perfect")
    if node.kind == "adj":
        return wanted == "imperfect"
    return wanted == "perfect"


def _slot(slot: Slot, args: dict[str, list[Filler]], used: set[int]) -> list[Filler]:
    """What fills the slot: the first marker's fillers, but a party before what can be none."""
    spare: list[Filler] = []
    for marker in slot.markers:
        fillers = _eligible(slot, marker, [f for f in args.get(marker, ()) if id(f) not in used])
        if not fillers:
            continue
        if _fits(slot.role, fillers):
            used.update(map(id, fillers))
            return fillers
        spare = spare or fillers
    used.update(map(id, spare))
    return spare


def _fits(role: str, fillers: list[Filler]) -> bool:
    """Whether the fillers are of the sort that the role is for: parties, or something that can be claimed."""
    if role == "content":
        return any(isinstance(f, Clause) or f.kind == "ev" for f in fillers)
    return role not in PARTY_ROLES or any(isinstance(f, Node) and partylike(f) for f in fillers)


def _eligible(slot: Slot, marker: str, fillers: list[Filler]) -> list[Filler]:
    limit = slot.limit(marker)
    if limit is not None:
        return [f for f in fillers if isinstance(f, Node) and _is_of(f, limit)]
    if slot.role == "place":
        return [f for f in fillers if isinstance(f, Node) and is_placelike(f)]
    if marker == "obj" and len(fillers) > 1 and slot.role != "content":
        first = fillers[0]
        return [f for f in fillers if f is first or isinstance(f, Node) and f.fn == "conj"]
    return fillers


def partylike(node: Node) -> bool:
    """Whether the phrase, or what it belongs to, can name a party."""
    if node.kind == "pron" or node.group or node.title or node.mention or node.nisbas or node.quant or name_like(node):
        return True
    word = node.tokens[node.head].word
    if word.nisba or word.active and word.nominal.stem.endswith(("ون", "ين")):
        return True
    return node.gen is not None and partylike(node.gen)


_SITES = frozenset({"base", "territory", "building", "crossing", "hq", "city_word"})


def is_placelike(node: Node) -> bool:
    """Whether a phrase can be where something happens: no party by its head."""
    return node.group is None and node.kind in ("np", "ev") and (not node.senses or bool(_SITES & node.classes)) and (
        node.mention is None or node.mention.kind in ("place", "state") and node.prep in ("في", "ب", "من", "إلى", "على", "نحو"))  # fmt: skip


def _inner(slot: Slot, frame: Frame, used: set[int]) -> list[Filler]:
    """What hangs on the literal word or the theme fills what is still open: نفّذت هجوماً على X."""
    for role in ("lit", "theme"):
        own = frame.sense.slot(role)
        for node in frame.nodes(role):
            inner: dict[str, list[Filler]] = {}
            for fn, kid in node.kids:
                inner.setdefault(fn, []).extend(spread(kid))
            shared = set(own.markers) & set(slot.markers) if own is not None else set()
            if node.gen is not None:
                inner.update({m: spread(node.gen) for m in (*shared, "obj", "gen")})
            found = _slot(slot, inner, used)
            if found:
                return found
            if slot.role == "recipient" and node.gen is not None and partylike(node.gen) and _takes_object(node):
                return spread(node.gen)
            if node.gen is None and shared and slot.role in ("recipient", "actor") and (node.mention is not None or node.nisbas):
                return [node]
    return []


def _takes_object(node: Node) -> bool:
    return any("obj" in sense.markers for sense in node.senses)


def _is_of(node: Node, limits: frozenset[str]) -> bool:
    """Whether the head is one of the literal words or of one of the classes (``@class``), through transparent heads."""
    if any("@" + c in limits for c in node.classes) or _meets(node.tokens[node.head].norm, limits):
        return True
    stem = node.tokens[node.head].word.nominal.stem
    if stem in limits:
        return True
    return bool(TRANSPARENT & node.classes) and node.gen is not None and _is_of(node.gen, limits)


@lru_cache(maxsize=20_000)
def _meets(norm: str, limits: frozenset[str]) -> bool:
    """Whether a word is one of ``limits`` once its enclitic pronoun is cut off, whatever else it may be read as."""
    classes = lexicon().classes
    return any(s in limits or any("@" + c in limits for c in classes.get(s, ())) for s in _stems(norm))


def _stems(norm: str) -> list[str]:
    found = [norm, norm.removeprefix("ال")]
    for pron in PRONOUNS:
        base = norm[: -len(pron)]
        if norm.endswith(pron) and len(base) > 1:
            found += [base, base[:-1] + "ه"] if base.endswith("ت") else [base]
    return found


def _condition(condition: str, frame: Frame, around: frozenset[str]) -> bool:
    if condition == "@person" and any(_is_sort(n, "person") for role in frame.roles for n in frame.nodes(role)):
        return True
    if condition.startswith("@"):
        return condition[1:] in around
    role, _, want = condition.partition(":")
    if role == "form":
        return _aspect(frame.node, want)
    fillers = frame.nodes(role) if role != "obj" else frame.nodes("recipient") + frame.nodes("theme") + frame.nodes("content")
    if want == "place" and role == "recipient":
        fillers = fillers + frame.nodes("place")
    return any(_is_sort(f, want) for f in fillers)


_ORG_KINDS = frozenset({"org", "armed", "armed_group", "party", "movement", "coalition", "opposition", "council", "government",
                        "ministry", "military", "police", "intelligence", "body", "igo", "mission", "ngo", "court", "room",
                        "parliament", "company", "union", "state"})  # fmt: skip


def _is_sort(node: Node, want: str) -> bool:
    if want == "org":
        return (node.group is not None and node.group.kind in ("org", "armed", "state")) or (
            node.mention is not None and node.mention.kind in _ORG_KINDS)  # fmt: skip
    if want == "person":
        return (node.mention is not None and node.mention.kind == "person") or node.title is not None or name_like(node)
    if want == "armed":
        head = node.tokens[node.head].word.group
        return (head is not None and head.kind == "armed") or (node.group is not None and node.group.kind == "armed") or (
            node.mention is not None and node.mention.kind in ("armed_group", "military", "militia", "company"))  # fmt: skip
    if want == "event":
        return node.kind == "ev"
    if want == "place":
        return node.group is None and not node.senses and (node.mention is None or node.mention.kind in ("place", "state"))
    if want == "party":
        return node.group is not None or node.mention is not None or bool(node.nisbas) or node.kind == "pron"
    return False


def _surroundings(node: Node) -> frozenset[str]:
    """The classes of all words that stand in the predicate's phrase and in what hangs on it, its own head left out."""
    found: set[str] = set()
    _gather(node, 0, found)
    return frozenset(found)


def _gather(node: Node, depth: int, found: set[str]) -> None:
    for k in range(node.first, node.last + 1):
        if depth or k != node.head:
            found |= _classes(node.tokens[k].norm) or node.tokens[k].word.classes
    if depth:
        found |= node.classes
    if depth > 2:
        return
    below = [kid for _, kid in node.kids] + ([node.gen] if node.gen else []) + node.conjuncts
    if node.kind == "verb":
        below += [n for n in (node.object, node.subject) if n is not None]
    for kid in below:
        _gather(kid, depth + 1, found)


@lru_cache(maxsize=20_000)
def _classes(norm: str) -> frozenset[str]:
    """The classes of a word, its enclitic pronoun cut off."""
    classes = lexicon().classes
    return frozenset().union(*(classes.get(s, ()) for s in _stems(norm)))
