"""What a single word can be: its clitics, and what the lexicon knows of its stem.

Readings depend on the word alone and are cached; which of them holds in a sentence is settled by
``find.tagging``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from khabar.find.clitics import PRONOUNS, conjunctions, proclitics
from khabar.knowledge.folding import fold
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import Function, Group, Lexicon, Title, VerbForm, lexicon, verb_forms
from khabar.knowledge.names import names
from khabar.knowledge.vocabulary import is_listed_adjective, vocabulary

_ALTERNATIVES = frozenset({"ام", "او", "بل"})
"""Conjunctions that take no pronoun."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun reading: proclitics, article, stem, enclitic pronoun (as person code, or empty)."""

    conj: str
    prep: str
    det: bool
    stem: str
    pron: str


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """All that is known of one written word; one object for all places where it is written so."""

    norm: str
    nominal: Nominal
    function: Function | None
    """The closed-class word it is, after its proclitics."""
    fconj: str
    fprep: str
    fpron: str
    verbs: tuple[VerbForm, ...]
    vconj: str
    vpron: str
    future: bool
    purpose: bool
    """A verb after the ل of purpose (ليشكّل)."""
    masdars: tuple[str, ...]
    """Sense keys of the verbal or event noun that the stem is."""
    active: str | None
    passive: str | None
    adjective: str | None
    group: Group | None
    titles: tuple[Title, ...]
    classes: frozenset[str]
    nisba: str | None
    """Id of the state whose adjective or people this is."""
    known: bool
    tanween: bool

    @property
    def conj(self) -> str:
        """The conjunction clitic of the reading that counts (function word before noun)."""
        return self.fconj if self.function else self.nominal.conj


def analyse(norm: str, surface: str, kind: str) -> Word:
    """The readings of one token."""
    if kind != "w":
        return _plain(norm)
    tanween = (surface.endswith("ا") and "\u064b" in surface) or surface.endswith("\u064b")
    letters = surface.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
    word = _analyse(norm, tanween, letters.endswith("ة"), surface[0] in "أإآ", letters.endswith("أ"))
    if surface.startswith(_TO) and word.nominal.stem == norm and not (word.known or word.verbs or word.function):
        return replace(word, nominal=Nominal("", "ل", False, norm[1:], ""))
    return word


@lru_cache(maxsize=16_384)
def _plain(norm: str) -> Word:
    nominal = Nominal("", "", False, norm, "")
    nisba = names().nisba.get(norm)
    return Word(
        norm, nominal, None, "", "", "", (), "", "", False, False, (),
        None, None, None, None, (), frozenset(), nisba, False, False,
    )  # fmt: skip


_TO = ("لأ", "لإ", "لآ")
"""لأوديسا: ل before a name with alef; words themselves hardly ever begin so."""
_ALONE = fold("وحده")
"""Alone, where وحدة, a unit, folds to the same."""


@lru_cache(maxsize=16_384)
def _analyse(norm: str, tanween: bool, marbuta: bool, hamza: bool, seat: bool) -> Word:
    """``marbuta``: written with ة, which folds to ه but is never a pronoun nor ends a verb; ``hamza``: it begins with
    أ or إ, so with no article (ألكسندر); ``seat``: it ends in أ, which is no alef of tanween (أنشأ).
    """
    lex = lexicon()
    function, fconj, fprep, fpron = _function(norm, lex)
    if marbuta and (fpron or (function is not None and norm.endswith(_ALONE))):
        function, fconj, fprep, fpron = None, "", "", ""
    verbs, vconj, vpron, glue = ((), "", "", "") if marbuta else _verb(norm, lex)
    future, purpose = glue == "س", glue == "ل"
    verbs = _preferred(verbs)
    nominal, known = _nominal(norm, tanween, marbuta, lex)
    if seat and verbs and nominal.stem == norm[:-1]:
        nominal, known = Nominal("", "", False, norm, ""), _is_known(norm, lex)
    if hamza and nominal.det and not (nominal.conj or nominal.prep):
        nominal, known = Nominal("", "", False, norm, ""), _is_known(norm, lex)
    if not (known or verbs or function or nominal.det) and nominal.stem == norm and _joins_name(norm):
        nominal = Nominal("و", "", False, norm[1:], "")
    stem = nominal.stem
    every = function is not None and function.kind == "quant" and not fconj and fprep != "ك"  # لأي, but كميات
    if fprep and known and stem == norm and not every:  # ولاية is no و + ل + أية
        function, fconj, fprep, fpron = None, "", "", ""
    tanween = tanween or (not nominal.det and not nominal.prep and norm.endswith(stem + "ا"))
    group = lex.groups.get(stem)
    tanween = tanween or (group is not None and stem == group.noun + "ا")  # رجلا
    nominative = group.noun if group is not None and stem == group.noun + "ا" else _singular(stem)  # قتيلا
    classes = lex.classes.get(stem) or lex.classes.get(nominative, frozenset())
    if group is not None and nominal.pron == "1cs" and "made_adjective" in lex.classes.get(stem, ()):
        group = None  # موقع سياحي: of tourists, and not my tourists
    masdars = _event_nouns(stem, lex) or _event_nouns(_singular(stem), lex)
    return Word(
        norm, nominal, function, fconj, fprep, fpron, verbs, vconj, vpron, future, purpose, masdars,
        lex.active.get(stem), lex.passive.get(stem), lex.adjectives.get(stem), group,
        lex.titles.get(stem, ()), classes, names().nisba.get(stem), known, tanween,
    )  # fmt: skip


