"""Who is meant: the party behind every phrase, pronoun and dropped subject of an article."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from khabar.claim.arguments import owner_pronoun
from khabar.claim.belonging import is_country
from khabar.claim.discourse import Discourse, agree
from khabar.claim.entities import party
from khabar.claim.frame import Frame
from khabar.claim.naming import link_names
from khabar.claim.nisbas import nisba_parties, nisba_party
from khabar.claim.nodes import Node, is_cue
from khabar.claim.party import Party, reference
from khabar.claim.persons import holders, names_holder
from khabar.claim.sentence import Sentence
from khabar.claim.sorts import TRANSPARENT
from khabar.claim.speaker_names import name_speakers
from khabar.claim.together import part_of
from khabar.claim.wording import words_of
from khabar.find.mentions import country_of
from khabar.find.places import find_places
from khabar.find.tokens import QUOTES, Token
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.names import names
from khabar.model import EntityRef, Span

_STATE_TITLES = frozenset(
    fold("رئيس ملك أمير وزير سلطان مبعوث موفد سفير مندوب مسؤول نظير عاهل مستشار حاكم دبلوماسي مفاوض").split()
)
"""Offices whose holders act for their state."""

_BODIES = frozenset({"armed", "org", "state"})
_JUDGING = frozenset({"ACCUSE", "REJECT"})
"""Types whose recipient is whoever did what is judged."""

_GOVERNMENTS = frozenset(fold("حكومة سلطات سلطة").split())

_OWN_COUNTRY = frozenset({"بلاده", "بلادها", "بلادهم", "بلادهما"})

_BODY_ADJECTIVES = {"اممي": "un", "حوثي": "ye-houthis"}
"""Adjectives of bodies that are no state's."""


def _epithet(token: Token) -> bool:
    """قواتنا المسلحة, قواتنا البرية: an adjective with the article after a noun that has its pronoun."""
    word = token.word
    return token.mention is None and not token.is_verb and word.nominal.det and (
        word.passive is not None or word.nominal.stem.endswith("يه"))  # fmt: skip


def _is_own_country(node: Node) -> bool:
    """بلاده: the country of whoever speaks (بلادة, which is written alike once folded, is no word of the news)."""
    token = node.tokens[node.head]
    written = token.norm.removeprefix(token.word.nominal.conj).removeprefix(token.word.nominal.prep)
    bare = token.word.nominal.stem in ("بلاد", "بلد") and node.pron.startswith("3")
    return node.first == node.last and (written in _OWN_COUNTRY or bare)


class OwnParty(NamedTuple):
    """Whoever says "we" in some paragraphs of a page that are his own words."""

    party: Party
    paragraphs: frozenset[int]


