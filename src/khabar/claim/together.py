"""What two phrases can be to each other: by agreement, by what they name, by what one of them asks for."""

from __future__ import annotations

from khabar.claim.adjectives import HARM, is_indefinite_name
from khabar.claim.name_words import is_foreign, is_name_word, is_unheard
from khabar.claim.nodes import Clause, Node, is_cue, takes_object
from khabar.find.tokens import Token
from khabar.knowledge.folding import fold
from khabar.knowledge.slots import Sense

COUNTERPART = fold("نظير")
"""Who holds the same office elsewhere: never the one beside whom he stands."""


def is_counterpart(node: Node) -> bool:
    """التقى الوزير نظيره: somebody else, whatever name he stands beside."""
    nominal = node.tokens[node.head].word.nominal
    return not nominal.det and nominal.stem.removesuffix("ه") == COUNTERPART


def ancestors(node: Node | None) -> list[Node]:
    """The phrases above ``node``, nearest first."""
    found = []
    while node is not None and node.parent is not None:
        node = node.parent
        found.append(node)
    return found


def fits(node: Node, agreement: str) -> bool:
    """Whether a relative pronoun of that gender and number can refer to ``node``."""
    if node.kind in ("verb", "adj", "pron"):
        return False
    if agreement == "x":
        return True
    gender, number = agreement[0], agreement[1]
    if number == "p":
        return node.number == "p" and (node.group is None or node.group.human)
    if number == "d":
        return node.group is not None
    return not node.gender or node.gender == gender


def indefinite(node: Node) -> bool:
    """Whether a relative clause without a pronoun may follow ``node``."""
    if node.kind not in ("np", "ev") or node.tokens[node.head].word.nominal.det or node.pron:
        return False
    if node.mention is None:
        return True
    return node.mention.kind not in ("state", "person", "outlet") and node.group is not None


def described(node: Node) -> Node | None:
    """What a relative clause without a pronoun right after ``node`` is of: it, or what it is a number or kind of."""
    if indefinite(node):
        return node
    whole = node.parent if node.fn == "من" else None  # عدد من الاتفاقات وقعها الطرفان
    beside = whole is not None and whole.kind == "np" and whole.last + 2 >= node.first and whole.group is None
    return whole if beside and whole is not None and indefinite(whole) else None


def personal(node: Node) -> bool:
    """Whether the phrase can name or describe a person."""
    return (
        node.title is not None
        or (node.mention is not None and node.mention.kind == "person")
        or (node.group is not None and node.group.kind == "person")
        or name_like(node)
    )


def name_like(node: Node) -> bool:
    """An unknown phrase that reads as a person's name."""
    token = node.tokens[node.head]
    if (
        node.kind != "np"
        or node.mention is not None
        or node.title is not None
        or node.group is not None
        or token.kind != "w"
        or node.tokens[node.last].place is not None
    ):
        return False
    if is_name_word(token):
        return not token.word.nominal.det
    if node.last == node.first or not is_unheard(token):
        return False
    words = node.tokens[node.first : node.last + 1]
    return is_foreign(token) or all(is_unheard(t) or is_name_word(t) for t in words)


def several_persons(node: Node) -> bool:
    """التقى أحمد الورداني | مسؤولين مصريين: a word for persons in the plural is nothing that one person is."""
    human = node.group is not None and node.group.human and node.group.plural
    told = bool(node.quant) or node.tokens[node.head].norm.endswith(("ون", "ين"))
    return human and node.name_at < 0 and told


def complementary(a: Node, b: Node) -> bool:
    """One is a name, the other an office or description."""

    def named(n: Node) -> bool:
        if n.mention is not None and n.mention.kind == "person" and (n.title is None or n.mention.first == n.first):
            return True
        if n.name_at >= 0:
            return True
        return name_like(n)

    return named(a) != named(b)


