"""The bundled archive: everything that it says rests on something, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.dates import Date, overlaps
from db.records import KINDS, Words
from db.verification import verify
from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Evidence, Mention, Record

ROOT = Path(__file__).parents[2]
MOST_WORDS = 60
LEAST = {"event": 60, "place": 75, "person": 12, "quantity": 55, "route": 10, "term": 15}
PLAIN_FIELDS = frozenset(
    {
        "lang", "article", "passages", "translation", "source", "section", "passage", "start",
        "end", "claim_start", "claim_end", "locator_words", "date_wording", "inferred",
        "unit_words",
    }
)  # fmt: skip
"""What `show` derives from other claims."""


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    """Open the bundled archive as `make archive` compiles it."""
    path = ROOT / "resources" / "bundled.muniment"
    assert path.exists(), "run `make archive` first"
    with Archive.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(archive: Archive) -> tuple[Record, ...]:
    """Read every record of the archive."""
    return tuple(
        archive.read(reading.record, summary.ref)
        for kind in KINDS
        for summary in archive.read(reading.summaries, kind)
    )


@pytest.fixture(scope="module")
def mentions(archive: Archive) -> dict[tuple[str, int], tuple[Mention, ...]]:
    """Read what each Vietnamese paragraph mentions."""
    return {
        (section.ref, passage.position): passage.mentions
        for section in archive.read(reading.section_refs)
        for passage in archive.read(reading.section_text, section.ref).passages
    }


def test_it_is_sound(archive: Archive) -> None:
    assert [check for check in verify(archive.path) if not check.ok] == []


def test_it_is_complete_by_count(archive: Archive) -> None:
    counts = archive.read(reading.about).counts
    short = {kind: counts[kind] for kind, least in LEAST.items() if counts[kind] < least}
    assert short == {}
    assert counts["unit"] + counts["body"] >= 40
    assert counts["section"] == 3
    markers = [page for page in archive.read(reading.citations) if page.marker]
    assert len(markers) == 7


def test_no_claim_is_without_evidence(archive: Archive, pages: tuple[Record, ...]) -> None:
    bare = [
        (page.ref, reason.target.field or reason.target.type, reason.value)
        for page in pages
        for reason in archive.read(reading.why, page.ref)
        if reason.evidence is None and reason.target.field not in PLAIN_FIELDS
    ]
    assert bare == []


def test_every_fact_rests_on_our_sentence_and_on_a_citation(pages: tuple[Record, ...]) -> None:
    facts = ("unit", "body", "person", "event", "route", "quantity")
    for page in pages:
        if page.kind not in facts:
            continue
        article = [item for item in page.evidence if item.source == "source/dang-van-duy"]
        both = {item.target for item in article if item.quote and item.citation}
        names = {item.target for item in article if item.target.type == "name"}
        assert both, page.ref
        # a form that only the article writes rests on its paragraph alone
        assert {item.target for item in article if item.rank == "preferred"} - both <= names, (
            page.ref
        )


def test_nothing_is_certain_on_our_own_words_alone(pages: tuple[Record, ...]) -> None:
    loose = [
        (page.ref, item.quote)
        for page in pages
        for item in page.evidence
        if item.grade == "certain" and (item.citation is None or item.source == "source/editors")
    ]
    assert loose == []


def _names_it(
    page: Record, item: Evidence, mentions: dict[tuple[str, int], tuple[Mention, ...]]
) -> bool:
    quote = item.quote or ""
    folded = fold(quote)
    if any(fold(name.text) in folded for name in page.names):
        return True
    digits = {re.sub(r"\D", "", word) for word in re.findall(r"[\d.]*\d", quote)}
    for field in ("value", "low", "high"):
        number = page.fields.get(field)
        if isinstance(number, int | float) and f"{number:.0f}" in digits:
            return True
    date = page.fields.get("date")
    if isinstance(date, Date) and date.wording and fold(date.wording) in folded:
        return True
    wording = page.fields.get("wording")
    if isinstance(wording, str) and fold(wording) in folded:
        return True
    start, end = item.start or 0, item.end or 0
    inside = {
        mention.ref
        for mention in mentions[item.section or "", item.passage or 0]
        if mention.start < end and start < mention.end
    }
    stops = page.fields.get("stops")
    on_the_way = len(inside & set(stops)) > 1 if isinstance(stops, tuple) else False
    return page.ref in inside or on_the_way


def test_each_quote_holds_what_it_is_evidence_of(
    pages: tuple[Record, ...], mentions: dict[tuple[str, int], tuple[Mention, ...]]
) -> None:
    facts = ("unit", "body", "person", "event", "route", "quantity", "place")
    beside = [
        (page.ref, item.quote)
        for page in pages
        if page.kind in facts
        for item in page.evidence
        if item.quote and item.target.type == "record" and not _names_it(page, item, mentions)
    ]
    assert beside == []


def test_a_stated_date_stands_in_its_quote(pages: tuple[Record, ...]) -> None:
    missing = []
    for page in pages:
        date = page.fields.get("date")
        if not isinstance(date, Date) or "inferred" in page.fields or not date.wording:
            continue
        quotes = [e.quote or "" for e in page.evidence if e.target.field == "date"]
        if not any(fold(date.wording) in fold(quote) for quote in quotes):
            missing.append((page.ref, date.wording, quotes))
    assert missing == []


def test_a_quantitys_digits_stand_in_its_quote(pages: tuple[Record, ...]) -> None:
    missing = []
    for page in pages:
        value = page.fields.get("value")
        if page.kind != "quantity" or not isinstance(value, int | float):
            continue
        spoken = {0.5: "nua", 1: "mot", 2: "hai", 3: "ba"}.get(value, "\0")
        for item in page.evidence:
            if item.target.field == "value" and item.quote:
                digits = re.sub(r"(?<=\d)\.(?=\d{3})", "", item.quote)
                if f"{value:.15g}" not in digits and spoken not in fold(item.quote):
                    missing.append((page.ref, value, item.quote))
    assert missing == []


def test_no_quote_is_longer_than_sixty_words(pages: tuple[Record, ...]) -> None:
    long = [
        (page.ref, item.quote)
        for page in pages
        for item in page.evidence
        if item.quote and len(item.quote.split()) > MOST_WORDS
    ]
    assert long == []


def test_every_string_has_both_languages(archive: Archive, pages: tuple[Record, ...]) -> None:
    lacking: list[tuple[str, str]] = []
    for page in pages:
        texts = [("title", page.title)]
        texts += [(name, value) for name, value in page.fields.items() if isinstance(value, Words)]
        texts += [("reason", claim.reason) for claim in (*page.names, *page.rivals) if claim.reason]
        lacking += [(page.ref, name) for name, text in texts if not (text.vi and text.en)]
        if page.kind == "section":
            both = page.fields["passages"], page.fields["translation"]
            assert isinstance(both[0], tuple)
            assert isinstance(both[1], tuple)
            assert len(both[0]) == len(both[1]) > 0
    for layer in archive.read(reading.layers):
        if not (layer.title.vi and layer.title.en):
            lacking.append((layer.id, "title"))
    assert lacking == []


def test_every_reference_resolves(archive: Archive, pages: tuple[Record, ...]) -> None:
    known = {page.ref for page in pages}
    wanted = {link.ref for page in pages for link in page.links}
    for page in pages:
        stops = page.fields.get("stops")
        wanted |= {str(stop) for stop in stops} if isinstance(stops, tuple) else set()
        wanted |= {item.citation for item in page.evidence if item.citation}
        wanted |= {item.section for item in page.evidence if item.section}
    assert wanted - known == set()
    for section in archive.read(reading.section_refs):
        text = archive.read(reading.section_text, section.ref)
        for passage in (*text.passages, *text.translation):
            assert {mention.ref for mention in passage.mentions} <= known
            assert {marker.ref for marker in passage.markers} <= known


def test_every_fact_is_mentioned_in_the_text(
    pages: tuple[Record, ...], mentions: dict[tuple[str, int], tuple[Mention, ...]]
) -> None:
    mentioned = {mention.ref for found in mentions.values() for mention in found}
    facts = ("unit", "body", "person", "event", "route", "quantity", "place", "term")
    assert [page.ref for page in pages if page.kind in facts and page.ref not in mentioned] == []


def test_contradictions_stand_side_by_side(pages: tuple[Record, ...]) -> None:
    by_ref = {page.ref: page for page in pages}
    division = by_ref["unit/quan-tien-phong"]
    assert division.fields["echelon"] == "division"
    assert [rival.value for rival in division.rivals if rival.field == "echelon"] == ["regiment"]
    bridge = {name.text for name in by_ref["place/cau-gia-bay"].names}
    assert {"cầu Gia Bảy", "cầu Gia Bẩy"} <= {name[0].lower() + name[1:] for name in bridge}
    nearly = by_ref["quantity/gan-100-huong-phu-binh"].fields
    assert (nearly["qualifier"], nearly["value"]) == ("nearly", 100)
    assert [rival.field for rival in by_ref["quantity/gan-100-huong-phu-binh"].rivals] == [
        "wording"
    ]
    links = by_ref["event/tieu-diet-dong-khe"].links
    assert "rival" in {link.rank for link in links}
    founding = by_ref["event/thanh-lap-quan-tien-phong"].names
    assert "rival" in {name.rank for name in founding}
    assert any(page.rivals or any(n.rank == "rival" for n in page.names) for page in pages)


def test_places_without_a_known_position_have_none(pages: tuple[Record, ...]) -> None:
    places = {page.ref: page for page in pages if page.kind == "place"}
    assert "lat" not in places["place/ben-nit"].fields
    for page in places.values():
        if "lat" in page.fields:
            sources = {e.source for e in page.evidence if e.target.field == "lat"}
            assert sources <= {"source/geonames", "source/editors"}
            assert sources
            assert "uncertainty_km" in page.fields


def test_inferred_dates_say_why(pages: tuple[Record, ...]) -> None:
    dated = [page for page in pages if page.kind == "event" and "date" in page.fields]
    inferred = [page for page in dated if "inferred" in page.fields]
    assert len(dated) > len(inferred) > 20
    for page in dated:
        date = page.fields["date"]
        assert isinstance(date, Date)
        assert "inferred" in page.fields or date.wording, page.ref


def _numbers(text: str) -> set[str]:
    """Give the figures of a text without their separators; days of a date are among them."""
    return {re.sub(r"[.,]", "", word) for word in re.findall(r"\d[\d.,/]*\d|\d", text)} - {""}


def test_tours_speak_to_visitors_in_both_languages(archive: Archive) -> None:
    entries = archive.read(reading.tours)
    assert len(entries) == 3
    for entry in entries:
        assert 6 <= entry.stops <= 12
        for stop in archive.read(reading.tour, entry.ref).stops:
            assert stop.view is not None
            assert stop.span is not None
            for words in (stop.words.vi, stop.words.en):
                assert words is not None
                assert 40 <= len(words.split()) <= 70, (entry.ref, stop.record)


def test_each_figure_of_a_tour_is_one_that_the_texts_give(
    archive: Archive, pages: tuple[Record, ...]
) -> None:
    told = {lang: set[str]() for lang in ("vi", "en")}
    for page in pages:
        for lang in told:
            texts = [page.title.get(lang) or ""]
            texts += [w.get(lang) or "" for w in page.fields.values() if isinstance(w, Words)]
            if page.kind == "section":
                both = page.fields["passages" if lang == "vi" else "translation"]
                assert isinstance(both, tuple)
                texts += [str(passage) for passage in both]
            told[lang] |= _numbers(" ".join(texts))
    unknown = [
        (stop.record, lang, number)
        for entry in archive.read(reading.tours)
        for stop in archive.read(reading.tour, entry.ref).stops
        for lang in told
        for number in _numbers(stop.words.get(lang) or "") - told[lang]
    ]
    assert unknown == []


def test_a_stop_s_span_meets_the_date_of_what_it_shows(
    archive: Archive, pages: tuple[Record, ...]
) -> None:
    dates = {page.ref: page.fields.get("date") for page in pages if page.kind == "event"}
    apart = [
        (stop.record, stop.span)
        for entry in archive.read(reading.tours)
        for stop in archive.read(reading.tour, entry.ref).stops
        if isinstance(date := dates.get(stop.record), Date)
        and stop.span is not None
        and not overlaps(date, stop.span)
    ]
    assert apart == []
