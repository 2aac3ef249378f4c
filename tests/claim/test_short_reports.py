"""Single sentences of violence and protest: whose deed, whom it hit, and what is none."""

from __future__ import annotations

import pytest

from short import short_reports
from tests.claim.told import reading

_TELLING = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def sides(raw: str) -> list[tuple[str, list[str], list[str]]]:
    """The claims of violence, force and protest: type, actors, recipients."""
    claims = (c for c in reading(raw).claims if c.event.type in _TELLING)
    return [(c.event.type, [a.name for a in c.actors], [r.name for r in c.recipients]) for c in claims]


@pytest.mark.parametrize(
    ("raw", "actors", "recipients"),
    [
        ("قتل قناص امرأة في حي الزبدية بحلب.", ["قناص"], ["امرأة"]),
        ("طعن شاب جنديا عند الحاجز.", ["شاب"], ["جنديا"]),
        ("هاجم رجل مسلح شرطيا.", ["رجل مسلح"], ["شرطيا"]),
        ("قتل مسلحون أكراد جنديا تركيا.", ["مسلحون أكراد"], ["جنديا تركيا"]),
        ("رشق شبان قوات الأمن بالحجارة.", ["شبان"], ["قوات الأمن"]),
        ("فتح مسلح النار على رواد مقهى.", ["مسلح"], ["رواد مقهى"]),
        ("مسلحون يغتالون إمام مسجد في تعز.", ["مسلحون"], ["إمام مسجد"]),
        ("عذب حراس السجن معتقلا حتى الموت.", ["حراس السجن"], ["معتقلا"]),
    ],
)
def test_somebody_beside_somebody_is_another_party(raw: str, actors: list[str], recipients: list[str]) -> None:
    assert ("ASSAULT", actors, recipients) in sides(raw)


def test_a_bare_number_stands_for_people() -> None:
    assert ("ASSAULT", ["طالبان"], ["12"]) in sides("قتل 12 على الأقل في هجوم لطالبان.")


def test_the_dead_and_the_hurt_of_one_blow_are_one_claim() -> None:
    assert sides("مقتل ستة مدنيين وإصابة تسعة في انفجار لغم أرضي.") == [("ASSAULT", [], ["ستة مدنيين", "تسعة"])]


def test_the_verb_of_an_indefinite_topic_may_come_after_what_describes_it() -> None:
    raw = "قالت الشرطة إن رجلا يبلغ من العمر 35 عاما أطلق النار على جيرانه."
    assert sides(raw) == [("ASSAULT", ["رجلا"], ["جيرانه"])]


def test_an_object_may_follow_a_relative_clause_that_takes_none() -> None:
    raw = "اختطف مسلحون ينتمون إلى تنظيم القاعدة ثلاثة موظفين أمميين."
    assert ("ASSAULT", ["مسلحون"], ["ثلاثة موظفين أمميين"]) in sides(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "توفي سبعة أشخاص وأصيب عشرون في انقلاب حافلة على طريق مكناس.",
        "لقي خمسة عمال حتفهم إثر انهيار منجم للفحم في الصين.",
        "تسببت السيول في مقتل ثلاثة أشخاص بمحافظة حضرموت.",
        "أحيت الجزائر الذكرى الستين لمظاهرات 11 ديسمبر.",
        "نظمت الجامعة مسيرة للدراجات الهوائية بمناسبة يوم البيئة.",
        "قصف جبهات بين نجوم الفن على مواقع التواصل.",
    ],
)
def test_accidents_anniversaries_and_figures_are_no_claims(raw: str) -> None:
    assert sides(raw) == []


@pytest.mark.parametrize(
    ("raw", "actors"),
    [
        ("بدأ سائقو الشاحنات إضرابا مفتوحا في ميناء بورتسودان.", ["سائقو الشاحنات"]),
        ("أعلنت نقابة الأطباء تنفيذ إضراب عام يوم الاثنين المقبل.", ["نقابة الأطباء"]),
        ("قطع أهالي قرية في محافظة ذي قار الطريق العام احتجاجا على شح المياه.", ["أهالي قرية"]),
        ("عمال مصنع النسيج بالمحلة يضربون عن العمل لليوم الثالث.", ["عمال مصنع النسيج"]),
    ],
)
def test_strikes_and_blocked_roads_are_protests(raw: str, actors: list[str]) -> None:
    assert [(type_, who) for type_, who, _ in sides(raw)] == [("PROTEST", actors)]


@pytest.mark.parametrize(
    ("raw", "type_", "actors", "recipients"),
    [
        ("لقي سبعة أطفال مصرعهم بغارة للتحالف على حي سكني.", "ASSAULT", ["التحالف"], ["سبعة أطفال"]),
        ("أعلن الجيش مقتل ستة من جنوده في هجوم شنه متمردون بلوش.", "ASSAULT", ["متمردون بلوش"], ["ستة من جنوده"]),
        ("فرقت قوات مكافحة الشغب مئات المتظاهرين.", "ASSAULT", ["قوات مكافحة الشغب"], ["مئات المتظاهرين"]),
        ("ألقي القبض على متهم بقتل شرطي في الإسكندرية.", "ASSAULT", ["متهم"], ["شرطي"]),
        ("هاجم قرويون مركزا للشرطة.", "ASSAULT", ["قرويون"], ["الشرطة"]),
        ("أطلق جندي النار على زملائه.", "ASSAULT", ["جندي"], ["زملائه"]),
    ],
)
def test_whose_blow_it_was(raw: str, type_: str, actors: list[str], recipients: list[str]) -> None:
    assert (type_, actors, recipients) in sides(raw)


def test_a_witness_suffers_nothing_that_he_tells_of() -> None:
    found = sides("أكد شهود عيان أن ثلاث قذائف سقطت في أماكن متفرقة من مدينة بنغازي.")
    assert not [names for _, *pair in found for names in pair if "شهود عيان" in names]


def test_who_fired_what_fell_is_not_hit() -> None:
    found = sides("سقط صاروخ باليستي مساء الخميس، أطلقه الحوثيون على حي سكني بمدينة مأرب.")
    assert not [recipients for _, _, recipients in found if "الحوثيون" in recipients]


def test_what_does_not_occur_is_negated() -> None:
    claims = reading("سقط صاروخ قرب المدرسة، دون وقوع إصابات في صفوف جنود الجيش اللبناني.").claims
    assert all(str(c.polarity) == "negated" for c in claims if "إصابات" in c.event.trigger.text)


def test_every_short_report_is_well_written() -> None:
    reports = list(short_reports())
    assert len(reports) > 500
    assert len({text for text, _ in reports}) == len(reports)


def test_in_his_own_words_a_speaker_is_not_they() -> None:
    found = sides("قال أحد الناجين: هاجمونا بالسواطير وأحرقوا بيوتنا.")
    assert all("أحد الناجين" not in actors for _, actors, _ in found)
