"""Who says so: the chain of attribution of every claim, nearest to the page first."""

from __future__ import annotations

from khabar.claim.context import Context, Link
from khabar.claim.entities import Party
from khabar.claim.frames import Frame
from khabar.claim.nodes import Node
from khabar.claim.parties import Parties
from khabar.claim.sentence import Sentence
from khabar.model import Source, SourceKind

_OUTLET_KINDS = frozenset({"outlet", "agency", "channel"})


class Voices:
    """The chains of one article; it remembers who spoke last and through which outlet somebody was heard."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.last_chain: tuple[Source, ...] = ()
        self.outer: dict[str, tuple[Source, ...]] = {}


    def said(self, frame: Frame, sentence: Sentence) -> Source | None:
        """An event that is itself an act of speech (اتهم، رحّب) has its speaker as the last link."""
        if frame.sense.value != "said" and frame.sense.kind != "accuse" or frame.node.kind != "verb":
            return None
        for filler in frame.nodes("actor"):
            made = self.parties.party(filler, sentence, frame.node)
            if made is not None:
                return Source(made.ref, source_kind(made), frame.node.tokens[frame.node.head].text)
        return None

    def chain(self, sentence: Sentence, context: Context, node: Node, said: Source | None = None) -> tuple[Source, ...]:
        if context.gloss and not context.links and said is None:
            return ()
        links: list[Source] = []
        for link in reversed(context.links):
            made = self._source(link, sentence)
            links += [a for a in self._addressees(link, sentence) if made is not None and a.entity.name != made.entity.name]
            if made is not None and (not links or made.entity.name != links[-1].entity.name):
                links.append(made)
        if said and (not links or links[-1].entity.name != said.entity.name):
            links.append(said)
        chain = self._attributed(sentence, node, tuple(links))
        return self._with_outer(chain)

    def _attributed(self, sentence: Sentence, node: Node, chain: tuple[Source, ...]) -> tuple[Source, ...]:
        """Voices set beside the clause (بحسب X، وفقاً ل X): the link nearest to the page, unless they already speak."""
        for attribution in sentence.attributions:
            if not same_stretch(sentence, attribution.node.first, node.first):
                continue
            made = self.parties.found.get(id(attribution.node))
            made = (self.parties.discourse.definite(made) or made) if made is not None else None
            if made is None:
                if attribution.node.kind == "pron" and self.last_chain and not chain:
                    chain = tuple(Source(s.entity, s.kind, attribution.cue) for s in self.last_chain)
                continue
            if attribution.role == "addressee" and made.kind not in _OUTLET_KINDS:
                continue
            if all(s.entity.name != made.ref.name for s in chain):
                chain = (Source(made.ref, source_kind(made), attribution.cue), *chain)
        return chain

    def _with_outer(self, chain: tuple[Source, ...]) -> tuple[Source, ...]:
        if len(chain) > 1 and chain[0].kind is SourceKind.OUTLET:
            self.outer.setdefault(chain[1].entity.name, chain[:1])
        if chain and chain[0].entity.name in self.outer:
            return self.outer[chain[0].entity.name] + chain
        return chain

    def _addressees(self, link: Link, sentence: Sentence) -> list[Source]:
        """The outlet that someone speaks to (قال X لرويترز) stands nearer to the page than he does."""
        if link.frame is None:
            return []
        found = []
        for node in link.frame.nodes("addressee"):
            made = self.parties.party(node, sentence)
            if made is not None and made.kind in _OUTLET_KINDS:
                found.append(Source(made.ref, SourceKind.OUTLET, link.cue.tokens[link.cue.head].text))
        return found

    def _source(self, link: Link, sentence: Sentence) -> Source | None:
        cue = link.cue.tokens[link.cue.head].text
        speaker = link.speaker
        if speaker is None:
            return self._continued(link, sentence, cue)
        made = self.parties.party(speaker, sentence, link.cue)
        if made is None:
            return None
        return Source(made.ref, source_kind(made), cue)

    def _continued(self, link: Link, sentence: Sentence, cue: str) -> Source | None:
        """A verb of saying without a subject goes on with the last speaker who agrees with it."""
        node = link.cue
        pron = Node("pron", node.tokens, node.first, node.first, node.first)
        pron.gender, pron.number = node.gender, node.number
        for source in reversed(self.last_chain):
            return Source(source.entity, source.kind, cue)
        found = self.parties.discourse.pronoun(pron, node.tokens[node.first].start, sentence.paragraph)
        return Source(found.ref, source_kind(found), cue) if found is not None else None

    def _interviews(self, sentence: Sentence) -> None:
        """نشرت الصحيفة مقابلة مع X: whatever X says on this page came through the paper."""
        for node in sentence.nodes:
            if node.kind != "verb" or node.subject is None or "interview" not in {c for n in (node.object,) if n for c in n.classes}:
                continue
            outlet = self.parties.party(node.subject, sentence)
            kids = [kid for host in (node, node.object) if host is not None for fn, kid in host.kids if fn == "مع"]
            guest = self.parties.party(kids[0], sentence) if kids else None
            if outlet is not None and guest is not None and outlet.kind in _OUTLET_KINDS:
                self.outer[guest.ref.name] = (Source(outlet.ref, SourceKind.OUTLET, node.tokens[node.head].text),)

    def remember(self, sentence: Sentence) -> None:
        """Keep the sentence's main speaker for the sentences that go on."""
        self._interviews(sentence)
        for governed in sentence.content.values():
            frame = governed.frame
            if frame.sense.kind == "cue" and frame.node.clause is not None and frame.node.clause.kind in ("main", "coord"):
                source = self._source(Link(next(iter(frame.nodes("source")), None), frame.node, frame), sentence)
                if source is not None:
                    self.last_chain = (source,)
                return


def same_stretch(sentence: Sentence, at: int, node: int) -> bool:
    """Whether two tokens stand in the same top-level clause: no main verb opens between them after a comma."""
    low, high = min(at, node), max(at, node)
    for clause in sentence.clauses:
        if clause.kind in ("main", "coord") and clause.verb is not None and low < clause.start <= high and clause.start > 0:
            return node == high and at < 6
    return True


def source_kind(made: Party) -> SourceKind:
    """What a speaker is as a link of the chain."""
    if made.kind in _OUTLET_KINDS:
        return SourceKind.OUTLET
    if made.kind == "source" or made.ref.id is None and made.kind in ("people", "person") and made.node is not None and (
            made.node.group is not None and not made.node.appos):  # fmt: skip
        return SourceKind.UNNAMED
    if made.kind == "person":
        return SourceKind.PERSON
    return SourceKind.ORGANIZATION
