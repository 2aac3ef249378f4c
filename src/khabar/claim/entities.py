"""From a phrase to the party, speaker or place that it names, in the page's wording and by its entity."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from khabar.claim.name_words import is_name_word
from khabar.claim.nodes import Node, is_outlet
from khabar.claim.phrases import COUNTERPART
from khabar.claim.sorts import TRANSPARENT, is_people
from khabar.claim.together import name_like
from khabar.find.mentions import Mention
from khabar.find.tokens import OPEN_QUOTES, Token
from khabar.knowledge.folding import fold
from khabar.knowledge.names import Names, names
from khabar.model import EntityRef, Span
from khabar.model.claim import Label

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
# Heads that, with a nisba or a state's name, stand for the state itself.
_STATE_HEADS = frozenset(
    fold(
        "حكومة إدارة سلطات سلطة جانب طرف دولة قيادة رئيس رئاسة وزير وزارة خارجية ملك أمير مسؤول مسؤولون مسؤولين "
        "مسؤولو مسؤولي مندوب مندوبون مندوبين نظير سفير مبعوث نائب دبلوماسي دبلوماسيون دبلوماسيين مستشار جمهورية "
        "مملكة بلاد رئيسي رئيسان رئيسا وفد عدوان احتلال نظام"
    ).split()
)
_STATE_FORCES = frozenset(
    fold(
        "قوات قوة جيش طيران مدفعية دفاعات حرس جندي جنود جنديا جنديين ضباط شرطة شرطي مخابرات استخبارات أمن أجهزة "
        "جهاز دورية دوريات رتل بحرية محكمة قضاء نيابة "
        "سفارة قنصلية برلمان بعثة وحدات سفينة سفن زورق زوارق مقاتلات مروحيات أرتال خفر أركان"
    ).split()
)
"""Forces and bodies that, with a nisba, are the state's own: no faction or network is."""
_ONLY_ONE = frozenset(fold("جيش حكومة نظام شرطة برلمان رئاسة").split())
_NO_EPITHETS = frozenset({"state", "person", "outlet", "igo"})
_NO_OWNERS = frozenset({"place", "outlet", "person"})
_CRAFT = frozenset({"aircraft", "vehicle", "artillery", "drone", "ship"})
"""Craft and guns with a nisba stand for the state whose they are (مقاتلات روسية)."""
_OFFICE_OF_STATE = (
    "رئيس",
    "ملك",
    "أمير",
    "وزير",
    "سلطان",
    "ولي",
    "مستشار",
    "حاكم",
    "عاهل",
    "مندوب",
    "سفير",
    "مبعوث",
    "نائب",
)
_ACCREDITED = frozenset(fold("مبعوث ممثل منسق مقرر موفد").split())
"""Who is sent to a country or watches it; he is not that country's."""
_DELEGATIONS = frozenset(fold("وفد وفود وفدان وفدين وفدا وفدي بعثة").split())
"""Bodies that stand for whoever sends them."""
_FORMER = frozenset(fold("سابق راحل مخلوع معزول اسبق").split())


@dataclass(slots=True)
class Party:
    """An entity reference with what is needed to refer back to it."""

    ref: EntityRef
    kind: str
    gender: str
    number: str
    position: int
    """Offset in the article's text where the phrase begins."""
    paragraph: int
    stem: str
    subject: bool = False
    human: bool = False
    nisbas: tuple[str, ...] = ()
    state: str = ""
    """Id of the state that it belongs to or speaks for."""
    title: str = ""
    named: bool = False
    """Whether it is a person under a proper name."""
    node: Node | None = field(default=None, repr=False)


def words_of(tokens: list[Token], first: int, last: int) -> str:
    """The words ``first``..``last`` as the page writes them, the first without its proclitics."""
    inside = (t for t in tokens[first : last + 1] if t.kind != "p")
    found = [_MARKS.sub("", t.text) if t.kind == "w" else t.text for t in inside]
    if found and tokens[first].kind == "w":
        found[0] = _bare(tokens[first], found[0])
    return " ".join(found)


