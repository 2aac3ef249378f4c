"""Whose words a claim is: the chains of attribution within reach of it, weighed like its parties.

The rules (``claim.voices``) follow the syntax: they lose a voice that carries on without a word of it, and keep one
that has fallen silent. So the chain that they give is one option among those that the page opens round about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khabar.claim.choice.model import Weights, total
from khabar.claim.context import Context
from khabar.claim.nodes import Node
from khabar.claim.sentence import Sentence
from khabar.claim.speakers import Chain
from khabar.knowledge.folding import fold
from khabar.model import EntityRef, Source, SourceKind

_BEFORE, _AFTER = 3, 2  # voices that the page heard before and will hear after a claim which are options
_FRONT = frozenset({"title", "heading", "repeat"})
_CLEARLY = 0.6  # by how much the score of another chain must be above that of the rules'
_LEAD = 2  # paragraphs in which the page may say first and name its source later


class Opened(NamedTuple):
    """A chain that a verb of saying or an attribution opens, and the start of its sentence in the article's text."""

    start: int
    chain: Chain


@dataclass(slots=True)
class Telling:
    """Where a claim stands among the voices of its page."""

    sentence: Sentence
    node: Node
    context: Context
    type: str
    rule: Chain
    """The chain that the rules give."""
    last: Chain
    """Who spoke last before the sentence."""
    near: int
    """How many paragraphs ago."""
    own: bool
    """Whether the claim is itself an act of speech."""


class Voice(NamedTuple):
    """One answer to "who says so?", and the ways by which it is come by."""

    chain: Chain
    hows: tuple[str, ...]


def voices(telling: Telling, opened: Sequence[Opened]) -> list[Voice]:
    """The chains within reach, the rules' first, the page's own voice among them; ``opened`` is the whole page's."""
    start = telling.sentence.start
    before = [o.chain for o in opened if o.start < start]
    ways = [("rule", telling.rule), ("none", ()), ("last", telling.last)]
    ways += [("said", o.chain) for o in opened if o.start == start]
    ways += [(f"before {n}", chain) for n, chain in enumerate(_distinct(reversed(before))[:_BEFORE])]
    if telling.sentence.kind in _FRONT or telling.sentence.paragraph <= _LEAD:
        after = _distinct(o.chain for o in opened if o.start > start)
        ways += [(f"after {n}", chain) for n, chain in enumerate(after[:_AFTER])]
    ways += _turned(telling, before)
    found: dict[tuple[str, ...], tuple[Chain, list[str]]] = {}
    for how, chain in ways:
        if chain or how in ("rule", "none"):
            found.setdefault(_names(chain), (chain, []))[1].append(how)
    return [Voice(chain, tuple(hows)) for chain, hows in found.values()]


def _turned(telling: Telling, before: Sequence[Chain]) -> list[tuple[str, Chain]]:
    """The rules' chain with a link less, or through the outlet that the page quoted last."""
    rule, ways = telling.rule, list[tuple[str, Chain]]()
    if len(rule) > 1:
        ways += [("inner", rule[1:]), ("outer", rule[:-1])]
    outlet = next((c[0] for c in reversed(before) if c and c[0].kind is SourceKind.OUTLET), None)
    if outlet is not None:
        bases = (("rule through", rule), ("last through", telling.last))
        ways += [(how, (outlet, *c)) for how, c in bases if c and c[0].kind is not SourceKind.OUTLET]
    return ways


def _distinct(chains: Iterable[Chain]) -> list[Chain]:
    return list({_names(c): c for c in reversed(list(chains))}.values())[::-1]


def _names(chain: Chain) -> tuple[str, ...]:
    return tuple(s.entity.name for s in chain)


def voice_traits(
    telling: Telling, found: Sequence[Voice], opened: Sequence[Opened],
    actors: Sequence[EntityRef], recipients: Sequence[EntityRef],
) -> list[list[str]]:  # fmt: skip
    """What is known of each voice for a claim with these parties."""
    setting = _setting(telling)
    often = Counter(name for o in opened for name in _names(o.chain))
    roles = {r.name: "suffers" for r in recipients} | {r.name: "acts" for r in actors}
    made = []
    for voice in found:
        how = "+".join(voice.hows)
        speaker = voice.chain[-1] if voice.chain else None
        does = roles.get(speaker.entity.name, "-") if speaker is not None else "-"
        kinds = "-".join(s.kind for s in voice.chain)
        traits = [f"by {way}" for way in voice.hows]
        traits += [f"{how} {fact}" for fact in setting]
        traits += [f"{way} {fact}" for way in voice.hows for fact in setting]
        traits += [f"long {len(voice.chain)}", f"kinds {kinds}", f"kinds {kinds} {how}", f"does {does} {telling.type}",
                   f"does {does} {how}", f"cue {_cue(speaker)}", f"cue {_cue(speaker)} {how}"]  # fmt: skip
        if speaker is not None:
            traits += [f"often {min(often[speaker.entity.name], 4)}",
                       f"often {min(often[speaker.entity.name], 4)} {how}",
                       f"known {speaker.entity.id is not None} {how}"]  # fmt: skip
        made.append(traits)
    return made


def _setting(telling: Telling) -> list[str]:
    """What is known of the place where the claim stands, whoever speaks there."""
    sentence, node, context = telling.sentence, telling.node, telling.context
    first = next((t.norm for t in sentence.tokens if t.kind == "w"), "")
    quoted = sentence.quoted(node.first)
    said, near, rule = len(sentence.sayings), min(telling.near, 3), len(telling.rule)
    clause = node.clause.kind if node.clause is not None else "-"
    return [
        "here", f"kind {sentence.kind}", f"paragraph {min(sentence.paragraph, 4)}", f"near {near}", f"quoted {quoted}",
        f"type {telling.type}", f"node {node.kind}", f"gloss {context.gloss}", f"links {min(len(context.links), 2)}",
        f"governed {context.governed}", f"said {min(said, 2)}", f"beside {bool(sentence.attributions)}",
        f"opens {first}", f"rule {rule}", f"{context.modality}", f"own {telling.own}", f"clause {clause}",
        f"near {near} said {min(said, 2)} rule {rule}", f"own {telling.own} rule {rule} near {near}",
        f"quoted {quoted} near {near} rule {rule}", f"rule {rule} clause {clause} gloss {context.gloss}",
    ]  # fmt: skip


def _cue(speaker: Source | None) -> str:
    return (fold(speaker.cue) or "-") if speaker is not None and speaker.cue else "-"


def likeliest(
    telling: Telling, opened: Sequence[Opened], actors: Sequence[EntityRef], recipients: Sequence[EntityRef],
    weights: Weights,
) -> Chain:  # fmt: skip
    """The likeliest chain; the rules' where no other is clearly likelier."""
    found = voices(telling, opened)
    if not weights or len(found) == 1:
        return telling.rule
    scores = [total(traits, weights) for traits in voice_traits(telling, found, opened, actors, recipients)]
    best = max(scores)
    return found[scores.index(best)].chain if best > scores[0] + _CLEARLY else telling.rule
