"""Frames as drafts: the words that say it, its time, its condition, and the bodies that its parties stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from khabar.claim.choice.case import Case
from khabar.claim.choice.choose import Verdict
from khabar.claim.conditions import condition_of
from khabar.claim.context import Context
from khabar.claim.dating import dating
from khabar.claim.draft import Draft
from khabar.claim.means import means
from khabar.claim.meetings import how_they_met
from khabar.claim.nodes import Node
from khabar.claim.party import Party
from khabar.claim.sentence import Sentence
from khabar.find.times import resolve
from khabar.knowledge.slots import Sense
from khabar.model import EntityRef, Interval, Modality, Polarity

_FOR_A_BODY = frozenset({"CONSULT", "AGREE"})
"""Types in which a person stands for the body that he leads or speaks for."""
_HELP = frozenset({"AID", "SUPPORT", "SUPPORTS"})


def drafted(case: Case, verdict: Verdict, text: str, published: Interval, bodies: Mapping[str, Party]) -> Draft:
    """A case with its parties as a draft: its words in the article's ``text``, its time as of ``published``."""
    sentence, frame, context = case.sentence, case.frame, case.context
    node, sense = frame.node, frame.sense
    return Draft(
        sentence=sentence,
        type=sense.type,
        mode=sense.mode,
        trigger=(node.tokens[node.first].start, node.tokens[node.head].end),
        extent=_extent(case, verdict),
        sources=case.chain,
        actors=_for_their_bodies(sense.type, verdict.actors, bodies),
        recipients=_for_their_bodies(sense.type, verdict.recipients, bodies),
        places=case.places,
        modality=Modality(case.modality),
        polarity=_polarity(sense, context),
        condition=_condition(case, text),
        score=frame.score,
        because=(f"{sense.lemma} [{sense.kind}]", *context.because),
        time=_time(sentence, node, sense.kind == "relation", published),
        telling=case.telling,
        means=means(frame) or how_they_met(frame, (*verdict.actors, *verdict.recipients)),
        chance=verdict.chance,
    )


def _polarity(sense: Sense, context: Context) -> Polarity:
    """Of what its own sense negates as of what a word above does; a denial is more than that."""
    negated = sense.value == "negated" and context.polarity is Polarity.AFFIRMED
    return Polarity.NEGATED if negated else context.polarity


def _for_their_bodies(type_: str, refs: tuple[EntityRef, ...], bodies: Mapping[str, Party]) -> tuple[EntityRef, ...]:
    """Whoever meets or signs for a body, by the office that the page gives him, is that body under his name."""
    if type_ not in _FOR_A_BODY:
        return refs
    found = ((r, bodies.get(r.name)) for r in refs)
    return tuple(replace(r, id=b.ref.id, label=b.ref.label) if b is not None and b.ref.id else r for r, b in found)


def _condition(case: Case, text: str) -> str | None:
    """The words of what it depends on."""
    found = condition_of(case.sentence, case.frame, case.context, Modality(case.modality))
    tokens = case.sentence.tokens
    return text[tokens[found[0]].start : tokens[found[1]].end] if found is not None else None


def _time(sentence: Sentence, node: Node, standing: bool, published: Interval) -> Interval:
    """When it is said to have happened: the dating words of its own clause, against the page's date."""
    expression = dating(sentence, node, standing)
    return resolve(expression, published) if expression is not None else Interval()


def _extent(case: Case, verdict: Verdict) -> tuple[int, int]:
    """Start and end, in the article's text, of the words that say it."""
    frame, sentence = case.frame, case.sentence
    tokens = frame.node.tokens
    nodes = [frame.node, *(n for role in frame.roles for n in frame.nodes(role) if n.tokens is tokens)]
    first = min(tokens[n.first].start for n in nodes)
    ends = max(inner.last for n in nodes for inner in _chain(n))
    last = max([tokens[ends].end, *(tokens[inner.last].end for n in _foes(case, ends) for inner in _chain(n))])
    spans = [r.span for r in (*verdict.actors, *verdict.recipients) if r.span is not None]
    inside = [s for s in spans if sentence.start <= s.start and s.end <= sentence.end]
    return min([first, *(s.start for s in inside)]), max([last, *(s.end for s in inside)])


def _foes(case: Case, last: int) -> list[Node]:
    """طلبت كييف دعم وارسو ضد موسكو: whom help is given against belongs to the words that say so."""
    if case.frame.sense.type not in _HELP:
        return []
    return [n for n in case.sentence.nodes if n.prep == "ضد" and n.begin == last + 2]


def _chain(node: Node) -> Iterator[Node]:
    """A phrase and its constructs, conjuncts and appositions, and those counted among it."""
    yield node
    among = (kid for fn, kid in node.kids if fn == "among")
    for inner in (node.gen, *node.conjuncts, *node.appos, *among):
        if inner is not None:
            yield from _chain(inner)
