"""What stands above a claim: who says it, how firmly, whether it is denied, and on what condition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from khabar.claim.frames import Frame, best_frame
from khabar.claim.nodes import Clause, Node
from khabar.knowledge.lexicon import lexicon
from khabar.model import Modality, Polarity

_MODALITIES = frozenset(m.value for m in Modality)
_SPECULATIVE = frozenset({"ربما", "هل"})
_CUES = frozenset({"cue"})
_SAY = "قال"
_IMPERSONAL = frozenset({"ذكر", "اعتقد", "ظن", "رجح", "زعم", "اشتبه"})
"""يُعتقد، يُذكر، يُرجَّح without a subject: nobody in particular thinks so."""
_TELLS_ON = frozenset({"حيث", "لأن"})


@dataclass(slots=True)
class Link:
    """A link of the chain before it is resolved: the speaker's phrase (``None``: dropped) and the cue's node."""

    speaker: Node | None
    cue: Node
    frame: Frame | None


@dataclass(slots=True)
class Context:
    """What was met on the way from a predicate up to the sentence's root, innermost first."""

    links: list[Link] = field(default_factory=list)
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    condition: Clause | None = None
    gloss: bool = False
    """It stands in a relative clause or an adjective: the page's own voice, outside quotation marks."""
    in_condition: bool = False
    because: list[str] = field(default_factory=list)
    controller: Node | None = None
    target: Node | None = None
    top: Clause | None = None
    passive: bool = False
    """A light verb without a doer (تم، جرى) makes the event noun passive."""
    at: int = 0
    """Token index of the predicate."""
    governed: bool = False
    """It is the content of a modal, a cue or an accusation."""


@dataclass(slots=True)
class Governed:
    """That a node or clause is the content of a modal, a cue or an accusation."""

    frame: Frame


