"""Subject and object of every clause's verb, by place, agreement and voice."""

from __future__ import annotations

from khabar.claim.name_words import is_name_word
from khabar.claim.nodes import Clause, Node, is_cue, may_mean, takes_object
from khabar.claim.passives import BY, told_passive
from khabar.claim.sorts import is_of
from khabar.claim.valency import is_done, is_span, is_thing, takes_nothing, tells_how
from khabar.knowledge.folding import fold
from khabar.knowledge.vocabulary import vocabulary


def resolve(clauses: list[Clause]) -> None:
    """Set ``subject`` and ``object`` on the verbs of a sentence, outer clauses first."""
    for clause in clauses:
        if clause.verb is not None:
            _verb(clause, clause.verb)


def _verb(clause: Clause, verb: Node) -> None:
    _settle_reading(verb)
    _place(clause, verb)
    if verb.subject is None:
        verb.subject = _inherited(clause, verb)
    if not verb.passive and (_unmarked_passive(verb) or _done_to_thing(verb) or told_passive(verb)):
        verb.passive = True
    if verb.passive:
        verb.object, verb.subject = verb.subject or verb.object, None


def _settle_reading(verb: Node) -> None:
    """تعرض موقع لهجوم: of verbs that are written alike, the one whose event stands by."""
    word = verb.tokens[verb.first].word
    keys = {form.verb for form in word.verbs}
    if len(keys) < 2:
        return
    events = {fn for fn, kid in verb.kids if kid.kind == "ev"}
    lit = {s.lemma for s in verb.senses if not events.isdisjoint(s.content) and s.slot("target") is not None}
    if len(lit) == 1 and len({s.lemma for s in verb.senses}) > 1:
        verb.senses = tuple(s for s in verb.senses if s.lemma in lit)


def _place(clause: Clause, verb: Node) -> None:
    """Subject and object by their place before and after the verb."""
    bare = [n for n in clause.after if not n.prep and n.first > verb.first and not _set_equal(n, verb)]
    bare = [n for n in bare if not tells_how(n, verb)]
    if clause.kind == "rel" and clause.antecedent is not None:
        _relative(clause, clause.antecedent, verb, bare)
    elif clause.topic is not None and bare and _happens_to(clause.topic, bare[0]) and _impersonal(verb):
        verb.subject, verb.object = bare[0], None
    elif clause.topic is not None and _taken_up(clause.topic, verb, bare):
        verb.subject, verb.object = bare[0], clause.topic
    elif clause.topic is not None and _topic_acts(clause.topic, verb, bare):
        verb.subject = clause.topic
        verb.object = verb.object or next(iter(bare), None)
    elif verb.form is None and clause.kind == "part" and not verb.tokens[verb.first].is_verb:
        verb.subject = _inherited(clause, verb)
        verb.object = verb.object or next(iter(bare), None)
    elif bare and _brings_about(clause, verb, bare):
        verb.object = bare[0]
    elif not (bare and _goes_on(clause, verb, bare[0])):
        _verb_first(clause, verb, bare)
    if takes_nothing(verb):
        _without_object(verb, bare)


_WHICH = "مما"


def _brings_about(clause: Clause, verb: Node, bare: list[Node]) -> bool:
    """مما سبب أزمة: what went before does it, so that the one noun is whom or what it is done to."""
    alone = len(bare) == 1 and verb.object is None and not (takes_nothing(verb) or verb.passive)
    return alone and clause.kind == "sub" and clause.topic is None and verb.tokens[clause.start].norm == _WHICH


def _without_object(verb: Node, bare: list[Node]) -> None:
    """وتراجع الاقتصاد، ترتجف يداها: after a verb that takes no object a noun is its subject, or tells when or how."""
    noun, before = verb.object, verb.subject
    if noun is None or noun.kind == "pron":
        return
    verb.object = None
    lone_topic = before is None and verb.clause is not None and noun is verb.clause.topic
    after = noun is next(iter(bare), None) and not (_accusative(noun) or is_span(noun))
    if lone_topic or (after and _follows(noun, before, verb)):
        verb.subject = noun
    else:
        verb.kids.append((HOW, noun))


HOW = "كيف"
"""Under this the accusatives of a verb without objects stand: ساروا احتجاجا."""


