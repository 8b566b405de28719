"""The bundled base map parses and keeps to its frame; broken files are refused in a sentence."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.viewer.widgets.map_samples import bundled_layers, entries
from viewer.widgets.map_layers import (
    ROLES,
    TOLERANCES,
    LayerUnreadableError,
    MapLayer,
    credits_of,
    parse_layer,
    text_in,
)

if TYPE_CHECKING:
    from pathlib import Path

LINE = {
    "features": [
        {
            "properties": {"vi": "sông Cầu", "number": 3},
            "geometry": {
                "type": "LineString",
                "coordinates": [[105, 21], [105.5, 21.2], [106, 21]],
            },
        }
    ]
}


def test_every_bundled_layer_parses_and_says_what_it_owes(resources: Path) -> None:
    layers = bundled_layers(resources)
    assert [layer.role for layer in layers] == [entry["role"] for entry in entries(resources)]
    for layer in layers:
        assert set(layer.title) == {"vi", "en"}
        assert layer.picture is not None or layer.features
        if layer.role != "name":
            assert set(layer.credit) == set(layer.notice) == {"vi", "en"}


def test_the_base_map_keeps_to_the_northern_frame(resources: Path) -> None:
    for layer in bundled_layers(resources):
        for feature in layer.features:
            bounds = feature.bounds.adjusted(1e-6, 1e-6, -1e-6, -1e-6)
            assert bounds.left() >= 102.0, layer.id
            assert bounds.right() <= 109.6, layer.id
            assert bounds.top() >= 19.2, layer.id
            assert bounds.bottom() <= 24.2, layer.id


def test_the_border_stands_in_a_file_of_its_own_and_is_credited(resources: Path) -> None:
    border = next(layer for layer in bundled_layers(resources) if layer.role == "border")
    assert "OpenStreetMap" in border.credit["en"]
    assert "ODbL" in border.credit["vi"]
    assert (
        sum(entry["file"].endswith("border-vietnam.geojson") for entry in entries(resources)) == 1
    )


def test_the_notices_name_every_file(resources: Path) -> None:
    notice = (resources / "geo" / "NOTICE.md").read_text(encoding="utf-8")
    for entry in entries(resources):
        assert entry["file"].rsplit("/", 1)[-1] in notice


def test_the_outline_says_of_which_years_it_is(resources: Path) -> None:
    outline = next(layer for layer in bundled_layers(resources) if layer.role == "boundary")
    assert outline.labelled
    assert "1997–2025" in text_in(outline.features[0].names, "vi")


def test_modern_boundaries_are_off_at_first_and_say_their_year(resources: Path) -> None:
    modern = [one for one in bundled_layers(resources) if one.role in {"border", "boundary"}]
    assert len(modern) == 2
    for layer in modern:
        assert not layer.visible
        for lang in ("vi", "en"):
            assert text_in(layer.year, lang) in layer.title_in(lang)
            assert text_in(layer.features[0].names, lang)


def test_credits_are_given_once_each(resources: Path) -> None:
    shown = [replace(layer, visible=True) for layer in bundled_layers(resources)]
    owed = credits_of(shown, "en")
    assert len(owed) == len(set(owed)) == 4
    assert not credits_of([MapLayer("a", "river", {}, visible=False, credit={"en": "x"})], "en")


def test_a_layer_without_a_short_credit_owes_its_notice() -> None:
    layer = MapLayer("a", "river", {}, notice={"en": "Rivers: an atlas, CC BY"})
    assert credits_of([layer], "en") == ["Rivers: an atlas, CC BY"]


def test_a_feature_grows_coarser_as_the_map_shrinks(resources: Path) -> None:
    border = next(layer for layer in bundled_layers(resources) if layer.role == "border")
    lengths = [len(border.features[0].parts(scale)[0].toList()) for scale in (9000, 700, 200)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 3 * lengths[-1]
    assert len(border.features[0].levels) == len(TOLERANCES)


def test_a_layer_may_be_parsed_in_another_thread(resources: Path) -> None:
    made: list[MapLayer] = []
    relief = entries(resources)[0]
    data = (resources / "archive" / relief["file"]).read_bytes()
    worker = threading.Thread(target=lambda: made.append(parse_layer(data, "relief", relief)))
    worker.start()
    worker.join()
    assert made[0].picture is not None
    assert made[0].picture.isGrayscale()
    assert made[0].bounds.width() == pytest.approx(7.6)


def test_what_a_file_says_of_a_line_is_kept() -> None:
    layer = parse_layer(json.dumps(LINE).encode(), "river", {"id": "r", "smooth": True})
    feature = layer.features[0]
    assert (feature.names, feature.number) == ({"vi": "sông Cầu"}, "3")
    assert text_in(feature.names, "en") == "sông Cầu"
    assert len(feature.levels[0][0].toList()) > 3


@pytest.mark.parametrize(
    ("data", "role"),
    [
        (b"", "river"),
        (b"\x00\xff not json", "river"),
        (b"[]", "river"),
        (b"[" * 100_000, "river"),
        (b'{"features": 3}', "land"),
        (b'{"features": [{"geometry": null}]}', "land"),
        (b'{"features": [{"geometry": {"type": "Sphere", "coordinates": []}}]}', "land"),
        (b'{"features": [{"geometry": {"type": "LineString", "coordinates": ["a"]}}]}', "road"),
        (b"GIF89a broken", "relief"),
        (b"{}", "nonsense"),
    ],
)
def test_a_broken_file_is_refused(data: bytes, role: str) -> None:
    with pytest.raises(LayerUnreadableError):
        parse_layer(data, role, {})  # pyright: ignore[reportArgumentType]


def test_the_design_asks_for_these_roles() -> None:
    wanted = {"relief", "land", "water", "river", "road", "boundary", "border", "town"}
    assert wanted <= set(ROLES)
