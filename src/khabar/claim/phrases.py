"""Tokens to phrases: where a noun phrase begins and ends, and what its head is."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.nodes import Node
from khabar.find.tagging import scores
from khabar.find.tokens import QUOTES, Token
from khabar.find.words import Word
from khabar.knowledge.folding import fold
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import Function, Lexicon, lexicon

_NAME_PARTS = frozenset(map(fold, "بن ابن أبو أبي أبا عبد آل أم بو دي فان دو لو ال ديل فون ماك".split()))
_FEMININE_STATE_KINDS = frozenset({"state"})


def tag_verbs(tokens: Sequence[Token]) -> None:
    """Set ``is_verb`` on every token that is a finite verb here."""
    words = [t.norm for t in tokens]
    for i, token in enumerate(tokens):
        if token.kind == "w" and not token.known_name:
            token.is_verb = _is_verb(tokens, words, i)
            if token.is_verb and token.mention is not None:
                token.mention = None


def _is_verb(tokens: Sequence[Token], words: list[str], i: int) -> bool:
    token = tokens[i]
    word = token.word
    if word.function is not None and not (word.verbs and word.future):
        return False
    if token.mention is not None and (not word.verbs or token.mention.first != token.mention.last):  # type: ignore[attr-defined]
        return False
    if token.text.endswith(("ًا", "اً", "ً")) or i and is_name_part(tokens[i - 1]):
        return False
    if i and token.norm in given_names() and introduces_name(tokens, i - 1):
        return False
    v, n, a, o = scores(words, i)
    margin = v - max(n, a, o)
    if token.mention is not None:
        floor = -600 if token.mention.guarded else -200  # type: ignore[attr-defined]
        return token.mention.kind not in ("state", "person") and margin > floor  # type: ignore[attr-defined]
    if word.verbs:
        return _known_verb(tokens, i, word, margin)
    if word.known or word.nominal.det or word.nominal.prep or word.tanween:
        return False
    return margin > 250


def _known_verb(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool:
    """A form the lexicon knows as a verb: its neighbours decide where it is a noun too."""
    before = tokens[i - 1].word.function if i else None
    if before is not None and not word.vconj:
        noun_after_that = before.kind == "comp" and word.verbs[0].aspect == "P" and (word.known or bool(word.masdars))
        if noun_after_that and not word.verbs[0].person == "1":
            return margin > 600
        if before.kind in ("rel", "comp") and not tokens[i - 1].word.fprep or before.value in ("لا", "لم", "لن", "قد", "سوف"):
            return True
        if before.kind == "prep" and before.value not in ("حتى",) and not tokens[i - 1].word.fpron:
            return False
    if word.future:
        return True
    noun = word.known or bool(word.masdars) or bool(word.group)
    if tokens[i].text.endswith("ي") and word.verbs[0].aspect == "P" and bool(word.masdars):
        return margin > 300
    if token_is_noun_shaped(word):
        return margin > 400 and not word.tanween
    if not noun:
        return margin > -900
    if word.masdars and not word.vconj and word.verbs[0].aspect == "P" and i and construct_before(tokens[i - 1]):
        return margin > 500
    if word.vpron and word.masdars and word.verbs[0].aspect == "P":
        return margin > 150 and not (i + 1 < len(tokens) and tokens[i + 1].word.nominal.prep == "ل")
    if word.vpron and word.verbs[0].aspect == "P":
        return margin > 150
    if i == 0 and word.vconj and word.verbs[0].aspect == "P" and not (word.group or word.titles or word.masdars or word.classes):
        return True
    if word.verbs[0].aspect == "P" and (i == 0 or tokens[i - 1].kind == "p"):
        return margin > -600
    if word.verbs[0].aspect == "P" and not word.masdars and not any(t.is_verb for t in tokens[:i]):
        return margin > -400
    return margin > -50


def construct_before(token: Token) -> bool:
    """Whether the word before is a bare indefinite noun, which asks for a second noun rather than a verb."""
    word = token.word
    return (
        token.kind == "w" and not token.is_verb and word.known and not word.function and token.mention is None
        and not (word.nominal.det or word.nominal.pron or word.tanween)
    )  # fmt: skip


def introduces_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name may follow: a given name, a rank or an office stands at ``i``, over an opening quote."""
    if i and tokens[i].text in QUOTES:
        i -= 1
    word = tokens[i].word
    return tokens[i].norm in given_names() or bool(word.titles) or word.group is not None and word.group.kind == "person"


