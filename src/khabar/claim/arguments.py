"""What hangs on a predicate, by its function: subject and object of verbs, verbal nouns, participles and predicates."""

from __future__ import annotations

from khabar.claim.nodes import Clause, Node, is_assault, is_outlet, may_mean, takes_object
from khabar.claim.sorts import is_of
from khabar.knowledge.folding import fold
from khabar.knowledge.slots import Sense

Filler = Node | Clause
_ON = "على"
"""What an أن clause may stand after: اتفقا على أن ينسحب الجيش."""
_ON_FOLDED = fold(_ON)
_BECAUSE = "بسبب"
_HELP = frozenset({"AID", "SUPPORT"})
_STATES = frozenset({"state", "government"})


def arguments(node: Node) -> dict[str, list[Filler]]:
    """Every marker of ``node`` with its fillers: ``subj``, ``obj``, ``clause``, and each preposition."""
    found: dict[str, list[Filler]] = {}
    for fn, kid in node.kids:
        if fn != "adj":
            found.setdefault(fn, []).extend(spread(kid))
    if node.content:
        found["clause"] = list(node.content)
        settled = [c for c in node.content if node.tokens[c.start].norm == _ON_FOLDED]
        if settled:
            found.setdefault(_ON, []).extend(settled)
    if _BECAUSE in found:
        _dealt_with(node, found)
    if node.kind == "verb":
        _verb_arguments(node, found)
    elif node.kind == "adj":
        _adjective_arguments(node, found)
    elif node.kind == "np":
        _predicate_arguments(node, found)
    else:
        _noun_arguments(node, found)
    return found


def _dealt_with(node: Node, found: dict[str, list[Filler]]) -> None:
    """أصيبوا جراء قصف على الحي: of those who were hit, what it was because of dealt the blow, as after ب."""
    blows = [f for f in found[_BECAUSE] if isinstance(f, Node) and f.kind == "ev" and is_assault(f)]
    if blows and "ب" not in found and is_assault(node):
        found["ب"] = list(blows)


def spread(node: Node) -> list[Filler]:
    """A phrase and what is joined to it."""
    return [node, *node.conjuncts]


def _verb_arguments(node: Node, found: dict[str, list[Filler]]) -> None:
    if node.subject is not None:
        found["subj"] = _meant(node.subject, node)
    if node.object is not None:
        found["obj"] = _meant(node.object, node)
        if node.clause is not None:
            taken = (node.subject, node.object)
            later = [n for n in node.clause.after if not n.prep and n.first > node.first and n not in taken]
            found["obj"] += [f for n in later for f in spread(n)]
    if "" in found:
        found.setdefault("obj", found[""])
    if node.passive:
        found.pop("subj", None)
        agent = found.get("بواسطة")
        if agent:
            found["subj"] = agent


def _meant(phrase: Node, verb: Node) -> list[Filler]:
    """A phrase and what is joined to it: to whom a relative clause is about, nobody is joined after the clause."""
    of_it = verb.clause is not None and verb.clause.antecedent is phrase
    return _before(phrase, verb) if of_it else spread(phrase)


def _before(phrase: Node, said: Node) -> list[Filler]:
    """A phrase and what is joined to it before ``said``, which describes them (القوات الموالية له | والمتمردون)."""
    if phrase.first > said.first:
        return spread(phrase)
    return [phrase, *(other for other in phrase.conjuncts if other.first < said.first)]


