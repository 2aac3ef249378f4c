"""How sure a claim is: of claims with a confidence of 0.7 about seven in ten have the right type and parties.

Where its parties were weighed, that is the chance that the weighing gave (``claim.choice``; fitted to picks on pages
left out). Claims that only rules make (offices, bare threats) have a logistic model of their own over what is known of
their drafts; its weights, in ``confidence.tsv``, come from ``scripts/fit_confidence.py``. What either gives is then put
right by two numbers fitted to whole claims on pages left out (``calibration.tsv``, ``scripts/fit_calibration.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log

from khabar.claim.choice.model import logistic
from khabar.claim.draft import Draft
from khabar.knowledge.tsv import read_tsv
from khabar.model import EntityRef, Modality, Polarity

LEAST, MOST = 0.05, 0.95


def confidence(group: Sequence[Draft]) -> float:
    """The confidence in the claim that a group of joined drafts makes."""
    weighed = max((d.chance for d in group if d.chance is not None), default=None)
    if weighed is None:
        weights = _weights()
        total = sum(weights.get(name, 0.0) * value for name, value in features(group).items())
        weighed = logistic(total)
    return round(_bounded(calibrated(_bounded(weighed))), 2)


def calibrated(chance: float) -> float:
    """The chance with its odds raised and multiplied as ``calibration.tsv`` says; keeps the order of chances."""
    by = calibration()
    return logistic(by["slope"] * log(chance / (1.0 - chance)) + by["shift"])


def _bounded(chance: float) -> float:
    return min(MOST, max(LEAST, chance))


def features(group: Sequence[Draft]) -> dict[str, float]:
    """What the model looks at, by name."""
    main = group[0]
    found = {
        "bias": 1.0,
        "score": min(main.score, 6.0) / 6.0,
        "no actor": float(not main.actors),
        "no recipient": float(not main.recipients),
        "actor elsewhere": float(bool(main.actors) and not any(_inside(a, main) for a in main.actors)),
        "recipient elsewhere": float(bool(main.recipients) and not any(_inside(r, main) for r in main.recipients)),
        "actor resolved": float(any(a.id for a in main.actors)),
        "recipient resolved": float(any(r.id for r in main.recipients)),
        "several parties": float(len(main.actors) > 1 or len(main.recipients) > 1),
        "place": float(bool(main.places)),
        "heading": float(any(d.sentence.kind in ("title", "repeat", "heading") for d in group)),
        "repeated": float(len(group) > 1),
        "attributed": float(bool(main.sources)),
        "chain": float(len(main.sources) > 1),
        "not asserted": float(main.modality is not Modality.ASSERTED),
        "not affirmed": float(main.polarity is not Polarity.AFFIRMED),
        "extent": min(main.extent[1] - main.extent[0], 200) / 200,
        "far": min(_distance(main), 100) / 100,
        f"type {main.type}": 1.0,
    }
    return {**found, f"kind {_kind(main)}": 1.0}


def _kind(draft: Draft) -> str:
    """What kind of trigger made the draft: event, relation, accuse, modal or office."""
    why = draft.because[0] if draft.because else ""
    return why.rpartition("[")[2].rstrip("]") if why.endswith("]") else why.partition(" ")[0]


def _inside(party: EntityRef, draft: Draft) -> bool:
    """Whether the party is named in the claim's own sentence rather than taken over from before."""
    return party.span is not None and draft.sentence.start <= party.span.start < draft.sentence.end


def _distance(draft: Draft) -> int:
    """Characters between the trigger and the party of its sentence that stands farthest from it."""
    spans = [p.span for p in (*draft.actors, *draft.recipients) if p.span is not None and _inside(p, draft)]
    return max((max(s.start - draft.trigger[1], draft.trigger[0] - s.end, 0) for s in spans), default=0)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in read_tsv("confidence.tsv", ("feature", "weight"))}


@lru_cache(maxsize=1)
def calibration() -> dict[str, float]:
    """``slope`` and ``shift``: the power and the logarithm of the factor that odds are put right by."""
    return {name: float(number) for name, number in read_tsv("calibration.tsv", ("name", "number"))}
