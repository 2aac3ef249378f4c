"""Which words are adjectives of the phrase before them."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.function_words import function_at
from khabar.claim.name_words import is_name_word
from khabar.claim.nodes import Node, takes_object
from khabar.find.tagging import scores
from khabar.find.tokens import Token
from khabar.find.words import Word
from khabar.knowledge.folding import fold
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import Lexicon, lexicon
from khabar.knowledge.vocabulary import is_listed_adjective

OTHERS = fold("آخرون")
"""People besides those already named: an adjective after a noun, a noun alone."""
_OTHER = fold("أخرى")
_SOUND = ("ون", "ين")
"""Endings of the sound plural."""
_LISTED, _UNLISTED = 150, 500
"""How much sooner a word is an adjective that is listed as one, and how much later one that is not."""
HARM = frozenset({"casualty", "death"})
"""Classes of nouns for what was suffered (مقتل، إصابة)."""


def is_adjective(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """Whether token ``j`` is an adjective of ``node``: tagged so or a nisba, and agreeing in definiteness."""
    return is_in_respect(tokens, j) or _is_near(tokens, j, node) or _describes(tokens, j, node)


_NOT = "غير"


def is_not_so(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """عقوبات | غير تقليدية: what a thing is not, by an adjective after it that governs nothing of its own."""
    if tokens[j].norm != _NOT or j + 1 >= len(tokens) or j != node.last + 1 or tokens[j + 1].kind != "w":
        return False
    word = tokens[j + 1].word
    nominal = word.nominal
    clitics = nominal.prep or nominal.conj or nominal.pron or word.nisba or word.masdars or word.function
    fits = nominal.det == (node.det or bool(node.pron)) and is_listed_adjective(nominal.stem)
    governs = is_relational(tokens, j + 1, lexicon()) or _tells_how_firm(word)
    return fits and not (clitics or governs or tokens[j + 1].mention)


_NEAR = frozenset({"قريب", "قريبه", "قريبون", "قريبين"})


def _is_near(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """خبير اقتصادي قريب من المفاوضات: near to something, and nobody's relative."""
    word, after = tokens[j].word, tokens[j + 1].word.function if j + 1 < len(tokens) else None
    near = word.nominal.stem in _NEAR and after is not None and after.value == "من"
    return near and word.nominal.det == node.det and not (word.nominal.prep or word.nominal.conj)


_DEEDS = frozenset({"fighting", "strike"})


def _describes(tokens: Sequence[Token], j: int, node: Node) -> bool:
    token = tokens[j]
    word = token.word
    if token.kind == "n":
        return not counts(tokens, j, node) and (node.kind != "ev" or not tokens[node.head].word.classes & HARM)
    if token.kind != "w" or (token.mention is not None and not (word.nisba or token.mention.kind == "people")):
        return False
    definite = node.det or bool(node.pron)
    if word.nominal.det != definite and not (node.mention and word.nominal.det) and not (
        word.nisba and is_indefinite_name(node)):  # fmt: skip
        return False
    stem = word.nominal.stem
    people = node.group is not None and node.group.human and node.group.plural and j == node.head + 1
    ending = tokens[node.head].norm[-2:]
    broken = people and (not stem.endswith(_SOUND) or ending not in _SOUND or stem.endswith(ending))  # المسؤولون الروس
    if word.nisba and (stem.rstrip("ه").endswith("ي") or broken):
        return node.group is None or not _lone_head(node) or _same_gender(node, word)
    named = node.mention if node.mention is not None and node.mention.last == node.last else None
    if named is not None and named.kind in ("state", "person", "outlet"):
        return False
    agrees = "noun_only" not in word.classes and (not _lone_head(node) or _same_gender(node, word))
    if people and ending in _SOUND and not stem.endswith(_SOUND) and (word.active or word.passive):
        agrees = False  # نهب مشاغبون | متاجر
    if node.group is not None and not _DEEDS.isdisjoint(word.classes) and word.nominal.det:
        agrees = False  # تبنت حركة X | العملية
    plain = _is_general(tokens, j, node) or _acts(node, word) or _ranked(tokens, j, node)
    fits = agrees and (plain or _reads_as_adjective(tokens, j, node))
    return fits or _of_a_people(tokens, j, node)


