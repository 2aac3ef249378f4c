"""The phrase of a finite verb, and the senses of the verbs that its form may belong to."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.claim.syntax.state import Pass
from khabar.find.tokens import Token
from khabar.knowledge.folding import fold
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import VerbForm
from khabar.knowledge.slots import Sense

MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "SANCTION"})
"""Types of events that are done rather than said."""
DONE = MATERIAL | {"PROTEST"}
_IDLE = DONE | {"ACCUSE"}
"""What a verb in a phrase in which it is no trigger does not mean."""
AHEAD = 6
"""How many tokens after a verb the word may stand that opens what it says."""
_HOLLOW = frozenset({"I-au", "I-ai", "I-ia", "IV", "VII", "VIII", "X"})


def verb_node(now: Pass, token: Token) -> Node:
    """The phrase of a finite verb, with its gender, number and voice."""
    node = Node("verb", now.tokens, token.index, token.index, token.index)
    senses = verb_senses(now, token)
    node.senses = tuple(s for s in senses if s.type not in _IDLE) if token.idle else senses
    forms = token.word.verbs
    node.form = forms[0] if forms else None
    node.passive = bool(forms) and (all(f.voice == "p" for f in forms) or _passive_vowel(token))
    if node.form is not None:
        either = {f.gender for f in forms} >= {"m", "f"}  # تجمع المئات: تَجَمَّعَ rather than تَجمَع
        node.gender = "" if either else node.form.gender
        node.number = node.form.number
    else:
        bare = token.norm.lstrip("وفس")
        node.gender = "f" if bare.startswith("ت") or bare.endswith("ت") else "m"
    return node


def verb_senses(now: Pass, token: Token) -> tuple[Sense, ...]:
    """The senses of every verb that the form may belong to, each once."""
    found: list[Sense] = []
    before = now.tokens[token.index - 1].norm if token.index else ""
    telling = _told_after(now, token)
    if _is_called(now, token):
        return ()
    for form in token.word.verbs:
        if (telling and form.verb not in telling) or _can_be(now, token, form):
            continue
        if before.endswith(("لم", "لا")) or token.word.purpose or not _clipped(token, form):
            found += now.lex.senses.get(form.verb, ())
    return tuple(dict.fromkeys(found))


_CALLED = frozenset(fold("يدعى تدعى").split())


def _is_called(now: Pass, token: Token) -> bool:
    """منفذ الهجوم يدعى سامر: so he is called, where يدّعي, which folding makes one with it, is to allege."""
    after = now.following(token.index)
    if token.norm not in _CALLED or after is None:
        return False
    told = after.word.function is not None or after.word.nominal.prep or after.word.nominal.det
    return after.norm in given_names() or (token.text.endswith("ى") and not told)


_ENABLE = f"{fold('مكن')} II"


def _can_be(now: Pass, token: Token, form: VerbForm) -> bool:
    """يمكنها التعويل علينا، يمكن أن: what can be done, and nobody who enables anybody to do it."""
    if form.verb != _ENABLE or form.aspect != "I" or token.index + 1 >= len(now.tokens):
        return False
    after = now.tokens[token.index + 1].word
    definite = after.nominal.det or bool(after.nominal.pron)
    deed = bool(after.masdars) and definite and not (after.nominal.prep or after.nominal.conj)
    return deed or (after.function is not None and after.function.kind == "comp")


def _told_after(now: Pass, token: Token) -> set[str]:
    """تزعم أنقرة أنهم …: of the verbs that a form may belong to, those that take the أنّ that comes after it."""
    if len(token.word.verbs) < 2:
        return set()
    verbs = {form.verb for form in token.word.verbs}
    if len(verbs) < 2:
        return set()
    for following in now.tokens[token.index + 1 : token.index + 1 + AHEAD]:
        function = following.word.function
        if function is not None and function.kind == "comp" and following.norm.startswith("ان"):
            return {v for v in verbs if any("clause" in s.content for s in now.lex.senses.get(v, ()))}
        if following.is_verb or following.kind == "p":
            break
    return set()


def _clipped(token: Token, form: VerbForm) -> bool:
    """تقل of أقال: a weak middle radical is lost in the singular after لم and لا alone."""
    root, _, pattern = form.verb.partition(" ")
    weak = len(root) == 3 and root[1] in "وي" and pattern in _HOLLOW and form.aspect == "I"
    body = token.norm
    return weak and not token.word.vpron and form.number == "s" and body[-2:-1] not in "اوي" and body[-1:] == root[2]


def _passive_vowel(token: Token) -> bool:
    """Whether a written damma at the head of a verb says passive: in تُنهي, of the fourth form, it says nothing."""
    forms = token.word.verbs
    active_damma = any(f.aspect == "I" and f.verb.rpartition(" ")[2] in ("II", "III", "IV", "Iq") for f in forms)
    return "\u064f" in token.text[:3] and not active_damma
