"""What the index consists of: its tables, and the name of this definition."""

from __future__ import annotations

DEFINITION = "5"
"""Counted up when the tables, the documents or the folding change: the index is then rebuilt."""

TABLES = (
    "search_names", "search_text", "search_tones", "search_document", "search_name", "search_word",
    "search_date",
)  # fmt: skip

INDEXES = ("search_names", "search_text", "search_tones")
SHADOWS = ("data", "idx", "docsize", "config", "content")
"""The tables that FTS5 may keep for each of its own."""
BUILDING = {"hashsize": 64 * 2**20, "automerge": 0, "crisismerge": 1_000}
"""While much is indexed at once, FTS5 writes sorted runs as large as memory allows."""
SETTLED = {"hashsize": 2**20, "automerge": 4, "crisismerge": 16}

DROPPED = ("search_index", *TABLES)
"""All that this definition and older ones made."""

NAMES = frozenset(
    {
        *TABLES,
        *(f"{index}_{part}" for index in INDEXES for part in SHADOWS),
    }
)
"""Every table that this definition brings about, FTS5's own among them."""

CREATE = (
    # What can be found, as it is written. `rank` is the static rank; `record << 20 | ordinal` the
    # id: ordinal 0 is the record itself, passages follow. `folded` are its words as search_text
    # holds them, names first: `named` letters.
    """
    CREATE TABLE search_document (
        id INTEGER PRIMARY KEY,
        kind INTEGER NOT NULL,
        rank INTEGER NOT NULL,
        passage_id INTEGER,
        named INTEGER NOT NULL,
        folded TEXT NOT NULL,
        names TEXT NOT NULL,
        body TEXT NOT NULL
    )
    """,
    # Each name by its joined letters.
    """
    CREATE TABLE search_name (
        form TEXT NOT NULL,
        record_id INTEGER NOT NULL,
        name_id INTEGER NOT NULL,
        PRIMARY KEY (form, record_id, name_id)
    ) WITHOUT ROWID
    """,
    # Every word that was ever indexed, folded: what a slip of the finger may have meant; and how
    # many documents held it when the whole index was built last, of all that the word '' counts.
    """
    CREATE TABLE search_word (
        word TEXT PRIMARY KEY, documents INTEGER NOT NULL DEFAULT 1
    ) WITHOUT ROWID
    """,
    # When what is dated began and ended, in minutes, with its row of search_text.
    """
    CREATE TABLE search_date (
        row INTEGER PRIMARY KEY,
        earliest INTEGER NOT NULL,
        latest INTEGER NOT NULL
    )
    """,
    "CREATE INDEX search_date_span ON search_date (earliest, latest)",
    # One row a name, the shortest first: asked before the texts.
    """
    CREATE VIRTUAL TABLE search_names USING fts5 (
        folded, toned, content = '', tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3'
    )
    """,
    # One row a document, names and body together, without tones.
    """
    CREATE VIRTUAL TABLE search_text USING fts5 (
        folded, content = '', tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
    )
    """,
    # The same with tones, in a table of its own: half the postings for either question.
    """
    CREATE VIRTUAL TABLE search_tones USING fts5 (
        toned, content = '', tokenize = "unicode61 remove_diacritics 0"
    )
    """,
)

INSERT_DOCUMENT = (
    "INSERT INTO search_document (id, kind, rank, passage_id, named, folded, names, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
NAMES_OF = """
SELECT n.id, n.record_id, n.text FROM name AS n JOIN record AS r ON r.id = n.record_id
WHERE n.record_id IN ({records}) AND r.kind IN ({kinds})"""
INSERT_DATES = """
INSERT INTO search_date (row, earliest, latest)
SELECT {row}, t.date_earliest, t.date_latest
FROM {kind} AS t JOIN search_document AS d ON d.id = t.id << {bits}
WHERE t.id IN ({records}) AND t.date_earliest IS NOT NULL"""
DATED_KINDS = ("event", "quantity", "route")
DELETE_DATE = "DELETE FROM search_date WHERE row = ?"
INSERT_NAME = "INSERT OR IGNORE INTO search_name (form, record_id, name_id) VALUES (?, ?, ?)"
DELETE_NAME = "DELETE FROM search_name WHERE form = ? AND record_id = ?"
VOCABULARY = (
    "CREATE VIRTUAL TABLE temp.search_vocabulary USING fts5vocab(main, search_text, row)",
    """
    INSERT OR REPLACE INTO search_word (word, documents)
    SELECT term, doc FROM search_vocabulary WHERE term IN (SELECT word FROM search_word)
    """,
    "INSERT INTO search_word (word, documents) SELECT '', count(*) FROM search_document",
    "DROP TABLE temp.search_vocabulary",
)
INSERT_WORD = "INSERT OR IGNORE INTO search_word (word) VALUES (?)"
INSERT_NAMES = "INSERT INTO search_names (rowid, folded, toned) VALUES (?, ?, ?)"
INSERT_TEXT = "INSERT INTO search_text (rowid, folded) VALUES (?, ?)"
INSERT_TONES = "INSERT INTO search_tones (rowid, toned) VALUES (?, ?)"
DELETE_NAMES = (
    "INSERT INTO search_names (search_names, rowid, folded, toned) VALUES ('delete', ?, ?, ?)"
)
DELETE_TEXT = "INSERT INTO search_text (search_text, rowid, folded) VALUES ('delete', ?, ?)"
DELETE_TONES = "INSERT INTO search_tones (search_tones, rowid, toned) VALUES ('delete', ?, ?)"
