"""Noun phrases: where they end, and whether they begin a clause."""

from __future__ import annotations

from khabar.claim.adjectives import is_by_a_state
from khabar.claim.name_words import is_name_word
from khabar.claim.nodes import Node
from khabar.claim.phrases import phrase
from khabar.claim.syntax.attach import attach
from khabar.claim.syntax.joined_clauses import coordinate
from khabar.claim.syntax.participles import on_the_way, participle
from khabar.claim.syntax.state import Pass
from khabar.find.tokens import QUOTES, Token
from khabar.knowledge.vocabulary import is_listed_adjective

_PREVERBAL = frozenset(("قد", "لم", "لن", "لا", "كان", "كانت", "كانوا", "سوف", "ما"))


def noun_phrase(now: Pass, i: int) -> int:
    """A noun phrase: where it ends, and what it hangs on; the token to go on at."""
    token = now.tokens[i]
    if _skipped(now, token):
        return i + 1
    conj = now.conj or token.word.nominal.conj
    node = _phrase_at(now, i, conj)
    if participle(now, node, token):
        pass
    elif on_the_way(now, node, conj):
        node.kind, now.last = "adj", node
    elif _opens_clause(now, node, conj):
        coordinate(now, token, light=True)
        now.clause.topic = node
        now.push(node)
    else:
        attach(now, node, conj)
    now.reset()
    return node.last + 1


def _phrase_at(now: Pass, i: int, conj: str) -> Node:
    """The phrase that begins at token ``i``, with the preposition, quantity and negation that wait for it."""
    token = now.tokens[i]
    glued = token.word.nominal.prep
    told = now.prep in ("obj", "@") or (now.prep and glued == now.glued != "")
    prep = now.prep if told else glued or now.prep
    if token.mention is not None and token.mention.prep and not told:
        prep = token.mention.prep
    if not prep and is_by_a_state(now.tokens, i - 1):
        prep = "من"
    node = phrase(now.tokens, i, prep, bool(conj))
    node.clause, node.neg, node.quant = now.clause, now.neg, now.quant
    if now.quant:
        node.begin = now.quant_at
    now.nodes.append(node)
    return node


def _opens_clause(now: Pass, node: Node, conj: str) -> bool:
    """A bare noun phrase after a comma or conjunction, right before a finite verb, is the topic of a new clause."""
    if node.prep or not (conj or now.comma) or node.kind == "adj":
        return False
    if now.clause.verb is None and not _new_headline(now, node):
        return False
    if conj and not now.comma and _pairs(now, node):
        return False  # اتفاق بين روسيا وتركيا يقضي …
    if not node.det and node.mention is None:
        return False
    j = node.last + 1
    while j < len(now.tokens) and _precedes_verb(now.tokens[j]):
        j += 1
    following = now.tokens[j] if j < len(now.tokens) else None
    return following is not None and following.is_verb and not following.word.vconj and bool(following.word.verbs)


def _new_headline(now: Pass, node: Node) -> bool:
    """إضراب شامل في غزة وتركيا تطلب: a party before a verb that agrees with it, and not with what came before."""
    deed, after = now.clause.topic, now.following(node.last)
    if deed is None or deed.kind != "ev" or after is None or not after.is_verb or not after.word.verbs:
        return False
    form = after.word.verbs[0]
    apart = bool(deed.gender) and form.number == "s" and form.gender not in (deed.gender, "c", "")
    return apart and node.gender == form.gender and (node.mention is not None or node.group is not None)


def _precedes_verb(token: Token) -> bool:
    """Whether a word, date or mark may stand between a topic and its verb."""
    return bool(token.timed) or token.text in QUOTES or token.norm in _PREVERBAL


def _pairs(now: Pass, node: Node) -> bool:
    """Whether ``node`` is the second of two between whom something is."""
    first = now.last
    waits = first is not None and first.prep == "بين" and not (first.conjuncts or first.quant)
    return waits and first is not None and first.number != "p" and first.last == node.first - 1


def _skipped(now: Pass, token: Token) -> bool:
    """بلغ شخصيا, عمل طويلا: an adjective in the accusative that tells how is no phrase of the clause."""
    word, last = token.word, now.last
    if token.mention is not None or token.kind != "w" or now.prep or is_name_word(token) or _after_that(now, token):
        return False
    if word.group or word.nisba or word.titles or word.active or word.passive or word.masdars:
        return False
    relative = token.norm.endswith("يا") and is_listed_adjective(token.norm[:-1])
    marked = token.text.endswith(("ًا", "اً")) and is_listed_adjective(word.nominal.stem) and not word.classes
    if not (relative or marked):
        return False
    return last is None or last.det or last.mention is not None or last.kind == "verb" or not word.known


def _after_that(now: Pass, token: Token) -> bool:
    """أن شجارا نشب: right after أنّ the accusative is of the subject."""
    clause, following = now.clause, now.following(token.index)
    return clause.kind == "comp" and clause.start == token.index - 1 and following is not None and following.is_verb
