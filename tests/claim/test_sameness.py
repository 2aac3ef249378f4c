"""What a page tells twice in other words is one claim; what only looks alike stays two."""

from __future__ import annotations

from tests.claim.told import brief, ids, reading, speakers, told

KIDNAPPED = (
    "خطف طبيب ألماني في صنعاء\n\n"
    "خطف مسلحون مجهولون طبيبا ألمانيا في العاصمة اليمنية صنعاء، الاثنين، حسبما أكد مصدر أمني يمني.\n\n"
    "وقال المصدر إن الشرطة تبحث عن الخاطفين."
)


def test_a_headline_that_says_less_joins_the_body() -> None:
    claim = told(KIDNAPPED, "ASSAULT")
    assert claim.event.mode == "abduct"
    assert ids(claim.actors) == ["مسلحون مجهولون"], brief(claim)
    assert speakers(claim) == ["مصدر أمني يمني"]
    assert [e.text.split()[0] for e in claim.evidence] == ["خطف", "خطف"]


def test_blows_on_others_stay_apart() -> None:
    raw = (
        "قتل ثلاثة جنود يمنيين في هجوم شنه تنظيم القاعدة على نقطة تفتيش في شبوة.\n\n"
        "وفي مأرب قتل الحوثيون أربعة من رجال القبائل في كمين."
    )
    struck = [c for c in reading(raw).claims if c.event.type == "ASSAULT"]
    assert len(struck) == 2, [brief(c) for c in struck]


def test_a_refusal_whose_content_is_no_claim_stands_for_itself() -> None:
    claim = told("رفضت الحكومة الإثيوبية منح تأشيرات دخول لمحققي الأمم المتحدة.", "REJECT")
    assert ids(claim.actors) == ["state-et"], brief(claim)


def test_a_call_whose_content_is_no_claim_stands_for_itself() -> None:
    claim = told("دعا حزب الأمة الحكومة السودانية إلى التحلي بالحكمة.", "REQUEST")
    assert ids(claim.recipients) == ["gov-sd"], brief(claim)
