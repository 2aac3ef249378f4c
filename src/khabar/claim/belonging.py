"""Whose a phrase is: the state that it belongs to or speaks for, or the known party that a force is of."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.claim.together import COUNTERPART
from khabar.knowledge.folding import fold
from khabar.knowledge.names import Names


def is_country(node: Node) -> bool:
    """Whether a phrase is a country's or a capital's name and nothing more."""
    return node.mention is not None and node.mention.kind == "state" and node.mention.first == node.first


_ACCREDITED = frozenset(fold("مبعوث ممثل منسق مقرر موفد").split())
"""Who is sent to a country or watches it; he is not that country's."""


def state_of(node: Node) -> str:
    """The state that a phrase names as its own: by a nisba or in the construct; not where someone is sent or stands."""
    if is_former(node):
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


_FORMER = frozenset(fold("سابق راحل مخلوع معزول اسبق").split())


def is_former(node: Node) -> bool:
    """A former holder of an office acts for himself."""
    return any(node.tokens[k].word.nominal.stem.removesuffix("ه") in _FORMER for k in node.adjs)


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


def office_state(entity: str, known: Names) -> str:
    """The state for which a person acts by the office that he is known to hold, or nothing."""
    for role, body in known.offices.get(entity, ()):
        if body.startswith("state-") and role.startswith(_OFFICE_OF_STATE):
            return body
    return ""


_STATE_HEADS = frozenset(
    fold(
        "حكومة إدارة سلطات سلطة جانب طرف دولة قيادة رئيس رئاسة وزير وزارة خارجية ملك أمير مسؤول مسؤولون مسؤولين "
        "مسؤولو مسؤولي مندوب مندوبون مندوبين نظير سفير مبعوث نائب دبلوماسي دبلوماسيون دبلوماسيين مستشار جمهورية "
        "مملكة بلاد رئيسي رئيسان رئيسا وفد عدوان احتلال نظام"
    ).split()
)
"""Heads that, with a nisba or a state's name, stand for the state itself."""
_STATE_FORCES = frozenset(
    fold(
        "قوات قوة جيش طيران مدفعية دفاعات حرس جندي جنود جنديا جنديين ضباط شرطة شرطي مخابرات استخبارات أمن أجهزة "
        "جهاز دورية دوريات رتل بحرية محكمة قضاء نيابة "
        "سفارة قنصلية برلمان بعثة وحدات سفينة سفن زورق زوارق مقاتلات مروحيات أرتال خفر أركان"
    ).split()
)
"""Forces and bodies that, with a nisba, are the state's own: no faction or network is."""
OF_STATE = _STATE_HEADS | _STATE_FORCES
"""Heads that, with a nisba, stand for the state."""
_CRAFT = frozenset({"aircraft", "vehicle", "artillery", "drone", "ship"})
"""Craft and guns with a nisba stand for the state whose they are (مقاتلات روسية)."""
_DELEGATIONS = frozenset(fold("وفد وفود وفدان وفدين وفدا وفدي بعثة").split())
"""Bodies that stand for whoever sends them."""
_NO_OWNERS = frozenset({"place", "outlet", "person"})


def owning_entity(node: Node, state: str, known: Names) -> str | None:
    """Whose a body or a force is: the state's of its nisba, or that of the known party it belongs to."""
    head = node.tokens[node.head]
    stem = head_stem(node)
    craft = bool(head.word.classes & _CRAFT)
    if state and (craft or stem in OF_STATE) and not _has_body(node):
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


def head_stem(node: Node) -> str:
    """The stem of a phrase's head, in the singular where it is a dual (الحكومتان السورية والتركية)."""
    stem = node.tokens[node.head].word.nominal.stem
    dual = node.group is not None and node.group.plural and stem.endswith(("تان", "تين"))
    return node.group.noun if dual and node.group is not None else stem


def _has_body(node: Node) -> bool:
    """رئيس الحزب الروسي is of a party, not of the state: a body stands between the head and the nisba."""
    inner = node.gen if node.gen is not None else None
    if inner is not None and inner.group is not None and inner.group.kind in ("org", "armed"):
        return True
    between = node.tokens[node.head + 1 : node.last + 1]
    return any(t.word.group is not None and t.word.group.kind in ("org", "armed") for t in between)


def _follows(kid: Node, node: Node) -> bool:
    """Whether a prepositional phrase stands right after another, its preposition written as a word or not."""
    return kid.first == node.last + 1 or (
        kid.first == node.last + 2 and node.tokens[node.last + 1].word.function is not None)  # fmt: skip
