"""Fit what a phrase with a preposition hangs on (src/khabar/claim/syntax/hosts.py).

    python scripts/fit_attachment.py [--weights]     # --weights: leave governing.tsv as it is

Writes ``governing.tsv``: which nouns and verbs are followed by which prepositions how much oftener than others are, as
in Hindle & Rooth 1993 (Structural Ambiguity and Lexical Relations), counted in our own parse of pages that nobody has
annotated (../shared/pages, ANT Corpus; WikiFANE). A noun counts where the preposition comes right after its phrase, a
verb where it comes before the next verb. Words and levels alone are kept. Then ``attachment.tsv``: the weights of a
conditional logit over the open hosts, fitted to every second sentence of UD Arabic-PUD; the others are for measuring.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from math import log
from pathlib import Path
from typing import NamedTuple

from corpora import DATA
from fit_choice import Asked, fit_pick
from khabar.claim.choice.model import spelled
from khabar.claim.nodes import Node
from khabar.claim.reader import Reader
from khabar.claim.syntax import hosts
from khabar.claim.syntax.state import Pass
from khabar.model import Page
from khabar.read.article import find_article
from khabar.read.metadata import metadata

sys.path.append(str(Path(__file__).parents[1] / "eval"))
from syntax import Tree, trees

TABLES = Path(__file__).parents[1] / "src/khabar/knowledge/data"
MADE = "# Made by scripts/fit_attachment.py; do not edit by hand.\n"
PAGES = DATA.parent / "pages"
AS_EXPECTED = 4.0
"""How many times a word is taken to have been met with every preposition as often as any other."""
MOST = 3
SEEN = 4
"""How often a pair must be met. What a word dislikes is not kept: it takes thrice the rows and decides little."""
NEAR = 15
"""Tokens after a verb in which its preposition is looked for."""
TOGETHER = 15
"""Sentences of WikiFANE that are read as one page."""
PENALTY = 5.0
_ENCLITICS = frozenset({"ه", "ها", "هم", "هما", "هن", "نا"})


class Counts(NamedTuple):
    """How often a word was met, and how often with each preposition."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]

    def levels(self) -> Iterator[tuple[str, str, int]]:
        """The pairs that are met much more often than other words with the same preposition."""
        met: Counter[str] = Counter()
        for (_, prep), n in self.pairs.items():
            met[prep] += n
        total = sum(self.words.values())
        for word, n in self.words.items():
            for prep, m in met.items():
                usual = (m + 0.5) / (total + 1)
                level = round(log((self.pairs[word, prep] + AS_EXPECTED * usual) / (n + AS_EXPECTED) / usual))
                if level > 0 and self.pairs[word, prep] >= SEEN:
                    yield word, prep, min(MOST, level)


def read(text: str) -> Reader:
    """A text of our own parse."""
    return Reader(find_article(metadata(Page(sha256(text.encode()).hexdigest(), "x", text))))


