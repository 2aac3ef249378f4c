"""Marks of punctuation: what they open and what they end."""

from __future__ import annotations

from khabar.claim.nodes import Attribution, Node, is_cue
from khabar.claim.syntax.finite import DONE
from khabar.claim.syntax.joined_clauses import coordinate
from khabar.claim.syntax.state import Pass
from khabar.claim.together import occasion
from khabar.find.tokens import QUOTES, Token

_HEAD = 8
"""How many tokens may stand from the head of whoever speaks in a headline up to its colon."""


def mark(now: Pass, token: Token) -> None:
    """A mark of punctuation: it opens or ends a quotation, what is said, or a stretch of the sentence."""
    if token.text in QUOTES or token.text in "()":
        now.quote += 1
        return
    if token.text == ":":
        _colon(now, token.index)
    elif token.text in "،,؛;-–—":
        now.comma = True
        now.prep = ""
        just_counted = now.counting and now.counted == token.index - 1
        if just_counted and now.last is not None and now.last.last == now.counted - 1:
            now.quant, now.counting = "", False  # في تطور آخر، قالت مصادر
    else:
        now.comma = True
        now.prep = now.quant = ""
        if token.text in ".!?؟…" or token.text.startswith(".."):
            _full_stop(now, token)


def _full_stop(now: Pass, token: Token) -> None:
    """A full stop inside a quotation ends all that was opened in it but the quotation."""
    if token.index + 2 >= len(now.tokens):
        return
    inner = next((c for c in reversed(now.stack) if c.kind in ("quote", "comp")), now.stack[0])
    now.pop_to(inner)
    now.comma = True
    now.conj = "."
    coordinate(now, token, light=True)
    now.last = None


def _colon(now: Pass, i: int) -> None:
    """A colon after a verb or noun of saying opens what is said."""
    for clause in reversed(now.stack):
        for node in reversed([*([clause.verb] if clause.verb else []), *clause.preds]):
            if is_cue(node) and not node.content and not occasion(node, clause.verb):
                now.pop_to(clause)
                now.open("quote", ":", i, node)
                return
    topic = now.clause.topic
    if len(now.stack) == 1 and topic is not None and now.clause.verb is None and _locates(now, topic, i):
        topic.prep, topic.fn, now.clause.topic, now.comma = "في", "place", None, True
        return
    bare = len(now.stack) == 1 and now.clause.verb is None and not now.clause.preds
    if bare and topic is not None and i - topic.first < _HEAD:
        now.attributions.append(Attribution(topic, "source", "", now.clause))
        now.clause.topic = None
        now.open("quote", ":", i, None)
        return
    now.comma = True


def _locates(now: Pass, topic: Node, i: int) -> bool:
    """الجزائر: مقتل جنديين: a country or town before a colon tells where, if a blow and no verb follows."""
    following = now.following(i)
    alone = topic.first == topic.last and topic.mention is not None and topic.mention.kind in ("state", "place")
    if following is None or not alone or following.is_verb:
        return False
    senses = (s for key in following.word.masdars for s in now.lex.senses.get(key, ()))
    return any(s.type in DONE and s.kind == "event" for s in senses) and not following.word.nominal.prep
