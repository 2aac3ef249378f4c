"""What a person asks → a ledger query: names in Arabic or English, days, types.

What is no name, day or type raises ``UsageError``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from khabar.knowledge.event_types import event_types
from khabar.knowledge.folding import fold
from khabar.knowledge.names import Entity, Names, names
from khabar.knowledge.places import places
from khabar.knowledge.relations import machine
from khabar.ledger import KeptClaim, Ledger, Name, stamp
from khabar.ledger.record import search_key
from khabar.model import KhabarError, UsageError
from khabar.state.asking import Asking
from khabar.state.contradictions import KINDS
from khabar.state.relation import Relation
from khabar.state.why import Reason

_ID = re.compile(r"[a-z]+-[a-z0-9-]+")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class NotFound(KhabarError):
    """No claim, relation or party, or more than one, goes by what was given."""


def name(text: str | None) -> Name | None:
    """A party by any name that khabar knows it by, by its id, or by words of the page's own wording."""
    if text is None:
        return None
    key = search_key(text)
    if not key:
        raise UsageError(f"'{text}' has no letters to look for")
    return Name(key, frozenset(_ids(text, names())))


def _ids(text: str, known: Names) -> set[str]:
    """The entities that exactly this name stands for, and what is coded for them (a capital: its government)."""
    folded = fold(text.replace("-", " ").replace("'", "")).split()
    found = {a.entity for a in known.aliases.get(folded[0], ()) if a.rest == tuple(folded[1:])} if folded else set()
    exact = text.strip().lower()
    if exact in known.entities or (_ID.fullmatch(exact) and places().get(exact)):
        found.add(exact)
    return found | {known.party(i) for i in found}


def known_as(text: str) -> Iterator[Entity]:
    """Entities of the tables of knowledge of whose neutral names some word begins with each word of ``text``."""
    asked = search_key(text).split()
    for entity in names().entities.values():
        words = f"{search_key(entity.ar)} {search_key(entity.en)}".split()
        if asked and all(any(word.startswith(a) for word in words) for a in asked):
            yield entity


def type_and_mode(text: str | None) -> tuple[str | None, str | None]:
    """``ASSAULT`` or ``assault/aerial`` as type and mode."""
    if text is None:
        return None, None
    type_, _, mode = text.partition("/")
    wanted = type_.upper().replace("-", "_")
    if wanted not in event_types():
        raise UsageError(f"'{text}' is no event type; they are {', '.join(event_types())}")
    return wanted, mode.lower() or None


def since(text: str | None) -> str | None:
    """The first day of a day, month or year (``2017``, ``2017-03``, ``2017-03-09``), as an ISO date."""
    return _bounds(text)[0] if text else None


def until(text: str | None) -> str | None:
    """The day after the last of a day, month or year: what is asked for is inside."""
    return _bounds(text)[1] if text else None


def _bounds(text: str) -> tuple[str, str]:
    match = _DAY.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part or 0) for part in match.groups())
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
        return first.isoformat(), (last + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError) as error:
        raise UsageError(f"'{text}' is no date; write 2017, 2017-03 or 2017-03-09") from error


def words(text: str | None) -> tuple[str, ...]:
    """The words to find in the evidence, folded."""
    return tuple(fold(text).split()) if text else ()


def one_claim(ledger: Ledger, prefix: str) -> KeptClaim:
    """The claim whose id begins with ``prefix``. Raises ``NotFound`` where there is none, or more than one."""
    prefix = prefix.strip().lower()
    found = ledger.claim(prefix) if prefix else []
    if not found:
        raise NotFound(f"no claim's id begins with '{prefix}'")
    if len(found) > 1:
        listed = ", ".join(k.claim.id for k in found[:8])
        raise NotFound(f"'{prefix}' begins more than one claim's id: {listed}{' …' if len(found) > 8 else ''}")
    return found[0]


# -- the state -----------------------------------------------------------------------------------


def keys(ledger: Ledger, text: str | None) -> frozenset[str] | None:
    """The keys of the parties that go by this name in the ledger; none where nobody does."""
    wanted = name(text)
    return ledger.keys(wanted) if wanted is not None else None


def party(ledger: Ledger, text: str) -> frozenset[str]:
    """The same, of a party that must be there. Raises ``NotFound``."""
    found = keys(ledger, text)
    if not found:
        raise NotFound(f"no claim names '{text}'")
    return found


def relation(text: str | None) -> str | None:
    """A relation or a group of relations by name (``speaks for``, ``structure``)."""
    if text is None:
        return None
    wanted = re.sub(r"[\s-]+", "_", text.strip().lower())
    kinds = machine().kinds
    known = dict.fromkeys([*kinds, *(k.group for k in kinds.values())])
    if wanted not in known:
        raise UsageError(f"'{text}' is no relation; they are {', '.join(known)}")
    return wanted


def contradiction(text: str | None) -> str | None:
    """A kind of contradiction (``denied``, ``number`` …)."""
    if text is None or text in KINDS:
        return text
    raise UsageError(f"'{text}' is no kind of contradiction; they are {', '.join(KINDS)}")


def first_day(text: str) -> str:
    """The first day of a day, month or year, as an ISO date."""
    return _bounds(text)[0]


def last_day(text: str | None) -> str | None:
    """The last day of a day, month or year, as an ISO date."""
    return (date.fromisoformat(_bounds(text)[1]) - timedelta(days=1)).isoformat() if text else None


def known_at(text: str | None) -> str | None:
    """A recorded time: an ISO time (UTC where it names no zone), or the end of a day."""
    if text is None:
        return None
    try:
        if _DAY.fullmatch(text.strip()):
            day = date.fromisoformat(last_day(text) or "")
            return stamp(datetime.combine(day, time.max, UTC))
        found = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"'{text}' is no time; write 2024-05-01 or 2024-05-01T12:00:00") from error
    return stamp(found if found.tzinfo else found.replace(tzinfo=UTC))


def one_relation(asking: Asking, prefix: str, as_of: str | None) -> tuple[Relation, list[Reason]]:
    """The relation whose id begins with ``prefix``, and why it is as it is. Raises ``NotFound`` unless there is one."""
    prefix = prefix.strip().lower()
    found = asking.why(prefix, as_of) if prefix else []
    if not found:
        raise NotFound(f"no relation's id begins with '{prefix}'" + (f" as of {as_of}" if as_of else ""))
    if len(found) > 1:
        listed = ", ".join(r.id for r, _ in found[:8])
        raise NotFound(f"'{prefix}' begins more than one relation's id: {listed}{' …' if len(found) > 8 else ''}")
    return found[0]
