"""RIS, the tagged lines of EndNote, Zotero and library catalogues: sources, in and out.

Out, a reference keeps type, title, authors, date, what tells of the publication, note, language and
identifiers. Lost are evidence, other accounts, status, the second language of names and texts, and
our words for types that RIS has no code for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from db.articles.encodings import decoded
from db.errors import ImportRefused
from db.exchange import jsonfile
from db.exchange.bibliography import item_of, own_member, own_words, parcel_of
from db.exchange.jsonfile import list_of, object_of
from db.exchange.members import MemberError, Refs
from db.exchange.parcel import Parcel, Rejected
from db.exchange.ports import Exporter, Importer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.exchange.jsonfile import Json
    from db.exchange.outgoing import Source
    from db.exchange.ports import Known

KINDS = ("source",)
MOST_BYTES = 16 * 2**20
NUMBER: Final = re.compile(r"\d{1,4}")
CODES: Final = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "book": "BOOK", "chapter": "CHAP", "dataset": "DATA", "manuscript": "MANSCPT", "map": "MAP",
    "pamphlet": "PAMP", "paper-conference": "CPAPER", "report": "RPRT", "thesis": "THES",
    "webpage": "ELEC",
}  # fmt: skip
TYPES: Final = {code: kind for kind, code in CODES.items()} | {
    "CONF": "paper-conference", "EBOOK": "book", "EDBOOK": "book", "EJOUR": "article-journal",
    "LEGAL": "legislation", "PCOMM": "personal_communication", "STAT": "legislation",
    "UNPB": "manuscript",
}  # fmt: skip
TAGS: Final = {
    "publisher": "PB", "note": "N1", "language": "LA", "DOI": "DO", "ISBN": "SN", "URL": "UR",
}  # fmt: skip
READ: Final = {
    "title": "title", "primary_title": "title", "journal_name": "container-title",
    "alternate_title3": "container-title", "secondary_title": "container-title",
    "alternate_title2": "container-title", "volume": "volume", "number": "issue",
    "edition": "edition", "publisher": "publisher", "place_published": "publisher-place",
    "doi": "DOI", "issn": "ISBN", "language": "language", "abstract": "abstract",
    "notes_abstract": "abstract",
}  # fmt: skip
"""What rispy calls a tag, and the member of an item that it is."""
PEOPLE: Final = (("author", ("authors", "first_authors")), ("editor", ("secondary_authors",)))
FIRST_LINE = re.compile(r"\A\s*(?:\d+\s+)?TY {1,2}- ?\w+")
BLOCK = re.compile(r"^TY {1,2}-", re.MULTILINE)


def write(source: Source, out: Path) -> None:
    """Write the sources as references, one after the other."""
    references = ["\n".join(_lines(item_of(parcel))) for parcel in source.parcels()]
    out.write_text("\n".join(references), encoding="utf-8", newline="\n")


def _lines(item: Json) -> Iterator[str]:
    yield f"TY  - {CODES.get(item['type'], 'GEN')}"
    yield f"ID  - {item['id']}"
    yield f"TI  - {_line(item['title'])}"
    for one in item.get("author", ()):
        yield f"AU  - {_line(one['literal'])}"
    issued = object_of(item.get("issued"))
    if parts := list_of(issued.get("date-parts")):
        year, *rest = parts[0]
        yield f"PY  - {year}"
        yield f"DA  - {'/'.join([str(year), *(f'{part:02}' for part in rest), '', '', ''][:4])}"
    elif issued:
        yield f"DA  - {_line(issued['literal'])}"
    for member, tag in TAGS.items():
        if member in item:
            yield f"{tag}  - {_line(item[member])}"
    yield f"C8  - {own_words(item)}"
    yield "ER  - "
    yield ""


def _line(text: str) -> str:
    return " ".join(text.split())


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a source for each reference, and each that is not closed with its line."""
    try:
        if path.stat().st_size > MOST_BYTES:
            most = MOST_BYTES // 2**20
            raise ImportRefused(
                "{path} is larger than {most} MB.", "Split it.", path=path, most=most
            )
        text = decoded(path.read_bytes(), path).replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise jsonfile.refusal(path, error) from error
    starts = [found.start() for found in BLOCK.finditer(text)]
    if not starts:
        raise ImportRefused("{path} holds no references of RIS.", "Choose a .ris file.", path=path)
    refs = Refs()
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        where = f"line {text[:start].count(chr(10)) + 1}"
        try:
            yield parcel_of(_item(_tags(text[start:end])), "ris", refs, where, known.lang)
        except MemberError as error:
            yield Rejected(where, str(error))


def _tags(block: str) -> dict[str, Any]:
    """Return one reference as rispy reads it; raise MemberError."""
    import rispy

    if not re.search(r"^ER {1,2}-", block, re.MULTILINE):
        raise MemberError("The reference is not closed by “ER  -”.")
    try:
        parse = cast("Callable[[str], list[dict[str, Any]]]", rispy.loads)
        found = parse(block.rstrip() + "\n")
    except (OSError, ValueError, IndexError, KeyError) as error:  # rispy raises OSError for order
        raise MemberError("It is no reference of RIS.") from error
    if not found:
        raise MemberError("It is no reference of RIS.")
    return found[0]


def _item(said: dict[str, Any]) -> Json:
    kind = str(said.get("type_of_reference", ""))
    item: Json = {"id": said.get("id") or said.get("accession_number") or ""}
    item["type"] = TYPES.get(kind, "document")
    item["custom"] = own_member(_text(said.get("custom8")))
    for key, member in READ.items():
        if value := _text(said.get(key)):
            item.setdefault(member, value)
    if kind in {"JOUR", "MGZN", "NEWS", "EJOUR"} and "ISBN" in item:
        item["ISSN"] = item.pop("ISBN")
    for role, keys in PEOPLE:
        people = [one for key in keys for one in said.get(key, ())]
        if people:
            item[role] = [_person(one) for one in people]
    pages = [_text(said.get("start_page")), _text(said.get("end_page"))]
    if any(pages):
        item["page"] = "–".join(filter(None, pages))
    item["note"] = " ".join(filter(None, [*said.get("notes", ()), said.get("note")]))
    item["URL"] = next(iter(said.get("urls", ())), "")
    dates = (_text(said.get(key)) for key in ("date", "year", "publication_year"))
    item["issued"] = _issued(next(filter(None, dates), ""))
    return item


def _issued(words: str) -> Json:
    parts = [part for part in words.split("/") if part]
    if parts and all(NUMBER.fullmatch(part) for part in parts[:3]):
        return {"date-parts": [[int(part) for part in parts[:3]]]}
    return {"literal": " ".join(parts)} if parts else {}


def _person(name: str) -> Json:
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip(" ,")} if comma else {"literal": name}


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def recognises(path: Path) -> bool:
    """Say whether a file begins with a reference's type."""
    return FIRST_LINE.match(jsonfile.head(path, 4096)) is not None


IMPORTER = Importer("ris", "RIS: sources", (".ris", ".txt"), KINDS, read, recognises)
EXPORTER = Exporter("ris", "RIS: sources", ".ris", KINDS, write, "ris")
