"""Parties under their own names, with the adjectives and the place that the page adds to them."""

from __future__ import annotations

from khabar.claim.belonging import office_state
from khabar.claim.nodes import Node, is_outlet
from khabar.claim.party import Party, new_party, reference
from khabar.claim.wording import without_clitics
from khabar.find.mentions import Mention
from khabar.knowledge.folding import fold
from khabar.knowledge.names import Names

_NO_EPITHETS = frozenset({"state", "person", "outlet", "igo"})


def named_party(node: Node, mention: Mention, paragraph: int, known: Names) -> Party:
    """A party under its own name, with the adjectives that the page adds to it."""
    entity = known.party(mention.entity)
    last = mention.last
    while last + 1 in node.adjs and node.tokens[last + 1].kind == "w" and mention.kind not in _NO_EPITHETS:
        last += 1
    local = _local(node, mention, known)
    if local is not None:
        entity, last = local
    made = new_party(node, paragraph, reference(node, mention.first, last, entity, known), mention.kind, "")
    made.stem = node.tokens[mention.first].word.nominal.stem
    made.state = mention.entity if mention.kind == "state" else ""
    if mention.kind == "person":
        made.state = office_state(mention.entity, known)
        made.human = True
    made.gender = _gender_of(made.stem, node)
    return made


def _local(node: Node, mention: Mention, known: Names) -> tuple[str, int] | None:
    """فصائل المعارضة المسلحة في الجنوب: the part of a body that goes by its name, less an adjective, and where it is.

    With the last token of its name.
    """
    tokens, last = node.tokens, node.last
    if last + 2 >= len(tokens) or tokens[last + 1].norm != "في":
        return None
    words = [fold(without_clitics(tokens[mention.first], tokens[mention.first].text))]
    words += [t.norm for t in tokens[mention.first + 1 : last + 1]]
    end = tokens[last].word
    plain = words[:-1] if len(words) > 2 and (end.nisba or end.passive or end.active or end.adjective) else words
    country = known.entities[mention.entity].country
    for until in (last + 3, last + 2):
        where = [t.norm for t in tokens[last + 1 : until + 1]]
        found = {i for w in (words, plain) for i in known.called(" ".join(w + where))}
        found = {i for i in found if known.entities[i].country == country}
        if len(found) == 1:
            return found.pop(), min(until, len(tokens) - 1)
    return None


def _gender_of(stem: str, node: Node) -> str:
    if node.group is not None:
        return node.gender
    return "f" if stem.endswith("ه") else ""


def names_outlet(node: Node) -> bool:
    """صحيفة الغد: an outlet's name after the word for what it is."""
    return is_outlet(node) and node.group is not None and node.group.kind in ("source", "org")


_STATE = fold("دولة")


def is_state_named(node: Node, mention: Mention) -> bool:
    """دول روسيا وتركيا: a state's name right after the word for what it is."""
    return mention.kind == "state" and mention.first == node.head + 1 and node.group is not None and (
        node.group.noun == _STATE)  # fmt: skip
