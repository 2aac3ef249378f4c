"""Who says so: the chain of attribution of every claim, nearest to the page first."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.choice.voice import Opened
from khabar.claim.context import Context, Link
from khabar.claim.descriptions import is_document
from khabar.claim.frame import Frame
from khabar.claim.frames import best_frame
from khabar.claim.nodes import CUES, Attribution, Clause, Node, is_cue
from khabar.claim.own_words import OwnWords
from khabar.claim.parties.dropped import dropped
from khabar.claim.parties.meant import Parties
from khabar.claim.sentence import Sentence
from khabar.claim.speakers import HEARD, REACH, Chain, Speakers, cue_of
from khabar.claim.telling import CONTRAST
from khabar.claim.trailing import AS, closes_saying
from khabar.find.tokens import QUOTES
from khabar.knowledge.folding import fold
from khabar.model import Source, SourceKind

_GUEST = ("مع", "ل", "إلى")
_BY_MOUTH = frozenset({"على لسان", "بلسان"})
"""Who is named after these speaks in the place of the body that is said to."""
_ANNOUNCE = fold("أعلن")
"""أعلن الإضراب, أعلنت حالة الطوارئ: whoever does so says it."""
_WRITTEN = frozenset({"document", "statement"})
_ASIDE = frozenset({"rel", "attr", "part"})
_FEW = 2
_VERBAL = frozenset({"CONCEDE", "SUPPORT", "ACCUSE", "REJECT", "THREATEN", "REQUEST"})
_GROUNDS = frozenset({"agreement", "initiative", "demand", "decree"})
"""وفق الاتفاق، بحسب مقترح الرئيس: the ground of what is done, and not who says so."""


class Voices:
    """The chains of one article; it remembers who spoke last and through which outlet somebody was heard."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
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

    def said(self, frame: Frame, sentence: Sentence) -> Source | None:
        """An event that is itself an act of speech (اتهم، رحّب) has its speaker as the last link."""
        if not _is_speech(frame) or (frame.node.form is not None and frame.node.form.person == "1"):
            return None
        if frame.node.kind == "ev" and not frame.nodes("actor"):
            return None
        cue = cue_of(frame.node)
        for filler in frame.nodes("actor"):
            if self.parties.party(filler, sentence, frame.node) is not None:
                return self.speakers.speaker(filler, sentence, cue, frame.node)
        gone_on = dropped(frame, sentence, self.parties, [])
        return Source(gone_on[0], SourceKind.ORGANIZATION, cue) if gone_on and gone_on[0].id else None

    def chain(self, sentence: Sentence, context: Context, node: Node, said: Source | None = None) -> Chain:
        """The voices over ``node``; its own speech act, where it is one, comes last."""
        self._interviews(sentence)
        own = self.own_words(sentence)
        quoted = sentence.quoted(node.first)
        if context.gloss and not context.links and not quoted:
            return tuple(s for s in (own, said) if s is not None)
        links: list[Source] = []
        for link in reversed(context.links):
            made = self._link(link, sentence) if not (link.faint and links) else []
            if made and links and links[-1].entity.name == made[-1].entity.name:
                continue  # قالت إن …، لكنها لفتت إلى أن …: the same voice goes on
            for source in made:
                if source.kind is SourceKind.DOCUMENT and links and links[-1].kind is not SourceKind.OUTLET:
                    # قال X إن التحقيقات تشير إلى: what a speaker goes by is no voice beside him.
                    continue
                if all(source.entity.name != other.entity.name for other in links):
                    links.append(source)
        chain = self._attributed(sentence, node, tuple(links))
        if len(chain) > len(links) and all(link.faint for link in context.links):
            chain = tuple(s for s in chain if s not in links)  # هددت الوزارة بكذا، بحسب القناة: the channel tells it
        if not chain and own is None:
            chain = self._beside(sentence, node, quoted)
        if own is not None:
            chain = (own, *(s for s in chain if s.entity.name != own.entity.name))
        if said is not None and not (chain and chain[-1].cue in _BY_MOUTH):
            links = list(chain)
            _append(links, said)
            chain = tuple(links)
        return self._with_outer(chain)

    def own_words(self, sentence: Sentence) -> Source | None:
        """Whose own words the sentence is on a page that gives a statement or an interview."""
        return self.own.source if self.own is not None and sentence.paragraph in self.own.paragraphs else None

    def _link(self, link: Link, sentence: Sentence) -> list[Source]:
        """A link of the context as sources: the outlet spoken to first, then the speaker."""
        made = self.speakers.of(link, sentence)
        if not made:
            return []
        outer = [*self._addressees(link, sentence), *self._carriers(link, sentence)][:1]
        return [*(a for a in outer if a.entity.name != made[-1].entity.name), *made]

    def _carriers(self, link: Link, sentence: Sentence) -> list[Source]:
        """قالت الوزارة في بيان نشرته الوكالة: the outlet that carries what the link is said in."""
        papers = [link.cue, *(kid for fn, kid in link.cue.kids if fn == "في"), *_papers_of(link)]
        made = (self._carried_by(paper, sentence) for paper in papers if paper.kind != "verb" and is_document(paper))
        return [source for source in made if source is not None]

    def _attributed(self, sentence: Sentence, node: Node, chain: Chain) -> Chain:
        """Voices set beside the clause (بحسب X، وفقاً ل X): the link nearest to the page, unless they already speak."""
        bare = not chain
        for attribution in sentence.attributions:
            if _describes(attribution.node, node) or _of_another(sentence, attribution, node.first):
                continue
            near = same_stretch(sentence, attribution.node.first, node.first)
            if not near and not (bare and trails(sentence, attribution, node.first)):
                continue
            source = self._attribution(attribution, sentence)
            if source is None:
                if _his_words(attribution.node) and self.speakers.last and not chain:
                    chain = tuple(replace(s, cue=attribution.cue) for s in self.speakers.last)
                continue
            carrier = self._carried_by(attribution.node, sentence)
            if attribution.role == "addressee" and source.kind is not SourceKind.OUTLET and chain:
                if carrier is None:
                    continue
                source = carrier  # في مقابلة مع برنامج تبثه القناة
            if chain and chain[-1].kind is not SourceKind.OUTLET and source.cue in _BY_MOUTH:
                chain = chain[:-1]  # أعلنت الحركة على لسان ناطقها: it is he who speaks
            if all(s.entity.name != source.entity.name for s in chain):
                chain = _placed(chain, source, attribution.role)
            if carrier is not None and chain[0].entity.name != carrier.entity.name:
                chain = (carrier, *chain)
        return chain

    def _carried_by(self, node: Node, sentence: Sentence) -> Source | None:
        """حسب البيان الذي بثته الوكالة: the outlet that carries a statement or an interview."""
        for clause in node.rels:
            verb = clause.verb
            if verb is not None and verb.subject is not None and verb.subject is not node and is_cue(verb):
                made = self.speakers.speaker(verb.subject, sentence, cue_of(verb))
                if made is not None and made.kind is SourceKind.OUTLET:
                    return made
        return None

    def _attribution(self, attribution: Attribution, sentence: Sentence) -> Source | None:
        node = attribution.node
        if _his_words(node) or not _GROUNDS.isdisjoint(node.tokens[node.head].word.classes):
            return None
        if attribution.role == "addressee" and self.speakers.is_the_pages_own(node):
            return None
        if not attribution.cue and not self._speaks(attribution, sentence):
            return None
        return self.speakers.speaker(node, sentence, _particle(attribution))

    def _speaks(self, attribution: Attribution, sentence: Sentence) -> bool:
        """Whether what stands before a headline's colon speaks: a state does so only in the first person."""
        made = self.parties.found.get(id(attribution.node))
        if made is None:
            return False
        if made.kind != "state" or made.human:
            return True
        return any(t.word.verbs and t.is_verb and t.word.verbs[0].person == "1" for t in sentence.tokens)

    def _beside(self, sentence: Sentence, node: Node, quoted: bool) -> Chain:
        """The voice of what nothing in its own clause attributes: a cue that stands after it, or one that goes on."""
        cue = self._trailing(sentence, node, quoted) or (self._before_colon(sentence, node) if quoted else ())
        if cue:
            return cue
        if not self.speakers.last or sentence.kind == "title":
            return ()
        near = self.speakers.near(sentence)
        if quoted and near <= REACH and _opens_quoted(sentence):
            return self.speakers.last
        if (near == 0 and (self.open or goes_on(sentence))) or (near <= 1 and _first_person(node)):
            return self.speakers.last
        return ()

    def _before_colon(self, sentence: Sentence, node: Node) -> Chain:
        """تساءل فلان: «أين هم؟ وقد رأيناهم حين …»: all of a quotation after a colon is his who speaks before it."""
        tokens = sentence.tokens
        begins = [at for at in range(2, node.first) if tokens[at].text in QUOTES and tokens[at - 1].text == ":"]
        said = [c for c in sentence.sayings if begins and c.first < begins[-1] and not sentence.quoted(c.first)]
        return self.speakers.of(Link(said[-1].subject, said[-1], None), sentence) if said else ()

    def _trailing(self, sentence: Sentence, node: Node, quoted: bool) -> Chain:
        """«…»، قال فلان، or …، كما قال فلان: a verb of saying that governs nothing speaks for what it stands beside."""
        for cue in sentence.sayings:
            if cue.content or cue is node:
                continue
            before = sentence.tokens[cue.first - 1] if cue.first else None
            as_said = before is not None and before.norm in AS
            closing = node.first < cue.first and closes_saying(sentence, cue)
            if not (as_said or closing or (quoted and not sentence.quoted(cue.first))):
                continue
            if as_said and not closing and (cue.subject is None or not same_stretch(sentence, cue.first, node.first)):
                continue
            if not (as_said or closing) and cue.clause is not None and cue.clause.kind == "rel":
                continue
            source = self._link(Link(cue.subject, cue, best_frame(cue, CUES) if closing else None), sentence)
            if source:
                return tuple(source)
        return ()

    def _with_outer(self, chain: Chain) -> Chain:
        if len(chain) > 1 and chain[0].kind is SourceKind.OUTLET:
            self.outer.setdefault(chain[1].entity.name, chain[:1])
        if chain and chain[0].entity.name in self.outer:
            return self.outer[chain[0].entity.name] + chain
        return chain

    def _addressees(self, link: Link, sentence: Sentence) -> list[Source]:
        """The outlet that someone speaks to (قال X لرويترز) stands nearer to the page than he does."""
        if link.frame is None:
            return []
        made = [
            self.speakers.speaker(node, sentence, cue_of(link.cue))
            for node in link.frame.nodes("addressee")
            if node.kind != "pron" and not self.speakers.is_the_pages_own(node)
        ]
        return [s for s in made if s is not None and s.kind is SourceKind.OUTLET]

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
            chain = self._with_outer(self._attributed(sentence, sentence.nodes[0], ()))
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
        chain = self._link(Link(next(iter(frame.nodes("source")), None) or subject, node, frame), sentence)
        if not chain:
            return ()
        told = (self.speakers.speaker(n, sentence, cue_of(node)) for n in frame.nodes("deeper")[:1])
        chain += [source for source in told if source is not None]
        return self._with_outer(self._attributed(sentence, node, tuple(chain)))

    def _interviews(self, sentence: Sentence) -> None:
        """نشرت الصحيفة مقابلة مع X: whatever X says on this page came through the paper."""
        if self.seen == sentence.start:
            return
        self.seen = sentence.start
        for node in sentence.nodes:
            if node.kind not in ("np", "ev") or "interview" not in node.classes or node.clause is None:
                continue
            verb = node.clause.verb
            hosts = [node] if verb is None else [node, verb]
            kids = [kid for at in hosts for fn, kid in at.kids if fn in _GUEST and kid.kind == "np"]
            subject = verb.subject if verb is not None and (verb.object is node or is_cue(verb)) else None
            kids += [subject] if subject is not None and subject is not node else []
            voices = [s for kid in kids if (s := self.speakers.speaker(kid, sentence, cue_of(node))) is not None]
            carrier = next((c for n in (node, *kids) if (c := self._carried_by(n, sentence)) is not None), None)
            outlets = [s for s in (carrier, *voices) if s is not None and s.kind is SourceKind.OUTLET]
            people = [s for s in voices if s.kind is SourceKind.PERSON]
            for person in people[:1] if outlets else ():
                self.outer[person.entity.name] = (outlets[0],)
                self.speakers.guest = person


