"""Full-text search, entities, judgements, decisions, runs, fingerprints, and pages whose hash can be checked.

No table is made anew: SQLite's way of altering one by copying it would lose the triggers of the full-text index.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from khabar.ledger import fulltext
from khabar.ledger.record import party_key
from khabar.ledger.words import indexed

revision = "0002"
down_revision = "0001"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_BATCH = 500
_ENCODINGS = ("utf-8-sig", "cp1256", "iso8859_6", "utf-16")  # in which pages come besides UTF-8
_ROLES = {"actors": "actor", "recipients": "recipient", "places": "place", "sources": "source"}

_PAGES = sa.table("pages", *map(sa.column, ("id", "raw", "hashed", "text_hash", "content")))
_CLAIMS = sa.table("claims", *map(sa.column, ("row", "words", "body")))
_PARTIES = sa.table("parties", *map(sa.column, ("claim", "role", "position", "names", "key", "start", "end")))
_ENTITIES = sa.table("entities", *map(sa.column, ("key", "entity", "ar", "en")))
_WORDINGS = sa.table("wordings", *map(sa.column, ("key", "names", "name")))


def upgrade() -> None:
    """Make the new tables and columns, fill them from what is kept, and index the evidence."""
    _new_tables()
    _new_columns()
    connection = op.get_bind()
    _find_bytes(connection)
    _fill_claims(connection)
    op.drop_index("parties_entity", "parties")
    op.create_index("parties_key", "parties", ["key", "role"])
    op.drop_table("schema_version")
    fulltext.create(connection)
    if connection.dialect.name == "postgresql":
        op.execute("SELECT setval(pg_get_serial_sequence('claims', 'row'), max(row)) FROM claims")


def _new_tables() -> None:
    op.create_table(
        "runs",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column("started_at", sa.Text, nullable=False),
        sa.Column("finished_at", sa.Text),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("counts", sa.Text),
    )
    op.create_table(
        "paragraphs",
        sa.Column("page", sa.String(64), sa.ForeignKey("pages.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "entities",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("entity", sa.Text),
        sa.Column("ar", sa.Text),
        sa.Column("en", sa.Text),
    )
    op.create_table(
        "wordings",
        sa.Column("key", sa.Text, sa.ForeignKey("entities.key"), primary_key=True),
        sa.Column("names", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
    )
    _what_people_say()


def _what_people_say() -> None:
    undone = ("undone_at", "undone_by")
    op.create_table(
        "judgements",
        sa.Column("id", _NUMBER, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=name in undone)
          for name in ("left", "right", "verdict", "who", "why", "made_at", *undone)),
    )  # fmt: skip
    op.create_index("judgements_pair", "judgements", ["left", "right"])
    op.create_table(
        "decisions",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column("claim", sa.String(16), nullable=False),
        sa.Column("page", sa.String(64), sa.ForeignKey("pages.id"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=name in {"note", "corrected", *undone})
          for name in ("verdict", "who", "note", "corrected", "made_at", *undone)),
    )  # fmt: skip
    op.create_index("ix_decisions_claim", "decisions", ["claim"])
    op.create_index("ix_decisions_page", "decisions", ["page"])


def _new_columns() -> None:
    op.add_column("pages", sa.Column("hashed", sa.Text, nullable=False, server_default="lost"))
    op.add_column("pages", sa.Column("text_hash", sa.String(64)))
    op.add_column("pages", sa.Column("content", sa.LargeBinary))
    number = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(f"ALTER TABLE claims ADD COLUMN run {number} REFERENCES runs (id)")
    op.execute(f"ALTER TABLE claims ADD COLUMN decision {number} REFERENCES decisions (id)")
    op.create_index("ix_claims_decision", "claims", ["decision"])
    op.drop_index("claims_current_id", "claims")
    current = sa.text("recorded_to IS NULL AND decision IS NULL")
    op.create_index("claims_current_id", "claims", ["id"], unique=True, sqlite_where=current, postgresql_where=current)
    op.add_column("parties", sa.Column("key", sa.Text, nullable=False, server_default=""))
    op.add_column("parties", sa.Column("start", sa.Integer))
    op.add_column("parties", sa.Column("end", sa.Integer))


def _find_bytes(connection: sa.Connection) -> None:
    """Of each page the bytes whose hash its id is, where its text gives them back in some encoding."""
    for (page,) in connection.execute(sa.select(_PAGES.c.id)).all():
        raw = connection.execute(sa.select(_PAGES.c.raw).where(_PAGES.c.id == page)).scalar_one()
        found = _hashed(page, zlib.decompress(raw).decode("utf-8", "surrogatepass"))
        connection.execute(sa.update(_PAGES).where(_PAGES.c.id == page).values(**found))


def _hashed(page: str, text: str) -> dict[str, Any]:
    own = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if own == page:
        return {"hashed": "text"}
    for encoding in _ENCODINGS:
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if hashlib.sha256(data).hexdigest() == page:
            return {"hashed": "bytes", "content": zlib.compress(data), "text_hash": own}
    return {"hashed": "lost", "text_hash": own}


def _fill_claims(connection: sa.Connection) -> None:
    """Search tokens, entity keys and offsets, from the claims as they were kept; a few hundred in memory at a time."""
    last = 0
    while True:
        asked = sa.select(_CLAIMS.c.row, _CLAIMS.c.body).where(_CLAIMS.c.row > last).order_by(_CLAIMS.c.row)
        rows = connection.execute(asked.limit(_BATCH)).all()
        if not rows:
            return
        last = rows[-1].row
        claims = {row: json.loads(body) for row, body in rows}
        words = [{"at": row, "said": indexed(" ".join(e["text"] for e in c["evidence"]))} for row, c in claims.items()]
        connection.execute(
            sa.update(_CLAIMS).where(_CLAIMS.c.row == sa.bindparam("at")).values(words=sa.bindparam("said")), words
        )
        _fill_parties(connection, claims)


def _fill_parties(connection: sa.Connection, claims: Mapping[int, dict[str, Any]]) -> None:
    parties = [party for row, claim in claims.items() for party in _parties(row, claim)]
    if not parties:
        return
    connection.execute(
        sa.update(_PARTIES)
        .where(_PARTIES.c.claim == sa.bindparam("row"), _PARTIES.c.role == sa.bindparam("as"),
               _PARTIES.c.position == sa.bindparam("at"))
        .values(key=sa.bindparam("whose"), start=sa.bindparam("from"), end=sa.bindparam("to")),
        parties,
    )  # fmt: skip
    for party in parties:
        _name(connection, party)


def _parties(row: int, claim: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for field, role in _ROLES.items():
        for position, entity in enumerate(claim[field]):
            label = entity.get("label") or {}
            yield {"row": row, "as": role, "at": position, "whose": party_key(entity["id"], entity["name"]),
                   "from": entity.get("start"), "to": entity.get("end"), "entity": entity["id"],
                   "name": entity["name"], "ar": label.get("ar"), "en": label.get("en")}  # fmt: skip


def _name(connection: sa.Connection, party: Mapping[str, Any]) -> None:
    """Keep the entity and this wording of it, each once."""
    names = connection.execute(
        sa.select(_PARTIES.c.names)
        .where(_PARTIES.c.claim == party["row"], _PARTIES.c.role == party["as"], _PARTIES.c.position == party["at"])
    ).scalar_one()  # fmt: skip
    key = party["whose"]
    if not connection.execute(sa.select(_ENTITIES.c.key).where(_ENTITIES.c.key == key)).first():
        connection.execute(_ENTITIES.insert().values(key=key, **{k: party[k] for k in ("entity", "ar", "en")}))
    known = sa.select(_WORDINGS.c.key).where(_WORDINGS.c.key == key, _WORDINGS.c.names == names)
    if not connection.execute(known).first():
        connection.execute(_WORDINGS.insert().values(key=key, names=names, name=party["name"]))
