"""Constructions of Arabic news, each shown on conflicts and words of its own."""

from __future__ import annotations

import pytest

from khabar.claim.asides import aside
from khabar.claim.datelines import dateline
from khabar.knowledge.tables import ASIDE_COLUMNS
from khabar.knowledge.tsv import read_tsv
from tests.claim.told import ids, reading, speakers, told


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("قصفت الطائرات مواقع «أنصار الشريعة» (تنظيم القاعدة سابقاً) في أبين.", "أنصار الشريعة", "تنظيم القاعدة"),
        ("أعلن «مجلس السيادة» المجلس العسكري سابقاً موعد الحوار.", "مجلس السيادة", "المجلس العسكري"),
    ],
)
def test_former_name_beside_the_new_one(text: str, new: str, old: str) -> None:
    claim = told(text, "FORMERLY")
    assert ([a.name for a in claim.actors], [r.name for r in claim.recipients]) == ([new], [old])


@pytest.mark.parametrize(
    "text",
    ["انضم جيش الإسلام وفيلق الرحمن سابقا إلى الجبهة.", "قال أحمد الأسير، قائد لواء التوحيد سابقا، إن القتال مستمر."],
)
def test_an_adverb_alone_renames_nobody(text: str) -> None:
    assert not [c for c in reading(text).claims if c.event.type == "FORMERLY"]


@pytest.mark.parametrize("joined", ["السعودية ومصر", "الإمارات ومصر والبحرين"])
def test_egypt_in_a_list_is_no_participle(joined: str) -> None:
    claim = told(f"قطعت {joined} علاقاتها مع قطر.", "SANCTION")
    assert "state-eg" in ids(claim.actors)


@pytest.mark.parametrize(
    "text", ["قصف الكورد مواقع داعش قرب سنجار.", "قصفت قوات إقليم كوردستان مواقع داعش.", "قصف الأكراد مواقع داعش."]
)
def test_kurds_are_kurds_however_they_are_spelt(text: str) -> None:
    claim = told(text, "ASSAULT")
    assert all(actor.id and actor.id != "isis" for actor in claim.actors)
    assert claim.actors
    assert ids(claim.recipients) == ["isis"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("أعلن الناطق العسكري أن الجيش العراقي حرر قضاء هيت من سيطرة داعش.", "iq-army"),
        ("استعادت قوات سوريا الديمقراطية بلدة هجين من سيطرة داعش.", "sy-sdf"),
        ("بعد أيام حرر لواء محلي بلدة الراعي من احتلال داعش.", "لواء محلي"),
    ],
)
def test_out_of_whose_hold_a_place_is_taken(text: str, actor: str) -> None:
    claim = told(text, "ASSAULT")
    assert (ids(claim.actors), ids(claim.recipients)) == ([actor], ["isis"])


def test_whose_hold_is_feared_is_told_of_itself() -> None:
    claim = told("حذرت واشنطن من سيطرة داعش على مدينة سبها.", "ASSAULT")
    assert (ids(claim.actors), claim.modality) == (["isis"], "speculated")


@pytest.mark.parametrize("text", ["استهدف قصف مدفعي للحوثيين سوقا في تعز.", "أصابت غارة للحوثيين مخيما في مأرب."])
def test_whose_blow_it_is_that_hits_something(text: str) -> None:
    assert ids(told(text, "ASSAULT").actors) == ["ye-houthis"]


@pytest.mark.parametrize(
    "text", ["استهدفت غارة جوية بقيادة روسيا سوقا في أريحا.", "أوقعت ضربة بقيادة روسيا قتلى في سرمين."]
)
def test_who_leads_a_blow_deals_it(text: str) -> None:
    assert {tuple(ids(c.actors)) for c in reading(text).claims} == {("state-ru",)}


def test_a_commander_leads_who_strikes() -> None:
    types = {c.event.type for c in reading("شن الجيش التركي هجوما بقيادة العقيد مراد يلماز على داعش.").claims}
    assert "LEADS" in types


