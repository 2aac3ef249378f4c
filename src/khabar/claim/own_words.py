"""Pages that are somebody's own words: statements that are given in full, and interviews.

Such a page sets up its voice once, in its title or in a sentence that ends in a colon, and goes on in the first person
without another word of who speaks. A statement is told by its first person outside all quotation, an interview by its
questions, each a paragraph of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from khabar.claim.context import Link
from khabar.claim.descriptions import is_document
from khabar.claim.nodes import Clause, Node, is_cue
from khabar.claim.parties.meant import Parties
from khabar.claim.party import Party
from khabar.claim.sentence import Sentence
from khabar.claim.speakers import Speakers
from khabar.model import BlockKind, Source, SourceKind

_ASKING = frozenset("؟?")
_LONGEST = 45
"""How many tokens a question may have."""
_EARLY = 3
"""Paragraphs in which a page sets up whose words it is."""
_CREDIT = 8
"""How many tokens a line may have that tells who asked the questions (حاوره: فلان)."""
_OFTEN = 2
"""How many questions make an interview, and how many sentences in the first person a statement."""
_TOLD = frozenset({"comp", "quote"})
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_SPEAKING = ":"
"""The cue of whoever speaks in a headline."""
_PLACES = frozenset({"state", "government", "place"})
"""Who may stand before a headline's colon to say where rather than who."""
_SHARE = 4
"""One sentence in so many of a statement is in the first person."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Whose words the paragraphs are: as a link of the chain, and as the party that "we" is."""

    source: Source
    party: Party | None
    paragraphs: frozenset[int]


def own_words(sentences: Sequence[Sentence], parties: Parties, speakers: Speakers) -> OwnWords | None:
    """The one whose own words the page, or the most of it, is; ``None`` on a page that tells of others."""
    answers = _answers(sentences)
    found = _guest(sentences, min(answers), parties, speakers) if answers else _author(sentences, parties, speakers)
    if found is None:
        return None
    source, party, first = found
    paragraphs = answers or _stated(sentences, first)
    if not paragraphs:
        return None
    return OwnWords(source, party, paragraphs | _headed(sentences, source))


def _headed(sentences: Sequence[Sentence], source: Source) -> set[int]:
    """The paragraph of a headline that has his name, or the end of it, before its colon."""
    names = set(source.entity.name.split())
    heads = ((s.paragraph, a) for s in sentences if s.kind is BlockKind.TITLE for a in s.attributions)
    return {at for at, a in heads if not a.cue and not names.isdisjoint(a.node.words().split())}


# -- interviews ---------------------------------------------------------------------------------


