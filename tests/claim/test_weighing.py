"""Weighing: which voices are options for a claim, and that nothing is made up in choosing among them."""

from __future__ import annotations

import pytest

from khabar.claim.choice import model
from khabar.claim.choice.case import Case
from khabar.claim.choice.choose import Chooser, Verdict, claim_bundles, claim_traits, worth
from khabar.claim.choice.speaking import likeliest
from khabar.claim.choice.traits import Question, traits
from khabar.claim.choice.voice import Heard, voices
from khabar.claim.draft import Draft
from khabar.claim.reader import Reader
from khabar.claim.topic import leisure
from khabar.model import Interval
from tests.claim.told import reading

PAGE = """قال المتحدث باسم الجيش الليبي أحمد المسماري إن تركيا أرسلت أسلحة إلى طرابلس.

وقصفت الطائرات بلدة غريان صباح الاثنين. وذكرت وكالة رويترز أن قوات حفتر هاجمت مطار معيتيقة.
"""


def drafts(raw: str, weights: model.Fitted | None = None) -> tuple[Reader, list[Draft]]:
    reader = Reader(reading(raw).article, weights)
    return reader, reader.drafts(Interval())


class Watched(Chooser):
    """Keeps the cases that it weighs."""

    def __init__(self, of: Chooser, words: model.Words) -> None:
        super().__init__(of.parties, of.weights)
        self.words = words
        self.cases: list[Case] = []

    def weigh(self, case: Case) -> Verdict | None:
        self.cases.append(case)
        return super().weigh(case)


def cases(words: model.Words) -> list[Case]:
    reader = Reader(reading(PAGE).article)
    reader.chooser = watched = Watched(reader.chooser, words)
    reader.drafts(Interval())
    return watched.cases


def named(chain: tuple) -> list[str]:  # type: ignore[type-arg]
    return [s.entity.name for s in chain]


def test_the_page_itself_and_who_spoke_last_are_always_options() -> None:
    reader, made = drafts(PAGE)
    strike = next(d for d in made if d.type == "ASSAULT")
    assert strike.telling is not None
    options = [named(v.chain) for v in voices(strike.telling, Heard(reader.voices.opened))]
    assert [] in options
    assert ["أحمد المسماري"] in options


def test_a_chain_is_an_option_once_however_many_ways_lead_to_it() -> None:
    reader, made = drafts(PAGE)
    for draft in made:
        if draft.telling is not None:
            options = [tuple(named(v.chain)) for v in voices(draft.telling, Heard(reader.voices.opened))]
            assert len(options) == len(set(options))
            assert tuple(named(draft.sources)) in options


def test_without_weights_the_rules_speak() -> None:
    reader, made = drafts(PAGE, model.Fitted())
    weighed = [d for d in made if d.telling is not None]
    assert weighed
    heard, scale = Heard(reader.voices.opened), model.Fitted().scales.voice
    for draft in weighed:
        assert draft.telling is not None
        assert draft.sources == draft.telling.rule
        assert likeliest(draft.telling, heard, draft.actors, draft.recipients, scale) == draft.sources


def test_the_traits_that_are_left_out_weigh_nothing() -> None:
    weights = model.weights()
    complete, seen = cases(model.EveryWord()), cases(weights.scales.words)
    assert complete
    for whole, case in zip(complete, seen, strict=True):
        asked, question = Question(whole), Question(case)
        for n, (option, same) in enumerate(zip(whole.options, case.options, strict=True)):
            actor, recipient = traits(asked, option, asked.places[n])
            of_roles = model.total(actor, weights.actor), model.total(recipient, weights.recipient)
            assert worth(question, same, question.places[n], weights.scales.sides) == pytest.approx(of_roles)
        chances = [-0.5] * len(whole.options)
        for a in range(len(whole.options)):
            every = claim_traits(whole, a, 0, chances, chances)
            summed = weights.scales.claim.weigh(claim_bundles(case, a, 0, chances, chances))
            assert summed == pytest.approx(model.total(every, weights.claim))


def test_a_word_of_several_parts_is_known_where_all_of_them_are() -> None:
    words = model.Words(["tie pp-of-it", "وقف إطلاق - after"])
    assert words.has("pp-of-it")
    assert words.has("وقف إطلاق")
    assert not words.has("وقف نار")


def test_reading_twice_gives_the_same_voices() -> None:
    reader, first = drafts(PAGE)
    before = [(d.type, d.trigger, named(d.sources)) for d in first]
    assert [(d.type, d.trigger, named(d.sources)) for d in reader.drafts(Interval())] == before


def test_words_of_sport_are_told_from_news() -> None:
    assert leisure("سجل اللاعب هدفا في مباراة المنتخب على ملعب العاصمة") > 2
    assert leisure("قصفت الطائرات بلدة غريان صباح الاثنين") == 0
    assert leisure("") == 0