def _his_words(node: Node) -> bool:
    """على حد قوله, بحسب تعبيره: whoever spoke last, and not the nearest party."""
    if node.kind == "pron":
        return True
    written = node.tokens[node.head].word.classes & _WRITTEN
    return node.kind == "ev" and node.pron.startswith("3") and is_cue(node) and not written


def _is_speech(frame: Frame) -> bool:
    """Whether an event is done by saying it: an accusation, praise, a ceasefire that is announced."""
    sense, node = frame.sense, frame.node
    if node.kind not in ("verb", "ev"):
        return False
    if sense.value == "said" or sense.kind == "accuse" or (node.kind == "verb" and sense.lemma == _ANNOUNCE):
        return True
    return node.kind == "verb" and sense.type in _VERBAL and is_cue(node)


def _particle(attribution: Attribution) -> str:
    """The words of an attributing particle, up to the voice that it names (في تصريح)."""
    if attribution.clause.kind == "attr" and attribution.role != "source":
        return attribution.cue
    tokens, first = attribution.node.tokens, attribution.node.first
    for at in range(first - 1, max(first - 5, -1), -1):
        if tokens[at].text == attribution.cue:
            return " ".join(t.text for t in tokens[at:first] if t.kind != "p")
    return attribution.cue or ":"


def _append(links: list[Source], source: Source) -> None:
    """Add a link, unless it is the voice that speaks already."""
    if not links or links[-1].entity.name != source.entity.name:
        links.append(source)


