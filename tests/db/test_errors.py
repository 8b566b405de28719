"""A fault is told in a sentence, however much a file has to say."""

from __future__ import annotations

from db.errors import LONGEST, ArchiveError


def test_a_text_from_outside_is_cut_after_so_many_letters() -> None:
    error = ArchiveError("{path} is odd ({reason}).", "Mend it.", path="a.kml", reason="x" * 3_000)
    assert error.sentence == f"a.kml is odd ({'x' * (LONGEST - 1)}…)."
    assert error.values["reason"] == "x" * (LONGEST - 1) + "…"


def test_what_is_short_stays() -> None:
    error = ArchiveError("{path} holds {count}.", "Mend it.", path="ệ" * LONGEST, count=10**600)
    assert error.values == {"path": "ệ" * LONGEST, "count": 10**600}