@pytest.mark.parametrize(
    "text",
    [
        "ذكر الموقع، بحسب ما نقلته قناة العربية، أن صاروخا استهدف معسكرا.",
        "أسقط الجيش المصري طائرة مسيرة، وفق بيان نشرته وكالة الأناضول.",
    ],
)
def test_an_outlet_moves_no_troops(text: str) -> None:
    assert not {c.event.type for c in reading(text).claims} & {"MOBILIZE", "AID"}


@pytest.mark.parametrize(
    "text", ["أعلنت الجماعة إطلاق صاروخ باليستي على مطار أبها.", "أطلق الحرس صاروخا باليستيا على أربيل."]
)
def test_what_is_fired_on_something_is_no_test(text: str) -> None:
    assert {(c.event.type, c.event.mode) for c in reading(text).claims} == {("ASSAULT", "heavy-weapons")}


def test_what_is_fired_is_not_set_free() -> None:
    claims = reading("تبنت الحركة إطلاق صواريخ من الجنوب.").claims
    assert "RETREAT" not in {c.event.type for c in claims}


@pytest.mark.parametrize("count", ["12 قتيلا", "15 جريحا"])
def test_the_dead_are_counted_in_the_accusative(count: str) -> None:
    assert told(f"أكدت المصادر سقوط {count} في صفوف الحوثيين.", "ASSAULT").event.mode is None


def test_a_peninsula_is_taken() -> None:
    claim = told("ضمت روسيا شبه جزيرة القرم.", "COERCE")
    assert (claim.event.mode, [p.name for p in claim.places]) == ("seize", ["شبه جزيرة القرم"])


@pytest.mark.parametrize(
    "head",
    [
        "أربيل (كوردستان 24)-",
        "مقديشو (أنباء القرن) —",
        "القاهرة في 2 مايو /أ ش أ/",
        "عمان 6 كانون الثاني (بترا)-",
        "رام الله 8-2-2022 وفا-",
        "بغداد – رويترز –",
        "اليمن / رويترز -",
        "القاهرة - رويترز",
        "بغداد -",
        "موسكو 3 مايو 2024 (شينخوا)",
        "(الخرطوم) –",
    ],
)
def test_a_dateline_is_passed_over(head: str) -> None:
    text = f"{head} قصف الجيش التركي مواقع داعش."
    (sentence,) = reading(text).reader.sentences
    assert text.startswith(head)
    assert sentence.tokens[dateline(sentence.tokens)].text == "قصف"


@pytest.mark.parametrize(
    "text",
    [
        "روسيا - حليفة دمشق - قصفت مواقع داعش.",
        "روسيا قصفت - كما قالت - مواقع داعش.",
        "روسيا (حليفة دمشق) قصفت مواقع داعش.",
        "بغداد (كما قالت) قصفت مواقع داعش.",
    ],
)
def test_a_place_set_off_by_dashes_may_act(text: str) -> None:
    (sentence,) = reading(text).reader.sentences
    assert dateline(sentence.tokens) == 0


@pytest.mark.parametrize(
    "harm", ["مقتل ثلاثة جنود في غارة تركية", "قتلى وجرحى في غارات تركية", "إصابة خمسة مدنيين بغارة تركية"]
)
def test_in_a_headline_the_blow_strikes_and_not_its_victims(harm: str) -> None:
    (sentence,) = reading(f"{harm} استهدفت ثكنة في سنجار").reader.sentences
    struck = next(n for n in sentence.nodes if n.words() == "استهدفت")
    assert struck.subject is not None
    assert "غار" in struck.subject.words()


@pytest.mark.parametrize("operation", ["عملية تبادل الأسرى", "عملية إطلاق سراح الأسرى"])
def test_an_operation_is_of_what_is_done_in_it(operation: str) -> None:
    claims = reading(f"رحب المبعوث الأممي ب{operation} التي نفذتها الحكومة اليمنية وجماعة الحوثي.").claims
    assert "ASSAULT" not in {c.event.type for c in claims}


def test_an_operation_of_killing_kills() -> None:
    assert ids(told("نفذت إسرائيل عملية اغتيال القائد في دمشق.", "ASSAULT").actors) == ["state-il"]


def test_command_and_control_takes_nothing() -> None:
    claims = reading("دمرت إسرائيل مراكز للقيادة والسيطرة تابعة لحزب الله.").claims
    assert "capture" not in {c.event.mode for c in claims}


