"""What a removed record comes back to: words that moved, marks that others hold, what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import Archive, editing, reading, writing
from db.records import Target, Words
from tests.db.test_editing import EVENT, RIVER, SECTION, UNIT, page, sound

if TYPE_CHECKING:
    from db.transaction import Transaction

LAT = Target("field", "lat")


def rest_on_words(archive: Archive, words: str) -> None:
    """Let the river's latitude rest on words of the section."""
    passage = archive.read(reading.section_text, SECTION).passages[0]
    start = passage.text.index(words)
    at = editing.Span(passage.id, start, start + len(words))
    archive.write(editing.add_evidence, RIVER, LAT, "probable", at=at, note="Theo bài")


def removed(archive: Archive, ref: str) -> int:
    """Remove a record; return the number of the step."""
    return int(archive.write(editing.delete_record, ref, force=True).revision or 0)


def test_evidence_comes_back_to_its_words_where_they_stand_by_now(archive: Archive) -> None:
    rest_on_words(archive, "vượt sông")
    step = removed(archive, RIVER)
    passage = archive.read(reading.section_text, SECTION).passages[0]
    archive.write(editing.edit_passage, passage.id, f"Theo sử đoàn: {passage.text}")
    archive.write(editing.bring_back_record, step, RIVER)
    (piece,) = page(archive, RIVER).evidence
    assert (piece.quote, piece.note) == ("vượt sông", "Theo bài")
    assert archive.read(reading.dangling_anchors) == ()
    sound(archive)


def test_evidence_whose_words_are_rewritten_comes_back_without_a_place(archive: Archive) -> None:
    rest_on_words(archive, "vượt sông")
    step = removed(archive, RIVER)
    passage = archive.read(reading.section_text, SECTION).passages[0]
    archive.write(editing.edit_passage, passage.id, "Không còn gì của câu cũ nữa.")
    archive.write(editing.bring_back_record, step, RIVER)
    assert "vượt sông" in {mark.quote for mark in archive.read(reading.dangling_anchors)}
    sound(archive)


def test_what_rested_on_a_section_that_is_gone_comes_back_unproven(archive: Archive) -> None:
    rest_on_words(archive, "vượt sông")
    step = removed(archive, RIVER)
    removed(archive, SECTION)
    archive.write(editing.bring_back_record, step, RIVER)
    back = page(archive, RIVER)
    assert (back.fields["lat"], back.evidence) == (22.1, ())
    sound(archive)


def test_a_link_to_what_is_gone_stays_away(archive: Archive) -> None:
    before = page(archive, EVENT)
    step = removed(archive, EVENT)
    removed(archive, RIVER)
    archive.write(editing.bring_back_record, step, EVENT)
    back = page(archive, EVENT)
    assert [link.ref for link in before.links] == [RIVER]
    assert back.links == ()
    rested = [piece.target for piece in before.evidence if piece.target.type != "link"]
    assert len(before.evidence) == len(rested) + 1
    assert [piece.target for piece in back.evidence] == rested
    assert {piece.quote for piece in back.evidence} == {"tiểu đoàn 19"}
    sound(archive)


def test_a_mark_that_a_mention_still_holds_is_not_made_twice(archive: Archive) -> None:
    before = page(archive, EVENT)
    step = removed(archive, EVENT)
    archive.write(editing.bring_back_record, step, EVENT)
    assert [piece.id for piece in page(archive, EVENT).evidence] == [
        piece.id for piece in before.evidence
    ]
    mentions = archive.read(reading.section_text, SECTION).passages[0].mentions
    assert [mention.ref for mention in mentions] == [UNIT]
    sound(archive)


def test_an_old_ref_that_another_took_stays_the_others(archive: Archive) -> None:
    archive.write(editing.rename_ref, RIVER, "gam")
    step = removed(archive, "place/gam")
    archive.write(editing.create, "place", Words("Sông Gâm"), slug="song-gam")
    archive.write(editing.rename_ref, RIVER, "song-gam-moi")
    archive.write(editing.bring_back_record, step, "place/gam")
    assert page(archive, "place/gam").title.vi == "Sông Gấm"
    assert page(archive, RIVER).ref == "place/song-gam-moi"
    sound(archive)


def test_evidence_on_a_picture_comes_back_to_its_part(archive: Archive) -> None:
    def scan(transaction: Transaction) -> None:
        data = b"\x89PNG" + bytes(100)
        columns = {
            "sha256": writing.store_original(transaction, data),
            "size": len(data),
            "media_type": "image/png",
        }
        writing.add_record(transaction, "media/anh", Words("Ảnh"), columns=columns)

    archive.write(scan)
    corners = ((0, 0), (5, 0), (5, 5))
    region = editing.Region("media/anh", 0, corners)
    archive.write(editing.add_evidence, RIVER, LAT, "probable", at=region)
    before = page(archive, RIVER).evidence
    step = removed(archive, RIVER)
    archive.write(editing.bring_back_record, step, RIVER)
    assert page(archive, RIVER).evidence == before
    step = removed(archive, RIVER)
    removed(archive, "media/anh")
    archive.write(editing.bring_back_record, step, RIVER)
    assert page(archive, RIVER).evidence == ()
    sound(archive)
