"""The search index: derived from the records, kept by the write lane, rebuilt, never migrated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from db import tables
from db.search import definition, keys
from db.search.documents import Document, Spelling, documents
from db.search.driver import driver
from db.search.expansion import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.engine import Connection

BATCH = 1_000
SORTED_TOGETHER = 10
"""Batches whose rows are put in order before FTS5 gets them: it flushes when a rowid goes back."""

NAMED_KINDS = frozenset({"unit", "body", "place", "person", "event", "route", "term"})
"""Kinds whose names people know: a run of the query may be one. Titles of texts are none."""

BUILDING_CACHE = -65_536
"""Kibibytes, negative as SQLite wants it, of pages kept while the whole index is built."""


def is_current(connection: Connection) -> bool:
    """Say whether the index was built by this definition."""
    found = connection.execute(
        select(tables.Setting.value).where(tables.Setting.key == "search_index")
    ).scalar()
    return found == definition.DEFINITION


def build(connection: Connection) -> None:
    """Build the whole index anew."""
    for name in definition.DROPPED:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    for statement in definition.CREATE:
        connection.exec_driver_sql(statement)
    _configure(connection, definition.BUILDING)
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = {BUILDING_CACHE}")
    ids = connection.execute(select(tables.Record.id).order_by(tables.Record.id)).scalars().all()
    spelling = Spelling()
    waiting: list[Document] = []
    for number, batch in enumerate(_batches(ids), 1):
        waiting += documents(connection, batch)
        _insert_forms(connection, batch)
        if number % SORTED_TOGETHER == 0:
            _insert(connection, waiting, spelling)
            waiting = []
    _insert(connection, waiting, spelling)
    _insert_words(connection, spelling)
    _configure(connection, definition.SETTLED)
    connection.exec_driver_sql(f"PRAGMA cache_size = {int(before)}")
    connection.execute(
        text("INSERT OR REPLACE INTO setting (key, value) VALUES ('search_index', :value)"),
        {"value": f'"{definition.DEFINITION}"'},
    )


def _configure(connection: Connection, options: Mapping[str, int]) -> None:
    """Set options of FTS5 in each index."""
    for table in definition.INDEXES:
        for option, value in options.items():
            connection.exec_driver_sql(
                f"INSERT INTO {table} ({table}, rank) VALUES ('{option}', {value})"  # noqa: S608 - constants only
            )


def update(connection: Connection, record_ids: Sequence[int]) -> None:
    """Bring the documents of these records up to date, in the caller's transaction."""
    spelling = Spelling()
    for batch in _batches(record_ids):
        _delete(connection, batch, spelling)
        _insert(connection, list(documents(connection, batch)), spelling)
        _insert_forms(connection, batch)
    _insert_words(connection, spelling)


def _delete(connection: Connection, record_ids: Sequence[int], spelling: Spelling) -> None:
    """Take out what the index holds of these records: FTS5 is told the very words it was given."""
    kept = list(stored(connection, record_ids))
    cursor = driver(connection).cursor()
    texts = [(key, *spelt) for key, spelt in _texts(kept, spelling)]
    cursor.executemany(definition.DELETE_TEXT, [(key, folded) for key, folded, _ in texts])
    cursor.executemany(definition.DELETE_TONES, [(key, toned) for key, _, toned in texts])
    cursor.executemany(definition.DELETE_NAMES, _names(kept, spelling))
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
    problems: list[str] = []
    for table, wanted in expected.items():
        listed = connection.exec_driver_sql(statement.format(f"{table}_docsize")).scalar_one()
        if listed != wanted:
            problems.append(f"{table} lists {listed} of {wanted} rows")
    return problems


def _insert(connection: Connection, wanted: list[Document], spelling: Spelling) -> None:
    cursor = driver(connection).cursor()
    cursor.executemany(definition.INSERT_DOCUMENT, [document.row() for document in wanted])
    texts = [(key, *spelt) for key, spelt in _texts(wanted, spelling)]
    cursor.executemany(definition.INSERT_TEXT, [(key, folded) for key, folded, _ in texts])
    cursor.executemany(definition.INSERT_TONES, [(key, toned) for key, _, toned in texts])
    cursor.executemany(definition.INSERT_NAMES, _names(wanted, spelling))


def _texts(wanted: list[Document], spelling: Spelling) -> list[tuple[int, tuple[str, str]]]:
    rows = [
        (
            keys.rowid(document.rank, document.kind, document.id),
            spelling.both(f"{document.names}\n{document.body}"),
        )
        for document in wanted
    ]
    return sorted(rows)


def _names(wanted: list[Document], spelling: Spelling) -> list[tuple[int, str, str]]:
    """Return a row for each name: those of fewer words have the lower rowid."""
    rows: list[tuple[int, str, str]] = []
    for document in wanted:
        if not document.names:
            continue
        for ordinal, name in enumerate(document.names.split("\n")):
            folded, toned = spelling.both(name)
            rank = folded.count(" ")
            key = keys.document_id(document.record_id, ordinal)
            rows.append((keys.rowid(rank, document.kind, key), folded, toned))
    return sorted(rows)


def _insert_forms(connection: Connection, record_ids: Sequence[int]) -> None:
    """Keep what each name of the catalogue is looked up by; titles of texts are no names."""
    marks = ", ".join(str(int(record_id)) for record_id in record_ids)
    kinds = ", ".join(f"'{kind}'" for kind in sorted(NAMED_KINDS))
    rows = driver(connection).execute(definition.NAMES_OF.format(records=marks, kinds=kinds))
    forms = [(name_key(words), record_id, name_id) for name_id, record_id, words in rows]
    named = sorted(form for form in forms if form[0])
    driver(connection).cursor().executemany(definition.INSERT_NAME, named)


def _insert_words(connection: Connection, spelling: Spelling) -> None:
    words = [(word,) for word in spelling.words() if not word.isdigit()]
    driver(connection).cursor().executemany(definition.INSERT_WORD, words)


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
