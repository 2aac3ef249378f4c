"""Where a party's phrase begins and ends, whatever the weighing then makes of it."""

from __future__ import annotations

import pytest

from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon
from tests.claim.told import ids, reading, told


def _parties(text: str) -> list[str]:
    """The names of all parties that the reader sees in ``text``."""
    return [p.ref.name for p in reading(text).reader.parties.discourse.parties]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("اعتقلت الشرطة 7 أشخاص في كركوك.", ["الشرطة", "7 أشخاص"]),
        ("أصاب القصف جنديا وثلاثة آخرين.", ["جنديا", "ثلاثة آخرين"]),
        ("فككت النيابة خلية إرهابية في تطوان.", ["النيابة", "خلية إرهابية"]),
        ("أدى الهجوم إلى مقتل شرطي في كابول.", ["شرطي"]),
        ("أعلنت اللجنة تفكيك خلية إرهابية في تطوان.", ["اللجنة", "خلية إرهابية"]),
        ("أوقفت الشرطة المشتبه بهم في ليون.", ["الشرطة", "المشتبه بهم"]),
        ("أوقفت الشرطة التونسي أنيس العامري في ميلانو.", ["الشرطة", "التونسي أنيس العامري"]),
        ("طعن المهاجم عون أمن في المحطة.", ["المهاجم", "عون أمن"]),
        ("رحلت السلطات 119 طالب لجوء إلى المغرب.", ["السلطات", "119 طالب لجوء"]),
        ("أصيب سبعة أشخاص بجروح خطيرة في عدن.", ["سبعة أشخاص"]),
        ("حذر قائد القيادة المركزية الأمريكية من التصعيد.", ["قائد القيادة المركزية الأمريكية"]),
        ("قال مسؤولون في الفصائل الأخرى إن الهدنة صامدة.", ["الفصائل الأخرى"]),
        ("نقلت قوات الجيش الجرحى إلى الميناء.", ["قوات الجيش", "الجرحى"]),
        ("حمل الحزب الحكومة المسؤولية الكاملة عن الأزمة.", ["الحزب", "الحكومة"]),
        ("أفرج التنظيم عن 12 عسكريا سوريا.", ["التنظيم", "12 عسكريا سوريا"]),
        ("أودى الانفجار بحياة 40 شخصا في كابول.", ["40 شخصا"]),
        ("اعتقلت الشرطة والد المهاجم في طرابلس.", ["الشرطة", "والد المهاجم"]),
        ("احتجزت السلطات نجل الرئيس السابق.", ["السلطات", "نجل الرئيس السابق"]),
        ("وزير الدفاع التركي يلتقي قائد الجيش.", ["وزير الدفاع التركي", "قائد الجيش"]),
        ("نقلت السلطات الباقين إلى الحدود.", ["السلطات", "الباقين"]),
        ("أوقفت الشرطة وجدي سالم في المطار.", ["الشرطة", "وجدي سالم"]),
    ],
)
def test_the_words_of_a_party(text: str, names: list[str]) -> None:
    assert set(names) <= set(_parties(text))


@pytest.mark.parametrize(
    "text", ["قتل شرطيان وأصيب ثلاثة آخرون في هجوم بالموصل.", "قتل قاسم سليماني في غارة قرب بغداد."]
)
def test_who_is_killed_where_nobody_kills(text: str) -> None:
    verb = reading(text).reader.sentences[0].nodes[0]
    assert verb.passive
    assert verb.subject is None
    assert verb.object is not None


def test_a_verb_that_no_list_has_after_a_relative_pronoun() -> None:
    sentence = reading("قالت الشرطة إن الحادث الذي جد بالقرب من المقر أسفر عن مقتل ثلاثة أشخاص.").reader.sentences[0]
    assert [n.words() for n in sentence.nodes if n.kind == "verb"] == ["قالت", "جد", "أسفر"]


