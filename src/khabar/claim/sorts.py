"""What sort of thing a phrase is, as far as slots ask: a party, a place, of a class, or one of some words."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from khabar.claim.asked import meets, stems
from khabar.claim.nodes import Node
from khabar.claim.together import name_like
from khabar.find.words import Word
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.vocabulary import is_listed_adjective

TRANSPARENT = frozenset({"ranks", "hand", "control", "life", "peril", "regard", "asset", "group_head"})
"""Classes of mere heads: the slot is filled by what they govern (في صفوف الجيش, مواقع داعش)."""
_PASSED = TRANSPARENT | {"transfer"}
"""Classes of heads that are as good as what they govern: تصدير الأسلحة is weapons that can be stopped."""
SITES = frozenset({"base", "territory", "building", "crossing", "hq", "city_word"})
_PLACED = frozenset({"في", "ب", "من", "إلى", "على", "نحو"})


def partylike(node: Node) -> bool:
    """Whether the phrase, or what it belongs to, can name a party."""
    if node.mention is not None and node.mention.kind == "place" and node.mention.first == node.first:
        return False
    if node.kind == "pron" or node.group or node.title or node.mention or node.nisbas or node.quant or name_like(node):
        return True
    word = node.tokens[node.head].word
    if word.nisba or is_people(word):
        return True
    return node.gen is not None and partylike(node.gen)


def is_people(word: Word) -> bool:
    """الباقين, المنتمون: a participle or adjective with the plural of people, standing for them."""
    stem = word.nominal.stem
    return stem.endswith(("ون", "ين")) and (word.active is not None or is_listed_adjective(stem[:-2]))


def is_placelike(node: Node) -> bool:
    """Whether a phrase can be where something happens: no party by its head."""
    if node.group is not None or node.kind not in ("np", "ev") or (node.senses and not SITES & node.classes):
        return False
    return _kind(node) == "" or (_kind(node) in ("place", "state") and node.prep in _PLACED)


def is_town(node: Node) -> bool:
    """Whether a phrase is a town or other place by its head, and no party of that name."""
    if node.kind != "np" or node.group is not None:
        return False
    kind = node.mention.kind if node.mention is not None else ""
    return kind == "place" or (kind == "" and ("city_word" in node.classes or node.tokens[node.head].place is not None))


def is_of(node: Node, limits: frozenset[str]) -> bool:
    """Whether the head is one of the literal words or of one of the classes (``@class``), through transparent heads."""
    head, classes = node.tokens[node.head], _classes_among(limits)
    taken_up = node.kind == "pron" and "pronoun" in classes and node.pron.startswith("3")
    if taken_up or ("territory" in classes and _is_named_place(node)):
        return True
    if head.idle and head.word.masdars:
        return False  # مسيرة كشفية
    if not classes.isdisjoint(node.classes) or meets(head.norm, limits) or ("person" in classes and _is_human(node)):
        return True
    if head.word.nominal.stem in limits:
        return True
    if "portion" in node.classes:
        return any(fn == "من" and is_of(kid, limits) for fn, kid in node.kids)
    return bool(_PASSED & node.classes) and node.gen is not None and is_of(node.gen, limits)


def _is_named_place(node: Node) -> bool:
    """انتزعت القوات الرقة: a town by its name alone, which no class lists."""
    if node.kind != "np" or node.group is not None or node.senses:
        return False
    mention = node.mention
    if mention is None:
        return node.tokens[node.head].place is not None
    return mention.kind == "place" and mention.first == node.first


def _is_human(node: Node) -> bool:
    """Whether the head is a noun for people who are no force."""
    return node.group is not None and node.group.human and node.group.kind in ("people", "person")


@lru_cache(maxsize=5_000)
def _classes_among(limits: frozenset[str]) -> frozenset[str]:
    """The classes by their own names (``@weapons`` is ``weapons``)."""
    return frozenset(limit[1:] for limit in limits if limit.startswith("@"))


_ORG_KINDS = frozenset(
    [
        "org",
        "armed",
        "armed_group",
        "party",
        "movement",
        "coalition",
        "opposition",
        "council",
        "government",
        "ministry",
        "military",
        "police",
        "intelligence",
        "body",
        "igo",
        "mission",
        "ngo",
        "court",
        "room",
        "parliament",
        "company",
        "union",
        "state",
    ]
)
_ARMED_KINDS = frozenset({"armed_group", "military", "militia", "company"})


def is_sort(node: Node, want: str) -> bool:
    """Whether the phrase is of the sort that a condition names: org, person, armed, event, place, party or speaker."""
    group, mention = node.group, node.mention
    match want:
        case "org":
            found = (group is not None and group.kind in ("org", "armed", "state")) or _kind(node) in _ORG_KINDS
        case "person":
            found = _kind(node) == "person" or node.title is not None or name_like(node) or _is_human(node)
        case "armed":
            head = node.tokens[node.head].word.group
            found = any(g is not None and g.kind == "armed" for g in (head, group)) or _kind(node) in _ARMED_KINDS
        case "event":
            found = node.kind == "ev"
        case "place":
            found = group is None and not node.senses and _kind(node) in ("", "place", "state")
        case "party":
            found = group is not None or mention is not None or bool(node.nisbas) or node.kind == "pron"
        case "speaker":
            found = node.kind == "pron" and node.pron.startswith("1")
        case _:
            found = False
    return found


def _kind(node: Node) -> str:
    return node.mention.kind if node.mention is not None else ""


def surroundings(node: Node, without: Collection[Node] = ()) -> frozenset[str]:
    """The classes of all words that stand in the predicate's phrase and in what hangs on it, its own head left out.

    Those of the phrases ``without`` are left out too.
    """
    found: set[str] = set()
    _gather(node, 0, found, without)
    return frozenset(found)


def _gather(node: Node, depth: int, found: set[str], without: Collection[Node]) -> None:
    if node in without:
        return
    for k in range(node.first, node.last + 1):
        if depth or k != node.head:
            found |= _classes(node.tokens[k].norm) or node.tokens[k].word.classes
    if depth:
        found |= node.classes
    if depth > 2:
        return
    if node.kind == "pron" or (not depth and node.kind == "ev" and node.pron):
        found.add("pronoun")
    if not depth and node.kind == "adj":
        _gather_above(node, found)
    below = [kid for _, kid in node.kids] + ([node.gen] if node.gen else []) + node.conjuncts
    if node.kind == "verb":
        below += [n for n in (node.object, node.subject) if n is not None]
    for kid in below:
        _gather(kid, depth + 1, found, without)


def _gather_above(node: Node, found: set[str]) -> None:
    """A fixed phrase (برعاية، إلى جانب) looks to what it is said of: its host and the verb of its clause."""
    verb = node.clause.verb if node.clause is not None else None
    for above in (node.parent, verb, verb.subject if verb is not None else None):
        if above is not None and above.kind != "pron":
            for token in above.tokens[above.first : above.last + 1]:
                found |= _classes(token.norm)


@lru_cache(maxsize=20_000)
def _classes(norm: str) -> frozenset[str]:
    """The classes of a word, its enclitic pronoun cut off."""
    classes = lexicon().classes
    return frozenset().union(*(classes.get(s, ()) for s in stems(norm)))
