"""Tokens to phrases: where a noun phrase begins and ends, and what its head is."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.adjectives import counts, is_adjective, is_another, is_in_respect, is_relational
from khabar.claim.asides import aside
from khabar.claim.directions import is_of_side, tells_side
from khabar.claim.function_words import function_at
from khabar.claim.name_words import NAME_TAILS, is_foreign, is_name_part, is_name_word, is_unheard, set_off_name
from khabar.claim.nodes import Node
from khabar.find.tokens import QUOTES, Token
from khabar.find.words import Word
from khabar.knowledge.folding import fold
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import Group, Lexicon, lexicon
from khabar.knowledge.names import feminine_states
from khabar.knowledge.vocabulary import is_listed_adjective, vocabulary

COUNTERPART = fold("نظير")
"""Who holds the same office elsewhere: never the one beside whom he stands."""


def phrase(tokens: Sequence[Token], i: int, prep: str, conj: bool) -> Node:
    """The base phrase that begins at token ``i``: head, construct, adjectives, name."""
    lex = lexicon()
    token = tokens[i]
    node = Node("np", list(tokens) if not isinstance(tokens, list) else tokens, i, i, i)
    node.prep, node.conj = prep, conj
    _head(node, token, lex)
    node.last = max(node.last, set_off_name(tokens, i))
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
    outskirts = _is_outskirts(node)
    deed = token.act or outskirts or _is_arranging(node) or _is_opposing(node) or _counts_its_dead(word)
    node.group = None if deed else word.group or _people(word) or _counted(node, lex)
    node.title = word.titles[0] if word.titles else None
    if outskirts:
        node.classes |= {_GROUND}
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
    inside = "prison" in word.classes and node.prep in _INSIDE  # في سجن العقرب
    if (
        word.masdars
        and not (token.idle or inside or _is_commander(token) or _is_craft(node))
        and token.place is None
        and node.group is None
        and (token.mention is None or token.mention.first != node.first)
    ):
        node.senses = tuple(s for key in word.masdars for s in lex.senses.get(key, ()))
        if node.senses:
            node.kind = "ev"
    elif not _is_time_word(word, lex) and (_is_tie if node.group else _predicative)(node.tokens, node.head, lex):
        participle(node, word, lex)


def _is_craft(node: Node) -> bool:
    """إسقاط مقاتلة روسية: a fighter jet by whose it is, and no fighting."""
    after = node.tokens[node.head + 1 : node.head + 2]
    craft = {"aircraft", "weapons"} <= node.tokens[node.head].word.classes
    return craft and any(t.word.nisba for t in after)


_VICTIM = fold("ضحية")


def _counts_its_dead(word: Word) -> bool:
    """هجوم راح ضحيته عشرون: with the pronoun of a blow it is said of whoever is named after it."""
    return word.nominal.stem == _VICTIM and word.nominal.pron.startswith("3")


def _is_commander(token: Token) -> bool:
    """آمر الكتيبة: who commands, which folding makes one with the command (أمر)."""
    return bool(token.word.titles) and token.text.lstrip("ولبك").startswith("آ")


_ARRANGING, _FORMING = fold("تنظيم"), fold("تشكيل")


def _is_arranging(node: Node) -> bool:
    """تنظيم مظاهرة, تشكيل لجنة: the arranging of something that is done, and no organisation."""
    word, at = node.tokens[node.head].word, node.head + 1
    stem = word.nominal.stem
    if stem not in (_ARRANGING, _FORMING) or word.nominal.det or word.nominal.pron or at >= len(node.tokens):
        return False
    after = node.tokens[at]
    if stem == _FORMING:
        bare = not (after.word.nominal.prep or after.word.nominal.conj or after.word.nisba)
        return bare and (after.word.group is not None or "org" in after.word.classes)
    return bool(after.word.masdars) and after.mention is None and not (after.word.nisba or after.word.nominal.prep)


_OPPOSING = fold("معارضة")


def _is_opposing(node: Node) -> bool:
    """أعلنت معارضتها للخطة: that one is against something, and no opposition."""
    token, at = node.tokens[node.head], node.head + 1
    if token.word.nominal.stem != _OPPOSING or not token.word.nominal.pron or at >= len(node.tokens):
        return False
    after = next((t for t in node.tokens[at : at + 2] if t.word.nominal.prep), None)  # معارضتها الشديدة للخطة
    return after is not None and after.word.nominal.prep == "ل"


_EDGES, _GROUND = fold("أطراف"), "city_word"


def _is_outskirts(node: Node) -> bool:
    """أطراف بلدة X: the edges of a place, and no parties to anything."""
    token, at = node.tokens[node.head], node.head + 1
    if token.word.nominal.stem != _EDGES or token.word.nominal.det or token.word.nominal.pron or at >= len(node.tokens):
        return False
    after = node.tokens[at]
    return after.place is not None or "city_word" in after.word.classes


def _people(word: Word) -> Group | None:
    """القرويون، المتفاوضين: people by a sound plural that no list has, of an adjective of belonging or a participle."""
    stem, nominal = word.nominal.stem, word.nominal
    if not stem.endswith(("ون", "ين")) or len(stem) < 6 or word.nisba or word.classes or word.masdars or word.function:
        return None
    belonging = stem.endswith(("يون", "يين")) and (stem in vocabulary() or stem[:-2] in vocabulary())
    done = word.active or word.passive
    doing = done and done not in lexicon().senses and (nominal.det or nominal.prep or stem.endswith("ون"))
    return Group(stem[:-2], "people", "m", True, True) if belonging or doing else None


POSTS = frozenset({"asset", "hq", "base", "building"})
"""Classes of what is held and manned."""
_INSIDE = frozenset({"في", "من", "إلى", "أمام", "قرب", "داخل", "على"})


def _counted(node: Node, lex: Lexicon) -> Group | None:
    """16 عسكريا: after a number a word for a party, where elsewhere the accusative is an adverb."""
    stem = node.tokens[node.head].word.nominal.stem
    numbered = node.head > 0 and node.tokens[node.head - 1].kind == "n"
    return lex.groups.get(stem[:-1]) if numbered and stem.endswith("ا") else None


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
    if not (word.passive or word.active or word.adjective) or not POSTS.isdisjoint(word.classes):
        return False
    return word.tanween or is_relational(tokens, i, lex)


_TIES = frozenset({"ALLIED_WITH", "HOSTILE_TO", "SUPPORTS"})


def _is_tie(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """حليف لموسكو، حلفاء إيران، أعداؤها: a word for a party that tells how it stands to another."""
    word = tokens[i].word
    markers = {m for s in lex.senses.get(word.adjective or "", ()) if s.type in _TIES for m in s.markers}
    if not markers or word.titles:
        return False
    if word.nominal.pron:
        return "obj" in markers
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or following.kind == "p" or following.is_verb:
        return False
    other = following.word.nominal
    if other.prep:
        return other.prep in markers
    beyond = tokens[i + 2].word.nominal.prep if i + 2 < len(tokens) and tokens[i + 2].kind == "w" else ""
    if other.det == word.nominal.det and following.mention is None and beyond:
        return beyond in markers  # الحليف الأبرز لداعش
    named = other.det or following.mention is not None
    return "obj" in markers and named and not (word.nominal.det or other.conj or following.word.function)


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
        or (head.norm.endswith("ين") and head.word.active in lex.senses)  # متهمين | خصومهم
        or (is_name_word(head) and node.group is None)
    )
    while (j := _next(tokens, node.first, node.last)) is not None and (_continues(tokens[j]) or _is_ali(tokens, j)):
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
    if _begins_next(node, tokens, j):
        return None
    if is_adjective(tokens, j, node):
        return _take_adjective(node, tokens, j, lex)
    if token.mention is not None and _names(node, token):
        if token.mention.kind == "person" and node.name_at < 0 and not _of_person(node, j):
            node.name_at = j
        node.mention = token.mention if node.mention is None else node.mention
        node.last = token.mention.last
        return True
    tail = token.norm in NAME_TAILS and is_name_word(tokens[j - 1])  # حسام الدين
    if tail or _surname(node, tokens, j) or _continues_name(node, tokens, j) or _of_duty(node, tokens, j):
        _take_name(node, tokens, j)
        return True
    whole = closed or node.det or node.kind == "ev" or token.kind == "n"
    return None if whole else _take_noun(node, token, j, lex)


def _begins_next(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """هاجم شخص مسلح | عدد من المارة, بحياة | 84 شخصا, جنودا | شمالي المدينة: a quantity or a side is no part of it."""
    function = function_at(tokens, j)
    if (function is not None and function[0].kind == "quant") or counts(tokens, j, node):
        return True
    return tells_side(tokens, j) and not is_of_side(node, j)


def _of_duty(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """قوات مكافحة الشغب, بعثة حفظ السلام: what a body is for, as part of its name."""
    if node.group is None or "duty" not in tokens[j].word.classes or node.det or j + 1 >= len(tokens):
        return False
    after = tokens[j + 1]
    return after.kind == "w" and after.word.nominal.det and not (after.word.nominal.prep or after.is_verb)


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


def _of_person(node: Node, j: int) -> bool:
    """محامي مبارك, مبعوث ترامب: the bare word for an office or kinship right before a name is construed with it."""
    title, head = node.title, node.tokens[node.head].word
    bare = j == node.head + 1 and not (head.nominal.det or head.nominal.pron or head.tanween)
    return bare and title is not None and bool(title.relation or "idafa" in title.takes)


def _take_name(node: Node, tokens: Sequence[Token], j: int) -> None:
    """Take in a word of a name, noting where a name begins after a title or a description of people."""
    mention = tokens[j].mention
    if _of_duty(node, tokens, j):
        node.last, node.det = j + 1, True
        return
    described = node.title is not None or (node.group is not None and node.group.human)
    if mention is not None and mention.kind != "person":
        node.mention = node.mention or mention
    elif (
        node.name_at < 0
        and not is_name_word(tokens[node.first])
        and described
        and not (_of_town(node, j) or _ends_body(node, tokens[j]))
    ):
        node.name_at = j
    node.last = j


def _ends_body(node: Node, token: Token) -> bool:
    """نائب قائد لواء صقور | العاصي, قائد لواء | فجر: right after a bare noun within the phrase no name begins."""
    before = node.tokens[node.last].word
    if node.last == node.head or before.nominal.det or node.last in node.adjs:
        return False
    unit = before.group is not None and before.group.kind == "armed" and not before.group.human
    return token.word.nominal.det or unit


def _of_town(node: Node, j: int) -> bool:
    """قائد شرطة قندهار، محافظ حمص: the town that an office is of, and not who holds it."""
    if node.title is None or "idafa" not in node.title.takes:
        return False
    if node.tokens[j].place is not None:
        return True
    before, word = node.tokens[j - 1], node.tokens[j - 1].word
    bare = not (word.nominal.det or word.nominal.pron or word.tanween or word.nisba or j - 1 in node.adjs)
    waits = j - 1 == node.head or bool(word.classes or word.group or word.masdars)
    return bool(node.title.relation) and bare and waits and before.mention is None and before.place is None


def _take_noun(node: Node, token: Token, j: int, lex: Lexicon) -> bool | None:
    """Take in the second part of a construct (قوات الاحتلال); a group or name after a plain noun stays outside."""
    word = token.word
    if word.masdars and word.nominal.det and (node.group or node.title or "site_name" in node.classes):
        node.mention = node.mention or token.mention
        node.last = j if token.mention is None else token.mention.last
        node.det = True
        return True
    plain = node.group is None and node.title is None and node.head == node.last
    if (word.nominal.pron and "death" in word.classes) or _stands_apart(node, token) or is_complete(node):
        return None  # لقي ستة أشخاص حتفهم
    if word.masdars or _is_time_word(word, lex) or (plain and (word.group or token.mention is not None)):
        return None
    node.last = j
    if token.mention is not None:
        node.mention = node.mention or token.mention
        node.last = token.mention.last
        node.det = True
        _nisbas_within(node)
        return True
    placed = token.place is not None
    if word.nominal.det or word.nominal.pron or placed:
        node.det = word.nominal.det or bool(word.nominal.pron) or placed
        node.pron = node.pron or word.nominal.pron
        return True
    return False


def _stands_apart(node: Node, token: Token) -> bool:
    """طعن شاب جنديا: people are construed with no accusative, nor with somebody else."""
    people = node.group is not None and node.group.human
    road = people and node.last > node.head and "crossing" in token.word.classes  # قطع سائقو شاحنات الطريق
    return road or (people and (token.word.tanween or "fire" in token.word.classes)) or is_another(node, token)


def is_complete(node: Node) -> bool:
    """فجر انتحاري | دراجة: somebody by an adjective of belonging, in the singular, is construed with nothing."""
    group, word = node.group, node.tokens[node.head].word
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


_ALI, _THAT = "علي", "إن"


def _is_ali(tokens: Sequence[Token], j: int) -> bool:
    """فؤاد سعيد علي المقطري, قال خالد علي إن: after a given name, what could be على is Ali if nothing follows it."""
    if tokens[j].text != _ALI or not j or not is_name_word(tokens[j - 1]):
        return False
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    if after is None or after.text == _THAT or (after.kind == "p" and after.text not in QUOTES) or after.is_verb:
        return True
    unknown = after.kind == "w" and not after.word.known and after.mention is None and after.place is None
    return after.text != _ALI and (unknown or after.norm in given_names())


def _names(node: Node, token: Token) -> bool:
    """A known name right after a title, a rank or a generic head is part of the phrase (الرئيس بوتين)."""
    mention = token.mention
    if mention is None:
        return False
    if mention.kind == "person":
        return node.title is not None or (node.group is not None and node.group.kind in ("person", "armed"))
    generic = node.mention is None and node.group is not None and node.group.kind in ("armed", "org", "source")
    own = token.word.group is not None  # قاتل الجيش تنظيم داعش: a name with a head of its own is another party
    own = own or _is_two(node)  # اتهمت الحركتان إسرائيل
    return generic and node.det and not own and not (node.first == node.last and token.word.nominal.det)


def _is_two(node: Node) -> bool:
    """Whether the head is a body in the dual."""
    group = node.group
    dual = node.tokens[node.head].norm.endswith(("ان", "ين"))
    return group is not None and group.plural and not group.human and dual


def _continues_name(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """An unknown word that goes on a personal name, or begins one after a title or a rank."""
    token, before = tokens[j], tokens[j - 1]
    word, whole = token.word, before.mention
    if token.kind in "ln" or word.tanween:
        return token.kind == "l"
    if (is_name_part(before) and j - 1 > node.head) or (is_name_word(before) and _between_names(tokens, j)):
        return not word.nominal.prep
    if whole is not None and whole.kind == "person" and whole.last > whole.first:
        return is_name_word(token) and not word.masdars
    if word.group or word.masdars or word.titles or word.nisba or word.classes:
        rare = token.norm not in lexicon().forms and not word.nominal.det and len(token.norm) > 2
        return rare and is_name_word(before) and is_name_word(token)
    if node.title is not None or (node.group is not None and node.group.kind == "person"):
        return _goes_on_titled_name(node, tokens, j)
    return node.group is None and _goes_on_bare_name(node, tokens, j)


def _surname(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """السفير حسين الأمين، مايكل مكوي: what follows the one given name after a rank or office is more of the name.

    Not السفير حسين الأمين العام: an office of two words.
    """
    if node.name_at != j - 1 or not is_name_word(tokens[j - 1]) or node.title is None:
        return False
    word = tokens[j].word
    after = tokens[j + 1].word.nominal if j + 1 < len(tokens) and tokens[j + 1].kind == "w" else None
    ends = after is None or not after.det
    office = bool(word.titles) and word.nominal.det and word.group is None
    return ends and (office or (word.nominal.pron == "1cs" and not word.masdars and word.group is None))


def _between_names(tokens: Sequence[Token], j: int) -> bool:
    """النائب عبد الرزاق شيخ آدم, محمد المولود رمضان: a word between two of a name, whatever it means elsewhere."""
    token, after = tokens[j], tokens[j + 1] if j + 1 < len(tokens) else None
    word = token.word
    goes_on = after is not None and is_name_word(after) and not after.word.nominal.prep
    if not goes_on or word.nominal.prep or word.nominal.conj or word.nominal.pron or token.mention is not None:
        return False
    if not word.nominal.det:
        return bool(word.titles) and token.norm in _ELDERS
    return word.group is None and not (word.titles or word.masdars or word.nisba)


_ELDERS = frozenset(fold("شيخ حاج سيدي").split())
"""Words for the old and the holy that stand within names."""


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


def _is_time_word(word: Word, lex: Lexicon) -> bool:
    return "time" in word.classes or word.nominal.stem in lex.months


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
