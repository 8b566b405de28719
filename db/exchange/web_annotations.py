"""W3C Web Annotations (JSON-LD) of every mention and every piece of evidence that has a place.

A target is a paragraph, `urn:uuid:SECTION#LANG.POSITION`, with a TextQuoteSelector and a
TextPositionSelector in code points, or a page of a picture, `urn:uuid:MEDIA#page=N`, with an
SvgSelector and a FragmentSelector. A body is the record that is named, or the claim that rests on
the words: `muniment:on` says which, as EvidenceParcel.on does, and `muniment:grade` how surely.
"""

from __future__ import annotations

import json
import math
import uuid
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from sqlalchemy.orm import aliased

from db import tables
from db.exchange.jsonfile import Json
from db.exchange.ports import Exporter
from db.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import RowMapping
    from sqlalchemy.engine import Connection

    from db.exchange.outgoing import Source

CONTEXT: Final = ("http://www.w3.org/ns/anno.jsonld", {"muniment": "urn:muniment:"})
ROWS_AT_ONCE: Final = 500


def write(source: Source, out: Path) -> None:
    """Write one annotation page with all of them, mentions first, in reading order."""
    whole = uuid.UUID(source.about.uuid)
    with out.open("w", encoding="utf-8", newline="\n") as file:
        head = f'"@context":{_dumped(CONTEXT)},"id":"urn:uuid:{uuid.uuid5(whole, "annotations")}"'
        file.write(f'{{{head},"type":"AnnotationPage","items":[')
        found = chain(mentions(source.connection, whole), evidence(source.connection, whole))
        for number, one in enumerate(found):
            file.write(",\n" if number else "\n")
            file.write(_dumped(one))
        file.write("\n]}\n")


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def mentions(connection: Connection, whole: uuid.UUID) -> Iterator[Json]:
    """Yield an annotation for each mention, accepted or suggested, that has its words."""
    named, mention = aliased(tables.Record), tables.Mention
    statement = _anchored().add_columns(
        mention.id.label("key"),
        mention.kind,
        mention.state,
        named.uuid.label("named_uuid"),
        named.kind.label("named_kind"),
        named.slug.label("named_slug"),
        named.title_vi.label("named_vi"),
        named.title_en.label("named_en"),
    )
    statement = (
        statement.join(mention, mention.anchor_id == tables.Anchor.id)
        .outerjoin(named, named.id == mention.record_id)
        .where(mention.state != "rejected")
        .order_by(*READING_ORDER, mention.id)
    )
    for row in _rows(connection, statement):
        body: Json = {"muniment:kind": row["kind"], "muniment:state": row["state"]}
        if row["named_uuid"]:
            body = _record_body(row, "named") | body
        yield _annotation(whole, f"mention/{row['key']}", "identifying", body, row)


def evidence(connection: Connection, whole: uuid.UUID) -> Iterator[Json]:
    """Yield an annotation for each piece of evidence that rests on words or on a picture."""
    about, proof, claim = aliased(tables.Record), tables.Evidence, tables.Claim
    name, link, far = tables.Name, tables.Link, aliased(tables.Record)
    source, cited = aliased(tables.Record), tables.Citation
    statement = _anchored().add_columns(
        proof.id.label("key"),
        proof.grade,
        claim.target,
        claim.field,
        claim.rank,
        name.text.label("name_text"),
        name.lang.label("name_lang"),
        link.predicate,
        far.kind.label("far_kind"),
        far.slug.label("far_slug"),
        about.uuid.label("named_uuid"),
        about.kind.label("named_kind"),
        about.slug.label("named_slug"),
        about.title_vi.label("named_vi"),
        about.title_en.label("named_en"),
        source.title_vi.label("source_title"),
        cited.locator,
    )
    statement = (
        statement.join(proof, proof.anchor_id == tables.Anchor.id)
        .join(claim, claim.id == proof.claim_id)
        .join(about, about.id == claim.record_id)
        .outerjoin(name, name.id == claim.id)
        .outerjoin(link, link.id == claim.id)
        .outerjoin(far, far.id == link.object_id)
        .outerjoin(cited, cited.id == proof.citation_id)
        .outerjoin(source, source.id == cited.source_id)
        .order_by(*READING_ORDER, proof.id)
    )
    for row in _rows(connection, statement):
        said: Json = {"muniment:on": _on(row), "muniment:grade": row["grade"]}
        words = ", ".join(part for part in (row["source_title"], row["locator"]) if part)
        if words:
            said["muniment:cites"] = words
        body = _record_body(row, "named") | said
        yield _annotation(whole, f"evidence/{row['key']}", "linking", body, row)


