"""A party: an entity reference with what is needed to refer back to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.claim.nodes import Node
from khabar.claim.wording import words_of
from khabar.knowledge.names import Names
from khabar.model import EntityRef, Span
from khabar.model.claim import Label


@dataclass(slots=True)
class Party:
    """An entity reference with what is needed to refer back to it."""

    ref: EntityRef
    kind: str
    gender: str
    number: str
    position: int
    """Offset in the article's text where the phrase begins."""
    paragraph: int
    stem: str
    subject: bool = False
    human: bool = False
    nisbas: tuple[str, ...] = ()
    state: str = ""
    """Id of the state that it belongs to or speaks for."""
    title: str = ""
    named: bool = False
    """Whether it is a person under a proper name."""
    node: Node | None = field(default=None, repr=False)


def new_party(node: Node, paragraph: int, ref: EntityRef, kind: str, stem: str) -> Party:
    """A party of this reference and kind, with what its phrase tells by itself."""
    number = "p" if node.conjuncts else node.number
    human = kind == "person" or bool(node.group and node.group.human)
    nisbas = tuple(s for s, _ in node.nisbas)
    start = node.tokens[node.first].start
    return Party(ref, kind, node.gender, number, start, paragraph, stem, human=human, nisbas=nisbas, node=node)


def reference(node: Node, first: int, last: int, entity: str | None, known: Names) -> EntityRef:
    """A reference by the words ``first``..``last``, resolved to ``entity`` where given."""
    label: Label | None = known.entities[entity].label if entity else None
    name = words_of(node.tokens, first, last)
    return EntityRef(name, entity, label, Span(node.tokens[first].start, node.tokens[last].end))


def in_words(node: Node, first: int, last: int) -> EntityRef:
    """A reference by the words ``first``..``last``, whoever that may be."""
    return EntityRef(words_of(node.tokens, first, last), span=Span(node.tokens[first].start, node.tokens[last].end))
