"""Whose name it is: the offices, ranks and names of a sentence set beside each other."""

from __future__ import annotations

from khabar.claim.lacking import complete, completes, out_of_clause, takes_over
from khabar.claim.name_parts import join_names, unknown
from khabar.claim.name_words import NAME_TAILS, is_foreign, is_name_word, is_unheard
from khabar.claim.nodes import Node
from khabar.claim.persons import is_name, is_office, is_personal_name
from khabar.claim.spokesmen import FOR, spoken_for
from khabar.claim.together import name_like
from khabar.find.tokens import Token
from khabar.knowledge.folding import fold
from khabar.knowledge.names import names
from khabar.knowledge.vocabulary import vocabulary

_HEADS = frozenset(fold("رئيس ملك أمير سلطان").split())
_GOVERNMENTS = frozenset(fold("حكومة وزراء جمهورية دولة بلاد").split())
_ARMED_KINDS = frozenset({"armed_group", "military", "police", "intelligence", "company"})


def link_names(nodes: list[Node]) -> None:
    """Set a person's name beside the office it belongs to, where body or place stand between the two.

    The parser joins neighbours (المتحدث أحمد); here a name that a body's phrase swallowed, or that stands after it,
    finds its office: القيادي في جيش العزة مصطفى بكور, مبعوث الأمم المتحدة إلى سوريا ستافان دي ميستورا.
    """
    _cut(nodes)
    join_names(nodes)
    for at in range(1, len(nodes)):
        if completes(nodes, at):
            complete(nodes, at)
    for at, node in enumerate(nodes):
        speaker = spoken_for(nodes, at)
        if speaker is not None and node.parent is not None:
            node.parent.appos.remove(node)
            set_beside(speaker, node)
        if node.prep == "ل" and at and _unit_of(nodes[at - 1], node):
            _hang(nodes[at - 1], node)
        if node.prep == "على" and at and _is_ali(nodes, at):
            _take_back_ali(node)
        if _lone_name(node) or _ranked_name(node):
            _to_office(nodes, at)
        elif node.fn == "appos" and node.parent is not None and is_name(node):
            _past_rank(nodes, node.parent, node)
        elif at and _office_after(nodes[at - 1], node):
            nodes[at - 1].name_at = nodes[at - 1].first
            hang_office(nodes[at - 1], node)
    for at, node in enumerate(nodes):
        first = _other_office(nodes, at)
        if first is not None:
            _one_holder(first, node)


def _to_office(nodes: list[Node], at: int) -> None:
    """Set the name ``nodes[at]`` beside the office before it, where there is one."""
    name = nodes[at]
    if at and _foreign_body(nodes[at - 1], name):
        nodes[at - 1].name_at = -1
    host = _office_before(nodes, at)
    above = [*_ancestors(host), *host.appos] if host is not None else []
    if host is not None and name not in above:
        set_beside(host, name)
        _past_rank(nodes, host, name)


def _cut(nodes: list[Node]) -> None:
    """Cut offices and names that one phrase holds together into phrases of their own."""
    for node in list(nodes):
        if node.fn == "appos" and node.parent is not None and any(
                t.text == ":" for t in node.tokens[node.parent.last + 1 : node.first]):  # fmt: skip
            _set_apart(node, nodes)
        if _may_name(node) and node.gen is not None and _tail_of_name(node, node.gen):
            nodes.remove(node.gen)
            node.last, node.gen = node.gen.last, node.gen.gen
        office = _split_office(node)
        if office is not None:
            nodes.insert(nodes.index(node) + 1, office)
            node.appos.append(office)
            office.parent, office.fn = node, "appos"
            continue
        split = _split_name(node)
        if split is not None:
            nodes.insert(nodes.index(node) + 1, split)
            host = _office_above(node)
            if host is not None:
                set_beside(host, split)


def _may_name(node: Node) -> bool:
    """Whether a phrase holds a person's name, or is a word that nothing knows."""
    plain = node.kind == "np" and node.group is None and node.title is None and node.first == node.last
    return node.name_at >= 0 or name_like(node) or (plain and is_foreign(node.tokens[node.head]))


def _tail_of_name(node: Node, inner: Node) -> bool:
    """علاء | الدين البطة: what was read as a construct is the rest of a name."""
    tokens = node.tokens
    follows = inner.first == node.last + 1 and inner.mention is None and inner.kind == "np"
    first, last = tokens[inner.first], tokens[node.last]
    foreign = is_foreign(last) and _no_noun(first) and inner.group is None  # ليغيسي | تولو
    return follows and ((first.norm in NAME_TAILS and is_name_word(last)) or foreign)


