"""Which voice speaks: what is known of each for a claim, as named traits, and the likeliest."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.choice.model import Bundle, InOrder, spelled
from khabar.claim.choice.voice import Heard, Telling, Voice, voices
from khabar.claim.speakers import Chain
from khabar.knowledge.folding import fold
from khabar.model import EntityRef, Source

_CLEARLY = 0.8  # by how much the score of another chain must be above that of the rules'


def likeliest(
    telling: Telling, heard: Heard, actors: Sequence[EntityRef], recipients: Sequence[EntityRef], scale: InOrder
) -> Chain:
    """The likeliest chain; the rules' where no other is clearly likelier."""
    if telling.settled:
        return telling.rule
    found = voices(telling, heard)
    if not scale.weights or len(found) == 1:
        return telling.rule
    scores = [scale.weigh(bundles) for bundles in _bundles(telling, found, heard, _roles(actors, recipients))]
    best = max(scores)
    return found[scores.index(best)].chain if best > scores[0] + _CLEARLY else telling.rule


def voice_traits(
    telling: Telling, found: Sequence[Voice], heard: Heard,
    actors: Sequence[EntityRef], recipients: Sequence[EntityRef],
) -> list[list[str]]:  # fmt: skip
    """What is known of each voice for a claim with these parties."""
    return [spelled(bundles) for bundles in _bundles(telling, found, heard, _roles(actors, recipients))]


def _roles(actors: Sequence[EntityRef], recipients: Sequence[EntityRef]) -> dict[str, str]:
    """What each party of a claim does in it, by name."""
    return {r.name: "suffers" for r in recipients} | {r.name: "acts" for r in actors}


def _bundles(telling: Telling, found: Sequence[Voice], heard: Heard, does: dict[str, str]) -> list[list[Bundle]]:
    setting = _setting(telling)
    return [[*_of_place(voice, setting), *_of_chain(voice, telling, heard, does)] for voice in found]


def _of_place(voice: Voice, setting: Sequence[Bundle]) -> list[Bundle]:
    """The place where the claim stands, for each of the ways by which the voice is come by and for all together."""
    found: list[Bundle] = [(_ways, voice.hows)]
    ways = voice.hows if len(voice.hows) == 1 else ("+".join(voice.hows), *voice.hows)
    for way in ways:
        found += [(spelling, way, *values) for spelling, *values in setting]
    return [*found, *found[1:]] if len(ways) == 1 else found


def _of_chain(voice: Voice, telling: Telling, heard: Heard, does: dict[str, str]) -> list[Bundle]:
    """The chain itself and its last link, who speaks."""
    how, chain = "+".join(voice.hows), voice.chain
    speaker = chain[-1] if chain else None
    role = does.get(speaker.entity.name, "-") if speaker is not None else "-"
    found: list[Bundle] = [
        (_links, len(chain), "-".join([s.kind for s in chain]), how),
        (_does, role, telling.type, how), (_cue, _word(speaker), how),
    ]  # fmt: skip
    if speaker is not None:
        often = min(heard.often[speaker.entity.name], 4)
        found.append((_speaker, often, speaker.entity.id is not None, how))
    return found


def _setting(telling: Telling) -> list[Bundle]:
    """The place where the claim stands, whoever speaks there; the way to the voice is put in front of the values."""
    sentence, node, context = telling.sentence, telling.node, telling.context
    first = next((t.norm for t in sentence.tokens if t.kind == "w"), "")
    quoted, gloss, own = sentence.quoted(node.first), context.gloss, telling.own
    said, near, rule = min(len(sentence.sayings), 2), min(telling.near, 3), len(telling.rule)
    clause = node.clause.kind if node.clause is not None else "-"
    return [
        (_block, str(sentence.kind), min(sentence.paragraph, 4), near), (_deed, quoted, telling.type, node.kind),
        (_hold, gloss, min(len(context.links), 2), context.governed, (said, bool(sentence.attributions))),
        (_opens, first), (_form, rule, str(context.modality), own, clause),
        (_heard, near, rule, (said, own, quoted), (clause, gloss)),
    ]  # fmt: skip


def _word(speaker: Source | None) -> str:
    return (fold(speaker.cue) or "-") if speaker is not None and speaker.cue else "-"


# -- how the traits are spelled -----------------------------------------------------------------


def _block(way: str, kind: str, paragraph: int, near: int) -> list[str]:
    return [f"{way} here", f"{way} kind {kind}", f"{way} paragraph {paragraph}", f"{way} near {near}"]


def _deed(way: str, quoted: bool, type_: str, kind: str) -> list[str]:
    return [f"{way} quoted {quoted}", f"{way} type {type_}", f"{way} node {kind}"]


def _hold(way: str, gloss: bool, links: int, governed: bool, around: tuple[int, bool]) -> list[str]:
    said, beside = around
    return [f"{way} gloss {gloss}", f"{way} links {links}", f"{way} governed {governed}",
            f"{way} said {said}", f"{way} beside {beside}"]  # fmt: skip


def _opens(way: str, first: str) -> list[str]:
    return [f"{way} opens {first}"]


def _form(way: str, rule: int, modality: str, own: bool, clause: str) -> list[str]:
    return [f"{way} rule {rule}", f"{way} {modality}", f"{way} own {own}", f"{way} clause {clause}"]


def _heard(way: str, near: int, rule: int, speech: tuple[int, bool, bool], setting: tuple[str, bool]) -> list[str]:
    (said, own, quoted), (clause, gloss) = speech, setting
    return [
        f"{way} near {near} said {said} rule {rule}", f"{way} own {own} rule {rule} near {near}",
        f"{way} quoted {quoted} near {near} rule {rule}", f"{way} rule {rule} clause {clause} gloss {gloss}",
    ]  # fmt: skip


def _ways(hows: tuple[str, ...]) -> list[str]:
    return [f"by {way}" for way in hows]


def _links(length: int, kinds: str, how: str) -> list[str]:
    kinds = kinds or "none"
    return [f"long {length}", f"kinds {kinds}", f"kinds {kinds} {how}"]


def _does(does: str, type_: str, how: str) -> list[str]:
    return [f"does {does} {type_}", f"does {does} {how}"]


def _cue(cue: str, how: str) -> list[str]:
    return [f"cue {cue}", f"cue {cue} {how}"]


def _speaker(often: int, has_id: bool, how: str) -> list[str]:
    return [f"often {often}", f"often {often} {how}", f"known {has_id} {how}"]
