"""The commands about who is one with whom: merge, split, unsure, undo, show, propose."""
# ruff: noqa: PLC0415, D301 - lazy imports, see khabar.cli; \b is Typer's sign to leave a paragraph's lines as they are

from __future__ import annotations

import getpass
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.cli.ends import errors, found_settings
from khabar.cli.options import LedgerFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khabar.entities import Shown
    from khabar.ledger import Judgement, Ledger

entity_group = typer.Typer(
    name="entity", rich_markup_mode=None, no_args_is_help=True,
    help="""Judge who is one with whom; every judgement has a name and a reason, and can be undone.

    Nothing is rewritten: pages' wordings stay, and undoing leaves all as it was.

    \b
    Examples:
      khabar entity propose
      khabar entity merge "مصطفى سيجري" "العقيد مصطفى سيجري" --why "the same office"
      khabar entity show "مصطفى سيجري"
      khabar entity undo 12
    """,
)  # fmt: skip

One = Annotated[str, typer.Argument(help="A name as a page writes it, a known entity's id, or a key.", metavar="X")]
Other = Annotated[str, typer.Argument(help="The other one.", metavar="Y")]
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who judges. [default: the user's name]")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for whoever asks later.")]


@entity_group.command()
def merge(one: One, other: Other, why: Why = "", who: Who = None, ledger: LedgerFile = None) -> None:
    """Judge two names to be one party.

    \b
    Examples:
      khabar entity merge "المعتصم" "لواء المعتصم" --why "same leader" --who ليلى
    """
    with _open(ledger) as kept:
        from khabar import entities

        pair = entities.find(kept, one), entities.find(kept, other)
        _told(kept, entities.merge(kept, pair, _name(who), why))


@entity_group.command()
def split(one: One, other: Other, why: Why = "", who: Who = None, ledger: LedgerFile = None) -> None:
    """Judge two names to be two parties: nothing joins them until this is undone.

    \b
    Examples:
      khabar entity split "الجبهة الشامية" "جبهة الشام" --why "two groups"
    """
    _judge(one, other, "different", why, who, ledger)


@entity_group.command()
def unsure(one: One, other: Other, why: Why = "", who: Who = None, ledger: LedgerFile = None) -> None:
    """Say that you cannot tell: the two stay apart, and are not proposed again.

    \b
    Examples:
      khabar entity unsure "أبو أحمد" "أبو أحمد الحموي"
    """
    _judge(one, other, "unsure", why, who, ledger)


@entity_group.command()
def undo(
    number: Annotated[int, typer.Argument(help="A judgement's number, as `show` tells it.", metavar="NUMBER")],
    who: Who = None,
    ledger: LedgerFile = None,
) -> None:
    """Take a judgement back: what was judged of the two before it holds again.

    \b
    Examples:
      khabar entity undo 12
    """
    with _open(ledger) as kept:
        kept.undo_judgement(number, _name(who))
        typer.echo(f"judgement {number} is taken back")


@entity_group.command()
def show(one: One, ledger: LedgerFile = None) -> None:
    """Show who is one with a party, in which words pages name it, and what was judged.

    \b
    Examples:
      khabar entity show المعتصم
    """
    with _open(ledger, write=False) as kept:
        from khabar import entities

        _shown(entities.show(kept, entities.find(kept, one)))


@entity_group.command()
def propose(
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most this many.")] = 20,
    take: Annotated[
        float | None,
        typer.Option("--take", min=75, max=100, metavar="SCORE", help="Judge the same from this score on."),
    ] = None,
    ledger: LedgerFile = None,
) -> None:
    """Propose who may be one: names that differ in a title, in spelling, or in script.

    Nothing is merged, unless `--take` asks for it; what it merges is judged in khabar's name and can be undone.

    \b
    Examples:
      khabar entity propose --limit 50
      khabar entity propose --take 95
    """
    with _open(ledger, write=take is not None) as kept:
        from khabar import entities

        found = entities.proposals(kept)
        if take is not None:
            for made in entities.take(kept, found, take):
                _told(kept, made)
            return
        for one in found[:limit]:
            typer.echo(f"{one.score:5.1f}  {one.left}  {one.right}\n       {one.why}")
        if not found:
            typer.echo("nothing to propose")


def _judge(one: str, other: str, verdict: str, why: str, who: str | None, ledger: str | None) -> None:  # noqa: PLR0913, PLR0917
    with _open(ledger) as kept:
        from khabar import entities
        from khabar.ledger import Verdict

        pair = entities.find(kept, one), entities.find(kept, other)
        _told(kept, kept.judge(*pair, Verdict(verdict), _name(who), why))


@contextmanager
def _open(ledger: str | None, *, write: bool = True) -> Iterator[Ledger]:
    with errors():
        from khabar.ledger import Ledger

        found = found_settings()
        where = ledger or found.ledger
        if write:
            Ledger.read(where, busy_s=found.busy_s).close()  # judging makes no ledger
        opening = Ledger.open if write else Ledger.read
        with opening(where, busy_s=found.busy_s) as kept:
            yield kept


def _name(who: str | None) -> str:
    return who or getpass.getuser()


def _told(kept: Ledger, made: Judgement) -> None:
    typer.echo(f"judgement {made.id}: {made.left} and {made.right}: {made.verdict}")
    if any(refused.id == made.id for refused in kept.clusters().refused):
        typer.echo("  it joins nobody: another judgement calls two of them different")


def _shown(shown: Shown) -> None:
    typer.echo(shown.key)
    for one in shown.members:
        label = " / ".join(name for name in (one.label.ar, one.label.en) if name)
        typer.echo(f"  {one.key}" + (f" = {label}" if label else ""))
        for name, count in sorted(one.names.items(), key=lambda item: (-item[1], item[0])):
            typer.echo(f"    {count:5}  {name}")
    for made in shown.judgements:
        state = f", taken back by {made.undone_by} {(made.undone_at or '')[:10]}" if made.undone_at else ""
        state += ", joins nobody" if made.id in shown.refused else ""
        why = f": {made.why}" if made.why else ""
        typer.echo(f"  judgement {made.id}: {made.left}, {made.right}: {made.verdict}, "
                   f"{made.who} {made.made_at[:10]}{state}{why}")  # fmt: skip