def agrees(host: Node, node: Node) -> bool:
    """Whether a participle can be an adjective of ``host``."""
    token = node.tokens[node.head]
    named = host.det and not is_indefinite_name(host)
    definite = named or bool(host.pron) or (host.gen is not None and (host.gen.det or bool(host.gen.mention)))
    if token.word.nominal.det != definite:
        return False
    feminine = token.word.nominal.stem.endswith(("ه", "ات", "تين", "تان"))
    plural = token.word.nominal.stem.endswith(("ون", "ين"))
    if plural:
        return host.number == "p" or host.group is not None
    if host.number == "p" and host.group is not None and host.tokens[host.head].norm.endswith(("ون", "ين")):
        return False  # متظاهرون | مبنى
    if not host.gender:
        return True
    return (host.gender == "f") == feminine


def wants(pred: Node, node: Node) -> bool:
    """Whether some sense of ``pred`` has an open slot for the preposition of ``node``."""
    prep = node.prep
    if any(prep in sense.markers for sense in pred.senses):
        asked = True
    elif prep == "بواسطة":
        asked = pred.kind in ("ev", "adj") or pred.passive
    elif prep == "ل":
        # قصف الجيش ل, القصف الإسرائيلي ل: once its doer is told, ل brings what it is done to
        doer_told = (pred.gen is not None and not HARM & pred.classes) or (
            bool(pred.nisbas) and pred.last >= node.first - 2 and takes_object(pred)
        )
        asked = pred.kind == "ev" and doer_told
    else:
        asked = prep == "من" and pred.passive and pred.kind == "adj"
    return asked and not any(fn == prep and kid.fn != "adj" for fn, kid in pred.kids)


def is_end(node: Node) -> bool:
    """لقوا مصرعهم في كمين: one's own end is part of the verb, and how it came hangs on that."""
    return bool(node.pron) and "death" in node.classes


def is_occasion(pred: Node) -> bool:
    """طالب في تصريحات بقطع كذا: what was said on that occasion hangs on the verb."""
    return pred.kind != "verb" and pred.prep in _ON and "statement" in pred.classes


_ON = frozenset({"في", "خلال", "عبر"})


def suffers(sense: Sense) -> bool:
    """Whether the subject of a light verb has the event done to it."""
    target = sense.slot("target")
    return sense.kind == "modal" and sense.slot("holder") is None and target is not None and target.markers == ("subj",)


def serves(person: Node, body: Node) -> bool:
    """مصدر بالشرطة, ضابط بالجيش: somebody and, right after him, the body that he is of."""
    someone = person.group is not None and person.group.kind in ("source", "person")
    known = body.mention is not None and body.mention.kind not in ("place", "state", "person")
    formed = body.group is not None and body.group.kind in ("org", "state", "armed") and body.det
    return someone and person.name_at < 0 and person.last + 1 == body.first and (known or formed)


def is_bound(number: Token) -> bool:
    """بثلاث منها، ثلاثتهم: a number with a preposition or a pronoun written onto it."""
    return bool(number.word.fpron or number.word.fprep)


_STATIONS = frozenset({"asset", "base", "hq", "building", "vehicle", "demo"})


def belongs(thing: Node, owner: Node) -> bool:
    """مركز للشرطة, دورية للجيش, مسيرة للمعارضة: whose a post, unit or march is that no article makes known."""
    if of_a_force(thing, owner) or part_of(thing, owner):
        return True
    if owner.prep != "ل" or thing.last != owner.first - 1 or thing.det or thing.pron or thing.gen is not None:
        return False
    if owner.kind == "pron":
        return thing.group is not None and thing.group.human  # مقتل زميل لهم
    if thing.fn == "gen" and thing.parent is not None and thing.parent.kind == "ev":
        return False  # اتهامات منظمات للجماعة
    party = owner.mention is not None or (owner.group is not None and owner.group.kind in ("armed", "state", "org"))
    unit = thing.group is not None and not thing.group.human and thing.group.kind in ("armed", "org")
    return party and owner.kind == "np" and (unit or not _STATIONS.isdisjoint(thing.classes))


_PARTS = frozenset(fold("عام سياسي عسكري تنفيذي أعلى مركزي إعلامي").split())
"""What the parts of a body are called by."""


