"""Whom an article names: its parties, speakers and countries, in order, and who leads or speaks for which body."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from khabar.claim.discourse import Discourse
from khabar.claim.entities import party
from khabar.claim.naming import link_names
from khabar.claim.nodes import Node
from khabar.claim.party import Party
from khabar.claim.sentence import Sentence
from khabar.claim.speaker_names import name_speakers
from khabar.find.mentions import country_of
from khabar.find.places import find_places
from khabar.knowledge.folding import fold
from khabar.knowledge.names import names
from khabar.model import EntityRef

_GOVERNMENTS = frozenset(fold("حكومة سلطات سلطة").split())


class OwnParty(NamedTuple):
    """Whoever says "we" in some paragraphs of a page that are his own words."""

    party: Party
    paragraphs: frozenset[int]


class Cast:
    """What an article tells of its parties, sentence by sentence."""

    def __init__(self) -> None:
        self.discourse = Discourse()
        self.found: dict[int, Party | None] = {}
        """Identity of a phrase's node → the party that it names by itself."""
        self.speakers: list[tuple[int, int, Party]] = []
        """(position, paragraph, party) of everybody who is said to say something, in order."""
        self.countries: Counter[str] = Counter()
        self.own: OwnParty | None = None
        """Whose own words a part of the page is."""
        self.bodies: dict[str, Party] = {}
        """Person's name → the body that the page has said the person leads, speaks for or belongs to."""
        self._meant: dict[Node, Party | None] = {}
        """Whom phrases stand for, as far as they have been asked about since the last was noted."""

    def party(self, node: Node, sentence: Sentence, predicate: Node | None = None,
              avoid: frozenset[str] = frozenset()) -> Party | None:  # fmt: skip
        """Who is meant by a phrase or pronoun of the sentence (``Parties`` says how that is found)."""
        raise NotImplementedError

    # -- what a sentence names -----------------------------------------------------------------

    def note(self, sentence: Sentence) -> None:
        """Take in every party that the sentence names."""
        self._meant.clear()
        link_names(sentence.nodes)
        name_speakers(sentence.nodes)
        self._note_countries(sentence)
        self._note_named(sentence)
        self._note_speakers(sentence)

    def _note_countries(self, sentence: Sentence) -> None:
        tokens = sentence.tokens
        self.countries.update(
            country_of(
                dict.fromkeys(t.mention for t in tokens if t.mention),
                tokens,
                find_places(tokens, (), sentence.candidates),
            )
        )

    def _note_named(self, sentence: Sentence) -> None:
        subjects = {
            id(n) for c in sentence.clauses for n in (c.topic, c.verb.subject if c.verb else None) if n is not None
        }
        genders = {id(v.subject): v.gender for c in sentence.clauses if (v := c.verb) is not None and v.form is not None
                   and v.form.person == "3" and v.gender in ("m", "f")}  # fmt: skip
        for node in sentence.nodes:
            if node.kind in ("np", "ev") and node.fn != "appos":
                found = party(node, sentence.paragraph)
                self.found[id(node)] = found
                if found is not None:
                    if found.kind == "person" and not found.gender:  # وأضاف X: of a person the verb tells he or she
                        found.gender = genders.get(id(node), "")
                    found.subject = id(node) in subjects
                    self.discourse.note(found)

    def _note_speakers(self, sentence: Sentence) -> None:
        for node in sentence.sayings:
            if node.subject is not None:
                speaker = self.found.get(id(node.subject))
                if speaker is not None:
                    self.speakers.append((node.tokens[node.first].start, sentence.paragraph, speaker))

    def noted(self) -> None:
        """Put the parties in the order of the text; all sentences have been noted."""
        self._meant.clear()
        self.discourse.sort()

    def belongs(self, person: str, body: Party) -> None:
        """Note which body a person leads, speaks for or belongs to."""
        self._meant.clear()
        self.bodies[person] = body

    # -- what has been told --------------------------------------------------------------------

    def body_of(self, person: str) -> Party | None:
        """The body that the page has given a person, named in full or by the surname."""
        return self.bodies.get(person) or next((b for n, b in self.bodies.items() if n.endswith(f" {person}")), None)

    def last_speaker(self, position: int, paragraph: int) -> Party | None:
        """Who spoke last before ``position``, in this paragraph or the two before it."""
        for at, around, made in reversed(self.speakers):
            if at < position:
                return made if paragraph - around <= 2 else None
        return None

    def of_country(self, made: Party) -> Party | None:
        """الحكومة, السلطات alone: those of the one country that the page is about."""
        if made.ref.id is not None or made.stem not in _GOVERNMENTS or not made.ref.name.startswith("ال"):
            return None
        first, *others = [*self.countries.most_common(2), ("", 0)]
        known = names()
        entity = known.entities.get(known.party(f"state-{first[0].lower()}"))
        if len(made.ref.name.split()) > 1 or entity is None or first[1] < 2 * others[0][1]:
            return None
        return replace(made, ref=EntityRef(made.ref.name, entity.id, entity.label, made.ref.span), kind="state")