@pytest.mark.parametrize(
    "parties", ["الدول الضامنة، وهي روسيا وتركيا وإيران،", "الدول الراعية وهي روسيا وتركيا وإيران"]
)
def test_of_a_list_set_equal_to_a_party_none_stands_beside_it(parties: str) -> None:
    claims = reading(f"قالت {parties} إنها تدعم المعارضة السورية.").claims
    assert {len(c.actors) for c in claims} == {1}


@pytest.mark.parametrize(
    "text",
    [
        "لم يعلن تنظيم داعش مسؤوليته عن تفجير بغداد.",
        "لم تعلن حركة الشباب مسؤوليتها عن الهجوم على الجيش الصومالي.",
    ],
)
def test_what_nobody_owns_up_to_is_not_denied(text: str) -> None:
    assert not [c for c in reading(text).claims if c.polarity == "negated"]


@pytest.mark.parametrize("text", ["سعت إيران إلى احتلال البصرة.", "سعت إيران إلى احتلال مدينة البصرة."])
def test_to_occupy_a_place_is_an_act(text: str) -> None:
    claim = told(text, "ASSAULT")
    assert (ids(claim.actors), claim.event.mode) == (["state-ir"], "capture")


@pytest.mark.parametrize("force", ["قوات الاحتلال", "سلطات الاحتلال"])
def test_occupying_forces_are_a_force(force: str) -> None:
    assert [a.name for a in told(f"اعتقلت {force} عشرة شبان في نابلس.", "COERCE").actors] == [force]


@pytest.mark.parametrize("place", ["مخيمات النازحين", "أحياء المدنيين", "بلدات السكان"])
def test_who_lives_in_what_is_hit_is_hit(place: str) -> None:
    claim = told(f"قصف الطيران الروسي {place} في إدلب.", "ASSAULT")
    assert [r.name for r in claim.recipients] == [place.split()[1]]


def test_a_town_that_is_hit_stays_where_it_happens() -> None:
    claim = told("قصف الطيران الروسي مدينة إدلب.", "ASSAULT")
    assert (claim.recipients, [p.name for p in claim.places]) == ((), ["مدينة إدلب"])


def test_who_sends_a_delegation_visits() -> None:
    claim = told("تزامن ذلك مع إرسال وفدين من حركة حماس إلى كل من روسيا ومصر.", "CONSULT")
    assert ids(claim.recipients) == ["state-ru", "state-eg"]
    assert ids(claim.actors) == ["ps-hamas"]


def test_members_are_the_object_of_what_comprises_them() -> None:
    claim = told("تأسس التحالف في بغداد عام 2019، حيث ضم كتلة سائرون وتيار الحكمة.", "MEMBER_OF")
    assert [r.name for r in claim.recipients] == ["التحالف"]


def test_some_of_those_lost_are_no_doers() -> None:
    claim = told("خسرت حركة طالبان عشرات المقاتلين بينهم ثلاثة قادة في معارك بنجشير.", "ASSAULT")
    assert ([a.name for a in claim.actors], [r.name for r in claim.recipients]) == ([], ["حركة طالبان"])


def test_each_nisba_names_a_service_of_its_own() -> None:
    claim = told("اتهم الحوثيون المخابرات السعودية والإماراتية بتمويل الخلية.", "ACCUSE")
    assert ids(claim.recipients) == ["sa-gip", "ae-state-security"]


def test_part_of_a_body_goes_by_where_it_is() -> None:
    claim = told("قال الجيش السوري في دمشق إن الأردن سلح فصائل المعارضة المسلحة في الجنوب.", "AID")
    assert ids(claim.recipients) == ["sy-opposition-south"]


def test_what_one_hears_of_is_hearsay() -> None:
    assert told("يسمع أهالي الكفرة عن تفاوض حفتر مع أنقرة.", "CONSULT").modality == "speculated"


def test_you_may_count_on_us_is_an_offer() -> None:
    claim = told("قال السفير الروسي إن مالي يمكنها التعويل علينا في تدريب الشرطة.", "AID")
    assert claim.modality == "offered"


