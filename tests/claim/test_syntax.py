"""How sentences hang together, looked at before any claim is weighed."""

from __future__ import annotations

import pytest

from khabar.claim.nodes import Node
from khabar.claim.sentence import Sentence
from tests.claim.told import ids, reading, speakers, told


def sentence(text: str) -> Sentence:
    """The one sentence of ``text``."""
    (found,) = reading(text).reader.sentences
    return found


def phrase(text: str, words: str) -> Node:
    """The phrase of ``text`` that stands as ``words``."""
    (found,) = (n for n in sentence(text).nodes if n.words() == words)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "يرفض الحزب الشيوعي التحالف مع حزب الأمة.",
        "دعت فرنسا القبائل إلى التحالف مع الجيش المالي.",
        "كشفت وثيقة عن خطة إثيوبية للتحالف مع حفتر.",
        "وصف الوزير سياسة التحالف مع الصين بأنها خاطئة.",
        "دعا الزعيم إلى الانسحاب من الحكومة والتحالف مع المعارضة.",
        "أكد الزعيم أن التحالف مع تركيا ضرورة.",
    ],
)
def test_a_word_for_a_coalition_names_the_act_before_with(text: str) -> None:
    node = next(n for n in sentence(text).nodes if n.tokens[n.head].word.nominal.stem == "تحالف")
    assert (node.kind, node.group, node.mention) == ("ev", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "اشتبك التحالف مع مسلحي داعش في هجين.",
        "قصف التحالف مواقع الحوثيين في صعدة.",
        "ينسق الجيش العراقي والتحالف مع البيشمركة.",
    ],
)
def test_a_coalition_that_does_something_stays_one(text: str) -> None:
    assert [n.kind for n in sentence(text).nodes if n.tokens[n.head].word.nominal.stem == "تحالف"] == ["np"]


def test_to_ally_with_is_claimed() -> None:
    claim = told("دعت فرنسا القبائل إلى التحالف مع الجيش المالي.", "ALLIED_WITH")
    assert ([a.name for a in claim.actors], ids(claim.recipients)) == (["القبائل"], ["ml-army"])
    assert str(claim.modality) == "demanded"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("تقدمت قوات حفتر نحو العاصمة طرابلس.", "العاصمة طرابلس"),
        ("أطلق الحزب صواريخ نحو إسرائيل فجرا.", "إسرائيل"),
        ("تتجه الحكومة نحو «تأجيل» الحوار.", "تأجيل"),
    ],
)
def test_towards_is_a_preposition(text: str, words: str) -> None:
    assert phrase(text, words).prep == "نحو"


@pytest.mark.parametrize(
    "text",
    [
        "قتل نحو 30 جنديا في الهجوم.",
        "نزح نحو ألف شخص من المدينة.",
        "غادر نحو نصف السكان البلدة.",
        "وصلت إلى نحو خمسين عائلة مساعدات.",
        "جرى التصويت على نحو سري.",
    ],
)
def test_about_so_many_is_none(text: str) -> None:
    assert "نحو" not in {n.prep for n in sentence(text).nodes}


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن إيران سبق لها أن زودت الحوثيين بالصواريخ.",
        "قال الوزير إن إيران سبق أن زودت الحوثيين بالصواريخ.",
        "قال الوزير إن إيران سبق وأن زودت الحوثيين بالصواريخ.",
        "قال الوزير إن إيران سبق وزودت الحوثيين بالصواريخ.",
    ],
)
def test_what_happened_already_has_its_subject_before(text: str) -> None:
    claim = told(text, "AID")
    assert (ids(claim.actors), ids(claim.recipients)) == (["state-ir"], ["ye-houthis"])


