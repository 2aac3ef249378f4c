"""What a person asks → a ledger query: names in Arabic or English, days, types.

What is no name, day or type raises ``UsageError``.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from khabar.knowledge.event_types import event_types
from khabar.knowledge.folding import fold
from khabar.knowledge.names import Names, names
from khabar.ledger import KeptClaim, Ledger, Name
from khabar.ledger.record import search_key
from khabar.model import KhabarError, UsageError

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class NotFound(KhabarError):
    """No claim, or more than one, goes by the id that was given."""


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
    if exact in known.entities:
        found.add(exact)
    return found | {known.party(i) for i in found}


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
