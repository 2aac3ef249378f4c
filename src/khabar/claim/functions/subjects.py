"""Subject and object of every clause's verb, by place, agreement and voice."""

from __future__ import annotations

from khabar.claim.functions.going_on import goes_on, inherited
from khabar.claim.functions.passive import done_to_thing, unmarked_passive
from khabar.claim.functions.relatives import relative
from khabar.claim.functions.topics import brings_about, happens_to, impersonal, taken_up, topic_acts
from khabar.claim.functions.verb_first import verb_first, without_object
from khabar.claim.nodes import Clause, Node
from khabar.claim.passives import told_passive
from khabar.claim.valency import takes_nothing, tells_how


def resolve(clauses: list[Clause]) -> None:
    """Set ``subject`` and ``object`` on the verbs of a sentence, outer clauses first."""
    for clause in clauses:
        if clause.verb is not None:
            _verb(clause, clause.verb)


def _verb(clause: Clause, verb: Node) -> None:
    """Subject and object of one verb; of a passive what it is done to is the object."""
    _settle_reading(verb)
    _place(clause, verb)
    if verb.subject is None:
        verb.subject = inherited(clause, verb)
    if not verb.passive and (unmarked_passive(verb) or done_to_thing(verb) or told_passive(verb)):
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
        relative(clause, clause.antecedent, verb, bare)
    elif clause.topic is not None and bare and happens_to(clause.topic, bare[0]) and impersonal(verb):
        verb.subject, verb.object = bare[0], None
    elif clause.topic is not None and taken_up(clause.topic, verb, bare):
        verb.subject, verb.object = bare[0], clause.topic
    elif clause.topic is not None and topic_acts(clause.topic, verb, bare):
        verb.subject = clause.topic
        verb.object = verb.object or next(iter(bare), None)
    elif verb.form is None and clause.kind == "part" and not verb.tokens[verb.first].is_verb:
        verb.subject = inherited(clause, verb)
        verb.object = verb.object or next(iter(bare), None)
    elif bare and brings_about(clause, verb, bare):
        verb.object = bare[0]
    elif not (bare and goes_on(clause, verb, bare[0])):
        verb_first(clause, verb, bare)
    if takes_nothing(verb):
        without_object(verb, bare)


def _set_equal(node: Node, verb: Node) -> bool:
    """الذين قتلوا هم دركي وجنود: after a pronoun that sets it equal to what goes before, no object."""
    if verb.clause is None or verb.clause.kind != "rel":
        return False
    functions = (t.word.function for t in node.tokens[verb.last + 1 : node.begin])
    return any(f is not None and f.kind == "pron" and f.value.startswith("3") for f in functions)
