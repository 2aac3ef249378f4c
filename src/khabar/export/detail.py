"""One claim on a terminal: how it reads, its chain link by link, and its words inside their paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from khabar.export import wording
from khabar.export.marking import Mark, passages, stretches
from khabar.export.table import days, heading
from khabar.export.terminal import Direct, as_it_is, right_to_left
from khabar.model import Article, Block, Claim, EntityRef, Span

_INDENT = "  "
_OPEN, _CLOSE = "⟦", "⟧"


def detail(claim: Claim, article: Article, direct: Direct = as_it_is, *, color: bool = False) -> Iterator[Text]:
    """The lines that ``khabar show`` prints. Without ``color`` the evidence stands between ⟦ and ⟧."""
    yield Text(f"claim {claim.id}", style="bold")
    yield Text(_INDENT + wording.plain(wording.reading(claim, "en"), "en"))
    yield Text(_INDENT + direct(wording.plain(wording.reading(claim, "ar"), "ar")))
    yield Text()
    yield from _chain(claim, direct)
    yield Text()
    yield from _facts(claim, direct)
    yield Text()
    yield from _words(claim, article, direct, color=color)


def _chain(claim: Claim, direct: Direct) -> Iterator[Text]:
    """From the page down to the first speaker; one step further in for every link."""
    lines = heading(claim.doc, direct).split("\n")
    yield Text("● the page: ").append_text(lines[0])
    yield from (Text(_INDENT) + line for line in lines[1:])
    for depth, source in enumerate(claim.sources):
        cue = f", by the word {direct(source.cue)}" if source.cue else ""
        yield Text(f"{_INDENT * depth}└─● {_named(source.entity, direct)} [{source.kind}]{cue}")
    voice = "says" if claim.sources else "says in its own voice"
    yield Text(f"{_INDENT * len(claim.sources)}└─▪ {voice}: {_event(claim)}", style="bold")


def _event(claim: Claim) -> str:
    return claim.event.type + (f"/{claim.event.mode}" if claim.event.mode else "")


def _facts(claim: Claim, direct: Direct) -> Iterator[Text]:
    facts: list[tuple[str, Iterable[str]]] = [
        ("event", [f"{wording.event_label(claim).en}, named by {direct(claim.event.trigger.text)}"]),
        ("actors", (_named(e, direct) for e in claim.actors)),
        ("recipients", (_named(e, direct) for e in claim.recipients)),
        ("places", (_named(e, direct) for e in claim.places)),
        ("modality", [str(claim.modality)]),
        ("polarity", [wording.label("polarity", str(claim.polarity)).en or str(claim.polarity)]),
        ("condition", [direct(claim.condition)] if claim.condition else []),
        ("time", [_time(claim, direct)]),
        ("confidence", [f"{claim.confidence:.2f}"]),
        ("because", claim.because),
    ]
    for name, values in facts:
        for n, value in enumerate(values):
            yield Text(f"{name if n == 0 else '':<11}", style="dim") + Text(value)


def _time(claim: Claim, direct: Direct) -> str:
    if claim.time.start is None and claim.time.end is None:
        return "not said"
    words = f", from the words {direct(claim.time.text)}" if claim.time.text else ""
    return f"{days(claim.time)} ({claim.time.basis}{words})"


def _named(entity: EntityRef, direct: Direct) -> str:
    """The page's wording, then the neutral name and id where it was resolved."""
    if entity.id is None:
        return direct(entity.name)
    return f"{direct(entity.name)} = {wording.neutral(entity, 'en')} ({entity.id})"


def _words(claim: Claim, article: Article, direct: Direct, *, color: bool) -> Iterator[Text]:
    spans = [e.span for e in claim.evidence]
    for block, inside in passages(article, spans):
        yield Text(f"{block.kind} at {article.span(block.start, block.end).start}:", style="dim")
        yield _passage(article, block, inside, direct, color=color)
        yield Text()


def _passage(article: Article, block: Block, inside: Sequence[Span], direct: Direct, *, color: bool) -> Text:
    """The paragraph with the evidence marked; from the right where the terminal can."""
    found = Text()
    marks = [Mark(s.start, s.end, "evidence") for s in inside]
    for piece in stretches(article.text, block.start, block.end, marks):
        text = " ".join(piece.text.split("\n"))
        if piece.keys:
            text = text if color else f"{_OPEN}{text}{_CLOSE}"
            found.append(text, style="bold underline yellow")
        else:
            found.append(text)
    if direct is not as_it_is:
        start, end = right_to_left("|").split("|")
        return Text(start) + found + Text(end)
    return found
