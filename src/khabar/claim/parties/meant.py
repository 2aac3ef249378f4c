"""Who is meant: the party for which a phrase stands, and those that fill a role."""

from __future__ import annotations

from khabar.claim.belonging import is_country
from khabar.claim.frame import Frame
from khabar.claim.nisbas import nisba_parties, nisba_party
from khabar.claim.nodes import Node
from khabar.claim.parties.acting import acting_for, as_actor, state_itself
from khabar.claim.parties.cast import Cast
from khabar.claim.parties.forces import own_force, owned
from khabar.claim.parties.pronouns import is_own_country, own_country, pronoun
from khabar.claim.party import Party
from khabar.claim.persons import holders, names_holder
from khabar.claim.sentence import Sentence
from khabar.claim.sorts import TRANSPARENT
from khabar.claim.together import part_of
from khabar.claim.wording import words_of
from khabar.knowledge.names import names
from khabar.model import EntityRef

_JUDGING = frozenset({"ACCUSE", "REJECT"})
"""Types whose recipient is whoever did what is judged."""


class Parties(Cast):
    """The parties of one article; a party is looked up by the phrase that names it."""

    # -- for whom a phrase stands --------------------------------------------------------------

    def party(self, node: Node, sentence: Sentence, predicate: Node | None = None,
              avoid: frozenset[str] = frozenset()) -> Party | None:  # fmt: skip
        """Who is meant by a phrase or pronoun of the sentence, under the name by which the page introduced it."""
        if node.fn == "appos" and node.parent is not None and node.parent.kind == "np" and node.parent is not node:
            return self.party(node.parent, sentence, predicate, avoid)
        if node.kind == "pron":
            return pronoun(node, sentence, self, predicate, avoid)
        if node not in self._meant:
            self._meant[node] = self._named(node, sentence)
        return self._meant[node]

    def _named(self, node: Node, sentence: Sentence) -> Party | None:
        """Who is meant by a phrase that is no pronoun."""
        through = self._through(node, sentence)
        if through is not None:
            return through
        if is_own_country(node):
            return own_country(node, sentence, self)
        own = own_force(node, sentence, self)
        if own is not None:
            return own
        made = self.found.get(id(node)) or self._within(node, sentence)
        return made and (self.discourse.definite(made) or self.of_country(made) or owned(made, node, sentence, self))

    def _through(self, node: Node, sentence: Sentence) -> Party | None:
        """The party behind a mere head (صفوف الجيش, مواقع داعش)."""
        classes = node.tokens[node.head].word.classes
        if node.name_at > node.head or any(names_holder(node, a) for a in node.appos):
            return None  # عضو هيئة الرئاسة فيصل X: who is named is meant, and not his body
        if TRANSPARENT & classes and (node.mention is None or node.mention.first > node.head):
            owners = (kid for fn, kid in node.kids if fn in ("من", "ل") and not part_of(node, kid))
            for inner in (node.gen, *owners):
                if inner is not None and (found := self.party(inner, sentence)) is not None:
                    return found
        return None

    def _within(self, node: Node, sentence: Sentence) -> Party | None:
        """A phrase that is no party stands for the party it belongs to: مقر الحزب, موقف فيتنام, المقترح الأميركي."""
        if node.kind not in ("np", "ev") or "city_word" in node.tokens[node.head].word.classes:
            return None
        if node.gen is not None and (found := self.party(node.gen, sentence)) is not None:
            return found
        if node.mention is not None and node.mention.first > node.head and node.mention.kind not in ("place", "outlet"):
            entity = acting_for(node.mention.entity)
            ref = EntityRef(words_of(node.tokens, node.mention.first, node.mention.last), entity.id, entity.label)
            return Party(ref, entity.kind, "", "", node.tokens[node.first].start, sentence.paragraph, "")
        nisba = nisba_party(node, names())
        return Party(nisba, "state", "", "", node.tokens[node.first].start, sentence.paragraph, "") if nisba else None

    # -- who acts ------------------------------------------------------------------------------

    def of_node(self, node: Node, sentence: Sentence, predicate: Node | None = None,
                avoid: frozenset[str] = frozenset()) -> list[EntityRef]:  # fmt: skip
        """The party of one phrase, as it acts: none, one, or the several states of an office in the plural."""
        made = self.party(node, sentence, predicate, avoid)
        return self.acting(made, node, sentence) if made is not None else []

    def acting(self, made: Party, node: Node, sentence: Sentence) -> list[EntityRef]:
        """Who acts where ``node``, which stands for ``made``, is said to."""
        others = (self.party(n, sentence) for n in holders(made.node or node))
        return [as_actor(made), *(o.ref for o in others if o is not None), *_besides(made, node)]

    # -- who fills a role ----------------------------------------------------------------------

    def entities(
        self, frame: Frame, role: str, sentence: Sentence, avoid: frozenset[str] = frozenset()
    ) -> list[EntityRef]:
        """The parties that fill a role; a country after في is only the place, unless the role asks for في."""
        found: list[EntityRef] = []
        slot = frame.sense.slot(role)
        for filler in frame.nodes(role):
            if filler.prep == "في" and is_country(filler) and slot is not None and slot.markers[0] != "في":
                continue
            for ref in self.of_node(filler, sentence, frame.node, avoid):
                if ref.name not in {f.name for f in found}:
                    found.append(ref)
        if not found and role == "recipient" and frame.sense.type in _JUDGING:
            found = self._doers(frame)
        return found

    def _doers(self, frame: Frame) -> list[EntityRef]:
        """Whose deed is judged, by the nisba on it: رفضت الحكومة الوساطة المصرية."""
        deeds = [n for role in ("recipient", "theme", "content", "lit") for n in frame.nodes(role)]
        if not deeds and frame.node.object is not None:
            deeds = [frame.node.object]
        deeds = [n for n in deeds if n.kind in ("ev", "np") and n.gen is None and self.found.get(id(n)) is None]
        return [ref for n in deeds[:1] for ref in nisba_parties(n, names()) or _named_as(n)]


def _besides(made: Party, node: Node) -> list[EntityRef]:
    """هجمات أمريكية وإسرائيلية: the other states of a phrase that stands for a state by its nisba."""
    named = nisba_parties(node, names()) if made.node is None and made.kind == "state" else []
    return named[1:] if named and named[0].id == made.ref.id else []


def _named_as(node: Node) -> list[EntityRef]:
    """المبادرة السعودية: an adjective that is a state's name too."""
    mentions = (node.tokens[k].mention for k in node.adjs)
    state = next((m.entity for m in mentions if m is not None and m.kind == "state"), None)
    return [state_itself(state)] if state is not None else []
