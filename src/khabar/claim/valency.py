"""Whether a verb's place for an object is open, and what beside it is no object."""

from __future__ import annotations

from khabar.claim.name_words import is_name_word
from khabar.claim.nodes import Node
from khabar.find.tokens import Token
from khabar.knowledge.attachment import governing
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.valency import DONE, NOTHING, SPAN, takes

_SPANS = frozenset({"span", "time"})
_ABLE = frozenset(
    {"org", "court", "outlet_word", "delegation", "aircraft", "artillery", "militia", "police", "troops", "somebody",
     "folk", "relative", "culprit", "protester", "diplomat", "population", "group_head", "sourceword", "member"}
)  # fmt: skip
"""Classes of words for those who do something."""


def takes_nothing(verb: Node) -> bool:
    """Whether the verb never takes an object, whichever its form may belong to of those that like what it has."""
    keys = _liking(verb, {form.verb for form in verb.tokens[verb.first].word.verbs})
    return verb.form is not None and bool(keys) and all(takes(key) == NOTHING for key in keys)


LIKED = 2
"""The level of liking (governing.tsv) from which on a verb hardly goes without its preposition."""
_ASKED = frozenset({"من", "ل", "ب", "على", "إلى", "عن", "مع"})
"""Prepositions that verbs ask for, and that seldom tell only when or where."""


def _liking(verb: Node, keys: set[str]) -> set[str]:
    """تصدر عن, تعود إلى: of verbs that are written alike, the one that most likes a preposition that stands by."""
    if len(keys) < 2:
        return keys
    asked = [fn for fn, _ in verb.kids if fn in _ASKED]
    levels = {key: max((governing().get((key, fn), 0) for fn in asked), default=0) for key in keys}
    most = max(levels.values())
    liking = {key for key in keys if most >= LIKED and levels[key] == most}
    return liking if len(liking) == 1 else keys


def is_done(verb: Node) -> bool:
    """Whether the verb, whichever its form may belong to, is what somebody does to a thing."""
    forms = verb.tokens[verb.first].word.verbs
    finite = verb.form is not None  # متهما is none of مات
    return finite and all(takes(form.verb) == DONE for form in forms)


def needs_word(verb: Token, doer: Token, word: Token) -> bool:
    """ألقى شاب زجاجة، نال جندي الشهادة: whether a word after the doer is what some sense of the verb cannot do without.

    A plural without its nun (نصب مقاتلو القاعدة) has a second part whatever it is.
    """
    group = doer.word.group
    if not verb.is_verb or (group is not None and group.plural and doer.norm.endswith(("و", "ي"))):
        return False
    there = {word.word.nominal.stem, *(f"@{name}" for name in word.word.classes)}
    senses = (sense for form in verb.word.verbs for sense in lexicon().senses.get(form.verb, ()))
    limits = (slot.limits.get("obj", ()) for sense in senses for slot in sense.slots if slot.required)
    return any(not there.isdisjoint(limit) for limit in limits)


def is_span(node: Node) -> bool:
    """Whether a phrase is so much time (عاما، ساعات)."""
    return not _SPANS.isdisjoint(node.classes)


def tells_how(node: Node, verb: Node) -> bool:
    """ارتبط ارتباطا وثيقا، تأخر عشرين دقيقة: the verb's own noun, and how long, are no object of it."""
    token = node.tokens[node.head]
    if node.prep or verb.form is None:
        return False
    forms = verb.tokens[verb.first].word.verbs
    own = not (token.word.nominal.det or node.pron or node.quant)
    if own and any(form.verb in token.word.masdars for form in forms):
        return True
    return "span" in node.classes and _counted(node) and not any(takes(form.verb) == SPAN for form in forms)


def _counted(node: Node) -> bool:
    """Whether a phrase is so much of something, or some of it: in the accusative, without the article."""
    return not (node.det or node.pron) and (bool(node.quant) or node.tokens[node.head].word.tanween)


def is_thing(node: Node) -> bool:
    """Whether a phrase is hardly somebody who acts: no party, no person, no name."""
    token = node.tokens[node.head]
    party = node.group is not None or node.mention is not None or node.title is not None or node.name_at >= 0
    word = token.word
    described = node.head + 1 in node.adjs
    common = word.nominal.det or described or bool(word.masdars or word.classes) or token.norm.endswith(("ه", "ات"))
    named = token.place is not None or is_name_word(token) or not common
    return node.kind in ("np", "ev") and not (party or named) and _ABLE.isdisjoint(node.classes)
