"""Who speaks: the speaker that a phrase names, or whom a verb without one goes on with."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.arguments import owner_pronoun
from khabar.claim.context import Link
from khabar.claim.descriptions import (
    OUTLETS,
    SAME,
    carrier,
    described,
    described_together,
    is_described,
    is_document,
    maker,
    misread,
    source_kind,
    stems_of,
    unquoted,
)
from khabar.claim.frames import best_frame
from khabar.claim.hearsay import is_misplaced
from khabar.claim.nodes import CUES, Node, is_cue
from khabar.claim.parties.meant import Parties
from khabar.claim.party import Party
from khabar.claim.sentence import Sentence
from khabar.claim.telling import is_first_person, is_manner
from khabar.model import EntityRef, Source, SourceKind

Chain = tuple[Source, ...]

REACH = 2
"""How many paragraphs back the speaker of a lone quotation or of a bare "statement" may stand."""
HEARD = frozenset({"main", "coord", "sub", "part"})
"""Clauses whose verb of saying makes its subject the one who speaks now."""
_AUTHOR = ("ل", "من", "عن")
_NEAR = 8
"""How many tokens before قوله the source may stand of whom an outlet has it."""
_GOING_ON = frozenset({"اضاف", "تابع", "استطرد", "اردف", "واصل", "اختتم"})
_MUTE = frozenset({"people", "place"})
"""Kinds of parties that nobody goes on from (وقال إن): somebody else was heard last."""
_ANYBODY = frozenset({"مصدر", "مصادر", "مسوول", "متحدث"})
"""Descriptions that take up whoever spoke last, however he was described."""
_SPEAKING = frozenset(
    {"person", "official", "sourceword", "outlet_word", "population", "diplomat", "member", "org", "court",
     "delegation",
     "prisoner", "hostage", "displaced", "media", "police", "investigation", "image"}
)  # fmt: skip


def cue_of(node: Node) -> str:
    """The word that attributes."""
    return node.tokens[node.head].text


class Speakers:
    """The speakers of one article; it remembers whom it has heard and who spoke last."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.last: Chain = ()
        self.last_gender = ""
        self.last_paragraph = -1
        self.guest: Source | None = None
        """Who is interviewed on the page: what stands "in it" (جاء فيها) is his."""
        self.heard: list[tuple[frozenset[str], Source]] = []
        """Every speaker so far, with the words that his descriptions begin with."""
        self.since: dict[str, int] = {}
        """Where the sentence starts in which a speaker's name or description was heard first."""

    def hold(self, chain: Chain, gender: str, paragraph: int) -> None:
        """Keep who speaks now."""
        if chain:
            self.last, self.last_gender, self.last_paragraph = chain, gender, paragraph

    def near(self, sentence: Sentence) -> int:
        """How many paragraphs ago somebody spoke last."""
        return sentence.paragraph - self.last_paragraph if self.last else REACH + 1

    def of(self, link: Link, sentence: Sentence) -> Chain:
        """A link of the context as sources; empty where nobody can be meant."""
        cue, speaker = link.cue, link.speaker
        if speaker is not None and is_manner(speaker):
            speaker = None
        if speaker is not None and speaker.fn == "gen" and speaker.parent is cue.subject:
            speaker = cue.subject  # قال منسق هيئة | ضحايا الحرب
        speaker = speaker or misread(cue)
        if speaker is None and self.guest is not None and cue.subject is None:
            speaker = next((kid for fn, kid in cue.kids if fn == "في" and kid.kind == "pron"), None)  # جاء فيها أنه
        if is_first_person(cue) if speaker is None else speaker.pron.startswith("1") and speaker.kind == "pron":
            return ()
        if speaker is None and cue.kind == "ev" and link.frame is not None and link.frame.sense.kind != "cue":
            return ()  # بتهمة قتل المتظاهرين: nobody is told who accuses
        speaker = speaker or (maker(cue) if cue.kind == "verb" else cue)
        pronoun = speaker is not None and (speaker.kind == "pron" or (speaker is cue and bool(cue.pron)))
        if speaker is not None and pronoun and (found := self._pronoun(cue, speaker, sentence)):
            return (*found[:-1], replace(found[-1], cue=cue_of(cue)))
        made = self.speaker(speaker, sentence, cue_of(cue), cue) if speaker is not None else None
        adds = cue.kind == "verb" and any(s.lemma in _GOING_ON for s in cue.senses)
        if made is not None and adds and self.near(sentence) <= 1 and self._is_anew(made, sentence):
            # وأضاف المسؤول الإيراني: whoever adds has spoken, under whatever description.
            return (*self.last[:-1], replace(self.last[-1], cue=made.cue))
        if made is not None:
            return (made,)
        return self._continued(cue, sentence, cue_of(cue)) if adds or (cue.kind == "verb" and speaker is None) else ()

    def _is_anew(self, made: Source, sentence: Sentence) -> bool:
        """Whether a definite description of a person has not been heard before."""
        if made.entity.id is not None or made.kind in (SourceKind.OUTLET, SourceKind.ORGANIZATION):
            return False
        known = self.since.get(made.entity.name, sentence.start) < sentence.start
        return made.entity.name.startswith("ال") and not known

    def _pronoun(self, cue: Node, speaker: Node, sentence: Sentence) -> Chain:
        """Whom a pronoun that speaks stands for, where it is not simply the nearest party."""
        if cue.kind == "ev":
            return self._quoted_by(cue, sentence)
        if speaker.prep == "في" and self.guest is not None:
            return (self.guest,)
        return self._earlier(cue, speaker.gender, sentence) if cue.subject is speaker else ()

    def _quoted_by(self, cue: Node, sentence: Sentence) -> Chain:
        """نقلت الوكالة عن X قوله: "his" saying is his from whom the verb has it, or its subject's (أضاف بقوله)."""
        verb = cue.clause.verb if cue.clause is not None else None
        while verb is not None and verb.clause is not None and not is_cue(verb):
            around = verb.clause.parent
            verb = around.verb if around is not None and around.verb is not verb else None
        if verb is None or cue.fn not in ("", "obj", "ب"):
            return ()
        frame = best_frame(verb, CUES)
        told = next(iter(frame.nodes("deeper")), None) if frame is not None else None
        if told is None:
            at = range(cue.first - _NEAR, cue.first)
            near = [n for n in sentence.nodes if n.prep == "عن" and n.kind == "np" and n.first in at]
            told = near[-1] if near else None
        if told is None:
            return self.of(Link(verb.subject, verb, None), sentence) if cue.fn == "ب" else ()
        made = self.speaker(told, sentence, cue_of(cue), verb)
        return (made,) if made is not None else ()

    def speaker(self, node: Node, sentence: Sentence, cue: str, predicate: Node | None = None) -> Source | None:
        """Whoever a phrase names as the one who says: a party, the author of a document, or just its words."""
        if node.kind == "verb" or (
            predicate is not None and predicate.subject is node and is_misplaced(node, predicate)
        ):
            return None
        if any(t.timed or (t.kind == "n" and t.index > node.first) for t in node.tokens[node.first : node.last + 1]):
            return None
        if node.pron.startswith("1") and "outlet_word" in node.classes:  # قال لموقعنا: the page's own outlet is no link
            return None
        if is_document(node):
            return self._document(node, sentence, cue, predicate)
        return self._person(node, sentence, cue, predicate)

    def is_the_pages_own(self, node: Node) -> bool:
        """قال للوكالة: whom one speaks to on a page that has named no outlet before is the one that it is of."""
        bare = node.kind == "np" and node.first == node.last and node.det and node.mention is None and not node.kids
        if not bare or "outlet_word" not in node.classes:
            return False
        at = node.tokens[node.first].start
        return not any(p.kind in OUTLETS and p.position < at for p in self.parties.discourse.parties)

    def _person(self, node: Node, sentence: Sentence, cue: str, predicate: Node | None) -> Source | None:
        if any(s.slot("self") is not None for s in node.senses if s.kind == "cue"):
            return self._known(Source(described_together(node), SourceKind.UNNAMED, cue), node, None, sentence)
        made = self.parties.party(node, sentence, predicate)
        if node.kind != "pron" and (made is None or (made.node is None and node.gen is None)):
            # A nisba alone makes no speaker (مصادر أميركية is not the United States, nor are الأوامر الأميركية).
            worded = self._worded(node, cue)
            return self._known(worded, node, None, sentence) if worded is not None else None
        if made is None:
            return None
        kind = source_kind(made)
        made = unquoted(made, node)
        named = made.node or node
        wordy = named.kind == "np" and (kind is SourceKind.UNNAMED or is_described(made))
        name = described_together if kind is SourceKind.UNNAMED else described
        source = Source(name(named) if wordy else made.ref, kind, cue)
        return self._known(source, named if node.kind == "pron" else node, made, sentence)

    def _known(self, source: Source, node: Node, made: Party | None, sentence: Sentence) -> Source:
        """The same voice by the name it was heard under before: a surname, a bare description (المصدر، المتحدث)."""
        words = source.entity.name.split()
        if len(words) == 1 and source.kind is not SourceKind.OUTLET:
            full = self._full_name(source.entity)
            if full is not None:
                source = replace(source, entity=full, kind=SourceKind.PERSON)
        stems = stems_of(node, made)
        vague = sentence.kind == "title" and (
            source.kind is SourceKind.UNNAMED or (made is not None and is_described(made))
        )
        bare = (len(words) == 1 and words[0].startswith("ال")) or words[0] in SAME or vague
        if source.entity.id is None and bare and stems:
            earlier = next(
                (e for found, e in reversed(self.heard) if found & stems and e.entity.name != source.entity.name), None
            )
            if earlier is None and vague:
                earlier = self._named_later(stems)
            if earlier is None and self.last and stems & _ANYBODY and self.near(sentence) <= 1:
                earlier = self.last[-1]
            if earlier is not None:
                return replace(earlier, cue=source.cue)
        self.heard.append((stems, source))
        self.since.setdefault(source.entity.name, sentence.start)
        return source

    def _full_name(self, short: EntityRef) -> EntityRef | None:
        """The person of the page whose name ends with this word, or who is known to be the same."""
        for party in self.parties.discourse.parties:
            if party.kind != "person":
                continue
            words = party.ref.name.split()
            if len(words) > 1 and (words[-1] == short.name if short.id is None else party.ref.id == short.id):
                return party.ref
        return None

    def _named_later(self, stems: frozenset[str]) -> Source | None:
        """The one person whom the body names by the office that the headline speaks of."""
        found = {
            p.ref.name: p.ref
            for p in self.parties.discourse.parties
            if p.kind == "person" and p.node is not None and not is_described(p) and stems_of(p.node, p) & stems
        }
        return Source(next(iter(found.values())), SourceKind.PERSON, "") if len(found) == 1 else None

    def _document(self, node: Node, sentence: Sentence, cue: str, predicate: Node | None) -> Source | None:
        """A statement's author speaks; where it names none, whoever made it, the one who spoke last, or itself."""
        found = self._author(node, sentence, cue, predicate)
        if found is not None:
            return found
        if (node.mention is not None and node.mention.first > node.head) or node.nisbas:
            made = self.parties.party(node, sentence, predicate)
            if made is not None:
                return Source(made.ref, source_kind(made), cue)
        verb = carrier(node)
        if verb is not None:
            if verb.subject is not None:
                return self.speaker(verb.subject, sentence, cue, predicate)
            return next(iter(self._continued(verb, sentence, cue)[-1:]), None)
        bare = node.det and node.last == node.first and node.gen is None
        if bare and self.last and self.near(sentence) <= REACH:
            return replace(self.last[-1], cue=cue)
        return Source(described(node), SourceKind.DOCUMENT, cue)

    def _author(self, node: Node, sentence: Sentence, cue: str, predicate: Node | None) -> Source | None:
        """Whose a document is: by its pronoun, its construct, or after ل، من، عن."""
        if node.pron:
            made = self.parties.discourse.pronoun(
                owner_pronoun(node), node.tokens[node.first].start, sentence.paragraph
            )
            if made is not None:
                return Source(made.ref, source_kind(made), cue)
        authors = [] if node.gen is None else [node.gen]
        authors += [kid for fn, kid in node.kids if fn in _AUTHOR]
        authors += _issuers(node)
        verb = node.clause.verb if node.clause is not None else None
        if verb is not None and verb.subject is node:
            # ذكر تقرير للمنظمة: the preposition has gone to the verb as its addressee.
            authors += [k for fn, k in verb.kids if fn == "ل" and 0 < k.first - node.last <= 1]
        made_of = (self.speaker(a, sentence, cue, predicate) for a in authors if a.kind == "np")
        return next((source for source in made_of if source is not None), None)

    def _worded(self, node: Node, cue: str) -> Source | None:
        """A speaker whom no table knows: his description is his name."""
        if node.kind not in ("np", "ev") or (node.mention is not None and node.mention.kind == "place"):
            return None
        classes = node.tokens[node.head].word.classes
        if "outlet_word" in classes:
            return Source(described(node), SourceKind.OUTLET, cue)
        if (node.kind == "ev" and "media" not in classes) or (classes and not classes & _SPEAKING):
            return None
        return Source(described_together(node), SourceKind.UNNAMED, cue)

    def _continued(self, node: Node, sentence: Sentence, cue: str) -> Chain:
        """A verb of saying without a subject goes on with the last speaker who agrees with it."""
        if node.passive:
            return ()
        earlier = self._earlier(node, node.gender, sentence)
        if earlier:
            return (*earlier[:-1], replace(earlier[-1], cue=cue))
        pron = Node("pron", node.tokens, node.first, node.first, node.first)
        pron.gender, pron.number = node.gender, node.number
        found = self.parties.discourse.pronoun(pron, node.tokens[node.first].start, sentence.paragraph)
        if found is None or any(map(str.isdigit, found.ref.name)) or found.kind in _MUTE:
            return ()
        return (Source(found.ref, source_kind(found), cue),)

    def _earlier(self, node: Node, gender: str, sentence: Sentence) -> Chain:
        """Who spoke last before ``node``, in this sentence or before it, where the verb agrees with him."""
        for other in reversed(sentence.nodes):
            subject, clause = other.subject, other.clause
            if other.first >= node.first or other.kind != "verb" or not is_cue(other):
                continue
            if subject is None or subject.kind == "pron" or clause is None or clause.kind not in HEARD:
                continue
            if gender and other.gender and gender != other.gender:
                continue
            made = self.of(Link(subject, other, None), sentence)
            if made:
                return made
        agrees = not gender or not self.last_gender or gender == self.last_gender
        return self.last if agrees else ()


def _issuers(document: Node) -> list[Node]:
    """Who is said to have made a document: بيان صادر عن الوزارة, في بيان أصدرته الحركة."""
    made = [k for fn, k in document.kids if fn == "adj"] + [c.verb for c in document.rels if c.verb is not None]
    frames = [best_frame(verb, CUES) for verb in made if is_cue(verb)]
    return [n for frame in frames if frame is not None for n in frame.nodes("source") if n is not document]
