"""Our own short reports, one or a few sentences each, with their claims: ``eval/short/sentences.tsv``.

Violence and protest as wire agencies, local sites, rights groups and officials tell of them, among sentences of sport,
the arts, markets, accidents and anniversaries that make no claim. A claim is written

    TYPE[?] [modality]: actor + actor > recipient + recipient [< source, first speaker last]

with ``-`` for nobody; ``?`` marks one that a careful coder could leave out. Several stand between semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar.model import Modality

SENTENCES = Path(__file__).parents[1] / "eval/short/sentences.tsv"
_CLAIM = re.compile(
    r"(?P<type>[A-Z_]+)(?P<open>\??)(?: (?P<how>\w+))?: (?P<actors>.+?) > (?P<recipients>.+?)(?: < (?P<told>.+))?"
)


def short_reports() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every report's text with its gold claims; raises ``ValueError`` naming the line that is badly written."""
    for number, line in enumerate(SENTENCES.read_text(encoding="utf-8").splitlines(), 1):
        if number > 1 and not line.startswith("#"):
            text, tab, claims = line.partition("\t")
            if not tab:
                raise ValueError(f"{SENTENCES.name}:{number}: no tab between text and claims")
            yield text, [_claim(one, text, number) for one in claims.split(" ; ") if one != "-"]


def _claim(written: str, text: str, number: int) -> dict[str, Any]:
    match = _CLAIM.fullmatch(written)
    if match is None:
        raise ValueError(f"{SENTENCES.name}:{number}: {written!r} is no claim")
    how = match["how"] or "asserted"
    return {
        "type": match["type"], "mode": None, "trigger": None, "firm": not match["open"],
        "evidence": [{"start": 0, "end": len(text), "text": text}], "places": [],
        "actors": _names(match["actors"]), "recipients": _names(match["recipients"]),
        "sources": _names(match["told"] or "-", ", "),
        "modality": "asserted" if how == "negated" else str(Modality(how)),
        "polarity": "negated" if how == "negated" else "affirmed",
    }  # fmt: skip


def _names(written: str, between: str = " + ") -> list[dict[str, str]]:
    return [{"name": name} for name in written.split(between) if name != "-"]
