"""Who has been spoken of: pronouns, dropped subjects and definite descriptions find their party here."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from khabar.claim.nodes import Node
from khabar.claim.party import Party
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon
from khabar.model import EntityRef

WINDOW = 14
"""How many parties back a pronoun may reach, within its paragraph or from the one before."""
_PARTS = frozenset(fold("أحد إحدى بعض معظم غالبية أغلب").split())
"""Words for a part of a group: the whole (الصيادين) does not take up one of them (أحد الصيادين)."""
_COLLECTIVES = frozenset({"armed", "armed_group", "people", "opposition", "movement", "party", "coalition", "council"})
"""Kinds of parties that هم can stand for though their name is singular."""


class Discourse:
    """The parties of a page in order of mention."""

    def __init__(self) -> None:
        self.parties: list[Party] = []
        self.weight: Counter[str] = Counter()
        """How often the page names each party, by id or name."""

    def note(self, party: Party) -> None:
        """Remember a party as spoken of."""
        self.parties.append(party)
        self.weight[party.ref.key] += 1

    def sort(self) -> None:
        """Put the parties in the order of the text."""
        self.parties.sort(key=lambda p: p.position)

    def before(self, position: int, paragraph: int) -> list[Party]:
        """Parties mentioned before ``position`` in the same paragraph, the nearest first."""
        found: list[Party] = []
        for party in reversed(self.parties):
            if party.position >= position:
                continue
            if party.paragraph != paragraph or len(found) >= WINDOW:
                break
            found.append(party)
        return found

    def pronoun(self, node: Node, position: int, paragraph: int, avoid: frozenset[str] = frozenset()) -> Party | None:
        """The nearest party that a pronoun or a dropped subject can stand for; subjects are tried first."""
        if node.pron.startswith("1"):
            return None
        fitting = [
            p
            for p in self.before(position, paragraph)
            if agree(p, node.gender, node.number) and p.ref.name not in avoid
        ]
        if not fitting and paragraph > 0:
            earlier = [p for p in self.parties if p.position < position and p.paragraph == paragraph - 1]
            fitting = [
                p
                for p in reversed(earlier)
                if agree(p, node.gender, node.number) and p.ref.name not in avoid and p.subject
            ]
        subjects = [p for p in fitting[:6] if p.subject]
        return next(iter(subjects or fitting), None)

    def definite(self, party: Party) -> Party | None:
        """What a bare definite description (الهيئة، اللواء، المبعوث الروسي) takes up again, or ``None``.

        The nearest earlier party whose name begins with the same word and is longer, or the person who was
        introduced with the same office.
        """
        if party.node is not None and (party.node.rels or party.node.quant or len(party.node.adjs) > 1):
            return None
        if _generic(party):
            named = next((p for p in reversed(self.parties) if p.position < party.position and _lends(p, party)), None)
            return named if named is not None and named.ref.id != party.ref.id else None
        words = party.ref.name.split()
        if (party.ref.id is not None and party.kind != "state") or (len(words) != 1 and not party.title):
            return None
        if len(words) > 2:
            return self._same_office(party, words)
        return self._taken_up(party, words)

    def _taken_up(self, party: Party, words: list[str]) -> Party | None:
        """Whom an office of one or two words takes up again, or one word of a body's name."""
        if len(words) > 1 and not _head(words[0]).startswith(party.title):
            return None  # رئيس الدائرة القاضي سامي الحلو: by his name
        if party.title or _may_be_short(party):
            for earlier in reversed(self.parties):
                meant = earlier.position < party.position and takes_up(earlier, party, words)
                if meant and _of_the_same(earlier, words):
                    return _renamed(earlier, party)
        return self._introduced_later(party, words)

    def _same_office(self, party: Party, words: list[str]) -> Party | None:
        """رئيس الوزراء الإيطالي: whoever was named last under an office of these very words, or more of them."""
        told = set(map(fold, words[1:]))
        if party.named or party.ref.id is not None:
            return None
        earlier = (p for p in reversed(self.parties) if p.named and p.position < party.position)
        return next((p for p in earlier if p.title == party.title and told <= _office_words(p)), None)

    def _introduced_later(self, party: Party, words: list[str]) -> Party | None:
        """A lead speaks of the office alone (المتحدث) and the body then names the person: the only one who holds it."""
        if not party.title or party.paragraph > 2 or len(words) > 2 or not words[0].startswith("ال"):
            return None
        held = {
            p.ref.name: p for p in self.parties if p.title == party.title and p.named and p.position > party.position
        }
        first = next(iter(held.values()), None)
        return first if first is not None and takes_up(first, party, words) else None


