"""Verbs without a subject: whom they go on with (وقال إن الجيش سيرد … وهدد بقصف المدينة)."""

from __future__ import annotations

from khabar.claim.frame import Frame
from khabar.claim.nodes import Node
from khabar.claim.parties.acting import as_actor
from khabar.claim.parties.cast import Cast
from khabar.claim.parties.first_person import speaker
from khabar.claim.parties.pronouns import country_spoken_of
from khabar.claim.sentence import Sentence
from khabar.model import EntityRef


def dropped(frame: Frame, sentence: Sentence, cast: Cast, recipients: list[EntityRef]) -> list[EntityRef]:
    """The party that a verb without a subject goes on with."""
    node = frame.node
    slot = frame.sense.slot("actor") or frame.sense.slot("holder")
    if node.kind != "verb" or node.passive or slot is None or "subj" not in slot.markers:
        return []
    if node.form is not None and node.form.person == "1":
        return _in_the_first_person(node, sentence, cast)
    if node.subject is not None and node.subject.kind != "pron":
        return []
    pron = Node("pron", node.tokens, node.first, node.first, node.first)
    pron.gender, pron.number, pron.clause = node.gender, node.number, node.clause
    others = frozenset(r.name for r in recipients) | _teller(node, sentence, cast)
    found = country_spoken_of(pron, sentence, cast) or cast.discourse.pronoun(
        pron, node.tokens[node.first].start, sentence.paragraph, others
    )
    return [as_actor(found)] if found is not None else []


def _teller(node: Node, sentence: Sentence, cast: Cast) -> frozenset[str]:
    """قال الناجي: هاجمونا: in his own words the speaker is no "he" or "they"."""
    clause = node.clause
    while clause is not None and clause.kind != "quote":
        clause = clause.parent
    teller = clause.governor.subject if clause is not None and clause.governor is not None else None
    made = cast.party(teller, sentence) if teller is not None else None
    return frozenset({made.ref.name}) if made is not None else frozenset()


def _in_the_first_person(node: Node, sentence: Sentence, cast: Cast) -> list[EntityRef]:
    """سنواصل القتال: whoever speaks."""
    pron = Node("pron", node.tokens, node.first, node.first, node.first)
    pron.pron, pron.number, pron.clause = ("1cp" if node.number == "p" else "1cs"), node.number, node.clause
    made = speaker(pron, sentence, cast)
    if made is None:
        return [EntityRef("نحن")] if node.number == "p" else []
    return [as_actor(made)]
