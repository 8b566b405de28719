"""Many at once: what is shown before is what is done, as one step that is taken back as one."""

from __future__ import annotations

from db import Archive, editing, reading
from db.editing.bulk import Bulk
from db.records import Words
from tests.db.test_editing import EVENT, RIVER, UNIT, page, undone_exactly

BOTH = (RIVER, UNIT)


def test_words_are_replaced_in_names_and_texts_where_they_stand(archive: Archive) -> None:
    archive.write(editing.set_prose, RIVER, "summary", "vi", "Sông Gấm chảy xiết.")
    archive.write(editing.set_prose, RIVER, "summary", "en", "A swift river.")
    bulk = Bulk((RIVER, UNIT), "replace", find="Gấm", value="Gâm")
    assert {(one.ref, one.part, str(one.before)) for one in _preview(archive, bulk)} >= {
        (RIVER, "name", "Sông Gấm"), (RIVER, "name", "Gấm River"),
    }  # fmt: skip
    assert {(one.ref, one.part) for one in _preview(archive, bulk)} == {
        (RIVER, "name"), (RIVER, "summary"),
    }  # fmt: skip
    undone_exactly(archive, editing.apply, bulk)
    assert page(archive, RIVER).title == Words("Sông Gâm", "Gâm River")
    assert page(archive, RIVER).fields["summary"] == Words("Sông Gâm chảy xiết.", "A swift river.")
    assert page(archive, UNIT).title.vi == "Tiểu đoàn 19"


def _preview(archive: Archive, bulk: Bulk) -> tuple[editing.Planned, ...]:
    return archive.rehearse(editing.preview, bulk)


def test_a_link_is_made_once_and_taken_from_all_that_have_it(archive: Archive) -> None:
    link = Bulk((UNIT, EVENT), "link", "took-place-at", RIVER)
    assert {one.ref for one in _preview(archive, link)} == {UNIT}  # the event has it already
    undone_exactly(archive, editing.apply, link)
    for ref in (UNIT, EVENT):
        assert [x.ref for x in page(archive, ref).links if x.predicate == "took-place-at"] == [
            RIVER
        ]
    undone_exactly(archive, editing.apply, Bulk((UNIT, EVENT), "unlink", "took-place-at", RIVER))
    for ref, left in ((UNIT, [EVENT]), (EVENT, [])):
        assert [link.ref for link in page(archive, ref).links] == left


def test_tags_status_and_placeholders_are_set_and_records_taken_away(archive: Archive) -> None:
    number = archive.write(editing.add_tag, "Xem").answer
    undone_exactly(archive, editing.apply, Bulk(BOTH, "tag", value=number))
    assert {summary.ref for summary in archive.read(reading.tagged, number)} == set(BOTH)
    undone_exactly(archive, editing.apply, Bulk(BOTH, "untag", value=number))
    assert archive.read(reading.tagged, number) == ()
    undone_exactly(archive, editing.apply, Bulk(BOTH, "placeholder", value=True))
    undone_exactly(archive, editing.apply, Bulk(BOTH, "status", value="reviewed"))
    assert {page(archive, ref).status for ref in BOTH} == {"reviewed"}
    gone = _preview(archive, Bulk(BOTH, "delete"))
    assert [(one.ref, one.part, one.after) for one in gone] == [
        (RIVER, "record", None), (UNIT, "record", None),
    ]  # fmt: skip
    undone_exactly(archive, editing.apply, Bulk(BOTH, "delete"))
    assert archive.read(reading.about).counts["place"] == 0