def _follows(noun: Node, before: Node | None, verb: Node) -> bool:
    """Whether the first noun after a verb that takes no object is its subject, rather than ``before``."""
    clause = verb.clause
    if before is None or clause is None:
        return verb.number == "s"  # انفض الحلفاء
    if before.first > verb.first or not _right_after(noun, verb) or not _agrees(noun, verb, preverbal=False):
        return False
    own = before in (clause.topic, clause.antecedent) and before.kind != "pron"
    return not own or may_mean(noun.pron, before) or (noun.kind == "ev" and _impersonal(verb))


def _right_after(noun: Node, verb: Node) -> bool:
    """Whether nothing but a mark stands between a verb and a noun (حدث "تبادل")."""
    return all(token.kind == "p" for token in verb.tokens[verb.last + 1 : noun.begin])


def _set_equal(node: Node, verb: Node) -> bool:
    """الذين قتلوا هم دركي وجنود: after a pronoun that sets it equal to what goes before, no object."""
    if verb.clause is None or verb.clause.kind != "rel":
        return False
    functions = (t.word.function for t in node.tokens[verb.last + 1 : node.begin])
    return any(f is not None and f.kind == "pron" and f.value.startswith("3") for f in functions)


def _topic_acts(topic: Node, verb: Node, bare: list[Node]) -> bool:
    """Whether the noun before the verb is its subject: it agrees, and no better one follows a verb after a comma."""
    if topic.first >= verb.first or not _agrees(topic, verb, preverbal=True):
        return False
    if not verb.after_comma or not bare or topic.kind == "pron" or _set_off(topic, verb, bare):
        return True
    first = bare[0]
    return first.begin != verb.first + 1 or not _agrees(first, verb, preverbal=False) or _accusative(first)


def _set_off(topic: Node, verb: Node, bare: list[Node]) -> bool:
    """لكن الفصائل، هاجمت مواقع الجيش: a party before the comma and one to be struck after the verb; no dateline."""
    place = topic.mention is not None and topic.mention.kind in ("place", "state", "outlet")
    alone = sum(_is_party(node) for node in bare) < 2
    return _is_party(topic) and not place and alone and takes_object(verb)


def _taken_up(before: Node, verb: Node, bare: list[Node]) -> bool:
    """الفصيل تدعمه تركيا: the pronoun on the verb takes up the noun before it, and the doer stands right after."""
    pronoun = verb.object
    if pronoun is None or pronoun.kind != "pron" or not bare or not pronoun.pron.startswith("3"):
        return False
    first = bare[0]
    meant = not before.gender or pronoun.gender in (before.gender, "c", "")
    follows = first.begin == verb.first + 1 and first.kind == "np" and not _accusative(first)
    likely = _is_party(first) or not _is_party(before)
    return meant and follows and likely and _agrees(first, verb, preverbal=False)


def _happens_to(topic: Node, happening: Node) -> bool:
    """إنه تم اغتيال القائد، القائد تم اغتياله: what is done follows, and the topic is no subject beside it."""
    if topic.kind == "pron":
        return True
    return happening.kind == "ev" and may_mean(happening.pron, topic)


def _impersonal(verb: Node) -> bool:
    """تم، جرى، يجب: what is done is the subject, and a pronoun before it (أنه تم …) stands for nothing."""
    return any(
        s.kind == "modal" and (slot := s.slot("content")) is not None and "subj" in slot.markers for s in verb.senses
    )


def _goes_on(clause: Clause, verb: Node, first: Node) -> bool:
    """Whether a joined verb keeps the subject before it, so that the one noun after it is its object."""
    if clause.governor is not None and _wanted(clause, clause.governor, verb):
        return _asked_to(clause.governor, verb, first)
    doer = _doer_above(clause, verb) if is_done(verb) and is_thing(first) and not verb.passive else None
    if doer is not None:
        verb.subject, verb.object = doer, verb.object or first
        return True
    subject = _inherited(clause, verb) if _may_go_on(clause, verb, first) else None
    if subject is None or not _does_so_too(subject, verb, first):
        return False
    verb.subject = subject
    verb.object = verb.object or first
    return True


def _may_go_on(clause: Clause, verb: Node, first: Node) -> bool:
    """Whether a verb in such a clause may have its subject before it, and the noun after it as its object."""
    comprises = _comprises(verb) and not verb.passive
    told_too = (
        clause.kind == "comp" and clause.joined is not None and clause.topic is None
    )  # قال إن قواته تقدمت وأوقفت …
    goes_on = clause.kind in ("coord", "part") or told_too or (clause.kind == "sub" and comprises)
    happens = first.kind == "ev" and _impersonal(verb)  # ويمكن تتبعه
    return goes_on and _takes_object(verb) and not (happens or (_is_party(first) and not comprises))


