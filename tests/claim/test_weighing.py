"""Weighing: which voices are options for a claim, and that nothing is made up in choosing among them."""

from __future__ import annotations

import pytest

from khabar.claim.choice import model
from khabar.claim.choice.bars import doers, make, sufferers
from khabar.claim.choice.case import Case
from khabar.claim.choice.choose import Chooser, Verdict, claim_bundles, claim_traits, worth
from khabar.claim.choice.pairing import Paired, Sure, best
from khabar.claim.choice.pairs import pair_bundles
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
        case.between = dict(case.between)  # as the page stands here: the reader counts on
        self.cases.append(case)
        return super().weigh(case)


def cases(words: model.Words, page: str = PAGE) -> list[Case]:
    reader = Reader(reading(page).article)
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
        for a in range(len(whole.options)):
            together = model.spelled(pair_bundles(asked, a, 0))
            summed = weights.scales.pair.weigh(pair_bundles(question, a, 0))
            assert summed == pytest.approx(model.total(together, weights.pair))
            picked = Paired(a, 0, Sure(-0.5, -0.5, -1.0, -0.5, -0.25))
            summed = weights.scales.claim.weigh(claim_bundles(case, picked))
            assert summed == pytest.approx(model.total(claim_traits(whole, picked), weights.claim))


def test_the_likeliest_pair_is_one_that_makes_a_claim_and_its_chances_are_those_of_all_pairs() -> None:
    for case in cases(model.weights().scales.words):
        level = [0.0] * len(case.options)
        picked = best(case, level, level, lambda a, r: float(a == 1) - 0.1 * r)
        if picked is None:
            continue
        assert picked.actor in doers(case)
        assert picked.recipient in sufferers(case)
        assert make(case, case.options[picked.actor], case.options[picked.recipient])
        sure = picked.sure
        assert sure.both <= min(sure.actor, sure.recipient) <= 1e-9
        assert sure.actor <= sure.best_actor
        assert sure.recipient <= sure.best_recipient


def test_a_pair_knows_who_stands_before_whom_and_what_the_page_has_said_of_the_two() -> None:
    page = "قصفت إسرائيل مواقع حزب الله في الجنوب.\n\nوهاجمت إسرائيل حزب الله مجدداً مساء الأحد."
    first, second = (c for c in cases(model.EveryWord(), page) if c.frame.sense.type == "ASSAULT" and c.ruled[0])
    for case, told in ((first, False), (second, True)):
        at = {name: n for n, option in enumerate(case.options) for name in option.names}
        question = Question(case)
        forth = model.spelled(pair_bundles(question, at["إسرائيل"], at["حزب الله"]))
        back = model.spelled(pair_bundles(question, at["حزب الله"], at["إسرائيل"]))
        assert "order PAR verb" in forth
        assert "order PRA verb" in back
        assert ("told same 1 0 ASSAULT" in forth) is told
        assert ("told same 0 1 ASSAULT" in back) is told


def test_by_whose_hand_it_was_done_nobody_else_did_it() -> None:
    page = "تغازل روسيا فصائل معارضة تم تدريبها على يد الولايات المتحدة."
    trained = [c for c in cases(model.EveryWord(), page) if c.frame.sense.type == "AID" and c.frame.node.kind == "ev"]
    assert trained
    for case in trained:
        assert {case.options[n].key for n in doers(case)} == {"state-us"}


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
