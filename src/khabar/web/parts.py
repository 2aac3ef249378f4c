"""Lists that are made anew for each request, shown a part at a time: ``after`` is how many came before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from khabar.model import UsageError

_One = TypeVar("_One")
_DIGITS = 9


class Part(NamedTuple, Generic[_One]):
    """What is shown of a list, how many there are in all, and the ``after`` of the next part."""

    shown: Sequence[_One]
    total: int
    after: int
    following: str | None


def part(whole: Sequence[_One], after: str | None, limit: int) -> Part[_One]:
    """The ``limit`` that follow ``after``. Raises ``UsageError`` where that is no number."""
    if after is not None and not (after.isascii() and after.isdecimal() and len(after) <= _DIGITS):
        raise UsageError(f"'{after}' is no place in the list; begin again without it")
    start = int(after or 0)
    end = start + limit
    return Part(whole[start:end], len(whole), start, str(end) if end < len(whole) else None)
