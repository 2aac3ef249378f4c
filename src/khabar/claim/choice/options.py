"""The parties within reach of a predicate: those of its sentence, those spoken of just before, and nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khabar.claim.nodes import Node
from khabar.claim.parties.acting import as_actor
from khabar.claim.parties.meant import Parties
from khabar.claim.sentence import Sentence
from khabar.model import EntityRef

_EARLIER = 2  # subjects of earlier sentences that are within reach
_PARAGRAPHS = 1  # paragraphs back in which they may stand


class Option:
    """One answer to "who?": ``how`` it was come by, the parties, their phrase (of this sentence), and their kind."""

    __slots__ = ("how", "key", "kind", "known", "names", "node", "refs", "worth")

    def __init__(self, how: str, refs: tuple[EntityRef, ...], node: Node | None = None, kind: str = "-") -> None:
        self.how = how
        """``none``, ``rule`` (read off the syntax, under no phrase of its own), ``here``, ``speaker``, ``before``,
        ``did`` or ``suffered`` (actor and recipient of the claim before)."""
        self.refs, self.node, self.kind = refs, node, kind
        self.names = frozenset([r.name for r in refs])
        """By what it is told from the other options."""
        self.key = refs[0].key if refs else ""
        """The id or name of the first party."""
        self.known = bool(refs and refs[0].id)
        self.worth: tuple[float, float] | None = None
        """What the traits weigh that it has for every predicate of its page, once they have been weighed."""


NOBODY = Option("none", ())


def here(sentence: Sentence, parties: Parties) -> list[Option]:
    """The parties that the sentence names, each phrase with those joined to it."""
    found: list[Option] = []
    for node in sentence.nodes:
        if node.kind not in ("np", "ev") or node.fn == "appos" or (node.fn == "conj" and not node.rels):
            continue  # of joined parties one stands alone where something is said of it alone
        option = _of(node, sentence, parties)
        if option is not None and not _doubles(option, found):
            found.append(option)
    return found


def _of(node: Node, sentence: Sentence, parties: Parties) -> Option | None:
    refs: dict[str, EntityRef] = {}
    kind = ""
    for one in (node, *_through(node, sentence, parties), *node.conjuncts):
        made = parties.party(one, sentence)
        if made is not None:
            kind = made.kind if one is node else kind
            for ref in parties.acting(made, one, sentence):
                refs.setdefault(ref.name, ref)
    return Option("here", tuple(refs.values()), node, kind or "-") if refs else None


def _through(node: Node, sentence: Sentence, parties: Parties) -> list[Node]:
    """موقف فيتنام ولاوس: a phrase that stands for the first of several that it belongs to stands for the others too."""
    owner = node.gen
    if owner is None or not owner.conjuncts:
        return []
    made, owning = parties.party(node, sentence), parties.party(owner, sentence)
    if made is None or owning is None or made.ref.name != owning.ref.name:
        return []
    others = ((n, parties.party(n, sentence)) for n in owner.conjuncts)
    return [n for n, other in others if other is not None and (other.ref.id is None) == (owning.ref.id is None)]


def _doubles(option: Option, found: Sequence[Option]) -> bool:
    """Whether it is the owner of a phrase that already stands for it (مقر الحزب، الحزب)."""
    host = option.node.parent if option.node is not None and option.node.fn == "gen" else None
    joined = option.node is not None and bool(option.node.conjuncts)
    return host is not None and not joined and any(o.node is host and o.names == option.names for o in found)


def earlier(sentence: Sentence, parties: Parties) -> list[Option]:
    """The subjects of the sentences before, the nearest first."""
    found: list[Option] = []
    for party in reversed(parties.discourse.parties):
        if party.position >= sentence.start:
            continue
        if party.paragraph < sentence.paragraph - _PARAGRAPHS or len(found) >= _EARLIER:
            break
        if party.subject and party.kind not in ("outlet", "source"):
            option = Option("before", (as_actor(party),), None, party.kind or "-")
            if all(option.names != o.names for o in found):
                found.append(option)
    return found


def distinct(phrases: Iterable[Option], others: Iterable[Option]) -> list[Option]:
    """Nobody, the options that the sentence names, and of the others those whose parties no earlier option has."""
    found = [NOBODY, *phrases]
    seen = {option.names for option in found}
    for option in others:
        if option.names not in seen:
            seen.add(option.names)
            found.append(option)
    return found
