"""Names that the knowledge base knows, found through clitics, longest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from khabar.find.clitics import proclitics
from khabar.find.places import PlaceMention
from khabar.find.tokens import QUOTES, Mention, Token
from khabar.knowledge.folding import fold
from khabar.knowledge.names import Alias, Names, names

__all__ = ["Mention", "country_of", "find", "settle"]

_OUTLET_WORDS = frozenset(
    fold("قناة صحيفة وكالة موقع مجلة جريدة شبكة إذاعة راديو تلفزيون فضائية لقناة يومية نشرة مدونة").split()
)

_TENS = frozenset(
    fold(
        "عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين عشرة"
    ).split()
)
"""Numbers after which the counted noun stands in the accusative singular."""
_FINANCIAL = fold("مالي")
_MONEY, _SUMS = frozenset({"money", "amount"}), frozenset(fold("مبلغ مقابل عائد تعويض فساد").split())

_LETTER = 3
"""Length of the longest name of a letter, with what is written onto it (وسي)."""


class _Beginning(NamedTuple):
    """Names with the same first word, as they may stand after a preposition written onto it."""

    prep: str
    alone: tuple[Alias, ...]
    """Those of that word alone."""
    longer: dict[str, tuple[Alias, ...]]
    """The others by their second word, longest first."""


def country_of(mentions: Iterable[Mention], tokens: Iterable[Token], places: Iterable[PlaceMention]) -> dict[str, int]:
    """The countries that some text is about, with how often names, nisbas and places name them: three at most."""
    known = names().entities
    counts = Counter(
        known[m.entity].country for m in mentions if not m.guarded and m.kind != "outlet" and known[m.entity].country
    )
    nisbas = (t.word.nisba for t in tokens if t.word.nisba)
    counts.update(known[n].country for n in nisbas if known[n].country)
    named = (m.place for m in places if m.place is not None)
    counts.update(p.country for p in named if p.country and p.level not in ("country", "capital"))
    if not counts:
        return {}
    return {c: n for c, n in counts.most_common(3) if n * 3 >= counts.most_common(1)[0][1]}


def find(tokens: Sequence[Token]) -> list[Mention]:
    """Every known name of a sentence, longest first at each word; guarded ones, which may overlap, included."""
    known = names()
    found: list[Mention] = []
    until = 0
    for token in tokens:
        beginnings = _beginnings(token.norm, token.kind)
        if not beginnings or token.index < until or token.text.endswith("\u0640"):
            continue  # والـ “موك”: an article cut off from its word is no name
        here = _at(tokens, token.index, beginnings, known)
        found += here
        until = max((m.last + 1 for m in here if not m.guarded), default=until)
    return found


def settle(tokens: Sequence[Token], mentions: Iterable[Mention], countries: dict[str, int]) -> None:
    """Set ``token.mention`` for the mentions that hold here: a guarded name needs its hint or its surroundings.

    Where several entities share a guarded name (المعارضة), the one of the country that the page names most has it.
    """
    for mention in sorted(mentions, key=lambda m: (m.first, -m.last, m.guarded, -_rank(m, countries))):
        if any(t.mention is not None for t in tokens[mention.first : mention.last + 1]):
            continue
        if mention.kind == "state" and mention.first == mention.last and _adjective(tokens, mention.first):
            continue
        if mention.guarded and _is_construct(tokens, mention):
            continue
        if mention.guarded and not _holds(tokens, mention, countries):
            continue
        for token in tokens[mention.first : mention.last + 1]:
            token.mention = mention


def _is_construct(tokens: Sequence[Token], mention: Mention) -> bool:
    """على فتح تحقيق، قرار فتح معبر: a verbal noun and, indefinite, what is done, rather than a movement."""
    token, at = tokens[mention.first], mention.last + 1
    if mention.first != mention.last or not token.word.masdars or token.word.nominal.det or at >= len(tokens):
        return False
    word = tokens[at].word
    nominal = word.nominal
    free = not (nominal.det or nominal.conj or nominal.prep or nominal.pron or word.function or word.verbs)
    return tokens[at].kind == "w" and free and word.known and bool(word.classes or word.masdars)


def _adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether a state's name is an adjective here: عشرون سوريا, 12 ليبيا (so many Syrians), فصائل سورية, دعم مالي."""
    before = tokens[at - 1] if at else None
    if before is None:
        return False
    if names().nisba.get(tokens[at].norm) is not None and tokens[at].norm.endswith("يا"):
        return before.kind == "n" or before.norm.removeprefix("و") in _TENS
    word = before.word
    if names().nisba.get(tokens[at].norm) is not None and tokens[at].norm.endswith("يه"):
        return _may_describe(before)
    free = not (word.nominal.det or word.nominal.pron) and not word.nominal.stem.endswith("ه")
    money = not _MONEY.isdisjoint(word.classes) or word.nominal.stem in _SUMS
    return tokens[at].norm == _FINANCIAL and free and (bool(word.masdars) or word.tanween or money)