def test_the_country_of_whom_one_tells() -> None:
    claim = told("قال الرئيس السوداني إن بلاده سحبت قواتها من اليمن، لكنها ستواصل دعم التحالف.", "AID")
    assert ids(claim.actors) == ["gov-sd"]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("هدد المجلس الرئاسي الكتائب التي لا تنسحب من طرابلس بقطع التمويل عنها.", "لا تنسحب من طرابلس"),
        ("هددت السعودية الجماعة التي قصفت الرياض بقطع التمويل عنها.", None),
    ],
)
def test_those_threatened_for_what_they_do(text: str, condition: str | None) -> None:
    found = [c.condition for c in reading(text).claims if c.event.type == "SANCTION"]
    assert found in ([condition], [])


def test_what_is_asked_in_exchange_is_the_condition() -> None:
    claim = told("عرضت أنقرة على حفتر تدريب قواته مقابل سحب المرتزقة.", "AID")
    assert (claim.modality, claim.condition) == ("offered", "مقابل سحب المرتزقة")


def test_attempts_that_failed_before_the_deed() -> None:
    claims = reading("تمكن الجيش اليمني من السيطرة على حرض والمزرق بعد خمس محاولات فاشلة.").claims
    assert sorted(c.polarity for c in claims if c.event.mode == "capture") == ["affirmed", "negated"]
    assert all([p.name for p in c.places] == ["حرض", "المزرق"] for c in claims)


def test_a_failed_attempt_at_something_is_that_not_done() -> None:
    assert told("نفذ الجيش السوداني محاولة فاشلة لاقتحام الفاشر.", "ASSAULT").polarity == "negated"


def test_whom_a_pronoun_takes_up_is_not_the_doer_too() -> None:
    claim = told("رفض حفتر كشف هوية الشخص المصري الذي يجري معه اتصالاته.", "CONSULT")
    assert [r.name for r in claim.recipients] == ["الشخص المصري"]


def test_who_meets_for_a_body_is_that_body() -> None:
    text = "قال أحمد الورداني، المتحدث باسم حركة حماس، إن المعبر مغلق.\nوالتقى أحمد الورداني مسؤولين مصريين في القاهرة."
    assert ids(told(text, "CONSULT").actors) == ["ps-hamas"]


def test_what_an_agreement_provides_for_is_its_parties_to_do() -> None:
    claim = told("تم التوصل في أنقرة إلى اتفاق بين روسيا وتركيا يقضي بإنشاء منطقة منزوعة السلاح.", "RETREAT")
    assert (claim.modality, ids(claim.actors)) == ("planned", ["state-ru", "state-tr"])


def test_what_a_line_runs_between_is_no_side_of_the_deed() -> None:
    claim = told("قصفت إسرائيل مواقع على الحدود بين سوريا ولبنان.", "ASSAULT")
    assert ids(claim.actors) == ["state-il"]


def test_a_clause_after_an_attribution_is_the_pages_own() -> None:
    claim = told("انسحبت القوات من الخرطوم، وفق ما ذكرت وكالة رويترز، وأعلنت الحكومة هدنة.", "RETREAT")
    assert [s.entity.name for s in claim.sources] == ["رويترز"]


def test_what_one_announced_about_a_thing_is_told_by_him() -> None:
    claim = told("كرر الوزير السوداني ما قاله سابقا حول دعم تشاد للمتمردين.", "AID")
    assert [s.entity.name for s in claim.sources] == ["الوزير السوداني"]


def test_what_a_body_is_charged_with_is_its_own_work() -> None:
    claim = told("ألغت باريس بعثة فرنسا المعنية بتدريب قوات الأمن العراقية.", "AID")
    assert (claim.modality, claim.polarity, [a.name for a in claim.actors]) == ("asserted", "affirmed", ["بعثة فرنسا"])


def test_what_went_before_has_another_time() -> None:
    claims = reading("انسحب الجيش من البلدة أمس بعد قصف المتمردين مواقعه.").claims
    assert {c.event.type: c.time.start for c in claims} == {"RETREAT": "2018-05-09", "ASSAULT": None}


def test_what_follows_a_place_name_is_no_part_of_it() -> None:
    claim = told("نفى المتحدث باسم الجيش اليمني في محادثات جنيف أي انسحاب من الحديدة.", "RETREAT")
    assert claim.polarity == "denied"


