"""Apposition: a name beside a title, and participles that describe the phrase before them."""

from __future__ import annotations

from khabar.claim.name_words import is_foreign
from khabar.claim.nodes import Node, is_cue
from khabar.claim.syntax.state import Pass
from khabar.claim.together import agrees, ancestors, complementary, is_counterpart, name_like, personal, several_persons
from khabar.find.tokens import QUOTES


def apposition(now: Pass, node: Node, conj: str) -> bool:
    """A name beside a title, or a title beside a name, with or without a comma."""
    last = now.last
    if last is None or conj or node.prep or last.kind == "verb" or is_counterpart(node):
        return False
    if _bracketed(last, node):
        last.mention, last.det = node.mention, True
    same = last.mention is node.mention is not None
    if same or _nicknamed(last, node) or _enclosed(last, node) or _christened(last, node):
        last.set_beside(node)
        return True
    if not now.comma and _somebody_by_name(last, node):
        last.set_beside(node)
        return True
    person = _same_person(now, last, node) if personal(node) and not _governs(last, node) else None
    if person is not None:
        person.set_beside(node)
        return True
    if node.senses and node.kind == "np" and not node.group and (not now.comma or _set_off(node)):
        for host in (last, *ancestors(last)):
            if host.kind in ("np", "ev") and agrees(host, node) and (host.det or not now.comma):
                _describe(now, host, node)
                return True
    return False


def _somebody_by_name(somebody: Node, name: Node) -> bool:
    """الشاب جهاد معروف، زوجته إيلين: one of a sort, with the article or a pronoun, and right after him his name."""
    group = somebody.group
    if group is None or not group.human or group.plural or somebody.kind != "np":
        return False
    if group.kind == "person" and not somebody.pron:
        return False
    alone = somebody.mention is None and somebody.gen is None and somebody.name_at < 0
    named = name_like(name) or (name.mention is not None and name.mention.kind == "person" and name.title is None)
    return alone and (somebody.det or bool(somebody.pron)) and named and somebody.last + 1 == name.begin


def _same_person(now: Pass, last: Node, node: Node) -> Node | None:
    """The phrase in the same clause whose office the person in ``node`` has, or who has that in ``node``."""
    for host in (last, *ancestors(last)):
        if host.clause is not node.clause and host.clause in now.stack:
            continue  # أضاف المسؤول أن ترامب …: another clause has begun
        if now.comma and host.fn == "ل" and host.parent is not None and personal(host.parent):
            continue  # المبعوث الخاص للرئيس الروسي إلى سوريا، X
        if _received(now, host, node):
            continue
        beside = host.kind == "np" and personal(host) and complementary(host, node)
        if beside and not (several_persons(node) and not host.conjuncts and not several_persons(host)):
            return host
    return None


def _governs(office: Node, body: Node) -> bool:
    """نائب قائد | لواء الفتح: a bare office has its body right after it, though that is a rank's name too."""
    bare = not (office.det or office.pron or office.nisbas or office.mention) and office.gen is None
    unit = body.title is not None and body.group is not None and not body.tokens[body.head].word.nominal.det
    return bare and unit and office.name_at < 0 and office.last == body.first - 1 and office.group is not None


def _received(now: Pass, host: Node, node: Node) -> bool:
    """استقبل رئيس المجلس نبيه بري السفير الفرنسي: past an office and its holder, whom he meets and not who he is."""
    verb = now.clause.verb
    if verb is None or now.comma or host.clause is not now.clause or now.clause.after != [host] or is_cue(verb):
        return False
    whole = host.title is not None and (host.name_at > host.head or any(map(name_like, host.appos)))
    met = any(sense.type == "CONSULT" and "obj" in sense.markers for sense in verb.senses)
    return met and whole and node.title is not None and node.name_at < 0 and node.det


def joined_participle(now: Pass, node: Node) -> bool:
    """فصائل متحالفة مع إيران ومرتبطة بالحشد: a participle joined to one that describes a phrase does so too."""
    word = node.tokens[node.head].word
    if node.kind != "np" or node.group or not node.senses or not (word.adjective or word.passive or word.active):
        return False
    first = next((n for n in (now.last, *ancestors(now.last)) if n is not None and n.kind == "adj"), None)
    host = first.parent if first is not None else None
    if first is None or host is None or now.comma or first.tokens[first.head].word.nominal.det != word.nominal.det:
        return False
    if not agrees(host, node):
        return False
    _describe(now, host, node)
    return True


def _describe(now: Pass, host: Node, node: Node) -> None:
    """Hang a participle on the phrase that it describes; what it asks for may come next."""
    node.kind = "adj"
    host.add("adj", node)
    now.clause.preds.append(node)
    node.clause = now.clause


def _nicknamed(body: Node, node: Node) -> bool:
    """وزارة الدفاع الأمريكية "البنتاغون": a name in quotes or brackets after a body is another of its names."""
    before = node.tokens[node.begin - 1] if node.begin else None
    if before is None or not (before.text in QUOTES or before.text == "(") or body.last != node.begin - 2:
        return False
    named = node.mention is not None and node.mention.first == node.first and node.mention.last == node.last
    person = node.mention is not None and node.mention.kind == "person"  # المتحدث باسم المنظمة "فلان"
    return named and not person and body.kind == "np" and body.mention is not None and body.det and body.gen is None


def _bracketed(outlet: Node, node: Node) -> bool:
    """وكالة (تاس) للأنباء: the name of an outlet in brackets, right after what it is."""
    if "outlet_word" not in outlet.classes or node.mention is None or node.mention.kind != "outlet" or outlet.gen:
        return False
    opened = node.begin > 0 and node.tokens[node.begin - 1].text == "("
    return opened and outlet.mention is None and outlet.last == node.begin - 2


def _enclosed(host: Node, node: Node) -> bool:
    """وكالة الفضاء (ناسا), الأغنية الأولى «بلاد»: alone in brackets, or in quotes after a thing, is its name."""
    tokens, after = node.tokens, node.last + 1
    between = tokens[host.last + 1 : node.begin - 1]
    apart = len(between) > 1 or any(t.text not in QUOTES for t in between)  # “المسلحين” (الجهاديين)
    if apart or host.kind != "np" or node.kind != "np" or node.quant or node.pron:
        return False
    opening, closing = tokens[node.begin - 1].text, tokens[after].text if after < len(tokens) else ""
    if opening == "(":
        return closing == ")"
    thing = host.group is None and host.title is None and host.mention is None and host.det
    return thing and opening in QUOTES and closing in QUOTES


_CALLED = frozenset({"vehicle", "aircraft"})


def _christened(craft: Node, node: Node) -> bool:
    """الناقلة البريطانية إنديورنس: a craft with the article, and right after it a name that no list knows."""
    known = craft.mention is not None or craft.gen is not None or craft.name_at >= 0 or craft.number == "p"
    if known or not craft.tokens[craft.head].word.nominal.det or _CALLED.isdisjoint(craft.classes):
        return False
    between = craft.tokens[craft.last + 1 : node.begin]
    return all(t.text in QUOTES for t in between) and is_foreign(node.tokens[node.head])


def _set_off(node: Node) -> bool:
    """الحركة، المدعومة من …: a definite participle after a comma still describes the phrase before it."""
    word = node.tokens[node.head].word
    return node.det and bool(word.adjective or word.passive or word.active) and not (word.masdars or word.group)