def test_what_goes_before_something_is_a_verb() -> None:
    verbs = [n.words() for n in sentence("سبق وصول الوفد إلى صنعاء قصف عنيف.").nodes if n.kind == "verb"]
    assert verbs == ["سبق"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("استقبل الوزير القادة الأكراد في قصره.", "القادة الأكراد"),
        ("أعادت بنغلادش اللاجئين الروهينغا إلى مخيمهم.", "اللاجئين الروهينغا"),
        ("اعتقلت الشرطة المتظاهرين الدروز أمس.", "المتظاهرين الدروز"),
    ],
)
def test_the_name_of_a_people_describes_persons(text: str, words: str) -> None:
    assert phrase(text, words).last - phrase(text, words).first == 1


def test_words_of_unlike_case_are_two_parties() -> None:
    assert phrase("هاجم المسلحون العلويين في الساحل.", "العلويين").kind == "np"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("تراجعت النقابة بعد أن فقدت ثقتها بالحكومة.", "فقدت"),
        ("غادرت فرنسا البلاد بعدما سحبت قواتها من غاو.", "سحبت"),
        ("تدرس الحركة المبادرة بعد أن أوقفت عملياتها ضد الجيش.", "أوقفت"),
    ],
)
def test_her_own_thing_is_the_object_of_what_is_done_to_such_things(text: str, verb: str) -> None:
    node = phrase(text, verb)
    assert node.object is not None
    assert node.subject is not node.object


def test_her_own_forces_may_do_it_to_others() -> None:
    node = phrase("انسحبت فرنسا بعد أن قصفت طائراتها مواقع المتمردين.", "قصفت")
    assert node.subject is not None
    assert node.subject.words() == "طائراتها"


def test_no_condition_touches_who_somebody_is() -> None:
    text = "ستوقف كندا الدعم إذا تعاونت كييف مع الحكومة البولندية التي حذرت المجر من قصف أوكرانيا."
    claim = told(text, "ASSAULT")
    assert (ids(claim.actors), ids(claim.recipients), str(claim.polarity)) == (["state-hu"], ["state-ua"], "negated")


@pytest.mark.parametrize("before", ["التقى الوفد مع", "أشاد الوفد ب", "وصلت رسالة من"])
def test_who_is_told_of_after_a_preposition_may_speak(before: str) -> None:
    text = f"{before}{'' if before.endswith('ب') else ' '}الحكومة الصومالية التي أكدت أن إريتريا سلحت حركة الشباب."
    assert speakers(told(text, "AID")) == ["الحكومة الصومالية"]


@pytest.mark.parametrize("besides", ["إضافة إلى", "بالإضافة إلى", "فضلا عن", "علاوة على"])
def test_besides_joins(besides: str) -> None:
    assert ids(told(f"تدرب روسيا الجيش المالي {besides} الجيش السوداني.", "AID").recipients) == ["ml-army", "saf"]


@pytest.mark.parametrize(
    ("text", "words", "prep"),
    [
        ("قدمت أنقرة أسلحة بالإضافة لدعم جوي.", "لدعم", "إضافة"),
        ("تراجعت الواردات بالنسبة للحكومة.", "للحكومة", "حول"),
    ],
)
def test_the_last_letter_of_a_preposition_is_none_of_its_own(text: str, words: str, prep: str) -> None:
    assert phrase(text, words).prep == prep


def test_them_are_no_state() -> None:
    node = phrase("غضب النازحون من فرنسا التي رفضت لهم طلبات.", "رفضت")
    assert node.subject is not None
    assert node.subject.words() == "فرنسا"


@pytest.mark.parametrize("relative", ["التي", "والتي"])
def test_a_relative_tells_of_the_nearest_it_can_be_of(relative: str) -> None:
    text = f"تحاول فرنسا كسب قبائل تسكن الصحراء وتخشى إسبانيا، {relative} عرضت عليهم أسلحة."
    node = phrase(text, "عرضت")
    assert node.clause is not None
    assert node.clause.antecedent is not None
    assert (node.clause.marker, node.clause.antecedent.words()) == ("التي", "إسبانيا")


