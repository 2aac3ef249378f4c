"""What the state tells as tables for a terminal. Parties go by their neutral names, voices as the pages name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from khabar.export.state import wording as w
from khabar.export.terminal import Direct, as_it_is
from khabar.state.changes import Change, Switch
from khabar.state.contradictions import Contradiction, Telling
from khabar.state.events import Event, History
from khabar.state.naming import Usage
from khabar.state.relation import Relation, Side
from khabar.state.why import Reason

Passages = Mapping[str, tuple[str, ...]]
NOTE = "* a party that tells of what others did: alone it moves its own account only"
_PASSAGES = 2  # shown of a side; all its claims are named


def _table(*columns: tuple[str, int | None]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for name, ratio in columns:
        table.add_column(name, overflow="fold", ratio=ratio, no_wrap=name in ("id", "claim"))
    return table


# -- relations -----------------------------------------------------------------------------------


def state(relations: Sequence[Relation], direct: Direct = as_it_is) -> Iterator[RenderableType]:
    """A row an account: the joint one first, below it those that differ."""
    table = _table(("id", None), ("relation", None), ("who → whom", 3), ("status", 2), ("since", None), ("said by", 3),
                   ("claims", None))  # fmt: skip
    for relation in relations:
        _relation(table, relation, direct)
    yield table
    if any(v.interested for r in relations for s in r.sides for v in s.voices):
        yield Text(NOTE, style="dim")


def _relation(table: Table, relation: Relation, direct: Direct) -> None:
    about = [relation.id[: w.SHORT_ID], w.relation_name(relation.relation), w.parties(relation, direct)]
    sides = relation.sides
    if relation.contested:
        table.add_row(*about, "contested:", "", "", "")
        about = ["", "", ""]
    for number, side in enumerate(sides):
        table.add_row(*(about if number == 0 else ["", "", ""]), *_account(relation, side, direct))
    for other in relation.elsewhere:
        for side in other.sides:
            table.add_row("", "", f"of {w.parties(other, direct)}", *_account(other, side, direct))


def _account(relation: Relation, side: Side, direct: Direct) -> list[str]:
    apart = relation.accounts.joint is not side.account and not relation.contested
    status = w.side_status(side) + (", says one voice" if apart else "")
    if len(side.trail) > 1:
        status += f"\n({w.trail(side)})"
    if side.conditions:
        status += "".join(f"\nif: {direct(c)}" for c in side.conditions)
    return [status, w.span(side.since), w.voices(side.voices, direct), w.ids(side.claims)]


# -- histories -----------------------------------------------------------------------------------


def history(of: History, direct: Direct = as_it_is) -> Iterator[RenderableType]:
    """What stands now, then the claims in the order of time."""
    if of.relations:
        yield from state(of.relations, direct)
    yield events(of.events, direct)


def events(of: Iterable[Event], direct: Direct = as_it_is) -> Table:
    """A row a claim."""
    table = _table(("claim", None), ("when", None), ("event", None), ("who → whom", 3), ("how", None), ("said by", 2),
                   ("moved", 2))  # fmt: skip
    for event in of:
        table.add_row(
            event.brief.id[: w.SHORT_ID], w.span(event.window), w.happening(event.brief),
            w.who_whom(event.brief, direct), w.how(event.brief), w.voice(event.voice, direct),
            "\n".join(_moved(event)),
        )  # fmt: skip
    return table


def _moved(event: Event) -> Iterator[str]:
    for moved in event.moved:
        name = moved.relation.relation
        after = w.status_name(name, moved.taken.status)
        whose = "" if moved.joint else " (own account)"
        yield f"{w.relation_name(name)}: {w.status_name(name, moved.taken.before)} → {after}{whose}"


def changes(of: Sequence[Change], switches: Sequence[Switch], direct: Direct = as_it_is) -> Iterator[RenderableType]:
    """A row a move, then who switched."""
    table = _table(("claim", None), ("when", None), ("what", None), ("relation", None), ("who → whom", 3),
                   ("from → to", 2), ("said by", 2))  # fmt: skip
    for change in of:
        table.add_row(*_change(change, direct))
    yield table
    for switch in switches:
        yield Text(_switch(switch, direct))


def _change(change: Change, direct: Direct) -> list[str]:
    name = change.relation.relation
    moved = f"{w.status_name(name, change.taken.before)} → {w.status_name(name, change.taken.status)}"
    return [
        change.taken.step.claim[: w.SHORT_ID], w.span(change.window), change.what, w.relation_name(name),
        w.parties(change.relation, direct), moved + ("" if change.joint else " (own account)"),
        w.voices(change.voices, direct),
    ]  # fmt: skip


def _switch(switch: Switch, direct: Direct) -> str:
    def others(changes: Iterable[Change]) -> str:
        return ", ".join(dict.fromkeys(
            w.party(p, direct) for c in changes for p in c.relation.parties if p.key != switch.party and p.named
        ))  # fmt: skip

    party = next(p for p in switch.away[0].relation.parties if p.key == switch.party)
    return (
        f"switched: {w.party(party, direct)}, {w.relation_name(switch.relation)}:"
        f" from {others(switch.away)} to {others(switch.towards)}"
    )


# -- contradictions, words, reasons --------------------------------------------------------------


def contested(of: Sequence[Contradiction], passages: Passages, direct: Direct = as_it_is) -> Iterator[RenderableType]:
    """A block each, its sides side by side."""
    for one in of:
        about = (
            f" · {w.relation_name(one.relation.relation)}: {w.parties(one.relation, direct)}" if one.relation else ""
        )
        yield Text(f"{one.what}{about}  [{one.id}]", style="bold")
        table = Table(box=box.SIMPLE, pad_edge=False, show_header=False, expand=True)
        for _ in one.tellings:
            table.add_column(ratio=1, overflow="fold")
        table.add_row(*(_says(one, t) for t in one.tellings))
        table.add_row(*(w.voices(t.voices, direct) for t in one.tellings))
        table.add_row(*(_quoted(t.claims, passages, direct) for t in one.tellings))
        yield table


def _says(one: Contradiction, telling: Telling) -> str:
    return w.status_name(one.relation.relation, telling.says) if one.relation else telling.says


def _quoted(claims: Sequence[str], passages: Passages, direct: Direct) -> str:
    shown = [f"{c[: w.SHORT_ID]}: {direct(' … '.join(passages.get(c, ())))}" for c in claims[:_PASSAGES]]
    rest = w.ids(claims[_PASSAGES:])
    return "\n".join([*shown, *([f"also {rest}"] if rest else [])])


def words(of: Sequence[Usage], passages: Passages, direct: Direct = as_it_is) -> Iterator[RenderableType]:
    """A row a wording by one voice on pages of one outlet, with the first passage."""
    table = _table(("words", 2), ("count", None), ("outlet", None), ("voice", 2), ("for example", 4), ("claims", 2))
    for usage in of:
        outlet = direct(usage.outlet.name) if usage.outlet else f"page {usage.pages[0][: w.SHORT_ID]}"
        voice = direct(usage.voice.name) if usage.voice else "the page"
        passage = direct(" … ".join(passages.get(usage.claims[0], ())))
        table.add_row(direct(usage.words), str(usage.count), outlet, voice, passage, w.ids(usage.claims))
    yield table


def why(
    relation: Relation, reasons: Sequence[Reason], passages: Passages, direct: Direct = as_it_is
) -> Iterator[RenderableType]:
    """The relation as it stands, then every claim on it: its words, the rule, and what it did."""
    yield from state([relation], direct)
    table = _table(("claim", None), ("when", None), ("said by", 2), ("says", 4), ("rule", 3), ("did", 2))
    for reason in reasons:
        brief = reason.step.brief
        said = f"{w.happening(brief)}, {w.how(brief)}\n{direct(' … '.join(passages.get(brief.id, ())))}"
        table.add_row(brief.id[: w.SHORT_ID], w.span(reason.window), w.voice(reason.voice, direct), said,
                      f"{reason.rule.rule}: {reason.rule.why}", _did(relation.relation, reason))  # fmt: skip
    yield table


def _did(relation: str, reason: Reason) -> str:
    if reason.taken is None:
        return reason.bearing
    moved = f"{w.status_name(relation, reason.taken.before)} → {w.status_name(relation, reason.taken.status)}"
    return moved + (" (own account)" if reason.bearing == "own voice" else "")
