"""The shallow syntax of a sentence: phrases, predicates and clauses, and how they hang together."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from khabar.find.mentions import Mention
from khabar.find.tokens import Token
from khabar.knowledge.lexicon import Group, Title, VerbForm
from khabar.knowledge.slots import Sense

CUES = frozenset({"cue"})
"""The kind of senses of verbs and nouns of saying."""
PROVIDED = "حال"
"""The marker of a clause that على أن opens, where it is not what somebody says or agrees on."""
_FIRST = attrgetter("first")


class Node:
    """A phrase (``np``), an event noun (``ev``), a finite verb (``verb``) or a predicative participle (``adj``).

    ``first``..``last`` are token indexes of the phrase proper (without what hangs on it); ``prep`` is the
    preposition it stands after, in canonical form; ``kids`` are (function, node) pairs.
    """

    __slots__ = (
        "adjs",
        "after_comma",
        "appos",
        "begin",
        "classes",
        "clause",
        "conj",
        "conjuncts",
        "content",
        "det",
        "first",
        "fn",
        "form",
        "gen",
        "gender",
        "group",
        "head",
        "kids",
        "kind",
        "last",
        "mention",
        "name_at",
        "neg",
        "nisbas",
        "number",
        "object",
        "parent",
        "passive",
        "prep",
        "pron",
        "quant",
        "rels",
        "senses",
        "subject",
        "title",
        "tokens",
    )

    def __init__(self, kind: str, tokens: list[Token], first: int, last: int, head: int) -> None:
        self.kind, self.tokens = kind, tokens
        self.first, self.last, self.head = first, last, head
        self.prep = ""
        self.conj = False
        self.classes = tokens[head].word.classes
        self.name_at = -1
        self.after_comma = False
        self.begin = first
        """Token where the phrase begins with its quantity."""
        self.det = False
        self.pron = ""
        self.quant = ""
        self.gender = ""
        self.number = ""
        self.neg = ""
        self.passive = False
        self.form: VerbForm | None = None
        self.mention: Mention | None = None
        self.group: Group | None = None
        self.title: Title | None = None
        self.nisbas: list[tuple[str, int]] = []
        self.adjs: list[int] = []
        self.gen: Node | None = None
        self.kids: list[tuple[str, Node]] = []
        self.conjuncts: list[Node] = []
        self.appos: list[Node] = []
        self.rels: list[Clause] = []
        self.senses: tuple[Sense, ...] = ()
        self.parent: Node | None = None
        self.fn = ""
        self.clause: Clause | None = None
        self.content: list[Clause] = []
        self.subject: Node | None = None
        self.object: Node | None = None

    def may_be(self, kinds: frozenset[str]) -> bool:
        """Whether some sense is of one of these kinds (event, modal, cue …)."""
        return bool(self.senses) and any(sense.kind in kinds for sense in self.senses)

    def add(self, fn: str, node: Node) -> None:
        """Hang ``node`` on this one under ``fn``."""
        node.parent, node.fn = self, fn
        self.kids.append((fn, node))

    def set_beside(self, node: Node) -> None:
        """Put ``node`` beside this one, as another name or description of the same."""
        self.appos.append(node)
        node.parent, node.fn = self, "appos"

    def drop(self, node: Node) -> None:
        """Take ``node`` off this one, under whatever function it hangs."""
        self.kids = [(fn, kid) for fn, kid in self.kids if kid is not node]

    def words(self) -> str:
        """The phrase's words, for a person to read."""
        return " ".join(t.text for t in self.tokens[self.first : self.last + 1])

    def __repr__(self) -> str:
        prep = f"{self.prep}+" if self.prep else ""
        return f"<{self.kind} {prep}{self.words()}>"


def is_cue(node: Node) -> bool:
    """Whether some sense of ``node`` is one of saying."""
    return node.may_be(CUES)


class Clause:
    """A clause: its verb (``None`` for a nominal one), what stands before and after it, and what governs it.

    ``kind``: main, coord, comp, quote, rel, sub, cond, part. ``marker`` is the word that opens it.
    """

    __slots__ = (
        "after",
        "antecedent",
        "end",
        "governor",
        "joined",
        "kind",
        "marker",
        "neg",
        "open",
        "parent",
        "particles",
        "preds",
        "start",
        "topic",
        "verb",
    )

    def __init__(self, kind: str, marker: str, start: int, parent: Clause | None) -> None:
        self.kind, self.marker, self.start, self.end = kind, marker, start, start
        self.parent = parent
        self.governor: Node | None = None
        self.joined: Clause | None = None
        """The clause of the same kind that it is joined to by a conjunction."""
        self.antecedent: Node | None = None
        self.verb: Node | None = None
        self.topic: Node | None = None
        self.after: list[Node] = []
        self.preds: list[Node] = []
        self.neg = ""
        self.particles: set[str] = set()
        self.open = True

    def predicates(self) -> list[Node]:
        """The verb and the other predicates, the last in the sentence first."""
        nodes = self.preds if self.verb is None else [*self.preds, self.verb]
        return sorted(nodes, key=_FIRST, reverse=True)

    def __repr__(self) -> str:
        return f"({self.kind}/{self.marker} topic={self.topic} verb={self.verb} after={self.after} preds={self.preds})"


class Attribution(NamedTuple):
    """A voice set beside a clause by a particle: بحسب X, وفقاً ل X (``role`` source), في تصريح ل X (addressee)."""

    node: Node
    role: str
    cue: str
    clause: Clause


def is_assault(node: Node) -> bool:
    """Whether some sense of ``node`` is a blow."""
    return any(sense.type == "ASSAULT" for sense in node.senses)


def is_outlet(node: Node) -> bool:
    """Whether ``node`` names an outlet, to which things are told and of which news comes (لرويترز)."""
    return node.mention is not None and node.mention.kind == "outlet"


def may_mean(pronoun: str, node: Node) -> bool:
    """Whether a pronoun (``3fs``; "" for none) is of the third person and may stand for something of its gender."""
    return pronoun.startswith("3") and (not node.gender or pronoun[1:2] in (node.gender, "c"))


def takes_object(node: Node) -> bool:
    """Whether some sense of the predicate has a direct object."""
    return any("obj" in sense.markers for sense in node.senses)
