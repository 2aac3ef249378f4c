"""How well sentences are parsed: predicates, subjects, objects and prepositional phrases against gold trees.

    python eval/syntax.py [--show KIND]   the figures of today; with --show what is wrong of one kind, in the first half

The trees are the 1,000 sentences of UD Arabic-PUD (news and encyclopaedia, CC BY-SA 3.0), in ``../shared/data``. Its
labels are not khabar's, so what is compared is what the reader lives on: for a verb of the tree whether there is a
predicate at its word, and who its subject and its object are (and of the objects that khabar reads how many are one);
for a phrase with a preposition whether it hangs on the phrase that has the word which it hangs on in the tree. Nouns
that the tree joins by a conjunction (``joined``) are right where khabar joins their phrases, or has both in one; and of
the phrases that khabar joins it is told how many the tree joins (``joined read``), as of the verbs that it reads as
passive (``passives read``). A dropped or pronominal argument is not counted, nor a non-finite verb. The subject of a
relative clause is what the clause describes.

Errors are read in the first half alone (the sentences with even numbers); the other half tells whether what was mended
for the one holds for the other. The tagger and the vocabulary are made from the words of all of them, so which verbs
are found is a figure on what was trained on; no tree was used in making anything.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from khabar.claim.nodes import Node
from khabar.claim.reader import Reader
from khabar.model import Page
from khabar.pipeline import read_page

TREES = Path(__file__).resolve().parents[2] / "shared/data/ud_pud/ar_pud-ud-test.conllu"
MEASURED = ("verbs", "subjects after", "subjects before", "subjects of relatives", "objects", "objects read",
            "passives", "passives read", "phrases", "joined", "joined read")  # fmt: skip
_RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللتين", "ما", "من"})
_ATTACHED = ("obl", "nmod")
_NOUNS = frozenset({"NOUN", "PROPN"})


class Word(NamedTuple):
    """A syntactic word of a tree: ``at`` and ``end`` count in the sentence's text, ``place`` counts written words."""

    form: str
    kind: str
    features: str
    head: int
    """The number of the word that it hangs on, -1 for the root."""
    relation: str
    at: int
    end: int
    place: int


class Tree(NamedTuple):
    """A sentence with its words."""

    text: str
    words: list[Word]

    def under(self, number: int, relation: str) -> list[int]:
        """The words that hang on one by a relation, with its subtypes."""
        return [n for n, w in enumerate(self.words) if w.head == number and w.relation.split(":")[0] == relation]


@dataclass(slots=True)
class Tally:
    """How many of each kind there are, how many are right, and what was wrong."""

    there: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def count(self, kind: str, right: bool, told: str) -> None:
        """Count one; ``told`` is what a person needs to see where it is wrong."""
        self.there[kind] += 1
        self.right[kind] += right
        if not right:
            self.wrong[kind].append(told)

    def share(self, kind: str) -> float:
        """The share that is right, three decimals."""
        return round(self.right[kind] / max(self.there[kind], 1), 3)


def trees(path: Path = TREES) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file. A text is its words, with a blank wherever none is denied."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        words, text, place = list[Word](), "", 0
        for cells in (line.split("\t") for line in block.splitlines() if line[0].isdigit()):
            if not cells[0].isdigit():
                continue
            at, text = len(text), text + cells[1]
            words.append(Word(cells[1], cells[3], cells[5], int(cells[6]) - 1, cells[7], at, len(text), place))
            if "SpaceAfter=No" not in cells[9]:
                text, place = text + " ", place + 1
        yield Tree(text.rstrip(), words)


class Parse:
    """khabar's parse of a tree's text, by the written words of the tree."""

    def __init__(self, tree: Tree) -> None:
        self._place = {n: w.place for w in tree.words for n in range(w.at, w.end)}
        reading = read_page(Page(hashlib.sha256(tree.text.encode()).hexdigest(), "tree", tree.text))
        reader: Reader = reading.reader
        self.whole = reader.article.text == tree.text
        self.nodes = [node for sentence in reader.sentences for node in sentence.nodes]
        self.verbs = {self._place.get(n.tokens[n.head].start): n for n in self.nodes if n.kind == "verb"}

    def has(self, node: Node | None, word: Word) -> bool:
        """Whether a phrase with its quantity (العديد من), which is no mere pronoun, holds a word."""
        if node is None or node.kind == "pron":
            return False
        first, last = node.tokens[node.begin].start, node.tokens[node.last].end - 1
        return self._place.get(first, 0) <= word.place <= self._place.get(last, -1)