class Contexts:
    """The contexts of one sentence; ``content`` maps a node's or clause's identity to what governs it."""

    def __init__(self, content: dict[int, Governed], quoted: Callable[[int], bool]) -> None:
        self.content = content
        self.quoted = quoted

    def of(self, node: Node) -> Context:
        """Climb from ``node`` to the root, gathering voices and modality; the outermost modality wins."""
        found = Context(at=node.first)
        self._own(node, found)
        item: Node | Clause | None = node
        for _ in range(24):
            if item is None:
                break
            item = self._step(item, found)
        return found

    def _own(self, node: Node, found: Context) -> None:
        if node.neg in ("عدم", "دون", "غير") or node.prep == "دون":
            self.negate(found, node.neg or node.prep)
        if node.kind == "verb" and node.clause is not None:
            self._verb(node.clause, found)
        for at in node.adjs:
            adjective = node.tokens[at].word.adjective
            for sense in lexicon().senses.get(adjective or "", ()):
                if sense.kind == "modal":
                    self._modal_value(sense.value, sense.lemma, found)
                    break

    def _verb(self, clause: Clause, found: Context) -> None:
        if clause.neg:
            self.negate(found, clause.neg)
        if "future" in clause.particles or "سوف" in clause.particles:
            self.set_modality(found, Modality.PLANNED, "future")
        verb = clause.verb
        if "قد" in clause.particles and verb is not None and verb.form is not None and verb.form.aspect == "I":
            self.set_modality(found, Modality.SPECULATED, "قد + imperfect")
        before = verb.tokens[verb.first - 1].word.function if verb is not None and verb.first else None
        doubtful = before is not None and before.kind == "part" and (
            before.value in _SPECULATIVE or before.value == "قد" and verb is not None and verb.form is not None and verb.form.aspect == "I")
        if clause.particles & _SPECULATIVE or doubtful:
            self.set_modality(found, Modality.SPECULATED, "question or perhaps")

    @staticmethod
    def negate(found: Context, word: str) -> None:
        found.polarity = Polarity.NEGATED if found.polarity is not Polarity.NEGATED else Polarity.AFFIRMED
        found.because.append(f"negated by {word}")

    @staticmethod
    def set_modality(found: Context, modality: Modality, why: str) -> None:
        found.modality = modality
        found.because.append(f"{modality} by {why}")

    def _step(self, item: Node | Clause, found: Context) -> Node | Clause | None:
        governed = self.content.get(id(item))
        if governed is not None:
            found.governed = True
            frame = self._speaker_of(item, governed.frame)
            self._govern(frame, found)
            return frame.node
        if isinstance(item, Clause):
            return self._clause_step(item, found)
        if item.kind == "adj" and item.parent is not None:
            found.gloss = True
            return item.parent
        if item.fn == "conj" and item.parent is not None:
            return item.parent
        if item.kind == "verb" and item.clause is not None:
            return item.clause
        saying = self._said_in(item)
        if saying is not None:
            self._govern(saying, found)
            return saying.node
        if item.parent is not None:
            if item.parent.kind == "ev" and item.fn == "gen" and item.parent.neg:
                self.negate(found, item.parent.neg)
            return item.parent
        if item.clause is not None:
            return item.clause if item is not item.clause.verb else item.clause
        return None

    @staticmethod
    def _speaker_of(item: Node | Clause, frame: Frame) -> Frame:
        """إنّ belongs to قال, over whatever noun stands nearer (قال مسؤول رفض كشف هويته إن)."""
        if not isinstance(item, Clause) or frame.sense.lemma == _SAY or not frame.node.tokens[item.start].text.startswith("إ"):
            return frame
        clause = frame.node.clause
        while clause is not None:
            verb = clause.verb
            if verb is not None and verb is not frame.node and not verb.content and any(s.lemma == _SAY for s in verb.senses):
                return best_frame(verb, _CUES) or frame
            clause = clause.parent
        return frame

    def _said_in(self, item: Node) -> Frame | None:
        """The verb of saying whose content a phrase is, though no clause: what it is or holds is said too.

        عبرت عن استيائها من تسليح X, نشرت تقريراً يقول إن, أكدت مصادر معارضة إيقاف X.
        """
        verb = item.parent if item.parent is not None else item.clause.verb if item.clause is not None else None
        if item.fn == "gen" and item.kind == "ev" and not item.tokens[item.head].word.nominal.det:
            verb = _spoken_by(item)
            if verb is None or not any("obj" in s.slot("content").markers for s in verb.senses if s.kind == "cue" and s.slot("content")):  # type: ignore[union-attr]
                return None
            return best_frame(verb, _CUES)
        if verb is None or verb.kind != "verb" or item.kind not in ("np", "ev") or verb.subject is item:
            return None
        marker = "obj" if item.parent is None else item.fn
        if marker == "obj" and verb.object is not item:
            return None
        cues = [s for s in verb.senses if s.kind == "cue"]
        if not any(marker in slot.markers for s in cues for role in ("content", "deeper") if (slot := s.slot(role)) is not None):
            return None
        return best_frame(verb, _CUES)

    @staticmethod
    def _tells_on(clause: Clause) -> Frame | None:
        """كشفت عن X، حيث …: a clause of circumstance after what somebody tells is told by him too."""
        verb = clause.parent.verb if clause.parent is not None else None
        if clause.kind != "sub" or clause.marker not in _TELLS_ON or verb is None or clause.start < verb.first:
            return None
        if not any(s.kind == "cue" for s in verb.senses):
            return None
        frame = best_frame(verb, _CUES)
        held = frame.roles.get("content", ()) if frame is not None else ()
        return frame if any(isinstance(c, Clause) or c.kind == "ev" or c.prep for c in held) else None

    def _clause_step(self, clause: Clause, found: Context) -> Node | Clause | None:
        if clause.kind == "cond":
            found.in_condition = True
        if clause.kind == "rel":
            # A relative without a pronoun, or one that stands for itself (ما أعلنه), tells what the voice tells.
            found.gloss = found.gloss or clause.marker.startswith("ال")
            return clause.antecedent
        telling = self._tells_on(clause)
        if telling is not None:
            self._govern(telling, found)
            return telling.node
        found.top = clause
        if clause.governor is not None:
            return clause.governor
        return clause.parent

    def _govern(self, frame: Frame, found: Context) -> None:
        sense, node = frame.sense, frame.node
        holder = next(iter(frame.nodes("holder") or frame.nodes("source") or frame.nodes("actor")), None)
        if found.gloss and not self.quoted(found.at):
            return
        if sense.kind == "cue":
            if impersonal(node, sense.lemma):
                if sense.lemma != "ذكر":
                    self.set_modality(found, Modality.SPECULATED, "what is thought, by nobody in particular")
                return
            if node.kind == "ev" and sense.pos == "verb" and not tells(frame):
                self._cue_value(sense.value, found)
                return
            found.links.append(Link(holder or node.subject, node, frame))
            deeper = frame.nodes("deeper")
            if deeper:
                found.links.insert(-1, Link(deeper[0], node, None))
            self._cue_value(sense.value, found)
            return
        if sense.kind == "accuse":
            found.links.append(Link(holder, node, frame))
            if found.controller is None:
                found.controller = next(iter(frame.nodes("recipient")), None)
            return
        self._modal_value(sense.value, sense.lemma, found)
        if node.neg or node.clause is not None and node is node.clause.verb and node.clause.neg:
            self.negate(found, "negated " + sense.lemma)
        elif node.kind == "ev" and node.neg:
            self.negate(found, node.neg)
        doer = next(iter(frame.nodes("doer")), None)
        if sense.slot("holder") is None and sense.slot("doer") is None and node.kind == "verb":
            found.passive = True
        if found.controller is None:
            found.controller = doer or (holder if frame.sense.slot("doer") is None else None)
        if found.target is None:
            found.target = next(iter(frame.nodes("target")), None)
        told = node.kind == "verb" and any(s.kind == "cue" for s in node.senses) and any(
            isinstance(c, Clause) for c in frame.roles.get("content", ()))  # fmt: skip
        if told or sense.value in ("demanded", "demanded-negated") and (doer is not None or sense.slot("doer") is not None) or (
                sense.value == "speculated" and holder is not None):  # fmt: skip
            found.links.append(Link(holder, node, frame))
        if node.kind == "verb" and node.clause is not None:
            clause = node.clause
            if "future" in clause.particles and found.modality is Modality.ASSERTED:
                self.set_modality(found, Modality.PLANNED, "future")

    def _cue_value(self, value: str, found: Context) -> None:
        if value == "denied":
            found.polarity = Polarity.DENIED
            found.because.append("denied by its speaker")
        elif value == "speculated":
            self.set_modality(found, Modality.SPECULATED, "expected, feared or asked")
        elif value == "demanded":
            self.set_modality(found, Modality.DEMANDED, "demanded by its speaker")

    def _modal_value(self, value: str, lemma: str, found: Context) -> None:
        value, _, negated = value.partition("-")
        if negated or value == "negated":
            self.negate(found, lemma)
        if value in _MODALITIES and value != "asserted":
                    self.set_modality(found, Modality(value), lemma)


def impersonal(node: Node, lemma: str) -> bool:
    """Whether a verb of thinking or mentioning has nobody who thinks (يُعتقد أن، يُذكر أن)."""
    if lemma not in _IMPERSONAL or node.kind != "verb" or node.form is None or node.form.aspect != "I":
        return False
    subject, clause = node.subject, node.clause
    if subject is None or node.passive:
        return node.gender != "f"
    relative = clause is not None and clause.kind == "rel" and subject is clause.antecedent
    return relative and subject.group is None and subject.mention is None and subject.title is None


def tells(frame: Frame) -> bool:
    """Whether a verbal noun of saying reports somebody: it names him, and what he says in a clause or after عن، ب."""
    held = frame.roles.get("content", ())
    return bool(frame.nodes("source")) and any(isinstance(c, Clause) or c.prep for c in held)


def _spoken_by(item: Node) -> Node | None:
    """The verb whose subject or object swallowed a bare verbal noun: أكدت مصادر معارضة [إيقاف الدعم]."""
    host = item
    while host.fn == "gen" and host.parent is not None:
        host = host.parent
    verb = host.clause.verb if host.clause is not None and host.kind == "np" else None
    return verb if verb is not None and host in (verb.subject, verb.object) and host.parent is None else None