def test_whose_attack_stands_after_the_verb_with_a_pronoun() -> None:
    sentence = reading("قتل جنديان في هجوم شنه مسلحون قرب نصيبين.").reader.sentences[0]
    waged = next(n for n in sentence.nodes if n.words() == "شنه")
    assert waged.kind == "verb"
    assert waged.subject is not None
    assert waged.subject.words() == "مسلحون"


def test_arrests_are_no_words_and_stay_in_what_is_said() -> None:
    sentence = reading("أعلنت وزارة الدفاع أن قوات الجيش قتلت مسلحين وألقت القبض على ثلاثة آخرين.").reader.sentences[0]
    caught = next(n for n in sentence.nodes if n.words() == "وألقت")
    assert caught.subject is not None
    assert caught.subject.words() == "قوات الجيش"


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        ("سيطر على البلدة فصيل تدعمه تركيا.", "تدعمه", "تركيا"),
        ("الفصيل تموله الحكومة التركية منذ عام.", "تموله", "الحكومة التركية"),
        ("التقى الوفد المبعوث ثم استقبله الرئيس المصري في القاهرة.", "استقبله", "الرئيس المصري"),
    ],
)
def test_who_acts_on_what_a_pronoun_takes_up(text: str, verb: str, doer: str) -> None:
    nodes = reading(text).reader.sentences[0].nodes
    subject = next(n for n in nodes if n.words() == verb).subject
    assert subject is not None
    assert subject.words() == doer


@pytest.mark.parametrize(
    "text",
    [
        "رفض الوفد خطة الهدنة، كما أن الفصائل تدرس الانسحاب.",
        "رفض الوفد خطة الهدنة، غير أن الفصائل تدرس الانسحاب.",
        "رفض الوفد خطة الهدنة، وأوضح أن الفصائل تدرس الانسحاب.",
    ],
)
def test_what_follows_that_is_joined_to_nothing_before(text: str) -> None:
    nodes = reading(text).reader.sentences[0].nodes
    factions = next(n for n in nodes if n.words() == "الفصائل")
    assert factions.fn != "conj"
    assert next(n for n in nodes if n.words() == "تدرس").subject is factions


def test_the_misspelt_plural_of_a_verb_ending_in_hamza() -> None:
    sentence = reading("قال نادي الأسير إن 300 أسير بدأوا إضرابا عن الطعام.").reader.sentences[0]
    assert "بدأوا" in [n.words() for n in sentence.nodes if n.kind == "verb"]


def test_a_person_in_quotes_after_a_body_is_its_spokesman_and_no_name_of_it() -> None:
    page = reading('قال المتحدث باسم الأمم المتحدة "ستيفان دوجاريك" إن الجيش قصف البلدة.')
    assert {s.entity.name for c in page.claims for s in c.sources} == {"ستيفان دوجاريك"}


def test_a_written_damma_says_nothing_where_some_form_of_the_verb_begins_with_it() -> None:
    sentence = reading("الاحتلال يُغرق مركب صيد في بحر غزة.").reader.sentences[0]
    assert not next(n for n in sentence.nodes if n.kind == "verb").passive


@pytest.mark.parametrize(
    ("text", "accuser", "accused"),
    [
        ("انتقدت الخارجية الأمريكية إيران. كما اتهمت إيران بتغذية الصراع في اليمن.", "us-mfa", "state-ir"),
        ("قال المتحدث باسم حماس إن الحركة ملتزمة بالاتفاق، واتهم إسرائيل بخرق الهدنة.", "ps-hamas", "state-il"),
        ("اتهمت فرنسا روسيا بنشر معلومات مضللة.", "state-fr", "state-ru"),
    ],
)
def test_the_one_noun_after_a_verb_of_accusing_is_the_accused(text: str, accuser: str, accused: str) -> None:
    sides = [(ids(c.actors), ids(c.recipients)) for c in reading(text).claims if c.event.mode == "allege"]
    assert sides == [([accuser], [accused])]