def _adjective_arguments(node: Node, found: dict[str, list[Filler]]) -> None:
    host = node.parent
    verb = node.clause.verb if node.clause is not None else None
    plain = host is None or not (host.group or host.mention or host.nisbas)
    if verb is not None and verb.subject is not None and plain:
        host = verb.subject if _is_fixed(node) or host is None else host
    if host is None:
        return
    if node.passive:
        found["obj"] = _before(host, node)
        agent = found.get("من") or found.get("بواسطة") or ([node.gen] if node.gen is not None else None)
        if agent:
            found["subj"] = list(agent)
    else:
        found["subj"] = _before(host, node)
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
    """A verbal noun's construct is its object where its verb takes one and no other stands by; else its subject."""
    transitive = takes_object(node)
    shared = node.gen or _shared(node)
    owner: list[Filler] = spread(shared) if shared is not None else []
    if node.pron:
        owner = [_before_it(node) or owner_pronoun(node)]
    agent = found.get("بواسطة")
    if agent:
        found["subj"] = agent
    given = [f for f in found.get("ل", ()) if isinstance(f, Node) and f.kind != "ev" and not is_outlet(f)]
    if given and not (owner or agent) and _is_of_doer(node, transitive, found):
        found["subj"] = list(given)
    elif transitive and owner and given and not agent and not _is_theme(node, owner[0]):
        found["subj"], found["obj"] = owner, list(given)
    elif transitive and given and not owner and "obj" not in found:
        found["obj"] = list(given)
    elif owner and transitive:
        _place(owner, node, found)
    elif owner:
        found.setdefault("subj", owner)
        found["gen"] = owner
    if node.passive and "subj" in found and "obj" not in found and not agent:
        found["obj"] = found.pop("subj")
    if node.nisbas and "subj" not in found and any(sense.kind == "modal" for sense in node.senses):
        found["subj"] = [node]  # خطة أمريكية لدعم X: whose plan it is
    sufferer = _sufferer(node)
    if sufferer is not None and found.keys().isdisjoint(("obj", "على", "ضد")):
        found["obj"] = found["على"] = spread(sufferer)


def _shared(node: Node) -> Node | None:
    """مقتل وإصابة عشرة: the construct that two joined verbal nouns share stands after the second."""
    second = node.conjuncts[0] if node.conjuncts and not (node.pron or node.det) else None
    beside = second is not None and second.kind == "ev" and second.first == node.last + 1
    return second.gen if beside and second is not None else None


def _place(owner: list[Filler], node: Node, found: dict[str, list[Filler]]) -> None:
    """The construct of a verbal noun that takes an object: whether it is that or, with another object, the doer."""
    if found.get("بواسطة"):
        found["obj"] = owner
    elif not node.passive and node.object is not None:
        found["subj"], found["obj"] = owner, spread(node.object)
    elif (asker := _asked_by(node)) is not None:
        found["subj"], found["obj"] = owner, spread(asker)
    else:
        done = _goes_to(node, found) or _falls_on(node, owner, found) or _struck_by(node, owner)
        found["subj" if done else "obj"] = owner


def _asked_by(node: Node) -> Node | None:
    """طلبت كييف دعم وارسو: of help that one asks for, the owner is who is to give it, and the asker is helped.

    Only a state is sure to be asked (طلبت الوكالة دعم اللاجئين); where somebody else is, the owner is who needs help.
    """
    verb = node.clause.verb if node.clause is not None else None
    giver = node.gen
    if verb is None or verb.object is not node or verb.subject is None or giver is None or giver.mention is None:
        return None
    helps = any(sense.type in _HELP for sense in node.senses)
    asked = any(fn in ("من", "إلى") for fn, _ in verb.kids)
    named = giver.mention.kind in _STATES and giver.mention.first == giver.first
    return verb.subject if helps and named and not asked and any(map(_asks, verb.senses)) else None


def _asks(sense: Sense) -> bool:
    """Whether a sense is of asking for a thing, from somebody told after من."""
    content, doer = sense.slot("content"), sense.slot("doer")
    if sense.kind != "modal" or sense.value != "demanded" or content is None or doer is None:
        return False
    return "obj" in content.markers and "من" in doer.markers


def _goes_to(node: Node, found: dict[str, list[Filler]]) -> bool:
    """زيارة الوزير إلى بغداد: what a sense has as object or after إلى stands after إلى, so the owner is the doer."""
    return "إلى" in found and _takes_either(node, "إلى")


