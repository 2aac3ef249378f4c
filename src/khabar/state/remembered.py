"""What is worked out once for each thing that is asked about: for loops that ask millions of times."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(dict[K, V]):
    """Key → value, worked out when a key is first asked for (``[key]``); whatever is there is found as in any dict.

    It keeps everything: for what there is little of, in something that does not last.
    """

    def __init__(self, work_out: Callable[[K], V]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: K) -> V:
        found = self[key] = self._work_out(key)
        return found