def _bare(token: Token, text: str) -> str:
    """A word without its proclitics and enclitic pronoun (للفصائل → الفصائل)."""
    mention = token.mention
    nominal = token.word.nominal
    conj, prep = nominal.conj, nominal.prep
    if mention is not None and mention.first == token.index:
        prep = mention.prep
    body = text[len(conj) :] if conj and text.startswith(conj) else text
    if prep and body.startswith(prep):
        body = _unbound(token, body) if body.startswith("لل") else body[len(prep) :]
    return body


def _unbound(token: Token, body: str) -> str:
    """للفصائل → الفصائل; but للواء المعتصم → لواء المعتصم, and للاجئين → اللاجئين."""
    nominal, mention = token.word.nominal, token.mention
    if nominal.det or not nominal.prep or not nominal.stem.startswith("ل"):
        return "ال" + body[2:]
    construct = mention is not None and mention.last > token.index
    return body[1:] if construct else "ال" + body[1:]


def is_personal_name(token: Token) -> bool:
    """Whether a word begins a person's name: a known person's, or one that the lists of names know."""
    if token.mention is not None:
        return bool(token.mention.kind == "person")
    return token.kind == "w" and is_name_word(token)


def is_office(node: Node) -> bool:
    """Whether a phrase is of an office, a rank or another word for one person."""
    return node.title is not None or (node.group is not None and node.group.kind == "person")


def is_name(node: Node) -> bool:
    """Whether a phrase is a person's name and no more."""
    return name_like(node) or node.name_at == node.first or (
        node.mention is not None and node.mention.kind == "person" and node.title is None)  # fmt: skip


def party(node: Node, paragraph: int) -> Party | None:
    """The party that a phrase names, or ``None`` where it names none."""
    known = names()
    if node.kind not in ("np", "ev") or _is_front(node):
        return None
    name_node = next((a for a in node.appos if _names_holder(node, a)), None)
    joined = _joined(node, paragraph, known)
    if joined is not None:
        return joined
    made = _person(node, name_node, paragraph, known) if name_node is not None else None
    made = made or _direct(node, paragraph, known)
    if made is not None and name_node is None and made.kind == "person" and not made.title:
        _take_office(made, node)
    return made


def _is_front(node: Node) -> bool:
    """القصف على جبهة إدلب: a line where fighters stand, and none of the groups that go by that word."""
    return node.group is not None and node.group.kind == "armed" and node.tokens[node.head].place is not None


def _names_holder(node: Node, beside: Node) -> bool:
    """Whether the phrase beside an office names whoever holds it: by his name alone, or by a rank and his name."""
    if is_name(beside) or (beside.mention is not None and beside.mention.kind == "person"):
        return True
    unnamed = node.title is not None and node.name_at < 0 and not (node.mention and node.mention.kind == "person")
    return unnamed and beside.title is not None and beside.name_at > beside.head


def _joined(node: Node, paragraph: int, known: Names) -> Party | None:
    """وزيرا الخارجية الروسي والتركي, القوات الروسية والتركية: a second nisba stands for a second holder or force."""
    host = node.parent if node.fn == "conj" else None
    nisba = node.tokens[node.head].word.nisba
    if host is None or not nisba or node.first != node.last or not host.nisbas or host.group is None:
        return None
    if host.mention is not None and host.mention.kind != "state" and host.mention.first != host.first:
        return None
    token = node.tokens[node.head]
    if token.word.nominal.det != host.tokens[host.nisbas[0][1]].word.nominal.det or not token.norm.endswith(
        ("ي", "يه")
    ):
        return None
    body = _sister(host, token, known)
    if body is not None:
        made = _base(
            node, paragraph, reference(node, node.first, node.last, body, known), known.entities[body].kind, ""
        )
        made.state = nisba
        return made
    stem = _head_of(host)
    if host.group.kind == "person" or host.title is not None:
        made = _base(node, paragraph, reference(node, node.first, node.last, None, known), "person", host.group.noun)
        made.title, made.human = host.group.noun, True
    elif stem in _STATE_HEADS or stem in _STATE_FORCES or host.group.kind == "armed":
        entity = known.party(nisba)
        own = token.word.nominal.stem  # not the first force over again
        made = _base(node, paragraph, reference(node, node.first, node.last, entity, known), "state", own)
    else:
        return None
    made.state = nisba
    return made


