"""Which of a sentence's dating words date a predicate: those of its own clause that belong to nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.claim.agreements import is_agreement
from khabar.claim.nodes import Clause, Node
from khabar.claim.sentence import Sentence
from khabar.find.times import TimeExpression, is_absolute, nearest

_AFTER = "بعد"
_FROM = frozenset({"من", "على"})


def dating(sentence: Sentence, node: Node, standing: bool) -> TimeExpression | None:
    """The dating words nearest to a predicate; what a party is told to be (``standing``) has none of the events'.

    A verb that only goes on from another (هاجموا أمس البوابة وقتلوا جنديين) is dated with that one.
    """
    if standing and node.kind != "verb":
        return None
    before = _goes_on_from(node)
    return _within(sentence, node) or (_within(sentence, before) if before is not None else None)


def _within(sentence: Sentence, node: Node) -> TimeExpression | None:
    later = [c.start for c in sentence.clauses if c.start > node.last and c.kind != "rel"]
    until = min(later, default=len(sentence.tokens)) - 1
    return nearest(_free(sentence, node), node.first, node.last, _from(node), until)


def _from(node: Node) -> int:
    """Token from which dating words may date a predicate: its clause's, or that of the agreement that provides for it.

    في أيلول توصل الطرفان لاتفاق، يقضي بكذا.
    """
    clause = node.clause
    if clause is None:
        return 0
    if node.prep == _AFTER:
        return node.first  # انسحبوا أمس بعد قصف المدينة: what went before has another time
    subject = clause.verb.subject if clause.verb is not None and clause.kind == "coord" else None
    if subject is None or subject.clause is None or not is_agreement(subject):
        return clause.start
    return min(clause.start, subject.clause.start)


def _free(sentence: Sentence, node: Node) -> Iterator[TimeExpression]:
    """The expressions that are not another thing's: part of a name, counted from another event, or told of a noun."""
    around = _above(node)
    aside = [c for c in sentence.clauses if c.kind == "rel" and c.start > node.last and c.end > c.start]
    aside = [c for c in aside if c.antecedent is None or id(c.antecedent) not in around]
    for expression in sentence.times:
        told = any(c.start <= expression.first and expression.last <= c.end for c in aside)
        if not (told or _in_name(sentence, expression, node) or _counts_from(sentence, expression)):
            yield expression


def _above(node: Node) -> frozenset[int]:
    """الهجوم الذي شنه أمس, برنامج التسليح الذي بدأ أمس: identities of a predicate and of what it is part of."""
    found = [id(node)]
    while node.parent is not None and node.kind != "verb":
        node = node.parent
        found.append(id(node))
    return frozenset(found)


def _in_name(sentence: Sentence, expression: TimeExpression, node: Node) -> bool:
    """حدود 1967, حي مايو, حركة 23 مارس: a date of the calendar that completes a noun says which one is meant."""
    at = expression.first - 1
    led = sentence.tokens[expression.first].kind == "n" or expression.first == expression.last
    if at < 0 or at == node.last or not led or not is_absolute(expression.value):
        return False
    before = sentence.tokens[at]
    nominal, word = before.word.nominal, before.word
    noun = before.kind == "w" and before.mention is None and word.known and word.function is None
    return noun and not (before.is_verb or word.tanween or nominal.det or nominal.pron or word.nisba or word.adjective)


def _counts_from(sentence: Sentence, expression: TimeExpression) -> bool:
    """بعد أسبوع من سقوط المدينة: how long after something else, which is no distance from the page's day."""
    after = expression.last + 1
    follows = after < len(sentence.tokens) and sentence.tokens[after].norm in _FROM
    return follows and expression.text.startswith(_AFTER)


def _goes_on_from(node: Node) -> Node | None:
    """The verb before a coordinated one without a subject of its own."""
    clause: Clause | None = node.clause
    if node.kind != "verb" or clause is None or clause.kind != "coord" or clause.parent is None:
        return None
    before = clause.parent.verb
    if before is None or before.form is None or node.form is None or before.form.aspect != node.form.aspect:
        return None
    own = node.subject is not None and node.subject.first > node.first
    return None if own else before