def _may_describe(before: Token) -> bool:
    """Whether a feminine adjective may follow: an indefinite noun for bodies, or a participle that describes them."""
    word = before.word
    if before.kind != "w" or word.function is not None or word.nominal.det or word.nominal.pron or before.is_verb:
        return False
    described = word.active is not None and before.norm.endswith("ه")
    return described or (word.group is not None and word.group.gender == "f")


def _rank(mention: Mention, countries: dict[str, int]) -> int:
    """How often the page names the country that a guarded name asks for."""
    wanted = mention.hint or {names().entities[mention.entity].country}
    return max((countries.get(c, 0) for c in wanted), default=0)


def _holds(tokens: Sequence[Token], mention: Mention, countries: dict[str, int]) -> bool:
    if mention.hint:
        return not mention.hint.isdisjoint(countries)
    before = tokens[mention.first - 1] if mention.first else None
    if mention.kind == "outlet":
        return before is not None and (before.norm in _OUTLET_WORDS or before.word.nominal.stem in _OUTLET_WORDS
                                       or before.text in QUOTES)  # fmt: skip
    return names().entities[mention.entity].country in countries


def _at(tokens: Sequence[Token], i: int, beginnings: Iterable[_Beginning], known: Names) -> list[Mention]:
    """The names that begin at token ``i``: the longest firm one, and every guarded one at least as long."""
    found: list[Mention] = []
    second = next((tokens[at].norm for at in range(i + 1, min(i + 4, len(tokens))) if not _joins(tokens, at)), "")
    for prep, alone, longer in beginnings:
        for alias in longer.get(second, ()) + alone:
            last = _match(tokens, i, alias)
            if last is not None:
                found.append(
                    Mention(i, last, alias.entity, known.entities[alias.entity].kind, prep, alias.guarded, alias.hint)
                )
    if len(found) < 2:
        return found
    found.sort(key=lambda m: (-m.last, m.guarded))
    firm = next((k for k, m in enumerate(found) if not m.guarded), len(found))
    return found[: firm + 1]


@lru_cache(maxsize=16_384)
def _beginnings(norm: str, kind: str) -> tuple[_Beginning, ...]:
    """The names that a token may begin, whatever is cut off before them: none, for most words."""
    known = names().aliases
    return tuple(_beginning(prep, known[key]) for prep, key in _keys(norm, kind) if key in known)


def _beginning(prep: str, aliases: Iterable[Alias]) -> _Beginning:
    alone: list[Alias] = []
    longer: dict[str, list[Alias]] = {}
    for alias in aliases:
        (longer.setdefault(alias.rest[0], []) if alias.rest else alone).append(alias)
    return _Beginning(prep, tuple(alone), {second: tuple(rest) for second, rest in longer.items()})


def _keys(norm: str, kind: str) -> Iterator[tuple[str, str]]:
    """The forms under which a token may begin a name, with the preposition cut away."""
    if kind == "w":
        for _, prep, det, stem in proclitics(norm):
            yield prep, "ال" + stem if det else stem
    elif kind != "p":
        yield "", norm


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark may stand within a name: a quotation mark, or the full stop of letters read out (سي.إن.إن)."""
    token, before = tokens[at], tokens[at - 1]
    return token.text in QUOTES or (token.text == "." and before.end == token.start and len(before.norm) <= _LETTER)


def _match(tokens: Sequence[Token], i: int, alias: Alias) -> int | None:
    at = i
    for word in alias.rest:
        at += 1
        while at < len(tokens) and _joins(tokens, at):
            at += 1
        if at >= len(tokens) or tokens[at].norm != word:
            return None
    return at
