"""The schema made anew and the one that migrations lead to are the same, and old ledgers come through whole."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, create_engine, inspect

from khabar.ledger import Ledger, Query, schema, upgrade
from khabar.ledger.address import address
from khabar.ledger.fulltext import SHADOWS, TOKENS
from khabar.ledger.record import body, party_rows
from khabar.ledger.tables import APPLICATION_ID, HEAD, METADATA, VERSION_TABLE
from khabar.model import LedgerError, Page
from tests.contract.conftest import Place
from tests.ledger.made import STORY, claim, doc, page, raid

OLD = page()
CP1256 = Page(hashlib.sha256(f"{STORY} 2".encode("cp1256")).hexdigest(), "2.txt", f"{STORY} 2")
LOST = Page("0" * 64, "3.txt", f"{STORY} 3")
PAGES = (OLD, CP1256, LOST)
OLD_PARTY = ("claim", "role", "position", "name", "entity", "names", "kind", "cue")


def engine(where: str) -> Engine:
    found = address(where)
    return create_engine(found.url if found.url is not None else f"sqlite:///{found.path}")


def old_ledger(where: str) -> None:
    """A ledger as khabar 0.1 left it, written by SQL of its own."""
    made = engine(where)
    with made.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        _first_tables(connection)
        tables = MetaData()
        tables.reflect(connection)
        insert = {name: table.insert() for name, table in tables.tables.items()}
        connection.execute(insert["schema_version"].values(version=1, applied_at="2024-01-01T00:00:00Z"))
        for number, of in enumerate(PAGES):
            now = f"2024-01-0{number + 1}T00:00:00.000000+00:00"
            connection.execute(insert["pages"].values(
                id=of.id, uri=of.uri, media="text", raw=zlib.compress(of.raw.encode()), title="عنوان",
                beside=json.dumps({"title": None, "published": None, "outlet": None, "extra": {}}),
                published_basis="unknown", recorded_from=now,
            ))  # fmt: skip
            for position, one in enumerate((claim(of), raid(of))):
                row = 2 * number + position + 1
                connection.execute(insert["claims"].values(
                    row=row, id=one.id, page=of.id, position=position, type=one.event.type, modality=one.modality,
                    polarity=one.polarity, confidence=one.confidence, words="قديم", body=body(one), because="[]",
                    recorded_from=now,
                ))  # fmt: skip
                connection.execute(insert["evidence"].values(
                    claim=row, position=0, start=one.evidence[0].span.start, end=one.evidence[0].span.end,
                    text=one.evidence[0].text,
                ))  # fmt: skip
                parties = [{k: p[k] for k in OLD_PARTY} for p in party_rows(one, row)]
                connection.execute(insert["parties"], parties)
    made.dispose()


def _first_tables(connection: Connection) -> None:
    """By the first migration itself, without the version table that khabar 0.1 did not have."""
    schema.migrate(connection, "0001")
    connection.exec_driver_sql(f"DROP TABLE {VERSION_TABLE}")


def shape(where: str) -> dict[str, object]:
    """Tables, columns, keys and indexes as the database tells them; of SQLite the triggers as well."""
    made = engine(where)
    with made.connect() as connection:
        seen = inspect(connection)
        found: dict[str, object] = {}
        for name in seen.get_table_names():
            columns = {c["name"]: (str(c["type"]), c["nullable"], c.get("computed")) for c in seen.get_columns(name)}
            keys = {(*k["constrained_columns"], k["referred_table"]) for k in seen.get_foreign_keys(name)}
            indexes = {(i["name"], *i["column_names"], bool(i["unique"])) for i in seen.get_indexes(name)}
            found[name] = columns, seen.get_pk_constraint(name)["constrained_columns"], keys, indexes
        if connection.dialect.name == "sqlite":
            asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' OR name = 'claims_text' ORDER BY name"
            found["full text"] = connection.exec_driver_sql(asked).fetchall()
    made.dispose()
    return found


def test_migrations_lead_to_the_schema_that_is_made_anew(place: Place) -> None:
    fresh, old = place(), place()
    Ledger.open(fresh).close()
    old_ledger(old)
    assert upgrade(old) == ("0001", HEAD)
    assert shape(old) == shape(fresh)


def test_alembic_sees_no_difference_between_tables_and_schema(where: str) -> None:
    Ledger.open(where).close()
    made = engine(where)
    with made.connect() as connection:
        settings = {
            "version_table": VERSION_TABLE,
            "include_name": lambda name, kind, parents: (
                not ((name or "").startswith(SHADOWS) or name in {TOKENS, f"claims_{TOKENS}"})
            ),
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=settings), METADATA) == []
    made.dispose()


def test_the_newest_migration_is_the_one_that_is_checked() -> None:
    assert ScriptDirectory(str(Path(schema.__file__).parent / "migrations")).get_current_head() == HEAD


def test_an_old_ledger_is_named_and_comes_through_whole(where: str) -> None:
    old_ledger(where)
    for opening in (Ledger.open, Ledger.read):
        with pytest.raises(LedgerError, match="khabar ledger upgrade"):
            opening(where)
    upgrade(where)
    assert upgrade(where) == (HEAD, HEAD)
    with Ledger.open(where) as ledger:
        assert [k.claim for k in ledger.claims()] == [c for p in PAGES for c in (claim(p), raid(p))]
        assert len(list(ledger.claims(Query(words=("طائرات",), actor=None)))) == 3
        found = [ledger.page(p.id) for p in PAGES]
        assert [f.page.content for f in found if f] == [None, CP1256.raw.encode("cp1256"), None]
        # and it goes on being kept: nothing is new, and what is new is found
        assert ledger.keep_page(OLD, doc(OLD), [claim(OLD), raid(OLD)]).new == 0
        new = page(f"{STORY} 4", "4.txt")
        assert ledger.keep_page(new, doc(new), [claim(new), raid(new)]).new == 2
        assert len(list(ledger.claims(Query(words=("الطائرات",))))) == 4


def test_a_failed_upgrade_leaves_the_ledger_as_it_was(where: str) -> None:
    old_ledger(where)
    made = engine(where)
    with made.begin() as connection:
        connection.exec_driver_sql("UPDATE claims SET body = 'broken' WHERE row = 6")
    made.dispose()
    before = shape(where)
    with pytest.raises(ValueError, match="Expecting value"):
        upgrade(where)
    assert shape(where) == before


def test_sqlite_keeps_the_index_in_step_by_triggers(path: Path) -> None:
    old_ledger(str(path))
    upgrade(path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE claims SET words = 'كلمة' WHERE row = 1")
    connection.execute("INSERT INTO claims_text (claims_text, rank) VALUES ('integrity-check', 1)")
    connection.close()