class Parties:
    """The parties of one article; a party is looked up by the phrase that names it."""

    def __init__(self) -> None:
        self.known = names()
        self.discourse = Discourse()
        self.found: dict[int, Party | None] = {}
        self.speakers: list[tuple[int, int, Party]] = []
        """(position, paragraph, party) of everybody who is said to say something, in order."""
        self.countries: Counter[str] = Counter()
        self.own: OwnParty | None = None
        """Whose own words a part of the page is."""
        self.bodies: dict[str, Party] = {}
        """Person's name → the body that the page has said the person leads, speaks for or belongs to."""
        self._meant: dict[Node, Party | None] = {}
        """Whom phrases stand for, as far as they have been asked about since the last was noted."""

    def note(self, sentence: Sentence) -> None:
        """Take in every party that the sentence names."""
        self._meant.clear()
        link_names(sentence.nodes)
        name_speakers(sentence.nodes)
        tokens = sentence.tokens
        self.countries.update(
            country_of(
                dict.fromkeys(t.mention for t in tokens if t.mention),
                tokens,
                find_places(tokens, (), sentence.candidates),
            )
        )
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
        return [ref for n in deeds[:1] for ref in nisba_parties(n, self.known) or self._named_as(n)]

    def _named_as(self, node: Node) -> list[EntityRef]:
        """المبادرة السعودية: an adjective that is a state's name too."""
        mentions = (node.tokens[k].mention for k in node.adjs)
        state = next((m.entity for m in mentions if m is not None and m.kind == "state"), None)
        return [self._state_ref(state)] if state is not None else []

    def of_node(self, node: Node, sentence: Sentence, predicate: Node | None = None,
                 avoid: frozenset[str] = frozenset()) -> list[EntityRef]:  # fmt: skip
        """The party of one phrase, as it acts: none, one, or the several states of an office in the plural."""
        made = self.party(node, sentence, predicate, avoid)
        return self.acting(made, node, sentence) if made is not None else []

    def acting(self, made: Party, node: Node, sentence: Sentence) -> list[EntityRef]:
        """Who acts where ``node``, which stands for ``made``, is said to."""
        others = (self.party(n, sentence) for n in holders(made.node or node))
        return [self.as_actor(made), *(o.ref for o in others if o is not None), *self._besides(made, node)]

    def _besides(self, made: Party, node: Node) -> list[EntityRef]:
        """هجمات أمريكية وإسرائيلية: the other states of a phrase that stands for a state by its nisba."""
        named = nisba_parties(node, self.known) if made.node is None and made.kind == "state" else []
        return named[1:] if named and named[0].id == made.ref.id else []

    def party(self, node: Node, sentence: Sentence, predicate: Node | None = None,
               avoid: frozenset[str] = frozenset()) -> Party | None:  # fmt: skip
        """Who is meant by a phrase or pronoun of the sentence, under the name by which the page introduced it."""
        if node.fn == "appos" and node.parent is not None and node.parent.kind == "np" and node.parent is not node:
            return self.party(node.parent, sentence, predicate, avoid)
        if node.kind == "pron":
            return self._pronoun(node, sentence, predicate, avoid)
        if node not in self._meant:
            self._meant[node] = self._named(node, sentence)
        return self._meant[node]

    def _named(self, node: Node, sentence: Sentence) -> Party | None:
        """Who is meant by a phrase that is no pronoun."""
        through = self._through(node, sentence)
        if through is not None:
            return through
        if _is_own_country(node):
            return self._own_country(node, sentence)
        own = self._own_force(node, sentence)
        if own is not None:
            return own
        made = self.found.get(id(node)) or self._within(node, sentence)
        return made and (self.discourse.definite(made) or self._of_country(made) or self._owned(made, node, sentence))

    def _pronoun(self, node: Node, sentence: Sentence, predicate: Node | None, avoid: frozenset[str]) -> Party | None:
        """Who a pronoun stands for: the speaker, the subject of what he says, or the nearest party that agrees."""
        if node.pron.startswith("1"):
            return self.speaker(node, sentence)
        speaker = self._speaker_for(node, sentence, avoid)
        if speaker is not None:
            return speaker
        country = self._country_spoken_of(node, sentence)
        if country is not None and country.ref.name not in avoid:
            return country
        if predicate is not None and predicate.subject is not None and predicate.subject is not node:
            subject = self.found.get(id(predicate.subject))
            avoid = avoid | {subject.ref.name} if subject else avoid
        side = self._his_side(node, sentence)
        if side is not None and side.ref.name not in avoid:
            return side
        return self.discourse.pronoun(node, node.tokens[node.first].start, sentence.paragraph, avoid)

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

    def _of_country(self, made: Party) -> Party | None:
        """الحكومة, السلطات alone: those of the one country that the page is about."""
        if made.ref.id is not None or made.stem not in _GOVERNMENTS or not made.ref.name.startswith("ال"):
            return None
        first, *others = [*self.countries.most_common(2), ("", 0)]
        entity = self.known.entities.get(self.known.party(f"state-{first[0].lower()}"))
        if len(made.ref.name.split()) > 1 or entity is None or first[1] < 2 * others[0][1]:
            return None
        return replace(made, ref=EntityRef(made.ref.name, entity.id, entity.label, made.ref.span), kind="state")

    def _owned(self, made: Party, node: Node, sentence: Sentence) -> Party:
        """مسلحو التنظيم: fighters under their own name, resolved to the body that their construct takes up."""
        if made.ref.id is not None or made.kind != "armed" or made.node is not node:
            return made
        if node.pron.startswith("3"):
            owner = self._force_of(node, sentence)
            if owner is not None and owner.ref.id is None and owner.kind in _BODIES:
                return replace(made, ref=EntityRef(owner.ref.name, span=made.ref.span))  # قالت الحركة إن طائراتها …
            return self._owned_by(owner, made)
        if node.last == node.head and node.gen is None:
            return made
        last = node.tokens[node.last]
        if node.gen is not None:
            owner = self.party(node.gen, sentence)
        elif last.word.group is not None and last.word.nominal.det:
            ref, stem = EntityRef(words_of(node.tokens, node.last, node.last)), last.word.nominal.stem
            alone = Party(ref, last.word.group.kind, "", "", made.position, made.paragraph, stem)
            owner = self.discourse.definite(alone)
        else:
            owner = None
        return self._owned_by(owner, made)

    @staticmethod
    def _owned_by(owner: Party | None, made: Party) -> Party:
        """Fighters under their own name, as those of the body that they belong to where it is known."""
        if owner is None or owner.ref.id is None or owner.kind in ("person", "outlet", "source"):
            return made
        return replace(made, ref=EntityRef(made.ref.name, owner.ref.id, owner.ref.label, made.ref.span))

    def owner(self, node: Node, sentence: Sentence, pron: str = "") -> Party | None:
        """Whom the pronoun on a noun stands for; ``pron`` tells it where its reading has none (متحدثه)."""
        held = owner_pronoun(node, pron)
        return self._pronoun(held, sentence, None, frozenset({words_of(node.tokens, node.first, node.last)}))

    def _force_of(self, node: Node, sentence: Sentence) -> Party | None:
        """قال إن قواته قصفت: whose they are where their owner speaks of them; a head of state's are his state's.

        Elsewhere (هاجمت المدينة، وقتل مقاتلوها) it may mean another, and nobody is given a force that may not be his.
        """
        owner = self._speaker_for(owner_pronoun(node), sentence, frozenset(), node)
        if owner is None or owner.kind != "person" or not owner.state or self.as_actor(owner).id == owner.ref.id:
            return owner
        entity = self.known.entities[self.known.party(owner.state)]
        return replace(owner, ref=EntityRef(owner.ref.name, entity.id, entity.label), kind="state")

    def speaker(self, node: Node, sentence: Sentence) -> Party | None:
        """We and I: whoever speaks here; who speaks for a state or a body that the page named means that."""
        clause = node.clause
        subject: Party | None = None
        while clause is not None and subject is None:
            governor = clause.governor
            if governor is not None and governor.subject is not None and governor.subject.kind == "np":
                subject = self.party(governor.subject, sentence)
            clause = clause.parent
        position = node.tokens[node.first].start
        if self.own is not None and sentence.paragraph in self.own.paragraphs and subject is None:
            return self._in_own_words(self.own.party, node, sentence)
        subject = subject or self._after_quote(node, sentence) or self._last_speaker(position, sentence.paragraph)
        if subject is None or (node.number == "s" and node.pron != "1cp"):
            return subject
        meant = self.bodies.get(subject.ref.name) or subject
        entity = self.known.entities[self.known.party(meant.state)] if meant.state else None
        entity_id, label = (entity.id, entity.label) if entity is not None else (meant.ref.id, meant.ref.label)
        if meant.kind == "person" and entity is None:
            return Party(EntityRef("نحن"), "people", "", "p", position, sentence.paragraph, "")
        return Party(EntityRef("نحن", entity_id, label), meant.kind, "", "p", position, sentence.paragraph, "")

    def _in_own_words(self, own: Party, node: Node, sentence: Sentence) -> Party:
        """We and I on a page in somebody's own words: he, or the body that he leads or speaks for."""
        several = node.number != "s" or node.pron == "1cp"
        meant = (self._body_of(own.ref.name) or own) if several else own
        position = node.tokens[node.first].start
        return replace(meant, ref=replace(meant.ref, span=None), position=position, paragraph=sentence.paragraph)

    def _after_quote(self, node: Node, sentence: Sentence) -> Party | None:
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
            return self.party(later.subject, sentence) if said and later.subject is not None else None
        return None

    def _last_speaker(self, position: int, paragraph: int) -> Party | None:
        """Who spoke last before ``position``, in this paragraph or the two before it."""
        for at, around, made in reversed(self.speakers):
            if at < position:
                return made if paragraph - around <= 2 else None
        return None

    def _speaker_for(
        self, node: Node, sentence: Sentence, avoid: frozenset[str], noun: Node | None = None
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
        made = self.party(subject, sentence) if subject is not node and subject.kind != "pron" else None
        if made is None or made.ref.name in avoid or not agree(made, node.gender, node.number):
            return None
        return made

    def _his_side(self, node: Node, sentence: Sentence) -> Party | None:
        """كشف القيادي أن موسكو عرضت عليهم أسلحة: "them", where his paragraph has named no others, are his own body."""
        position, clause = node.tokens[node.first].start, node.clause
        named = self.discourse.before(position, sentence.paragraph)
        if node.pron != "3mp" or any(agree(p, node.gender, node.number) for p in named):
            return None
        while clause is not None and not (clause.kind in ("comp", "quote") and clause.governor is not None):
            clause = clause.parent
        governor = clause.governor if clause is not None else None
        if governor is None or governor.subject is None or governor.subject is node or not is_cue(governor):
            return None
        speaker = self.party(governor.subject, sentence) if governor.subject.kind == "np" else None
        body = self._body_of(speaker.ref.name) if speaker is not None else None
        return body if body is not None and agree(body, node.gender, node.number) else None

    def _body_of(self, person: str) -> Party | None:
        """The body that the page has given a person, named in full or by the surname."""
        return self.bodies.get(person) or next((b for n, b in self.bodies.items() if n.endswith(f" {person}")), None)

    def _country_spoken_of(self, node: Node, sentence: Sentence) -> Party | None:
        """قال إن بلاده ستوقف …، لكنها ستواصل …: she is the country of which the speaker goes on to speak."""
        if (node.gender, node.number) != ("f", "s"):
            return None
        topics = (c.topic for c in sentence.clauses if c.kind == "comp" and c.topic is not None)
        topic = next((t for t in topics if t.first < node.first and _is_own_country(t)), None)
        return self._own_country(topic, sentence) if topic is not None else None

    def _own_country(self, node: Node, sentence: Sentence) -> Party | None:
        """بلاده: the state of whoever speaks."""
        clause = node.clause
        while clause is not None:
            governor = clause.governor
            if governor is not None and governor.subject is not None:
                made = self.party(governor.subject, sentence)
                state = made.state if made is not None else ""
                if state:
                    entity = self.known.entities[self.known.party(state)]
                    ref = EntityRef(words_of(node.tokens, node.first, node.first), entity.id, entity.label)
                    return Party(ref, "state", "", "", node.tokens[node.first].start, sentence.paragraph, "")
            clause = clause.parent
        return None

    def _within(self, node: Node, sentence: Sentence) -> Party | None:
        """A phrase that is no party stands for the party it belongs to: مقر الحزب, موقف فيتنام, المقترح الأميركي."""
        if node.kind not in ("np", "ev") or "city_word" in node.tokens[node.head].word.classes:
            return None
        if node.gen is not None and (found := self.party(node.gen, sentence)) is not None:
            return found
        if node.mention is not None and node.mention.first > node.head and node.mention.kind not in ("place", "outlet"):
            entity = self.known.entities[self.known.party(node.mention.entity)]
            ref = EntityRef(words_of(node.tokens, node.mention.first, node.mention.last), entity.id, entity.label)
            return Party(ref, entity.kind, "", "", node.tokens[node.first].start, sentence.paragraph, "")
        nisba = nisba_party(node, self.known)
        return Party(nisba, "state", "", "", node.tokens[node.first].start, sentence.paragraph, "") if nisba else None

    def _own_force(self, node: Node, sentence: Sentence) -> Party | None:
        """قواتنا, جيشنا: the speaker's own force is his state's or body's, under the page's words."""
        norm = node.tokens[node.head].norm.removeprefix("و")
        own = norm.endswith("نا") and node.head == node.first
        groups = lexicon().groups
        group = groups.get(norm[:-2]) or groups.get(f"{norm[:-2]}ن") if own else None  # مقاتلونا
        if group is None or group.kind != "armed":
            return None
        pron = Node("pron", node.tokens, node.first, node.first, node.first)
        pron.pron, pron.number, pron.clause = "1cp", "p", node.clause
        owner = self.speaker(pron, sentence)
        if owner is None:
            return None
        last = node.last
        if last == node.head and last + 1 < len(node.tokens) and _epithet(node.tokens[last + 1]):
            last += 1
        # On a page of his own words a body that nobody knows goes by its name, not by what it calls its men.
        named = owner.ref.id is None and self.own is not None and owner.ref.name == self.own.party.ref.name
        words = owner.ref.name if named else words_of(node.tokens, node.first, last)
        ref = EntityRef(words, owner.ref.id, owner.ref.label)
        span = Span(node.tokens[node.first].start, node.tokens[last].end)
        return Party(replace(ref, span=span), "armed", group.gender, "", span.start, sentence.paragraph, "")

    def of_entity(self, entity_id: str, node: Node, first: int, last: int, sentence: Sentence) -> Party:
        """A known entity under the words ``first``..``last`` of ``node``."""
        ref = reference(node, first, last, self.known.party(entity_id), self.known)
        kind = self.known.entities[entity_id].kind
        return Party(ref, kind, "", "", node.tokens[first].start, sentence.paragraph, "")

    def of_state(self, state: str, node: Node, sentence: Sentence) -> Party:
        """A state that an adjective of ``node`` names."""
        start = node.tokens[node.first].start
        return Party(self._state_ref(state), "state", "", "", start, sentence.paragraph, "", state=state)

    def _state_ref(self, state: str) -> EntityRef:
        entity = self.known.entities[self.known.party(state)]
        return EntityRef(self.known.entities[state].ar, entity.id, entity.label)

    def reference(self, node: Node, first: int, last: int) -> EntityRef:
        """A reference by the words ``first``..``last`` of ``node``."""
        return reference(node, first, last, None, self.known)

    def body_of_adjective(self, stem: str) -> str:
        """The id of the body whose adjective a word is (أممي); empty where it is none's."""
        return _BODY_ADJECTIVES.get(stem.removesuffix("ه"), "")

    def as_actor(self, made: Party) -> EntityRef:
        """Code the party, not the office: a head of state or minister acts for the state."""
        if made.kind == "person" and made.state and (self._acts_for_state(made) or self._holds_office(made)):
            entity = self.known.entities[self.known.party(made.state)]
            return EntityRef(made.ref.name, entity.id, entity.label, made.ref.span)
        return made.ref

    @staticmethod
    def _acts_for_state(made: Party) -> bool:
        group = made.node.group if made.node is not None else None
        return made.title.removesuffix("ه") in _STATE_TITLES or (group is not None and group.noun in _STATE_TITLES)

    def _holds_office(self, made: Party) -> bool:
        return bool(made.ref.id and any(body == made.state for _, body in self.known.offices.get(made.ref.id, ())))

    def dropped(self, frame: Frame, sentence: Sentence, recipients: list[EntityRef]) -> list[EntityRef]:
        """The party that a verb without a subject goes on with."""
        node = frame.node
        slot = frame.sense.slot("actor") or frame.sense.slot("holder")
        if node.kind != "verb" or node.passive or slot is None or "subj" not in slot.markers:
            return []
        if node.form is not None and node.form.person == "1":
            return self._first_person(node, sentence)
        if node.subject is not None and node.subject.kind != "pron":
            return []
        pron = Node("pron", node.tokens, node.first, node.first, node.first)
        pron.gender, pron.number, pron.clause = node.gender, node.number, node.clause
        others = frozenset(r.name for r in recipients) | self._own_words_of(node, sentence)
        found = self._country_spoken_of(pron, sentence) or self.discourse.pronoun(
            pron, node.tokens[node.first].start, sentence.paragraph, others
        )
        return [self.as_actor(found)] if found is not None else []

    def _own_words_of(self, node: Node, sentence: Sentence) -> frozenset[str]:
        """قال الناجي: هاجمونا: in his own words the speaker is no "he" or "they"."""
        clause = node.clause
        while clause is not None and clause.kind != "quote":
            clause = clause.parent
        teller = clause.governor.subject if clause is not None and clause.governor is not None else None
        made = self.party(teller, sentence) if teller is not None else None
        return frozenset({made.ref.name}) if made is not None else frozenset()

    def _first_person(self, node: Node, sentence: Sentence) -> list[EntityRef]:
        pron = Node("pron", node.tokens, node.first, node.first, node.first)
        pron.pron, pron.number, pron.clause = ("1cp" if node.number == "p" else "1cs"), node.number, node.clause
        made = self.speaker(pron, sentence)
        if made is None:
            return [EntityRef("نحن")] if node.number == "p" else []
        return [self.as_actor(made)]
