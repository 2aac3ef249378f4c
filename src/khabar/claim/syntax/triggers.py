"""Triggers of several words (بقيادة، وقف إطلاق النار): they describe a phrase, or are one."""

from __future__ import annotations

from khabar.claim.fixed import fixed_at, stands_beside
from khabar.claim.nodes import Node, is_assault
from khabar.claim.syntax.attach import attach
from khabar.claim.syntax.state import Pass
from khabar.claim.together import ancestors
from khabar.knowledge.folding import fold

_GOVERNS_NEXT = frozenset({"obj", "prev", "clause"})
_THAT = fold("أن")
_LED = "phrase " + fold("بقيادة")


def trigger_at(now: Pass, i: int) -> tuple[int, str] | None:
    """The trigger of several words that stands at token ``i`` and is meant as one: (tokens taken, its key)."""
    token = now.tokens[i]
    found = fixed_at(now.tokens, i) if not token.word.titles or token.word.masdars else None
    if found is None:
        return None
    taken, key = found
    if taken == 1 and (token.is_verb or (token.word.nominal.prep and _asked(now, token.word.nominal.prep))):
        return None
    if now.lex.senses[key][0].kind == "relation" and not stands_beside(now.tokens, i):
        return None
    return found


def fixed_trigger(now: Pass, i: int, taken: int, key: str) -> int:
    """A trigger of several words (بقيادة، تحت سيطرة): a phrase, or what describes one; the token to go on at."""
    token = now.tokens[i]
    if (token.word.masdars and not token.word.nominal.prep) or _noun_like(now, key):
        _noun(now, i, taken, key)
    elif _leads_blow(now, key, i + taken):
        now.prep = "بواسطة"
    else:
        _description(now, i, taken, key)
    return i + taken


def _description(now: Pass, i: int, taken: int, key: str) -> None:
    """A trigger that describes the phrase before it, past a comma the subject, and governs the next."""
    node = Node("adj", now.tokens, i, i + taken - 1, i)
    node.senses = now.lex.senses[key]
    node.clause = now.clause
    node.det = True
    now.nodes.append(node)
    host = next((n for n in (now.last, *ancestors(now.last)) if n is not None and n.kind in ("np", "ev")), None)
    if now.comma and now.clause.verb is not None and now.clause.verb.subject is not None:
        host = now.clause.verb.subject
    if host is not None and not (now.clause.kind == "comp" and host.first < now.clause.start):
        host.add("adj", node)  # but قال الوزير إنه من المحتمل
    now.clause.preds.append(node)
    now.last = node
    now.prep = "obj"
    now.comma = False
    after = now.following(node.last)
    if now.tokens[node.last].norm == _THAT and after is not None and not after.is_verb:
        now.open("comp", "أن", node.last, node)  # من المرجح أن الجيش قصف المدينة
        now.prep = ""


def _leads_blow(now: Pass, key: str, after: int) -> bool:
    """ضربة جوية بقيادة السعودية: who leads a blow deals it, unless he is somebody's commander."""
    blow = now.last
    if key != _LED or blow is None or blow.kind != "ev" or blow.last < after - 2 or after >= len(now.tokens):
        return False
    leader = now.tokens[after]
    named = leader.mention is not None and leader.mention.kind != "person" and not leader.word.titles
    return named and is_assault(blow)


def _noun_like(now: Pass, key: str) -> bool:
    """Whether a trigger is a noun phrase itself: it governs nothing that stands bare after it."""
    first = key.split()[1]
    if first in now.lex.masdars or first in now.lex.nouns:
        return True
    return all(_GOVERNS_NEXT.isdisjoint(sense.markers) for sense in now.lex.senses[key])


def _noun(now: Pass, i: int, taken: int, key: str) -> None:
    """A fixed event noun (وقف إطلاق النار، حظر التجول): a noun phrase like any other, with its own senses."""
    token = now.tokens[i]
    conj = now.conj or token.word.nominal.conj
    node = Node("ev", now.tokens, i, i + taken - 1, i)
    node.prep = token.word.nominal.prep or now.prep
    node.senses = now.lex.senses[key]
    node.classes = now.lex.classes.get(key.removeprefix("phrase "), frozenset()) | token.word.classes
    node.det = now.tokens[i + taken - 1].word.nominal.det
    node.clause, node.neg, node.conj = now.clause, now.neg, bool(conj)
    node.gender = "m"
    now.nodes.append(node)
    attach(now, node, conj)
    now.reset()


def _asked(now: Pass, prep: str) -> bool:
    """Whether an open predicate still waits for what is said to be done after ``prep`` (اتهمه بدعم …)."""
    for pred in now.clause.predicates():
        if any(fn == prep for fn, _ in pred.kids):
            continue
        if any(s.kind == "accuse" or (s.kind != "event" and prep in s.content) for s in pred.senses):
            return True
    return False
