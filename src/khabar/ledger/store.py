"""The ledger's door: keep pages with their claims, and ask for them.

One transaction a page: a run that is killed loses the page it was at and no other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from sqlalchemy import Connection, Row, func, select

from khabar.ledger import briefs, decisions, judgements, naming, origins, pages, record, runs, schema, undoing
from khabar.ledger.address import address
from khabar.ledger.decisions import Decided, Decision
from khabar.ledger.judgements import Clusters, Judgement, Verdict
from khabar.ledger.keeping import Keeping, Kept, Wording
from khabar.ledger.naming import Named
from khabar.ledger.origins import Origin
from khabar.ledger.query import Matching, Name, Query, statement, wordings
from khabar.ledger.reviewing import Reviewing
from khabar.ledger.runs import Run
from khabar.ledger.stores import BATCH, Opening, Store, open_store
from khabar.ledger.tables import CLAIMS, DECISIONS, ENTITIES, JUDGEMENTS, PAGES
from khabar.ledger.times import Clock, now, stamp
from khabar.model import Claim, Doc, Fingerprint, Page

_BUSY_S = 30.0
_WORDINGS = 200_000  # that are remembered, so as not to write them again and again


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim with the time (ISO, UTC) in which the ledger has held it; ``recorded_to`` is ``None`` while it does."""

    claim: Claim
    recorded_from: str
    recorded_to: str | None
    decision: int | None = None
    """The decision by which a person wrote it; ``None`` where khabar read it."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was kept, and what its claims repeat of it."""

    page: Page
    doc: Doc


class Reading(NamedTuple):
    """A page with what one reading of it came to; ``fingerprints`` of the whole story, then of its paragraphs."""

    page: Page
    doc: Doc
    claims: Sequence[Claim]
    fingerprints: Sequence[Fingerprint] = ()


