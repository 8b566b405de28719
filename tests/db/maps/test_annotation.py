"""IIIF Georeference Annotations: what is read, what is written, what is refused."""

from __future__ import annotations

import json
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import ImportRefused
from db.maps.annotation import read_annotations, write_annotation
from db.maps.control_points import ControlPoint
from db.maps.georeference import TRANSFORMATIONS
from db.maps.placement import Placement

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = Path("sheet.json")

POINTS = (
    ControlPoint(100.5, 200, 105.84, 21.59),
    ControlPoint(3000, 250, 106.25, 22.66),
    ControlPoint(2800, 2100.25, 106.7, 21.85),
)


def document(**changes: Any) -> dict[str, Any]:
    """Return an annotation such as Allmaps writes, with parts of it changed."""
    whole: dict[str, Any] = {
        "id": "https://example.org/maps/1",
        "type": "Annotation",
        "@context": [
            "http://iiif.io/api/extension/georef/1/context.json",
            "http://iiif.io/api/presentation/3/context.json",
        ],
        "motivation": "georeferencing",
        "target": {
            "type": "SpecificResource",
            "source": {
                "id": "https://example.org/iiif/1",
                "type": "ImageService2",
                "height": 2400,
                "width": 3200,
            },
            "selector": {
                "type": "SvgSelector",
                "value": '<svg width="3200" height="2400">'
                '<polygon points="10,20 3190,20 3190,2380 10,2380 10,20" /></svg>',
            },
        },
        "body": {
            "type": "FeatureCollection",
            "transformation": {"type": "polynomial", "options": {"order": 1}},
            "features": [
                {
                    "type": "Feature",
                    "properties": {"resourceCoords": [point.x, point.y]},
                    "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]},
                }
                for point in POINTS
            ],
        },
    }
    return {**whole, **changes}


def one(whole: dict[str, Any]) -> Placement:
    (found,) = read_annotations(json.dumps(whole), FILE)
    return found


def test_points_transformation_mask_and_size_are_read() -> None:
    assert one(document()) == Placement(
        POINTS, "affine", ((10, 20), (3190, 20), (3190, 2380), (10, 2380)), (3200, 2400)
    )


@pytest.mark.parametrize(
    ("words", "name", "left_out"),
    [
        ({"type": "polynomial", "options": {"order": 1}}, "affine", False),
        ({"type": "polynomial", "options": {"order": 2}}, "polynomial2", False),
        ({"type": "polynomial"}, "affine", False),
        ({"type": "thinPlateSpline"}, "spline", False),
        ({"type": "helmert"}, "similarity", False),
        (None, "affine", False),
        ({"type": "polynomial", "options": {"order": 3}}, "affine", True),
        ({"type": "projective"}, "affine", True),
        ({"type": ["odd"]}, "affine", True),
    ],
)
def test_transformations_are_named_or_left_out_with_a_sentence(
    words: object, name: str, *, left_out: bool
) -> None:
    whole = document()
    whole["body"]["transformation"] = words
    found = one(whole)
    assert found.transformation == name
    assert bool(found.problems) == left_out
    assert found.points == POINTS


def test_a_page_of_annotations_gives_each() -> None:
    page = {"type": "AnnotationPage", "items": [document(), document()]}
    assert len(read_annotations(json.dumps(page), FILE)) == 2


def test_drafts_of_the_specification_and_heights_are_read() -> None:
    whole = document()
    for feature in whole["body"]["features"]:
        feature["properties"]["pixelCoords"] = feature["properties"].pop("resourceCoords")
        feature["geometry"]["coordinates"].append(300)
    assert one(whole).points == POINTS


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/canvas/1",
        {"type": "SpecificResource", "source": "https://example.org/canvas/1"},
        {"id": "https://example.org/canvas/1", "type": "Canvas"},
    ],
)
def test_a_target_that_is_only_named_has_neither_size_nor_mask(target: object) -> None:
    found = one(document(target=target))
    assert (found.size, found.mask) == (None, None)


def test_the_svg_says_the_size_where_the_source_does_not_and_is_scaled_where_both_do() -> None:
    whole = document()
    del whole["target"]["source"]["width"]
    assert one(whole).size == (3200, 2400)
    whole["target"]["source"] |= {"width": 6400, "height": 4800}
    found = one(whole)
    assert found.size == (6400, 4800)
    assert found.mask == ((20, 40), (6380, 40), (6380, 4760), (20, 4760))
    assert found.points == POINTS


def test_a_placement_is_scaled_to_another_copy_of_the_picture_and_to_no_other() -> None:
    found = one(document()).scaled_to(1600, 1200, FILE)
    assert found.points[0] == ControlPoint(50.25, 100, 105.84, 21.59)
    assert found.mask is not None
    assert found.mask[2] == (1595, 1190)
    with pytest.raises(ImportRefused, match="3200 × 2400 pixels, and this one has 1200 × 1600"):
        one(document()).scaled_to(1200, 1600, FILE)


