"""Verbs without a conjunction in a clause that has begun: they describe a noun, or how something was done."""

from __future__ import annotations

from khabar.claim.adjectives import HARM
from khabar.claim.nodes import Clause, Node
from khabar.claim.syntax.joined_clauses import coordinate
from khabar.claim.syntax.relative_ends import past_description
from khabar.claim.syntax.state import Pass
from khabar.claim.together import described, indefinite
from khabar.claim.verbs.saying import says
from khabar.find.tokens import Token

_HARMED = HARM | {"toll"}
_BRINGING = frozenset({"ءدي II", "سفر IV", "ودي IV", "ثور IV", "سبب V", "خلف II"})
"""أدى إلى، أسفر عن، أثار: what a deed does, rather than one of those to whom it is done."""


def embedded(now: Pass, token: Token) -> None:
    """A verb without a conjunction inside a clause that has one: a relative without pronoun, or a circumstance."""
    last = now.last
    meant = described(last) if last is not None and last.last == token.index - 1 else None
    verb, topic = now.clause.verb, now.clause.topic
    if verb is not None and topic is not None and _goes_on(token, verb, topic, meant):
        _into_relative(now, verb, topic)
        return
    if meant is not None:
        now.open_relative("", token.index, meant)
        return
    waiting = past_description(now, token)
    if waiting is not None:
        now.pop_to(waiting)
        return
    past = bool(token.word.verbs) and token.word.verbs[0].aspect == "P"
    if past and topic is not None and says(token.word):
        coordinate(now, token)
        now.clause.topic = topic
        return
    if verb is not None and not past and any(s.kind == "modal" for s in verb.senses) and not verb.content:
        now.open("comp", "", token.index, verb)
        return
    now.open("part", "", token.index, None)


def tells_of_last(now: Pass, token: Token) -> bool:
    """Whether the first verb of a clause is not its own, but of a relative about the phrase right before it."""
    return _made_by(now, token) or _in_headline(now, token)


def _made_by(now: Pass, token: Token) -> bool:
    """بحسب معطيات نشرتها الوزارة: a verb whose pronoun takes up the voice right before it tells whose it is."""
    voice = now.last
    return voice is not None and voice.fn == "attr" and voice.last == token.index - 1 and bool(token.word.vpron)


def _in_headline(now: Pass, token: Token) -> bool:
    """مقتل جنديين في غارة استهدفت ثكنة: in a headline without a verb, what comes after a blow tells of that.

    القبض على عصابة احتالت على بنوك: and what comes after those to whom the deed was done, of them.
    """
    topic, last = now.clause.topic, now.last
    if topic is None or last is None or last is topic or last.last != token.index - 1:
        return False
    gender = token.word.verbs[0].gender if token.word.verbs else ""
    if described(last) is not last or gender not in (last.gender, "c", ""):
        return False
    if last.kind == "ev":
        return not _HARMED.isdisjoint(topic.classes) and not topic.det
    done_to = topic.kind == "ev" and last.group is not None and last.parent is topic
    return done_to and _BRINGING.isdisjoint(form.verb for form in token.word.verbs)


def _into_relative(now: Pass, verb: Node, topic: Node) -> None:
    """Let what the clause has said so far describe its topic."""
    clause = now.clause
    inner = Clause("rel", "", verb.first, clause)
    inner.verb, inner.after, inner.antecedent, inner.particles = verb, clause.after, topic, clause.particles
    inner.preds = [n for n in clause.preds if n.first > topic.last]
    for node in (verb, *inner.after, *inner.preds):
        node.clause = inner
    clause.verb, clause.after, clause.particles = None, [], set()
    clause.preds = [n for n in clause.preds if n not in inner.preds]
    topic.rels.append(inner)
    now.clauses.append(inner)


def _goes_on(token: Token, verb: Node, topic: Node, meant: Node | None) -> bool:
    """رجل يبلغ 35 عاما أطلق النار: whether what is said of an indefinite topic only now comes, in the past.

    ``meant`` is the phrase right before, if the verb at ``token`` may be said of that.
    """
    if verb.form is None or not indefinite(topic) or not token.word.verbs or verb.content:
        return False
    form = token.word.verbs[0]
    if form.aspect != "P" or (form.gender, form.number) != (verb.form.gender, verb.form.number):
        return False
    if meant is None or "span" in meant.classes:
        return verb.form.aspect == "I"
    return form.number == "p" != meant.number or (bool(meant.gender) and meant.gender != form.gender)
