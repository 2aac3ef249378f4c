"""Who is said to say so: the chain of attribution, nearest to the page first."""

from __future__ import annotations

import pytest

from tests.claim.told import ids, reading, speakers, told

CHAINS = [
    pytest.param("قصفت الطائرات الروسية بلدة كفرنبل في ريف إدلب.", "ASSAULT", [], id="the-page-itself"),
    pytest.param(
        "قال مصدر عسكري إن القوات العراقية لم تقصف مدينة كركوك.",
        "ASSAULT",
        [("مصدر عسكري", "unnamed", "قال")],
        id="unnamed-keeps-its-description",
    ),
    pytest.param(
        "أعلن الجيش اليمني أنه سيطر على مدينة الحديدة.",
        "ASSAULT",
        [("الجيش اليمني", "organization", "أعلن")],
        id="an-organisation",
    ),
    pytest.param("يتوقع محللون أن تهاجم إسرائيل إيران.", "ASSAULT", [("محللون", "unnamed", "يتوقع")], id="who-expects"),
    pytest.param(
        "تخشى الأمم المتحدة أن تقتحم قوات الدعم السريع مدينة الأبيض.",
        "ASSAULT",
        [("الأمم المتحدة", "organization", "تخشى")],
        id="who-fears",
    ),
    pytest.param(
        "نفى حزب الله اللبناني إطلاق صواريخ على إسرائيل.",
        "ASSAULT",
        [("حزب الله اللبناني", "organization", "نفى")],
        id="who-denies",
    ),
    pytest.param(
        "ذكرت صحيفة الشرق الأوسط أن وزير الخارجية الأردني أيمن الصفدي أكد أن روسيا قصفت درعا.",
        "ASSAULT",
        [("صحيفة الشرق الأوسط", "outlet", "ذكرت"), ("أيمن الصفدي", "person", "أكد")],
        id="outlet-then-person",
    ),
    pytest.param(
        "بحسب قناة الجزيرة، قال المتحدث باسم الجيش الليبي أحمد المسماري إن تركيا أرسلت أسلحة إلى طرابلس.",
        "AID",
        [("قناة الجزيرة", "outlet", "بحسب"), ("أحمد المسماري", "person", "قال")],
        id="according-to-then-person",
    ),
    pytest.param(
        "أفادت وكالة الأناضول، نقلا عن مصادر محلية، بأن قوات النظام قصفت بلدة خان شيخون.",
        "ASSAULT",
        [("الأناضول", "outlet", "أفادت"), ("مصادر محلية", "unnamed", "نقلا عن")],
        id="agency-citing-sources",
    ),
    pytest.param(
        "نقلت صحيفة الغارديان عن مسؤول بريطاني أن الاستخبارات الأمريكية أكدت أن إيران نقلت صواريخ إلى العراق.",
        "AID",
        [
            ("الغارديان", "outlet", "نقلت"),
            ("مسؤول بريطاني", "unnamed", "نقلت"),
            ("الاستخبارات الأمريكية", "organization", "أكدت"),
        ],
        id="outlet-speaker-speaker",
    ),
    pytest.param(
        "قصفت طائرات التحالف مدينة صعدة وتظاهر السكان، وفق ما نقلت وكالة رويترز عن مصدر طبي.",
        "ASSAULT",
        [("رويترز", "outlet", "نقلت"), ("مصدر طبي", "unnamed", "نقلت")],
        id="according-to-what-an-outlet-quotes-after-two-clauses",
    ),
    pytest.param(
        "اعتقل الجيش الجزائري ثلاثة إرهابيين، حسب ما أفاد به بيان لوزارة الدفاع الجزائرية.",
        "COERCE",
        [("وزارة الدفاع الجزائرية", "organization", "أفاد به")],
        id="according-to-whose-statement",
    ),
    pytest.param(
        "قال مصدر أمني إن الهجوم الذي شنه تنظيم داعش على مدينة الموصل كان مفاجئا.",
        "ASSAULT",
        [("مصدر أمني", "unnamed", "قال")],
        id="a-relative-that-tells-which-one-is-the-speaker's",
    ),
    pytest.param(
        "يخشى مراقبون أن ينهار الاتفاق بعد الهجوم الذي شنه تنظيم داعش على مدينة الموصل.",
        "ASSAULT",
        [],
        id="what-a-fear-takes-for-granted",
    ),
    pytest.param(
        "كشف مصدر عسكري لموقعنا أن الجيش العراقي قصف مدينة الموصل.",
        "ASSAULT",
        [("مصدر عسكري", "unnamed", "كشف")],
        id="the-page's-own-outlet-is-no-link",
    ),
    pytest.param(
        "كشفت صحيفة الغارديان، بحسب ما نقلت وكالة سبأ، أن بريطانيا تدرب الجيش السعودي.",
        "AID",
        [("وكالة سبأ", "outlet", "نقلت"), ("الغارديان", "outlet", "كشفت")],
        id="an-outlet-by-another",
    ),
    pytest.param(
        "أكدت دمشق أنها سترد، فيما قالت أنقرة إنها استهدفت تنظيم داعش.",
        "ASSAULT",
        [("أنقرة", "organization", "قالت")],
        id="who-speaks-in-contrast",
    ),
]
QUOTES = [
    pytest.param(
        'قال وزير الخارجية السوري وليد المعلم: "تركيا تدعم الإرهابيين في إدلب".', "AID", "وليد المعلم", id="verb-before"
    ),
    pytest.param(
        '"لن نسحب قواتنا من سوريا"، قال الرئيس التركي رجب طيب أردوغان.', "RETREAT", "رجب طيب أردوغان", id="verb-after"
    ),
]


