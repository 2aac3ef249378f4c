"""Whether a noun may be the subject of a verb: by gender and number, by its case, and by what it is."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.knowledge.folding import fold
from khabar.knowledge.vocabulary import vocabulary


def agrees(node: Node, verb: Node, preverbal: bool) -> bool:
    """Verb agreement: in gender; in number only after the subject, where the subject is human."""
    if verb.form is not None and verb.form.person == "1":
        return False
    if node.kind == "pron":
        return _pronoun_agrees(node, verb)
    if verb.number in ("p", "d"):
        people = node.group is not None and node.group.kind == "people"  # السكان
        several = (node.number == "p" or people or _may_be_many(node)) and (node.group is None or node.group.human)
        return preverbal and (several or bool(node.conjuncts))
    if not node.gender or not verb.gender or verb.gender == "c":
        return True
    crowd = node.group is not None and node.group.human and node.group.plural
    crowd = crowd and not node.tokens[node.head].norm.endswith(("ون", "ين"))  # قالت فصائل, but never قالت مسؤولون
    return node.gender == verb.gender or (crowd and not preverbal)


def _may_be_many(node: Node) -> bool:
    """السكان الأصليون, الهنود الحمر: a noun that no list knows, unless its letters say that it is one thing."""
    unknown = node.group is None and node.mention is None and node.title is None and node.kind == "np"
    return unknown and not node.gender and node.tokens[node.head].word.nominal.det


def _pronoun_agrees(node: Node, verb: Node) -> bool:
    if not node.gender or node.gender == "c" or not verb.gender:
        return True
    return node.gender == verb.gender


_OTHERS = frozenset(fold("آخرين أخريين").split())


def accusative(node: Node) -> bool:
    """Whether a phrase is marked as an object: by its tanween, its ين, or the ين of the number that counts it."""
    if node.tokens[node.head].norm in _OTHERS:
        return True  # وأصابت 87 آخرين: they are never آخرون as subjects
    if node.quant:
        return node.tokens[node.begin].norm.endswith("ين")
    if node.mention is not None:
        return False
    token = node.tokens[node.head]
    if token.word.tanween or (token.text.endswith("ٍ") and token.norm.endswith("ات")):
        return True
    dual = token.norm.endswith("ين") and token.word.nominal.stem[:-2] in vocabulary() and not token.word.masdars
    return token.norm.endswith("ين") and (bool(node.group) or dual) and node.gen is None


def right_after(noun: Node, verb: Node) -> bool:
    """Whether nothing but a mark stands between a verb and a noun (حدث "تبادل")."""
    return all(token.kind == "p" for token in verb.tokens[verb.last + 1 : noun.begin])


def is_party(node: Node) -> bool:
    """Whether a phrase names or describes somebody: by a group, a name or an office."""
    return node.group is not None or node.mention is not None or node.title is not None
