"""What was worked out of the ledger for one request, kept for the next, until the ledger changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from khabar.ledger import Ledger
from khabar.ledger.version import Version, version

_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class _Place:
    """Room for one answer; whoever holds ``lock`` works it out, and the others wait for it."""

    lock: Lock = field(default_factory=Lock)
    answer: Any = None
    is_known: bool = False


class Memory:
    """The answers that were asked for last, at most ``most``; safe to use from several threads.

    An answer is handed to several requests at once: nobody may change it.
    """

    def __init__(self, ledger: Ledger, most: int) -> None:
        self._ledger, self._most = ledger, most
        self._lock = Lock()
        self._version: Version | None = None
        self._places: OrderedDict[Hashable, _Place] = OrderedDict()

    def get(self, key: Hashable, work: Callable[[], _Answer]) -> _Answer:
        """The answer to ``key``: the kept one, or what ``work`` comes to. Whatever ``work`` raises is not kept."""
        place = self._place(key)
        with place.lock:
            if not place.is_known:
                place.answer = work()
                place.is_known = True
            found: _Answer = place.answer
        return found

    def _place(self, key: Hashable) -> _Place:
        now = version(self._ledger)  # before the work: what is kept meanwhile is newer, and asked for again
        with self._lock:
            if now != self._version:
                self._places.clear()
                self._version = now
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > self._most:
                self._places.popitem(last=False)
        return place