@pytest.mark.parametrize(("text", "type_", "chain"), CHAINS)
def test_the_chain(text: str, type_: str, chain: list[tuple[str, str, str]]) -> None:
    claim = told(text, type_)
    assert [(s.entity.name, s.kind.value, s.cue) for s in claim.sources] == chain


@pytest.mark.parametrize(("text", "type_", "speaker"), QUOTES)
def test_the_speaker_of_a_quotation(text: str, type_: str, speaker: str) -> None:
    assert speakers(told(text, type_)) == [speaker]


def test_a_voice_goes_on_into_the_next_sentence() -> None:
    claim = told("قال لافروف إن واشنطن تسلح الأكراد. وأضاف أن تركيا طردت السفير الأمريكي.", "SANCTION")
    assert speakers(claim) == ["لافروف"]
    assert claim.sources[0].cue == "وأضاف"
    assert (ids(claim.actors), ids(claim.recipients)) == (["state-tr"], ["state-us"])


def test_a_voice_ends_with_its_paragraph() -> None:
    raw = "قال لافروف إن واشنطن تسلح الأكراد في شمال سوريا.\n\nفرضت كندا عقوبات على ميانمار."
    assert speakers(told(raw, "AID")) == ["لافروف"]
    assert told(raw, "SANCTION").sources == ()


def test_a_spokesman_is_the_source_and_his_title_the_pages_own_word() -> None:
    raw = "نفى الناطق باسم الجيش العراقي يحيى رسول أن تكون القوات الأمريكية قصفت الحشد الشعبي."
    assert [s.entity.id for s in told(raw, "ASSAULT").sources] == ["person-yahya-rasool"]
    assert told(raw, "SPEAKS_FOR").sources == ()


def test_a_headline_is_the_voice_s_that_tells_it_at_length() -> None:
    claim = told("مقتل جنود في هجوم\n\nأعلن الجيش العراقي مقتل ثلاثة جنود في هجوم شنه تنظيم داعش.", "ASSAULT")
    assert speakers(claim) == ["الجيش العراقي"]


