"""Forces, and whose they are, by a pronoun or a construct: قواتنا, قالت الحركة إن مقاتليها, مسلحو التنظيم."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.arguments import owner_pronoun
from khabar.claim.nodes import Node
from khabar.claim.parties.acting import acting_for, as_actor
from khabar.claim.parties.cast import Cast
from khabar.claim.parties.first_person import speaker
from khabar.claim.parties.pronouns import speaker_for
from khabar.claim.party import Party
from khabar.claim.sentence import Sentence
from khabar.claim.wording import words_of
from khabar.find.tokens import Token
from khabar.knowledge.lexicon import Group, lexicon
from khabar.model import EntityRef, Span

_BODIES = frozenset({"armed", "org", "state"})


def own_force(node: Node, sentence: Sentence, cast: Cast) -> Party | None:
    """قواتنا, جيشنا: the speaker's own force is his state's or body's, under the page's words."""
    group = _our_group(node)
    if group is None:
        return None
    pron = Node("pron", node.tokens, node.first, node.first, node.first)
    pron.pron, pron.number, pron.clause = "1cp", "p", node.clause
    owner = speaker(pron, sentence, cast)
    if owner is None:
        return None
    last = node.last
    if last == node.head and last + 1 < len(node.tokens) and _epithet(node.tokens[last + 1]):
        last += 1
    # On a page of his own words a body that nobody knows goes by its name, not by what it calls its men.
    named = owner.ref.id is None and cast.own is not None and owner.ref.name == cast.own.party.ref.name
    words = owner.ref.name if named else words_of(node.tokens, node.first, last)
    span = Span(node.tokens[node.first].start, node.tokens[last].end)
    ref = EntityRef(words, owner.ref.id, owner.ref.label, span)
    return Party(ref, "armed", group.gender, "", span.start, sentence.paragraph, "")


def _our_group(node: Node) -> Group | None:
    """قواتنا, مقاتلونا: the armed group whose word carries the pronoun of "we"."""
    norm = node.tokens[node.head].norm.removeprefix("و")
    own = norm.endswith("نا") and node.head == node.first
    groups = lexicon().groups
    group = groups.get(norm[:-2]) or groups.get(f"{norm[:-2]}ن") if own else None  # مقاتلونا
    return group if group is not None and group.kind == "armed" else None


def _epithet(token: Token) -> bool:
    """قواتنا المسلحة, قواتنا البرية: an adjective with the article after a noun that has its pronoun."""
    word = token.word
    return token.mention is None and not token.is_verb and word.nominal.det and (
        word.passive is not None or word.nominal.stem.endswith("يه"))  # fmt: skip


def owned(made: Party, node: Node, sentence: Sentence, cast: Cast) -> Party:
    """مسلحو التنظيم: fighters under their own name, resolved to the body that their construct takes up."""
    if made.ref.id is not None or made.kind != "armed" or made.node is not node:
        return made
    if node.pron.startswith("3"):
        owner = _force_of(node, sentence, cast)
        if owner is not None and owner.ref.id is None and owner.kind in _BODIES:
            return replace(made, ref=EntityRef(owner.ref.name, span=made.ref.span))  # قالت الحركة إن طائراتها …
        return _owned_by(owner, made)
    if node.gen is not None:
        return _owned_by(cast.party(node.gen, sentence), made)
    return made if node.last == node.head else _owned_by(_last_word(node, made, cast), made)


def _last_word(node: Node, made: Party, cast: Cast) -> Party | None:
    """مسلحو التنظيم: the body that the last word of the phrase takes up."""
    last = node.tokens[node.last]
    if last.word.group is None or not last.word.nominal.det:
        return None
    ref, stem = EntityRef(words_of(node.tokens, node.last, node.last)), last.word.nominal.stem
    alone = Party(ref, last.word.group.kind, "", "", made.position, made.paragraph, stem)
    return cast.discourse.definite(alone)


def _owned_by(owner: Party | None, made: Party) -> Party:
    """Fighters under their own name, as those of the body that they belong to where it is known."""
    if owner is None or owner.ref.id is None or owner.kind in ("person", "outlet", "source"):
        return made
    return replace(made, ref=EntityRef(made.ref.name, owner.ref.id, owner.ref.label, made.ref.span))


def _force_of(node: Node, sentence: Sentence, cast: Cast) -> Party | None:
    """قال إن قواته قصفت: whose they are where their owner speaks of them; a head of state's are his state's.

    Elsewhere (هاجمت المدينة، وقتل مقاتلوها) it may mean another, and nobody is given a force that may not be his.
    """
    owner = speaker_for(owner_pronoun(node), sentence, cast, frozenset(), node)
    if owner is None or owner.kind != "person" or not owner.state or as_actor(owner).id == owner.ref.id:
        return owner
    entity = acting_for(owner.state)
    return replace(owner, ref=EntityRef(owner.ref.name, entity.id, entity.label), kind="state")
