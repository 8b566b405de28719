"""The search index: derived from the records, kept by the write lane, rebuilt, never migrated."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.search import definition, keys
from db.search.documents import Document, Spelling, documents
from db.search.driver import driver
from db.search.expansion import name_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from sqlalchemy.engine import Connection

BATCH = 1_000
SORTED_TOGETHER = 20_000
"""Records whose rows are put in order before FTS5 gets them: it flushes when a rowid goes back."""
MANY = 2_000
"""So many records are written as a bulk: FTS5 collects them and does not merge in between."""

NAMED_KINDS = frozenset({"unit", "body", "place", "person", "event", "route", "term"})
"""Kinds whose names people know: a run of the query may be one. Titles of texts are none."""

BUILDING_CACHE = -65_536
"""Kibibytes, negative as SQLite wants it, of pages kept while the whole index is built."""


def is_current(connection: Connection) -> bool:
    """Say whether the index was built by this definition."""
    found = connection.exec_driver_sql(
        "SELECT value FROM setting WHERE key = 'search_index'"  # plain SQL: each opening asks it
    ).scalar()
    return found == f'"{definition.DEFINITION}"'


def build(connection: Connection) -> None:
    """Build the whole index anew."""
    for name in definition.DROPPED:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    for statement in definition.CREATE:
        connection.exec_driver_sql(statement)
    ids = connection.exec_driver_sql("SELECT id FROM record ORDER BY id").scalars().all()
    with _in_bulk(connection):
        _add(connection, ids)
        for table in definition.INDEXES:  # one merge of all runs, not one of each few
            connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - constants only
    for statement in definition.VOCABULARY:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO setting (key, value) VALUES ('search_index', ?)",
        (f'"{definition.DEFINITION}"',),
    )


@contextmanager
def _in_bulk(connection: Connection) -> Generator[None]:
    """Have FTS5 collect more in memory, and leave its sorted runs as they are."""
    _configure(connection, definition.BUILDING)
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = {BUILDING_CACHE}")
    yield
    _configure(connection, definition.SETTLED)
    connection.exec_driver_sql(f"PRAGMA cache_size = {int(before)}")


def _configure(connection: Connection, options: Mapping[str, int]) -> None:
    """Set options of FTS5 in each index."""
    for table in definition.INDEXES:
        for option, value in options.items():
            connection.exec_driver_sql(
                f"INSERT INTO {table} ({table}, rank) VALUES ('{option}', {value})"  # noqa: S608 - constants only
            )


def update(connection: Connection, record_ids: Sequence[int]) -> None:
    """Bring the documents of these records up to date, in the caller's transaction."""
    for batch in _batches(record_ids, BATCH):
        _delete(connection, batch, Spelling())
    if len(record_ids) < MANY:
        _add(connection, record_ids)
    else:
        with _in_bulk(connection):
            _add(connection, sorted(record_ids))


def _add(connection: Connection, record_ids: Sequence[int]) -> None:
    """Write what the index should hold of these records, of which it holds nothing yet."""
    spelling = Spelling()
    for together in _batches(record_ids, SORTED_TOGETHER):
        rows = _Rows(spelling)
        for batch in _batches(together, BATCH):
            for document in documents(connection, batch):
                rows.add(document)
        rows.insert(driver(connection).cursor())
        _insert_dates(connection, together)
        _insert_forms(connection, together, spelling)
    words = [(word,) for word in spelling.words() if not word.isdigit()]
    driver(connection).cursor().executemany(definition.INSERT_WORD, words)


def _delete(connection: Connection, record_ids: Sequence[int], spelling: Spelling) -> None:
    """Take out what the index holds of these records: FTS5 is told the very words it was given."""
    kept = list(stored(connection, record_ids))
    cursor = driver(connection).cursor()
    rows = _Rows(spelling)
    for document in kept:
        rows.add(document)
    cursor.executemany(definition.DELETE_TEXT, sorted(rows.folded))
    cursor.executemany(definition.DELETE_DATE, [(key,) for key, _ in rows.folded])
    cursor.executemany(definition.DELETE_TONES, sorted(rows.toned))
    cursor.executemany(definition.DELETE_NAMES, sorted(rows.names))
    cursor.executemany(
        definition.DELETE_NAME,
        [
            (name_key(name), document.record_id)
            for document in kept
            for name in document.names.split("\n")
        ],
    )
    cursor.executemany(
        "DELETE FROM search_document WHERE id = ?", [(document.id,) for document in kept]
    )


def stored(connection: Connection, record_ids: Sequence[int]) -> Iterator[Document]:
    """Yield what the index holds of these records."""
    for record_id in record_ids:
        rows = driver(connection).execute(
            "SELECT id, kind, passage_id, names, body FROM search_document"
            " WHERE id BETWEEN ? AND ?",
            (
                keys.document_id(record_id, 0),
                keys.document_id(record_id, keys.MOST_ORDINAL),
            ),
        )
        for key, code, passage_id, names, body in rows:
            kind: str = keys.KIND_ORDER[int(code)]
            yield Document(record_id, key & keys.MOST_ORDINAL, kind, passage_id, names, body)