WHO = [
    pytest.param("وقالت وسائل إعلام مصرية إن الجيش قصف مدينة رفح.", ["وسائل إعلام مصرية"], id="media-of-a-country"),
    pytest.param("قال شهود عيان إن الجيش قصف مدينة رفح.", ["شهود عيان"], id="two-words-for-one-sort"),
    pytest.param("قال بيان صادر عن السلطات المصرية إن الجيش قصف بلدة رفح.", ["السلطات المصرية"], id="issued-by"),
    pytest.param("قصف الجيش بلدة رفح وفق بيان صدر عن وزارة الداخلية.", ["وزارة الداخلية"], id="which-was-issued-by"),
    pytest.param("قصف الجيش بلدة رفح وفق ما جاء في بيان لوزارة الدفاع.", ["وزارة الدفاع"], id="told-in-a-statement"),
    pytest.param(
        "قال الناشط سامي الحلو إن المدينة هادئة. وقصف الجيش بلدة رفح، على حد قوله.", ["سامي الحلو"], id="in-his-words"
    ),
    pytest.param(
        "قال الناشط سامي الحلو إن المدينة هادئة. وقصف الحشد بلدة رفح بحسب تعبيره.",
        ["سامي الحلو"],
        id="his-words",
    ),
    pytest.param("قال مصدر بالشرطة الفرنسية إن الجيش قصف مدينة غاو.", ["مصدر بالشرطة الفرنسية"], id="source-in-a-body"),
    pytest.param("قال مبعوث ترامب إن الجيش قصف مدينة رفح.", ["مبعوث ترامب"], id="somebody-s-envoy"),
    pytest.param("قال المسؤولون الروس إن الجيش قصف مدينة غاو.", ["المسؤولون الروس"], id="broken-plural-of-a-people"),
    pytest.param("وقال: رصدنا قصف الجيش مدينة غاو.", [], id="first-person-after-said"),
    pytest.param(
        "قال وكيل وزارة الإعلام وعضو المكتب السياسي سالم زهران إن الجيش قصف مدينة صعدة.", ["سالم زهران"],
        id="two-offices-of-one",
    ),
    pytest.param(
        "قال وزير الإعلام الناطق باسم الحكومة الأردنية، سامي الحلو، إن الجيش قصف بلدة رفح.", ["سامي الحلو"],
        id="two-offices-side-by-side",
    ),
    pytest.param(
        "قال رئيس بلدية لامبيدوزا، سالفاتوري مارتيلو، إن الجيش قصف مدينة غاو.", ["سالفاتوري مارتيلو"],
        id="foreign-words-of-an-office",
    ),
    pytest.param(
        "كشف وزير الداخلية النمساوي فولفغانغ سوبوتكا عن خطة. وقال وزير الداخلية النمساوي إن الجيش قصف مدينة غاو.",
        ["فولفغانغ سوبوتكا"],
        id="the-same-office-again",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), WHO)
def test_who_says_so(text: str, names: list[str]) -> None:
    assert speakers(told(text, "ASSAULT")) == names


def test_a_head_of_government_beside_a_minister_is_another() -> None:
    claim = told("التقى رئيس الحكومة ووزير الخارجية خالد بحاح وفدا من حركة حماس في مسقط.", "CONSULT")
    assert "رئيس الحكومة" in [p.name for p in claim.actors]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("وقال منير سعد، قائد شرطة المدينة في داكا لرويترز، إن المتشددين قصفوا المطار.", ["رويترز", "منير سعد"]),
        ("نفى مصدر عسكري في صنعاء لوكالة سبوتنيك أن تكون الجماعة قد قصفت الميناء.", ["سبوتنيك", "مصدر عسكري في صنعاء"]),
        (
            "وقالت الوزارة في بيان نشرته وكالة الأنباء العمانية إن الجيش قصف صعدة.",
            ["وكالة الأنباء العمانية", "الوزارة"],
        ),
        ("وقال متحدث باسم البحرية إن الجيش قصف الميناء، وفقا لما أوردته رويترز.", ["رويترز", "متحدث باسم البحرية"]),
        ("وبحسب بيان أصدرته الحركة، قصف الجيش البلدة.", ["الحركة"]),
        ("وحسب معطيات أوردتها وزارة الداخلية المصرية فإن الجيش قصف البلدة.", ["وزارة الداخلية المصرية"]),
        ("كشف تقرير أممي اطلعت عليه الوكالة أن الجيش قصف البلدة.", ["تقرير أممي"]),
        ("وأضاف المسؤول أن ترامب قصف دمشق.", ["المسؤول"]),
    ],
)
def test_statements_carried_and_voices_heard(text: str, chain: list[str]) -> None:
    assert speakers(told(text, "ASSAULT")) == chain


def test_another_clause_parts_an_office_from_a_name() -> None:
    claim = told("وأكد الرئيس أن بوتين زار دمشق.", "CONSULT")
    assert [a.name for a in claim.actors] == ["بوتين"]
    assert speakers(claim) == ["الرئيس"]


