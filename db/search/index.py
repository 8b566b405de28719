"""The search index: one document a record and one a passage, kept by the write lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy import select, text

from db import tables
from db.kinds import BY_NAME
from db.search.expansion import name_key
from db.vietnamese import exact, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.engine import Connection
    from sqlalchemy.orm import InstrumentedAttribute

DEFINITION = "2"
"""Counted up when the shape of the documents or the folding changes: the index is then rebuilt."""

BATCH = 500

DOCUMENT_SQL = """
CREATE TABLE search_document (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES record (id),
    passage_id INTEGER,
    lang TEXT,
    names TEXT NOT NULL,
    body TEXT NOT NULL,
    names_exact TEXT NOT NULL,
    names_folded TEXT NOT NULL,
    body_exact TEXT NOT NULL,
    body_folded TEXT NOT NULL
)
"""
INDEX_SQL = """
CREATE VIRTUAL TABLE search_index USING fts5 (
    names_exact, names_folded, body_exact, body_folded,
    content = 'search_document', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
)
"""
NAME_SQL = """
CREATE TABLE search_name (
    name_id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL,
    form TEXT NOT NULL
)
"""
INSERT_DOCUMENT = text(
    "INSERT INTO search_document (record_id, passage_id, lang, names, body, names_exact,"
    " names_folded, body_exact, body_folded) VALUES (:record_id, :passage_id, :lang, :names, :body,"
    " :names_exact, :names_folded, :body_exact, :body_folded)"
)
INSERT_NAME = text(
    "INSERT INTO search_name (name_id, record_id, form) VALUES (:name_id, :record_id, :form)"
)
NAMED_KINDS = ("unit", "body", "place", "person", "event", "route", "term")
COLUMNS = "names_exact, names_folded, body_exact, body_folded"


class Document(NamedTuple):
    """What of a record can be found: its names, and one text."""

    record_id: int
    passage_id: int | None
    lang: str | None
    names: str
    body: str

    def row(self) -> dict[str, Any]:
        """Return the row of search_document; folded columns keep the offsets of the originals."""
        return {
            **self._asdict(),
            "names_exact": exact(self.names),
            "names_folded": fold(self.names),
            "body_exact": exact(self.body),
            "body_folded": fold(self.body),
        }


def is_current(connection: Connection) -> bool:
    """Say whether the index was built by this definition."""
    found = connection.execute(
        select(tables.Setting.value).where(tables.Setting.key == "search_index")
    ).scalar()
    return found == DEFINITION


def build(connection: Connection) -> None:
    """Build the whole index anew."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_index")
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_document")
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_name")
    connection.exec_driver_sql(DOCUMENT_SQL)
    connection.exec_driver_sql("CREATE INDEX ix_search_document ON search_document (record_id)")
    connection.exec_driver_sql(NAME_SQL)
    connection.exec_driver_sql("CREATE INDEX ix_search_name_record ON search_name (record_id)")
    connection.exec_driver_sql("CREATE INDEX ix_search_name_form ON search_name (form)")
    connection.exec_driver_sql(INDEX_SQL)
    ids = connection.execute(select(tables.Record.id).order_by(tables.Record.id)).scalars().all()
    for batch in _batches(ids):
        _insert(connection, documents(connection, batch))
        _insert_names(connection, batch)
    connection.execute(
        text("INSERT OR REPLACE INTO setting (key, value) VALUES ('search_index', :value)"),
        {"value": f'"{DEFINITION}"'},
    )


def update(connection: Connection, record_ids: Sequence[int]) -> None:
    """Bring the documents of these records up to date, in the caller's transaction."""
    for batch in _batches(record_ids):
        marks = ", ".join(str(int(record_id)) for record_id in batch)
        connection.exec_driver_sql(
            f"INSERT INTO search_index (search_index, rowid, {COLUMNS})"  # noqa: S608 - ints only
            f" SELECT 'delete', id, {COLUMNS} FROM search_document WHERE record_id IN ({marks})"
        )
        connection.exec_driver_sql(
            f"DELETE FROM search_document WHERE record_id IN ({marks})"  # noqa: S608 - ints only
        )
        connection.exec_driver_sql(
            f"DELETE FROM search_name WHERE record_id IN ({marks})"  # noqa: S608 - ints only
        )
        _insert(connection, documents(connection, batch))
        _insert_names(connection, batch)