@pytest.mark.parametrize("teller", ["تزعم أنقرة أنهم", "تزعم الحكومة أنهم"])
def test_a_claim_is_made_where_a_content_follows(teller: str) -> None:
    lemmas = {s.lemma for s in phrase(f"انسحب المسلحون الذين {teller} هاجموا القرية.", "تزعم").senses}
    assert lemmas == {"زعم"}
    assert {s.lemma for s in phrase("تزعم الرجل حركة معارضة.", "تزعم").senses} >= {"تزعم"}


@pytest.mark.parametrize("saying", ["قال القائد: إن", "أكد القائد أن", "زعم القائد بأن"])
def test_what_is_said_has_a_verb_of_its_own(saying: str) -> None:
    assert phrase(f"{saying} تنظيم داعش هاجم القوات العراقية.", "هاجم").kind == "verb"


@pytest.mark.parametrize("unit", ["وحدات", "عناصر", "كتائب"])
def test_some_of_a_force_are_no_place_that_it_leaves(unit: str) -> None:
    some = phrase(f"أوقعت {unit} من قواتنا المسلحة قتلى في صفوف المهاجمين.", unit)
    assert [kid.words() for fn, kid in some.kids if fn == "من"] == ["قواتنا المسلحة"]


def test_a_participle_describes_the_nearest_without_article() -> None:
    node = phrase("قصف الجيش التركي بدعم فصائل سورية معارضة منضوية تحت لواء الجيش الحر القرية.", "فصائل سورية معارضة")
    assert any(kid.words() == "منضوية" for fn, kid in node.kids if fn == "adj")


@pytest.mark.parametrize("planes", ["الطائرات المسيرة", "طائرات مسيرة"])
def test_what_sort_of_aircraft_is_no_other_thing(planes: str) -> None:
    text = f"استهدفت الغارة مخازن للصواريخ وقصفت ورش {planes} في صعدة."
    assert any(planes in n.words() for n in sentence(text).nodes)


def test_a_joined_participle_describes_the_same() -> None:
    node = phrase("تضم الجبهة فصائل متحالفة مع إيران ومرتبطة بالحشد الشعبي.", "فصائل")
    assert [kid.words() for fn, kid in node.kids if fn == "adj"] == ["متحالفة", "ومرتبطة"]


def test_the_object_may_come_after_a_relative_set_off_by_commas() -> None:
    verb = phrase("تبنت الحركة الإسلامية، التي تضم فصائل شيعية، الهجوم.", "تبنت")
    assert verb.object is not None
    assert verb.object.words() == "الهجوم"


def test_the_object_may_come_after_what_the_subject_is_called() -> None:
    verb = phrase("طوقت حركة النهضة، وهي تحالف يضم جماعات محلية، مقاتلي الجيش الوطني.", "طوقت")
    assert verb.object is not None
    assert verb.object.words().startswith("مقاتلي")


@pytest.mark.parametrize("name", ["فؤاد سعيد علي المقطري", "محمد علي حسين"])
def test_ali_within_a_name_is_no_preposition(name: str) -> None:
    assert name in {r.name for c in reading(f"اعتقل الجيش التركي {name} في عفرين.").claims for r in c.recipients}


def test_a_participle_keeps_the_pronoun_that_it_needs() -> None:
    assert phrase("انسحبت القوات من المناطق المتنازع عليها أمس.", "المناطق المتنازع عليها").det


def test_a_name_ends_before_what_is_announced() -> None:
    phrase("أعلن الفريق الركن جمعة عناد تحرير الحويجة.", "تحرير")


def test_a_statement_is_where_he_speaks() -> None:
    claim = told("قال جبار ياور في تصريح : إن داعش قصف أربيل.", "ASSAULT")
    assert [s.entity.name for s in claim.sources] == ["جبار ياور"]