def _falls_on(node: Node, owner: list[Filler], found: dict[str, list[Filler]]) -> bool:
    """قصف الجيش على إدلب: what was shelled stands after على, so the owner did it, if he is one who can."""
    doer = owner[0]
    able = isinstance(doer, Node) and _is_able(doer)
    below = (f for f in found.get(_ON, ()) if isinstance(f, Node))
    return able and any(f.kind == "np" for f in below) and _takes_either(node, _ON)


def _is_able(doer: Node) -> bool:
    return doer.group is not None and doer.group.kind in ("armed", "state", "org")


def _struck_by(node: Node, owner: list[Filler]) -> bool:
    """قصف الطيران, دمر قصف الجيش مدرسة: aircraft bomb from the air, and a blow that hits something is its owner's."""
    doer = owner[0]
    if not isinstance(doer, Node):
        return False
    flies = "aircraft" in doer.classes and any(sense.mode == "aerial" for sense in node.senses)
    return flies or (_strikes(node) and _is_able(doer))


def _takes_either(node: Node, marker: str) -> bool:
    """Whether a sense has for its object what may stand after the preposition as well."""
    return any({"obj", marker} <= set(slot.markers) for sense in node.senses for slot in sense.slots)


def _sufferer(node: Node) -> Node | None:
    """تعرضت المدينة لقصف: the subject of a verb that makes the event noun after it passive has it done to it."""
    verb = node.parent
    if verb is None or verb.kind != "verb" or verb.subject is None or verb.subject is node:
        return None
    return verb.subject if any(turns_passive(sense, node.fn) for sense in verb.senses) else None


def turns_passive(sense: Sense, marker: str) -> bool:
    """Whether a light verb's subject suffers what stands after ``marker`` (نجا من هجوم is another matter)."""
    target, content = sense.slot("target"), sense.slot("content")
    if sense.kind != "modal" or sense.value != "asserted" or sense.slot("holder") is not None:
        return False
    return target is not None and content is not None and target.markers == ("subj",) and marker in content.markers


def _is_of_doer(node: Node, transitive: bool, found: dict[str, list[Filler]]) -> bool:
    """Whether ل after a verbal noun that has no construct brings who did it."""
    if not any(s.pos == "noun" for s in node.senses):
        return _strikes(node)
    return not transitive or "على" in found or "ضد" in found or _is_plural(node) or _strikes(node)


def _strikes(blow: Node) -> bool:
    """استهدف قصف للحوثيين منزلا: of a blow without the article that itself hits something else, ل names the doer."""
    verb = blow.clause.verb if blow.clause is not None else None
    if verb is None or verb.subject is not blow or verb.object is None or blow.det or verb.passive:
        return False
    return is_assault(verb)


def _is_plural(node: Node) -> bool:
    """Of acts in the plural, ل names the doer: اعتقالات للأمن."""
    return node.tokens[node.head].word.nominal.stem.endswith("ات")


def _is_theme(node: Node, owner: Filler) -> bool:
    """Whether the construct is what some sense of the noun deals in (تقديم المال للحكومة)."""
    limits = (slot.limit("obj") for sense in node.senses for slot in sense.slots)
    return isinstance(owner, Node) and any(limit is not None and is_of(owner, limit) for limit in limits)


def _before_it(node: Node) -> Node | None:
    """القائد تم اغتياله: whom the pronoun on the subject takes up, where he stands before the verb."""
    clause = node.clause
    if clause is None or clause.topic is None or clause.verb is None:
        return None
    topic, verb = clause.topic, clause.verb
    if verb.subject is not node or topic.kind != "np" or topic.first > verb.first:
        return None
    return topic if may_mean(node.pron, topic) else None


def owner_pronoun(node: Node, pron: str = "") -> Node:
    """The pronoun on a noun, as a phrase of its own; ``pron`` tells it where the noun's reading has none (متحدثه)."""
    held = Node("pron", node.tokens, node.head, node.head, node.head)
    held.pron, held.det = pron or node.pron, True
    held.gender, held.number = held.pron[1:2], held.pron[-1]
    held.clause, held.parent = node.clause, node
    return held