def _papers_of(link: Link) -> list[Node]:
    """What the speaker's phrase holds after في: the statement that he speaks in may hang on it."""
    subject = link.cue.subject
    return [kid for fn, kid in subject.kids if fn == "في"] if subject is not None else []


def _placed(chain: Chain, source: Source, role: str) -> Chain:
    """نقلاً عن X: behind the outlet that quotes him; any other voice set beside a clause is nearest to the page."""
    if role == "deeper" and chain and source.kind is not SourceKind.OUTLET:
        return (chain[0], source, *chain[1:])
    return (source, *chain)


def goes_on(sentence: Sentence) -> bool:
    """Whether a sentence opens as one that goes on with what was being said (وأنّ، كما أنّ، وإنّ)."""
    tokens = [t for t in sentence.tokens[:4] if t.kind == "w"]
    for at, token in enumerate(tokens[:2]):
        function = token.word.function
        if function is not None and function.kind == "comp" and function.value in ("أن", "إن", "بأن"):
            return (at > 0 and not tokens[0].is_verb) or token.norm.startswith("و")
    return False


def _opens_quoted(sentence: Sentence) -> bool:
    """Whether the sentence begins with the quotation: nobody else can be meant to speak."""
    return any(t.text in QUOTES for t in sentence.tokens[:3])


