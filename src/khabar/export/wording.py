"""How a claim reads, in Arabic and in English: as pieces of text and parties, for a screen or a page to put together.

The words are data (``data/events.tsv``, ``data/labels.tsv``). A reading keeps to what was coded: it names the event's
type and mode, not the page's own verb, and puts modality and polarity into words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from khabar.model import Claim, EntityRef, KnowledgeError, Label, Modality, Polarity

Language = Literal["ar", "en"]
_HOLE = re.compile(r"(\{[AR]\})")
_GROUP = re.compile(r"\[([^\[\]]*)\]")


class Wording(NamedTuple):
    """One row of ``events.tsv``; templates hold ``{A}`` and ``{R}``, and ``[ ]`` around what may be missing."""

    type: str
    mode: str
    label_ar: str
    label_en: str
    ar: str
    en: str
    en_past: str
    en_bare: str
    relation: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a reading: plain text, or the parties in one role."""

    text: str = ""
    role: str = ""
    parties: tuple[EntityRef, ...] = ()


# -- the tables ----------------------------------------------------------------------------------


def _rows(name: str) -> list[list[str]]:
    text = (resources.files("khabar.export") / "data" / name).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    for row in rows:
        if len(row) != len(rows[0]):
            raise KnowledgeError(f"export/data/{name}: {len(row)} cells, expected {len(rows[0])}: {row}")
    return rows[1:]


@lru_cache(maxsize=1)
def wordings() -> dict[tuple[str, str], Wording]:
    """The rows of ``events.tsv`` by type and mode (empty: none)."""
    return {(row[0], row[1]): Wording(*row) for row in _rows("events.tsv")}


@lru_cache(maxsize=1)
def _labels() -> dict[tuple[str, str], Label]:
    return {(group, key): Label(ar, en) for group, key, ar, en in _rows("labels.tsv")}


def label(group: str, key: str) -> Label:
    """What a key of the contract is called; the key itself where it has no words."""
    return _labels().get((group, key)) or Label(key, key)


def wording(type_: str, mode: str | None) -> Wording:
    """The row of a type and mode; a mode without one of its own reads as its type, one without either by its code."""
    known = wordings()
    return known.get((type_, mode or "")) or known.get((type_, "")) or _unworded(type_)


def _unworded(type_: str) -> Wording:
    return Wording(type_, "", type_, type_, f"{type_} {{A}}[ ← {{R}}]", f"{type_}[ {{R}}]", "", "", "")


def event_label(claim: Claim) -> Label:
    """The event's type and mode in words."""
    row = wording(claim.event.type, claim.event.mode)
    return Label(row.label_ar, row.label_en)


def neutral(entity: EntityRef, language: Language) -> str:
    """The entity's neutral name in ``language``, or the page's wording where it was not resolved."""
    named = entity.label or Label(None, None)
    return (named.ar if language == "ar" else named.en) or entity.name


# -- readings ------------------------------------------------------------------------------------


def reading(claim: Claim, language: Language) -> list[Piece]:
    """What is claimed, as a sentence, without its chain; places follow, the condition is left to the caller."""
    frame = _arabic(claim) if language == "ar" else _english(claim)
    pieces = list(_filled(frame, claim))
    if claim.places:
        pieces += [Piece(" في " if language == "ar" else ", in "), Piece(role="place", parties=claim.places)]
    return pieces


_ARABIC_MODALITY = {
    Modality.ASSERTED: "", Modality.PLANNED: "اعتزام ", Modality.OFFERED: "عرض ", Modality.THREATENED: "تهديد ب",
    Modality.DEMANDED: "مطالبة ب", Modality.CONDITIONAL: "على شرط: ", Modality.SPECULATED: "احتمال ",
}  # fmt: skip
_ENGLISH_MODALITY = {
    Modality.PLANNED: "set {to} ", Modality.OFFERED: "offered {to} ", Modality.THREATENED: "threatened {to} ",
    Modality.DEMANDED: "called on {to} ", Modality.CONDITIONAL: "would{not} ", Modality.SPECULATED: "might{not} ",
}  # fmt: skip


def _arabic(claim: Claim) -> str:
    negated = "عدم " if claim.polarity is Polarity.NEGATED else ""
    denied = "نفي " if claim.polarity is Polarity.DENIED else ""
    row = wording(claim.event.type, claim.event.mode)
    return f"{denied}{_ARABIC_MODALITY[claim.modality]}{negated}{row.ar}"


def _english(claim: Claim) -> str:
    row = wording(claim.event.type, claim.event.mode)
    denied = "Denied: " if claim.polarity is Polarity.DENIED else ""
    negated = claim.polarity is Polarity.NEGATED
    return denied + (_english_event(claim, row, negated=negated) if row.en_past else _english_relation(claim, row))


def _english_event(claim: Claim, row: Wording, *, negated: bool) -> str:
    """Past or bare verbs only: they agree with every actor, whether one or many."""
    asserted = claim.modality is Modality.ASSERTED
    if not claim.actors:
        said = [] if asserted else [label("modality", claim.modality).en or ""]
        said += ["not so"] if negated else []
        return (", ".join(said) + ": " if said else "") + row.en_bare
    if asserted:
        return f"{{A}} {f'did not {row.en}' if negated else row.en_past}"
    particles = {"to": "not to" if negated else "to", "not": " not" if negated else ""}
    modal = _ENGLISH_MODALITY[claim.modality].format_map(particles)
    return f"{{A}} {modal}{row.en}"


def _english_relation(claim: Claim, row: Wording) -> str:
    marks = [] if claim.modality is Modality.ASSERTED else [label("modality", claim.modality).en or ""]
    marks += ["not"] if claim.polarity is Polarity.NEGATED else []
    return "{A}: " + ", ".join([*marks, row.en])


def _filled(frame: str, claim: Claim) -> Iterator[Piece]:
    """The template with its parties; groups without their party fall out, and so does an actor who is not named."""
    frame = _GROUP.sub(lambda m: m[1] if claim.recipients else "", frame)
    if not claim.actors:
        frame = frame.replace("{A}: ", "").replace("{A} ", "").replace("{A}", "").rstrip()
    for part in _HOLE.split(frame):
        if part == "{A}":
            yield Piece(role="actor", parties=claim.actors)
        elif part == "{R}":
            yield Piece(role="recipient", parties=claim.recipients)
        elif part:
            yield Piece(part)


def plain(pieces: Iterable[Piece], language: Language) -> str:
    """A reading as one line of text, parties by their neutral names."""
    return "".join(p.text or joined([neutral(e, language) for e in p.parties], language) for p in pieces)


def joined(names: list[str], language: Language) -> str:
    """Names as a list in a sentence."""
    if language == "ar":
        return " و".join(names)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
