"""What a speaker's phrase is: a document or a person, known by name or only described."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.nodes import Node
from khabar.claim.party import Party
from khabar.claim.wording import words_of
from khabar.find.tokens import QUOTES
from khabar.model import EntityRef, SourceKind

OUTLETS = frozenset({"outlet", "agency", "channel"})
"""Kinds of parties that publish."""
_DOCUMENT_CLASSES = frozenset({"document", "statement", "letter", "information", "rumor", "image", "agreement"})
_OCCASION_CLASSES = frozenset({"statement", "document", "interview", "phone", "time", "talks", "meeting"})
"""What a speaker speaks in or at: no part of his description (مسؤول في تصريح)."""
_OCCASION = ("في", "عبر", "خلال", "ب", "على")
_TAIL = frozenset({"في", "من", "ل", "ب", "لدى", "داخل", "باسم", "عن", "على", "إلى", "adj"})
_DEPTH = 3
SAME = frozenset({"نفس", "ذات"})


def is_document(node: Node) -> bool:
    """Whether the phrase is of something written or said rather than of someone."""
    word = node.tokens[node.head].word
    if (node.mention is not None and node.mention.first == node.first) or node.kind == "pron":
        return False
    cues = [s for s in node.senses if s.kind == "cue" and node.kind != "verb"]
    if cues:
        return all(s.slot("self") is None for s in cues)
    return bool(word.classes & _DOCUMENT_CLASSES) and not word.titles and "person" not in word.classes


def described(node: Node) -> EntityRef:
    """The words of a description with all that hangs on it: مصدر في وزارة الدفاع."""
    end = _end(node, 0)
    return EntityRef(words_of(node.tokens, node.begin if node.quant else node.first, _from(node, end) or end))


_HUMAN = frozenset({"person", "official", "sourceword", "population", "media", "outlet_word", "member", "document"})


def described_together(node: Node) -> EntityRef:
    """The same with those who are described beside them and say it too: ثلاثة شهود وعامل إغاثة, مصادر أمنية ومحلية."""
    end = max(_end(node, 0), _from(node, _end(node, 0)))
    for other in node.conjuncts:
        if other.first != end + 1 or other.mention is not None or not _is_described_too(other):
            break
        end = _end(other, 0)
    return EntityRef(words_of(node.tokens, node.begin if node.quant else node.first, end))


def _is_described_too(other: Node) -> bool:
    """وعامل إغاثة, ومحلية: whether what is joined to a speaker is people or papers too, or one more adjective."""
    word = other.tokens[other.head].word
    if word.nominal.conj != "و" or other.kind != "np":
        return False
    human = other.group is not None and other.group.human
    adjective = word.nominal.stem.endswith(("ي", "يه")) and not other.group
    return human or adjective or bool(other.classes & _HUMAN)


_WITHIN = frozenset({"في", "من", "ب", "لدى", "داخل"})
_NAMED = frozenset({"source", "person", "armed"})
"""Kinds of speakers whose body or place belongs to what they are called."""


def _from(node: Node, end: int) -> int:
    """مصدر عسكري في أعزاز، قيادي في الحركة: the end of where he is from, if the parser gave it to his verb; or 0."""
    clause, plain = node.clause, node.group is not None and node.group.kind in _NAMED and not node.det
    verb = clause.verb if clause is not None else None
    if verb is None or verb.subject is not node or not plain or node.mention is not None:
        return 0
    for fn, kid in verb.kids:
        between = node.tokens[end + 1 : kid.first]
        near = fn in _WITHIN and kid.kind == "np" and all(t.word.function is not None for t in between)
        party = kid.group is not None or kid.mention is not None or kid.tokens[kid.first].place is not None
        if near and end < kid.first <= end + 2 and party and not kid.classes & _OCCASION_CLASSES:
            return _end(kid, 1)
    return 0


def _end(node: Node, depth: int) -> int:
    last = node.last
    if depth > _DEPTH:
        return last
    below = [*([node.gen] if node.gen is not None else []), *(k for fn, k in node.kids if fn in _TAIL)]
    if depth == 0:
        last = _adjectives(node, last)
    for kid in sorted(below, key=lambda k: k.first):
        if kid.kind == "ev" and kid.fn == "gen" and not kid.tokens[kid.head].word.nominal.det:
            continue
        joined = kid.first - last <= 2 and all(
            t.kind != "p" or t.text in QUOTES for t in node.tokens[last + 1 : kid.first]
        )
        if joined and not kid.tokens[kid.head].word.classes & _OCCASION_CLASSES:
            last = max(last, _end(kid, depth + 1))
    return last


def _adjectives(node: Node, last: int) -> int:
    """The adjectives that go on a description (مصدر أمني ليبي)."""
    tokens, det = node.tokens, node.tokens[node.head].word.nominal.det
    while last + 1 < len(tokens):
        token = tokens[last + 1]
        word = token.word
        if (
            token.kind != "w"
            or token.is_verb
            or (word.function is not None and len(token.norm) < 4)
            or word.nominal.prep
            or word.nominal.conj
        ):
            break
        if word.nominal.det != det or not word.nominal.stem.endswith(("ي", "يه", "يين", "يون")) or token.timed:
            break
        last += 1
    return last


def unquoted(made: Party, node: Node) -> Party:
    """A name does not run on into what its bearer says (قال سيجري 'الصراحة …')."""
    tokens = node.tokens
    mark = next((k for k in range(node.first + 1, node.last + 1) if tokens[k].text in QUOTES), 0)
    if not mark or made.kind != "person" or any(t.text in QUOTES for t in tokens[mark + 1 : node.last + 1]):
        return made
    span = made.ref.span
    if span is None or not span.start < tokens[mark].start < span.end:
        return made
    first = next(k for k in range(node.first, mark) if tokens[k].end > span.start)
    return replace(made, ref=EntityRef(words_of(tokens, first, mark - 1), made.ref.id, made.ref.label))


def stems_of(node: Node, made: Party | None) -> frozenset[str]:
    """The words by which a speaker may be taken up again: what his descriptions begin with."""
    hosts = [node, *node.appos, *([node.parent] if node.fn == "appos" and node.parent is not None else [])]
    found = {n.tokens[n.head].word.nominal.stem for n in hosts if n.kind != "pron"}
    if node.tokens[node.first].norm in SAME and node.last > node.first:
        found.add(node.tokens[node.first + 1].word.nominal.stem)
    return frozenset(found | ({made.title, made.stem} if made is not None else set())) - {""}


def misread(node: Node) -> Node | None:
    """استبعد دبلوماسي: where the form is read as a first person (no نناشد, نصحنا), its speaker stands as its object."""
    first = node.form is not None and node.form.person == "1" and node.form.number == "s"
    fit = first and node.object is not None and node.object.kind == "np" and node.object.first == node.first + 1
    return node.object if fit else None


def maker(cue: Node) -> Node | None:
    """أصدرت الحركة بياناً قالت فيه: in a relative clause on a document, whoever made the document speaks."""
    clause = cue.clause
    host = clause.antecedent if clause is not None and clause.kind == "rel" else None
    verb = carrier(host) if host is not None and is_document(host) else None
    return verb.subject if verb is not None else None


def carrier(node: Node) -> Node | None:
    """The verb whose subject made the document: it is the object (أصدر بياناً) or the occasion (قال في تغريدة)."""
    verb = node.clause.verb if node.clause is not None else None
    if verb is None or verb.subject is node:
        return None
    if verb.object is not node and not any(kid is node and fn in _OCCASION for fn, kid in verb.kids):
        return None
    slots = [s.slot("source") for s in verb.senses if s.kind == "cue"]
    speaks = any(slot is not None and "subj" in slot.markers for slot in slots)
    return verb if verb.subject is not None or speaks else None


def source_kind(made: Party) -> SourceKind:
    """What a speaker is as a link: an office that stands for one person (وزير الخارجية التركي) is a person."""
    head = made.node.tokens[made.node.head].word if made.node is not None and made.ref.id is None else None
    if made.kind in OUTLETS or (head is not None and "outlet_word" in head.classes):
        return SourceKind.OUTLET
    if made.kind == "source":
        return SourceKind.UNNAMED
    if is_described(made) and (made.kind == "people" or made.number in "pd" or not _definite(made.node)):
        return SourceKind.UNNAMED
    one = made.kind == "armed" and made.human and made.number == "s" and made.ref.id is None  # الضابط، العسكري
    return SourceKind.PERSON if made.kind == "person" or one else SourceKind.ORGANIZATION


def is_described(made: Party) -> bool:
    """Whether people are spoken of by what they are, without a name."""
    node = made.node
    return made.ref.id is None and made.kind in ("people", "person") and node is not None and (
        node.group is not None and not node.appos and node.name_at < 0)  # fmt: skip


def _definite(node: Node | None) -> bool:
    """Whether a description means one person: by its article, or by what it is construed with."""
    if node is None:
        return False
    if node.mention is not None or (node.gen is not None and (node.gen.det or node.gen.mention is not None)):
        return True
    return any(t.word.nominal.det for t in node.tokens[node.head : node.last + 1])