def token_is_noun_shaped(word: Word) -> bool:
    """Whether its letters say noun: article, or preposition clitic, or tanween."""
    return (word.nominal.det or bool(word.nominal.prep) or word.tanween) and word.known


def phrase(tokens: Sequence[Token], i: int, prep: str, conj: bool) -> Node:
    """The base phrase that begins at token ``i``: head, construct, adjectives, name."""
    lex = lexicon()
    token = tokens[i]
    node = Node("np", list(tokens) if not isinstance(tokens, list) else tokens, i, i, i)
    node.prep, node.conj = prep, conj
    _head(node, token, lex)
    _extend(node, tokens, lex)
    if node.last > node.head:
        pair = f"{token.word.nominal.stem} {tokens[node.head + 1].word.nominal.stem}"
        node.classes |= lex.classes.get(pair, frozenset())
    _agreement(node)
    return node


def _head(node: Node, token: Token, lex: Lexicon) -> None:
    word = token.word
    node.det = word.nominal.det or token.mention is not None
    node.pron = word.nominal.pron
    node.group = word.group
    node.title = word.titles[0] if word.titles else None
    if token.mention is not None:
        node.mention = token.mention  # type: ignore[assignment]
        node.last = max(node.last, node.mention.last)  # type: ignore[union-attr]
        _nisbas_within(node)
    elif word.nisba:
        node.nisbas.append((word.nisba, node.head))
    if word.masdars and not token.idle and token.place is None and word.group is None and (token.mention is None or token.mention.first != node.first):  # type: ignore[attr-defined]
        node.senses = tuple(s for key in word.masdars for s in lex.senses.get(key, ()))
        if node.senses:
            node.kind = "ev"
    elif (word.passive or word.active or word.adjective) and word.group is None and (
            word.tanween or is_relational(node.tokens, node.head, lex)):  # fmt: skip
        participle(node, word, lex)


def participle(node: Node, word: Word, lex: Lexicon) -> None:
    """Mark ``node`` as a predicative participle where the verb or adjective has senses."""
    passive = word.passive is not None and word.active is None
    key = word.adjective or word.passive or word.active
    senses = lex.senses.get(key or "", ())
    if senses and node.mention is None:
        node.senses = senses
        node.passive = passive and not word.adjective


def _nisbas_within(node: Node) -> None:
    for k in range(node.first, node.last + 1):
        nisba = node.tokens[k].word.nisba
        if nisba:
            node.nisbas.append((nisba, k))


def _extend(node: Node, tokens: Sequence[Token], lex: Lexicon) -> None:
    """Take in what belongs to the phrase after its head."""
    foreign = is_foreign(tokens[node.head])
    closed = bool(node.pron) or foreign or tokens[node.head].word.tanween or tokens[node.head].norm.endswith("ون") or is_name_word(tokens[node.head]) and node.group is None
    while (j := _next(tokens, node.first, node.last)) is not None:
        token = tokens[j]
        word = token.word
        if not _continues(token):
            break
        if token.place is not None and token.place is tokens[node.last].place:
            node.last = j
            closed = True
        elif is_adjective(tokens, j, node):
            if is_relational(tokens, j, lex):
                break
            node.adjs.append(j)
            if word.nisba and token.mention is None:
                node.nisbas.append((word.nisba, j))
            node.last = j if token.mention is None else token.mention.last  # type: ignore[attr-defined]
            closed = True
        elif token.mention is not None and _names(node, token):
            node.name_at = j if token.mention.kind == "person" and node.name_at < 0 else node.name_at  # type: ignore[attr-defined]
            node.mention = token.mention if node.mention is None else node.mention  # type: ignore[assignment]
            node.last = token.mention.last  # type: ignore[attr-defined]
            closed = True
        elif _continues_name(node, tokens, j):
            known = token.mention is not None and token.mention.kind != "person"  # type: ignore[attr-defined]
            if known:
                node.mention = node.mention or token.mention  # type: ignore[assignment]
            elif node.name_at < 0 and not is_name_word(tokens[node.first]) and (node.title or node.group and node.group.human):
                node.name_at = j
            node.last = j
            closed = True
        elif node.kind == "ev":
            break
        elif word.masdars and word.nominal.det and node.group is not None and not closed and not node.det:
            node.last = j
            node.det = closed = True
        elif node.group is None and node.title is None and node.head == node.last and (word.group or token.mention is not None):
            break
        elif not closed and not node.det and not word.masdars and not _is_time_word(word, lex):
            node.last = j
            if token.mention is not None:
                node.mention = node.mention or token.mention  # type: ignore[assignment]
                node.last = token.mention.last  # type: ignore[attr-defined]
                node.det = closed = True
                _nisbas_within(node)
            elif word.nominal.det or word.nominal.pron or word.tanween:
                node.det = word.nominal.det or bool(word.nominal.pron)
                node.pron = node.pron or word.nominal.pron
                closed = True
            node.group = node.group or None
        else:
            break