@pytest.mark.parametrize(
    "text",
    [
        "القائد الميداني جرى اعتقاله في نابلس على يد قوات الاحتلال.",
        "قالت الحركة إن الأسير تم اغتياله في سجن عوفر.",
        "المطار تم قصفه فجر الأحد.",
    ],
)
def test_what_is_done_to_a_topic_is_not_done_by_it(text: str) -> None:
    nodes = reading(text).reader.sentences[0].nodes
    verb = next(n for n in nodes if n.words() in ("جرى", "تم"))
    assert verb.subject is not None
    assert verb.subject.kind == "ev"


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        ("أصيب 30 شخصا جراء هجمات أمريكية وإسرائيلية على مبان سكنية.", "ASSAULT", ["state-us", "state-il"]),
        ("قتل خمسة مدنيين في قصف أمريكي بريطاني على الحديدة.", "ASSAULT", ["state-us", "state-gb"]),
        ("جرت مفاوضات سعودية وإيرانية في بغداد.", "CONSULT", ["state-sa", "state-ir"]),
        ("تجري المحادثات الإيرانية السعودية في عمان.", "CONSULT", ["state-ir", "state-sa"]),
    ],
)
def test_every_adjective_of_belonging_on_a_deed_names_a_doer(text: str, type_: str, actors: list[str]) -> None:
    assert [ids(c.actors) for c in reading(text).claims if c.event.type == type_] == [actors]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قتل خمسة مدنيين جراء غارة للتحالف على صنعاء.", "التحالف"),
        ("استشهد مواطن نتيجة قصف الاحتلال منزلا في رفح.", "الاحتلال"),
        ("قتل جندي جراء انفجار لغم زرعه الحوثيون.", "ye-houthis"),
    ],
)
def test_a_blow_because_of_which_somebody_died_tells_who_dealt_it(text: str, actor: str) -> None:
    claims = [c for c in reading(text).claims if c.event.type == "ASSAULT"]
    assert [ids(c.actors) for c in claims] == [[actor]]


@pytest.mark.parametrize(
    "text",
    [
        "أغلق الحرس الثوري المضيق أمام سفن الولايات المتحدة وحلفائها.",
        "قصفت إسرائيل مواقع إيران وحلفائها في سوريا.",
        "قال المتحدث إن موسكو وحلفاءها يدعمون الأسد.",
    ],
)
def test_somebody_and_his_allies_is_no_word_on_an_alliance(text: str) -> None:
    assert "ALLIED_WITH" not in {c.event.type for c in reading(text).claims}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("أدانت مصر بشدة قصف إسرائيل مخيم جباليا.", "state-il"),
        ("دانت بغداد قصف تركيا مطار السليمانية.", "state-tr"),
        ("نددت الكويت بقصف إسرائيل مدرسة تابعة للأونروا.", "state-il"),
        ("أكدت الوزارة استهداف الجيش الإسرائيلي المستشفى.", "idf"),
        ("دمر قصف الطيران الروسي مدرسة في إدلب.", "ru-airforce"),
        ("دمر قصف الجيش الإسرائيلي مدرسة في خان يونس.", "idf"),
    ],
)
def test_a_blow_and_its_doer_take_what_was_struck_bare_after_them(text: str, doer: str) -> None:
    assert [ids(c.actors) for c in reading(text).claims if c.event.type == "ASSAULT"] == [[doer]]