@pytest.mark.parametrize("text", ["دربت الوزارة فصائل معارضة سورية في الأردن.", "استقبلت أنقرة فصائل سورية."])
def test_a_state_without_article_describes_bodies_before_it(text: str) -> None:
    assert any(n.words().endswith("سورية") and n.words().startswith("فصائل") for n in sentence(text).nodes)


def test_a_state_after_a_preposition_stays_one() -> None:
    assert ids(told("دعت المعارضة فرنسا إلى إرسال قوات إلى سورية.", "MOBILIZE").actors) == ["state-fr"]


@pytest.mark.parametrize("word", ["آستانا", "أستانا", "الهبيط", "تعز"])
def test_one_word_in_quotation_marks_is_no_verb(word: str) -> None:
    assert word not in {
        n.words() for n in sentence(f"تابع الوفد بعد محادثات “{word}” الأخيرة عمله.").nodes if n.kind == "verb"
    }


@pytest.mark.parametrize("noun", ["مسؤولية", "هوية", "قضية"])
def test_a_noun_of_that_ending_is_no_adjective(noun: str) -> None:
    (node,) = (n for n in sentence(f"دعا الوزير إلى تحمل {noun} القتلى.").nodes if n.words().endswith("تحمل"))
    assert node.adjs == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("أعلن الجيش صد هجوم واسع النطاق شنته قوات الدعم السريع على الفاشر.", "هجوم واسع النطاق"),
        ("قتل مسلح مجهول الهوية شرطيا في بنغازي.", "مسلح مجهول الهوية"),
        ("في بيان شديد اللهجة، قالت الهيئة إن المليشيا قصفت القرى.", "بيان شديد اللهجة"),
    ],
)
def test_an_adjective_and_that_in_respect_of_which_it_is_said_stay_together(text: str, phrase: str) -> None:
    assert any(n.words() == phrase for n in reading(text).reader.sentences[0].nodes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("التقى الوفد غريموالد الثالث في القصر.", "غريموالد الثالث"),
        ("انتقد كريس بروكهام القرار أمس.", "كريس بروكهام"),
    ],
)
def test_a_name_goes_on_in_what_no_list_knows(text: str, words: str) -> None:
    assert phrase(text, words).kind == "np"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("أعلنت زوجته إيلين هارغريف وفاته.", "زوجته", "إيلين هارغريف"),
        ("أفرجت إيران عن الناقلة البريطانية غرايسهولم أمس.", "الناقلة البريطانية", "غرايسهولم"),
        ("أعلن مجلس العقارات (ريكوندا) خطته.", "مجلس العقارات", "ريكوندا"),
        ("منعت الرقابة القصيدة الطويلة «جبال بيضاء» أمس.", "القصيدة الطويلة", "جبال بيضاء"),
    ],
)
def test_a_name_right_after_what_it_names_is_beside_it(text: str, words: str, name: str) -> None:
    assert [n.words() for n in phrase(text, words).appos] == [name]


def test_a_name_in_a_bracket_is_no_object() -> None:
    verb = next(n for n in sentence("أعلن مجلس العقارات (ريكوندا) خطته.").nodes if n.kind == "verb")
    assert verb.object is None or verb.object.words() == "خطته"


@pytest.mark.parametrize(
    ("text", "words"),
    [("قال اللورد هاليبرتون إن الخطة فشلت.", "هاليبرتون"), ("زار إمبراطور اليابان كويتشيرو المدينة.", "كويتشيرو")],
)
def test_a_noble_is_a_person_by_name(text: str, words: str) -> None:
    office = next(n for n in sentence(text).nodes if n.title is not None)
    assert words in office.words() or words in [n.words() for n in office.appos]


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [("أدانت مصر تدمير هذه المواقع.", "تدمير", "المواقع"), ("نزح كثيرون من سكان تلك القرى.", "سكان", "القرى")],
)
def test_a_construct_goes_on_past_a_demonstrative(text: str, words: str, part: str) -> None:
    inner = phrase(text, words).gen
    assert inner is not None
    assert inner.words() == part