def _anchored() -> Any:  # noqa: ANN401 - a statement of many columns
    section, media = aliased(tables.Record), aliased(tables.Record)
    anchor, passage = tables.Anchor, tables.Passage
    return (
        select(
            anchor.start,
            anchor.end,
            anchor.quote,
            anchor.prefix,
            anchor.suffix,
            anchor.page,
            anchor.polygon,
            passage.lang,
            passage.position,
            section.uuid.label("section_uuid"),
            media.uuid.label("media_uuid"),
        )
        .select_from(anchor)
        .outerjoin(passage, passage.id == anchor.passage_id)
        .outerjoin(section, section.id == passage.section_id)
        .outerjoin(media, media.id == anchor.media_id)
        .where(anchor.start.is_not(None) | anchor.polygon.is_not(None))
    )


READING_ORDER: Final = (
    tables.Passage.section_id,
    tables.Passage.lang,
    tables.Passage.position,
    tables.Anchor.media_id,
    tables.Anchor.page,
    tables.Anchor.start,
    tables.Anchor.end,
)


def _rows(connection: Connection, statement: Any) -> Iterator[RowMapping]:  # noqa: ANN401
    yield from connection.execute(statement.execution_options(yield_per=ROWS_AT_ONCE)).mappings()


def _on(row: RowMapping) -> str:
    if row["target"] == "name":
        return f"name:{row['name_lang']}:{row['name_text']}"
    if row["target"] == "link":
        return f"link:{row['predicate']}>{row['far_kind']}/{row['far_slug']}"
    if row["target"] == "field":
        return f"rival:{row['field']}" if row["rank"] != "preferred" else str(row["field"])
    return "record"


def _record_body(row: RowMapping, prefix: str) -> Json:
    title = row[f"{prefix}_vi"] or row[f"{prefix}_en"] or ""
    return {
        "id": f"urn:uuid:{row[f'{prefix}_uuid']}",
        "type": "muniment:Record",
        "label": title,
        "muniment:ref": f"{row[f'{prefix}_kind']}/{row[f'{prefix}_slug']}",
    }


def _annotation(whole: uuid.UUID, name: str, motivation: str, body: Json, row: RowMapping) -> Json:
    return {
        "id": f"urn:uuid:{uuid.uuid5(whole, name)}",
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": _text_target(row) if row["section_uuid"] else _picture_target(row),
    }


def _text_target(row: RowMapping) -> Json:
    quote: Json = {"type": "TextQuoteSelector", "exact": row["quote"]}
    quote |= {key: row[key] for key in ("prefix", "suffix") if row[key]}
    source = f"urn:uuid:{row['section_uuid']}#{row['lang']}.{row['position']}"
    return {
        "type": "SpecificResource",
        "source": {"id": source, "type": "Text", "language": row["lang"]},
        "selector": [
            quote,
            {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]},
        ],
    }


def _picture_target(row: RowMapping) -> Json:
    from db.maps.svg_mask import write_mask  # XML, which few archives need here

    corners = [(float(x), float(y)) for x, y in row["polygon"]]
    left, top = (math.floor(min(side)) for side in zip(*corners, strict=True))
    right, bottom = (math.ceil(max(side)) for side in zip(*corners, strict=True))
    return {
        "type": "SpecificResource",
        "source": {"id": f"urn:uuid:{row['media_uuid']}#page={row['page'] or 0}", "type": "Image"},
        "selector": [
            {"type": "SvgSelector", "value": write_mask(corners, right, bottom)},
            {
                "type": "FragmentSelector",
                "conformsTo": "http://www.w3.org/TR/media-frags/",
                "value": f"xywh={left},{top},{right - left},{bottom - top}",
            },
        ],
    }


EXPORTER = Exporter("web-annotations", "Web Annotations", ".jsonld", KINDS, write)
