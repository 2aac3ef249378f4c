"""What nothing in its own clause attributes: a verb of saying beside it, or whoever goes on, speaks for it."""

from __future__ import annotations

from khabar.claim.context import Link
from khabar.claim.frames import best_frame
from khabar.claim.nodes import CUES, Node
from khabar.claim.sentence import Sentence
from khabar.claim.speakers import REACH, Chain, Speakers
from khabar.claim.trailing import AS, closes_saying
from khabar.claim.voices.links import linked
from khabar.claim.voices.reach import same_stretch
from khabar.find.tokens import QUOTES


def beside(sentence: Sentence, node: Node, quoted: bool, speakers: Speakers, goes_on: bool) -> Chain:
    """The voice of what nothing in its own clause attributes: a cue that stands after it, or one that goes on.

    ``goes_on``: the page has opened what somebody says, and not ended it.
    """
    cue = _trailing(sentence, node, quoted, speakers) or (_before_colon(sentence, node, speakers) if quoted else ())
    if cue:
        return cue
    if not speakers.last or sentence.kind == "title":
        return ()
    near = speakers.near(sentence)
    if quoted and near <= REACH and _opens_quoted(sentence):
        return speakers.last
    if (near == 0 and (goes_on or _goes_on(sentence))) or (near <= 1 and _first_person(node)):
        return speakers.last
    return ()


def _trailing(sentence: Sentence, node: Node, quoted: bool, speakers: Speakers) -> Chain:
    """«…»، قال فلان، or …، كما قال فلان: a verb of saying that governs nothing speaks for what it stands beside."""
    for cue in sentence.sayings:
        if cue.content or cue is node:
            continue
        closing = node.first < cue.first and closes_saying(sentence, cue)
        if closing or _tells_of(sentence, cue, node, quoted):
            source = linked(Link(cue.subject, cue, best_frame(cue, CUES) if closing else None), sentence, speakers)
            if source:
                return tuple(source)
    return ()


def _tells_of(sentence: Sentence, cue: Node, node: Node, quoted: bool) -> bool:
    """كما قال فلان, of its own stretch of the sentence; else a verb beside a quotation, if it describes nobody."""
    before = sentence.tokens[cue.first - 1] if cue.first else None
    if before is not None and before.norm in AS:
        return cue.subject is not None and same_stretch(sentence, cue.first, node.first)
    describes = cue.clause is not None and cue.clause.kind == "rel"
    return quoted and not describes and not sentence.quoted(cue.first)


def _before_colon(sentence: Sentence, node: Node, speakers: Speakers) -> Chain:
    """تساءل فلان: «أين هم؟ وقد رأيناهم حين …»: all of a quotation after a colon is his who speaks before it."""
    tokens = sentence.tokens
    begins = [at for at in range(2, node.first) if tokens[at].text in QUOTES and tokens[at - 1].text == ":"]
    said = [c for c in sentence.sayings if begins and c.first < begins[-1] and not sentence.quoted(c.first)]
    return speakers.of(Link(said[-1].subject, said[-1], None), sentence) if said else ()


def _goes_on(sentence: Sentence) -> bool:
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
