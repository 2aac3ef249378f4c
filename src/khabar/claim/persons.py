"""Persons, under a proper name, by their office, or both."""

from __future__ import annotations

from khabar.claim.belonging import is_country, is_former, office_state, state_of
from khabar.claim.name_words import is_name_word
from khabar.claim.nodes import Node
from khabar.claim.party import Party, new_party, reference
from khabar.claim.together import name_like
from khabar.claim.wording import words_of
from khabar.find.tokens import OPEN_QUOTES, Token
from khabar.knowledge.names import Names


def is_personal_name(token: Token) -> bool:
    """Whether a word begins a person's name: a known person's, or one that the lists of names know."""
    if token.mention is not None:
        return bool(token.mention.kind == "person")
    return token.kind == "w" and is_name_word(token)


def is_office(node: Node) -> bool:
    """Whether a phrase is of an office, a rank or another word for one person."""
    return node.title is not None or (node.group is not None and node.group.kind == "person")


def is_name(node: Node) -> bool:
    """Whether a phrase is a person's name and no more."""
    return name_like(node) or node.name_at == node.first or (
        node.mention is not None and node.mention.kind == "person" and node.title is None)  # fmt: skip


def names_holder(node: Node, beside: Node) -> bool:
    """Whether the phrase beside an office names whoever holds it: by his name alone, or by a rank and his name."""
    if is_name(beside) or (beside.mention is not None and beside.mention.kind == "person"):
        return True
    unnamed = node.title is not None and node.name_at < 0 and not (node.mention and node.mention.kind == "person")
    return unnamed and beside.title is not None and beside.name_at > beside.head


def names_person(node: Node) -> bool:
    """Whether the phrase holds a person's name: alone, or after an office or a rank."""
    mention = node.mention
    person = mention is not None and mention.kind == "person"
    if (node.name_at == node.first and mention is None) or name_like(node):
        return True
    if node.title is None and node.group is None:
        return person
    if node.name_at >= 0:
        body = node.group is not None and node.group.kind in ("org", "armed", "state") and not node.group.human
        ranked = node.tokens[node.head].word.nominal.det and is_personal_name(node.tokens[node.name_at])
        return not body or ranked  # اللواء سالم الفجر, but لواء فجر الجنوب
    return False


def named_person(node: Node, paragraph: int, known: Names) -> Party:
    """The person whose name the phrase holds, with the office that it says, or that he is known to have."""
    mention = node.mention
    entity = mention.entity if mention is not None and mention.kind == "person" else None
    first, last = node.first, node.last
    if mention is not None and mention.kind == "person":
        first, last = mention.first, mention.last
    elif node.name_at >= 0:
        first = node.name_at
    opened = next(
        (k for k in range(first + 1, last + 1) if node.tokens[k].text in OPEN_QUOTES or node.tokens[k].text in "\"'"),
        last + 1,
    )
    if entity is None and opened <= last:
        last = opened - 1  # سيجري 'الصراحة …: what he says is not his name
    if entity is None:
        entity = _known_person(words_of(node.tokens, first, last), known)
    made = new_party(node, paragraph, reference(node, first, last, entity, known), "person", "")
    made.human, made.number, made.named = True, "s", True
    made.gender = "" if made.gender == "m" else made.gender
    made.state = state_of(node)
    if node.title is not None or node.name_at >= 0:
        made.title = made.stem = node.tokens[node.head].word.nominal.stem
    if entity:
        made.state = made.state or ("" if is_former(node) else office_state(entity, known))
        made.gender = ""
    return made


def _known_person(name: str, known: Names) -> str | None:
    """Who goes by a name that stands after his body's (قائد قوات الدعم السريع محمد دقلو), if one alone does."""
    found = {i for i in known.called(name) if known.entities[i].kind == "person"}
    return found.pop() if len(found) == 1 else None


def holders(node: Node) -> list[Node]:
    """The states of an office in the plural (وزراء خارجية تركيا وإيران), where there are several."""
    if node.gen is None or not node.gen.conjuncts or not is_country(node.gen) or not is_office(node):
        return []
    plural = node.number == "p" or node.tokens[node.head].norm.endswith(("ا", "ي"))
    return [n for n in node.gen.conjuncts if is_country(n)] if plural else []