def part_of(part: Node, body: Node) -> bool:
    """الإدارة العامة للحرس الوطني, المكتب السياسي للحركة: of what body a part with such an adjective is."""
    if body.prep != "ل" or part.last != body.first - 1 or not (part.det and part.adjs) or part.mention is not None:
        return False
    group, called = part.group, part.tokens[part.last].word.nominal.stem.removesuffix("ه")
    if group is None or group.human or group.plural or part.gen is not None or called not in _PARTS:
        return False
    known = body.mention is not None and body.mention.kind not in ("place", "state", "person", "outlet")
    return known or (body.det and body.group is not None and body.group.kind in ("armed", "org", "state"))


def of_a_force(some: Node, whole: Node) -> bool:
    """وحدات من قواتنا، عناصر من التنظيم: some of a force right after them, and no place that is left."""
    beside = whole.prep == "من" and some.last == whole.first - 2 and some.kind == "np"
    if not beside or some.group is None or some.group.kind != "armed" or some.det or some.pron or some.mention:
        return False
    armed = whole.group is not None and whole.group.kind == "armed"
    return whole.kind == "np" and (armed or (whole.mention is not None and whole.mention.kind in _FORCES))


_FORCES = frozenset({"armed_group", "military", "militia", "police"})


def blamed(somebody: Node, deed: Node) -> bool:
    """متهم بقتل شرطي, مشتبه به في هجوم: the deed right after whoever is held to have done it."""
    culprit = "culprit" in somebody.tokens[somebody.head].word.classes and somebody.kind == "np"
    return culprit and deed.kind == "ev" and deed.prep in ("ب", "في") and somebody.last + 2 >= deed.first


def occasion(said: Node, verb: Node | None) -> bool:
    """قال القائد في تصريح: where a verb of saying stands by, a statement is only where he says it."""
    telling = verb is not None and verb is not said and is_cue(verb) and not verb.content
    return telling and said.kind == "ev" and said.prep in ("في", "خلال", "عبر")


def held(taking: Node, hold: Node) -> bool:
    """تحرير الموصل من سيطرة داعش: from whose hold a place is taken, where taking it is what is told."""
    out = hold.kind == "ev" and hold.prep == "من" and "control" in hold.classes and hold.gen is None
    return out and any(sense.mode == "capture" for sense in taking.senses)


def answers(protest: Node, deed: Node) -> bool:
    """احتجاجا على اختطاف رئيسها: the deed that a protest is about, and that whoever protests has not done."""
    about = "protest_act" in protest.classes and deed.prep in ("على", "ب", "ضد")
    return about and protest.kind in ("np", "ev") and protest.last + 2 >= deed.first and not protest.conjuncts


def skilled(expert: Node, art: Node) -> bool:
    """خبراء في تفخيخ الزوارق: the art right after whoever knows it."""
    return (
        "expert" in expert.classes and expert.kind == "np" and art.prep in ("في", "ب") and expert.last + 2 >= art.first
    )


def sort_of(sort: Node, whole: Node) -> bool:
    """نوع من التبادلات, سلسلة من الهجمات: what a thing is a sort of, or so many of, right after it."""
    beside = whole.prep == "من" and sort.last + 2 >= whole.first
    return beside and sort.kind == "np" and sort.group is None and "portion" in sort.classes


def explained(event: Node, clause: Clause, prep: str) -> bool:
    """ربط مراقبون الانسحاب بوجود اتفاق: of what is told of a deed, the deed's own preposition is not meant."""
    verb = clause.verb
    if verb is None or event not in clause.after[1:] or event.prep or any(fn == prep for fn, _ in verb.kids):
        return False
    return any(sense.kind == "cue" and {prep, "obj"} <= set(sense.content) for sense in verb.senses)


def compatible(a: Node, b: Node) -> bool:
    """Whether two joined phrases are the same sort: events with events, parties and places with theirs."""
    if a.kind == "ev" or b.kind == "ev":
        return a.kind == b.kind
    if a.kind == "pron":
        return False
    human = b.group is not None and b.group.human
    known_a = a.mention is not None or a.group is not None or bool(a.nisbas) or (human and name_like(a))
    known_b = b.mention is not None or b.group is not None or bool(b.nisbas)
    return known_a == known_b or not known_b
