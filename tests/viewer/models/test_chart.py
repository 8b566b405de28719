"""Pins kept for a language are those that would be made anew for each minute."""

from __future__ import annotations

import pytest

from db.dates import parse
from db.reading import PeriodName
from db.records import PlacedEntry, Words
from viewer.models.chart import LEADING, Chart, PinBook, importance_of, pins_of
from viewer.models.standing import Known

PLACES = tuple(
    PlacedEntry(f"place/{n}", Words(f"Nơi {n}", f"Place {n}"), "locality", 21.0 + n / 1000, 106.0,
                None, n % 50)
    for n in range(1000)
)  # fmt: skip
NAMES = (PeriodName("place/7", "Cũ", "vi", "variant", parse("1900/1945")),)
CHART = Chart(PLACES, (), Known(names=NAMES))
THEN = parse("1930").earliest
LATER = parse("1950").earliest


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("minute", [None, THEN, LATER])
def test_kept_pins_are_those_made_anew(lang: str, minute: int | None) -> None:
    book = PinBook(CHART)
    for _ in range(2):
        assert list(book.pins(lang, minute)) == pins_of(PLACES, CHART.known, lang, minute)


def test_a_renamed_place_alone_is_made_anew() -> None:
    book = PinBook(CHART)
    changed = [
        then.title
        for now, then in zip(book.pins("vi", None), book.pins("vi", THEN), strict=True)
        if now is not then
    ]
    assert changed == ["Cũ"]


def test_few_places_lead_however_many_there_are() -> None:
    found = importance_of(PLACES)
    leading = [one.weight for one in PLACES if found[one.ref] == 3.0]
    assert len(leading) == LEADING
    assert min(leading) >= max(one.weight for one in PLACES if found[one.ref] == 2.0)