def _does_so_too(subject: Node, verb: Node, first: Node) -> bool:
    """صدرت الرواية وطُبعت الترجمة: whether the subject before may do to the noun what the joined verb says."""
    things = is_done(verb) and is_thing(subject) and is_thing(first)
    return not (things or (subject.kind == "ev" and first.kind == "ev") or _taken_up(subject, verb, [first]))


def _doer_above(clause: Clause, verb: Node) -> Node | None:
    """عليها أن تنشر الصور، بعدما نشرت الصور: who does it to the thing in the clause around."""
    governor, around = clause.governor, clause.joined or clause.parent
    if clause.topic is not None or clause.kind not in ("sub", "comp"):
        return None
    if clause.kind == "comp" and governor is not None:
        above = [governor.object, governor.subject] if verb.form is not None and verb.form.aspect == "I" else []
    elif around is not None:
        above = [around.verb.subject if around.verb is not None else None, around.topic]
    else:
        above = []
    return next((n for n in above if n is not None and not is_thing(n) and _agrees(n, verb, preverbal=True)), None)


_ON_WHOM = frozenset({"على", "ل"})


def _comprises(verb: Node) -> bool:
    """ضم، شمل: a verb whose object is a member of its subject never stands with the one noun alone."""
    relations = [s for s in verb.senses if s.kind == "relation"]
    slots = [(s.slot("actor"), s.slot("recipient")) for s in relations]
    return any(a is not None and r is not None and a.markers[:1] == ("obj",) and "subj" in r.markers for a, r in slots)


def _wanted(clause: Clause, governor: Node, verb: Node) -> bool:
    """Whether the clause says what a modal verb above it wants done (طالب … بأن تتحمل)."""
    if clause.kind != "comp" or clause.topic is not None or verb.form is None or verb.form.aspect != "I":
        return False
    return any(s.kind == "modal" for s in governor.senses)


def _is_party(node: Node) -> bool:
    return node.group is not None or node.mention is not None or node.title is not None


def _takes_object(verb: Node) -> bool:
    """Whether a sense of the verb takes a bare object; a verb without senses may, unless it is known not to."""
    return takes_object(verb) if verb.senses else not takes_nothing(verb)


def _asked_to(governor: Node, verb: Node, first: Node) -> bool:
    """طالب دمشق بأن تتحمل مسؤوليتها: who is to do it stands in the clause above; a noun, if no party, is the object."""
    if _is_party(first) or not _takes_object(verb):
        return False
    told = (kid for fn, kid in governor.kids if fn in _ON_WHOM)  # على الوزارة أن تترك المشروع
    above = (governor.object, governor.subject, *told)
    doer = next((n for n in above if n is not None and _agrees(n, verb, preverbal=True)), None)
    if doer is None:
        return False
    verb.subject, verb.object = doer, verb.object or first
    return True


def _unmarked_passive(verb: Node) -> bool:
    """قُتل خمسة مدنيين without its vowels: a verb that takes an object has none, and its noun is hardly the doer."""
    subject = verb.subject
    if subject is None or verb.object is not None or verb.form is None or subject.kind != "np":
        return False
    if _does_without(verb) or _says_so(verb) or _armed_ahead(subject, verb) or _free_ahead(subject, verb):
        return False
    if any(fn == "" and kid.kind == "pron" for fn, kid in verb.kids):
        return False  # فجرت امرأة نفسها
    word = verb.tokens[verb.first].word
    if not any(f.voice == "p" for f in word.verbs):
        return False
    harmed = [
        s
        for s in verb.senses
        if (slot := s.slot("recipient")) is not None and "obj" in slot.markers and s.slot("actor")
    ]
    if not harmed or verb.content:
        return False
    group, named = subject.group, subject.mention is not None and subject.mention.kind == "person"
    people = named or (group is not None and (group.kind in ("people", "person") or (group.human and not subject.det)))
    people = people or _is_victim(subject, verb)
    return bool(subject.quant) or (people and harmed[0].type in ("ASSAULT", "COERCE", "RETREAT", "SANCTION"))


