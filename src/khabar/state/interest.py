"""Who speaks for whom, and so which voices are parties to what they tell.

A side is a party with the bodies above it. A person's sides are those whom offices (``knowledge``) or claims (LEADS,
SPEAKS_FOR, MEMBER_OF) give him or her. Whoever tells of the doings of his own side is the one to tell; whoever tells
of what others did is interested, unless he tells what he was offered or given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from khabar.knowledge.names import names
from khabar.knowledge.relations import machine
from khabar.ledger.briefs import TYING, Brief, Who, unpacked
from khabar.state.remembered import Remembered

_NOBODY: frozenset[str] = frozenset()


class Interests:
    """The sides of speakers, from knowledge and from what claims say of them."""

    def __init__(self, ties: Iterable[tuple[str, str]] = (), canonical: Mapping[str, str] | None = None) -> None:
        """``ties`` are the keys of somebody and of a body that he is said to lead, speak for or belong to."""
        self._canonical = canonical or {}
        self._said: dict[str, set[str]] = {}
        self._links = Remembered(self._link)
        self.spoken = Remembered(self._sides)
        """A link of the chain, as a brief holds it packed → the sides that it speaks for; none for outlets, observers
        and whoever is not named."""
        for one, body in ties:
            self._said.setdefault(self._canonical.get(one, one), set()).add(self._canonical.get(body, body))

    def key(self, who: Who) -> str:
        """The key of whoever people judged to be one with ``who``."""
        return self._canonical.get(who.key, who.key)

    def speaker(self, brief: Brief) -> str:
        """Whose word it is: the first speaker, else the outlet, else the page; unnamed speakers are their page's."""
        packed = brief.last_link
        if packed:
            key, named = self._links[packed]
            return key if named else f"{brief.page}/{key}"
        return self.key(brief.outlet[0]) if brief.outlet else brief.page

    def speaking(self, brief: Brief) -> frozenset[str]:
        """The sides of a claim's first speaker; none where the page speaks for itself."""
        return self.spoken[brief.last_link]

    def _link(self, packed: bytes) -> tuple[str, bool]:
        (link,) = unpacked(packed)
        return self.key(link), link.kind != "unnamed"

    def _sides(self, packed: bytes) -> frozenset[str]:
        return self._found(*unpacked(packed)) if packed else _NOBODY

    def _found(self, link: Who) -> frozenset[str]:
        if link.kind in ("unnamed", "outlet", "document"):
            return _NOBODY
        known = names().entities.get(link.entity or "")
        bodies = set(self._said.get(self.key(link), ()))
        if known is not None and known.kind == "person":
            bodies |= {body for _, body in names().offices.get(known.id, ()) if body}
            return _with_those_above(bodies)
        if link.kind == "person" and known is None:
            return _with_those_above(bodies)
        if known is None:
            return _with_those_above({self.key(link)} | bodies)
        return _with_those_above({self.key(link)}) if known.kind in machine().interested else _NOBODY

    def interested(self, brief: Brief, *, charged: bool) -> bool:
        """Whether the first speaker is a party that tells of what others did.

        ``charged``: what the claim leads to is held against the actor, so that its recipient is interested too.
        """
        by, to = (self.under([self.key(n) for n in who]) for who in (brief.actors, brief.recipients))
        return tells_of_others(self.speaking(brief), by, to, charged)

    @staticmethod
    def under(parties: Sequence[str]) -> frozenset[str]:
        """Parties, by their keys, with all the bodies above them: whoever speaks for one of these speaks of his own."""
        return above(parties[0]) if len(parties) == 1 else frozenset().union(*map(above, parties))


def tells_of_others(sides: frozenset[str], by: frozenset[str], to: frozenset[str], charged: bool) -> bool:
    """Whether somebody who speaks for ``sides`` tells of what others did.

    ``by`` and ``to`` are the actors and the recipients, each with the bodies above them (``Interests.under``).
    """
    return bool(sides) and sides.isdisjoint(by) and (charged or sides.isdisjoint(to))


def may_be_tied(link: Who) -> bool:
    """Whether claims can put a link on a side: a person, or an organization that knowledge does not have."""
    known = names().entities.get(link.entity or "")
    return link.kind == "person" or (link.kind == "organization" and known is None)


def ties(briefs: Iterable[Brief]) -> Iterator[tuple[str, str]]:
    """Whom claims plainly tie to which bodies, by key."""
    for brief in briefs:
        if brief.type in TYING and brief.polarity == "affirmed" and brief.modality == "asserted":
            yield from ((a.key, r.key) for a in brief.actors for r in brief.recipients)


def _with_those_above(bodies: Iterable[str]) -> frozenset[str]:
    kept = {b for b in bodies if _is_party(b)}
    return frozenset().union(*(above(b) for b in kept))


def _is_party(key: str) -> bool:
    known = names().entities.get(key)
    return known is None or known.kind in machine().interested


@lru_cache(maxsize=65_536)
def above(key: str) -> frozenset[str]:
    """A party's key with those of the bodies above it; a state and its government are one."""
    known = names()
    found: set[str] = set()
    while key and key not in found:
        found |= {key, known.party(key)}
        key = known.parents.get(key, "")
    return frozenset(found)