def test_what_somebody_rejects_is_no_construct_of_his() -> None:
    assert phrase("رفض مسؤول هذا الاتفاق.", "مسؤول").gen is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("وقع الهجوم بشكل لا ريب فيه.", "ريب"),
        ("قال الوزير إنه أفضل مرشح.", "أفضل"),
        ("كانت آثار الدماء على الجدار.", "آثار"),
    ],
)
def test_what_only_looks_like_a_verb_is_none(text: str, word: str) -> None:
    assert [t.is_verb for t in sentence(text).tokens if t.text == word] == [False]


def test_a_verb_after_a_relative_is_no_number() -> None:
    assert [t.is_verb for t in sentence("صادرت الشرطة الكتب التي ألفها الباحث.").tokens if t.text == "ألفها"] == [True]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("هناك اختلاف في القوانين والإجراءات بين البلدين.", "القوانين", "والإجراءات"),
        ("مثلت الرواية الحقوق المدنية والتسامح العرقي.", "الحقوق المدنية", "والتسامح العرقي"),
    ],
)
def test_a_deed_may_be_joined_to_a_thing_right_before_it(text: str, first: str, second: str) -> None:
    assert [n.words() for n in phrase(text, first).conjuncts] == [second]


@pytest.mark.parametrize(
    ("text", "words", "host"),
    [
        ("تقع القرية على الحدود مع تركيا.", "الحدود", "تقع"),
        ("تقع القرية على الحدود مع تركيا.", "تركيا", "الحدود"),
        ("يسكن الفلاح في بيت قرب النهر.", "بيت", "يسكن"),
        ("تملك الشركة القدرة على إنتاج الدواء.", "إنتاج", "القدرة"),
        ("شاركت مجموعة كبيرة من الناس في الحفل.", "الناس", "مجموعة كبيرة"),
        ("شاركت مجموعة كبيرة من الناس في الحفل.", "الحفل", "شاركت"),
    ],
)
def test_a_phrase_hangs_on_what_likes_its_preposition(text: str, words: str, host: str) -> None:
    parent = phrase(text, words).parent
    assert parent is not None
    assert parent.words() == host


def test_a_verbal_noun_right_after_a_verb_of_the_present_is_none() -> None:
    assert [t.is_verb for t in sentence("هذا يبرر سعي الحكومة إلى الاتفاق.").tokens if t.text == "سعي"] == [False]


def test_a_name_in_brackets_after_one_in_quotes_is_beside_it() -> None:
    host = phrase("تعهدت الحكومة بإخراج «المسلحين» (المتشددين) من البلدة.", "المسلحين")
    assert [n.words() for n in host.appos] == ["المتشددين"]


def test_what_tells_who_speaks_stays_with_him() -> None:
    parent = phrase("قال ممرضون في مستشفى إن الجيش قصف المدينة.", "مستشفى").parent
    assert parent is not None
    assert parent.words() == "ممرضون"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقع الانفجار في مدينة حمص السورية أمس.", "مدينة حمص السورية"),
        ("اعتقلت بلدية حلب المواطن سعيد.", "بلدية حلب"),
        ("فرضت الحكومة عقوبات غير تقليدية على المصارف.", "عقوبات غير تقليدية"),
        ("ضم الجيش متعدد الأعراق جنودا كثيرين.", "الجيش متعدد الأعراق"),
    ],
)
def test_a_phrase_ends_with_its_adjectives(text: str, words: str) -> None:
    assert phrase(text, words).gen is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أعلن فرابوندو سوبيانتو انتصاره أمس.", "فرابوندو سوبيانتو"),
        ("رفض سليم منصور التصويت.", "سليم منصور"),
        ("أبدى دبلوماسيون في بيروت استغرابهم من القرار.", "بيروت"),
        ("طبقت شرطة شينجنغ عقوبات جديدة.", "شرطة شينجنغ"),
    ],
)
def test_what_ends_in_a_name_has_no_second_part(text: str, words: str) -> None:
    assert phrase(text, words).gen is None


