"""Weighing: the parties that most likely fill a frame, and how likely the frame then is a claim at all."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.claim.choice import claims, model
from khabar.claim.choice.above import above
from khabar.claim.choice.case import Case, Refs
from khabar.claim.choice.model import Bundle, Pair, spelled
from khabar.claim.choice.options import Option, distinct, earlier, here
from khabar.claim.choice.pairing import Paired, best
from khabar.claim.choice.pairs import pair_bundles
from khabar.claim.choice.place import Ground, Place, View
from khabar.claim.choice.traits import Question, bundles, lasting
from khabar.claim.draft import Draft
from khabar.claim.nodes import Node
from khabar.claim.parties.meant import Parties
from khabar.claim.sentence import Sentence
from khabar.claim.topic import of_leisure
from khabar.knowledge.folding import fold


@dataclass(slots=True)
class Verdict:
    """The likeliest parties of a case, and the chance that it is a claim with them."""

    actors: Refs
    recipients: Refs
    chance: float | None
    """``None`` where it was not weighed."""


class Reach:
    """Who is within reach anywhere in one sentence, and what of its predicates has been looked at."""

    def __init__(self, sentence: Sentence, parties: Parties, words: model.Words, scale: Pair) -> None:
        self.sentence, self.words, self.scale = sentence, words, scale
        self.near, self.before = here(sentence, parties), earlier(sentence, parties)
        self._joined = {inner for o in self.near if o.node is not None for inner in o.node.conjuncts}
        self.ground = Ground(sentence.tokens)
        self.views: dict[int, View] = {}
        """By the predicate's identity."""

    def near_to(self, node: Node) -> list[Option]:
        """The parties that the sentence names, for one predicate.

        What describes one of several joined parties (داعش وفتح الشام، التي كانت …) is not said of them all, nor of
        who is joined only after it (القوات التي يدعمها X | والمتمردون).
        """
        clause = node.clause
        host = node.parent if node.fn == "adj" else clause.antecedent if clause is not None else None
        if host is None or (not host.conjuncts and host not in self._joined):
            return self.near
        before = node.fn == "adj"
        return [
            o for o in self.near
            if o.node is None or not ((before and host in o.node.conjuncts) or _goes_past(o.node, host, node))
        ]  # fmt: skip

    def view(self, node: Node, near: Iterable[Option]) -> View:
        """The sentence as seen from the predicate."""
        if id(node) not in self.views:
            parties = [o.node for o in near if o.node is not None]
            self.views[id(node)] = View(node, parties, self.ground, self.words, self.scale)
        return self.views[id(node)]


def _goes_past(party: Node, host: Node, said: Node) -> bool:
    """Whether a phrase takes in somebody whom what is said of its first part does not reach."""
    return party is host and any(other.first > said.first > host.last for other in host.conjuncts)


class Chooser:
    """Weighs the cases of one article."""

    def __init__(self, parties: Parties, weights: model.Fitted) -> None:
        self.parties, self.weights = parties, weights
        self.words = weights.scales.words
        """Traits of other words are left out: they weigh nothing."""
        self._reach: Reach | None = None

    def offer(self, case: Case, found: list[Draft]) -> None:
        """Set the case's options, nobody first, and its view of them; ``found`` are the drafts so far."""
        reach = self._reach
        if reach is None or reach.sentence is not case.sentence:
            reach = self._reach = Reach(case.sentence, self.parties, self.words, self.weights.scales.sides)
        near = reach.near_to(case.frame.node)
        spoken = [Option("speaker", (case.chain[-1].entity,))] if case.chain else []
        if case.frame.sense.type in _OF_FORCE:
            near = [o for o in near if not _tells(o, case)]
            spoken = [o for o in spoken if fold(o.refs[0].name).split()[0] not in _WITNESSES]
        ruled = [Option("rule", refs) for refs in (case.actors, case.recipients) if refs]
        last = [Option(how, refs) for how, refs in
                (("did", found[-1].actors), ("suffered", found[-1].recipients)) if refs] if found else []  # fmt: skip
        case.options = distinct(near, (*ruled, *reach.before, *last, *spoken))
        case.view = reach.view(case.frame.node, near)

    def weigh(self, case: Case) -> Verdict | None:
        """The verdict on a case whose options are set; ``None`` where no two options make a claim of its type."""
        scales = self.weights.scales
        question = Question(case)
        found = best(case, *_scores(question, scales.sides),
                     lambda a, r: scales.pair.weigh(pair_bundles(question, a, r)))  # fmt: skip
        if found is None:
            return None
        chance = model.logistic(scales.claim.weigh(claim_bundles(case, found)))
        return Verdict(case.options[found.actor].refs, case.options[found.recipient].refs, chance)

    def accepts(self, verdict: Verdict, leisure: int) -> bool:
        """Whether it is likely enough for a page as thick with sport and the arts as ``leisure`` says."""
        least = self.weights.aside if of_leisure(leisure) else self.weights.least
        return verdict.chance is None or verdict.chance >= least


