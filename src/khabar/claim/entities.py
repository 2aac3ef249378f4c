"""From a phrase to the party, speaker or place that it names, in the page's wording and by its entity."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from khabar.claim.frames import TRANSPARENT
from khabar.claim.nodes import Node
from khabar.claim.parse import name_like
from khabar.find.tokens import Token
from khabar.knowledge.folding import fold
from khabar.knowledge.names import Names, names
from khabar.model import EntityRef, Span
from khabar.model.claim import Label

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
# Heads that, with a nisba or a state's name, stand for the state itself.
_STATE_HEADS = frozenset(map(fold, (
    "حكومة إدارة سلطات سلطة جانب طرف دولة قيادة رئيس رئاسة وزير وزارة خارجية ملك أمير مسؤول مسؤولون مسؤولين مسؤولو مسؤولي "
    "مندوب مندوبون مندوبين نظير سفير مبعوث نائب دبلوماسي دبلوماسيون دبلوماسيين مستشار جمهورية مملكة بلاد رئيسي رئيسان رئيسا وفد"
).split()))  # fmt: skip
_CRAFT = frozenset({"aircraft", "vehicle", "artillery", "drone", "ship"})
"""Craft and guns with a nisba stand for the state whose they are (مقاتلات روسية)."""
_OFFICE_OF_STATE = ("رئيس", "ملك", "أمير", "وزير", "سلطان", "ولي", "مستشار", "حاكم", "عاهل")
_ARMED_KINDS = frozenset({"armed_group", "military", "police", "intelligence", "company"})


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
    node: Node | None = field(default=None, repr=False)


def words_of(tokens: list[Token], first: int, last: int) -> str:
    """The words ``first``..``last`` as the page writes them, the first without its proclitics."""
    found = []
    for token in tokens[first : last + 1]:
        if token.kind != "p":
            found.append(_MARKS.sub("", token.text) if token.kind == "w" else token.text)
    if found and tokens[first].kind == "w":
        found[0] = _bare(tokens[first], found[0])
    return " ".join(found)


def _bare(token: Token, text: str) -> str:
    """A word without its proclitics and enclitic pronoun (للفصائل → الفصائل)."""
    mention = token.mention
    nominal = token.word.nominal
    conj, prep = nominal.conj, nominal.prep
    if mention is not None and mention.first == token.index:  # type: ignore[attr-defined]
        prep = mention.prep  # type: ignore[attr-defined]
    body = text[len(conj) :] if conj and text.startswith(conj) else text
    if prep and body.startswith(prep):
        body = "ال" + body[2:] if body.startswith("لل") else body[len(prep) :]
    return body


def party(node: Node, paragraph: int) -> Party | None:
    """The party that a phrase names, or ``None`` where it names none."""
    known = names()
    if node.kind not in ("np", "ev"):
        return None
    name_node = next((a for a in node.appos if name_like(a) or (a.mention and a.mention.kind == "person")), None)
    made = (_person(node, name_node, paragraph, known) if name_node is not None else None) or _direct(node, paragraph, known)
    return made


def _person(node: Node, name_node: Node, paragraph: int, known: Names) -> Party | None:
    inner = _direct(name_node, paragraph, known)
    if inner is None:
        return None
    inner.title = node.tokens[node.head].word.nominal.stem
    inner.nisbas = tuple(s for s, _ in node.nisbas) or inner.nisbas
    inner.state = inner.state or _state_of(node)
    inner.stem = inner.title
    inner.node = node
    return inner


def _state_of(node: Node) -> str:
    if node.nisbas:
        return node.nisbas[0][0]
    for below in (node, node.gen, *(kid for _, kid in node.kids)):
        if below is not None and below.mention is not None and below.mention.kind == "state":
            return below.mention.entity
    return ""


def _direct(node: Node, paragraph: int, known: Names) -> Party | None:
    head = node.tokens[node.head]
    mention = node.mention
    if mention is not None and mention.kind == "place":
        return None
    if node.name_at >= 0 and (node.title is not None or node.group is not None):
        return _named_person(node, paragraph, known)
    if name_like(node) or (node.title is None and node.group is None and mention is not None and mention.kind == "person"):
        return _named_person(node, paragraph, known)
    if mention is not None and mention.first == node.first:
        return _known(node, paragraph, known)
    if mention is not None and mention.kind == "outlet" and node.group is not None and node.group.kind in ("source", "org"):
        return _known(node, paragraph, known)
    if node.group is not None or node.title is not None:
        return _described(node, paragraph, known)
    if mention is not None and not node.senses and TRANSPARENT & head.word.classes:
        return _known(node, paragraph, known)
    if mention is not None and mention.kind == "person" and node.title is not None:
        return _named_person(node, paragraph, known)
    if head.word.nisba and node.first == node.head and node.kind == "np":
        return _people(node, paragraph, known)
    if head.word.active and head.word.nominal.stem.endswith(("ون", "ين")) and node.kind == "np":
        made = _base(node, paragraph, reference(node, node.first, node.last, None, known), "people", head.word.nominal.stem)
        made.human, made.number = True, "p"
        return made
    return None


def _base(node: Node, paragraph: int, ref: EntityRef, kind: str, stem: str) -> Party:
    return Party(ref, kind, node.gender, "p" if node.conjuncts else node.number, node.tokens[node.first].start, paragraph, stem,
                 human=kind == "person" or bool(node.group and node.group.human), nisbas=tuple(s for s, _ in node.nisbas),
                 node=node)  # fmt: skip


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
    made = _base(node, paragraph, reference(node, first, last, entity, known), "person", "")
    made.human, made.number = True, "s"
    made.gender = "" if made.gender == "m" else made.gender
    made.state = _state_of(node)
    if node.title is not None or node.name_at >= 0:
        made.title = made.stem = node.tokens[node.head].word.nominal.stem
    if entity:
        made.state = made.state or _office_state(entity, known)
        made.gender = ""
    return made


def _office_state(entity: str, known: Names) -> str:
    for role, body in known.offices.get(entity, ()):
        if body.startswith("state-") and role.startswith(_OFFICE_OF_STATE):
            return body
    return ""


def _known(node: Node, paragraph: int, known: Names) -> Party:
    mention = node.mention
    assert mention is not None
    entity = known.party(mention.entity)
    made = _base(node, paragraph, reference(node, mention.first, mention.last, entity, known), mention.kind, "")
    made.stem = node.tokens[mention.first].word.nominal.stem
    made.state = mention.entity if mention.kind == "state" else ""
    if mention.kind == "person":
        made.state = _office_state(mention.entity, known)
        made.human = True
    made.gender = _gender_of(made.stem, node)
    return made


def _gender_of(stem: str, node: Node) -> str:
    if node.group is not None:
        return node.gender
    return "f" if stem.endswith("ه") else ""


def _described(node: Node, paragraph: int, known: Names) -> Party | None:
    """A party by description: "the Turkish forces", "fighters of X", "some factions"."""
    head = node.tokens[node.head]
    stem = head.word.nominal.stem
    kind = node.group.kind if node.group is not None else "person"
    state = _state_of(node)
    last = node.last
    entity = None
    if state and (stem in _STATE_HEADS or head.word.classes & _CRAFT) and not _has_body(node):
        entity = known.party(state)
        kind = "state"
    elif node.mention is not None and node.mention.first > node.head and kind in ("armed", "person", "org") and (
            node.mention.kind in _ARMED_KINDS or node.group is not None and node.group.kind == "armed"):  # fmt: skip
        entity = known.party(node.mention.entity) if node.mention.kind != "state" else None
    last = max(last, _tail(node, entity is None))
    ref = reference(node, node.first, last, entity, known)
    if node.quant and not node.conj:
        ref = EntityRef(ref.name, ref.id, ref.label, ref.span)
    made = _base(node, paragraph, ref, kind, stem)
    made.state = state
    made.title = stem if node.title is not None or kind == "person" else ""
    return made


def _tail(node: Node, generic: bool) -> int:
    """The last token of a description: its construct, and where the rest is generic what qualifies it too."""
    last = node.last
    tail = node.gen
    while tail is not None and tail.kind == "np":
        last = max(last, tail.last)
        tail = tail.gen
    if generic and node.gen is None and last == node.first and node.mention is None:
        for fn, kid in node.kids:
            if fn in ("adj", "من", "ل") and kid.first <= last + 2:
                inner = max([kid.last, *(k.last for f, k in kid.kids if f in ("ل", "من", "obj", "مع"))])
                last = max(last, inner)
    return last


def _has_body(node: Node) -> bool:
    """رئيس الحزب الروسي is of a party, not of the state: a body stands between the head and the nisba."""
    inner = node.gen if node.gen is not None else None
    if inner is not None and inner.group is not None and inner.group.kind in ("org", "armed"):
        return True
    between = node.tokens[node.head + 1 : node.last + 1]
    return any(t.word.group is not None and t.word.group.kind in ("org", "armed") for t in between)


def _people(node: Node, paragraph: int, known: Names) -> Party | None:
    token = node.tokens[node.head]
    state = token.word.nisba
    assert state is not None
    stem = token.word.nominal.stem
    plural = stem.endswith(("ون", "ين", "ان")) or not stem.endswith(("ي", "يه"))
    entity = known.party(state) if token.word.nominal.det and plural else None
    made = _base(node, paragraph, reference(node, node.first, node.last, entity, known), "state" if entity else "people", stem)
    made.state, made.human, made.number = state, True, "p" if plural else "s"
    return made


def nisba_party(node: Node, known: Names) -> EntityRef | None:
    """The party that a nisba on the phrase names: القصف الروسي → روسيا."""
    if not node.nisbas:
        return None
    state, at = node.nisbas[0]
    if node.mention is not None and node.mention.first <= at <= node.mention.last:
        return None
    entity = known.entities[known.party(state)]
    token = node.tokens[at]
    return EntityRef(known.entities[state].ar, entity.id, entity.label, Span(token.start, token.end))