def _answers(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The paragraphs that answer questions, in an interview; the last answer is no longer than those before it."""
    asked = sorted(_questions(sentences))
    last = max((s.paragraph for s in sentences), default=0)
    if len(asked) < _OFTEN:
        return frozenset()
    longest = max(b - a - 1 for a, b in pairwise(asked))
    end = min(last, asked[-1] + longest)
    return frozenset(range(asked[0] + 1, end + 1)) - frozenset(asked)


def _questions(sentences: Sequence[Sentence]) -> set[int]:
    """Paragraphs that are a question and no more, and those with the mark before them that only questions have."""
    first: dict[int, Sentence] = {}
    last: dict[int, Sentence] = {}
    size: dict[int, int] = {}
    for s in sentences:
        if s.kind is not BlockKind.TITLE:
            first.setdefault(s.paragraph, s)
            last[s.paragraph] = s
            size[s.paragraph] = size.get(s.paragraph, 0) + len(s.tokens)
    asked = {p for p, s in last.items() if s.tokens[-1].text in _ASKING and size[p] <= _LONGEST}
    marks = {first[p].tokens[0].text for p in asked if first[p].tokens[0].kind == "p"}
    answering = {first[p + 1].tokens[0].text for p in asked if p + 1 in first and p + 1 not in asked}
    only = marks - answering
    return asked | {p for p, s in first.items() if asked and s.tokens[0].text in only and p > min(asked)}


def _guest(
    sentences: Sequence[Sentence], before: int, parties: Parties, speakers: Speakers
) -> tuple[Source, Party | None, int] | None:
    """Who is interviewed: the person of the headline (X لصحيفة كذا: …), or the first whom the page introduces."""
    credits_ = {s.paragraph for s in sentences if len(s.tokens) <= _CREDIT and any(t.text == ":" for t in s.tokens)}
    introduced = [
        p for p in parties.discourse.parties
        if p.kind == "person" and p.named and " " in p.ref.name and 0 < p.paragraph < before
        and p.paragraph not in credits_
    ]  # fmt: skip
    titled = _of_headline(sentences, parties, speakers)
    if titled is not None and titled[1] is not None and titled[1].kind == "person" and titled[1].named:
        last = titled[0].entity.name.split()[-1]
        full = next((p for p in introduced if last in p.ref.name.split()), None)
        source = replace(titled[0], entity=full.ref) if full is not None else titled[0]
        return source, full or titled[1], before
    first = next(iter(introduced), None)
    return (Source(first.ref, SourceKind.PERSON, _SPEAKING), first, before) if first is not None else None


# -- statements ---------------------------------------------------------------------------------


def _author(
    sentences: Sequence[Sentence], parties: Parties, speakers: Speakers
) -> tuple[Source, Party | None, int] | None:
    """Whose statement the page gives, and the first paragraph of it."""
    head = None
    for sentence in sentences:
        if sentence.paragraph > sentences[0].paragraph + _EARLY:
            break
        if sentence.tokens[-1].text == ":":
            made = next(_announcers(sentence, speakers), None)
            if made is not None:
                return made[0], _party(made[1], sentence, parties), sentence.paragraph + 1
            if head is not None and any("statement" in n.classes for n in sentence.nodes):
                return head[0], head[1], sentence.paragraph + 1
        if head is None and sentence.paragraph <= sentences[0].paragraph + 1:
            head = _titled(sentence, parties, speakers)
    if head is None or head[1] is None or head[1].kind in _PLACES:
        return None
    return (*head, sentences[0].paragraph + (head[0].cue == _SPEAKING))


def _announcers(sentence: Sentence, speakers: Speakers) -> Iterator[tuple[Source, Node]]:
    """أصدرت الحركة البيان التالي: whoever is said to have issued what follows."""
    for node in sentence.sayings:
        made = speakers.of(Link(node.subject, node, None), sentence) if node.subject is not None else ()
        if made and node.subject is not None:
            yield made[-1], node.subject


def _titled(sentence: Sentence, parties: Parties, speakers: Speakers) -> tuple[Source, Party | None] | None:
    """بيان صادر عن الحركة: whose document a page says in its head that it is; or who speaks there (الحركة: لن …)."""
    first = next((n for n in sentence.nodes if n.kind in ("np", "ev")), None)
    if first is not None and first.first <= 1 and is_document(first):
        source = speakers.speaker(first, sentence, first.words())
        if source is not None and source.kind in (SourceKind.ORGANIZATION, SourceKind.PERSON):
            party = next((p for p in parties.discourse.parties if p.ref.name == source.entity.name), None)
            return source, party
    return _of_headline([sentence], parties, speakers)


def _of_headline(
    sentences: Sequence[Sentence], parties: Parties, speakers: Speakers
) -> tuple[Source, Party | None] | None:
    """Who speaks before the colon of the headline."""
    for sentence in sentences:
        if sentence.kind not in _HEADS or sentence.paragraph > sentences[0].paragraph + 1:
            break
        for attribution in sentence.attributions:
            if attribution.role == "source" and not attribution.cue:
                source = speakers.speaker(attribution.node, sentence, _SPEAKING)
                if source is not None:
                    return source, _party(attribution.node, sentence, parties)
    return None


def _party(node: Node, sentence: Sentence, parties: Parties) -> Party | None:
    made = parties.party(node, sentence)
    return made if made is not None and made.kind != "outlet" else None


def _stated(sentences: Sequence[Sentence], start: int) -> frozenset[int]:
    """The paragraphs of a statement: up to the last in the first person, and on until another speaks."""
    body = [s for s in sentences if s.paragraph >= start and s.kind is not BlockKind.TITLE]
    own = [s.paragraph for s in body if _speaks_for_itself(s)]
    if len(own) < max(_OFTEN, len(body) // _SHARE):
        return frozenset()
    last = max(own)
    for sentence in body:
        if sentence.paragraph > last + 1 or (sentence.paragraph > last and any(_tells(n) for n in sentence.sayings)):
            break
        last = max(last, sentence.paragraph)
    return frozenset(range(start, last + 1))


def _tells(cue: Node) -> bool:
    return cue.subject is not None and bool(cue.content) and not (cue.form is not None and cue.form.person == "1")


def _speaks_for_itself(sentence: Sentence) -> bool:
    """Whether somebody says "we" whom no words around it quote."""
    return any(_is_we(n) and not sentence.quoted(n.first) and not _is_told(n.clause) for n in sentence.nodes)


def _is_we(node: Node) -> bool:
    form = node.form
    return node.pron == "1cp" or (form is not None and (form.person, form.number) == ("1", "p"))


def _is_told(clause: Clause | None) -> bool:
    """Whether a clause is what somebody else is quoted as saying."""
    while clause is not None:
        governor = clause.governor
        told = clause.kind in _TOLD and governor is not None and is_cue(governor)
        if told and governor is not None and (governor.form is None or governor.form.person != "1"):
            return True
        clause = clause.parent
    return False
