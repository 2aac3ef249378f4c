"""Attributes worked out once: ``functools.cached_property`` without the lock that it holds up to Python 3.11.

For what very many short-lived objects are asked for, where the lock costs more than the work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class WorkedOnce(Generic[T]):
    """``@WorkedOnce`` over a method: its result, kept in the object's ``__dict__`` under the method's name.

    Two threads that ask at once may each work it out; both get the same.
    """

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self._work_out, self._name, self.__doc__ = work_out, work_out.__name__, work_out.__doc__

    @overload
    def __get__(self, kept: None, owner: type) -> Self: ...

    @overload
    def __get__(self, kept: object, owner: type) -> T: ...

    def __get__(self, kept: object | None, owner: type) -> Self | T:
        """The result; ``kept`` has an attribute of this name from then on, and this is not asked again."""
        if kept is None:
            return self
        found = kept.__dict__[self._name] = self._work_out(kept)
        return found
