"""A screen's filters: what the address says → what is asked of the ledger, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from khabar import query
from khabar.ledger import Query
from khabar.ledger.listing import Place, Wanted
from khabar.ledger.reviewed import Review
from khabar.model import Modality, Polarity, UsageError
from khabar.web.view import Parameter

_Known = TypeVar("_Known", bound=StrEnum)
_SEPARATOR = "~"  # in a place's address; no ISO time and no id has it

PARAMETERS: dict[str, str] = {
    "actor": "Who does it: a name in Arabic or English, or an entity's id.",
    "recipient": "To whom it is done.",
    "source": "Anyone in the chain of attribution.",
    "place": "Where it is said to happen: a name or an id.",
    "outlet": "The outlet that published the page: an id, or a name where it has none.",
    "type": "Event type, or type/mode: ASSAULT, assault/aerial.",
    "modality": f"One of {', '.join(Modality)}.",
    "polarity": f"One of {', '.join(Polarity)}.",
    "since": "From this day, month or year on (2017, 2017-03, 2017-03-09).",
    "until": "To the end of this day, month or year.",
    "words": "Words that the evidence holds, all of them.",
    "review": f"Where it stands with those who check: {', '.join(Review)}.",
    "page": "A page's id.",
    "id": "Ids of claims, with commas between.",
    "relation": "Claims that carry a relation: its id, or id.N for its N-th account alone.",
    "as_of": "With relation: as of this day (of a month or year, its last).",
}
"""The filters by name, for people and for OpenAPI."""


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters as they were typed; each may be missing."""

    values: dict[str, str]

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Filters:
        """Those of ``asked`` that are filters."""
        return cls({name: asked[name].strip() for name in PARAMETERS if asked.get(name, "").strip()})

    def wanted(self) -> Wanted:
        """What they ask of the ledger, but for ``relation``, which ``asked.wanted`` adds. Raises ``UsageError``."""
        get = self.values.get
        kind, mode = query.type_and_mode(get("type"))
        asked = Query(
            actor=query.name(get("actor")), recipient=query.name(get("recipient")), place=query.name(get("place")),
            source=query.name(get("source")),
            type=kind, mode=mode, modality=_one_of("modality", get("modality"), Modality),
            polarity=_one_of("polarity", get("polarity"), Polarity), since=query.since(get("since")),
            until=query.until(get("until")), words=query.words(get("words")), page=get("page"),
        )  # fmt: skip
        ids = tuple(i for i in get("id", "").lower().split(",") if i)
        return Wanted(asked, get("outlet"), ids, _one_of("review", get("review"), Review))

    def items(self, **changes: str | None) -> Iterator[tuple[str, str]]:
        """The address's parameters, with ``changes`` (``None`` takes one out)."""
        merged: dict[str, str | None] = {**self.values, **changes}
        yield from ((name, value) for name, value in merged.items() if value)

    def has(self, name: str, value: str) -> bool:
        """Whether a facet's value is chosen."""
        return self.values.get(name, "").lower() == value.lower()


def parameters() -> tuple[Parameter, ...]:
    """The filters for the API's description."""
    return tuple(Parameter(name, text) for name, text in PARAMETERS.items())


def _one_of(name: str, value: str | None, known: type[_Known]) -> _Known | None:
    if value is None:
        return None
    if value in set(known):
        return known(value)
    raise UsageError(f"'{value}' is no {name}; they are {', '.join(known)}")


# -- where a part of the list begins -----------------------------------------------------------------


def place_of(text: str | None) -> Place | None:
    """What ``written`` wrote. Raises ``UsageError``."""
    if not text:
        return None
    parts = text.split(_SEPARATOR)
    if len(parts) != len(Place._fields) or not all(number.isdecimal() for number in parts[2:]):
        raise UsageError(f"'{text}' is no place in the list; begin again without it")
    recorded, page, position, row = parts
    return Place(recorded, page, int(position), int(row))


def written(place: Place | None) -> str | None:
    """A place in the list as it stands in an address."""
    return _SEPARATOR.join(map(str, place)) if place is not None else None
