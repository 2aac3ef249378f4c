"""Participles in the accusative: what somebody does or says meanwhile."""

from __future__ import annotations

from khabar.claim.nodes import Clause, Node, is_cue
from khabar.claim.predicative import POSTS
from khabar.claim.syntax.state import Pass
from khabar.find.tokens import Token

_STANDS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""Types of what people are for or against while they do something (خرجوا رافضين كذا)."""
_ACCUSED = 6
"""How many words later what is alleged may stand."""


def participle(now: Pass, node: Node, token: Token) -> bool:
    """مشيراً إلى …، معلناً …: a circumstantial participle opens a clause with the subject of the one around it."""
    key = token.word.active
    if key is None or node.prep or (node.first != node.last and not _calls_upon(now, node, key)):
        return False
    if not (_is_circumstance(now, token) and _is_no_noun(now, key, token)):
        return False
    senses = now.lex.senses.get(key, ())
    if any(s.kind in ("cue", "accuse") for s in senses):
        base = _speaker_clause(now, token)
    elif token.word.tanween:
        base = now.clause
    else:
        return False
    node.last, node.mention, node.nisbas = node.first, None, []
    now.pop_to(base)
    clause = now.open("part", "", token.index, None)
    node.kind, node.senses, node.clause = "verb", senses, clause
    clause.verb = now.last = node
    return True


def _is_circumstance(now: Pass, token: Token) -> bool:
    """An indefinite participle after a definite phrase is no adjective of it: متهمةً الإمارة بـ …."""
    word, last = token.word, now.last
    if token.mention is not None:
        return False
    if word.tanween:
        return True
    if word.nominal.det or word.nominal.prep or now.conj or now.clause.verb is None:
        return False
    if now.comma or now.tokens[token.index - 1].timed:
        return True
    return last is None or last.det or last.mention is not None


def _is_no_noun(now: Pass, key: str, token: Token) -> bool:
    """Whether a word that may be a noun as well (قائداً، مقراً) is meant as a participle."""
    word = token.word
    if word.masdars and not _calls(now, key, token):
        return False
    if word.group and not (_accuses(now, key, token) or _calls(now, key, token) or _calls_on_body(now, key, token)):
        return False
    if not word.classes:
        return True
    saying = any(s.kind in ("cue", "accuse") for s in now.lex.senses.get(key, ()))
    return saying and POSTS.isdisjoint(word.classes)  # أحرقوا مقرا للحزب


def on_the_way(now: Pass, node: Node, conj: str) -> bool:
    """شاركوا في المسيرة رافعين لافتات: how the subject did it, and no party of its own."""
    word, verb = node.tokens[node.head].word, now.clause.verb
    if verb is None or verb.subject is not None or not now.clause.after or node.kind != "np":
        return False
    bare = not (node.prep or conj or node.quant or node.senses or node.det or node.group or node.mention)
    if not bare or word.active is None or not word.nominal.stem.endswith("ين"):
        return False
    node.senses = tuple(s for s in now.lex.senses.get(word.active, ()) if s.kind == "event" and s.type in _STANDS)
    return True


def _accuses(now: Pass, key: str, token: Token) -> bool:
    """متهما الحكومة بكذا: an accuser and no accused, where a definite noun or what he alleges comes next."""
    after = now.following(token.index)
    if after is None or not any(s.kind == "accuse" for s in now.lex.senses.get(key, ())):
        return False
    if after.mention is not None or after.word.nominal.det or after.norm in ("ما", "من", "اياه", "اياها", "اياهم"):
        return True
    later = now.tokens[after.index + 1 : after.index + 1 + _ACCUSED]
    whom = after.kind == "w" and after.word.function is None and not after.word.nominal.prep
    said = any(t.word.nominal.prep == "ب" for t in later)
    construct = bool(later) and (later[0].word.nominal.det or later[0].mention is not None)  # متهما إعلام الحركة بكذا
    return whom and said and bool(after.word.group or after.word.nominal.pron or after.word.titles or construct)


def _calls(now: Pass, key: str, token: Token) -> bool:
    """، داعية إلى كذا: who calls for something, and no preacher, where what is called for comes next."""
    after = now.following(token.index)
    if after is None or not now.comma:
        return False
    function = after.word.function
    prep = function.value if function is not None and function.kind == "prep" else after.word.nominal.prep
    return bool(prep) and any(prep in s.content for s in now.lex.senses.get(key, ()))


def _calls_upon(now: Pass, node: Node, key: str) -> bool:
    """، داعية الفلبين إلى كذا: whom one calls upon, a known body right after the participle, is no part of a name."""
    one = node.first == node.head and node.mention is not None and node.mention.first == node.first + 1
    return one and _calls_on_body(now, key, node.tokens[node.first])


def _calls_on_body(now: Pass, key: str, token: Token) -> bool:
    """The same, by what follows the participle: a known body, and then what it is called to do."""
    body = now.following(token.index)
    if body is None or body.mention is None or not now.comma or body.mention.kind == "person":
        return False
    after = now.following(body.mention.last)
    function = after.word.function if after is not None else None
    prep = function.value if function is not None and function.kind == "prep" else ""
    return bool(prep) and any(prep in s.content for s in now.lex.senses.get(key, ()))


def _speaker_clause(now: Pass, token: Token) -> Clause:
    """The clause whose subject goes on speaking: one that agrees, a verb of saying before any other."""
    stem = token.word.nominal.stem
    gender = "" if stem.endswith(("ين", "ون")) else "f" if stem.endswith("ه") else "m"
    telling = [c for c in reversed(now.stack) if c.verb is not None and c.kind not in ("rel", "attr", "cond")]
    fitting = [c for c in telling if not gender or (c.verb is not None and c.verb.gender in (gender, "c", ""))]
    saying = [c for c in fitting if c.verb is not None and is_cue(c.verb)]
    if fitting:
        return (saying or fitting)[0]
    return next((c for c in now.stack if c.verb is not None and is_cue(c.verb)), now.stack[0])