@pytest.mark.parametrize(
    "text",
    [
        "قصف الجيش أطراف بلدتي دير سريان والقنطرة.",
        "قصف الطيران أطراف مدينة إدلب.",
        "هاجم المسلحون أطراف القرية.",
    ],
)
def test_the_edges_of_a_place_are_no_parties(text: str) -> None:
    assert all(not c.recipients for c in reading(text).claims)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلن الدفاع المدني مقتل ما لا يقل عن خمسة عشر مدنيا في تعز.", "خمسة عشر مدنيا"),
        ("أسفرت الغارة عن مقتل أكثر من 80 متشددا.", "أكثر من 80 متشددا"),
        ("صدر البيان بتأييد 14 حزبا.", "14 حزبا"),
        ("طالب الحزب اليميني المتطرف بإغلاق المساجد.", "الحزب اليميني المتطرف"),
        ("قال قائد الكتيبة خالد علي إن رجاله عادوا.", "خالد علي"),
    ],
)
def test_numbers_and_adjectives_belong_to_the_party(text: str, name: str) -> None:
    assert name in _parties(text)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("شيعت البلدة الشاب الذي خطف وقتل الأسبوع الماضي.", "خطف"),
        ("شيعت البلدة الشاب الذي خطف وقتل الأسبوع الماضي.", "وقتل"),
        ("قتل سمير علي في انفجار قرب كركوك.", "قتل"),
        ("نعت الكتيبة المقاتلين الذين قتلوا أمس.", "قتلوا"),
    ],
)
def test_who_has_it_done_to_him_without_a_doer(text: str, verb: str) -> None:
    (node,) = (n for n in reading(text).reader.sentences[0].nodes if n.words() == verb)
    assert (node.kind, node.passive) == ("verb", True)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("قال الرئيس الروسي إن قواته قصفت إدلب.", "روسيا"),
        ("أعلنت تركيا أن مقاتلاتها قصفت جبال قنديل.", "تركيا"),
    ],
)
def test_own_forces_are_those_of_whoever_speaks(text: str, owner: str) -> None:
    (actor,) = told(text, "ASSAULT").actors
    assert actor.label is not None
    assert actor.label.ar == owner


def test_a_rifle_is_no_sniper() -> None:
    assert "قناصة" not in _parties("عثر الجنود على بندقية قناصة وذخيرة في المنزل.")


def test_arranging_a_march_is_no_organisation() -> None:
    claim = told("قررت النقابات تنظيم مسيرات ضد الحكومة المغربية.", "PROTEST")
    assert [a.name for a in claim.actors] == ["النقابات"]


def test_the_pronoun_on_what_is_let_go_is_the_freed() -> None:
    claim = told("المراسل أحمد سالم جرى إطلاق سراحه من قبل المحكمة.", "RETREAT")
    assert [r.name for r in claim.recipients] == ["أحمد سالم"]


def test_in_a_headline_what_follows_the_arrested_is_said_of_them() -> None:
    found = reading("القبض على عصابة احتالت على مصارف").claims
    assert [([a.name for a in c.actors], [r.name for r in c.recipients]) for c in found] == [
        ([], ["عصابة"]),
        (["عصابة"], ["مصارف"]),
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("هاجم تنظيم القاعدة الجيش، ثم انسحبت القاعدة من أبين.", True),
        ("قصفت الطائرات قاعدة عسكرية، ثم انسحبت القاعدة من أبين.", False),
    ],
)
def test_the_base_is_what_the_page_spoke_of_last(text: str, body: bool) -> None:
    tokens = reading(text).reader.sentences[0].tokens
    alone = [t for t in tokens if t.text == "القاعدة"][-1]
    assert (alone.mention is not None) is body


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("قالت الحكومة إن الجنود قتلوا في هجوم على موقع عسكري.", "الجنود"),
        ("الجنود الذين قتلوا هم دركي وحارس.", "الجنود"),
    ],
)
def test_fighters_ahead_of_a_verb_without_object_were_killed(text: str, killed: str) -> None:
    (verb,) = (n for n in reading(text).reader.sentences[0].nodes if n.words() == "قتلوا")
    assert verb.passive
    assert verb.object is not None
    assert verb.object.words() == killed


def test_a_verb_right_before_the_word_it_asks_for_is_one() -> None:
    sentence = reading("أعلن التنظيم مسؤوليته عن هجوم في شمال شرق مالي أودى بحياة 53 جنديا.").reader.sentences[0]
    assert "أودى" in [n.words() for n in sentence.nodes if n.kind == "verb"]