def documents(connection: Connection, record_ids: Sequence[int]) -> Iterator[Document]:
    """Yield what the index should hold of these records, worked out from the records alone."""
    names = _grouped(connection, tables.Name.record_id, tables.Name.text, record_ids)
    prose = _grouped(connection, tables.Prose.record_id, tables.Prose.text, record_ids)
    statement = select(tables.Record.id, tables.Record.kind).where(tables.Record.id.in_(record_ids))
    for record_id, kind in connection.execute(statement.order_by(tables.Record.id)):
        texts = prose.get(record_id, [])
        texts += _own_words(connection, kind, record_id)
        body = "\n".join(texts)
        yield Document(record_id, None, None, "\n".join(names.get(record_id, [])), body)
    passages = (
        select(tables.Passage)
        .where(tables.Passage.section_id.in_(record_ids))
        .order_by(tables.Passage.id)
    )
    for row in connection.execute(passages):
        yield Document(row.section_id, row.id, row.lang, "", row.text)


def _own_words(connection: Connection, kind: str, record_id: int) -> list[str]:
    """Return the typed columns that a person may search for: codes, wordings, locators, authors."""
    wanted = ("code", "wording", "date_wording", "date_wording_en", "locator", "marker")
    columns = BY_NAME[kind].table.__table__.columns
    chosen = [columns[name] for name in (*wanted, "reference_code", "authors") if name in columns]
    if not chosen:
        return []
    row = connection.execute(select(*chosen).where(columns["id"] == record_id)).first()
    values: list[Any] = [] if row is None else [value for value in row if value]
    return [
        ", ".join(map(str, cast("list[object]", value))) if isinstance(value, list) else str(value)
        for value in values
    ]


def _grouped(
    connection: Connection,
    key: InstrumentedAttribute[int],
    value: InstrumentedAttribute[str],
    record_ids: Sequence[int],
) -> dict[int, list[str]]:
    table = key.class_
    order = [table.id] if hasattr(table, "id") else [table.field, table.lang.desc()]
    statement = select(key, value).where(key.in_(record_ids)).order_by(*order)
    found: dict[int, list[str]] = {}
    for record_id, words in connection.execute(statement):
        found.setdefault(record_id, []).append(words)
    return found


def _insert(connection: Connection, wanted: Iterable[Document]) -> None:
    rows = [document.row() for document in wanted]
    if not rows:
        return
    last = connection.exec_driver_sql(
        "SELECT coalesce(max(id), 0) FROM search_document"
    ).scalar_one()
    connection.execute(INSERT_DOCUMENT, rows)
    connection.exec_driver_sql(
        f"INSERT INTO search_index (rowid, {COLUMNS})"  # noqa: S608 - constants only
        f" SELECT id, {COLUMNS} FROM search_document WHERE id > {last}"
    )


def _insert_names(connection: Connection, record_ids: Sequence[int]) -> None:
    """Keep what each name of the catalogue is looked up by; titles of texts are no names."""
    names = (
        select(tables.Name.id, tables.Name.record_id, tables.Name.text)
        .join(tables.Record, tables.Record.id == tables.Name.record_id)
        .where(tables.Name.record_id.in_(record_ids), tables.Record.kind.in_(NAMED_KINDS))
        .order_by(tables.Name.id)
    )
    rows = [
        {"name_id": row.id, "record_id": row.record_id, "form": form}
        for row in connection.execute(names)
        if (form := name_key(row.text))
    ]
    if rows:
        connection.execute(INSERT_NAME, rows)


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