def broken(change: Callable[[dict[str, Any]], object]) -> str:
    whole = deepcopy(document())
    change(whole)
    return json.dumps(whole)


def svg(value: str) -> str:
    return broken(lambda whole: whole["target"]["selector"].update(value=value))


def feature(**changes: object) -> str:
    return broken(lambda whole: whole["body"]["features"][0].update(changes))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("9" * 10_000, "it is no JSON"),
        ("[]", "it holds no annotation"),
        ('{"type": "AnnotationPage", "items": []}', "it holds no annotation"),
        ('{"type": "AnnotationPage", "items": [3]}', "an annotation is missing"),
        ('{"type": "Manifest"}', "an item is no annotation"),
        (broken(lambda whole: whole.pop("body")), "the body is missing"),
        (broken(lambda whole: whole["body"].update(type="TextualBody")), "no FeatureCollection"),
        (broken(lambda whole: whole["body"].update(features={})), "features are missing"),
        (broken(lambda whole: whole["body"].update(features=[])), "holds 0 control points"),
        (broken(lambda whole: whole["body"]["features"].extend([{}] * 3000)), "holds 3003"),
        (feature(geometry={"type": "Polygon", "coordinates": []}), "is no point"),
        (feature(geometry={"type": "Point", "coordinates": [1]}), "are no two numbers"),
        (feature(geometry={"type": "Point", "coordinates": ["1", "2"]}), "are no two numbers"),
        (feature(geometry={"type": "Point", "coordinates": [True, 2]}), "are no two numbers"),
        (feature(geometry={"type": "Point", "coordinates": [10**400, 2]}), "are no two numbers"),
        (feature(geometry={"type": "Point", "coordinates": [21, 105]}), "outside of the picture"),
        (feature(properties={}), "are no two numbers"),
        (feature(properties={"resourceCoords": [1e300, 2]}), "outside of the picture"),
        (json.dumps(document()).replace("100.5", "NaN"), "“NaN” is no number of JSON"),
        (json.dumps(document()).replace("100.5", "-Infinity"), "is no number of JSON"),
        (svg("no svg"), "it is no SVG"),
        (svg("\ud800<svg/>"), "it is no SVG"),
        (svg("<svg/>"), "one polygon is expected, and it draws: nothing"),
        (svg('<svg><path d="M 0 0"/></svg>'), "it draws: path"),
        (svg('<svg><polygon points="1,2 3,4"/></svg>'), "fewer than three corners"),
        (svg('<svg><polygon points="1,2 3,4 5"/></svg>'), "no pairs of numbers"),
        (svg('<svg><polygon points="a,b c,d e,f"/></svg>'), "corners are no numbers"),
        (svg('<svg><polygon points="1e99,2 3,4 5,6"/></svg>'), "outside of every picture"),
        (
            svg('<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/hostname">]><svg>&a;<path/></svg>'),
            "one polygon is expected",
        ),
    ],
)
def test_what_is_wrong_is_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ImportRefused, match=sentence) as refusal:
        read_annotations(text, FILE)
    assert "\n" not in str(refusal.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "type items body target features geometry coordinates properties resourceCoords "
                "transformation options order selector value source width height".split()
            ),
            inner,
            max_size=4,
        )
    ),
)


@given(part=JSON, at=st.sampled_from(["body", "target", "type", "motivation"]), deep=st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_document_breaks_the_reader(part: Any, at: str, *, deep: bool) -> None:
    whole = document()
    if deep and isinstance(whole.get(at), dict):
        inner = whole[at]
        inner[next(iter(reversed(inner)))] = part
    else:
        whole[at] = part
    with suppress(ImportRefused):  # the one thing that it may raise
        assert read_annotations(json.dumps(whole), FILE)


@pytest.mark.parametrize("kind", [*TRANSFORMATIONS, None])
def test_what_is_written_is_read_again(kind: str | None) -> None:
    mask = ((0.5, 0), (900, 3), (880, 700.25))
    placed = Placement((*POINTS, ControlPoint(1, 2, 3, 4, enabled=False)), kind, mask, (3200, 2400))
    text = json.dumps(write_annotation(placed, "urn:uuid:0b5e", service=False))
    assert one(json.loads(text)) == Placement(POINTS, kind or "affine", mask, (3200, 2400))


def test_a_picture_without_a_mask_is_drawn_whole() -> None:
    whole = write_annotation(Placement(POINTS, "spline", None, (3200, 2400)), "https://e.org/1")
    assert whole["target"]["selector"]["value"] == (
        '<svg width="3200" height="2400"><polygon points="0,0 3200,0 3200,2400 0,2400" /></svg>'
    )
    assert whole["target"]["source"]["type"] == "Canvas"
    assert whole["body"]["transformation"] == {"type": "thinPlateSpline"}
    assert whole["motivation"] == "georeferencing"
