"""Voices set beside what they say: بحسب X، وفقاً ل X، على لسان X, or before the colon of a headline."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.nodes import Attribution, Node, is_cue
from khabar.claim.sentence import Sentence
from khabar.claim.speakers import Chain, Speakers
from khabar.claim.voices.links import carried_by
from khabar.claim.voices.reach import reaches
from khabar.model import Source, SourceKind

BY_MOUTH = frozenset({"على لسان", "بلسان"})
"""Who is named after these speaks in the place of the body that is said to."""
_WRITTEN = frozenset({"document", "statement"})
_GROUNDS = frozenset({"agreement", "initiative", "demand", "decree"})
"""وفق الاتفاق، بحسب مقترح الرئيس: the ground of what is done, and not who says so."""


def attributed(sentence: Sentence, node: Node, chain: Chain, speakers: Speakers) -> Chain:
    """Voices set beside the clause (بحسب X، وفقاً ل X): the link nearest to the page, unless they already speak."""
    bare = not chain
    for attribution in sentence.attributions:
        if not reaches(sentence, attribution, node, bare):
            continue
        source = _attribution(attribution, sentence, speakers)
        if source is not None:
            chain = _with(chain, attribution, source, carried_by(attribution.node, sentence, speakers))
        elif _his_words(attribution.node) and speakers.last and not chain:
            chain = tuple(replace(s, cue=attribution.cue) for s in speakers.last)
    return chain


def _with(chain: Chain, attribution: Attribution, source: Source, carrier: Source | None) -> Chain:
    """A chain with a voice set beside it, and the outlet that carries what that voice says."""
    if attribution.role == "addressee" and source.kind is not SourceKind.OUTLET and chain:
        if carrier is None:
            return chain
        source = carrier  # في مقابلة مع برنامج تبثه القناة
    if chain and chain[-1].kind is not SourceKind.OUTLET and source.cue in BY_MOUTH:
        chain = chain[:-1]  # أعلنت الحركة على لسان ناطقها: it is he who speaks
    if all(s.entity.name != source.entity.name for s in chain):
        chain = _placed(chain, source, attribution.role)
    if carrier is not None and chain[0].entity.name != carrier.entity.name:
        chain = (carrier, *chain)
    return chain


def _placed(chain: Chain, source: Source, role: str) -> Chain:
    """نقلاً عن X: behind the outlet that quotes him; any other voice set beside a clause is nearest to the page."""
    if role == "deeper" and chain and source.kind is not SourceKind.OUTLET:
        return (chain[0], source, *chain[1:])
    return (source, *chain)


def _attribution(attribution: Attribution, sentence: Sentence, speakers: Speakers) -> Source | None:
    """Who is named as the voice, if anybody is."""
    node = attribution.node
    if _his_words(node) or not _GROUNDS.isdisjoint(node.tokens[node.head].word.classes):
        return None
    if attribution.role == "addressee" and speakers.is_the_pages_own(node):
        return None
    if not attribution.cue and not _speaks(attribution, sentence, speakers):
        return None
    return speakers.speaker(node, sentence, _particle(attribution))


def _his_words(node: Node) -> bool:
    """على حد قوله, بحسب تعبيره: whoever spoke last, and not the nearest party."""
    if node.kind == "pron":
        return True
    written = node.tokens[node.head].word.classes & _WRITTEN
    return node.kind == "ev" and node.pron.startswith("3") and is_cue(node) and not written


def _speaks(attribution: Attribution, sentence: Sentence, speakers: Speakers) -> bool:
    """Whether what stands before a headline's colon speaks: a state does so only in the first person."""
    made = speakers.parties.found.get(id(attribution.node))
    if made is None:
        return False
    if made.kind != "state" or made.human:
        return True
    return any(t.word.verbs and t.is_verb and t.word.verbs[0].person == "1" for t in sentence.tokens)


def _particle(attribution: Attribution) -> str:
    """The words of an attributing particle, up to the voice that it names (في تصريح)."""
    if attribution.clause.kind == "attr" and attribution.role != "source":
        return attribution.cue
    tokens, first = attribution.node.tokens, attribution.node.first
    for at in range(first - 1, max(first - 5, -1), -1):
        if tokens[at].text == attribution.cue:
            return " ".join(t.text for t in tokens[at:first] if t.kind != "p")
    return attribution.cue or ":"
