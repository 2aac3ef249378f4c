"""Looking after a ledger: every fault is told by name, and copies are whole, within a store and between them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, func, insert, select, update

from khabar.ledger import Decision, Ledger, Verdict, backup, check, info, restore
from khabar.ledger.record import Row
from khabar.ledger.tables import CLAIMS, DECISIONS, EVIDENCE, METADATA, PAGES, PARTIES
from khabar.model import LedgerError, Page
from khabar.read.pages import page_of
from tests.contract.conftest import Place
from tests.contract.test_schema import engine
from tests.ledger.made import STORY, claim, doc, page, raid

OF = page()
ENCODED = page_of((STORY * 4).encode("cp1256"), "encoded.txt")
LOST = Page("0" * 64, "lost.txt", STORY + "!")


@pytest.fixture
def full(where: str) -> str:
    """A ledger with something in every table."""
    with Ledger.open(where) as ledger:
        run = ledger.begin_run("0.1.0", {})
        for of in (OF, ENCODED, LOST):
            ledger.keep_page(of, doc(of), [claim(of), raid(of)], run=run)
        ledger.keep_page(LOST, doc(LOST), [claim(LOST)], run=run)
        ledger.end_run(run, {})
        ledger.judge("gov-ru", "name:موسكو", Verdict.SAME, "ليلى", "")
        ledger.decide(raid(OF).id, Decision.REJECT, "سامي")
        ledger.decide(None, Decision.ADD, "سامي", corrected=claim(OF, 70, 85))
    return where


@contextmanager
def behind_its_back(where: str) -> Iterator[Connection]:
    """A connection that keeps nothing of what the ledger watches over."""
    made = engine(where)
    with made.connect() as connection:
        yield connection
        connection.commit()
    made.dispose()


def rows(where: str) -> dict[str, list[Row]]:
    with behind_its_back(where) as connection:
        found = {t.name: connection.execute(select(t)).mappings().all() for t in METADATA.sorted_tables}
    return {name: sorted((dict(r) for r in some), key=str) for name, some in found.items()}


def test_a_whole_ledger_has_no_fault(full: str) -> None:
    assert list(check(full)) == []


def altered(pack: Callable[[bytes], bytes]) -> Callable[[Connection], None]:
    def alter(connection: Connection) -> None:
        (raw,) = connection.execute(select(PAGES.c.raw).where(PAGES.c.id == OF.id)).one()
        connection.execute(update(PAGES).where(PAGES.c.id == OF.id).values(raw=pack(raw)))

    return alter


def text(connection: Connection) -> None:
    for of in (ENCODED, LOST):
        changed = zlib.compress(of.raw.replace("أمس", "غدا").encode())
        connection.execute(update(PAGES).where(PAGES.c.id == of.id).values(raw=changed))


FAULTS: dict[str, tuple[Callable[[Connection], object], set[str]]] = {
    "a page's text": (altered(lambda raw: zlib.compress(zlib.decompress(raw) + b" ")), {"page-hash"}),
    "a page's bytes": (
        lambda c: c.execute(update(PAGES).where(PAGES.c.id == ENCODED.id).values(content=zlib.compress(b"other"))),
        {"page-hash"},
    ),
    "a page that cannot be unpacked": (altered(lambda raw: raw[:20]), {"page-hash", "span"}),
    "a text whose bytes are whole or lost": (text, {"page-hash", "span"}),
    "a claim's row": (lambda c: c.execute(update(CLAIMS).where(CLAIMS.c.row == 1).values(type="AGREE")), {"claim-row"}),
    "a claim's search tokens": (
        lambda c: c.execute(update(CLAIMS).where(CLAIMS.c.row == 1).values(words="x")), {"claim-row"},
    ),
    "a claim's body": (lambda c: c.execute(update(CLAIMS).where(CLAIMS.c.row == 1).values(body="{}")), {"claim-body"}),
    "evidence that is gone": (lambda c: c.execute(delete(EVIDENCE).where(EVIDENCE.c.claim == 1)), {"evidence"}),
    "evidence elsewhere": (
        lambda c: c.execute(update(EVIDENCE).where(EVIDENCE.c.claim == 1).values(start=3)), {"evidence"},
    ),
    "a party's key": (lambda c: c.execute(update(PARTIES).where(PARTIES.c.claim == 1).values(kind="x")), {"parties"}),
    "time that runs back": (
        lambda c: c.execute(update(CLAIMS).where(CLAIMS.c.row == 1).values(recorded_to="2000")), {"recorded-time"},
    ),
    "a person's claim": (
        lambda c: c.execute(update(DECISIONS).where(DECISIONS.c.verdict == "add").values(corrected="{}")), {"decision"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_by_name(full: str, name: str) -> None:
    spoil, kinds = FAULTS[name]
    with behind_its_back(full) as connection:
        spoil(connection)
    found = list(check(full))
    assert {fault.kind for fault in found} == kinds, found
    assert all(fault.where and fault.why for fault in found)


def test_a_reference_to_nothing(full: str) -> None:
    with behind_its_back(full) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("ALTER TABLE parties DROP CONSTRAINT parties_claim_fkey")
        connection.execute(insert(PARTIES).values(claim=999, role="actor", position=0, name="x", names=" x "))
    assert [(f.kind, f.where, f.why) for f in check(full)] == [("reference", "parties.claim", "claims has no 999")]


def test_an_index_out_of_step(full: str) -> None:
    with behind_its_back(full) as connection:
        if connection.dialect.name == "sqlite":
            words = connection.execute(select(CLAIMS.c.words).where(CLAIMS.c.row == 1)).scalar_one()
            gone = "INSERT INTO claims_text (claims_text, rowid, words) VALUES ('delete', 1, ?)"
            connection.exec_driver_sql(gone, (words,))
        else:
            connection.exec_driver_sql("ALTER TABLE claims DROP COLUMN tokens")
    assert [f.kind for f in check(full)] == ["search"]


def test_a_backup_is_a_ledger_and_comes_back_whole(full: str, place: Place, path: Path) -> None:
    copied = backup(full, path)
    assert list(path.parent.iterdir()) == [path]
    assert copied == info(path).rows
    target = place()
    assert restore(path, target) == copied
    assert rows(target) == rows(str(path)) == rows(full)
    assert list(check(target)) == list(check(path)) == []
    with Ledger.open(target) as ledger:
        other = page(STORY + " 9", "9.txt")
        assert ledger.keep_page(other, doc(other), [claim(other)]).new == 1
        ledger.decide(claim(other).id, Decision.ACCEPT, "سامي")
        ledger.judge("a", "b", Verdict.SAME, "سامي", "")
        ledger.begin_run("", {})


def test_a_copy_never_goes_over_another_ledger(full: str, path: Path, tmp_path: Path) -> None:
    backup(full, path)
    with pytest.raises(LedgerError, match="is there already"):
        backup(full, path)
    with pytest.raises(LedgerError, match="holds something already"):
        restore(path, full)
    with pytest.raises(LedgerError, match="no folder"):
        backup(full, tmp_path / "none" / "x.db")
    assert list(check(full)) == []


def test_a_failed_backup_leaves_nothing(full: str, tmp_path: Path) -> None:
    with behind_its_back(full) as connection:
        connection.exec_driver_sql("DROP TABLE evidence")
    folder = tmp_path / "copies"
    folder.mkdir()
    with pytest.raises(LedgerError, match="evidence"):
        backup(full, folder / "copy.db")
    assert list(folder.iterdir()) == []


def test_info_counts(full: str) -> None:
    told = info(full)
    assert (told.rows["pages"], told.rows["claims"], told.held, told.lost) == (3, 7, 5, 1)
    assert told.first is not None
    assert told.last is not None
    assert told.first < told.last
    with behind_its_back(full) as connection:
        assert connection.execute(select(func.count()).select_from(CLAIMS)).scalar_one() == 7