def test_its_victims_are_named_after_the_victim_word() -> None:
    claims = reading("تبنت الجماعة هجوما راح ضحيته أكثر من 30 جنديا.").claims
    assert [[r.name for r in c.recipients] for c in claims] == [["أكثر من 30 جنديا"]]


def test_a_byline_is_no_party() -> None:
    assert "وكالات" not in _parties("وكالات - أطلقت الشرطة الغاز المسيل للدموع على المحتجين.")


def test_a_drone_is_no_march_though_somebody_announces() -> None:
    claims = reading("أعلن الرئيس أن روسيا وجهت ضربات إلى المدن بأكثر من 370 طائرة مسيرة و21 صاروخا.").claims
    assert "PROTEST" not in {c.event.type for c in claims}


def test_a_campaign_of_arrests_is_no_assault() -> None:
    claims = reading("شنت قوات الأمن حملة اعتقالات في صفوف المواطنين.").claims
    assert [c.event.type for c in claims] == ["COERCE"]


@pytest.mark.parametrize(
    ("text", "type_", "done_to"),
    [
        ("اعترف الحزب بأسر ثلاثة جنود قرب التلة.", "COERCE", "ثلاثة جنود"),
        ("اعتدى مستعمرون على الرعاة.", "ASSAULT", "الرعاة"),
    ],
)
def test_what_befell_whom(text: str, type_: str, done_to: str) -> None:
    assert [r.name for r in told(text, type_).recipients] == [done_to]


def test_a_past_with_its_object_is_no_plural_noun() -> None:
    claim = told("شكا المهاجرون من أن حراس القارب سلبوهم هواتفهم.", "COERCE")
    assert [a.name for a in claim.actors] == ["حراس القارب"]


def test_his_killing_is_no_killers() -> None:
    names = {p.name for c in reading("تمكنت الشرطة من قتله قبل أيام.").claims for p in (*c.actors, *c.recipients)}
    assert names == {"الشرطة"}


@pytest.mark.parametrize(("form", "several"), [("متحدثة", False), ("مواطنا", False), ("قناصة", True), ("بحارة", True)])
def test_one_of_a_group_or_several(form: str, several: bool) -> None:
    assert lexicon().groups[fold(form)].plural == several


@pytest.mark.parametrize(
    ("text", "type_", "who", "whom"),
    [
        ("أرسلت مصر مساعدات إلى غزة.", "AID", "مصر", "غزة"),
        ("قررت إسرائيل خفض إمدادات الكهرباء إلى قطاع غزة.", "SANCTION", "إسرائيل", "قطاع غزة"),
    ],
)
def test_a_town_stands_for_those_who_are_given_to(text: str, type_: str, who: str, whom: str) -> None:
    claim = told(text, type_)
    named = [[p.name for p in side] for side in (claim.actors, claim.recipients, claim.places)]
    assert named == [[who], [whom], []]


def test_a_town_that_is_bombed_is_a_place() -> None:
    assert not told("قصفت إسرائيل مدينة غزة.", "ASSAULT").recipients


@pytest.mark.parametrize(
    ("doers", "names"),
    [
        ("القوات الجوية الأميركية والبريطانية", ["القوات الجوية الأميركية", "القوات الجوية البريطانية"]),
        ("القوات الأميركية والبريطانية", ["القوات الأميركية", "القوات البريطانية"]),
    ],
)
def test_a_second_force_has_the_noun_of_the_first(doers: str, names: list[str]) -> None:
    assert [a.name for a in told(f"قصفت {doers} مدينة صنعاء.", "ASSAULT").actors] == names


@pytest.mark.parametrize("craft", ["زوارق", "طائرات", "ثلاث سفن"])
def test_a_craft_is_no_member(craft: str) -> None:
    claims = reading(f"هاجمت {craft} تابعة للحرس الثوري الإيراني ناقلة نفط.").claims
    assert [c.event.type for c in claims] == ["ASSAULT"]
