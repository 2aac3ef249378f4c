"""Pages and claims in any number, made and not read: for measuring what holds them.

5,000 parties, a few of them in most claims and most in a few, as in news; ten years; ten claims a page, each the words
of its page; some with chains, places, modes, dates of their own. The same number gives the same pages on every run.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from khabar.knowledge.event_types import event_types
from khabar.knowledge.vocabulary import vocabulary
from khabar.model import (
    Claim,
    Doc,
    EntityRef,
    Event,
    Evidence,
    Interval,
    Label,
    Modality,
    Page,
    Polarity,
    Source,
    SourceKind,
    Span,
)

ENTITIES = 5_000
CLAIMS_A_PAGE = 10
YEARS = 10
START = date(2012, 1, 1)
_WORDS_A_SENTENCE = (6, 14)


class World:
    """Who there is, in what words they are named, and what is said of them."""

    def __init__(self, seed: int = 4) -> None:
        self.chance = random.Random(seed)
        self.words = sorted(w for w in vocabulary() if not w.isascii() and len(w) > 2)
        self.types = [t for t in event_types().values() if t.family]

    @cached_property
    def entities(self) -> list[list[EntityRef]]:
        """Each party with its one to three wordings; every third is nobody that the knowledge base knows."""
        pick = self.chance.sample
        made = []
        for number in range(ENTITIES):
            names = [" ".join(pick(self.words, 2)) for _ in range(self.chance.randint(1, 3))]
            known = number % 3 != 0
            label = Label(names[0], f"Party {number}") if known else None
            made.append([EntityRef(name, f"made-{number}" if known else None, label) for name in names])
        return made

    @cached_property
    def shares(self) -> list[float]:
        """How often each is named: the n-th a share of 1/n."""
        return [1 / (n + 1) for n in range(ENTITIES)]

    def party(self) -> EntityRef:
        """Someone, in one of his wordings."""
        (named,) = self.chance.choices(self.entities, self.shares)
        return self.chance.choice(named)


def pages(count: int, seed: int = 4) -> Iterator[tuple[Page, Doc, list[Claim]]]:
    """``count`` pages with their claims, from the oldest to the newest."""
    world = World(seed)
    return islice((_page(world, n, count) for n in range(count)), count)


def _page(world: World, number: int, count: int) -> tuple[Page, Doc, list[Claim]]:
    sentences = [_sentence(world) for _ in range(CLAIMS_A_PAGE)]
    raw = "\n\n".join(text for text, _, _ in sentences)
    page = Page(hashlib.sha256(raw.encode()).hexdigest(), f"{number:06}.txt", raw)
    day = START + timedelta(days=365 * YEARS * number // count)
    outlet = EntityRef(f"صحيفة {number % 60}", f"outlet-{number % 60}")
    doc = Doc(page.id, page.uri, outlet, world.words[number % len(world.words)], _day(day, 1, "byline"))
    claims, start = [], 0
    for text, actor, recipient in sentences:
        claims.append(_claim(world, doc, Evidence(Span(start, start + len(text)), text), actor, recipient))
        start += len(text) + 2
    return page, doc, claims


def _sentence(world: World) -> tuple[str, EntityRef, EntityRef]:
    actor, recipient = world.party(), world.party()
    rest = world.chance.sample(world.words, world.chance.randint(*_WORDS_A_SENTENCE))
    return " ".join((rest[0], actor.name, *rest[1:], recipient.name)) + ".", actor, recipient


def _claim(world: World, doc: Doc, said: Evidence, actor: EntityRef, recipient: EntityRef) -> Claim:
    chance = world.chance
    kind = chance.choice(world.types)
    first = said.text.split()[0]
    trigger = Evidence(Span(said.span.start, said.span.start + len(first)), first)
    published = date.fromisoformat(doc.published.start or "")
    time = (
        _day(published - timedelta(days=chance.randint(0, 30)), 7, "relative") if chance.random() < 0.5 else Interval()
    )
    links = tuple(Source(world.party(), SourceKind.PERSON, "قال") for _ in range(chance.choice((0, 1, 1, 2))))
    places = (world.party(),) if chance.random() < 0.2 else ()
    mode = chance.choice(kind.modes) if kind.modes else None
    return Claim(
        doc, (said,), links, Event(kind.type, mode, trigger), (actor,), (recipient,), places,
        chance.choice([Modality.ASSERTED] * 4 + list(Modality)),
        chance.choice([Polarity.AFFIRMED] * 8 + list(Polarity)), None, time, round(chance.random(), 2), ("made",),
    )  # fmt: skip


def _day(day: date, days: int, basis: str) -> Interval:
    return Interval(day.isoformat(), (day + timedelta(days=days)).isoformat(), None, basis)
