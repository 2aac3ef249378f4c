"""The commands that ask for the state: state, pair, changes, contested, words, timeline, why."""
# ruff: noqa: PLC0415, D301 - lazy imports, see khabar.cli; \b is Typer's sign to leave a paragraph's lines as they are

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.cli.ends import errors, found_settings
from khabar.cli.options import Format, LedgerFile, Limit
from khabar.cli.printing import console, direct, say

if TYPE_CHECKING:
    from rich.console import RenderableType

    from khabar.export.state.lines import Json
    from khabar.state.asking import Asking

KnownAt = Annotated[
    str | None, typer.Option("--known-at", metavar="TIME", help="By what the ledger knew then: a day, or a UTC time.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="On this day (of a month or year, its last). [default: now]"),
]
Relation = Annotated[
    str | None, typer.Option("--relation", metavar="R", help="support, hostility, truce, talks, control, structure …")
]
HowWritten = Annotated[Format, typer.Option("--format", help="How it is written.")]


def state(  # noqa: PLR0913, PLR0917 - one argument an option
    as_of: AsOf = None,
    known_at: KnownAt = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="X", help="Relations of this party.")] = None,
    relation: Relation = None,
    voice: Annotated[
        str | None, typer.Option("--voice", metavar="V", help="The world as this source or outlet alone tells it.")
    ] = None,
    ledger: LedgerFile = None,
    format_: HowWritten = Format.TABLE,
    limit: Limit = None,
) -> None:
    """Show what held between parties: each status with the voices that carry it, contested where they differ.

    Where pages leave open when something began, a status holds possibly. A star marks a voice that is a party to
    what it tells of; alone it moves its own account only.

    \b
    Examples:
      khabar state --actor روسيا --as-of 2016-08-06
      khabar state --relation truce --format jsonl --limit 20
      khabar state --voice RT --known-at 2024-05-01
    """
    from khabar import query
    from khabar.export.state import lines, tables
    from khabar.state.asking import Question

    with _asking(ledger, known_at) as asking:
        kept = asking.ledger
        found = asking.state(Question(
            query.last_day(as_of), query.keys(kept, actor), query.relation(relation), query.keys(kept, voice)
        ))  # fmt: skip
        shown = found[:limit]
        _print(format_, (lines.relation(r) for r in shown), tables.state(shown, direct(sys.stdout)))
        _nothing(found, "the claims tell of no such relation")
        if len(shown) < len(found):
            say(f"{len(shown)} of {len(found)} relations shown")


def pair(
    one: Annotated[str, typer.Argument(metavar="A", help="A party: a name or an id.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    known_at: KnownAt = None,
    ledger: LedgerFile = None,
    format_: HowWritten = Format.TABLE,
) -> None:
    """Show the history between two parties: what stands, and every claim that names both, in the order of time.

    \b
    Examples:
      khabar pair روسيا تركيا
      khabar pair MOM "فصائل المعارضة" --format jsonl
    """
    from khabar import query
    from khabar.export.state import lines, tables

    with _asking(ledger, known_at) as asking:
        found = asking.pair(query.party(asking.ledger, one), query.party(asking.ledger, other))
        written = [*map(lines.relation, found.relations), *map(lines.event, found.events)]
        _print(format_, written, tables.history(found, direct(sys.stdout)))
        _nothing(found.events, "no claim names both")


def changes(
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="From this day, month or year on.")],
    relation: Relation = None,
    known_at: KnownAt = None,
    ledger: LedgerFile = None,
    format_: HowWritten = Format.TABLE,
) -> None:
    """Show who began, stopped, threatened or switched since a day.

    \b
    Examples:
      khabar changes --since 2019-08
      khabar changes --since 2017 --relation support
    """
    from khabar import query
    from khabar.export.state import lines, tables
    from khabar.state.changes import switches

    with _asking(ledger, known_at) as asking:
        found = asking.changes(query.first_day(since), query.relation(relation))
        switched = switches(found)
        written = [*map(lines.change, found), *map(lines.switch, switched)]
        _print(format_, written, tables.changes(found, switched, direct(sys.stdout)))
        _nothing(found, "nothing that the claims tell of changed since")


