"""Where it is said to be: names of places, with the words that describe them, settled by what the page is about.

A name is taken for a place in three cases. After a place word (مدينة حلب، ريف حماة الشمالي) any name may follow,
ordinary words included. After a preposition, or a verb or event noun whose object it is, only a name that is no word
or person's name besides. And in a list, what follows such a place as its equal. Of several places that bear the
name, the page's countries and the wider places named nearby decide, then the widest; where two are as good, the
place stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from khabar.find.clitics import proclitics
from khabar.find.tokens import Token
from khabar.find.words import Word
from khabar.knowledge.folding import fold
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.places import LEVELS, WELL_KNOWN, Name, Place, PlaceWord, place_words, places

_SIDES = frozenset(
    prefix + stem + ending
    for prefix, stem in (("ال", s) for s in map(fold, ("شمالي", "جنوبي", "شرقي", "غربي", "أوسط", "وسطى")))
    for ending in ("", "ه")
)
_LONG = 5
"""Letters from which a name's likeness to a verb of the first or second person is chance."""
_QUARTERS = frozenset(map(fold, ("شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي")))
_PARTIES = frozenset(("state", "government", "place"))
"""Kinds of known names that a place may share: دمشق is the government and the city."""
_WHERE = frozenset(
    ("في", "من", "إلى", "على", "نحو", "عبر", "خارج", "قرب", "وسط", "ضمن", "حتى", "فوق", "بين", "حول", "تجاه")
)
"""Prepositions that a place may follow."""
_UNMISTAKABLE = frozenset(("country", "capital", "region", "area"))
_VILLAGES = frozenset(("subdistrict", "locality", "neighbourhood"))
_AROUND = frozenset(("region", "county", "subdistrict"))
"""Levels of the wider places that tell two bearers of a name apart."""
_ACTING = frozenset(("country", "capital"))
"""Levels of places that stand for their government."""
_PARTY_TOO = frozenset(("بين", "حول", "تجاه"))
"""Of these, those after which a country or capital is rather a party (محادثات بين روسيا وتركيا)."""
_OPEN = frozenset(("region", "area", "city"))
"""Levels of places that do not act: after a verb or event noun they are where it happens (قصف حلب، دخل الموصل)."""


class PlaceMention(NamedTuple):
    """A place at tokens ``[first, last]``, its describing words included.

    ``place`` is ``None`` where the name is known but not which of its bearers is meant. Where ``precise`` is false,
    the words mean a part of ``place``, its surroundings, or something in it.
    """

    first: int
    last: int
    place: Place | None
    precise: bool


class _Hot(NamedTuple):
    """What a word can begin: a described place, or names (by conjunction and preposition cut away)."""

    word: PlaceWord | None
    alone: bool
    """Whether it can begin a mention whatever follows."""
    nexts: frozenset[str]
    """The second words of its names, one of which must follow where it cannot stand alone."""
    names: tuple[tuple[str, str, Mapping[str, tuple[Name, ...]]], ...]


@dataclass(slots=True)
class _Draft:
    """A mention whose place is not settled yet."""

    first: int
    last: int
    found: tuple[Place, ...]
    word: PlaceWord | None
    precise: bool
    sure: bool = True
    """The name is no plain word."""


Candidate: TypeAlias = tuple[int, list[_Draft]]
"""A token's index, and the place that may begin there with those that follow it in a list."""


def find_places(
    tokens: Sequence[Token], countries: Iterable[str] = (), candidates: Iterable[Candidate] | None = None
) -> list[PlaceMention]:
    """The places of a sentence, in order, without overlap; ``countries`` are those that its page is about.

    ``candidates`` are those of the same tokens, where they are known already: ``place_candidates(tokens)``.
    """
    here = frozenset(countries)
    drafts: list[_Draft] = []
    until = 0
    for i, found in place_candidates(tokens) if candidates is None else candidates:
        mention = tokens[i].mention
        if i < until or (mention is not None and mention.kind not in _PARTIES):
            continue  # جبهة النصرة
        for draft in found:
            if not _credible(draft, here):
                break
            drafts.append(draft)
            until = draft.last + 1
    return _settled(drafts, here) if drafts else []