def _own_office(words: list[str]) -> bool:
    """النائب العام: an office by two words that is another than that of the first (النائب)."""
    held = lexicon().titles.get(fold(" ".join(words)), ())
    return any(" " in title.title and title.relation == "LEADS" for title in held)


def _of_the_same(earlier: Party, words: list[str]) -> bool:
    """مندوبة قطر: not of whoever is مندوبة of another; a word with the article (المندوبة) says nothing of whose."""
    if len(words) > 1 and _own_office(words):
        return fold(words[1]) in _office_words(earlier)
    if len(words) < 2 or words[0].startswith("ال") or words[0].endswith(("و", "ي")):  # مسؤولو الحركة
        return True
    beside = [a for a in earlier.node.appos if a.title is not None] if earlier.node is not None else []
    said = {t.norm for a in beside for t in a.tokens[a.head + 1 : (a.gen or a).last + 1]}
    return _head(words[1]) in map(_head, said | _office_words(earlier))


def _office_words(holder: Party) -> set[str]:
    """The words of the office under which a person was named, without the first."""
    node = holder.node
    if node is None:
        return set()
    end = node.name_at if node.name_at > node.head else min((a.first for a in node.appos), default=node.last + 1)
    return {t.norm for t in node.tokens[node.head + 1 : end]}


def _may_be_short(party: Party) -> bool:
    """Whether one word without an office may stand for somebody: as a surname, or by its article."""
    return (party.kind == "person" and party.ref.id is None) or party.ref.name.startswith("ال")


def takes_up(earlier: Party, party: Party, words: list[str]) -> bool:
    """Whether ``party``, a short definite description or a surname, can stand for ``earlier``."""
    if party.title and earlier.title == party.title and earlier.kind == "person" and earlier.ref.name != party.ref.name:
        states = (party.nisbas[:1], (earlier.state,))
        return not party.nisbas or not earlier.state or states[0] == states[1] or party.nisbas == earlier.nisbas
    if len(words) != 1:
        return False
    if party.kind == "person" and not party.title and party.ref.id is None:
        full = earlier.ref.name.split()
        return earlier.kind == "person" and len(full) > 1 and full[-1] == words[0]
    return words[0].startswith("ال") and _same_body(earlier, party)


def _same_body(earlier: Party, party: Party) -> bool:
    """Whether the one word of ``party`` begins the longer name of ``earlier`` (الهيئة: هيئة تحرير الشام)."""
    name = earlier.ref.name
    longer = earlier.stem == party.stem and " " in name
    label = (earlier.ref.label.ar or "") if earlier.ref.label is not None else ""
    if not (longer or (" " in label and _head(label) == party.stem)):
        return False
    return _head(name, article=True) not in _PARTS


@lru_cache(maxsize=20_000)
def _head(name: str, article: bool = False) -> str:
    """The first word of a name, folded, its article cut off or left."""
    head = fold(name.split(maxsplit=1)[0])
    return head if article else head.removeprefix("ال")


def _renamed(earlier: Party, party: Party) -> Party:
    """الحكومة after الخرطوم: a government under its own word rather than under its capital."""
    if (
        earlier.kind not in ("state", "government")
        or earlier.stem == party.stem
        or earlier.ref.id is None
        or party.title
    ):
        return earlier
    ref = EntityRef(party.ref.name, earlier.ref.id, earlier.ref.label, party.ref.span)
    return replace(earlier, ref=ref)


def _generic(party: Party) -> bool:
    """الحركة, التنظيم: one common word that a page also uses as some body's name."""
    mention = party.node.mention if party.node is not None else None
    if mention is None or not mention.guarded or mention.first != mention.last or party.node is None:
        return False
    return party.node.group is not None and party.node.group.kind == "org" and party.ref.name.startswith("ال")


def _lends(earlier: Party, party: Party) -> bool:
    """Whether an earlier known body has a longer name that begins with the one word of ``party``."""
    return earlier.ref.id is not None and earlier.stem == party.stem and len(earlier.ref.name.split()) > 1


def agree(party: Party, gender: str, number: str) -> bool:
    """Whether a pronoun of that gender and number can stand for the party (non-human plurals are feminine singular)."""
    if number and number in "pd":
        if party.kind == "person" or party.human:
            return party.number == "p"
        return party.number == "p" or party.kind in _COLLECTIVES
    if party.human and party.number == "p":
        return False
    if not gender or gender == "c" or not party.gender:
        return True
    return party.gender == gender
