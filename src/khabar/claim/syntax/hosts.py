"""Which of the phrases and predicates before it a phrase with a preposition hangs on, where several could have it.

A conditional logit over the hosts that are open: the phrase right before, what that hangs on, and the predicates of the
open clauses. It weighs what the rules say, the frames, the kind and place of the host, and how much its word likes the
preposition (Hindle & Rooth 1993, Structural Ambiguity and Lexical Relations). ``scripts/fit_attachment.py`` fits it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from khabar.claim.choice.model import Bundle, Scale
from khabar.claim.nodes import Clause, Node
from khabar.claim.syntax.state import Pass
from khabar.claim.together import wants
from khabar.knowledge.attachment import attachment, governing
from khabar.knowledge.once import once

_APART = frozenset({"في", "من", "ل", "ب", "على", "إلى", "عن", "مع", "بين", "ك"})
"""Prepositions with traits of their own; the others are taken together."""
_KINDS = {"verb": "verb", "np": "noun", "ev": "event", "adj": "participle", "pron": "pronoun"}
_NAMES = {"place": "place", "state": "place", "person": "person"}
_FAR = 4
_MARGIN, _ASKED_MARGIN = 0.3, 1.5
"""How much better than the rule's host another must be to be taken, and than one whose frame asks for the phrase.

