"""Tokens to phrases: where a noun phrase begins and ends, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim import names_within as within
from khabar.claim.adjectives import counts, is_adjective, is_another, is_in_respect, is_not_so, is_relational
from khabar.claim.asides import aside
from khabar.claim.directions import is_of_side, tells_side
from khabar.claim.function_words import function_at
from khabar.claim.heads import is_time_word, note_nisbas, take_head
from khabar.claim.name_words import ends_name, is_foreign, is_name_word, set_off_name
from khabar.claim.nodes import Node
from khabar.claim.valency import needs_word
from khabar.find.tokens import QUOTES, Token
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import Lexicon, lexicon
from khabar.knowledge.names import feminine_states
from khabar.knowledge.vocabulary import is_listed_adjective


def phrase(tokens: Sequence[Token], i: int, prep: str, conj: bool) -> Node:
    """The base phrase that begins at token ``i``: head, construct, adjectives, name."""
    lex = lexicon()
    token = tokens[i]
    node = Node("np", list(tokens) if not isinstance(tokens, list) else tokens, i, i, i)
    node.prep, node.conj = prep, conj
    take_head(node, token, lex)
    node.last = max(node.last, set_off_name(tokens, i))
    _extend(node, tokens, lex)
    if node.last > node.head:
        pair = f"{token.word.nominal.stem} {tokens[node.head + 1].word.nominal.stem}"
        node.classes |= lex.classes.get(pair, frozenset())
    _agreement(node)
    return node


def _extend(node: Node, tokens: Sequence[Token], lex: Lexicon) -> None:
    """Take in what belongs to the phrase after its head."""
    head = tokens[node.head]
    closed = (
        bool(node.pron)
        or (node.last > node.head and head.mention is None)  # named by two words
        or is_foreign(head)
        or head.word.tanween
        or head.norm.endswith("ون")
        or (head.norm.endswith("ين") and head.word.active in lex.senses)  # متهمين | خصومهم
        or (is_name_word(head) and node.group is None)
    )
    while (j := _next(tokens, node.first, node.last)) is not None:
        if is_not_so(tokens, j, node):
            node.last = j + 1
            continue
        if within.goes_on_joined(node, tokens, j):
            node.last, closed = j, True
            continue
        if not (_continues(tokens[j]) or within.is_ali(tokens, j)):
            break
        taken = _take(node, tokens, j, closed, lex)
        if taken is None:
            break
        closed = taken


def _take(node: Node, tokens: Sequence[Token], j: int, closed: bool, lex: Lexicon) -> bool | None:
    """Take token ``j`` in: whether the phrase is closed to further bare nouns, ``None`` where it ends before ``j``."""
    token = tokens[j]
    if token.place is not None and token.place is tokens[node.last].place:
        node.last, node.det = j, True  # مدينة حمص | السورية
        return True
    if _begins_next(node, tokens, j):
        return None
    if is_adjective(tokens, j, node) or _of_high_rank(node, tokens, j):
        return _take_adjective(node, tokens, j, lex)
    if token.mention is not None and within.names_it(node, token):
        if token.mention.kind == "person" and node.name_at < 0 and not within.is_of_person(node, j):
            node.name_at = j
        node.mention = token.mention if node.mention is None else node.mention
        node.last = token.mention.last
        return True
    tail = ends_name(token, tokens[j - 1])
    if (
        tail
        or within.is_surname(node, tokens, j)
        or within.continues_name(node, tokens, j)
        or within.is_duty(node, tokens, j)
    ):
        within.take_name(node, tokens, j)
        return True
    whole = closed or node.det or node.kind == "ev" or token.kind == "n" or is_complete(node)
    return None if whole else _take_noun(node, token, j, lex)


def _begins_next(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """هاجم شخص مسلح | عدد من المارة, بحياة | 84 شخصا, جنودا | شمالي المدينة: a quantity or a side is no part of it."""
    function = function_at(tokens, j)
    if (function is not None and function[0].kind == "quant") or counts(tokens, j, node):
        return True
    return (tells_side(tokens, j) and not is_of_side(node, j)) or within.opens_rank(node, tokens, j)


def _of_high_rank(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """مسؤول رفيع في الحكومة: after an indefinite word for somebody an adjective, though it is a given name too."""
    after = tokens[j + 1].word if j + 1 < len(tokens) else None
    if after is None or node.det or node.last > node.head or node.group is None or node.group.kind != "person":
        return False
    placed = after.nominal.prep == "ب" or (after.function is not None and after.function.kind == "prep")
    named = tokens[j].mention is not None  # مندوب سوريا في جنيف
    return placed and not named and is_listed_adjective(tokens[j].norm) and tokens[j].norm in given_names()


def _take_adjective(node: Node, tokens: Sequence[Token], j: int, lex: Lexicon) -> bool | None:
    """Take in an adjective, unless it governs something of its own."""
    if is_in_respect(tokens, j):
        node.adjs.append(j)
        node.last = j + 1
        return True
    if is_relational(tokens, j, lex):
        return None
    token = tokens[j]
    node.adjs.append(j)
    if token.word.nisba and token.mention is None:
        node.nisbas.append((token.word.nisba, j))
    node.last = j if token.mention is None else token.mention.last
    if _needs_pronoun(tokens, node.last, lex):
        node.last += 1
    return True


def _needs_pronoun(tokens: Sequence[Token], j: int, lex: Lexicon) -> bool:
    """المناطق المتنازع | عليها: a participle before a preposition that takes up the phrase is nothing without it.

    One that tells of a relation so (الجماعات المرتبطة | به) has the preposition for its own.
    """
    word = tokens[j].word
    after = tokens[j + 1].word if j + 1 < len(tokens) else None
    if after is None or after.function is None or not (word.passive or word.active):
        return False
    own = {m for s in lex.senses.get(word.adjective or "", ()) if s.kind == "relation" for m in s.markers}
    return after.function.kind == "prep" and after.fpron.startswith("3") and after.function.value not in own


def _take_noun(node: Node, token: Token, j: int, lex: Lexicon) -> bool | None:
    """Take in the second part of a construct (قوات الاحتلال); a group or name after a plain noun stays outside."""
    word = token.word
    if word.masdars and word.nominal.det and (node.group or node.title or "site_name" in node.classes):
        node.mention = node.mention or token.mention
        node.last = j if token.mention is None else token.mention.last
        node.det = True
        return True
    plain = node.group is None and node.title is None and node.head == node.last
    if (word.nominal.pron and "death" in word.classes) or _stands_apart(node, token):
        return None  # لقي ستة أشخاص حتفهم
    if word.masdars or is_time_word(word, lex) or (plain and (word.group or token.mention is not None)):
        return None
    node.last = j
    if token.mention is not None:
        node.mention = node.mention or token.mention
        node.last = token.mention.last
        node.det = True
        note_nisbas(node)
        return True
    placed = token.place is not None or (is_foreign(token) and not _PLACES.isdisjoint(node.classes))
    if word.nominal.det or word.nominal.pron or placed:
        node.det = word.nominal.det or bool(word.nominal.pron) or placed
        node.pron = node.pron or word.nominal.pron
        return True
    return False


_PLACES = frozenset({"city_word", "territory"})
"""Classes of words for a place, after which comes its name (مدينة كراسنويارسك)."""


def _stands_apart(node: Node, token: Token) -> bool:
    """طعن شاب جنديا: people are construed with no accusative, nor with somebody else."""
    people = node.group is not None and node.group.human
    doer = node.first > 0 and node.first == node.last and (people or "drone" in node.classes)
    if doer and needs_word(node.tokens[node.first - 1], node.tokens[node.head], token):
        return True  # ألقى شاب زجاجة
    road = people and node.last > node.head and "crossing" in token.word.classes  # قطع سائقو شاحنات الطريق
    return road or (people and (token.word.tanween or "fire" in token.word.classes)) or is_another(node, token)


def is_complete(node: Node) -> bool:
    """فجر انتحاري | دراجة: somebody by an adjective of belonging, in the singular, is construed with nothing."""
    group, word = node.group, node.tokens[node.head].word
    if group is not None and group.human and word.nominal.stem == f"{group.noun}ان":
        return True  # نال جنديان | الشهادة
    if group is None or group.kind not in ("armed", "person") or group.plural or node.first != node.last:
        return False  # أهالي: of people the word may be a plural
    office = node.title is not None and "idafa" in node.title.takes
    return not office and word.nominal.stem == group.noun and group.noun.endswith("ي") and not word.nominal.det


def _next(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The next word's index, over a quote or bracket around a name of the phrase that begins at ``first``."""
    if last + 1 < len(tokens) and aside(tokens, last + 1):
        return None  # ضابط | فضل حجب اسمه
    j = last + 1
    if j + 1 < len(tokens) and tokens[j].norm == "ال":
        j += 1
    if j < len(tokens) and tokens[j].text in QUOTES and j + 1 < len(tokens) and tokens[j + 1].kind in "wl":
        if not (_opened_within(tokens, first, j) or any(t.text in QUOTES for t in tokens[j + 2 : j + 7])):
            return None
        j += 1
    return j if j < len(tokens) else None