def _head_of(node: Node) -> str:
    """The stem of a phrase's head, in the singular where it is a dual (الحكومتان السورية والتركية)."""
    stem = node.tokens[node.head].word.nominal.stem
    dual = node.group is not None and node.group.plural and stem.endswith(("تان", "تين"))
    return node.group.noun if dual and node.group is not None else stem


def _sister(host: Node, nisba: Token, known: Names) -> str | None:
    """أجهزة الاستخبارات الأميركية والبريطانية: what is so called of the other state, if it is known."""
    mention = host.mention
    if mention is None or mention.first != host.first or not host.tokens[mention.last].word.nisba:
        return None
    words = [t.text for t in host.tokens[host.first : mention.last]]
    own = "ال" + nisba.word.nominal.stem
    for first in range(len(words)):  # أجهزة الاستخبارات البريطانية, الاستخبارات البريطانية
        found = known.called(" ".join([*words[first:], own]))
        if len(found) == 1:
            return found.pop()
    return None


def holders(node: Node) -> list[Node]:
    """The states of an office in the plural (وزراء خارجية تركيا وإيران), where there are several."""
    if node.gen is None or not node.gen.conjuncts or not is_country(node.gen) or not is_office(node):
        return []
    plural = node.number == "p" or node.tokens[node.head].norm.endswith(("ا", "ي"))
    return [n for n in node.gen.conjuncts if is_country(n)] if plural else []


def _take_office(made: Party, node: Node) -> None:
    """A name with its office after it: what the office says holds for the person."""
    for office in node.appos:
        if office.title is not None or (office.group is not None and office.group.kind == "person"):
            made.title = made.stem = office.tokens[office.head].word.nominal.stem
            made.nisbas = made.nisbas or tuple(s for s, _ in office.nisbas)
            made.state = made.state or _state_of(office)


def _person(node: Node, name_node: Node, paragraph: int, known: Names) -> Party | None:
    inner = _direct(name_node, paragraph, known)
    if inner is None:
        return None
    inner.title = node.tokens[node.head].word.nominal.stem
    inner.nisbas = tuple(s for s, _ in node.nisbas) or inner.nisbas
    inner.state = inner.state or _state_of(node)
    inner.stem = inner.title
    inner.position = node.tokens[node.first].start
    inner.node = node
    return inner


def _state_of(node: Node) -> str:
    """The state that a phrase names as its own: by a nisba or in the construct; not where someone is sent or stands."""
    if _is_former(node):
        return ""
    if node.nisbas:
        return node.nisbas[0][0]
    stem = node.tokens[node.head].word.nominal.stem.removesuffix("ه")
    if stem == COUNTERPART:
        words = (t.word for t in node.tokens[node.head + 1 : node.last + 1])
        return next((w.nisba for w in words if w.nisba and w.nominal.det), "")
    owners = () if stem in _ACCREDITED else (kid for fn, kid in node.kids if fn == "ل")
    for below in (node, node.gen, *owners):
        if below is not None and below.mention is not None and below.mention.kind == "state":
            return str(below.mention.entity)
    return ""


def _is_former(node: Node) -> bool:
    """A former holder of an office acts for himself."""
    return any(node.tokens[k].word.nominal.stem.removesuffix("ه") in _FORMER for k in node.adjs)


def _direct(node: Node, paragraph: int, known: Names) -> Party | None:
    """The party that a phrase names by itself, without its apposition."""
    mention = node.mention
    office = node.title is not None and mention is not None and mention.first > node.head  # محافظ صعدة
    if (
        (mention is not None and mention.kind == "place" and not office)
        or _town(node)
        or _no_name(node)
        or _is_power(node)
    ):
        return None
    if node.quant and mention is None and node.tokens[node.head].word.nisba and node.group is None:
        return _people(node, node.tokens[node.head].word.nisba or "", paragraph, known)
    if _names_person(node):
        return _named_person(node, paragraph, known)
    if mention is not None and (mention.first == node.first or _names_outlet(node) or _is_state_named(node, mention)):
        return _known(node, mention, paragraph, known)
    if node.group is not None or (node.title is not None and node.kind == "np"):
        return _described(node, paragraph, known)
    return _by_word(node, paragraph, known)


