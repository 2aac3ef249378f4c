"""Who is proposed to be one, and who is not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.resolve.proposing import Candidate, propose, untitled

ALIKE = [
    ("مصطفى سيجري", "العقيد مصطفى سيجري", 95.0), ("بشار الأسد", "الرئيس بشار الأسد", 95.0),
    ("مصطفى سيجري", "Mustafa Sejari", 90.0), ("مصطفى سيجري", "مصطفى السيجري", 90.0),
    ("أنطونيو غوتيريش", "أنطونيو جوتيريس", 90.0), ("ألكسندر لافرينتيف", "Alexander Lavrentiev", 90.0),
    ("جوتيريس", "غوتيريس", 80.0), ("عبد الكريم عمر", "وزير الخارجية عبد الكريم عمر", 95.0),
]  # fmt: skip
NOT_ALIKE = [
    ("فصائل المعارضة", "فصائل المعارضة السورية"), ("الجيش الوطني", "الجيش العربي"), ("لواء المعتصم", "لواء السلطان"),
    ("أبو عمر", "أبو علي"), ("علي", "علوي"), ("محمد علوش", "محمد عيسى"),
]  # fmt: skip


def unknown(*names: str) -> list[Candidate]:
    return [Candidate(f"name:{name}", (name,), known=False) for name in names]


@pytest.mark.parametrize(("one", "other", "score"), ALIKE)
def test_alike(one: str, other: str, score: float) -> None:
    (found,) = propose(unknown(one, other))
    assert found.score == score
    assert one in found.why
    assert other in found.why


@pytest.mark.parametrize(("one", "other"), NOT_ALIKE)
def test_not_alike(one: str, other: str) -> None:
    assert propose(unknown(one, other)) == []


def test_two_known_entities_are_never_proposed() -> None:
    known = [Candidate("a", ("لواء المعتصم",), known=True), Candidate("b", ("لواء المعتصم",), known=True)]
    assert propose(known) == []
    assert len(propose([known[0], *unknown("لواء المعتصم")])) == 1


def test_what_is_settled_is_not_asked_again() -> None:
    pair = unknown("مصطفى سيجري", "Mustafa Sejari")
    assert propose(pair, [frozenset(c.key for c in pair)]) == []


def test_a_name_that_is_only_a_title_stays() -> None:
    assert untitled(["الرئيس"]) == ["الرئيس"]
    assert untitled(["وزير", "الدفاع"]) == ["وزير", "الدفاع"]


@given(st.lists(st.sampled_from(sorted({n for row in ALIKE for n in row[:2]})), unique=True), st.randoms())
def test_the_order_does_not_matter(names: list[str], chance: random.Random) -> None:
    given = unknown(*names)
    shuffled = list(given)
    chance.shuffle(shuffled)
    assert propose(shuffled) == propose(given)