def test_an_office_before_the_article_begins_no_name() -> None:
    text = "سافر وزير الشؤون الدينية إلى مكة. وعاد وزير الشؤون الدينية."
    for one in reading(text).reader.sentences:
        assert "وزير الشؤون الدينية" in [n.words() for n in one.nodes]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("تحولت القرية إلى مكب للصرف الصحي والنفايات.", "للصرف الصحي", "والنفايات"),
        ("أسهم القرار في تأمين استثمارات جديدة وحفظ مئات الوظائف.", "تأمين", "وحفظ"),
        ("وعد الملك بإنهاء الفقر في البلاد وتحويل المدينة إلى مرفأ.", "بإنهاء", "وتحويل"),
        ("ربحت الإمبراطورية العثمانية وروسيا الحرب.", "الإمبراطورية العثمانية", "وروسيا"),
        ("التقى رئيس الحكومة الليبية ووزير الدفاع الوفد.", "رئيس الحكومة الليبية", "ووزير الدفاع"),
        ("استهدف القصف مواقع للجيش والشرطة.", "للجيش", "والشرطة"),
        ("أعلن الوزير سحب القوات من الدول التي انضمت إلى الحلف، وإلغاء العقوبات.", "سحب", "وإلغاء"),
        ("التقى محمود وحليفه السابق الوفد.", "محمود", "وحليفه السابق"),
        ("مقتل عسكريين اثنين وثلاثة مدنيين في هجوم.", "عسكريين اثنين", "مدنيين"),
    ],
)
def test_like_is_joined_to_like(text: str, first: str, second: str) -> None:
    assert [n.words() for n in phrase(text, first).conjuncts] == [second]


@pytest.mark.parametrize(
    "text",
    [
        "طائرات تقصف مدرسة والجيش يتقدم.",
        "أما الوفد فوصف القرار بالخطأ.",
        "قناة الميادين التلفزيونية ومقرها لبنان.",
        "إضراب شامل في غزة وتركيا تطلب من السفير المغادرة.",
    ],
)
def test_what_may_be_a_clause_of_its_own_is_joined_to_nothing(text: str) -> None:
    assert [n.conjuncts for n in sentence(text).nodes if n.conjuncts] == []


def test_the_second_clause_of_a_headline_has_its_own_subject() -> None:
    subject = phrase("إضراب شامل في غزة وتركيا تطلب من السفير المغادرة.", "تطلب").subject
    assert subject is not None
    assert subject.words() == "وتركيا"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("مقتل شخص واحد وإصابة خمسة آخرين في حلب.", "شخص واحد"),
        ("اعتقلت الشرطة مواطنين اثنين ومحاميا.", "مواطنين اثنين"),
    ],
)
def test_one_and_two_stand_after_what_they_count(text: str, words: str) -> None:
    assert phrase(text, words).quant == ""


def test_two_of_somebodys_men_are_none_of_his_name() -> None:
    assert phrase("قتل الجيش اثنين من رفاقه.", "رفاقه").quant == "اثنين"


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("قررت الحركة ألا تستهدف الجسور.", "تستهدف", True),
        ("طالبت عمان بغداد بألا تدعم المسلحين.", "تدعم", True),
        ("ويجب الا تقصف القوات المدن.", "تقصف", True),
        ("لم يقتل القصف إلا ثلاثة جنود.", "يقتل", False),
        ("لم تهاجم الحركة سوى ثكنة واحدة.", "تهاجم", False),
        ("لن ينسحب الجيش إلا بعد توقف القصف.", "ينسحب", True),
    ],
)
def test_alla_is_that_not_and_illa_takes_a_denial_back(text: str, word: str, negated: bool) -> None:
    clause = next(n.clause for n in sentence(text).nodes if n.kind == "verb" and n.words() == word)
    assert clause is not None
    assert bool(clause.neg) is negated