def _no_noun(token: Token) -> bool:
    """Whether a word after a foreign name may go on it: unheard of, a name, or a name that only looks like two words.

    كاستانيه is no noun with a pronoun.
    """
    word = token.word
    pronoun = bool(word.nominal.pron) and word.group is None and word.nominal.stem not in vocabulary()
    listed = word.nominal.det or word.masdars or word.classes or word.titles or word.function
    return is_unheard(token) or is_name_word(token) or unknown(token) or (pronoun and not listed)


def _unit_of(unit: Node, owner: Node) -> bool:
    """دورية للجيش, خلية لتنظيم X: a unit and, right after it, the known body that it belongs to."""
    if (
        unit.kind != "np"
        or unit.last + 1 != owner.first
        or unit.det
        or unit.mention is not None
        or owner.parent is unit
    ):
        return False
    if unit.group is None or unit.group.kind != "armed" or unit.group.human:
        return False
    return owner.mention is not None and owner.mention.first == owner.first and owner.mention.kind in _ARMED_KINDS


def _hang(host: Node, node: Node) -> None:
    """Take ``node`` from whatever it hangs on and hang it on ``host``."""
    if node.parent is not None:
        node.parent.drop(node)
    host.add(node.prep, node)


def _is_ali(nodes: list[Node], at: int) -> bool:
    """Whether what was read as على is the name علي after an office (الرئيس علي بونغو, أمين الحركة علي العريض)."""
    node, before = nodes[at], nodes[at - 1]
    ali = node.first - 1
    if ali < 0 or node.tokens[ali].text != "علي" or node.kind != "np" or node.group is not None or node.senses:
        return False
    if (node.mention is not None and node.mention.kind == "person") or is_name_word(node.tokens[node.first]):
        return _office_before(nodes, at) is not None
    office = any(map(unnamed_office, (before, *_ancestors(before))))
    return not node.det and before.last == ali - 1 and office


def _ancestors(node: Node) -> list[Node]:
    found: list[Node] = []
    while node.parent is not None and len(found) < 4:
        node = node.parent
        found.append(node)
    return found


def _take_back_ali(node: Node) -> None:
    parent = node.parent
    if parent is not None:
        parent.drop(node)
    node.parent, node.fn, node.prep = None, "", ""
    node.first = node.head = node.begin = node.first - 1
    node.gender, node.number = "m", "s"


def _split_name(node: Node) -> Node | None:
    """Cut a person's name off the end of a body's phrase; ``None`` where the phrase is a person's or has none."""
    at = node.name_at
    if node.kind != "np" or at <= node.head or not is_personal_name(node.tokens[at]):
        return None
    tokens = node.tokens
    named = tokens[at].mention
    first = tokens[node.first].mention
    other = first is not None and first.kind != "person"
    if not other and (node.title is not None or node.group is None or node.group.human or node.group.kind == "person"):
        return None
    while at - 1 > node.head and tokens[at - 1].word.titles and tokens[at - 1].mention is None:
        at -= 1
    last = at - 1
    while last > node.first and tokens[last].kind == "p":
        last -= 1
    definite = other or tokens[node.head].word.nominal.det or bool(node.adjs and node.adjs[0] < at) or last < at - 1
    if not definite or (first is not None and first is named):
        return None
    made = Node("np", tokens, at, node.last, at)
    made.mention = named
    made.det, made.clause, made.gender, made.number = True, node.clause, "m", "s"
    made.title = tokens[at].word.titles[0] if at < node.name_at else None
    made.name_at = node.name_at if made.title is not None else -1
    if node.mention is named:
        node.mention = first
    node.last, node.name_at = last, -1
    return made


def _set_apart(node: Node, nodes: list[Node]) -> None:
    """A phrase after a colon is no apposition of the speaker: it is the subject of what is said."""
    if node.parent is not None:
        node.parent.appos = [a for a in node.parent.appos if a is not node]
    node.parent, node.fn = None, ""
    later = next((n for n in nodes if n.kind == "verb" and n.first > node.first), None)
    if later is not None and later.clause is not None and later.clause.topic is None and later.subject is None:
        later.subject = later.clause.topic = node
        node.clause = later.clause


