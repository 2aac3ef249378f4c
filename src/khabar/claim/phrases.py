"""Tokens to phrases: where a noun phrase begins and ends, and what its head is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from khabar.claim.nodes import Node
from khabar.find.tagging import scores
from khabar.find.tokens import QUOTES, Token
from khabar.find.words import Word
from khabar.knowledge.folding import fold
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import Function, Group, Lexicon, lexicon

_NAME_PARTS = frozenset(
    map(
        fold,
        ["بن", "ابن", "أبو", "أبي", "أبا", "عبد", "آل", "أم", "بو", "دي", "فان", "دو", "لو", "ال", "ديل", "فون", "ماك"],
    )
)
OTHERS = fold("آخرون")
"""People besides those already named: an adjective after a noun, a noun alone."""
COUNTERPART = fold("نظير")
"""Who holds the same office elsewhere: never the one beside whom he stands."""
_BEFORE_VERB = frozenset({"لا", "لم", "لن", "قد", "سوف"})
"""Particles that only a verb follows."""


def tag_verbs(tokens: Sequence[Token]) -> None:
    """Set ``is_verb`` on every token that is a finite verb here."""
    words = [t.norm for t in tokens]
    for i, token in enumerate(tokens):
        if token.kind == "w" and not token.known_name:
            token.is_verb = _is_verb(tokens, words, i)
            if token.is_verb and token.mention is not None:
                token.mention = None


def _is_verb(tokens: Sequence[Token], words: list[str], i: int) -> bool:
    if _never_verb(tokens, i):
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
    nominal = tokens[i].word.nominal
    bare = not (nominal.det or nominal.prep or nominal.conj or nominal.pron or tokens[i].word.tanween)
    if before is None or before.kind != "rel" or before.value == "ما" or not bare or i + 1 >= len(tokens):
        return False
    after = tokens[i + 1].word
    return bool(after.nominal.prep) or (after.function is not None and after.function.kind == "prep")


def _never_verb(tokens: Sequence[Token], i: int) -> bool:
    """A function word, a name of several words, an accusative, or a word after what begins a name."""
    token = tokens[i]
    word = token.word
    if word.function is not None and not (word.verbs and word.future):
        return True
    if token.mention is not None and (not word.verbs or token.mention.first != token.mention.last):
        return True
    if token.text.endswith(("ًا", "اً", "ً")) or (i and is_name_part(tokens[i - 1])):
        return True
    if token.place is not None and i and tokens[i - 1].place is token.place:
        return True
    if token.norm in given_names() and i + 1 < len(tokens) and _begins_person(tokens[i + 1]):
        return True
    named = bool(i) and token.norm in given_names() and not _ends_name(tokens[i - 1])
    return named and not (word.verbs and _written_before(tokens, i)) and introduces_name(tokens, i - 1)


def _begins_person(token: Token) -> bool:
    """Whether a known person's name, and no more than his name, begins here (يحيى | السراج)."""
    mention = token.mention
    return mention is not None and mention.kind == "person" and mention.first == token.index and not mention.prep


def _ends_name(token: Token) -> bool:
    """Whether a known person's whole name ends here: what follows is no more of it."""
    mention = token.mention
    return mention is not None and mention.kind == "person" and mention.last > mention.first