def test_the_same_source_again() -> None:
    page = reading("وقال المتحدث إن الجيش قصف البلدة. وذكر ذات المصدر أن الشرطة اعتقلت خمسة أشخاص.")
    assert {tuple(speakers(c)) for c in page.claims} == {("المتحدث",)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أكدت حركة حماس على أن إسرائيل قصفت المستشفى.", "حركة حماس"),
        ("شدد وزير الخارجية اللبناني جبران باسيل على أن إسرائيل قصفت الجسر.", "جبران باسيل"),
        ("جدد الرئيس اللبناني ميشال عون التأكيد على أن إسرائيل قصفت الجسر.", "ميشال عون"),
        ("جاء ذلك بعد إعلان الجيش السوداني قصف مواقع المتمردين.", "الجيش السوداني"),
        ("تزامن ذلك مع نفي حزب الله قصف مواقع إسرائيلية.", "حزب الله"),
        ("في تطور آخر، أفادت مصادر طبية بمقتل ستة مدنيين.", "مصادر طبية"),
    ],
)
def test_whoever_says_it_beside_other_words(text: str, speaker: str) -> None:
    assert speakers(told(text, "ASSAULT")) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "أفرجت الحركة عن الأسرى وفق مقترح الرئيس الأمريكي دونالد ترامب.",
        "انسحبت القوات وفقا لخطة المبعوث الأممي غريفيث.",
        "أفرجت الحركة عن الأسرى وفق شروط إسرائيل.",
    ],
)
def test_the_ground_on_which_something_is_done_is_no_voice(text: str) -> None:
    assert speakers(told(text, "RETREAT")) == []


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("وبيّن الوزير المالي أن القوات انسحبت من المدينة.", 1),
        ("وبين المتحدث باسم الجيش أن القوات انسحبت من المدينة.", 1),
        ("وبين العاصمة والمدينة انسحبت القوات المالية.", 0),
        ("وجاء في بيان للحركة أوضحت فيه أن القوات المالية انسحبت من المدينة.", 1),
    ],
)
def test_whoever_makes_plain_or_writes_speaks(text: str, voices: int) -> None:
    assert len(told(text, "RETREAT").sources) == voices


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("وعبر الوزير المالي عن دعمه انسحاب القوات من المدينة.", 1),
        ("وعبر الحدود المالية انسحبت القوات.", 0),
    ],
)
def test_to_express_is_no_across(text: str, voices: int) -> None:
    assert len(told(text, "RETREAT").sources) == voices


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال الأمين العام لحزب الله، الشيخ نعيم قاسم، إن إسرائيل قصفت الجسر.", "الشيخ نعيم قاسم"),
        ("أكد نائب الأمين العام، السيد علي دعموش، أن إسرائيل قصفت الجسر.", "علي دعموش"),
        ("قال قائد الجيش، الفريق أول عبد الفتاح البرهان، إن المليشيا قصفت الجسر.", "عبد الفتاح البرهان"),
        ("قال الوزير، الدكتور هاني سالم، إن إسرائيل قصفت الجسر.", "هاني سالم"),
    ],
)
def test_a_name_with_its_rank_set_off_from_the_office(text: str, speaker: str) -> None:
    assert speakers(told(text, "ASSAULT")) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "ربط محللون الانسحاب بوجود نوع من التفاهمات جرى الاتفاق عليها بين مالي وتشاد.",
        "ربط كثير من المراقبين هذا التقدم بوجود اتفاق بين مالي وتشاد.",
    ],
)
def test_what_a_deed_is_put_down_to_is_told_too(text: str) -> None:
    assert len(told(text, "AGREE").sources) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("21:48 | حركة حماس تنفي قصف إسرائيل.", "حركة حماس"),
        ("09:05 - وزارة الدفاع الروسية: قصفنا مواقع للجيش الأوكراني في خاركيف.", "وزارة الدفاع الروسية"),
        ('(بيروت) – قالت "هيومن رايتس ووتش" إن إسرائيل قصفت مدرسة في البقاع.', "هيومن رايتس ووتش"),
        ("حلب (سوريا) - قالت منظمة العفو الدولية إن إسرائيل قصفت مدرسة.", "منظمة العفو الدولية"),
    ],
)
def test_neither_the_hour_nor_the_place_of_writing_speaks(text: str, speaker: str) -> None:
    assert speakers(told(text, "ASSAULT")) == [speaker]


