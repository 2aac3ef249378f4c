"""Who says so: the chain of attribution of every claim, nearest to the page first."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.context import Context, Link
from khabar.claim.entities import Party, words_of
from khabar.claim.frames import Frame, best_frame
from khabar.claim.nodes import Clause, Node
from khabar.claim.parse import Attribution
from khabar.claim.parties import Parties
from khabar.claim.sentence import Sentence
from khabar.find.tokens import QUOTES
from khabar.knowledge.lexicon import lexicon
from khabar.model import EntityRef, Source, SourceKind

Chain = tuple[Source, ...]

_OUTLET_KINDS = frozenset({"outlet", "agency", "channel"})
_DOCUMENT_CLASSES = frozenset({"document", "statement", "letter", "information", "rumor", "image", "agreement"})
_OCCASION_CLASSES = frozenset({"statement", "document", "interview", "phone", "time", "talks", "meeting"})
"""What a speaker speaks in or at: no part of his description (مسؤول في تصريح)."""
_TAIL = frozenset({"في", "من", "ل", "ب", "لدى", "داخل", "باسم", "عن", "على", "إلى", "adj"})
_AUTHOR = ("ل", "من", "عن")
_GUEST = ("مع", "ل", "إلى")
_OCCASION = ("في", "عبر", "خلال", "ب", "على")
_VERBAL = frozenset({"CONCEDE", "SUPPORT", "ACCUSE", "REJECT", "THREATEN", "REQUEST"})
_NEAR = 8
"""How many tokens before قوله the source may stand of whom an outlet has it."""
_REACH = 2
"""How many paragraphs back the speaker of a lone quotation may stand."""


class Voices:
    """The chains of one article; it remembers who spoke last and through which outlet somebody was heard."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.last_chain: Chain = ()
        self.last_gender = ""
        self.last_paragraph = -1
        self.open = False
        """The last sentence ended in what its speaker said after a colon."""
        self.outer: dict[str, Chain] = {}
        self.guest: Source | None = None
        """Who is interviewed on the page: what stands "in it" (جاء فيها) is his."""
        self.seen = -1
        self.heard: list[tuple[frozenset[str], Source]] = []
        """Every speaker so far, with the words that his descriptions begin with."""

    # -- the chain of a claim ------------------------------------------------------------------

    def said(self, frame: Frame, sentence: Sentence) -> Source | None:
        """An event that is itself an act of speech (اتهم، رحّب) has its speaker as the last link."""
        if not _is_speech(frame) or frame.node.form is not None and frame.node.form.person == "1":
            return None
        if frame.node.kind == "ev" and not frame.nodes("actor"):
            return None
        cue = _cue(frame.node)
        for filler in frame.nodes("actor"):
            made = self.parties.party(filler, sentence, frame.node)
            if made is not None:
                return Source(made.ref, source_kind(made), cue)
        dropped = self.parties.dropped(frame, sentence, [])
        return Source(dropped[0], SourceKind.ORGANIZATION, cue) if dropped and dropped[0].id else None

    def chain(self, sentence: Sentence, context: Context, node: Node, said: Source | None = None) -> Chain:
        """The voices over ``node``; its own speech act, where it is one, comes last."""
        self._interviews(sentence)
        quoted = sentence.quoted(node.first)
        if context.gloss and not context.links and not quoted:
            return (said,) if said is not None else ()
        links: list[Source] = []
        for link in reversed(context.links):
            for source in self._link(link, sentence):
                if source.kind is SourceKind.DOCUMENT and links and links[-1].kind is not SourceKind.OUTLET:
                    # قال X إن التحقيقات تشير إلى: what a speaker goes by is no voice beside him.
                    continue
                _append(links, source)
        chain = self._attributed(sentence, node, tuple(links))
        if not chain:
            chain = self._beside(sentence, node, quoted)
        if said is not None:
            links = list(chain)
            _append(links, said)
            chain = tuple(links)
        return self._with_outer(chain)

    def _link(self, link: Link, sentence: Sentence) -> list[Source]:
        """A link of the context as sources: the outlet spoken to first, then the speaker."""
        made = self._source(link, sentence)
        return [a for a in self._addressees(link, sentence) if made and a.entity.name != made[-1].entity.name] + list(made)

    def _attributed(self, sentence: Sentence, node: Node, chain: Chain) -> Chain:
        """Voices set beside the clause (بحسب X، وفقاً ل X): the link nearest to the page, unless they already speak."""
        for attribution in sentence.attributions:
            if not same_stretch(sentence, attribution.node.first, node.first):
                continue
            source = self._attribution(attribution, sentence)
            if source is None:
                if attribution.node.kind == "pron" and self.last_chain and not chain:
                    chain = tuple(replace(s, cue=attribution.cue) for s in self.last_chain)
                continue
            if attribution.role == "addressee" and source.kind is not SourceKind.OUTLET and chain:
                continue
            if all(s.entity.name != source.entity.name for s in chain):
                chain = _placed(chain, source, attribution.role)
            carrier = self._carried_by(attribution.node, sentence)
            if carrier is not None and chain[0].entity.name != carrier.entity.name:
                chain = (carrier, *chain)
        return chain

    def _carried_by(self, node: Node, sentence: Sentence) -> Source | None:
        """حسب البيان الذي بثته الوكالة: the outlet that carries a statement or an interview."""
        for clause in node.rels:
            verb = clause.verb
            if verb is not None and verb.subject is not None and verb.subject is not node and any(s.kind == "cue" for s in verb.senses):
                made = self.speaker(verb.subject, sentence, _cue(verb))
                if made is not None and made.kind is SourceKind.OUTLET:
                    return made
        return None

    def _attribution(self, attribution: Attribution, sentence: Sentence) -> Source | None:
        node = attribution.node
        if node.kind == "pron" or "agreement" in node.tokens[node.head].word.classes:
            # وفق الاتفاق names the ground of what is done, not who says so.
            return None
        if not attribution.cue and not self._speaks(attribution, sentence):
            return None
        return self.speaker(node, sentence, _particle(attribution))

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
        cue = self._trailing(sentence, node, quoted)
        if cue:
            return cue
        if not self.last_chain or sentence.kind == "title":
            return ()
        near = sentence.paragraph - self.last_paragraph
        if quoted and near <= _REACH and _opens_quoted(sentence):
            return self.last_chain
        if near == 0 and (self.open or goes_on(sentence)) or near <= 1 and _first_person(sentence, node):
            return self.last_chain
        return ()

    def _trailing(self, sentence: Sentence, node: Node, quoted: bool) -> Chain:
        """«…»، قال فلان، or …، كما قال فلان: a verb of saying that governs nothing speaks for what it stands beside."""
        for cue in sentence.nodes:
            if cue.kind != "verb" or cue.content or cue is node or not any(s.kind == "cue" for s in cue.senses):
                continue
            before = sentence.tokens[cue.first - 1] if cue.first else None
            as_said = before is not None and before.norm in ("كما", "مثلما", "حسبما")
            if not as_said and not (quoted and not sentence.quoted(cue.first)):
                continue
            if cue.clause is not None and cue.clause.kind == "rel" and not as_said or as_said and cue.subject is None:
                continue
            if as_said and not same_stretch(sentence, cue.first, node.first):
                continue
            source = self._source(Link(cue.subject, cue, None), sentence)
            if source:
                return source
        return ()

    def _with_outer(self, chain: Chain) -> Chain:
        if len(chain) > 1 and chain[0].kind is SourceKind.OUTLET:
            self.outer.setdefault(chain[1].entity.name, chain[:1])
        if chain and chain[0].entity.name in self.outer:
            return self.outer[chain[0].entity.name] + chain
        return chain

    # -- speakers ------------------------------------------------------------------------------

    def _addressees(self, link: Link, sentence: Sentence) -> list[Source]:
        """The outlet that someone speaks to (قال X لرويترز) stands nearer to the page than he does."""
        if link.frame is None:
            return []
        made = [self.speaker(node, sentence, _cue(link.cue)) for node in link.frame.nodes("addressee") if node.kind != "pron"]
        return [s for s in made if s is not None and s.kind is SourceKind.OUTLET]

    def _source(self, link: Link, sentence: Sentence) -> Chain:
        cue = _cue(link.cue)
        speaker = link.speaker
        if speaker is not None and _is_manner(speaker):
            speaker = None
        if speaker is None:
            speaker = _misread(link)
        if speaker is None and _is_first_person(link.cue) or speaker is not None and speaker.kind == "pron" and speaker.pron.startswith("1"):
            return ()
        if link.cue.kind == "ev" and speaker is not None and speaker.kind == "pron" and (told := self._quoted_by(link.cue, sentence)):
            return told
        if speaker is None and link.cue.kind == "verb":
            speaker = _maker(link.cue)
        if speaker is None:
            if link.cue.kind == "verb":
                return self._continued(link.cue, sentence, cue)
            speaker = link.cue
        if speaker.kind == "pron":
            if speaker.prep == "في" and self.guest is not None:
                return (replace(self.guest, cue=cue),)
            if link.cue.subject is speaker and (earlier := self._earlier(link.cue, speaker.gender, sentence)):
                return (*earlier[:-1], replace(earlier[-1], cue=cue))
        made = self.speaker(speaker, sentence, cue, link.cue)
        if made is None and link.cue.kind == "verb" and any(s.lemma in _GOING_ON for s in link.cue.senses):
            return self._continued(link.cue, sentence, cue)
        return (made,) if made is not None else ()

    def _quoted_by(self, cue: Node, sentence: Sentence) -> Chain:
        """نقلت الوكالة عن X قوله: "his" saying is his from whom the verb has it, or its subject's (أضاف بقوله)."""
        verb = cue.clause.verb if cue.clause is not None else None
        while verb is not None and verb.clause is not None and not any(s.kind == "cue" for s in verb.senses):
            around = verb.clause.parent
            verb = around.verb if around is not None and around.verb is not verb else None
        if verb is None or cue.fn not in ("", "obj", "ب"):
            return ()
        frame = best_frame(verb, _CUES)
        told = next(iter(frame.nodes("deeper")), None) if frame is not None else None
        if told is None:
            near = [n for n in sentence.nodes if n.prep == "عن" and n.kind == "np" and cue.first - _NEAR <= n.first < cue.first]
            told = near[-1] if near else None
        if told is None:
            return self._source(Link(verb.subject, verb, None), sentence) if cue.fn == "ب" else ()
        made = self.speaker(told, sentence, _cue(cue), verb)
        return (made,) if made is not None else ()

    def speaker(self, node: Node, sentence: Sentence, cue: str, predicate: Node | None = None) -> Source | None:
        """Whoever a phrase names as the one who says: a party, the author of a document, or just its words."""
        if node.kind == "verb" or predicate is not None and predicate.subject is node and node.prep:
            return None
        if any(t.timed or t.kind == "n" and t.index > node.first for t in node.tokens[node.first : node.last + 1]):
            return None
        if _is_document(node):
            return self._document(node, sentence, cue, predicate)
        if any(s.slot("self") is not None for s in node.senses if s.kind == "cue"):
            return self._known(Source(_described(node), SourceKind.UNNAMED, cue), node, None, sentence)
        made = self.parties.party(node, sentence, predicate)
        if made is None or made.node is None and node.kind == "np" and node.gen is None:
            # A nisba alone makes no speaker (مصادر أميركية is not the United States).
            worded = self._worded(node, cue) if node.kind != "pron" else None
            if worded is not None:
                return self._known(worded, node, None, sentence)
            if made is None:
                return None
        kind = source_kind(made)
        made = _unquoted(made, node)
        named = made.node if made.node is not None else node
        ref = _described(named) if (kind is SourceKind.UNNAMED or is_described(made)) and named.kind == "np" else made.ref
        return self._known(Source(ref, kind, cue), named if node.kind == "pron" else node, made, sentence)

    def _known(self, source: Source, node: Node, made: Party | None, sentence: Sentence) -> Source:
        """The same voice by the name it was heard under before: a surname, a bare description (المصدر، المتحدث)."""
        words = source.entity.name.split()
        if len(words) == 1 and source.kind is not SourceKind.OUTLET:
            full = self._full_name(source.entity)
            if full is not None:
                source = replace(source, entity=full, kind=SourceKind.PERSON)
        stems = _stems(node, made)
        vague = sentence.kind == "title" and (source.kind is SourceKind.UNNAMED or made is not None and is_described(made))
        bare = len(words) == 1 and words[0].startswith("ال") or words[0] in _SAME or vague
        if source.entity.id is None and bare and stems:
            earlier = next((e for found, e in reversed(self.heard) if found & stems and e.entity.name != source.entity.name), None)
            if earlier is None and vague:
                earlier = self._named_later(stems)
            if earlier is None and self.last_chain and stems & _ANYBODY and sentence.paragraph - self.last_paragraph <= 1:
                earlier = self.last_chain[-1]
            if earlier is not None:
                return replace(earlier, cue=source.cue)
        self.heard.append((stems, source))
        return source

    def _full_name(self, short: EntityRef) -> EntityRef | None:
        """The person of the page whose name ends with this word, or who is known to be the same."""
        for party in self.parties.discourse.parties:
            words = party.ref.name.split()
            if party.kind == "person" and len(words) > 1 and (
                words[-1] == short.name if short.id is None else party.ref.id == short.id
            ):
                return party.ref
        return None

    def _named_later(self, stems: frozenset[str]) -> Source | None:
        """The one person whom the body names by the office that the headline speaks of."""
        found = {p.ref.name: p for p in self.parties.discourse.parties
                 if p.kind == "person" and p.node is not None and source_kind(p) is SourceKind.PERSON and _stems(p.node, p) & stems}  # fmt: skip
        return Source(next(iter(found.values())).ref, SourceKind.PERSON, "") if len(found) == 1 else None

    def _document(self, node: Node, sentence: Sentence, cue: str, predicate: Node | None) -> Source | None:
        """A statement's author speaks; where it names none, whoever made it, the one who spoke last, or itself."""
        authors = [*([node.gen] if node.gen is not None else []), *(k for fn, k in node.kids if fn in _AUTHOR and k.kind != "ev")]
        verb = node.clause.verb if node.clause is not None else None
        if verb is not None and verb.subject is node:
            # ذكر تقرير للمنظمة: the preposition has gone to the verb as its addressee.
            authors += [k for fn, k in verb.kids if fn == "ل" and 0 < k.first - node.last <= 1]
        if node.pron:
            made = self.parties.discourse.pronoun(_owner(node), node.tokens[node.first].start, sentence.paragraph)
            if made is not None:
                return Source(made.ref, source_kind(made), cue)
        for author in authors:
            if author.kind == "np" and (found := self.speaker(author, sentence, cue, predicate)) is not None:
                return found
        if node.mention is not None and node.mention.first > node.head or node.nisbas:
            made = self.parties.party(node, sentence, predicate)
            if made is not None:
                return Source(made.ref, source_kind(made), cue)
        verb = _carrier(node)
        if verb is not None:
            return self.speaker(verb.subject, sentence, cue, predicate) if verb.subject is not None else next(
                iter(self._continued(verb, sentence, cue)[-1:]), None)  # fmt: skip
        bare = node.det and node.last == node.first and not authors
        if bare and self.last_chain and sentence.paragraph - self.last_paragraph <= _REACH:
            return replace(self.last_chain[-1], cue=cue)
        return Source(_described(node), SourceKind.DOCUMENT, cue)

    def _worded(self, node: Node, cue: str) -> Source | None:
        """A speaker whom no table knows: his description is his name."""
        if node.kind not in ("np", "ev") or node.mention is not None and node.mention.kind == "place":
            return None
        classes = node.tokens[node.head].word.classes
        if "outlet_word" in classes:
            return Source(_described(node), SourceKind.OUTLET, cue)
        if node.kind == "ev" or classes and not classes & _SPEAKING:
            return None
        return Source(_described(node), SourceKind.UNNAMED, cue)

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
        return (Source(found.ref, source_kind(found), cue),) if found is not None else ()

    def _earlier(self, node: Node, gender: str, sentence: Sentence) -> Chain:
        """Who spoke last before ``node``, in this sentence or before it, where the verb agrees with him."""
        for other in reversed(sentence.nodes):
            if other.first >= node.first or other.kind != "verb" or other.subject is None or other.subject.kind == "pron":
                continue
            if other.clause is None or other.clause.kind not in _HEARD or not any(s.kind == "cue" for s in other.senses):
                continue
            if gender and other.gender and gender != other.gender:
                continue
            made = self._source(Link(other.subject, other, None), sentence)
            if made:
                return made
        agrees = not gender or not self.last_gender or gender == self.last_gender
        return self.last_chain if agrees else ()

    # -- memory --------------------------------------------------------------------------------

    def remember(self, sentence: Sentence) -> None:
        """Keep the sentence's main speaker for the sentences that go on."""
        self._interviews(sentence)
        spoken: Node | None = None
        for node in sentence.nodes:
            if node.kind != "verb" or node.clause is None or node.clause.kind not in _HEARD or spoken is not None and node.first < spoken.first:
                continue
            own = node.subject is None or node.subject.clause is node.clause or node.clause.topic is node.subject
            if not own or node.clause.kind == "part" and node.form is not None:
                continue
            frame = best_frame(node, _CUES) if any(s.kind == "cue" for s in node.senses) else None
            if frame is None or node.subject is None and not frame.roles.get("content"):
                continue
            link = Link(next(iter(frame.nodes("source")), None) or node.subject, node, frame)
            if not self._source(link, sentence):
                continue
            deeper = [s for n in frame.nodes("deeper") if (s := self.speaker(n, sentence, _cue(node))) is not None]
            chain = (*self._link(link, sentence), *deeper[:1])
            self._hold(self._with_outer(self._attributed(sentence, node, chain)), node.gender, sentence)
            spoken = node
        if spoken is None:
            chain = self._attributed(sentence, sentence.nodes[0], ()) if sentence.attributions and sentence.nodes else ()
            if chain:
                self._hold(self._with_outer(chain), "", sentence)
        self.open = any(c.kind == "quote" and c.marker == ":" and c.end >= len(sentence.tokens) - 1 for c in sentence.clauses) or (
            self.open and spoken is None and self.last_paragraph == sentence.paragraph)  # fmt: skip

    def _hold(self, chain: Chain, gender: str, sentence: Sentence) -> None:
        if chain:
            self.last_chain, self.last_gender, self.last_paragraph = chain, gender, sentence.paragraph

    def _interviews(self, sentence: Sentence) -> None:
        """نشرت الصحيفة مقابلة مع X: whatever X says on this page came through the paper."""
        if self.seen == sentence.start:
            return
        self.seen = sentence.start
        for node in sentence.nodes:
            if node.kind not in ("np", "ev") or "interview" not in node.classes or node.clause is None:
                continue
            verb = node.clause.verb
            kids = [kid for at in (node, verb) if at is not None for fn, kid in at.kids if fn in _GUEST and kid.kind == "np"]
            if verb is not None and verb.subject is not None and verb.subject is not node and (
                verb.object is node or any(s.kind == "cue" for s in verb.senses)
            ):
                kids.append(verb.subject)
            voices = [s for kid in kids if (s := self.speaker(kid, sentence, _cue(node))) is not None]
            carrier = next((c for n in (node, *kids) if (c := self._carried_by(n, sentence)) is not None), None)
            outlets = [s for s in (carrier, *voices) if s is not None and s.kind is SourceKind.OUTLET]
            people = [s for s in voices if s.kind is SourceKind.PERSON]
            for person in people[:1] if outlets else ():
                self.outer[person.entity.name] = (outlets[0],)
                self.guest = person


