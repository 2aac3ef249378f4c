"""An article's sentences: cut, their names, times and places found and settled, and their syntax put together."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.claim.bases import Bases
from khabar.claim.drones import mark_drones
from khabar.claim.parties.cast import Cast
from khabar.claim.sentence import Sentence
from khabar.claim.surnames import mark_surnames
from khabar.find.mentions import country_of, find, settle
from khabar.find.places import find_places, place_candidates
from khabar.find.times import find_times
from khabar.find.tokens import tokenise
from khabar.model import Article
from khabar.read.sentences import sentences


def analysed(article: Article, cast: Cast) -> list[Sentence]:
    """The sentences of the story, in order; whom they name is noted in ``cast``."""
    found = list(_split(article))
    countries = _countries(found)
    mark_surnames([s.tokens for s in found])
    mark_drones([s.tokens for s in found])
    bases = Bases()
    for sentence in found:
        settle(sentence.tokens, sentence.mentions, countries)
        bases.settle(sentence.tokens, sentence.mentions)
        _mark_times(sentence)
        _mark_places(sentence, countries)
        sentence.analyse()
        cast.note(sentence)
    cast.noted()
    return found


def _split(article: Article) -> Iterator[Sentence]:
    for number, block in enumerate(article.blocks):
        if block.kind.is_story:
            for start, end in sentences(article, block):
                tokens = tokenise(article.text, start, end)
                if tokens:
                    yield Sentence(start, end, number, block.kind, tokens)


def _countries(found: list[Sentence]) -> dict[str, int]:
    """Find names, and what may be places; the countries that the page is about, by how often it speaks of them."""
    for sentence in found:
        sentence.mentions = find(sentence.tokens)
        sentence.candidates = place_candidates(sentence.tokens)
    return country_of(
        (m for s in found for m in s.mentions),
        (t for s in found for t in s.tokens),
        (p for s in found for p in find_places(s.tokens, (), s.candidates)),
    )


def _mark_times(sentence: Sentence) -> None:
    sentence.times = find_times(sentence.tokens)
    for expression in sentence.times:
        for token in sentence.tokens[expression.first : expression.last + 1]:
            token.timed = True


def _mark_places(sentence: Sentence, countries: dict[str, int]) -> None:
    found = find_places(sentence.tokens, countries, sentence.candidates)
    sentence.places = {k: m for m in found for k in range(m.first, m.last + 1)}
    for at, place in sentence.places.items():
        sentence.tokens[at].place = place
