"""Verbs that describe the noun before them, which a pronoun of theirs takes up: هجوم شنه مسلحون."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.verbs.neighbours import construct_before
from khabar.find.tokens import Token
from khabar.find.words import Word
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.vocabulary import is_listed_adjective


def with_its_doer(tokens: Sequence[Token], i: int) -> bool:
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


def past_construct(tokens: Sequence[Token], i: int) -> bool:
    """عبوة لاصقة زرعها مجهولون: after an adjective no construct goes on, nor does the nominative follow one."""
    if tokens[i].word.vconj or i + 1 >= len(tokens) or tokens[i - 1].kind != "w":
        return False
    before, noun = tokens[i - 1].word, tokens[i - 2].word if i > 1 and tokens[i - 2].kind == "w" else None
    nominative = tokens[i + 1].norm.endswith("ون") and not before.nominal.det
    bare = noun is not None and not (noun.nominal.det or before.nominal.det or noun.function or before.nominal.prep)
    alike = noun is not None and noun.nominal.stem.endswith("ه") and before.nominal.stem.endswith("ه")
    return nominative or (bare and alike and is_listed_adjective(before.nominal.stem.removesuffix("ه")))


def taken_up_again(tokens: Sequence[Token], i: int) -> bool:
    """هدنة جرى التوصل إليها: a past verb, what happened, and a preposition whose pronoun takes up what was before."""
    word = tokens[i].word
    if word.verbs[0].aspect != "P" or word.masdars or word.vconj or not i or i + 2 >= len(tokens):
        return False
    happening, back = tokens[i + 1].word, tokens[i + 2].word
    definite = bool(happening.masdars) and happening.nominal.det and not happening.nominal.prep
    return definite and back.fpron.startswith("3") and back.function is not None and back.function.kind == "prep"
