"""What is offered, to whom, on what condition, and what becomes of it."""

from __future__ import annotations

import pytest

from khabar.model import Claim
from tests.claim.told import ids, reading, told

LEADER = "قال زهران علوش، قائد جيش الإسلام، إن القتال مستمر.\n\n"


def of(text: str, type_: str, modality: str) -> list[Claim]:
    return [c for c in reading(text).claims if c.event.type == type_ and str(c.modality) == modality]


def test_what_is_offered_has_what_is_asked_for_it_as_its_condition() -> None:
    claim = told("عرضت بيلاروسيا على زيمبابوي أسلحة مقابل فتح مناجمها.", "AID")
    assert (str(claim.modality), claim.condition) == ("offered", "مقابل فتح مناجمها")


@pytest.mark.parametrize(
    "offer",
    ["وكشف علوش أن أنقرة عرضت عليهم السلاح والذخيرة.", "وأكد علوش أن أنقرة عرضت عليهم أسلحة ثقيلة."],
)
def test_them_without_others_named_are_the_speakers_own(offer: str) -> None:
    (claim,) = of(LEADER + offer, "AID", "offered")
    assert (ids(claim.actors), ids(claim.recipients)) == (["state-tr"], ["sy-jaysh-islam"])


def test_them_with_others_named_are_those() -> None:
    claims = of(LEADER + "وقال علوش إن النازحين وصلوا وإن أنقرة عرضت عليهم أموالا.", "AID", "offered")
    assert all(ids(c.recipients) != ["sy-jaysh-islam"] for c in claims)


@pytest.mark.parametrize(
    ("text", "who", "whose"),
    [
        ("تدرس حركة حماس العرض المصري منذ أيام.", "ps-hamas", "state-eg"),
        ("تدرس تركيا عرض موسكو.", "state-tr", "state-ru"),
        ("يدرس الحوثيون مبادرة عمانية.", "ye-houthis", "state-om"),
        ("عرضت فرنسا على تشاد أسلحة. وقال الوزير إن الحكومة التشادية تدرس العرض.", "state-td", "state-fr"),
    ],
)
def test_who_weighs_an_offer_may_agree_with_whoever_made_it(text: str, who: str, whose: str) -> None:
    claim = told(text, "AGREE")
    assert (ids(claim.actors), ids(claim.recipients), str(claim.modality)) == ([who], [whose], "speculated")


@pytest.mark.parametrize("text", ["تدرس الشركة العرض.", "تدرس واشنطن إرسال ذخائر إلى تايبيه."])
def test_what_is_weighed_is_no_agreement_where_nobody_offers(text: str) -> None:
    assert not [c for c in reading(text).claims if c.event.type == "AGREE"]