_CUES = frozenset({"cue"})
_GOING_ON = frozenset({"اضاف", "تابع", "استطرد", "اردف", "واصل", "اختتم"})
_SAME = frozenset({"نفس", "ذات"})
_ANYBODY = frozenset({"مصدر", "مصادر", "مسوول", "متحدث"})
"""Descriptions that take up whoever spoke last, however he was described."""
_HEARD = frozenset({"main", "coord", "sub", "part"})
_SPEAKING = frozenset({"person", "official", "sourceword", "outlet_word", "population", "diplomat", "member", "org", "court",
                       "delegation", "prisoner", "hostage", "displaced", "media", "police", "investigation", "image"})  # fmt: skip


def _is_speech(frame: Frame) -> bool:
    """Whether an event is done by saying it: an accusation, praise, a ceasefire that is announced."""
    sense, node = frame.sense, frame.node
    if node.kind not in ("verb", "ev"):
        return False
    if sense.value == "said" or sense.kind == "accuse":
        return True
    return node.kind == "verb" and sense.type in _VERBAL and any(s.kind == "cue" for s in node.senses)


def _particle(attribution: Attribution) -> str:
    """The words of an attributing particle, up to the voice that it names (في تصريح)."""
    tokens, first = attribution.node.tokens, attribution.node.first
    for at in range(first - 1, max(first - 5, -1), -1):
        if tokens[at].text == attribution.cue:
            return " ".join(t.text for t in tokens[at:first] if t.kind != "p")
    return attribution.cue or ":"


