"""From a phrase to the party that it names, in the page's wording and by its entity."""

from __future__ import annotations

from khabar.claim.belonging import is_country, owning_entity, state_of
from khabar.claim.extents import description_begin, description_end
from khabar.claim.named_parties import is_state_named, named_party, names_outlet
from khabar.claim.nisbas import people_of, sister_party
from khabar.claim.nodes import Node
from khabar.claim.party import Party, new_party, reference
from khabar.claim.persons import named_person, names_holder, names_person
from khabar.claim.sorts import TRANSPARENT, is_people
from khabar.claim.together import name_like
from khabar.knowledge.folding import fold
from khabar.knowledge.names import Names, names


def party(node: Node, paragraph: int) -> Party | None:
    """The party that a phrase names, or ``None`` where it names none."""
    known = names()
    if node.kind not in ("np", "ev") or _is_front(node):
        return None
    name_node = next((a for a in node.appos if names_holder(node, a)), None)
    joined = sister_party(node, paragraph, known)
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


def _take_office(made: Party, node: Node) -> None:
    """A name with its office after it: what the office says holds for the person."""
    for office in node.appos:
        if office.title is not None or (office.group is not None and office.group.kind == "person"):
            made.title = made.stem = office.tokens[office.head].word.nominal.stem
            made.nisbas = made.nisbas or tuple(s for s, _ in office.nisbas)
            made.state = made.state or state_of(office)


def _person(node: Node, name_node: Node, paragraph: int, known: Names) -> Party | None:
    inner = _direct(name_node, paragraph, known)
    if inner is None:
        return None
    inner.title = node.tokens[node.head].word.nominal.stem
    inner.nisbas = tuple(s for s, _ in node.nisbas) or inner.nisbas
    inner.state = inner.state or state_of(node)
    inner.stem = inner.title
    inner.position = node.tokens[node.first].start
    inner.node = node
    return inner


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
        return people_of(node, node.tokens[node.head].word.nisba or "", paragraph, known)
    if names_person(node):
        return named_person(node, paragraph, known)
    if mention is not None and (mention.first == node.first or names_outlet(node) or is_state_named(node, mention)):
        return named_party(node, mention, paragraph, known)
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


def _by_word(node: Node, paragraph: int, known: Names) -> Party | None:
    """A phrase that only its head's form tells to be a party: مواقع داعش, الروس, المنتمون."""
    word = node.tokens[node.head].word
    if node.mention is not None and not node.senses and TRANSPARENT & word.classes:
        return named_party(node, node.mention, paragraph, known)
    if node.kind != "np":
        return None
    if word.nisba and node.first == node.head:
        return people_of(node, word.nisba, paragraph, known)
    if is_people(word):
        whole = reference(node, node.first, node.last, None, known)
        made = new_party(node, paragraph, whole, "people", word.nominal.stem)
        made.human, made.number = True, "p"
        return made
    return None


def _town(node: Node) -> bool:
    """العاصمة السورية دمشق, مدينة طرابلس: a capital after a word for a town is the town, not the government."""
    if not is_country(node):
        return False
    at = node.first - 1
    while at > 0 and node.tokens[at].word.nisba:
        at -= 1
    return at >= 0 and not node.tokens[node.first].word.nominal.conj and "city_word" in node.tokens[at].word.classes


def _described(node: Node, paragraph: int, known: Names) -> Party | None:
    """A party by description: "the Turkish forces", "fighters of X", "some factions"."""
    head = node.tokens[node.head]
    stem = head.word.nominal.stem
    if node.group is None and stem.endswith("يه"):
        return None  # علاقاتها الدبلوماسية: an adjective left alone is no woman
    kind = node.group.kind if node.group is not None else "person"
    state = state_of(node)
    entity = None if kind in ("person", "source", "people") else owning_entity(node, state, known)
    if entity is not None and entity == known.party(state or "-"):
        kind = "state"
    made = new_party(
        node, paragraph, reference(node, description_begin(node), description_end(node), entity, known), kind, stem
    )
    made.state = state
    made.title = stem if node.title is not None or kind == "person" else ""
    return made