def _done_to_thing(verb: Node) -> bool:
    """نُشرت الصور، بُني الجسر من قبل الجيش: what is done to a thing, with that alone, or with a doer told so."""
    if verb.content or verb.form is None or verb.form.person != "3":
        return False
    alone = verb.subject if verb.object is None else _undergoing(verb)
    if alone is None or alone.kind == "pron" or not any(f.voice == "p" for f in verb.tokens[verb.first].word.verbs):
        return False
    if any(fn == BY for fn, _ in verb.kids) and not any("على" in sense.markers for sense in verb.senses):
        return True  # but شد على أيديهم
    return is_done(verb) and is_thing(alone) and not any(fn == "" for fn, _ in verb.kids)


def _undergoing(verb: Node) -> Node | None:
    """عُقدت الجلسة: what stands as object of a verb without a subject, and might be its subject."""
    thing = verb.object
    if verb.subject is not None or thing is None or thing.pron or verb.number != "s":
        return None
    return thing if _agrees(thing, verb, preverbal=False) and not _accusative(thing) else None


def _is_victim(subject: Node, verb: Node) -> bool:
    """قُتل محمد علي، الجندي الذي قُتل، الجنود قُتلوا: a person of whom no list knows, and fighters named before it."""
    if subject.mention is None and subject.group is None and is_name_word(subject.tokens[subject.head]):
        return True
    ahead = subject.first < verb.first and subject.group is not None and subject.group.human
    return ahead and verb.form is not None and verb.form.aspect == "P"


def _does_without(verb: Node) -> bool:
    """يضربون عن العمل: a sense without an object has what it asks for."""
    there = {fn for fn, _ in verb.kids}
    free = (s for s in verb.senses if s.kind == "event" and "obj" not in s.markers)
    return any(not there.isdisjoint(slot.markers) for s in free for slot in s.slots if slot.role in ("theme", "lit"))


_SAYING = frozenset(fold("قائلا قائلة قائلين").split())


def _says_so(verb: Node) -> bool:
    """سخر الوزير قائلا: who says something along with it does it."""
    return any(token.norm in _SAYING for token in verb.tokens[verb.last + 1 : verb.last + _NEAR])


_NEAR = 8
"""How many tokens after a verb that may stand."""


def _armed_ahead(subject: Node, verb: Node) -> bool:
    """مسلحون يقتحمون المقر: armed men before a verb of the present do what it says, though its object be lost."""
    armed = subject.group is not None and subject.group.kind == "armed"
    return armed and subject.first < verb.first and verb.form is not None and verb.form.aspect == "I"


def _free_ahead(subject: Node, verb: Node) -> bool:
    """عمال يضربون للمطالبة بكذا: of what people do now, a sense that takes no object before one done to them."""
    ahead = subject.first < verb.first and verb.form is not None and verb.form.aspect == "I"
    return ahead and any(
        s.kind == "event" and "obj" not in s.markers and not any(slot.required for slot in s.slots) for s in verb.senses
    )


def _verb_first(clause: Clause, verb: Node, bare: list[Node]) -> None:
    first = bare[0] if bare else None
    agrees = first is not None and _agrees(first, verb, preverbal=False) and not _accusative(first)
    alone = len(bare) == 1 and verb.object is None
    if first is not None and agrees and not (len(bare) == 1 and _dealt_in(verb, first)) and not (
            alone and _never_without(verb)):  # fmt: skip
        verb.subject = first
        verb.object = verb.object or (bare[1] if len(bare) > 1 else None)
    elif first is not None:
        verb.object = verb.object or first
        later = next((n for n in bare[1:] if not n.conj and _agrees(n, verb, preverbal=False)), None)
        verb.subject = later
    if verb.subject is None and clause.topic is not None and clause.topic is not first:
        if verb.object is None and not _agrees(clause.topic, verb, preverbal=True):
            verb.object = clause.topic
        else:
            verb.subject = clause.topic


def _never_without(verb: Node) -> bool:
    """كما اتهمت إيران بكذا, وحثت واشنطن على كذا: whom one accuses or urges is always said.

    So the one noun after such a verb is the accused, or who is to do it.
    """
    if _urges(verb):
        return True
    accuses = [s for s in verb.senses if s.kind == "accuse" and s.mode == "allege"]
    there = {fn for fn, _ in verb.kids}
    slots = [(s.slot("recipient"), s.slot("content")) for s in accuses]
    return any(
        whom is not None and of is not None and whom.markers[0] == "obj" and "obj" not in of.markers
        and not there.isdisjoint(of.markers)
        for whom, of in slots
    )  # fmt: skip