_ENDINGS = ("", "ه", "ات", "و", "ي", "ا", "تا", "تي")
"""What may follow the stem of an adjective that governs the noun after it."""


def is_in_respect(tokens: Sequence[Token], j: int) -> bool:
    """هجوم واسع النطاق، مسلحون مجهولو الهوية: an adjective construed with that in respect of which it is said."""
    if j + 1 >= len(tokens) or tokens[j].kind != "w":
        return False
    word, after = tokens[j].word.nominal, tokens[j + 1].word
    if "in_respect" not in after.classes or not after.nominal.det or after.nominal.prep or after.nominal.conj:
        return False
    stems = (word.stem.removesuffix(ending) for ending in _ENDINGS)
    return not (word.prep or word.pron) and any(map(is_listed_adjective, stems))


def is_indefinite_name(node: Node) -> bool:
    """فصائل معارضة سورية: a known group under a description without the article."""
    mention = node.mention
    if mention is None or mention.first != node.first or mention.kind in ("state", "person", "outlet", "place"):
        return False
    head = node.tokens[node.head].word.group
    words = [t.word.nominal for t in node.tokens[node.first : node.last + 1]]
    return head is not None and head.gender == "f" and not any(w.det or w.pron for w in words)


def _of_a_people(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """القادة الأكراد, اللاجئين الروهينغا: the name of a people right after a word for persons says of which they are.

    قتل المسلحون العلويين: where both words show their case, they must agree.
    """
    mention, head = tokens[j].mention, tokens[node.head]
    if mention is None or mention.kind != "people" or mention.prep or j != node.head + 1 or mention.last > j:
        return False
    persons = node.group is not None and node.group.human and node.group.plural and node.mention is None
    ends = [end for word in (head.norm, tokens[j].norm) for end in ("ون", "ين") if word.endswith(end)]
    return persons and head.word.nominal.det and tokens[j].norm.startswith("ال") and len(set(ends)) < 2


def _reads_as_adjective(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """Whether a word that agrees with ``node`` is an adjective by its shape and the tagger's scores."""
    token = tokens[j]
    word = token.word
    definite = node.det or bool(node.pron)
    if word.group is not None and word.group.noun == OTHERS:
        return node.kind == "np" or word.nominal.stem == _OTHER  # جرائم أخرى
    if (token.idle and word.masdars) or _tells_how_firm(word) or _of_a_field(node, word, definite):
        return True
    if word.group is not None or word.masdars or word.titles:
        return word.group is not None and j == node.last + 1 and _group_as_adjective(node, token)
    if token.norm in given_names() and not definite and (node.title is not None or is_name_word(tokens[node.last])):
        return _qualifies(tokens, j, node)
    titled = node.title is not None or (node.group is not None and node.group.kind == "person")
    if titled and definite and not word.known:  # العميد الركن التجاني: a name
        return False
    return word.nominal.pron in ("", "1cs") and _tagged_adjective(tokens, j, definite)


def _qualifies(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """قيادي كردي رفيع | أن: after another adjective of an indefinite person what may be a name alone is none."""
    described = node.last in node.adjs and is_listed_adjective(tokens[j].word.nominal.stem)
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    named = after is not None and (is_name_word(after) or (after.kind == "w" and not after.word.known))
    return described and not named


def _acts(node: Node, word: Word) -> bool:
    """القوات المهاجمة: the participle of a force, though it is written like the verbal noun."""
    force = node.kind == "np" and node.det and _lone_head(node) and node.group is not None and not node.group.human
    return force and bool(word.masdars and word.active) and word.nominal.stem.endswith("ه") and _same_gender(node, word)


def _ranked(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """اللواء المتقاعد خليفة حفتر، العميد المنشق أحمد رحال: what an officer is, between his rank and his name."""
    word = tokens[j].word
    officer = node.title is not None and node.det and j == node.head + 1 and _is_participle(word)
    following = tokens[j + 1] if j + 1 < len(tokens) else None
    if not officer or following is None or not word.nominal.det:
        return False
    named = following.mention is not None and following.mention.kind == "person"
    return named or is_name_word(following)


def _tagged_adjective(tokens: Sequence[Token], j: int, definite: bool) -> bool:
    """Whether the tagger's scores, the word's shape and the list of adjectives together make it one."""
    word = tokens[j].word
    _, as_noun, as_adjective, _ = scores([t.norm for t in tokens[max(0, j - 2) : j + 3]], min(2, j))
    relative = word.nominal.stem.endswith(("ي", "يه"))
    shaped = relative or word.active is not None or word.passive is not None
    slack = 700 if shaped and definite else 500 if shaped or definite else 250
    if word.classes and not relative and (word.adjective is None or word.nominal.pron):
        slack -= 700
    if not definite and _definite_noun(tokens, j + 1):
        slack = min(slack, 0)
    slack += _LISTED if is_listed_adjective(word.nominal.stem) else -_UNLISTED
    return as_adjective > as_noun - slack


def _is_general(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """إضراب عام: a general one; before a number it is the year (هجوم عام 2013)."""
    year = j + 1 < len(tokens) and tokens[j + 1].kind == "n"
    classes = tokens[j].word.classes
    if _lone_head(node) and node.kind != "verb" and _of_like_ending(node, tokens[j]):
        return True  # تفجيران انتحاريان، الديمقراطيين الاجتماعيين
    live = "live" in classes and "gun" in node.classes  # الرصاص الحي
    people = "ethnic" in classes and not tokens[j].word.nominal.stem.endswith(_SOUND)
    return live or people or ("general" in classes and node.kind == "ev" and not year)


def _of_like_ending(node: Node, token: Token) -> bool:
    """A word of belonging in the dual or the sound plural after a noun in the same."""
    head, stem = node.tokens[node.head], token.word.nominal.stem
    shaped = token.text.endswith(("يون", "يين", "يان")) and token.mention is None and not is_another(node, token)
    several = head.mention is None and head.word.nominal.stem not in lexicon().masdars  # توطين | سوريين
    people = node.group is not None and node.group.human and node.group.plural and is_listed_adjective(stem[:-2])
    return shaped and several and len(stem) > 5 and (head.norm[-2:] == stem[-2:] or people)  # طلاب جامعيون


def _of_a_field(node: Node, word: Word, definite: bool) -> bool:
    """المحادثات السياسية, تصريحات صحفية: of what is no person, and not a woman of that calling."""
    calling = bool(word.titles) and not word.masdars and word.nominal.stem.endswith("يه")
    if calling and node.last > node.head and not node.adjs:
        inner = node.tokens[node.last].word  # أستاذ العلوم السياسية
        human = bool(inner.titles or inner.nisba) or (inner.group is not None and inner.group.human)
        return inner.nominal.det and word.nominal.det and not human
    if not calling or node.group is not None or node.title is not None or node.mention is not None:
        return False
    said = "statement" in node.tokens[node.head].word.classes
    return said or (definite and word.group is None)


def _tells_how_firm(word: Word) -> bool:
    """محتمل، فاشل: an adjective that only says whether a thing is so."""
    return word.adjective is not None and any(s.kind == "modal" for s in lexicon().senses.get(word.adjective, ()))


def _group_as_adjective(node: Node, token: Token) -> bool:
    """Whether a noun for a party is an adjective right after another noun: by its ending."""
    word = token.word
    if _same_people(node, token):
        return True
    if is_another(node, token):
        return False
    if node.kind == "ev" and not takes_object(node) and _is_participle(word):
        return True  # هجوم مسلح
    if "gun" in node.classes and word.nominal.stem.endswith("ه"):
        return True  # بندقية قناصة
    if _goes_on_body(node, word):
        return True
    group = word.group if word.nominal.stem.endswith(("ي", "يه")) else None
    relative = group is not None and not group.plural and not (group.human and group.gender == "f")  # الصحفية رنا
    return relative and not _suffered(node, word) and not _unit_after_people(node, word)


def _goes_on_body(node: Node, word: Word) -> bool:
    """الحزب اليميني المتطرف: after another adjective of a body, a word for one person is an adjective too."""
    body = node.group is not None and not node.group.human and bool(node.adjs) and node.last == node.adjs[-1]
    person = word.group is not None and word.group.human and not word.group.plural
    return body and person and _same_gender(node, word)


def is_another(node: Node, token: Token) -> bool:
    """قتل قناص امرأة: somebody else, and no part of who stands before, unless that word says whose he is."""
    head, word = node.tokens[node.head].word, token.word
    if node.group is None or head.group is None or word.nominal.pron or node.det:
        return False
    if word.nominal.det:
        return _is("onlooker", head) and _is_force(word)  # اتهم شهود الجيش
    if "band" in node.classes and "vehicle" in word.classes:
        return True  # احتجزت ميليشيا شاحنات
    whose = _is("relative", head) or any("idafa" in t.takes for t in head.titles)
    other = _is("somebody", word) or (_is("somebody", head) and head.group.kind == "people" and _is_force(word))
    return other and (node.group.human or "band" in node.classes) and not whose


def _is_force(word: Word) -> bool:
    """رشق شبان قوات الأمن: a force, to which no civilian belongs."""
    return word.group is not None and word.group.kind in ("armed", "state") and not word.group.human


def _is(sort: str, word: Word) -> bool:
    """Whether the noun for people that a word is a form of is of the class."""
    return word.group is not None and sort in lexicon().classes.get(word.group.noun, ())


def _is_participle(word: Word) -> bool:
    """Whether a noun for one person is a participle, which may say what another is like."""
    return word.group is not None and not word.group.plural and bool(word.active or word.passive)


def _same_people(node: Node, token: Token) -> bool:
    """مسلحون مجهولون، شبان فلسطينيون، عمال أكراد: a second word for people says what those before it are like."""
    head, word = node.tokens[node.head], token.word
    if head.word.group is None or word.group is None or not _lone_head(node) or node.kind != "np":
        return False
    if not (head.word.group.human and word.group.human) or head.mention is not None:
        return False
    if head.word.titles and any("idafa" in t.takes for t in word.titles):
        return False  # نائب قائد اللواء
    if head.norm.endswith(_SOUND):
        return head.norm[-2:] == token.norm[-2:] or _is("folk", word)
    whose = _is("relative", head.word)
    if not head.word.group.plural:
        return not whose and _is_participle(word)  # رجل مسلح
    relational = token.norm.endswith(("يون", "يين"))
    return relational or _is("folk", word) or (token.norm.endswith(_SOUND) and not whose)


def _unit_after_people(node: Node, word: Word) -> bool:
    """مسلحون | دورية: a word for a unit says nothing of what people are like."""
    people = node.group is not None and node.group.human
    return people and word.group is not None and word.group.kind == "armed" and word.nominal.stem.endswith("ه")


_THEIRS = frozenset({"3mp", "3fp"})


def some_of_them(word: Word) -> bool:
    """منهم، بينهن: with a number before it, so many of those who were named."""
    function = word.function
    return function is not None and function.value in ("من", "بين") and word.fpron in _THEIRS


def counts(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """Whether a number at ``j`` counts what follows it (اعتقلت الشرطة 7 أشخاص) rather than names what is before."""
    if tokens[j].kind != "n" or j + 1 >= len(tokens) or tokens[j + 1].kind != "w" or tokens[j + 1].is_verb:
        return False
    word = tokens[j + 1].word
    if some_of_them(word):
        return True
    bare = not (word.nominal.det or word.nominal.prep or word.nominal.conj or word.function)
    several = node.group is not None and (
        node.group.plural or node.group.noun.endswith("ات")
    )  # أسقطت الدفاعات الجوية 14 طائرة; but الفرقة 25 مهام خاصة
    several = several or (node.kind == "ev" and takes_object(node))  # بتأييد | 14 دولة
    return bare and (several or word.tanween or "span" in word.classes or (word.group is not None and word.group.human))


def _suffered(event: Node, word: Word) -> bool:
    """مقتل شرطي, تفكيك خلية: a noun for people after a bare verbal noun is what it was done to, and no adjective."""
    if event.kind != "ev" or event.det or event.last > event.head or word.group is None:
        return False
    head = event.tokens[event.head].word
    if word.nominal.stem.endswith("ه") and not head.nominal.stem.endswith(("ه", "ات")):
        return True
    return "noun_only" in word.classes or (bool(head.classes & HARM) and word.group.human)


def _definite_noun(tokens: Sequence[Token], j: int) -> bool:
    """Whether a noun with its article stands at ``j``: a bare word before it begins a construct (مدير مجمع الشفاء)."""
    if j >= len(tokens) or tokens[j].kind != "w" or tokens[j].is_verb:
        return False
    nominal = tokens[j].word.nominal
    return nominal.det and not (nominal.prep or nominal.conj or tokens[j].word.function)


def _lone_head(node: Node) -> bool:
    """Whether a phrase holds no noun but its head, whose adjectives follow it."""
    return node.last - node.head == len(node.adjs)


def _same_gender(node: Node, word: Word) -> bool:
    """Whether an adjective may agree with a singular head: الهيئة الكبيرة and never الهيئة الدور."""
    stem = word.nominal.stem
    head = node.tokens[node.head].word
    if head.group is not None and not head.group.plural:
        feminine = head.group.gender == "f"
    elif head.nominal.stem.endswith("ه"):
        feminine = True
    else:
        return True
    if not feminine:
        return not stem.endswith("ه")
    return stem.endswith(("ه", "ا", "ات")) or (stem.endswith("ي") and not word.nisba)  # الأخرى


def _is_of_protest(tokens: Sequence[Token], j: int) -> bool:
    """مسيرة مؤيدة للحكومة: what a march is for or against is no tie of its own, as that of القوات المؤيدة is."""
    before = tokens[j - 1].word.classes if j else frozenset()
    return "protest_word" in tokens[j].word.classes and "demo" in before


def is_by_a_state(tokens: Sequence[Token], j: int) -> bool:
    """المدعومة إيرانيا: whether the adverb of a state after a passive participle says who does it."""
    if not 0 <= j < len(tokens) - 1:
        return False
    word, by = tokens[j].word, tokens[j + 1]
    passive = word.passive is not None and word.group is None and not word.nominal.prep
    return passive and by.norm.endswith("يا") and by.word.nisba is not None and not by.word.nominal.det


def is_relational(tokens: Sequence[Token], j: int, lex: Lexicon) -> bool:
    """Whether what an adjective or participle asks for follows it (المدعومة من، التابع ل)."""
    word = tokens[j].word
    key = word.adjective or word.passive or word.active
    if key is None or key not in lex.senses or word.group is not None or _is_of_protest(tokens, j):
        return False
    markers = set().union(*(sense.markers for sense in lex.senses[key]))
    if "من" in markers and is_by_a_state(tokens, j):
        return True
    if word.passive and not word.adjective:
        markers |= {"من", "بواسطة"}
    for k in range(j + 1, min(j + 3, len(tokens))):
        following = tokens[k]
        if following.kind == "p":
            return False
        found = function_at(tokens, k)
        is_prep = found is not None and found[0].kind == "prep"
        glued = following.word.nominal.prep or following.word.fprep  # الرافض لأي تدخل
        prep = found[0].value if found is not None and is_prep else glued
        if prep:
            return prep in markers
        named = following.mention is not None
        bare = not following.word.nominal.det or (named and not word.nominal.det)  # حليفة الولايات المتحدة
        if k == j + 1 and "obj" in markers and (word.active or word.adjective) and bare:
            return named
    return False
