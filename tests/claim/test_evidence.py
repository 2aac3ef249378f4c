"""Every claim points at the raw page: ``raw[start:end] == text``, whatever the page is made of."""

from __future__ import annotations

import pytest

from khabar.model import Media
from tests.claim.told import brief, ids, reading, speakers

BODY = "قصفت الطائرات الروسية بلدة كفرنبل في ريف إدلب أمس."
REST = "أرسلت إيران أسلحة إلى جماعة الحوثي. وقال لافروف إن واشنطن تسلح الأكراد. فرضت كندا عقوبات على ميانمار."
MARKED = (
    f"<html><body><article><p>{BODY.replace('بلدة', '<b>بلدة</b>')}</p>"
    f"<p>{REST.replace('إيران', '&#1573;يران&nbsp;')}</p></article></body></html>"
)
PAGES = [
    pytest.param(f"{BODY} {REST}", Media.TEXT, id="plain"),
    pytest.param(f"\ufeff{BODY}\r\n\r\n{REST}", Media.TEXT, id="mark-and-crlf"),
    pytest.param(f"{BODY.replace('قصفت', 'قَصَفَتْ')}\n\n{REST}", Media.TEXT, id="vowelled"),
    pytest.param(f"{BODY.replace('الروسية', 'الروســية')}\n\n{REST}", Media.TEXT, id="stretched"),
    pytest.param(f"😀😀 {BODY}\n\n{REST}", Media.TEXT, id="beyond-the-first-plane"),
    pytest.param(f"<html><body><article><p>{BODY}</p><p>{REST}</p></article></body></html>", Media.HTML, id="html"),
    pytest.param(MARKED, Media.HTML, id="html-marks-and-entities"),
]


@pytest.mark.parametrize(("raw", "media"), PAGES)
def test_evidence_is_the_raw_text(raw: str, media: Media) -> None:
    claims = reading(raw, media=media).claims
    assert {"ASSAULT", "AID", "SANCTION"} <= {c.event.type for c in claims}, [brief(c) for c in claims]
    for claim in claims:
        assert claim.evidence
        for evidence in (*claim.evidence, claim.event.trigger):
            assert raw[evidence.span.start : evidence.span.end] == evidence.text
            assert evidence.text.strip()


@pytest.mark.parametrize(("raw", "media"), PAGES)
def test_a_party_is_where_the_page_names_it(raw: str, media: Media) -> None:
    claims = reading(raw, media=media).claims
    (struck,) = [c for c in claims if c.event.type == "ASSAULT"]
    (russians,) = struck.actors
    assert ids(struck.actors) == ["ru-airforce"]
    assert russians.span is not None
    named = raw[russians.span.start : russians.span.end]
    assert named.replace("ـ", "") == "الطائرات الروسية"


def test_the_evidence_holds_the_trigger_and_the_parties() -> None:
    raw = f"{REST} {BODY}"
    (struck,) = [c for c in reading(raw).claims if c.event.type == "ASSAULT"]
    (evidence,) = struck.evidence
    assert struck.event.trigger.text == "قصفت"
    assert evidence.span.start <= struck.event.trigger.span.start < struck.event.trigger.span.end <= evidence.span.end
    assert "الطائرات الروسية بلدة كفرنبل" in evidence.text
    assert "ميانمار" not in evidence.text


def test_a_repeated_sentence_is_one_claim_with_two_spans() -> None:
    raw = f"{BODY}\n\n{REST}\n\n{BODY}"
    (struck,) = [c for c in reading(raw).claims if c.event.type == "ASSAULT"]
    assert len(struck.evidence) == 2
    assert struck.evidence[0].span.end <= struck.evidence[1].span.start


def test_another_voice_is_another_claim() -> None:
    raw = "قال لافروف إن تركيا قصفت مدينة منبج.\n\nوقال وليد المعلم إن تركيا قصفت مدينة منبج."
    struck = [c for c in reading(raw).claims if c.event.type == "ASSAULT"]
    assert [speakers(c) for c in struck] == [["لافروف"], ["وليد المعلم"]]
