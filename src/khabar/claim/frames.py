"""From a predicate and what hangs on it to roles: which sense is meant, and who fills which slot."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.claim.nodes import Clause, Node
from khabar.claim.parse import name_like
from khabar.knowledge.slots import Sense, Slot

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


def _is_fixed(node: Node) -> bool:
    return any(s.pos == "phrase" for s in node.senses)


def _noun_arguments(node: Node, found: dict[str, list[Filler]]) -> None:
    """A verbal noun's construct is its object where its verb takes one and no other object stands by; else its subject."""
    transitive = any("obj" in s.markers for sense in node.senses for s in sense.slots)
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
    elif transitive and owner and given and not agent:
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
    for sense in node.senses:
        if sense.kind in kinds:
            frame = _fill(node, sense, args)
            if frame is not None and (best is None or frame.score > best.score):
                best = frame
    return best


def _fill(node: Node, sense: Sense, args: dict[str, list[Filler]]) -> Frame | None:
    frame = Frame(node, sense)
    used: set[int] = set()
    for slot in sorted(sense.slots, key=lambda s: not (s.required or s.limits)):
        fillers = _slot(slot, args, used) or _inner(slot, frame, used)
        if fillers:
            frame.roles[slot.role] = fillers
            frame.score += 2.0 if slot.required else 1.0
            frame.score += 0.5 if slot.limits else 0.0
        elif slot.required:
            return None
    for condition in sense.when:
        if not _condition(condition, frame):
            continue
        frame.score += 1.0
        break
    else:
        if sense.when:
            return None
    if sense.value in ("perfect", "imperfect") and not _aspect(node, sense.value):
        return None
    return frame


def _aspect(node: Node, wanted: str) -> bool:
    if node.kind == "verb" and node.form is not None:
        past = node.form.aspect == "P" or (node.clause is not None and node.clause.neg == "لم")
        future = node.clause is not None and "future" in node.clause.particles
        return (past or future) == (wanted == "perfect")
    if node.kind == "adj":
        return wanted == "imperfect"
    return wanted == "perfect"


def _slot(slot: Slot, args: dict[str, list[Filler]], used: set[int]) -> list[Filler]:
    for marker in slot.markers:
        fillers = [f for f in args.get(marker, ()) if id(f) not in used]
        limit = slot.limit(marker)
        if limit is not None:
            fillers = [f for f in fillers if isinstance(f, Node) and _is_of(f, limit)]
        elif slot.role == "place":
            fillers = [f for f in fillers if isinstance(f, Node) and is_placelike(f)]
        elif marker == "obj" and len(fillers) > 1 and slot.role != "content":
            first = fillers[0]
            fillers = [f for f in fillers if f is first or isinstance(f, Node) and f.fn == "conj"]
        if not fillers:
            continue
        used.update(map(id, fillers))
        return fillers
    return []


def is_placelike(node: Node) -> bool:
    """Whether a phrase can be where something happens: no party by its head."""
    return node.group is None and not node.senses and node.kind != "pron" and (
        node.mention is None or node.mention.kind in ("place", "state") and node.prep in ("في", "ب", "من", "إلى", "على", "نحو"))  # fmt: skip


def _inner(slot: Slot, frame: Frame, used: set[int]) -> list[Filler]:
    """What hangs on the literal word or the theme fills what is still open: نفّذت هجوماً على X."""
    for role in ("lit", "theme"):
        for node in frame.nodes(role):
            inner: dict[str, list[Filler]] = {}
            for fn, kid in node.kids:
                inner.setdefault(fn, []).extend(spread(kid))
            if node.gen is not None:
                own = frame.sense.slot(role)
                inner.update({m: spread(node.gen) for m in slot.markers if own is not None and m in own.markers})
            found = _slot(slot, inner, used)
            if found:
                return found
            own = frame.sense.slot(role)
            if node.gen is None and own is not None and set(own.markers) & set(slot.markers) and slot.role in ("recipient", "actor") and (
                    node.mention is not None or node.nisbas):  # fmt: skip
                return [node]
    return []


def _is_of(node: Node, limits: frozenset[str]) -> bool:
    """Whether the head is one of the literal words or of one of the classes (``@class``), through transparent heads."""
    stem = node.tokens[node.head].word.nominal.stem
    if stem in limits or any("@" + c in limits for c in node.classes):
        return True
    return bool(TRANSPARENT & node.classes) and node.gen is not None and _is_of(node.gen, limits)


def _condition(condition: str, frame: Frame) -> bool:
    if condition == "@person" and any(_is_sort(n, "person") for role in frame.roles for n in frame.nodes(role)):
        return True
    if condition.startswith("@"):
        return any(condition[1:] in c for c in _phrase_classes(frame.node, 0))
    role, _, want = condition.partition(":")
    if role == "form":
        return _aspect(frame.node, want)
    fillers = frame.nodes(role) if role != "obj" else frame.nodes("recipient") + frame.nodes("theme") + frame.nodes("content")
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


def _phrase_classes(node: Node, depth: int) -> list[frozenset[str]]:
    found = [node.tokens[k].word.classes for k in range(node.first, node.last + 1)]
    found.append(node.classes)
    if depth < 3:
        below = [kid for _, kid in node.kids] + ([node.gen] if node.gen else []) + node.conjuncts
        if node.kind == "verb":
            below += [n for n in (node.object,) if n is not None]
        for kid in below:
            found += _phrase_classes(kid, depth + 1)
    return found
