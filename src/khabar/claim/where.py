"""Where it is said to happen: the places that a claim's phrases name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.claim.arguments import spread
from khabar.claim.frame import Frame
from khabar.claim.nodes import Node
from khabar.claim.parties.meant import Parties
from khabar.claim.sentence import Sentence
from khabar.claim.sorts import is_town
from khabar.claim.wording import words_of
from khabar.find.places import PlaceMention
from khabar.find.tokens import Token
from khabar.model import EntityRef, Label, Span

_STRUCK = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"})
"""Types whose object may be a place: a town that is bombed or taken stands in ``places``, not in ``recipients``."""
HELD = frozenset({"BASED_IN", "CONTROLS"})
"""Relations that keep their place in ``recipients``."""
_GIVEN = frozenset({"AID", "SUPPORT", "SUPPORTS", "SANCTION"})
"""Types of what is given, or no longer given, to somebody: a town may be who gets it, or does without."""
_PLACE_CLASSES = frozenset({"city_word", "border", "territory", "crossing", "building", "hq", "asset"})
_GROUND = frozenset({"city_word", "building"})
"""Of these, heads that stay a place whoever owns them or whatever name follows (مدينة قندوز، مبنى البلدية)."""
_SEATS = frozenset({"hq", "base"})
_PLACED = frozenset({"على", "من", "إلى", "في", "ب", "نحو"})
_AT = frozenset({"في", "قرب", "ب"})
_FROM_OR_TO = frozenset({"من", "إلى"})


def places_of(
    frame: Frame, type_: str, sentence: Sentence, parties: Parties, but: Iterable[EntityRef] = ()
) -> list[EntityRef]:
    """The places of a frame, each once, in the order in which they are named; not those that are parties (``but``)."""
    found: dict[str, EntityRef] = {}
    for node in _candidates(frame, type_):
        ref = _named(node, sentence) or _described(node, frame, sentence, parties) or _unheard(node, frame)
        if ref is not None:
            found.setdefault(ref.name, ref)
    swallowed = _swallowed(frame.node) if type_ in _STRUCK and not found else None
    if swallowed is not None:
        found[swallowed.name] = swallowed
    held = {ref.name for ref in but}
    return [ref for ref in found.values() if ref.name not in held]


def receivers(frame: Frame, sentence: Sentence) -> list[EntityRef]:
    """أرسلت القاهرة مساعدات إلى غزة, قطعت الكهرباء عن عدن: the towns that stand for those who live there."""
    nodes = frame.nodes("recipient") if frame.sense.type in _GIVEN else []
    named = (_named(n, sentence) for n in nodes if is_town(n) and n.prep not in _AT)
    return [ref for ref in named if ref is not None]


def _candidates(frame: Frame, type_: str) -> Iterator[Node]:
    nodes = [*frame.nodes("place")]
    if type_ in _STRUCK or type_ in HELD:
        nodes += frame.nodes("recipient")
    nodes += [kid for fn, kid in frame.node.kids if fn in _AT]
    for role in ("recipient", "theme", "actor"):
        nodes += [kid for node in frame.nodes(role) for fn, kid in node.kids if fn in ("في", "قرب")]
    blows = [n for role in ("theme", "actor") for n in frame.nodes(role) if n.kind == "ev" and type_ in _STRUCK]
    # قُتلوا بقصف على خان يونس، بقصف خان يونس: where the blow fell.
    nodes += [n for blow in blows for n in (*(kid for fn, kid in blow.kids if fn == "على"), blow.gen) if n is not None]
    seen: set[int] = set()
    for node in nodes:
        for part in spread(node):
            if isinstance(part, Node) and part.kind == "np" and id(part) not in seen:
                seen.add(id(part))
                yield part


def _named(node: Node, sentence: Sentence) -> EntityRef | None:
    """The place that the gazetteer knows in the phrase, unless it only tells whose the phrase is (جيش سوريا)."""
    mention = _first_place(node, sentence)
    if mention is None and node.gen is not None:
        mention = _first_place(node.gen, sentence)
    if mention is None or (node.group is not None and mention.first > node.head):
        return None
    if node.mention is not None and node.mention.kind == "state" and node.prep not in _AT | _FROM_OR_TO:
        return None
    return _reference(mention, node)


def _first_place(node: Node, sentence: Sentence) -> PlaceMention | None:
    return next((sentence.places[k] for k in range(node.first, node.last + 1) if k in sentence.places), None)


def _reference(mention: PlaceMention, node: Node) -> EntityRef:
    first = min(mention.first, node.first) if node.first >= mention.first - 1 else mention.first
    return _at(mention, node.tokens, first)


def _at(mention: PlaceMention, tokens: list[Token], first: int) -> EntityRef:
    """The place of a mention, in the words from ``first`` on."""
    last = max(mention.last, mention.first)
    place = mention.place if mention.precise else None
    id_ = place.id if place is not None else None
    label = Label(place.ar or None, place.en or None) if place is not None else None
    return EntityRef(words_of(tokens, first, last), id_, label, Span(tokens[first].start, tokens[last].end))


def _described(node: Node, frame: Frame, sentence: Sentence, parties: Parties) -> EntityRef | None:
    """A place by description (مناطق محددة, معبر حدودي), or under a name that the gazetteer has not (مدينة قندوز)."""
    if not node.classes & _PLACE_CLASSES:
        return None
    ground = bool(node.classes & _GROUND) or (bool(node.classes & _SEATS) and node in frame.nodes("place"))
    if not (node.group is None and ground) and parties.party(node, sentence) is not None:
        return None
    return _words(node, node.gen.last if node.gen is not None else node.last)


def _unheard(node: Node, frame: Frame) -> EntityRef | None:
    """من خيرسون، على باخموت: a name that nothing knows, where a predicate asks for a place."""
    token = node.tokens[node.head]
    asked = node in frame.nodes("place") and node.prep in _PLACED
    bare = node.group is None and node.mention is None and node.title is None and node.gen is None and not node.senses
    alone = node.first == node.head and not (node.pron or node.quant)
    unknown = not (token.word.known or token.word.nisba)
    return _words(node, node.last) if asked and bare and alone and (unknown or _beside_a_place(node)) else None


def _beside_a_place(node: Node) -> bool:
    """تل ملح والجبين: a bare name joined to a town's, though it is a common word too."""
    host = node.parent if node.fn == "conj" else None
    if host is None or not node.det or node.classes:
        return False
    named = bool(host.classes & _PLACE_CLASSES) and host.last > host.head and host.group is None
    return named or host.tokens[host.head].place is not None


def _swallowed(node: Node) -> EntityRef | None:
    """تسليم مدينة الباب: the town inside an event noun's own phrase."""
    if node.kind != "ev" or node.gen is not None or node.mention is not None:
        return None
    inside = (t.place for t in node.tokens[node.head + 1 : node.last + 1])
    mention = next((m for m in inside if isinstance(m, PlaceMention) and m.first > node.head), None)
    return _at(mention, node.tokens, mention.first) if mention is not None else None


def _words(node: Node, last: int) -> EntityRef:
    """The phrase's own words up to ``last``."""
    span = Span(node.tokens[node.first].start, node.tokens[last].end)
    return EntityRef(words_of(node.tokens, node.first, last), None, None, span)