def _first_person(node: Node) -> bool:
    """Whether the clause of ``node`` speaks in the first person: someone's words, not the page's."""
    verb = node.clause.verb if node.clause is not None else None
    if verb is not None and verb.form is not None and verb.form.person == "1":
        return True
    return node.pron.startswith("1")


def _describes(voice: Node, node: Node) -> bool:
    """بحسب السلطات التي حظرت السلاح: what is told to say who speaks is not what he says."""
    clause = node.clause
    while clause is not None:
        host = clause.antecedent
        if host is not None and host is voice:
            return True
        clause = clause.parent
    return False


def _of_another(sentence: Sentence, attribution: Attribution, node: int) -> bool:
    """انسحب الجيش، بينما صمدت، وفق مدونين، قرية أخرى: amid what is set against the first it is not said of that."""
    at = attribution.node.first
    contrast = any(c.kind == "sub" and c.marker in CONTRAST and node < c.start <= at for c in sentence.clauses)
    return contrast and not _closes(sentence, attribution)


def same_stretch(sentence: Sentence, at: int, node: int) -> bool:
    """Whether two tokens stand in the same top-level clause: no main verb opens between them after a comma."""
    low, high = min(at, node), max(at, node)
    for clause in sentence.clauses:
        if (
            clause.kind in ("main", "coord")
            and clause.verb is not None
            and low < clause.start <= high
            and clause.start > 0
        ):
            return node == high and at < 6
        if clause.kind == "sub" and clause.marker in CONTRAST and at < clause.start <= node:
            return at < 6
    return True


def trails(sentence: Sentence, attribution: Attribution, node: int) -> bool:
    """قتل اثنان وأصيب ثالث، وفق الشرطة: a voice after several clauses is that of all, back to a contrast."""
    at = attribution.node.last
    if at < node or not _closes(sentence, attribution):
        return False
    between = (c for c in sentence.clauses if node < c.start <= at)
    return not any(_parts(c) for c in between)


def _closes(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether nothing more is told after a voice than what describes it, and when it spoke."""
    if attribution.clause.kind == "attr":
        return True
    verb, last = attribution.clause.verb, attribution.node.last
    if verb is not None and verb.last == attribution.node.first - 2:  # استخدم بحسب X غاز الكلور
        return False
    stop = min((c.start for c in sentence.clauses if c.start > last and c.kind in _ASIDE), default=len(sentence.tokens))
    rest = [t for t in sentence.tokens[last + 1 : stop] if t.kind == "w" and not t.timed and t.word.function is None]
    return len(rest) < _FEW


def _parts(clause: Clause) -> bool:
    """Whether a clause begins something else: a contrast, a new sentence inside a quotation, or what another says."""
    if clause.kind == "sub":
        return clause.marker in CONTRAST
    if clause.kind not in ("main", "coord") or clause.verb is None:
        return False
    opening = clause.verb.tokens[clause.start]
    return is_cue(clause.verb) or opening.kind == "p" or opening.norm in CONTRAST
