"""Web Annotations: every mention and piece of evidence out, and in again as suggestions."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from db import Archive, reading, tables
from db.annotating import import_annotations
from db.editing import Region, add_evidence, set_passages
from db.errors import ImportRefused
from db.exchange import web_annotations
from db.exchange.outgoing import Source
from db.records import KINDS, Target

if TYPE_CHECKING:
    from pathlib import Path

    from db.outcomes import Imported
    from db.transaction import Transaction


def _export(path: Path, out: Path) -> list[dict[str, Any]]:
    with Archive.open(path) as archive:
        archive.read(
            lambda c: web_annotations.write(
                Source(c, reading.about(c), KINDS, path, out.parent), out
            )
        )
    document = json.loads(out.read_text("utf-8"))
    assert document["type"] == "AnnotationPage"
    assert document["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    return document["items"]


@pytest.fixture
def bundled(resources: Path, tmp_path: Path) -> Path:
    path = resources / "bundled.muniment"
    if not path.exists():
        pytest.skip("the bundled archive is not compiled")
    return shutil.copy(path, tmp_path / "bundled.muniment")


def test_every_mention_and_every_anchored_proof_is_an_annotation(
    bundled: Path, tmp_path: Path
) -> None:
    items = _export(bundled, tmp_path / "a.jsonld")
    with Archive.open(bundled) as archive:
        mentions = archive.read(lambda c: c.execute(select(tables.Mention.id)).scalars().all())
        proofs = archive.read(
            lambda c: (
                c.execute(select(tables.Evidence.id).where(tables.Evidence.anchor_id.is_not(None)))
                .scalars()
                .all()
            )
        )
        texts = archive.read(
            lambda c: {
                (row.uuid, row.lang, row.position): row.text
                for row in c.execute(
                    select(
                        tables.Record.uuid,
                        tables.Passage.lang,
                        tables.Passage.position,
                        tables.Passage.text,
                    ).join(tables.Passage, tables.Passage.section_id == tables.Record.id)
                )
            }
        )
    assert Counter(one["motivation"] for one in items) == {
        "identifying": len(mentions),
        "linking": len(proofs),
    }
    assert len({one["id"] for one in items}) == len(items)
    for one in items:
        target = one["target"]
        uuid, lang, position = re.fullmatch(
            r"urn:uuid:([^#]+)#(\w+)\.(\d+)", target["source"]["id"]
        ).groups()
        quote, place = target["selector"]
        text = texts[uuid, lang, int(position)]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote.get("prefix", ""))


@pytest.mark.parametrize("step", [10, pytest.param(1, marks=pytest.mark.slow)])
def test_the_same_annotations_again_change_nothing(
    bundled: Path, tmp_path: Path, step: int
) -> None:
    out = tmp_path / "a.jsonld"
    before = _export(bundled, out)
    items = before[::step]
    out.write_text(json.dumps({"type": "AnnotationPage", "items": items}), "utf-8")
    report = import_annotations(bundled, [out])
    assert report.problems == ()
    assert (report.added, report.suggested, report.unchanged) == ({}, {}, len(items))
    assert _export(bundled, tmp_path / "b.jsonld") == before


def test_mentions_come_back_as_suggestions_and_evidence_by_its_words(
    archive: Archive, archive_path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.jsonld"
    items = _export(archive_path, out)
    mention = next(one for one in items if one["motivation"] == "identifying")
    proofs = [one for one in items if one["motivation"] == "linking"]
    claims = {one["body"]["muniment:on"] for one in proofs}
    assert {"record", "date", "name:vi:Vượt sông Gấm"} <= claims

    def change(transaction: Transaction) -> None:
        connection = transaction.connection
        connection.exec_driver_sql("DELETE FROM mention")
        connection.exec_driver_sql("DELETE FROM evidence")
        text = connection.execute(select(tables.Passage.text)).scalar_one()
        set_passages(transaction, "section/1", "vi", ["Một đoạn mới.", f"Thêm lời. {text}"])

    archive.write(change)
    archive.close()
    rehearsed = import_annotations(archive_path, [out], dry_run=True)
    report = import_annotations(archive_path, [out])
    assert rehearsed == report
    assert report.problems == ()
    assert report.suggested == {"unit": 1}
    assert report.added == {"evidence": len(proofs)}
    with Archive.open(archive_path) as again:
        (suggestion,) = again.read(reading.suggestions)
        assert suggestion.quote == mention["target"]["selector"][0]["exact"]
        assert (suggestion.ref, suggestion.passage) == ("unit/tieu-doan-19", 1)
        record = again.read(reading.record, "event/vuot-song-gam")
        assert {one.quote for one in record.evidence} == {"tiểu đoàn 19"}


def test_a_rejected_mention_is_not_suggested_again(
    archive: Archive, archive_path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.jsonld"
    _export(archive_path, out)
    archive.write(lambda t: t.connection.exec_driver_sql("UPDATE mention SET state = 'rejected'"))
    archive.close()
    assert import_annotations(archive_path, [out]).suggested == {}


STRANGER: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "http://annotations.example/1",
    "type": "Annotation",
    "motivation": "tagging",
    "body": {"type": "TextualBody", "value": "song gam", "purpose": "tagging"},
    "target": {
        "source": "http://pages.example/article.html",
        "selector": {
            "type": "TextQuoteSelector",
            "exact": "sông Gấm",
            "prefix": "tiểu đoàn 19 vượt ",
            "suffix": " [4, tr. 12]",
        },
    },
}


def test_a_strangers_tag_becomes_a_suggestion_by_words_and_name(
    archive: Archive, archive_path: Path, tmp_path: Path
) -> None:
    archive.close()
    path = tmp_path / "hypothesis.json"
    path.write_text(json.dumps([STRANGER]), "utf-8")
    assert import_annotations(archive_path, [path]).suggested == {"place": 1}
    path.write_text(json.dumps(STRANGER), "utf-8")
    assert import_annotations(archive_path, [path]).unchanged == 1
    with Archive.open(archive_path) as again:
        (suggestion,) = again.read(reading.suggestions)
        assert (suggestion.quote, suggestion.ref) == ("sông Gấm", "place/song-gam")


def test_what_cannot_be_placed_is_told_one_by_one(
    archive: Archive, archive_path: Path, tmp_path: Path
) -> None:
    archive.close()
    selector = STRANGER["target"]["selector"]
    bad: list[Any] = [
        7,
        {},
        {"type": "Annotation"},
        STRANGER | {"target": {"selector": selector | {"exact": "không có ở đây"}}},
        STRANGER | {"target": {"selector": selector | {"exact": ["x"]}}},
        STRANGER | {"body": {"value": "không ai biết"}},
        STRANGER | {"body": {"muniment:on": "date", "muniment:ref": "place/song-gam"}},
        STRANGER | {"body": {"muniment:on": "link:x>y/z", "muniment:ref": "place/song-gam"}},
        STRANGER | {"body": {"muniment:on": "type", "muniment:ref": "place/none"}},
        STRANGER
        | {
            "body": {
                "muniment:on": "type",
                "muniment:ref": "place/song-gam",
                "muniment:grade": "sure",
            }
        },
    ]
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"type": "AnnotationPage", "items": bad}), "utf-8")
    report = import_annotations(archive_path, [path])
    assert len(report.problems) == len(bad)
    assert report.rejected
    assert (report.added, report.suggested) == ({}, {})


@pytest.mark.parametrize("text", ["", "{}", '{"items":[]}', "[" * 100_000, '{"items":[NaN]}'])
def test_rubbish_is_refused_and_the_archive_stays(
    text: str, archive: Archive, archive_path: Path, tmp_path: Path
) -> None:
    archive.close()
    before = archive_path.read_bytes()
    path = tmp_path / "x.jsonld"
    path.write_text(text, "utf-8")
    with pytest.raises(ImportRefused):
        import_annotations(archive_path, [path])
    assert archive_path.read_bytes() == before


def test_a_part_of_a_picture_goes_out_and_comes_back(bundled: Path, tmp_path: Path) -> None:
    media = "media/so-do-vung-1950"
    corners = ((10.0, 20.0), (110.0, 20.0), (60.5, 90.0))

    def change(transaction: Transaction) -> None:
        at = Region(media, 0, corners)
        add_evidence(transaction, "place/dong-khe", Target("record"), "probable", at=at)

    with Archive.open(bundled, mode="write") as archive:
        archive.write(change)
    out = tmp_path / "a.jsonld"
    items = _export(bundled, out)
    drawn = [one for one in items if one["target"]["source"]["type"] == "Image"]
    assert [one["type"] for one in drawn[0]["target"]["selector"]] == [
        "SvgSelector",
        "FragmentSelector",
    ]
    assert drawn[0]["target"]["selector"][1]["value"] == "xywh=10,20,100,70"
    out.write_text(json.dumps(drawn), "utf-8")
    assert import_annotations(bundled, [out]).added == {}
    fresh = shutil.copy(bundled, tmp_path / "fresh.muniment")
    with Archive.open(fresh, mode="write") as archive:
        archive.write(
            lambda t: t.connection.exec_driver_sql(
                "DELETE FROM evidence WHERE anchor_id IN "
                "(SELECT id FROM anchor WHERE polygon IS NOT NULL)"
            )
        )
    assert import_annotations(fresh, [out]).added == {"evidence": 1}


def _taken(archive_path: Path, folder: Path, document: Any) -> Imported:
    path = folder / "x.jsonld"
    path.write_text(json.dumps(document), "utf-8")
    return import_annotations(archive_path, [path])


def test_a_collection_gives_the_annotations_of_its_first_page(
    archive: Archive, archive_path: Path, tmp_path: Path
) -> None:
    archive.close()
    collection = {"type": "AnnotationCollection", "first": {"items": [STRANGER]}}
    assert _taken(archive_path, tmp_path, collection).suggested == {"place": 1}


def test_a_section_named_whole_is_searched_for_the_words(
    archive: Archive, archive_path: Path, tmp_path: Path
) -> None:
    uuid = archive.read(
        lambda c: c.execute(
            select(tables.Record.uuid).where(tables.Record.kind == "section")
        ).scalar_one()
    )
    archive.close()
    target = {"source": f"urn:uuid:{uuid}", "selector": STRANGER["target"]["selector"]}
    assert _taken(archive_path, tmp_path, STRANGER | {"target": target}).suggested == {"place": 1}


@pytest.mark.parametrize(("exact", "suggested"), [("Gấm", {}), ("sông Gấm", {"place": 1})])
def test_words_without_what_stands_beside_them_must_be_long_enough(
    archive: Archive, archive_path: Path, tmp_path: Path, exact: str, suggested: dict[str, int]
) -> None:
    archive.close()
    target = {"selector": {"type": "TextQuoteSelector", "exact": exact}}
    report = _taken(archive_path, tmp_path, STRANGER | {"target": target})
    assert report.suggested == suggested
    assert len(report.problems) == (0 if suggested else 1)


@pytest.mark.parametrize("source", ["http://pages.example/a.html", "media", "none"])
def test_a_proof_whose_words_or_picture_are_not_here_is_told(
    bundled: Path, tmp_path: Path, source: str
) -> None:
    with Archive.open(bundled) as archive:
        uuid = archive.read(
            lambda c: c.execute(
                select(tables.Record.uuid).where(
                    tables.Record.kind == "media", tables.Record.slug == "so-do-vung-1950"
                )
            ).scalar_one()
        )
    own = {"media": f"urn:uuid:{uuid}", "none": f"urn:uuid:{'0' * 36}"}.get(source, source)
    proof = STRANGER | {
        "body": {"muniment:on": "record", "muniment:ref": "place/dong-khe"},
        "target": {
            "source": own,
            "selector": [{"type": "FragmentSelector", "value": "xywh=1,1,2,2"}],
        },
    }
    report = _taken(bundled, tmp_path, proof)
    assert report.problems == (
        ("annotation 1", "Its words are not in the archive, or more than once."),
    )
    assert report.added == {}
