"""Constructs: whether a noun phrase goes on in the bare one after it (مقر الحزب)."""

from __future__ import annotations

from khabar.claim.adjectives import is_another
from khabar.claim.name_words import is_foreign, is_name_word
from khabar.claim.nodes import Node
from khabar.claim.phrases import is_complete
from khabar.claim.syntax.state import Pass
from khabar.claim.telling import tells_his_words
from khabar.claim.together import name_like
from khabar.claim.valency import needs_word
from khabar.find.tokens import QUOTES
from khabar.knowledge.folding import fold
from khabar.knowledge.vocabulary import is_listed_adjective, vocabulary


def constructs(now: Pass, last: Node, node: Node) -> bool:
    """Whether ``node`` is the second part of a construct that ``last`` begins (مقر الحزب), and not joined to it."""
    if now.comma or node.conj or last.kind not in ("ev", "np") or last.gen is not None or last.det or last.pron:
        return False
    if last.kind == "np" and last.prep and tells_his_words(node):
        return False  # نقلت الوكالة عن كيم قوله
    if (node.pron and "death" in node.classes) or (node.quant and last.kind == "np" and last.last > last.head):
        return False  # لقي أشخاص حتفهم، هاجم شخص مسلح عدد من المارة
    group, ending = last.group, last.tokens[last.head].norm
    complete = group is not None and (ending.endswith(("ون", "ين")) or " " in group.noun)  # مسلحون، شاهد عيان
    complete = complete or (bool(node.quant) and _names_place(last))  # في جنيف أي اتفاق
    verb = now.clause.verb
    doer = verb is not None and verb.last == last.first - 1 and last.first == last.last
    complete = (
        complete or (doer and _deals_in(now, last, node)) or (doer and is_foreign(last.tokens[last.head]))
    )  # حذر دوندار أوروبا
    complete = complete or is_another(last, node.tokens[node.head]) or _placed(last, node) or _is_name(last, node, doer)
    complete = complete or last.tokens[last.head].word.tanween or is_complete(last)  # فارق 19 شخصاً الحياة
    apart = node.tokens[node.head].word.tanween and not _counted(node)
    if _told_in(now, last, node) or complete or apart or (last.adjs and not _general(last, node)):
        return False
    return last.last == node.begin - 1 or _only_quotes(last, node) or _pointed_at(last, node)


def _deals_in(now: Pass, doer: Node, node: Node) -> bool:
    """فتح مسلح النار: right after the verb and who does it, the object that the verb cannot do without."""
    return needs_word(now.tokens[doer.first - 1], now.tokens[doer.head], now.tokens[node.head])


_RANKED = frozenset(fold("عام أول تنفيذي").split())


def _general(last: Node, node: Node) -> bool:
    """أمين عام حزب الأمة: an office whose own adjective stands before the body that it governs."""
    office = bool(last.tokens[last.head].word.titles) and last.last == last.head + 1
    return office and last.tokens[last.last].norm in _RANKED and node.group is not None and not node.prep


def _pointed_at(last: Node, node: Node) -> bool:
    """تدمير هذه المواقع, سكان تلك القرى: a demonstrative belongs to the second part; not رفض مسؤول هذا الاتفاق."""
    between = last.tokens[last.last + 1 : node.begin]
    function = between[0].word.function if len(between) == 1 else None
    if function is None or function.kind != "dem" or between[0].word.fprep or between[0].word.fconj:
        return False
    somebody = last.group is not None or last.title is not None
    thing = node.kind == "np" and node.tokens[node.head].word.nominal.det
    return thing and (not somebody or bool(last.prep) or last.fn == "gen")


def _counted(node: Node) -> bool:
    """مقتل أكثر من 80 متشددا: after a number the accusative is of what is counted."""
    before = node.tokens[node.head - 1] if node.head else None
    if before is None or not node.quant:
        return False
    number = before.word.function
    return before.kind == "n" or (number is not None and number.kind == "quant")


def _names_place(node: Node) -> bool:
    """Whether the phrase ends in a place's own name: no second part follows it."""
    token = node.tokens[node.last]
    return token.place is not None and not (node.senses or node.group)


def _placed(node: Node, beside: Node) -> bool:
    """في محافظة ذي قار | الطريق العام: a place under its name has no second part."""
    named = node.last > node.head and node.tokens[node.last].place is not None and not node.senses
    if node.tokens[node.last].place is not None and not node.group and (
            name_like(beside) or _is_person(beside) or is_foreign(beside.tokens[beside.head])):  # fmt: skip
        return True  # المندوب في جنيف | غينادي غاتيلوف
    return named and beside.det and beside.last > beside.head and not beside.senses


def _is_name(last: Node, node: Node, doer: bool) -> bool:
    """أعلن ماتيو ريني | الاستقالة, في بيروت | محادثات: what ends in a name has no second part, but for more of it."""
    token = last.tokens[last.last]
    after = node.tokens[node.head]
    if last.kind != "np" or token.mention is not None or name_like(node) or is_foreign(after):
        return False
    if not (after.word.known or after.word.masdars):  # أبو محمد | الجولاني
        return False
    common = token.norm in vocabulary() or bool(token.word.masdars)
    if last.first == last.last:
        placed = token.place is not None and bool(last.prep) and not token.word.classes
        seldom = is_listed_adjective(token.norm) and not (token.word.masdars or token.word.classes)  # سعيد، شريف
        return placed or (is_name_word(token) and doer and (seldom or not common))
    whole = name_like(last) and is_name_word(last.tokens[last.first]) and is_name_word(token)
    ends = not common and (is_foreign(token) or is_name_word(token))
    return whole or (ends and (last.title is not None or last.group is not None or name_like(last)))


def _is_person(node: Node) -> bool:
    return node.mention is not None and node.mention.kind == "person"


def _told_in(now: Pass, occasion: Node, node: Node) -> bool:
    """أعلن الجيش في بيان مقتل جنديين: what is said in a statement is no part of its name."""
    verb = now.clause.verb
    speaks = verb is not None and not verb.content and any(s.kind == "cue" and "obj" in s.content for s in verb.senses)
    written = "document" in occasion.classes or "statement" in occasion.classes
    return speaks and written and bool(occasion.prep) and node.kind == "ev"


def _only_quotes(last: Node, node: Node) -> bool:
    """Whether nothing but quotes and numbers stands between two phrases."""
    return all(t.text in QUOTES or t.kind == "n" for t in node.tokens[last.last + 1 : node.begin])