def _event_nouns(stem: str, lex: Lexicon) -> tuple[str, ...]:
    return lex.masdars.get(stem, ()) + ((lex.nouns[stem],) if stem in lex.nouns else ())


def _singular(stem: str) -> str:
    """The singular of a dual (اتصالين → اتصال، هجمتان → هجمه); of anything else, nothing."""
    if not stem.endswith(("ين", "ان")) or len(stem) < 6:
        return ""
    base = stem[:-2]
    return base[:-1] + "ه" if base.endswith("ت") else base


_AFTER_CLITIC = frozenset({"neg", "dem", "rel", "quant", "comp", "prep"})
"""Kinds of function words onto which a preposition is written."""


def _function(norm: str, lex: Lexicon) -> tuple[Function | None, str, str, str]:
    for conj, rest in conjunctions(norm):
        if rest in lex.functions:
            return lex.functions[rest], conj, "", ""
        for prep in "لبك":
            if rest.startswith(prep) and len(rest) > 2 and rest[1:] in lex.functions:
                inner = lex.functions[rest[1:]]
                takes = inner.kind in _AFTER_CLITIC and inner.value != "لا"
                if takes or (inner.kind == "except" and prep == "ب"):  # بألا
                    return inner, conj, prep, ""
        for pron in ("هما", "هم", "ها", "هن", "نا", "ه", "كم", "ني"):
            base = rest[: -len(pron)]
            if rest.endswith(pron) and len(base) >= 1:
                found = _pronominal_function(base, pron, lex)
                if found:
                    return found, conj, "", PRONOUNS[pron]
    return None, "", "", ""


def _pronominal_function(base: str, pron: str, lex: Lexicon) -> Function | None:
    """The particle or preposition before an enclitic: عليـ → على, أنـ → أن, لـ → ل; not in أمني, فني."""
    if base in _ALTERNATIVES or (pron == "ني" and not base.endswith("ن")):
        return None
    if base in ("ل", "ب"):
        return Function("prep", base)
    if base in ("لدي", "علي", "الي"):
        return lex.functions[base]
    inner = lex.functions.get(base)
    if inner and inner.kind in ("prep", "comp", "sub", "quant", "conj"):
        return inner
    return None


def _verb(norm: str, lex: Lexicon) -> tuple[tuple[VerbForm, ...], str, str, str]:
    """The verb's forms, its conjunction, its object pronoun and the particle glued to it.

    Least cutting first, yet a verb that the lexicon has a sense for before one that it has none for (ودعت: و + دعت),
    and any number before the dual.
    """

    def rank(reading: tuple[tuple[VerbForm, ...], str, str, str]) -> tuple[bool, bool, bool]:
        forms = reading[0]
        doubled = norm.startswith("وو") and not reading[1]  # ووجهت: and directed, rather than was confronted
        return all(f.number == "d" for f in forms), not any(f.verb in lex.senses for f in forms), doubled

    return min(_verb_readings(norm, lex), key=rank, default=((), "", "", ""))


