"""The form in which a claim is corrected or added → what is filled in.

A place in the page is written ``r12-40`` (raw offsets) or ``t12-40`` (offsets into the readable text, as a selection in
the browser gives them).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.datastructures import FormData

from khabar.correcting import Filled, Named
from khabar.model import Article, Label, Span, UsageError

_PLACE = re.compile(r"([rt])(\d{1,9})-(\d{1,9})")
_ROWS = 40
ROLES = ("actors", "recipients", "places", "sources")


def filled(form: FormData, article: Article, labels: Mapping[str, Label]) -> Filled:
    """What the form says. Raises ``UsageError`` where a place cannot be read."""

    def text(name: str) -> str | None:
        return " ".join(str(form.get(name, "")).split()) or None

    evidence = tuple(place(str(value), article) for value in form.getlist("evidence") if str(value))
    actors, recipients, places, sources = (_rows(form, role, article) for role in ROLES)
    trigger = text("trigger")
    return Filled(
        text("event") or "", evidence, place(trigger, article) if trigger else None, actors, recipients, places,
        sources, text("modality") or "", text("polarity") or "", text("condition"), text("time_from"),
        text("time_to"), text("time_text"), labels,
    )  # fmt: skip


def place(written: str, article: Article) -> Span:
    """A place in the page as raw offsets. Raises ``UsageError``."""
    found = _PLACE.fullmatch(written)
    if found is None:
        raise UsageError(f"'{written}' is no place on the page")
    start, end = int(found[2]), int(found[3])
    if found[1] == "r":
        return Span(start, end)
    if not start < end <= len(article.text):
        raise UsageError(f"'{written}' is no place on the page")
    return article.span(start, end)


def _rows(form: FormData, role: str, article: Article) -> tuple[Named, ...]:
    """The rows of a role that have a name; those without are left out."""
    found = []
    for number in range(_ROWS):

        def text(field: str, row: str = f"{role}.{number}") -> str | None:
            return " ".join(str(form.get(f"{row}.{field}", "")).split()) or None

        name, at = text("name"), text("at")
        if name:
            span = place(at, article) if at else None
            found.append(Named(name, text("id"), span, text("kind"), text("cue")))
    return tuple(found)
