"""Which tokens are finite verbs."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.verbs.describing import past_construct, taken_up_again, with_its_doer
from khabar.claim.verbs.joined import asks_of, comes_next, goes_on, joined_to_verb
from khabar.claim.verbs.letters import is_doubled, is_plural_past, noun_shaped, office_or_kin
from khabar.claim.verbs.neighbours import after_particle, before_its_word, before_office, clause_start, construct_before
from khabar.claim.verbs.no_verbs import never_verb, not_after
from khabar.claim.verbs.saying import about_speech, says, says_before, written_before
from khabar.claim.written_alike import over_particle
from khabar.find.tagging import scores
from khabar.find.tokens import Token
from khabar.find.words import Word
from khabar.knowledge.given_names import given_names


def tag_verbs(tokens: Sequence[Token]) -> None:
    """Set ``is_verb`` on every token that is a finite verb here."""
    words = [t.norm for t in tokens]
    for i, token in enumerate(tokens):
        if token.kind == "w" and not token.known_name:
            token.is_verb = over_particle(tokens, i) or _is_verb(tokens, words, i)
            if token.is_verb and token.mention is not None:
                token.mention = None


def _is_verb(tokens: Sequence[Token], words: list[str], i: int) -> bool:
    if never_verb(tokens, i) or (tokens[i].word.verbs and not_after(tokens, i, tokens[i].word)):
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


def _known_verb(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool:
    """A form the lexicon knows as a verb: its neighbours decide where it is a noun too."""
    settled = after_particle(tokens, i, word, margin) or joined_to_verb(tokens, i, word) or about_speech(tokens, i)
    plain = is_plural_past(word) or is_doubled(tokens[i].text, word) or before_office(tokens, i, word)
    if settled is not None or plain or goes_on(tokens, i) or comes_next(tokens, i, word, margin):
        return settled is not False
    if word.future or (word.verbs[0].aspect == "P" and word.verbs[0].person == "1" and says_before(tokens, i)):
        return tokens[i].norm not in given_names() or margin > 0  # سالم
    if tokens[i].text.endswith("ي") and word.verbs[0].aspect == "P" and word.masdars:
        return margin > 300
    seems = _only_seems_a_noun(tokens, i, word)
    if seems or noun_shaped(word) or office_or_kin(word):
        return margin > (0 if word.tanween else -500) if seems else margin > 400 and not word.tanween
    if not (word.known or word.masdars or word.group):
        with_object = bool(word.vpron) and word.verbs[0].aspect == "I"  # تدعمه
        return margin > (-2000 if with_object else -900) or with_its_doer(tokens, i)
    sure = taken_up_again(tokens, i) or before_its_word(tokens, i, word)
    return sure or _verb_over_noun(tokens, i, word, margin)


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


def _verb_over_noun(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool:
    """Whether a form that is a noun too is a verb here; it is the past forms that look like nouns."""
    first_of_all = i == 0 and any(form.aspect == "P" for form in word.verbs)  # ترأس الوزير
    if word.verbs[0].aspect != "P" and not first_of_all:
        return margin > -50 or with_its_doer(tokens, i)
    if word.masdars and not word.vconj and i and construct_before(tokens[i - 1]):
        return margin > 500 or with_its_doer(tokens, i)
    if word.vpron:
        return _with_object(tokens, i, word, margin)
    if i == 0 and word.vconj and not (word.group or word.titles or word.masdars or word.classes):
        return True
    if i == 0 or tokens[i - 1].kind == "p" or (written_before(tokens, i) and says(word)):
        return margin > -600
    first_verb = not word.masdars and not any(t.is_verb for t in tokens[clause_start(tokens, i) : i])
    return margin > (-400 if first_verb else -50)


def _with_object(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool:
    """وطالبتها, بيان نشرته الوكالة: whether a pronoun is on a verb as its object, and not on a noun as its owner."""
    object_follows = i + 1 < len(tokens) and tokens[i + 1].word.nominal.prep == "ل"
    # وطالبتها: after و a verb goes on sooner than a noun, unless one with a pronoun comes before (التزامها وحرصها)
    joined = bool(word.vconj) and not word.masdars and i > 0 and not tokens[i - 1].word.nominal.pron
    likely = margin > (-150 if joined else 150) and not (word.masdars and object_follows)
    whose = word.titles or (word.group and word.nominal.pron)
    meant = written_before(tokens, i) or not (word.masdars or whose)
    meant = meant or past_construct(tokens, i)
    likely = likely or asks_of(tokens, i)
    return likely or (meant and with_its_doer(tokens, i))  # بيان نشرته الوكالة, خطة وضعتها الأمم المتحدة