def _cue(node: Node) -> str:
    return node.tokens[node.head].text


def _stems(node: Node, made: Party | None) -> frozenset[str]:
    """The words by which a speaker may be taken up again: what his descriptions begin with."""
    hosts = [node, *node.appos, *([node.parent] if node.fn == "appos" and node.parent is not None else [])]
    found = {n.tokens[n.head].word.nominal.stem for n in hosts if n.kind != "pron"}
    if node.tokens[node.first].norm in _SAME and node.last > node.first:
        found.add(node.tokens[node.first + 1].word.nominal.stem)
    return frozenset(found | ({made.title, made.stem} if made is not None else set())) - {""}


def _append(links: list[Source], source: Source) -> None:
    """Add a link, unless it is the voice that speaks already."""
    if not links or links[-1].entity.name != source.entity.name:
        links.append(source)


def _placed(chain: Chain, source: Source, role: str) -> Chain:
    """نقلاً عن X: behind the outlet that quotes him; every other voice set beside a clause stands nearest to the page."""
    if role == "deeper" and chain and source.kind is not SourceKind.OUTLET:
        return (chain[0], source, *chain[1:])
    return (source, *chain)


def _is_document(node: Node) -> bool:
    """Whether the phrase is of something written or said rather than of someone."""
    word = node.tokens[node.head].word
    if node.mention is not None and node.mention.first == node.first or node.kind == "pron":
        return False
    cues = [s for s in node.senses if s.kind == "cue" and node.kind != "verb"]
    if cues:
        return all(s.slot("self") is None for s in cues)
    return bool(word.classes & _DOCUMENT_CLASSES) and not word.titles and "person" not in word.classes