With .9 and 3.2 .67 of the phrases of the treebank are right, with these .71; ``choice.tsv`` is fitted to these.
"""


class Host(NamedTuple):
    """A phrase or predicate that could have what comes, and where it stands.

    ``place``: last (right before), above (what that hangs on), verb, predicate, topic (of the innermost clause),
    outer verb, outer predicate.
    """

    node: Node
    place: str


def likeliest(now: Pass, node: Node, rule: Node, asked: bool) -> Node:
    """The likeliest host of ``node``; ``rule`` is the rules' choice, ``asked`` whether a frame's slot made it."""
    offered = hosts(now, rule)
    if len(offered) == 1 or node.kind not in ("np", "ev"):
        return rule
    scale = _scale()
    best, most, least = rule, 0.0, 0.0
    for rank, host in enumerate(offered):
        by = "" if host.node is not rule else "frame" if asked else "rule"
        score = scale.weigh(bundles(now, node, host, rank, by))
        if by:
            least = score
        if not rank or score > most:
            best, most = host.node, score
    return best if most > least + (_ASKED_MARGIN if asked else _MARGIN) else rule


def hosts(now: Pass, rule: Node) -> list[Host]:
    """Every host that is open, the nearest first."""
    found: list[Host] = []
    met: set[int] = set()
    for host in (*_above(now.last), *_open(now), Host(rule, "rule")):
        if id(host.node) not in met:
            met.add(id(host.node))
            found.append(host)
    return found


def _above(last: Node | None) -> Iterator[Host]:
    place = "last"
    while last is not None:
        if last.kind != "pron":
            yield Host(last, place)
        last, place = last.parent, "above"


def _open(now: Pass) -> Iterator[Host]:
    inner = now.clause
    for clause in reversed(now.stack):
        yield from _predicates(clause, "" if clause is inner else "outer ")
        if clause.kind in ("comp", "quote"):
            return


def _predicates(clause: Clause, outer: str) -> Iterator[Host]:
    if clause.verb is not None:
        yield Host(clause.verb, f"{outer}verb")
    for pred in clause.predicates():
        yield Host(pred, f"{outer}predicate")
    if clause.verb is None and clause.topic is not None and not outer:
        yield Host(clause.topic, "topic")


def bundles(now: Pass, node: Node, offered: Host, rank: int, by: str) -> list[Bundle]:
    """What is said of one host, as bundles of traits; ``by``: whether it is the rules' choice or a frame's."""
    host, place = offered
    prep = node.prep if node.prep in _APART else "other"
    kind, beside = _kind(host), host.last + 2 >= node.begin
    wanted = wants(host, node)
    has = any(fn == node.prep for fn, _ in host.kids)
    found: list[Bundle] = [
        (_standing, prep, kind, place, beside),
        (_near, place, min(rank, _FAR), kind, now.comma),
        (_asking, prep, place, wanted, not wanted and bool(host.senses)),
        (_filled, prep, kind, has, bool(host.kids)),
        (_following, prep, kind, bool(node.pron), node.det),
    ]
    if by:
        found.append((_ruled, prep, kind, by))
    if host.kind == "verb":
        found.append((_of_verb, prep, host.passive, governing().get((key(host), node.prep), 0)))
    elif host.kind in ("np", "ev"):
        long = host.last > host.head and host.mention is None
        found.append((_of_noun, prep, kind, host.fn or "-", _definite(host), long))
        found.append((_liking, beside, *_levels(host, node.prep)))
    return found


def key(node: Node) -> str:
    """The word by which a phrase or verb is known in the table of what governs what."""
    if node.kind == "verb":
        return node.form.verb if node.form is not None else ""
    return f"@{node.mention.kind}" if node.mention is not None else node.tokens[node.head].word.nominal.stem


def _kind(node: Node) -> str:
    """What the host is: a verb, a verbal noun, a name of a person, place or body, another noun."""
    if node.kind != "np":
        return _KINDS[node.kind]
    if node.mention is not None and node.title is None:
        return _NAMES.get(node.mention.kind, "body")
    token = node.tokens[node.head]
    if node.name_at >= 0:
        return "person"
    return "place" if token.place is not None else "act" if token.word.masdars else "noun"


def _definite(node: Node) -> str:
    if node.pron or node.det:
        return "pronoun" if node.pron else "article"
    if node.gen is not None:
        return "construct"
    return "tanween" if node.tokens[node.head].word.tanween else "bare"


def _levels(node: Node, prep: str) -> tuple[int, int]:
    """How much the noun likes the preposition, and the verb of which it is the verbal noun."""
    table = governing()
    verbs = node.tokens[node.head].word.masdars if node.mention is None else ()
    return table.get((key(node), prep), 0), max((table.get((verb, prep), 0) for verb in verbs), default=0)


def _standing(prep: str, kind: str, place: str, beside: bool) -> list[str]:
    far = "beside" if beside else "far"
    return [f"{prep}|{kind}", f"{kind}|{place}", f"{prep}|{kind}|{place}", f"{prep}|{place}|{far}"]


def _near(place: str, rank: int, kind: str, comma: bool) -> list[str]:
    return [f"{place} at {rank}", *([f"comma|{place}|{kind}"] if comma else [])]


def _asking(prep: str, place: str, wanted: bool, deaf: bool) -> list[str]:
    return ["wants", f"wants|{place}", f"wants|{prep}"] if wanted else ["deaf"] if deaf else []


def _filled(prep: str, kind: str, has: bool, filled: bool) -> list[str]:
    return ["has", f"has|{prep}"] if has else [f"filled|{kind}"] if filled else []


def _following(prep: str, kind: str, owned: bool, definite: bool) -> list[str]:
    names = [f"owned after|{kind}"] if owned else []
    return [*names, f"definite after|{kind}|{prep}"] if definite else names


def _ruled(prep: str, kind: str, by: str) -> list[str]:
    return [f"by {by}|{kind}", f"by {by}|{prep}"]


def _of_verb(prep: str, passive: bool, level: int) -> list[str]:
    return [*_up_to("verb", level), *([f"passive|{prep}"] if passive else [])]


def _of_noun(prep: str, kind: str, fn: str, definite: str, long: bool) -> list[str]:
    names = [f"{definite}|{kind}", f"{definite}|{prep}", f"as {fn}|{kind}", f"as {fn}|{prep}"]
    return [*names, f"long|{kind}|{prep}"] if long else names


def _liking(beside: bool, level: int, of_verb: int) -> list[str]:
    return [*_up_to("beside" if beside else "far", level), *_up_to("its verb", of_verb)]


def _up_to(who: str, level: int) -> list[str]:
    """A trait for each level that is reached."""
    return [f"{who} likes {n}" for n in range(1, level + 1)]


@once
def _scale() -> Scale:
    return Scale(attachment())
