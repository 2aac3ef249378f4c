"""Event coreference: whether two drafts of a page tell the same thing, weighed by what they have in common.

A headline, the lead and the body tell one event three times, each with other words for its parties ("a Turk kidnapped",
"unknown gunmen kidnapped a Turkish resident"), and rules that ask for the same names join few of them. The weights are
fitted to the evidence of coded claims: what lies in two passages of one claim is the same, what lies in passages of two
claims of a type is not (``scripts/fit_choice.py``). A pair model as in Lee et al. (2012), over one type.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.choice import model
from khabar.claim.choice.model import Bundle, Scale
from khabar.claim.draft import Draft
from khabar.claim.headlines import akin, all_among, any_among, is_headline, stands_at_head
from khabar.knowledge.folding import fold
from khabar.model import EntityRef, Source

Refs = tuple[EntityRef, ...]
_OF_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})


def chance(a: Draft, b: Draft, scale: Scale) -> float:
    """How likely the two, ``a`` standing before ``b``, tell the same; they are of one type."""
    return model.logistic(scale.weigh(_bundles(a, b)))


def same_traits(a: Draft, b: Draft) -> list[str]:
    """What two drafts of a type have in common."""
    return model.spelled(_bundles(a, b))


def _bundles(a: Draft, b: Draft) -> list[Bundle]:
    doers, done = _parties(a.actors, b.actors), _parties(a.recipients, b.recipients)
    where, apart, word, firm = _blocks(a, b), _apart(a, b), _word(a, b), _firmness(a, b)
    return [
        (_sides, doers, done, a.type in _OF_FORCE), (_where, where, doers, done), (_how_far, apart, doers, done, word),
        (_told, word, doers, done, _predicate(b)), (_firm, firm, str(a.modality), where),
        (_by_type, a.type, doers, done, word), (_rest, _modes(a, b), _numbers(a, b), _places(a, b)),
        (_said, _voices(a.sources, b.sources), where),
    ]  # fmt: skip


# -- how the traits are spelled -----------------------------------------------------------------


def _sides(doers: str, done: str, force: bool) -> list[str]:
    return ["bias", f"actors {doers}", f"recipients {done}", f"sides {doers} {done}", f"force {force} {doers} {done}"]


def _where(where: str, doers: str, done: str) -> list[str]:
    return [f"blocks {where}", f"blocks {where} {doers} {done}"]


def _how_far(apart: str, doers: str, done: str, word: str) -> list[str]:
    return [f"apart {apart}", f"apart {apart} {doers} {done}", f"apart {apart} {word}"]


def _told(word: str, doers: str, done: str, second: str) -> list[str]:
    return [f"word {word}", f"word {word} {doers} {done}", f"second {second}"]


def _firm(firm: str, modality: str, where: str) -> list[str]:
    return [f"firm {firm}", f"blocks {where} {firm}", f"is {modality}" if firm == "same" else f"is {firm}"]


def _by_type(type_: str, doers: str, done: str, word: str) -> list[str]:
    by_side = [f"type {type_} recipients {done}", f"type {type_} actors {doers}"]
    return [f"type {type_}", *by_side, f"type {type_} word {word}"]


def _rest(modes: str, numbers: str, places: str) -> list[str]:
    return [f"mode {modes}", f"numbers {numbers}", f"places {places}"]


def _said(voices: str, where: str) -> list[str]:
    return [f"voices {voices}", f"blocks {where} {voices}"]


# -- what they tell ------------------------------------------------------------------------------


def _parties(a: Refs, b: Refs) -> str:
    """How two lists of parties stand to each other."""
    if not a or not b:
        return "one" if a or b else "none"
    held, holds = all_among(a, b), all_among(b, a)
    if held or holds:
        return "same" if held and holds else "part"
    if any_among(a, b):
        return "some"
    if akin(a, b):
        return "akin"
    known = [all(x.id for x in refs) for refs in (a, b)]
    return "other" if all(known) else "mixed" if any(known) else "unknown"


def _modes(a: Draft, b: Draft) -> str:
    return "same" if a.mode == b.mode else "differ" if a.mode and b.mode else "one"


def _firmness(a: Draft, b: Draft) -> str:
    if a.polarity != b.polarity:
        return "polarity"
    return "same" if a.modality == b.modality else "modality"


def _voices(a: Sequence[Source], b: Sequence[Source]) -> str:
    if not a or not b:
        return "one" if a or b else "none"
    first, second = ([s.entity.id or fold(s.entity.name) for s in chain] for chain in (a, b))
    if first == second:
        return "same"
    shared = set(first) & set(second)
    return "part" if len(shared) == min(len(first), len(second)) else "some" if shared else "other"


def _blocks(a: Draft, b: Draft) -> str:
    return " ".join("title" if stands_at_head(d) else "lead" if is_headline(d) else "body" for d in (a, b))


def _apart(a: Draft, b: Draft) -> str:
    if a.sentence is b.sentence:
        return "sentence"
    paragraphs = abs(a.sentence.paragraph - b.sentence.paragraph)
    return ("paragraph", "next")[paragraphs] if paragraphs < 2 else "far"


def _word(a: Draft, b: Draft) -> str:
    """Whether both are told by one word."""
    first, second = ({s.lemma for s in d.telling.node.senses} if d.telling is not None else set[str]() for d in (a, b))
    return "same" if first & second else "other"


def _predicate(draft: Draft) -> str:
    node = draft.telling.node if draft.telling is not None else None
    if node is None or node.kind == "verb":
        return "verb"
    return "known" if node.det else "noun"


def _numbers(a: Draft, b: Draft) -> str:
    first, second = ({w for r in d.recipients for w in fold(r.name).split() if w.isdigit()} for d in (a, b))
    if not first or not second:
        return "none"
    return "same" if first & second else "other"


def _places(a: Draft, b: Draft) -> str:
    if not a.places or not b.places:
        return "none"
    return "same" if any_among(a.places, b.places) else "other"