def measure(found: Sequence[Tree]) -> Tally:
    """What is right and wrong in the parses of these sentences."""
    tally = Tally()
    for tree in found:
        parse = Parse(tree)
        if not parse.whole:  # furniture, or cut otherwise: nothing to compare
            continue
        for number, word in enumerate(tree.words):
            if word.kind == "VERB" and "VerbForm" not in word.features:
                _verb(tally, tree, parse, number)
            elif word.relation.split(":")[0] in _ATTACHED and tree.under(number, "case"):
                _phrase(tally, tree, parse, number)
            elif word.relation == "conj" and {word.kind, tree.words[word.head].kind} <= _NOUNS:
                _joined(tally, tree, parse, number)
        for phrase in parse.nodes:
            _joined_read(tally, tree, parse, phrase)
    return tally


def _verb(tally: Tally, tree: Tree, parse: Parse, number: int) -> None:
    word = tree.words[number]
    verb = parse.verbs.get(word.place)
    tally.count("verbs", verb is not None, f"{word.form} || {tree.text}")
    if verb is None:
        return
    subjects = tree.under(number, "nsubj")
    passive = "Voice=Pass" in word.features or any(":pass" in tree.words[n].relation for n in subjects)
    told = f"{word.form} | {verb.subject} | {verb.object} || {tree.text}"
    if passive:
        tally.count("passives", verb.passive, told)
    if verb.passive:
        tally.count("passives read", passive, told)
    if subjects:
        kind, subject = _subject(tree, number, subjects[0])
        sides = (verb.subject, verb.object) if passive else (verb.subject,)
        if subject.kind != "PRON":
            tally.count(kind, any(parse.has(side, subject) for side in sides), f"{subject.form} ← {told}")
    objects = [tree.words[n] for n in tree.under(number, "obj")]
    for wanted in objects[:1]:
        if wanted.kind != "PRON":
            tally.count("objects", parse.has(verb.object, wanted), f"{wanted.form} ← {told}")
    resumed = any(w.kind == "PRON" for w in objects) and verb.object is not None and verb.object.first < verb.first
    if not passive and verb.object is not None and verb.object.kind != "pron" and not resumed:
        tally.count("objects read", any(parse.has(verb.object, w) for w in objects), told)


def _subject(tree: Tree, verb: int, subject: int) -> tuple[str, Word]:
    """The kind of a subject, and the word that it is."""
    word = tree.words[verb]
    if tree.words[subject].form in _RELATIVE and word.relation == "acl:relcl":
        return "subjects of relatives", tree.words[word.head]
    return f"subjects {'before' if subject < verb else 'after'}", tree.words[subject]


def _phrase(tally: Tally, tree: Tree, parse: Parse, number: int) -> None:
    """A phrase with a preposition that khabar reads as one too, and hangs on something."""
    word = tree.words[number]
    phrase = next((n for n in parse.nodes if n.prep and n.parent is not None and parse.has(n, word)), None)
    if phrase is not None:
        told = f"{phrase} ← {tree.words[word.head].form} | {phrase.parent} || {tree.text}"
        tally.count("phrases", parse.has(phrase.parent, tree.words[word.head]), told)


def _joined(tally: Tally, tree: Tree, parse: Parse, number: int) -> None:
    """A noun that a conjunction joins to another: in khabar's phrase of that, or in one joined to it."""
    word = tree.words[number]
    first = tree.words[word.head]
    hosts = [n for n in parse.nodes if n.kind != "verb" and parse.has(n, first)]
    right = any(parse.has(n, word) for host in hosts for n in (host, *host.conjuncts))
    told = f"{first.form} + {word.form} | {hosts} {[n.conjuncts for n in hosts]} || {tree.text}"
    tally.count("joined", right, told)


def _joined_read(tally: Tally, tree: Tree, parse: Parse, phrase: Node) -> None:
    """The phrases that khabar joins to this one: whether a word of theirs is joined to one of its in the tree."""
    if phrase.kind == "pron":
        return
    firsts = [n for n, w in enumerate(tree.words) if phrase.conjuncts and parse.has(phrase, w)]
    joined = [tree.words[n] for first in firsts for n in tree.under(first, "conj")]
    for other in phrase.conjuncts:
        right = any(parse.has(other, word) for word in joined)
        tally.count("joined read", right, f"{phrase} + {other} || {tree.text}")


def figures() -> dict[str, float]:
    """The share that is right of each kind, over all trees."""
    tally = measure(list(trees()))
    return {kind: tally.share(kind) for kind in MEASURED}


def fingerprint() -> str:
    """SHA-256 of the trees."""
    return hashlib.sha256(TREES.read_bytes()).hexdigest()


def main() -> int:
    """Print the figures of both halves; 0 also where the trees are not there (it says so)."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--show", choices=MEASURED, help="list what is wrong of this kind in the first half")
    chosen = options.parse_args()
    if not TREES.is_file():
        print(f"skipped: {TREES} is not there")
        return 0
    found = list(trees())
    first, second = measure(found[::2]), measure(found[1::2])
    for line in first.wrong[chosen.show] if chosen.show else ():
        print(line)
    for kind in MEASURED:
        shares = (f"{t.share(kind):.3f} of {t.there[kind]:4}" for t in (first, second))
        print(f"{kind:22} read {'  only measured '.join(shares)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