def _verb_readings(norm: str, lex: Lexicon) -> Iterator[tuple[tuple[VerbForm, ...], str, str, str]]:
    for conj, rest in conjunctions(norm):
        # A glued ما or لا (مانقلت، لايزال) is a word of its own that lost its blank.
        for glue in ("", "س", "ل", "ما", "لا"):
            if glue and not (rest.startswith(glue) and len(rest) > len(glue) + 2):
                continue
            body = rest[len(glue) :]
            if glue in ("س", "ل") and body[0] not in "ياتن":
                continue
            found, pron = _verb_form(body, lex)
            if found:
                yield found, conj, pron, glue


def _preferred(verbs: tuple[VerbForm, ...]) -> tuple[VerbForm, ...]:
    """News speaks of others: where a form is third person in one verb and first in another, the third holds."""
    third = tuple(v for v in verbs if v.person == "3")
    return tuple(sorted(third or verbs, key=lambda v: v.voice))


def _verb_form(body: str, lex: Lexicon) -> tuple[tuple[VerbForm, ...], str]:
    if body in lex.forms:
        return verb_forms(body), ""
    if body.endswith("اوا") and body[:-3] + "ووا" in lex.forms:  # بدأوا for بدؤوا
        return verb_forms(body[:-3] + "ووا"), ""
    for pron in ("هما", "هم", "ها", "هن", "نا", "ني", "كم", "ه"):
        base = body[: -len(pron)]
        if body.endswith(pron) and len(base) >= 2:
            for candidate in (base, base + "ا") if base.endswith("و") else (base, base[:-1] + "ي"):
                if candidate in lex.forms and (candidate == base or base.endswith(("و", "ا"))):
                    return verb_forms(candidate), PRONOUNS[pron]
    return (), ""


def _nominal(norm: str, tanween: bool, marbuta: bool, lex: Lexicon) -> tuple[Nominal, bool]:
    """The best noun reading: the one whose stem is known with the fewest letters cut away."""
    known = _without_pronoun(norm, tanween, lex) or (None if marbuta else _with_pronoun(norm, lex))
    if known is not None and not (marbuta or known.pron):
        known = _his_own(known, lex) or known
    if known is not None and not ((known.conj or known.prep) and _is_given_name(norm, known.stem)):
        return known, True
    for conj, prep, det, stem in proclitics(norm):
        if (det and len(stem) > 2) or (known is None and (conj or prep) and _is_given_name(stem, norm)):
            return Nominal(conj, prep, det, stem, ""), False  # بأنيس
    return Nominal("", "", False, norm, ""), False


_NOT_AFTER_AND = frozenset("اويل")
"""Letters before which و may be the first of a foreign name's own (وارسو, وينستون, ولفرهامبتون)."""


def _joins_name(norm: str) -> bool:
    """وفرابوو, وسكرامنتو: و and what no list knows, by the letters that only follow it as a conjunction."""
    joined = norm.startswith("و") and len(norm) > 4 and norm[1] not in _NOT_AFTER_AND
    return joined and not (norm.endswith(("ه", "ات", "ون", "ين")) or norm in given_names() or is_listed_adjective(norm))


def _his_own(known: Nominal, lex: Lexicon) -> Nominal | None:
    """مكتبه، حراسه: written with ه and not ة, his office and his guards, where only without it a party is named.

    So are his killing, which is no killers (قتله), and his head, who is no woman at the head (رئيسه).
    """
    base, party = known.stem[:-1], lex.groups.get(known.stem)
    if known.det or not known.stem.endswith("ه") or not (base in lex.groups or (party and base in lex.masdars)):
        return None
    if party is not None and not (base in lex.masdars or (party.noun == base and not party.plural)):
        return None
    return None if known.stem in names().words else Nominal(known.conj, known.prep, False, base, PRONOUNS["ه"])


def _is_given_name(form: str, other: str) -> bool:
    """Whether a form is a given name and the other way to read it is none (وجدي, وليد)."""
    listed = given_names()
    return len(form) > 3 and form in listed and (other not in listed or form[0] == "و")


