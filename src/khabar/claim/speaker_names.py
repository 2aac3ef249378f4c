"""A speaker's name, whatever its words look like: it stands between his office and what he says."""

from __future__ import annotations

from khabar.claim.naming import hang_office, set_beside, unnamed_office
from khabar.claim.nodes import Node, is_cue
from khabar.knowledge.given_names import given_names

_MARKS = '،,"”»'


def name_speakers(nodes: list[Node]) -> None:
    """Set beside each other a speaker and what the parser took for the object of his verb.

    قال المتحدث باسم المجلس زاو مين تون إن: right before what is said a bare phrase besides the speaker names him.
    قال معتصم الجيلي، القيادي في الحركة، إن: or it tells what he is.
    """
    for verb in nodes:
        if verb.kind == "verb" and verb.content and verb.object is not None and is_cue(verb) and not _addresses(verb):
            _name_speaker(verb, verb.object)


def _name_speaker(verb: Node, beside: Node) -> None:
    speaker = verb.subject
    if speaker is None or speaker.kind != "np" or not _ends_before_content(beside, verb):
        return
    if beside.prep or beside.conj or beside.first < speaker.first or beside.number == "p":
        return
    if unnamed_office(speaker) and (_may_be_name(beside) or _is_ranked(beside)):
        set_beside(speaker, beside)
    elif _may_be_name(speaker) and unnamed_office(beside) and speaker.tokens[speaker.last + 1].text in "،,":
        speaker.name_at = speaker.first
        hang_office(speaker, beside)


def _ends_before_content(node: Node, verb: Node) -> bool:
    """Whether what is said begins right after a phrase and what hangs on it."""
    last = max([node.last, *(kid.last for _, kid in node.kids), *([node.gen.last] if node.gen is not None else [])])
    starts = {clause.start for clause in verb.content}
    after = next((t.index for t in node.tokens[last + 1 :] if t.text not in _MARKS), -1)
    return not starts.isdisjoint((after, after + 1))


def _addresses(verb: Node) -> bool:
    """أبلغ المبعوث الحركة أن: whether the object of a verb of saying is whom one says it to."""
    slots = (slot for sense in verb.senses if sense.kind == "cue" for slot in sense.slots if slot.role != "content")
    return any("obj" in slot.markers for slot in slots)


def _is_ranked(node: Node) -> bool:
    """العميد حسام الدين: a rank, which is no office, and a name."""
    return node.title is not None and not node.title.relation and node.name_at > node.head


def _may_be_name(node: Node) -> bool:
    """A phrase of no party that any list knows, but for what is a given name too (معتصم)."""
    token = node.tokens[node.head]
    known = node.mention is not None and node.mention.kind != "person"
    if node.kind != "np" or node.senses or token.word.nominal.det or known:
        return False
    return node.group is None or token.norm in given_names()