def contested(
    actor: Annotated[str | None, typer.Option("--actor", metavar="X", help="About this party.")] = None,
    known_at: KnownAt = None,
    ledger: LedgerFile = None,
    format_: HowWritten = Format.TABLE,
) -> None:
    """Show where voices contradict each other, with the passages of both side by side.

    Kinds: denied; states that exclude each other; another performer, number, cause or time of the same happening.

    \b
    Examples:
      khabar contested
      khabar contested --actor "هيئة تحرير الشام" --format jsonl
    """
    from khabar import query
    from khabar.export.state import lines, tables

    with _asking(ledger, known_at) as asking:
        found = asking.contested(query.keys(asking.ledger, actor))
        passages = asking.passages(c for one in found for t in one.tellings for c in t.claims)
        written = (lines.contradiction(c, passages) for c in found)
        _print(format_, written, tables.contested(found, passages, direct(sys.stdout)))
        _nothing(found, "no voices contradict each other")


def words(
    party: Annotated[str, typer.Argument(metavar="X", help="A party: a name or an id.")],
    ledger: LedgerFile = None,
    format_: HowWritten = Format.TABLE,
) -> None:
    """Show how each outlet and voice names a party, how often, and in which passages.

    \b
    Examples:
      khabar words "الجيش السوري"
      khabar words syr-army --format jsonl
    """
    from khabar import query
    from khabar.export.state import lines, tables

    with _asking(ledger, None) as asking:
        found = asking.words(query.party(asking.ledger, party))
        passages = asking.passages(c for usage in found for c in usage.claims)
        _print(format_, (lines.usage(u, passages) for u in found), tables.words(found, passages, direct(sys.stdout)))


def timeline(
    party: Annotated[str, typer.Argument(metavar="X", help="A party or place: a name or an id.")],
    known_at: KnownAt = None,
    ledger: LedgerFile = None,
    format_: HowWritten = Format.TABLE,
) -> None:
    """Show every claim that names a party, in the order of time, and what it moved.

    \b
    Examples:
      khabar timeline MOM
      khabar timeline "لواء المعتصم" --format jsonl
    """
    from khabar import query
    from khabar.export.state import lines, tables

    with _asking(ledger, known_at) as asking:
        found = asking.timeline(query.party(asking.ledger, party))
        _print(format_, map(lines.event, found.events), [tables.events(found.events, direct(sys.stdout))])
        _nothing(found.events, "no claim names it as actor, recipient or place")


def why(
    relation: Annotated[str, typer.Argument(metavar="RELATION", help="A relation's id, or its beginning.")],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    ledger: LedgerFile = None,
    format_: HowWritten = Format.TABLE,
) -> None:
    """Show what led to a relation's status: every claim on it, its words, and the rule by which it moved it.

    \b
    Examples:
      khabar why 3f9c2a11
      khabar why 3f9c2a11 --as-of 2017
    """
    from khabar import query
    from khabar.export.state import lines, tables

    with _asking(ledger, known_at) as asking:
        one, reasons = query.one_relation(asking, relation, query.last_day(as_of))
        passages = asking.passages(r.step.claim for r in reasons)
        written = [lines.relation(one), *(lines.reason(r, passages) for r in reasons)]
        _print(format_, written, tables.why(one, reasons, passages, direct(sys.stdout)))


# -- shared --------------------------------------------------------------------------------------


@contextmanager
def _asking(ledger: str | None, known_at: str | None) -> Iterator[Asking]:
    """The ledger open for asking, as known at a time; errors end the command."""
    with errors():
        from khabar import query
        from khabar.knowledge.once import collector_at_rest
        from khabar.ledger import Ledger
        from khabar.state.asking import Asking

        found = found_settings()
        # What a command reads it needs to its end: there is no garbage to look for meanwhile.
        with Ledger.read(ledger or found.ledger, busy_s=found.busy_s) as kept, collector_at_rest():
            yield Asking.of(kept, query.known_at(known_at))


def _print(format_: Format, written: Iterable[Json], shown: Iterable[RenderableType]) -> None:
    """Lines of JSON, or tables."""
    if format_ is Format.JSONL:
        from khabar.export.state.lines import written as line

        for one in written:
            typer.echo(line(one))
    else:
        terminal = console()
        for table in shown:
            terminal.print(table)


def _nothing(found: object, words: str) -> None:
    if not found:
        say(words)
