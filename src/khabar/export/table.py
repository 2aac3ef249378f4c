"""Claims as tables for a terminal: one a page, names as the page writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from khabar.export.terminal import Direct, as_it_is
from khabar.model import Claim, Doc, EntityRef, Interval, Modality, Polarity

SHORT_ID = 8
"""Characters of an id that tell claims apart in all but the largest ledgers."""


def tables(claims: Iterable[Claim], direct: Direct = as_it_is) -> Iterable[Group]:
    """One table a page, as the claims come; pages must come in a row."""
    for doc, of_page in groupby(claims, key=lambda c: c.doc):
        yield page_table(doc, list(of_page), direct)


def page_table(doc: Doc, claims: Sequence[Claim], direct: Direct = as_it_is) -> Group:
    """A heading and a row a claim."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    table.add_column("claim", no_wrap=True, style="dim")
    table.add_column("event", overflow="fold")
    table.add_column("who → whom", overflow="fold", ratio=3)
    table.add_column("said by", overflow="fold", ratio=2)
    table.add_column("how", overflow="fold")
    table.add_column("when", overflow="fold")
    table.add_column("conf.", justify="right", no_wrap=True)
    for claim in claims:
        table.add_row(*_cells(claim, direct))
    return Group(heading(doc, direct), table if claims else Text("  no claims\n", style="dim"))


def heading(doc: Doc, direct: Direct = as_it_is) -> Text:
    """Title, outlet, date and address of a page."""
    found = Text(direct(doc.title or doc.uri), style="bold")
    facts = [direct(doc.outlet.name)] if doc.outlet else []
    facts += [days(doc.published)] if doc.published.start or doc.published.end else []
    facts += [doc.uri] if doc.title else []
    return found.append(f"\n{' · '.join(facts)}", style="dim") if facts else found


def _cells(claim: Claim, direct: Direct) -> list[Text]:
    event = claim.event.type + (f"/{claim.event.mode}" if claim.event.mode else "")
    return [
        Text(claim.id[:SHORT_ID]), Text(event), Text(who_whom(claim, direct)), Text(chain(claim, direct)),
        Text(how(claim)), Text(days(claim.time)), Text(f"{claim.confidence:.2f}"),
    ]  # fmt: skip


def who_whom(claim: Claim, direct: Direct = as_it_is) -> str:
    """Actors → recipients, and the places."""
    found = f"{_names(claim.actors, direct) or '?'} → {_names(claim.recipients, direct) or '—'}"
    return found + (f" @ {_names(claim.places, direct)}" if claim.places else "")


def chain(claim: Claim, direct: Direct = as_it_is) -> str:
    """The chain from the page to the first speaker, with the words that attribute."""
    links = (direct(s.entity.name) + (f" ({direct(s.cue)})" if s.cue else "") for s in claim.sources)
    return " › ".join(links) or "the page"


def how(claim: Claim) -> str:
    """Modality, and polarity where it is not plainly affirmed."""
    polarity = "" if claim.polarity is Polarity.AFFIRMED else str(claim.polarity)
    modality = "" if claim.modality is Modality.ASSERTED and polarity else str(claim.modality)
    return ", ".join(filter(None, (polarity, modality))) + (", if …" if claim.condition else "")


def days(interval: Interval) -> str:
    """An interval in ISO dates, its last day inside; an open end is left open."""
    if interval.start is None and interval.end is None:
        return ""
    last = _day_before(interval.end) if interval.end else ""
    return last if interval.start == last else f"{interval.start or ''}…{last}"


def _day_before(day: str) -> str:
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except ValueError:
        return f"<{day}"


def _names(entities: Sequence[EntityRef], direct: Direct) -> str:
    return ", ".join(direct(e.name) for e in entities)