def _split_office(node: Node) -> Node | None:
    """Cut an office off a phrase that begins with an unknown name (إيغور موروزوف عضو مجلس الاتحاد)."""
    tokens = node.tokens
    first = tokens[node.first]
    if node.kind != "np" or node.last < node.first + 2 or node.title is not None or node.group is not None or (
            first.mention is not None or not (is_name_word(first) or unknown(first))):  # fmt: skip
        return None
    at = next((k for k in range(node.first + 1, node.last + 1) if any(t.relation for t in tokens[k].word.titles)
               and tokens[k].mention is None and not is_name_word(tokens[k])), -1)  # fmt: skip
    if at < 0:
        return None
    made = Node("np", tokens, at, node.last, at)
    word = tokens[at].word
    made.group, made.title, made.clause, made.det = word.group, word.titles[0], node.clause, node.det
    made.gender, made.number = "m", "s"
    if node.mention is not None and node.mention.first >= at:
        made.mention, node.mention = node.mention, None
    made.nisbas, node.nisbas = [n for n in node.nisbas if n[1] > at], [n for n in node.nisbas if n[1] < at]
    made.gen, node.gen = node.gen, None
    made.kids, node.kids = node.kids, []
    for kid in (made.gen, *(k for _, k in made.kids)):
        if kid is not None:
            kid.parent = made
    node.last, node.name_at = at - 1, node.first
    return made


def _office_above(node: Node) -> Node | None:
    """The nearest phrase around ``node`` that describes a person without naming him."""
    host = node.parent
    while host is not None and host.kind in ("np", "ev"):
        if unnamed_office(host):
            return host
        host = host.parent
    return None


def unnamed_office(node: Node) -> bool:
    """Whether a phrase is of one person's office or calling, and no name stands with it."""
    word = node.tokens[node.head].word
    personal = bool(word.titles) and (node.group is None or node.group.kind == "person" or node.group.human)
    personal = personal or (node.group is not None and node.group.kind == "person")
    if not personal or node.name_at >= 0 or node.number == "p":
        return False
    if node.mention is not None and (node.mention.kind == "person" or node.mention.first == node.head):
        return False
    return not any(is_name(a) for a in node.appos)


def _unlisted_name(node: Node) -> bool:
    """Two to four words in a row that no list knows."""
    size = node.last - node.first + 1
    return node.kind == "np" and 2 <= size <= 4 and not node.senses and all(
        unknown(t) or is_name_word(t) for t in node.tokens[node.first : node.last + 1])  # fmt: skip


def _lone_name(node: Node) -> bool:
    """A person's name that depends on nothing but its clause."""
    if (
        node.kind != "np"
        or node.prep
        or node.conj
        or node.parent is not None
        or not (is_name(node) or _unlisted_name(node))
    ):
        return False
    return node.clause is not None and node is not node.clause.topic


def _ranked_name(node: Node) -> bool:
    """الناطق باسم الجيش، العميد أحمد المسماري: a rank and a name after a comma."""
    known = node.mention is not None and node.mention.kind == "person" and node.mention.first == node.first
    return _is_rank(node) and (node.name_at > node.head or known)


def _is_rank(node: Node) -> bool:
    """A mere rank or form of address after a comma."""
    if node.kind != "np" or node.prep or node.conj or node.title is None or node.title.relation:
        return False
    return node.first > 0 and node.tokens[node.first - 1].text in "،,"


def _past_rank(nodes: list[Node], rank: Node, name: Node) -> None:
    """قال نائب الأمين العام، السيد علي دعموش، إن: a name beside a mere rank goes with the office before it."""
    beside = _is_rank(rank) and rank in nodes and name in rank.appos
    office = _office_before(nodes, nodes.index(rank)) if beside else None
    if office is None or name in office.appos or rank in _ancestors(office):
        return
    rank.appos.remove(name)
    set_beside(office, name)
    set_beside(office, rank)


def _office_after(name: Node, office: Node) -> bool:
    """إيغور موروزوف، عضو المجلس: an office at once after words that no list knows, a comma between them or nothing."""
    if (
        office.prep
        or office.conj
        or office.parent is not None
        or not unnamed_office(office)
        or not _unlisted_name(name)
    ):
        return False
    between = name.tokens[name.last + 1 : office.first]
    return not name.prep and all(t.text in '،,"”»' for t in between)


def hang_office(name: Node, office: Node) -> None:
    """Make an office an apposition of the name before it."""
    name.appos.append(office)
    office.parent, office.fn = name, "appos"
    clause = office.clause
    if clause is not None:
        clause.after = [n for n in clause.after if n is not office]
        if clause.verb is not None and clause.verb.object is office:
            clause.verb.object = None


def _office_before(nodes: list[Node], at: int) -> Node | None:
    """The office whose phrases fill the words up to the name ``nodes[at]``, quotes and one comma left aside."""
    name = nodes[at]
    end = name.first
    for back in range(at - 1, max(-1, at - 7), -1):
        node = nodes[back]
        if node.kind in ("verb", "adj") or node.clause is not name.clause or (node.conj and not unnamed_office(node)):
            return None
        between = name.tokens[node.last + 1 : end]
        if any((t.kind == "p" and t.text in ".:؛") or t.is_verb for t in between):
            return None
        end = node.first
        if unnamed_office(node) and not _sends(node, name):
            return node if _same_country(node, name) else None
        if not (node.prep or node.fn in ("gen", "appos", "obj") or _described_between(node)):
            return None
    return None


