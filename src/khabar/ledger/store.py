"""The ledger's door: keep pages with their claims, and ask for them.

One SQLite file, one transaction a page: a run that is killed loses the page it was at and no other.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from sqlalchemy import Connection, Engine, RowMapping, func, select, update
from sqlalchemy.dialects.sqlite import insert

from khabar.ledger import opening, record
from khabar.ledger.query import Query, statement
from khabar.ledger.tables import CLAIMS, EVIDENCE, PAGES, PARTIES, SIGHTINGS
from khabar.model import Claim, Doc, Interval, Media, Page

_BATCH = 200  # rows fetched at a time
_BUSY_S = 30.0


class Kept(NamedTuple):
    """What keeping a page came to, in claims: new, already known, and known before but no longer made."""

    new: int
    known: int
    closed: int


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim with the time (ISO, UTC) in which the ledger has held it; ``recorded_to`` is ``None`` while it does."""

    claim: Claim
    recorded_from: str
    recorded_to: str | None


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was first kept, and what its claims repeat of it."""

    page: Page
    doc: Doc


class Ledger:
    """An open ledger. Use ``Ledger.open`` or ``Ledger.read``, in a ``with`` block."""

    def __init__(self, engine: Engine, path: Path, busy_s: float, clock: Callable[[], datetime]) -> None:
        self._engine, self._path, self._busy_s, self._clock = engine, path, busy_s, clock

    @classmethod
    def open(cls, path: Path, *, busy_s: float = _BUSY_S, clock: Callable[[], datetime] | None = None) -> Self:
        """Open for keeping; a file that is not there is made. Raises ``LedgerError`` or ``LedgerFull``."""
        return cls(opening.open_for_writing(path, busy_s), path, busy_s, clock or _now)

    @classmethod
    def read(cls, path: Path, *, busy_s: float = _BUSY_S) -> Self:
        """Open for asking only; the file must be there. Raises ``LedgerError``."""
        return cls(opening.open_for_reading(path, busy_s), path, busy_s, _now)

    def close(self) -> None:
        """Close the file; the ledger is then one file that can be copied."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # -- keeping -------------------------------------------------------------------------------

    def keep_page(self, page: Page, doc: Doc, claims: Sequence[Claim]) -> Kept:
        """Keep ``page`` and what one reading of it claims, in one transaction.

        The same page with the same claims changes nothing. A claim worded otherwise than before (same id, another
        time, say) replaces its earlier wording; a claim no longer made is closed; both stay in the file.
        """
        now = self._clock().astimezone(UTC).isoformat(timespec="microseconds")
        with self._transaction(write=True) as connection:
            doc = self._page(connection, page, doc, now)
            return _Keeping(connection, doc, now).keep(claims)

    @staticmethod
    def _page(connection: Connection, page: Page, doc: Doc, now: str) -> Doc:
        """Keep the page itself; the doc that its claims carry is that of the address it was first seen at."""
        first = connection.execute(select(PAGES).where(PAGES.c.id == page.id)).mappings().one_or_none()
        if first is None:
            connection.execute(PAGES.insert().values(**_page_row(page), **_doc_row(doc), recorded_from=now))
        elif first["uri"] != page.uri:
            doc = _doc_of(first)
        elif (refreshed := _doc_row(doc)).items() - first.items():
            connection.execute(update(PAGES).where(PAGES.c.id == page.id).values(**refreshed))
        seen = {"page": page.id, "uri": page.uri, "outlet": page.outlet, "first_seen": now}
        connection.execute(insert(SIGHTINGS).values(**seen).on_conflict_do_nothing())
        return doc

    # -- asking --------------------------------------------------------------------------------

    def claims(self, query: Query | None = None) -> Iterator[KeptClaim]:
        """The claims that the ledger holds now and that fit ``query``, page by page, in the order of the text."""
        with self._transaction() as connection:
            for row in connection.execute(statement(query or Query())).yield_per(_BATCH):
                yield KeptClaim(record.claim_of(row.body, row.because), row.recorded_from, row.recorded_to)

    def claim(self, prefix: str, limit: int = 9) -> list[KeptClaim]:
        """The claims whose id begins with ``prefix``, each as last recorded (closed ones too), at most ``limit``."""
        ranked = (
            select(CLAIMS.c.id, func.max(CLAIMS.c.row).label("row"))
            .where(func.substr(CLAIMS.c.id, 1, len(prefix)) == prefix)
            .group_by(CLAIMS.c.id).order_by(CLAIMS.c.id).limit(limit).subquery()
        )  # fmt: skip
        found = select(CLAIMS).join(ranked, CLAIMS.c.row == ranked.c.row).order_by(CLAIMS.c.id)
        with self._transaction() as connection:
            rows = connection.execute(found).all()
        return [KeptClaim(record.claim_of(r.body, r.because), r.recorded_from, r.recorded_to) for r in rows]

    def page(self, page_id: str) -> KeptPage | None:
        """The page with this id, with its raw text, or ``None``."""
        with self._transaction() as connection:
            row = connection.execute(select(PAGES).where(PAGES.c.id == page_id)).mappings().one_or_none()
        return KeptPage(_page_of(row), _doc_of(row)) if row is not None else None

    def pages(self) -> Iterator[KeptPage]:
        """Every page, in the order in which they were first kept."""
        with self._transaction() as connection:
            rows = connection.execute(select(PAGES).order_by(PAGES.c.recorded_from, PAGES.c.id)).yield_per(_BATCH)
            for row in rows.mappings():
                yield KeptPage(_page_of(row), _doc_of(row))

    @contextmanager
    def _transaction(self, *, write: bool = False) -> Iterator[Connection]:
        with (
            opening.explained(self._path, self._busy_s),
            self._engine.connect().execution_options(**{opening.WRITE: write}) as connection,
            connection.begin(),
        ):
            yield connection


