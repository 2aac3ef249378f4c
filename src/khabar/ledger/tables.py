"""The ledger's tables.

Nothing is overwritten or deleted: a claim that a newer reading of its page words otherwise, or no longer makes, is
closed (``recorded_to``), and what replaces it is a new row. ``recorded_to IS NULL`` is what khabar holds now.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

APPLICATION_ID = 0x6B686272  # "khbr": how SQLite's header says whose file it is
VERSION = 1

METADATA = MetaData()

SCHEMA_VERSION = Table(
    "schema_version", METADATA,
    Column("version", Integer, primary_key=True),
    Column("applied_at", Text, nullable=False),
)  # fmt: skip

PAGES = Table(
    "pages", METADATA,
    Column("id", String(64), primary_key=True),
    Column("uri", Text, nullable=False),
    Column("media", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),  # zlib of the decoded text in UTF-8: a quarter of its size
    Column("beside", Text, nullable=False),  # JSON: title, published and outlet that came with the page, other keys
    Column("outlet", Text),  # JSON entity
    Column("title", Text),
    Column("published_from", Text),
    Column("published_to", Text),
    Column("published_basis", Text, nullable=False),
    Column("published_reason", Text),
    Column("recorded_from", Text, nullable=False),
)  # fmt: skip

# The same text fetched from several addresses is one page, seen more than once.
SIGHTINGS = Table(
    "sightings", METADATA,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("uri", Text, primary_key=True),
    Column("outlet", Text),
    Column("first_seen", Text, nullable=False),
)  # fmt: skip

CLAIMS = Table(
    "claims", METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", String(16), nullable=False),
    Column("page", ForeignKey("pages.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),  # in its page, from 0
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("modality", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("time_from", Text),
    Column("time_to", Text),
    Column("published_from", Text),
    Column("published_to", Text),
    Column("confidence", Float, nullable=False),
    Column("words", Text, nullable=False),  # the evidence, folded, for text search
    Column("body", Text, nullable=False),  # the whole claim as JSON, after claim.schema.json
    Column("because", Text, nullable=False),  # JSON list: the rules that led to it
    Column("recorded_from", Text, nullable=False),
    Column("recorded_to", Text),
    Index("claims_id", "id"),
    Index("claims_current_id", "id", unique=True, sqlite_where=text("recorded_to IS NULL")),
    Index("claims_type", "type", "mode"),
)  # fmt: skip

# Actors, recipients, places and the links of the chain: who a claim names, and as what.
PARTIES = Table(
    "parties", METADATA,
    Column("claim", ForeignKey("claims.row"), primary_key=True),
    Column("role", Text, primary_key=True),  # actor, recipient, place, source
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),  # as the page writes it
    Column("entity", Text),
    Column("names", Text, nullable=False),  # every name it can be found by, as search keys between blanks
    Column("kind", Text),  # of a source
    Column("cue", Text),  # of a source
    Index("parties_entity", "entity", "role"),
)  # fmt: skip

EVIDENCE = Table(
    "evidence", METADATA,
    Column("claim", ForeignKey("claims.row"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)  # fmt: skip
