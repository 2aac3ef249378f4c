"""Who does it, and to whom or what: subject and object by place, agreement, ending and what the verb takes."""

from __future__ import annotations

import pytest

from khabar.claim.arguments import arguments
from khabar.claim.functions.verb_first import HOW
from khabar.claim.nodes import Node
from khabar.knowledge.tables import VALENCY_COLUMNS
from khabar.knowledge.tsv import read_tsv
from khabar.knowledge.valency import BORN, DONE, HELD, KNOWN, SPAN, THOUGHT
from tests.claim.test_syntax import phrase, sentence

_SAID = (HELD, KNOWN, BORN, THOUGHT)


def verb(text: str, words: str) -> tuple[str, str, bool]:
    """Subject and object of the verb that stands as ``words``, and whether it is in the passive."""
    node = phrase(text, words)
    return _words(node.subject), _words(node.object), bool(node.passive)


def _words(node: Node | None) -> str:
    return "" if node is None else node.words()


@pytest.mark.parametrize("example", [row[4] for row in read_tsv("valency.tsv", VALENCY_COLUMNS) if row[0] == DONE])
def test_what_is_done_to_a_thing_is_passive_with_the_thing_alone(example: str) -> None:
    (node,) = (n for n in sentence(f"قال الناطق: {example}.").nodes if n.kind == "verb" and n.words() != "قال")
    assert (node.passive, node.subject) == (True, None)
    assert _words(node.object) in example


@pytest.mark.parametrize("example", [row[4] for row in read_tsv("valency.tsv", VALENCY_COLUMNS) if row[0] in _SAID])
def test_what_it_is_held_to_be_tells_the_passive_and_so_does_that_nobody_is_told(example: str) -> None:
    node = next(n for n in sentence(f"في الكتاب: {example}.").nodes if n.kind == "verb")
    assert (node.passive, node.subject) == (True, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("يعتبر الوزير القرار خطأ.", "يعتبر"),
        ("تعتبر واشنطن الحزب منظمة إرهابية.", "تعتبر"),
        ("يعتبر الوزير ذلك خطوة مهمة.", "يعتبر"),
        ("يعد الوزير خطة جديدة.", "يعد"),
        ("لم تعد المدينة آمنة.", "تعد"),
        ("عرف الناس الخبر من الإذاعة.", "عرف"),
        ("ولدت المرأة طفلا في الطائرة.", "ولدت"),
        ("يعتقد الوزير أن الاتفاق قريب.", "يعتقد"),
        ("يرى الوزير ذلك ويعتقد أن الاتفاق قريب.", "ويعتقد"),
    ],
)
def test_who_holds_it_or_thinks_so_does_it(text: str, words: str) -> None:
    node = phrase(text, words)
    assert (node.passive, node.subject is not None) == (False, True)


def test_no_thing_thinks() -> None:
    assert verb("انفجرت سيارة في السوق ويعتقد أن السائق فر.", "ويعتقد") == ("", "", True)


@pytest.mark.parametrize("hand", ["من قبل", "على يد"])
def test_by_whose_hand_it_is_done_tells_what_suffers_it(hand: str) -> None:
    assert verb(f"تجمد النهر، فاحتلت الأراضي {hand} الجيش المتقدم.", "فاحتلت") == ("", "الأراضي", True)
    assert verb(f"دمر الدير أول مرة {hand} القوات السويدية.", "دمر") == ("", "الدير", True)


def test_right_after_that_the_accusative_is_of_the_subject() -> None:
    assert verb("أفاد الشهود أن شجارا نشب في البلدة.", "نشب") == ("شجارا", "", False)


def test_after_one_of_them_no_verb_comes() -> None:
    assert [n.words() for n in sentence("يعد الجسر أحد أقدم الجسور.").nodes if n.kind == "verb"] == ["يعد"]


@pytest.mark.parametrize(
    ("text", "event", "doer", "thing"),
    [
        ("أدى قصف الطيران الروسي مواقع المعارضة إلى مقتل مدنيين.", "قصف", "الطيران الروسي", "مواقع"),
        ("أسفر استهداف طائرة مسيرة سيارة عن مقتل شخصين.", "استهداف", "طائرة مسيرة", "سيارة"),
        ("أكد الوزير دعم الفصائل المعارضة من جانب تركيا.", "دعم", "تركيا", "الفصائل"),
        ("أدانت المنظمة استهداف المدنيين من قبل الجيش.", "استهداف", "الجيش", "المدنيين"),
    ],
)
def test_the_doer_of_a_deed_and_to_whom_it_is_done(text: str, event: str, doer: str, thing: str) -> None:
    found = arguments(phrase(text, event))
    assert [[n.words() for n in found[side] if isinstance(n, Node)] for side in ("subj", "obj")] == [[doer], [thing]]


def test_the_one_noun_of_a_verb_is_no_object_of_its_subject() -> None:
    assert phrase("دمر قصف الطيران مدرسة.", "قصف").object is None


@pytest.mark.parametrize(
    ("text", "words", "subject", "thing"),
    [
        ("نشرت الصحيفة الصور القديمة أمس.", "نشرت", "الصحيفة", "الصور القديمة"),
        ("اعتذرت الشركة بعدما نشرت الوثائق السرية.", "نشرت", "الشركة", "الوثائق السرية"),
        ("يجب على الوزارة أن تلغي الرحلات.", "تلغي", "الوزارة", "الرحلات"),
        ("ينبغي للشركة أن تترك المشروع.", "تترك", "للشركة", "المشروع"),
        ("نشرت الشركة.", "نشرت", "الشركة", ""),
    ],
)
def test_who_does_it_is_no_thing(text: str, words: str, subject: str, thing: str) -> None:
    assert verb(text, words) == (subject, thing, False)


