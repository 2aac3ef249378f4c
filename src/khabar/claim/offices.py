"""Offices that the page states beside a name: who leads, speaks for or belongs to which body."""

from __future__ import annotations

from khabar.claim.draft import Draft
from khabar.claim.entities import Party, words_of
from khabar.claim.nodes import Node
from khabar.claim.parties import Parties
from khabar.claim.sentence import Sentence
from khabar.model import EntityRef, Modality, Polarity


class Offices:
    """Reads the offices of one article's sentences."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties


    def drafts(self, sentence: Sentence) -> list[Draft]:
        """Offices that the page states beside a name: who leads, speaks for or belongs to which body."""
        found = []
        for node in sentence.nodes:
            made = self.parties.found.get(id(node))
            if made is None or made.kind != "person":
                continue
            for title_node in (node, *node.appos):
                draft = self._office(sentence, node, title_node, made)
                if draft is not None:
                    found.append(draft)
        return found

    def _office(self, sentence: Sentence, node: Node, title_node: Node, made: Party) -> Draft | None:
        titles = title_node.tokens[title_node.head].word.titles
        title = next((t for t in titles if t.relation), None)
        if title is None or not (node.appos or node.mention is not None or made.ref.name != title_node.words()):
            return None
        body = self._body(title_node, sentence)
        if body is None or body.ref.name == made.ref.name:
            return None
        if title.relation == "LEADS" and (body.kind in ("state", "government", "ministry") or not body.ref.name):
            return None
        tokens = node.tokens
        extent = (tokens[node.first].start, max(tokens[n.last].end for n in (node, *node.appos)))
        return Draft(sentence, title.relation, title.mode or None, (tokens[title_node.head].start, tokens[title_node.head].end),
                     extent, (), (made.ref,), (body.ref,), (), Modality.ASSERTED, Polarity.AFFIRMED, None, 2.0,
                     (f"office {title.title}",))  # fmt: skip

    def _body(self, node: Node, sentence: Sentence) -> Party | None:
        for inner in (node.gen, *(kid for fn, kid in node.kids if fn in ("باسم", "في", "ل"))):
            if inner is not None and (found := self.parties.party(inner, sentence)) is not None:
                return found
        if node.mention is not None and node.mention.kind not in ("person", "state"):
            entity = self.parties.known.entities[node.mention.entity]
            ref = EntityRef(words_of(node.tokens, node.mention.first, node.mention.last), entity.id, entity.label)
            return Party(ref, entity.kind, "", "", 0, sentence.paragraph, "")
        if node.nisbas:
            state = node.nisbas[0][0]
            entity = self.parties.known.entities[self.parties.known.party(state)]
            return Party(EntityRef(self.parties.known.entities[state].ar, entity.id, entity.label), "state", "", "", 0, sentence.paragraph, "")
        return None