def test_a_relative_of_what_happened_with_a_pronoun_back() -> None:
    sentence = reading("وقعت الفصائل على هدنة جرى التوصل إليها في صنعاء.").reader.sentences[0]
    truce = next(n for n in sentence.nodes if n.words() == "هدنة")
    assert [clause.verb.words() for clause in truce.rels if clause.verb] == ["جرى"]


def test_a_field_of_work_is_no_woman_who_works_in_it() -> None:
    sentence = reading("بدأت المحادثات السياسية في جنيف بعد الحملة الإعلامية على الرياض.").reader.sentences[0]
    assert {"المحادثات السياسية", "الحملة الإعلامية"} <= {node.words() for node in sentence.nodes}
    sentence = reading("اعتقلت الشرطة الصحفية رنا في القاهرة.").reader.sentences[0]
    assert "الصحفية رنا" in {node.words() for node in sentence.nodes}


def test_a_relative_of_some_of_many() -> None:
    sentence = reading("أعلن الوزير عددا من الاتفاقات أبرمها البلدان في مسقط.").reader.sentences[0]
    some = next(n for n in sentence.nodes if n.words() == "عددا")
    assert [clause.verb.words() for clause in some.rels if clause.verb] == ["أبرمها"]


def test_whose_help_is_asked_for_is_to_give_it() -> None:
    claim = told("طلبت أوكرانيا دعم بولندا وألمانيا ضد روسيا.", "SUPPORT")
    assert (ids(claim.actors), ids(claim.recipients)) == (["state-pl", "state-de"], ["state-ua"])
    assert claim.evidence[0].text.endswith("ضد روسيا")


def test_whom_others_are_asked_to_help_is_helped() -> None:
    claim = told("طلبت أوكرانيا من بولندا دعم مولدوفا بالمال.", "AID")
    assert ids(claim.recipients) == ["state-md"]


def test_a_zone_that_is_agreed_on_is_entered_and_not_taken() -> None:
    claim = told("رحبت عنتيبي بالاتفاق بين كيغالي وكينشاسا حول إقامة منطقة عازلة تدخلها القوات الرواندية.", "MOBILIZE")
    assert (claim.modality, [p.name for p in claim.places]) == ("planned", ["منطقة عازلة"])


def test_weapons_that_one_offers_somebody_are_aid_offered() -> None:
    claim = told("قال قائد الجيش إن طهران عرضت على أنصار الله أموالا كثيرة مقابل ولائهم.", "AID")
    assert (claim.modality, ids(claim.actors), ids(claim.recipients)) == ("offered", ["state-ir"], ["ye-houthis"])
    shown = reading("عرض الجيش الأسلحة التي ضبطها في المداهمة.").claims
    assert "AID" not in {c.event.type for c in shown}


def test_an_object_may_come_after_what_is_set_off() -> None:
    claim = told("قال المتحدث إن طهران عرضت على بوروندي، عبر وسطاء التقى بهم في بغداد، أسلحة وذخائر.", "AID")
    assert (claim.modality, ids(claim.recipients)) == ("offered", ["state-bi"])


@pytest.mark.parametrize(
    "text",
    [
        "بحث زهران علوش، قائد جيش الإسلام، مع الحكومة التركية ملف الأسرى.",
        "بحث عصام بويضاني، رئيس الهيئة التنفيذية في جيش الإسلام، مع الحكومة التركية ملف الأسرى.",
    ],
)
def test_whose_office_the_sentence_itself_tells_meets_for_his_body(text: str) -> None:
    claim = told(text, "CONSULT")
    assert (ids(claim.actors), ids(claim.recipients)) == (["sy-jaysh-islam"], ["state-tr"])


ASIDES = [
    "وقال ضابط رفض الكشف عن هويته لأنه غير مخول بالتصريح للإعلام إن الجيش قصف سوق البلدة.",
    "وأضاف ضابط، طالبا عدم ذكر اسمه، أن الجيش قصف سوق البلدة.",
    "وذكر ضابط فضل حجب اسمه أن الجيش قصف سوق البلدة.",
]


