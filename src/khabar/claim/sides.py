"""Who and where: the parties that fill a frame or that its surroundings give it, and its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from khabar.claim.agreements import is_agreement
from khabar.claim.context import Context
from khabar.claim.draft import Draft
from khabar.claim.frame import Frame
from khabar.claim.nisbas import nisba_parties
from khabar.claim.parties.dropped import dropped
from khabar.claim.parties.meant import Parties
from khabar.claim.party import in_words
from khabar.claim.sentence import Sentence, is_bare_offer
from khabar.claim.where import HELD, places_of, receivers
from khabar.knowledge.names import names
from khabar.model import EntityRef, Modality, Polarity

_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
"""Types whose recipient may be named by a deed alone: whoever did it is meant."""
_HIT = frozenset({"vehicle", "building"})
_REMEMBERED = 12  # drafts back in which the doer of a judged deed is looked for


class Sides(NamedTuple):
    """Who and where: the parties and places of one draft."""

    actors: list[EntityRef]
    recipients: list[EntityRef]
    places: list[EntityRef]


def sides_of(sentence: Sentence, frame: Frame, context: Context, parties: Parties, found: list[Draft]) -> Sides:
    """The parties that fill the frame, or that its surroundings give it, and its places."""
    sense = frame.sense
    actors = parties.entities(frame, "actor", sentence)
    recipients = parties.entities(frame, "recipient", sentence, frozenset(a.name for a in actors))
    if not actors and sense.slot("actor") is not None:
        actors = _blamed(sentence, frame, parties) or _unnamed_actor(sentence, frame, parties, recipients)
    if not recipients and context.target is not None and sense.slot("recipient") is not None:
        recipients = parties.of_node(context.target, sentence)
    if not recipients and sense.type in _JUDGING:
        recipients = _answerable(frame, found, actors)
    if sense.kind != "relation":
        own = {a.name for a in actors}
        recipients = [r for r in recipients if r.name not in own]
    recipients = recipients or receivers(frame, sentence)
    places = places_of(frame, sense.type, sentence, parties, recipients)
    if sense.type == "ASSAULT" and not (recipients or places):
        recipients = _struck(frame, context)
    if sense.type in HELD:
        return Sides(actors, recipients or places[:1], [])
    return Sides(actors, recipients, places)


def sides_of_modal(sentence: Sentence, frame: Frame, parties: Parties, found: list[Draft]) -> Sides:
    """Who threatens, demands or offers, and to whom, where what is wanted makes no claim."""
    actors = parties.entities(frame, "holder", sentence) or dropped(frame, sentence, parties, [])
    recipients = parties.entities(frame, "target", sentence) or parties.entities(frame, "doer", sentence)
    return Sides(actors, recipients or _offering(sentence, frame, parties, found, actors), [])


def _blamed(sentence: Sentence, frame: Frame, parties: Parties) -> list[EntityRef]:
    """متهم بقتل شرطي: whoever is held to have done it."""
    host = frame.node.parent if frame.sense.type in ("ASSAULT", "COERCE") and frame.node.kind == "ev" else None
    blamed = host is not None and host.kind == "np" and "culprit" in host.tokens[host.head].word.classes
    return parties.of_node(host, sentence) if blamed and host is not None else []


def _unnamed_actor(sentence: Sentence, frame: Frame, parties: Parties, recipients: list[EntityRef]) -> list[EntityRef]:
    """The actor that a nisba names (القصف الروسي), or whom a verb without a subject goes on with."""
    suffering = {r.id for r in recipients}
    doers = [ref for ref in nisba_parties(frame.node, names()) if ref.id not in suffering]
    if doers:
        return doers
    return [] if frame.roles.get("actor") else dropped(frame, sentence, parties, recipients)


def _struck(frame: Frame, context: Context) -> list[EntityRef]:
    """هاجم مسلحون سيارة, تعرضت كنيسة لهجوم: what was hit stands for those in it where nobody else is named."""
    hit = [n for n in frame.nodes("recipient") if "vehicle" in n.classes]
    if context.target is not None and not _HIT.isdisjoint(context.target.classes):
        hit.append(context.target)
    nodes = (n for n in hit if n.kind == "np")
    return [in_words(n, n.first, n.last) for n in nodes]


def _answerable(frame: Frame, found: list[Draft], actors: list[EntityRef]) -> list[EntityRef]:
    """Who is judged where only the deed is named (أدانت إيران القصف): whoever the page last said did it."""
    for node in (*frame.nodes("recipient"), *frame.nodes("theme")):
        types = {s.type for s in node.senses if s.kind == "event"} if node.kind == "ev" else set()
        doers = _last_doers((d for d in _lately(found) if d.type in types), actors)
        if doers:
            return doers
    return []


def denied(frame: Frame, context: Context, sides: Sides, found: list[Draft]) -> Sides | None:
    """Whose deed is denied where only the deed is named: theirs of whom it was said last, who need no weighing.

    نفى وجود أي اتفاق; what an agreement provides for (اتفاق لتسليم المدينة) is for its parties to do.
    """
    node, sense = frame.node, frame.sense
    bare = node.kind == "ev" and not (node.pron or sides.actors or sides.recipients)
    if context.polarity is not Polarity.DENIED or not bare:
        return None
    agreed = node.parent is not None and is_agreement(node.parent) and frame.first and frame.strict
    kinds = {("AGREE", None)} if agreed else {(sense.type, sense.mode)}
    said = (d for d in _lately(found) if d.polarity is Polarity.AFFIRMED and (d.type, d.mode) in kinds)
    last = next(said, None)
    if last is None:
        return None
    return sides._replace(actors=list(last.actors), recipients=[] if agreed else list(last.recipients))


def _offering(
    sentence: Sentence, frame: Frame, parties: Parties, found: list[Draft], actors: list[EntityRef]
) -> list[EntityRef]:
    """Whose offer is weighed or wanted (تدرس الحركة العرض المصري): its owner, or whoever offered before."""
    for node in filter(is_bare_offer, frame.nodes("content")):
        owners = parties.of_node(node.gen, sentence) if node.gen is not None else nisba_parties(node, names())
        offers = (d for d in _lately(found) if node.det and d.modality is Modality.OFFERED)
        return owners or _last_doers(offers, actors)
    return []


def _lately(found: list[Draft]) -> Iterator[Draft]:
    """The drafts of the sentences before, the last first."""
    return reversed(found[-_REMEMBERED:])


def _last_doers(drafts: Iterable[Draft], but: Iterable[EntityRef]) -> list[EntityRef]:
    """Who did what the first of the drafts tells that none of these parties did."""
    names = {ref.name for ref in but}
    doers = (draft.actors for draft in drafts if draft.actors and names.isdisjoint(a.name for a in draft.actors))
    return list(next(doers, ()))
