"""Who cannot stand in a role, whatever else speaks for them.

What a sign makes likelier or less likely is weighed (``traits``, ``pairs``). Here is what grammar rules out.
"""

from __future__ import annotations

from khabar.claim.choice.case import Case
from khabar.claim.choice.options import Option
from khabar.claim.nodes import Node, may_mean
from khabar.claim.passives import BY, by_hand

_FRIENDLY = frozenset({"SUPPORT", "SUPPORTS", "AID"})
_AGAINST = "ضد"
_MEETING = "CONSULT"


def doers(case: Case) -> list[int]:
    """The numbers of the options that may be the actor.

    تدريبهم على يد الجيش: where it is told by whose hand it was done, nobody else did it.
    توغلت القوات وقتل حارس: nor does what stands before a verb of another gender do what it says.
    قال أحد الناجين: هاجمونا: nor does he who speaks of what others did to us.
    تحاول روسيا التودد لفصائل دُربت على أيدي الأميركيين وتقديم عروض لها: nor by whose hand something else was done.
    """
    bars = (_of_other_gender, _hit, _did_another)
    found = [n for n, option in enumerate(case.options) if not any(bar(case, option) for bar in bars)]
    hands = _hands(case)
    told = [o for o in case.options if any(o.node is hand for hand in hands)]
    if not told:
        return found
    return [n for n in found if any(case.options[n] is o or case.options[n].names & o.names for o in told)]


def sufferers(case: Case) -> list[int]:
    """The numbers of the options that may be the recipient."""
    return [n for n, option in enumerate(case.options) if option.node is None or _may_suffer(case, option.node)]


def make(case: Case, actor: Option, recipient: Option) -> bool:
    """Whether two such options make a claim of the case's type: not nobody on both sides, no party on both.

    استقبل الوزير المبعوث: where the rules see both who meet, neither meets nobody.
    """
    if not (actor.refs or recipient.refs) or actor.names & recipient.names:
        return False
    if not case.fills(actor.refs, recipient.refs):
        return False
    seen = case.frame.sense.type == _MEETING and case.ruled[0] and case.ruled[1]
    return not seen or len(actor.names | recipient.names) > 1


def _of_other_gender(case: Case, actor: Option) -> bool:
    verb, node = case.frame.node, actor.node
    if verb.kind != "verb" or verb.gender != "m" or node is None or actor.names & case.ruled[0]:
        return False
    return node.gender == "f" and not (node.prep or node.conjuncts) and node.last < verb.first


def _hands(case: Case) -> list[Node]:
    return [kid for fn, kid in case.frame.node.kids if fn == BY and by_hand(kid)]


def _did_another(case: Case, actor: Option) -> bool:
    node = actor.node
    if node is None or not by_hand(node) or actor.names & case.ruled[0]:
        return False
    return all(hand is not node for hand in _hands(case))


def _hit(case: Case, speaker: Option) -> bool:
    verb = case.frame.node
    if verb.kind != "verb" or verb.form is None or verb.form.person != "3" or not case.chain:
        return False
    us = verb.tokens[verb.first].word.vpron.startswith("1")
    return us and case.chain[-1].entity.name in speaker.names


def _may_suffer(case: Case, somebody: Node) -> bool:
    """متهم بقتل شرطي, دعم بولندا ضد روسيا: not hit is who is held to have done it, nor helped who it is against."""
    type_ = case.frame.sense.type
    if type_ in _FRIENDLY and somebody.prep == _AGAINST:
        return False
    if type_ == "ASSAULT" and _fired(somebody, case.frame.node.subject):
        return False
    return type_ not in ("ASSAULT", "COERCE") or not _is_held(somebody, case.frame.node)


def _is_held(somebody: Node, deed: Node) -> bool:
    """Whether the deed is what he is held to have done."""
    above = deed.parent
    for _ in range(2):
        if above is None:
            return False
        if above is somebody and "culprit" in above.tokens[above.head].word.classes:
            return True
        above = above.parent
    return False


def _fired(somebody: Node, fell: Node | None) -> bool:
    """سقط صاروخ أطلقه الحوثيون: who fired what fell is not whom it hit."""
    verb = somebody.clause.verb if somebody.clause is not None else None
    if fell is None or verb is None or verb.subject is not somebody:
        return False
    fired = verb.object
    return fired is not None and (fired is fell or (fired.kind == "pron" and may_mean(fired.pron, fell)))