@pytest.mark.parametrize("ask", ["نناشد", "نطالب", "ننصح"])
def test_who_is_asked_by_us_speaks_not(ask: str) -> None:
    page = f"قال القيادي: «{ask} الاتحاد الأوروبي بأن يضغط على أنقرة كي تسحب جيشها من أرضنا»."
    assert "الاتحاد الأوروبي" not in [s for c in reading(page).claims for s in speakers(c)]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("جاء في بيان صادر عن حركة حماس أن إسرائيل قصفت مدرسة في غزة.", ["حركة حماس"]),
        ("اتهمت لجان المقاومة قوات الدعم السريع بقصف سوق.", ["لجان المقاومة"]),
    ],
)
def test_participles_and_plurals_are_no_verbs(text: str, voices: list[str]) -> None:
    assert speakers(told(text, "ASSAULT")) == voices


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وفي ريف درعا ذكر مصدر ميداني أن إسرائيل قصفت الثكنة.", "مصدر ميداني"),
        ("وفي المدينة المجاورة ذكر مسؤول محلي أن إسرائيل قصفت الثكنة.", "مسؤول محلي"),
        ("بعد ذكر الأسماء قال الوزير إن إسرائيل قصفت الثكنة.", "الوزير"),
    ],
)
def test_whoever_mentions_after_a_place_speaks(text: str, speaker: str) -> None:
    assert speakers(told(text, "ASSAULT")) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأكد قيادي في الحركة طلب عدم ذكر اسمه أن إسرائيل قصفت الثكنة.", "قيادي في الحركة"),
        ("وقالت موظفة فضلت عدم الكشف عن هويتها إن إسرائيل قصفت الثكنة.", "موظفة"),
        ("وقال خبير عسكري قريب من الحكومة إن إسرائيل قصفت الثكنة.", "خبير عسكري قريب من الحكومة"),
        ("وأوضح مصدر أمني بالمحافظة أن إسرائيل قصفت الثكنة.", "مصدر أمني بالمحافظة"),
        ("وأوضح مصدر أمني في تصريح أن إسرائيل قصفت الثكنة.", "مصدر أمني"),
    ],
)
def test_what_a_nameless_speaker_is_called(text: str, speaker: str) -> None:
    claim = told(text, "ASSAULT")
    assert (speakers(claim), claim.modality) == ([speaker], "asserted")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ودانت الجمعية الحكم، وحضت باريس على وقف تسليح الجيش اللبناني.", "الجمعية"),
        ("وشكرت البعثة السكان، وحثت بغداد على وقف تسليح الجيش اللبناني.", "البعثة"),
        ("حضت لندن باريس على وقف تسليح الجيش اللبناني.", "لندن"),
    ],
)
def test_whom_one_urges_is_always_said(text: str, speaker: str) -> None:
    claim = told(text, "SANCTION")  # stopping help is its discontinuation
    assert (speakers(claim), claim.modality) == ([speaker], "demanded")


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("هدد وزير الدفاع التركي بقصف مدينة عفرين.", ["وزير الدفاع التركي"]),
        ("لوحت إيران بإغلاق مضيق هرمز.", ["إيران"]),
        ("هددت تركيا بقصف مدينة عفرين، بحسب قناة الجزيرة.", ["قناة الجزيرة"]),
        ("قال مصدر أمني إن تركيا هددت بقصف مدينة عفرين.", ["مصدر أمني"]),
    ],
)
def test_whoever_threatens_speaks_where_nobody_else_tells_of_it(text: str, voices: list[str]) -> None:
    assert [speakers(c) for c in reading(text).claims if c.modality == "threatened"] == [voices]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أعلن الجيش التشادي منع التجول في العاصمة.", "الجيش التشادي"),
        ("أعلن عمال المناجم الإضراب.", "عمال المناجم"),
    ],
)
def test_whoever_announces_a_measure_says_so(text: str, speaker: str) -> None:
    assert [speakers(c) for c in reading(text).claims] == [[speaker]]