@pytest.mark.parametrize("text", ASIDES)
def test_who_would_not_be_named_is_still_the_one_who_speaks(text: str) -> None:
    assert speakers(told(text, "ASSAULT")) == ["ضابط"]


def test_who_got_a_copy_has_no_part_in_what_it_says() -> None:
    claim = told("وقالت الوزارة في بيان تلقت صحيفتنا نسخة منه إن الشرطة اعتقلت أربعة تجار.", "COERCE")
    assert (speakers(claim), ids(claim.recipients)) == (["الوزارة"], ["أربعة تجار"])


@pytest.mark.parametrize("example", [row[2] for row in read_tsv("asides.tsv", ASIDE_COLUMNS)])
def test_what_the_press_says_of_its_sources_is_passed_over(example: str) -> None:
    tokens = reading(example).reader.sentences[0].tokens
    assert any(aside(tokens, t.index) for t in tokens)


def test_asking_for_a_name_is_no_aside() -> None:
    assert told("طلبت الحكومة الإفراج عن الجنود.", "RETREAT").modality == "demanded"


@pytest.mark.parametrize("some", ["ثلاثة", "17"])
def test_a_number_of_them_is_who_is_meant(some: str) -> None:
    claim = told(f"تظاهر العمال أمام المصنع، واعتقلت الشرطة {some} منهم.", "COERCE")
    assert ids(claim.recipients) == [some]


def test_others_in_the_accusative_are_no_doers() -> None:
    claims = reading("قتل الجيش أربعة قرويين وأصاب 30 آخرين.").claims
    assert {tuple(ids(c.actors)) for c in claims if c.event.type == "ASSAULT"} == {("الجيش",)}


def test_a_number_of_two_words_is_joined_by_the_first_of_them() -> None:
    claim = told("قتل المسلحون قائد المخفر وخمسة وثلاثين من حراسه.", "ASSAULT")
    assert len(claim.recipients) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("اعتقلت الشرطة الناشط سامر الأحمد من منزله.", ["سامر الأحمد"]),
        ("اعتقلت الشرطة الطالب مازن عثمان والصحفية لمى خاطر.", ["مازن عثمان", "لمى خاطر"]),
    ],
)
def test_somebody_of_a_sort_and_his_name_are_one(text: str, names: list[str]) -> None:
    assert ids(told(text, "COERCE").recipients) == names


def test_his_office_is_no_library() -> None:
    claim = told("وذكر بيان لمكتبه أن الجيش قصف البلدة.", "ASSAULT")
    assert "مكتبه" in "".join(speakers(claim))


def test_with_whom_it_is_done_written_onto_a_joined_verb() -> None:
    claim = told("وانتقد الوزير الحركة ودعاها إلى الانسحاب من المدينة.", "RETREAT")
    assert claim.modality == "demanded"


def test_alone_is_nobody() -> None:
    claim = told("وأكد الطبيب أن 40 مدنيا قتلوا في الليلة الأولى وحدها.", "ASSAULT")
    assert ids(claim.recipients) == ["40 مدنيا"]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("قتل الجيش المالي متمردين غربي المدينة.", "الجيش المالي", "متمردين"),
        ("قتل مسلحون جنودا أتراكا شمالي البلاد أمس.", "مسلحون", "جنودا أتراكا"),
        ("خطف مجهولون طبيبا شمال شرقي العاصمة.", "مجهولون", "طبيبا"),
    ],
)
def test_the_side_of_a_place_is_no_part_of_who_is_there(text: str, who: str, whom: str) -> None:
    claim = told(text, "ASSAULT")
    assert ([a.name for a in claim.actors], [r.name for r in claim.recipients]) == ([who], [whom])


