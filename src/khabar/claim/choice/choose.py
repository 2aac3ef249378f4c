"""Weighing: the parties that most likely fill a frame, and how likely the frame then is a claim at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from khabar.claim.choice import model
from khabar.claim.choice.options import NOBODY, Option, distinct, earlier, here
from khabar.claim.choice.traits import Question, View, traits
from khabar.claim.choice.voice import Telling
from khabar.claim.context import Context
from khabar.claim.draft import Draft
from khabar.claim.frames import Frame
from khabar.claim.parties import Parties
from khabar.claim.sentence import Sentence
from khabar.knowledge.event_types import EventType
from khabar.model import EntityRef, Source

Refs = tuple[EntityRef, ...]
Names = frozenset[str]


@dataclass(slots=True)
class Case:
    """A frame to be weighed: what the rules make of it, and where it stands."""

    sentence: Sentence
    frame: Frame
    context: Context
    actors: Refs
    recipients: Refs
    telling: Telling
    needed: EventType
    places: Refs
    placed: bool
    """Whether the frame has a place or a thing for one."""
    explicit: bool
    """Whether an event noun names a party of its own, or something governs it."""
    weight: Mapping[str, int]
    before: Mapping[tuple[str, str], int]
    leisure: int
    """How much the page is about sport or the arts, 0 to 5."""
    options: list[Option] = field(default_factory=list)
    _view: View | None = None
    _ruled: tuple[Names, Names] | None = None

    @property
    def chain(self) -> tuple[Source, ...]:
        """The voices that the rules give."""
        return self.telling.rule

    @property
    def ruled(self) -> tuple[Names, Names]:
        """The names of the actors and of the recipients that the rules give."""
        if self._ruled is None:
            self._ruled = frozenset(r.name for r in self.actors), frozenset(r.name for r in self.recipients)
        return self._ruled

    @property
    def made(self) -> bool:
        """Whether the rules alone make a claim of it."""
        enough = self.needed.met(len(self.actors), len(self.recipients), len(self.places) or int(self.placed))
        return enough and self.explicit and bool(self.actors or self.recipients)

    @property
    def view(self) -> View:
        """Where the options' phrases stand; asked for when the options are set."""
        if self._view is None:
            self._view = View(self.frame.node, self.options)
        return self._view

    def question(self, role: str) -> Question:
        """Who fills ``role``."""
        mine, other = self.ruled if role == "actor" else self.ruled[::-1]
        speakers = frozenset(s.entity.name for s in self.chain)
        title = self.sentence.kind in ("title", "heading")
        return Question(self.frame, role, mine, other, speakers, str(self.context.modality),
                        self.context.controller, title, self.options,
                        self.weight, self.view, self.before)  # fmt: skip


@dataclass(slots=True)
class Verdict:
    """The likeliest parties of a case, and the chance that it is a claim with them."""

    actors: Refs
    recipients: Refs
    chance: float | None
    """``None`` where it was not weighed."""


class Chooser:
    """Weighs the cases of one article."""

    def __init__(self, parties: Parties, weights: model.Fitted) -> None:
        self.parties, self.weights = parties, weights
        self._here: tuple[int, list[Option], list[Option]] = (-1, [], [])

    def options(self, case: Case, found: list[Draft]) -> list[Option]:
        """Whoever is within reach of the case's predicate, nobody first; ``found`` are the drafts so far.

        What describes one of several joined parties (داعش وفتح الشام، التي كانت …) is not said of them all.
        """
        if self._here[0] != case.sentence.start:
            near, before = here(case.sentence, self.parties), earlier(case.sentence, self.parties)
            self._here = case.sentence.start, near, before
        _, near, before = self._here
        ruled = [Option("rule", refs) for refs in (case.actors, case.recipients) if refs]
        spoken = [Option("speaker", (case.chain[-1].entity,))] if case.chain else []
        last = [Option(how, refs) for how, refs in
                (("did", found[-1].actors), ("suffered", found[-1].recipients)) if refs] if found else []  # fmt: skip
        host = case.frame.node.parent if case.frame.node.fn == "adj" else None
        near = [o for o in near if not (host is not None and o.node is not None and host in o.node.conjuncts)]
        return distinct([NOBODY, *near, *ruled, *before, *last, *spoken])

    def weigh(self, case: Case) -> Verdict | None:
        """The verdict on a case whose options are set; ``None`` where no two options make a claim of its type."""
        actor = _chances(case, "actor", self.weights.actor)
        recipient = _chances(case, "recipient", self.weights.recipient)
        pair = self.best(case, actor, recipient)
        if pair is None:
            return None
        a, r = pair
        chance = model.logistic(model.total(claim_traits(case, a, r, actor, recipient), self.weights.claim))
        return Verdict(case.options[a].refs, case.options[r].refs, chance)

    def accepts(self, verdict: Verdict) -> bool:
        """Whether it is likely enough."""
        return verdict.chance is None or verdict.chance >= self.weights.least

    @staticmethod
    def best(case: Case, actor: list[float], recipient: list[float]) -> tuple[int, int] | None:
        """The likeliest pair of options, nobody on both sides, that makes a claim of the case's type."""
        options = case.options
        by_actor = sorted(range(len(options)), key=lambda n: -actor[n])[:_TRIED]
        by_recipient = sorted(range(len(options)), key=lambda n: -recipient[n])[:_TRIED]
        best, found = float("-inf"), None
        for a in by_actor:
            for r in by_recipient:
                score = actor[a] + recipient[r]
                if score > best and makes(case, options[a], options[r]):
                    best, found = score, (a, r)
        return found


