"""What is not done yet, or may not be done, by words that are no modals."""

from __future__ import annotations

import pytest

from khabar.model import Modality, Polarity
from tests.claim.told import reading, told

PLANNED, DEMANDED, SPECULATED, ASSERTED = Modality.PLANNED, Modality.DEMANDED, Modality.SPECULATED, Modality.ASSERTED


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        pytest.param("وستبدأ المشاورات بين الحكومة والمتمردين غدا الخميس.", "CONSULT", PLANNED, id="begins-tomorrow"),
        pytest.param("يلتقي الرئيس الكيني الأسبوع المقبل نظيره الأوغندي.", "CONSULT", PLANNED, id="meets-next-week"),
        pytest.param("التقى الرئيس الكيني أمس نظيره الأوغندي.", "CONSULT", ASSERTED, id="met-yesterday"),
        pytest.param("يتعاون الجيش المالي اليوم مع القوات الروسية.", "COOPERATE", ASSERTED, id="goes-on-today"),
        pytest.param(
            "وقالت السفارة إن الهدف من الجولة هو تعزيز التعاون بين فرنسا وتونس.", "COOPERATE", PLANNED, id="aim"
        ),
        pytest.param(
            "وأكد المبعوث أن أولوية واشنطن هي إخراج القوات الإيرانية من سوريا.", "RETREAT", PLANNED, id="priority"
        ),
        pytest.param("وقال إن هدف موسكو كان مساعدة حفتر.", "AID", PLANNED, id="aim-of-the-past"),
        pytest.param("وقال الوزير إن على إيران أن تسحب قواتها من العراق.", "RETREAT", DEMANDED, id="duty"),
        pytest.param(
            "قالت الباحثة منى سالم: «على فرنسا أن تكف عن تمويل خفر السواحل الليبي».",
            "SANCTION",
            DEMANDED,
            id="duty-quoted",
        ),
        pytest.param(
            "وقالت الحركة إنها لن تفاوض الحكومة قبل انسحاب الجيش من المدينة.", "RETREAT", DEMANDED, id="not-before"
        ),
        pytest.param(
            "وقالت الحركة إنها لن تفاوض الحكومة قبل أن ينسحب الجيش من المدينة.", "RETREAT", DEMANDED, id="not-until"
        ),
        pytest.param(
            "وترفض الحركة أي حوار مع الحكومة قبل انسحاب القوات الفرنسية من البلاد.",
            "RETREAT",
            DEMANDED,
            id="refuses-before",
        ),
        pytest.param("وفاوضت الحركة الحكومة قبل انسحاب الجيش من المدينة.", "RETREAT", ASSERTED, id="merely-before"),
        pytest.param("وقد يتم نشر قوات تركية في قطر.", "MOBILIZE", SPECULATED, id="may-be-done"),
        pytest.param("وقد تلجأ الحكومة إلى مقاضاة شركة غوغل.", "ACCUSE", SPECULATED, id="may-resort-to"),
        pytest.param("وأكد الوزير ضرورة تعزيز التعاون مع كندا.", "COOPERATE", DEMANDED, id="need-to-strengthen"),
        pytest.param("وأكد الوزير ضرورة تسريع المفاوضات مع كندا.", "CONSULT", DEMANDED, id="need-to-speed-up"),
    ],
)
def test_how_firm_without_a_modal(text: str, type_: str, modality: Modality) -> None:
    """Aims, duties, conditions for talks and days to come say that a thing is not done yet."""
    assert told(text, type_).modality is modality


def test_what_things_have_been_through_is_not_wanted_with_them() -> None:
    """They are asked to leave the places; that they took them has happened."""
    claims = reading("طالبت الحكومة بانسحاب المتمردين من مواقع احتلوها الشهر الماضي.").claims
    assert {c.event.type: c.modality for c in claims} == {"RETREAT": DEMANDED, "ASSAULT": ASSERTED}


@pytest.mark.parametrize(
    ("text", "type_", "polarity"),
    [
        pytest.param("وأكد المصدر عدم تسجيل إصابات في صفوف الجيش.", "ASSAULT", Polarity.NEGATED, id="no-recording-of"),
        pytest.param("ولم يسجل المرصد أي قصف للجيش على المدينة.", "ASSAULT", Polarity.NEGATED, id="did-not-record"),
        pytest.param("وسجل المرصد قصفا للجيش على المدينة.", "ASSAULT", Polarity.AFFIRMED, id="recorded"),
        pytest.param("ولن يتم نشر قوات تركية في قطر.", "MOBILIZE", Polarity.NEGATED, id="will-not-be-done"),
    ],
)
def test_what_nobody_recorded_did_not_happen(text: str, type_: str, polarity: Polarity) -> None:
    """A verb of taking down what happens is negated for it."""
    assert told(text, type_).polarity is polarity


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        pytest.param("بحث وزير الخارجية المصري هاتفيا مع نظيره السوداني تطورات الأزمة.", "phone", id="by-phone"),
        pytest.param("وناقش مجلس الأمن الدولي الأزمة في ليبيا.", "multilateral", id="security-council"),
        pytest.param("وناقش وزير الخارجية المصري الأزمة في ليبيا مع نظيره السوداني.", None, id="two-ministers"),
    ],
)
def test_how_they_met(text: str, mode: str | None) -> None:
    """The words about a meeting and who meets say how, where the verb does not."""
    assert told(text, "CONSULT").event.mode == mode