_URGED_TO = "على"


def _urges(verb: Node) -> bool:
    """حث، حض, and what they are to do after على; after what one asks with ب or إلى who is to do it may go unsaid."""
    urges = (s for s in verb.senses if s.kind == "modal" and s.value == "demanded")
    slots = [(s.slot("doer"), s.slot("content")) for s in urges]
    whom = any(d is not None and d.markers == ("obj",) and c is not None and _URGED_TO in c.markers for d, c in slots)
    return whom and any(fn == _URGED_TO for fn, _ in verb.kids)


def _dealt_in(verb: Node, noun: Node) -> bool:
    """Whether the one noun after a verb is what it is known to be done to, and whoever does it goes unsaid.

    "Her" thing is (فقدت ثقتها، سحبت قواتها), and so is what happens: أعلن أمس وقف إطلاق النار.
    """
    happens = noun.kind == "ev" and noun.group is None and not _impersonal(verb)
    own = happens or (noun.pron.startswith("3") and noun.last == noun.head)
    limits = (slot.limit("obj") for sense in verb.senses for slot in sense.slots)
    return own and any(limit is not None and is_of(noun, limit) for limit in limits)


def _relative(clause: Clause, antecedent: Node, verb: Node, bare: list[Node]) -> None:
    """In a relative clause the antecedent is whatever the resumptive pronoun stands for, else the subject."""
    resumed = [kid for _, kid in verb.kids if kid.kind == "pron" and not _of_others(kid, antecedent)]
    author = _author(antecedent) if resumed and not bare and is_cue(verb) else None
    if author is not None:
        _stand_for(verb, resumed[0], antecedent)
        verb.subject = author
        return
    if verb.object is not None and verb.object.kind == "pron" and bare:
        verb.object, verb.subject = antecedent, bare[0]
    elif resumed and bare and _agrees(bare[0], verb, preverbal=False):
        _stand_for(verb, resumed[0], antecedent)
        verb.subject = bare[0]
        verb.object = verb.object or (bare[1] if len(bare) > 1 else None)
    elif (beside := _resumed_beside(verb, antecedent)) is not None:
        _stand_for(verb, beside, antecedent)
        verb.object = verb.object or next(iter(bare), None)
    elif verb.object is not None and verb.object.kind == "pron" and not _agrees(antecedent, verb, preverbal=True):
        verb.object = antecedent
    elif clause.topic is not None and clause.topic.kind != "pron":
        verb.subject = clause.topic
        verb.object = verb.object or antecedent
    elif bare and bare[0].tokens[bare[0].head].norm.endswith("ون") and bare[0].number == "p":
        verb.subject = bare[0]
        verb.object = verb.object or antecedent
    elif bare and not _agrees(antecedent, verb, preverbal=True) and _of_it(bare[0], antecedent, verb):
        verb.subject = bare[0]  # الولاية التي يبلغ سكانها مليونا
        verb.object = verb.object or (bare[1] if len(bare) > 1 else None)
    elif bare and verb.object is None and not _agrees(antecedent, verb, preverbal=True) and _does(bare[0], verb):
        verb.subject, verb.object = bare[0], antecedent  # التحالف الذي تقود السعودية
    elif bare and _impersonal(verb) and _happens_to(antecedent, bare[0]):
        verb.subject, verb.object = bare[0], None  # قسيمة يمكن حفظها
    else:
        verb.subject = antecedent
        verb.object = verb.object or next(iter(bare), None)


def _of_it(noun: Node, antecedent: Node, verb: Node) -> bool:
    """Whether the pronoun on the noun right after a verb takes up the antecedent."""
    taken_up = may_mean(noun.pron, antecedent) and bool(antecedent.gender)
    return taken_up and _right_after(noun, verb) and _agrees(noun, verb, preverbal=False) and not _accusative(noun)


def _author(text: Node) -> Node | None:
    """في بيان للحركة أوضحت فيه أن …: whose statement it is, who says what stands in it."""
    if _TEXTS.isdisjoint(text.classes):
        return None
    owner = next((kid for fn, kid in text.kids if fn in ("ل", "عن", "من") and kid.kind == "np"), None)
    return text.gen if text.gen is not None and text.gen.kind == "np" else owner


_TEXTS = frozenset({"statement", "document"})