def place_candidates(tokens: Sequence[Token]) -> list[Candidate]:
    """Whatever may be a place in a sentence by its words alone, to be chosen from by ``find_places``."""
    found: list[Candidate] = []
    for i, token in enumerate(tokens):
        hot = _hot(token.norm)
        if hot is None or token.kind != "w":
            continue
        if hot.alone or (i + 1 < len(tokens) and tokens[i + 1].norm in hot.nexts):
            drafts = list(_at(tokens, i, hot))
            if drafts:
                found.append((i, drafts))
    return found


@lru_cache(maxsize=16_384)
def _hot(norm: str) -> _Hot | None:
    """What ``norm`` can begin, or ``None``: the one look-up that most words cost."""
    words, known = place_words(), places()
    word: PlaceWord | None = None
    names = []
    for conj, prep, key in dict.fromkeys((c, p, "ال" + s if d else s) for c, p, d, s in proclitics(norm)):
        if word is None and key in words:
            word = words[key]
        if len(key) > 1 and known.starts(key):
            starting = known.starting(key)  # of names with a short first word (تل رفعت) only those that go on
            names.append((conj, prep, starting if len(key) > 2 else {k: v for k, v in starting.items() if k}))
    if word is None and not names:
        return None
    sure = any(not n.plain for *_, by in names for n in by.get("", ()))
    return _Hot(word, word is not None or sure, frozenset(k for *_, by in names for k in by if k), tuple(names))


# -- reading ------------------------------------------------------------------------------------


def _at(tokens: Sequence[Token], i: int, hot: _Hot) -> Iterator[_Draft]:
    """The place that begins at token ``i``, and those that follow it in a list."""
    described = _described(tokens, i, hot) if hot.word is not None else None
    named = _named(tokens, i, hot)
    if named is not None and (described is None or named.last >= described.last):
        if hot.word is None and not _licensed(tokens, i, named):
            return
        named = _with_side(tokens, named)
        yield named
        yield from _listed(tokens, named)
    elif described is not None:
        yield described
        yield from _listed(tokens, described)


def _described(tokens: Sequence[Token], i: int, hot: _Hot) -> _Draft | None:
    """A name after a place word, or after several (أطراف مدينة حلب، شمال غرب سوريا)."""
    word, precise, j = hot.word, True, i + 1
    while word is not None and j < len(tokens):
        by_nisba = _by_nisba(tokens, i, j, word)
        if by_nisba is not None:
            return by_nisba
        inner = _hot(tokens[j].norm)
        apposed = word.word.startswith("ال") and tokens[j].word.nisba is not None and tokens[j].word.nominal.det
        if apposed:  # العاصمة السورية دمشق
            j += 1
            continue
        if inner is None or tokens[j].kind != "w":
            return None
        draft = _name_after(tokens, (i, j), word, precise=precise)
        if draft is not None:
            return draft
        if inner.word is None or inner.word.word.startswith("ال"):
            return None
        word, j = _narrower(word, inner.word), j + 1
        precise = precise and bool(word.exact)
    return None


def _narrower(outer: PlaceWord, inner: PlaceWord) -> PlaceWord:
    """Two place words as one: the inner says what the name is, the outer that only a part of it is meant."""
    return inner._replace(exact=inner.exact & outer.exact if outer.exact else frozenset(), several=inner.several)


def _name_after(tokens: Sequence[Token], at: tuple[int, int], word: PlaceWord, *, precise: bool) -> _Draft | None:
    i, j = at
    hot = _hot(tokens[j].norm)
    match = _longest(tokens, j, hot, clitics=False) if hot is not None else None
    if match is None:
        return None
    last, found = match
    bound = word.levels or word.word not in _QUARTERS
    kept = [n for n in found if _may_follow(tokens[j], n, word, bool(bound))]
    if not kept:
        return None
    sure = not all(n.plain for n in kept)
    return _with_side(tokens, _Draft(i, last, tuple(n.place for n in kept), word, precise, sure))


