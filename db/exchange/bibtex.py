"""BibTeX: sources, in and out (https://www.ctan.org/pkg/bibtex; letters as UTF-8, as biber reads).

Out, an entry keeps type, title, authors, year, what tells of the publication, note, language and
identifiers. Lost are evidence, other accounts, status, the second language of names and texts, days
and months, and our words for types that BibTeX has no entry for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from db.articles.encodings import decoded
from db.errors import ImportRefused
from db.exchange import jsonfile
from db.exchange.bibliography import item_of, own_member, own_words, parcel_of
from db.exchange.jsonfile import list_of, object_of, text_of
from db.exchange.members import MemberError, Refs
from db.exchange.parcel import Parcel, Rejected
from db.exchange.ports import Exporter, Importer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bibtexparser.library import Library

    from db.exchange.jsonfile import Json
    from db.exchange.outgoing import Source
    from db.exchange.ports import Known

KINDS = ("source",)
MOST_BYTES = 16 * 2**20
NUMBER: Final = re.compile(r"\d{1,4}")
ENTRIES: Final = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "chapter": "incollection", "dataset": "dataset", "manuscript": "unpublished",
    "pamphlet": "booklet", "paper-conference": "inproceedings", "report": "techreport",
    "thesis": "phdthesis", "webpage": "online",
}  # fmt: skip
TYPES: Final = {entry: kind for kind, entry in reversed(ENTRIES.items())} | {
    "collection": "book", "conference": "paper-conference", "inbook": "chapter",
    "manual": "book", "mastersthesis": "thesis", "proceedings": "book", "report": "report",
    "thesis": "thesis", "www": "webpage",
}  # fmt: skip
FIELDS: Final = {
    "title": "title", "note": "note", "publisher": "howpublished", "language": "langid",
    "DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "URL": "url",
}  # fmt: skip
"""Members of an item and the fields that they are written as."""
READ: Final = {
    "abstract": "abstract", "address": "publisher-place", "booktitle": "container-title",
    "doi": "DOI", "edition": "edition", "howpublished": "publisher", "institution": "publisher",
    "isbn": "ISBN", "issn": "ISSN", "issue": "issue", "journal": "container-title",
    "journaltitle": "container-title", "langid": "language", "language": "language",
    "location": "publisher-place", "note": "note", "number": "issue", "organization": "publisher",
    "pages": "page", "publisher": "publisher", "school": "publisher", "series": "collection-title",
    "title": "title", "url": "URL", "volume": "volume",
}  # fmt: skip
LANGUAGES: Final = {"vi": "vietnamese", "en": "english"}
MONTHS: Final = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
SPECIAL = re.compile(r"([&%$#_])")
PARTING: Final = "\x1f"
WHOLE: Final = "\x1e"
BRACES = str.maketrans({"{": "(", "}": ")", "\\": "/"})
ENTRY = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)


def write(source: Source, out: Path) -> None:
    """Write the sources as entries, one field a line."""
    entries = [entry(item_of(parcel)) for parcel in source.parcels()]
    out.write_text("\n".join(entries), encoding="utf-8", newline="\n")


def entry(item: Json) -> str:
    """Return one item as an entry that ends its line."""
    lines = [f"@{ENTRIES.get(item['type'], 'misc')}{{{item['id']},"]
    if authors := [f"{{{_text(one['literal'])}}}" for one in item.get("author", ())]:
        lines.append(f"  author = {{{' and '.join(authors)}}},")
    for member, field in FIELDS.items():
        if member in item:
            value = LANGUAGES[item[member]] if member == "language" else _text(item[member])
            # a second pair of braces keeps the letters of a title as large as they are
            lines.append(
                f"  {field} = {{{{{value}}}}}," if member == "title" else _line(field, value)
            )
    issued = object_of(item.get("issued"))
    parts = list_of(issued.get("date-parts"))
    if parts:
        lines.append(_line("year", str(parts[0][0])))
    elif issued:
        lines.append(_line("year", _text(issued["literal"])))
    for member, field in (("container-title", "booktitle"), ("archive_location", "note")):
        if member in item:
            lines.append(_line(field, _text(item[member])))
    if "custom" in item:
        lines.append(_line("muniment", own_words(item)))
    return "\n".join([*lines, "}", ""])


def _line(field: str, value: str) -> str:
    return f"  {field} = {{{value}}},"


def _text(text: str) -> str:
    return SPECIAL.sub(r"\\\1", " ".join(text.translate(BRACES).split()))


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a source for each entry, and each broken entry with its line."""
    try:
        if path.stat().st_size > MOST_BYTES:
            most = MOST_BYTES // 2**20
            raise ImportRefused(
                "{path} is larger than {most} MB.", "Split it.", path=path, most=most
            )
        text = decoded(path.read_bytes(), path)
    except OSError as error:
        raise jsonfile.refusal(path, error) from error
    library = _parsed(text)
    if not library.entries and not library.failed_blocks:
        raise ImportRefused("{path} holds no entries of BibTeX.", "Choose a .bib file.", path=path)
    refs = Refs()
    for entry in library.entries:
        where = f"line {entry.start_line + 1}" if entry.start_line is not None else entry.key
        fields = {field.key.lower(): str(field.value) for field in entry.fields}
        try:
            item = _item(entry.entry_type.lower(), entry.key, fields)
            yield parcel_of(item, "bibtex", refs, where, known.lang)
        except MemberError as error:
            yield Rejected(where, str(error))
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        yield Rejected(f"line {line}", "The entry is not closed, or its key stands twice.")


