"""Events that are done by saying them: an accusation, praise, a ceasefire that is announced."""

from __future__ import annotations

from khabar.claim.frame import Frame
from khabar.claim.nodes import is_cue
from khabar.claim.parties.dropped import dropped
from khabar.claim.sentence import Sentence
from khabar.claim.speakers import Speakers, cue_of
from khabar.knowledge.folding import fold
from khabar.model import Source, SourceKind

_ANNOUNCE = fold("أعلن")
"""أعلن الإضراب, أعلنت حالة الطوارئ: whoever does so says it."""
_VERBAL = frozenset({"CONCEDE", "SUPPORT", "ACCUSE", "REJECT", "THREATEN", "REQUEST"})


def said(frame: Frame, sentence: Sentence, speakers: Speakers) -> Source | None:
    """An event that is itself an act of speech (اتهم، رحّب) has its speaker as the last link."""
    if not _is_speech(frame) or (frame.node.form is not None and frame.node.form.person == "1"):
        return None
    if frame.node.kind == "ev" and not frame.nodes("actor"):
        return None
    cue = cue_of(frame.node)
    for filler in frame.nodes("actor"):
        if speakers.parties.party(filler, sentence, frame.node) is not None:
            return speakers.speaker(filler, sentence, cue, frame.node)
    gone_on = dropped(frame, sentence, speakers.parties, [])
    return Source(gone_on[0], SourceKind.ORGANIZATION, cue) if gone_on and gone_on[0].id else None


def _is_speech(frame: Frame) -> bool:
    """Whether an event is done by saying it: an accusation, praise, a ceasefire that is announced."""
    sense, node = frame.sense, frame.node
    if node.kind not in ("verb", "ev"):
        return False
    if sense.value == "said" or sense.kind == "accuse" or (node.kind == "verb" and sense.lemma == _ANNOUNCE):
        return True
    return node.kind == "verb" and sense.type in _VERBAL and is_cue(node)