def _no_name(node: Node) -> bool:
    """ريفي حماة, انقلاب محقق: a lone word with a construct, or a participle, is no person's name."""
    word = node.tokens[node.head].word
    participle = word.active is not None or word.passive is not None
    return node.first == node.last and (node.gen is not None or participle) and name_like(node)


def _is_power(node: Node) -> bool:
    """تسليم السلطة, انتقال السلطة: what is handed over or taken, and no body of that name."""
    host = node.parent
    alone = node.first == node.last and node.mention is None and node.tokens[node.head].norm == _POWER
    return alone and host is not None and "handover" in host.classes


_POWER = fold("السلطة")


def _names_person(node: Node) -> bool:
    """Whether the phrase holds a person's name: alone, or after an office or a rank."""
    mention = node.mention
    person = mention is not None and mention.kind == "person"
    if (node.name_at == node.first and mention is None) or name_like(node):
        return True
    if node.title is None and node.group is None:
        return person
    if node.name_at >= 0:
        body = node.group is not None and node.group.kind in ("org", "armed", "state") and not node.group.human
        ranked = node.tokens[node.head].word.nominal.det and is_personal_name(node.tokens[node.name_at])
        return not body or ranked  # اللواء سالم الفجر, but لواء فجر الجنوب
    return False


def _names_outlet(node: Node) -> bool:
    """صحيفة الغد: an outlet's name after the word for what it is."""
    return is_outlet(node) and node.group is not None and node.group.kind in ("source", "org")


def _is_state_named(node: Node, mention: Mention) -> bool:
    """دول روسيا وتركيا: a state's name right after the word for what it is."""
    return mention.kind == "state" and mention.first == node.head + 1 and node.group is not None and (
        node.group.noun == _STATE)  # fmt: skip


_STATE = fold("دولة")


def _by_word(node: Node, paragraph: int, known: Names) -> Party | None:
    """A phrase that only its head's form tells to be a party: مواقع داعش, الروس, المنتمون."""
    word = node.tokens[node.head].word
    if node.mention is not None and not node.senses and TRANSPARENT & word.classes:
        return _known(node, node.mention, paragraph, known)
    if node.kind != "np":
        return None
    if word.nisba and node.first == node.head:
        return _people(node, word.nisba, paragraph, known)
    if is_people(word):
        whole = reference(node, node.first, node.last, None, known)
        made = _base(node, paragraph, whole, "people", word.nominal.stem)
        made.human, made.number = True, "p"
        return made
    return None


def is_country(node: Node) -> bool:
    """Whether a phrase is a country's or a capital's name and nothing more."""
    return node.mention is not None and node.mention.kind == "state" and node.mention.first == node.first


def _town(node: Node) -> bool:
    """العاصمة السورية دمشق, مدينة طرابلس: a capital after a word for a town is the town, not the government."""
    if not is_country(node):
        return False
    at = node.first - 1
    while at > 0 and node.tokens[at].word.nisba:
        at -= 1
    return at >= 0 and not node.tokens[node.first].word.nominal.conj and "city_word" in node.tokens[at].word.classes


def _base(node: Node, paragraph: int, ref: EntityRef, kind: str, stem: str) -> Party:
    number = "p" if node.conjuncts else node.number
    human = kind == "person" or bool(node.group and node.group.human)
    nisbas = tuple(s for s, _ in node.nisbas)
    start = node.tokens[node.first].start
    return Party(ref, kind, node.gender, number, start, paragraph, stem, human=human, nisbas=nisbas, node=node)


def reference(node: Node, first: int, last: int, entity: str | None, known: Names) -> EntityRef:
    """A reference by the words ``first``..``last``, resolved to ``entity`` where given."""
    label: Label | None = known.entities[entity].label if entity else None
    name = words_of(node.tokens, first, last)
    return EntityRef(name, entity, label, Span(node.tokens[first].start, node.tokens[last].end))


