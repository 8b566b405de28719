"""Manifests as other libraries write them: with little, in other languages, or told in odd ways."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from db.errors import ImportRefused
from db.exchange import iiif_reading
from db.exchange.iiif_reading import local_file
from db.exchange.parcel import Parcel
from db.exchange.ports import Known
from db.records import Words

if TYPE_CHECKING:
    from pathlib import Path

CONTEXT = "http://iiif.io/api/presentation/3/context.json"


def holding(folder: Path, **members: Any) -> Parcel:
    """Return what alone is taken of a manifest."""
    manifest = {"@context": CONTEXT, "type": "Manifest", "label": {"vi": ["Ảnh"]}, **members}
    path = folder / "m.json"
    path.write_text(json.dumps(manifest, ensure_ascii=False), "utf-8")
    (one,) = iiif_reading.read(path, Known())
    assert isinstance(one, Parcel)
    return one


def test_a_manifest_that_says_only_its_label_is_an_item(tmp_path: Path) -> None:
    one = holding(tmp_path)
    assert (one.kind, one.fields, one.identifiers) == ("holding", {"level": "item"}, ())


def test_what_calls_itself_ours_and_is_not_stays_a_note(tmp_path: Path) -> None:
    row = {"label": {"none": ["muniment"]}, "value": {"none": ['{"kind": "ship"}']}}
    more = {"label": {"vi": ["Khổ"]}, "value": {"vi": ["20 cm"]}}
    one = holding(tmp_path, metadata=[row, more])
    assert one.kind == "holding"
    assert one.fields["note"] == Words('muniment: {"kind": "ship"}\nKhổ: 20 cm')


def test_a_label_in_other_languages_alone_is_the_title(tmp_path: Path) -> None:
    label = {"fr": ["Une photographie", "Vue"], "de-AT": ["Ein Foto"]}
    one = holding(tmp_path, label=label)
    assert [(name.text, name.type, name.lang) for name in one.names] == [
        ("Une photographie", "preferred", "fr"),
        ("Vue", "variant", "fr"),
        ("Ein Foto", "variant", "de"),
    ]


def test_a_summary_is_taken_in_the_languages_of_the_archive(tmp_path: Path) -> None:
    assert "summary" not in holding(tmp_path, summary={"fr": ["Une vue."]}).fields
    both = {"fr": ["Une vue."], "vi": [" "], "en": ["<p>A <b>view</b>.</p>"]}
    assert holding(tmp_path, summary=both).fields["summary"] == Words(None, "A view.")


def test_a_credit_is_the_first_that_says_anything(tmp_path: Path) -> None:
    def credit(**value: list[str]) -> Any:
        said = {"label": {"en": ["By"]}, "value": value}
        return holding(tmp_path, requiredStatement=said).fields.get("credit")

    assert credit(en=[" "], vi=["Bảo tàng Mẫu"]) == "Bảo tàng Mẫu"
    assert credit(en=[]) is None


def test_a_picture_without_an_address_or_in_too_deep_a_folder_is_not_there(
    tmp_path: Path,
) -> None:
    def painted(**body: str) -> list[Any]:
        return [{"items": [{"items": [{"body": body}]}]}]

    (tmp_path / "a.png").write_bytes(b"")
    deep = f"https://x.org/{'d/' * iiif_reading.MOST_PARTS}a.png"
    for items in (painted(), painted(id=deep)):
        assert holding(tmp_path, items=items).kind == "holding"  # and no picture beside it
    assert local_file(f"https://x.org/{'d/' * 9}a.png", tmp_path) == tmp_path / "a.png"


def test_a_file_is_known_by_the_context_it_names(tmp_path: Path) -> None:
    holding(tmp_path)
    (tmp_path / "n").mkdir()
    (tmp_path / "n" / "o.json").write_text("{}", "utf-8")
    known = [iiif_reading.recognises(tmp_path / name) for name in ("m.json", "", "n", "n/o.json")]
    assert known == [True, True, False, False]


def test_a_folder_of_more_files_than_any_museum_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(iiif_reading, "MOST_MANIFESTS", 2)
    for name in "abc":
        (tmp_path / f"{name}.json").write_text("{}", "utf-8")
    with pytest.raises(ImportRefused, match="more than 2 files"):
        list(iiif_reading.read(tmp_path, Known()))
