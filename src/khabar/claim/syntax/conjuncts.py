"""Phrases joined to others by a conjunction."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.claim.syntax.state import Pass
from khabar.claim.together import ancestors, compatible
from khabar.knowledge.folding import fold

BESIDES = "إضافة"
"""Joins as و does: إضافة إلى X، فضلاً عن X."""


def conjoin(now: Pass, node: Node) -> bool:
    """Join a phrase to the last one of its kind: same preposition or none, same sort of thing."""
    if _describes_too(now, node) or _of_one_ministry(now, node):
        return True
    host = _half_of_pair(now, node) or now.last
    for candidate in (host, *(ancestors(host) if host else ())):
        if candidate is None or candidate.kind in ("verb", "adj") or _tells_place(candidate):
            continue
        same = node.prep == candidate.prep or node.prep in ("", BESIDES)
        sort = (node.kind == "ev") == (candidate.kind == "ev") or (node.prep and node.prep == candidate.prep)
        if same and sort and compatible(candidate, node):
            beside = candidate.fn == "conj" or (candidate.fn == "appos" and candidate is not now.equal)
            first = candidate.parent if beside and candidate.parent else candidate
            first.conjuncts.append(node)
            node.parent, node.fn = first, "conj"
            node.prep = first.prep if node.prep == BESIDES else node.prep or first.prep
            if node.pron and node.number == "p" and node.kind == "np":
                node.senses = ()  # الولايات المتحدة وحلفاؤها: some of the parties, and no word on their alliance
            now.push(node)
            return True
    return _pairs_with_thing(now, node)


def _tells_place(deed: Node) -> bool:
    """في مناطق سيطرتها، إضافة إلى الإعلان: whose place it is, and nothing that happens."""
    place = deed.parent if deed.kind == "ev" and deed.fn == "gen" and deed.pron else None
    return place is not None and place.prep == "في" and place.kind == "np" and place.group is None


def _pairs_with_thing(now: Pass, node: Node) -> bool:
    """في القوانين والإجراءات, القراءة والكتابة: two things side by side, though only one of them is a deed."""
    host = now.last
    if host is None or now.comma or node.prep or node.pron or host.last != node.begin - 1 or host.kind == node.kind:
        return False
    if host.kind not in ("np", "ev") or host.conjuncts or host.fn == "conj":
        return False
    things = not any(n.mention or n.group or n.title or n.quant or n.nisbas for n in (host, node))
    heads = [n.tokens[n.head].word.nominal.det for n in (host, node)]
    if not things or heads != [True, True]:
        return False
    host.conjuncts.append(node)
    node.parent, node.fn, node.prep = host, "conj", host.prep
    now.push(node)
    return True


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