def _named_person(node: Node, paragraph: int, known: Names) -> Party:
    mention = node.mention
    entity = mention.entity if mention is not None and mention.kind == "person" else None
    first, last = node.first, node.last
    if mention is not None and mention.kind == "person":
        first, last = mention.first, mention.last
    elif node.name_at >= 0:
        first = node.name_at
    opened = next(
        (k for k in range(first + 1, last + 1) if node.tokens[k].text in OPEN_QUOTES or node.tokens[k].text in "\"'"),
        last + 1,
    )
    if entity is None and opened <= last:
        last = opened - 1  # سيجري 'الصراحة …: what he says is not his name
    if entity is None:
        entity = _known_person(words_of(node.tokens, first, last), known)
    made = _base(node, paragraph, reference(node, first, last, entity, known), "person", "")
    made.human, made.number, made.named = True, "s", True
    made.gender = "" if made.gender == "m" else made.gender
    made.state = _state_of(node)
    if node.title is not None or node.name_at >= 0:
        made.title = made.stem = node.tokens[node.head].word.nominal.stem
    if entity:
        made.state = made.state or ("" if _is_former(node) else _office_state(entity, known))
        made.gender = ""
    return made


def _known_person(name: str, known: Names) -> str | None:
    """Who goes by a name that stands after his body's (قائد قوات الدعم السريع محمد دقلو), if one alone does."""
    found = {i for i in known.called(name) if known.entities[i].kind == "person"}
    return found.pop() if len(found) == 1 else None


def _office_state(entity: str, known: Names) -> str:
    for role, body in known.offices.get(entity, ()):
        if body.startswith("state-") and role.startswith(_OFFICE_OF_STATE):
            return body
    return ""


def _known(node: Node, mention: Mention, paragraph: int, known: Names) -> Party:
    """A party under its own name, with the adjectives that the page adds to it."""
    entity = known.party(mention.entity)
    last = mention.last
    while last + 1 in node.adjs and node.tokens[last + 1].kind == "w" and mention.kind not in _NO_EPITHETS:
        last += 1
    local = _local(node, mention, known)
    if local is not None:
        entity, last = local
    made = _base(node, paragraph, reference(node, mention.first, last, entity, known), mention.kind, "")
    made.stem = node.tokens[mention.first].word.nominal.stem
    made.state = mention.entity if mention.kind == "state" else ""
    if mention.kind == "person":
        made.state = _office_state(mention.entity, known)
        made.human = True
    made.gender = _gender_of(made.stem, node)
    return made


def _local(node: Node, mention: Mention, known: Names) -> tuple[str, int] | None:
    """فصائل المعارضة المسلحة في الجنوب: the part of a body that goes by its name, less an adjective, and where it is.

    With the last token of its name.
    """
    tokens, last = node.tokens, node.last
    if last + 2 >= len(tokens) or tokens[last + 1].norm != "في":
        return None
    words = [fold(_bare(tokens[mention.first], tokens[mention.first].text))]
    words += [t.norm for t in tokens[mention.first + 1 : last + 1]]
    end = tokens[last].word
    plain = words[:-1] if len(words) > 2 and (end.nisba or end.passive or end.active or end.adjective) else words
    country = known.entities[mention.entity].country
    for until in (last + 3, last + 2):
        where = [t.norm for t in tokens[last + 1 : until + 1]]
        found = {i for w in (words, plain) for i in known.called(" ".join(w + where))}
        found = {i for i in found if known.entities[i].country == country}
        if len(found) == 1:
            return found.pop(), min(until, len(tokens) - 1)
    return None


def _gender_of(stem: str, node: Node) -> str:
    if node.group is not None:
        return node.gender
    return "f" if stem.endswith("ه") else ""


def _described(node: Node, paragraph: int, known: Names) -> Party | None:
    """A party by description: "the Turkish forces", "fighters of X", "some factions"."""
    head = node.tokens[node.head]
    stem = head.word.nominal.stem
    if node.group is None and stem.endswith("يه"):
        return None  # علاقاتها الدبلوماسية: an adjective left alone is no woman
    kind = node.group.kind if node.group is not None else "person"
    state = _state_of(node)
    entity = None if kind in ("person", "source", "people") else _entity_of(node, state, known)
    if entity is not None and entity == known.party(state or "-"):
        kind = "state"
    made = _base(node, paragraph, reference(node, _begin(node), description_end(node), entity, known), kind, stem)
    made.state = state
    made.title = stem if node.title is not None or kind == "person" else ""
    return made


