"""Ceasefires agreed, announced, accepted, kept, called for and broken: which of them a page tells of."""

from __future__ import annotations

import pytest

from tests.claim.told import ids, reading, speakers, told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وافقت حركة طالبان على اتفاق وقف إطلاق النار المعلن أمس في قندهار.", ["af-taliban"]),
        ("توصلت إسرائيل وحماس إلى اتفاق لوقف إطلاق النار.", ["state-il", "ps-hamas"]),
        ("بعد أن قصفت روسيا المدينة أعلنت أمس وقف إطلاق النار.", ["state-ru"]),
        ("دخل اتفاق وقف إطلاق النار بين إسرائيل ولبنان حيز التنفيذ.", ["state-il", "gov-lb"]),
    ],
)
def test_a_truce_agreed_on_is_told_once(text: str, who: list[str]) -> None:
    assert ids(told(text, "CONCEDE").actors) == who
    assert not [c for c in reading(text).claims if c.event.type in ("RETREAT", "AGREE")]


@pytest.mark.parametrize(
    ("text", "who", "polarity"),
    [
        ("خرقت أرمينيا اتفاق وقف إطلاق النار.", "state-am", "negated"),
        ("انتهكت أذربيجان اتفاق وقف إطلاق النار في كاراباخ.", "state-az", "negated"),
        ("التزمت حركة طالبان باتفاق وقف إطلاق النار أسبوعا.", "af-taliban", "affirmed"),
        ("قال الوزير إن إسرائيل ملتزمة باتفاق وقف إطلاق النار.", "state-il", "affirmed"),
    ],
)
def test_a_truce_kept_or_broken(text: str, who: str, polarity: str) -> None:
    claim = told(text, "RETREAT")
    assert (ids(claim.actors), claim.event.mode, str(claim.polarity)) == ([who], "ceasefire", polarity)


@pytest.mark.parametrize(
    "text",
    [
        "دعا المبعوث حماس إلى اتفاق لوقف إطلاق النار.",
        "دعا المبعوث حماس إلى تحمل مسؤولية نجاح وقف إطلاق النار في غزة.",
    ],
)
def test_a_truce_called_for(text: str) -> None:
    claim = told(text, "RETREAT")
    assert (ids(claim.actors), str(claim.modality), speakers(claim)) == (["ps-hamas"], "demanded", ["المبعوث"])


@pytest.mark.parametrize(
    ("denial", "type_"),
    [
        ("ونفى وزير الدفاع وجود أي اتفاق.", "AGREE"),
        ("ونفى وزير الدفاع وجود أي اتفاق لتسليم المدينة.", "AGREE"),
        ("ونفى وزير الدفاع وجود أي اتفاق لتسليم المدينة.", "RETREAT"),
    ],
)
def test_a_denied_deed_is_theirs_of_whom_it_was_said(denial: str, type_: str) -> None:
    claims = reading(f"قال ناشطون إن روسيا وتركيا اتفقتا على موقف واحد. {denial}").claims
    denied = [c for c in claims if str(c.polarity) == "denied" and c.event.type == type_]
    assert [ids(c.actors) for c in denied] == [["state-ru", "state-tr"]]
    assert [speakers(c) for c in denied] == [["وزير الدفاع"]]


@pytest.mark.parametrize("text", ["توصل الطرفان إلى اتفاق في جنيف.", "اتفقت جميع الأطراف على موقف واحد."])
def test_two_sides_are_enough_to_agree(text: str) -> None:
    assert told(text, "AGREE").actors


@pytest.mark.parametrize("text", ["توصلت الحكومة إلى اتفاق.", "اتفق المسؤول على موقف واحد."])
def test_one_side_is_not(text: str) -> None:
    assert not [c for c in reading(text).claims if c.event.type == "AGREE"]