def _sends(sender: Node, name: Node) -> bool:
    """المبعوث الخاص للرئيس الروسي إلى سوريا، X: after a comma the name is the envoy's, and not of who sends him.

    Nor is it of the office for which somebody speaks (الناطق باسم الرئيس، X).
    """
    envoy = sender.parent if sender.fn == "ل" else None
    sends = sender.prep == FOR or (envoy is not None and unnamed_office(envoy))
    return sends and name.tokens[name.first - 1].text in "،,"


def _foreign_body(office: Node, name: Node) -> bool:
    """مدير سكوتلاند يارد، مارك رولي: words in the construct of an office are its body where a name follows them."""
    tokens, at = office.tokens, office.name_at
    if not is_office(office) or at <= office.head or name.first != office.last + 2:
        return False
    opening = tokens[at - 1].word.nominal
    construct = not (opening.det or opening.pron or is_name_word(tokens[at - 1]))
    known = any(t.mention is not None for t in tokens[at - 1 : office.last + 1])
    return construct and not known and tokens[name.first - 1].text in "،,"


def _described_between(node: Node) -> bool:
    """وزير الخارجية في الحكومة، المنبثقة عن المجلس، محمد X: a participle between commas describes what is before."""
    word = node.tokens[node.head].word
    opened = node.first > 0 and node.tokens[node.first - 1].text in "،,"
    return opened and node.det and bool(word.active or word.passive) and node.group is None and node.title is None


def _other_office(nodes: list[Node], at: int) -> Node | None:
    """The unnamed office before ``nodes[at]``, an office with a name, where one person holds both.

    رئيس الأركان ونائب وزير الدفاع الفريق أحمد X; وزير الإعلام الناطق باسم الحكومة محمد X. A head of state or government
    needs no name on a page: he and a minister beside him are two.
    """
    node = nodes[at]
    if not at or node.tokens[node.first].word.nominal.prep or not is_office(node) or not _holder_named(node):
        return None
    first: Node | None = nodes[at - 1]
    if node.fn == "conj":
        first = next((n for n in _ancestors(node) if unnamed_office(n)), None)
    if first is None or not unnamed_office(first) or _heads_state(first) or node in first.conjuncts[1:]:
        return None
    if any(t.kind == "p" for t in node.tokens[first.last + 1 : node.first]):
        return None
    joined = node.conj and node.tokens[node.first].word.nominal.conj == "و"
    beside = node.parent is None and node.first == first.last + 1
    return first if (joined and (beside or node.fn == "conj")) or (beside and node.det and not node.conj) else None


def _holder_named(office: Node) -> bool:
    """Whether the name of an office's one holder stands with it."""
    return office.number != "p" and (office.name_at > office.head or any(map(_names_holder, office.appos)))


def _names_holder(beside: Node) -> bool:
    """Whether what stands beside an office is a name, with or without a rank before it (الفريق الركن قاسم X)."""
    return is_name(beside) or (beside.title is not None and beside.name_at > beside.head)


def _heads_state(office: Node) -> bool:
    """Whether an office is that of a state or its government: رئيس الجمهورية, رئيس الوزراء, الملك."""
    tokens, last = office.tokens, (office.gen or office).last
    body = tokens[office.head + 1 : last + 1]
    if tokens[office.head].word.nominal.stem not in _HEADS:
        return False
    return not body or any(t.word.nisba or t.word.nominal.stem in _GOVERNMENTS or (
        t.mention is not None and t.mention.kind in ("state", "government")) for t in body[:1])  # fmt: skip


def _one_holder(first: Node, second: Node) -> None:
    """Make ``second``, with the name of whoever holds both offices, an apposition of ``first``."""
    for node in (first, *_ancestors(second)):
        node.conjuncts = [n for n in node.conjuncts if n is not second]
    second.prep = ""
    for name in second.appos:
        if _names_holder(name):
            first.appos.append(name)
    set_beside(first, second)


def _same_country(office: Node, name: Node) -> bool:
    """Whether the office's state, where it says one, is the known person's."""
    if name.mention is None or not office.nisbas:
        return True
    known = names().entities
    return known[name.mention.entity].country in ("", known[office.nisbas[0][0]].country)


def set_beside(host: Node, name: Node) -> None:
    """Make ``name`` an apposition of ``host``, out of whatever place it was given."""
    host.appos.append(name)
    name.parent, name.fn = host, "appos"
    if not is_name(name) and name.name_at < 0:
        name.name_at = name.first
    out_of_clause(name)
    takes_over(host, name)
