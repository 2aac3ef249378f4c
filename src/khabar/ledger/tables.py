"""The ledger's tables, the same on every store; docs/ledger.md tells what they promise.

Nothing is overwritten or deleted: a claim that a newer reading of its page words otherwise, or no longer makes, is
closed (``recorded_to``), and what replaces it is a new row. ``recorded_to IS NULL`` is what khabar holds now.
Judgements and decisions are taken back, never removed (``undone_at``). Times are ISO, UTC, to the microsecond.

What changes here needs a new file in ``migrations/versions``; a test compares the two. The full-text index is no
table of the model: ``fulltext`` makes it beside ``claims``.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
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
HEAD = "0009"
"""The newest migration: the schema below."""
VERSION_TABLE = "khabar_version"  # Alembic's, under a name that says whose database it is
HELD = "claims_held"
"""The index of the claims that hold now in the order of their rows, by which all briefs are read."""
NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only in an INTEGER key

METADATA = MetaData()
_CURRENT = text("recorded_to IS NULL AND decision IS NULL")
_HELD = text("recorded_to IS NULL")
_WRITTEN = text("decision IS NOT NULL")

# One process that kept pages: by which khabar, with what settings, and what it came to.
RUNS = Table(
    "runs", METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text),
    Column("version", Text, nullable=False),
    Column("settings", Text, nullable=False),  # JSON
    Column("counts", Text),  # JSON
)  # fmt: skip

PAGES = Table(
    "pages", METADATA,
    Column("id", String(64), primary_key=True),  # SHA-256 of the bytes; ``hashed`` says where these are
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
    # text: the UTF-8 of ``raw``; bytes: ``content``; lost: kept by khabar 0.1, which did not keep them
    Column("hashed", Text, nullable=False, server_default="lost"),
    Column("text_hash", String(64)),  # SHA-256 of ``raw``, where that is not the page's id
    Column("content", LargeBinary),  # zlib of the bytes as fetched, where they are not the UTF-8 of ``raw``
    Index("pages_recorded", "recorded_from", "id"),
)  # fmt: skip

# The same text fetched from several addresses is one page, seen more than once.
SIGHTINGS = Table(
    "sightings", METADATA,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("uri", Text, primary_key=True),
    Column("outlet", Text),
    Column("first_seen", Text, nullable=False),
)  # fmt: skip

# Fingerprints of a page's story (position 0) and of its paragraphs (from 1), by which origins are told.
PARAGRAPHS = Table(
    "paragraphs", METADATA,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),  # raw offsets
    Column("end", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("signature", LargeBinary, nullable=False),  # MinHash, little-endian 32-bit numbers
)  # fmt: skip

CLAIMS = Table(
    "claims", METADATA,
    Column("row", NUMBER, primary_key=True),
    Column("id", String(16), nullable=False),
    Column("page", ForeignKey("pages.id"), nullable=False),
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
    Column("words", Text, nullable=False),  # the evidence as search tokens between blanks
    Column("body", Text, nullable=False),  # the whole claim as JSON, after claim.schema.json
    Column("because", Text, nullable=False),  # JSON list: the rules that led to it
    Column("recorded_from", Text, nullable=False),
    Column("recorded_to", Text),
    Column("run", ForeignKey("runs.id")),
    Column("decision", ForeignKey("decisions.id")),  # of a claim that a person wrote
    Index("claims_id", "id"),
    Index("claims_current_id", "id", unique=True, sqlite_where=_CURRENT, postgresql_where=_CURRENT),
    # Few claims are written by people: an index of all would look like one that finds nothing out.
    Index("claims_decision", "decision", sqlite_where=_WRITTEN, postgresql_where=_WRITTEN),
    # Claims are counted by kind, and found by page, without reading the claims themselves: all that is asked of them is
    # in the index. Each further index would cost every claim a page of the file that is written anew, and so would
    # ``id`` before ``row``: as it is, the claims of a kind stand in the order in which they come.
    Index("claims_kinds", "type", "modality", "polarity", "mode", "row", "decision", "id", "recorded_to"),
    Index("claims_place", "page", "position", "decision", "id", "recorded_to"),
    Index(HELD, "row", "decision", "id", "recorded_to", sqlite_where=_HELD, postgresql_where=_HELD),
)  # fmt: skip

# The mentions that claims are made of: actors, recipients, places and the links of the chain.
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
    Column("key", Text, nullable=False, server_default=""),  # of ``entities``
    Column("start", Integer),  # where the page names it, in raw offsets
    Column("end", Integer),
    Index("parties_key", "key", "role"),
)  # fmt: skip

# Whoever is named: known entities by their id, others by ``name:`` and their search key.
ENTITIES = Table(
    "entities", METADATA,
    Column("key", Text, primary_key=True),
    Column("entity", Text),
    Column("ar", Text),  # neutral names, as first kept
    Column("en", Text),
)  # fmt: skip

# Every way in which an entity has been named, each once, so that a name is looked for in thousands and not in millions.
WORDINGS = Table(
    "wordings", METADATA,
    Column("key", ForeignKey("entities.key"), primary_key=True),
    Column("names", Text, primary_key=True),  # as in ``parties``
    Column("name", Text, nullable=False),  # one wording of a page
)  # fmt: skip

EVIDENCE = Table(
    "evidence", METADATA,
    Column("claim", ForeignKey("claims.row"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)  # fmt: skip

# Claims in brief (``briefs``), for those who read very many at once. They tell nothing that ``claims`` does not.
BRIEFS = Table(
    "briefs", METADATA,
    Column("claim", ForeignKey("claims.row"), primary_key=True),
    Column("type", Text, nullable=False),
    Column("kind", Text, nullable=False),  # type, mode, modality and polarity, packed
    Column("earliest", Text, nullable=False),  # when what it says began (``windows``): ISO days, "" for no bound
    Column("latest", Text, nullable=False),
    Column("line", LargeBinary, nullable=False),  # the other coded fields, packed, in UTF-8
    Column("words", Text, nullable=False),  # the first evidence, folded
)  # fmt: skip

# Who is said to lead, speak for or belong to whom, of the claims that plainly say so: for whom a speaker speaks is
# asked of hundreds at once, some of whom are named in a tenth of all claims.
TIES = Table(
    "ties", METADATA,
    Column("claim", ForeignKey("claims.row"), primary_key=True),
    Column("actor", Text, primary_key=True),  # party keys
    Column("body", Text, primary_key=True),
    Index("ties_actor", "actor"),
)  # fmt: skip

# Whether two entities are one, according to someone. The newest judgement of a pair that nobody took back holds.
JUDGEMENTS = Table(
    "judgements", METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("left", Text, nullable=False),  # entity keys, left < right
    Column("right", Text, nullable=False),
    Column("verdict", Text, nullable=False),  # same, different, unsure
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("undone_at", Text),
    Column("undone_by", Text),
    Index("judgements_pair", "left", "right"),
)  # fmt: skip

# What a reviewer decided of a claim. The last decision that nobody took back holds; what khabar read stays as it was.
DECISIONS = Table(
    "decisions", METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("claim", String(16), nullable=False, index=True),  # the claim's id; of ``add``, the added claim's
    Column("page", ForeignKey("pages.id"), nullable=False, index=True),
    Column("verdict", Text, nullable=False),  # accept, reject, correct, add
    Column("who", Text, nullable=False),
    Column("note", Text),
    Column("corrected", Text),  # JSON: the claim as corrected or added, after claim.schema.json
    Column("made_at", Text, nullable=False),
    Column("undone_at", Text),
    Column("undone_by", Text),
)  # fmt: skip

# A question to the ledger that someone wants to ask again, as the workbench's address has it.
SEARCHES = Table(
    "searches", METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("name", Text, nullable=False),
    Column("asked", Text, nullable=False),  # JSON: filter → value
    Column("who", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("undone_at", Text),
    Column("undone_by", Text),
)  # fmt: skip
