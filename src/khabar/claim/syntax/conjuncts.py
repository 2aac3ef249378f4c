"""Phrases joined to others by a conjunction."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from khabar.claim.nodes import Node
from khabar.claim.syntax.state import Pass
from khabar.claim.together import ancestors, compatible
from khabar.knowledge.folding import fold

BESIDES = "إضافة"
"""Joins as و does: إضافة إلى X، فضلاً عن X."""


def conjoin(now: Pass, node: Node) -> bool:
    """Join a phrase to one of those before it: the nearest of its kind and shape, with the same preposition or none."""
    if _describes_too(now, node) or _of_one_ministry(now, node):
        return True
    offered = [n for n in _offered(now, node) if _may_have(n, node)]
    ranked = [(strain, n) for away, n in enumerate(offered) if (strain := _strain(now, n, node, away)) is not None]
    if not ranked:
        return False
    _join(now, min(ranked, key=itemgetter(0))[1], node)
    return True


def _offered(now: Pass, node: Node) -> Iterator[Node]:
    """What a phrase may be joined to: the one before it and those around that, the nearest first.

    سحب قواتها من الدول التي انضمت إلى الحلف، وإلغاء العقوبات: past a comma, those around a relative clause too.
    """
    host = _half_of_pair(now, node) or now.last
    while host is not None:
        yield host
        clause = host.clause
        described = now.comma and host.parent is None and clause is not None and clause.kind == "rel"
        host = clause.antecedent if described and clause is not None else host.parent


def _join(now: Pass, host: Node, node: Node) -> None:
    """Put ``node`` beside ``host``, or beside that to which ``host`` is joined itself."""
    beside = host.fn == "conj" or (host.fn == "appos" and host is not now.equal)
    first = host.parent if beside and host.parent else host
    if first.clause is not None and first.clause is not now.clause and first.clause in now.stack:
        now.pop_to(first.clause)
    first.conjuncts.append(node)
    node.parent, node.fn = first, "conj"
    node.prep = first.prep if node.prep == BESIDES else node.prep or first.prep
    if node.pron and node.number == "p" and node.kind == "np":
        node.senses = ()  # الولايات المتحدة وحلفاؤها: some of the parties, and no word on their alliance
    now.push(node)


def _may_have(host: Node, node: Node) -> bool:
    """Whether anything of the preposition of ``node`` may be joined to ``host``."""
    return host.kind in ("np", "ev") and node.prep in (host.prep, "", BESIDES) and not _tells_place(host)


_AWAY, _UNLIKE, _MIXED, _APART = 1, 2, 3, 6


def _strain(now: Pass, host: Node, node: Node, away: int) -> int | None:
    """How little two phrases go together, ``away`` phrases apart; ``None`` where they are not joined.

    مكب للصرف والنفايات, تأمين استثمارات جديدة وحفظ الوظائف: like goes with like, a construct with a construct.
    """
    strain = _AWAY * away + (0 if _shape(now, host) == _shape(now, node) else _UNLIKE)
    if compatible(host, node):
        return strain
    if now.comma or node.prep or _may_be_clause(now, node):
        return None
    return strain + (_MIXED if _is_mere_thing(host) and _is_mere_thing(node) else _APART)


def _is_mere_thing(node: Node) -> bool:
    return not (node.mention or node.group or node.title or node.nisbas)


def _shape(now: Pass, node: Node) -> str:
    """With the article or the like, first part of a construct, or neither."""
    word = node.tokens[node.head].word
    if word.nominal.det or node.mention is not None:
        return "definite"
    construct = node.gen is not None or node.pron or (node.det and node.last > node.head)
    return "construct" if construct or (not word.tanween and _noun_follows(now, node)) else "bare"


def _noun_follows(now: Pass, node: Node) -> bool:
    """Whether a number or a noun that nothing parts from the phrase comes next."""
    after = now.following(node.last)
    if after is None or after.kind == "p" or after.is_verb or after.timed or node.adjs:
        return False
    word = after.word
    alone = word.function is None or word.function.kind == "quant"
    return after.kind == "n" or (alone and not (word.conj or word.nominal.prep))


def _may_be_clause(now: Pass, node: Node) -> bool:
    """قصفت مدرسة وجيش أراكان يرد, أما الوفد فوصف, القناة ومقرها لبنان: what seems joined may begin a clause."""
    word, after = node.tokens[node.first].word, now.following(node.last)
    verbal = node.kind == "ev" and bool(word.verbs or node.pron or word.nominal.pron)
    return verbal or word.nominal.conj == "ف" or (after is not None and after.is_verb and not after.word.vconj)


def _tells_place(deed: Node) -> bool:
    """في مناطق سيطرتها، إضافة إلى الإعلان: whose place it is, and nothing that happens."""
    place = deed.parent if deed.kind == "ev" and deed.fn == "gen" and deed.pron else None
    return place is not None and place.prep == "في" and place.kind == "np" and place.group is None


def _describes_too(now: Pass, node: Node) -> bool:
    """هجمات أمريكية وإسرائيلية: a second adjective of belonging goes on what happens or is had, not on a party."""
    host, token = now.last, now.tokens[node.head]
    if host is None or not host.nisbas or host.nisbas[0][1] == host.head:
        return False  # of states: الأميركية والبريطانية والفرنسية
    if host.group is not None or host.mention is not None or host.title is not None:
        return False
    word, first = token.word, now.tokens[host.nisbas[-1][1]]
    alone = node.first == node.last and node.begin == host.last + 1 and not (node.group or node.mention or node.prep)
    alike = word.nominal.det == first.word.nominal.det and token.norm.endswith("ه") == first.norm.endswith("ه")
    if not (alone and alike and word.nisba and host.nisbas[-1][1] == host.last):
        return False
    host.nisbas.append((word.nisba, node.head))
    host.adjs.append(node.head)
    host.last = node.last
    now.nodes.remove(node)
    now.last = host
    return True


_MINISTRY = frozenset(fold("وزارة وزير وزيرة").split())
_CARED_FOR = frozenset(fold("مغتربين مهجرين سكان شباب جرحى شهداء أسرى").split())


def _of_one_ministry(now: Pass, node: Node) -> bool:
    """وزارة الخارجية والمغتربين, وزير الصحة والسكان: one ministry has several affairs."""
    host, word = now.last, now.tokens[node.head].word
    if host is None or host.prep == "بين" or node.begin != host.last + 1 or node.first != node.last or node.prep:
        return False
    if now.tokens[host.head].word.nominal.stem not in _MINISTRY or host.last == host.head or host.name_at >= 0:
        return False
    affair = word.nominal.det and not (word.titles or node.mention or node.pron)
    if not affair or (word.group is not None and word.nominal.stem not in _CARED_FOR):
        return False
    host.last = node.last
    now.nodes.remove(node)
    now.last = host
    return True


def _half_of_pair(now: Pass, node: Node) -> Node | None:
    """بين القوات التي يدعمها التحالف وجماعة الحوثي: who stands before the relative and lacks his other side."""
    if node.kind != "np" or node.prep not in ("", "بين"):
        return None
    within = (n for n in (now.last, *ancestors(now.last)) if n is not None)
    around = next((n for n in within if n.prep == "بين" and n.kind == "np"), None)
    if around is not None and not (around.conjuncts or around.quant) and around.number != "p":
        return around if compatible(around, node) and around.clause is now.clause else None
    for clause in reversed(now.stack):
        first = clause.antecedent
        if first is not None and clause.verb is not None and first.prep == "بين" and first.number != "p":
            if first.conjuncts or first.quant or not compatible(first, node):
                return None
            now.pop_past(clause)
            return first
    return None
