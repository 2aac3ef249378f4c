"""What stands right beside a form and makes it a verb or a noun: particles, offices, constructs, its own words."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.find.tokens import Token
from khabar.find.words import Word
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import Function, lexicon

_BEFORE_VERB = frozenset({"لا", "لم", "لن", "قد", "سوف"})
"""Particles that only a verb follows."""


def after_particle(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool | None:
    """Whether the particle before a form makes it a verb; ``None`` where it leaves that open."""
    before = tokens[i - 1].word.function if i else None
    if before is None or word.vconj:
        return None
    first = word.verbs[0]
    if _follows_that(tokens[i - 1], before, word, margin):
        return True
    if before.kind == "comp" and first.aspect == "P" and (word.known or word.masdars) and first.person != "1":
        return margin > 600 or None
    verbal = (before.kind in ("rel", "comp") and not tokens[i - 1].word.fprep) or before.value in _BEFORE_VERB
    return True if verbal else None


def _follows_that(particle: Token, function: Function, word: Word, margin: int) -> bool:
    """بألا تدعم, إنه أسقطها: a verb of the present after أن لا, one of the past with its object after إنه."""
    if function.kind == "except":
        return word.verbs[0].aspect == "I" and (bool(particle.word.fprep) or particle.text[0] == "أ")
    return function.kind == "comp" and particle.word.fpron.startswith("3") and margin > -300 and _done_to_it(word)


def _done_to_it(word: Word) -> bool:
    """إنه أسقطها: a derived verb of the past with its object, whose letters make no noun that a list knows."""
    noun = word.masdars or word.group or word.titles
    derived = all(form.aspect == "P" and " I-" not in form.verb for form in word.verbs)
    return word.vpron.startswith("3") and derived and not noun


def before_office(tokens: Sequence[Token], i: int, word: Word) -> bool:
    """ثمن محافظ كذا مواقفها, دان وزير الخارجية: a past form at the head, right before whose office it is to do so."""
    if i + 1 >= len(tokens) or (i and tokens[i - 1].kind != "p") or word.group or word.titles or word.masdars:
        return False
    first, after = word.verbs[0], tokens[i + 1].word
    past = (first.aspect, first.person, first.number) == ("P", "3", "s") and tokens[i].norm not in given_names()
    return past and bool(after.titles) and not (after.nominal.prep or after.nominal.conj or after.nominal.det)


def before_its_word(tokens: Sequence[Token], i: int, word: Word) -> bool:
    """أودى بحياة، لقي مصرعه: right before what one of its senses cannot do without, no noun that no list knows."""
    if i + 1 >= len(tokens) or word.masdars or word.group or word.titles:
        return False
    after = tokens[i + 1].word
    there = {after.nominal.stem, *(f"@{name}" for name in after.classes)}
    senses = (sense for form in word.verbs for sense in lexicon().senses.get(form.verb, ()))
    slots = (slot for sense in senses for slot in sense.slots if slot.required)
    return any(not there.isdisjoint(slot.limits.get(after.nominal.prep or "obj", ())) for slot in slots)


def construct_before(token: Token) -> bool:
    """Whether the word before is a bare indefinite noun, which asks for a second noun rather than a verb."""
    word = token.word
    if token.kind != "w" or token.is_verb or not word.known or word.function or token.mention is not None:
        return False
    return not (word.nominal.det or word.nominal.pron or word.tanween)


def clause_start(tokens: Sequence[Token], i: int) -> int:
    """Where the clause around ``i`` begins: after the nearest إن، أن or colon, for what is said has its own verb.

    An auxiliary right before (أن يكون سبب الحادث) is that already.
    """
    auxiliary = tokens[i - 1].word.function if i else None
    if auxiliary is not None and auxiliary.kind == "aux":
        return 0
    for k in range(i - 1, -1, -1):
        function = tokens[k].word.function
        if tokens[k].text == ":" or (function is not None and function.kind == "comp"):
            return k + 1
    return 0