def _described(node: Node) -> EntityRef:
    """The words of a description with all that hangs on it: مصدر في وزارة الدفاع."""
    return EntityRef(words_of(node.tokens, node.begin if node.quant else node.first, _end(node, 0)))


def _end(node: Node, depth: int) -> int:
    last = node.last
    if depth > 3:
        return last
    below = [*([node.gen] if node.gen is not None else []), *(k for fn, k in node.kids if fn in _TAIL)]
    if depth == 0:
        last = _adjectives(node, last)
    for kid in sorted(below, key=lambda k: k.first):
        if kid.kind == "ev" and kid.fn == "gen" and not kid.tokens[kid.head].word.nominal.det:
            continue
        joined = kid.first - last <= 2 and all(t.kind != "p" or t.text in QUOTES for t in node.tokens[last + 1 : kid.first])
        if joined and not kid.tokens[kid.head].word.classes & _OCCASION_CLASSES:
            last = max(last, _end(kid, depth + 1))
    return last


def _adjectives(node: Node, last: int) -> int:
    """The adjectives that go on a description (مصدر أمني ليبي)."""
    tokens, det = node.tokens, node.tokens[node.head].word.nominal.det
    while last + 1 < len(tokens):
        token = tokens[last + 1]
        word = token.word
        if token.kind != "w" or token.is_verb or word.function is not None and len(token.norm) < 4 or word.nominal.prep or word.nominal.conj:
            break
        if word.nominal.det != det or not word.nominal.stem.endswith(("ي", "يه", "يين", "يون")) or token.timed:
            break
        last += 1
    return last


