"""Which tokens are finite verbs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.claim.adjectives import is_in_respect
from khabar.claim.asides import asks_not_to
from khabar.claim.name_words import is_name_part
from khabar.claim.written_alike import over_particle
from khabar.find.tagging import scores
from khabar.find.tokens import CLOSE_QUOTES, OPEN_QUOTES, QUOTES, Token
from khabar.find.words import Word
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import Function, lexicon
from khabar.knowledge.vocabulary import is_listed_adjective

_WRITTEN = frozenset({"document", "statement"})
_BEFORE_VERB = frozenset({"لا", "لم", "لن", "قد", "سوف"})
"""Particles that only a verb follows."""


def tag_verbs(tokens: Sequence[Token]) -> None:
    """Set ``is_verb`` on every token that is a finite verb here."""
    words = [t.norm for t in tokens]
    for i, token in enumerate(tokens):
        if token.kind == "w" and not token.known_name:
            token.is_verb = over_particle(tokens, i) or _is_verb(tokens, words, i)
            if token.is_verb and token.mention is not None:
                token.mention = None


def _is_verb(tokens: Sequence[Token], words: list[str], i: int) -> bool:
    if _never_verb(tokens, i) or (tokens[i].word.verbs and _not_after(tokens, i, tokens[i].word)):
        return False
    token = tokens[i]
    word, mention = token.word, token.mention
    if mention is None and not word.verbs and _only_verb_fits(tokens, i):
        return True
    if mention is not None:
        if mention.kind in ("state", "person"):
            return False
    elif not word.verbs and (word.known or word.nominal.det or word.nominal.prep or word.tanween):
        return False
    as_verb, *as_other = scores(words, i)  # the costliest question, so the last
    margin = as_verb - max(as_other)
    if mention is not None:
        return margin > (-600 if mention.guarded else -200)
    return _known_verb(tokens, i, word, margin) if word.verbs else margin > 250


def _only_verb_fits(tokens: Sequence[Token], i: int) -> bool:
    """الذي جد بالقرب: a bare word between a relative pronoun and a preposition, though no list has its verb."""
    before = tokens[i - 1].word.function if i else None
    if before is None or before.kind != "rel" or before.value == "ما" or i + 1 >= len(tokens):
        return False
    nominal = tokens[i].word.nominal
    if nominal.det or nominal.prep or nominal.conj or nominal.pron or tokens[i].word.tanween:
        return False
    after = tokens[i + 1].word
    return bool(after.nominal.prep) or (after.function is not None and after.function.kind == "prep")


def _never_verb(tokens: Sequence[Token], i: int) -> bool:
    """A function word, a name of several words, an accusative, or a word after what begins a name."""
    token = tokens[i]
    word = token.word
    function_word = word.function is not None and not (_opened(word) or _relates(tokens, i))
    if function_word or is_in_respect(tokens, i) or _looks_like_verb(tokens, i):
        return True
    if token.mention is not None and (not word.verbs or token.mention.first != token.mention.last):
        return True
    within_name = bool(i) and (is_name_part(tokens[i - 1]) or _was(tokens[i - 1], word))
    if token.text.endswith(("ًا", "اً", "ً")) or within_name or _quoted_alone(tokens, i):
        return True
    if token.place is not None and i and tokens[i - 1].place is token.place:
        return True
    doubled = bool(word.verbs) and _is_doubled(token.text, word)  # جنّد النقيب
    if token.norm in given_names() and i + 1 < len(tokens) and not doubled and _begins_person(tokens[i + 1]):
        return True
    named = bool(i) and token.norm in given_names() and not _ends_name(tokens[i - 1])
    return named and not (word.verbs and _written_before(tokens, i)) and introduces_name(tokens, i - 1)


def _opened(word: Word) -> bool:
    """فتحت, سيكون: a verb rather than ف before a preposition, or a form of the future."""
    thus = word.function is not None and word.fconj == "ف" and word.function.kind in ("prep", "nominal-prep")
    return bool(word.verbs) and (word.future or thus)


def _relates(tokens: Sequence[Token], i: int) -> bool:
    """الكتب التي ألفها, المحبة التي يكنها: after a relative, a verb with its object and no number."""
    word, before = tokens[i].word, tokens[i - 1].word.function if i else None
    alike = word.function is not None and word.function.kind in ("quant", "aux") and bool(word.fpron and word.vpron)
    return alike and before is not None and before.kind == "rel" and before.value != "ما"


def _was(holder: Token, word: Word) -> bool:
    """نائب سابق: a former holder of an office."""
    return "former" in word.classes and (holder.word.group is not None or bool(holder.word.titles))


def _quoted_alone(tokens: Sequence[Token], i: int) -> bool:
    """محادثات «أستانا»: one word in quotation marks is a name or a term."""
    inside = 0 < i < len(tokens) - 1
    return inside and tokens[i - 1].text in OPEN_QUOTES and tokens[i + 1].text in CLOSE_QUOTES


def _begins_person(token: Token) -> bool:
    """Whether a known person's name, and no more than his name, begins here (يحيى | السراج)."""
    mention = token.mention
    if mention is None:
        return token.norm in given_names() and not (token.word.verbs or token.word.group)
    return mention.kind == "person" and mention.first == token.index and not mention.prep