def _may_follow(token: Token, name: Name, word: PlaceWord, bound: bool) -> bool:
    """Whether a name may stand after a place word: a plain one needs a word of its own level, and the article."""
    if not name.plain:
        return True
    if not bound or name.place.level not in word.levels:
        return False
    return bool(name.rest) or token.norm.startswith("ال") or name.place.level in WELL_KNOWN


def _by_nisba(tokens: Sequence[Token], i: int, j: int, word: PlaceWord) -> _Draft | None:
    """الشمال السوري، الشمال الغربي السوري، الأراضي الليبية: the state, in part."""
    if not word.nisba or not tokens[i].word.nominal.det:
        return None
    while j < len(tokens) and tokens[j].norm in _SIDES:
        j += 1
    if j >= len(tokens) or tokens[j].word.nisba is None or not tokens[j].word.nominal.det:
        return None
    state = places().get(tokens[j].word.nisba or "")
    if j + 1 < len(tokens) and tokens[j + 1].word.nisba is not None and tokens[j + 1].word.nominal.det:
        return _Draft(i, j + 1, (), word, False)
    return _Draft(i, j, (state,) if state is not None else (), word, False)


def _named(tokens: Sequence[Token], i: int, hot: _Hot) -> _Draft | None:
    """A name that stands alone, or whose first word is the place word (ريف دمشق، جبل لبنان)."""
    match = _longest(tokens, i, hot, clitics=True)
    if match is None:
        return None
    last, found = match
    kept = tuple(n.place for n in found if not n.plain and (hot.word is not None or _no_word_besides(tokens[i], n)))
    return _Draft(i, last, kept, None, True) if kept else None


def _no_word_besides(token: Token, name: Name) -> bool:
    """Whether a name is no word of the lexicon and no person's name, or is known too well to be taken for one."""
    if name.place.level in _UNMISTAKABLE or (name.rest and name.place.level != "locality"):
        return True
    first = token.word.nominal.stem
    if name.rest:
        return not {first, *name.rest} <= given_names()
    word = ("ال" if token.word.nominal.det else "") + first
    if name.place.level not in _VILLAGES:
        return not _ordinary(word)
    return not _ordinary(first) and not _ordinary(word)


@lru_cache(maxsize=20_000)
def _ordinary(word: str) -> bool:
    """Whether a folded word is in the lexicon, or is a person's name."""
    lex = lexicon()
    return (
        word in given_names()
        or lex.known_noun(word)
        or any(_told_of_others(word, code) for _, code in lex.forms.get(word, ()))
    )


def _told_of_others(word: str, code: str) -> bool:
    """Whether a verb form is one of the news: «استأنا» (we resented) is no rival of أستانا, as a short word may be."""
    return code[2] == "3" or len(word) < _LONG


def _longest(tokens: Sequence[Token], i: int, hot: _Hot, *, clitics: bool) -> tuple[int, tuple[Name, ...]] | None:
    """The last token of the longest name that begins at ``i``, and all its bearers."""
    word = tokens[i].word
    after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    best = -1
    found: list[Name] = []
    for conj, prep, names in hot.names:
        if (conj or prep) and not (clitics and _cut_so(word, conj, prep)):
            continue
        for name in (*(names.get(after, ()) if after else ()), *names.get("", ())):
            last = i + len(name.rest)
            if last < best:
                break
            if tuple(t.norm for t in tokens[i + 1 : last + 1]) == name.rest:
                if last > best:
                    best, found = last, []
                found.append(name)
    return (best, tuple(found)) if found else None


def _cut_so(word: Word, conj: str, prep: str) -> bool:
    """Whether these clitics may be cut off: where the word is known, only as its noun reading has them."""
    return not word.known or (word.nominal.conj, word.nominal.prep) == (conj, prep)


def _with_side(tokens: Sequence[Token], draft: _Draft) -> _Draft:
    """ريف حماة الشمالي، القامشلي الغربية: with the adjective, only a part is meant."""
    while draft.last + 1 < len(tokens) and tokens[draft.last + 1].norm in _SIDES:
        draft.last += 1
        draft.precise = False
    return draft


