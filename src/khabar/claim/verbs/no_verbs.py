"""What is no verb though it has the letters of one: names, accusatives, function words, nouns and participles."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.adjectives import is_in_respect
from khabar.claim.name_words import is_name_part
from khabar.claim.verbs.letters import has_madda, is_doubled, is_rare_form, opened
from khabar.claim.verbs.saying import written_before
from khabar.find.tokens import CLOSE_QUOTES, OPEN_QUOTES, QUOTES, Token
from khabar.find.words import Word
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import lexicon


def never_verb(tokens: Sequence[Token], i: int) -> bool:
    """A function word, a name of several words, an accusative, or a word after what begins a name."""
    token = tokens[i]
    word = token.word
    function_word = word.function is not None and not (opened(word) or _relates(tokens, i))
    if function_word or is_in_respect(tokens, i) or _looks_like_verb(tokens, i):
        return True
    if token.mention is not None and (not word.verbs or token.mention.first != token.mention.last):
        return True
    within_name = bool(i) and (is_name_part(tokens[i - 1]) or _was(tokens[i - 1], word))
    if token.text.endswith(("ًا", "اً", "ً")) or within_name or _quoted_alone(tokens, i):
        return True
    if token.place is not None and i and tokens[i - 1].place is token.place:
        return True
    doubled = bool(word.verbs) and is_doubled(token.text, word)  # جنّد النقيب
    if token.norm in given_names() and i + 1 < len(tokens) and not doubled and _begins_person(tokens[i + 1]):
        return True
    named = bool(i) and token.norm in given_names() and not _ends_name(tokens[i - 1])
    return named and not (word.verbs and written_before(tokens, i)) and _introduces_name(tokens, i - 1)


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


def _introduces_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name may follow: a given name, a rank or an office stands at ``i``, over an opening quote."""
    if i and tokens[i].text in QUOTES:
        i -= 1
    word = tokens[i].word
    return (
        tokens[i].norm in given_names() or bool(word.titles) or (word.group is not None and word.group.kind == "person")
    )


def not_after(tokens: Sequence[Token], i: int, word: Word) -> bool:
    """لا ريب, إنه أفضل: no past verb follows لا, and none of the first person what is said of a third."""
    particle, before = (tokens[i - 1].word, tokens[i - 1].word.function) if i else (None, None)
    if particle is None or before is None or word.vconj:
        return False
    denied = before.value == "لا" and all(form.aspect == "P" for form in word.verbs)
    third = particle.fpron.startswith("3") or (tokens[i - 1].text.endswith("إن") and word.known)  # إن ابنه
    another = before.kind == "comp" and third and word.verbs[0].person == "1"
    return another or (denied and word.nominal.stem == word.norm)


def _looks_like_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun or participle only has the letters of a verb."""
    word = tokens[i].word
    if not word.verbs or _most(tokens, i) or _what_is_done(tokens, i):
        return bool(word.verbs)
    return is_rare_form(word) or _issued_by(tokens, i) or has_madda(tokens[i])


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