class _Keeping:
    """One page's claims on their way into the tables, inside one transaction."""

    def __init__(self, connection: Connection, doc: Doc, now: str) -> None:
        self.connection, self.doc, self.now = connection, doc, now

    def keep(self, claims: Sequence[Claim]) -> Kept:
        """Compare with what is held, close what changed or is gone, write what is new."""
        held = self._held()
        wanted = {c.id: replace(c, doc=self.doc) for c in reversed(claims)}
        order = [wanted[i] for i in dict.fromkeys(c.id for c in claims)]
        fresh = [(n, c, b) for n, c in enumerate(order) if held.get(c.id, (0, ""))[1] != (b := record.body(c))]
        gone = [row for i, (row, _) in held.items() if i not in wanted]
        self._close([*gone, *(held[c.id][0] for _, c, _ in fresh if c.id in held)])
        self._write(fresh)
        known = sum(c.id in held for c in order)
        return Kept(len(order) - known, known, len(gone))

    def _held(self) -> dict[str, tuple[int, str]]:
        """Id → row and body of the claims that the ledger holds of this page."""
        found = select(CLAIMS.c.id, CLAIMS.c.row, CLAIMS.c.body)
        current = found.where(CLAIMS.c.page == self.doc.id, CLAIMS.c.recorded_to.is_(None))
        return {i: (row, body) for i, row, body in self.connection.execute(current)}

    def _close(self, rows: Sequence[int]) -> None:
        if rows:
            self.connection.execute(update(CLAIMS).where(CLAIMS.c.row.in_(rows)).values(recorded_to=self.now))

    def _write(self, fresh: Sequence[tuple[int, Claim, str]]) -> None:
        if not fresh:
            return
        # The transaction holds the write lock, so that no one else can take these numbers.
        first = self.connection.execute(select(func.coalesce(func.max(CLAIMS.c.row), 0) + 1)).scalar_one()
        numbered = list(enumerate(fresh, first))
        rows: list[tuple[Any, list[record.Row]]] = [
            (CLAIMS, [record.claim_row(c, row, n, body, self.now) for row, (n, c, body) in numbered]),
            (PARTIES, [r for row, (_, c, _) in numbered for r in record.party_rows(c, row)]),
            (EVIDENCE, [r for row, (_, c, _) in numbered for r in record.evidence_rows(c, row)]),
        ]
        for table, values in rows:
            if values:
                self.connection.execute(table.insert(), values)


# -- pages and rows ------------------------------------------------------------------------------


def _page_row(page: Page) -> record.Row:
    beside = {"title": page.title, "published": page.published, "outlet": page.outlet, "extra": page.extra}
    raw = zlib.compress(page.raw.encode("utf-8", "surrogatepass"))
    return {"id": page.id, "uri": page.uri, "media": str(page.media), "raw": raw,
            "beside": json.dumps(beside, ensure_ascii=False, default=str)}  # fmt: skip


def _page_of(row: RowMapping) -> Page:
    beside = json.loads(row["beside"])
    raw = zlib.decompress(row["raw"]).decode("utf-8", "surrogatepass")
    return Page(row["id"], row["uri"], raw, Media(row["media"]), **beside)


def _doc_row(doc: Doc) -> record.Row:
    published = doc.published
    return {"outlet": record.entity_json(doc.outlet), "title": doc.title, "published_from": published.start,
            "published_to": published.end, "published_basis": published.basis,
            "published_reason": published.reason}  # fmt: skip


def _doc_of(row: RowMapping) -> Doc:
    outlet = record.entity_of(json.loads(row["outlet"])) if row["outlet"] else None
    published = Interval(row["published_from"], row["published_to"], None, row["published_basis"],
                         row["published_reason"])  # fmt: skip
    return Doc(row["id"], row["uri"], outlet, row["title"], published)


def _now() -> datetime:
    return datetime.now(UTC)
