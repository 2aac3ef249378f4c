"""Which of many fingerprints are alike: groups that do not depend on the order in which they are compared.

The fingerprints' places are cut into bands; whoever shares a whole band is compared (locality-sensitive hashing), and
two that share enough are one, and so is whoever is one with either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations
from typing import Generic, TypeVar

from khabar.model import Fingerprint

Key = TypeVar("Key", bound=Hashable)
_BAND = 4  # places: of two that share 0.7, a band is the same in one of four, and one of sixteen bands almost surely


class Groups(Generic[Key]):
    """Who is one with whom, by pairs; a group goes by its smallest key."""

    def __init__(self) -> None:
        self._head: dict[Key, Key] = {}

    def head(self, key: Key) -> Key:
        """The smallest key of the group that ``key`` is in; itself where it is alone."""
        head = self._head.get(key, key)
        if head == key:
            return key
        self._head[key] = self.head(head)
        return self._head[key]

    def join(self, one: Key, other: Key) -> None:
        """Make two groups one."""
        small, large = sorted((self.head(one), self.head(other)))  # type: ignore[type-var]
        if small != large:
            self._head[large] = small


def alike(found: Mapping[Key, Fingerprint], least: float) -> Groups[Key]:
    """The groups of those that share at least ``least``."""
    groups: Groups[Key] = Groups()
    same: defaultdict[tuple[int, ...], list[Key]] = defaultdict(list)
    for key, fingerprint in found.items():
        same[fingerprint.signature].append(key)
    for keys in same.values():  # copies to the letter are many, and need no comparing
        for key in keys[1:]:
            groups.join(keys[0], key)
    firsts = {keys[0]: found[keys[0]] for keys in same.values()}
    for one, other in _neighbours(firsts):
        if firsts[one].share(firsts[other]) >= least:
            groups.join(one, other)
    return groups


def _neighbours(found: Mapping[Key, Fingerprint]) -> Iterable[tuple[Key, Key]]:
    """Each pair that shares a band, once."""
    bands: defaultdict[tuple[int, tuple[int, ...]], list[Key]] = defaultdict(list)
    for key, fingerprint in found.items():
        places = fingerprint.signature
        for start in range(0, len(places), _BAND):
            bands[start, places[start : start + _BAND]].append(key)
    return {pair for keys in bands.values() if len(keys) > 1 for pair in combinations(keys, 2)}
