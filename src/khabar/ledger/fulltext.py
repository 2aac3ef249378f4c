"""The full-text index over ``claims.words``: FTS5 in SQLite, a tsvector in PostgreSQL, kept in step by the database.

Neither store's own analysis is used: SQLite's tokenizer ``ascii`` parts words at blanks and leaves every other
character alone, and PostgreSQL's vector is made of the words as they are. So both find the same.
"""

from __future__ import annotations

from sqlalchemy import Connection

TOKENS = "tokens"
"""PostgreSQL's column of lexemes in ``claims``."""
SHADOWS = "claims_text"
"""How FTS5's tables are called, its own shadow tables among them: they are no part of the schema that is compared."""

_SQLITE = (
    "CREATE VIRTUAL TABLE claims_text USING fts5(words, content='claims', content_rowid='row', tokenize='ascii',"
    " detail='none', columnsize=0)",
    # One page a transaction leaves a small segment each time: to merge eight at once, not four, is less work.
    "INSERT INTO claims_text (claims_text, rank) VALUES ('automerge', 8)",
    "CREATE TRIGGER claims_text_new AFTER INSERT ON claims BEGIN"
    " INSERT INTO claims_text (rowid, words) VALUES (new.row, new.words); END",
    "CREATE TRIGGER claims_text_gone AFTER DELETE ON claims BEGIN"
    " INSERT INTO claims_text (claims_text, rowid, words) VALUES ('delete', old.row, old.words); END",
    "CREATE TRIGGER claims_text_changed AFTER UPDATE OF row, words ON claims BEGIN"
    " INSERT INTO claims_text (claims_text, rowid, words) VALUES ('delete', old.row, old.words);"
    " INSERT INTO claims_text (rowid, words) VALUES (new.row, new.words); END",
    "INSERT INTO claims_text (claims_text) VALUES ('rebuild')",
)
_POSTGRES = (
    "ALTER TABLE claims ADD COLUMN tokens tsvector"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED",
    "CREATE INDEX claims_tokens ON claims USING gin (tokens)",
)


def create(connection: Connection) -> None:
    """Make the index, over the claims that are there already as well."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(statement)
