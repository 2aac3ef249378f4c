"""Tables are read once a process, on first use, and stay."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """The garbage collector off inside the block, where it was on before.

    For stretches that make very many objects at once, all of which live to the end of it: to look through them again
    and again meanwhile finds nothing.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def once(load: Callable[[], T]) -> Callable[[], T]:
    """``load``, run on the first call alone, with the garbage collector at rest; what it made is never looked through.

    A table is a hundred thousand objects that all stay: to search them for garbage while they are made takes a third
    of the time in which khabar starts, and later some of the time of every page. ``gc.freeze`` sets aside whatever
    else is alive at that moment, too: little, for tables are read at the start.
    """

    @lru_cache(maxsize=1)
    @wraps(load)
    def loaded() -> T:
        collecting = gc.isenabled()
        gc.disable()
        try:
            return load()
        finally:
            gc.freeze()
            if collecting:
                gc.enable()

    return loaded