def _parsed(text: str) -> Library:
    """Return a file's entries with their LaTeX as letters, and names parted by PARTING."""
    import logging

    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # told as Rejected instead
    library = parse_string(text, append_middleware=[SeparateCoAuthors()])
    for entry in library.entries:
        for field in entry.fields:
            if isinstance(field.value, list):
                names = cast("list[str]", field.value)
                # decoding takes away the braces that keep a name whole
                whole = (f"{WHOLE}{name}" if name.startswith("{") else name for name in names)
                field.value = PARTING.join(whole)
    return LatexDecodingMiddleware().transform(library)


def _item(entry: str, key: str, fields: Mapping[str, str]) -> Json:
    item: dict[str, Any] = {"id": key, "type": TYPES.get(entry, "document")}
    item["custom"] = own_member(fields.get("muniment", ""))
    for field, member in READ.items():
        if value := _plain(fields.get(field, "")):
            item.setdefault(member, value)
    language = text_of(item.get("language")).lower()
    item["language"] = next(
        (code for code, name in LANGUAGES.items() if language in {code, name}), ""
    )
    for role in ("author", "editor"):
        if people := fields.get(role):
            item[role] = [_person(one) for one in people.split(PARTING)]
    if date := _plain(fields.get("date", "")):
        item["issued"] = _issued(date.partition("/")[0].split("-"), date)
    elif year := _plain(fields.get("year", "")):
        month = fields.get("month", "").strip("{} ").lower()
        number = MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else month
        item["issued"] = _issued([year, *([str(number)] if number else [])], year)
    return item


def _issued(parts: list[str], words: str) -> Json:
    if all(NUMBER.fullmatch(part) for part in parts):
        return {"date-parts": [[int(part) for part in parts]]}
    return {"literal": words}


def _person(name: str) -> Json:
    """Return a name: whole where braces kept it so, "Family, Given" in its parts."""
    family, comma, given = name.partition(",")
    if comma and not name.startswith(WHOLE):
        return {"family": _plain(family), "given": _plain(given)}
    return {"literal": _plain(name.lstrip(WHOLE))}


def _plain(text: str) -> str:
    return " ".join(text.replace("{", "").replace("}", "").split())


def recognises(path: Path) -> bool:
    """Say whether a file begins with an entry."""
    return ENTRY.search(jsonfile.head(path)) is not None


IMPORTER = Importer("bibtex", "BibTeX: sources", (".bib",), KINDS, read, recognises)
EXPORTER = Exporter("bibtex", "BibTeX: sources", ".bib", KINDS, write, "bibtex")
