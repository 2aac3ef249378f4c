"""What is known of two options together, as the doer and as whom it is done to, as named traits.

Each is weighed for its role by itself (``traits``). But who stands before whom, what sort of party does such a thing to
what sort, and who the page has said did something to whom, is known of the two together alone.
"""

from __future__ import annotations

from khabar.claim.choice.model import Bundle
from khabar.claim.choice.options import Option
from khabar.claim.choice.traits import Question

_AGAINST = frozenset(
    {"ASSAULT", "COERCE", "THREATEN", "ACCUSE", "REJECT", "SANCTION", "PROTEST", "RETREAT", "HOSTILE_TO"}
)
"""Types of what is done against somebody."""
_AGAINST_ALL, _OTHER_ALL = "against", "other"


def headings(type_: str) -> tuple[str, str]:
    """Under what a claim of a type is remembered between two parties: the type itself, and whether it is hostile."""
    return type_, _AGAINST_ALL if type_ in _AGAINST else _OTHER_ALL


def pair_bundles(question: Question, a: int, r: int) -> list[Bundle]:
    """The traits, in bundles, of the ``a``th option as the actor with the ``r``th as the recipient."""
    case = question.case
    doer, done, kind, type_ = case.options[a], case.options[r], case.frame.node.kind, question.type
    order, ties = _order(doer, done, case.frame.node.head), (_tie(question, a), _tie(question, r))
    found: list[Bundle] = [
        (_ordered, order, question.does, type_),
        (_tied, order, *ties, kind, type_),
        (_sorts, doer.kind, done.kind, doer.how, done.how, type_),
    ]
    if question.lemma:
        found.append((_by_word, bool(doer.refs), bool(done.refs), question.lemma))
    if doer.node is not None and done.node is not None:
        found.append((_placed, doer.node.prep, done.node.prep, _nested(doer, done), order, type_))
    if case.sentence.kind in ("title", "heading"):
        found.append((_at_head, order))
    if doer.refs and done.refs:
        history = _history(question, doer.key, done.key)
        if history is not None:
            found += [
                (_told, *history[:2]),
                (_told_same, *history[2:4], type_),
                (_told_such, *history[4:], type_ in _AGAINST),
            ]
    return found


def _tie(question: Question, number: int) -> str:
    place = question.places[number]
    return place.tie if place is not None else question.case.options[number].how


def _order(doer: Option, done: Option, at: int) -> str:
    """In what order actor, predicate and recipient stand (APR); of one alone, whether the other is nobody."""
    first, second = doer.node, done.node
    if first is not None and second is not None:
        return "".join(sign for _, sign in sorted([(first.first, "A"), (at, "P"), (second.first, "R")]))
    if first is not None:
        return ("AP" if first.first < at else "PA") + ("x" if done.refs else "-")
    if second is not None:
        return ("RP" if second.first < at else "PR") + ("x" if doer.refs else "-")
    return "P"


def _nested(doer: Option, done: Option) -> str:
    """Whether one phrase lies in the other or right beside it."""
    one, other = doer.node, done.node
    if one is None or other is None:
        return "-"
    if one.first <= other.first and other.last <= one.last:
        return "in"
    if other.first <= one.first and one.last <= other.last:
        return "out"
    return "next" if other.first == one.last + 1 or one.first == other.last + 1 else "-"


def _history(question: Question, doer: str, done: str) -> tuple[int, int, int, int, int] | None:
    """How often the page has claimed anything of the two: so or the other way round, of this type, of such types.

    ``None`` where it has not: two of whom nothing was said yet are no less likely for that.
    """
    between, (own, such) = question.case.between, headings(question.type)
    if not between:
        return None
    forth, back = ([between.get((*two, what), 0) for what in (_AGAINST_ALL, _OTHER_ALL, own, such)]
                   for two in ((doer, done), (done, doer)))  # fmt: skip
    if not any(forth) and not any(back):
        return None
    return min(forth[0] + forth[1], 2), min(back[0] + back[1], 2), min(forth[2], 1), min(back[2], 1), min(forth[3], 1)


# -- how the traits are spelled -----------------------------------------------------------------


def _ordered(order: str, does: str, type_: str) -> list[str]:
    return [f"order {order}", f"order {order} {does}", f"order {order} {type_}"]


def _tied(order: str, doer: str, done: str, kind: str, type_: str) -> list[str]:
    both = f"ties {doer} {done}"
    return [f"order {order} {doer} {done}", both, f"{both} {kind}", f"{both} {type_}"]


def _sorts(doer: str, done: str, doer_how: str, done_how: str, type_: str) -> list[str]:
    both = f"kinds {doer} {done}"
    nobody = f"{doer_how == 'none'} {done_how == 'none'}"
    return [both, f"{both} {type_}", f"hows {doer_how} {done_how} {type_}", f"none {nobody} {type_}"]


def _by_word(doer: bool, done: bool, lemma: str) -> list[str]:
    return [f"named {doer} {done} {lemma}"]


def _placed(doer: str, done: str, nested: str, order: str, type_: str) -> list[str]:
    both = f"preps {doer or '-'} {done or '-'}"
    return [both, f"{both} {type_}", f"nested {nested}", f"nested {nested} {order}"]


def _at_head(order: str) -> list[str]:
    return [f"head {order}"]


def _told(forth: int, back: int) -> list[str]:
    return [f"told {forth} {back}"]


def _told_same(forth: int, back: int, type_: str) -> list[str]:
    return [f"told same {forth} {back} {type_}"]


def _told_such(forth: int, hostile: bool) -> list[str]:
    return [f"told such {hostile} {forth}"]
