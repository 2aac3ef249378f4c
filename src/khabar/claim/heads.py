"""The head of a phrase: the group, office, event or name that its first word stands for."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.claim.predicative import is_held, is_predicative, is_tie, participle
from khabar.find.tokens import Token
from khabar.find.words import Word
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import Group, Lexicon, lexicon
from khabar.knowledge.vocabulary import vocabulary


def take_head(node: Node, token: Token, lex: Lexicon) -> None:
    """Note on ``node`` what its head stands for: a group, an office, a name, an event, or a predicate."""
    word = token.word
    node.det = word.nominal.det or token.mention is not None
    node.pron = word.nominal.pron
    outskirts = _is_outskirts(node)
    deed = token.act or outskirts or any(is_deed(node) for is_deed in _DEEDS) or _counts_its_dead(word)
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
        note_nisbas(node)
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
    elif _is_said(node, lex):
        participle(node, word, lex)


def _is_said(node: Node, lex: Lexicon) -> bool:
    """Whether a participle or a word for a party is said of another phrase, and names none."""
    if is_held(node.tokens, node.head):
        return True
    said = is_tie if node.group else is_predicative
    return not is_time_word(node.tokens[node.head].word, lex) and said(node.tokens, node.head, lex)


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


_CAPTURE = fold("أسر")


def _is_capture(node: Node) -> bool:
    """أسر ثلاثة جنود, أسر أحد مقاتليه: the capture of so many or of soldiers, and no families."""
    word, at = node.tokens[node.head].word, node.head + 1
    if word.nominal.stem != _CAPTURE or word.nominal.det or word.nominal.pron or at >= len(node.tokens):
        return False
    after = node.tokens[at]
    quantity = after.word.function is not None and after.word.function.kind == "quant"
    soldiers = after.word.group is not None and after.word.group.kind == "armed" and not after.word.nominal.det
    return after.kind == "n" or quantity or soldiers


_DEEDS = (_is_arranging, _is_opposing, _is_capture)
"""Words for parties that are verbal nouns by what follows them."""

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


def note_nisbas(node: Node) -> None:
    """Note the adjectives of belonging within a name."""
    for k in range(node.first, node.last + 1):
        nisba = node.tokens[k].word.nisba
        if nisba:
            node.nisbas.append((nisba, k))


def is_time_word(word: Word, lex: Lexicon) -> bool:
    """Whether a word tells a time: a day, a week, a month by its name."""
    return "time" in word.classes or word.nominal.stem in lex.months