def _owner(node: Node) -> Node:
    pron = Node("pron", node.tokens, node.head, node.head, node.head)
    pron.pron, pron.gender, pron.number = node.pron, node.pron[1:2], node.pron[-1]
    return pron


def _unquoted(made: Party, node: Node) -> Party:
    """A name does not run on into what its bearer says (قال سيجري 'الصراحة …')."""
    tokens = node.tokens
    mark = next((k for k in range(node.first + 1, node.last + 1) if tokens[k].text in QUOTES), 0)
    if not mark or made.kind != "person" or any(t.text in QUOTES for t in tokens[mark + 1 : node.last + 1]):
        return made
    span = made.ref.span
    if span is None or not span.start < tokens[mark].start < span.end:
        return made
    first = next(k for k in range(node.first, mark) if tokens[k].end > span.start)
    return replace(made, ref=EntityRef(words_of(tokens, first, mark - 1), made.ref.id, made.ref.label))


def _is_manner(node: Node) -> bool:
    """وأضاف قائلاً: a participle of saying beside the verb is no speaker."""
    norm = node.tokens[node.head].norm
    if node.first != node.last or node.group is not None or not norm.endswith(("ا", "ه")):
        return False
    lex = lexicon()
    key = lex.active.get(norm) or lex.active.get(norm[:-1])
    return key is not None and any(s.kind == "cue" for s in lex.senses.get(key, ()))