def _licensed(tokens: Sequence[Token], i: int, draft: _Draft) -> bool:
    """Whether what stands before a bare name lets it be a place."""
    if tokens[i].word.tanween and tokens[i].word.nisba is not None and "\u064b" in tokens[i].text:
        return False  # بريطانيًّا is the adjective
    if tokens[i].word.nominal.prep or _cut_prep(tokens[i], draft):
        return True
    if not i:
        return False
    before = tokens[i - 1].word
    levels = {p.level for p in draft.found}
    if before.function is not None:
        value = before.function.value
        return value in _WHERE and not before.fpron and not (levels & _ACTING and value in _PARTY_TOO)
    opens = bool(levels & _OPEN) and not levels & _ACTING
    return opens and bool(before.verbs or before.masdars) and tokens[i - 1].kind == "w"


def _cut_prep(token: Token, draft: _Draft) -> bool:
    """Whether the name was read after a proclitic preposition (بحلب)."""
    return token.norm[0] in "بل" and not any(fold(p.ar).startswith(token.norm) for p in draft.found)


def _listed(tokens: Sequence[Token], draft: _Draft) -> Iterator[_Draft]:
    """What follows a place as its equal: ريفي حماة وإدلب، في حلب وحمص."""
    while True:
        i = draft.last + 1
        if i + 1 < len(tokens) and tokens[i].text in ("،", ",", "و"):
            i += 1
        elif i >= len(tokens) or not tokens[i].norm.startswith("و"):
            return
        hot = _hot(tokens[i].norm)
        if hot is None or hot.word is not None or tokens[i].kind != "w":
            return
        match = _longest(tokens, i, hot, clitics=True)
        if match is None:
            return
        word = draft.word
        several = word is not None and word.several
        kept = tuple(
            n.place for n in match[1]
            if (several and word is not None and _may_follow(tokens[i], n, word, bound=True))
            or (not n.plain and _no_word_besides(tokens[i], n))
        )  # fmt: skip
        if not kept:
            return
        draft = _with_side(tokens, _Draft(i, match[0], kept, word if several else None, True))
        yield draft


# -- settling -----------------------------------------------------------------------------------


def _credible(draft: _Draft, here: frozenset[str]) -> bool:
    """A village that no place word announces, and a plain word, must lie in a country of the page."""
    if any(p.country in here for p in draft.found):
        return True
    return draft.sure and (draft.word is not None or any(p.level in WELL_KNOWN for p in draft.found))


def _settled(drafts: Sequence[_Draft], here: frozenset[str]) -> list[PlaceMention]:
    found = []
    for draft in drafts:
        place = _chosen(draft, drafts, here)
        exact = draft.word is None or (place is not None and place.level in draft.word.exact)
        found.append(PlaceMention(draft.first, draft.last, place, draft.precise and exact))
    return found


def _chosen(draft: _Draft, drafts: Sequence[_Draft], here: frozenset[str]) -> Place | None:
    """The one bearer of the name that is meant, or ``None``."""
    levels = draft.word.levels if draft.word is not None else ()
    left = [p for p in draft.found if p.level in levels] or list(draft.found)
    if not levels:
        left = [p for p in left if p.level in WELL_KNOWN] or left
    inside = [p for p in left if not here or p.country in here or not p.country]
    outside = [p for p in left if p.level in WELL_KNOWN]
    left = inside or [p for p in outside if p.level in _ACTING] or outside
    if len(left) > 1:
        above = places().above
        other = (d.found for d in drafts if not set(d.found) & set(draft.found))
        nearby = {p.id for found in other for p in found if p.level in _AROUND}
        around = [sum(a in nearby for a in above(p)) for p in left]
        left = _widest([p for p, n in zip(left, around, strict=True) if n == max(around)], levels)
    return left[0] if len(left) == 1 else None


def _widest(left: list[Place], levels: Sequence[str]) -> list[Place]:
    """The bearers of the likeliest level; all of them, where they lie in several countries."""
    left = [p for p in left if p.level in WELL_KNOWN] or left
    if len({p.country for p in left}) > 1:
        return left
    order = levels or LEVELS
    ranks = [order.index(p.level) if p.level in order else len(order) for p in left]
    return [p for p, rank in zip(left, ranks, strict=True) if rank == min(ranks)]