def _ends_name(token: Token) -> bool:
    """Whether a known person's whole name ends here: what follows is no more of it."""
    mention = token.mention
    return mention is not None and mention.kind == "person" and mention.last > mention.first


def _known_verb(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool:
    """A form the lexicon knows as a verb: its neighbours decide where it is a noun too."""
    settled = _after_particle(tokens, i, word, margin) or _joined_to_verb(tokens, i, word) or _about_speech(tokens, i)
    plain = _is_plural_past(word) or _is_doubled(tokens[i].text, word) or _before_office(tokens, i, word)
    if settled is not None or plain or _goes_on(tokens, i) or _comes_next(tokens, i, word, margin):
        return settled is not False
    if word.future or (word.verbs[0].aspect == "P" and word.verbs[0].person == "1" and _says_before(tokens, i)):
        return tokens[i].norm not in given_names() or margin > 0  # سالم
    if tokens[i].text.endswith("ي") and word.verbs[0].aspect == "P" and word.masdars:
        return margin > 300
    seems = _only_seems_a_noun(tokens, i, word)
    if seems or token_is_noun_shaped(word) or _office_or_kin(word):
        return margin > (0 if word.tanween else -500) if seems else margin > 400 and not word.tanween
    if not (word.known or word.masdars or word.group):
        with_object = bool(word.vpron) and word.verbs[0].aspect == "I"  # تدعمه
        return margin > (-2000 if with_object else -900) or _with_its_doer(tokens, i)
    sure = _taken_up_again(tokens, i) or _before_its_word(tokens, i, word)
    return sure or _verb_over_noun(tokens, i, word, margin)


def _looks_like_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun or participle only has the letters of a verb."""
    word = tokens[i].word
    if not word.verbs or _most(tokens, i) or _what_is_done(tokens, i):
        return bool(word.verbs)
    return _is_rare_form(word) or _issued_by(tokens, i) or _has_madda(tokens[i])


_ONE_OF = "أحد"


def _most(tokens: Sequence[Token], i: int) -> bool:
    """أحد أقدم الجسور: after one of them, of what degree they are."""
    before = tokens[i - 1].word.function if i else None
    return before is not None and before.value == _ONE_OF and not tokens[i - 1].word.fpron


def _what_is_done(tokens: Sequence[Token], i: int) -> bool:
    """يبرر سعي الحكومة: right after a verb of the present a verbal noun is no verb of the past."""
    word, before = tokens[i].word, tokens[i - 1] if i else None
    if before is None or not before.is_verb or not word.masdars or word.vconj or word.vpron:
        return False
    present = bool(before.word.verbs) and all(form.aspect == "I" for form in before.word.verbs)
    return present and all(form.aspect == "P" for form in word.verbs)


def _has_madda(token: Token) -> bool:
    """آثار: only the forms of a root that begins with hamza begin so (آمن), and not أثار."""
    return token.text.lstrip("وف").startswith("آ") and not any(f.verb.startswith("ء") for f in token.word.verbs)


def _issued_by(tokens: Sequence[Token], i: int) -> bool:
    """بيان صادر عن الحركة: after a noun, a participle before the preposition that it, not the verb, asks for."""
    word = tokens[i].word
    if not i or i + 1 >= len(tokens) or not word.active or word.vconj or tokens[i - 1].kind != "w":
        return False
    function, senses = tokens[i + 1].word.function, lexicon().senses
    after = function.value if function is not None and function.kind == "prep" else ""
    asks = any(after in s.markers for s in senses.get(word.active, ()))
    verbal = any(after in s.markers for form in word.verbs for s in senses.get(form.verb, ()))
    return bool(after) and asks and not verbal


def _is_rare_form(word: Word) -> bool:
    """لجان: a noun for a body, and a verb only of several women."""
    return word.group is not None and all((f.gender, f.number) == ("f", "p") for f in word.verbs) and not word.vconj


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    return _done_to_him(tokens, i) or _befell_so_many(tokens, i)


def _befell_so_many(tokens: Sequence[Token], i: int) -> bool:
    """انتشرت القوات وقتل ثلاثة: joined past a verb, with no verbal noun between that it could be joined to."""
    word = tokens[i].word
    if not (word.vconj and word.masdars and word.verbs[0].aspect == "P") or word.vpron or i + 1 >= len(tokens):
        return False
    after = tokens[i + 1]
    function = after.word.function
    counted = after.kind == "n" or (function is not None and function.kind == "quant")
    verb = next((k for k in range(i - 1, -1, -1) if tokens[k].is_verb), -1)
    between = tokens[verb + 1 : i]
    told = verb >= 0 and bool(tokens[verb].word.verbs) and tokens[verb].word.verbs[0].aspect == "P"
    return counted and told and not any(t.word.masdars or t.kind == "p" for t in between)


def _done_to_him(tokens: Sequence[Token], i: int) -> bool:
    """واتهمه بكذا، ودعاه إلى كذا: joined to a verb of the past, to whom it is done and what it asks for."""
    word = tokens[i].word
    first = word.verbs[0]
    if not (word.vconj and word.vpron.startswith("3") and first.aspect == "P") or word.masdars or i + 1 >= len(tokens):
        return False
    after = tokens[i + 1].word
    prep = after.function.value if after.function is not None and after.function.kind == "prep" else after.nominal.prep
    asked = (
        any(prep in s.markers for form in word.verbs for s in lexicon().senses.get(form.verb, ())) if prep else False
    )
    before = next((t.word.verbs[0] for t in reversed(tokens[:i]) if t.is_verb and t.word.verbs), None)
    alike = before is not None and (before.aspect, before.gender, before.number) == ("P", first.gender, first.number)
    return asked and alike


_THAT = frozenset({"أن", "إن", "بأن"})
_REACH = 8
"""How many tokens after a verb of saying what it says may begin."""


def _tells(tokens: Sequence[Token], i: int, word: Word) -> bool:
    """في الضفة المقابلة ذكر المتحدث أن: the first verb of saying before أنّ, with whoever says so right after it."""
    if word.vconj or not says(word) or i + 1 >= len(tokens) or any(t.is_verb for t in tokens[:i]):
        return False
    before, doer = tokens[i - 1].word.function if i else None, tokens[i + 1].word
    named = tokens[i + 1].mention is not None or doer.group is not None or bool(doer.titles) or doer.nominal.det
    if (before is not None and before.kind != "dem") or not named or doer.nominal.prep or doer.nominal.conj:
        return False
    for token in tokens[i + 2 : i + 2 + _REACH]:
        function = token.word.function
        if function is not None and function.kind == "comp":
            return function.value in _THAT
        if token.kind == "p" and token.text not in QUOTES:
            return False
    return False


def wants_no_name(tokens: Sequence[Token], i: int) -> bool:
    """قيادي في الحركة طلب عدم نشر اسمه: after whoever speaks, what he asks for about his name."""
    return asks_not_to(tokens, i) and any(t.is_verb and says(t.word) for t in tokens[:i])


def _about_speech(tokens: Sequence[Token], i: int) -> bool | None:
    """Whether what follows tells a verb of saying, or of what its speaker asks for."""
    told = _tells(tokens, i, tokens[i].word) or _says_that(tokens, i) or wants_no_name(tokens, i)
    return True if told else None


def _says_that(tokens: Sequence[Token], i: int) -> bool:
    """لكن مصدرا مقربا من الحركة كشف للوكالة أن: the first past form of saying, with أنّ right after it or its hearer."""
    word = tokens[i].word
    form = next((f for f in word.verbs if f.aspect == "P" and f.person == "3"), None)
    if form is None or word.vpron or not says(word) or not i or any(t.is_verb for t in tokens[:i]):
        return False
    before = tokens[i - 1].word.function
    if before is not None and before.kind in ("prep", "nominal-prep", "quant"):
        return False
    at = i + 1
    if at < len(tokens) and tokens[at].word.nominal.prep == "ل":
        at = next((k for k in range(at, min(at + 4, len(tokens))) if tokens[k].word.function is not None), at)
    function = tokens[at].word.function if at < len(tokens) else None
    return function is not None and function.kind == "comp" and function.value in _THAT


def _joined_to_verb(tokens: Sequence[Token], i: int, word: Word) -> bool | None:
    """خُطف وقُتل: right after a verb of the past, what is joined to it is no noun, for there is none to join it to."""
    if not i or not tokens[i - 1].is_verb or word.nominal.conj != "و" or word.vconj != "و":
        return None
    before, first = tokens[i - 1].word, word.verbs[0]
    past = first.aspect == "P" and first.person == "3" and bool(before.verbs) and before.verbs[0].aspect == "P"
    alike = past and (before.verbs[0].gender, before.verbs[0].number) == (first.gender, first.number)
    return True if alike and not (before.vpron or word.group or word.titles or says(before)) else None


def _is_plural_past(word: Word) -> bool:
    """هاجموا، هاجمونا, زودوها: no noun is written so."""
    past = word.verbs[0].number == "p" and word.verbs[0].aspect == "P" and word.norm not in given_names()
    return past and (word.norm.endswith("وا") or word.vpron.startswith("1") or _has_no_plural(word))


def _has_no_plural(word: Word) -> bool:
    """زودوها, سلبوهم: with the letter of several and a pronoun, where the noun without them has no such plural."""
    stem = word.nominal.stem
    several = word.vpron.startswith("3") and word.nominal.pron and f"{stem}و" in word.norm and not stem.endswith("و")
    return bool(several) and not (word.group or word.active or word.passive or word.adjective or word.nisba)


_DOUBLED = re.compile(r"[وف]?[\u064b-\u0650\u0652]?\w[\u064b-\u0650\u0652]?\w[\u064b-\u0650\u0652]?\u0651")


def _is_doubled(text: str, word: Word) -> bool:
    """حمّل, ولوّح: the mark on its second letter tells a verb of the second form from a noun of the same letters."""
    second = any(form.verb.endswith(" II") and form.aspect == "P" for form in word.verbs)
    return second and bool(word.masdars or word.known) and _DOUBLED.match(text) is not None and not word.group


def _before_office(tokens: Sequence[Token], i: int, word: Word) -> bool:
    """ثمن محافظ كذا مواقفها, دان وزير الخارجية: a past form at the head, right before whose office it is to do so."""
    if i + 1 >= len(tokens) or (i and tokens[i - 1].kind != "p") or word.group or word.titles or word.masdars:
        return False
    first, after = word.verbs[0], tokens[i + 1].word
    past = (first.aspect, first.person, first.number) == ("P", "3", "s") and tokens[i].norm not in given_names()
    return past and bool(after.titles) and not (after.nominal.prep or after.nominal.conj or after.nominal.det)


def _office_or_kin(word: Word) -> bool:
    """وزير, نجل: an office or kinship whose letters are also و and a verb, or a verb of the first person."""
    people = bool(word.titles) and not word.nominal.conj
    return people and (bool(word.vconj) or (word.verbs[0].aspect != "P" and word.verbs[0].person == "1"))


def _only_seems_a_noun(tokens: Sequence[Token], i: int, word: Word) -> bool:
    """الطرفان وقعا على, الشيخ فاوضه: the past of a verb that no verb stands before in its clause.

    It is a noun only by an alef of tanween that nobody wrote, or by a letter of its root taken for و or ف.
    """
    first = word.verbs[0]
    dual = first.number == "d" and word.tanween and not word.nominal.conj and not word.vpron
    cut = bool(word.vpron) and bool(word.nominal.conj) and not word.vconj and not word.tanween
    if first.aspect != "P" or not (dual or cut) or not i or tokens[i - 1].kind == "p":
        return False
    if word.masdars or word.group or word.titles or word.classes or tokens[i].text.endswith("ً"):
        return False
    return not any(t.is_verb for t in tokens[clause_start(tokens, i) : i])


def _says_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of saying stands right before, marks between left aside: قال: رصدنا."""
    at = next((k for k in range(i - 1, max(i - 4, -1), -1) if tokens[k].kind != "p"), None)
    return at is not None and tokens[at].is_verb and says(tokens[at].word)


def _after_particle(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool | None:
    """Whether the particle before a form makes it a verb; ``None`` where it leaves that open."""
    before = tokens[i - 1].word.function if i else None
    if before is None or word.vconj:
        return None
    first = word.verbs[0]
    if _follows_that(tokens[i - 1], before, word, margin):
        return True
    if before.kind == "comp" and first.aspect == "P" and (word.known or word.masdars) and first.person != "1":
        return margin > 600 or None
    verbal = (before.kind in ("rel", "comp") and not tokens[i - 1].word.fprep) or before.value in _BEFORE_VERB
    return True if verbal else None


def _follows_that(particle: Token, function: Function, word: Word, margin: int) -> bool:
    """بألا تدعم, إنه أسقطها: a verb of the present after أن لا, one of the past with its object after إنه."""
    if function.kind == "except":
        return word.verbs[0].aspect == "I" and (bool(particle.word.fprep) or particle.text[0] == "أ")
    return function.kind == "comp" and particle.word.fpron.startswith("3") and margin > -300 and _done_to_it(word)


def _done_to_it(word: Word) -> bool:
    """إنه أسقطها: a derived verb of the past with its object, whose letters make no noun that a list knows."""
    noun = word.masdars or word.group or word.titles
    derived = all(form.aspect == "P" and " I-" not in form.verb for form in word.verbs)
    return word.vpron.startswith("3") and derived and not noun


def _not_after(tokens: Sequence[Token], i: int, word: Word) -> bool:
    """لا ريب, إنه أفضل: no past verb follows لا, and none of the first person what is said of a third."""
    particle, before = (tokens[i - 1].word, tokens[i - 1].word.function) if i else (None, None)
    if particle is None or before is None or word.vconj:
        return False
    denied = before.value == "لا" and all(form.aspect == "P" for form in word.verbs)
    third = particle.fpron.startswith("3") or (tokens[i - 1].text.endswith("إن") and word.known)  # إن ابنه
    another = before.kind == "comp" and third and word.verbs[0].person == "1"
    return another or (denied and word.nominal.stem == word.norm)


_THEN = "ثم"


def _comes_next(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool:
    """ثم داستها الدبابات: after ثم comes what was done next, sooner than a noun."""
    noun = word.masdars or word.group or word.titles or word.classes
    return bool(i) and tokens[i - 1].norm == _THEN and word.verbs[0].aspect == "P" and not noun and margin > -150


def _verb_over_noun(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool:
    """Whether a form that is a noun too is a verb here; it is the past forms that look like nouns."""
    first_of_all = i == 0 and any(form.aspect == "P" for form in word.verbs)  # ترأس الوزير
    if word.verbs[0].aspect != "P" and not first_of_all:
        return margin > -50 or _with_its_doer(tokens, i)
    if word.masdars and not word.vconj and i and construct_before(tokens[i - 1]):
        return margin > 500 or _with_its_doer(tokens, i)
    if word.vpron:
        object_follows = i + 1 < len(tokens) and tokens[i + 1].word.nominal.prep == "ل"
        # وطالبتها: after و a verb goes on sooner than a noun, unless one with a pronoun comes before (التزامها وحرصها)
        joined = bool(word.vconj) and not word.masdars and i > 0 and not tokens[i - 1].word.nominal.pron
        likely = margin > (-150 if joined else 150) and not (word.masdars and object_follows)
        whose = word.titles or (word.group and word.nominal.pron)
        meant = _written_before(tokens, i) or not (word.masdars or whose)
        meant = meant or _past_construct(tokens, i)
        likely = likely or _asks_of(tokens, i)
        return likely or (meant and _with_its_doer(tokens, i))  # بيان نشرته الوكالة, خطة وضعتها الأمم المتحدة
    if i == 0 and word.vconj and not (word.group or word.titles or word.masdars or word.classes):
        return True
    if i == 0 or tokens[i - 1].kind == "p" or (_written_before(tokens, i) and says(word)):
        return margin > -600
    first_verb = not word.masdars and not any(t.is_verb for t in tokens[clause_start(tokens, i) : i])
    return margin > (-400 if first_verb else -50)


def _before_its_word(tokens: Sequence[Token], i: int, word: Word) -> bool:
    """أودى بحياة، لقي مصرعه: right before what one of its senses cannot do without, no noun that no list knows."""
    if i + 1 >= len(tokens) or word.masdars or word.group or word.titles:
        return False
    after = tokens[i + 1].word
    there = {after.nominal.stem, *(f"@{name}" for name in after.classes)}
    senses = (sense for form in word.verbs for sense in lexicon().senses.get(form.verb, ()))
    slots = (slot for sense in senses for slot in sense.slots if slot.required)
    return any(not there.isdisjoint(slot.limits.get(after.nominal.prep or "obj", ())) for slot in slots)


def is_present(token: Token) -> bool:
    """Whether a token is a finite verb in a form of the present."""
    return token.is_verb and bool(token.word.verbs) and token.word.verbs[0].aspect == "I"


def clause_start(tokens: Sequence[Token], i: int) -> int:
    """Where the clause around ``i`` begins: after the nearest إن، أن or colon, for what is said has its own verb.

    An auxiliary right before (أن يكون سبب الحادث) is that already.
    """
    auxiliary = tokens[i - 1].word.function if i else None
    if auxiliary is not None and auxiliary.kind == "aux":
        return 0
    for k in range(i - 1, -1, -1):
        function = tokens[k].word.function
        if tokens[k].text == ":" or (function is not None and function.kind == "comp"):
            return k + 1
    return 0


def _with_its_doer(tokens: Sequence[Token], i: int) -> bool:
    """هجوم شنه مسلحون: the pronoun on a verb takes up the bare noun before it, and who did it stands right after."""
    if i + 1 >= len(tokens) or not tokens[i].word.vpron:
        return False
    doer = tokens[i + 1]
    agrees = _takes_up(tokens[i].word, tokens[i - 1].word)
    if not agrees and i > 1 and construct_before(tokens[i - 2]) and not tokens[i - 1].word.nominal.prep:
        agrees = _takes_up(tokens[i].word, tokens[i - 2].word)  # معصرة زيتون صادرها الفصيل
    nominal = doer.word.nominal
    joined = doer.kind != "w" or nominal.prep or nominal.conj or doer.word.function or doer.timed
    party = (
        doer.word.group is not None
        or nominal.stem in lexicon().compounds  # وسائل إعلام
        or bool(doer.word.titles)
        or "outlet_word" in doer.word.classes
        or (doer.mention is not None and doer.mention.kind != "place")
    )
    return agrees and not joined and (party or doer.norm.endswith("ون"))


def _takes_up(verb: Word, noun: Word) -> bool:
    """Whether the pronoun on a verb may take up a noun, as far as the noun's letters tell."""
    feminine = noun.nominal.stem.endswith(("ه", "ات"))
    return verb.vpron == ("3fs" if feminine else "3ms") or (noun.nominal.stem.endswith("ين") and verb.vpron[-1:] == "d")


def _past_construct(tokens: Sequence[Token], i: int) -> bool:
    """عبوة لاصقة زرعها مجهولون: after an adjective no construct goes on, nor does the nominative follow one."""
    if tokens[i].word.vconj or i + 1 >= len(tokens) or tokens[i - 1].kind != "w":
        return False
    before, noun = tokens[i - 1].word, tokens[i - 2].word if i > 1 and tokens[i - 2].kind == "w" else None
    nominative = tokens[i + 1].norm.endswith("ون") and not before.nominal.det
    bare = noun is not None and not (noun.nominal.det or before.nominal.det or noun.function or before.nominal.prep)
    alike = noun is not None and noun.nominal.stem.endswith("ه") and before.nominal.stem.endswith("ه")
    return nominative or (bare and alike and is_listed_adjective(before.nominal.stem.removesuffix("ه")))


def _asks_of(tokens: Sequence[Token], i: int) -> bool:
    """، وطالبهما بوقف القتال: past a comma, a verb with what it asks for in its own preposition."""
    word, after = tokens[i].word, tokens[i + 1].word if i + 1 < len(tokens) else None
    if not i or tokens[i - 1].kind != "p" or not word.vconj or after is None or not after.masdars:
        return False
    senses = (s for form in word.verbs for s in lexicon().senses.get(form.verb, ()))
    prep = after.nominal.prep
    return bool(prep) and any(s.kind in ("modal", "accuse") and prep in s.content for s in senses)


def _taken_up_again(tokens: Sequence[Token], i: int) -> bool:
    """هدنة جرى التوصل إليها: a past verb, what happened, and a preposition whose pronoun takes up what was before."""
    word = tokens[i].word
    if word.verbs[0].aspect != "P" or word.masdars or word.vconj or not i or i + 2 >= len(tokens):
        return False
    happening, back = tokens[i + 1].word, tokens[i + 2].word
    definite = bool(happening.masdars) and happening.nominal.det and not happening.nominal.prep
    return definite and back.fpron.startswith("3") and back.function is not None and back.function.kind == "prep"


def _written_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether "a statement" or the like stands before, which was issued or published sooner than it has a construct."""
    return any(_WRITTEN & t.word.classes and not t.word.nominal.det for t in tokens[max(0, i - 2) : i])


def says(word: Word) -> bool:
    """Whether a form may be of a verb of saying or writing."""
    return any(s.kind == "cue" for form in word.verbs for s in lexicon().senses.get(form.verb, ()))


def construct_before(token: Token) -> bool:
    """Whether the word before is a bare indefinite noun, which asks for a second noun rather than a verb."""
    word = token.word
    if token.kind != "w" or token.is_verb or not word.known or word.function or token.mention is not None:
        return False
    return not (word.nominal.det or word.nominal.pron or word.tanween)


def introduces_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name may follow: a given name, a rank or an office stands at ``i``, over an opening quote."""
    if i and tokens[i].text in QUOTES:
        i -= 1
    word = tokens[i].word
    return (
        tokens[i].norm in given_names() or bool(word.titles) or (word.group is not None and word.group.kind == "person")
    )


def token_is_noun_shaped(word: Word) -> bool:
    """Whether its letters say noun: article, or preposition clitic, or tanween."""
    return (word.nominal.det or bool(word.nominal.prep) or word.tanween) and word.known