def _is_first_person(cue: Node) -> bool:
    """نعلم أن، أعتقد أن: the speaker's own, no voice within his."""
    return cue.kind == "verb" and cue.form is not None and cue.form.person == "1"


def _misread(link: Link) -> Node | None:
    """استبعد دبلوماسي: where the form is read as a first person, its speaker stands as its object."""
    node = link.cue
    first = node.form is not None and node.form.person == "1"
    fit = first and node.object is not None and node.object.kind == "np" and node.object.first == node.first + 1
    return node.object if fit else None


def _maker(cue: Node) -> Node | None:
    """أصدرت الحركة بياناً قالت فيه: in a relative clause on a document, whoever made the document speaks."""
    clause = cue.clause
    host = clause.antecedent if clause is not None and clause.kind == "rel" else None
    verb = _carrier(host) if host is not None and _is_document(host) else None
    return verb.subject if verb is not None else None


def _carrier(node: Node) -> Node | None:
    """The verb whose subject made the document: it is the object (أصدر بياناً) or the occasion (قال في تغريدة)."""
    verb = node.clause.verb if node.clause is not None else None
    if verb is None or verb.subject is node:
        return None
    if verb.object is node or any(kid is node and fn in _OCCASION for fn, kid in verb.kids):
        return verb if verb.subject is not None or any(s.kind == "cue" and s.slot("source") is not None and (
            "subj" in s.slot("source").markers) for s in verb.senses) else None  # type: ignore[union-attr]  # fmt: skip
    return None


