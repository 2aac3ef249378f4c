"""What the choice model learns from: every weighed frame of the coded pages, with the answers that the gold accepts."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from coded import Coded
from khabar.claim.choice import model
from khabar.claim.choice.bars import doers, make, sufferers
from khabar.claim.choice.case import Case
from khabar.claim.choice.choose import Chooser, Verdict
from khabar.claim.choice.model import Bundle
from khabar.claim.choice.pairs import pair_bundles
from khabar.claim.choice.speaking import voice_traits
from khabar.claim.choice.traits import Question, every
from khabar.claim.choice.voice import Heard, Voice, voices
from khabar.claim.reader import Reader
from khabar.model import EntityRef, Span
from khabar.pipeline import describe
from khabar.read.article import find_article
from khabar.read.metadata import metadata

ROOT = Path(__file__).parents[1]
Pair = tuple[int, int]


def scorer() -> ModuleType:
    """``eval/score.py`` as a module: what counts as the same name is decided there alone."""
    spec = importlib.util.spec_from_file_location("score", ROOT / "eval/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault("score", module)
    spec.loader.exec_module(module)
    return module


score = scorer()


@dataclass(slots=True, eq=False)
class Row:
    """A case with its options' traits and what is right: option numbers by role, and pairs that make a gold claim."""

    page: str
    part: str
    """The set of coded pages that it comes from."""
    case: Case
    node: int
    """Tells the predicates of a page apart: its readings share it."""
    whole: bool
    """Whether every claim of its page was coded."""
    weight: float
    known: bool
    """Whether the gold has a claim of this type at this predicate."""
    options: list[list[Bundle]] = field(default_factory=list)
    """What is known of each option, for either role."""
    pairs: dict[Pair, list[Bundle]] = field(default_factory=dict)
    """What is known of each two options together that make a claim of the type."""
    right: set[Pair] = field(default_factory=set)
    """Pairs that agree with a claim as the scorer has it: half of the parties will do."""
    fullest: set[Pair] = field(default_factory=set)
    """Those of them that name the most of a claim's parties and nobody else: what is to be picked."""
    voices: list[list[str]] = field(default_factory=list)
    voices_right: list[bool] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        """Whether a case without a gold claim is no claim: not where only one claim of the page was coded."""
        return self.whole or self.known


class _Watched(Chooser):
    """A chooser that lets everything pass and keeps what it was asked."""

    def __init__(self, of: Chooser) -> None:
        super().__init__(of.parties, of.weights)
        self.words = model.EveryWord()
        self.cases: list[tuple[Case, Verdict | None]] = []

    def weigh(self, case: Case) -> Verdict | None:
        case.before = dict(case.before)  # as the page stands here: the reader counts on
        case.between = dict(case.between)
        self.cases.append((case, super().weigh(case)))
        return self.cases[-1][1]


def rows(page: Coded, weights: model.Fitted | None = None) -> Iterator[Row]:
    """The rows of one coded page, what comes before each in the page read with ``weights``."""
    article = find_article(metadata(page.page))
    reader = Reader(article, weights)
    reader.chooser = watched = _Watched(reader.chooser)
    reader.drafts(describe(metadata(page.page), article, reader).published)
    heard = Heard(reader.voices.opened)
    count: dict[tuple[int, str], set[int]] = {}
    for case, _ in watched.cases:
        count.setdefault((case.sentence.start, case.frame.sense.type), set()).add(id(case.frame.node))
    for case, verdict in watched.cases:
        type_, tokens, node = case.frame.sense.type, case.frame.node.tokens, case.frame.node
        at = article.span(tokens[node.first].start, tokens[node.head].end)
        near = _near(page.gold, type_, article.span(case.sentence.start, case.sentence.end))
        alone = len(count[case.sentence.start, type_]) == 1
        own = [c for c in near if _at(c, at)] or (near if alone else [])
        row = _row(page, case, own, near)
        if own and page.voiced and verdict is not None:
            found = voices(case.telling, heard)
            row.voices = voice_traits(case.telling, found, heard, verdict.actors, verdict.recipients)
            row.voices_right = [any(_said_by(c, voice) for c in own) for voice in found]
        yield row


def _near(gold: Iterable[dict[str, Any]], type_: str, sentence: Span) -> list[dict[str, Any]]:
    return [c for c in gold if c["type"] == type_ and any(
        e["start"] < sentence.end and sentence.start < e["end"] for e in c["evidence"])]  # fmt: skip


def _at(claim: dict[str, Any], trigger: Span) -> bool:
    """Whether a gold claim's trigger word is this one."""
    for evidence in claim["evidence"]:
        offset = evidence["text"].find(claim["trigger"]) if claim.get("trigger") else -1
        start = evidence["start"] + offset
        if offset >= 0 and start < trigger.end and trigger.start < start + len(claim["trigger"]):
            return True
    return False


def _said_by(claim: dict[str, Any], voice: Voice) -> bool:
    return bool(score.same_chain(claim["sources"], [_named(s.entity) for s in voice.chain]))


def _row(page: Coded, case: Case, own: list[dict[str, Any]], near: list[dict[str, Any]]) -> Row:
    options, question = case.options, Question(case)
    names = [[_named(r) for r in o.refs] for o in options]
    pairs = [(a, r) for a in doers(case) for r in sufferers(case) if make(case, options[a], options[r])]
    shares = {
        (a, r): share for a, r in pairs if (share := max((_shared(c, names[a], names[r]) for c in near), default=0.0))
    }
    most = max(shares.values(), default=0.0)
    return Row(
        page.name, page.set, case, id(case.frame.node), page.whole, page.weight, bool(own),
        [every(question, o, place) for o, place in zip(options, question.places, strict=True)],
        {pair: pair_bundles(question, *pair) for pair in pairs},
        set(shares),
        {pair for pair, share in shares.items() if share >= most},
    )  # fmt: skip


def _shared(claim: dict[str, Any], actors: list[dict[str, Any]], recipients: list[dict[str, Any]]) -> float:
    """How much of its sides two parties have in common with a claim, 2 at most; 0 where they do not agree with it."""
    if not _agree(claim, actors, recipients):
        return 0.0
    sides = _overlap(claim["actors"], actors) + _overlap(claim["recipients"], recipients)
    return max(sides, 2 * _overlap([*claim["actors"], *claim["recipients"]], [*actors, *recipients]))


def _overlap(told: list[dict[str, Any]], made: list[dict[str, Any]]) -> float:
    """The share of all parties that two lists have in common; 1 where both are empty."""
    free, common = list(made), 0
    for one in told:
        hit = next((m for m in free if score.same_name(one, m)), None)
        if hit is not None:
            free.remove(hit)
            common += 1
    return common / (len(told) + len(made) - common) if told or made else 1.0


def _agree(claim: dict[str, Any], actors: list[dict[str, Any]], recipients: list[dict[str, Any]]) -> bool:
    made = {"type": claim["type"], "actors": actors, "recipients": recipients, "sources": [], "modality": "",
            "polarity": ""}  # fmt: skip
    return bool(score.agree({**claim, "sources": [], "modality": "", "polarity": ""}, made))


def _named(ref: EntityRef) -> dict[str, Any]:
    return {"name": ref.name, "label": {"ar": ref.label.ar, "en": ref.label.en} if ref.label else None}
