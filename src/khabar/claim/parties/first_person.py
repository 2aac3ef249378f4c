"""We and I: whoever speaks, or the body or state for which he does."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.nodes import Clause, Node, is_cue
from khabar.claim.parties.acting import acting_for
from khabar.claim.parties.cast import Cast
from khabar.claim.party import Party
from khabar.claim.sentence import Sentence
from khabar.find.tokens import QUOTES
from khabar.model import EntityRef

_WE = "نحن"


def speaker(node: Node, sentence: Sentence, cast: Cast) -> Party | None:
    """We and I: whoever speaks here; who speaks for a state or a body that the page named means that."""
    subject = _subject_above(node.clause, sentence, cast)
    position = node.tokens[node.first].start
    if cast.own is not None and sentence.paragraph in cast.own.paragraphs and subject is None:
        return _in_own_words(cast.own.party, node, sentence, cast)
    subject = subject or _after_quote(node, sentence, cast) or cast.last_speaker(position, sentence.paragraph)
    if subject is None or (node.number == "s" and node.pron != "1cp"):
        return subject
    return _for_whom(cast.bodies.get(subject.ref.name) or subject, position, sentence.paragraph)


def _subject_above(clause: Clause | None, sentence: Sentence, cast: Cast) -> Party | None:
    """قال الوزير إننا سنرد: who says or wants what the clause says."""
    while clause is not None:
        governor = clause.governor
        if governor is not None and governor.subject is not None and governor.subject.kind == "np":
            subject = cast.party(governor.subject, sentence)
            if subject is not None:
                return subject
        clause = clause.parent
    return None


def _for_whom(meant: Party, position: int, paragraph: int) -> Party:
    """We: the speaker's state, else his body; of a person alone, some people of whom he is one."""
    entity = acting_for(meant.state) if meant.state else None
    entity_id, label = (entity.id, entity.label) if entity is not None else (meant.ref.id, meant.ref.label)
    if meant.kind == "person" and entity is None:
        return Party(EntityRef(_WE), "people", "", "p", position, paragraph, "")
    return Party(EntityRef(_WE, entity_id, label), meant.kind, "", "p", position, paragraph, "")


def _in_own_words(own: Party, node: Node, sentence: Sentence, cast: Cast) -> Party:
    """We and I on a page in somebody's own words: he, or the body that he leads or speaks for."""
    several = node.number != "s" or node.pron == "1cp"
    meant = (cast.body_of(own.ref.name) or own) if several else own
    position = node.tokens[node.first].start
    return replace(meant, ref=replace(meant.ref, span=None), position=position, paragraph=sentence.paragraph)


def _after_quote(node: Node, sentence: Sentence, cast: Cast) -> Party | None:
    """Who says the quote that ``node`` stands in, where the verb of saying comes right after it."""
    tokens = sentence.tokens
    close = next((t.index for t in tokens[node.first + 1 :] if t.text in QUOTES), None)
    if close is None or not any(t.text in QUOTES for t in tokens[: node.first]):
        return None
    for later in sentence.nodes:
        if later.first <= close or later.kind != "verb":
            continue
        near = all(t.kind == "p" for t in tokens[close : later.first])
        said = near and later.subject is not None and is_cue(later)
        return cast.party(later.subject, sentence) if said and later.subject is not None else None
    return None