def goes_on(sentence: Sentence) -> bool:
    """Whether a sentence opens as one that goes on with what was being said (وأنّ، كما أنّ، وإنّ)."""
    tokens = [t for t in sentence.tokens[:4] if t.kind == "w"]
    for at, token in enumerate(tokens[:2]):
        function = token.word.function
        if function is not None and function.kind == "comp" and function.value in ("أن", "إن", "بأن"):
            return at > 0 or token.norm.startswith("و")
    return False


def _opens_quoted(sentence: Sentence) -> bool:
    """Whether the sentence begins with the quotation: nobody else can be meant to speak."""
    return any(t.text in QUOTES for t in sentence.tokens[:3])


def _first_person(sentence: Sentence, node: Node) -> bool:
    """Whether the clause of ``node`` speaks in the first person: someone's words, not the page's."""
    clause: Clause | None = node.clause
    verb = clause.verb if clause is not None else None
    if verb is not None and verb.form is not None and verb.form.person == "1":
        return True
    return node.pron.startswith("1")


def same_stretch(sentence: Sentence, at: int, node: int) -> bool:
    """Whether two tokens stand in the same top-level clause: no main verb opens between them after a comma."""
    low, high = min(at, node), max(at, node)
    for clause in sentence.clauses:
        if clause.kind in ("main", "coord") and clause.verb is not None and low < clause.start <= high and clause.start > 0:
            return node == high and at < 6
    return True


def source_kind(made: Party) -> SourceKind:
    """What a speaker is as a link of the chain: an office that stands for one person (وزير الخارجية التركي) is a person."""
    unknown = made.ref.id is None and made.node is not None
    if made.kind in _OUTLET_KINDS or unknown and "outlet_word" in made.node.tokens[made.node.head].word.classes:  # type: ignore[union-attr]
        return SourceKind.OUTLET
    if made.kind == "source":
        return SourceKind.UNNAMED
    if is_described(made) and (made.kind == "people" or made.number in "pd" or made.node is None or not _definite(made.node)):
        return SourceKind.UNNAMED
    return SourceKind.PERSON if made.kind == "person" else SourceKind.ORGANIZATION


def is_described(made: Party) -> bool:
    """Whether people are spoken of by what they are, without a name."""
    node = made.node
    return made.ref.id is None and made.kind in ("people", "person") and node is not None and (
        node.group is not None and not node.appos and node.name_at < 0)  # fmt: skip


def _definite(node: Node) -> bool:
    """Whether a description means one person: by its article, or by what it is construed with."""
    return node.tokens[node.head].word.nominal.det or node.mention is not None or node.gen is not None and (
        node.gen.det or node.gen.mention is not None) or any(
        node.tokens[k].word.nominal.det for k in range(node.head + 1, node.last + 1))  # fmt: skip
