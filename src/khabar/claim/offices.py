"""Offices that the page states beside a name: who leads, speaks for or belongs to which body."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.draft import Draft
from khabar.claim.nodes import Node
from khabar.claim.parties.acting import body_of_adjective, of_entity, of_state
from khabar.claim.parties.meant import Parties
from khabar.claim.parties.pronouns import whose
from khabar.claim.party import Party, in_words
from khabar.claim.sentence import Sentence
from khabar.claim.titles import as_written, before_name, is_his, title_at
from khabar.claim.unlisted_bodies import end_of_body, sent_by, so_called, taken_up, to_the_quote, unlisted_body
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import Title
from khabar.knowledge.names import names
from khabar.model import Modality, Polarity

_GOVERNING_KINDS = frozenset({"state", "government", "ministry"})
_COUNCIL = ("مجلس", "المجلس")
"""Members of a council that governs are coded: مجلس القيادة الرئاسي, مجلس السيادة."""
_GOVERNING_STEMS = frozenset(fold("وزارة حكومة دولة جمهورية مملكة").split())
_BODY_GROUPS = frozenset({"armed", "org", "state"})
_NO_WHOLE = frozenset({"person", "state", "place", "outlet"})
_CRAFT = frozenset({"vehicle", "aircraft", "ship"})
"""What has a driver or captain rather than a head."""


_MINISTER = fold("وزير")


def _nisbas(node: Node) -> list[tuple[str, int]]:
    """The states whose adjective stands in an office's phrase, each with its token."""
    inside = node.tokens[node.head + 1 : node.last + 1]
    return [(t.word.nisba, t.index) for t in inside if t.word.nisba and t.word.nominal.det and t.mention is None]


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
        if not self._named(node, title_node, made):
            return None
        title, end = title_at(title_node)
        if title is None or not title.relation:
            return None
        body = self._body(title_node, title, end, sentence)
        if body is None and title_node.pron.startswith("1") and made.state:
            body = of_state(made.state, title_node, sentence)
        if body is None or body.ref.name == made.ref.name or body.kind == "person":
            return None
        if not (made.state and body.kind == "state"):  # الرئيس المصري في عمان is not Oman's; his own acts through him
            self.parties.belongs(made.ref.name, self._part_of(body, title_node, sentence))
        if title.relation in ("LEADS", "MEMBER_OF") and self._governs(body):
            return None
        tokens = node.tokens
        first, last = min(n.first for n in (node, *node.appos)), max(n.last for n in (node, *node.appos))
        head = tokens[title_node.head]
        extent = (tokens[first].start, tokens[last].end)
        return Draft(
            sentence, title.relation, as_written(title, title_node), (head.start, head.end), extent, (), (made.ref,),
            (body.ref,), (), Modality.ASSERTED, Polarity.AFFIRMED, None, 2.0, (f"office {title.title}",),
        )  # fmt: skip

    def _part_of(self, body: Party, node: Node, sentence: Sentence) -> Party:
        """الهيئة التنفيذية في المجلس: whoever leads an unknown part of a known body acts for that."""
        if body.ref.id is not None:
            return body
        wholes = (self.parties.party(kid, sentence) for fn, kid in node.kids if fn == "في" and kid.kind == "np")
        whole = next((w for w in wholes if w is not None and w.ref.id and w.kind not in _NO_WHOLE), None)
        if whole is None:
            return body
        return replace(body, ref=replace(body.ref, id=whole.ref.id, label=whole.ref.label))

    def _governs(self, body: Party) -> bool:
        """Whether a body is a state or its government: its ministers and heads are not coded."""
        entity = names().entities.get(body.ref.id or "")
        if body.ref.name.startswith(_COUNCIL):
            return False
        return body.stem in _GOVERNING_STEMS or (entity is not None and entity.kind in _GOVERNING_KINDS)

    @staticmethod
    def _named(node: Node, title_node: Node, made: Party) -> bool:
        """Whether the person is named at all, and by other words than the office's own."""
        if made.node is None or made.ref.span is None:
            return False
        tokens = title_node.tokens
        inside = tokens[title_node.first].start <= made.ref.span.start < tokens[title_node.last].end
        return made.ref.span.start > tokens[title_node.head].start if inside else bool(node.appos)

    def _body(self, node: Node, title: Title, end: int, sentence: Sentence) -> Party | None:
        """The body of an office: what is so called, after باسم, for whom one sits, or else by what hangs on it."""
        kids = dict(reversed(node.kids))
        # The parser may have given the body to the verb, which wants the same preposition.
        after = next((n for n in sentence.nodes if n.first > node.last and n.kind == "np"), None)
        if after is not None and after.first > node.last + 1 + (after.tokens[after.first - 1].norm == after.prep):
            after = None
        unnamed = node.name_at < 0 and not (node.mention is not None and node.mention.kind == "person")
        if unnamed and after is not None and after.prep and after.fn == after.prep and not after.conj:
            kids.setdefault(after.prep, after)
        told = so_called(node, sentence.nodes)
        if told is not None or "باسم" in kids:
            return self._so_called(told, sentence) if told is not None else self._named_for(kids["باسم"], sentence)
        if title.relation == "MEMBER_OF" and "عن" in title.takes and (whom := sent_by(node, kids)) is not None:
            return self.parties.party(whom, sentence)
        return self._of_what_hangs(node, title, end, kids, sentence)

    def _of_what_hangs(
        self, node: Node, title: Title, end: int, kids: dict[str, Node], sentence: Sentence
    ) -> Party | None:
        """The body of an office, by what hangs on it (``kids``, by preposition), and last by a nisba."""
        found = self._construct(node, end, title, sentence) or self._his_body(node, sentence)
        if found is not None:
            return found
        for fn in ("ل", "في", "ب", "عن", "من", "لدى"):
            # An ambassador or envoy "in" or "to" somewhere is accredited there; he speaks for another.
            if fn in kids and (title.relation != "SPEAKS_FOR" or fn in ("ل", "عن") or "nisba" not in title.takes):
                found = self._his_state(kids[fn], self.parties.party(kids[fn], sentence), sentence)
                if found is not None and not (fn == "ل" and (node.nisbas or self._by_adjective(node, sentence))):
                    return found
        if node.nisbas and "nisba" in title.takes:
            return of_state(node.nisbas[0][0], node, sentence)
        return self._by_adjective(node, sentence) or self._of_title(node, end, sentence)

    def _his_state(self, node: Node, made: Party | None, sentence: Sentence) -> Party | None:
        """المبعوث الخاص للرئيس الروسي: who is sent by a head of state speaks for the state."""
        if made is not None and made.kind == "person" and made.state:
            return of_state(made.state, node, sentence)
        return made

    def _of_title(self, node: Node, end: int, sentence: Sentence) -> Party | None:
        """رئيس اللجنة: the body that the office's own last word names."""
        token = node.tokens[end]
        group = token.word.group
        if end == node.head or group is None or group.kind not in _BODY_GROUPS or not token.word.nominal.det:
            return None
        if token.word.nominal.stem.endswith(("ي", "يه")):
            return None  # المسؤول الأمني: an adjective
        made = in_words(node, end, end)
        plain = Party(made, group.kind, group.gender, "s", token.start, sentence.paragraph, token.word.nominal.stem)
        return self.parties.discourse.definite(plain) or plain

    def _construct(self, node: Node, end: int, title: Title, sentence: Sentence) -> Party | None:
        """The body that the office governs in the construct, which the phrase may hold within itself."""
        mention = node.mention
        named = mention is not None and mention.kind not in ("person", "place", "outlet") and mention.first > node.head
        last = before_name(node)
        stop = mention.first - 1 if mention is not None and named else last
        for k in range(max(end, node.head) + 1, stop + 1):
            word = node.tokens[k].word
            if word.group is not None and word.group.kind in _BODY_GROUPS and node.tokens[k].mention is None:
                start, last = node.tokens[k].start, end_of_body(node, last, sentence.nodes)
                made = in_words(node, k, last)
                return Party(made, word.group.kind, "", "", start, sentence.paragraph, "")
        if mention is not None and named:
            return of_entity(mention.entity, node, mention.first, mention.last, sentence)
        if node.gen is not None:
            inner = node.gen
            if inner.group is not None and inner.group.kind == "person" and inner.nisbas:
                return of_state(inner.nisbas[0][0], inner, sentence)
            unit = inner.last > inner.head and not _CRAFT & inner.classes  # آمر المنطقة العسكرية الغربية
            return self.parties.party(inner, sentence) or (self._in_these_words(inner, sentence) if unit else None)
        states = [s for s, at in _nisbas(node) if at < last + 1]
        if title.title.startswith(_MINISTER) and states:  # وزير الطاقة القطري X: Qatar's, and of no such body
            return of_state(states[0], node, sentence)
        return self._within(node, end, title, sentence)

    def _within(self, node: Node, end: int, title: Title, sentence: Sentence) -> Party | None:
        """آمر المنطقة العسكرية الغربية X: a body that no list knows, under the page's words."""
        span = unlisted_body(node, end, title)
        if span is None:
            return None
        made = in_words(node, *span)
        first = node.tokens[span[0]]
        return Party(made, "org", "", "", first.start, sentence.paragraph, first.word.nominal.stem)

    def _named_for(self, node: Node, sentence: Sentence) -> Party | None:
        """باسم محور أبين: a body under the page's words, if no list knows it."""
        if node.pron.startswith("3") and node.last == node.head:
            return whose(node, sentence, self.parties)
        return self.parties.party(node, sentence) or self._in_these_words(node, sentence)

    def _so_called(self, node: Node, sentence: Sentence) -> Party | None:
        """ما يسمى "لواء الصقور": all that the quotation marks hold, if there are any."""
        last = to_the_quote(node)
        if last == node.last:
            return self._named_for(node, sentence)
        ref = in_words(node, node.first, last)
        return Party(ref, "org", "", "", node.tokens[node.first].start, sentence.paragraph, "")

    def _in_these_words(self, node: Node, sentence: Sentence) -> Party | None:
        """A body that no list knows, by the words of its phrase."""
        if node.kind != "np" or not (node.det or node.gen is not None or node.last > node.head):
            return None
        made = in_words(node, node.first, end_of_body(node, node.last, sentence.nodes))
        return Party(made, "org", "", "", node.tokens[node.first].start, sentence.paragraph, "")

    def _his_body(self, node: Node, sentence: Sentence) -> Party | None:
        """رئيسها X، أمينه العام X، القيادي فيها X: the body of which the page has spoken."""
        pron = taken_up(node)
        if not (node.pron.startswith("3") or is_his(node) or pron):
            return None
        owner = whose(node, sentence, self.parties, "" if node.pron else pron or "3ms")
        return owner if owner is not None and owner.kind not in ("person", "people", "outlet", "source") else None

    def _by_adjective(self, node: Node, sentence: Sentence) -> Party | None:
        """المبعوث الأممي: a body's own adjective, where the names know one."""
        for at in node.adjs:
            entity = body_of_adjective(node.tokens[at].word.nominal.stem)
            if entity:
                found = of_entity(entity, node, at, at, sentence)
                found.ref = replace(found.ref, name=names().entities[entity].ar)
                return found
        return None
