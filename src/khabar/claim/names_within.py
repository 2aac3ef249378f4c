"""Names within a phrase: where one begins after a title or a head, and how far it goes."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claim.name_words import is_foreign, is_name_part, is_name_word, is_unheard
from khabar.claim.nodes import Node
from khabar.find.tokens import QUOTES, Token
from khabar.knowledge.folding import fold
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import lexicon


def names_it(node: Node, token: Token) -> bool:
    """A known name right after a title, a rank or a generic head is part of the phrase (الرئيس بوتين)."""
    mention = token.mention
    if mention is None:
        return False
    if mention.kind == "person":
        return node.title is not None or (node.group is not None and node.group.kind in ("person", "armed"))
    generic = node.mention is None and node.group is not None and node.group.kind in ("armed", "org", "source")
    own = token.word.group is not None  # قاتل الجيش تنظيم داعش: a name with a head of its own is another party
    own = own or _is_two(node)  # اتهمت الحركتان إسرائيل
    own = own or (mention.kind == "state" and node.last > node.head)  # اتهمت هيئة الادعاء تركيا
    return generic and node.det and not own and not (node.first == node.last and token.word.nominal.det)


def _is_two(node: Node) -> bool:
    """Whether the head is a body in the dual."""
    group = node.group
    dual = node.tokens[node.head].norm.endswith(("ان", "ين"))
    return group is not None and group.plural and not group.human and dual


def is_of_person(node: Node, j: int) -> bool:
    """محامي مبارك, مبعوث ترامب: the bare word for an office or kinship right before a name is construed with it."""
    title, head = node.title, node.tokens[node.head].word
    bare = j == node.head + 1 and not (head.nominal.det or head.nominal.pron or head.tanween)
    return bare and title is not None and bool(title.relation or "idafa" in title.takes)


def continues_name(node: Node, tokens: Sequence[Token], j: int) -> bool:
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


def is_surname(node: Node, tokens: Sequence[Token], j: int) -> bool:
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


_ALI, _THAT = "علي", "إن"


def is_ali(tokens: Sequence[Token], j: int) -> bool:
    """فؤاد سعيد علي المقطري, قال خالد علي إن: after a given name, what could be على is Ali if nothing follows it."""
    if tokens[j].text != _ALI or not j or not is_name_word(tokens[j - 1]):
        return False
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    if after is None or after.text == _THAT or (after.kind == "p" and after.text not in QUOTES) or after.is_verb:
        return True
    unknown = after.kind == "w" and not after.word.known and after.mention is None and after.place is None
    return after.text != _ALI and (unknown or after.norm in given_names())


def is_duty(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """قوات مكافحة الشغب, بعثة حفظ السلام: what a body is for, as part of its name."""
    if node.group is None or node.det or j + 1 >= len(tokens):
        return False
    if "duty" not in tokens[j].word.classes and not (_is_body(node, tokens) and _is_bare_deed(node, tokens[j])):
        return False
    after = tokens[j + 1]
    if _is_bare_deed(node, tokens[j]) and _is_joined_deed(after) and j + 2 < len(tokens):
        after = tokens[j + 2]  # مركز حماية وحرية الصحفيين
    return after.kind == "w" and after.word.nominal.det and not (after.word.nominal.prep or after.is_verb)


def _is_body(node: Node, tokens: Sequence[Token]) -> bool:
    """هيئة, مركز, غرفة: whether the head is of a body, in the construct and under no known name."""
    group, word = node.group, tokens[node.head].word
    if group is None or group.human or group.kind not in ("org", "armed") or node.mention is not None:
        return False
    return not (word.nominal.det or word.nominal.pron or word.tanween or node.quant or group.noun in _SENT)


_SENT = frozenset(fold("قوة قوات جيش وفد مجموعة عصابة خلية شبكة معارضة سلطة حكومة دولة قيادة").split())
"""Bodies that a verbal noun after them may tell a deed of rather than name them by what they are for."""


def _is_bare_deed(node: Node, token: Token) -> bool:
    """تنسيق in غرفة تنسيق الدعم: a verbal noun right after the head that is no verb."""
    word = token.word
    clitics = word.nominal.det or word.nominal.pron or word.nominal.prep or word.nominal.conj
    return token.index == node.head + 1 and bool(word.masdars) and not (clitics or word.verbs or word.tanween)


def _is_joined_deed(token: Token) -> bool:
    """وحرية: one more of what the body is for."""
    word = token.word
    return word.nominal.conj == "و" and not (word.nominal.det or word.nominal.pron or word.verbs or word.group)


def goes_on_joined(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """جبهة الإنقاذ والتقدم, مركز الدفاع والحريات: what is joined to the second part of a body's name is of it too."""
    word, ends = tokens[j].word, tokens[node.last]
    if not _is_body(node, tokens) or node.last != node.head + 1 or not ends.word.nominal.det or ends.word.group:
        return False
    if node.adjs or tokens[j].kind != "w" or tokens[j].is_verb or word.nominal.conj != "و" or not word.nominal.det:
        return False
    party = word.group or word.titles or word.nisba or tokens[j].mention or tokens[j].place
    abstract = bool(word.masdars) or tokens[j].norm.endswith(("ات", "يه"))
    return abstract and not (party or word.nominal.pron or tokens[j].timed)


def opens_rank(node: Node, tokens: Sequence[Token], j: int) -> bool:
    """في شمال كيفو | المقدم فلان: a rank with the article and a bare word after it are of somebody, and of no place."""
    rank = any(not title.relation for title in tokens[j].word.titles) and tokens[j].word.nominal.det
    if not rank or node.title is not None or node.group is not None or j + 1 >= len(tokens):
        return False
    after = tokens[j + 1].word
    clitics = after.nominal.det or after.nominal.prep or after.nominal.conj or after.function
    return tokens[j - 1].mention is None and tokens[j + 1].kind == "w" and not (clitics or tokens[j + 1].is_verb)


def take_name(node: Node, tokens: Sequence[Token], j: int) -> None:
    """Take in a word of a name, noting where a name begins after a title or a description of people."""
    mention = tokens[j].mention
    if is_duty(node, tokens, j):
        node.last, node.det = j + 1 + _is_joined_deed(tokens[j + 1]), True
        return
    described = node.title is not None or (node.group is not None and node.group.human)
    if mention is not None and mention.kind != "person":
        node.mention = node.mention or mention
    elif (
        node.name_at < 0
        and not is_name_word(tokens[node.first])
        and described
        and not (_of_town(node, j) or _ends_body(node, tokens[j]) or _ends_rank(node, tokens[j]))
    ):
        node.name_at = j
    node.last = j
    node.det = node.det or tokens[j].word.nominal.det


def _ends_rank(node: Node, token: Token) -> bool:
    """اللواء الركن سمير حداد: a rank of two words, where the second looks like a name."""
    rank = f"{node.tokens[node.head].norm.removeprefix(node.tokens[node.head].word.nominal.conj)} {token.norm}"
    held = lexicon().titles.get(rank, ()) if token.index == node.head + 1 else ()
    return any(not title.relation for title in held)


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
