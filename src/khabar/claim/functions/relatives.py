"""Relative clauses: what their noun is in them, by the pronoun that takes it up, or as the subject."""

from __future__ import annotations

from khabar.claim.functions.agreement import accusative, agrees, is_party, right_after
from khabar.claim.functions.topics import happens_to, impersonal
from khabar.claim.nodes import Clause, Node, is_cue, may_mean, takes_object


def relative(clause: Clause, antecedent: Node, verb: Node, bare: list[Node]) -> None:
    """In a relative clause the antecedent is whatever the resumptive pronoun stands for, else the subject."""
    if not (_takes_up(verb, antecedent, bare) or _has_its_own(clause, antecedent, verb, bare)):
        verb.subject = antecedent
        verb.object = verb.object or next(iter(bare), None)


def _takes_up(verb: Node, antecedent: Node, bare: list[Node]) -> bool:
    """القرية التي قصفها الجيش: set what the noun is where a pronoun of the clause takes it up."""
    resumed = [kid for _, kid in verb.kids if kid.kind == "pron" and not _of_others(kid, antecedent)]
    author = _author(antecedent) if resumed and not bare and is_cue(verb) else None
    if author is not None:
        _stand_for(verb, resumed[0], antecedent)
        verb.subject = author
    elif verb.object is not None and verb.object.kind == "pron" and bare:
        verb.object, verb.subject = antecedent, bare[0]
    elif resumed and bare and agrees(bare[0], verb, preverbal=False) and not _rather_does(antecedent, bare[0], verb):
        _stand_for(verb, resumed[0], antecedent)
        verb.subject = bare[0]
        verb.object = verb.object or (bare[1] if len(bare) > 1 else None)
    elif (beside := _resumed_beside(verb, antecedent)) is not None:
        _stand_for(verb, beside, antecedent)
        verb.object = verb.object or next(iter(bare), None)
    elif verb.object is not None and verb.object.kind == "pron" and not agrees(antecedent, verb, preverbal=True):
        verb.object = antecedent
    else:
        return False
    return True


def _has_its_own(clause: Clause, antecedent: Node, verb: Node, bare: list[Node]) -> bool:
    """التحالف الذي تقود السعودية: set what the noun is where the verb has a subject of its own."""
    if clause.topic is not None and clause.topic.kind != "pron":
        verb.subject = clause.topic
        verb.object = verb.object or antecedent
    elif bare and bare[0].tokens[bare[0].head].norm.endswith("ون") and bare[0].number == "p":
        verb.subject = bare[0]
        verb.object = verb.object or antecedent
    elif bare and not agrees(antecedent, verb, preverbal=True) and _of_it(bare[0], antecedent, verb):
        verb.subject = bare[0]  # الولاية التي يبلغ سكانها مليونا
        verb.object = verb.object or (bare[1] if len(bare) > 1 else None)
    elif bare and verb.object is None and not agrees(antecedent, verb, preverbal=True) and _does(bare[0], verb):
        verb.subject, verb.object = bare[0], antecedent  # التحالف الذي تقود السعودية
    elif bare and impersonal(verb) and happens_to(antecedent, bare[0]):
        verb.subject, verb.object = bare[0], None  # قسيمة يمكن حفظها
    else:
        return False
    return True


def _rather_does(antecedent: Node, noun: Node, verb: Node) -> bool:
    """روسيا التي عرضت عليهم السلاح مقابل ولائهم لها: sooner a party that agrees than a noun of unknown gender."""
    sure = antecedent.gender == verb.gender == "f" and not noun.gender
    return sure and is_party(antecedent) and takes_object(verb)


def _of_others(pronoun: Node, antecedent: Node) -> bool:
    """روسيا التي عرضت عليهم أسلحة: "them" is no state and no one person, and takes up somebody else."""
    one = antecedent.mention is not None and antecedent.mention.kind in ("state", "person") and not antecedent.conjuncts
    return one and pronoun.number == "p"


def _stand_for(verb: Node, pronoun: Node, antecedent: Node) -> None:
    verb.kids = [(fn, antecedent if kid is pronoun else kid) for fn, kid in verb.kids]


_TEXTS = frozenset({"statement", "document"})


def _author(text: Node) -> Node | None:
    """في بيان للحركة أوضحت فيه أن …: whose statement it is, who says what stands in it."""
    if _TEXTS.isdisjoint(text.classes):
        return None
    owner = next((kid for fn, kid in text.kids if fn in ("ل", "عن", "من") and kid.kind == "np"), None)
    return text.gen if text.gen is not None and text.gen.kind == "np" else owner


def _resumed_beside(verb: Node, antecedent: Node) -> Node | None:
    """الشخص الذي يجري معه اتصالاته: whom the pronoun after مع takes up is not the doer too, who goes unsaid."""
    beside = (kid for fn, kid in verb.kids if fn == "مع" and kid.kind == "pron" and kid.pron.startswith("3"))
    return next((kid for kid in beside if not antecedent.gender or kid.gender == antecedent.gender), None)


def _of_it(noun: Node, antecedent: Node, verb: Node) -> bool:
    """Whether the pronoun on the noun right after a verb takes up the antecedent."""
    taken_up = may_mean(noun.pron, antecedent) and bool(antecedent.gender)
    return taken_up and right_after(noun, verb) and agrees(noun, verb, preverbal=False) and not accusative(noun)


def _does(noun: Node, verb: Node) -> bool:
    """Whether a noun right after a verb that takes an object may be its subject."""
    return is_party(noun) and takes_object(verb) and agrees(noun, verb, preverbal=False) and not accusative(noun)
