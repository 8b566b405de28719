"""Which records a suggestion may name, which two may be one, what waits, and who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db import Archive, editing, reading
from db.dates import parse
from db.errors import NotFound
from db.reading.logbook import logbook
from db.records import Words
from tests.db.test_editing import EVENT, RIVER, SECTION, UNIT

if TYPE_CHECKING:
    from db.transaction import Transaction


def suggest(archive: Archive, *given: tuple[int, int, str, dict[str, Any]]) -> list[int]:
    """Let a recogniser suggest something at each span; return the suggestions."""

    def add(transaction: Transaction) -> list[int]:
        from db import writing

        transaction.touch(writing.identify(transaction, SECTION))
        text = reading.section_text(transaction.connection, SECTION).passages[0]
        return [
            writing.add_mention(
                transaction,
                writing.add_anchor(transaction, text.id, text.text, start, end),
                kind,
                None,
                state="suggested",
                value=value,
            )
            for start, end, kind, value in given
        ]

    ids = archive.write(add).answer
    assert isinstance(ids, list)
    return ids


def test_a_suggestion_matches_by_days_code_number_and_name(archive: Archive) -> None:
    archive.write(editing.set_field, UNIT, "code", "d19")
    ids = suggest(
        archive,
        (0, 4, "event", {"date": {"edtf": "1947-02-03"}}),
        (5, 9, "event", {"what": "một việc"}),
        (30, 42, "unit", {"code": "d19"}),
        (39, 42, "unit", {"echelon": "battalion", "number": 19}),
    )
    offered = [
        [(match.summary.ref, match.reason) for match in archive.read(reading.matches, one)]
        for one in ids
    ]
    assert offered[0] == [(EVENT, "days")]
    assert offered[1] == []
    assert offered[2][0][0] == UNIT
    assert offered[3] == [(UNIT, "unit")]
    with pytest.raises(NotFound):
        archive.read(reading.matches, 99_999)


def test_units_that_wait_are_listed_once_with_their_longest_title(archive: Archive) -> None:
    suggest(
        archive,
        (39, 42, "unit", {"echelon": "company", "number": 7}),
        (30, 42, "unit", {"echelon": "company", "number": 7}),
        (5, 9, "event", {"what": "không có ngày"}),
    )
    waiting = archive.read(reading.suggested_units)
    assert [(one.echelon, one.number, one.title.vi) for one in waiting] == [
        ("company", 7, "Tiểu đoàn 19")
    ]
    assert archive.read(reading.suggested_timeline) == ()


def test_twins_share_a_number_a_code_or_a_spelling_and_far_ones_do_not(archive: Archive) -> None:
    for title, columns in (
        ("Hộp thư một", {"reference_code": "TN-1"}), ("Cặp giấy cũ", {"reference_code": "tn-1"}),
        ("Tập ảnh", {}), ("Quyển sổ", {}),
    ):  # fmt: skip
        archive.write(editing.create, "holding", Words(title), columns=columns)
    for ref in ("holding/tap-anh", "holding/quyen-so"):
        archive.write(editing.set_identifiers, ref, [("atom", "77")])
    pairs = {
        frozenset((one.first.ref, one.second.ref)): one.reasons
        for one in archive.read(reading.duplicates, "holding")
    }
    assert pairs == {
        frozenset(("holding/hop-thu-mot", "holding/cap-giay-cu")): ("code",),
        frozenset(("holding/tap-anh", "holding/quyen-so")): ("identifier",),
    }
    for title, lat in (("Thôn Đồng Mỏ Thượng", 22.0), ("Thôn Đồng Mỏ Thượn", 22.001)):
        archive.write(editing.create, "place", Words(title), columns={"lat": lat, "lon": 105.0})
    archive.write(
        editing.create, "place", Words("Thôn Đồng Mõ Thượng"), columns={"lat": 9.0, "lon": 105.0}
    )
    alike = archive.read(reading.duplicates, "place")
    near = next(one for one in alike if "position" in one.reasons)
    assert "spelling" in near.reasons
    assert all(one.score <= near.score for one in alike)


def test_the_logbook_tells_who_did_what_to_which_records(archive: Archive) -> None:
    archive.write(editing.rename_ref, RIVER, "gam")
    archive.write(editing.set_date, UNIT, parse("1946"))
    archive.write(editing.undo)
    entries = archive.read(logbook)
    assert [entry.undone for entry in entries[:3]] == [False, True, False]
    assert {entry.who for entry in entries[:3]} == {"Lan"}
    own = archive.read(logbook, "place/gam")
    assert own[0].refs == ("place/gam",)
    assert own[0].titles[0].vi == "Sông Gấm"
    assert len(own) < len(entries)
    assert archive.read(logbook, None, 1, 1) == entries[1:2]