def test_people_are_called_by_the_side_where_they_live() -> None:
    claim = told("قتل الجيش سكان شرقي المدينة.", "ASSAULT")
    assert [r.name for r in claim.recipients] == ["سكان شرقي المدينة"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال مصدر أمني كبير إن الجيش قصف البلدة.", "مصدر أمني كبير"),
        ("كشف دبلوماسي تشادي رفيع أن الجيش قصف البلدة.", "دبلوماسي تشادي رفيع"),
        ("قال المحامي عبدالقيوم شاكر إن الجيش قصف البلدة.", "عبدالقيوم شاكر"),
        ("قالت أستاذة العلوم السياسية هدى منصور إن الجيش قصف البلدة.", "هدى منصور"),
        ("أكد المتحدث باسم الفصيل، سعيد المولود حمدان، أن الجيش قصف البلدة.", "سعيد المولود حمدان"),
        ("قال المتحدث باسم الحراك، فؤاد الشيخ، إن الجيش قصف البلدة.", "فؤاد الشيخ"),
    ],
)
def test_a_speaker_has_his_whole_name_and_no_more(text: str, speaker: str) -> None:
    assert speakers(told(text, "ASSAULT")) == [speaker]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("اغتال إرهابي قاضيا في السوق.", "إرهابي", "قاضيا"),
        ("ضرب طلاب جامعيون الوزير.", "طلاب جامعيون", "الوزير"),
    ],
)
def test_who_did_it_is_construed_with_nothing(text: str, who: str, whom: str) -> None:
    claim = told(text, "ASSAULT")
    assert ([a.name for a in claim.actors], [r.name for r in claim.recipients]) == ([who], [whom])


def test_a_noun_in_the_accusative_has_no_construct() -> None:
    assert [r.name for r in told("أعلنت الوزارة أن شخصا قتل في الغارة.", "ASSAULT").recipients] == ["شخصا"]


def test_a_mine_was_laid_by_whoever_is_named_after() -> None:
    claim = told("أصيب ضابط في انفجار عبوة لاصقة زرعها مجهولون أسفل سيارته.", "ASSAULT")
    assert [a.name for a in claim.actors] == ["مجهولون"]


def test_a_verb_past_a_comma_has_what_it_asks_for() -> None:
    claim = told("التقى الوفد الرئيسين، وطالبهما بوقف القصف.", "RETREAT")
    assert claim.modality == "demanded"


def test_a_commander_is_no_command() -> None:
    claim = told("قال آمر غرفة عمليات الوسط اللواء سالم العابد إن الجيش انسحب.", "LEADS")
    assert ([a.name for a in claim.actors], [r.name for r in claim.recipients]) == (
        ["سالم العابد"], ["غرفة عمليات الوسط"])  # fmt: skip


def test_a_part_of_a_body_is_called_by_both() -> None:
    assert speakers(told("أعلنت الإدارة العامة للحرس المدني أن الجيش انسحب.", "RETREAT")) == [
        "الإدارة العامة للحرس المدني"
    ]


def test_what_came_somewhere_is_said_by_nobody_there() -> None:
    text = (
        "وجاءت الخطوة، على ما ذكر مصدر قبلي في سنجار، بعدما هددت الغرفة بقطع الرواتب عن كل لواء. "
        "وأضاف أن الجيش قصف البلدة."
    )
    assert speakers(told(text, "ASSAULT")) == ["مصدر قبلي"]


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("محافظ درعا طلال البرازي", "طلال البرازي"),
        ("الوزير مايكل مكوي", "مايكل مكوي"),
        ("السفير حسين الأمين", "حسين الأمين"),
    ],
)
def test_a_name_begins_after_the_town_and_ends_with_the_surname(speaker: str, name: str) -> None:
    assert speakers(told(f"وقال {speaker} إن الجيش قصف البلدة.", "ASSAULT")) == [name]


def test_an_office_of_two_words_is_no_surname() -> None:
    claim = told("وقال السفير حسين الأمين العام للرابطة إن الجيش قصف البلدة.", "ASSAULT")
    assert "الأمين" not in "".join(speakers(claim))


def test_who_sets_free_stands_inside_the_phrase() -> None:
    claim = told("اشترطت الحركة إطلاق إسرائيل سراح 40 أسيرا.", "RETREAT")
    assert (ids(claim.actors), ids(claim.recipients)) == (["state-il"], ["40 أسيرا"])


def test_in_return_for_a_ransom_is_no_meeting() -> None:
    claims = reading("أفرج المسلحون عن المهندس لقاء فدية كبيرة.").claims
    assert [c.event.type for c in claims] == ["RETREAT"]


def test_a_meeting_stays_one() -> None:
    assert told("عقد الرئيسان لقاء في باريس.", "CONSULT").places