def _opened_within(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the quote at ``at`` closes one that was opened right before or inside the phrase."""
    return sum(t.text in QUOTES for t in tokens[max(first - 1, 0) : at]) % 2 == 1


def _continues(token: Token) -> bool:
    """Whether a token can stand inside a phrase at all: no clitic before it, no verb, no function word."""
    if token.kind == "p" or token.is_verb or token.timed:
        return False
    if token.kind in "nl":
        return True
    word = token.word
    if token.mention is not None:
        mention = token.mention
        return not mention.prep and not (word.nominal.conj and mention.first == token.index)
    return not (word.function or word.nominal.conj or word.nominal.prep)


def _is_feminine_state(node: Node) -> bool:
    """دعا | أذربيجان: a country under its own name is feminine, but for a few, and so never does what دعا says."""
    words = " ".join(t.norm for t in node.tokens[node.first : node.last + 1])
    return words.removeprefix("و") in feminine_states()


def _by_adjective(node: Node) -> str:
    """صور قديمة, تاريخ قديم: what the adjective right after a noun tells of its gender, a broken plural's too."""
    at = node.head + 1
    if node.mention is not None or at not in node.adjs or is_name_word(node.tokens[node.head]):
        return ""
    norm, adjective = node.tokens[at].norm, node.tokens[at].word
    if norm.endswith("ه"):
        return "f"
    several = norm.endswith(("ات", "ون", "ين", "ان")) or norm.startswith(("ا", "الا"))
    return "" if several or adjective.nominal.pron or not is_listed_adjective(adjective.nominal.stem) else "m"


def _agreement(node: Node) -> None:
    """Gender and number as far as letters or lists say; unknown stays empty, for a broken plural is feminine."""
    stem = node.tokens[node.head].word.nominal.stem
    if node.group is not None:
        dual = node.tokens[node.head].norm.endswith(("ان", "ين"))
        node.gender = "f" if node.group.plural and not (node.group.human or dual) else node.group.gender
        node.number = "p" if node.group.plural else "s"
    elif node.mention is not None and node.mention.kind in ("state", "person", "place"):
        node.gender = "f" if _is_feminine_state(node) else ""
    elif stem.endswith(("ه", "ات")) and (node.classes or not is_name_word(node.tokens[node.head])):
        node.gender = "f"
    elif node.senses and node.kind == "ev":
        plural = any(sense.pos == "noun" and sense.lemma != stem for sense in node.senses)
        node.gender = "f" if plural or stem.endswith("ه") else "m"  # الأنباء التي …, زيادة
    else:
        node.gender = _by_adjective(node)
    node.number = node.number or "s"
