"""The region of an archive is read as far as it is possible, whatever a file says."""

from __future__ import annotations

from typing import Any

import pytest

from db.region import CLOSEST, Region, region_of

FRAME, FIT = [102.0, 19.2, 109.6, 24.2], [105.05, 20.95, 107.15, 22.85]


def test_a_region_is_its_frame_what_is_seen_first_and_how_near_one_comes() -> None:
    found = region_of({"frame": FRAME, "fit": FIT, "max_zoom": 11})
    assert found == Region((102.0, 19.2, 109.6, 24.2), (105.05, 20.95, 107.15, 22.85), 11.0)


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"frame": FRAME},
        {"frame": 0.5, "fit": FIT},
        {"frame": FRAME[:3], "fit": FIT},
        {"frame": ["102", *FRAME[1:]], "fit": FIT},
        {"frame": [*FRAME, None], "fit": FIT},
        {"frame": [109.6, 19.2, 102.0, 24.2], "fit": FIT},
        {"frame": [102.0, -91.0, 109.6, 24.2], "fit": FIT},
        {"frame": FRAME, "fit": [10**400, 0, 1, 1]},
    ],
)
def test_what_no_map_can_show_is_no_region(kept: dict[str, Any]) -> None:
    assert region_of(kept) is None


@pytest.mark.parametrize("zoom", ["near", None, 0, -3, 10**400, 99])
def test_a_zoom_that_no_map_has_is_the_usual_one(zoom: object) -> None:
    found = region_of({"frame": FRAME, "fit": FIT, "max_zoom": zoom})
    assert found is not None
    assert found.max_zoom == CLOSEST