def _is_known(stem: str, lex: Lexicon) -> bool:
    if _is_listed(stem, lex):
        return True
    # The sound plural of a known noun: مخيمات، دوريات.
    if stem.endswith("ات") and len(stem) > 5 and (_is_listed(stem[:-2], lex) or _is_listed(stem[:-2] + "ه", lex)):
        return True
    # The dual of an event noun: بغارتين، العمليتان.
    return bool(_event_nouns(_singular(stem), lex))


def _is_listed(stem: str, lex: Lexicon) -> bool:
    if stem in names().words and not _is_joined(stem, lex):
        return True
    return stem in vocabulary() or lex.known_noun(stem)


def _is_joined(form: str, lex: Lexicon) -> bool:
    """والتعاون، ورفض، لمساعدة، لمدينة: a later word of a name, with its conjunction or preposition."""
    if form[0] not in "وبكفل" or len(form) < 4:
        return False
    if form[0] == "ل":
        return len(form) > 4 and (form[1:] in lex.masdars or lex.known_noun(form[1:]))
    if form[1:3] != "ال" or len(form) < 6:
        rest = form[1:]
        if form[0] != "و":
            return False
        return rest in lex.masdars or (len(form) > 4 and (lex.known_noun(rest) or _is_owned(rest, lex)))
    rest = form[3:]
    return rest in names().words or rest in vocabulary() or lex.known_noun(rest)


def _is_owned(form: str, lex: Lexicon) -> bool:
    """حلفائهم: a known noun with what it belongs to written onto it."""
    return form.endswith(("هم", "ها")) and _with_pronoun(form, lex) is not None


def _without_pronoun(norm: str, tanween: bool, lex: Lexicon) -> Nominal | None:
    """A known stem before which only proclitics are cut away, and after which at most the alef of tanween."""
    for conj, prep, det, stem in proclitics(norm):
        bare = stem[:-1] if stem.endswith("ا") and not (det or prep) else ""  # باسيرا is no ب + أسيراً
        pronoun_like = stem.endswith(("وا", "ها", "نا"))
        hers = stem.endswith("ها") and lex.known_noun(stem[:-2])  # عناصرها
        if bare and lex.known_noun(bare) and not (hers or lex.known_noun(stem) or stem in names().words):
            return Nominal(conj, prep, det, bare, "")
        if det and prep == "ل" and lex.known_noun("ل" + stem) and not lex.known_noun(stem):
            return Nominal(conj, prep, False, "ل" + stem, "")  # للقاء, للجنة: one lam is the noun's own
        if len(stem) > 1 and _is_known(stem, lex) and not (prep and _is_accusative(stem, lex)):
            return Nominal(conj, prep, det, stem, "")
        if bare and not pronoun_like and (tanween or len(stem) > 3) and _is_known(bare, lex):
            return Nominal(conj, prep, det, bare, "")
    return None


def _is_accusative(stem: str, lex: Lexicon) -> bool:
    """أسيرا, رجلا: a form of a word for people with the alef of tanween, which no preposition stands before."""
    group = lex.groups.get(stem)
    return group is not None and stem == group.noun + "ا"


def _with_pronoun(norm: str, lex: Lexicon) -> Nominal | None:
    """A known stem before an enclitic pronoun."""
    for conj, prep, det, stem in proclitics(norm):
        if det:
            continue
        for pron in ("هما", "هم", "ها", "هن", "نا", "ه", "ي"):
            if stem.endswith(pron) and len(stem) - len(pron) >= 2:
                base = next((b for b in _bases(stem[: -len(pron)]) if _is_known(b, lex)), None)
                if base is not None:
                    return Nominal(conj, prep, det, base, PRONOUNS[pron])
    return None


def _bases(base: str) -> tuple[str, ...]:
    """What a noun before an enclitic may be without it: دعمـ, حكومتـ → حكومة, مسؤولو → مسؤولون."""
    if base.endswith("ت"):
        return (base[:-1] + "ه", base)
    if base.endswith(("اي", "او")):
        hamza = base[:-1] + "ء"  # زملائه، زملاؤه; the list has them before a pronoun too, but رأيه is no راء
        return (hamza, base, base + "ن", base[:-1]) if len(base) > 4 else (base, hamza, base + "ن", base[:-1])
    if base.endswith(("و", "ي")):
        return (base, base + "ن", base[:-1])
    if base.endswith("ا"):
        return (base, base[:-1] + "ي", base + "ن")
    return (base,)