def _chances(case: Case, role: str, weights: model.Weights) -> list[float]:
    question = case.question(role)
    return model.chances([traits(question, option) for option in case.options], weights)


_TRIED = 6  # options of each role that are tried in pairs


def makes(case: Case, actor: Option, recipient: Option) -> bool:
    """Whether two options make a claim of the case's type: not nobody on both sides, no party on both."""
    if not actor.refs and not recipient.refs:
        return False
    if actor.names & recipient.names:
        return False
    return case.needed.met(len(actor.refs), len(recipient.refs), len(case.places) or int(case.placed))


def claim_traits(case: Case, a: int, r: int, actor: list[float], recipient: list[float]) -> list[str]:
    """What tells a claim from a mere mention, with the ``a``th option as its actor and the ``r``th as its recipient."""
    frame, context, doer, done = case.frame, case.context, case.options[a], case.options[r]
    sense, node = frame.sense, frame.node
    type_ = sense.type
    ruled = f"{case.ruled[0] == doer.names} {case.ruled[1] == done.names}"
    again = f"{_again(case, doer, 'actor')} {_again(case, done, 'recipient')}"
    made = case.made
    ties = tuple(o.how if o.node is None else case.view.of(o.node)[0] for o in (doer, done))
    fit = f"{frame.fit} {int(frame.first)}"
    return [
        "bias", f"type {type_}", f"kind {node.kind}", f"kind {node.kind} {type_}", f"lemma {sense.lemma}",
        f"lemma {sense.lemma} {type_} {node.kind}", f"mode {type_} {sense.mode}",
        f"is {context.modality}", f"is {context.polarity}", f"is {context.modality} {type_}",
        f"fit {fit}", f"fit {fit} {node.kind}", f"score {int(min(frame.score, 6) * 2)}", f"explicit {case.explicit}",
        f"governed {context.governed}", f"gloss {context.gloss}", f"title {case.sentence.kind}",
        f"hows {doer.how} {done.how}", f"ruled {ruled}", f"ruled {ruled} {type_}",
        f"sides {bool(doer.refs)} {bool(done.refs)} {type_}", f"kinds {doer.kind} {done.kind}",
        f"actor kind {doer.kind} {type_}", f"recipient kind {done.kind} {type_}",
        f"actor {_band(actor[a])}", f"recipient {_band(recipient[r])}", f"both {_band(actor[a] + recipient[r])}",
        f"chain {min(len(case.chain), 2)}", f"chain {min(len(case.chain), 2)} {type_}",
        f"quoted {case.sentence.quoted(node.first)}", f"made {made}", f"made {made} {ruled}",
        f"made {made} {type_}", f"made {made} {fit}", f"det {node.det} {node.kind}",
        f"ties {ties[0]} {ties[1]}", f"actor tie {ties[0]} {type_}", f"recipient tie {ties[1]} {type_}",
        f"actor tie {ties[0]} {node.kind}", f"recipient tie {ties[1]} {node.kind}",
        f"place {bool(case.places)} {type_}",
        f"sure {int(max(actor) * -4)} {int(max(recipient) * -4)}",
        f"known {_known(doer)} {_known(done)}", f"length {min(len(node.tokens) // 12, 5)}",
        f"again {again}", f"again {again} {type_}",
        f"fn {node.fn or '-'} {node.prep or '-'} {node.kind}",
        f"leisure {case.leisure}", f"leisure {case.leisure} {type_}", f"leisure {case.leisure > 2} {sense.lemma}",
    ]  # fmt: skip


def _again(case: Case, option: Option, role: str) -> str:
    """Whether an earlier claim of the type has the option's party in that role."""
    if not option.refs:
        return "-"
    return str(min(case.before.get((role, option.refs[0].key), 0), 1))


def _known(option: Option) -> str:
    return "-" if not option.refs else "known" if option.refs[0].id else "new"


def _band(chance: float) -> int:
    """A log chance as a step of a quarter, up to twelve."""
    return min(int(-chance * 4), 12)
