"""How far a voice set beside a clause reaches: its own stretch of the sentence, or, at the end, all that was told."""

from __future__ import annotations

from khabar.claim.nodes import Attribution, Clause, Node, is_cue
from khabar.claim.sentence import Sentence
from khabar.claim.telling import CONTRAST

_ASIDE = frozenset({"rel", "attr", "part"})
_FEW = 2


def reaches(sentence: Sentence, attribution: Attribution, node: Node, bare: bool) -> bool:
    """Whether what ``node`` tells is told by this voice; ``bare``: by no other yet."""
    if _describes(attribution.node, node) or _of_another(sentence, attribution, node.first):
        return False
    near = same_stretch(sentence, attribution.node.first, node.first)
    return near or (bare and _trails(sentence, attribution, node.first))


def _describes(voice: Node, node: Node) -> bool:
    """بحسب السلطات التي حظرت السلاح: what is told to say who speaks is not what he says."""
    clause = node.clause
    while clause is not None:
        host = clause.antecedent
        if host is not None and host is voice:
            return True
        clause = clause.parent
    return False


def _of_another(sentence: Sentence, attribution: Attribution, node: int) -> bool:
    """انسحب الجيش، بينما صمدت، وفق مدونين، قرية أخرى: amid what is set against the first it is not said of that."""
    at = attribution.node.first
    contrast = any(c.kind == "sub" and c.marker in CONTRAST and node < c.start <= at for c in sentence.clauses)
    return contrast and not _closes(sentence, attribution)


def same_stretch(sentence: Sentence, at: int, node: int) -> bool:
    """Whether two tokens stand in the same top-level clause: no main verb opens between them after a comma."""
    low, high = min(at, node), max(at, node)
    for clause in sentence.clauses:
        if (
            clause.kind in ("main", "coord")
            and clause.verb is not None
            and low < clause.start <= high
            and clause.start > 0
        ):
            return node == high and at < 6
        if clause.kind == "sub" and clause.marker in CONTRAST and at < clause.start <= node:
            return at < 6
    return True


def _trails(sentence: Sentence, attribution: Attribution, node: int) -> bool:
    """قتل اثنان وأصيب ثالث، وفق الشرطة: a voice after several clauses is that of all, back to a contrast."""
    at = attribution.node.last
    if at < node or not _closes(sentence, attribution):
        return False
    between = (c for c in sentence.clauses if node < c.start <= at)
    return not any(_parts(c) for c in between)


def _closes(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether nothing more is told after a voice than what describes it, and when it spoke."""
    if attribution.clause.kind == "attr":
        return True
    verb, last = attribution.clause.verb, attribution.node.last
    if verb is not None and verb.last == attribution.node.first - 2:  # استخدم بحسب X غاز الكلور
        return False
    stop = min((c.start for c in sentence.clauses if c.start > last and c.kind in _ASIDE), default=len(sentence.tokens))
    rest = [t for t in sentence.tokens[last + 1 : stop] if t.kind == "w" and not t.timed and t.word.function is None]
    return len(rest) < _FEW


def _parts(clause: Clause) -> bool:
    """Whether a clause begins something else: a contrast, a new sentence inside a quotation, or what another says."""
    if clause.kind == "sub":
        return clause.marker in CONTRAST
    if clause.kind not in ("main", "coord") or clause.verb is None:
        return False
    opening = clause.verb.tokens[clause.start]
    return is_cue(clause.verb) or opening.kind == "p" or opening.norm in CONTRAST
