"""The climb from a predicate to the root of its sentence, gathering voices, modality, polarity and conditions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khabar.claim.asked import asks_for_words
from khabar.claim.context import Context, Governed
from khabar.claim.firmness import is_asked, is_open_ended, note_own
from khabar.claim.frame import Frame
from khabar.claim.governing import as_fact, govern
from khabar.claim.hearsay import is_hearsay, tells_hearsay
from khabar.claim.nodes import Clause, Node, is_cue
from khabar.claim.telling import CONTRAST, QUOTE, further, is_his_saying, outer, said_in, teller, tells_on
from khabar.claim.to_come import may_be, note_ahead
from khabar.claim.together import name_like
from khabar.model import Modality, Polarity

_IN_EXCHANGE = "مقابل"
_MEANWHILE = frozenset({"فيما", "بينما"})
_AFTER = frozenset({"بعد", "منذ", "قبل", "إثر", "رغم", "بسبب", "جراء", "عقب", "خلال", "من", "عن", "بين"})
"""What a phrase after these words tells is over, or no part of what is to be done."""


class Contexts:
    """The contexts of one sentence; ``content`` maps a node's or clause's identity to what governs it."""

    def __init__(
        self,
        content: dict[int, Governed],
        quoted: Callable[[int], bool],
        clauses: Sequence[Clause] = (),
        untrue: frozenset[int] = frozenset(),
    ) -> None:
        self.content = content
        self.quoted = quoted
        self.untrue = untrue
        """Identities of the reports that the sentence says are untrue."""
        self.conditions = [c for c in clauses if c.kind == "cond"]

    def of(self, node: Node) -> Context:
        """Climb from ``node`` to the root, gathering voices and modality; the outermost modality wins."""
        found = Context(at=node.first, told_of=_tells_event(node))
        note_own(node, found)
        item: Node | Clause | None = node
        met: list[Clause] = []
        for _ in range(24):
            if item is None:
                break
            if isinstance(item, Clause):
                met.append(item)
            if id(item) in self.untrue:
                found.modality, found.polarity = Modality.ASSERTED, Polarity.DENIED
            item = self._step(item, found)
        self._hypothetical(node, met, found)
        return found

    def _hypothetical(self, node: Node, met: list[Clause], found: Context) -> None:
        """What follows if something else does, and what is asked."""
        if found.in_condition or found.gloss or any(c.kind == "rel" for c in met):
            return
        hangs = any(c.parent is not None and (c.parent in met or c.parent is node.clause) for c in self.conditions)
        if hangs and found.modality in (Modality.ASSERTED, Modality.PLANNED) and is_open_ended(node):
            found.set_modality(Modality.CONDITIONAL, "a condition")
        if found.modality is Modality.ASSERTED and not self.quoted(node.first) and is_asked(node):
            found.set_modality(Modality.SPECULATED, "a question")

    def _step(self, item: Node | Clause, found: Context) -> Node | Clause | None:
        governed = self.content.get(id(item))
        frame = governed.frame if governed is not None else None
        if frame is None:
            note_ahead(item, found)
        if isinstance(item, Clause):
            condition = self._answered(item)
            if condition is not None:
                if found.modality in (Modality.ASSERTED, Modality.PLANNED):
                    found.set_modality(Modality.CONDITIONAL, "a condition")
                if _clause_of(item.governor) is condition or item.kind == "cond":
                    found.top = condition.parent
                    return condition.parent
            if item.kind == "comp":
                frame = teller(item, frame)
            return self._under(frame, found) if frame is not None else self._clause_step(item, found)
        return self._under(frame, found) if frame is not None else self._node_step(item, found)

    def _under(self, frame: Frame, found: Context) -> Node:
        """Take in what governs, and go on from there; قوله is said by whom its outlet has it from."""
        found.governed = True
        govern(frame, found, self.quoted)
        quoting = outer(frame.node.clause, frame.node, None, QUOTE) if is_his_saying(frame) else None
        if quoting is None:
            return frame.node
        govern(quoting, found, self.quoted)
        return quoting.node

    def _node_step(self, item: Node, found: Context) -> Node | Clause | None:
        parent = item.parent
        if item.kind == "ev" and item.prep == _IN_EXCHANGE and parent is not None:
            self._exchanged(item, found)
        if item.kind == "adj" and parent is not None:
            found.gloss = found.gloss or not _is_manner(item)
            found.described = found.described or item.tokens[item.first].word.nominal.det
            return parent
        if item.fn == "conj" and parent is not None:
            return parent
        if item.kind == "verb" and item.clause is not None:
            return item.clause
        self._in_the_future(item, found)
        saying = said_in(item)
        if saying is not None:
            govern(saying, found, self.quoted)
            return saying.node
        if parent is not None and parent.kind == "ev" and item.fn == "gen" and parent.neg:
            found.negate(parent.neg)
        return parent or item.clause

    def _in_the_future(self, item: Node, found: Context) -> None:
        """ستعقد جولة برعاية X، سيصل في زيارة: how and for what a thing is to be done is still to come too."""
        verb = item.clause.verb if item.clause is not None else None
        if verb is None or found.modality is not Modality.ASSERTED or found.gloss or item.clause is None:
            return
        around = item.fn in _AFTER or item.prep in _AFTER or (item.prep == "في" and item.det)
        if around or item is verb.subject or item.first < verb.first:
            return
        if "future" in item.clause.particles:
            found.set_modality(Modality.PLANNED, "future")
        elif item.kind == "ev" and may_be(verb):
            found.set_modality(Modality.SPECULATED, "perhaps")

    def _exchanged(self, item: Node, found: Context) -> None:
        """مقابل الانسحاب: a mere condition; where it says who is to do it (مقابل سحب الجيش), that is asked of him."""
        if item.gen is None and not item.nisbas:
            found.in_condition = True
            return
        clause = item.clause
        verb = clause.verb if clause is not None else None
        bargained = verb is not None and any(
            s.kind == "modal" and s.value in ("offered", "planned") and not asks_for_words(s) for s in verb.senses
        )
        if found.modality is Modality.ASSERTED and bargained:
            found.set_modality(Modality.DEMANDED, "in exchange")
        elif found.modality is Modality.ASSERTED and clause is not None and "future" in clause.particles:
            found.set_modality(Modality.PLANNED, "in exchange")

    def _clause_step(self, clause: Clause, found: Context) -> Node | Clause | None:
        if clause.kind == "cond" and not found.described:
            found.in_condition = True
        found.beside = found.beside or _goes_on_beside(clause) or _is_past(clause, found.at)
        if _is_anothers(clause):
            found.top = clause
            return None
        if clause.kind == "rel":
            # A relative without a pronoun, or one that stands for itself (ما أعلنه), tells what the voice tells.
            if clause.marker.startswith("ال") and not tells_hearsay(clause):
                found.described = True
                found.presupposed = found.presupposed or _tells_which(clause, found.at)
                found.gloss = found.gloss or not found.presupposed
            telling = outer(clause.parent, None, told=None) if clause.antecedent is None else None
        elif (telling := tells_on(clause)) is not None:
            return as_fact(telling, found, self.quoted)
        else:
            telling = further(clause)
        if telling is not None:
            govern(telling, found, self.quoted)
            return telling.node
        if clause.kind == "rel":
            return clause.antecedent
        found.top = clause
        return clause.governor or clause.parent

    def _answered(self, clause: Clause) -> Clause | None:
        """إذا انسحبوا فستقصف …، فإن X سيقصف: the condition whose outcome a clause that ف opens tells."""
        verb = clause.verb
        if clause.kind not in ("cond", "comp") or verb is None:
            return None
        word = verb.tokens[clause.start].word if clause.kind == "comp" else verb.tokens[verb.first].word
        if (word.fconj if clause.kind == "comp" else word.vconj) != "ف":
            return None
        earlier = (c for c in reversed(self.conditions) if c.start < clause.start and c.verb is not None)
        if clause.kind == "cond":
            return next((c for c in earlier if c.parent is clause.parent), None)
        governor, host = clause.governor, _clause_of(clause.governor)
        return next((c for c in earlier if c is host or governor is None or governor.first < c.start), None)


def _tells_event(node: Node) -> bool:
    return node.kind == "verb" and not any(s.kind == "relation" for s in node.senses)


def _is_manner(item: Node) -> bool:
    """بإسناد من X، برعاية Y: tells how something was done, where a participle (المدعومة من X) describes a name."""
    by = item.tokens[item.first].word.nominal.prep == "ب"
    return by and not any(s.kind == "relation" for s in item.senses)


def _tells_which(clause: Clause, at: int) -> bool:
    """الهجوم الذي استهدف X, الرجل الذي قتله Y: an event told to say which one is meant is no gloss on a name."""
    noun, verb = clause.antecedent, clause.verb
    if noun is None or verb is None or verb.first != at or any(s.kind == "relation" for s in verb.senses):
        return False
    named = noun.mention is not None or noun.title is not None or noun.name_at >= 0 or noun.appos
    return noun.last == clause.start - 1 and not named and not name_like(noun)


def _goes_on_beside(clause: Clause) -> bool:
    """ينبغي كذا بينما تتقدم القوات، بعد أن قصفت …: what goes on meanwhile, or is over, is not itself wanted."""
    verb = clause.verb
    if clause.kind != "sub" or verb is None or verb.form is None:
        return False
    return clause.marker in _MEANWHILE or (clause.marker == "بعد" and verb.form.aspect == "P")


def _is_past(clause: Clause, at: int) -> bool:
    """طالب بانسحابهم من مواقع احتلوها: what some things are told to have been through is not itself wanted."""
    verb, noun = clause.verb, clause.antecedent
    if clause.kind != "rel" or noun is None or verb is None or verb.form is None or is_hearsay(noun):
        return False
    return verb.first == at and verb.form.aspect == "P" and not clause.particles


def _is_anothers(clause: Clause) -> bool:
    """أكد X أن …، فيما قالت Y إن …: who speaks in contrast is no voice within the other's."""
    verb = clause.verb
    if clause.kind != "sub" or clause.marker not in CONTRAST or verb is None or verb.subject is None:
        return False
    return is_cue(verb) and verb.tokens[clause.start - 1].kind == "p"


def _clause_of(node: Node | None) -> Clause | None:
    """The clause in which a node stands."""
    return node.clause if node is not None else None