class Ledger:
    """An open ledger. Use ``Ledger.open`` or ``Ledger.read``, in a ``with`` block.

    ``where`` is a path (a SQLite file) or a URL (``postgresql://user@host/database``); see ``ledger.address``.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._wordings: set[Wording] = set()

    @classmethod
    def open(cls, where: Path | str, *, busy_s: float = _BUSY_S, clock: Clock | None = None) -> Self:
        """Open for keeping; a file that is not there is made. Raises ``LedgerError`` or ``LedgerFull``."""
        return cls(open_store(address(where), busy_s, Opening.WRITE), clock or now)

    @classmethod
    def read(cls, where: Path | str, *, busy_s: float = _BUSY_S) -> Self:
        """Open for asking only; it must be there. Raises ``LedgerError``."""
        return cls(open_store(address(where), busy_s, Opening.READ), now)

    @property
    def name(self) -> str:
        """The ledger as people are told of it: its path, or its URL without a password."""
        return self._store.name

    @property
    def matching(self) -> Matching:
        """How this store looks for words; for the read side's own statements."""
        return self._store.matching

    def now(self) -> str:
        """The recorded time, as it is written into the tables."""
        return stamp(self._clock())

    def close(self) -> None:
        """Close it; a ledger in a file is then one file that can be copied."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # -- keeping -------------------------------------------------------------------------------

    def keep_page(
        self, page: Page, doc: Doc, claims: Sequence[Claim], *,
        run: int | None = None, fingerprints: Sequence[Fingerprint] = (),
    ) -> Kept:  # fmt: skip
        """Keep ``page`` and what one reading of it claims, in one transaction.

        The same page with the same claims changes nothing. A claim worded otherwise than before (same id, another
        time, say) replaces its earlier wording; a claim no longer made is closed; both stay in the ledger.
        ``fingerprints`` are of the whole story and then of its paragraphs; without them it is its own origin.
        """
        (kept,) = self.keep_pages([Reading(page, doc, claims, fingerprints)], run=run)
        return kept

    def keep_pages(self, readings: Sequence[Reading], *, run: int | None = None) -> list[Kept]:
        """Keep several pages as ``keep_page`` does, in one transaction: quicker, and all of them or none."""
        named: set[Wording] = set()
        with self.transaction(write=True) as connection:
            for page_id in sorted({reading.page.id for reading in readings}):  # in order: no two wait for each other
                self._store.lock_page(connection, page_id)
            # The clock is read once nobody else writes: what is kept later is recorded later.
            now = stamp(self._clock())
            kept = []
            for reading in readings:
                keeping = Keeping(self._store, connection, now, (self._wordings, named))
                keeping.run = run
                kept.append(keeping.keep(reading.page, reading.doc, reading.claims))
                named |= keeping.named
                if reading.fingerprints:
                    origins.keep(connection, reading.page.id, reading.fingerprints, new=keeping.new_page)
        if len(self._wordings) > _WORDINGS:
            self._wordings.clear()
        self._wordings |= named  # once it is committed, and not before
        return kept

    def begin_run(self, version: str, settings: Mapping[str, Any]) -> int:
        """Write down that a run begins, by which khabar; its number goes with each page that it keeps."""
        with self.transaction(write=True) as connection:
            return runs.begin(connection, version, settings, stamp(self._clock()))

    def end_run(self, run: int, counts: Mapping[str, int]) -> None:
        """Write down what a run came to."""
        with self.transaction(write=True) as connection:
            runs.end(connection, run, counts, stamp(self._clock()))

    def runs(self) -> list[Run]:
        """All runs, the first one first."""
        with self.transaction() as connection:
            return runs.runs(connection)

    # -- origins -------------------------------------------------------------------------------

    def origins(self, known_at: str | None = None, only: Collection[str] | None = None) -> Mapping[str, str]:
        """Page id → the page id that stands for all pages (of ``only`` these) with the same story in the same words."""
        with self.transaction() as connection:
            return origins.origins(connection, known_at, only)

    def support(self, claim: Claim, known_at: str | None = None) -> list[Origin]:
        """The independent origins of what ``claim`` says, its own first, each with the pages that tell it."""
        with self.transaction() as connection:
            return origins.support(connection, claim, judgements.clusters(connection, known_at), known_at)

    # -- judging entities ----------------------------------------------------------------------

    def judge(self, left: str, right: str, verdict: Verdict, who: str, why: str) -> Judgement:
        """Write down whether two party keys are one, according to ``who``. Raises ``LedgerError``."""
        with self.transaction(write=True) as connection:
            made = Judgement(0, left, right, verdict, who, why, stamp(self._clock()))
            return judgements.judge(connection, made)

    def undo_judgement(self, number: int, who: str) -> None:
        """Take a judgement back: the one before it of the same pair holds again. Raises ``LedgerError``."""
        with self.transaction(write=True) as connection:
            undoing.undo(connection, JUDGEMENTS, number, who, stamp(self._clock()))

    def judgements(
        self, key: str | None = None, known_at: str | None = None, *, undone: bool = False
    ) -> list[Judgement]:
        """Judgements in the order of making: about ``key``, where given; with ``undone``, all ever made."""
        with self.transaction() as connection:
            return judgements.judgements(connection, key, known_at, undone=undone)

    def clusters(self, known_at: str | None = None) -> Clusters:
        """What the judgements come to, now or at a recorded time."""
        with self.transaction() as connection:
            return judgements.clusters(connection, known_at)

    def canonical(self, known_at: str | None = None) -> Mapping[str, str]:
        """Party key (``record.party_key``) → the key that stands for it. Who is not in it stands for himself."""
        return self.clusters(known_at).canonical

    def named(self, keys: Iterable[str] | None = None, known_at: str | None = None) -> dict[str, Named]:
        """Everyone whom the claims that hold name, or these keys alone, by key: in which words, as what, how often."""
        with self.transaction() as connection:
            return naming.named(connection, keys, known_at)

    def formerly(self, known_at: str | None = None) -> dict[frozenset[str], str]:
        """Pairs of keys of which a claim says that one was formerly the other → that claim's id."""
        with self.transaction() as connection:
            return naming.formerly(connection, known_at)

    # -- reviewing claims ----------------------------------------------------------------------

    def decide(
        self, claim: str | None, verdict: Decision, who: str, *, corrected: Claim | None = None, note: str | None = None
    ) -> Decided:
        """Write down what ``who`` decides of the claim with this id (``None`` to add one). Raises ``LedgerError``.

        ``corrected`` is the claim as it should be, on the same page, with evidence that stands there: needed to correct
        and to add. It holds from now on, and the claim that was read does not, until the decision is taken back.
        """
        with self.transaction(write=True) as connection:
            return Reviewing(self._store, connection, who, stamp(self._clock())).decide(claim, verdict, corrected, note)

    def undo_decision(self, number: int, who: str) -> None:
        """Take a decision back: what held before holds again. Raises ``LedgerError``."""
        with self.transaction(write=True) as connection:
            undoing.undo(connection, DECISIONS, number, who, stamp(self._clock()))

    def decisions(
        self, claim: str | None = None, page: str | None = None, known_at: str | None = None, *, undone: bool = False
    ) -> list[Decided]:
        """Decisions in the order in which they were made: about a claim or a page; with ``undone``, all ever made."""
        with self.transaction() as connection:
            return decisions.decisions(connection, claim, page, known_at, undone=undone)

    # -- asking --------------------------------------------------------------------------------

    def claims(self, query: Query | None = None) -> Iterator[KeptClaim]:
        """The claims that the ledger holds now, or held at ``query.known_at``, and that fit ``query``.

        They come page by page, in the order of the text.
        """
        query = self.widened(query or Query())
        asked = statement(query, self._store.matching).execution_options(yield_per=BATCH)
        with self.transaction() as connection, connection.execute(asked) as rows:
            yield from map(_kept, rows)

    def widened(self, query: Query) -> Query:
        """``query`` with each of its names standing for everyone who is one with it, as people judged."""
        names = (query.actor, query.recipient, query.place, query.source)
        return naming.widened(query, self.clusters(query.known_at)) if any(names) else query

    def claim(self, prefix: str, limit: int = 9) -> list[KeptClaim]:
        """The claims whose id begins with ``prefix``, each as last recorded (closed ones too), at most ``limit``."""
        ranked = (
            select(CLAIMS.c.id, func.max(CLAIMS.c.row).label("row"))
            .where(func.substr(CLAIMS.c.id, 1, len(prefix)) == prefix)
            .group_by(CLAIMS.c.id).order_by(CLAIMS.c.id).limit(limit).subquery()
        )  # fmt: skip
        found = select(CLAIMS).join(ranked, CLAIMS.c.row == ranked.c.row).order_by(CLAIMS.c.id)
        with self.transaction() as connection:
            return [_kept(row) for row in connection.execute(found)]

    def briefs(self, which: briefs.Which | None = None) -> Iterator[briefs.Brief]:
        """The claims that are wanted, in brief, in no particular order; the ledger stays open to the end of them."""
        asked = briefs.statement(which or briefs.Which())
        with self.transaction() as connection:
            for some in self._store.rows(connection, asked):
                # Made as the tuples that they are: hundreds of thousands of calls of a constructor take twice as long.
                yield from map(tuple.__new__, repeat(briefs.Brief), some)

    def ties(self, keys: Collection[str] | None = None, known_at: str | None = None) -> list[tuple[str, str]]:
        """Whom these party keys (by default all) are said to lead, speak for or belong to: both keys."""
        with self.transaction() as connection:
            return [(actor, body) for actor, body in connection.execute(briefs.ties(keys, known_at))]

    def passages(self, ids: Collection[str], known_at: str | None = None) -> dict[str, tuple[str, ...]]:
        """The words of the evidence of each of these claims, by id."""
        found: dict[str, list[str]] = {}
        with self.transaction() as connection:
            for claim, text in connection.execute(briefs.passages(ids, known_at)):
                found.setdefault(claim, []).append(text)
        return {claim: tuple(texts) for claim, texts in found.items()}

    def keys(self, name: Name) -> frozenset[str]:
        """The keys of those who are named so: by id or exactly by this name, else by names that hold it."""
        with self.transaction() as connection:
            exact = {f"name:{name.key}", *name.ids}
            found = connection.execute(select(ENTITIES.c.key).where(ENTITIES.c.key.in_(sorted(exact)))).scalars().all()
            if not found:
                found = connection.execute(wordings(name)).scalars().all()
        return frozenset(found)

    def page(self, page_id: str) -> KeptPage | None:
        """The page with this id, with its raw text, or ``None``."""
        with self.transaction() as connection:
            row = connection.execute(select(PAGES).where(PAGES.c.id == page_id)).mappings().one_or_none()
        return KeptPage(pages.page_of(row), pages.doc_of(row)) if row is not None else None

    def pages(self) -> Iterator[KeptPage]:
        """Every page, in the order in which they were first kept."""
        asked = select(PAGES).order_by(PAGES.c.recorded_from, PAGES.c.id).execution_options(yield_per=BATCH)
        with self.transaction() as connection, connection.execute(asked) as rows:
            for row in rows.mappings():
                yield KeptPage(pages.page_of(row), pages.doc_of(row))

    def transaction(self, *, write: bool = False) -> AbstractContextManager[Connection]:
        """One transaction on the tables (``ledger.tables``), for the ledger's own modules and its read side."""
        return self._store.transaction(write=write)


def upgrade(where: Path | str, *, busy_s: float = _BUSY_S) -> tuple[str, str]:
    """Bring a ledger's schema up to date, in one transaction; its versions before and after. Raises ``LedgerError``."""
    store = open_store(address(where), busy_s, Opening.UPGRADE)
    try:
        with store.transaction(write=True) as connection:
            return schema.upgrade(connection, store.name)
    finally:
        store.close()


def _kept(row: Row[Any]) -> KeptClaim:
    return KeptClaim(record.claim_of(row.body, row.because), row.recorded_from, row.recorded_to, row.decision)
