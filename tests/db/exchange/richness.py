"""Parcels that say everything a record of each kind can say, and a second telling that differs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from db.dates import parse
from db.exchange.parcel import (
    EvidenceParcel,
    LinkParcel,
    NameParcel,
    Parcel,
    PassageParcel,
    RivalParcel,
)
from db.kinds import BY_NAME
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

DATES = (
    "1950-09-16", "1950-09", "1950", "1950-09-16/1950-09-18", "1950-09/..", "../1950-10-08",
    "1950-09-16~", "1950?", "1950-22", "1950-09/", "/1950", "1949/1951",
)  # fmt: skip
"""A day, a month, a year, intervals, open and unknown ends, about, doubtful, a season."""

RENAMED = {"section/mot": "Phần một", "citation/bao-1": "Báo Mẫu, số 1"}


def told() -> tuple[Parcel, ...]:
    """Return the records; some lack what others have."""
    return tuple(
        replace(one, uuid=str(UUID(int=7 << 76 | 2 << 62 | number)))
        for number, one in enumerate(_records(), 1)
    )


def told_otherwise(known: Iterable[Parcel]) -> tuple[Parcel, ...]:
    """Return the records as a second file tells them: each says something more or something else.

    Their titles stand, for those tell a record that has no number.
    """
    return tuple(_otherwise(one) for one in known if one.kind != "citation")


def _otherwise(one: Parcel) -> Parcel:
    fields = {
        name: Words("Nói lại.", None) if isinstance(value, Words) else value
        for name, value in one.fields.items()
    }
    if "date" in fields:
        fields["date"] = parse("1951-03", wording="tháng 3/1951")
        fields["inferred"] = Words("Theo sổ khác.", "From another book.")
    texts = tuple(replace(text, text=f"{text.text} Thêm.") for text in one.passages)
    name = NameParcel("Tên nói lại", "variant", "vi")
    return replace(
        one,
        names=(*one.names, name),
        fields=fields,
        status="reviewed",
        placeholder=not one.placeholder,
        identifiers=(*one.identifiers, ("SỔ", "lần hai")),
        tags=("nói lại",),
        stops=one.stops[::-1],
        passages=texts,
        links=(*one.links, LinkParcel("see-also", "term/ngam"))
        if one.ref != "term/ngam"
        else one.links,
        rivals=_rivals(one),
        evidence=(
            *one.evidence,
            EvidenceParcel("name:vi:Tên nói lại", "probable", citation="citation/bao-1"),
            EvidenceParcel("name", "doubtful", citation="citation/bao-1"),
            EvidenceParcel("link:see-also>term/ngam", "probable", citation="citation/bao-1"),
        ),
    )


def _rivals(one: Parcel) -> tuple[RivalParcel, ...]:
    why = Words("Báo ghi khác", "A paper differs")
    if "date" in one.fields:
        return (RivalParcel("date", parse("1952"), reason=why),)
    return ()


def _prose(kind: str) -> dict[str, Words]:
    return {
        name: Words(f"{name}: lời Việt & <dấu>.\nĐoạn hai.", f"{name}: in English.")
        for name in BY_NAME[kind].prose
    }


def _names(vi: str, en: str) -> tuple[NameParcel, ...]:
    period = parse("1945/1954")
    return (
        NameParcel(vi),
        NameParcel(en, "preferred", "en"),
        NameParcel(f"{vi} cũ", "variant", "vi", period=period),
        NameParcel(f"{en}, en français", "translation", "fr"),
        NameParcel(vi[:2].upper(), "abbreviation", "vi"),
    )


def _records() -> tuple[Parcel, ...]:
    why = Words("Theo báo", "From a paper")
    everywhere = {
        "status": "published", "tags": ("cần xem", "đã đối chiếu"),
        "identifiers": (("wikidata", "Q1"), ("uri", "https://example.org/1"), ("TB", "12, 13")),
    }  # fmt: skip
    source = Parcel(
        "source/bao-mau", "source", _names("Báo Mẫu", "Sample Paper"),
        {
            "type": "newspaper", "authors": ("Lê Văn Mẫu", "Trần Mẫu"), "identified": True,
            "number": 3, "date": parse("1950-09-16", wording="16/9/1950"), **_prose("source"),
        },
        identifiers=(("issn", "0000-0000"), ("doi", "10.1000/1"), ("url", "https://example.org")),
        status="published",
    )  # fmt: skip
    more = [
        Parcel(
            f"source/nguon-{number}", "source", (NameParcel(f"Nguồn {number}"),),
            {"date": parse(edtf), "type": kind}, placeholder=number == 2,
        )
        for number, (edtf, kind) in enumerate(
            zip(DATES, ("book", "article", "archive", "web") * 3, strict=True), 1
        )
    ]  # fmt: skip
    citation = Parcel(
        "citation/bao-1", "citation", (NameParcel("Báo Mẫu, số 1"),),
        {"source": "source/bao-mau", "locator": "số 1", "locator_en": "no. 1"},
    )  # fmt: skip
    article = Parcel(
        "article/bai", "article", _names("Bài mẫu", "A sample article"),
        {
            "authors": ("Lê Văn Mẫu",), "affiliation": "Bảo tàng Mẫu", "source": "source/bao-mau",
            "keywords": Words("chiến dịch; biên giới", "campaign; border"), **_prose("article"),
        },
        **everywhere,
    )  # fmt: skip
    section = Parcel(
        "section/mot", "section", _names("Phần một", "Part one"),
        {"number": "1", "article": "article/bai"},
        passages=(
            PassageParcel("vi", 0, "Sáng 16/9/1950, trung đoàn qua sông ở Làng Mẫu."),
            PassageParcel("vi", 1, "Đoạn hai nói thêm."),
            PassageParcel("en", 0, "On the morning of 16 September 1950 the regiment crossed."),
        ),
    )  # fmt: skip
    place = Parcel(
        "place/lang-mau", "place", _names("Làng Mẫu", "Sample Village"),
        {"type": "village", "lat": 21.5, "lon": 105.8, "uncertainty_km": 1.5, **_prose("place")},
        links=(LinkParcel("located-in", "place/huyen-mau", parse("1949/1951")),),
        rivals=(RivalParcel("lat", 21.6, reason=why), RivalParcel("summary", Words("Khác.", "No"))),
        evidence=(
            EvidenceParcel("lat", "certain", citation="citation/bao-1", note="bản in"),
            EvidenceParcel("record", "doubtful", section="section/mot", quote="Làng Mẫu"),
            EvidenceParcel("name:vi:Làng Mẫu", section="section/mot", passage=0, quote="Làng Mẫu"),
            EvidenceParcel("link:located-in>place/huyen-mau", citation="citation/bao-1"),
        ),
        **everywhere,
    )  # fmt: skip
    return (
        source, *more, citation, article, section, place,
        Parcel("place/huyen-mau", "place", (NameParcel("Sample District", "preferred", "en"),)),
        Parcel("term/ngam", "term", _names("Ngầm", "Ford"), _prose("term"), **everywhere),
        *_actors(everywhere), *_happenings(everywhere, why), *_kept(everywhere),
        Parcel(
            "tour/mot-vong", "tour", _names("Một vòng", "Around"),
            {"minutes": 12, **_prose("tour")}, stops=("place/lang-mau", "event/qua-song"),
        ),
    )  # fmt: skip


def _actors(everywhere: dict[str, object]) -> Iterable[Parcel]:
    life = parse("1945-22/1979-03-02", wording="từ mùa hè 1945")
    inferred = {"inferred": Words("Theo sổ.", "From a book."), "date_wording_en": "summer 1945 on"}
    yield Parcel(
        "unit/trung-doan-mau", "unit", _names("Trung đoàn Mẫu", "Sample Regiment"),
        {
            "echelon": "regiment", "number": 99, "code": "e99", "side": "vietnam",
            "date": life, **inferred, **_prose("unit"),
        },
        links=(LinkParcel("commanded-by", "person/le-van-mau", parse("1950")),),
        rivals=(RivalParcel("number", 98), RivalParcel("date", parse("1946"))),
        evidence=(EvidenceParcel("date", "probable", citation="citation/bao-1"),),
        **everywhere,
    )  # fmt: skip
    yield Parcel(
        "unit/tieu-doan-mau", "unit", (NameParcel("Tiểu đoàn Mẫu"),),
        {"echelon": "battalion", "date": parse("1946/..")},
        links=(LinkParcel("part-of", "unit/trung-doan-mau"),), placeholder=True,
    )  # fmt: skip
    yield Parcel(
        "body/ty-mau", "body", _names("Ty Mẫu", "Sample Office"),
        {"type": "office", "side": "vietnam", "date": parse("1947"), **_prose("body")},
        links=(LinkParcel("succeeded-by", "body/so-mau"), LinkParcel("located-in", place_ref())),
        **everywhere,
    )  # fmt: skip
    yield Parcel("body/so-mau", "body", (NameParcel("Sở Mẫu"),), {"date": parse("../1960")})
    yield Parcel(
        "person/le-van-mau", "person", _names("Lê Văn Mẫu", "Le Van Mau"),
        {"side": "vietnam", "date": parse("1901/1979"), **inferred, **_prose("person")},
        links=(LinkParcel("member-of", "body/ty-mau"),), **everywhere,
    )  # fmt: skip
    yield Parcel("person/ai-do", "person", (NameParcel("Ai Đó"),), {"date": parse("1920?")})


def place_ref() -> str:
    return "place/lang-mau"


def _happenings(everywhere: dict[str, object], why: Words) -> Iterable[Parcel]:
    yield Parcel(
        "event/qua-song", "event", _names("Qua sông", "The crossing"),
        {
            "lane": "border", "side": "vietnam", **_prose("event"),
            "date": parse("1950-09-16", part_of_day="morning", time="05:30", wording="sáng 16/9"),
            "inferred": Words("Theo tin."), "date_wording_en": "that morning",
        },
        links=(LinkParcel("took-place-at", "place/lang-mau"),),
        rivals=(RivalParcel("date", parse("1950-09-17", wording="17/9"), reason=why),),
        evidence=(EvidenceParcel("date", "certain", citation="citation/bao-1"),),
        **everywhere,
    )  # fmt: skip
    for number, edtf in enumerate(DATES, 1):
        yield Parcel(
            f"event/viec-{number}", "event", (NameParcel(f"Việc {number}"),), {"date": parse(edtf)}
        )
    yield Parcel(
        "route/rut-lui", "route", _names("Đường rút", "Retreat"),
        {"side": "france", "mode": "foot", "date": parse("1950-10"), "road": "place/huyen-mau",
         **_prose("route")},
        stops=("place/lang-mau", "place/huyen-mau", "place/lang-mau"), **everywhere,
    )  # fmt: skip
    yield Parcel(
        "quantity/quan-so", "quantity", _names("Quân số", "Strength"),
        {
            "value": 2300.0, "low": 2000.0, "high": 2500.0, "qualifier": "about", "unit": "người",
            "unit_en": "men", "wording": "khoảng 2.300 người", "date": parse("1950-09"),
            **_prose("quantity"),
        },
        **everywhere,
    )  # fmt: skip
    yield Parcel(
        "map/so-do", "map", _names("Sơ đồ", "Sketch map"),
        {"scale": 100_000, "date": parse("1950"), **_prose("map")}, **everywhere,
    )  # fmt: skip


def _kept(everywhere: dict[str, object]) -> Iterable[Parcel]:
    yield Parcel(
        "holding/phong-mau", "holding", _names("Phông Mẫu", "Sample Fonds"),
        {
            "reference_code": "TN-01", "level": "fonds", "extent": "12 hộp",
            "creator": "body/ty-mau", "accession": "2001-17", "donor": "Lê Văn Mẫu",
            "shelf": "Kho 2", "licence": "CC BY 4.0", "rights_holder": "Bảo tàng Mẫu",
            "credit": "Bảo tàng Mẫu", "may_be_shown": True, "embargo_until": "2031",
            "date": parse("1947/1954-07", wording="1947–7/1954"),
            "inferred": Words("Theo bìa.", "From the cover."), "date_wording_en": "1947 to 1954",
            **_prose("holding"),
        },
        links=(LinkParcel("documents", "place/lang-mau"), LinkParcel("documents", "body/so-mau")),
        **everywhere,
    )  # fmt: skip
    above = "holding/phong-mau"
    for number, edtf in enumerate(DATES, 1):
        ref = f"holding/thu-{number}"
        yield Parcel(
            ref, "holding",
            (NameParcel(f"Thư {number}"), NameParcel(f"Letter {number}", lang="en")),
            {"level": "item", "parent": above, "date": parse(edtf),
             "reference_code": f"TN-01-{number}"},
            status=("draft", "reviewed", "published")[number % 3],
        )  # fmt: skip
        above = "holding/phong-mau" if number % 3 else ref
