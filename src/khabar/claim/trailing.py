"""Verbs of saying that govern nothing and end a sentence: what stands before them is what is said."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.claim.sentence import Sentence

AS = frozenset({"كما", "مثلما", "حسبما"})
_MEANWHILE = "فيما"
SAME = frozenset({"ذاته", "ذاتها", "نفسه", "نفسها"})
_TOLD_TO = frozenset({"ل", "ب", "في"})
"""Prepositions after a verb of saying of whom one says it to, what and where (قال لرويترز, أفاد به, ذكر في بيان)."""


def closes_saying(sentence: Sentence, cue: Node) -> bool:
    """انسحب الجيش، يضيف المصدر ذاته, …، كما قال الوزير لرويترز: whether a verb of saying and its subject end it."""
    form, tokens = cue.form, sentence.tokens
    if cue.subject is None or cue.object is not None or form is None or cue.first == 0:
        return False
    before = tokens[cue.first - 1]
    if before.norm in AS or before.norm == _MEANWHILE:
        return _nothing_else(cue, cue.kids) and not cue.content
    return form.aspect == "I" and before.text in "،," and cue.subject.first == cue.last + 1 and _nothing_else(cue, [])


def _nothing_else(cue: Node, kids: list[tuple[str, Node]]) -> bool:
    """Whether nothing is told after a verb of saying but who says it, to whom, and when."""
    subject = cue.subject
    if subject is None or subject.first < cue.first or any(fn not in _TOLD_TO or k.kind == "ev" for fn, k in kids):
        return False
    below = [subject, *subject.appos, *(kid for _, kid in subject.kids), *(kid for _, kid in kids)]
    last = max(node.last for node in below)
    between = cue.tokens[cue.last + 1 : subject.begin]
    rest = [t for t in (*between, *cue.tokens[last + 1 :]) if t.kind == "w" and t.word.function is None]
    return all(t.norm in SAME or t.timed for t in rest)