def test_what_is_done_to_one_thing_after_another_is_done_by_neither() -> None:
    assert verb("صدرت الرواية الأولى ثم طُبعت، ووزعت النسخ القديمة.", "ووزعت") == ("", "النسخ القديمة", True)


def test_what_is_done_by_somebodys_hands_is_not_shaken() -> None:
    assert verb("شد رئيس الحزب على أيدي المعتصمين.", "شد") == ("رئيس الحزب", "", False)


def test_the_accusative_after_a_verb_without_object_tells_how() -> None:
    node = phrase("سار آلاف الطلاب في أثينا احتجاجا على القانون.", "سار")
    assert (node.object, [kid.words() for fn, kid in node.kids if fn == HOW]) == (None, ["احتجاجا"])


def test_by_whom_it_is_done_tells_the_passive() -> None:
    assert verb("احتلت البلدة من قبل الجيش أمس.", "احتلت") == ("", "البلدة", True)


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        ("ازدهرت التجارة وتدهورت الزراعة.", "وتدهورت", "الزراعة"),
        ("قال الشاهد إنه اندلع «شجار» في السوق.", "اندلع", "شجار"),
        ("وصل المبنى الذي انهارت جدرانه شتاء.", "انهارت", "جدرانه"),
        ("ازدهرت التجارة شتاء.", "ازدهرت", "التجارة"),
        ("انفض الحلفاء عن الرئيس.", "انفض", "الحلفاء"),
        ("أعلنت الوزارة خطة ويمكن تأجيلها.", "ويمكن", "تأجيلها"),
    ],
)
def test_what_never_has_an_object_has_a_subject(text: str, words: str, subject: str) -> None:
    assert verb(text, words) == (subject, "", False)


def test_a_participle_is_no_form_of_another_verb() -> None:
    node = phrase("قال القيادي إن مقاتليه انسحبوا من البلدة، متهما الجيش بقصف القرية.", "متهما")
    assert (_words(node.subject), _words(node.object)) == ("القيادي", "الجيش")


def test_what_went_before_brings_it_about() -> None:
    assert verb("انهارت المصارف مما سبب إفلاس الشركات.", "سبب")[:2] == ("", "إفلاس")


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        ("زار الوزير المدينة التي يبلغ سكانها مليونا.", "يبلغ", "سكانها"),
        ("غادر السكان الأصليون الذين عاشوا هناك.", "عاشوا", "السكان الأصليون"),
    ],
)
def test_who_is_meant_in_a_relative_clause(text: str, words: str, subject: str) -> None:
    assert verb(text, words)[0] == subject


@pytest.mark.parametrize(
    ("text", "words", "thing"),
    [
        ("تصيب العاصفة سفنا وتضرب جزيئاتٍ أخرى.", "وتضرب", "جزيئاتٍ أخرى"),
        ("قال إن الفرقة أصدرت ألبومين.", "أصدرت", "ألبومين"),
    ],
)
def test_an_accusative_is_an_object(text: str, words: str, thing: str) -> None:
    assert verb(text, words)[1] == thing


def test_who_says_something_along_with_it_does_it() -> None:
    assert verb("سخر الوزير قائلا: لن نرحل.", "سخر") == ("الوزير", "", False)


def test_an_adjective_tells_the_gender_of_its_noun() -> None:
    assert phrase("نشرت صور قديمة.", "صور قديمة").gender == "f"
    assert phrase("وجدنا تاريخ قديم.", "تاريخ قديم").gender == "m"
    assert phrase("سافر الهنود الأصليون.", "الهنود الأصليون").gender != "f"


def test_people_of_whom_no_list_knows_may_be_many() -> None:
    assert verb("كان السكان في الجزيرة يعتمدون على الصيد.", "يعتمدون")[:2] == ("السكان", "")


@pytest.mark.parametrize(
    ("text", "words", "thing"),
    [
        ("أثار الخبر نقاشاً طويلاً.", "أثار", "نقاشاً طويلاً"),
        ("لا تعرف البلدة هدوءاً منذ سنوات.", "تعرف", "هدوءاً"),
        ("يشهد الإقليم رعداً في الشتاء.", "يشهد", "رعداً"),
        ("زار الوزير العاصمة سراً.", "زار", "العاصمة"),
        ("أبلغت الوزارة شفهيا الشركة.", "أبلغت", "الشركة"),
    ],
)
def test_a_noun_in_the_accusative_is_an_object_and_an_adverb_is_none(text: str, words: str, thing: str) -> None:
    assert verb(text, words)[1] == thing


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        ("يرتبط المشروع ارتباطاً وثيقاً بالميزانية.", "يرتبط", "المشروع"),
        ("غاب اللاعب ثلاثة أسابيع بسبب الإصابة.", "غاب", "اللاعب"),
    ],
)
def test_the_verbs_own_noun_and_so_much_time_are_no_object(text: str, words: str, subject: str) -> None:
    assert verb(text, words) == (subject, "", False)


@pytest.mark.parametrize("example", [row[4] for row in read_tsv("valency.tsv", VALENCY_COLUMNS) if row[0] == SPAN])
def test_so_much_time_is_the_object_of_what_lasts_it(example: str) -> None:
    (node,) = (n for n in sentence(f"{example}.").nodes if n.kind == "verb")
    assert node.object is not None or any(kid.kind == "pron" for _, kid in node.kids)


def test_what_can_be_done_is_the_subject() -> None:
    assert verb("صدرت قسيمة يمكن حفظها في الهاتف.", "يمكن")[:2] == ("حفظها", "")


def test_the_preposition_tells_what_a_verb_takes() -> None:
    assert verb("تعود الرسائل إلى القرن الماضي، كتب خالد.", "تعود")[1] == ""
