"""What stands above a claim: who says it, how firmly, whether it is denied, and on what condition."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.claim.frame import Frame
from khabar.claim.nodes import Clause, Node
from khabar.model import Modality, Polarity


@dataclass(slots=True)
class Link:
    """A link of the chain before it is resolved: the speaker's phrase (``None``: dropped) and the cue's node."""

    speaker: Node | None
    cue: Node
    frame: Frame | None
    faint: bool = False
    """Whether it is a voice only where nobody else tells of it: who threatens does so in words, but is not quoted."""


@dataclass(slots=True)
class Context:
    """What was met on the way from a predicate up to the sentence's root, innermost first."""

    links: list[Link] = field(default_factory=list)
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    condition: Clause | None = None
    gloss: bool = False
    """It stands in a relative clause or an adjective: the page's own voice, outside quotation marks."""
    told_of: bool = False
    """It is the verb of an event: even in a gloss the voices tell it, as they do not tell a standing relation."""
    presupposed: bool = False
    """It stands in a relative clause that tells which one is meant: voices reach it, how firm they are does not."""
    beside: bool = False
    """It goes on beside what is wanted, asked or feared: voices reach it, how firm they are does not."""
    described: bool = False
    """It tells of somebody who he is: no condition around it touches it (إذا انسحب الجيش الذي تدعمه X)."""
    in_condition: bool = False
    disowned: bool = False
    """It is what somebody is said not to have owned up to: whether and by whom it was done, that does not tell."""
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
    above: list[Node] = field(default_factory=list)
    """The words that govern it, innermost first."""

    def negate(self, word: str) -> None:
        """Turn the polarity over, for the reason of ``word``."""
        self.polarity = Polarity.NEGATED if self.polarity is not Polarity.NEGATED else Polarity.AFFIRMED
        self.because.append(f"negated by {word}")

    def set_modality(self, modality: Modality, why: str) -> None:
        """Set the modality, and say why."""
        self.modality = modality
        self.because.append(f"{modality} by {why}")


@dataclass(slots=True)
class Governed:
    """That a node or clause is the content of a modal, a cue or an accusation."""

    frame: Frame
