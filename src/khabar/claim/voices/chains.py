"""The chain of voices over a claim, and what the page has said so far that later chains need."""

from __future__ import annotations

from khabar.claim.choice.voice import Opened
from khabar.claim.context import Context, Link
from khabar.claim.frames import best_frame
from khabar.claim.nodes import CUES, Node, is_cue
from khabar.claim.own_words import OwnWords
from khabar.claim.parties.meant import Parties
from khabar.claim.sentence import Sentence
from khabar.claim.speakers import HEARD, Chain, Speakers, cue_of
from khabar.claim.voices.attributed import BY_MOUTH, attributed
from khabar.claim.voices.beside import beside
from khabar.claim.voices.links import carried_by, linked
from khabar.model import Source, SourceKind

_GUEST = ("مع", "ل", "إلى")


class Voices:
    """The chains of one article; it remembers who spoke last and through which outlet somebody was heard."""

    def __init__(self, parties: Parties) -> None:
        self.speakers = Speakers(parties)
        self.opened: list[Opened] = []
        """Every chain that the page has opened so far, in order."""
        self.open = False
        """The last sentence ended in what its speaker said after a colon."""
        self.outer: dict[str, Chain] = {}
        self.own: OwnWords | None = None
        """Whose own words a part of the page is."""
        self.seen = -1
        """Where the sentence starts whose interviews were noted last."""

    # -- the chain of a claim ------------------------------------------------------------------

    def chain(self, sentence: Sentence, context: Context, node: Node, said: Source | None = None) -> Chain:
        """The voices over ``node``; its own speech act, where it is one, comes last."""
        self._interviews(sentence)
        own = self.own_words(sentence)
        quoted = sentence.quoted(node.first)
        if context.gloss and not context.links and not quoted:
            return tuple(s for s in (own, said) if s is not None)
        links = self._links(sentence, context)
        chain = attributed(sentence, node, links, self.speakers)
        if len(chain) > len(links) and all(link.faint for link in context.links):
            chain = tuple(s for s in chain if s not in links)  # هددت الوزارة بكذا، بحسب القناة: the channel tells it
        if not chain and own is None:
            chain = beside(sentence, node, quoted, self.speakers, self.open)
        if own is not None:
            chain = (own, *(s for s in chain if s.entity.name != own.entity.name))
        last = chain[-1] if chain else None
        if said is not None and (last is None or (last.cue not in BY_MOUTH and last.entity.name != said.entity.name)):
            chain = (*chain, said)
        return self._with_outer(chain)

    def own_words(self, sentence: Sentence) -> Source | None:
        """Whose own words the sentence is on a page that gives a statement or an interview."""
        return self.own.source if self.own is not None and sentence.paragraph in self.own.paragraphs else None

    def _links(self, sentence: Sentence, context: Context) -> Chain:
        """The voices that the clauses above name, each once."""
        links: list[Source] = []
        for link in reversed(context.links):
            made = linked(link, sentence, self.speakers) if not (link.faint and links) else []
            if made and links and links[-1].entity.name == made[-1].entity.name:
                continue  # قالت إن …، لكنها لفتت إلى أن …: the same voice goes on
            for source in made:
                if source.kind is SourceKind.DOCUMENT and links and links[-1].kind is not SourceKind.OUTLET:
                    # قال X إن التحقيقات تشير إلى: what a speaker goes by is no voice beside him.
                    continue
                if all(source.entity.name != other.entity.name for other in links):
                    links.append(source)
        return tuple(links)

    def _with_outer(self, chain: Chain) -> Chain:
        """The chain through the outlet by which its first voice came; which that is, is kept."""
        if len(chain) > 1 and chain[0].kind is SourceKind.OUTLET:
            self.outer.setdefault(chain[1].entity.name, chain[:1])
        if chain and chain[0].entity.name in self.outer:
            return self.outer[chain[0].entity.name] + chain
        return chain

    # -- memory --------------------------------------------------------------------------------

    def remember(self, sentence: Sentence) -> None:
        """Keep the sentence's main speaker for the sentences that go on."""
        self._interviews(sentence)
        spoken = False
        for node in sentence.sayings:
            chain = self._spoken(node, sentence)
            if chain:
                self._hold(chain, node.gender, sentence)
                spoken = True
        if not spoken and sentence.attributions and sentence.nodes:
            chain = self._with_outer(attributed(sentence, sentence.nodes[0], (), self.speakers))
            self._hold(chain, "", sentence)
        last = len(sentence.tokens) - 1
        opened = any(c.kind == "quote" and c.marker == ":" and c.end >= last for c in sentence.clauses)
        self.open = opened or (self.open and not spoken and self.speakers.near(sentence) == 0)

    def _hold(self, chain: Chain, gender: str, sentence: Sentence) -> None:
        self.speakers.hold(chain, gender, sentence.paragraph)
        if chain:
            self.opened.append(Opened(sentence.start, chain))

    def _spoken(self, node: Node, sentence: Sentence) -> Chain:
        """The chain that a verb of saying opens, where it is one of the sentence's own and not of what is said."""
        clause, subject = node.clause, node.subject
        if clause is None or clause.kind not in HEARD or (clause.kind == "part" and node.form is not None):
            return ()
        if subject is not None and subject.clause is not clause and clause.topic is not subject:
            return ()
        frame = best_frame(node, CUES)
        if frame is None or (subject is None and not frame.roles.get("content")):
            return ()
        link = Link(next(iter(frame.nodes("source")), None) or subject, node, frame)
        chain = linked(link, sentence, self.speakers)
        if not chain:
            return ()
        told = (self.speakers.speaker(n, sentence, cue_of(node)) for n in frame.nodes("deeper")[:1])
        chain += [source for source in told if source is not None]
        return self._with_outer(attributed(sentence, node, tuple(chain), self.speakers))

    def _interviews(self, sentence: Sentence) -> None:
        """نشرت الصحيفة مقابلة مع X: whatever X says on this page came through the paper."""
        if self.seen == sentence.start:
            return
        self.seen = sentence.start
        for node in sentence.nodes:
            if node.kind in ("np", "ev") and "interview" in node.classes and node.clause is not None:
                self._interview(node, node.clause.verb, sentence)

    def _interview(self, node: Node, verb: Node | None, sentence: Sentence) -> None:
        """Keep who is the guest of an interview, and whose interview it is."""
        hosts = [node] if verb is None else [node, verb]
        kids = [kid for at in hosts for fn, kid in at.kids if fn in _GUEST and kid.kind == "np"]
        subject = verb.subject if verb is not None and (verb.object is node or is_cue(verb)) else None
        kids += [subject] if subject is not None and subject is not node else []
        voices = [s for kid in kids if (s := self.speakers.speaker(kid, sentence, cue_of(node))) is not None]
        carriers = (carried_by(n, sentence, self.speakers) for n in (node, *kids))
        carrier = next((c for c in carriers if c is not None), None)
        outlets = [s for s in (carrier, *voices) if s is not None and s.kind is SourceKind.OUTLET]
        people = [s for s in voices if s.kind is SourceKind.PERSON]
        for person in people[:1] if outlets else ():
            self.outer[person.entity.name] = (outlets[0],)
            self.speakers.guest = person
