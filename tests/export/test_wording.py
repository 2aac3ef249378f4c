"""How claims read: every type and mode has words, and modality and polarity are never lost in them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from khabar.export import wording
from khabar.export.wording import Language, neutral, plain, reading
from khabar.knowledge.event_types import event_types
from khabar.knowledge.lexicon import lexicon
from khabar.model import Claim, EntityRef, Event, Label, Modality, Polarity
from tests.ledger.made import FACTIONS, RUSSIA, TURKEY, claim, page

OF = page()
OFFER = claim(OF)


def read(made: Claim, language: Language) -> str:
    return plain(reading(made, language), language)


def of_type(type_: str, mode: str | None, **changes: object) -> Claim:
    return replace(OFFER, event=Event(type_, mode, OFFER.event.trigger), **changes)  # type: ignore[arg-type]


def test_every_type_has_words() -> None:
    assert {type_ for type_, _ in wording.wordings()} == set(event_types())
    assert all((type_, "") in wording.wordings() for type_ in event_types())


def test_every_mode_that_a_trigger_can_give_has_words() -> None:
    senses = {s for found in lexicon().senses.values() for s in found if s.kind in ("event", "accuse") and s.type}
    missing = {(s.type, s.mode) for s in senses if s.mode and (s.type, s.mode) not in wording.wordings()}
    assert missing == set()


@pytest.mark.parametrize("actors", [(RUSSIA,), (RUSSIA, TURKEY), ()], ids=["one", "two", "none"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_two_modalities_or_polarities_read_the_same(actors: tuple[EntityRef, ...], language: Language) -> None:
    combined = list(product(Modality, Polarity))
    texts = {read(of_type("ASSAULT", "aerial", modality=m, polarity=p, actors=actors), language) for m, p in combined}
    assert len(texts) == len(combined)
    assert [t for t in texts if re.search(r"[{}\[\]]|  ", t)] == []


READINGS = {
    "offer": (OFFER, "Russia offered to give material aid to فصائل المعارضة",
              "عرض تقديم روسيا العون المادي إلى فصائل المعارضة"),
    "past": (of_type("ASSAULT", "aerial", modality=Modality.ASSERTED),
             "Russia struck from the air at فصائل المعارضة", "شن روسيا الغارات الجوية على فصائل المعارضة"),
    "negated": (of_type("RETREAT", "withdraw", modality=Modality.ASSERTED, polarity=Polarity.NEGATED, recipients=()),
                "Russia did not withdraw", "عدم انسحاب روسيا"),
    "denied": (of_type("AID", None, modality=Modality.ASSERTED, polarity=Polarity.DENIED),
               "Denied: Russia gave material aid to فصائل المعارضة", "نفي تقديم روسيا العون المادي إلى فصائل المعارضة"),
    "demand not to": (of_type("RETREAT", "withdraw", modality=Modality.DEMANDED, polarity=Polarity.NEGATED,
                              recipients=()),
                      "Russia called on not to withdraw", "مطالبة بعدم انسحاب روسيا"),
    "no actor": (of_type("AID", None, actors=()),
                 "offered: material aid given to فصائل المعارضة", "عرض تقديم العون المادي إلى فصائل المعارضة"),
    "relation": (of_type("LEADS", None, modality=Modality.ASSERTED), "Russia: leader of فصائل المعارضة",
                 "تولي روسيا القيادة في فصائل المعارضة"),
    "several": (of_type("CONSULT", None, modality=Modality.ASSERTED, actors=(RUSSIA, TURKEY), recipients=()),
                "Russia and Türkiye conferred", "تشاور روسيا وتركيا"),
    "place": (of_type("ASSAULT", "capture", modality=Modality.ASSERTED, recipients=(),
                      places=(EntityRef("الهبيط"),)),
              "Russia took territory by force, in الهبيط", "استيلاء روسيا على الأرض بالقوة في الهبيط"),
}  # fmt: skip


@pytest.mark.parametrize("case", READINGS)
def test_readings(case: str) -> None:
    made, english, arabic = READINGS[case]
    assert read(made, "en") == english
    assert read(made, "ar") == arabic


def test_a_type_without_words_still_reads() -> None:
    made = of_type("WAR", "x", modality=Modality.ASSERTED)
    assert "WAR" in read(made, "en")
    assert read(made, "ar") == "WAR روسيا ← فصائل المعارضة"


def test_neutral_names() -> None:
    assert neutral(RUSSIA, "ar") == "روسيا"
    assert neutral(RUSSIA, "en") == "Russia"
    assert neutral(FACTIONS, "en") == "فصائل المعارضة"
    assert neutral(EntityRef("موسكو", "x", Label(None, "Moscow")), "ar") == "موسكو"