_OF_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
_WITNESSES = frozenset(fold("مصدر مصادر شاهد شهود تقرير تقارير").split())


def _tells(option: Option, case: Case) -> bool:
    """قال مصدر، أكد شهود: a source that is nobody's body only tells of blows, unless the rules see it in them."""
    group = option.node.group if option.node is not None else None
    if group is None or group.noun.split()[0] not in _WITNESSES:
        return False
    return not (option.names & (case.ruled[0] | case.ruled[1]))


def _scores(question: Question, scale: Pair) -> tuple[list[float], list[float]]:
    """What each option's traits weigh for the actor, and for the recipient."""
    options = zip(question.case.options, question.places, strict=True)
    scores = [worth(question, option, place, scale) for option, place in options]
    return [actor for actor, _ in scores], [recipient for _, recipient in scores]


def worth(question: Question, option: Option, place: Place | None, scale: Pair) -> tuple[float, float]:
    """What an option's traits weigh for the actor, and for the recipient."""
    lasts = option.worth
    if lasts is None:
        lasts = option.worth = scale.weigh(lasting(question.case.weight, option))
    did, suffered = scale.weigh(bundles(question, option, place))
    if place is None:
        return did + lasts[0], suffered + lasts[1]
    return did + lasts[0] + place.worth[0], suffered + lasts[1] + place.worth[1]


def claim_traits(case: Case, picked: Paired) -> list[str]:
    """What tells a claim from a mere mention, with these two options as its sides."""
    return spelled(claim_bundles(case, picked))


def claim_bundles(case: Case, picked: Paired) -> list[Bundle]:
    """The traits of a claim in bundles."""
    doer, done, type_ = case.options[picked.actor], case.options[picked.recipient], case.frame.sense.type
    sure = picked.sure
    return [
        *_of_predicate(case),
        *_of_sides(case, doer, done),
        (claims.sure, *map(_band, sure[:3]), int(sure.best_actor * -4), int(sure.best_recipient * -4)),
        (claims.again, _again(case, doer, "actor"), _again(case, done, "recipient"), type_),
    ]


def _of_predicate(case: Case) -> list[Bundle]:
    """What is known of the predicate and of where it stands, whoever does it."""
    frame, context, sentence = case.frame, case.context, case.sentence
    sense, node, modality = frame.sense, frame.node, case.modality
    type_, kind, governor = sense.type, node.kind, above(node)
    return [
        (claims.predicate, type_, kind, sense.mode),
        (claims.word, sense.lemma, type_, kind, case.leisure),
        (claims.firmness, modality, str(context.polarity), type_, bool(case.places)),
        (claims.fit, frame.fit, frame.first, kind, case.made, int(min(frame.score, 6) * 2)),
        (claims.setting, case.explicit, context.governed, context.gloss, str(sentence.kind)),
        (claims.chain, min(len(case.chain), 2), type_, sentence.quoted(node.first)),
        (claims.phrase, node.det, kind, node.fn or "-", node.prep or "-", min(len(node.tokens) // 12, 5)),
        (claims.position, bisect(_REACHED, sentence.start), min(sentence.paragraph, _PARAGRAPHS), type_),
        (claims.under, governor.word if case.view.words.has(governor.word) else "", governor.sort, governor.tie, type_),
    ]


_REACHED = (1, 200, 500, 1000)
"""Letters into the story: the lead says what is news, later sentences what was before."""
_PARAGRAPHS = 6


def _of_sides(case: Case, doer: Option, done: Option) -> list[Bundle]:
    """What is known of the two sides."""
    type_, kind = case.frame.sense.type, case.frame.node.kind
    did, suffered = (o.how if o.node is None else case.view.of(o.node).tie for o in (doer, done))
    found: list[Bundle] = [
        (claims.sides, doer.kind, done.kind, (bool(doer.refs), bool(done.refs)), type_),
        (claims.ruled, case.ruled[0] == doer.names, case.ruled[1] == done.names, case.made, type_),
        (claims.ways, doer.how, done.how, _known(doer), _known(done)),
    ]  # fmt: skip
    ties = [(role, tie) for role, tie in (("actor", did), ("recipient", suffered)) if case.view.words.has(tie)]
    found += [(claims.tie, role, tie, type_, kind) for role, tie in ties]
    if len(ties) > 1:
        found.append((claims.ties, did, suffered))
    return found


def _again(case: Case, option: Option, role: str) -> str:
    """Whether an earlier claim of the type has the option's party in that role."""
    return str(min(case.before.get((role, option.key), 0), 1)) if option.refs else "-"


def _known(option: Option) -> str:
    return "-" if not option.refs else "known" if option.known else "new"


def _band(chance: float) -> int:
    """A log chance as a step of a quarter, up to twelve."""
    return min(int(-chance * 4), 12)
