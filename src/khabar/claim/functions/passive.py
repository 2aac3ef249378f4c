"""Verbs written alike in the active and the passive: قتل خمسة مدنيين, نشرت الصور, عُقدت الجلسة."""

from __future__ import annotations

from khabar.claim.functions.agreement import accusative, agrees
from khabar.claim.name_words import is_name_word
from khabar.claim.nodes import Node
from khabar.claim.passives import BY
from khabar.claim.valency import is_done, is_thing
from khabar.knowledge.folding import fold


def unmarked_passive(verb: Node) -> bool:
    """قُتل خمسة مدنيين without its vowels: a verb that takes an object has none, and its noun is hardly the doer."""
    subject = verb.subject
    if subject is None or verb.object is not None or verb.form is None or subject.kind != "np":
        return False
    if _does_without(verb) or _says_so(verb) or _armed_ahead(subject, verb) or _free_ahead(subject, verb):
        return False
    if any(fn == "" and kid.kind == "pron" for fn, kid in verb.kids):
        return False  # فجرت امرأة نفسها
    word = verb.tokens[verb.first].word
    if not any(f.voice == "p" for f in word.verbs):
        return False
    harmed = [
        s
        for s in verb.senses
        if (slot := s.slot("recipient")) is not None and "obj" in slot.markers and s.slot("actor")
    ]
    if not harmed or verb.content:
        return False
    group, named = subject.group, subject.mention is not None and subject.mention.kind == "person"
    people = named or (group is not None and (group.kind in ("people", "person") or (group.human and not subject.det)))
    people = people or _is_victim(subject, verb)
    return bool(subject.quant) or (people and harmed[0].type in ("ASSAULT", "COERCE", "RETREAT", "SANCTION"))


def _is_victim(subject: Node, verb: Node) -> bool:
    """قُتل محمد علي، الجندي الذي قُتل، الجنود قُتلوا: a person of whom no list knows, and fighters named before it."""
    if subject.mention is None and subject.group is None and is_name_word(subject.tokens[subject.head]):
        return True
    ahead = subject.first < verb.first and subject.group is not None and subject.group.human
    return ahead and verb.form is not None and verb.form.aspect == "P"


def _does_without(verb: Node) -> bool:
    """يضربون عن العمل: a sense without an object has what it asks for."""
    there = {fn for fn, _ in verb.kids}
    free = (s for s in verb.senses if s.kind == "event" and "obj" not in s.markers)
    return any(not there.isdisjoint(slot.markers) for s in free for slot in s.slots if slot.role in ("theme", "lit"))


_SAYING = frozenset(fold("قائلا قائلة قائلين").split())
_NEAR = 8
"""How many tokens after a verb that may stand."""


def _says_so(verb: Node) -> bool:
    """سخر الوزير قائلا: who says something along with it does it."""
    return any(token.norm in _SAYING for token in verb.tokens[verb.last + 1 : verb.last + _NEAR])


def _armed_ahead(subject: Node, verb: Node) -> bool:
    """مسلحون يقتحمون المقر: armed men before a verb of the present do what it says, though its object be lost."""
    armed = subject.group is not None and subject.group.kind == "armed"
    return armed and subject.first < verb.first and verb.form is not None and verb.form.aspect == "I"


def _free_ahead(subject: Node, verb: Node) -> bool:
    """عمال يضربون للمطالبة بكذا: of what people do now, a sense that takes no object before one done to them."""
    ahead = subject.first < verb.first and verb.form is not None and verb.form.aspect == "I"
    return ahead and any(
        s.kind == "event" and "obj" not in s.markers and not any(slot.required for slot in s.slots) for s in verb.senses
    )


def done_to_thing(verb: Node) -> bool:
    """نُشرت الصور، بُني الجسر من قبل الجيش: what is done to a thing, with that alone, or with a doer told so."""
    if verb.content or verb.form is None or verb.form.person != "3":
        return False
    alone = verb.subject if verb.object is None else _undergoing(verb)
    if alone is None or alone.kind == "pron" or not any(f.voice == "p" for f in verb.tokens[verb.first].word.verbs):
        return False
    if any(fn == BY for fn, _ in verb.kids) and not any("على" in sense.markers for sense in verb.senses):
        return True  # but شد على أيديهم
    return is_done(verb) and is_thing(alone) and not any(fn == "" for fn, _ in verb.kids)


def _undergoing(verb: Node) -> Node | None:
    """عُقدت الجلسة: what stands as object of a verb without a subject, and might be its subject."""
    thing = verb.object
    if verb.subject is not None or thing is None or thing.pron or verb.number != "s":
        return None
    return thing if agrees(thing, verb, preverbal=False) and not accusative(thing) else None