def texts() -> Iterator[str]:
    """The pages, and WikiFANE with its clitics written on again."""
    for path in sorted(PAGES.glob("ant_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
    lines = list(wikifane())
    for n in range(0, len(lines), TOGETHER):
        yield "\n".join(lines[n : n + TOGETHER])


def wikifane() -> Iterator[str]:
    """The sentences of WikiFANE."""
    words: list[str] = []
    before = ""
    for line in (DATA / "wikifane/WikiFANE_Gold_2014_500K.txt").read_text(encoding="utf-8").splitlines():
        word = line.split("\t")[0].strip().strip("\u200e").strip()
        if word in ("و", "ف"):
            before = word
        elif word in _ENCLITICS and words:
            words[-1] = _open_ended(words[-1]) + word
        elif word:
            words.append(before + word)
            before = ""
        elif words:
            yield " ".join(words)
            words, before = [], ""


def _open_ended(word: str) -> str:
    """A word as it is written before a pronoun."""
    if word.endswith("ة"):
        return word[:-1] + "ت"
    if word.endswith("ى"):
        return word[:-1] + ("ي" if word in ("الى", "على") else "ا")
    return word


def counted(pages: Iterable[str]) -> tuple[Counts, Counts]:
    """Nouns and verbs with the prepositions after them."""
    nouns, verbs = Counts(Counter(), Counter()), Counts(Counter(), Counter())
    for page in pages:
        for sentence in read(page).sentences:
            _count(sorted(sentence.nodes, key=lambda n: n.first), nouns, verbs)
    return nouns, verbs


def _count(nodes: list[Node], nouns: Counts, verbs: Counts) -> None:
    verb: Node | None = None
    met: set[str] = set()
    for n, node in enumerate(nodes):
        if node.kind == "verb":
            verb, met = node, set()
            verbs.words[hosts.key(node)] += 1
            continue
        if node.prep and verb is not None and node.prep not in met and node.first - verb.last < NEAR:
            met.add(node.prep)
            verbs.pairs[hosts.key(verb), node.prep] += 1
        if node.kind in ("np", "ev"):
            nouns.words[hosts.key(node)] += 1
            after = nodes[n + 1] if n + 1 < len(nodes) else None
            if after is not None and after.prep and after.kind != "verb" and after.first - node.last <= 2:
                nouns.pairs[hosts.key(node), after.prep] += 1


def asked() -> Iterator[Asked]:
    """Every phrase with a preposition that has several hosts, one or more of them right."""
    offers: dict[int, list[tuple[Node, list[str]]]] = {}

    def offer(now: Pass, node: Node, rule: Node, asked: bool) -> Node:
        by = "frame" if asked else "rule"
        offers[id(node)] = [
            (host.node, spelled(hosts.bundles(now, node, host, rank, by if host.node is rule else "")))
            for rank, host in enumerate(hosts.hosts(now, rule))
        ]
        return rule

    hosts.likeliest = offer
    for tree in list(trees())[::2]:
        offers.clear()
        reader = read(tree.text)
        if reader.article.text != tree.text:
            continue
        chunks = {i: w.place for w in tree.words for i in range(w.at, w.end)}
        heads = _heads(tree)
        for node in (n for s in reader.sentences for n in s.nodes if n.kind in ("np", "ev")):
            within = sorted(_chunks(node, chunks) & heads.keys())
            found = offers.get(id(node))
            if within and found is not None:
                right = [tree.words[heads[within[0]]].place in _chunks(host, chunks) for host, _ in found]
                yield Asked([traits for _, traits in found], right, 1.0)


def _heads(tree: Tree) -> dict[int, int]:
    """Written word → the head of the phrase with a preposition that it is the noun of."""
    heads: dict[int, int] = {}
    for number, word in reversed(list(enumerate(tree.words))):
        if word.relation in ("obl", "nmod", "obl:arg") and tree.under(number, "case"):
            heads[word.place] = word.head
    return heads


def _chunks(node: Node, chunks: dict[int, int]) -> set[int]:
    """The written words of a phrase."""
    first, last = (chunks.get(i, -1) for i in (node.tokens[node.first].start, node.tokens[node.last].end - 1))
    return set(range(first, last + 1))


def main() -> int:
    """Write both tables."""
    if "--weights" not in sys.argv:
        levels = sorted({row for counts in counted(texts()) for row in counts.levels() if row[0] and row[1]})
        rows = "".join(f"{word}\t{prep}\t{level}\n" for word, prep, level in levels)
        (TABLES / "governing.tsv").write_text(f"word\tpreposition\tlevel\n{MADE}{rows}", encoding="utf-8")
        print(len(levels), "pairs")
    weights = fit_pick(asked(), PENALTY)
    rows = "".join(f"{trait}\t{weight}\n" for trait, weight in sorted(weights.items()))
    (TABLES / "attachment.tsv").write_text(f"trait\tweight\n{MADE}{rows}", encoding="utf-8")
    print(len(weights), "weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
