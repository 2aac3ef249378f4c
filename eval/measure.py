"""What is measured: claims against gold files, and the lexicon's own examples.

A gold set is pages with the claims that a person found in them; its figures are the scorer's F1 at three levels
(``event``, ``sourced``, ``full``) and ``timed``, the F1 of claims right in event and time. An example set is
one trigger or cue table; its figure is the share of rows whose example sentence comes out as the row expects.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import score
from khabar.claim.reader import Reader
from khabar.export.jsonl import claim_dict
from khabar.knowledge import tables
from khabar.knowledge.tsv import read_tsv
from khabar.model import Modality, Page, UnreadablePage
from khabar.pipeline import Reading, read_page
from khabar.read.pages import read_pages

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LEVELS = ("event", "sourced", "full")
_EITHER_WAY = frozenset({"CONSULT", "ALLIED_WITH", "HOSTILE_TO", "COOPERATE", "AGREE"})
_MODALITIES = frozenset(m.value for m in Modality)

Row = dict[str, str]
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Pages (files below a folder by pattern) and the gold file of their claims."""

    name: str
    folder: Path
    pattern: str
    gold: Path
    about: str
    timed: bool = True
    """Whether its claims were coded with their times."""

    @property
    def here(self) -> bool:
        """Whether its files are on this machine: the shared sets are handed out beside the repository."""
        return self.gold.is_file() and any(self.folder.glob(self.pattern))

    def files(self) -> list[Path]:
        """The files of its pages, in order."""
        return sorted(p for p in self.folder.glob(self.pattern) if p != self.gold)

    def fingerprint(self) -> str:
        """SHA-256 over its pages and its gold."""
        digest = hashlib.sha256()
        for path in (*self.files(), self.gold):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()

    def claims(self) -> list[Record]:
        """The gold claims."""
        return records(self.gold)

    def pages(self) -> Iterator[Page]:
        """The pages that the gold file codes. Raises ``UnreadablePage`` where one cannot be read."""
        coded = {claim["doc"] for claim in self.claims()}
        for path in self.files():
            for page in read_pages(str(path)):
                if isinstance(page, UnreadablePage):
                    raise page
                if score.page_of(page.uri) in coded:
                    yield page


GOLD_SETS = (
    GoldSet(
        "samples", ROOT / "samples/pages", "*.*", ROOT / "samples/gold.jsonl", "the pages written for this repository"
    ),
    GoldSet("dev", ROOT / "eval/dev", "pages.jsonl", ROOT / "eval/dev/gold.jsonl", "further pages written for tuning"),
    GoldSet(
        "unseen",
        ROOT / "eval/unseen",
        "pages.jsonl",
        ROOT / "eval/unseen/gold.jsonl",
        "pages written for this repository and never tuned on",
    ),
    GoldSet(
        "unseen_outlets",
        ROOT / "eval/unseen_outlets",
        "pages.jsonl",
        ROOT / "eval/unseen_outlets/gold.jsonl",
        "pages in the manner of many outlets, dense and of every style, never tuned on",
        timed=False,
    ),
    GoldSet("seeds", SHARED / "seeds", "0*.txt", SHARED / "seeds/gold.jsonl", "five real pages, coded twice"),
    GoldSet("pages", SHARED / "pages", "ant_international.jsonl", SHARED / "pages/gold.jsonl", "24 real pages"),
)
EXAMPLE_TABLES = (*tables.TRIGGER_TABLES, "cues.tsv")


def records(path: Path) -> list[Record]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def predictions(gold: GoldSet) -> list[Record]:
    """What khabar reads on the pages of a set, in the form in which it prints claims."""
    return [claim_dict(claim) for page in gold.pages() for claim in read_page(page).claims]


def measure_gold(gold: GoldSet) -> dict[str, float]:
    """The scorer's figures for one set, three decimals; ``timed`` only where times were coded."""
    figures, _, _ = score.score(gold.claims(), predictions(gold))
    found = {level: figures[level]["f1"] for level in LEVELS}
    if not gold.timed:
        return found
    timed = figures["event"]["f1"] * figures["of_matched"]["time"]  # the same F1 with the timely matches alone as hits
    return found | {"timed": round(timed, 3)}


def example_rows(table: str) -> list[Row]:
    """The rows of a trigger or cue table that carry an example."""
    columns = tables.CUE_COLUMNS if table == "cues.tsv" else tables.TRIGGER_COLUMNS
    rows = (dict(zip(columns, values, strict=True)) for values in read_tsv(table, columns))
    return [row for row in rows if row["example"]]


def measure_examples(table: str) -> float:
    """The share of a table's examples that come out as expected, rounded down to three decimals."""
    rows = example_rows(table)
    return int(1000 * sum(map(comes_out, rows)) / len(rows)) / 1000


def comes_out(row: Row) -> bool:
    """Whether a row's example yields what the row expects: parties for a trigger, the chain for a cue."""
    reading = read_page(example_page(row["example"]))
    if ">" in row["expect"]:
        return any(_as_expected(row, claim_dict(claim)) for claim in reading.claims)
    wanted = _names(row["expect"], "<")
    return any(score.same_chain(wanted, chain) for chain in _chains(reading))


def example_page(text: str) -> Page:
    """One sentence as a page of its own."""
    return Page(hashlib.sha256(text.encode()).hexdigest(), "example", text)


def _names(cell: str, joint: str) -> list[str]:
    return [name.strip() for name in cell.split(joint) if name.strip() not in ("", "-")]


def _as_expected(row: Row, claim: Record) -> bool:
    type_, mode = claim["event"]["type"], claim["event"]["mode"]
    if row["kind"] in ("event", "relation", "accuse") and (
        type_ != row["type"] or (row["mode"] and mode != row["mode"])
    ):
        return False
    if row["kind"] == "modal" and not _as_firm(row["value"], claim):
        return False
    actors, recipients = (_names(side, "+") for side in row["expect"].split(">"))
    if score.same_set(actors, claim["actors"]) and score.same_set(recipients, claim["recipients"]):
        return True
    return type_ in _EITHER_WAY and score.same_set(actors + recipients, claim["actors"] + claim["recipients"])


def _as_firm(value: str, claim: Record) -> bool:
    """Whether modality and polarity are those of a modal row's ``value`` (``demanded-negated`` has both)."""
    modality, _, negated = value.partition("-")
    if modality in _MODALITIES and claim["modality"] != modality:
        return False
    return not (negated or modality == "negated") or claim["polarity"] != "affirmed"


def _chains(reading: Reading) -> Iterator[list[Record]]:
    """Every chain of attribution in the page, whether or not a claim hangs on it."""
    for claim in reading.claims:
        yield claim_dict(claim)["sources"]
    reader: Reader = reading.reader
    for sentence in reader.sentences:
        for node in sentence.nodes:
            yield [{"name": s.entity.name} for s in reader.voices.chain(sentence, sentence.context(node), node)]