def _next(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The next word's index, over one quote or bracket that opens or closes a name of the phrase that begins at ``first``."""
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
    if token.kind == "p" or token.is_verb:
        return False
    if token.kind in "nl":
        return True
    word = token.word
    if token.mention is not None:
        mention = token.mention
        return not mention.prep and not (word.nominal.conj and mention.first == token.index)  # type: ignore[attr-defined]
    return not (word.function or word.nominal.conj or word.nominal.prep)


def is_adjective(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """Whether token ``j`` is an adjective of ``node``: tagged so or a nisba, and agreeing in definiteness."""
    token = tokens[j]
    word = token.word
    if token.kind == "n":
        return True
    if token.kind != "w" or (token.mention is not None and not word.nisba):
        return False
    definite = node.det or bool(node.pron)
    if word.nominal.det != definite and not (node.mention and word.nominal.det):
        return False
    stem = word.nominal.stem
    if word.nisba and stem.rstrip("ه").endswith("ي"):
        return True
    if node.mention is not None and node.mention.last == node.last and node.mention.kind in ("state", "person", "outlet"):
        return False
    if node.last == node.head and not _same_gender(node, word):
        return False
    relative = stem.endswith(("ي", "يه"))
    if token.idle and word.masdars:
        return True
    if word.group or word.masdars or word.titles:
        return bool(word.group) and relative and j == node.last + 1 and not word.group.plural
    if token.norm in given_names() and not definite and (node.title is not None or is_name_word(tokens[node.last])):
        return False
    v, n, a, o = scores([t.norm for t in tokens[max(0, j - 2) : j + 3]], min(2, j))
    shaped = relative or word.active is not None or word.passive is not None
    slack = 700 if shaped and definite else 500 if definite else 500 if shaped else 250
    if word.classes and not relative:
        slack -= 700
    return a > n - slack


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
    return stem.endswith(("ه", "ي", "ا", "ات")) if feminine else not stem.endswith("ه")


def is_relational(tokens: Sequence[Token], j: int, lex: Lexicon) -> bool:
    """Whether an adjective or participle governs something of its own (المدعومة من، التابع ل): what it asks for follows."""
    word = tokens[j].word
    key = word.adjective or word.passive or word.active
    if key is None or key not in lex.senses or word.group is not None:
        return False
    markers = {m for sense in lex.senses[key] for s in sense.slots for m in s.markers}
    if word.passive and not word.adjective:
        markers |= {"من", "بواسطة"}
    for k in range(j + 1, min(j + 3, len(tokens))):
        following = tokens[k]
        if following.kind == "p":
            return False
        found = function_at(tokens, k)
        if found is not None and found[0].kind == "prep":
            return found[0].value in markers
        if following.word.nominal.prep:
            return following.word.nominal.prep in markers
        if k == j + 1 and "obj" in markers and (word.active or word.adjective) and not following.word.nominal.det:
            return following.mention is not None
    return False


def _names(node: Node, token: Token) -> bool:
    """A known name right after a title, a rank or a generic head is part of the phrase (الرئيس بوتين)."""
    mention = token.mention
    if mention is None:
        return False
    if mention.kind == "person":  # type: ignore[attr-defined]
        return node.title is not None or (node.group is not None and node.group.kind in ("person", "armed"))
    return node.mention is None and node.group is not None and node.det and node.group.kind in ("armed", "org", "source")


def _continues_name(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """An unknown word that goes on a personal name, or begins one after a title or a rank."""
    word = tokens[j].word
    if tokens[j].kind == "l":
        return True
    whole = tokens[j - 1].mention
    if whole is not None and whole.kind == "person" and whole.last > whole.first:
        return is_name_word(tokens[j])
    if word.group or word.masdars or word.titles or word.nisba or word.classes:
        return is_name_word(tokens[j - 1]) and tokens[j].norm not in lexicon().forms and not word.nominal.det and len(
            tokens[j].norm) > 2 and is_name_word(tokens[j])  # fmt: skip
    if node.title is not None or (node.group is not None and node.group.kind == "person"):
        return is_name_word(tokens[j]) or is_foreign(tokens[j]) or (is_name_word(tokens[node.last]) and node.last > node.head and not (
            word.known and not is_name_part(tokens[node.last])))  # fmt: skip
    if is_foreign(tokens[node.first]) and node.group is None:
        return is_foreign(tokens[j]) or is_name_word(tokens[j])
    if not (is_name_word(tokens[node.first]) and node.group is None and not node.senses):
        return False
    return is_name_word(tokens[j]) or is_name_part(tokens[j - 1]) or not (word.nominal.det or word.known) and node.last - node.first < 2


def is_name_word(token: Token) -> bool:
    """Whether a word looks like part of a person's name."""
    if token.word.group is not None or token.word.titles or token.mention is not None and token.mention.kind != "person":  # type: ignore[attr-defined]
        return False
    return token.known_name or token.norm in given_names() or token.norm in _NAME_PARTS


def is_foreign(token: Token) -> bool:
    """A word that nothing knows and that has no Arabic shape of a common noun: most often part of a foreign name."""
    word = token.word
    if token.kind != "w" or word.known or word.verbs or word.function or token.mention is not None or word.tanween:
        return False
    nominal = word.nominal
    return not (nominal.det or nominal.prep or nominal.pron) and len(token.norm) > 3 and not token.norm.endswith(("ات", "ون", "يه", "ها"))


def is_name_part(token: Token) -> bool:
    """A particle of names (بن، أبو، عبد): the word after it is a name whatever else it may be."""
    return token.norm in _NAME_PARTS


def _is_time_word(word: Word, lex: Lexicon) -> bool:
    return "time" in word.classes or word.nominal.stem in lex.months


def _agreement(node: Node) -> None:
    """Gender and number as far as the letters or the lists say; unknown stays empty, for a broken plural is feminine."""
    stem = node.tokens[node.head].word.nominal.stem
    if node.group is not None:
        node.gender = "f" if node.group.plural and not node.group.human else node.group.gender
        node.number = "p" if node.group.plural else "s"
    elif node.mention is not None and node.mention.kind in ("state", "person", "place"):
        node.gender = ""
    elif stem.endswith(("ه", "ات")) and not is_name_word(node.tokens[node.head]):
        node.gender = "f"
    elif node.senses and node.kind == "ev":
        node.gender = "m"
    node.number = node.number or "s"


def function_at(tokens: Sequence[Token], i: int) -> tuple[Function, int, str] | None:
    """The function word or fixed phrase at token ``i``: (function, tokens taken, clitic that completes it)."""
    lex = lexicon()
    token = tokens[i]
    if token.kind != "w" or (token.mention is not None and token.word.function is None):
        return None
    for norm in _function_keys(token):
        for rest, function in lex.phrases.get(norm, ()):
            taken = match_words(tokens, i, rest, function.kind == "attr")
            if taken:
                return function, taken, rest[-1] if len(rest[-1]) == 1 else ""
    if token.word.function is not None and not token.is_verb:
        return token.word.function, 1, ""
    return None


def _function_keys(token: Token) -> tuple[str, ...]:
    if token.norm[0] in "وف" and len(token.norm) > 2:
        return token.norm, token.norm[1:]
    return (token.norm,)


def match_words(tokens: Sequence[Token], i: int, rest: tuple[str, ...], pronoun: bool = False) -> int:
    """How many tokens the phrase takes, 0 where it does not stand here; a last clitic takes no token of its own.

    With ``pronoun`` the last word may carry one (على حد تعبيره).
    """
    for k, word in enumerate(rest, 1):
        if i + k >= len(tokens):
            return 0
        token = tokens[i + k]
        if len(word) == 1:
            return k if token.word.nominal.prep == word or token.norm.startswith(word) else 0
        if token.norm != word and not (pronoun and k == len(rest) and token.word.nominal.pron and token.word.nominal.stem == word):
            return 0
    return len(rest) + 1