def test_without_is_a_preposition() -> None:
    assert phrase("انسحب الجيش بلا قتال من البلدة.", "قتال").prep == "دون"


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("جنّد العقيد سمير حداد عشرات الشبان.", ["جنّد"]),
        ("كمن مسلحون لدورية قرب الجسر.", ["كمن"]),
        ("اقتحم الجنود السوق ثم داستها دبابات الجيش.", ["اقتحم", "داستها"]),
        ("وقال الجيش إنه أسقطها بصاروخ.", ["وقال", "أسقطها"]),
        ("مطحنة حبوب صادرها الفصيل من مالكها.", ["صادرها"]),
        ("لا ريب في ذلك.", []),
        ("قال المحامي إن ابنه معتقل.", ["قال"]),
    ],
)
def test_a_verb_is_known_by_what_stands_about_it(text: str, verbs: list[str]) -> None:
    assert [n.words() for n in sentence(text).nodes if n.kind == "verb"] == verbs


@pytest.mark.parametrize(
    ("text", "subject", "thing"),
    [
        ("ألقى شاب زجاجة حارقة على الدورية.", "شاب", "زجاجة حارقة"),
        ("ألقت مسيرة قنبلتين على الحي.", "مسيرة", "قنبلتين"),
        ("نال جنديان الشهادة.", "جنديان", "الشهادة"),
        ("نصب مقاتلو الحركة كمينا للجيش.", "مقاتلو الحركة", "كمينا"),
        ("جمّد سعيد أموال الحزب.", "سعيد", "أموال"),
        ("أوقف شريف ثلاثة قادة من الحزب.", "شريف", "قادة"),
    ],
)
def test_who_does_it_is_not_construed_with_what_he_does_it_to(text: str, subject: str, thing: str) -> None:
    (verb,) = (n for n in sentence(text).nodes if n.kind == "verb")
    assert verb.subject is not None
    assert verb.object is not None
    assert (verb.subject.words(), verb.object.words()) == (subject, thing)


def test_a_verb_has_the_word_that_it_is_nothing_without() -> None:
    life = next(n for n in sentence("أودى قصف الطيران بحياة جنديين.").nodes if n.prep == "ب")
    assert life.parent is not None
    assert life.parent.words() == "أودى"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("وقالت المنظمة إن الصحفي محتجز في عدن.", True),
        ("ولا يزال الناشط معتقلا في حمص.", True),
        ("أطلقت الحكومة معتقلين سياسيين.", False),
        ("لدى الحكومة معتقلون سياسيون.", False),
    ],
)
def test_who_is_held_is_said_to_be_so(text: str, held: bool) -> None:
    nodes = [n for n in sentence(text).nodes if "prisoner" in n.tokens[n.head].word.classes and n.senses]
    assert [(n.passive, {s.mode for s in n.senses}) for n in nodes if n.passive] == [(True, {"arrest"})] * held


@pytest.mark.parametrize(
    ("text", "accuses"),
    [
        ("وقالت الشرطة إن المهاجم يدعى سامر حداد.", False),
        ("قائد كتيبة تدعى الفجر.", True),
        ("يدعي الجيش أن الحركة قصفت القرية.", True),
    ],
)
def test_so_he_is_called(text: str, accuses: bool) -> None:
    verb = next(n for n in sentence(text).nodes if n.kind == "verb" and "دع" in n.words())
    assert bool(verb.senses) is accuses


def test_large_quantities_are_no_hundreds() -> None:
    assert phrase("صادر الجيش كميات كبيرة من القمح.", "كميات كبيرة").prep == ""


def test_so_called_says_nothing_of_whom_it_stands_before() -> None:
    (verb,) = (n for n in sentence("أوقفت الشرطة المدعو سامر حداد.").nodes if n.kind == "verb")
    assert verb.object is not None
    assert verb.object.words() == "سامر حداد"
