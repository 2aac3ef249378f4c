"""What an office lacks: the construct that the parser took for a phrase of its own (مدير مجمع | الشفاء)."""

from __future__ import annotations

from khabar.claim.belonging import is_country
from khabar.claim.name_words import is_name_word
from khabar.claim.nodes import Node
from khabar.claim.persons import is_office
from khabar.claim.together import name_like
from khabar.find.tokens import Token


def completes(nodes: list[Node], at: int) -> bool:
    """Whether ``nodes[at]`` is what the office before it lacks: وزراء خارجية | تركيا, مدير مجمع | الشفاء."""
    office, node = nodes[at - 1], nodes[at]
    if office.kind != "np" or not is_office(office) or office.gen is not None or office.det:
        return False
    if office.last == office.head or office.name_at >= 0 or not _bare_construct(node, office) or name_like(node):
        return False
    last = office.tokens[office.last]
    definite = node.tokens[node.head].word.nominal.det or (
        node.det and node.mention is None and last.word.group is not None
    )  # منسق هيئة | ضحايا الحرب
    return _lacks_construct(last) and (is_country(node) or definite)


def _bare_construct(node: Node, office: Node) -> bool:
    follows = node.first == office.last + 1 and not (node.prep or node.conj)
    return node.kind == "np" and follows and node.fn in ("", "obj")


def _lacks_construct(last: Token) -> bool:
    """Whether a phrase that ends with this word waits for its construct: a plain noun, indefinite and no adjective."""
    word = last.word
    if last.kind != "w" or last.mention is not None or is_name_word(last):
        return False
    if word.nominal.det or word.nominal.pron or word.tanween or word.nisba:
        return False
    if any(title.relation for title in word.titles):
        return True  # نائب قائد | العمليات المشتركة
    return not (word.adjective or word.active or word.passive)


def complete(nodes: list[Node], at: int) -> None:
    """Make ``nodes[at]`` the construct of the office before it, and give the verb its next phrase for an object."""
    office, node = nodes[at - 1], nodes[at]
    office.gen, node.parent, node.fn, office.det = node, office, "gen", True
    out_of_clause(node)
    takes_over(office, node)


def takes_over(host: Node, part: Node) -> None:
    """قال منسق هيئة | ضحايا الحرب | سالم: where a part of the phrase was read as the subject, all of it is."""
    verb = part.clause.verb if part.clause is not None else None
    if verb is None or verb.subject is not part:
        return
    verb.subject = host
    if verb.object is host:
        later = (n for n in verb.clause.after if not n.prep and n.first > part.first) if verb.clause else iter(())
        verb.object = next(later, None)


def out_of_clause(node: Node) -> None:
    """Take a phrase out of its clause, and give the verb its next phrase for an object."""
    clause = node.clause
    if clause is None:
        return
    clause.after = [n for n in clause.after if n is not node]
    verb = clause.verb
    if verb is not None and verb.object is node:
        later = (n for n in clause.after if not n.prep and n.first > node.first and n is not verb.subject)
        verb.object = next(later, None)
