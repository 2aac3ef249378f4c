"""Sentences made up for the tests, and what the reader makes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from khabar.model import Claim, EntityRef, Media, Page
from khabar.pipeline import Reading, read_page

PUBLISHED = "2018-05-10"
"""A Thursday: the date of every made page, unless a test says otherwise."""


def reading(raw: str, published: str | None = PUBLISHED, media: Media = Media.TEXT) -> Reading:
    """All stages on a page made of ``raw``."""
    return read_page(Page(hashlib.sha256(raw.encode()).hexdigest(), "made", raw, media, published=published))


def told(raw: str, type_: str, published: str | None = PUBLISHED) -> Claim:
    """The one claim of ``type_`` that ``raw`` makes."""
    claims = reading(raw, published).claims
    found = [c for c in claims if c.event.type == type_]
    assert len(found) == 1, f"{len(found)} claims of {type_} among {[brief(c) for c in claims]}"
    return found[0]


def brief(claim: Claim) -> str:
    """A claim on one line, for messages."""
    who = f"{ids(claim.actors)} > {ids(claim.recipients)}"
    return f"{claim.event.type}/{claim.event.mode} {who} {claim.modality} {claim.polarity} {speakers(claim)}"


def ids(parties: Sequence[EntityRef]) -> list[str]:
    """Each party by its id, or by its wording where it has none."""
    return [p.id or p.name for p in parties]


def speakers(claim: Claim) -> list[str]:
    """The chain of attribution by name, nearest to the page first."""
    return [s.entity.name for s in claim.sources]
