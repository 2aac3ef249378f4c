"""A claim before its spans are turned raw and repetitions are joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from khabar.claim.choice.voice import Telling
from khabar.claim.sentence import Sentence
from khabar.model import EntityRef, Interval, Modality, Polarity, Source


@dataclass(slots=True)
class Draft:
    """A claim before its spans are turned raw and repetitions are joined."""

    sentence: Sentence
    type: str
    mode: str | None
    trigger: tuple[int, int]
    extent: tuple[int, int]
    sources: tuple[Source, ...]
    actors: tuple[EntityRef, ...]
    recipients: tuple[EntityRef, ...]
    places: tuple[EntityRef, ...]
    modality: Modality
    polarity: Polarity
    condition: str | None
    score: float
    because: tuple[str, ...] = ()
    time: Interval = field(default_factory=Interval)
    telling: Telling | None = None
    """Where it stands among the page's voices; ``None`` where its chain is not weighed."""
    means: str | None = None
    """The mode by the arms that its words name, where they say more than its trigger does."""
    chance: float | None = None
    """The fitted chance that it is a claim with these parties; ``None`` where none was weighed."""


def mode_of(drafts: Iterable[Draft]) -> str | None:
    """The mode of drafts that tell one thing, the fullest first: by its arms, or as the first that has one has it."""
    modes = (draft.means or draft.mode for draft in drafts)
    return next(filter(None, modes), None)


def sureness(draft: Draft) -> float:
    """The chance of a draft; one where none was weighed is sure."""
    return 1.0 if draft.chance is None else draft.chance