def _entity_of(node: Node, state: str, known: Names) -> str | None:
    """Whose a body or a force is: the state's of its nisba, or that of the known party it belongs to."""
    head = node.tokens[node.head]
    stem = _head_of(node)
    craft = bool(head.word.classes & _CRAFT)
    if state and (craft or stem in _STATE_HEADS or stem in _STATE_FORCES) and not _has_body(node):
        return known.party(state)
    force = craft or stem in _DELEGATIONS or (node.group is not None and node.group.kind == "armed")
    if node.mention is not None and node.mention.first > node.head and node.mention.kind not in _NO_OWNERS:
        if force or node.mention.kind != "state":
            return known.party(node.mention.entity)
        return None
    owner = (
        node.gen
        if node.gen is not None
        else next((kid for fn, kid in node.kids if fn in ("من", "ل") and _follows(kid, node)), None)
    )
    if force and owner is not None and not owner.conjuncts and owner.mention is not None and (
            owner.mention.first == owner.first and owner.mention.kind not in _NO_OWNERS):  # fmt: skip
        return known.party(owner.mention.entity)
    return None


def _follows(kid: Node, node: Node) -> bool:
    """Whether a prepositional phrase stands right after another, its preposition written as a word or not."""
    return kid.first == node.last + 1 or (
        kid.first == node.last + 2 and node.tokens[node.last + 1].word.function is not None)  # fmt: skip


def _begin(node: Node) -> int:
    """Where a description begins: with the quantity right before its noun (عدد من القيادات, 22 شخصا).

    Of a long or a verbal one (ما لا يقل عن 22 شخصا) only the number is a part of it.
    """
    first = node.first
    if not node.quant or node.begin >= first:
        return first
    if first - node.begin <= _QUANTITY and all(map(_of_quantity, node.tokens[node.begin : first])):
        return node.begin
    while first > node.begin and _is_number(node.tokens[first - 1]):
        first -= 1
    return first


def _is_number(token: Token) -> bool:
    function = token.word.function
    return token.kind == "n" or (function is not None and function.kind == "quant")


_QUANTITY = 4  # words


def _of_quantity(token: Token) -> bool:
    """Whether a word may stand in a quantity: no verb or date, and of function words only its own and من."""
    if token.is_verb or token.timed or token.kind == "p":
        return False
    function = token.word.function
    return function is None or function.kind in ("quant", "dem") or (function.kind, function.value) == ("prep", "من")


def description_end(node: Node) -> int:
    """The last token of a description: its construct, adjectives, owner, and the relative clause of a bare head."""
    last = node.last
    bare = node.last == node.head and node.gen is None and node.mention is None
    tail = node.gen
    while tail is not None and tail.kind == "np":
        last = max(last, tail.last)
        tail = tail.gen
    for fn, kid in node.kids:
        if kid.first > last + 2 or kid.first <= last:
            continue
        if fn == "adj":
            ruled = [k for _, k in kid.kids] or ([kid.gen] if kid.gen is not None else [])
            if not ruled:
                last = max(last, kid.last)
            elif bare:
                last = max(last, _whole(ruled[-1]))
        elif _belongs(node, fn, kid):
            last = _whole(kid)
            bare = False
    if bare and last == node.last and not _is_the_one(node):
        last = _relative_end(node, last)
    return last


def _is_the_one(node: Node) -> bool:
    """الجيش الذي اشترط كذا, الحكومة التي يرأسها X: a country has one, so that the clause does not say which."""
    return node.det and node.tokens[node.head].word.nominal.stem in _ONLY_ONE


def _whole(node: Node) -> int:
    """The last token of a phrase with its construct."""
    return node.gen.last if node.gen is not None and node.gen.kind == "np" else node.last