def _does(noun: Node, verb: Node) -> bool:
    """Whether a noun right after a verb that takes an object may be its subject."""
    return _is_party(noun) and takes_object(verb) and _agrees(noun, verb, preverbal=False) and not _accusative(noun)


def _of_others(pronoun: Node, antecedent: Node) -> bool:
    """روسيا التي عرضت عليهم أسلحة: "them" is no state and no one person, and takes up somebody else."""
    one = antecedent.mention is not None and antecedent.mention.kind in ("state", "person") and not antecedent.conjuncts
    return one and pronoun.number == "p"


def _resumed_beside(verb: Node, antecedent: Node) -> Node | None:
    """الشخص الذي يجري معه اتصالاته: whom the pronoun after مع takes up is not the doer too, who goes unsaid."""
    beside = (kid for fn, kid in verb.kids if fn == "مع" and kid.kind == "pron" and kid.pron.startswith("3"))
    return next((kid for kid in beside if not antecedent.gender or kid.gender == antecedent.gender), None)


def _stand_for(verb: Node, pronoun: Node, antecedent: Node) -> None:
    verb.kids = [(fn, antecedent if kid is pronoun else kid) for fn, kid in verb.kids]


def _inherited(clause: Clause, verb: Node) -> Node | None:
    """The subject of the clause that a verb without one is joined to."""
    around = clause.parent
    if clause.kind == "sub" and clause.joined is not None:
        around = clause.joined
    circumstance = clause.kind == "sub" and (clause.marker == "حيث" or clause.joined is not None)
    if clause.kind in ("coord", "part") or circumstance or (clause.kind == "rel" and clause.antecedent is None):
        while around is not None:
            if around.verb is not None and around.verb.subject is not None and around.verb is not verb:
                if _agrees(around.verb.subject, verb, preverbal=True):
                    return around.verb.subject
                return None
            if around.topic is not None and _agrees(around.topic, verb, preverbal=True):
                return around.topic
            around = around.parent
        return None
    siblings = clause.governor.content if clause.governor is not None else []
    for sibling in siblings:
        if sibling is clause:
            break
        if (
            sibling.verb is not None
            and sibling.verb.subject is not None
            and _agrees(sibling.verb.subject, verb, preverbal=True)
        ):
            return sibling.verb.subject
    return None


def _accusative(node: Node) -> bool:
    """Whether a phrase is marked as an object: by its tanween, its ين, or the ين of the number that counts it."""
    if node.tokens[node.head].norm in _OTHERS:
        return True  # وأصابت 87 آخرين: they are never آخرون as subjects
    if node.quant:
        return node.tokens[node.begin].norm.endswith("ين")
    if node.mention is not None:
        return False
    token = node.tokens[node.head]
    if token.word.tanween or (token.text.endswith("ٍ") and token.norm.endswith("ات")):
        return True
    dual = token.norm.endswith("ين") and token.word.nominal.stem[:-2] in vocabulary() and not token.word.masdars
    return token.norm.endswith("ين") and (bool(node.group) or dual) and node.gen is None


_OTHERS = frozenset(fold("آخرين أخريين").split())


def _agrees(node: Node, verb: Node, preverbal: bool) -> bool:
    """Verb agreement: in gender; in number only after the subject, where the subject is human."""
    if verb.form is not None and verb.form.person == "1":
        return False
    if node.kind == "pron":
        return _pronoun_agrees(node, verb)
    if verb.number in ("p", "d"):
        people = node.group is not None and node.group.kind == "people"  # السكان
        several = (node.number == "p" or people or _may_be_many(node)) and (node.group is None or node.group.human)
        return preverbal and (several or bool(node.conjuncts))
    if not node.gender or not verb.gender or verb.gender == "c":
        return True
    crowd = node.group is not None and node.group.human and node.group.plural
    crowd = crowd and not node.tokens[node.head].norm.endswith(("ون", "ين"))  # قالت فصائل, but never قالت مسؤولون
    return node.gender == verb.gender or (crowd and not preverbal)


def _may_be_many(node: Node) -> bool:
    """السكان الأصليون, الهنود الحمر: a noun that no list knows, unless its letters say that it is one thing."""
    unknown = node.group is None and node.mention is None and node.title is None and node.kind == "np"
    return unknown and not node.gender and node.tokens[node.head].word.nominal.det


def _pronoun_agrees(node: Node, verb: Node) -> bool:
    if not node.gender or node.gender == "c" or not verb.gender:
        return True
    return node.gender == verb.gender
