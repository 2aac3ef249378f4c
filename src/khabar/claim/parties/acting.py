"""For whom a party acts and by which entity it is known: a minister for his state, الأممي for the United Nations."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.claim.party import Party, reference
from khabar.claim.sentence import Sentence
from khabar.knowledge.folding import fold
from khabar.knowledge.names import Entity, names
from khabar.model import EntityRef

_STATE_TITLES = frozenset(
    fold("رئيس ملك أمير وزير سلطان مبعوث موفد سفير مندوب مسؤول نظير عاهل مستشار حاكم دبلوماسي مفاوض").split()
)
"""Offices whose holders act for their state."""

_BODY_ADJECTIVES = {"اممي": "un", "حوثي": "ye-houthis"}
"""Adjectives of bodies that are no state's."""


def acting_for(entity: str) -> Entity:
    """The entity that acts where ``entity`` is said to: of a state, what its government goes by."""
    known = names()
    return known.entities[known.party(entity)]


def as_actor(made: Party) -> EntityRef:
    """Code the party, not the office: a head of state or minister acts for the state."""
    if made.kind == "person" and made.state and (_acts_for_state(made) or _holds_office(made)):
        entity = acting_for(made.state)
        return EntityRef(made.ref.name, entity.id, entity.label, made.ref.span)
    return made.ref


def _acts_for_state(made: Party) -> bool:
    group = made.node.group if made.node is not None else None
    return made.title.removesuffix("ه") in _STATE_TITLES or (group is not None and group.noun in _STATE_TITLES)


def _holds_office(made: Party) -> bool:
    return bool(made.ref.id and any(body == made.state for _, body in names().offices.get(made.ref.id, ())))


def of_state(state: str, node: Node, sentence: Sentence) -> Party:
    """A state that an adjective of ``node`` names."""
    start = node.tokens[node.first].start
    return Party(state_itself(state), "state", "", "", start, sentence.paragraph, "", state=state)


def state_itself(state: str) -> EntityRef:
    """A state under its own name."""
    entity = acting_for(state)
    return EntityRef(names().entities[state].ar, entity.id, entity.label)


def of_entity(entity: str, node: Node, first: int, last: int, sentence: Sentence) -> Party:
    """A known entity under the words ``first``..``last`` of ``node``."""
    known = names()
    ref = reference(node, first, last, known.party(entity), known)
    kind = known.entities[entity].kind
    return Party(ref, kind, "", "", node.tokens[first].start, sentence.paragraph, "")


def body_of_adjective(stem: str) -> str:
    """The id of the body whose adjective a word is (أممي); empty where it is none's."""
    return _BODY_ADJECTIVES.get(stem.removesuffix("ه"), "")
