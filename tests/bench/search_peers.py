"""The peers of the search benchmark: plain FTS5, Tantivy and Xapian over the same records."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.search.documents import Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.search_queries import Asked

ROWS = "SELECT id, names, body FROM search_document ORDER BY id"
KNOWN = "SELECT 1 FROM sqlite_schema WHERE name = 'plain'"
XAPIAN_PYTHON = "/usr/bin/python3"

XAPIAN = r"""
import json, sys, time, xapian
folder, rows, asked = sys.argv[1:]
began = time.perf_counter()
database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
generator = xapian.TermGenerator()
for line in open(rows, encoding="utf-8"):
    document = xapian.Document()
    generator.set_document(document)
    generator.set_termpos(0)
    generator.index_text(line)
    database.add_document(document)
database.commit()
built = time.perf_counter() - began
parser = xapian.QueryParser()
parser.set_database(database)
parser.set_default_op(xapian.Query.OP_AND)
took = {}
for name, queries in json.load(open(asked)).items():
    flags = xapian.QueryParser.FLAG_PHRASE | xapian.QueryParser.FLAG_DEFAULT
    if "prefix" in name:
        flags |= xapian.QueryParser.FLAG_PARTIAL
    took[name] = []
    for text in queries:
        began = time.perf_counter()
        enquire = xapian.Enquire(database)
        enquire.set_query(parser.parse_query(text, flags))
        for match in enquire.get_mset(0, 20):
            match.docid
        took[name].append((time.perf_counter() - began) * 1000)
print(json.dumps({"built": built, "took": took}))
"""


def spelt(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    """Yield what every peer indexes: id, folded words, words with tones."""
    spelling = Spelling()
    for key, names, body in connection.execute(ROWS):
        yield (key, *spelling.both(f"{names}\n{body}"))


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


class Plain:
    """A plain FTS5 table of two columns in the same file, ranked by `ORDER BY rank`."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("PRAGMA cache_size = -65536")
        began = time.perf_counter()
        if not self._connection.execute(KNOWN).fetchone():
            self._build()
        self.built = time.perf_counter() - began
        self._connection.close()
        self._connection = _opened(path)

    def _build(self) -> None:
        self._connection.execute("BEGIN")
        self._connection.execute(
            "CREATE VIRTUAL TABLE plain USING fts5 (folded, toned,"
            " tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
        )
        self._connection.executemany(
            "INSERT INTO plain (rowid, folded, toned) VALUES (?, ?, ?)", spelt(self._connection)
        )
        self._connection.execute("COMMIT")

    def ask(self, _name: str, asked: Asked) -> None:
        """Rank the matches, narrowed by joining the tables that know."""
        filters = asked.filters
        joins, conditions = "", ""
        if filters.kinds:
            joins = " JOIN record AS r ON r.id = plain.rowid >> 20"
            conditions = f" AND r.kind = '{filters.kinds[0]}'"
        if filters.year:
            joins += " JOIN event AS e ON e.id = plain.rowid >> 20"
            conditions += f" AND e.date_edtf BETWEEN '{filters.year}' AND '{filters.year + 1}'"
        if filters.place:
            joins += (
                " JOIN link AS l ON l.subject_id = plain.rowid >> 20"
                " JOIN record AS p ON p.id = l.object_id"
            )
            conditions += f" AND p.kind || '/' || p.slug = '{filters.place}'"
        self._connection.execute(
            f"SELECT plain.rowid FROM plain{joins} WHERE plain MATCH ?{conditions}"
            " ORDER BY rank LIMIT 20",
            (f"folded : ({asked.plain})",),
        ).fetchall()

    def sizes(self) -> tuple[int, int, int]:
        """Return the bytes of our index, of our copy of the texts in it, and of this table."""
        rows = self._connection.execute(
            "SELECT name, sum(pgsize) FROM dbstat GROUP BY 1"
        ).fetchall()
        ours = sum(size for name, size in rows if name.startswith("search_"))
        texts = sum(size for name, size in rows if name == "search_document")
        return ours, texts, sum(size for name, size in rows if name.startswith("plain"))


def tantivy_asker(path: Path) -> tuple[Callable[[str, Asked], None], float] | str:
    """Return what asks Tantivy, and the seconds that building took; or why it can't be asked."""
    try:
        import tantivy
    except ImportError:
        return "Tantivy is not installed (pip install tantivy)"
    folder = tempfile.mkdtemp(prefix="tantivy-")
    schema = tantivy.SchemaBuilder().add_text_field("folded", tokenizer_name="whitespace").build()
    index: Any = tantivy.Index(schema, path=folder)
    began = time.perf_counter()
    writer = index.writer(heap_size=128 * 2**20, num_threads=1)
    for _, folded, _ in spelt(_opened(path)):
        writer.add_document(tantivy.Document(folded=folded))
    writer.commit()
    writer.wait_merging_threads()
    built = time.perf_counter() - began
    index.reload()
    searcher = index.searcher()
    must = tantivy.Occur.Must

    def ask(name: str, asked: Asked) -> None:
        typed = asked.plain.replace(" AND ", " ").replace("*", "")
        if name == "phrase + prefix":
            typed, last = typed.rsplit('"', 2)[0], typed.rsplit('"', 2)[1]
            whole = index.parse_query(typed, ["folded"])
            begun = tantivy.Query.regex_query(schema, "folded", f"{last}.*")
            query = tantivy.Query.boolean_query([(must, whole), (must, begun)])
        elif "prefix" in name:
            query = tantivy.Query.regex_query(schema, "folded", f"{asked.typed}.*")
        else:
            query = index.parse_query(typed, ["folded"], conjunction_by_default=True)
        searcher.search(query, 20)

    return ask, built


def xapian_times(path: Path, classes: dict[str, list[Asked]]) -> dict[str, list[float]] | str:
    """Return the milliseconds of Xapian for each class; or why it can't be asked."""
    known = subprocess.run([XAPIAN_PYTHON, "-c", "import xapian"], capture_output=True, check=False)
    if known.returncode:
        return "Xapian is not installed (apt-get install python3-xapian)"
    folder = Path(tempfile.mkdtemp(prefix="xapian-"))
    with (folder / "rows").open("w", encoding="utf-8") as rows:
        rows.writelines(folded + "\n" for _, folded, _ in spelt(_opened(path)))
    queries = {name: [asked.typed for asked in items] for name, items in classes.items()}
    (folder / "asked").write_text(json.dumps(queries), encoding="utf-8")
    command = [XAPIAN_PYTHON, "-c", XAPIAN, str(folder / "db"), str(folder / "rows")]
    done = subprocess.run([*command, str(folder / "asked")], capture_output=True, check=True)
    return json.loads(done.stdout)["took"]
