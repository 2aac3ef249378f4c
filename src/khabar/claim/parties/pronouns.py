"""Pronouns of the third person: the speaker, his side or his country, or the nearest party that agrees."""

from __future__ import annotations

from khabar.claim.arguments import owner_pronoun
from khabar.claim.discourse import agree
from khabar.claim.nodes import Clause, Node, is_cue
from khabar.claim.parties.acting import acting_for
from khabar.claim.parties.cast import Cast
from khabar.claim.parties.first_person import speaker
from khabar.claim.party import Party
from khabar.claim.sentence import Sentence
from khabar.claim.wording import words_of
from khabar.model import EntityRef

_OWN_COUNTRY = frozenset({"بلاده", "بلادها", "بلادهم", "بلادهما"})


def pronoun(node: Node, sentence: Sentence, cast: Cast, predicate: Node | None, avoid: frozenset[str]) -> Party | None:
    """Who a pronoun stands for: the speaker, the subject of what he says, or the nearest party that agrees."""
    if node.pron.startswith("1"):
        return speaker(node, sentence, cast)
    teller = speaker_for(node, sentence, cast, avoid)
    if teller is not None:
        return teller
    country = country_spoken_of(node, sentence, cast)
    if country is not None and country.ref.name not in avoid:
        return country
    if predicate is not None and predicate.subject is not None and predicate.subject is not node:
        subject = cast.found.get(id(predicate.subject))
        avoid = avoid | {subject.ref.name} if subject else avoid
    side = _his_side(node, sentence, cast)
    if side is not None and side.ref.name not in avoid:
        return side
    return cast.discourse.pronoun(node, node.tokens[node.first].start, sentence.paragraph, avoid)


def whose(node: Node, sentence: Sentence, cast: Cast, pron: str = "") -> Party | None:
    """Whom the pronoun on a noun stands for; ``pron`` tells it where its reading has none (متحدثه)."""
    held = owner_pronoun(node, pron)
    return pronoun(held, sentence, cast, None, frozenset({words_of(node.tokens, node.first, node.last)}))


def speaker_for(
    node: Node, sentence: Sentence, cast: Cast, avoid: frozenset[str], noun: Node | None = None
) -> Party | None:
    """A pronoun that opens what someone says (قالت إنها …) stands first of all for the one who says it.

    ``noun`` is what carries the pronoun (قالت إن قواتها …).
    """
    clause = node.clause
    if clause is None or clause.kind not in ("comp", "quote") or clause.governor is None:
        return None
    if clause.topic is not None and clause.topic not in (node, noun) and clause.topic.kind != "pron":
        return None
    subject = clause.governor.subject
    if subject is None or not any(s.kind in ("cue", "modal") for s in clause.governor.senses):
        return None
    made = cast.party(subject, sentence) if subject is not node and subject.kind != "pron" else None
    if made is None or made.ref.name in avoid or not agree(made, node.gender, node.number):
        return None
    return made


def _his_side(node: Node, sentence: Sentence, cast: Cast) -> Party | None:
    """كشف القيادي أن موسكو عرضت عليهم أسلحة: "them", where his paragraph has named no others, are his own body."""
    position, clause = node.tokens[node.first].start, node.clause
    named = cast.discourse.before(position, sentence.paragraph)
    if node.pron != "3mp" or any(agree(p, node.gender, node.number) for p in named):
        return None
    governor = _told_by(clause)
    if governor is None or governor.subject is None or governor.subject is node or not is_cue(governor):
        return None
    teller = cast.party(governor.subject, sentence) if governor.subject.kind == "np" else None
    body = cast.body_of(teller.ref.name) if teller is not None else None
    return body if body is not None and agree(body, node.gender, node.number) else None


def _told_by(clause: Clause | None) -> Node | None:
    """What governs the nearest clause around that is said or wanted."""
    while clause is not None and not (clause.kind in ("comp", "quote") and clause.governor is not None):
        clause = clause.parent
    return clause.governor if clause is not None else None


def country_spoken_of(node: Node, sentence: Sentence, cast: Cast) -> Party | None:
    """قال إن بلاده ستوقف …، لكنها ستواصل …: she is the country of which the speaker goes on to speak."""
    if (node.gender, node.number) != ("f", "s"):
        return None
    topics = (c.topic for c in sentence.clauses if c.kind == "comp" and c.topic is not None)
    topic = next((t for t in topics if t.first < node.first and is_own_country(t)), None)
    return own_country(topic, sentence, cast) if topic is not None else None


def is_own_country(node: Node) -> bool:
    """بلاده: the country of whoever speaks (بلادة, which is written alike once folded, is no word of the news)."""
    token = node.tokens[node.head]
    written = token.norm.removeprefix(token.word.nominal.conj).removeprefix(token.word.nominal.prep)
    bare = token.word.nominal.stem in ("بلاد", "بلد") and node.pron.startswith("3")
    return node.first == node.last and (written in _OWN_COUNTRY or bare)


def own_country(node: Node, sentence: Sentence, cast: Cast) -> Party | None:
    """بلاده: the state of whoever speaks."""
    clause = node.clause
    while clause is not None:
        governor = clause.governor
        if governor is not None and governor.subject is not None:
            made = cast.party(governor.subject, sentence)
            state = made.state if made is not None else ""
            if state:
                entity = acting_for(state)
                ref = EntityRef(words_of(node.tokens, node.first, node.first), entity.id, entity.label)
                return Party(ref, "state", "", "", node.tokens[node.first].start, sentence.paragraph, "")
        clause = clause.parent
    return None
