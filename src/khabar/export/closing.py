"""The table that closes a run."""

from __future__ import annotations

from collections import Counter

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from khabar.run import Summary


def closing(summary: Summary, ledger: str, report: str | None) -> Group:
    """Pages read and skipped (and why), claims new and known, by type and by modality."""
    parts: list[RenderableType] = [_totals(summary), _counted(summary)]
    parts.append(Text(f"ledger   {ledger}"))
    if report is not None:
        parts.append(Text(f"report   {report}"))
    return Group(*parts)


def _totals(summary: Summary) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(justify="right", style="bold")
    table.add_column(style="dim", overflow="fold")
    table.add_row("pages read", f"{summary.pages:,}", "")
    table.add_row("pages skipped", f"{len(summary.skipped):,}", "")
    for reason, count in summary.reasons():
        table.add_row("", f"{count:,}", reason)
    table.add_row("claims, new", f"{summary.new:,}", "")
    table.add_row("claims, already known", f"{summary.known:,}", "")
    if summary.closed:
        table.add_row("claims, closed", f"{summary.closed:,}", "no longer read from their pages; kept as history")
    return table


def _counted(summary: Summary) -> Table:
    """Types beside modalities."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, justify in (("by type", "left"), ("", "right"), ("by modality", "left"), ("", "right")):
        table.add_column(name, justify="right" if justify == "right" else "left")
    types, modalities = _ranked(summary.types), _ranked(summary.modalities)
    for n in range(max(len(types), len(modalities))):
        left = types[n] if n < len(types) else ("", "")
        right = modalities[n] if n < len(modalities) else ("", "")
        table.add_row(*left, *right)
    return table


def _ranked(counts: Counter[str]) -> list[tuple[str, str]]:
    return [(name, f"{count:,}") for name, count in counts.most_common()]
