"""How outlets and voices name a party: in which words, how often, in which claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from khabar.ledger.briefs import Brief, Who

PAGE = "page"
"""The role of whoever names the party where no voice does: the page itself."""


@dataclass(frozen=True, slots=True)
class Usage:
    """One wording by one voice on pages of one outlet; ``voice`` is ``None`` where the page speaks for itself."""

    words: str
    outlet: Who | None
    voice: Who | None
    claims: tuple[str, ...]
    pages: tuple[str, ...]

    @property
    def count(self) -> int:
        """In how many claims."""
        return len(self.claims)


class _Key(NamedTuple):
    words: str
    outlet: str
    voice: str


def usages(briefs: Iterable[Brief], keys: Collection[str]) -> list[Usage]:
    """Every way in which the party with ``keys`` is named, by outlet and voice, the most frequent first.

    Pages without an outlet are told apart by their id. Who quotes it may have worded it: the nearest link is shown
    with it.
    """
    found: defaultdict[_Key, list[tuple[Brief, Who]]] = defaultdict(list)
    for brief in briefs:
        for named in _named(brief, keys):
            outlet = brief.outlet[0].key if brief.outlet else brief.page
            voice = brief.speaker.key if brief.speaker else ""
            found[_Key(named.name, outlet, voice)].append((brief, named))
    result = [_usage(key.words, [b for b, _ in uses]) for key, uses in found.items()]
    return sorted(result, key=lambda u: (-u.count, u.words, u.claims))


def _named(brief: Brief, keys: Collection[str]) -> Iterator[Who]:
    seen = set()
    for named in (*brief.actors, *brief.recipients, *brief.sources):
        if named.key in keys and named.name not in seen:
            seen.add(named.name)
            yield named


def _usage(words: str, briefs: list[Brief]) -> Usage:
    first = briefs[0]
    return Usage(
        words, first.outlet[0] if first.outlet else None, first.speaker,
        tuple(sorted({b.id for b in briefs})), tuple(sorted({b.page for b in briefs})),
    )  # fmt: skip
