"""The search index of the site: a script that holds every name and text, to be read as it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from db.dates import Date
from db.dates.minutes import is_bounded
from db.exchange.site.addresses import file_of
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.exchange.site.contents import Contents
    from db.records import Record

SHARD = 4_000
"""Documents a file, so that a browser can begin to read before all has come."""


class Index:
    """Gather the documents of all records, and write them as scripts.

    A document is [page, fragment, kind, title vi, title en, names, text vi, text en, from, to];
    `from` and `to` are minutes, null where the date is unknown. A section has one for its title and
    one for each paragraph.
    """

    def __init__(self) -> None:
        self._documents: list[list[Any]] = []

    def add(self, contents: Contents, record: Record) -> None:
        """Add one record."""
        self._documents.append(_document(record))
        if record.kind == "section":
            self._documents += _paragraphs(contents, record)

    def scripts(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each file."""
        for number, start in enumerate(range(0, max(1, len(self._documents)), SHARD)):
            yield _script(number, self._documents[start : start + SHARD])


def _document(record: Record) -> list[Any]:
    titles = {record.title.vi, record.title.en}
    names = [name.text for name in record.names if name.text not in titles]
    names += [str(record.fields[key]) for key in ("code", "marker") if record.fields.get(key)]
    names += [value for _, value in record.identifiers]
    date = record.fields.get("date")
    start = end = None
    if isinstance(date, Date) and is_bounded(date.earliest) and is_bounded(date.latest):
        start, end = date.earliest, date.latest
    return [
        file_of(record.ref),
        "",
        record.kind,
        record.title.vi or "",
        record.title.en or "",
        list(dict.fromkeys(names)),
        _texts(record, "vi"),
        _texts(record, "en"),
        start,
        end,
    ]


def _texts(record: Record, lang: str) -> str:
    names = sorted(record.fields, key=lambda name: name != "summary")
    words = [value for name in names if isinstance(value := record.fields[name], Words)]
    return "\n".join(text for value in words if (text := value.get(lang)))


def _paragraphs(contents: Contents, record: Record) -> Iterator[list[Any]]:
    text = contents.sections[record.ref]
    there = {passage.position: passage.text for passage in text.translation}
    for passage in text.passages:
        other = there.get(passage.position, "")
        vi, en = (passage.text, other) if text.lang == "vi" else (other, passage.text)
        title = (record.title.vi or "", record.title.en or "")
        fragment = f"#p{passage.position}"
        yield [file_of(record.ref), fragment, "section", *title, [], vi, en, None, None]


def _script(number: int, shard: list[list[Any]]) -> tuple[str, str]:
    lines = ",\n".join(
        json.dumps(document, ensure_ascii=False, separators=(",", ":")) for document in shard
    )
    lines = lines.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    head = "(globalThis.muniment ??= []).push(...[\n"
    return f"data/search-{number}.js", f"{head}{lines}\n]);\n"
