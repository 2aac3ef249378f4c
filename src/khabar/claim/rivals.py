"""Rival drafts: of one predicate read in several senses, and of a verb and the noun that it takes up (عبّر عن رفضه)."""

from __future__ import annotations

from khabar.claim.draft import Draft, sureness
from khabar.claim.sentence import Sentence

_ENDING = frozenset({"REJECT", "RETREAT", "SANCTION"})
"""Types of what is broken off, given up or turned down: that it is (علّقت المفاوضات) says more than what it was."""


def join_taken(sentence: Sentence, best: dict[int, Draft]) -> list[int]:
    """Of a predicate and what it takes up only one claims something: drop the other from ``best``, and tell which."""
    lost = []
    for inner in [node for node in sentence.consumed if node in best]:
        outer = next((node for node in sentence.takers(inner) if node in best), None)
        if outer is not None:
            if _tells_more(best[inner], best[outer]):
                lost.append(outer)
            else:
                _take_doer(best[outer], best[inner])
                lost.append(inner)
            del best[lost[-1]]
    return lost


def likelier(draft: Draft, other: Draft) -> bool:
    """Whether a draft is surer than another of the same predicate."""
    return sureness(draft) > sureness(other)


def _tells_more(noun: Draft, verb: Draft) -> bool:
    """Whether of a light verb and its noun the noun tells what is claimed (عبّر عن رفضه).

    Where both tell the same (لم يبرم صفقة) the verb does: how firm it is hangs on that. So it does of a truce, which is
    not kept before it is agreed on (وافق على وقف إطلاق النار), and of what is broken off or given up (علّق المفاوضات).
    """
    verb_tells = verb.type in (noun.type, "CONCEDE") or verb.type in _ENDING
    return not verb_tells and likelier(noun, verb)


def _take_doer(verb: Draft, noun: Draft) -> None:
    """قُتل مدنيون بغارة للتحالف: where both tell the same deed and only its noun has a doer, the verb has him too."""
    both = [ref.name for ref in (*verb.recipients, *noun.recipients)]
    if verb.type == noun.type and not verb.actors and all(ref.name not in both for ref in noun.actors):
        verb.actors = noun.actors
