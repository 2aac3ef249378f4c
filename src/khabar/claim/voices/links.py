"""Links of a chain: who speaks by a word of saying, and the outlet to which he speaks or that carries his words."""

from __future__ import annotations

from khabar.claim.context import Link
from khabar.claim.descriptions import is_document
from khabar.claim.nodes import Node, is_cue
from khabar.claim.sentence import Sentence
from khabar.claim.speakers import Speakers, cue_of
from khabar.model import Source, SourceKind


def linked(link: Link, sentence: Sentence, speakers: Speakers) -> list[Source]:
    """A link of the context as sources: the outlet spoken to first, then the speaker."""
    made = speakers.of(link, sentence)
    if not made:
        return []
    outer = [*_addressees(link, sentence, speakers), *_carriers(link, sentence, speakers)][:1]
    return [*(a for a in outer if a.entity.name != made[-1].entity.name), *made]


def _addressees(link: Link, sentence: Sentence, speakers: Speakers) -> list[Source]:
    """The outlet that someone speaks to (قال X لرويترز) stands nearer to the page than he does."""
    if link.frame is None:
        return []
    made = [
        speakers.speaker(node, sentence, cue_of(link.cue))
        for node in link.frame.nodes("addressee")
        if node.kind != "pron" and not speakers.is_the_pages_own(node)
    ]
    return [s for s in made if s is not None and s.kind is SourceKind.OUTLET]


def _carriers(link: Link, sentence: Sentence, speakers: Speakers) -> list[Source]:
    """قالت الوزارة في بيان نشرته الوكالة: the outlet that carries what the link is said in."""
    papers = [link.cue, *(kid for fn, kid in link.cue.kids if fn == "في"), *_papers_of(link)]
    made = (carried_by(paper, sentence, speakers) for paper in papers if paper.kind != "verb" and is_document(paper))
    return [source for source in made if source is not None]


def _papers_of(link: Link) -> list[Node]:
    """What the speaker's phrase holds after في: the statement that he speaks in may hang on it."""
    subject = link.cue.subject
    return [kid for fn, kid in subject.kids if fn == "في"] if subject is not None else []


def carried_by(node: Node, sentence: Sentence, speakers: Speakers) -> Source | None:
    """حسب البيان الذي بثته الوكالة: the outlet that carries a statement or an interview."""
    for clause in node.rels:
        verb = clause.verb
        if verb is not None and verb.subject is not None and verb.subject is not node and is_cue(verb):
            made = speakers.speaker(verb.subject, sentence, cue_of(verb))
            if made is not None and made.kind is SourceKind.OUTLET:
                return made
    return None