@pytest.mark.parametrize("text", ["حثت الوزارة إسرائيل على فتح تحقيق في القصف.", "وعدت إسرائيل بفتح معبر للجرحى."])
def test_opening_something_is_no_movement(text: str) -> None:
    parties = {name for c in reading(text).claims for name in ids((*c.actors, *c.recipients))}
    assert "ps-fatah" not in parties


def test_the_movement_is_still_known() -> None:
    assert "ps-fatah" in ids(told("دعت فتح الفصائل إلى وقف القتال في غزة.", "RETREAT").actors) or speakers(
        told("دعت فتح الفصائل إلى وقف القتال في غزة.", "RETREAT")
    ) == ["فتح"]


@pytest.mark.parametrize("whom", ["خمسة فلسطينيين", "خمسة مزارعين"])
def test_who_did_the_first_thing_said_did_the_second(whom: str) -> None:
    claim = told(f"وقال الضابط إن الشرطة انتشرت في الحي وأوقفت {whom}.", "COERCE")
    assert (ids(claim.actors), ids(claim.recipients)) == (["الشرطة"], [whom])


def test_a_sum_of_money_is_no_country() -> None:
    claims = reading("صادرت الشرطة سيارتين ومبلغ مالي من المحل.").claims
    assert "state-ml" not in {name for c in claims for name in ids((*c.actors, *c.recipients))}


def test_what_one_will_not_do_is_refused() -> None:
    claim = told("لن ترضخ كراكاس لضغوط واشنطن.", "REJECT")
    assert (claim.modality, claim.polarity, ids(claim.actors)) == ("asserted", "affirmed", ["state-ve"])


@pytest.mark.parametrize(
    "text",
    [
        "غادر الوفد القاعة متهما مقاتلي الحوثيين باستخدام المدنيين دروعا.",
        "وكان مصدر في الحرس الوطني حمّل الحوثيين المسؤولية.",
        "رفض النواب الحضور متهمين الحوثيين بالاستبداد.",
        "غادر الوفد القاعة متهما إعلام الحوثيين بالكذب.",
        "غادر الوفد القاعة محملا الحوثيين مسؤولية التأخير.",
    ],
)
def test_whom_one_blames_meanwhile_is_accused(text: str) -> None:
    assert ids(told(text, "ACCUSE").recipients) == ["ye-houthis"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("ثمن محافظ لحج مواقف دولة الإمارات.", "SUPPORT"),
        ("هنأ البيت الأبيض أبوظبي على نجاحها.", "SUPPORT"),
        ("دان وزير الخارجية الأردني التصعيد الإسرائيلي.", "ACCUSE"),
    ],
)
def test_a_verb_written_like_a_noun_or_particle_stands_before_its_doer(text: str, type_: str) -> None:
    assert told(text, type_).actors


def test_whom_one_calls_upon_is_no_part_of_a_name() -> None:
    claim = told("وقالت الوزيرة إن روسيا طردت الصيادين، داعية اليابان إلى سحب قواتها.", "RETREAT")
    assert (ids(claim.actors), claim.modality) == (["state-jp"], "demanded")


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("توغلت القوات في القرية وقتل أربعة حراس.", []),
        ("قتلت القوات أربعة حراس في القرية.", ["القوات"]),
    ],
)
def test_so_many_killed_after_another_verb_were_killed_by_nobody_named(text: str, doers: list[str]) -> None:
    found = [c for c in reading(text).claims if c.event.type == "ASSAULT" and "أربعة حراس" in ids(c.recipients)]
    assert [ids(c.actors) for c in found] == [doers]


def test_a_unit_is_not_alone() -> None:
    assert told("قتلت وحدة من الجيش مسلحا.", "ASSAULT").actors


def test_he_alone_is_nobody_else() -> None:
    claims = reading("وحمّل الناطق نتنياهو وحده المسؤولية عن القصف.").claims
    assert not any("وحده" in name for c in claims for name in ids((*c.actors, *c.recipients)))


def test_an_operation_describes_no_body() -> None:
    claims = reading("وتبنت حركة الشباب العملية، وقتلت ضابطين.").claims
    assert not any("العملية" in name for c in claims for name in ids((*c.actors, *c.recipients)))