def miscounted(connection: Connection) -> list[str]:
    """Return what is wrong with how many rows each index lists."""
    statement = "SELECT count(*) FROM {}"
    documents_kept = connection.exec_driver_sql(statement.format("search_document")).scalar_one()
    names_kept = connection.exec_driver_sql(
        "SELECT coalesce(sum(length(names) - length(replace(names, char(10), '')) + 1), 0)"
        " FROM search_document WHERE names <> ''"
    ).scalar_one()
    expected = {
        "search_text": documents_kept,
        "search_tones": documents_kept,
        "search_names": names_kept,
    }
    listed = {
        table: connection.exec_driver_sql(statement.format(f"{table}_docsize")).scalar_one()
        for table in expected
    }
    dated = [f"{kind} WHERE date_earliest IS NOT NULL" for kind in definition.DATED_KINDS]
    expected["search_date"] = sum(
        connection.exec_driver_sql(statement.format(kind)).scalar_one() for kind in dated
    )
    listed["search_date"] = connection.exec_driver_sql(statement.format("search_date")).scalar_one()
    return [
        f"{table} lists {listed[table]} of {wanted} rows"
        for table, wanted in expected.items()
        if listed[table] != wanted
    ] + _misspelt(connection)


def _misspelt(connection: Connection) -> list[str]:
    """Return the records whose words stand otherwise in the index than in its own documents."""
    rows = driver(connection).execute(
        "SELECT id, named, folded, names, body FROM search_document ORDER BY id"
    )
    both = Spelling().both
    return [
        f"the words of record {keys.owner_of(key)} differ from its document"
        for key, named, folded, names, body in rows
        if folded.split() != both(f"{names}\n{body}")[0].split()
        or folded[:named].split() != both(names)[0].split()
    ]


class _Rows:
    """The rows of the indexes for some documents, spelt."""

    def __init__(self, spelling: Spelling) -> None:
        self._both = spelling.both
        self.documents: list[tuple[object, ...]] = []
        self.folded: list[tuple[int, str]] = []
        self.toned: list[tuple[int, str]] = []
        self.names: list[tuple[int, str, str]] = []

    def add(self, document: Document) -> None:
        """Work out the rows of one document; of its names, those of fewer words rank higher."""
        record_id, ordinal, kind, _, names, body, *_ = document
        folded, toned = self._both(body)
        named = 0
        if names:
            spelt = [self._both(name) for name in names.split("\n")]
            for number, (plain, exact) in enumerate(spelt):
                key = keys.rowid(len(plain.split()) - 1, kind, record_id, number)
                self.names.append((key, plain, exact))
            held = " ".join([plain for plain, _ in spelt])
            named = len(held)
            folded = f"{held} {folded}"
            toned = " ".join([*(exact for _, exact in spelt), toned])
        self.documents.append(document.row(named, folded))
        key = keys.rowid(document.rank, kind, record_id, ordinal)
        self.folded.append((key, folded))
        self.toned.append((key, toned))

    def insert(self, cursor: sqlite3.Cursor) -> None:
        """Write the rows, each index's in its own order."""
        cursor.executemany(definition.INSERT_DOCUMENT, self.documents)
        cursor.executemany(definition.INSERT_TEXT, sorted(self.folded))
        cursor.executemany(definition.INSERT_TONES, sorted(self.toned))
        cursor.executemany(definition.INSERT_NAMES, sorted(self.names))


def _insert_dates(connection: Connection, record_ids: Sequence[int]) -> None:
    """Keep when what is dated began and ended, by its row of the texts."""
    marks = ", ".join(str(int(record_id)) for record_id in record_ids)
    for kind in definition.DATED_KINDS:
        statement = definition.INSERT_DATES.format(
            row=keys.DOCUMENT_ROW, kind=kind, bits=keys.ORDINAL_BITS, records=marks
        )
        driver(connection).execute(statement)


def _insert_forms(connection: Connection, record_ids: Sequence[int], spelling: Spelling) -> None:
    """Keep what each name of the catalogue is looked up by; titles of texts are no names."""
    marks = ", ".join(str(int(record_id)) for record_id in record_ids)
    kinds = ", ".join(f"'{kind}'" for kind in sorted(NAMED_KINDS))
    rows = driver(connection).execute(definition.NAMES_OF.format(records=marks, kinds=kinds))
    forms = [
        (spelling.both(words)[0].replace(" ", ""), record_id, name_id)
        for name_id, record_id, words in rows
    ]
    named = sorted(form for form in forms if form[0])
    driver(connection).cursor().executemany(definition.INSERT_NAME, named)


def _batches(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