def _belongs(node: Node, fn: str, kid: Node) -> bool:
    """Whether a prepositional phrase says to whom the described party belongs (مقاتلون من X, ضابط في X, خلية ل X)."""
    if kid.kind != "np":
        return False
    named = kid.group is not None or (kid.mention is not None and kid.mention.kind not in ("place", "state"))
    if fn in ("من", "ل"):
        return named
    personal = (node.group is not None and node.group.kind in ("person", "source")) or bool(
        node.group and node.group.human
    )
    town = kid.mention is not None and kid.group is None and kid.tokens[kid.first].place is not None
    return fn in ("في", "ب") and personal and named and not town


def _relative_end(node: Node, last: int) -> int:
    """The end of a relative clause right after a bare head: its verb and the first thing that the verb governs."""
    clause = next((r for r in node.rels if r.start == last + 1), None)
    if clause is None or clause.verb is None or clause.verb.first > last + 3:
        return last
    verb = clause.verb
    if not clause.marker and (verb.form is None or verb.form.aspect != "P"):
        return last  # مدنيين يحاولون العبور: a circumstance, no part of the name
    inside = [
        n for n in (*clause.after, *(kid for _, kid in verb.kids)) if n.kind != "pron" and n.first == verb.last + 1
    ]
    return _whole(inside[0]) if inside else last


def _has_body(node: Node) -> bool:
    """رئيس الحزب الروسي is of a party, not of the state: a body stands between the head and the nisba."""
    inner = node.gen if node.gen is not None else None
    if inner is not None and inner.group is not None and inner.group.kind in ("org", "armed"):
        return True
    between = node.tokens[node.head + 1 : node.last + 1]
    return any(t.word.group is not None and t.word.group.kind in ("org", "armed") for t in between)


def _people(node: Node, state: str, paragraph: int, known: Names) -> Party:
    """A people under its nisba (الروس, سوريون)."""
    token = node.tokens[node.head]
    stem = token.word.nominal.stem
    plural = stem.endswith(("ون", "ين", "ان")) or not stem.endswith(("ي", "يه"))
    whole = (token.word.nominal.det and plural and not node.quant) or _of_event(node)
    entity = known.party(state) if whole else None
    first, last = _begin(node), node.last
    if node.quant and node.last > node.head and not node.det:
        inside = range(node.head, node.last)
        last = next((k for k in inside if k + 1 not in node.adjs or _prefixed(node.tokens[k + 1])), node.last)
    made = _base(node, paragraph, reference(node, first, last, entity, known), "state" if entity else "people", stem)
    made.state, made.human, made.number = state, True, "p" if plural else "s"
    return made


def _prefixed(token: Token) -> bool:
    """بجروح: a word with its preposition is no adjective."""
    return bool(token.word.nominal.prep) or token.norm.startswith("ب")


def _of_event(node: Node) -> bool:
    """بوساطة عمانية: a nisba without article right after an event noun without one is that noun's adjective."""
    if not node.first or node.det or node.conj or node.prep not in ("", "obj") or node.quant:
        return False
    before = node.tokens[node.first - 1].word
    plain = not (before.nominal.det or before.nominal.pron or before.tanween)
    return bool(before.masdars) and plain and node.tokens[node.head].norm.endswith("يه")


def nisba_party(node: Node, known: Names) -> EntityRef | None:
    """The first of ``nisba_parties``."""
    return next(iter(nisba_parties(node, known)), None)


def nisba_parties(node: Node, known: Names) -> list[EntityRef]:
    """The parties that the nisbas on a phrase name (القصف الروسي → روسيا).

    None where somebody is cared for: المشفى الأردني.
    """
    if "aid_site" in node.classes:
        return []
    mention = node.mention
    found: dict[str, EntityRef] = {}
    for state, at in (*node.nisbas, *_named_states(node)):
        if mention is not None and mention.first <= at <= mention.last:
            break
        entity = known.entities[known.party(state)]
        token = node.tokens[at]
        span = Span(token.start, token.end)
        found.setdefault(entity.id, EntityRef(known.entities[state].ar, entity.id, entity.label, span))
    return list(found.values())


def _named_states(node: Node) -> list[tuple[str, int]]:
    """المحادثات الإيرانية السعودية: further adjectives that are a state's name too."""
    beside = ((node.tokens[at], at) for at in node.adjs if node.nisbas and at > node.nisbas[0][1])
    return [(t.mention.entity, at) for t, at in beside if t.mention is not None and t.mention.kind == "state"]