@pytest.mark.parametrize(
    ("text", "type_", "voices"),
    [
        ("قال سمير حداد إن الطائرة التي أسقطها الجيش العراقي كانت تحلق فوق كركوك.", "ASSAULT", 1),
        ("قال سمير حداد إن القوات المدعومة من تركيا انسحبت من عفرين.", "SUPPORTS", 0),
    ],
)
def test_a_voice_tells_what_a_name_did_and_the_page_what_it_is(text: str, type_: str, voices: int) -> None:
    assert [len(c.sources) for c in reading(text).claims if c.event.type == type_] == [voices]


@pytest.mark.parametrize(
    "set_up", ["في اتصال هاتفي مع", "في مقابلة أجراها مع", "في مقابلة مع برنامج المشهد الذي تبثه", "في تصريح خاص ل"]
)
def test_the_outlet_of_an_interview_carries_it(set_up: str) -> None:
    outlet = "قناة الجزيرة"
    said = told(f"قال سمير حداد {set_up}{'' if set_up.endswith('ل') else ' '}{outlet} إن روسيا قصفت إدلب.", "ASSAULT")
    assert speakers(said) == [outlet, "سمير حداد"]


def test_what_stands_in_an_interview_is_the_guests() -> None:
    text = "نشرت صحيفة النهار مقابلة مع سمير حداد، مدير مكتب اللواء، جاء فيها أن روسيا قصفت إدلب."
    assert speakers(told(text, "ASSAULT")) == ["صحيفة النهار", "سمير حداد"]


@pytest.mark.parametrize(("end", "speaker"), [("يضيف المصدر ذاته", "المصدر"), ("يقول سمير حداد", "سمير حداد")])
def test_a_verb_of_saying_that_ends_the_sentence_tells_it(end: str, speaker: str) -> None:
    assert speakers(told(f"قتلت القوات الروسية ثلاثة مدنيين في إدلب، {end}.", "ASSAULT")) == [speaker]


def test_reports_that_tell_something_are_a_voice_after_a_preposition_too() -> None:
    text = "قلقت المفوضية إزاء تقارير تفيد بأن الشرطة الكينية قتلت متظاهرين."
    assert speakers(told(text, "ASSAULT"))[-1] == "تقارير"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "وتساءل الناطق باسم الحركة: «أين دور الوسطاء، وقد رأينا ذلك عندما بدأت المفاوضات بين الحكومة والمتمردين».",
            ["الناطق باسم الحركة"],
            id="all-of-a-quotation-after-a-colon",
        ),
        pytest.param("قالت قناة «سي.إن.إن» إن تركيا قصفت القرية.", ["سي إن إن"], id="letters-with-full-stops"),
        pytest.param("وذكرت بي.بي.سي أن تركيا قصفت القرية.", ["بي بي سي"], id="letters-alone"),
    ],
)
def test_quotations_and_letters_read_out(text: str, names: list[str]) -> None:
    """A quotation is its speaker's to the end; an outlet called by letters is one name."""
    assert {tuple(speakers(c)) for c in reading(text).claims} == {tuple(names)}


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("كما ذكر ناشطون", ["ناشطون"]),
        ("كما قال قائد الشرطة سالم خليل لوكالة رويترز", ["رويترز", "سالم خليل"]),
        ("فيما ذكر ناشطون اليوم الأحد", ["ناشطون"]),
        ("كما أعلنت الوزارة مقتل خمسة جنود", []),
        ("فيما أعلنت الوزارة أن الهدنة انتهت", []),
    ],
)
def test_as_somebody_said_at_the_end(end: str, names: list[str]) -> None:
    claims = reading(f"قصفت الطائرات الروسية مدينة إدلب، {end}.").claims
    assert [speakers(c) for c in claims if c.event.mode == "aerial"] == [names]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("قالت مصادر أمنية ومحلية إن", "مصادر أمنية ومحلية"),
        ("قال ثلاثة شهود وعامل إغاثة إن", "ثلاثة شهود وعامل إغاثة"),
        ("ذكرت مصادر عسكرية ووصلت الأنباء إلى الصحف أن", "مصادر عسكرية"),
    ],
)
def test_those_who_are_described_together_say_it_together(said: str, name: str) -> None:
    assert speakers(told(f"{said} الجيش قصف مدينة درعا.", "ASSAULT")) == [name]