def _known_verb(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool:
    """A form the lexicon knows as a verb: its neighbours decide where it is a noun too."""
    settled = _after_particle(tokens, i, word, margin)
    if settled is not None:
        return settled
    if word.future or (word.verbs[0].aspect == "P" and word.verbs[0].person == "1" and _says_before(tokens, i)):
        return tokens[i].norm not in given_names() or margin > 0  # سالم
    if tokens[i].text.endswith("ي") and word.verbs[0].aspect == "P" and word.masdars:
        return margin > 300
    if token_is_noun_shaped(word):
        return margin > 400 and not word.tanween
    if not (word.known or word.masdars or word.group):
        return margin > -900
    return _taken_up_again(tokens, i) or _verb_over_noun(tokens, i, word, margin)


def _says_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of saying stands right before, marks between left aside: قال: رصدنا."""
    at = next((k for k in range(i - 1, max(i - 4, -1), -1) if tokens[k].kind != "p"), None)
    return at is not None and tokens[at].is_verb and says(tokens[at].word)


def _after_particle(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool | None:
    """What the particle before a verb form says of it: verb, no verb, or ``None`` where it leaves that open."""
    before = tokens[i - 1].word.function if i else None
    if before is None or word.vconj:
        return None
    first = word.verbs[0]
    if before.kind == "comp" and first.aspect == "P" and (word.known or word.masdars) and first.person != "1":
        return margin > 600
    if (before.kind in ("rel", "comp") and not tokens[i - 1].word.fprep) or before.value in _BEFORE_VERB:
        return True
    if before.kind == "prep" and before.value != "حتى" and not tokens[i - 1].word.fpron:
        return False
    return None


def _verb_over_noun(tokens: Sequence[Token], i: int, word: Word, margin: int) -> bool:
    """Whether a form that is a noun too is a verb here; it is the past forms that look like nouns."""
    if word.verbs[0].aspect != "P":
        return margin > -50 or _with_its_doer(tokens, i)
    if word.masdars and not word.vconj and i and construct_before(tokens[i - 1]):
        return margin > 500 or _with_its_doer(tokens, i)
    if word.vpron:
        object_follows = i + 1 < len(tokens) and tokens[i + 1].word.nominal.prep == "ل"
        # وطالبتها: after و a verb goes on sooner than a noun, unless one with a pronoun comes before (التزامها وحرصها)
        joined = bool(word.vconj) and not word.masdars and i > 0 and not tokens[i - 1].word.nominal.pron
        return margin > (-150 if joined else 150) and not (word.masdars and object_follows)
    if i == 0 and word.vconj and not (word.group or word.titles or word.masdars or word.classes):
        return True
    if i == 0 or tokens[i - 1].kind == "p" or (_written_before(tokens, i) and says(word)):
        return margin > -600
    first_verb = not word.masdars and not any(t.is_verb for t in tokens[:i])
    return margin > (-400 if first_verb else -50)


def _with_its_doer(tokens: Sequence[Token], i: int) -> bool:
    """هجوم شنه مسلحون: the pronoun on a verb takes up the bare noun before it, and who did it stands right after."""
    if i + 1 >= len(tokens) or not tokens[i].word.vpron:
        return False
    noun, doer = tokens[i - 1].word, tokens[i + 1]
    feminine = noun.nominal.stem.endswith("ه")
    agrees = tokens[i].word.vpron == ("3fs" if feminine else "3ms")
    nominal = doer.word.nominal
    joined = doer.kind != "w" or nominal.prep or nominal.conj or doer.word.function or doer.timed
    party = doer.word.group is not None or (doer.mention is not None and doer.mention.kind != "place")
    return agrees and not joined and (party or doer.norm.endswith("ون"))


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
    return any("document" in t.word.classes and not t.word.nominal.det for t in tokens[max(0, i - 2) : i])


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
    compound = _compound(node, lex)
    if compound is not None:
        node.group, node.last = compound, node.head + 1
        node.det = node.det or node.tokens[node.last].word.nominal.det
    if token.mention is not None:
        node.mention = token.mention
        node.last = max(node.last, node.mention.last)
        _nisbas_within(node)
    elif word.nisba:
        node.nisbas.append((word.nisba, node.head))
    if (
        word.masdars
        and not token.idle
        and token.place is None
        and node.group is None
        and (token.mention is None or token.mention.first != node.first)
    ):
        node.senses = tuple(s for key in word.masdars for s in lex.senses.get(key, ()))
        if node.senses:
            node.kind = "ev"
    elif not (node.group or _is_time_word(word, lex)) and _predicative(node.tokens, node.head, lex):
        participle(node, word, lex)


def _compound(node: Node, lex: Lexicon) -> Group | None:
    """The group that two words name together (وسائل الإعلام, رجال أعمال)."""
    head, at = node.tokens[node.head], node.head + 1
    if head.mention is not None or at >= len(node.tokens) or head.word.nominal.stem not in lex.compounds:
        return None
    second = node.tokens[at]
    bare = not (second.word.nominal.conj or second.word.nominal.prep) and second.mention is None
    form = second.word.nominal.stem if bare else second.norm
    return lex.groups.get(f"{head.word.nominal.stem} {form}")


def _predicative(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a participle or adjective stands as a predicate: in the accusative, or before what it asks for."""
    word = tokens[i].word
    if not (word.passive or word.active or word.adjective):
        return False
    return word.tanween or is_relational(tokens, i, lex)


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
    head = tokens[node.head]
    closed = (
        bool(node.pron)
        or (node.last > node.head and head.mention is None)  # named by two words
        or is_foreign(head)
        or head.word.tanween
        or head.norm.endswith("ون")
        or (is_name_word(head) and node.group is None)
    )
    while (j := _next(tokens, node.first, node.last)) is not None and _continues(tokens[j]):
        taken = _take(node, tokens, j, closed, lex)
        if taken is None:
            break
        closed = taken


def _take(node: Node, tokens: Sequence[Token], j: int, closed: bool, lex: Lexicon) -> bool | None:
    """Take token ``j`` in: whether the phrase is closed to further bare nouns, ``None`` where it ends before ``j``."""
    token = tokens[j]
    if token.place is not None and token.place is tokens[node.last].place:
        node.last = j
        return True
    function = function_at(tokens, j)
    if function is not None and function[0].kind == "quant":  # هاجم شخص مسلح عدد من المارة
        return None
    if is_adjective(tokens, j, node):
        return _take_adjective(node, tokens, j, lex)
    if token.mention is not None and _names(node, token):
        if token.mention.kind == "person" and node.name_at < 0 and not _of_person(node, j):
            node.name_at = j
        node.mention = token.mention if node.mention is None else node.mention
        node.last = token.mention.last
        return True
    if _continues_name(node, tokens, j):
        _take_name(node, tokens, j)
        return True
    return _take_noun(node, token, j, lex) if not (closed or node.det or node.kind == "ev") else None


def _take_adjective(node: Node, tokens: Sequence[Token], j: int, lex: Lexicon) -> bool | None:
    """Take in an adjective, unless it governs something of its own."""
    if is_relational(tokens, j, lex):
        return None
    token = tokens[j]
    node.adjs.append(j)
    if token.word.nisba and token.mention is None:
        node.nisbas.append((token.word.nisba, j))
    node.last = j if token.mention is None else token.mention.last
    return True


def _of_person(node: Node, j: int) -> bool:
    """محامي مبارك, مبعوث ترامب: the bare word for an office or kinship right before a name is construed with it."""
    title, head = node.title, node.tokens[node.head].word
    bare = j == node.head + 1 and not (head.nominal.det or head.nominal.pron or head.tanween)
    return bare and title is not None and bool(title.relation or "idafa" in title.takes)


def _take_name(node: Node, tokens: Sequence[Token], j: int) -> None:
    """Take in a word of a name, noting where a name begins after a title or a description of people."""
    mention = tokens[j].mention
    described = node.title is not None or (node.group is not None and node.group.human)
    if mention is not None and mention.kind != "person":
        node.mention = node.mention or mention
    elif node.name_at < 0 and not is_name_word(tokens[node.first]) and described:
        node.name_at = j
    node.last = j


def _take_noun(node: Node, token: Token, j: int, lex: Lexicon) -> bool | None:
    """Take in the second part of a construct (قوات الاحتلال); a group or name after a plain noun stays outside."""
    word = token.word
    if word.masdars and word.nominal.det and (node.group or node.title):
        node.mention = node.mention or token.mention
        node.last = j if token.mention is None else token.mention.last
        node.det = True
        return True
    plain = node.group is None and node.title is None and node.head == node.last
    if word.nominal.pron and "death" in word.classes:  # لقي ستة أشخاص حتفهم
        return None
    if word.masdars or _is_time_word(word, lex) or (plain and (word.group or token.mention is not None)):
        return None
    node.last = j
    if token.mention is not None:
        node.mention = node.mention or token.mention
        node.last = token.mention.last
        node.det = True
        _nisbas_within(node)
        return True
    if word.nominal.det or word.nominal.pron or word.tanween:
        node.det = word.nominal.det or bool(word.nominal.pron)
        node.pron = node.pron or word.nominal.pron
        return True
    return False


def _next(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The next word's index, over a quote or bracket around a name of the phrase that begins at ``first``."""
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


HARM = frozenset({"casualty", "death"})
"""Classes of nouns for what was suffered (مقتل، إصابة)."""


def is_adjective(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """Whether token ``j`` is an adjective of ``node``: tagged so or a nisba, and agreeing in definiteness."""
    token = tokens[j]
    word = token.word
    if token.kind == "n":
        return not counts(tokens, j) and (node.kind != "ev" or not tokens[node.head].word.classes & HARM)
    if token.kind != "w" or (token.mention is not None and not word.nisba):
        return False
    definite = node.det or bool(node.pron)
    if word.nominal.det != definite and not (node.mention and word.nominal.det):
        return False
    stem = word.nominal.stem
    people = node.group is not None and node.group.human and node.group.plural and j == node.head + 1
    broken = people and not stem.endswith(("ون", "ين"))  # المسؤولون الروس
    if word.nisba and (stem.rstrip("ه").endswith("ي") or broken):
        return node.group is None or not _lone_head(node) or _same_gender(node, word)
    named = node.mention if node.mention is not None and node.mention.last == node.last else None
    if named is not None and named.kind in ("state", "person", "outlet"):
        return False
    return (not _lone_head(node) or _same_gender(node, word)) and _reads_as_adjective(tokens, j, node)


def _reads_as_adjective(tokens: Sequence[Token], j: int, node: Node) -> bool:
    """Whether a word that agrees with ``node`` is an adjective by its shape and the tagger's scores."""
    token = tokens[j]
    word = token.word
    definite = node.det or bool(node.pron)
    if word.group is not None and word.group.noun == OTHERS:
        return node.kind == "np"
    relative = word.nominal.stem.endswith(("ي", "يه"))
    if (token.idle and word.masdars) or _tells_how_firm(word) or _of_a_field(node, word, definite):
        return True
    if word.group is not None or word.masdars or word.titles:
        return word.group is not None and j == node.last + 1 and _group_as_adjective(node, token)
    if token.norm in given_names() and not definite and (node.title is not None or is_name_word(tokens[node.last])):
        return False
    titled = node.title is not None or (node.group is not None and node.group.kind == "person")
    if titled and definite and not word.known:  # العميد الركن التجاني: a name
        return False
    _, as_noun, as_adjective, _ = scores([t.norm for t in tokens[max(0, j - 2) : j + 3]], min(2, j))
    shaped = relative or word.active is not None or word.passive is not None
    slack = 700 if shaped and definite else 500 if shaped or definite else 250
    if word.classes and not relative:
        slack -= 700
    if not definite and _definite_noun(tokens, j + 1):
        slack = min(slack, 0)
    return as_adjective > as_noun - slack


def _of_a_field(node: Node, word: Word, definite: bool) -> bool:
    """المحادثات السياسية, الحملات الإعلامية: of what is no person, and not a woman of that calling."""
    calling = bool(word.titles) and word.group is None and not word.masdars and word.nominal.stem.endswith("يه")
    impersonal = node.group is None and node.title is None and node.mention is None
    return calling and definite and impersonal


def _tells_how_firm(word: Word) -> bool:
    """محتمل، فاشل: an adjective that only says whether a thing is so."""
    return word.adjective is not None and any(s.kind == "modal" for s in lexicon().senses.get(word.adjective, ()))


def _group_as_adjective(node: Node, token: Token) -> bool:
    """Whether a noun for a party is an adjective right after another noun: by its ending."""
    word = token.word
    if _same_people(node, token):
        return True
    relative = word.nominal.stem.endswith(("ي", "يه")) and word.group is not None and not word.group.plural
    return relative and not suffered(node, word) and not _unit_after_people(node, word)


def _same_people(node: Node, token: Token) -> bool:
    """مسلحون مجهولون: a second word for people with the ending of the first says what these are like."""
    head, word = node.tokens[node.head], token.word
    if head.word.group is None or word.group is None or node.last > node.head or node.kind != "np":
        return False
    human = head.word.group.human and word.group.human and head.mention is None
    return human and any(head.norm.endswith(end) and token.norm.endswith(end) for end in ("ون", "ين"))


def _unit_after_people(node: Node, word: Word) -> bool:
    """مسلحون | دورية: a word for a unit says nothing of what people are like."""
    people = node.group is not None and node.group.human
    return people and word.group is not None and word.group.kind == "armed" and word.nominal.stem.endswith("ه")


def counts(tokens: Sequence[Token], j: int) -> bool:
    """Whether the number at ``j`` counts what follows it (اعتقلت الشرطة 7 أشخاص) rather than names what is before."""
    if j + 1 >= len(tokens) or tokens[j + 1].kind != "w" or tokens[j + 1].is_verb:
        return False
    word = tokens[j + 1].word
    bare = not (word.nominal.det or word.nominal.prep or word.nominal.conj or word.function)
    return bare and word.group is not None and word.group.human


def suffered(event: Node, word: Word) -> bool:
    """مقتل شرطي, تفكيك خلية: a noun for people after a bare verbal noun is what it was done to, and no adjective."""
    if event.kind != "ev" or event.det or event.last > event.head or word.group is None:
        return False
    head = event.tokens[event.head].word
    if word.nominal.stem.endswith("ه") and not head.nominal.stem.endswith(("ه", "ات")):
        return True
    return "noun_only" in word.classes or (bool(head.classes & HARM) and word.group.human)


def _definite_noun(tokens: Sequence[Token], j: int) -> bool:
    """Whether a noun with its article stands at ``j``: a bare word before it begins a construct (مدير مجمع الشفاء)."""
    if j >= len(tokens) or tokens[j].kind != "w" or tokens[j].is_verb:
        return False
    nominal = tokens[j].word.nominal
    return nominal.det and not (nominal.prep or nominal.conj or tokens[j].word.function)


def _lone_head(node: Node) -> bool:
    """Whether a phrase holds no noun but its head, whose adjectives follow it."""
    return node.last - node.head == len(node.adjs)


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
    if not feminine:
        return not stem.endswith("ه")
    return stem.endswith(("ه", "ا", "ات")) or (stem.endswith("ي") and not word.nisba)  # الأخرى


def is_relational(tokens: Sequence[Token], j: int, lex: Lexicon) -> bool:
    """Whether what an adjective or participle asks for follows it (المدعومة من، التابع ل)."""
    word = tokens[j].word
    key = word.adjective or word.passive or word.active
    if key is None or key not in lex.senses or word.group is not None:
        return False
    markers = set().union(*(sense.markers for sense in lex.senses[key]))
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
    if mention.kind == "person":
        return node.title is not None or (node.group is not None and node.group.kind in ("person", "armed"))
    generic = node.mention is None and node.group is not None and node.group.kind in ("armed", "org", "source")
    own = token.word.group is not None  # قاتل الجيش تنظيم داعش: a name with a head of its own is another party
    return generic and node.det and not own and not (node.first == node.last and token.word.nominal.det)


def _continues_name(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """An unknown word that goes on a personal name, or begins one after a title or a rank."""
    token, before = tokens[j], tokens[j - 1]
    word, whole = token.word, before.mention
    if token.kind == "l":
        return True
    if is_name_part(before) and j - 1 > node.head:
        return not word.nominal.prep
    if whole is not None and whole.kind == "person" and whole.last > whole.first:
        return is_name_word(token)
    if word.group or word.masdars or word.titles or word.nisba or word.classes:
        rare = token.norm not in lexicon().forms and not word.nominal.det and len(token.norm) > 2
        return rare and is_name_word(before) and is_name_word(token)
    if node.title is not None or (node.group is not None and node.group.kind == "person"):
        return _goes_on_titled_name(node, tokens, j)
    return node.group is None and _goes_on_bare_name(node, tokens, j)


def _goes_on_titled_name(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """Whether a word begins or goes on the name after a title or a rank."""
    token, last = tokens[j], tokens[node.last]
    unheard = node.det and token.word.nominal.det and not (token.word.known or token.word.nisba)
    if is_name_word(token) or is_foreign(token) or unheard:
        return True
    return is_name_word(last) and node.last > node.head and (not token.word.known or is_name_part(last))


def _goes_on_bare_name(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """Whether an unknown word goes on a name that stands without title or rank."""
    token, before, word = tokens[j], tokens[j - 1], tokens[j].word
    if is_unheard(tokens[node.first]) and (is_foreign(tokens[node.first]) or is_unheard(token)):
        return is_unheard(token) or is_name_word(token)
    if not is_name_word(tokens[node.first]) or node.senses:
        return False
    surname = not (word.known or word.nisba) and node.last - node.first < 2
    return is_name_word(token) or is_name_part(before) or surname


def is_name_word(token: Token) -> bool:
    """Whether a word looks like part of a person's name."""
    if (
        token.word.group is not None
        or token.word.titles
        or (token.mention is not None and token.mention.kind != "person")
    ):
        return False
    return token.known_name or token.norm in given_names() or token.norm in _NAME_PARTS


def is_foreign(token: Token) -> bool:
    """A word that nothing knows and that has no Arabic shape of a common noun: most often part of a foreign name."""
    return is_unheard(token) and len(token.norm) > 3


def is_unheard(token: Token) -> bool:
    """The same of any length: beside another it is part of a foreign name (ري يونغ تشول)."""
    word = token.word
    if token.kind != "w" or word.known or word.verbs or word.function or token.mention is not None or word.tanween:
        return False
    nominal = word.nominal
    return not (nominal.det or nominal.prep or nominal.pron or token.norm.endswith(("ات", "ون", "يه", "ها")))


def is_name_part(token: Token) -> bool:
    """A particle of names (بن، أبو، عبد): the word after it is a name whatever else it may be."""
    return token.norm in _NAME_PARTS


def _is_time_word(word: Word, lex: Lexicon) -> bool:
    return "time" in word.classes or word.nominal.stem in lex.months


def _agreement(node: Node) -> None:
    """Gender and number as far as letters or lists say; unknown stays empty, for a broken plural is feminine."""
    stem = node.tokens[node.head].word.nominal.stem
    if node.group is not None:
        dual = node.tokens[node.head].norm.endswith(("ان", "ين"))
        node.gender = "f" if node.group.plural and not (node.group.human or dual) else node.group.gender
        node.number = "p" if node.group.plural else "s"
    elif node.mention is not None and node.mention.kind in ("state", "person", "place"):
        node.gender = ""
    elif stem.endswith(("ه", "ات")) and (node.classes or not is_name_word(node.tokens[node.head])):
        node.gender = "f"
    elif node.senses and node.kind == "ev":
        node.gender = "m"
    node.number = node.number or "s"


def function_at(tokens: Sequence[Token], i: int) -> tuple[Function, int, str] | None:
    """The function word or fixed phrase at token ``i``: (function, tokens taken, clitic that completes it)."""
    token = tokens[i]
    function = token.word.function
    if token.kind != "w" or (token.mention is not None and function is None):
        return None
    seconds, phrases = _phrases_from(token.norm)
    if (function is None and not phrases) or _part_of_place(tokens, i):
        return None
    if phrases and can_follow(tokens, i, seconds):
        for rest, phrase_function in phrases:
            taken = match_words(tokens, i, rest, phrase_function.kind == "attr")
            if taken:
                return phrase_function, taken, rest[-1] if len(rest[-1]) == 1 else ""
    return (function, 1, "") if function is not None and not token.is_verb else None


def _part_of_place(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word begins a place's name of several words (أم درمان): it is no function word there."""
    place = tokens[i].place
    return place is not None and i + 1 < len(tokens) and tokens[i + 1].place is place


@lru_cache(maxsize=16_384)
def _phrases_from(norm: str) -> tuple[frozenset[str] | None, tuple[tuple[tuple[str, ...], Function], ...]]:
    """The fixed phrases that a word may begin, و or ف cut off or not, and what ``seconds_of`` says of them."""
    known = lexicon().phrases
    keys = (norm, norm[1:]) if norm[0] in "وف" and len(norm) > 2 else (norm,)
    found = tuple(item for key in keys for item in known.get(key, ()))
    bare = any(function.kind == "attr" and len(rest) == 1 for rest, function in found)
    return None if bare else seconds_of(rest for rest, _ in found), found


def seconds_of(rests: Iterable[tuple[str, ...]]) -> frozenset[str] | None:
    """The words one of which must stand next in phrases; ``None`` where one ends at once, or goes on in a clitic."""
    found = list(rests)
    return frozenset(rest[0] for rest in found) if all(rest and len(rest[0]) > 1 for rest in found) else None


def can_follow(tokens: Sequence[Token], i: int, seconds: frozenset[str] | None) -> bool:
    """Whether what stands after token ``i`` lets one of the phrases stand here whose ``seconds_of`` is given."""
    return seconds is None or (i + 1 < len(tokens) and tokens[i + 1].norm in seconds)


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
        if token.norm != word and not (
            pronoun and k == len(rest) and token.word.nominal.pron and token.word.nominal.stem == word
        ):
            return 0
    return len(rest) + 1
