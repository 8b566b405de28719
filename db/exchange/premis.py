"""PREMIS 3.0: files with their sums, the archive's revisions as events, who made them as agents."""

from __future__ import annotations

import mimetypes
from typing import IO, TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from db import tables
from db.exchange.archival import Element, added, filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import RowMapping

    from db.exchange.outgoing import Source

NAMESPACE: Final = "http://www.loc.gov/premis/v3"
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"
BATCH: Final = 1_000
EVENTS: Final = {
    "import": "ingestion",
    "merge": "modification",
    "split": "modification",
    "bulk": "modification",
    "undo": "modification",
    "redo": "modification",
}
"""What PREMIS calls a revision, by what made it; one that nothing special made modifies."""
_FORMATS: Final = {".muniment": "application/vnd.sqlite3", ".geojson": "application/geo+json"}
MOST_REFS: Final = 50
"""Records that an event names; it says how many there were."""


def write_premis(
    source: Source, sums: Mapping[str, str], sizes: Mapping[str, int], file: IO[bytes]
) -> None:
    """Write the document; `sums` are SHA-256 by path. Memory does not grow with the history."""
    from lxml import etree

    spaces: Any = {None: NAMESPACE, "xsi": "http://www.w3.org/2001/XMLSchema-instance"}
    with etree.xmlfile(file, encoding="UTF-8") as out:
        out.write_declaration()
        with out.element(f"{{{NAMESPACE}}}premis", {"version": "3.0"}, nsmap=spaces):
            out.write(_archive(source), pretty_print=True)
            for name, sha256 in sums.items():
                out.write(_file(name, sha256, sizes[name]), pretty_print=True)
            for event in _events(source):
                out.write(event, pretty_print=True)
            for agent in _agents(source):
                out.write(agent, pretty_print=True)


def _identifier(parent: Element, tag: str, kind: str, value: str) -> None:
    element = added(parent, tag)
    added(element, f"{tag}Type", kind)
    added(element, f"{tag}Value", value)


def _archive(source: Source) -> Element:
    element = _object("intellectualEntity")
    _identifier(element, "objectIdentifier", "uuid", source.about.uuid)
    for lang in ("vi", "en"):
        title = source.about.title.get(lang)
        if title:
            added(element, "originalName", title)
            break
    return element


def _object(kind: str) -> Element:
    element = filled("object", None)
    element.set(_XSI, kind)
    return element


def _file(name: str, sha256: str, size: int) -> Element:
    element = _object("file")
    _identifier(element, "objectIdentifier", "local", name)
    characteristics = added(element, "objectCharacteristics")
    fixity = added(characteristics, "fixity")
    added(fixity, "messageDigestAlgorithm", "SHA-256")
    added(fixity, "messageDigest", sha256)
    added(characteristics, "size", str(size))
    ending = f".{name.rpartition('.')[2].lower()}"
    media_type = _FORMATS.get(ending) or mimetypes.guess_type(name, strict=True)[0]
    designation = added(added(characteristics, "format"), "formatDesignation")
    added(designation, "formatName", media_type or "application/octet-stream")
    return element


def _events(source: Source) -> Iterator[Element]:
    """Yield the revisions, oldest first."""
    revision = tables.Revision
    last = 0
    while True:
        rows = source.connection.execute(
            select(revision).where(revision.id > last).order_by(revision.id).limit(BATCH)
        ).mappings()
        found = list(rows)
        if not found:
            return
        for row in found:
            yield _event(source, row)
        last = found[-1]["id"]


def _event(source: Source, row: RowMapping) -> Element:
    element = filled("event", None)
    _identifier(element, "eventIdentifier", "revision", str(row["id"]))
    first = row["id"] == 1
    added(element, "eventType", EVENTS.get(row["action"], "creation" if first else "modification"))
    added(element, "eventDateTime", row["at"])
    detail = " · ".join(part for part in (row["action"], row["why"]) if part)
    if detail:
        added(added(element, "eventDetailInformation"), "eventDetail", detail)
    refs, count = _touched(source, row["id"])
    if count:
        outcome = added(element, "eventOutcomeInformation")
        added(outcome, "eventOutcome", f"{count} records")
        more = f" … ({count - len(refs)})" if count > len(refs) else ""
        added(added(outcome, "eventOutcomeDetail"), "eventOutcomeDetailNote", " ".join(refs) + more)
    _identifier(element, "linkingAgentIdentifier", "name", row["who"] or "unknown")
    _identifier(element, "linkingObjectIdentifier", "uuid", source.about.uuid)
    return element


def _touched(source: Source, revision: int) -> tuple[list[str], int]:
    change = tables.RevisionChange
    own = change.revision_id == revision
    count = source.connection.execute(select(func.count()).where(own)).scalar_one()
    refs = source.connection.execute(
        select(change.ref).where(own).order_by(change.id).limit(MOST_REFS)
    ).scalars()
    return list(refs), count


def _agents(source: Source) -> Iterator[Element]:
    who = tables.Revision.who
    for said in source.connection.execute(select(who).distinct().order_by(who)).scalars():
        element = filled("agent", None)
        name = said or "unknown"
        _identifier(element, "agentIdentifier", "name", name)
        added(element, "agentName", name)
        added(element, "agentType", "person")
        yield element
    element = filled("agent", None)
    _identifier(element, "agentIdentifier", "name", "Muniment")
    added(element, "agentName", "Muniment")
    added(element, "agentType", "software")
    yield element
