"""How many independent origins say what a claim says, and on which pages, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from khabar.export.terminal import Direct, as_it_is


class Telling(Protocol):
    """A page on which a claim is made (``ledger.Telling``)."""

    @property
    def claim(self) -> str:
        """The claim's id there."""

    @property
    def uri(self) -> str:
        """The page's address."""


class Origin(Protocol):
    """Tellings that come from one (``ledger.Origin``)."""

    @property
    def tellings(self) -> Sequence[Telling]:
        """The pages, with what the claim is called on each."""

    @property
    def why(self) -> Sequence[str]:
        """By what they are known to come from one."""


def support(origins: Sequence[Origin], direct: Direct = as_it_is) -> Iterator[str]:
    """The lines that ``khabar show`` ends with."""
    pages = len({telling.uri for origin in origins for telling in origin.tellings})
    yield f"support: {_number(len(origins), 'independent origin')} on {_number(pages, 'page')}"
    for number, origin in enumerate(origins, 1):
        yield f"  {number}" + (f": {'; '.join(origin.why)}" if origin.why else "")
        yield from (f"    {telling.claim}  {direct(telling.uri)}" for telling in origin.tellings)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
